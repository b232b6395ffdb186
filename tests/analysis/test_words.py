"""The sentences over the pages."""

from datetime import date, datetime
from typing import Any

import pandas as pd
import pytest

from analysis import headline, words
from analysis.population import Population
from analysis.selection import Selection
from analysis.sources import LastNight

NAN = float("nan")

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


def people(
    jobs: int = 1000, employers: int = 90, largest: str | None = "Acme", largest_pct: float = 5.0, others: int = 0
) -> Population:
    return Population(jobs, employers, 0, 40.0, largest, largest_pct, others)


def asked(*rows: tuple[Any, ...]) -> pd.DataFrame:
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
    said = headline.market(asked(*rows), NONE_LEFT_OUT, who, Selection())
    assert said == f"{expected} The guide misses 0 of the 20 skills asked most."


LITTLE: list[tuple[list[tuple[Any, ...]], Population, str]] = [
    ([PYTHON], people(0, 0), "No job matches these filters."),
    ([("Python", 1, 1, 0, 0.0)], people(), "None of 1,000 jobs names one of these skills."),
    (
        [("Python", 1, 1, 7, 58.3)],
        people(12, 4),
        "12 jobs at 4 employers: too few for a share. 7 of the 12 name Python.",
    ),
    (
        [("Python", None, None, 800, 80.0), ("SQL", None, None, 400, 40.0)],
        people(),
        "1,000 jobs at 90 employers, too few or too unequal to rank skills: about 8 in 10 ML jobs (80 %) name Python.",
    ),
]


@pytest.mark.parametrize(("rows", "who", "expected"), LITTLE)
def test_little_to_say(rows: list[tuple[Any, ...]], who: Population, expected: str) -> None:
    """Too few jobs: the count in words, no share."""
    assert headline.market(asked(*rows), NONE_LEFT_OUT, who, Selection()) == expected


COUNTED = [
    (Selection(), ""),
    (Selection(one_vote=True), "With one vote an employer: "),
    (Selection(required_only=True), "Counting only where a skill is required: "),
    (Selection(required_only=True, one_vote=True),
     "Counting only where a skill is required, with one vote an employer: "),
]  # fmt: skip


@pytest.mark.parametrize(("selection", "expected"), COUNTED)
def test_other_ways_of_counting_are_said_first(selection: Selection, expected: str) -> None:
    """A share that is not simply that of jobs naming the skill is not said without its condition."""
    assert headline.market(asked(PYTHON), NONE_LEFT_OUT, people(), selection) == (
        f"{expected}Python is asked by about 8 in 10 ML jobs (80 %). The guide misses 0 of the 20 skills asked most."
    )


def test_guide() -> None:
    """Verdicts counted, each skill once; what lies across a line is said apart, routes do not count."""
    verdicts = ["asked by most", "asked by some", "asked by some", "rarely asked", "rarely to some", "asked by most"]
    items = pd.DataFrame({
        "skill_id": ["a", "b", "c", "d", "e", "a"], "verdict": verdicts, "jobs": [9] * 6,
        "role": ["demand"] * 6,
    })  # fmt: skip
    route = pd.DataFrame({"skill_id": ["f"], "verdict": ["not ranked: route"], "jobs": [1], "role": ["route"]})
    assert headline.guide(pd.concat([items, route]), NONE_LEFT_OUT, people(), Selection()) == (
        "Of 5 skills the guide teaches, most jobs ask for 1, some for 2, few for 1, 1 in between. "
        "Of the 50 skills asked most, it leaves out 2."
    )


def test_guide_without_a_verdict() -> None:
    """Where no interval exists, what is asked for is counted, and nothing stands "in between"."""
    items = pd.DataFrame({
        "skill_id": ["a", "b"], "verdict": ["3 of 40 jobs", "0 of 40 jobs"], "jobs": [3, 0], "role": ["demand"] * 2,
    })  # fmt: skip
    said = [headline.guide(items, NONE_LEFT_OUT, who, Selection()) for who in (people(40, 7), people(12, 4))]
    assert said == [
        f"{opening} for a verdict. They name 1 of the 2 skills the guide teaches."
        for opening in ("40 jobs at 7 employers, too few or too unequal", "12 jobs at 4 employers: too few")
    ]


CONCENTRATION = [
    (people(largest_pct=22.4), [11.0, 9.0],
     "Acme holds 22 % of these jobs; with one vote an employer, Spark falls from 19 % to 11 %."),
    (people(largest=None, largest_pct=60.0), [18.0, 12.5],
     "One employer holds 60 % of these jobs; with one vote an employer, Go rises from 8 % to 12 %."),
    (people(largest_pct=22.4), [18.4, 8.0], "Acme holds 22 % of these jobs."),
    (people(largest_pct=22.4), [], "Acme holds 22 % of these jobs."),
]  # fmt: skip


@pytest.mark.parametrize(("who", "by_vote", "expected"), CONCENTRATION)
def test_concentration(who: Population, by_vote: list[float], expected: str) -> None:
    """Who holds so many jobs is said with the skill that its weight moves most, by a point at least."""
    names = ["Spark", "Go"][: len(by_vote)]
    by_job = pd.DataFrame({"skill": names, "share_pct": [19.0, 8.0][: len(by_vote)]})
    said = headline.concentration(who, by_job, pd.DataFrame({"skill": names, "share_pct": by_vote}))
    assert said == expected


@pytest.mark.parametrize(
    ("jobs", "largest_pct", "expected"), [(30, 20.0, False), (30, 20.1, True), (29, 20.1, False), (0, NAN, False)]
)
def test_is_concentrated(jobs: int, largest_pct: float, expected: bool) -> None:
    """More than a fifth of the jobs at one employer, of 30 at least; no jobs are at nobody."""
    assert headline.is_concentrated(people(jobs, largest_pct=largest_pct)) == expected


OTHERS = [
    (people(64, 20, others=0), Selection(), ""),
    (people(80, 20, others=20), Selection(), ""),
    (people(64, 20, others=118), Selection(countries=("DE",)),
     "118 of 182 jobs in Germany are written in other languages; they are counted as jobs, not read for skills. "
     "Shares are of the other 64."),
    (people(0, 0, others=1), Selection(countries=("DE", "unknown")),
     "1 of 1 job is written in other languages; they are counted as jobs, not read for skills. "
     "Shares are of the other 0."),
]  # fmt: skip


@pytest.mark.parametrize(("who", "selection", "expected"), OTHERS)
def test_other_languages(who: Population, selection: Selection, expected: str) -> None:
    """Where more than a fifth of the jobs cannot be read, what the shares are of is said."""
    assert headline.other_languages(who, selection) == expected


def test_quality() -> None:
    """Precision and recall in plain words, of all skills; without a measurement that it is missing."""
    measured = pd.DataFrame({"read": ["which skills", "pay"], "precision": [0.934, 1.0], "recall": [0.906, 1.0]})
    assert headline.quality(measured) == (
        "Of 100 skills that the reader finds in a posting 93 are right; of 100 that a person finds there, it finds 91."
    )
    assert headline.quality(measured.head(0)) == "Not measured yet."


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
