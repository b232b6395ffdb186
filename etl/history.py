"""Snapshots as tables: every posting a board ever showed, from when to when."""

import json
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

import data
from etl import snapshot
from etl.importer import NAME as IMPORT
from etl.snapshot import Run
from etl.sql import step

STALE_DAYS = 14  # a board not read well for so long makes no statement about its postings
RUNS = pa.schema([pa.field("run_id", pa.string()), pa.field("on_day", pa.date32()), pa.field("sources", pa.string())])


def standing(home: Path, until: date | None = None) -> tuple[list[Run], dict[str, Run]]:
    """The runs up to the day `until`: those that asked boards, and by name the imports that no later one replaced."""
    asked: list[Run] = []
    imported: dict[str, Run] = {}
    for run in snapshot.runs(home, until):
        if IMPORT not in run.sources:
            asked.append(run)
        elif snapshot.source_path(home, run.run_id, IMPORT).exists():  # else it was killed, and replaces nothing
            imported |= dict.fromkeys(run.sources[IMPORT]["boards"], run)
    return asked, imported


def rows(home: Path, until: date | None = None, *, imports: bool = True) -> duckdb.DuckDBPyConnection:
    """A database in memory with the tables runs and snapshot_rows: all that was laid down up to the day `until`.

    An import that a later one of the same name replaced is left out as if it had never been; imports=False leaves out
    all of them. Raises SnapshotError.
    """
    connection = duckdb.connect()
    connection.execute("set enable_progress_bar = false")  # it would write into the answer of --json
    connection.execute("set temp_directory = $folder", {"folder": str(data.spill(home))})  # for more than memory holds
    kept, imported = standing(home, until)
    if imports:
        kept = sorted([*kept, *imported.values()], key=lambda run: run.run_id)
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


def boards(home: Path, until: date | None = None) -> duckdb.DuckDBPyConnection:
    """The same with the tables settings and boards: what is known of each board on the day `until`.

    They are described in sql/settings.sql and boards.sql. Raises SnapshotError.
    """
    connection = rows(home, until)
    connection.execute(step("settings"))
    connection.execute(step("boards"), {"stale_days": STALE_DAYS})
    return connection


def opened(home: Path, until: date | None = None) -> duckdb.DuckDBPyConnection:
    """The same with the table kept: every posting that was ever shown, from when to when (sql/history.sql).

    Raises SnapshotError.
    """
    connection = boards(home, until)
    connection.execute(step("history"))
    return connection


def as_of(connection: duckdb.DuckDBPyConnection) -> date | None:
    """The newest day on which any board was read well; where there are imports alone, the newest day of these.

    None where there is neither.
    """
    newest: date | None = connection.sql(step("as_of")).fetchall()[0][0]
    return newest
