"""Give every unread posting to the reader, on all cores or on Spark; readings stand under the reader's version."""

import os
import shutil
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.util import Finalize
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

import data
from data import geonames
from etl import rates, reading, taxonomy
from etl.reading.reader import BATCH_IN, BATCH_OUT, Reader, read_batch
from etl.sql import step
from etl.taxonomy import load_skills
from etl.whole import clear, digest, whole

BATCH = 250  # postings a worker takes at once
FILE = 20  # batches in one file: what a kill can cost
KNOWLEDGE = (geonames, rates, taxonomy)  # modules outside of etl.reading that say what a text means
AHEAD = 3  # batches for each worker that wait, are read, or wait to be written
ALONE = 2 * BATCH  # so few are read here: a second process would start longer than it works
KEPT_VERSIONS = 2  # a version of the readings is a cache, and who goes back and forth between two loses nothing

Batches = Iterator[pa.RecordBatch]
Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Version:
    """What the readings rest on: hashes of the reading code with the skills, and of skills and guides."""

    reader: str
    taxonomy: str


def version(home: Path) -> Version:
    """The reader and the taxonomy as they are on disk now."""
    code = sorted(Path(reading.__file__).parent.glob("*.py"))
    code += [*(Path(str(module.__file__)) for module in KNOWLEDGE), data.places(), data.cities()]
    return Version(
        reader=digest([*code, *data.skills(home)]), taxonomy=digest([*data.skills(home), *data.guides(home)])
    )


def files(home: Path) -> list[str]:
    """The readings of the reader as it is now."""
    return sorted(str(path) for path in (data.readings(home) / version(home).reader).glob("*.parquet"))


def view(connection: duckdb.DuckDBPyConnection, home: Path) -> None:
    """Make those readings a view `readings` with the columns of BATCH_OUT."""
    found = files(home)
    readings = connection.read_parquet(found) if found else connection.from_arrow(BATCH_OUT.empty_table())
    readings.create_view("readings", replace=True)


def read(
    adverts: duckdb.DuckDBPyConnection,
    home: Path,
    now: datetime,
    report: Report | None = None,
    *,
    engine: str = "local",
) -> int:
    """Read every posting of `adverts` that this reader has not read, and return how many those were.

    report is called with postings read and postings in all. A kill costs the file being filled, on Spark what it had
    begun: the next call goes on. The readings of the KEPT_VERSIONS newest readers stay. Raises SparkError.
    """
    view(adverts, home)
    adverts.execute(step("unread"))
    total: int = adverts.table("unread").count("*").fetchall()[0][0]
    if total:
        folder = data.readings(home) / version(home).reader
        folder.mkdir(parents=True, exist_ok=True)
        clear(folder)
        stamp = f"{now:%Y%m%dT%H%M%S%f}-{len(files(home)):05}"
        unread = _unread(adverts)

        def tell(done: int) -> None:
            if report:
                report(done, total)

        if engine == "spark":
            from etl import spark

            spark.read_all(unread, home, folder, stamp, tell)
        else:
            _read_here(unread, home, total, folder, stamp, tell)
        _prune(home)
    return total


def _unread(adverts: duckdb.DuckDBPyConnection) -> Batches:
    """The unread postings in batches for one worker each, as BATCH_IN; memory holds a few of them."""
    for large in adverts.sql(step("unread_postings")).to_arrow_reader(BATCH * FILE):
        yield from pa.Table.from_batches([large]).cast(BATCH_IN).to_batches(max_chunksize=BATCH)


def _read_here(unread: Batches, home: Path, total: int, folder: Path, stamp: str, tell: Callable[[int], None]) -> None:
    done = 0
    with _workers(home, total) as read_all:
        readings = read_all(unread)
        for number, first in enumerate(readings):
            file: list[pa.RecordBatch] = []
            for batch in chain([first], islice(readings, FILE - 1)):
                file.append(batch)
                done += batch.num_rows
                tell(done)
            with whole(folder / f"{stamp}-{number:05}.parquet") as path:
                pq.write_table(pa.Table.from_batches(file, BATCH_OUT), path, compression="zstd")


@contextmanager
def _workers(home: Path, total: int) -> Iterator[Callable[[Batches], Batches]]:
    """A function from batches to their readings, in the same order."""
    skills = data.skills(home)
    if total <= ALONE:
        yield partial(map, partial(read_batch, Reader(load_skills(skills))))
        return
    # spawn everywhere: a fork would copy the locks that threads of the caller hold
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores, get_context("spawn"), initializer=_open_reader, initargs=(skills,)) as pool:
        try:
            yield partial(_mapped, pool, cores * AHEAD)
        finally:
            pool.shutdown(cancel_futures=True)


def _mapped(pool: ProcessPoolExecutor, ahead: int, batches: Batches) -> Batches:
    """The readings of the batches in order, with so many batches on their way at most."""
    waiting: deque[Future[pa.RecordBatch]] = deque()
    for batch in batches:
        waiting.append(pool.submit(_read_batch, batch))
        if len(waiting) == ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _open_reader(skills: list[Path]) -> None:
    """Make the one Reader of a worker process, which ends when its parent does, be it killed."""
    global _worker_reader  # noqa: PLW0603 - what a pool's initializer makes has no other place to stand
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    Finalize(None, os._exit, (0,), exitpriority=0)  # at once: beside that thread DuckDB counts its objects as leaked
    _worker_reader = Reader(load_skills(skills))


def _leave_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _read_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Read one batch with the Reader of this worker process."""
    return read_batch(_worker_reader, batch)


_worker_reader: Reader


def _prune(home: Path) -> None:
    """Remove the readings of all but the newest versions."""
    versions = sorted(data.readings(home).iterdir(), key=lambda folder: folder.stat().st_mtime, reverse=True)
    for old in versions[KEPT_VERSIONS:]:
        shutil.rmtree(old)
