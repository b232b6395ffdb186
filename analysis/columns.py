"""The data dictionary: what every column of every table means."""

import tomllib
from dataclasses import dataclass
from functools import cache

import data

FORMS = ("text", "number", "percent", "share", "usd", "day", "flag", "link")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in files, its heading on the screen, what stands in it, and how it is written (FORMS)."""

    name: str
    label: str
    meaning: str
    form: str


@cache
def columns() -> dict[str, Column]:
    """Every column by name. A name stands in one file only and means one thing everywhere."""
    found: dict[str, Column] = {}
    for path in data.columns():
        for name, said in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if name in found or said["form"] not in FORMS:
                raise ValueError(f"{path.name}: column {name} is described twice, or its form is none of {FORMS}")
            found[name] = Column(name, **said)
    return found
