"""How well the reader reads, as measured on postings that a person labelled, and what counts as which skill."""

import duckdb
import pandas as pd
from scipy import stats

from analysis.warehouse import ask

WORDS = {
    "all skills": "which skills a posting names",
    "strength": "how strongly it asks for them",
    "role_family": "role",
    "seniority": "level",
    "work_mode": "work mode",
    "countries": "countries",
    "pay": "pay",
    "experience_years_min": "years of experience",
    "education_min": "lowest degree",
    "language": "language",
}


def quality(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row for the skills, one for their strength, one per fact; none where the reader was never measured.

    read (what is read), labelled (how often the labels say it), found (how often the reader says it), precision (0-1,
    of what it says), recall (0-1, of what the labels say), agreement (0-1, of the postings, also where both say
    nothing; NULL for skills).
    """
    table = ask(cursor, "quality")
    return table.assign(read=table["name"].map(WORDS).fillna(table["name"]))[
        ["read", "labelled", "found", "precision", "recall", "agreement"]
    ]


def quality_by_skill(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row per skill that the labels or the reader name, most labelled first; none where it was never measured.

    skill, kind, labelled, found (counts, as in quality()), precision, recall (0-1; NULL where there is nothing to be
    right about), and of both the bounds of Wilson's 95 % interval, precision_low, precision_high, recall_low,
    recall_high.
    """
    table = ask(cursor, "quality_by_skill")
    for name, of in (("precision", "found"), ("recall", "labelled")):
        bounds = [wilson(share, number) for share, number in zip(table[name], table[of], strict=True)]
        table[[f"{name}_low", f"{name}_high"]] = pd.DataFrame(bounds, index=table.index, columns=["low", "high"])
    return table[
        ["skill", "kind", "labelled", "found", "precision", "precision_low", "precision_high",
         "recall", "recall_low", "recall_high"]
    ]  # fmt: skip


def wilson(share: float, of: int) -> tuple[float | None, float | None]:
    """The 95 % interval of a share of so many, 0-1, four decimals (Wilson 1927, score interval of a binomial share);
    None for NaN."""
    if pd.isna(share):
        return None, None
    found = stats.binomtest(round(share * of), of).proportion_ci(method="wilson")
    return round(float(found.low), 4), round(float(found.high), 4)


def spellings(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """What counts as which skill: one row per skill, by name.

    skill, kind, spellings (those that count as it, joined with "; "), implies (the wider skills that naming it implies,
    joined so; empty: none).
    """
    return ask(cursor, "spellings")
