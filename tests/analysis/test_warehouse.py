"""Opening the published build."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest

import data
from analysis import warehouse
from analysis.demand import demand
from analysis.selection import Selection
from tests.analysis import invented
from tests.analysis.invented import GUIDE


def test_a_real_build_comes_before_the_sample(tmp_path: Path) -> None:
    """The sample is shown only until something real has been published."""
    with pytest.raises(warehouse.NoBuildError, match="Nothing has been read yet"):
        warehouse.published(tmp_path)
    sample = invented.publish(data.sample_home(tmp_path), is_sample=True)
    assert warehouse.published(tmp_path) == sample
    real = invented.publish(tmp_path)
    assert warehouse.published(tmp_path) == real


def test_what_a_build_says_of_itself(tmp_path: Path) -> None:
    """build_id, moment, day and whether it is invented."""
    cursor = warehouse.connect(invented.publish(tmp_path, is_sample=True)).cursor()
    expected = warehouse.Build("20261122T031000Z", datetime(2026, 11, 22, 3, 10), date(2026, 11, 22), is_sample=True)
    assert warehouse.describe(cursor) == expected


@pytest.mark.parametrize(("version", "is_measured"), [("r", True), ("an earlier one", False)])
def test_which_reader_was_measured(tmp_path: Path, version: str, is_measured: bool) -> None:
    """The day of the measurement, and whether it was of the reader that read this build."""
    measure = {"name": "Python", "measured_on": date(2026, 11, 2), "reader_version": version}
    build = warehouse.describe(warehouse.connect(invented.publish(tmp_path, quality=[measure])).cursor())
    assert (build.measured_on, build.is_measured) == (date(2026, 11, 2), is_measured)


def write_nothing(path: Path) -> None:
    path.unlink()


def write_a_page(path: Path) -> None:
    path.write_text("<html>not a database</html>" * 99, encoding="utf-8")


@pytest.mark.parametrize("spoil", [write_nothing, write_a_page])
def test_a_file_that_cannot_be_opened(tmp_path: Path, spoil: object) -> None:
    """A missing or spoilt file is one error that says what to do."""
    path = invented.publish(tmp_path)
    spoil(path)  # type: ignore[operator]
    with pytest.raises(warehouse.BrokenBuildError, match=r"20261122T031000Z.duckdb: .* Run `etl rollback`"):
        warehouse.connect(path)


@pytest.mark.parametrize(
    "change",
    [
        "alter table ml_jobs drop column mode",
        "drop table meta",
        "drop table quality",
        "drop table needs",
    ],
)
def test_a_build_of_another_version(tmp_path: Path, change: str) -> None:
    """A build that lacks a table or column says that it must be built again."""
    path = invented.publish(tmp_path)
    with duckdb.connect(path) as connection:
        connection.execute(change)
    cursor = warehouse.connect(path).cursor()
    with pytest.raises(warehouse.OldBuildError, match="Run `etl build`"):
        (warehouse.describe(cursor), demand(cursor, Selection(), GUIDE))


def test_eight_threads_get_what_one_gets(market: duckdb.DuckDBPyConnection) -> None:
    """Each visitor asks through a cursor of its own: selections of others never mix in."""
    selections = [Selection(roles=(role,), window=window) for role in ROLES for window in ("open", "all")]
    alone = [demand(market.cursor(), selection, GUIDE) for selection in selections]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda each: demand(market.cursor(), each, GUIDE), selections * 4))
    assert [a.equals(b) for a, b in zip(alone * 4, together, strict=True)] == [True] * len(together)


ROLES = ("ml_engineer", "data_scientist", "ai_engineer", "unknown")


def test_a_cursor_outlives_its_connection(tmp_path: Path) -> None:
    """The cache drops a connection when a newer build comes; a page that is still asking gets its answer."""
    connection = warehouse.connect(invented.publish(tmp_path))
    cursor = connection.cursor()
    del connection
    assert warehouse.describe(cursor).build_id == "20261122T031000Z"
