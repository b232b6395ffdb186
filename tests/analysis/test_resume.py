"""Files are made here, byte by byte; each résumé is read by a process of its own, so few tests read one."""

import io
import re
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader, PdfWriter

from analysis import filetext, resume
from analysis.filetext import UnreadableError, text_of
from analysis.resume import Resume, read_advert, read_resume

LINES = [
    "Jane Example, Northfield",
    "M.Sc. in Statistics, Example University",
    "Analyst with 6 years of experience in retail.",
    "Built dashboards in Tableau on data that I prepared with Python, pandas and SQL.",
    "Tools: PyTorch, Docker, Zorblax and Git. No experience with Scala. Eager to learn Rust.",
]


def pdf(lines: list[str], pages: int = 1) -> bytes:
    """A small PDF that shows these lines on each page."""
    shown = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
    stream = f"BT /F1 11 Tf 40 780 Td {shown}ET".encode()
    kids = " ".join(f"{4 + 2 * page} 0 R" for page in range(pages))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for page in range(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * page} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def locked(content: bytes, password: str) -> bytes:
    """The same PDF, encrypted."""
    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(content))), io.BytesIO()
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def docx(lines: list[str]) -> bytes:
    """A Word file with these lines, the last of them in a table."""
    document, out = Document(), io.BytesIO()
    for line in lines[:-1]:
        document.add_paragraph(line)
    document.add_table(1, 1).cell(0, 0).text = lines[-1]
    document.save(out)
    return out.getvalue()


def packed(parts: dict[str, bytes]) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


TEXT = "\n".join(LINES)
BOMB = packed({"word/document.xml": b"<w:t>" + b" " * 30_000_000})
MANY = packed({"word/document.xml": b"<a/>"} | {f"word/{number}": b"" for number in range(2_100)})
LAUGHS = packed({
    "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
    b'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
    b'document.main+xml"/></Types>',
    "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    b'Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    b'Target="word/document.xml"/></Relationships>',
    "word/document.xml": b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "haha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%s;" % (str(n - 1).encode() if n else b"") * 10) for n in range(9))
    + b']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>'
    b"&a8;</w:t></w:r></w:p></w:body></w:document>",
})  # fmt: skip

READABLE = [
    ("pdf", pdf(LINES)), ("locked with an empty password", locked(pdf(LINES), "")), ("docx", docx(LINES)),
    ("text", TEXT.encode()), ("with a mark", TEXT.encode("utf-8-sig")), ("utf-16", TEXT.encode("utf-16")),
    ("old Windows", (TEXT + " café").encode("cp1252")), ("pdf behind rubbish", b"\n\n" + pdf(LINES)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content"), READABLE)
def test_text_of_a_file(name: str, content: bytes) -> None:
    """The content says what a file is, never its name; tables are read too."""
    text = text_of(content)
    assert all(line in text for line in LINES), name


HOSTILE = [
    ("nothing", b"", filetext.EMPTY), ("blank", b" \n ", filetext.EMPTY),
    ("locked", locked(pdf(LINES), "secret"), filetext.LOCKED),
    ("pictures only", pdf([]), filetext.PICTURES), ("a picture", b"\x89PNG\r\n\x1a\n" + b"0" * 99, filetext.PICTURES),
    ("a photo", b"\xff\xd8\xff\xe0" + b"0" * 99, filetext.PICTURES),
    ("old Word", b"\xd0\xcf\x11\xe0\xa1\xb1" + b"0" * 99, filetext.WRONG_KIND),
    ("a program", b"\x7fELF" + bytes(99), filetext.WRONG_KIND), ("bytes", bytes(range(256)), filetext.WRONG_KIND),
    ("another zip", packed({"a.txt": b"text"}), filetext.WRONG_KIND),
    ("cut off", docx(LINES)[:900], filetext.BROKEN), ("no PDF after all", b"%PDF-1.7 and nothing", filetext.BROKEN),
    ("a bomb", BOMB, filetext.BURSTING), ("many parts", MANY, filetext.BURSTING),
    ("a billion laughs", LAUGHS, filetext.BROKEN),
    ("too large", b"a" * (filetext.MOST_BYTES + 1), filetext.TOO_LARGE),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "expected"), HOSTILE)
def test_hostile_files(name: str, content: bytes, expected: str) -> None:
    """Each is refused at once, in words that say why and what to do."""
    start = time.process_time()
    with pytest.raises(UnreadableError) as refused:
        text_of(content)
    assert (str(refused.value), name) in {(expected, name), (filetext.PICTURES, "a billion laughs")}
    assert re.search(r"\b(Choose|Save|Export) ", str(refused.value))
    assert time.process_time() - start < 2


def test_a_resume() -> None:
    """Skills with their sentences, years and degree told plainly, and terms no skill knows; what is not claimed is not
    found."""
    found = read_resume(pdf(LINES))
    names = {"tableau", "python", "pandas", "sql", "pytorch", "docker", "git", "statistics"}
    assert names <= set(found.sentences)
    assert not {"scala", "rust"} & set(found.sentences)
    assert found.sentences["docker"] == "Tools: PyTorch, Docker, Zorblax and Git."
    assert (found.years, found.degree, found.unknown) == (6, "master", ("Zorblax",))


def test_an_advert() -> None:
    """A pasted advert is read as the postings are: how strongly, and of which one will do."""
    found = read_advert("ML Engineer\n\nRequirements:\n- Python\n- PyTorch or TensorFlow\n\nNice to have:\n- Docker")
    assert {name: said[0] for name, said in found.asks.items() if name != "machine-learning"} == {
        "python": "required", "pytorch": "required", "tensorflow": "required", "docker": "preferred"
    }  # fmt: skip
    assert found.groups == (frozenset({"pytorch", "tensorflow"}),)


def test_a_reader_that_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is ended, and the message says so; one that dies is told apart."""
    monkeypatch.setattr(resume, "LONGEST_SECONDS", 0.3)
    started = []

    def start(code: str) -> "subprocess.Popen[bytes]":
        started.append(subprocess.Popen(["python3", "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE))
        return started[-1]

    monkeypatch.setattr(resume, "ready", lambda _: start("print('ready', flush=True); import time; time.sleep(60)"))
    with pytest.raises(UnreadableError, match="was stopped"):
        read_resume(b"text")
    monkeypatch.setattr(resume, "LONGEST_SECONDS", 30)
    monkeypatch.setattr(resume, "ready", lambda _: start("import sys; sys.exit(1)"))
    with pytest.raises(UnreadableError, match="could not be read"):
        read_resume(b"text")
    assert all(process.poll() is not None for process in started)


def test_a_waiting_reader_is_used_once() -> None:
    """The one that waits takes the next task; the one after has a process of its own."""
    resume.get_ready()
    waiting = resume._waiting[0]
    resume.get_ready()
    assert resume._waiting == [waiting]
    assert resume.ready("resume") is waiting
    assert resume._waiting == []
    waiting.communicate(b"advert\n")


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("7+ years of experience", 7), ("Over 10 years' experience in banking, 3 years of Python experience", 10),
        ("Experience: 4 years", 4), ("Worked there for 2 years. Experience with R.", None),
        ("99 years of experience", None),
    ],
)  # fmt: skip
def test_years(text: str, years: int | None) -> None:
    found = [int(said[0] or said[1]) for said in resume.YEARS.findall(text)]
    assert max((number for number in found if number <= resume.MOST_YEARS), default=None) == years


def test_a_resume_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading writes no file, also none of the process that reads."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setenv("JOBS_HOME", str(tmp_path))
    resume._waiting.clear()
    assert isinstance(read_resume(docx(LINES)), Resume)
    assert list(tmp_path.rglob("*")) == []
