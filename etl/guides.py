"""Career guides of one's own: a CSV of what a guide names becomes my/guides/NAME.toml of the home."""

import csv
import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import data
from etl.taxonomy import ROLES, WEIGHTS, Guide, Skills, load_guides, load_skills, matching_form, slug
from etl.whole import whole

COLUMNS = {  # of the file: what they are called, and what stands where a cell is empty
    "item": "",
    "skill": "",  # the item's own name
    "chapter": "All skills",
    "weight": "mention",
    "role": "demand",
    "says": "",
    "kinds": "",
}
SEPARATORS = ",;\t"
CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


class GuidesError(ValueError):
    """A guide cannot be taken in or away; the message names the file, each mistaken row and what to do."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One guide and where it stands."""

    guide: Guide
    path: Path
    is_own: bool


def add(file: Path, home: Path, name: str | None = None, label: str | None = None) -> Listed:
    """Write the guide of a CSV file into the home, in place of one of the same name that was added before.

    name: the guide's id, default the file's name; label: its name in the select box, default the name. Columns as in
    COLUMNS, `item` alone must be there; `weight`, `says` and `kinds` (skills that imply the item) hold several, with a
    semicolon between. A skill is found by its name or any of its spellings. Raises GuidesError, TaxonomyError, OSError.
    """
    guide_id = slug(name or file.stem)
    if not guide_id:
        raise GuidesError(f"{file.name}: no name can be made of this. Give one with --name.")
    if any(path.stem == guide_id and not is_own(path, home) for path in data.guides(home)):
        raise GuidesError(f"{guide_id}: a bundled guide has this name. Choose another with --name.")
    skills = load_skills(data.skills(home))
    items = checked(file, skills)
    path = data.own_guide(home, guide_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    called = label or name or file.stem
    with whole(path) as unfinished:
        unfinished.write_text(toml(called, f"{called}, from {file.name}", items), encoding="utf-8", newline="\n")
        load_guides([unfinished], skills)
    return next(each for each in listed(home) if each.path == path)


def listed(home: Path) -> list[Listed]:
    """Every guide of the home, the bundled ones first. Raises TaxonomyError."""
    paths = data.guides(home)
    guides = load_guides(paths, load_skills(data.skills(home)))
    return [Listed(guide, path, is_own(path, home)) for guide, path in zip(guides, paths, strict=True)]


def remove(guide_id: str, home: Path) -> Path:
    """Take a guide away that was added. Raises GuidesError."""
    own = {path.stem: path for path in data.guides(home) if is_own(path, home)}
    if guide_id not in own:
        raise GuidesError(
            f"{guide_id}: no guide of this name was added. Added are: {', '.join(sorted(own)) or 'none'}."
        )
    own[guide_id].unlink()
    return own[guide_id]


def is_own(path: Path, home: Path) -> bool:
    """Whether a guide is one of the home's own, not a bundled one."""
    return path == data.own_guide(home, path.stem)


def checked(file: Path, skills: Skills) -> list[dict[str, str | list[str]]]:
    """The items of a file as tables for TOML. Raises GuidesError, which names every mistaken row."""
    found = rows(file)
    known = spellings(skills)
    items: list[dict[str, str | list[str]]] = []
    mistakes: list[str] = []
    for line, row in found:
        cells = {name: (row.get(name) or "").strip() or empty for name, empty in COLUMNS.items()}
        weight, says, kinds = (several(cells[name]) for name in ("weight", "says", "kinds"))
        wrong = [] if cells["item"] else ["the cell `item` is empty"]
        wrong += [f"weight '{word}': use {', '.join(sorted(WEIGHTS))}" for word in weight if word not in WEIGHTS]
        if cells["role"] not in ROLES:
            wrong.append(f"role '{cells['role']}': use {', '.join(sorted(ROLES))}")
        names = [cells["skill"] or cells["item"], *kinds]
        if cells["role"] != "demand" and not cells["skill"] and names[0].lower() not in known:
            names[0] = ""  # a route or an attribute may stand for no skill
        wrong += [unknown(name, known) for name in names if name and matching_form(name).lower() not in known]
        mistakes += [f"line {line}: {mistake}" for mistake in wrong]
        if not wrong:
            skill, *children = [known.get(matching_form(name).lower(), "") for name in names]
            items.append({
                "id": f"G{len(items) + 1:03}", "name": cells["item"], **({"skill": skill} if skill else {}),
                "section": cells["chapter"], "weight": weight, "role": cells["role"], "phrases": says,
                "children": children,
            })  # fmt: skip
    if mistakes:
        raise GuidesError(f"{file.name}: nothing was added.\n  " + "\n  ".join(mistakes))
    if not items:
        raise GuidesError(f"{file.name}: no row stands below its head.")
    return items


def rows(file: Path) -> list[tuple[int, Mapping[str, str | None]]]:
    """The rows of a CSV file with their line numbers; empty lines are passed over. Raises GuidesError, OSError."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise GuidesError(f"{file.name}: this is no UTF-8 text. Save it as CSV UTF-8.") from error
    head = text.partition("\n")[0]
    separator = max(SEPARATORS, key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    names = [name.strip().lower() for name in reader.fieldnames or ()]
    if "item" not in names:
        raise GuidesError(f"{file.name}: no column is called `item`. Known are: {', '.join(COLUMNS)}.")
    reader.fieldnames = names
    return [(reader.line_num, row) for row in reader if any((row[name] or "").strip() for name in names)]


def several(cell: str) -> list[str]:
    """The parts of a cell, with a semicolon between."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def spellings(skills: Skills) -> dict[str, str]:
    """The name of the skill by each of its names and spellings, lower case; of two skills that share one the name
    counts."""
    by_alias = {
        matching_form(spelling).lower(): skill.name for skill in skills.by_id.values() for spelling in skill.spellings
    }
    return by_alias | {matching_form(name).lower(): name for name in skills.by_name}


def unknown(name: str, known: Mapping[str, str]) -> str:
    """What to say of a skill that the list lacks."""
    near = get_close_matches(matching_form(name).lower(), known, n=5, cutoff=0.7)
    names = list(dict.fromkeys(known[spelling] for spelling in near))
    nearest = f"nearest are: {', '.join(names)}" if names else "nothing is near it"
    return f"no skill is called '{name}'; {nearest}. Correct it, or add it to my/skills.toml"


def toml(label: str, title: str, items: list[dict[str, str | list[str]]]) -> str:
    """A guide as a TOML file."""
    tables = ["\n".join(["[[item]]", *(f"{key} = {written(value)}" for key, value in item.items())]) for item in items]
    return "\n\n".join([f"label = {written(label)}\ntitle = {written(title)}", *tables]) + "\n"


def written(value: str | list[str]) -> str:
    """A value as TOML writes it: of its strings JSON's are some, once control characters are gone."""
    if isinstance(value, list):
        return f"[{', '.join(written(text) for text in value)}]"
    return json.dumps(CONTROL.sub(" ", value), ensure_ascii=False)
