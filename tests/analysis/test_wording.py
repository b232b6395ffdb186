"""The employers' word for the guide's word."""

from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd
import pytest

from analysis.selection import Selection
from analysis.wording import WORD_COLUMNS, employers_words, is_own
from tests.analysis.invented import GUIDE

Publish = Callable[..., duckdb.DuckDBPyConnection]

OWN = [
    # written, names of item and skill, the same words?
    ("pipelines", ("ML pipelines and workflows", "ML pipelines"), True),
    ("machine learning pipeline", ("ML pipelines and workflows", "ML pipelines"), True),
    ("data pipelines", ("ML pipelines and workflows", "ML pipelines"), False),
    ("spark", ("Apache Spark", "Apache Spark"), True),
    ("apache spark streaming", ("Apache Spark", "Apache Spark"), True),
    ("gcp", ("Google Cloud", "Google Cloud"), False),
    ("computer vision", ("Image recognition / computer vision", "Computer vision"), True),
    ("object detection", ("Image recognition / computer vision", "Computer vision"), False),
    ("c", ("C++", "C++"), False),
    ("nlp", ("Natural language processing", "NLP"), True),
]


@pytest.mark.parametrize(("written", "names", "expected"), OWN)
def test_own_words(written: str, names: tuple[str, str], expected: bool) -> None:
    """Parts of the name and longer forms of it are its own words, a word that it lacks makes another."""
    assert is_own(written, *names) == expected


SKILLS = [
    {"name": "Hypothesis testing"}, {"name": "A/B testing", "parents": ["Hypothesis testing"]}, {"name": "Cleaning"},
    {"name": "Data pipelines"}, {"name": "ML pipelines", "parents": ["Data pipelines"]}, {"name": "Databases"},
    {"name": "SQL"}, {"name": "PhD", "kind": "education"},
]  # fmt: skip
TAUGHT = [
    {"name": "Hypothesis testing"},
    {"name": "Preprocessing", "skill": "Cleaning"},
    {"name": "ML pipelines"},
    {"name": "Databases", "children": ["SQL"]}, {"name": "SQL"}, {"name": "Degree", "skill": "PhD"},
]  # fmt: skip


def named(number: int) -> list[str]:
    """What one job names: each tenth hypothesis testing, each second A/B testing ...; two thirds cleaning, all SQL."""
    often = (("Hypothesis testing", 10), ("A/B testing", 2), ("ML pipelines", 3), ("Data pipelines", 3), ("PhD", 2))
    names = [name for name, each in often if number % each == 0]
    return [*names, "SQL", *(["Cleaning"] if number % 3 else [])]


def cleaning(number: int) -> str:
    """In which words a job names cleaning: a fifth in the item's own."""
    return f"You do [{('preprocessing', 'Data wrangling', 'data-wrangling', 'data prep', 'munging')[number % 5]}]."


def said(number: int) -> dict[str, str]:
    """The sentences of a job; all but cleaning stands in words of the item."""
    return {name: f"You know [{name}]." for name in named(number)} | {"Cleaning": cleaning(number)}


JOBS: list[dict[str, Any]] = [
    {"employer_id": str(number // 10), "skills": named(number), "said": said(number)} for number in range(300)
]


def cells(table: pd.DataFrame) -> list[tuple[object, ...]]:
    """Rows, NULL as None."""
    return list(table.astype(object).where(table.notna(), None).itertuples(index=False, name=None))


def test_words(publish: Publish) -> None:
    """An item mostly written otherwise stands with the words used; one in whose place a skill is named clearly more
    often, with that skill. An item of the guide is no other word, and neither is a skill named as often."""
    table = employers_words(publish(jobs=JOBS, skills=SKILLS, guide=TAUGHT), Selection(), GUIDE)
    assert list(table) == WORD_COLUMNS
    assert cells(table.drop(columns=["skill", "jobs_all", "share_pct"])) == [
        ("Hypothesis testing", 30, 30, 100.0, None, "A/B testing", "a kind of it", 150, 50.0),
        ("Preprocessing", 200, 200, 20.0, "data wrangling 40 %, data prep 20 %, munging 20 %", None, None, None, None),
    ]


def test_few_words_say_nothing(publish: Publish) -> None:
    """Under 30 jobs neither the words nor another skill are held against the item's."""
    table = employers_words(publish(jobs=JOBS[:25], skills=SKILLS, guide=TAUGHT), Selection(), GUIDE)
    assert table.empty
    assert list(table) == WORD_COLUMNS


def test_no_guide(market: duckdb.DuckDBPyConnection) -> None:
    """Without a guide there is no word to hold against the employers'."""
    assert list(employers_words(market, Selection(), "")) == WORD_COLUMNS
