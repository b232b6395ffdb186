"""The tables as files."""

from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from analysis.exports import csv_bytes, file_name, write, xlsx_bytes
from analysis.selection import Selection
from analysis.warehouse import Build

BUILD = Build("b7", datetime(2026, 11, 22, 3), date(2026, 11, 22), is_sample=True)
ORIGIN = '"ML jobs, English text",open now,2026-11-22,b7,True'

CELLS = [
    ("Python", "Python"),
    ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
    ("+1", "'+1"),
    ("-1", "'-1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\tx", "'\tx"),
    ("\rx", '"\'\rx"'),
    ("a,b", '"a,b"'),
    ("C#", "C#"),
    ("Zürich – 東京", "Zürich – 東京"),
    (None, ""),
    (-1.5, "-1.5"),
    (1284, "1284"),
    (True, "True"),
    (pd.Timestamp("2026-11-22"), "2026-11-22"),
]


@pytest.mark.parametrize(("cell", "expected"), CELLS)
def test_cell(cell: object, expected: str) -> None:
    """Text that a spreadsheet would run gets an apostrophe, numbers stay numbers, UTF-8 with a mark for spreadsheets,
    and every row says where it is from."""
    written = csv_bytes(pd.DataFrame({"cell": [cell]}), Selection(), BUILD)
    assert written == f"\ufeffcell,filters,window,as_of,build_id,is_sample\r\n{expected},{ORIGIN}\r\n".encode()


@pytest.mark.parametrize(
    ("is_sample", "suffix", "expected"),
    [
        (True, ".csv", "SAMPLE_demand_2026-11-22.csv"),
        (True, ".xlsx", "SAMPLE_demand_2026-11-22.xlsx"),
        (False, ".html", "demand_2026-11-22.html"),
    ],
)
def test_file_name(is_sample: bool, suffix: str, expected: str) -> None:
    """A file of invented numbers says so in its name."""
    assert file_name("demand", Build("b7", BUILD.built_at, BUILD.as_of, is_sample), suffix) == expected


def test_parquet(tmp_path: Path) -> None:
    """Parquet holds the same cells, unguarded: no spreadsheet runs them."""
    write(pd.DataFrame({"cell": ["=1"]}), Selection(), BUILD, tmp_path / "t.parquet")
    assert pd.read_parquet(tmp_path / "t.parquet").to_dict("records") == [
        {
            "cell": "=1",
            "filters": "ML jobs, English text",
            "window": "open now",
            "as_of": pd.Timestamp("2026-11-22"),
            "build_id": "b7",
            "is_sample": True,
        }
    ]


KINDS = [
    ("Python", "s", "Python"),
    ("=1+1", "s", "'=1+1"),
    ("007", "s", "007"),
    ("https://example.invalid", "s", "https://example.invalid"),
    ("Zürich 🚀", "s", "Zürich 🚀"),
    (1284, "n", 1284),
    (-1.5, "n", -1.5),
    (True, "b", True),
    (None, "n", None),
    (pd.NA, "n", None),
    (pd.Timestamp("2026-11-22"), "d", datetime(2026, 11, 22)),
    (date(2026, 11, 22), "d", datetime(2026, 11, 22)),
]


@pytest.mark.parametrize(("cell", "kind", "expected"), KINDS)
def test_workbook_cell(cell: object, kind: str, expected: object) -> None:
    """A cell has its own kind, whatever a sheet would guess; no formula, no link."""
    content = xlsx_bytes(pd.DataFrame({"cell": pd.Series([cell], dtype=object)}), Selection(), BUILD)
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    found = sheet["A2"]
    assert (found.data_type, found.value, found.hyperlink) == (kind, expected, None)


def test_workbook() -> None:
    """One sheet, its header stays, the origin last; the same table gives the same bytes."""
    table = pd.DataFrame({"skill": ["Python"], "skill_id": ["python"], "first_on": [pd.Timestamp("2026-11-01")]})
    content = xlsx_bytes(table, Selection(), BUILD)
    book = openpyxl.load_workbook(BytesIO(content))
    [sheet] = book.worksheets
    header, row = sheet.iter_rows(values_only=True)
    assert header == ("skill", "first_on", "filters", "window", "as_of", "build_id", "is_sample")
    day = datetime(2026, 11, 22)
    assert row == ("Python", datetime(2026, 11, 1), "ML jobs, English text", "open now", day, "b7", True)
    assert (sheet.freeze_panes, sheet["B2"].number_format, xlsx_bytes(table, Selection(), BUILD)) == (
        "A2", "yyyy-mm-dd", content
    )  # fmt: skip
