"""Whether a skill rises: which boards and periods count, and what is said."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

import duckdb
import pandas as pd
import pytest

from analysis.selection import Selection
from analysis.spans import Record, own, spans, threads
from analysis.trend import new_and_gone, record, rising, series, trends, unmatched
from tests.analysis.invented import AS_OF, GUIDE

Publish = Callable[..., duckdb.DuckDBPyConnection]

MONDAY = date(2026, 11, 16)  # of the week of AS_OF, a Sunday
SKILLS = [{"name": "Python"}, {"name": "Rust"}, {"name": "COBOL"}]


def week(number: int) -> date:
    """Monday of the n-th week; week 20 is that of AS_OF."""
    return MONDAY - timedelta(weeks=20 - number)


def nights(board: str, weeks: Iterable[int], **run: Any) -> list[dict[str, Any]]:
    """A board read well on the Tuesday of each week."""
    return [{"board": board, "on_day": week(number) + timedelta(days=1), **run} for number in weeks]


def job(number: int, week_number: int, *skills: str, **other: Any) -> dict[str, Any]:
    """A job of one of twenty employers, posted in a week."""
    on = week(week_number) + timedelta(days=2)
    return {"employer_id": f"e{number % 20:02}", "posted_on": on, "first_seen_on": on, "last_seen_on": AS_OF,
            "skills": skills, **other}  # fmt: skip


WHOLE = nights("acme", range(21))
SPANS: list[tuple[str, list[dict[str, Any]], tuple[int, int, list[str], int] | None]] = [
    # runs; first week, weeks that count, boards, boards left out
    ("read all along", WHOLE, (1, 20, ["acme"], 0)),
    ("no night", [], None),
    ("a first night", nights("acme", [20]), None),
    ("three nights", nights("acme", [18, 19, 20]), (19, 2, ["acme"], 0)),
    ("a board added late", WHOLE + nights("new", range(15, 21)), (1, 20, ["acme"], 1)),
    ("most boards added early", WHOLE + [run for name in "bcd" for run in nights(name, range(5, 21))],
     (6, 15, ["acme", "b", "c", "d"], 0)),
    ("a board that went silent", WHOLE + nights("b", range(18)), (1, 20, ["acme"], 1)),
    ("silent for a week: kept", WHOLE + nights("b", range(20)), (1, 20 - 1, ["acme", "b"], 0)),
    ("failed nights say nothing", WHOLE + nights("b", range(21), status="failed"), (1, 20, ["acme"], 0)),
    ("a week without a night", nights("acme", [*range(8), *range(9, 21)]), (1, 19, ["acme"], 0)),
]  # fmt: skip


@pytest.mark.parametrize(("runs", "expected"), [row[1:] for row in SPANS], ids=[row[0] for row in SPANS])
def test_span(publish: Publish, runs: list[dict[str, Any]], expected: tuple[int, int, list[str], int] | None) -> None:
    """Boards read well before the first week and in the last 14 days; the span in which most of their weeks count."""
    span = spans(publish(runs=runs), Selection(), "week").get("own")
    found = span and (span.start, len(span.counted), [board for _, board in span.boards], span.left_out)
    assert found == (expected and (week(expected[0]), *expected[1:]))


def test_span_between_two_days(publish: Publish) -> None:
    """From - to are the bounds of a trend: weeks that begin on or after the first day, up to the last."""
    selection = Selection(window="range", since=week(5) + timedelta(days=1), until=week(12))
    span = spans(publish(runs=WHOLE), selection, "week")["own"]
    assert (span.start, span.finish, len(span.periods)) == (week(6), week(12), 7)


def market(rust: Callable[[int], bool], weeks: range = range(1, 21), **other: Any) -> list[dict[str, Any]]:
    """Ten jobs a week; all ask for Python, those for Rust of whose week and place the rule says so."""
    return [
        job(3 * number + place, number, "Python", *(["Rust"] if rust(number * 10 + place) else []), **other)
        for number in weeks
        for place in range(10)
    ]


VERDICTS = [
    # which jobs ask for Rust, of places 10 to 209; its first and last share, verdict
    ("never", lambda place: False, 0.0, 0.0, "too few"),
    ("half, always", lambda place: place % 2 == 0, 50.0, 50.0, "no clear change"),
    ("more and more", lambda place: place % 10 < place // 20, 17.14, 82.86, "rising"),
    ("less and less", lambda place: place % 10 >= place // 20, 82.86, 17.14, "falling"),
]


@pytest.mark.parametrize(("rust", "then_pct", "now_pct", "verdict"), [row[1:] for row in VERDICTS])
def test_verdicts(publish: Publish, rust: Callable[[int], bool], then_pct: float, now_pct: float, verdict: str) -> None:
    """The first third of the weeks against the last; Python, asked by all, does not change."""
    cursor = publish(jobs=market(rust), skills=SKILLS, runs=WHOLE)
    table = trends(cursor, Selection(), GUIDE, "week").set_index("skill")
    shown = ["then_pct", "now_pct", "periods", "trend"]
    assert table.loc["Rust", shown].tolist() == [then_pct, now_pct, 20, verdict]
    assert table.loc["Python", shown].tolist() == [100.0, 100.0, 20, "no clear change"]
    assert list(rising(cursor, Selection(), GUIDE)["skill"]) == (["Rust"] if verdict == "rising" else [])


ADDED = [
    # week in which two boards are added; jobs that ask for Rust, all jobs, verdict
    (16, [0, 200, "too few"]),  # too late: they are left out
    (11, [270, 360, "no clear change"]),  # most weeks of boards count from then on: the span begins there
]


@pytest.mark.parametrize(("since", "expected"), ADDED)
def test_an_added_board_is_no_rise(publish: Publish, since: int, expected: list[object]) -> None:
    """Thirty jobs a week for Rust on boards added later, none on the old one: no share moves."""
    runs = WHOLE + [run for name in "bc" for run in nights(name, range(since, 21))]
    added = [job(n, number, "Rust", board="b") for number in range(since + 1, 21) for n in range(30)]
    cursor = publish(jobs=market(lambda place: False) + added, skills=SKILLS, runs=runs)
    table = trends(cursor, Selection(), GUIDE, "week").set_index("skill")
    assert table.loc["Rust", ["jobs", "jobs_all", "trend"]].tolist() == expected


def test_a_first_night_is_no_rise(publish: Publish) -> None:
    """What stood on a board on its first night appeared before; without a posted day it never appeared."""
    first = week(0) + timedelta(days=1)
    old = [job(n, 0, "COBOL", posted_on=None, first_seen_on=first) for n in range(40)]
    older = [job(n, 0, "COBOL", posted_on=first - timedelta(days=n), first_seen_on=first) for n in range(40)]
    cursor = publish(jobs=market(lambda place: False) + old + older, skills=SKILLS, runs=WHOLE)
    table = trends(cursor, Selection(), GUIDE, "week").set_index("skill")
    assert table.loc["COBOL", ["jobs", "jobs_all", "trend"]].tolist() == [0, 200, "too few"]


def test_closed_jobs_count(publish: Publish) -> None:
    """A trend is about days of appearance: the window, and "fresh only", would count of old jobs those unfilled."""
    jobs = market(lambda place: place % 2 == 0, is_open=False, last_seen_on=AS_OF - timedelta(days=1))
    cursor = publish(jobs=jobs, skills=SKILLS, runs=WHOLE)
    asked = [Selection(), Selection(window="90d", fresh_only=True), Selection(window="all")]
    tables = [trends(cursor, selection, GUIDE, "week") for selection in asked]
    assert [int(table["jobs_all"].iloc[0]) for table in tables] == [200, 200, 200]


def test_fewer_than_eight_weeks_carry_no_verdict(publish: Publish) -> None:
    """Seven full weeks read: shares, no verdict, nothing new and nothing gone."""
    runs = nights("acme", range(13, 21))
    jobs = market(lambda place: place >= 180, range(14, 21))
    cursor = publish(jobs=jobs, skills=SKILLS, runs=runs)
    table = trends(cursor, Selection(), GUIDE, "week").set_index("skill")
    assert table.loc["Rust", ["then_pct", "now_pct", "periods", "trend"]].tolist() == [0.0, 100.0, 7, "cannot tell"]
    assert table[["change_low", "change_high", "p_value"]].isna().all(axis=None)
    assert new_and_gone(cursor, Selection(), GUIDE, "week").empty


def test_required_only(publish: Publish) -> None:
    """Counts only where a skill is required, in the trend and in its series."""
    jobs = [{**each, "skills": {"Python": "preferred" if n % 4 else "required"}} for n, each in
            enumerate(market(lambda place: False))]  # fmt: skip
    cursor = publish(jobs=jobs, skills=SKILLS, runs=WHOLE)
    selection = Selection(required_only=True)
    assert trends(cursor, selection, GUIDE, "week").set_index("skill").loc["Python", "jobs"] == 50
    assert series(cursor, selection, "python", "week")["jobs"].sum() == 50


def test_series(publish: Publish) -> None:
    """Forty jobs in each of two months; a month not read well is a gap, one without a job has no share."""
    days = {date(2026, 7, 3): 40, date(2026, 8, 3): 40, date(2026, 9, 3): 40}
    jobs = [
        {"employer_id": f"e{n % 20}", "posted_on": on, "skills": ["Python"] if n % 4 == 0 else []}
        for on, number in days.items()
        for n in range(number)
    ]
    reads = [date(2026, 6, 30), date(2026, 7, 20), date(2026, 9, 20), date(2026, 10, 20), AS_OF]
    runs = [{"board": "acme", "on_day": on} for on in reads]
    table = series(publish(jobs=jobs, skills=SKILLS, runs=runs), Selection(), "python", "month")
    cells = table.assign(period_on=table["period_on"].dt.strftime("%b")).astype(object)
    cells = cells.where(cells.notna(), None)
    assert list(cells.drop(columns=["low_pct", "high_pct"]).itertuples(index=False, name=None)) == [
        ("Jul", True, 10, 40, 5, 25.0),
        ("Aug", False, None, None, None, None),
        ("Sep", True, 10, 40, 5, 25.0),
        ("Oct", True, 0, 0, 0, None),
        ("Nov", True, 0, 0, 0, None),
    ]
    assert ((table["low_pct"] < 25) & (table["high_pct"] > 25)).tolist() == [True, False, True, False, False]


THREADS = [{"source": "hackernews", "label": "Hacker News", "coverage": "window"}]
FILES = [{"source": "import", "label": "Imported files", "coverage": "file"}]


def months(number: int) -> list[date]:
    """First days of the months up to this one, November 2026."""
    return [date(2025 + (10 + n) // 12, (10 + n) % 12 + 1, 1) for n in range(13 - number, 13)]


def test_threads_are_a_record_of_their_own(publish: Publish) -> None:
    """Read in one night, each thread carries the days of its posts; a thread not read is a gap."""
    read = [month for month in months(13) if month.month != 4]
    runs = [{"source": "hackernews", "board": f"{month:%Y-%m}", "on_day": AS_OF} for month in read]
    jobs = [
        {"source": "hackernews", "board": f"{month:%Y-%m}", "employer_id": f"{place} {n}", "posted_on": month,
         "skills": ["Rust"] if n < 4 * place else []}
        for place, month in enumerate(read)
        for n in range(48)
    ]  # fmt: skip
    cursor = publish(jobs=jobs, skills=SKILLS, runs=runs, sources=THREADS)
    span = spans(cursor, Selection(), "week")["threads"]
    assert (span.grain, span.start, len(span.periods), len(span.counted)) == ("month", date(2025, 11, 1), 13, 12)
    table = trends(cursor, Selection(), GUIDE, "week").set_index("skill")
    assert table.loc["Rust", ["periods", "trend"]].tolist() == [12, "rising"]
    assert record(cursor) == Record(None, None, 0, 0, 0, 12, "2025-11", "2026-11", 0)


def test_files_are_shown_and_not_judged(publish: Publish) -> None:
    """A file may hold another collection each year: its shares stand, its verdict cannot be told."""
    jobs = [{**each, "source": "import", "board": "corpus", "is_open": None} for each in
            market(lambda place: place % 10 < place // 20)]  # fmt: skip
    cursor = publish(jobs=jobs, skills=SKILLS, runs=[{"source": "import", "board": "corpus"}], sources=FILES)
    table = trends(cursor, Selection(), GUIDE, "week").set_index("skill")
    assert table.loc["Rust", ["then_pct", "now_pct", "trend"]].tolist() == [17.14, 82.86, "cannot tell"]
    shown = series(cursor, Selection(), "rust", "month")
    assert (len(shown), shown["is_read_well"].isna().all(), shown["share_pct"].notna().sum()) == (5, True, 5)


def test_records_are_never_mixed(publish: Publish) -> None:
    """A file's jobs are in no trend of boards, nor the other way round."""
    sources = [*FILES, {"source": "greenhouse", "label": "Greenhouse"}]
    jobs = market(lambda place: False) + market(lambda place: True, source="import", board="corpus")
    runs = [*WHOLE, {"source": "import", "board": "corpus"}]
    cursor = publish(jobs=jobs, skills=SKILLS, runs=runs, sources=sources)
    found = {
        of: trends(cursor, Selection(), GUIDE, "week", of).set_index("skill").loc["Rust", ["jobs", "jobs_all"]].tolist()
        for of in ("own", "files")
    }
    assert found == {"own": [0, 200], "files": [200, 200]}
    assert list(spans(cursor, Selection(), "week")) == ["own", "files"]


def test_record(publish: Publish) -> None:
    """Three nights: which, on how many boards, and that a week has not yet passed in full."""
    runs = [{"board": board, "on_day": AS_OF - timedelta(days=n)} for n in range(3) for board in ("a", "b")]
    assert record(publish(runs=runs)) == Record(AS_OF - timedelta(days=2), AS_OF, 3, 0, 2, 0, None, None, 0)


def test_no_record(publish: Publish) -> None:
    """Nothing read yet."""
    assert record(publish()) == Record(None, None, 0, 0, 0, 0, None, None, 0)


def test_new_and_gone(publish: Publish) -> None:
    """Rust, first asked for in week 11 by all twenty employers, is new; COBOL, by six of them until week 6, is gone, or
    misses the rest by chance; Python is neither."""
    jobs = market(lambda place: place >= 110)
    jobs = [{**each, "skills": [*each["skills"], *(["COBOL"] if n < 60 and n % 10 == 0 else [])]} for n, each in
            enumerate(jobs)]  # fmt: skip
    cursor = publish(jobs=jobs, skills=SKILLS, runs=WHOLE)
    table = new_and_gone(cursor, Selection(), GUIDE, "week")
    shown = table.assign(first_asked_on=table["first_asked_on"].dt.date)
    columns = ["news", "skill", "first_asked_on", "jobs", "employers", "is_clear"]
    assert list(shown[columns].itertuples(index=False, name=None)) == [
        ("new", "Rust", week(11), 100, 20, True),
        ("gone", "COBOL", week(1), 6, 6, False),
    ]


def test_nothing_selected(publish: Publish) -> None:
    """No job, no share, no error."""
    cursor = publish(jobs=market(lambda place: True), skills=SKILLS, runs=WHOLE)
    nobody = Selection(roles=("other",))
    assert set(trends(cursor, nobody, GUIDE, "week")["trend"]) == {"too few"}
    assert series(cursor, nobody, "python", "week")["share_pct"].isna().all()
    assert new_and_gone(cursor, nobody, GUIDE, "week").empty


def test_an_unknown_grain_is_refused(publish: Publish) -> None:
    """A misspelt grain is no week."""
    with pytest.raises(ValueError, match="grain 'day' is none of week, month"):
        trends(publish(), Selection(), GUIDE, "day")


def test_no_readings_have_no_span() -> None:
    """A build without runs has neither boards nor threads."""
    assert (own(pd.DataFrame(), "week", date.min, AS_OF), threads(pd.DataFrame(), date.min, AS_OF)) == (None, None)


def test_unmatched_terms(publish: Publish) -> None:
    """The queue that grows the list, most employers first, each with a job to look at."""
    terms = [
        {"term": "Qdrant", "employers": 2, "jobs": 9, "example": "greenhouse:acme:0"},
        {"term": "Milvus", "employers": 3, "jobs": 3, "example": "greenhouse:acme:0"},
    ]
    table = unmatched(publish(jobs=[{"title": "Data Scientist"}], terms=terms))
    assert list(table.itertuples(index=False, name=None)) == [
        ("Milvus", 3, 3, "Data Scientist", None),
        ("Qdrant", 9, 2, "Data Scientist", None),
    ]
