"""What is kept of a build between questions."""

from pathlib import Path

import duckdb

from analysis import warehouse
from analysis.held import held
from tests.analysis import invented


def opened(home: Path, build_id: str) -> duckdb.DuckDBPyConnection:
    """A cursor on an empty build of this name."""
    return warehouse.connect(invented.publish(home, build_id=build_id)).cursor()


def test_one_build_is_kept(tmp_path: Path) -> None:
    """Read once for all cursors on a build; another build takes its place, and the first is read anew."""
    first, second = opened(tmp_path / "one", "b1"), opened(tmp_path / "two", "b2")
    calls = []

    def read(cursor: duckdb.DuckDBPyConnection) -> str:
        calls.append(str(cursor.execute("select build_id from meta").fetchall()[0][0]))
        return calls[-1]

    asked = [first, first.cursor(), second, second, first]
    assert [held(cursor, read) for cursor in asked] == ["b1", "b1", "b2", "b2", "b1"]
    assert calls == ["b1", "b2", "b1"]
