"""Open the published build read-only and ask it questions."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

import data

SQL = Path(__file__).parent / "sql"


class WarehouseError(Exception):
    """There is no build to answer from; the message says what to do."""


class NoBuildError(WarehouseError):
    """Nothing has been published yet."""


class OldBuildError(WarehouseError):
    """The build lacks a table or column that this version reads."""


class BrokenBuildError(WarehouseError):
    """The pointer names a file that is missing or is no database."""


@dataclass(frozen=True, slots=True)
class Build:
    """What a published build says of itself.

    built_at is naive UTC; as_of is the day every window counts back from; measured_on is the day on which the reader
    was last measured, None where it never was; is_measured: that was the reader of this build.
    """

    build_id: str
    built_at: datetime
    as_of: date
    is_sample: bool
    measured_on: date | None = None
    is_measured: bool = False


def published(home: Path) -> Path:
    """The published database of a home, a real one before the invented sample's.

    The pointer is read anew at every call (about 30 µs), so that a refresh shows at the next question.
    Raises NoBuildError where neither home has published anything.
    """
    for place in (home, data.sample_home(home)):
        try:
            build_id = data.pointer(place).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            continue
        return data.build(place, build_id)
    raise NoBuildError(
        "Nothing has been read yet. In the project's folder run `etl refresh --sample` (seconds) "
        "or `etl refresh` (about 6 minutes), then reload."
    )


def connect(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection; while it or one of its cursors lives, the file is in use and is not pruned.

    Threads must not share it: each asks through a `.cursor()` of its own. Raises BrokenBuildError.
    """
    try:
        return duckdb.connect(path, read_only=True)
    except duckdb.IOException as error:
        raise BrokenBuildError(
            f"{path.name}: the published build cannot be opened. Run `etl rollback` for the one before, "
            f"or `etl build` (offline, about 1 minute), then reload. ({str(error).splitlines()[0]})"
        ) from error


def describe(cursor: duckdb.DuckDBPyConnection) -> Build:
    """What the opened build says of itself. Raises OldBuildError."""
    row = ask(cursor, "build").iloc[0]
    return Build(
        build_id=str(row["build_id"]),
        built_at=row["built_at"].to_pydatetime(),
        as_of=row["as_of"].date(),
        is_sample=bool(row["is_sample"]),
        measured_on=row["measured_on"].date() if pd.notna(row["measured_on"]) else None,
        is_measured=bool(row["is_measured"]),
    )


def ask(cursor: duckdb.DuckDBPyConnection, question: str, **values: Any) -> pd.DataFrame:
    """Run analysis/sql/<question>.sql with its $names filled.

    Raises OldBuildError where the build lacks a table or column; every page asks `build` first, which reads the table
    that came last.
    """
    try:
        return cursor.execute(statement(question), values).df()
    except (duckdb.CatalogException, duckdb.BinderException) as error:
        raise OldBuildError(
            "This build was made by an earlier version. Run `etl build` (offline, about 1 minute) and reload. "
            f"({question}: {str(error).splitlines()[0]})"
        ) from error


@cache
def statement(question: str) -> str:
    """The text of one question."""
    return (SQL / f"{question}.sql").read_text(encoding="utf-8")
