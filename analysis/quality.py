"""How well the reader reads, as measured on postings that a person labelled."""

import duckdb
import pandas as pd

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
