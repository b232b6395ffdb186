"""Snapshots as tables: every posting a board ever showed, from when to when."""

import json
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from etl import snapshot
from etl.sql import step

STALE_DAYS = 14  # a board not read well for so long makes no statement about its postings
RUNS = pa.schema([pa.field("run_id", pa.string()), pa.field("on_day", pa.date32()), pa.field("sources", pa.string())])


def rows(home: Path, until: date | None = None) -> duckdb.DuckDBPyConnection:
    """A database in memory with the tables runs and snapshot_rows: all that was laid down up to the day `until`.

    Raises SnapshotError.
    """
    connection = duckdb.connect()
    connection.execute("set enable_progress_bar = false")  # it would write into the answer of --json
    kept = snapshot.runs(home, until)
    table = pa.Table.from_pylist(
        [
            {"run_id": run.run_id, "on_day": run.on_day, "sources": json.dumps(run.sources, ensure_ascii=False)}
            for run in kept
        ],
        schema=RUNS,
    )
    connection.from_arrow(table).create("runs")
    snapshot.rows(connection, home, kept).create_view("snapshot_rows")
    return connection


def opened(home: Path, until: date | None = None) -> duckdb.DuckDBPyConnection:
    """The same with the tables seen, settings and boards: what the rows mean, as known on the day `until`.

    They are described in sql/history.sql, settings.sql and boards.sql. Raises SnapshotError.
    """
    connection = rows(home, until)
    for name in ("history", "settings"):
        connection.execute(step(name))
    connection.execute(step("boards"), {"stale_days": STALE_DAYS})
    return connection
