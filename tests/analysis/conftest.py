"""Invented builds for the tests of analysis."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from analysis import warehouse
from tests.analysis import invented


@pytest.fixture
def publish(tmp_path: Path) -> Callable[..., duckdb.DuckDBPyConnection]:
    """Publish a tiny build of these rows and open it."""

    def opened(**rows: object) -> duckdb.DuckDBPyConnection:
        return warehouse.connect(invented.publish(tmp_path, **rows)).cursor()  # type: ignore[arg-type]

    return opened


@pytest.fixture(scope="session")
def market_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a build of the usual size: 300 jobs, 40 employers."""
    home = tmp_path_factory.mktemp("market")
    invented.market(home)
    return home


@pytest.fixture
def market(market_home: Path) -> duckdb.DuckDBPyConnection:
    """The build of the usual size, opened."""
    return warehouse.connect(warehouse.published(market_home)).cursor()
