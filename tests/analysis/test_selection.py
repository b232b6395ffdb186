"""Which jobs a number is about."""

from collections.abc import Callable
from datetime import date

import duckdb
import pytest

from analysis.options import role_options, source_options, wider
from analysis.selection import Selection, default_window

Publish = Callable[..., duckdb.DuckDBPyConnection]

# as_of is 22 Nov 2026: the 90 days to it begin on 25 Aug
JOBS = [
    {"title": "open", "role_family": "ml_engineer"},
    {"title": "unknown role", "role_family": None, "source": "lever"},
    {"title": "no statement", "is_open": None, "last_seen_on": date(2026, 10, 1), "first_seen_on": date(2026, 9, 1)},
    {"title": "last seen on the first of 90 days", "is_open": False, "last_seen_on": date(2026, 8, 25),
     "first_seen_on": date(2026, 8, 1)},
    {"title": "a day before", "is_open": False, "last_seen_on": date(2026, 8, 24), "first_seen_on": date(2026, 8, 1)},
    {"title": "no ML role", "is_ml_role": False, "role_family": "other"},
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
    """ML jobs whose life on the boards meets the window, counted back from as_of; unknown is a value of its own."""
    cursor = publish(jobs=JOBS, sources=SOURCES)
    selection.fill(cursor)
    titles = cursor.execute("select title from selected_jobs join jobs using (job_id)").fetchall()
    assert {title for (title,) in titles} == expected


@pytest.mark.parametrize(("is_open", "expected"), [(True, "open"), (False, "all"), (None, "all")])
def test_default_window(publish: Publish, is_open: bool | None, expected: str) -> None:
    """Open now where anything is open; all time after an import, where nothing can be."""
    assert default_window(publish(jobs=[{"is_open": is_open}])) == expected


WORDS = [
    (Selection(), "ML jobs", "open now"),
    (Selection(roles=("ml_engineer", "unknown"), sources=("lever",), window="90d"),
     "ML jobs; role: ML engineer or Role unknown; source: lever", "last 90 days"),
    (Selection(window="range", since=date(2026, 1, 2), until=date(2026, 3, 4)), "ML jobs",
     "from 2026-01-02 to 2026-03-04"),
    (Selection(window="range", until=date(2026, 3, 4)), "ML jobs", "to 2026-03-04"),
    (Selection(window="range"), "ML jobs", "all time"),
]  # fmt: skip


@pytest.mark.parametrize(("selection", "filters", "window"), WORDS)
def test_words(selection: Selection, filters: str, window: str) -> None:
    """The selection in words, as it stands in every file."""
    assert (selection.filters_words(), selection.window_words()) == (filters, window)


def test_no_such_window() -> None:
    """A window that does not exist is refused where it is made."""
    with pytest.raises(ValueError, match="window 'yesterday' is none of open, 90d, all, range"):
        Selection(window="yesterday")


def test_options_count_under_the_other_filters(publish: Publish) -> None:
    """An option's count is what choosing it would leave: its own filter does not count, the others do; 0 is shown."""
    cursor = publish(jobs=JOBS, sources=SOURCES)
    selection = Selection(roles=("unknown",), sources=("greenhouse",))
    assert role_options(cursor, selection).to_dict("split")["data"] == [
        ["ml_engineer", 1, "ML engineer"],
        ["unknown", 0, "Role unknown"],
    ]
    assert source_options(cursor, selection).to_dict("split")["data"] == [
        ["lever", "Lever", 1],
        ["greenhouse", "Greenhouse", 0],
    ]


def test_wider(publish: Publish) -> None:
    """An empty selection says which filter to drop, the one that gives most first."""
    cursor = publish(jobs=JOBS, sources=SOURCES)
    table = wider(cursor, Selection(roles=("ml_engineer",), sources=("lever",)))
    assert table.to_dict("split")["data"] == [["any role", 1], ["any source", 1], ["all time", 0]]
