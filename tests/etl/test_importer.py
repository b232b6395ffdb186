"""Files of postings: every kind of file, the columns they use, what is refused, and how imports live beside boards."""

import gzip
import json
import re
import tracemalloc
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import Result
from typer.testing import CliRunner

import data
from etl import adverts, columns, history, importer, intake, known, publish
from etl.cli import app
from etl.columns import USUAL, ColumnsError, plain, recognised
from etl.files import FilesError
from etl.intake import Imported, IntakeError, Order, take_in
from etl.snapshot import Delta
from tests.etl.nights import advert, built, lay_down

ON = date(2026, 6, 1)
NOW = datetime(2026, 6, 1, 4, tzinfo=UTC)
HEAD = "id,title,company,description,posted\n"
TEXT = "We use PyTorch."


def etl(home: Path, *arguments: str) -> Result:
    """Run `etl` in this process, as a person types it."""
    return CliRunner().invoke(app, arguments, env={"JOBS_HOME": str(home), "COLUMNS": "200"})


@pytest.fixture
def take(tmp_path: Path) -> Callable[..., Imported]:
    """Write a file and import it as 'jobs' into tmp_path/home."""

    def taken(name: str, content: str | bytes, given: dict[str, str] | None = None, on: date = ON) -> Imported:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        home = tmp_path / "home"
        home.mkdir(exist_ok=True)
        return take_in(home, Order(words=[str(path)], name="jobs", given=given or {}, on=on), NOW)

    return taken


def postings(home: Path, *names: str) -> list[Any]:
    """These columns of every imported posting, in order; a single column as plain values."""
    with adverts.opened(home) as connection:
        rows = connection.sql(f"select {', '.join(names)} from adverts order by all").fetchall()
    return [row[0] for row in rows] if len(names) == 1 else rows


def counts(done: Imported) -> tuple[int, int, int, int]:
    return done.rows, done.postings, done.repeats, done.quarantined


def refusals(home: Path) -> list[tuple[Any, str]]:
    """What was refused, and why, in order of the reasons."""
    question = "select record, reason from snapshot_rows where kind = 'refused' order by reason"
    with history.rows(home) as connection:
        return [(json.loads(record), reason) for record, reason in connection.sql(question).fetchall()]


ROWS: list[dict[str, Any]] = [
    {"id": "1", "title": "ML Engineer", "company": "Acme", "description": f'{TEXT}\nYou like\n\nlines, and "quotes".'},
    {"id": "2", "title": "Data Scientist", "company": None, "description": "Größe zählt; wir nutzen SQL."},
]
EXPECTED = [
    ("1", "ML Engineer", "Acme", ROWS[0]["description"]),
    ("2", "Data Scientist", "", ROWS[1]["description"]),
]


def delimited(sign: str) -> str:
    cells = ([(value or "").replace('"', '""') for value in row.values()] for row in ROWS)
    return sign.join(ROWS[0]) + "\n" + "".join('"' + f'"{sign}"'.join(row) + '"\n' for row in cells)


def parquet(rows: list[dict[str, Any]]) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(pa.Table.from_pylist(rows), sink)
    return bytes(sink.getvalue())


CSV = delimited(",")
KINDS = [
    ("jobs.csv", CSV.encode()),
    ("jobs.tsv", delimited("\t").encode()),
    ("semicolons.csv", delimited(";").encode()),
    ("pipes.txt", delimited("|").encode()),
    ("windows_lines.csv", CSV.replace('"\n', '"\r\n').replace("description\n", "description\r\n").encode()),
    ("bom.csv", CSV.encode("utf-8-sig")),
    ("utf16.csv", CSV.encode("utf-16")),
    ("utf16_without_mark.csv", CSV.encode("utf-16-be")),
    ("utf32.csv", CSV.encode("utf-32")),
    ("windows_1252.csv", CSV.encode("cp1252")),
    ("zipped.csv.gz", gzip.compress(CSV.encode())),
    ("escaped_by_backslash.csv", CSV.replace('""quotes""', '\\"quotes\\"').encode()),
    ("list.json", json.dumps(ROWS).encode()),
    ("printed_list.json", json.dumps(ROWS, indent=2, ensure_ascii=False).encode()),
    ("object.json", json.dumps({"count": 2, "tags": ["a"], "jobs": ROWS, "next": {"page": [{"n": 2}]}}).encode()),
    ("printed_object.json", (json.dumps({"jobs": ROWS}, indent=1) + "\n").encode()),
    ("lines.jsonl", "\n\n".join(json.dumps(row) for row in ROWS).encode()),
    ("lines.ndjson.gz", gzip.compress("".join(json.dumps(row) + "\n" for row in ROWS).encode())),
    ("printed_one_by_one.json", "\n".join(json.dumps(row, indent=1) for row in ROWS).encode()),
    ("jobs.parquet", parquet(ROWS)),
    ("parquet_by_another_name.csv", parquet(ROWS)),
    ("json_by_another_name.csv", json.dumps(ROWS).encode()),
    ("csv_by_another_name.json", CSV.encode()),
]


@pytest.mark.parametrize(("name", "content"), KINDS, ids=[kind[0] for kind in KINDS])
def test_every_kind_of_file_gives_the_same_postings(
    take: Callable[..., Imported], tmp_path: Path, name: str, content: bytes
) -> None:
    """What a file is shows in what it holds, not in its name."""
    done = take(name, content)
    assert counts(done) == (2, 2, 0, 0)
    found = postings(tmp_path / "home", "source_key", "title", "company", "body_html")
    assert [(*row[:3], row[3].replace("\r\n", "\n")) for row in found] == EXPECTED


SYNONYMS = [  # a head as scrapers and data sets write it, and the columns that are read
    ("job_id,Job Title,companyName,job_location,jobDescription,salary_estimate,date_posted,job_link",
     "id title company location description salary posted url"),
    ("Uniq Id,Crawl Timestamp,Job Title,Job Description,Company Name,City,Job Type,Job Salary,Post Url",
     "id seen title description company location employment_type salary url"),
    ("id,site,job_url,title,company,location,date_posted,job_type,interval,min_amount,max_amount,currency,is_remote,description",
     "id - url title company location posted employment_type salary_period salary_min salary_max salary_currency"
     " work_mode description"),
    ("job_id,company_name,title,description,max_salary,pay_period,formatted_work_type,remote_allowed,job_posting_url,"
     "listed_time,currency",
     "id company title description salary_max salary_period employment_type work_mode url posted salary_currency"),
    ("positionName,company,searchInput/country,description,postedAt,scrapedAt,url,salary",
     "title company - description posted seen url salary"),
    ("source_id,title,company,location,posted_at,posted_text,collected_at,salary_text,description,url",
     "id title company location posted - seen salary description url"),
    ("headline,employer.name,description.text,workplace_address.municipality,publication_date,webpage_url",
     "title company description location posted url"),
    ("Job Title,Role,Company,Country,Work Type,Salary Range,Job Posting Date,Job Description",
     "title - company country employment_type salary posted description"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), SYNONYMS)
def test_usual_names_of_columns(head: str, expected: str) -> None:
    """Columns of known data sets and scrapers are read without a word; "-" is read as nothing."""
    names = head.split(",")
    chosen = recognised("jobs.csv", names, {}).chosen
    assert chosen == {name: column for name, column in zip(expected.split(), names, strict=True) if name != "-"}


def test_no_name_means_two_fields() -> None:
    """Else the order of the table would decide silently; and a field goes by its own name first."""
    names = [plain(name) for usual in USUAL.values() for name in usual]
    assert len(names) == len(set(names))
    assert [plain(name) for name in USUAL] == [plain(usual[0]) for usual in USUAL.values()]


GIVEN = [  # words after --map, columns of the file, and what is read
    (["title=Stelle", "description=Anzeige"], ["Stelle", "Anzeige"], {"title": "Stelle", "description": "Anzeige"}),
    (["job_title=b", "text=A"], ["title", "a", "b"], {"title": "b", "description": "a"}),
    (
        ["company=title"],
        ["title", "position", "text"],
        {"company": "title", "title": "position", "description": "text"},
    ),
]


@pytest.mark.parametrize(("words", "names", "expected"), GIVEN)
def test_columns_by_map(words: list[str], names: list[str], expected: dict[str, str]) -> None:
    """--map goes before the usual names, and a column it names is read for nothing else."""
    assert recognised("jobs.csv", names, columns.asked(words)).chosen == expected


FOUND = "Found: 'name', 'notes'."
COLUMN_ERRORS = [
    (
        [],
        f"jobs.csv: no column for the title and no column for the text. {FOUND} "
        "Say which it is: --map title=COLUMN description=COLUMN",
    ),
    (["title=name"], f"jobs.csv: no column for the text. {FOUND} Say which it is: --map description=COLUMN"),
    (["title=job"], f"jobs.csv: --map title=job names no column of it. {FOUND}"),
    (["headcount=name"], f"--map headcount=name: write FIELD=COLUMN, for instance title=job_title. "
     f"Fields are {', '.join(USUAL)}."),
    (["title"], f"--map title: write FIELD=COLUMN, for instance title=job_title. Fields are {', '.join(USUAL)}."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "message"), COLUMN_ERRORS)
def test_columns_that_are_missing(words: list[str], message: str) -> None:
    """The error names the columns found, and how to write --map."""
    with pytest.raises(ColumnsError, match=f"^{re.escape(message)}$"):
        recognised("jobs.csv", ["name", "notes"], columns.asked(words))


def test_a_choice_between_columns_is_said(take: Callable[..., Imported]) -> None:
    """Where two columns fit, the earlier name of the list is read, and the summary says so."""
    done = take("jobs.csv", "job_title,title,text\nA,B,words\n")
    assert done.columns == {str(path): {"title": "title", "description": "text"} for path in map(Path, done.columns)}
    assert done.notes == [
        "jobs.csv: title is read from 'title'; 'job_title' would fit, too. Otherwise: --map title='job_title'"
    ]


FILE_ERRORS = [
    ("none.csv", None, r"none\.csv: no such file"),
    ("book.csv", b"PK\x03\x04rest", "is a ZIP archive or an Excel workbook. Write what it holds as CSV"),
    (
        "two.json",
        b'{"jobs": [{"title": "a"}], "facets": [{"n": 1}]}',
        r"two lists|several lists of objects: \['jobs', 'facets'\]",
    ),
    (
        "keyed.json",
        json.dumps({str(n): n for n in range(10_001)}).encode(),
        "one large object without a list of objects",
    ),
    ("cut.csv.gz", gzip.compress(CSV.encode() * 9)[:-9], "the gzip file is cut short or damaged"),
    ("damaged.parquet", b"PAR1" + b"x" * 50, "cannot be read as Parquet"),
    ("gzipped.csv", gzip.compress(parquet(ROWS)), "Parquet within gzip. Unpack it first."),
]


@pytest.mark.parametrize(("name", "content", "message"), FILE_ERRORS, ids=[case[0] for case in FILE_ERRORS])
def test_files_that_cannot_be_read(tmp_path: Path, name: str, content: bytes | None, message: str) -> None:
    """The message names the file and what to do; nothing is laid down."""
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(FilesError, match=message):
        take_in(tmp_path, Order(words=[str(tmp_path / name)], name="jobs", given={}, on=ON), NOW)
    assert [path.name for path in tmp_path.iterdir() if path.name != name] == []


NOTHING = [
    ("", "jobs.csv is empty"),
    (" \n\n", "jobs.csv is empty"),
    (HEAD, "there is no row"),
    (f"{HEAD}1,,Acme,words,\n2,NaN,Acme,words,\n", "2 x no title"),
    ("[1, 2]", "2 x no object"),
    ("[]", "jobs.csv is empty"),
]


@pytest.mark.parametrize(("content", "why"), NOTHING)
def test_an_import_without_a_posting_replaces_nothing(
    take: Callable[..., Imported], tmp_path: Path, content: str, why: str
) -> None:
    """What stood under the name stands: an empty download must not wipe it out."""
    take("jobs.csv", CSV)
    with pytest.raises(IntakeError, match=f"No posting was found: .*{re.escape(why)}.* What stood as 'jobs' stands."):
        take("jobs.csv", content)
    assert postings(tmp_path / "home", "source_key") == ["1", "2"]


WORDS = "words of an advert"
GOOD = f"1,ML,Acme,{WORDS},\n"
GOOD_LINE = f'{{"title": "ML", "text": "{WORDS}"}}'
EMPTY = {"id": "2", "title": "ML", "company": "Acme", "description": WORDS, "posted": ""}
COUNT, QUOTES, REST = (
    "another number of fields than the head",
    "quotes that do not close",
    "no JSON from here to the end",
)
REFUSED = [  # a file, and what is refused with which reason; one good row stands in each
    (f"{HEAD}{GOOD}2,ML\n", [("2,ML\n", f"{COUNT}: 2, not 5")]),
    (f"{HEAD}{GOOD}2,ML,A,b,c,d,e\n", [("2,ML,A,b,c,d,e\n", f"{COUNT}: 7, not 5")]),
    (f'{HEAD}2,ML,"a\nb"\n{GOOD}', [('2,ML,"a\nb"\n', f"{COUNT}: 3, not 5")]),
    (f'{HEAD}2,ML,Acme,"open\n{GOOD}', [('2,ML,Acme,"open\n', f"{QUOTES}: unexpected end of data")]),
    (f'{HEAD}2,ML,Acme,"open\n1,ML,Acme,"{WORDS}",\n', [('2,ML,Acme,"open\n', f"{QUOTES}: ',' expected after '\"'")]),
    (f"{HEAD}{GOOD}2,,Acme,{WORDS},\n", [(EMPTY | {"title": ""}, "no title: the column 'title' is empty")]),
    (
        f"{HEAD}{GOOD}2,ML,Acme,<br>,\n",
        [(EMPTY | {"description": "<br>"}, "no text: the column 'description' is empty")],
    ),
    (f"{GOOD_LINE}\nwords\n[1]\n", [("words\n", "no JSON: Expecting value"), ([1], "no object")]),
    (f'{{"title": "M\n{GOOD_LINE}\n', [('{"title": "M\n', "no JSON: Unterminated string starting at")]),
    (f'[{GOOD_LINE}, {{"title": "M', [('{"title": "M', f"{REST} of the file: Unterminated string starting at")]),
    (f"[{GOOD_LINE}", [("", f"{REST} of the file: the file is cut short")]),
    (f"[{GOOD_LINE} {{}}]", [("{}]", f"{REST} of the file: ',' expected, '{{' found")]),
    (
        f'{GOOD_LINE}\n{{"title": "ML", "text": "x", "more": {"[" * 700}{"]" * 700}}}\n',
        [(["title", "text", "more"], "nested too deeply: what it holds is not kept")],
    ),
]


@pytest.mark.parametrize(("content", "expected"), REFUSED)
def test_what_is_no_posting_is_quarantined_with_the_reason(
    take: Callable[..., Imported], tmp_path: Path, content: str, expected: list[tuple[Any, str]]
) -> None:
    """No row is lost silently: what was refused is kept, and the good rows round it are taken."""
    done = take("jobs.csv", content)
    assert counts(done) == (1 + len(expected), 1, 0, len(expected))
    assert refusals(tmp_path / "home") == expected
    assert postings(tmp_path / "home", "body_html") == [WORDS]


def test_what_is_refused_is_masked(take: Callable[..., Imported], tmp_path: Path) -> None:
    """Mail addresses and telephone numbers are stored nowhere, be they in a row or in a line that is none."""
    take("jobs.csv", f"{HEAD}1,ML,Acme,Ask hr@example.com or +1 415 555 0134,\n2,hr@example.com,415-555-0134\n")
    assert postings(tmp_path / "home", "body_html") == ["Ask [mail] or [phone]"]
    assert [raw for raw, _ in refusals(tmp_path / "home")] == ["2,[mail],[phone]\n"]


CELLS = [  # what a cell holds, and what is read of it as a title, None where the row has none then
    ("ML Engineer", "ML Engineer"),
    ("  ML\r\n Engineer ", "ML Engineer"),
    ("ML\x00 Engineer", "ML Engineer"),
    ("ML \ud83d Engineer", "ML � Engineer"),
    (4711, "4711"),
    (4711.0, "4711"),
    (1.5, "1.5"),
    (True, "true"),
    (["ML Engineer", "Remote", None], "ML Engineer; Remote"),
    ({"id": 7, "name": "ML Engineer"}, "ML Engineer"),
    ({"$text": "ML Engineer"}, "ML Engineer"),
    ([{"role": "ML", "city": "Porto"}], "ML, Porto"),
    ("NaN", None), ("None", None), ("null", None), ("N/A", None), ("-1", None), (-1, None), (-1.0, None), ("\\N", None),
    (None, None), (float("nan"), None), ([], None), ({}, None), (" ", None),
]  # fmt: skip


def test_what_a_cell_says(take: Callable[..., Imported], tmp_path: Path) -> None:
    """Numbers, lists and objects in a column of text are text; the many words for nothing are nothing."""
    rows = [
        {"id": f"{number:02}", "job": {"title": cell, "n": 1}, "text": WORDS} for number, (cell, _) in enumerate(CELLS)
    ]
    take("jobs.json", json.dumps(rows), {"title": "job.title"})
    expected = [(f"{number:02}", title) for number, (_, title) in enumerate(CELLS) if title]
    assert postings(tmp_path / "home", "source_key", "title") == expected


BODIES = [  # a description as files hold it, and the text that is read
    ("First\nsecond", "First\nsecond"),
    ("<p>First</p>", "<p>First</p>"),
    (["First", "second"], "First\nsecond"),
    ("['We look for a ', 'good engineer', ' in ', 'Porto', '. You know:', 'SQL']",
     "We look for a good engineer in Porto. You know:\nSQL"),
    ("['Who we are', \"It's us\"]", "Who we are\nIt's us"),
    ("['no list", "['no list"),
    ("['a'] and ['b']", "['a'] and ['b']"),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "expected"), BODIES)
def test_what_the_text_is(cell: object, expected: str) -> None:
    """Line breaks and markup stay for the reader; a list that a scraper stored is the text of its pieces."""
    assert importer.fields({"a": "ML", "b": cell}, {"title": "a", "description": "b"})["description"] == expected


HINTS = [  # cells by field, and what the reader is told of pay, work mode and the rest
    ({"salary": "50000.0"}, {"salary_text": "50000"}),
    ({"salary": 50000.0, "salary_currency": "GBP", "salary_period": "year"}, {"salary_text": "50000 GBP year"}),
    ({"salary_min": 90000, "salary_max": "120000.0", "salary_currency": "USD", "salary_period": "YEARLY"},
     {"pay": "90000-120000 USD YEARLY"}),
    ({"salary_min": "0", "salary_max": "0", "salary_currency": "USD"}, {}),
    ({"salary_min": 40.5}, {"pay": "40.5-"}),
    ({"salary": '{"min": 45, "max": 62, "currency": "USD"}'}, {"pay": '{"min": 45, "max": 62, "currency": "USD"}'}),
    ({"work_mode": True}, {"work_mode": "remote"}),
    ({"work_mode": "1.0"}, {"work_mode": "remote"}),
    ({"work_mode": "False"}, {}),
    ({"work_mode": "Hybrid"}, {"work_mode": "Hybrid"}),
    ({"employment_type": "Full-time", "country": "PT"}, {"employment_type": "Full-time", "country": "PT"}),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "expected"), HINTS)
def test_what_the_reader_is_told(cells: dict[str, object], expected: dict[str, str]) -> None:
    """Columns of pay are one structured pay; whether remote is allowed is a work mode only where it is."""
    row = {"title": "ML", "description": WORDS} | cells
    posting = importer.parse({"key": "1", "columns": {name: name for name in row}, "row": row}, "jobs")
    hints = {name: getattr(posting, name) for name in ("salary_text", "pay", "work_mode", "employment_type", "country")}
    assert {name: value for name, value in hints.items() if value} == expected


HASH = "[0-9a-f]{32}"
KEYS = [  # rows as id, url, text; the keys of their postings; exact repeats
    ([("7", "https://a.example/1", "a"), ("8", "https://a.example/1", "b")], ["7", "8"], 0),
    ([("", "https://a.example/1", "a"), ("NaN", "ftp://b", "a")], ["ftp://b", "https://a.example/1"], 0),
    ([("", "", "a"), ("", "", "b")], [HASH, HASH], 0),
    ([("7", "", "a"), ("7", "", "b"), ("7", "", "c")], ["7", f"7-{HASH}", f"7-{HASH}"], 0),
    ([("7", "", "a"), ("7", "", "b"), ("7", "", "a"), ("7", "", "b")], ["7", f"7-{HASH}"], 2),
    ([("7", "https://a.example/1", "a"), ("7", "https://a.example/1?from=feed", "a")], ["7"], 1),
    ([("7.0", "", "a"), ("7", "", "a"), ("07", "", "a")], ["07", "7"], 1),
    ([("", "", "a"), ("", "", "a"), ("", "", "a")], [HASH], 2),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "keys", "repeats"), KEYS)
def test_keys(
    take: Callable[..., Imported], tmp_path: Path, rows: list[tuple[str, str, str]], keys: list[str], repeats: int
) -> None:
    """The mapped id, else the url, else the content; other content under a key gets its hash behind; no row is lost."""
    done = take("jobs.csv", "id,url,title,text\n" + "".join(f"{key},{url},ML,{text}\n" for key, url, text in rows))
    assert counts(done) == (len(rows), len(keys), repeats, 0)
    found = postings(tmp_path / "home", "source_key")
    assert all(re.fullmatch(key.replace("?", "\\?"), one) for key, one in zip(keys, found, strict=True))


def test_keys_are_the_same_whatever_the_kind_of_file(take: Callable[..., Imported], tmp_path: Path) -> None:
    """A content's hash does not hang on how the file wrote it."""
    found = []
    for name, content in (
        ("a.csv", "title,text,salary\nML,words,50000\n"),
        ("a.jsonl", '{"title": "ML", "text": "words", "salary": 50000}\n'),
        ("a.parquet", parquet([{"title": "ML", "text": "words", "salary": 50000.0}])),
    ):
        take(name, content)
        found.append(postings(tmp_path / "home", "source_key"))
    assert found == [found[0]] * 3


DAYS = [  # posted and seen as the file says them, and (posted_on, first_seen_on, last_seen_on)
    ("2026-03-04", "", ((2026, 3, 4), (2026, 3, 4), (2026, 3, 4))),
    ("", "2026-03-05", (None, (2026, 3, 5), (2026, 3, 5))),
    ("2026-03-04T23:00:00-05:00", "2026-03-20 08:00:00", ((2026, 3, 5), (2026, 3, 20), (2026, 3, 20))),
    ("", "", (None, (2026, 6, 1), (2026, 6, 1))),
    ("2 days ago", "", (None, (2026, 6, 1), (2026, 6, 1))),
    ("1772582400000", "1772668800", ((2026, 3, 4), (2026, 3, 5), (2026, 3, 5))),
    ("2026-03-06", "2026-03-05", (None, (2026, 3, 5), (2026, 3, 5))),  # posted after it was seen
    ("2026-07-01", "2026-07-02", (None, (2026, 6, 1), (2026, 6, 1))),  # seen after the day of the import
    ("March 4, 2026", "", ((2026, 3, 4), (2026, 3, 4), (2026, 3, 4))),
    ("20260304", "", ((2026, 3, 4), (2026, 3, 4), (2026, 3, 4))),
    ("04.03.2026", "", ((2026, 3, 4), (2026, 3, 4), (2026, 3, 4))),
    ("03/04/2026", "", (None, (2026, 6, 1), (2026, 6, 1))),  # March or April
    ("03/25/2026 9:00 AM", "", ((2026, 3, 25), (2026, 3, 25), (2026, 3, 25))),
]  # fmt: skip


@pytest.mark.parametrize(("posted", "seen", "expected"), DAYS)
def test_days(
    take: Callable[..., Imported],
    tmp_path: Path,
    posted: str,
    seen: str,
    expected: tuple[tuple[int, int, int] | None, ...],
) -> None:
    """Seen is the seen column, else the posted day, else --on; posted_on is NULL where no credible day is written."""
    take("jobs.csv", f'title,text,posted,seen\nML,words,"{posted}",{seen}\n')
    found = postings(tmp_path / "home", "posted_on", "first_seen_on", "last_seen_on")
    assert found == [tuple(day and date(*day) for day in expected)]


ORDERS = [  # what another row of the file says, and how 03/04/2026 is taken then
    ("25/12/2025", date(2026, 4, 3)),
    ("12/25/2025", date(2026, 3, 4)),
    ("2025-12-25", None),
    ("25/12/2025,12/25/2025", None),  # both: no telling
]


@pytest.mark.parametrize(("others", "expected"), ORDERS)
def test_the_file_shows_how_it_writes_days(
    take: Callable[..., Imported], tmp_path: Path, others: str, expected: date | None
) -> None:
    """One day past the twelfth proves the order for the whole file, be it behind the row in doubt."""
    rows = ["03/04/2026", *others.split(",")]
    take("jobs.csv", "id,title,text,posted\n" + "".join(f"{n},ML,words {n},{day}\n" for n, day in enumerate(rows)))
    assert postings(tmp_path / "home", "source_key", "posted_on")[0] == ("0", expected)


def test_repeats_tell_first_and_last_day(take: Callable[..., Imported], tmp_path: Path) -> None:
    """A file of daily pulls holds a posting once a day: it is one, seen from the first day to the last."""
    pulls = "".join(f"7,ML,words,{age} days ago,2026-03-0{day}\n" for age, day in ((3, 4), (1, 2), (4, 5)))
    done = take("jobs.csv", f"id,title,text,posted,scraped_at\n{pulls}")
    assert counts(done) == (3, 1, 2, 0)
    assert postings(tmp_path / "home", "first_seen_on", "last_seen_on") == [(date(2026, 3, 2), date(2026, 3, 5))]


def test_importing_a_name_again_replaces_it(take: Callable[..., Imported], tmp_path: Path) -> None:
    """Earlier postings of the name vanish, other names stay, and what was known on an earlier day stays known."""
    home = tmp_path / "home"
    take("a.csv", "id,title,text\n1,ML,old\n2,ML,old\n,,\n", on=date(2026, 5, 1))
    take_in(home, Order(words=[str(tmp_path / "a.csv")], name="other", given={}, on=ON), NOW)
    take("a.csv", "id,title,text\n2,ML,new\n3,ML,new\n")
    assert postings(home, "board", "source_key", "body_html") == [
        ("jobs", "2", "new"), ("jobs", "3", "new"), ("other", "1", "old"), ("other", "2", "old"),
    ]  # fmt: skip
    assert [raw["id"] for raw, _ in refusals(home)] == [""]
    with adverts.opened(home, until=date(2026, 5, 20)) as connection:
        assert connection.sql("select board, source_key from adverts order by all").fetchall() == [
            ("jobs", "1"),
            ("jobs", "2"),
        ]


def test_a_killed_import_replaces_nothing(
    take: Callable[..., Imported], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whenever it is killed: what stood stands, and the next import clears up."""
    take("a.csv", "id,title,text\n1,ML,old\n")

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for where in ("etl.intake.importer.fields", "etl.intake._put"):
        with monkeypatch.context() as patch:
            patch.setattr(where, killed)
            with pytest.raises(KeyboardInterrupt):
                take("a.csv", "id,title,text\n1,ML,new\n")
        assert postings(tmp_path / "home", "body_html") == ["old"]
    take("a.csv", "id,title,text\n1,ML,new\n")
    assert postings(tmp_path / "home", "body_html") == ["new"]
    assert not data.spool(tmp_path / "home").exists()
    assert list((tmp_path / "home").rglob("*.unfinished")) == []


ACME = ("greenhouse", "acme")


def rows(home: Path, question: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(data.build(home, str(publish.current(home))), read_only=True) as connection:
        return connection.sql(question).fetchall()


def test_an_import_says_nothing_about_boards(take: Callable[..., Imported], tmp_path: Path) -> None:
    """Boards stay configured, open and fresh after an import; a night after it leaves imported postings standing."""
    home = tmp_path / "home"
    lay_down(home, date(2026, 5, 1), {ACME: Delta(put={"1": advert(1)})})
    imported = take("jobs.csv", "id,title,company,text,posted\n7,ML Engineer,Other Ltd.,We use JAX.,2026-03-04\n,,,,\n")
    built(home)
    expected = [
        ("greenhouse:acme:1", True, date(2026, 5, 1), "greenhouse:acme"),
        ("import:jobs:7", None, date(2026, 3, 4), "other"),
    ]
    question = "select job_id, is_open, last_seen_on, employer_id from jobs order by all"
    assert rows(home, question) == expected
    assert rows(home, "select as_of from meta") == [(date(2026, 5, 1),)]
    assert rows(home, "select source, label, coverage, last_good_on from sources where coverage = 'file'") == [
        ("import", "Imported files", "file", ON)
    ]
    runs = "select run_id, board, on_day, status, postings, new, changed, gone, quarantined, requests from source_runs"
    assert rows(home, f"{runs} where source = 'import'") == [(imported.run_id, "jobs", ON, "ok", 1, 1, 0, 0, 1, 0)]
    assert rows(home, "select source, board, reason from quarantine") == [
        ("import", "jobs", "no title: the column 'title' is empty")
    ]
    lay_down(home, date(2026, 5, 2), {ACME: Delta()})
    built(home)
    assert rows(home, question) == [(*expected[0][:2], date(2026, 5, 2), expected[0][3]), expected[1]]


def test_an_import_is_no_board_to_ask(take: Callable[..., Imported], tmp_path: Path) -> None:
    """fetch holds tonight's answers against boards alone; it never reads what was imported."""
    lay_down(tmp_path / "home", date(2026, 5, 1), {ACME: Delta(put={"1": advert(1)})})
    take("jobs.csv", CSV)
    assert list(known.known_boards(tmp_path / "home")) == [ACME]


def test_a_home_of_imports_alone(take: Callable[..., Imported], tmp_path: Path) -> None:
    """as_of is the newest import's day, and nothing is called open or closed."""
    take("jobs.csv", "title,text\nML Engineer,We use JAX.\n")
    built(tmp_path / "home")
    assert rows(
        tmp_path / "home", "select as_of, is_open, first_seen_on, employer_id like 'job:%' from jobs, meta"
    ) == [(ON, None, ON, True)]


def test_a_board_stays_stale_whatever_is_imported(take: Callable[..., Imported], tmp_path: Path) -> None:
    """Whether a board makes a statement is counted from the newest night, not from the import."""
    home = tmp_path / "home"
    lay_down(home, date(2026, 5, 1), {ACME: Delta(put={"1": advert(1)})})
    lay_down(home, date(2026, 5, 20), {("greenhouse", "other"): Delta(put={"2": advert(2)})})
    take("jobs.csv", CSV)
    standing = {each["board"]: each["standing"] for each in json.loads(etl(home, "status", "--json").stdout)["boards"]}
    assert standing == {"acme": "stale", "other": "current", "jobs": "imported"}


def test_the_command(tmp_path: Path) -> None:
    """Several files, a folder, a map of several words and JSON out: read, built, published, and said in runs.jsonl."""
    home, folder = tmp_path / "home", tmp_path / "downloads"
    (folder / "old").mkdir(parents=True)
    (folder / "b.jsonl").write_text('{"Stelle": "ML Engineer", "Anzeige": "We use JAX."}\nbroken\n', encoding="utf-8")
    (folder / "old" / "a.csv").write_text("Stelle,Anzeige\nML Engineer,We use SQL.\n", encoding="utf-8")
    (folder / "notes.md").write_text("mine", encoding="utf-8")
    (folder / "_SUCCESS").touch()
    more = tmp_path / "more.csv"
    more.write_text("Stelle,Anzeige\nML Engineer,We use SQL.\n", encoding="utf-8")
    ran = etl(
        home, "import", str(folder), str(more), "--map", "title=Stelle", "text=Anzeige", "--on", "2026-03-01", "--json"
    )
    assert ran.exit_code == 0, ran.stderr
    summary = json.loads(ran.stdout)
    assert json.loads(data.runs_log(home).read_text(encoding="utf-8")) == summary
    assert {name: summary[name] for name in ("command", "on", "exit_code", "as_of", "read")} == {
        "command": "import", "on": "2026-03-01", "exit_code": 0, "as_of": "2026-03-01", "read": 2,
    }  # fmt: skip
    chosen = {"title": "Stelle", "description": "Anzeige"}
    assert summary["imported"] == {
        "name": "downloads", "files": 3, "run_id": summary["run_id"],
        "rows": 4, "postings": 2, "repeats": 1, "quarantined": 1, "reasons": {"no JSON": 1},
        "columns": {str(path): chosen for path in (folder / "b.jsonl", folder / "old" / "a.csv", more)},
        "notes": [f"{folder}: left out, as their names are those of no table: notes.md"],
    }  # fmt: skip
    mentioned = "select board, skill_id from mentions join postings using (job_id) where skill_id in ('jax', 'sql')"
    assert rows(home, f"{mentioned} order by all") == [
        ("downloads", "jax"), ("downloads", "sql"),
    ]  # fmt: skip


def test_what_the_command_says(tmp_path: Path) -> None:
    """The sum of the rows, why some were refused, and which columns were read; --no-build publishes nothing."""
    path = tmp_path / "jobs 2026.csv"
    path.write_bytes("job_title,text,Company Name\nML,Café,Acme\nML,Café,Acme\n,b,Acme\n".encode("cp1252"))
    ran = etl(tmp_path / "home", "import", str(tmp_path / "jobs*.csv"), "--no-build", "--on", "2026-03-01")
    assert (ran.exit_code, ran.stdout.splitlines()) == (
        0,
        [
            "Imported 'jobs' from 1 file: 3 rows = 1 postings + 1 exact repeats + 1 quarantined.",
            "  quarantined: 1 x no title",
            "  read: title from 'job_title', company from 'Company Name', description from 'text'",
            "  jobs 2026.csv: some bytes are no UTF-8; they were read as Windows-1252",
        ],
    )
    assert not data.builds(tmp_path / "home").exists()
    said = etl(tmp_path / "home", "sources").stdout
    assert "import/jobs: from files, as of 2026-03-01. Never asked; etl import replaces it." in said


USAGE = [
    (("none.csv",), "none.csv: no such file"),
    (("jobs.csv", "--name", "a:b"), "--name 'a:b': write it with letters, digits, '-', '_' and '.' alone."),
    (("jobs.csv", "--map", "titel=a"), "--map titel=a: write FIELD=COLUMN, for instance title=job_title."),
    (
        ("jobs.csv", "--map", "title=a", "text=b"),
        "jobs.csv: --map title=a names no column of it. Found: 'id', 'title',",
    ),
    (("--map", "title=a", "text=b"), "name at least one file."),
    (("jobs.csv", "--on", "yesterday"), "yesterday"),
]


@pytest.mark.parametrize(("arguments", "said"), USAGE, ids=[" ".join(case[0]) for case in USAGE])
def test_usage_mistakes_exit_2_and_say_what_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    """Nothing is laid down then."""
    (tmp_path / "jobs.csv").write_text(CSV, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    ran = etl(tmp_path / "home", "import", *arguments)
    assert ran.exit_code == 2, ran.stderr
    assert said in " ".join(ran.stderr.replace("│", " ").split())
    assert not data.snapshots(tmp_path / "home").exists()


NAMES = [
    ("jobs.csv", "jobs"),
    ("some/folder/jobs-2026.jsonl.gz", "jobs-2026"),
    ("data/part-*.parquet", "part"),
    ("data/*.csv", "data"),
    ("my jobs (1).csv", "my-jobs-1"),
    ("職種.json", "職種"),
    (".csv", "files"),
]


@pytest.mark.parametrize(("word", "expected"), NAMES)
def test_the_name_of_an_import_is_that_of_its_file(word: str, expected: str) -> None:
    """Without its endings, and without signs that a posting's id could not hold."""
    assert intake.name_of(word) == expected


LARGE = [  # head, row and end of files that can only be passed through, and what is refused of them
    ("large.csv", "id,title,text\n", '%d,ML Engineer,"%s"\n', "", 0),
    ("large.jsonl", "", '{"id": %d, "title": "ML Engineer", "text": "%s"}\n', "", 0),
    ("large.json", '{"jobs": [{"id": -1, "title": ""}', ',\n{"id": %d, "title": "ML Engineer", "text": "%s"}', "]}", 1),
    ("unclosed.csv", "id,title,text\n", "%d,ML Engineer,%s\n", '1,"', 1),
]


@pytest.mark.parametrize(("name", "head", "row", "end", "refused"), LARGE, ids=[case[0] for case in LARGE])
def test_a_large_file_is_not_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, head: str, row: str, end: str, refused: int
) -> None:
    """Python's memory is bounded by the rows of a batch, not by the file."""
    monkeypatch.setattr(intake, "AT_ONCE", 20)
    monkeypatch.setattr(intake, "FIRST_ROWS", 20)
    with (tmp_path / name).open("w", encoding="utf-8") as file:
        file.write(head)
        for number in range(400):
            file.write(row % (number, f"{number} " + "words " * 1_000))
        file.write(end)
    tracemalloc.start()
    done = take_in(tmp_path, Order(words=[str(tmp_path / name)], name="large", given={}, on=ON), NOW)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert counts(done) == (400 + refused, 400, 0, refused)
    assert peak < (tmp_path / name).stat().st_size / 2
