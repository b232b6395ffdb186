"""Which skills stand in which list, see data/lists.toml."""

import tomllib

import duckdb
import pandas as pd

import data
from analysis.warehouse import ask


def lists() -> dict[str, list[str]]:
    """What is listed apart: selection_words (skill_ids that define a selection), methods (kinds)."""
    return tomllib.loads(data.lists().read_text(encoding="utf-8"))


def listed_skills(cursor: duckdb.DuckDBPyConnection, guide_id: str = "") -> pd.DataFrame:
    """Every skill by skill_no, with its list and whether the guide teaches it, see sql/listed_skills."""
    return ask(cursor, "listed_skills", guide=guide_id, **lists()).set_index("skill_no")
