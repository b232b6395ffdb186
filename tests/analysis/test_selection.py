"""Which jobs a number is about."""

from collections.abc import Callable
from datetime import date

import duckdb
import pandas as pd
import pytest

from analysis.labels import countries
from analysis.options import options, wider
from analysis.population import population
from analysis.selection import FACETS, Selection, default_window

Publish = Callable[..., duckdb.DuckDBPyConnection]

TITLES = "select title from selected_jobs join ml_jobs using (job_no) join jobs using (job_id)"

# as_of is 22 Nov 2026: the 90 days to it begin on 25 Aug
JOBS = [
    {"title": "open", "role_family": "ml_engineer"},
    {"title": "unknown role", "role_family": None, "source": "lever"},
    {"title": "no statement", "is_open": None, "last_seen_on": date(2026, 10, 1), "first_seen_on": date(2026, 9, 1)},
    {"title": "last seen on the first of 90 days", "is_open": False, "last_seen_on": date(2026, 8, 25),
     "first_seen_on": date(2026, 8, 1)},
    {"title": "a day before", "is_open": False, "last_seen_on": date(2026, 8, 24), "first_seen_on": date(2026, 8, 1)},
    {"title": "no ML role", "is_ml_role": False, "role_family": "other"},
    {"title": "not English", "language": "de"},
    {"title": "too short to tell", "language": None},
]  # fmt: skip
SOURCES = [{"source": "greenhouse", "label": "Greenhouse"}, {"source": "lever", "label": "Lever"}]
ALL = {"open", "unknown role", "no statement", "last seen on the first of 90 days", "a day before"}

CASES = [
    (Selection(), {"open", "unknown role"}),
    (Selection(window="90d"), ALL - {"a day before"}),
    (Selection(window="all"), ALL),
    (Selection(window="range", since=date(2026, 9, 2), until=date(2026, 9, 30)), {"no statement"}),
    (Selection(window="range", until=date(2026, 8, 1)), {"last seen on the first of 90 days", "a day before"}),
    (Selection(window="range", since=date(2026, 11, 22)), {"open", "unknown role"}),
    (Selection(window="range"), ALL),
    (Selection(roles=("ml_engineer",)), {"open"}),
    (Selection(roles=("unknown",)), {"unknown role"}),
    (Selection(roles=("ml_engineer", "unknown")), {"open", "unknown role"}),
    (Selection(sources=("lever",), window="all"), {"unknown role"}),
    (Selection(roles=("ml_engineer",), sources=("lever",)), set()),
    (Selection(roles=("'; drop table jobs; --",)), set()),
]


@pytest.mark.parametrize(("selection", "expected"), CASES)
def test_population(publish: Publish, selection: Selection, expected: set[str]) -> None:
    """ML jobs in English whose life on the boards meets the window, counted back from as_of; unknown is a value of its
    own."""
    cursor = publish(jobs=JOBS, sources=SOURCES)
    selection.fill(cursor)
    titles = cursor.execute(TITLES).fetchall()
    assert {title for (title,) in titles} == expected


FACTS = [
    {"title": "senior in Berlin", "seniority": "senior", "countries": ["DE"], "work_mode": "onsite"},
    {"title": "junior, US or Canada", "seniority": "junior", "countries": ["US", "CA"], "work_mode": "remote"},
    {"title": "says nothing"},
    {"title": "worldwide", "seniority": "senior", "countries": [], "work_mode": "remote"},
]
BY_FACT = [
    (Selection(levels=("senior",)), {"senior in Berlin", "worldwide"}),
    (Selection(levels=("junior", "unknown")), {"junior, US or Canada", "says nothing"}),
    (Selection(countries=("CA", "DE")), {"senior in Berlin", "junior, US or Canada"}),
    (Selection(countries=("unknown",)), {"says nothing", "worldwide"}),
    (Selection(countries=("FR",)), set()),
    (Selection(work_modes=("remote",)), {"junior, US or Canada", "worldwide"}),
    (Selection(work_modes=("unknown",)), {"says nothing"}),
    (Selection(levels=("senior",), countries=("unknown",), work_modes=("remote",)), {"worldwide"}),
    (Selection(required_only=True, one_vote=True), {job["title"] for job in FACTS}),
]  # fmt: skip


@pytest.mark.parametrize(("selection", "expected"), BY_FACT)
def test_by_level_country_and_work_mode(publish: Publish, selection: Selection, expected: set[str]) -> None:
    """A job passes where one of its values is chosen; no value at all is "unknown". How jobs are counted does not
    matter."""
    cursor = publish(jobs=FACTS)
    selection.fill(cursor)
    titles = cursor.execute(TITLES).fetchall()
    assert {title for (title,) in titles} == expected


IMPORTED = [("open", 0), ("90d", 1), ("all", 2)]


@pytest.mark.parametrize(("window", "expected"), IMPORTED)
def test_imported_jobs(publish: Publish, window: str, expected: int) -> None:
    """A file says nothing about what is open: its jobs appear by the days on which they were seen, never as open."""
    days = [date(2026, 11, 1), date(2024, 1, 1)]
    jobs = [{"source": "import", "is_open": None, "first_seen_on": day, "last_seen_on": day} for day in days]
    cursor = publish(jobs=jobs, sources=[{"source": "import", "label": "Imported files", "coverage": "file"}])
    Selection(window=window).fill(cursor)
    assert cursor.execute("select count(*) from selected_jobs").fetchall() == [(expected,)]


@pytest.mark.parametrize(("one_vote", "expected"), [(False, [(1, 3, 3.0), (2, 1, 1.0)]),
                                                    (True, [(1, 3, 1.0), (2, 1, 1.0)])])  # fmt: skip
def test_votes(publish: Publish, one_vote: bool, expected: list[tuple[int, int, float]]) -> None:
    """A vote a job, or a vote an employer."""
    cursor = publish(jobs=[{"employer_id": "a"}] * 3 + [{"employer_id": "b"}])
    Selection(one_vote=one_vote).fill(cursor)
    assert cursor.execute("from selected_employers order by employer_no").fetchall() == expected


@pytest.mark.parametrize(("is_open", "expected"), [(True, "open"), (False, "all"), (None, "all")])
def test_default_window(publish: Publish, is_open: bool | None, expected: str) -> None:
    """Open now where anything is open; all time after an import, where nothing can be."""
    assert default_window(publish(jobs=[{"is_open": is_open}])) == expected


EVERYONE = "ML jobs, English text"
WORDS = [
    (Selection(), EVERYONE, "open now"),
    (Selection(roles=("ml_engineer", "unknown"), sources=("lever",), window="90d"),
     f"{EVERYONE}; role: ML engineer or Role unknown; source: lever", "last 90 days"),
    (Selection(levels=("lead", "unknown"), countries=("DE", "QQ", "unknown"), work_modes=("onsite",)),
     f"{EVERYONE}; level: Lead or Level unknown; country: Germany or QQ or Country unknown; work mode: On site",
     "open now"),
    (Selection(required_only=True, one_vote=True),
     f"{EVERYONE}; skills counted where required; one vote an employer", "open now"),
    (Selection(window="range", since=date(2026, 1, 2), until=date(2026, 3, 4)), EVERYONE,
     "from 2026-01-02 to 2026-03-04"),
    (Selection(window="range", until=date(2026, 3, 4)), EVERYONE, "to 2026-03-04"),
    (Selection(window="range"), EVERYONE, "all time"),
]  # fmt: skip


@pytest.mark.parametrize(("selection", "filters", "window"), WORDS)
def test_words(selection: Selection, filters: str, window: str) -> None:
    """The selection in words, as it stands in every file."""
    assert (selection.filters_words(), selection.window_words()) == (filters, window)


def test_no_such_window() -> None:
    """A window that does not exist is refused where it is made."""
    with pytest.raises(ValueError, match="window 'yesterday' is none of open, 90d, all, range"):
        Selection(window="yesterday")


def offered(table: pd.DataFrame, facet: str) -> list[tuple[str, str, int]]:
    """Option, label and jobs of one filter."""
    rows = table[table["facet"] == facet]
    return list(rows[["option", "label", "jobs"]].itertuples(index=False, name=None))


def test_options_count_under_the_other_filters(publish: Publish) -> None:
    """An option's count is what choosing it would leave: its own filter does not count, the others do; 0 is shown,
    jobs in other languages are not counted, unknown stands last."""
    table = options(publish(jobs=JOBS, sources=SOURCES), Selection(roles=("unknown",), sources=("greenhouse",)))
    assert offered(table, "role") == [("ml_engineer", "ML engineer", 1), ("unknown", "Role unknown", 0)]
    assert offered(table, "source") == [("lever", "Lever", 1), ("greenhouse", "Greenhouse", 0)]


OFFERED = [
    (Selection(), "level", [("junior", "Junior", 1), ("senior", "Senior", 2), ("unknown", "Level unknown", 1)]),
    (Selection(), "mode", [("remote", "Remote", 2), ("onsite", "On site", 1), ("unknown", "Work mode unknown", 1)]),
    (Selection(), "country", [("CA", "Canada", 1), ("DE", "Germany", 1), ("US", "United States", 1),
                              ("unknown", "Country unknown", 2)]),
    (Selection(levels=("senior",), countries=("DE",)), "country",
     [("DE", "Germany", 1), ("CA", "Canada", 0), ("US", "United States", 0), ("unknown", "Country unknown", 1)]),
    (Selection(levels=("senior",), countries=("DE",)), "level",
     [("junior", "Junior", 0), ("senior", "Senior", 1), ("unknown", "Level unknown", 0)]),
    (Selection(window="90d", countries=("US",), required_only=True), "mode",
     [("remote", "Remote", 1), ("onsite", "On site", 0), ("unknown", "Work mode unknown", 0)]),
]  # fmt: skip


@pytest.mark.parametrize(("selection", "facet", "expected"), OFFERED)
def test_options(publish: Publish, selection: Selection, facet: str, expected: list[tuple[str, str, int]]) -> None:
    """Levels and work modes in their own order, countries by name and most jobs first, unknown last; a job in two
    countries counts in both."""
    assert offered(options(publish(jobs=FACTS), selection), facet) == expected


def test_every_count_is_what_choosing_leaves(market: duckdb.DuckDBPyConnection) -> None:
    """For every option of every filter: the count beside it is the number of jobs once it alone is chosen there."""
    selection = Selection(
        roles=("ml_engineer", "unknown"), levels=("senior",), countries=("US", "unknown"), window="90d"
    )
    table = options(market, selection)
    left = [
        population(market, selection.choosing({facet: (option,)})).jobs
        for facet, option in zip(table["facet"], table["option"], strict=True)
    ]
    assert (set(table["facet"]), list(table["jobs"])) == (set(FACETS), left)


def test_country_names() -> None:
    """Every code that the gazetteer gives has a name, and nobody's name is a code."""
    assert (countries()["US"], countries()["KR"], len(countries()) > 200) == ("United States", "South Korea", True)
    assert [name for name in countries().values() if len(name) < 4] == []


WIDER = [
    (Selection(roles=("ml_engineer",), sources=("lever",)), [["any role", 1], ["any source", 1], ["all time", 0]]),
    (Selection(levels=("junior",), countries=("unknown",), window="all"), [["any level", 5], ["any country", 0]]),
    (Selection(window="all", one_vote=True), []),
]


@pytest.mark.parametrize(("selection", "expected"), WIDER)
def test_wider(publish: Publish, selection: Selection, expected: list[list[object]]) -> None:
    """A small selection says which of its filters to drop, the one that gives most first."""
    assert wider(publish(jobs=JOBS, sources=SOURCES), selection).to_dict("split")["data"] == expected
