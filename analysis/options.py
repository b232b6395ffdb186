"""What can be chosen in each filter, with the jobs each choice would leave under the other filters."""

from dataclasses import replace

import duckdb
import pandas as pd

from analysis.population import population
from analysis.selection import ROLES, Selection
from analysis.warehouse import ask


def role_options(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Roles of the build, most jobs first: option ("unknown" for NULL), label, jobs under the other filters."""
    replace(selection, roles=()).fill(cursor)
    table = ask(cursor, "role_options")
    return table.assign(label=table["option"].map(ROLES).fillna(table["option"]))


def source_options(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Sources of the build, most jobs first: option (source), label, jobs under the other filters."""
    replace(selection, sources=()).fill(cursor)
    return ask(cursor, "source_options")


def wider(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """What dropping one filter would leave, most jobs first: words ("any role"), jobs."""
    drops = {
        "any role": replace(selection, roles=()),
        "any source": replace(selection, sources=()),
        "all time": replace(selection, window="all", since=None, until=None),
    }
    rows = [(words, population(cursor, dropped).jobs) for words, dropped in drops.items() if dropped != selection]
    return pd.DataFrame(rows, columns=["words", "jobs"]).sort_values("jobs", ascending=False, kind="stable")
