"""Give every unread posting to the reader, on all cores, and keep the readings under the reader's version."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

import data
from etl import reading
from etl.reading.reader import BATCH_IN, BATCH_OUT, Reader, read_batch
from etl.sql import step
from etl.taxonomy import load_skills
from etl.whole import clear, whole

BATCH = 250  # postings a worker takes at once
FILE = 20  # batches in one file: what a kill can cost
ALONE = 2 * BATCH  # so few are read here: a second process would start longer than it works


@dataclass(frozen=True, slots=True)
class Version:
    """What the readings rest on: hashes of the reading code with the skills, and of skills and guides."""

    reader: str
    taxonomy: str


def version(home: Path) -> Version:
    """The reader and the taxonomy as they are on disk now."""
    code = sorted(Path(reading.__file__).parent.glob("*.py"))
    return Version(
        reader=digest([*code, *data.skills(home)]), taxonomy=digest([*data.skills(home), *data.guides(home)])
    )


def digest(paths: Iterable[Path]) -> str:
    """One short hash over the names and contents of these files, whatever the line ends."""
    total = hashlib.blake2b(digest_size=8)
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return total.hexdigest()


def files(home: Path) -> list[str]:
    """The readings of the reader as it is now."""
    return sorted(str(path) for path in (data.readings(home) / version(home).reader).glob("*.parquet"))


def view(connection: duckdb.DuckDBPyConnection, home: Path) -> None:
    """Make those readings a view `readings` with the columns of BATCH_OUT."""
    found = files(home)
    readings = connection.read_parquet(found) if found else connection.from_arrow(BATCH_OUT.empty_table())
    readings.create_view("readings", replace=True)


def read(
    adverts: duckdb.DuckDBPyConnection, home: Path, now: datetime, report: Callable[[int, int], None] | None = None
) -> int:
    """Read every posting of `adverts` that this reader has not read, and return how many those were.

    report is called with postings read and postings in all. A kill costs the file being filled: the next call goes on.
    """
    view(adverts, home)
    unread = adverts.sql(step("unread"))
    total = len(unread)
    if not total:
        return 0
    folder = data.readings(home) / version(home).reader
    folder.mkdir(parents=True, exist_ok=True)
    clear(folder)
    done = 0
    with workers(home, total) as read_all:
        for number, batches in enumerate(groups(unread), start=len(files(home))):
            with whole(folder / f"{now:%Y%m%dT%H%M%S%f}-{number:05}.parquet") as path:
                pq.write_table(pa.Table.from_batches(read_all(batches), BATCH_OUT), path, compression="zstd")
            done += sum(batch.num_rows for batch in batches)
            if report:
                report(done, total)
    return done


def groups(unread: duckdb.DuckDBPyRelation) -> Iterator[list[pa.RecordBatch]]:
    """What stands in one file of readings, group by group, so that memory holds one group alone."""
    for large in unread.to_arrow_reader(BATCH * FILE):
        yield pa.Table.from_batches([large]).cast(BATCH_IN).to_batches(max_chunksize=BATCH)


@contextmanager
def workers(home: Path, total: int) -> Iterator[Callable[[list[pa.RecordBatch]], Iterable[pa.RecordBatch]]]:
    """A function from batches to their readings, in the same order."""
    skills = data.skills(home)
    if total <= ALONE:
        reader = Reader(load_skills(skills))
        yield partial(map, partial(read_batch, reader))
        return
    # spawn everywhere: a fork would copy the locks that threads of the caller hold
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), initializer=open_reader, initargs=(skills,)) as pool:
        yield partial(pool.map, read_here)


def open_reader(skills: list[Path]) -> None:
    """Make the one Reader of a worker process."""
    global worker_reader  # noqa: PLW0603 - what a pool's initializer makes has no other place to stand
    worker_reader = Reader(load_skills(skills))


def read_here(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read one batch with the Reader of this worker process."""
    return read_batch(worker_reader, batch)


worker_reader: Reader
