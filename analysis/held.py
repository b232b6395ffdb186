"""What is kept of the opened build between questions: jobs and skills, nothing about a person."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

import duckdb

from analysis.warehouse import ask

Found = TypeVar("Found")

Build = tuple[str, datetime]  # path and built_at
_held: dict[Build, dict[Callable[..., Any], Any]] = {}  # of one build: what each function read


def held(cursor: duckdb.DuckDBPyConnection, read: Callable[[duckdb.DuckDBPyConnection], Found]) -> Found:
    """What `read` reads of the opened build, read once while no other build is asked for."""
    said = ask(cursor, "opened").iloc[0]
    build = str(said["path"]), said["built_at"]
    if build not in _held:
        _held.clear()
    kept = _held.setdefault(build, {})
    if read not in kept:
        kept[read] = read(cursor)
    found: Found = kept[read]
    return found
