"""The tables as files: the same cells as on the screen, with their origin as last columns."""

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter

from analysis.selection import Selection
from analysis.warehouse import Build

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# By these pages find the rows of a table; no table that people see has them.
KEYS = ["skill_id", "group_id", "listed_as"]
WIDEST = 60  # characters of a column of a sheet


def with_origin(table: pd.DataFrame, selection: Selection, build: Build) -> pd.DataFrame:
    """The table as people see it, with its origin in every row, as last columns: filters, window, as_of, build_id,
    is_sample."""
    return table.drop(columns=KEYS, errors="ignore").assign(
        filters=selection.filters_words(),
        window=selection.window_words(),
        as_of=pd.Timestamp(build.as_of),
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


def xlsx_bytes(table: pd.DataFrame, selection: Selection, build: Build) -> bytes:
    """The table as a workbook of one sheet: the cells of the CSV, each with its kind, under a header that stays.

    Text is text, also where it looks like a number, a formula or an address; the apostrophes of the CSV are
    here, too, so that a sheet saved as CSV stays harmless. NULL is an empty cell. The same table gives the same bytes.
    """
    cells = with_origin(table, selection, build)
    kept = BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        book.set_properties({"created": build.built_at})
        sheet = book.add_worksheet()
        sheet.freeze_panes(1, 0)
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        for place, name in enumerate(cells):
            sheet.write_string(0, place, str(name), bold)
            sheet.set_column(place, place, min(WIDEST, 2 + max([len(str(name)), *cells[name].astype(str).str.len()])))
            for row, cell in enumerate(cells[name].astype(object), 1):
                write_cell(sheet, row, place, cell, day)
    return kept.getvalue()


def write_cell(sheet: Any, row: int, place: int, cell: object, day: Any) -> None:
    """One cell by its own kind: nothing of a sheet's own guessing."""
    if pd.isna(cell):  # type: ignore[call-overload]
        return
    if isinstance(cell, str):
        sheet.write_string(row, place, harmless(cell))
    elif isinstance(cell, date | datetime):
        sheet.write_datetime(row, place, pd.Timestamp(cell).to_pydatetime(), day)
    elif pd.api.types.is_bool(cell):
        sheet.write_boolean(row, place, cell)
    else:
        sheet.write_number(row, place, cell)


def parquet_bytes(table: pd.DataFrame, selection: Selection, build: Build) -> bytes:
    """The table as Parquet for programs: the cells as they are, as no spreadsheet runs them."""
    kept = BytesIO()
    with_origin(table, selection, build).to_parquet(kept, index=False)
    return kept.getvalue()


FORMATS: dict[str, Callable[[pd.DataFrame, Selection, Build], bytes]] = {
    ".csv": csv_bytes, ".xlsx": xlsx_bytes, ".parquet": parquet_bytes
}  # fmt: skip


def file_name(question: str, build: Build, suffix: str = ".csv") -> str:
    """Name of a downloaded file: "SAMPLE_" leads where the numbers are invented."""
    return f"{'SAMPLE_' if build.is_sample else ''}{question}_{build.as_of.isoformat()}{suffix}"


def write(table: pd.DataFrame, selection: Selection, build: Build, out: Path) -> None:
    """Write the table as the file's suffix (one of FORMATS) asks."""
    out.write_bytes(FORMATS[out.suffix](table, selection, build))
