"""The pages, run without a browser."""

import gc
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

import data
from analysis import warehouse
from analysis.demand import demand
from analysis.guide import guide_items, leaves_out, skill_gap
from analysis.pages.guide import item_marks
from analysis.population import population
from analysis.selection import Selection
from tests.analysis import invented
from tests.analysis.invented import GUIDE

APP = str(Path(__file__).parents[1] / "app.py")


def guide_page() -> None:
    from datetime import date

    from analysis.pages import frame, guide, load

    load.hold()
    frame.draw(date(2026, 11, 22))
    guide.page()


def sources_page() -> None:
    from datetime import date

    from analysis.pages import frame, load, sources

    load.hold()
    frame.draw(date(2026, 11, 22))
    sources.page()


def method_page() -> None:
    from datetime import date

    from analysis.pages import frame, load, method

    load.hold()
    frame.draw(date(2026, 11, 22))
    method.page()


PAGES = {"market": None, "guide": guide_page, "sources": sources_page, "method": method_page}


def opened(home: Path, monkeypatch: pytest.MonkeyPatch, page: str = "market", **query: str) -> AppTest:
    """The page, run once against this home."""
    monkeypatch.setenv("JOBS_HOME", str(home))
    script = PAGES[page]
    app = AppTest.from_function(script) if script else AppTest.from_file(APP)
    for key, value in query.items():
        app.query_params[key.replace("_", "-", 1)] = value
    return app.run(timeout=30)


def said(app: AppTest) -> str:
    """All words of the page in a row."""
    return "\n".join(str(each.value) for each in (*app.info, *app.warning, *app.subheader, *app.caption, *app.markdown))


@pytest.fixture(autouse=True)
def release() -> Iterator[None]:
    """Let go of the builds of one test before the next."""
    yield
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a build of the usual size."""
    home = tmp_path_factory.mktemp("app")
    invented.market(home, is_sample=True)
    return home


@pytest.fixture
def cursor(home: Path) -> duckdb.DuckDBPyConnection:
    """The same build, asked directly."""
    return warehouse.connect(warehouse.published(home)).cursor()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs(home: Path, monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    """No page raises, each has its sentence and the words of the sample."""
    app = opened(home, monkeypatch, page)
    assert ([error.value for error in app.exception], len(app.subheader)) == ([], 1)
    assert "these employers do not exist" in said(app)


FILTERS = [
    ({}, Selection()),
    ({"role_ml_engineer": "true"}, Selection(roles=("ml_engineer",))),
    ({"role_unknown": "true", "source_lever": "true"}, Selection(roles=("unknown",), sources=("lever",))),
    ({"level_senior": "true", "level_unknown": "true"}, Selection(levels=("senior", "unknown"))),
    ({"country_US": "true", "mode_remote": "true"}, Selection(countries=("US",), work_modes=("remote",))),
    ({"country_BR": "true", "window": "all time"}, Selection(countries=("BR",), window="all")),
    ({"required_only": "true"}, Selection(required_only=True)),
    ({"one_vote": "true", "required_only": "True"}, Selection(required_only=True, one_vote=True)),
    ({"one_vote": "1", "country_us": "true", "country_XX": "true", "mode_": "true"}, Selection()),
    ({"window": "all time"}, Selection(window="all")),
    ({"window": "from - to", "since": "2026-06-01"}, Selection(window="range", since=date(2026, 6, 1))),
    ({"window": "<script>alert(1)</script>", "role_ml_engineer": "maybe", "role_wizard": "true"}, Selection()),
    ({"window": "from - to", "since": "yesterday"}, Selection(window="range")),
]


@pytest.mark.parametrize(("query", "selection"), FILTERS)
def test_the_address_is_the_selection(
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    cursor: duckdb.DuckDBPyConnection,
    query: dict[str, str],
    selection: Selection,
) -> None:
    """A link opens with its filters; what no filter knows is passed over. The table on the screen is the answer."""
    app = opened(home, monkeypatch, **query)
    assert [error.value for error in app.exception] == []
    pd.testing.assert_frame_equal(app.dataframe[0].value, demand(cursor, selection, GUIDE), check_dtype=False)


@pytest.mark.parametrize("listed", ["tools", "methods", "soft skills"])
def test_lists(home: Path, monkeypatch: pytest.MonkeyPatch, cursor: duckdb.DuckDBPyConnection, listed: str) -> None:
    """Each list is a table of its own."""
    app = opened(home, monkeypatch, skills=listed)
    pd.testing.assert_frame_equal(app.dataframe[0].value, demand(cursor, Selection(), GUIDE, listed), check_dtype=False)


def test_guide_tables(home: Path, monkeypatch: pytest.MonkeyPatch, cursor: duckdb.DuckDBPyConnection) -> None:
    """The report, what is left out, and what is not ranked."""
    report, gaps, *_, apart = (each.value for each in opened(home, monkeypatch, "guide").dataframe)
    pd.testing.assert_frame_equal(report, skill_gap(cursor, Selection(), GUIDE), check_dtype=False)
    pd.testing.assert_frame_equal(gaps, leaves_out(cursor, Selection(), GUIDE), check_dtype=False)
    assert list(apart["item"]) == ["Coursera", "Kaggle", "Job portals"]


def test_reset_and_counts(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Switching a filter changes the other filter's counts; Reset takes every filter back."""
    app = opened(home, monkeypatch)
    before = {box.key: box.label for box in app.checkbox}
    app.checkbox("role-ml_engineer").check().run(timeout=30)
    after = {box.key: box.label for box in app.checkbox}
    changed = {str(key).split("-")[0] for key in before if before[key] != after[key]}
    assert changed == {"level", "country", "mode", "source"}
    app.checkbox("one-vote").check().run(timeout=30)
    assert "one vote an employer" in said(app)
    app.button("reset").click().run(timeout=30)
    assert {box.key: box.label for box in app.checkbox} == before
    assert "one vote an employer" not in said(app)


@pytest.mark.parametrize(("page", "words"), [("market", "too few for a share"), ("guide", "too few for a verdict")])
def test_few_jobs(home: Path, monkeypatch: pytest.MonkeyPatch, page: str, words: str) -> None:
    """Under 30 jobs: counts in words and the way to more, no chart."""
    app = opened(home, monkeypatch, page, role_unknown="true")
    assert [error.value for error in app.exception] == []
    assert (words in said(app), "Widen to\\: any role" in said(app)) == (True, True)
    assert "plotly_chart" not in {each.type for each in app.main}


def test_nothing_matches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty selection is a sentence and the way out."""
    sources = [{"source": "greenhouse", "label": "Greenhouse"}, {"source": "lever", "label": "Lever"}]
    jobs = [{"role_family": "ml_engineer"}, {"role_family": None, "source": "lever"}]
    invented.publish(tmp_path, jobs=jobs, sources=sources, skills=[{"name": "Python"}], guide=[{"name": "Python"}])
    for page in PAGES:
        app = opened(tmp_path, monkeypatch, page, role_unknown="true", source_greenhouse="true")
        assert [error.value for error in app.exception] == []
        assert "Widen to\\: any role \\(1\\) · any source \\(1\\)" in said(app)


def test_a_build_without_jobs_or_guide(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first build of a home may be empty."""
    invented.publish(tmp_path)
    for page in PAGES:
        assert [error.value for error in opened(tmp_path, monkeypatch, page).exception] == []


def test_no_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing published: what to run."""
    assert [each.value for each in opened(tmp_path, monkeypatch).info] == [
        "Nothing has been read yet. In the project's folder run `etl refresh --sample` (seconds) or `etl refresh` "
        "(about 6 minutes), then reload."
    ]


@pytest.mark.parametrize("change", ["drop table quality", "alter table jobs drop column company"])
def test_old_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    """A build that lacks a table or column: what to run, and no number."""
    with duckdb.connect(invented.market(tmp_path, jobs=40)) as connection:
        connection.execute(change)
    app = opened(tmp_path, monkeypatch)
    assert [error.value for error in app.exception] == []
    assert [each.value.split(" (")[0] for each in app.info] == [
        "This build was made by an earlier version. Run `etl build`"
    ]
    assert [*app.subheader, *app.metric] == []


def test_other_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Jobs that are not read for skills are counted beside the others; where they are many, what the shares are of."""
    jobs = [{"employer_id": str(number), "skills": ["Python"], "countries": ["DE"]} for number in range(30)]
    jobs += [{"language": "de", "countries": ["DE"]}] * 20
    invented.publish(tmp_path, jobs=jobs, skills=[{"name": "Python"}], guide=[{"name": "Python"}])
    words = said(opened(tmp_path, monkeypatch, country_DE="true"))
    assert "**30 open ML jobs** · 30 employers · 20 more in other languages" in words
    assert "20 of 50 jobs in Germany are written in other languages" in words


def test_one_employer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One employer with more than a fifth of the jobs: what its weight does, and the switch that takes it away."""
    jobs = [{"employer_id": "giant", "company": "Giant", "skills": ["Spark"]}] * 30
    jobs += [{"employer_id": str(number), "skills": ["SQL"] if number < 20 else []} for number in range(30)]
    invented.publish(tmp_path, jobs=jobs, skills=[{"name": "Spark"}, {"name": "SQL"}], guide=[{"name": "SQL"}])
    app = opened(tmp_path, monkeypatch)
    words = "Giant holds 50 \\% of these jobs\\; with one vote an employer\\, Spark falls from 50 \\% to 3 \\%"
    assert words in said(app)
    app.button("one-employer-switch").click().run(timeout=30)
    assert (app.checkbox("one-vote").value, app.subheader[0].value.split("\\:")[0]) == (
        True,
        "With one vote an employer",
    )


def test_what_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an import alone: all time, no night to report, and a file neither answers nor grows late."""
    jobs = [{"source": "import", "board": "my file", "is_open": None, "last_seen_on": date(2024, 3, 1),
             "first_seen_on": date(2024, 3, 1), "skills": ["Python"]}]  # fmt: skip
    sources = [{"source": "import", "label": "Imported files", "url": "", "coverage": "file",
                "last_good_on": date(2024, 3, 1)}]  # fmt: skip
    runs = [{"source": "import", "board": "my file"}]
    invented.publish(tmp_path, jobs=jobs, sources=sources, runs=runs, skills=[{"name": "Python"}])
    app = opened(tmp_path, monkeypatch, "sources")
    words = said(app)
    assert "**1 ML job** · 1 employer · all time" in words
    assert ("was not read well" in words, "boards answered" in words, "never been read" in words) == (False,) * 3
    assert "Imported files\\: a file\\, no closing days" in words


def test_how_well_postings_are_read(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Precision and recall in a sentence, then the table; a build without a measurement says so."""
    app = opened(home, monkeypatch, "method")
    assert "finds in a posting 93 are right\\; of 100 that a person finds there\\, it finds 91" in said(app)
    assert "the reader of this build" in said(app)
    assert list(app.dataframe[0].value["read"]) == [
        "which skills a posting names", "how strongly it asks for them", "pay", "level"
    ]  # fmt: skip
    invented.publish(tmp_path)
    app = opened(tmp_path, monkeypatch, "method")
    assert "Not measured yet" in said(app)
    sections = re.findall("(?m)^## (.+)", data.method().read_text(encoding="utf-8"))
    assert len(sections) > 5
    assert [title for title in sections if f"##### {title}\n" not in said(app)] == []


def test_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing published for more than two days is said, by the clock; the sample never grows stale."""
    today = datetime.now(UTC).date()
    for days, is_sample, expected in ((8, False, 1), (1, False, 0), (8, True, 0)):
        as_of = today - timedelta(days=days)
        invented.publish(tmp_path, as_of=as_of, is_sample=is_sample, build_id=f"b{days}{is_sample}")
        warnings = [each.value for each in opened(tmp_path, monkeypatch).warning]
        assert [text.split(",")[1].split(".")[0] for text in warnings] == [" 8 days ago"] * expected


def test_a_new_build_shows_at_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pointer is read at every run: an open page needs no restart. The build shown is in use, so that nothing may
    take it away; the one before is let go."""
    first = invented.market(tmp_path, jobs=60, build_id="b1")
    app = opened(tmp_path, monkeypatch)
    assert ("build b1" in said(app), in_use(first)) == (True, True)
    second = invented.market(tmp_path, jobs=90, build_id="b2")
    assert "build b2" in said(app.run(timeout=30))
    assert (in_use(first), in_use(second)) == (False, True)


def in_use(path: Path) -> bool:
    """Does this process hold the file open? Then it cannot be opened for writing."""
    gc.collect()
    try:
        duckdb.connect(path).close()
    except duckdb.ConnectionException:
        return True
    return False


def test_scraped_text_is_never_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An employer's name reaches markdown only with every sign of markup escaped."""
    name = "![x](http://tracker.invalid/a.png) <script>alert(1)</script> :red[x] $x$"
    jobs = [{"company": name, "skills": ["Python"]}] * 30 + [{"employer_id": str(number)} for number in range(5)]
    invented.publish(tmp_path, jobs=jobs, skills=[{"name": "Python"}], guide=[{"name": "Python"}])
    words = said(opened(tmp_path, monkeypatch))
    assert "\\!\\[x\\]\\(http\\:\u2060\\/\\/tracker\\.invalid" in words
    assert "\\<script\\>alert\\(1\\)\\<\\/script\\> \\:red\\[x\\] \\$x\\$" in words
    assert "![x]" not in words


def test_guide_rows_in_words(cursor: duckdb.DuckDBPyConnection) -> None:
    """Beside each row its verdict; an umbrella that its kinds add to has two, the second with them; chapters head."""
    items = guide_items(cursor, Selection(), GUIDE)
    marks = item_marks(items, "by chapter", population(cursor, Selection()))
    shown = marks[marks["skill"].isin(["4 Big data", "Big data", "Apache Hadoop"])]
    assert list(shown[["skill", "aside", "remark"]].fillna("").itertuples(index=False, name=None)) == [
        ("4 Big data", "", ""),
        ("Big data", "E", "asked by some | asked by some"),
        ("Apache Hadoop", "E", "rarely to some"),
    ]
