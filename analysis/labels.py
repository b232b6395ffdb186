"""What people call the values of each filter."""

import tomllib
from collections.abc import Mapping
from functools import cache

import data

UNKNOWN = "unknown"  # stands for NULL, which is a value of its own in every filter

ROLES = {
    "ml_engineer": "ML engineer",
    "data_scientist": "Data scientist",
    "data_engineer": "Data engineer",
    "data_analyst": "Data analyst",
    "research_scientist": "Research scientist",
    "ai_engineer": "AI engineer",
    "mlops_engineer": "MLOps engineer",
    "software_engineer": "Software engineer",
    "product_manager": "Product manager",
    "other": "Other role",
    UNKNOWN: "Role unknown",
}
LEVELS = {
    "intern": "Intern",
    "junior": "Junior",
    "mid": "Mid-level",
    "senior": "Senior",
    "lead": "Lead",
    "manager": "Manager",
    UNKNOWN: "Level unknown",
}
WORK_MODES = {
    "remote": "Remote",
    "hybrid": "Hybrid",
    "onsite": "On site",
    UNKNOWN: "Work mode unknown",
}


@cache
def countries() -> Mapping[str, str]:
    """English name by ISO 3166 alpha-2 code, as data/places.toml writes it first."""
    table = tomllib.loads(data.places().read_text(encoding="utf-8"))["countries"]
    return {code: names[0] for code, names in table.items()} | {UNKNOWN: "Country unknown"}


def label(facet: str, option: str) -> str:
    """What people call an option of a filter (a key of selection.FACETS); its id where there is no name for it."""
    names: Mapping[str, Mapping[str, str]] = {
        "role": ROLES, "level": LEVELS, "country": countries(), "mode": WORK_MODES
    }  # fmt: skip
    return names.get(facet, {}).get(option, option)
