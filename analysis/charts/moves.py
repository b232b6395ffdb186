"""Shares then and now: two dots joined by a line, one row a skill."""

import html
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import bars
from analysis.charts.look import Look, Row, small
from analysis.words import percent


def moves(table: pd.DataFrame, look: Look) -> go.Figure:
    """One row a skill, in the table's order: a hollow dot at the early share, a filled one at the late, joined.

    Takes skill, then_pct, now_pct (0-100), then_jobs, then_jobs_all, now_jobs, now_jobs_all (counts), change_points,
    change_low, change_high (points), in_guide (circle and blue, else diamond and orange), remark (text at the right).
    """
    table = table.reset_index(drop=True)
    figure = go.Figure()
    for is_taught, symbol, colour in ((True, "circle", look.guide), (False, "diamond", look.other)):
        part = table[table["in_guide"] == is_taught]
        same = {"y": part.index, "mode": "markers", "hovertemplate": "%{customdata}<extra></extra>"}
        words = [hover(row) for row in part.to_dict("records")]
        joined = [edge for row in part.itertuples() for edge in (row.then_pct, row.now_pct, None)]
        figure.add_scatter(
            x=joined, y=[place for row in part.index for place in (row, row, None)], mode="lines", hoverinfo="skip",
            line={"color": colour, "width": 2.5}, opacity=0.5,
        )  # fmt: skip
        hollow = {"symbol": f"{symbol}-open", "size": 10, "color": colour, "line": {"width": 2}}
        figure.add_scatter(x=part["then_pct"], marker=hollow, customdata=words, **same)
        filled = {"symbol": symbol, "size": 10, "color": colour}
        figure.add_scatter(x=part["now_pct"], marker=filled, customdata=words, **same)
    above, margin = 0.4 if look.is_narrow else 0, bars.left_margin(table.assign(share_pct=table["now_pct"]), look)
    font = {"yanchor": "middle", "xref": "paper", "showarrow": False, "font": {"color": look.text, "size": 14}}
    figure.layout.annotations = [
        {"y": row - above, **font, **words}
        for row, values in enumerate(table.to_dict("records"))
        for words in row_words(values, look)
    ]
    bars.frame(figure, table.assign(share_pct=table[["then_pct", "now_pct"]].max(axis=1)), look)
    figure.update_layout(margin_l=margin, margin_r=4 if look.is_narrow else 230)
    return figure


def hover(row: Row) -> str:
    """The row in words, for whoever points at it."""
    span: str = (
        "" if pd.isna(row["change_low"]) else f" (95 % interval {row['change_low']:+.0f} to {row['change_high']:+.0f})"
    )
    return (
        f"<b>{html.escape(str(row['skill']))}</b>"
        f"<br>then {percent(row['then_pct'])} · {row['then_jobs']:,} of {row['then_jobs_all']:,} jobs"
        f"<br>now {percent(row['now_pct'])} · {row['now_jobs']:,} of {row['now_jobs_all']:,} jobs"
        f"<br>{row['change_points']:+.0f} points{span}"
    )


def row_words(row: Row, look: Look) -> list[dict[str, Any]]:
    """What stands beside one row, and where: its name, its two shares, and what is said of them."""
    name, remark = html.escape(str(row["skill"])), small(str(row["remark"]), 12, look)
    value = value_words(row)
    if look.is_narrow:
        return [{"x": 0, "xanchor": "left", "text": name}, {"x": 1, "xanchor": "right", "text": f"{remark}  {value}"}]
    return [
        {"x": 0, "xanchor": "right", "xshift": -10, "text": name},
        {"x": 1, "xanchor": "left", "xshift": 12, "text": value},
        {"x": 1, "xanchor": "left", "xshift": 110, "text": remark},
    ]


def value_words(row: Row) -> str:
    """ "4 → 9 %"."""
    return f"{percent(row['then_pct']).removesuffix(' %')} → {percent(row['now_pct'])}"


def in_words(table: pd.DataFrame, headline: str) -> str:
    """What the chart says to those who cannot see it: the headline and the first five rows."""
    rows = [f"{row['skill']} {value_words(row)}, {row['remark']}" for row in table.head(5).to_dict("records")]
    return f"{headline} {'; '.join(rows)}."
