"""The tables as files: the same cells as on the screen, with their origin as last columns."""

from pathlib import Path

import pandas as pd

from analysis.selection import Selection
from analysis.warehouse import Build

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
FORMATS = (".csv", ".parquet")


def with_origin(table: pd.DataFrame, selection: Selection, build: Build) -> pd.DataFrame:
    """The table with its origin in every row, as last columns: filters, window, as_of, build_id, is_sample."""
    return table.assign(
        filters=selection.filters_words(),
        window=selection.window_words(),
        as_of=build.as_of.isoformat(),
        build_id=build.build_id,
        is_sample=build.is_sample,
    )


def csv_bytes(table: pd.DataFrame, selection: Selection, build: Build) -> bytes:
    """The table as CSV for people: UTF-8 with BOM, CRLF (RFC 4180), numbers as numbers, NULL as nothing.

    A text cell that a spreadsheet would run as a formula gets a leading apostrophe (OWASP, CSV injection).
    """
    guarded = with_origin(table, selection, build).map(harmless)
    return guarded.to_csv(index=False, lineterminator="\r\n", date_format="%Y-%m-%d").encode("utf-8-sig")


def harmless(cell: object) -> object:
    """The cell, with an apostrophe before text that begins like a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell


def file_name(question: str, build: Build) -> str:
    """Name of a downloaded file: "SAMPLE_" leads where the numbers are invented."""
    return f"{'SAMPLE_' if build.is_sample else ''}{question}_{build.as_of.isoformat()}.csv"


def write(table: pd.DataFrame, selection: Selection, build: Build, out: Path) -> None:
    """Write the table as the file's suffix (one of FORMATS) asks."""
    if out.suffix == ".parquet":
        with_origin(table, selection, build).to_parquet(out, index=False)
    else:
        out.write_bytes(csv_bytes(table, selection, build))
