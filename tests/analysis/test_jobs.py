"""The advertisements, and the signs that one may be stale."""

from collections.abc import Callable
from datetime import date
from typing import Any

import duckdb
import pandas as pd
import pytest

from analysis.jobs import COLUMNS, SIGNALS, Piece, job, job_marks, jobs, pieces, printed, signals
from analysis.selection import Selection

Publish = Callable[..., duckdb.DuckDBPyConnection]

SOURCES = [
    {"source": "greenhouse", "label": "Greenhouse", "attribution": "Postings by Greenhouse job boards."},
    {"source": "hackernews", "label": "Hacker News", "coverage": "window"},
    {"source": "import", "label": "Imported files", "coverage": "file"},
]
SKILLS = [{"name": "Go"}, {"name": "SQL"}]


def shown(since: date, until: date | None = None) -> dict[str, Any]:
    """First and last seen, posted on the first day; without an end still open."""
    open_or_not = {"is_open": True} if until is None else {"is_open": False, "last_seen_on": until}
    return {"first_seen_on": since, "posted_on": since, **open_or_not}


JOBS: list[dict[str, Any]] = [
    {"title": "Data Engineer", "company": "Acme", "places": ["Berlin", "Paris"], "seniority": "senior",
     "work_mode": "remote", "role_family": "data_engineer", "pay_min": 60_000.0, "pay_max": 70_500.5,
     "pay_currency": "EUR", "pay_period": "year", **shown(date(2026, 11, 12)), "url": "https://acme.invalid/b",
     "adverts": [{"url": "https://acme.invalid/a"}, {"source": "hackernews", "board": "2026-11", "url": None}],
     "skills": {"Go": "required"}},
    {"title": "ML Engineer", "company": None, "employer_id": "b", **shown(date(2026, 9, 1)),
     "skills": {"Go": "preferred"}},
    {"title": "Analyst", "company": "Ceres", "employer_id": "c", **shown(date(2026, 11, 20)), "posted_on": None,
     "source": "hackernews", "board": "2026-11", "skills": ["SQL"]},
]  # fmt: skip


def test_what_an_advertisement_says(publish: Publish) -> None:
    """One row per selected job, the newest first: its facts in words, every link, every source with its line."""
    table = jobs(publish(jobs=JOBS, skills=SKILLS, sources=SOURCES), Selection())
    assert list(table.columns) == COLUMNS
    cells = table.astype(object).where(table.notna(), None).drop(columns=["job_id", "posted_on", "first_seen_on"])
    assert list(cells.itertuples(index=False, name=None)) == [
        ("Analyst", "Ceres", None, "ML engineer", "Level unknown", "Work mode unknown", None, 2, True, "",
         "Hacker News", None, "", "", 3),
        ("Data Engineer", "Acme", "Berlin · Paris", "Data engineer", "Senior", "Remote",
         "60,000 - 70,500.50 EUR a year", 10, True, "", "Greenhouse, Hacker News", "https://acme.invalid/b", "https://acme.invalid/a",
         "Postings by Greenhouse job boards.", 3),
        ("ML Engineer", None, None, "ML engineer", "Level unknown", "Work mode unknown", None, 82, True, "long shown",
         "Greenhouse", None, "", "Postings by Greenhouse job boards.", 3),
    ]  # fmt: skip


NARROWED = [
    ({}, Selection(), ["Analyst", "Data Engineer", "ML Engineer"]),
    ({"order": "longest shown"}, Selection(), ["ML Engineer", "Data Engineer", "Analyst"]),
    ({"skill_id": "go"}, Selection(), ["Data Engineer", "ML Engineer"]),
    ({"skill_id": "go"}, Selection(required_only=True), ["Data Engineer"]),
    ({"signal": "long shown"}, Selection(), ["ML Engineer"]),
    ({}, Selection(fresh_only=True), ["Analyst", "Data Engineer"]),
    ({"page": 2}, Selection(), []),
    ({"page": None}, Selection(levels=("senior",)), ["Data Engineer"]),
]


@pytest.mark.parametrize(("asked", "selection", "expected"), NARROWED)
def test_which_advertisements(
    publish: Publish, asked: dict[str, Any], selection: Selection, expected: list[str]
) -> None:
    """The filters, a skill, a sign; in either order. What a job asks for counts as Required only says."""
    table = jobs(publish(jobs=JOBS, skills=SKILLS, sources=SOURCES), selection, **asked)
    assert list(table["title"]) == expected
    assert set(table["listed"]) == ({len(expected)} if expected else set())


def test_pages_hold_every_job_once(market: duckdb.DuckDBPyConnection) -> None:
    """25 a page."""
    whole = jobs(market, Selection(), page=None)["job_id"]
    pages = [jobs(market, Selection(), page=page)["job_id"] for page in range(1, len(whole) // 25 + 2)]
    assert list(pd.concat(pages)) == list(whole)
    assert whole.is_unique
    assert {len(page) for page in pages[:-1]} == {25}


AGAIN = {
    # what a board showed one after the other: title, place, from, until; whether the last of them is posted again
    "came back": ([("A", "X", date(2026, 5, 1), date(2026, 7, 1)), ("A", "X", date(2026, 9, 20), None)], True),
    "another spelling": ([("a", "X", date(2026, 5, 1), date(2026, 7, 1)), ("A", "X", date(2026, 9, 20), None)], True),
    "too long ago": ([("A", "X", date(2026, 5, 1), date(2026, 6, 1)), ("A", "X", date(2026, 9, 20), None)], False),
    "another place": ([("A", "Y", date(2026, 5, 1), date(2026, 7, 1)), ("A", "X", date(2026, 9, 20), None)], False),
    "another title": ([("B", "X", date(2026, 5, 1), date(2026, 7, 1)), ("A", "X", date(2026, 9, 20), None)], False),
    "two at once": ([("A", "X", date(2026, 5, 1), None), ("A", "X", date(2026, 9, 20), None)], False),
    "one went on": ([("A", "X", date(2026, 4, 1), date(2026, 10, 1)), ("A", "X", date(2026, 5, 1), date(2026, 7, 1)),
                     ("A", "X", date(2026, 9, 20), None)], False),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), AGAIN.values(), ids=AGAIN)
def test_posted_again(publish: Publish, rows: list[tuple[str, str, date, date | None]], expected: bool) -> None:
    """The same title in the same place, gone from a board and back within 90 days; never what a board shows twice."""
    adverts = [
        {"title": title, "location": place, "places": [place], **shown(since, until)}
        for title, place, since, until in rows
    ]
    table = jobs(publish(jobs=adverts, sources=SOURCES), Selection(window="all"), order="longest shown")
    newest = table.loc[table["first_seen_on"].idxmax()]
    assert ("posted again" in newest["signals"]) == expected


MEMBERS = [
    # where and when the second advert of a job is shown; the first from May to June
    ("greenhouse", "acme", date(2026, 10, 1), True),
    ("greenhouse", "acme", date(2026, 5, 1), False),
    ("greenhouse", "acme", date(2026, 6, 1), False),
    ("greenhouse", "another", date(2026, 10, 1), False),
    ("hackernews", "acme", date(2026, 10, 1), False),
]


@pytest.mark.parametrize(("source", "board", "since", "expected"), MEMBERS)
def test_the_same_text_again(publish: Publish, source: str, board: str, since: date, expected: bool) -> None:
    """A job whose advert went away and came back to the same board as another one, however long after and whatever its
    title. A thread takes every advert away with its month, so it says nothing."""
    second = {"source": source, "board": board, "title": "Another title", **shown(since), "last_seen_on": since}
    first = {**shown(date(2026, 5, 1), date(2026, 6, 1)), "adverts": [second]}
    table = jobs(publish(jobs=[first], sources=SOURCES), Selection(window="all"))
    assert ("posted again" in table["signals"][0]) == expected


AGES = [
    # what a source says of a job: source, posted, first seen; its signs, and days shown on 22 November
    ("greenhouse", None, date(2026, 9, 23), "", 60),
    ("greenhouse", None, date(2026, 9, 22), "long shown", 61),
    ("greenhouse", date(2026, 9, 22), date(2026, 11, 1), "long shown", 61),
    ("greenhouse", None, date(2026, 5, 26), "long shown", 180),
    ("greenhouse", None, date(2026, 5, 25), "long shown, very long shown", 181),
    ("greenhouse", date(2026, 11, 20), date(2026, 9, 1), "long shown, day moved", 82),
    ("greenhouse", date(2026, 11, 2), date(2026, 11, 1), "", 21),
    ("hackernews", date(2026, 11, 20), date(2026, 11, 1), "", 21),
    ("import", date(2026, 1, 1), date(2026, 1, 1), "", 325),
]


@pytest.mark.parametrize(("source", "posted", "seen", "expected", "days"), AGES)
def test_age(publish: Publish, source: str, posted: date | None, seen: date, expected: str, days: int) -> None:
    """Age counts from the earlier of both days, so that a posted day set anew makes no job younger; a day of difference
    is the clock's. A file says nothing of how long a job was shown."""
    row = {"source": source, "posted_on": posted, "first_seen_on": seen}
    table = jobs(publish(jobs=[row], sources=SOURCES), Selection())
    assert (table["signals"][0], table["days_shown"][0]) == (expected, days)


def test_signals(publish: Publish) -> None:
    """Each sign of the selected jobs whose source can tell: a thread knows ages, only a whole board what came back, a
    file nothing. With one vote an employer the mean of the employers' shares."""
    old, new = shown(date(2026, 8, 1)), shown(date(2026, 11, 1))
    rows = [{"employer_id": "giant", **old}] * 20
    rows += [{"employer_id": str(number), **new} for number in range(10)]
    rows += [{"employer_id": str(number), "source": "hackernews", **old} for number in range(10)]
    rows += [{"source": "import", **old}] * 50
    cursor = publish(jobs=rows, sources=SOURCES)
    columns = ["signal", "jobs_flagged", "jobs_judged", "flagged_pct"]
    assert list(signals(cursor, Selection())[columns].itertuples(index=False, name=None)) == [
        ("long shown", 30, 40, 75.0),
        ("very long shown", 0, 40, 0.0),
        ("posted again", 0, 30, 0.0),
        ("day moved", 0, 30, 0.0),
    ]
    by_vote = signals(cursor, Selection(one_vote=True))
    assert by_vote["flagged_pct"][0] == pytest.approx(100 * (1 + 10 * 0.5) / 11, abs=0.006)
    assert list(by_vote["signal_meaning"]) == list(SIGNALS.values())


FEW = [([{"employer_id": str(number)} for number in range(29)], 29), ([{"employer_id": "a"}] * 40, 40), ([], 0)]


@pytest.mark.parametrize(("rows", "expected"), FEW)
def test_few_jobs_carry_no_share(publish: Publish, rows: list[dict[str, Any]], expected: int) -> None:
    """Under 30 jobs, or at fewer than 5 employers, counts alone."""
    table = signals(publish(jobs=rows), Selection())
    assert (set(table["jobs_judged"]), table["flagged_pct"].isna().all()) == ({expected}, True)


TEXT_JOB = {"title": "Dev", "skills": {"Go": "required", "SQL": "preferred"},
            "said": {"Go": "<b>[Go]</b>", "SQL": "[SQL] or not"}}  # fmt: skip


def test_one_advertisement(publish: Publish) -> None:
    """A whole text and where its skills stand, also of a job that no filter lets through; no such job: no row."""
    cursor = publish(jobs=[{**TEXT_JOB, "is_open": False}], skills=SKILLS)
    found = job(cursor, Selection(), "greenhouse:acme:0")
    assert list(found.columns) == [*COLUMNS[:-1], "text", "is_selected"]
    assert list(found["text"]) == ["Dev\n<b>Go</b>\nSQL or not"]
    assert list(found["is_selected"]) == [False]
    marks = job_marks(cursor, "greenhouse:acme:0")
    assert list(marks[["skill", "requirement", "starts_at", "ends_at"]].itertuples(index=False, name=None)) == [
        ("Go", "required", 7, 9),
        ("SQL", "preferred", 14, 17),
    ]
    assert (len(job(cursor, Selection(), "nobody")), len(job_marks(cursor, "nobody"))) == (0, 0)


def test_an_id_of_an_earlier_day(publish: Publish) -> None:
    """An address that was copied before two jobs became one still leads to it."""
    cursor = publish(jobs=[TEXT_JOB], aliases={"greenhouse:acme:old": "greenhouse:acme:0"})
    assert list(job(cursor, Selection(), "greenhouse:acme:old")["job_id"]) == ["greenhouse:acme:0"]


def test_pieces() -> None:
    """Names may stand inside one another: every letter is there once, under all its skills and the strongest word."""
    marks = pd.DataFrame(
        [("ML", "mentioned", 2, 4), ("ML pipelines", "required", 2, 14), ("Pipelines", "preferred", 5, 14)],
        columns=["skill", "requirement", "starts_at", "ends_at"],
    )
    assert list(pieces("a ML pipelines.", marks)) == [
        Piece("a ", (), ""),
        Piece("ML", ("ML", "ML pipelines"), "required"),
        Piece(" ", ("ML pipelines",), "required"),
        Piece("pipelines", ("ML pipelines", "Pipelines"), "required"),
        Piece(".", (), ""),
    ]
    assert list(pieces("", marks.head(0))) == []


PAY = [
    ((60_000.0, 80_000.0, "EUR", "year"), "60,000 - 80,000 EUR a year"),
    ((41.5, 41.5, "USD", "hour"), "41.50 USD an hour"),
    ((float("nan"), 900.0, "GBP", "day"), "900 GBP a day"),
    ((50_000.0, 60_000.0, None, None), "50,000 - 60,000"),
    ((float("nan"), float("nan"), None, None), None),
]


@pytest.mark.parametrize(("row", "expected"), PAY)
def test_pay_as_printed(row: tuple[float, float, str, str], expected: str | None) -> None:
    """Amount, currency and time, as far as they are known; never converted."""
    assert printed(*row) == expected


def test_an_order_that_does_not_exist(market: duckdb.DuckDBPyConnection) -> None:
    """A slip in the caller is an error, not another order."""
    with pytest.raises(ValueError, match="order 'oldest' is none of newest, longest shown"):
        jobs(market, Selection(), "oldest")
