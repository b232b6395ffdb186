"""The bundled claims and what is counted for items: every fact is one that jobs can have, and the words are ours."""

import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

import data
from analysis.labels import LEVELS, ROLES
from etl.reading.degree_words import FIELDS
from etl.taxonomy import load_guides, load_skills

GUIDE = "ml-engineer-2025"
GUIDE_TEXTS = Path(__file__).parents[3] / "shared" / "guide"
SECTORS = {line.partition(",")[0] for line in data.sectors().read_text(encoding="utf-8").splitlines()[1:]}
OPTIONS = {
    "role": set(ROLES), "level": set(LEVELS), "paid": set(ROLES), "pay": {"above"}, "sector": SECTORS,
    "degree_fields": set(FIELDS), "degree_need": {"required", "preferred", "or_equivalent", "none"},
    "employment_type": {"full_time", "part_time", "contract", "temporary", "internship", "freelance"},
    "skill": set(load_skills([data.BUNDLED / "skills.toml"]).by_id),
}  # fmt: skip
TESTS = {
    "first": {"what", "kind"},
    "share": {"what", "among", "of", "line", "perhaps", "known"},
    "together": {"what", "among", "of", "line", "goal", "goal_name"},
    "present": {"what", "among", "of"},
    "beside": {"what", "among", "of"},
}

Table = dict[str, Any]
SENTENCES: list[Table] = tomllib.loads(data.claims().read_text(encoding="utf-8"))[GUIDE]
COUNTED: dict[str, Table] = tomllib.loads(data.counted().read_text(encoding="utf-8"))[GUIDE]
PARTS: list[Table] = [part for sentence in SENTENCES for part in sentence.get("parts", ())]


def test_numbers_of_the_sentences() -> None:
    """14 claims, 3 trends and 3 promises; notes refer to them by number."""
    numbers = [*(f"C{number:02}" for number in range(1, 15)), "T1", "T2", "T3", "P1", "P2", "P3"]
    assert [sentence["id"] for sentence in SENTENCES] == numbers


def facts(table: Table) -> Iterator[str]:
    """Every fact that a part or a rule names."""
    return chain.from_iterable(table.get(key, ()) for key in ("what", "goal", "among", "perhaps", "known"))


def test_every_fact_can_be_had() -> None:
    """A misspelled fact would count nothing and say nothing."""
    named = {fact for table in (*PARTS, *COUNTED.values()) for fact in facts(table)}
    unknown = {
        fact for fact in named
        for name, _, option in (fact.partition(":"),)
        if option not in OPTIONS.get(name, ()) and not (option == "known" and name in OPTIONS)
    }  # fmt: skip
    assert unknown == set()
    assert {sentence["skill"] for sentence in SENTENCES if "skill" in sentence} <= OPTIONS["skill"]


def test_every_part_has_the_keys_of_its_test() -> None:
    """A key that no test reads would be passed over in silence."""
    assert [part for part in PARTS if set(part) - TESTS[part["test"]] - {"test", "name"}] == []
    assert [part for part in PARTS if part["test"] in ("share", "together") and "line" not in part] == []


def test_rules_say_their_line() -> None:
    """The number that decides stands in the rule that people read."""
    for sentence in SENTENCES:
        lines = {part["line"] for part in sentence.get("parts", ()) if "line" in part}
        assert {line for line in lines if f"{line:g} " not in sentence["rule"]} == set(), sentence["id"]


def test_items_without_a_skill_are_counted_otherwise() -> None:
    """Each item of the guide that no skill stands for says what is counted for it, or why nothing is."""
    (guide,) = load_guides([data.BUNDLED / "guides" / f"{GUIDE}.toml"], load_skills([data.BUNDLED / "skills.toml"]))
    without = {item.item_id for item in guide.items if item.skill_id is None}
    assert without - set(COUNTED) == set()
    assert set(COUNTED) <= {item.item_id for item in guide.items}
    assert [item_id for item_id, rule in COUNTED.items() if ("what" in rule) == rule["counted"].startswith("not")] == []


def test_the_words_are_ours() -> None:
    """The guide's sentences belong to its author: no four words in a row are taken over."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(GUIDE_TEXTS.glob("*.txt"))]
    if not texts:
        pytest.skip(f"the guide's text is not beside this checkout ({GUIDE_TEXTS.parent.name}/guide)")

    def runs(text: str) -> set[tuple[str, ...]]:
        found = re.findall(r"[a-z0-9+#]+", text.lower())
        return {tuple(found[start : start + 4]) for start in range(len(found) - 3)}

    theirs = set().union(*(runs(text) for text in texts))
    ours = [sentence[key] for sentence in SENTENCES for key in ("says", "rule", "why") if key in sentence]
    assert [words for words in ours if runs(words) & theirs] == []
