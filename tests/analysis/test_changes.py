"""Two days compared: what appeared and closed, which shares moved, and what is left out."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest

from analysis.changes import changes, movements
from analysis.selection import Selection
from tests.analysis.invented import AS_OF, GUIDE

Publish = Callable[..., duckdb.DuckDBPyConnection]

THEN, NOW = date(2026, 10, 4), AS_OF
SKILLS = [{"name": "Python"}, {"name": "Rust"}]
RUNS = [{"board": board, "on_day": on} for board in ("acme", "b") for on in (THEN - timedelta(days=3), NOW)]


def job(number: int, first: date, last: date, *skills: str, **other: Any) -> dict[str, Any]:
    """A job of one of twenty employers, on a board from one day to another."""
    return {"employer_id": f"e{number % 20:02}", "first_seen_on": first, "last_seen_on": last, "skills": skills,
            "is_open": last == NOW, **other}  # fmt: skip


OLD = THEN - timedelta(days=60)
JOBS = [
    *[job(n, OLD, NOW, "Python") for n in range(60)],
    *[job(n, THEN + timedelta(days=3), NOW, "Python", "Rust") for n in range(20)],
    *[job(n, OLD, THEN, *(["Rust"] if n < 2 else [])) for n in range(20)],
    job(0, OLD, THEN - timedelta(days=9), "Rust"),  # gone before the first day
    job(1, THEN + timedelta(days=9), NOW - timedelta(days=9), "Rust"),  # came and went in between
]


def test_changes(publish: Publish) -> None:
    """Sixty stay, twenty appear, twenty close: each skill's share on both days, and the verdict,
    which needs 30 jobs that ask for the skill."""
    table = changes(publish(jobs=JOBS, skills=SKILLS, runs=RUNS), Selection(), GUIDE, THEN, NOW).set_index("skill")
    columns = ["then_jobs", "then_jobs_all", "now_jobs", "now_jobs_all", "appeared_jobs", "closed_jobs", "then_pct",
               "now_pct", "change_points", "moved"]  # fmt: skip
    assert table[columns].T.to_dict("list") == {
        "Python": [60, 80, 80, 80, 20, 0, 75.0, 100.0, 25.0, "rose"],
        "Rust": [2, 80, 20, 80, 20, 2, 2.5, 25.0, 22.5, "too few"],
    }


def test_why(publish: Publish) -> None:
    """How many stayed, appeared and closed; a board added, and one that did not answer, move no share."""
    runs = [
        *RUNS,
        {"board": "new", "on_day": NOW},
        {"board": "silent", "on_day": THEN},
        {"board": "back", "on_day": THEN - timedelta(days=14)}, {"board": "back", "on_day": NOW},
    ]  # fmt: skip
    jobs = [
        *JOBS,
        *[job(n, NOW, NOW, "Rust", board="new") for n in range(40)],
        *[job(n, OLD, THEN, "Rust", board="silent") for n in range(30)],
        *[job(n, OLD, NOW, "Rust", board="back") for n in range(7)],
    ]
    cursor = publish(jobs=jobs, skills=SKILLS, runs=runs)
    assert list(movements(cursor, Selection(), THEN, NOW).itertuples(index=False, name=None)) == [
        ("stayed", 60, 2),
        ("appeared", 20, 2),
        ("closed", 20, 2),
        ("added", 40, 1),
        ("silent then", 7, 1),
        ("silent now", 30, 1),
    ]
    table = changes(cursor, Selection(), GUIDE, THEN, NOW).set_index("skill")
    assert table.loc["Rust", ["jobs", "then_jobs", "now_jobs"]].tolist() == [22, 2, 20]


def test_the_days_take_the_place_of_the_window(publish: Publish) -> None:
    """The window "open" would leave out all that closed since; the other filters count."""
    cursor = publish(jobs=[*JOBS, job(3, OLD, NOW, role_family="other")], skills=SKILLS, runs=RUNS)
    tables = [
        movements(cursor, selection, THEN, NOW)
        for selection in (Selection(), Selection(window="90d", fresh_only=True), Selection(roles=("other",)))
    ]
    assert [table["jobs_moved"].head(3).tolist() for table in tables] == [[61, 20, 20], [61, 20, 20], [1, 0, 0]]


def test_nothing_to_compare(publish: Publish) -> None:
    """Two days without a reading: no share and no verdict, not an error."""
    table = changes(publish(jobs=JOBS, skills=SKILLS), Selection(), GUIDE, THEN, NOW)
    assert set(table["moved"]) == {"too few"}
    assert table["then_pct"].isna().all()


def test_files_and_threads_stand_on_no_board(publish: Publish) -> None:
    """An import says nothing of a day, and a monthly thread only grows."""
    sources = [
        {"source": "import", "label": "Imported files", "coverage": "file"},
        {"source": "hackernews", "label": "Hacker News", "coverage": "window"},
    ]
    boards = {"import": "corpus", "hackernews": "2026-11"}
    runs = [{"source": source, "board": board, "on_day": on} for source, board in boards.items() for on in (THEN, NOW)]
    jobs = [job(n, OLD, NOW, source=source, board=board) for source, board in boards.items() for n in range(9)]
    table = movements(publish(jobs=jobs, runs=runs, sources=sources), Selection(), THEN, NOW)
    assert table["jobs_moved"].sum() == table["boards_so"].sum() == 0


@pytest.mark.parametrize("until", [THEN, THEN - timedelta(days=1)])
def test_the_days_in_wrong_order_are_refused(publish: Publish, until: date) -> None:
    """The earlier day comes first."""
    with pytest.raises(ValueError, match="does not lie before"):
        changes(publish(), Selection(), GUIDE, THEN, until)
