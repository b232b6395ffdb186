"""Every posting as known on a day, in the site's own words: the table `adverts` that read and build start from."""

import hashlib
import json
import logging
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import astuple, fields
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa

from etl import history
from etl.days import day_of
from etl.reading.reader import READ_FIELDS
from scrapers.errors import ScrapeError
from scrapers.posting import Posting
from scrapers.registry import SOURCES

log = logging.getLogger(__name__)

BATCH = 5_000
POSTING_FIELDS = tuple(field.name for field in fields(Posting))
ADVERTS = pa.schema(
    [
        *(pa.field(name, pa.string()) for name in POSTING_FIELDS),
        pa.field("reading_key", pa.string()),
        pa.field("employer", pa.string()),
        pa.field("posted_on", pa.date32()),
        pa.field("closes_on", pa.date32()),
        pa.field("first_seen_on", pa.date32()),
        pa.field("last_seen_on", pa.date32()),
        pa.field("is_shown", pa.bool_()),
    ]
)
UNREADABLE = pa.schema([pa.field(name, pa.string()) for name in ("source", "board", "record", "reason")])
LEGAL_FORM = re.compile(
    r"[\s,]+(?:inc|incorporated|llc|l\.l\.c|ltd|limited|gmbh|ag|se|sa|s\.a|sas|bv|b\.v|plc|corp|corporation|co|company"
    r"|kg|oy|ab|as|aps|spa|s\.p\.a|srl|pty|pte|pvt|llp|lp)\.?$"
)
RATING = re.compile(r"\s*\n\s*\d\.\d$|\s+\d\.\d\s?(?:★|stars?)$")  # "Example Ltd\n3.9", as review sites print it
HORIZON = timedelta(days=366)  # a site's own expiry may lie ahead, but not for ever


def opened(home: Path, until: date | None = None) -> duckdb.DuckDBPyConnection:
    """A database in memory with the tables of history.opened and, parsed from its records, adverts and unreadable.

    adverts: one row per posting: Posting's fields, reading_key (the hash of all that the reader sees), employer (the
    company name as an identity, NULL where it names none), posted_on, closes_on, first_seen_on, last_seen_on, is_shown.
    unreadable: records that the parser of today refuses, with the reason.
    """
    connection = history.opened(home, until)
    connection.from_arrow(ADVERTS.empty_table()).create("adverts")
    connection.from_arrow(UNREADABLE.empty_table()).create("unreadable")
    for parsed, refused in _batches(connection):
        connection.from_arrow(parsed).insert_into("adverts")
        connection.from_arrow(refused).insert_into("unreadable")
    return connection


def _batches(connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[pa.Table, pa.Table]]:
    seen = connection.cursor().execute("from seen")
    while rows := seen.fetchmany(BATCH):
        parsed, refused = [], []
        for source, board, _, record, seen_on, first_seen_on, last_seen_on, is_shown in rows:
            try:
                posting = SOURCES[source].parse(json.loads(record), board)
            except ScrapeError as error:
                refused.append({"source": source, "board": board, "record": record, "reason": str(error)})
                continue
            parsed.append(
                dict(zip(POSTING_FIELDS, astuple(posting), strict=True))
                | {
                    "reading_key": reading_key(posting),
                    "employer": employer(posting.company),
                    "posted_on": day_of(posting.posted, not_after=seen_on),
                    "closes_on": day_of(posting.closes, not_after=seen_on + HORIZON),
                    "first_seen_on": first_seen_on,
                    "last_seen_on": last_seen_on,
                    "is_shown": is_shown,
                }
            )
        yield pa.Table.from_pylist(parsed, schema=ADVERTS), pa.Table.from_pylist(refused, schema=UNREADABLE)


def reading_key(posting: Posting) -> str:
    """The hash of all that the reader sees: two postings with one key have one reading."""
    said = "\x1f".join(getattr(posting, name) for name in READ_FIELDS)
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def employer(company: str) -> str | None:
    """A company name as an identity: casefolded, without legal form and rating; None where there is none.

    "Example Ltd.", "EXAMPLE" and "Example 4.1 ★" are one employer.
    """
    name = RATING.sub("", unicodedata.normalize("NFKC", company).strip()).casefold()
    name = " ".join(name.split())
    while (shorter := LEGAL_FORM.sub("", name)) != name:
        name = shorter
    return name.strip(" .,") or None
