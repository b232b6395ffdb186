"""Read postings on Spark, for those who outgrow one machine: the same function over the same Parquet, row for row.

Where Spark runs is Spark's own business: SPARK_REMOTE, PYSPARK_SUBMIT_ARGS or spark-defaults.conf name a cluster, else
it runs here. docs/scale.md says how.
"""

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

import data
from etl.read import BATCH, FILE, version
from etl.reading.reader import BATCH_IN, BATCH_OUT, Reader, read_batch
from etl.taxonomy import load_skills

A_FILE = 8 << 20  # bytes that one task takes: a file of BATCH * FILE postings or two
NAMES_A_CLUSTER = ("SPARK_REMOTE", "PYSPARK_SUBMIT_ARGS", "SPARK_CONF_DIR")
HERE = {  # nothing listens beyond this machine
    "spark.master": "local[*]",
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
}


class SparkError(Exception):
    """Spark cannot run; the message says what it lacks. Nothing was read."""


def read_all(
    unread: Iterator[pa.RecordBatch], home: Path, folder: Path, stamp: str, tell: Callable[[int], None]
) -> None:
    """Lay the postings down as Parquet, let Spark read them, and put its files into the folder of the readings."""
    session = _session()
    room = data.unread(home)
    shutil.rmtree(room, ignore_errors=True)
    total = 0
    try:
        (room / "postings").mkdir(parents=True)
        for number, postings in enumerate(_grouped(unread)):
            pq.write_table(postings, room / "postings" / f"{number:05}.parquet", compression="zstd")
            total += postings.num_rows
        tell(0)
        _run(session, home, room)
        for number, path in enumerate(sorted((room / "readings").glob("*.parquet"))):
            path.replace(folder / f"{stamp}-{number:05}.parquet")
        tell(total)
    finally:
        session.stop()
        shutil.rmtree(room, ignore_errors=True)


def _grouped(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.Table]:
    group: list[pa.RecordBatch] = []
    for batch in batches:
        group.append(batch)
        if len(group) == FILE:
            yield pa.Table.from_batches(group, BATCH_IN)
            group = []
    if group:
        yield pa.Table.from_batches(group, BATCH_IN)


def _session() -> Any:
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise SparkError(
            f"--engine spark needs the extra 'spark' ({error}). Install it: pip install -e '.[spark]'"
        ) from None
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else its workers run another python
    builder = SparkSession.builder.appName("etl read")
    if not any(name in os.environ for name in NAMES_A_CLUSTER):
        if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
            raise SparkError("--engine spark needs Java 17: install it, and set JAVA_HOME where it is not on the path.")
        for name, value in HERE.items():
            builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except (PySparkException, OSError) as error:
        raise SparkError(
            f"Spark does not start: {error}. Java 17 is needed; docs/scale.md says how to set it up."
        ) from None


def _run(session: Any, home: Path, room: Path) -> None:
    from pyspark.errors import PySparkException
    from pyspark.sql.pandas.types import from_arrow_schema

    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(BATCH))
    session.conf.set("spark.sql.files.maxPartitionBytes", str(A_FILE))
    session.conf.set("spark.sql.files.openCostInBytes", str(A_FILE))
    try:
        postings = session.read.parquet(str(room / "postings")).select(*BATCH_IN.names)
        readings = postings.mapInArrow(partial(_read, str(home), version(home).reader), from_arrow_schema(BATCH_OUT))
        readings.write.parquet(str(room / "readings"), compression="zstd")
    except PySparkException as error:
        raise SparkError(f"Spark stopped: {error}") from None


def _read(home: str, reader_version: str, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What a worker does with the postings of one task."""
    reader = _reader(home, reader_version)
    for batch in batches:
        yield read_batch(reader, batch)


@cache
def _reader(home: str, reader_version: str) -> Reader:
    """The one Reader of a worker, which must be the driver's."""
    if (found := version(Path(home)).reader) != reader_version:
        raise SparkError(
            f"This worker has reader {found}, the driver {reader_version}. Install the same program on both, and let "
            f"JOBS_HOME name storage that both see."
        )
    return Reader(load_skills(data.skills(Path(home))))
