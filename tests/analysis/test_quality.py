"""How well the reader reads."""

from collections.abc import Callable

import duckdb

from analysis.quality import quality

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
