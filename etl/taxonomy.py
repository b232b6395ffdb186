"""The skills and the career guides of `data/`, read strictly: a mistake in a file is an error that names it."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SKILL_KEYS = frozenset({"name", "kind", "aliases", "weak", "before", "after", "cues", "never", "keeps", "parents"})
ITEM_KEYS = frozenset({"id", "name", "skill", "section", "weight", "role", "phrases", "children"})
GUIDE_KEYS = frozenset({"label", "title", "item"})
WEIGHTS = frozenset({"essential", "step", "trend", "mention"})
ROLES = frozenset({"demand", "route", "attribute"})


class TaxonomyError(ValueError):
    """A skill list or a guide breaks its format; the message names the file, the entry and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skill:
    """One skill and the words that mean it.

    aliases prove the skill alone, weak ones only in company: cues are words near one that speak for it, before and
    after words that prove it where they stand on that side of it. never holds phrases round a name that mean something
    else, keeps the ids of skills whose own names still count inside an alias of this one, parents the ids of the
    broader skills.
    """

    skill_id: str
    name: str
    kind: str
    aliases: tuple[str, ...]
    weak: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every alias, the strong ones first."""
        return self.aliases + self.weak


@dataclass(frozen=True, slots=True)
class Skills:
    """The whole skill list, by id and by name."""

    by_id: Mapping[str, Skill]
    by_name: Mapping[str, Skill]


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideItem:
    """One thing a guide names: skill_id is None where no skill stands for it; children imply an umbrella item."""

    item_id: str
    name: str
    skill_id: str | None
    section: str
    weight: tuple[str, ...]
    role: str
    phrases: tuple[str, ...]
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """One career guide: guide_id is the stem of its file, label its name in a select box."""

    guide_id: str
    label: str
    title: str
    items: tuple[GuideItem, ...]


def load_skills(paths: Sequence[Path]) -> Skills:
    """The skills of all files; a later file adds skills, and overrides earlier ones key by key.

    Raises TaxonomyError.
    """
    tables: dict[str, dict[str, Any]] = {}
    origin: dict[str, str] = {}
    for path in paths:
        for skill_id, table in _toml(path).items():
            if not isinstance(table, dict):
                raise TaxonomyError(f"{path.name}: '{skill_id}' stands outside a table. Write it below a [skill-id].")
            tables.setdefault(skill_id, {}).update(table)
            origin[skill_id] = path.name
    skills = {skill_id: _skill(origin[skill_id], skill_id, table) for skill_id, table in tables.items()}
    _check_names(skills, origin)
    _check_spellings(skills, origin)
    for skill in skills.values():
        for key in ("parents", "keeps"):
            for other in getattr(skill, key):
                if other not in skills or other == skill.skill_id:
                    raise TaxonomyError(
                        f"{origin[skill.skill_id]}: [{skill.skill_id}] {key} names '{other}', which is no other skill. "
                        "Use the id of a skill of the list."
                    )
    return Skills(skills, {skill.name: skill for skill in skills.values()})


def load_guides(paths: Sequence[Path], skills: Skills) -> tuple[Guide, ...]:
    """The guides of all files in this order. Raises TaxonomyError."""
    guides = tuple(_guide(path, skills) for path in paths)
    stems = [guide.guide_id for guide in guides]
    for stem in stems:
        if stems.count(stem) > 1:
            raise TaxonomyError(f"{stem}.toml: two guides have this file name. Rename one of them.")
    return guides


def slug(name: str) -> str:
    """The id of a skill with this name: 'C++' gives 'c-plus-plus', "Bachelor's degree" gives 'bachelors-degree'."""
    spelled = name.lower().replace("'", "").replace("’", "").replace("+", "-plus").replace("#", "-sharp")
    return "-".join("".join(c if c.isalnum() else " " for c in spelled).split())


def matching_form(spelling: str) -> str:
    """A spelling as names are compared: hyphens are spaces, apostrophes straight; the case is kept."""
    return spelling.replace("-", " ").replace("’", "'")


def any_case(spelling: str) -> bool:
    """Whether a spelling matches in any case: one with a capital letter asks for this very spelling."""
    return spelling == spelling.lower()


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TaxonomyError(f"{path.name}: this is no TOML: {error}. Correct the file.") from error


def _skill(file: str, skill_id: str, table: dict[str, Any]) -> Skill:
    where = f"{file}: [{skill_id}]"
    _check_keys(where, table, SKILL_KEYS, required=("name", "kind", "aliases"))
    name = _text(where, table, "name")
    if slug(name) != skill_id:
        raise TaxonomyError(f"{where} has the name '{name}'. Its id must be '{slug(name)}'.")
    aliases = _texts(where, table, "aliases")
    weak: tuple[str, ...] = ()
    if table.get("weak") is True:
        aliases, weak = weak, aliases
    else:
        weak = _texts(where, table, "weak")
    if not aliases + weak:
        raise TaxonomyError(f"{where} has no aliases: nothing could ever name it. Give it at least one.")
    rest = {key: _texts(where, table, key) for key in ("before", "after", "cues", "never", "keeps", "parents")}
    return Skill(skill_id=skill_id, name=name, kind=_text(where, table, "kind"), aliases=aliases, weak=weak, **rest)


def _check_names(skills: Mapping[str, Skill], origin: Mapping[str, str]) -> None:
    seen: dict[str, str] = {}
    for skill in skills.values():
        if other := seen.get(skill.name):
            raise TaxonomyError(
                f"{origin[skill.skill_id]}: '{other}' and '{skill.skill_id}' are both named '{skill.name}'. Rename one."
            )
        seen[skill.name] = skill.skill_id


def _check_spellings(skills: Mapping[str, Skill], origin: Mapping[str, str]) -> None:
    """No spelling may belong to two skills, nor stand twice in one ("Go" beside "go" may: it says more)."""
    owners: dict[str, list[tuple[str, str]]] = {}
    for skill in skills.values():
        for spelling in skill.spellings:
            form = matching_form(spelling)
            where = f"{origin[skill.skill_id]}: alias '{spelling}'"
            for other_form, owner in owners.get(form.lower(), []):
                if owner == skill.skill_id and form == other_form:
                    raise TaxonomyError(f"{where} stands twice in '{skill.name}'. Keep it once.")
                if owner != skill.skill_id and (form == other_form or any_case(form) or any_case(other_form)):
                    both = f"'{skills[owner].name}' and '{skill.name}'"
                    raise TaxonomyError(f"{where} belongs to both {both}. Keep it in one of them.")
            owners.setdefault(form.lower(), []).append((form, skill.skill_id))


def _guide(path: Path, skills: Skills) -> Guide:
    table = _toml(path)
    _check_keys(path.name, table, GUIDE_KEYS, required=tuple(sorted(GUIDE_KEYS)))
    items = tuple(_item(path.name, item, skills) for item in table["item"])
    ids = [item.item_id for item in items]
    for item_id in ids:
        if ids.count(item_id) > 1:
            raise TaxonomyError(f"{path.name}: two items have the id '{item_id}'. Number them apart.")
    return Guide(
        guide_id=path.stem, label=_text(path.name, table, "label"), title=_text(path.name, table, "title"), items=items
    )


def _item(file: str, table: dict[str, Any], skills: Skills) -> GuideItem:
    where = f"{file}: item '{table.get('id', '?')}'"
    _check_keys(where, table, ITEM_KEYS, required=("id", "name", "section", "weight", "role"))
    weight, role = _texts(where, table, "weight"), _text(where, table, "role")
    for value, allowed in [*((value, WEIGHTS) for value in weight), (role, ROLES)]:
        if value not in allowed:
            raise TaxonomyError(f"{where} says '{value}'. Use one of: {', '.join(sorted(allowed))}.")

    def skill_id(name: str) -> str:
        if name not in skills.by_name:
            raise TaxonomyError(
                f"{where} names the skill '{name}', which skills.toml lacks. Add it there, or correct it."
            )
        return skills.by_name[name].skill_id

    return GuideItem(
        item_id=_text(where, table, "id"),
        name=_text(where, table, "name"),
        skill_id=skill_id(_text(where, table, "skill")) if "skill" in table else None,
        section=_text(where, table, "section"),
        weight=weight,
        role=role,
        phrases=_texts(where, table, "phrases"),
        children=tuple(skill_id(name) for name in _texts(where, table, "children")),
    )


def _check_keys(where: str, table: Mapping[str, Any], known: frozenset[str], required: Sequence[str]) -> None:
    for key in table:
        if key not in known:
            raise TaxonomyError(f"{where} has the unknown key '{key}'. Known are: {', '.join(sorted(known))}.")
    for key in required:
        if key not in table:
            raise TaxonomyError(f"{where} lacks '{key}'. Add it.")


def _text(where: str, table: Mapping[str, Any], key: str) -> str:
    value = table[key]
    if not isinstance(value, str) or not value.strip():
        raise TaxonomyError(f"{where} has {key} = {value!r}. Write a text.")
    return value


def _texts(where: str, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(text, str) and text.strip() for text in value):
        raise TaxonomyError(f"{where} has {key} = {value!r}. Write a list of texts.")
    return tuple(value)
