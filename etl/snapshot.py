"""What the boards showed, run by run: each file is written once and never changed, and holds only what changed.

    snapshots/<run_id>/run.json          the day the run counts as, and what was configured
    snapshots/<run_id>/<source>.parquet  one row per board asked, per new or changed record, per key gone, per refusal

A killed run leaves whole files of the sources it had finished; those stand, and the next run goes on from them.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

import data
from etl.whole import clear, whole

FORMAT = 1
STAMP = "%Y%m%dT%H%M%S%fZ"
ROWS = pa.schema(
    [
        pa.field("run_id", pa.string()),
        pa.field("source", pa.string()),
        pa.field("board", pa.string()),
        pa.field("kind", pa.string()),  # board, put, gone, refused
        pa.field("key", pa.string()),
        pa.field("record", pa.string()),  # JSON: a BoardRun, or the site's own record
        pa.field("reason", pa.string()),
    ]
)

Change = tuple[str, str | None, Any, str | None]  # kind, key, record, reason


class SnapshotError(Exception):
    """A snapshot cannot be read; the message names the file and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRun:
    """What asking one board came to: one row of the table source_runs. error is None when all went well."""

    status: str
    postings: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    quarantined: int = 0
    requests: int = 0
    seconds: float = 0.0
    bytes: int = 0
    company: str = ""  # the name the board shows today, since a whole board may be renamed at once
    error: str | None = None


@dataclass(slots=True)
class Delta:
    """What changed on one board: records by key to put, keys gone, records refused with the reason."""

    put: dict[str, Any] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    refused: list[tuple[Any, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run: the day it counts as, and per source what was configured (boards, coverage, monthly, ...)."""

    run_id: str
    on_day: date
    sources: Mapping[str, Mapping[str, Any]]


def new_run_id(home: Path, now: datetime) -> str:
    """A sortable UTC stamp, later than every earlier run's."""
    return stamp_behind((run.run_id for run in runs(home)), now)


def stamp_behind(earlier: Iterable[str], now: datetime) -> str:
    """The moment as a sortable UTC stamp, later than every earlier one even where the clock went back."""
    last = max(earlier, default="")
    if last and now.strftime(STAMP) <= last:
        now = datetime.strptime(last, STAMP).replace(tzinfo=UTC) + timedelta(microseconds=1)
    return now.strftime(STAMP)


def start(home: Path, run: Run) -> None:
    """Lay down what this run is about to ask."""
    folder = data.snapshots(home) / run.run_id
    clear(data.snapshots(home))
    folder.mkdir(parents=True)
    about = {"format": FORMAT, "run_id": run.run_id, "on_day": run.on_day.isoformat(), "sources": run.sources}
    write_whole(folder / "run.json", json.dumps(about, ensure_ascii=False, indent=1))


def source_path(home: Path, run_id: str, source: str) -> Path:
    """The file of one source in one run."""
    return data.snapshots(home) / run_id / f"{source}.parquet"


@contextmanager
def source_file(home: Path, run_id: str, source: str) -> Iterator["SourceFile"]:
    """Write one source's file; it appears when the block ends well, whole or not at all."""
    with (
        whole(source_path(home, run_id, source)) as unfinished,
        pq.ParquetWriter(unfinished, ROWS, compression="zstd") as writer,
    ):
        yield SourceFile(writer, run_id, source)


class SourceFile:
    """Takes the boards of one source, one after the other."""

    def __init__(self, writer: pq.ParquetWriter, run_id: str, source: str) -> None:
        self.writer, self.run_id, self.source = writer, run_id, source

    def add(self, board: str, outcome: BoardRun, delta: Delta) -> None:
        """One board's outcome and what changed on it."""
        rows: list[Change] = [("board", None, asdict(outcome), None)]
        rows += [("put", key, record, None) for key, record in delta.put.items()]
        rows += [("gone", key, None, None) for key in delta.gone]
        rows += [("refused", None, record, reason) for record, reason in delta.refused]
        self.write(board, rows)

    def write(self, board: str, rows: Iterable[Change]) -> None:
        """Rows of one board, which may come in several goes."""
        self.writer.write_table(
            pa.Table.from_pylist(
                [
                    {
                        "run_id": self.run_id,
                        "source": self.source,
                        "board": board,
                        "kind": kind,
                        "key": key,
                        "record": None if record is None else json.dumps(record, ensure_ascii=False),
                        "reason": reason,
                    }
                    for kind, key, record, reason in rows
                ],
                schema=ROWS,
            )
        )


def runs(home: Path, until: date | None = None) -> list[Run]:
    """Every run that counts as a day not later than `until`, in the order they were made."""
    found = [_read_run(path) for path in sorted(data.snapshots(home).glob("*/run.json"))]
    return [run for run in found if until is None or run.on_day <= until]


def _read_run(path: Path) -> Run:
    about = json.loads(path.read_text(encoding="utf-8"))
    if about["format"] > FORMAT:
        raise SnapshotError(f"{path}: format {about['format']} is newer than this program reads. Update the program.")
    return Run(run_id=about["run_id"], on_day=date.fromisoformat(about["on_day"]), sources=about["sources"])


def rows(connection: duckdb.DuckDBPyConnection, home: Path, kept: list[Run]) -> duckdb.DuckDBPyRelation:
    """Every row of these runs' files, as a relation with the columns of ROWS."""
    files = [str(path) for run in kept for path in sorted((data.snapshots(home) / run.run_id).glob("*.parquet"))]
    return connection.read_parquet(files) if files else connection.from_arrow(ROWS.empty_table())


def write_whole(path: Path, text: str) -> None:
    """Replace a small text file, whole or not at all, and have it on the disk before going on."""
    with whole(path) as unfinished, unfinished.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
