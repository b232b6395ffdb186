"""The guide's order of learning beside the market's order of asking."""

import duckdb
import numpy as np
import pandas as pd

from analysis.asks import voices
from analysis.demand import ranks, skills_asked
from analysis.listed import lists
from analysis.selection import Selection
from analysis.warehouse import ask

ORDER_COLUMNS = [
    "skill", "kind", "guide_chapter", "guide_weight", "guide_place", "guide_from", "guide_to",
    "market_place", "market_from", "market_to", "places_moved", "jobs", "jobs_all", "employers",
    "share_pct", "low_pct", "high_pct",
]  # fmt: skip


def order(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> pd.DataFrame:
    """The tools and methods that the guide teaches, in its order, and the market's order of the same ones beside it.

    One row per skill: skill, kind, guide_chapter, guide_weight, guide_place (first what the guide's steps name, then
    its other essentials, trends, mere mentions, each as its chapters go), guide_from, guide_to (the places of all that
    have the same weight: among them it states no order), market_place (by share), market_from, market_to (the ranks
    that the data allow, confidence.rank_range(); all of them where there is no interval), places_moved (places between
    both spans: above 0 where the market asks earlier than the guide, below 0 later; 0 where the spans meet, as then
    nothing is told apart), and jobs, jobs_all, employers, share_pct, low_pct, high_pct as in demand.demand().
    """
    heard = voices(cursor, selection)
    skills = skills_asked(cursor, heard, guide_id)
    taught = ask(cursor, "guide_order", guide=guide_id, selection_words=lists()["selection_words"])
    # skills_asked() stands by share, so the order of its rows is the market's
    table = skills.merge(taught, on="skill_id").assign(market_place=lambda found: np.arange(1, len(found) + 1))
    table = table.assign(market_from=1, market_to=len(table))
    if table["low_pct"].notna().any():
        best, worst = ranks(heard, table["skill_no"])
        table = table.assign(market_from=best, market_to=worst)
    earlier = (table["guide_from"] - table["market_to"]).clip(lower=0)
    later = (table["market_from"] - table["guide_to"]).clip(lower=0)
    return table.assign(places_moved=earlier - later).sort_values("guide_place", ignore_index=True)[ORDER_COLUMNS]
