"""The sentences over the pages."""

from datetime import date, datetime

import pandas as pd
import pytest

from analysis import headline, words
from analysis.population import Population
from analysis.sources import LastNight

SHARES = [
    (100.0, "nearly all jobs (100 %)"),
    (80.0, "about 8 in 10 jobs (80 %)"),
    (31.0, "about 3 in 10 jobs (31 %)"),
    (25.0, "about 2 in 10 jobs (25 %)"),
    (24.0, "about 1 in 4 jobs (24 %)"),
    (4.0, "about 1 in 25 jobs (4 %)"),
    (0.4, "fewer than 1 in 100 jobs (0.4 %)"),
]


@pytest.mark.parametrize(("share_pct", "expected"), SHARES)
def test_share_is_said_twice(share_pct: float, expected: str) -> None:
    """A share in plain words and as a number."""
    assert words.share(share_pct, "jobs") == expected


@pytest.mark.parametrize(
    ("names", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_listing(names: list[str], expected: str) -> None:
    """Names as a sentence lists them."""
    assert words.listing(names) == expected


def test_days_are_english_everywhere() -> None:
    """Whatever the machine's language."""
    assert (words.day(date(2026, 3, 2)), words.moment(datetime(2026, 3, 2, 4, 5))) == (
        "2 Mar 2026",
        "2 Mar 2026, 04:05 UTC",
    )


@pytest.mark.parametrize(("number", "expected"), [(0, "0 jobs"), (1, "1 job"), (1284, "1,284 jobs")])
def test_count(number: int, expected: str) -> None:
    """One has no s."""
    assert words.count(number, "job") == expected


def people(jobs: int = 1000, employers: int = 90, largest: str | None = "Acme", largest_pct: float = 5.0) -> Population:
    return Population(jobs, employers, 0, 40.0, largest, largest_pct)


def asked(*rows: tuple[str, int, int, int, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["skill", "rank_from", "rank_to", "jobs", "share_pct"])


NONE_LEFT_OUT = pd.DataFrame({"place": [21, 50, 51]})
PYTHON = ("Python", 1, 1, 800, 80.0)
MARKET = [
    ([PYTHON, ("SQL", 2, 4, 410, 41.0), ("AWS", 2, 4, 400, 40.0), ("Go", 2, 4, 390, 39.0)], people(),
     "Python is asked by about 8 in 10 ML jobs (80 %). SQL, AWS and Go follow, too close to rank."),
    ([PYTHON, ("SQL", 2, 2, 600, 60.0), ("AWS", 3, 3, 400, 40.0)], people(),
     "Python is asked by about 8 in 10 ML jobs (80 %). SQL and AWS follow, in this order."),
    ([PYTHON, ("SQL", 2, 2, 600, 60.0), ("AWS", 3, 4, 400, 40.0), ("Go", 3, 4, 390, 39.0)], people(),
     "Python is asked by about 8 in 10 ML jobs (80 %). SQL follows, then AWS and Go, too close to rank."),
    ([("SQL", 1, 2, 410, 41.0), ("AWS", 1, 2, 400, 40.0)], people(),
     "SQL and AWS are asked most, too close to rank: about 4 in 10 ML jobs (41 %) name SQL."),
    ([(name, 1, 6, 570, 57.0) for name in ("LLMs", "Python", "SQL", "AWS", "Go", "R")], people(),
     "LLMs, Python, SQL and AWS lead, with 2 more too close to rank: about 6 in 10 ML jobs (57 %) name LLMs."),
    ([PYTHON, ("SQL", 2, 2, 0, 0.0)], people(), "Python is asked by about 8 in 10 ML jobs (80 %)."),
    ([PYTHON, ("SQL", 2, 2, 10, 1.0)], people(), "Python is asked by about 8 in 10 ML jobs (80 %). SQL follows."),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "who", "expected"), MARKET)
def test_market(rows: list[tuple[str, int, int, int, float]], who: Population, expected: str) -> None:
    """Only what the test tells apart is ranked."""
    said = headline.market(asked(*rows), NONE_LEFT_OUT, who)
    assert said == f"{expected} The guide misses 0 of the 20 skills asked most."


LITTLE = [
    ([PYTHON], people(0, 0), "No job matches these filters."),
    ([("Python", 1, 1, 0, 0.0)], people(), "None of 1,000 jobs names one of these skills."),
    (
        [("Python", 1, 1, 7, 58.3)],
        people(12, 4),
        "12 jobs at 4 employers: too few for a share. 7 of the 12 name Python.",
    ),
]


@pytest.mark.parametrize(("rows", "who", "expected"), LITTLE)
def test_little_to_say(rows: list[tuple[str, int, int, int, float]], who: Population, expected: str) -> None:
    """Too few jobs: the count in words, no share."""
    assert headline.market(asked(*rows), NONE_LEFT_OUT, who) == expected


def test_guide() -> None:
    """Verdicts counted, each skill once; what lies across a line is said apart, routes do not count."""
    verdicts = ["asked by most", "asked by some", "asked by some", "rarely asked", "rarely to some", "asked by most"]
    items = pd.DataFrame({
        "skill_id": ["a", "b", "c", "d", "e", "a"], "verdict": verdicts, "jobs": [9] * 6,
        "role": ["demand"] * 6,
    })  # fmt: skip
    route = pd.DataFrame({"skill_id": ["f"], "verdict": ["not ranked: route"], "jobs": [1], "role": ["route"]})
    assert headline.guide(pd.concat([items, route]), NONE_LEFT_OUT, people()) == (
        "Of 5 skills the guide teaches, most jobs ask for 1, some for 2, few for 1, 1 in between. "
        "Of the 50 skills asked most, it leaves out 2."
    )


CONCENTRATION = [
    (people(largest_pct=20.0), ""),
    (people(largest_pct=22.4), "Acme holds 22 % of these jobs."),
    (people(largest=None, largest_pct=60.0), "One employer holds 60 % of these jobs."),
    (people(jobs=0, largest_pct=float("nan")), ""),
]


@pytest.mark.parametrize(("who", "expected"), CONCENTRATION)
def test_concentration(who: Population, expected: str) -> None:
    """More than a fifth of the jobs at one employer is said."""
    assert headline.concentration(who) == expected


NIGHTS = [
    (LastNight(None, 0, 0, ""), "No board has been asked yet."),
    (LastNight(date(2026, 11, 22), 1, 1, ""), "All 1 board answered when last asked."),
    (LastNight(date(2026, 11, 22), 274, 268, "Ashby, Lever"),
     "268 of 274 boards answered when last asked. Silent: some of Ashby, Lever."),
]  # fmt: skip


@pytest.mark.parametrize(("night", "expected"), NIGHTS)
def test_sources(night: LastNight, expected: str) -> None:
    """How many boards answered."""
    assert headline.sources(night) == expected
