"""Floors for precision and recall on hand-labelled postings and contexts, which stay outside the project."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import data
from etl.reading.reader import Reader
from etl.reading.skills import SkillFinder
from etl.taxonomy import load_skills
from scrapers.posting import Posting

SHARED = Path(__file__).parents[4] / "shared"
SKILLS = load_skills([data.BUNDLED / "skills.toml"])
READER = Reader(SKILLS)

pytestmark = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="the labelled texts (../shared/gold) are not here"
)


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, SHARED / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read(title: str, text: str) -> dict[str, Any]:
    reading = READER.read(Posting(source="", board="", source_key="", url="", title=title, body_html=text))
    names = [{"skill_id": m.skill_id, "name": SKILLS.by_id[m.skill_id].name} for m in reading.mentions]
    return {"skills": names, "role_family": reading.role_family}


def test_every_name_of_the_label_space_is_a_skill() -> None:
    """Names are spelled as in the label space."""
    header, *rows = (SHARED / "taxonomy" / "label_space.csv").read_text(encoding="utf-8").splitlines()
    assert header.startswith("skill,kind")
    assert {row.split(",")[0] for row in rows} - set(SKILLS.by_name) == set()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the tool leaves its file open
def test_postings() -> None:
    """Whole postings: hard names, concepts and role families."""
    folder = SHARED / "gold" / "postings"
    labels = {row["doc_id"]: row for row in lines(folder / "labels.jsonl")}
    found = {row["doc_id"]: read(row["title"] or "", row["text"]) for row in lines(folder / "texts.jsonl")}
    result, _ = tool("score").score(labels, found)
    assert result["hard"]["precision"] >= 0.98
    assert result["hard"]["recall"] >= 0.98
    assert result["concept"]["f1"] >= 0.91
    assert result["facts"]["role_family"] >= 0.88


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # the tool leaves its file open
def test_names_alone() -> None:
    """Whole postings without what sections and strength leave out: the names themselves are sound."""
    folder = SHARED / "gold" / "postings"
    labels = {row["doc_id"]: row for row in lines(folder / "labels.jsonl")}
    finder = SkillFinder(SKILLS)
    found = {}
    for row in lines(folder / "texts.jsonl"):
        ids = {name.skill_id for name in finder.occurrences(f"{row['title'] or ''}\n{row['text']}")}
        found[row["doc_id"]] = {"skills": [{"name": SKILLS.by_id[skill_id].name} for skill_id in ids]}
    result, _ = tool("score").score(labels, found)
    assert result["hard"]["precision"] >= 0.97
    assert result["hard"]["recall"] >= 0.98
    assert result["concept"]["f1"] >= 0.90


def test_ambiguous_names() -> None:
    """Single names in context."""
    rows = lines(SHARED / "gold" / "ambiguous_names" / "contexts.jsonl")
    found = {str(number): read("", row["text"])["skills"] for number, row in enumerate(rows)}
    result, _ = tool("score_contexts").score(rows, found)
    assert result["precision"] >= 0.98
    assert result["f1"] >= 0.97
