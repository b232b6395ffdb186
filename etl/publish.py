"""Builds on disk: each is written beside the others, looked at once more, and then named by a small pointer file."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import duckdb

import data
from etl.snapshot import stamp_behind, write_whole

KEPT = 3  # builds that stay, so that a rollback is a matter of one file


class PublishError(Exception):
    """A build cannot be published or found; the message says what to do. The last build stands."""


def new_build_id(home: Path, now: datetime) -> str:
    """A sortable UTC stamp, later than every build that lies here."""
    return stamp_behind(published(home), now)


def published(home: Path) -> list[str]:
    """The ids of the builds that lie here, oldest first."""
    return sorted(path.stem for path in data.builds(home).glob("*.duckdb"))


def current(home: Path) -> str | None:
    """The id of the published build, or None."""
    try:
        return data.pointer(home).read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None


@contextmanager
def unfinished(home: Path, build_id: str) -> Iterator[Path]:
    """The path under which a new build is written; whatever is left of it afterwards is removed."""
    folder = data.builds(home)
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob("*.unfinished*"):  # by a run that was killed
        left.unlink()
    path = data.build(home, build_id).with_suffix(".unfinished")
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
        path.with_name(f"{path.name}.wal").unlink(missing_ok=True)


def publish(home: Path, build_id: str, path: Path, rows: dict[str, int]) -> None:
    """Move a finished build to its place and point at it; older builds but the newest three go.

    rows holds what its tables must contain: a file that lost its write-ahead log opens well and is empty. Raises
    PublishError.
    """
    with duckdb.connect(path, read_only=True) as connection:
        found = table_rows(connection, connection.execute("select current_database()").fetchall()[0][0])
    if found != rows:
        raise PublishError(f"{path.name}: written {rows}, but found {found} on the disk. Check the disk and run again.")
    with path.open("r+b") as file:
        os.fsync(file.fileno())
    os.replace(path, data.build(home, build_id))
    point_at(home, build_id)
    prune(home)


def table_rows(connection: duckdb.DuckDBPyConnection, database: str) -> dict[str, int]:
    """Rows by table of one attached database."""
    tables = connection.execute(
        "select table_name from duckdb_tables() where database_name = $database order by table_name",
        {"database": database},
    ).fetchall()
    return {name: len(connection.table(f"{database}.{name}")) for (name,) in tables}


def point_at(home: Path, build_id: str) -> None:
    """Make this build the published one."""
    write_whole(data.pointer(home), f"{build_id}\n")


def rollback(home: Path) -> tuple[str, str]:
    """Publish the build before the published one, and return the ids of both, old and new. Raises PublishError."""
    now = current(home)
    if now is None:
        raise PublishError("Nothing is published yet: there is nothing to go back from. Run `etl refresh`.")
    earlier = [build_id for build_id in published(home) if build_id < now]
    if not earlier:
        raise PublishError(f"No build is older than the published one ({now}): there is nothing to go back to.")
    point_at(home, earlier[-1])
    return now, earlier[-1]


def prune(home: Path) -> None:
    """Remove all but the newest three builds; one that a dashboard still reads stays until it does no more."""
    for build_id in published(home)[:-KEPT]:
        path = data.build(home, build_id)
        if build_id != current(home) and not in_use(path):
            path.unlink()


def in_use(path: Path) -> bool:
    """Whether another process has this database open: a writer is then refused."""
    try:
        duckdb.connect(path).close()
    except duckdb.Error:
        return True
    return False
