"""What can be chosen in each filter, with the jobs each choice would leave under the other filters."""

import duckdb
import pandas as pd

from analysis.labels import LEVELS, WORK_MODES, label
from analysis.selection import FACETS, WINDOWS, Selection
from analysis.warehouse import ask

IN_ORDER = {option: place for place, option in enumerate((*LEVELS, *WORK_MODES))}


def options(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """What each filter offers: one row per filter and option that an ML job of any time in this build has.

    facet (a key of selection.FACETS), option, label, jobs (what choosing it would leave: its own filter does not count,
    the others do). Levels and work modes in their own order, all else most jobs first, unknown last.
    """
    selection.fill(cursor)
    table = ask(cursor, "options")
    names = [label(facet, option) for facet, option in zip(table["facet"], table["option"], strict=True)]
    place = table["option"].map(IN_ORDER).where(table["facet"].isin(("level", "mode")), 0)
    table = table.assign(label=table["label"].fillna(pd.Series(names, index=table.index)), place=place)
    return table.sort_values(["facet", "place"], kind="stable", ignore_index=True).drop(columns="place")


def wider(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """What dropping one of the filters in use would leave, most jobs first: words ("any role", "all time"), jobs."""
    selection.fill(cursor)
    words = {facet: f"any {word}" for facet, (_, word) in FACETS.items() if selection.chosen(facet)}
    if selection.window_words() != WINDOWS["all"]:
        words["window"] = WINDOWS["all"]
    if selection.fresh_only:
        words["age"] = "also older ones"
    table = ask(cursor, "wider")
    table = table.assign(words=table["facet"].map(words)).dropna(subset="words")
    return table[["words", "jobs"]].sort_values(["jobs", "words"], ascending=[False, True], ignore_index=True)
