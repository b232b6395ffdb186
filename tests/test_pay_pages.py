"""The pages Pay and Companions, run without a browser."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import duckdb
import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from analysis import warehouse
from analysis.companions import clusters, companions, instead
from analysis.pay import CAVEATS, pay, premium
from analysis.selection import Selection
from tests.analysis import invented
from tests.analysis.invented import GUIDE


def pay_page() -> None:
    from datetime import date

    from analysis.pages import frame, load, pay

    load.hold()
    frame.draw(date(2026, 11, 22))
    pay.page()


def companions_page() -> None:
    from datetime import date

    from analysis.pages import companions, frame, load

    load.hold()
    frame.draw(date(2026, 11, 22))
    companions.page()


PAGES = {"pay": pay_page, "companions": companions_page}
SKILLS = [{"name": name} for name in ("Python", "Scala", "Spark", "Java", "Rare")]


def paid(number: int = 240) -> list[dict[str, object]]:
    """Jobs of 60 employers: Scala and Spark go together and pay more, Java would do instead of Scala."""
    random = Random(2)
    rows: list[dict[str, object]] = []
    for place in range(number):
        is_data = random.random() < 0.4
        asks = ["Python", *(["Scala", "Spark"] if is_data else []), *(["Java"] if random.random() < 0.5 else [])]
        pay = round(100_000 * (1.6 if is_data else 1) * random.uniform(0.8, 1.2))
        rows.append({
            "employer_id": str(place % 60), "skills": [*asks, *(["Rare"] if place < 5 else [])],
            "either": [["Scala", "Java"]] if is_data and "Java" in asks else [], "pay_min": pay, "pay_max": pay,
            "pay_currency": "USD" if place % 3 else "GBP", "pay_period": "year",
            "pay_min_usd_year": pay * (1 if place % 3 else 1.25), "pay_max_usd_year": pay * (1 if place % 3 else 1.25),
        })  # fmt: skip
    return rows


Open = Callable[..., AppTest]


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """A page of this home, run once."""
    monkeypatch.setenv("JOBS_HOME", str(tmp_path))

    def run(page: str, **query: str) -> AppTest:
        app = AppTest.from_function(PAGES[page])
        for key, value in query.items():
            app.query_params[key.replace("_", "-")] = value
        return app.run(timeout=60)

    yield run
    st.cache_resource.clear()


def published(home: Path, rows: list[dict[str, object]]) -> duckdb.DuckDBPyConnection:
    """A build of these jobs, asked directly."""
    guide = [{"name": "Python"}, {"name": "Scala"}]
    return warehouse.connect(invented.publish(home, jobs=rows, skills=SKILLS, guide=guide)).cursor()


def said(app: AppTest) -> str:
    """All words of the page in a row, without the signs that keep markup away."""
    words = (*app.subheader, *app.caption, *app.markdown)
    return "\n".join(str(each.value) for each in words).replace("\\", "")


PAY = [
    ({}, "skill", None, "a year in USD at rates of 22 Nov 2026 · not a sample"),
    ({"pay_by": "level", "pay_in": "GBP, as printed for a year"}, "level", "GBP", "GBP as printed for a year"),
    ({"pay_by": "<script>", "pay_in": "gold"}, "skill", None, "a year in USD"),
]


@pytest.mark.parametrize(("query", "by", "currency", "words"), PAY)
def test_pay(tmp_path: Path, opened: Open, query: dict[str, str], by: str, currency: str | None, words: str) -> None:
    """The tables are the answers for what the address chooses; the day of the rates and the caveats stand beside."""
    cursor = published(tmp_path, paid())
    app = opened("pay", **query)
    assert [error.value for error in app.exception] == []
    medians, extra = (each.value for each in app.dataframe)
    expected = pay(cursor, Selection(), by, currency).drop(columns="group_id")
    pd.testing.assert_frame_equal(medians, expected, check_dtype=False)
    pd.testing.assert_frame_equal(extra, premium(cursor, Selection(), GUIDE), check_dtype=False)
    assert words in said(app)
    assert [caveat in said(app) for caveat in CAVEATS] == [True] * len(CAVEATS)
    assert app.subheader[0].value.startswith("Half of the jobs that state their pay offer less than ")


def test_companions(tmp_path: Path, opened: Open) -> None:
    """Together, instead and clusters of the chosen skill; the first one without a choice."""
    cursor = published(tmp_path, paid())
    app = opened("companions", companions_of="Scala")
    assert [error.value for error in app.exception] == []
    together, others = (each.value for each in app.dataframe)
    expected = companions(cursor, Selection(), "scala").drop(columns="skill_id")
    pd.testing.assert_frame_equal(together, expected, check_dtype=False)
    pd.testing.assert_frame_equal(others, instead(cursor, Selection(), "scala"), check_dtype=False)
    assert clusters(cursor, Selection()).empty
    assert "go together clearly enough" in said(app)
    assert app.subheader[0].value.replace("\\", "").startswith("Scala is asked together with Spark 2.")
    assert opened("companions", companions_of="wizardry").selectbox("companions-of").value == "Python"


def test_few_jobs(tmp_path: Path, opened: Open) -> None:
    """Too few for a median or for companions: the count in words, and no chart."""
    published(tmp_path, paid(20))
    app = opened("pay")
    assert "20 of 20 jobs state it: too few for a median (needs 30)" in said(app)
    rare = opened("companions", companions_of="Rare")
    assert "5 jobs ask for Rare: too few for companions (needs 30)" in said(rare)
    for page in (app, rare):
        assert [error.value for error in page.exception] == []
        assert "plotly_chart" not in {each.type for each in page.main}


@pytest.mark.parametrize("page", PAGES)
def test_nothing_matches(tmp_path: Path, opened: Open, page: str) -> None:
    """A build without jobs, and filters that leave none, are a sentence."""
    published(tmp_path, [])
    app = opened(page)
    assert ([error.value for error in app.exception], len(app.subheader)) == ([], 1)
    assert app.subheader[0].value.startswith("No job")
