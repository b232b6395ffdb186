"""The data dictionary: what every column of every table means."""

import csv
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import StringIO
from itertools import groupby

import data

HEADER = ("column", "heading", "meaning", "form", "room")
INTRODUCTION = """\
# Columns of the tables

Written by `skill-gap columns --out docs/columns.md`; the words stand in `data/columns/`. A name means one thing in
every table, and the same table stands on the screen, behind its download button and in the file that `skill-gap`
writes. A column is never renamed without a line in the CHANGELOG.

Forms: text; number (a count or a plain number); percent (0 to 100); share (0 to 1); usd (US dollars a year); amount
(in the currency of its row); day (YYYY-MM-DD); flag (true or false); link. An empty cell: not known, or too few jobs.

`.csv` is UTF-8 with a byte-order mark. In `.csv` and `.xlsx` a text that a spreadsheet would take for a formula begins
with an apostrophe; numbers are numbers. A spreadsheet that opens a `.csv` takes a text such as 007 for a number: in
`.xlsx` text stays text. `.parquet` holds every text as it is. The last columns of every file are those of "origin".
"""

FORMS = ("text", "number", "percent", "share", "usd", "amount", "day", "flag", "link")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in files, its heading on the screen, what stands in it, how it is written (FORMS).

    room: the tables that have it first; the name of the file that describes it.
    """

    name: str
    label: str
    meaning: str
    form: str
    room: str


@cache
def columns() -> dict[str, Column]:
    """Every column by name. A name stands in one file only and means one thing everywhere."""
    found: dict[str, Column] = {}
    for path in data.columns():
        for name, said in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if name in found or said["form"] not in FORMS:
                raise ValueError(f"{path.name}: column {name} is described twice, or its form is none of {FORMS}")
            found[name] = Column(name, **said, room=path.stem)
    return found


def as_csv() -> str:
    """The dictionary as CSV, a row a column."""
    kept = StringIO()
    writer = csv.writer(kept)
    writer.writerow(HEADER)
    writer.writerows((each.name, each.label, each.meaning, each.form, each.room) for each in columns().values())
    return kept.getvalue()


def as_markdown() -> str:
    """The dictionary as Markdown, a table a room."""
    return "\n".join([INTRODUCTION, *rooms()])


def rooms() -> Iterator[str]:
    """The columns room by room; where files come from is last, as in every file."""
    ordered = sorted(columns().values(), key=lambda each: (each.room == "origin", each.room))
    for room, found in groupby(ordered, lambda each: each.room):
        yield f"## {room}\n\n| column | heading | meaning | form |\n|---|---|---|---|"
        yield from (f"| `{each.name}` | {each.label} | {barred(each.meaning)} | {each.form} |" for each in found)
        yield ""


def barred(text: str) -> str:
    """Text for a cell of a Markdown table."""
    return text.replace("|", "\\|")
