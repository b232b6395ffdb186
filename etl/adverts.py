"""Every posting as known on a day, in the site's own words: the view `adverts` that read and build start from.

Stored records are parsed once: parsed/<version>/<run_id>-<source>.parquet holds a row per record that a run put down.
It is a cache; version is the hash of the code that makes it, and the folder may be deleted at any time.
"""

import hashlib
import json
import re
import shutil
import unicodedata
from collections.abc import Iterator
from dataclasses import astuple, fields
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

import data
import etl
import scrapers
from etl import history, importer
from etl.days import day_of
from etl.reading.reader import READ_FIELDS
from etl.sql import step
from etl.whole import clear, digest, whole
from scrapers.errors import ScrapeError
from scrapers.posting import Posting
from scrapers.registry import SOURCES

STORED = SOURCES | {importer.NAME: importer}  # every source that may stand in a snapshot
AT_ONCE = 1_000  # records that are held in memory
POSTING_FIELDS = tuple(field.name for field in fields(Posting))
PARSED = pa.schema(
    [
        pa.field("run_id", pa.string()),
        pa.field("key", pa.string()),
        pa.field("reason", pa.string()),  # why the parser refuses the record; all but source and board is NULL then
        *(pa.field(name, pa.string()) for name in POSTING_FIELDS),
        pa.field("reading_key", pa.string()),
        pa.field("employer", pa.string()),
        pa.field("posted_on", pa.date32()),
        pa.field("closes_on", pa.date32()),
        pa.field("own_first_on", pa.date32()),  # of an imported row, which has days of its own
        pa.field("own_last_on", pa.date32()),
    ]
)
LEGAL_FORM = re.compile(
    r"[\s,]+(?:inc|incorporated|llc|l\.l\.c|ltd|limited|gmbh|ag|se|sa|s\.a|sas|bv|b\.v|plc|corp|corporation|co|company"
    r"|kg|oy|ab|as|aps|spa|s\.p\.a|srl|pty|pte|pvt|llp|lp)\.?$"
)
# "Example Ltd\n3.9" or "Example 3.9", as review sites print it; "Web 2.0" is a name.
RATING = re.compile(r"\s*\n\s*\d\.\d$|\s*\d\.\d\s?(?:★|stars?)$|\s[1-4]\.[1-9]$")
NOBODY = {
    "",
    "name",
    "company",
    "company name",
    "confidential",
    "private client",
    "stealth",
    "stealth startup",
    "unknown",
    "n/a",
}
HORIZON = timedelta(days=366)  # a site's own expiry may lie ahead, but not for ever


def opened(home: Path, until: date | None = None) -> duckdb.DuckDBPyConnection:
    """A database in memory with what history.opened gives and, from the parsed records, the views of sql/adverts.sql.

    adverts: one row per posting: Posting's fields, reading_key (the hash of all that the reader sees), employer (the
    company name as an identity, NULL where it names none), posted_on, closes_on, first_seen_on, last_seen_on, is_shown,
    run_id and key of its record. unreadable: records that the parser of today refuses, with the reason.
    """
    connection = history.opened(home, until)
    kept = parsed(home, connection)
    relation = connection.read_parquet(kept) if kept else connection.from_arrow(PARSED.empty_table())
    relation.create_view("parsed")
    connection.execute(step("adverts"))
    return connection


def parsed(home: Path, connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The files of the cache for the runs of this connection, those that are missing made first."""
    folder = data.parsed(home) / version()
    folder.mkdir(parents=True, exist_ok=True)
    clear(folder)
    for other in data.parsed(home).iterdir():
        if other != folder:
            shutil.rmtree(other)
    found = []
    for run_id, on_day in connection.execute("select run_id, on_day from runs order by run_id").fetchall():
        for stored in sorted((data.snapshots(home) / run_id).glob("*.parquet")):
            path = folder / f"{run_id}-{stored.stem}.parquet"
            if not path.exists():
                with whole(path) as unfinished, pq.ParquetWriter(unfinished, PARSED, compression="zstd") as writer:
                    for rows in _parsed(stored, on_day):
                        writer.write_table(pa.Table.from_pylist(rows, PARSED))
            found.append(str(path))
    return found


def version() -> str:
    """The hash of the code that turns records into postings: of all code, since little is lost by parsing again."""
    packages = (Path(package.__file__ or "").parent for package in (scrapers, etl))
    return digest(path for package in packages for path in sorted(package.rglob("*.py")))


def _parsed(stored: Path, seen_on: date) -> Iterator[list[dict[str, Any]]]:
    """The rows of the cache for one file of a snapshot, whose records were seen on a day."""
    with duckdb.connect() as connection:
        connection.execute("set enable_progress_bar = false")
        records = connection.execute(
            "select run_id, source, board, key, record from read_parquet($path) where kind = 'put'",
            {"path": str(stored)},
        )
        while rows := records.fetchmany(AT_ONCE):
            yield [_row(seen_on, *row) for row in rows]


def _row(seen_on: date, run_id: str, source: str, board: str, key: str, record: str) -> dict[str, Any]:
    place = {"run_id": run_id, "key": key, "source": source, "board": board}
    try:
        stored = json.loads(record)
        posting = STORED[source].parse(stored, board)
    except ScrapeError as error:
        return place | {"reason": str(error)}
    posted_on, first_on, last_on = day_of(posting.posted, not_after=seen_on), None, None
    if source == importer.NAME:
        posted_on, first_on, last_on = importer.days(stored, posted_on, seen_on)
    return (
        place
        | dict(zip(POSTING_FIELDS, astuple(posting), strict=True))
        | {
            "company": without_rating(posting.company),
            "reading_key": reading_key(posting),
            "employer": employer(posting.company),
            "posted_on": posted_on,
            "closes_on": day_of(posting.closes, not_after=seen_on + HORIZON),
            "own_first_on": first_on,
            "own_last_on": last_on,
        }
    )


def reading_key(posting: Posting) -> str:
    """The hash of all that the reader sees: two postings with one key have one reading."""
    said = "\x1f".join(getattr(posting, name) for name in READ_FIELDS)
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def employer(company: str) -> str | None:
    """A company name as an identity: casefolded, without legal form and rating; None where there is none.

    "Example Ltd.", "EXAMPLE" and "Example 4.1 ★" are one employer; "Confidential" is nobody's name.
    """
    name = " ".join(without_rating(unicodedata.normalize("NFKC", company)).casefold().split())
    while (shorter := LEGAL_FORM.sub("", name)) != name:
        name = shorter
    name = name.strip(" .,")
    return None if name in NOBODY else name


def without_rating(company: str) -> str:
    """A company's name as printed, without the rating that review sites put behind it: "Example", not "Example 4.1"."""
    return RATING.sub("", company.strip())
