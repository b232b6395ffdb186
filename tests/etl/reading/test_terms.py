"""Names that requirements hold and no skill of the list knows."""

from pathlib import Path

import pytest

import data
from etl.reading.sections import parts
from etl.reading.skills import SkillFinder
from etl.reading.terms import terms
from etl.taxonomy import load_skills

FINDER = SkillFinder(load_skills(data.skills(Path("no home"))))


def found(text: str, company: str = "") -> tuple[str, ...]:
    """The terms of a text whose skills are those of the bundled list."""
    return terms(text, parts(text), FINDER.occurrences(text, company), company)


# Quiblet, Zorvex, Mundrake, frbl and qz9 are no tools of this world, so the list cannot come to know them.
LISTS = [
    ("PyTorch, Quiblet and TensorFlow", ("Quiblet",)),
    ("PyTorch/Quiblet/Zorvex", ("Quiblet", "Zorvex")),
    ("Python (Quiblet, Zorvex)", ("Quiblet", "Zorvex")),
    ("a tool such as Quiblet", ("Quiblet",)),
    ("Experience with Quiblet is a plus", ("Quiblet",)),
    ("Experience with Quiblet or Zorvex, Mundrake", ("Quiblet", "Zorvex", "Mundrake")),
    ("Python, frbl and qz9", ("frbl", "qz9")),
    ("Python, .QUIB, Blue-ZORV and Zorv++", (".QUIB", "Blue-ZORV", "Zorv++")),
    ("Python, Quiblet Zorvex Mundrake", ("Quiblet Zorvex Mundrake",)),
    ("Quiblet, PyTorch", ("Quiblet",)),
    ("Strong Quiblet, PyTorch skills", ("Quiblet",)),
    ("Python and Quiblet. PyTorch, QUIBLET", ("Quiblet",)),
    ("Knowledge of Quiblet Platform, PyTorch", ("Quiblet",)),
    # words of the language
    ("Python, Communication and PyTorch", ()),
    ("Proven knowledge of Python. Mundane tasks are ours", ()),
    ("Python\nMundane\nPyTorch", ()),
    ("Python, Mundane and PyTorch, whatever is mundane", ()),
    ("Strong Mundane And Python Skills", ()),
    ("Experience With Python, Mundane, And PyTorch", ()),
    ("experience with Mundane services", ()),
    ("knowledge of the Quiblet's ways", ()),
    # names of other things
    ("Python, Berlin and PyTorch", ()),
    ("Python, Economics, Operations Research", ()),
    ("Python, PhD, MSc and MBA", ()),
    ("Python, US, HR, PTO and EEO", ()),
    ("Python, from Monday to Friday, in March", ()),
    ("Python, Data Engineer, Product Manager", ()),
    ("Python, German and English", ()),
    ("Python, Quiblet Mundrake Zorvex (QMZ)", ("Quiblet Mundrake Zorvex",)),
    ("Python, see www.quiblet.example, https://quiblet.example/Zorvex", ()),
    ("Python, Sam@Quiblet.example", ()),
]


@pytest.mark.parametrize(("need", "expected"), LISTS)
def test_unknown_names_in_requirements(need: str, expected: tuple[str, ...]) -> None:
    """A list of skills or words that announce one make a name a term; its capital letter alone does not."""
    assert found(f"ML Engineer\nRequirements\n- {need}") == expected


PLACES = [
    ("Nice to have:\nPython, Quiblet", ("Quiblet",)),
    ("About us\nWe are known for Python, Quiblet and tea.", ()),
    ("Benefits\nPython, Quiblet and a pension.", ()),
    ("Responsibilities\nYou will look after Python, Quiblet and our data.", ()),
    ("", ()),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_only_what_is_asked_of_a_person(text: str, expected: tuple[str, ...]) -> None:
    """Requirements and nice-to-haves count; what the employer says of itself would fill the queue with products."""
    assert found(f"ML Engineer\n{text}") == expected


def test_the_employers_own_name_is_no_term() -> None:
    """Its products may be asked for by others; in its own advert the name is no tool."""
    assert found("ML Engineer\nRequirements\nPython, Quiblet and Zorvex", "Quiblet Labs Inc.") == ("Zorvex",)


@pytest.mark.parametrize("piece", ["Python, Quiblet, ", "Ab ", "A.", "A-", "bcd ", "\n", "Python Quiblet/"])
def test_a_hostile_text_costs_no_more_than_its_length(piece: str) -> None:
    """A few terms of a bounded piece of it are looked at, whatever it holds."""
    assert len(found("ML Engineer\nRequirements\n" + piece * 100_000)) <= 2
