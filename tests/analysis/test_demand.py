"""How often employers ask for a skill."""

from collections.abc import Callable

import duckdb
import pytest

from analysis.demand import demand, selection_words
from analysis.selection import Selection
from tests.analysis.invented import GUIDE

Publish = Callable[..., duckdb.DuckDBPyConnection]

SKILLS = [
    {"name": "Python"}, {"name": "SQL"}, {"name": "Spark", "kind": "big data"},
    {"name": "Statistics", "kind": "statistics"},
    {"name": "Teamwork", "kind": "soft skill"}, {"name": "PhD", "kind": "education"},
    {"name": "Machine learning", "kind": "ml concept"},
]  # fmt: skip
JOBS = [
    {"employer_id": "a", "skills": ["Python", "SQL", "Machine learning", "PhD"]},
    {"employer_id": "a", "skills": ["Python", "Teamwork"]},
    {"employer_id": "b", "skills": ["Python", "Statistics", "Machine learning"]},
    {"employer_id": "c", "skills": ["SQL"]},
    {"employer_id": "d", "is_open": False, "skills": ["Spark"]},
]
TAUGHT = [{"name": "Python"}, {"name": "Big data", "skill": None, "children": ["Spark"]}]
SHOWN = ["skill", "kind", "in_guide", "jobs", "jobs_all", "employers", "share_pct"]

LISTS = [
    ("all", [
        ("Python", "language", True, 3, 4, 2, 75.0),
        ("SQL", "language", False, 2, 4, 2, 50.0),
        ("Statistics", "statistics", False, 1, 4, 1, 25.0),
        ("Spark", "big data", True, 0, 4, 0, 0.0),
    ]),
    ("tools", [
        ("Python", "language", True, 3, 4, 2, 75.0),
        ("SQL", "language", False, 2, 4, 2, 50.0),
        ("Spark", "big data", True, 0, 4, 0, 0.0),
    ]),
    ("methods", [("Statistics", "statistics", False, 1, 4, 1, 25.0)]),
    ("soft skills", [("Teamwork", "soft skill", False, 1, 4, 1, 25.0)]),
]  # fmt: skip


@pytest.mark.parametrize(("listed", "expected"), LISTS)
def test_demand(publish: Publish, listed: str, expected: list[tuple[object, ...]]) -> None:
    """Open ML jobs that mention each skill, most first, nobody's skills last; degrees and words that define the
    selection are in no list, soft skills in their own."""
    table = demand(publish(jobs=JOBS, skills=SKILLS, guide=TAUGHT), Selection(), GUIDE, listed)
    assert list(table[SHOWN].itertuples(index=False, name=None)) == expected


def test_selection_words(publish: Publish) -> None:
    """What the note says was left out."""
    assert selection_words(publish(jobs=JOBS, skills=SKILLS), Selection(), GUIDE) == ["Machine learning"]


def test_interval_and_ranks(publish: Publish) -> None:
    """Every number has its interval: 20 employers of 3 jobs, all ask for Python, every fourth for SQL and Spark."""
    jobs = [
        {"employer_id": str(employer), "skills": ["Python", *(["SQL", "Spark"] if employer % 4 == 0 else [])]}
        for employer in range(20)
        for _ in range(3)
    ]
    table = demand(publish(jobs=jobs, skills=SKILLS[:3]), Selection(), GUIDE)
    columns = ["skill", "rank_from", "rank_to", "share_pct", "low_pct", "high_pct"]
    assert list(table[columns].itertuples(index=False, name=None)) == [
        ("Python", 1, 1, 100.0, 93.49, 100.0),
        ("SQL", 2, 3, 25.0, 7.78, 51.13),
        ("Spark", 2, 3, 25.0, 7.78, 51.13),
    ]


def test_nothing_selected(publish: Publish) -> None:
    """An empty selection has rows without shares, not an error."""
    table = demand(publish(jobs=JOBS, skills=SKILLS[:1]), Selection(roles=("other",)), GUIDE)
    assert table[["skill", "jobs", "jobs_all"]].to_dict("records") == [{"skill": "Python", "jobs": 0, "jobs_all": 0}]
    assert table[["share_pct", "low_pct", "high_pct"]].isna().all(axis=None)
