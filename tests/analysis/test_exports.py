"""The tables as files."""

from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest

from analysis.exports import csv_bytes, file_name, write
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
    ("is_sample", "expected"), [(True, "SAMPLE_demand_2026-11-22.csv"), (False, "demand_2026-11-22.csv")]
)
def test_file_name(is_sample: bool, expected: str) -> None:
    """A file of invented numbers says so in its name."""
    assert file_name("demand", Build("b7", BUILD.built_at, BUILD.as_of, is_sample)) == expected


def test_parquet(tmp_path: Path) -> None:
    """Parquet holds the same cells, unguarded: no spreadsheet runs them."""
    write(pd.DataFrame({"cell": ["=1"]}), Selection(), BUILD, tmp_path / "t.parquet")
    assert pd.read_parquet(tmp_path / "t.parquet").to_dict("records") == [
        {
            "cell": "=1",
            "filters": "ML jobs, English text",
            "window": "open now",
            "as_of": "2026-11-22",
            "build_id": "b7",
            "is_sample": True,
        }
    ]
