"""The same table on the screen, in every file and from the command, also after a spreadsheet has opened it."""

import csv
import re
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas as pd
import pytest
from typer.testing import CliRunner

from analysis import exports, warehouse
from analysis.cli import app
from analysis.columns import columns
from analysis.selection import EVERYTHING, Selection
from analysis.warehouse import Build
from tests.analysis import tables
from tests.analysis.tables import TABLES, Rows, cell, cells

BUILD = Build("b7", datetime(2026, 11, 22, 3), date(2026, 11, 22), is_sample=True)
NUMBER = re.compile(r"\d+(?:e\d+)?")
# Columns that no file has: of an advert that a visitor pasted, which is kept nowhere.
PASTED = {"asked_as", "is_met", "one_of"}


@pytest.fixture(scope="module")
def cursor(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """The build full of hard cells, opened."""
    return warehouse.connect(tables.publish(tmp_path_factory.mktemp("tables"))).cursor()


@pytest.fixture(scope="module")
def home(cursor: duckdb.DuckDBPyConnection) -> Path:
    """Its home."""
    path = cursor.execute("select path from duckdb_databases() where path is not null").fetchall()[0][0]
    return Path(path).parents[1]


@pytest.fixture(autouse=True)
def in_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command reads this home."""
    monkeypatch.setenv("JOBS_HOME", str(home))


@pytest.fixture(scope="module")
def answers(cursor: duckdb.DuckDBPyConnection) -> dict[tuple[str, ...], pd.DataFrame]:
    """What every question answers, as people see it."""
    build = warehouse.describe(cursor)
    return {told: exports.with_origin(ask(cursor, selection_of(told)), selection_of(told), build)
            for told, ask in TABLES.items()}  # fmt: skip


def selection_of(told: tuple[str, ...]) -> Selection:
    """The selection that the table speaks for: two days, all time, or what is open."""
    if "--to" in told:
        return Selection(window="range", since=tables.DAYS[0], until=tables.DAYS[1])
    return EVERYTHING if told[0] in ("trend", "method") or "boards" in told else Selection()


def guarded(rows: Rows) -> Rows:
    """The cells after the house's rule for files that spreadsheets open."""
    return [[exports.harmless(value) for value in row] for row in rows]


def read(path: Path, like: Rows) -> Rows:
    """The cells of a file; CSV knows only text, so a cell is a number there where the table has one."""
    if path.suffix == ".parquet":
        return cells(pd.read_parquet(path))
    if path.suffix == ".xlsx":
        [sheet] = openpyxl.load_workbook(path).worksheets
        return [[cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [len(row) for row in rows] == [len(row) for row in like]
    return [[typed(text, known) for text, known in zip(row, told, strict=True)]
            for row, told in zip(rows, like, strict=True)]  # fmt: skip


def typed(text: str, known: Any) -> Any:
    """A cell of a CSV file as what the table has there."""
    if text == "":
        return None
    return float(text) if isinstance(known, float) else text


@pytest.mark.parametrize("told", TABLES, ids=" ".join)
def test_command_files_and_question(
    told: tuple[str, ...],
    answers: dict[tuple[str, ...], pd.DataFrame],
    cursor: duckdb.DuckDBPyConnection,
    tmp_path: Path,
) -> None:
    """The command and every kind of file hold, cell by cell, what the question answers: text that a spreadsheet would
    run after the house's rule, all else as it is."""
    plain = cells(answers[told])
    command, *others = (tmp_path / f"table{suffix}" for suffix in (".csv", ".xlsx", ".parquet"))
    result = CliRunner().invoke(app, [*told, "--out", str(command)])
    assert result.exit_code == 0, result.output
    for out in others:
        exports.write(answers[told], selection_of(told), warehouse.describe(cursor), out)
    for out in (command, *others):
        expected = plain if out.suffix == ".parquet" else guarded(plain)
        assert read(out, expected) == expected


def test_the_tables_are_full(answers: dict[tuple[str, ...], pd.DataFrame]) -> None:
    """Otherwise the comparison above would compare nothing. A record of two nights has no news."""
    assert {told[:3] for told, table in answers.items() if table.empty} == {("trend", "--table", "new-and-gone")}


def test_every_column_is_described(answers: dict[tuple[str, ...], pd.DataFrame]) -> None:
    """Every column of every table is in the dictionary, and every entry of the dictionary is a column of one."""
    used = {str(name) for table in answers.values() for name in table} | PASTED
    assert (sorted(used - set(columns())), sorted(set(columns()) - used)) == ([], [])


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice here: its `soffice` opens the files")
def test_opened_in_a_spreadsheet(answers: dict[tuple[str, ...], pd.DataFrame], tmp_path: Path) -> None:
    """What a person sees who opens the file is the table: no formula ran, no number, day or text became another.

    One thing a CSV file cannot keep: a text that is a number, such as 007, is opened as 7. A workbook keeps it.
    """
    office = ["soffice", f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"]
    to_csv = ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false", "--outdir"]
    from_csv = ["--infilter=CSV:44,34,76,1,,0,false,false"]  # what its window would offer: commas, UTF-8, plain numbers
    for suffix, how in ((".csv", from_csv), (".xlsx", [])):
        paths = [tmp_path / f"{number}{suffix}" for number in range(len(TABLES))]
        for table, path in zip(answers.values(), paths, strict=True):
            exports.write(table, Selection(), BUILD, path)
        opened = tmp_path / suffix[1:]
        subprocess.run([*office, *how, *to_csv, str(opened), *map(str, paths)], check=True, capture_output=True)
        for table, path in zip(answers.values(), paths, strict=True):
            expected = guarded(cells(exports.with_origin(table, Selection(), BUILD)))
            if suffix == ".csv":
                expected = [[as_number(value) for value in row] for row in expected]
            assert read_opened(opened / f"{path.stem}.csv", expected) == expected


def as_number(value: Any) -> Any:
    """The cell as a spreadsheet takes it from a CSV file: with 15 digits, if it is a number."""
    return float(f"{float(value):.15g}") if isinstance(value, str) and NUMBER.fullmatch(value) else value


def read_opened(path: Path, like: Rows) -> Rows:
    """The cells of a CSV file that a spreadsheet wrote, which spells flags in capitals."""
    return [[value.capitalize() if value in ("TRUE", "FALSE") else value for value in row] for row in read(path, like)]
