"""The `skill-gap` command."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest
import typer
from typer.core import TyperGroup
from typer.testing import CliRunner

from analysis import exports, me, warehouse
from analysis.cli import app
from analysis.columns import as_csv, as_markdown
from analysis.demand import demand
from analysis.filetext import MOST_BYTES
from analysis.gap import Profile, next_skills
from analysis.guide import skill_gap
from analysis.resume import Resume
from analysis.selection import Selection
from tests.analysis.invented import GUIDE

FLAGS = [
    ([], Selection()),
    (["--window", "all"], Selection(window="all")),
    (["--role", "unknown", "--role", "ml_engineer"], Selection(roles=("ml_engineer", "unknown"))),
    (["--level", "senior", "--level", "unknown", "--country", "US", "--work-mode", "remote", "--window", "all"],
     Selection(levels=("senior", "unknown"), countries=("US",), work_modes=("remote",), window="all")),
    (["--required-only"], Selection(required_only=True)),
    (["--fresh-only"], Selection(fresh_only=True)),
    (["--required-only", "--one-vote"], Selection(required_only=True, one_vote=True)),
    (["--source", "lever", "--window", "90d"], Selection(sources=("lever",), window="90d")),
    (["--from", "2026-06-01", "--to", "2026-07-01"],
     Selection(window="range", since=pd.Timestamp("2026-06-01").date(), until=pd.Timestamp("2026-07-01").date())),
]  # fmt: skip


@pytest.fixture(autouse=True)
def home(market_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command reads the home that JOBS_HOME names."""
    monkeypatch.setenv("JOBS_HOME", str(market_home))


@pytest.fixture
def cursor(market: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """The same build, asked directly."""
    return market


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


WRONG_FILE = "must end in .csv or .xlsx or .parquet"
MISTAKES = [
    (["demand", "--out", "t.doc"], WRONG_FILE),
    (["demand", "--out", "t.html"], WRONG_FILE),
    (["me", "--skills", "SQL", "--out", "t.doc"], f"{WRONG_FILE} or .html"),
    (["demand", "--out", "t.csv", "--role", "wizard"], "'wizard' is not in this build"),
    (["trend", "--out", "t.csv", "--source", "nowhere"], "'nowhere' is not in this build; it has greenhouse, lever"),
    (["pay", "--out", "t.csv", "--level", "wizard"], "it has intern, junior, mid, senior, lead, manager, unknown"),
    (["claims", "--out", "t.csv", "--country", "Germany"], "'Germany' is not in this build; it has US,"),
    (["jobs", "--out", "t.csv", "--work-mode", "office"], "it has remote, hybrid, onsite, unknown"),
    (["guide", "--out", "t.csv", "--guide", "none"], "'none' is not in this build; it has a-guide"),
    (["demand", "--out", "t.csv", "--window", "yesterday"], "'yesterday' is not one of"),
    (["guide", "--out", "t.csv", "--table", "chairs"], "'chairs' is not one of 'report', 'leaves-out'"),
    (["trend", "--out", "t.csv", "--grain", "year"], "'year' is not one of 'week', 'month'"),
    (["evidence", "--out", "t.csv"], "a skill must be named"),
    (["companions", "--out", "t.csv", "--skill", "Pyton"], "'Pyton' is no skill of this build; near it: Python"),
    (["pay", "--out", "t.csv", "--currency", "XYZ"], "too few jobs print a year's pay in 'XYZ'; enough do in none"),
    (["changes", "--out", "t.csv", "--from", "2026-11-01"], "two days are compared"),
    (["changes", "--out", "t.csv", "--from", "2026-11-02", "--to", "2026-11-01"], "the first must lie before"),
    (["demand", "--out", "t.csv", "--max-age", "3"], "'3' is no number of days, such as 3d"),
    (["me", "--out", "t.csv"], "exactly one of them says what you bring"),
    (["me", "--out", "t.csv", "--skills", "SQL, Pyton"], "'Pyton' is no skill of this build; near it: Python"),
    (["me", "--out", "t.csv", "--skills", "SQL", "--degree", "lord"], "'lord' is not one of 'none', 'bachelor'"),
    (["columns", "--out", "t.xlsx"], "must end in .csv or .md"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "said"), MISTAKES)
def test_mistakes(typed: list[str], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mistake in the flags is exit code 2 and says what there is; no file is left behind."""
    monkeypatch.setenv("COLUMNS", "400")
    result = CliRunner().invoke(app, typed)
    left = [name for name in ("t.csv", "t.doc", "t.html", "t.xlsx") if Path(name).exists()]
    assert (result.exit_code, said in result.output, left) == (2, True, []), result.output


def test_no_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing published: exit code 1 and what to do."""
    monkeypatch.setenv("JOBS_HOME", str(tmp_path))
    result = CliRunner().invoke(app, ["demand", "--out", str(tmp_path / "t.csv")])
    assert (result.exit_code, "run `etl refresh --sample`" in result.output) == (1, True)


SENIOR, ALL = "ML jobs, English text; level: Senior", "ML jobs, English text"
SPOKEN_FOR = [
    (["demand"], (f"{SENIOR}; shown for at most 60 days", "open now")),
    (["trend"], (SENIOR, "all time")),
    (["trend", "--table", "series", "--skill", "SQL", "--from", "2026-05-01"], (SENIOR, "from 2026-05-01")),
    (["trend", "--table", "terms"], (ALL, "all time")),
    (["changes", "--from", "2026-10-01", "--to", "2026-11-01"], (SENIOR, "from 2026-10-01 to 2026-11-01")),
    (["sources", "--table", "boards"], (ALL, "all time")),
    (["method"], (ALL, "all time")),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "origin"), SPOKEN_FOR)
def test_a_file_names_what_it_speaks_for(typed: list[str], origin: tuple[str, str], tmp_path: Path) -> None:
    """Filters and window that the numbers know nothing of are not in the file's last columns."""
    out = tmp_path / "out.parquet"
    result = CliRunner().invoke(app, [*typed, "--level", "senior", "--fresh-only", "--out", str(out)])
    assert result.exit_code == 0, result.output
    table = pd.read_parquet(out)
    assert set(zip(table["filters"], table["window"], strict=True)) == {origin}


AGES = [("2026-11-24", 0), ("2026-11-25", 0), ("2026-11-26", 1)]


@pytest.mark.parametrize(("on", "code"), AGES)
def test_max_age(on: str, code: int, tmp_path: Path) -> None:
    """A build of 22 November is three days old on the 25th: older than --max-age is exit code 1, and no file."""
    out = tmp_path / "t.csv"
    result = CliRunner().invoke(app, ["sources", "--out", str(out), "--max-age", "3d", "--on", on])
    assert (result.exit_code, out.exists()) == (code, not code), result.output
    assert ("The build is of 2026-11-22, 4 days old" in result.output) == bool(code)


def test_every_command_has_the_filters() -> None:
    """The same flags everywhere."""
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    assert set(group.commands) == {
        "guide", "demand", "trend", "changes", "pay", "companions", "me", "claims", "evidence", "jobs", "sources",
        "method", "columns",
    }  # fmt: skip
    filters = {
        "--role", "--level", "--country", "--work-mode", "--source", "--window", "--from", "--to", "--fresh-only",
        "--required-only", "--one-vote", "--guide", "--max-age", "--on", "--out",
    }  # fmt: skip
    known = {name: {flag for each in command.params for flag in each.opts} for name, command in group.commands.items()}
    assert {name: filters - flags for name, flags in known.items() if filters - flags} == {
        "columns": filters - {"--out"}
    }


def test_columns(tmp_path: Path) -> None:
    """The dictionary on the screen is the file in Markdown; as CSV it opens in a spreadsheet."""
    out = tmp_path / "columns.md"
    shown = CliRunner().invoke(app, ["columns"])
    assert CliRunner().invoke(app, ["columns", "--out", str(out)]).exit_code == 0
    assert shown.stdout == out.read_text(encoding="utf-8") == as_markdown()
    assert CliRunner().invoke(app, ["columns", "--out", str(out.with_suffix(".csv"))]).exit_code == 0
    assert out.with_suffix(".csv").read_bytes().decode("utf-8-sig") == as_csv()


def test_limit(tmp_path: Path) -> None:
    """The first rows alone."""
    out = tmp_path / "t.csv"
    assert CliRunner().invoke(app, ["evidence", "--skill", "sql", "--limit", "3", "--out", str(out)]).exit_code == 0
    assert len(pd.read_csv(out)) == 3


def test_report(tmp_path: Path) -> None:
    """A name that ends in .html is the report to print, of the guide and of a person."""
    for typed, title in ((["guide"], "Skill-gap report: A guide"), (["me", "--skills", "python,Sql"], "My gap")):
        result = CliRunner().invoke(app, [*typed, "--out", str(tmp_path / "t.html")])
        assert result.exit_code == 0, result.output
        assert f"<h1>{title}</h1>" in (tmp_path / "t.html").read_text(encoding="utf-8")


PEOPLE = 'name,skills,years,degree\nAna,"Python, SQL",2,bachelor\n../Bo,Docker; Pyton,,\n'
ROWS = [
    ("name;skills\nAna;SQL\n", "the columns are name, skills, years and degree"),
    ("name,skills\nAna,SQL,Go\n", "line 2: more cells than columns"),
    ("name,skills\nAna,SQL\n ,Go\n", "line 3: the name is empty"),
    ("name,skills,years\nAna,SQL,two\n", "line 2: years 'two' is no whole number"),
    ("name,skills,degree\nAna,SQL,lord\n", "degree 'lord' is none of none, bachelor, master, phd"),
    ("name,skills\nAna,SQL\nana,Go\n", "each name must be one of its own, Ana and ana is not"),
]


def test_people(tmp_path: Path, cursor: duckdb.DuckDBPyConnection) -> None:
    """A file each, named by the person, with their own gap; a skill nobody knows is said with those near it."""
    file, out = tmp_path / "people.csv", tmp_path / "out"
    file.write_text(PEOPLE, encoding="utf-8-sig")
    result = CliRunner().invoke(app, ["me", "--profiles", str(file), "--as", "csv", "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in out.iterdir()) == ["Ana.csv", "Bo.csv"]
    ana = next_skills(cursor, Selection(), Profile(frozenset({"python", "sql"}), 2, "bachelor"), GUIDE)
    assert list(pd.read_csv(out / "Ana.csv")["skill"]) == list(ana["skill"])
    assert "../Bo: 'Pyton' is no skill of this build; near it: Python; not counted" in result.output


@pytest.mark.parametrize(("rows", "said"), ROWS)
def test_mistakes_in_a_file_of_people(rows: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that cannot be read is exit code 2 with its line, before any report is written."""
    monkeypatch.setenv("COLUMNS", "400")
    file, out = tmp_path / "people.csv", tmp_path / "out"
    file.write_text(rows, encoding="utf-8")
    result = CliRunner().invoke(app, ["me", "--profiles", str(file), "--out", str(out)])
    assert (result.exit_code, said in result.output, out.exists()) == (2, True, False), result.output


def test_resume(tmp_path: Path, cursor: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    """The skills of a résumé are counted; years and degree that it seems to say are counted only when said."""
    file, out = tmp_path / "cv.txt", tmp_path / "t.csv"
    file.write_text("SQL, 4 years of experience", encoding="utf-8")
    said = Resume({"sql": "SQL", "not-in-this-build": "Frob"}, 4, None, ())
    monkeypatch.setattr(me, "read_resume", lambda content: said if b"SQL" in content else None)
    result = CliRunner().invoke(app, ["me", "--resume", str(file), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert ("Read: SQL." in result.output, "It also seems to say --years 4" in result.output) == (True, True)
    expected = next_skills(cursor, Selection(), Profile(frozenset({"sql"})), GUIDE)
    assert list(pd.read_csv(out)["opens"]) == list(expected["opens"])


def test_an_unreadable_resume(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with it, and exit code 2."""
    monkeypatch.setenv("COLUMNS", "400")
    (tmp_path / "cv.pdf").write_bytes(b"x" * (MOST_BYTES + 2))
    result = CliRunner().invoke(app, ["me", "--resume", str(tmp_path / "cv.pdf"), "--out", str(tmp_path / "t.csv")])
    said = "cv.pdf: This file is larger than 10 MB. Save it without pictures and try again. Or name your skills with"
    assert (result.exit_code, f"{said} --skills." in result.output) == (2, True), result.output
