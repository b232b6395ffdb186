"""People as they are named to the `skill-gap` command: skills typed by name, or a file with one person a row."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from analysis.evidence import near_skills, skill_names
from analysis.gap import DEGREES, Profile
from analysis.words import listing

COLUMNS = ("name", "skills", "years", "degree")
MOST_SIGNS = 60  # of the name of a person in the name of a file


class ProfileError(ValueError):
    """What was typed of a person does not say what they bring; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Person:
    """One row of a file of people; unknown: names of skills that nobody knows, with those near them."""

    name: str
    profile: Profile
    unknown: tuple[str, ...]


def skill_id(cursor: duckdb.DuckDBPyConnection, typed: str) -> str:
    """The skill of this name, id or spelling. Raises ProfileError, which names those near it."""
    found, unknown = known_skills(cursor, [typed])
    if unknown:
        raise ProfileError(unknown[0])
    return found[0]


def known_skills(cursor: duckdb.DuckDBPyConnection, typed: Iterable[str]) -> tuple[list[str], list[str]]:
    """skill_ids of what was typed: names, ids or spellings, in any case; and in words what no skill is called."""
    spelled: dict[str, str] = {}
    for skill, name, aliases in skill_names(cursor)[["skill_id", "skill", "aliases"]].itertuples(
        index=False, name=None
    ):
        spelled |= {spelling.casefold(): skill for spelling in aliases if spelling.casefold() not in spelled}
        spelled |= {skill.casefold(): skill, name.casefold(): skill}
    found, unknown = [], []
    for word in filter(None, map(str.strip, typed)):
        if word.casefold() in spelled:
            found.append(spelled[word.casefold()])
        else:
            near = list(near_skills(cursor, word)["skill"])
            unknown.append(f"{word!r} is no skill of this build" + (f"; near it: {', '.join(near)}" if near else ""))
    return found, unknown


def named(cursor: duckdb.DuckDBPyConnection, skill_ids: Iterable[str]) -> str:
    """The names of skills, in order of the alphabet."""
    names = skill_names(cursor).set_index("skill_id")["skill"]
    return ", ".join(sorted(names[names.index.isin(list(skill_ids))], key=str.casefold)) or "no skill"


def parted(typed: str) -> list[str]:
    """The names in "Python, SQL" or "Python; SQL"."""
    return typed.replace(";", ",").split(",")


def people(cursor: duckdb.DuckDBPyConnection, path: Path) -> list[Person]:
    """The people of a CSV file with the columns name, skills (parted by ; or ,), years and degree.

    Years and degree may be empty or absent: they are not counted then. Raises ProfileError, which says in which row.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        strange = [name for name in rows.fieldnames or () if name not in COLUMNS]
        if strange or not {"name", "skills"} <= set(rows.fieldnames or ()):
            raise ProfileError(f"{path.name}: the columns are {listing(COLUMNS)}; years and degree may be left out")
        found = []
        for number, row in enumerate(rows, 2):
            try:
                found.append(person(cursor, row))
            except ProfileError as error:
                raise ProfileError(f"{path.name}, line {number}: {error}") from error
    names = [file_stem(one.name).casefold() for one in found]
    if twice := [one.name for one, name in zip(found, names, strict=True) if names.count(name) > 1]:
        raise ProfileError(
            f"{path.name}: each name must be one of its own, {listing(list(dict.fromkeys(twice)))} is not"
        )
    return found


def person(cursor: duckdb.DuckDBPyConnection, row: dict[str, str | None]) -> Person:
    """One row of a file of people."""
    said = {column: (row.get(column) or "").strip() for column in COLUMNS}
    if None in row:
        raise ProfileError("more cells than columns; put skills that are parted by , in quotes")
    if not file_stem(said["name"]):
        raise ProfileError("the name is empty")
    if said["years"] and not said["years"].isdecimal():
        raise ProfileError(f"years {said['years']!r} is no whole number")
    if said["degree"] and said["degree"] not in DEGREES:
        raise ProfileError(f"degree {said['degree']!r} is none of {', '.join(DEGREES)}")
    skills, unknown = known_skills(cursor, parted(said["skills"]))
    years = int(said["years"]) if said["years"] else None
    return Person(said["name"], Profile(frozenset(skills), years, said["degree"] or None), tuple(unknown))


def file_stem(name: str) -> str:
    """A person's name as the name of a file: letters, digits and spaces of any language, and - and _."""
    return "".join(sign if sign.isalnum() or sign in " -_" else "_" for sign in name).strip(" _")[:MOST_SIGNS]
