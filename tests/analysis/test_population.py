"""Who is in the selected jobs."""

from collections.abc import Callable
from datetime import date

import duckdb
import pytest

from analysis.population import Population, by_source, population
from analysis.selection import Selection

Publish = Callable[..., duckdb.DuckDBPyConnection]
EARLIER = date(2026, 11, 10)
LATELY, LONG_AGO = date(2026, 11, 16), date(2026, 11, 15)  # as_of is 22 Nov: the 7 days to it begin on the 16th

NEW = [
    ("posted lately, first seen on a first night", {"posted_on": LATELY, "first_seen_on": LATELY}, False, 1),
    ("posted long ago, first seen lately", {"posted_on": LONG_AGO, "first_seen_on": LATELY}, True, 0),
    ("no posted day, first seen lately on a board read before", {"first_seen_on": LATELY}, True, 1),
    ("no posted day, first seen on the board's first night", {"first_seen_on": LATELY}, False, 0),
    ("first seen long ago", {"first_seen_on": LONG_AGO}, True, 0),
    ("posted tomorrow by a wrong clock", {"posted_on": date(2026, 11, 24)}, True, 0),
]  # fmt: skip


@pytest.mark.parametrize(("why", "job", "was_read_before", "expected"), NEW)
def test_new(publish: Publish, why: str, job: dict[str, object], was_read_before: bool, expected: int) -> None:
    """A job is new by its posted day, else by the day first seen where its board had been read well before."""
    first_night = {"board": "acme", "on_day": job.get("first_seen_on", LATELY)}
    runs = [first_night, *([{"board": "acme", "on_day": EARLIER}] if was_read_before else [])]
    assert population(publish(jobs=[job], runs=runs), Selection()).new_jobs == expected, why


def test_a_failed_night_is_not_a_reading(publish: Publish) -> None:
    """A board that failed before was not read before."""
    runs = [{"board": "acme", "on_day": EARLIER, "status": "failed"}, {"board": "acme", "on_day": LATELY}]
    assert population(publish(jobs=[{"first_seen_on": LATELY}], runs=runs), Selection()).new_jobs == 0


def test_concentration(publish: Publish) -> None:
    """Twelve employers, the largest with 9 of 20 jobs; its newest name counts."""
    jobs = [{"employer_id": "big", "company": "Big Ltd", "last_seen_on": EARLIER}] * 8
    jobs += [{"employer_id": "big", "company": "Bigger Ltd"}]
    jobs += [{"employer_id": str(number), "company": None} for number in range(11)]
    expected = Population(jobs=20, employers=12, new_jobs=0, top10_pct=90.0, largest="Bigger Ltd", largest_pct=45.0,
                          other_languages=0)  # fmt: skip
    assert population(publish(jobs=jobs), Selection()) == expected


def test_other_languages(publish: Publish) -> None:
    """Jobs whose text is not English, or too short to tell, are counted beside: those that pass the same filters."""
    jobs = [{}, {"language": "de"}, {"language": None}, {"language": "de", "seniority": "senior"}]
    cursor = publish(jobs=[*jobs, {"language": "fr", "is_open": False}, {"language": "fr", "is_ml_role": False}])
    found = [population(cursor, selection) for selection in (Selection(), Selection(levels=("senior",)))]
    assert [(who.jobs, who.other_languages) for who in found] == [(1, 3), (0, 1)]


@pytest.mark.parametrize(
    ("jobs", "employers", "expected"), [(30, 5, False), (29, 5, True), (30, 4, True), (0, 0, True)]
)
def test_is_small(jobs: int, employers: int, expected: bool) -> None:
    """Under 30 jobs or 5 employers there is no share."""
    assert Population(jobs, employers, 0, 0.0, None, 0.0, 0).is_small == expected


def test_by_source(publish: Publish) -> None:
    """Jobs of each source, most first."""
    sources = [{"source": "greenhouse", "label": "Greenhouse"}, {"source": "lever", "label": "Lever"}]
    cursor = publish(jobs=[{"source": "lever"}, {"source": "lever"}, {}], sources=sources)
    assert by_source(cursor, Selection()).to_dict("split")["data"] == [
        ["lever", "Lever", 2, 66.67],
        ["greenhouse", "Greenhouse", 1, 33.33],
    ]
