"""The `skill-gap` command."""

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from analysis import exports, warehouse
from analysis.cli import app
from analysis.demand import demand
from analysis.guide import skill_gap
from analysis.selection import Selection
from tests.analysis.invented import GUIDE

FLAGS = [
    ([], Selection()),
    (["--window", "all"], Selection(window="all")),
    (["--role", "unknown", "--role", "ml_engineer"], Selection(roles=("ml_engineer", "unknown"))),
    (["--level", "senior", "--level", "unknown", "--country", "US", "--work-mode", "remote", "--window", "all"],
     Selection(levels=("senior", "unknown"), countries=("US",), work_modes=("remote",), window="all")),
    (["--required-only"], Selection(required_only=True)),
    (["--required-only", "--one-vote"], Selection(required_only=True, one_vote=True)),
    (["--source", "lever", "--window", "90d"], Selection(sources=("lever",), window="90d")),
    (["--from", "2026-06-01", "--to", "2026-07-01"],
     Selection(window="range", since=pd.Timestamp("2026-06-01").date(), until=pd.Timestamp("2026-07-01").date())),
]  # fmt: skip


@pytest.fixture(autouse=True)
def home(market_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command reads the home that JOBS_HOME names."""
    monkeypatch.setenv("JOBS_HOME", str(market_home))


@pytest.mark.parametrize(("flags", "selection"), FLAGS)
@pytest.mark.parametrize(("command", "question"), [("demand", demand), ("guide", skill_gap)])
def test_same_table_as_the_dashboard(
    tmp_path: Path, market_home: Path, command: str, question: object, flags: list[str], selection: Selection
) -> None:
    """The file holds, byte by byte, what the dashboard's download button gives for the same filters."""
    out = tmp_path / "out.csv"
    result = CliRunner().invoke(app, [command, "--out", str(out), *flags])
    cursor = warehouse.connect(warehouse.published(market_home)).cursor()
    table = question(cursor, selection, GUIDE)  # type: ignore[operator]
    assert result.exit_code == 0, result.output
    assert out.read_bytes() == exports.csv_bytes(table, selection, warehouse.describe(cursor))


def test_parquet(tmp_path: Path) -> None:
    """Parquet has the cells of the CSV."""
    for name in ("t.csv", "t.parquet"):
        assert CliRunner().invoke(app, ["demand", "--skills", "methods", "--out", str(tmp_path / name)]).exit_code == 0
    pd.testing.assert_frame_equal(
        pd.read_csv(tmp_path / "t.csv", encoding="utf-8-sig"),
        pd.read_parquet(tmp_path / "t.parquet"),
        check_dtype=False,
    )


MISTAKES = [
    (["--out", "t.doc"], "must end in .csv or .parquet"),
    (["--out", "t.csv", "--role", "wizard"], "'wizard' is not in this build"),
    (["--out", "t.csv", "--source", "nowhere"], "'nowhere' is not in this build; it has greenhouse, lever"),
    (["--out", "t.csv", "--level", "wizard"], "it has intern, junior, mid, senior, lead, manager, unknown"),
    (["--out", "t.csv", "--country", "Germany"], "'Germany' is not in this build; it has US,"),
    (["--out", "t.csv", "--work-mode", "office"], "it has remote, hybrid, onsite, unknown"),
    (["--out", "t.csv", "--guide", "none"], "'none' is not in this build"),
    (["--out", "t.csv", "--window", "yesterday"], "'yesterday' is not one of"),
]


@pytest.mark.parametrize(("flags", "said"), MISTAKES)
def test_mistakes(flags: list[str], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake in the flags is exit code 2 and says what there is; no file is left behind."""
    monkeypatch.setenv("COLUMNS", "400")
    result = CliRunner().invoke(app, ["demand", *flags])
    assert (result.exit_code, said in result.output, Path("t.csv").exists()) == (2, True, False), result.output


def test_no_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing published: exit code 1 and what to do."""
    monkeypatch.setenv("JOBS_HOME", str(tmp_path))
    result = CliRunner().invoke(app, ["demand", "--out", str(tmp_path / "t.csv")])
    assert (result.exit_code, "run `etl refresh --sample`" in result.output) == (1, True)
