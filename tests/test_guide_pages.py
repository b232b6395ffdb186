"""The pages of the guide, run without a browser: orders compared, words, claims, several guides."""

from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import data
from analysis import warehouse
from analysis.claims import claim_parts, claims
from analysis.guide import employers_words, guide_counts
from analysis.order import order
from analysis.pages.guide import moved_most
from analysis.selection import Selection
from tests.analysis import invented
from tests.analysis.invented import GUIDE

ANOTHER = "another-guide"
TWO_GUIDES = [*invented.MARKET_GUIDE, {"name": "Docker", "guide_id": ANOTHER, "weight": "mention"}]
CLAIMS = """
[[a-guide]]
id = "C01"
chapter = "One"
says = "Python *leads*"
rule = "It leads."
parts = [{ test = "first", name = "Python", what = ["skill:python"], kind = "language" }]

[[a-guide]]
id = "P1"
chapter = "Two"
says = "It is fun"
why = "Adverts praise."
"""


def guide_page() -> None:
    from datetime import date

    from analysis.pages import frame, guide, load

    load.hold()
    frame.draw(date(2026, 11, 22))
    guide.page()


def claims_page() -> None:
    from datetime import date

    from analysis.pages import claims, frame, load

    load.hold()
    frame.draw(date(2026, 11, 22))
    claims.page()


Open = Callable[..., AppTest]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a build of the usual size that holds two guides."""
    home = tmp_path_factory.mktemp("guides")
    invented.market(home, guide=TWO_GUIDES)
    return home


@pytest.fixture
def cursor(home: Path) -> duckdb.DuckDBPyConnection:
    """The same build, asked directly."""
    return warehouse.connect(warehouse.published(home)).cursor()


@pytest.fixture
def opened(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Run a page once against this home, with claims of its own."""
    path = tmp_path / "claims.toml"
    path.write_text(CLAIMS, encoding="utf-8")
    monkeypatch.setattr(data, "claims", lambda: path)
    monkeypatch.setenv("JOBS_HOME", str(home))

    def run(page: Callable[[], None], **query: str) -> AppTest:
        app = AppTest.from_function(page)
        for key, value in query.items():
            app.query_params[key] = value
        app.run(timeout=30)
        assert [error.value for error in app.exception] == []
        return app

    yield run
    st.cache_data.clear()
    st.cache_resource.clear()


def said(app: AppTest) -> str:
    """All words of the page in a row."""
    return "\n".join(str(each.value) for each in (*app.subheader, *app.caption, *app.markdown))


def test_claims_are_said(opened: Open, cursor: duckdb.DuckDBPyConnection) -> None:
    """Each sentence with its verdict, its numbers and its rule, nothing read as markup; both tables are the answers."""
    app = opened(claims_page)
    table, parts = (each.value for each in app.dataframe)
    pd.testing.assert_frame_equal(table, claims(cursor, Selection(), GUIDE), check_dtype=False)
    pd.testing.assert_frame_equal(parts, claim_parts(cursor, Selection(), GUIDE), check_dtype=False)
    assert app.subheader[0].value.startswith("Of 1 claims of the guide 1 are supported\\, 0 not")
    assert "**Python \\*leads\\***  \n● supported" in said(app)
    assert "– not testable" in said(app)


def test_a_guide_without_claims(opened: Open) -> None:
    """One friendly sentence, and the way back to the other guide."""
    app = opened(claims_page, guide="Another guide")
    assert "No sentence of this guide has been put into a test yet" in said(app)
    assert (app.selectbox("guide").value, len(app.dataframe)) == (ANOTHER, 0)


@pytest.mark.parametrize("query", [{}, {"guide": "Another guide"}, {"guide": "nobody's"}])
def test_the_guide_chosen(opened: Open, cursor: duckdb.DuckDBPyConnection, query: dict[str, str]) -> None:
    """The select box offers the guides by label; the address names one; an unknown one is passed over."""
    app = opened(guide_page, **query)
    guide_id = ANOTHER if query.get("guide") == "Another guide" else GUIDE
    assert (app.selectbox("guide").options, app.selectbox("guide").value) == (["A guide", "Another guide"], guide_id)
    report = app.dataframe[0].value
    assert report.loc[report["guide_weight"] == "mention", "skill"].tolist() == (
        ["Docker"] if guide_id == ANOTHER else []
    )


def test_orders_are_compared(opened: Open, cursor: duckdb.DuckDBPyConnection) -> None:
    """The view shows the whole order as a table, and what moved most as lines and, for narrow windows, as a list."""
    app = opened(guide_page, view="order compared")
    table = order(cursor, Selection(), GUIDE)
    pd.testing.assert_frame_equal(app.dataframe[0].value, table, check_dtype=False)
    most = moved_most(table)
    assert 0 < len(most) <= 12
    assert f"\\- {most['skill'].iloc[0]}" in said(app) or f"- {most['skill'].iloc[0]}" in said(app)
    assert "plotly_chart" in {each.type for each in app.main}


def test_tables_under_the_guide(opened: Open, cursor: duckdb.DuckDBPyConnection) -> None:
    """The employers' words, and what is not ranked with what was counted for it."""
    *_, words, apart = (each.value for each in opened(guide_page).dataframe)
    pd.testing.assert_frame_equal(words, employers_words(cursor, Selection(), GUIDE), check_dtype=False)
    counts = guide_counts(cursor, Selection(), GUIDE)
    expected = counts[counts["role"] != "demand"].drop(columns=["item_id", "chapter"])
    pd.testing.assert_frame_equal(apart.reset_index(drop=True), expected.reset_index(drop=True), check_dtype=False)
