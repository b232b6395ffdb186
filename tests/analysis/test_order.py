"""The guide's order of learning beside the market's."""

from collections.abc import Callable

import duckdb
import pytest

from analysis.order import ORDER_COLUMNS, order
from analysis.selection import Selection
from tests.analysis.invented import GUIDE

Publish = Callable[..., duckdb.DuckDBPyConnection]

SKILLS = [
    *({"name": name} for name in ("Python", "Java", "Flask", "Rust", "Machine learning")),
    {"name": "Teamwork", "kind": "soft skill"}, {"name": "PhD", "kind": "education"},
]  # fmt: skip
TAUGHT = [
    {"name": "Rust", "weight": "mention"},
    {"name": "Java"},
    {"name": "Python", "weight": "essential, step"},
    {"name": "Flask", "weight": "step"},
    {"name": "The snake", "skill": "Python"},
    {"name": "Teamwork", "weight": "step"}, {"name": "PhD"}, {"name": "Machine learning"},
    {"name": "Courses", "skill": "Java", "role": "route", "weight": "step"},
]  # fmt: skip
# Rust 100 %, Python 90 %, Java 50 %, Flask none, at 20 employers of 10 jobs
JOBS = [
    {
        "employer_id": str(number // 10),
        "skills": ["Rust", *(["Python"] if number % 10 else []), *(["Java"] if number % 2 else []), "Teamwork"],
    }
    for number in range(200)
]
PLACES = ["skill", "guide_place", "guide_from", "guide_to", "market_place", "market_from", "market_to", "places_moved"]


def test_places(publish: Publish) -> None:
    """Steps first, then other essentials, then mentions; among those of one weight the guide states no order, so what
    stands within their span has not moved. Soft skills, degrees and words of the selection have no place."""
    table = order(publish(jobs=JOBS, skills=SKILLS, guide=TAUGHT), Selection(), GUIDE)
    assert list(table) == ORDER_COLUMNS
    assert list(table[PLACES].itertuples(index=False, name=None)) == [
        ("Python", 1, 1, 2, 2, 2, 2, 0),
        ("Flask", 2, 1, 2, 4, 4, 4, -2),
        ("Java", 3, 3, 3, 3, 3, 3, 0),
        ("Rust", 4, 4, 4, 1, 1, 1, 3),
    ]


CLOSE = [{**job, "skills": ["Java", "Python", "Rust", "Flask"]} for job in JOBS]


@pytest.mark.parametrize("jobs", [CLOSE, JOBS[:20]])
def test_nothing_moves_that_is_not_told_apart(publish: Publish, jobs: list[dict[str, object]]) -> None:
    """Where shares are too close, or jobs too few for an interval, every place is possible."""
    table = order(publish(jobs=jobs, skills=SKILLS, guide=TAUGHT), Selection(), GUIDE)
    assert set(table[["market_from", "market_to", "places_moved"]].itertuples(index=False, name=None)) == {(1, 4, 0)}


@pytest.mark.parametrize("guide_id", ["", "another"])
def test_no_guide(market: duckdb.DuckDBPyConnection, guide_id: str) -> None:
    """A guide that teaches nothing has no order, and no error."""
    assert order(market, Selection(), guide_id).empty
