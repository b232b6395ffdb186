"""The queue that grows the skill list: the unknown terms of the published build, each with a sentence that names it."""

import csv
from collections.abc import Iterable
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import duckdb

import data
from etl import publish
from etl.reading.text import sentence
from etl.sql import step
from etl.whole import whole


@dataclass(frozen=True, slots=True)
class Term:
    """A name in requirements of ML jobs that no skill of the list knows: how many employers and jobs name it."""

    term: str
    employers: int
    jobs: int
    company: str | None  # of the example
    example: str


def queue(home: Path, least: int, limit: int) -> list[Term]:
    """At most `limit` terms of at least `least` employers, those of most employers first. Raises PublishError."""
    build_id = publish.current(home)
    if build_id is None:
        raise publish.PublishError("Nothing is published yet: no terms are counted. Run `etl refresh` or `etl import`.")
    with duckdb.connect(data.build(home, build_id), read_only=True) as build:
        rows = build.execute(step("queue"), {"least": least, "limit": limit}).fetchall()
    return [
        Term(term, employers, jobs, company, _sentence(text, term)) for term, employers, jobs, company, text in rows
    ]


def write(found: Iterable[Term], to: Path) -> None:
    """The terms as a CSV file for a spreadsheet: with a byte-order mark, no text of it a formula."""
    with whole(to) as unfinished, unfinished.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(field.name for field in fields(Term))
        rows.writerows([_harmless(cell) for cell in astuple(one)] for one in found)


def _sentence(text: str, term: str) -> str:
    """The first sentence that names the term, in whatever case its example writes it."""
    at = text.find(term)
    if at < 0:
        at = max(0, text.casefold().find(term.casefold()))
    left, right = sentence(text, at, min(len(text), at + len(term)))
    return text[left:right]


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
