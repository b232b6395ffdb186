"""The text of a file that somebody hands in: PDF, Word (.docx), plain text or Markdown; its content says which.

Called in a process of its own (see resume.py), for the file may be broken or built to do harm.
"""

import re
import zipfile
from io import BytesIO

MOST_BYTES = 10_000_000
MOST_PAGES = 40
LONGEST_TEXT = 200_000  # characters that are read
MOST_UNPACKED = 60_000_000  # bytes of a .docx with everything in it
MOST_PARTS = 2_000
SQUEEZED = 200  # a part larger than its packed form by more is built to burst; text is at most 30 times as large
FEW_LETTERS = 40  # a file with fewer holds pictures of its pages, if anything

EMPTY = "This file holds no text. Choose another one."
TOO_LARGE = f"This file is larger than {MOST_BYTES // 1_000_000} MB. Save it without pictures and try again."
LOCKED = "This file is locked with a password. Save a copy without one and try again."
PICTURES = "This file holds pictures of text and no text. Export it from where you wrote it."
WRONG_KIND = "This is no PDF, Word (.docx), text or Markdown file. Save it as one of them and try again."
BROKEN = "This file is damaged and cannot be read. Save it again from where you wrote it."
BURSTING = "This file unpacks to far more than a résumé holds, and was not opened. Save it as PDF."

PICTURE_STARTS = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"II*\0", b"MM\0*", b"BM")
OTHER_STARTS = (b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"\x7fELF", b"MZ")
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f]")


class UnreadableError(Exception):
    """The file cannot be read; the message says why and what to do, in words for the person who handed it in."""


def text_of(content: bytes) -> str:
    """The text of a file, whatever its name says. Raises UnreadableError."""
    if not content.strip():
        raise UnreadableError(EMPTY)
    if len(content) > MOST_BYTES:
        raise UnreadableError(TOO_LARGE)
    if b"%PDF-" in content[:1024]:
        return enough(pdf_text(content))
    if content.startswith(b"PK\x03\x04"):
        return enough(docx_text(content))
    if content.startswith(PICTURE_STARTS):
        raise UnreadableError(PICTURES)
    if content.startswith(OTHER_STARTS):
        raise UnreadableError(WRONG_KIND)
    return plain_text(content)


def enough(text: str) -> str:
    """The text, if it is more than page numbers."""
    if sum(letter.isalpha() for letter in text[:LONGEST_TEXT]) < FEW_LETTERS:
        raise UnreadableError(PICTURES)
    return text[:LONGEST_TEXT]


def pdf_text(content: bytes) -> str:
    """The text of the first pages of a PDF."""
    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError

    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError(LOCKED)
        texts, length = [], 0
        for page in reader.pages[:MOST_PAGES]:
            texts.append(page.extract_text())
            length += len(texts[-1])
            if length > LONGEST_TEXT:
                break
    except UnreadableError:
        raise
    except FileNotDecryptedError as error:
        raise UnreadableError(LOCKED) from error
    except Exception as error:  # pypdf fails in many ways on a damaged file
        raise UnreadableError(BROKEN) from error
    return "\n".join(texts)


def docx_text(content: bytes) -> str:
    """The text of a Word file, tables and text boxes included; nothing is unpacked before its size is known."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableError(BROKEN) from error
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError(LOCKED)
    if not any(part.filename == "word/document.xml" for part in parts):
        raise UnreadableError(WRONG_KIND)
    sizes = [(part.file_size, part.compress_size) for part in parts]
    is_bursting = any(size > 1_000_000 and size > SQUEEZED * packed_size for size, packed_size in sizes)
    if is_bursting or len(parts) > MOST_PARTS or sum(size for size, _ in sizes) > MOST_UNPACKED:
        raise UnreadableError(BURSTING)
    from docx import Document
    from docx.oxml.ns import qn

    try:
        body = Document(BytesIO(content)).element.body
    except Exception as error:  # python-docx and lxml fail in many ways on a damaged file
        raise UnreadableError(BROKEN) from error
    paragraphs = ("".join(said.text or "" for said in line.iter(qn("w:t"))) for line in body.iter(qn("w:p")))
    return "\n".join(paragraphs)


def plain_text(content: bytes) -> str:
    """A text or Markdown file in the encodings people use."""
    for encoding in ("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if UNSEEN.search(text):
            break
        return text[:LONGEST_TEXT]
    raise UnreadableError(WRONG_KIND)
