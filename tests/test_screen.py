"""What stands on the screen is what the files hold: every table of every page, run without a browser."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis import exports, warehouse
from analysis.pages import profile
from analysis.selection import Selection
from tests.analysis import tables
from tests.analysis.tables import PERSON, TABLES, cells

PAGE = """
from datetime import date
from analysis.pages import {name}, frame, load

load.hold()
frame.draw(date(2026, 11, 22))
{name}.page()
"""
# Pages, what their address holds, and the commands whose tables they show.
PAGES: dict[str, tuple[dict[str, str], set[str]]] = {
    "market": ({}, {"demand"}),
    "guide": ({}, {"guide", "guide leaves-out", "guide words", "guide counts"}),
    "claims": ({"guide": "Ml engineer 2025"}, {"claims", "claims parts"}),
    "trends": ({"trend-skill": "Python"}, {"trend", "trend series", "trend terms", "changes"}),
    "pay": ({}, {"pay", "pay premium"}),
    "companions": (
        {"companions-of": "PyTorch"},
        {"companions", "companions clusters", "companions instead", "demand either-or"},
    ),
    "gap": ({}, {"me standing", "me next", "me pairs", "me path", "me nearest", "me met"}),
    "jobs": ({}, {"jobs", "jobs signals"}),
    "sources": ({}, {"sources", "sources boards"}),
    "method": ({}, {"method", "method quality-by-skill", "method spellings"}),
}
IN_PART = {"guide counts", "jobs"}  # those that are not ranked; a page of them


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A home with a build full of hard cells."""
    yield tables.publish(tmp_path_factory.mktemp("screen")).parents[1]
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def answers(home: Path) -> dict[str, list[pd.DataFrame]]:
    """What the questions answer, by command and table."""
    cursor: duckdb.DuckDBPyConnection = warehouse.connect(warehouse.published(home)).cursor()
    found: dict[str, list[pd.DataFrame]] = {}
    for told, ask in TABLES.items():
        which = told[told.index("--table") + 1] if "--table" in told else ""
        found.setdefault(f"{told[0]} {which}".strip(), []).append(ask(cursor, Selection()))
    return found


def whole_or_part(drawn: pd.DataFrame, answer: pd.DataFrame) -> str:
    """How a table on the screen is in an answer: "whole", "part" (some rows, in order), or "" not at all."""
    names = list(drawn.columns)
    if not set(names) <= set(answer.columns) - set(exports.KEYS):
        return ""
    shown, known = cells(drawn), cells(answer[names])
    if shown == known:
        return "whole"
    left = iter(known)
    return "part" if all(any(row == other for other in left) for row in shown) else ""


@pytest.mark.parametrize("page", PAGES)
def test_every_table_of_a_page(
    page: str, home: Path, answers: dict[str, list[pd.DataFrame]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cell by cell what `skill-gap` writes; only IN_PART show a part of it."""
    monkeypatch.setenv("JOBS_HOME", str(home))
    query, expected = PAGES[page]
    app = AppTest.from_string(PAGE.format(name=page))
    app.session_state[profile.MINE] = PERSON
    for key, value in query.items():
        app.query_params[key] = value
    app.run(timeout=120)
    assert [error.value for error in app.exception] == []
    found: dict[str, set[str]] = {}
    for drawn in app.dataframe:
        held = [(whole_or_part(drawn.value, each), name) for name, told in answers.items() for each in told]
        way, name = max(held)  # "whole" comes after "part", and that after ""
        assert way, f"{page}: no command writes {list(drawn.value.columns)}\n{drawn.value}"
        found[name] = found.get(name, set()) | {way}
    assert set(found) == expected
    assert {name for name, how in found.items() if "whole" not in how} <= IN_PART
