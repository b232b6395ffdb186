"""How well the reader reads."""

from collections.abc import Callable

import duckdb

from analysis.quality import quality, quality_by_skill, spellings

Publish = Callable[..., duckdb.DuckDBPyConnection]


def test_skills_strength_and_facts(publish: Publish) -> None:
    """All skills first, then their strength, then the facts, in words; single skills and kinds stand elsewhere."""
    measured = [
        {"measured": "fact", "name": "seniority", "n": 50, "found": 49, "precision": 0.94, "recall": 0.9},
        {"measured": "fact", "name": "a later fact", "agreement": 0.5},
        {"measured": "strength", "name": "all skills", "n": 590, "found": 590, "precision": 0.92, "recall": 0.92},
        {"measured": "kind", "name": "language"},
        {"name": "Python"},
        {"measured": "kind", "name": "all skills", "n": 640, "found": 650, "precision": 0.93, "recall": None},
    ]
    table = quality(publish(quality=measured)).astype(object)
    assert table.where(table.notna(), None).to_dict("split")["data"] == [
        ["which skills a posting names", 640, 650, 0.93, None, None],
        ["how strongly it asks for them", 590, 590, 0.92, 0.92, None],
        ["a later fact", 20, 20, 1.0, 1.0, 0.5],
        ["level", 50, 49, 0.94, 0.9, None],
    ]


def test_never_measured(publish: Publish) -> None:
    """A build without a measurement has an empty table."""
    assert quality(publish()).empty


def test_by_skill(publish: Publish) -> None:
    """The most labelled first, with Wilson's intervals; NULL where there is nothing to be right about."""
    skills = [
        {"name": "Python", "kind": "language"}, {"name": "SQL", "kind": "language"},
        {"name": "Statistics", "kind": "statistics"},
    ]  # fmt: skip
    measured = [
        {"name": "SQL", "n": 0, "found": 4, "precision": 0.75, "recall": None},
        {"name": "Statistics", "n": 10, "found": 0, "precision": None, "recall": 0.0},
        {"name": "Python", "n": 40, "found": 38, "precision": 1.0, "recall": 0.95},
        {"measured": "kind", "name": "language"},
    ]
    table = quality_by_skill(publish(skills=skills, quality=measured)).round(3).astype(object)
    assert table.where(table.notna(), None).to_dict("split")["data"] == [
        ["Python", "language", 40, 38, 1.0, 0.908, 1.0, 0.95, 0.835, 0.986],
        ["Statistics", "statistics", 10, 0, None, None, None, 0.0, 0.0, 0.278],
        ["SQL", "language", 0, 4, 0.75, 0.301, 0.954, None, None, None],
    ]


def test_spellings(publish: Publish) -> None:
    """By name, each with all its spellings and the names of what it implies."""
    skills = [
        {"skill_id": "python", "name": "Python", "kind": "language", "aliases": ["python", "python3"]},
        {"skill_id": "numpy", "name": "NumPy", "kind": "data library", "aliases": ["numpy"],
         "parents": ["python", "arrays"]},
        {"skill_id": "arrays", "name": "arrays", "kind": "data library", "aliases": ["arrays"]},
    ]  # fmt: skip
    assert spellings(publish(skills=skills)).to_dict("split")["data"] == [
        ["arrays", "data library", "arrays", ""],
        ["NumPy", "data library", "numpy", "arrays; Python"],
        ["Python", "language", "python; python3", ""],
    ]
