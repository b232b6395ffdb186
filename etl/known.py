"""What earlier runs said of each board: what tonight's answer is held against."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb

from etl import history
from etl.days import day_of
from etl.mask import mask
from etl.sql import step
from scrapers.errors import ScrapeError
from scrapers.posting import Posting
from scrapers.registry import SOURCES

ROWS_AT_ONCE = 5_000
UNREADABLE = ""  # the fingerprint of a record that the parser of today refuses: whatever comes next is a change


@dataclass(slots=True)
class Known:
    """One board: fingerprint by key of what it shows, sizes of its good readings, and its days.

    doubted holds the days since its last good reading on which the answer was too small to believe.
    """

    shown: dict[str, str] = field(default_factory=dict)
    sizes: list[int] = field(default_factory=list)
    last_good_on: date | None = None
    doubted: set[date] = field(default_factory=set)


def known_boards(home: Path) -> dict[tuple[str, str], Known]:
    """Every board that was ever asked, by source and board. Stored records are read with the parser of today.

    Imports are no boards to ask.
    """
    known: dict[tuple[str, str], Known] = {}
    with history.rows(home, imports=False) as connection:
        for source, board, status, postings, on_day in connection.execute(step("board_history")).fetchall():
            one = known.setdefault((source, board), Known())
            if status == "ok":
                one.sizes.append(postings)
                one.last_good_on, one.doubted = on_day, set()
            elif status == "kept":
                one.doubted.add(on_day)
        for (source, board), key, print_ in _shown_fingerprints(connection):
            known[source, board].shown[key] = print_
    return known


def _shown_fingerprints(connection: duckdb.DuckDBPyConnection) -> list[tuple[tuple[str, str], str, str]]:
    prints = []
    newest = connection.execute(step("shown_records"))
    while rows := newest.fetchmany(ROWS_AT_ONCE):
        for source, board, key, record in rows:
            try:
                print_ = fingerprint(SOURCES[source].parse(mask(json.loads(record)), board))
            except ScrapeError:
                print_ = UNREADABLE
            prints.append(((source, board), key, print_))
    return prints


def fingerprint(posting: Posting) -> str:
    """The hash of what counts as a change: title, location, text with its markup, pay, and the day of posting.

    A renamed company or a touched moment of update is none: both happen to whole boards at once.
    """
    posted_on = day_of(posting.posted, not_after=date.max)
    said = (posting.title, posting.location, posting.body_html, posting.salary_text, posting.pay, str(posted_on))
    return hashlib.blake2b("\x1f".join(said).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
