"""Where the guide is right, behind, or silent."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import pytest

import data
from analysis.guide import guide_counts, guide_items, guide_labels, guides, leaves_out, skill_gap, verdict
from analysis.selection import Selection
from tests.analysis.invented import GUIDE

Publish = Callable[..., duckdb.DuckDBPyConnection]
NAN = float("nan")

VERDICTS = [
    # (jobs, jobs_all, employers_all, low_pct, high_pct), words
    ((800, 1000, 90, 77.0, 83.0), "asked by most"),
    ((520, 1000, 90, 50.0, 54.0), "some to most"),
    ((520, 1000, 90, 49.0, 55.0), "some to most"),
    ((480, 1000, 90, 45.0, 50.0), "asked by some"),
    ((60, 1000, 90, 5.01, 8.0), "asked by some"),
    ((60, 1000, 90, 4.9, 8.0), "rarely to some"),
    ((30, 1000, 90, 2.0, 5.0), "rarely asked"),
    ((1, 1000, 90, 0.01, 0.6), "rarely asked"),
    ((20, 40, 6, 4.0, 96.0), "rarely to most"),
    ((0, 300, 90, 0.0, 1.3), "not asked"),
    ((0, 299, 90, 0.0, 1.3), "rarely or not asked"),
    ((0, 29, 90, 0.0, 12.0), "0 of 29 jobs"),
    ((3, 12, 9, 5.0, 60.0), "3 of 12 jobs"),
    ((900, 1234, 4, 60.0, 80.0), "900 of 1,234 jobs"),
    ((30, 60, 5, NAN, NAN), "30 of 60 jobs"),
]


@pytest.mark.parametrize(("row", "expected"), VERDICTS)
def test_verdict(row: tuple[int, int, int, float, float], expected: str) -> None:
    """The verdict follows from where the interval lies to 5 % and 50 %, never from the share; too few: the count."""
    assert verdict(*row) == expected


SKILLS = [
    {"name": "Python"}, {"name": "Databases", "kind": "database"},
    {"name": "MySQL", "kind": "database", "parents": ["Databases"]},
    {"name": "Testing", "kind": "statistics"}, {"name": "A/B testing", "kind": "statistics", "parents": ["Testing"]},
    {"name": "LLMs", "kind": "genai"}, {"name": "GitHub", "kind": "platform"},
    {"name": "Teamwork", "kind": "soft skill"},
    {"name": "PhD", "kind": "education"}, {"name": "Data science", "kind": "data practice"},
    {"name": "Rust"}, {"name": "Go", "parents": ["Systems"]},
    {"name": "C", "parents": ["Systems"]}, {"name": "Systems"},
]  # fmt: skip
TAUGHT = [
    {"name": "Python", "weight": "essential, step"},
    {"name": "Databases", "section": "4 Data", "children": ["MySQL"]},
    {"name": "Hypotheses", "skill": "Testing", "section": "3 Maths"},
    {"name": "C"},
    {"name": "Repository", "skill": "GitHub", "section": "8 Routes", "role": "route", "weight": "step"},
    {"name": "Job portals", "skill": None, "section": "9 Applying", "role": "route", "weight": "step"},
]
EVERYONE = ["Python", "Teamwork", "PhD", "Data science"]
JOBS = [
    {"employer_id": str(number % 10), "skills": names}
    for number, names in enumerate(
        [[*EVERYONE, "LLMs", "MySQL"]] * 20 + [[*EVERYONE, "Databases", "MySQL"]] * 10
        + [[*EVERYONE, "A/B testing", "Go", "GitHub"]] * 10
    )
]  # fmt: skip


def cells(table: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    """Rows of these columns, NULL as None."""
    shown = table[list(columns)].astype(object)
    return list(shown.where(shown.notna(), None).itertuples(index=False, name=None))


def test_items(publish: Publish) -> None:
    """In the guide's order: an umbrella is named by 10 of 40 and implied by 30; routes and items without skill have no
    verdict."""
    table = guide_items(publish(jobs=JOBS, skills=SKILLS, guide=TAUGHT), Selection(), GUIDE)
    assert cells(table, "item", "chapter", "jobs", "share_pct", "verdict", "implied_pct", "implied_verdict") == [
        ("Python", "1 Programming", 40, 100.0, "asked by most", None, None),
        ("Databases", "4 Data", 10, 25.0, "asked by some", 75.0, "asked by most"),
        ("Hypotheses", "3 Maths", 0, 0.0, "rarely or not asked", None, None),
        ("C", "1 Programming", 0, 0.0, "rarely or not asked", None, None),
        ("Repository", "8 Routes", 10, 25.0, "not ranked: route", None, None),
        ("Job portals", "9 Applying", None, None, "not ranked: route", None, None),
    ]


def test_leaves_out(publish: Publish) -> None:
    """What is asked and not taught: never degrees, soft skills, words of the selection, kinds of an umbrella; beside it
    what the guide teaches near: a parent first, else a sibling."""
    table = leaves_out(publish(jobs=JOBS, skills=SKILLS, guide=TAUGHT), Selection(), GUIDE)
    assert cells(table, "place", "skill", "jobs", "share_pct", "near") == [
        (3, "LLMs", 20, 50.0, ""),
        (4, "A/B testing", 10, 25.0, "Hypotheses"),
        (7, "Go", 10, 25.0, "C"),
    ]


def test_skill_gap(publish: Publish) -> None:
    """One row per skill of guide or market; a kind of an umbrella stands under it."""
    table = skill_gap(publish(jobs=JOBS, skills=SKILLS, guide=TAUGHT), Selection(), GUIDE)
    columns = ["skill", "in_guide", "guide_chapter", "guide_weight", "jobs", "jobs_all", "implied_pct", "trend"]
    assert cells(table, *columns) == [
        ("Python", True, "1 Programming", "essential, step", 40, 40, None, "cannot tell"),
        ("Databases", True, "4 Data", "essential", 10, 40, 75.0, "cannot tell"),
        ("Testing", True, "3 Maths", "essential", 0, 40, None, "cannot tell"),
        ("C", True, "1 Programming", "essential", 0, 40, None, "cannot tell"),
        ("GitHub", True, "8 Routes", "step", 10, 40, None, "cannot tell"),
        ("Job portals", True, "9 Applying", "step", None, 40, None, None),
        ("MySQL", True, "4 Data", "under Databases", 30, 40, None, "cannot tell"),
        ("LLMs", False, None, None, 20, 40, None, "cannot tell"),
        ("A/B testing", False, None, None, 10, 40, None, "cannot tell"),
        ("Go", False, None, None, 10, 40, None, "cannot tell"),
    ]
    assert list(table) == [
        "skill", "kind", "in_guide", "guide_chapter", "guide_weight", "verdict",
        "jobs", "jobs_all", "employers", "share_pct", "low_pct", "high_pct",
        "required_pct", "preferred_pct", "mentioned_pct", "implied_pct", "trend",
        "reader_precision", "reader_recall", "reader_n",
    ]  # fmt: skip


COUNTED = [
    # named: jobs, share_pct; implied: share_pct
    (Selection(), [("Databases", 20, 50.0, 75.0), ("Python", 10, 25.0, None)]),
    (Selection(required_only=True), [("Databases", 10, 25.0, 50.0), ("Python", 0, 0.0, None)]),
    (Selection(one_vote=True), [("Databases", 20, 33.33, 50.0), ("Python", 10, 50.0, None)]),
    (Selection(required_only=True, one_vote=True), [("Databases", 10, 16.67, 33.33), ("Python", 0, 0.0, None)]),
]


@pytest.mark.parametrize(("selection", "expected"), COUNTED)
def test_how_it_is_counted(publish: Publish, selection: Selection, expected: list[tuple[object, ...]]) -> None:
    """An umbrella is implied by a job once, however many of its kinds it asks for; required only and one vote count as
    they do in demand(). Ten employers have three jobs each, ten have one."""
    jobs = [
        {"employer_id": f"{name}{number}", "skills": asked}
        for number in range(10)
        for name, asked in (
            ("a", {"Databases": "required", "MySQL": "required"}),
            ("a", {"Databases": "preferred"}),
            ("a", {"MySQL": "required"}),
            ("b", {"Python": "mentioned"}),
        )
    ]
    taught = [{"name": "Databases", "children": ["MySQL"]}, {"name": "Python"}]
    cursor = publish(jobs=jobs, skills=SKILLS, guide=taught)
    table = guide_items(cursor, selection, GUIDE)
    assert cells(table, "item", "jobs", "share_pct", "implied_pct") == expected
    report = skill_gap(cursor, selection, GUIDE)
    assert cells(report.head(2), "skill", "jobs", "share_pct", "implied_pct") == expected


def test_two_items_of_one_skill_are_one_row(publish: Publish) -> None:
    """The report has one row per skill: the first item's chapter, the page still shows both items."""
    taught = [
        {"name": "Linear algebra", "skill": "Python"},
        {"name": "Matrices", "skill": "Python", "section": "9 Late"},
    ]
    cursor = publish(jobs=JOBS, skills=SKILLS[:1], guide=taught)
    assert cells(skill_gap(cursor, Selection(), GUIDE), "skill", "guide_chapter") == [("Python", "1 Programming")]
    assert cells(guide_items(cursor, Selection(), GUIDE), "item", "jobs") == [("Linear algebra", 40), ("Matrices", 40)]


def test_nothing_selected(publish: Publish) -> None:
    """An empty selection is a table without shares, not an error."""
    cursor, nobody = publish(jobs=JOBS, skills=SKILLS, guide=TAUGHT), Selection(roles=("other",))
    assert cells(skill_gap(cursor, nobody, GUIDE), "skill", "jobs", "share_pct", "implied_pct", "verdict")[:2] == [
        ("Python", 0, None, None, "0 of 0 jobs"),
        ("Databases", 0, None, None, "0 of 0 jobs"),
    ]
    assert leaves_out(cursor, nobody, GUIDE).empty


def test_guides(publish: Publish) -> None:
    """Every guide of the build, and what people call it."""
    cursor = publish(guide=[*TAUGHT, {"name": "Go", "guide_id": "another-one"}], skills=SKILLS)
    assert guides(cursor) == [GUIDE, "another-one"]
    assert guide_labels(cursor) == {GUIDE: "A guide", "another-one": "Another one"}


def test_how_each_item_is_counted(publish: Publish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the text, with the kinds of an umbrella; by a property of the job where the guide's rules say so; else not."""
    rules = tmp_path / "counted.toml"
    rules.write_text(
        f"""
        [{GUIDE}.G005]
        what = ["level:junior"]
        among = ["level:known"]
        counted = "is for juniors, of jobs that say their level"
        [{GUIDE}.G006]
        counted = "not counted: it is where the advert stands"
        """,
        encoding="utf-8",
    )
    monkeypatch.setattr(data, "counted", lambda: rules)
    levels = [{**job, "seniority": (None, "junior", "senior", "senior")[place % 4]} for place, job in enumerate(JOBS)]
    table = guide_counts(publish(jobs=levels, skills=SKILLS, guide=TAUGHT), Selection(), GUIDE)
    assert cells(table, "item", "role", "counted", "counted_jobs", "counted_of", "counted_pct") == [
        ("Python", "demand", "names it", 40, 40, 100.0),
        ("Databases", "demand", "names it or one of its kinds", 30, 40, 75.0),
        ("Hypotheses", "demand", "names it", 0, 40, 0.0),
        ("C", "demand", "names it", 0, 40, 0.0),
        ("Repository", "route", "is for juniors, of jobs that say their level", 10, 30, 33.33),
        ("Job portals", "route", "not counted: it is where the advert stands", None, None, None),
    ]


def test_no_guide(publish: Publish) -> None:
    """A build without a guide has one that teaches nothing."""
    cursor = publish(jobs=JOBS, skills=SKILLS)
    assert guides(cursor) == [""]
    assert len(leaves_out(cursor, Selection(), "")) == 7
