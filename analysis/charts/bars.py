"""Shares as bars: which skills are asked how often."""

import html
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.charts.look import Look, Row, small
from analysis.words import percent

ROW_PX, NARROW_ROW_PX = 26, 40
TOP_PX, BOTTOM_PX = 6, 34
PALE, DARKER = 0.2, 0.24  # opacities of the bar; both lie over each other
NARROW_SIGNS = 52  # letters of name and remark that fit beside the value at 390 px


def share_bars(table: pd.DataFrame, look: Look) -> go.Figure:
    """One row a skill, in the table's order: a pale bar from zero, darker as far as jobs require the skill, a dot at
    the share, a thin line for the interval.

    Takes skill, share_pct, required_pct, preferred_pct, mentioned_pct, low_pct, high_pct (0-100), jobs, jobs_all,
    employers (counts), in_guide (circle and blue, else diamond and orange) and remark (text at the right). Rows with
    implied_pct get a hollow dot there, joined to the filled one; a row without a share is a heading; aside, where there
    is one, stands small behind the name.
    """
    table = table.reset_index(drop=True)
    rows = table.index.to_numpy()
    colours = np.where(table["in_guide"], look.guide, look.other)
    figure = go.Figure()
    for share, opacity in (("share_pct", PALE), ("required_pct", DARKER)):
        figure.add_bar(
            x=table[share], y=rows, orientation="h", width=0.36 if look.is_narrow else 0.62,
            marker={"color": colours, "opacity": opacity, "line": {"width": 0}}, hoverinfo="skip",
        )  # fmt: skip
    add_implied(figure, table, look)
    for is_taught, symbol, colour in ((True, "circle", look.guide), (False, "diamond", look.other)):
        part = table[(table["in_guide"] == is_taught) & table["share_pct"].notna()]
        figure.add_scatter(
            x=part["share_pct"], y=part.index, mode="markers",
            marker={"symbol": symbol, "size": 9, "color": colour},
            error_x={
                "type": "data", "symmetric": False, "color": colour, "thickness": 1.5, "width": 0,
                "array": part["high_pct"] - part["share_pct"], "arrayminus": part["share_pct"] - part["low_pct"],
            },
            customdata=[hover(row) for row in part.to_dict("records")],
            hovertemplate="%{customdata}<extra></extra>",
        )  # fmt: skip
    add_words(figure, table, look)
    frame(figure, table, look)
    return figure


def add_implied(figure: go.Figure, table: pd.DataFrame, look: Look) -> None:
    """Hollow dots at the share named or implied, each joined to its share named."""
    if "implied_pct" not in table:
        return
    part = table[table["implied_pct"].notna()]
    joined = [edge for row in part.itertuples() for edge in (row.share_pct, row.implied_pct, None)]
    figure.add_scatter(
        x=joined, y=[place for row in part.index for place in (row, row, None)],
        mode="lines", line={"color": look.guide, "width": 2.5}, opacity=0.5, hoverinfo="skip",
    )  # fmt: skip
    figure.add_scatter(
        x=part["implied_pct"], y=part.index, mode="markers",
        marker={"symbol": "circle-open", "size": 10, "color": look.guide, "line": {"width": 2}},
        customdata=[f"{percent(value)} name it or one of its kinds" for value in part["implied_pct"]],
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def hover(row: Row) -> str:
    """The row in words, for whoever points at it."""
    low, high = row["low_pct"], row["high_pct"]
    says = f"<br>{html.escape(str(row['says']))}" if row.get("says") else ""
    span: str = "" if pd.isna(low) else f"<br>95 % interval {percent(low)} to {percent(high)}"
    return (
        f"<b>{html.escape(str(row['skill']))}</b><br>{percent(row['share_pct'])} · "
        f"{row['jobs']:,.0f} of {row['jobs_all']:,.0f} jobs, {row['employers']:,.0f} employers{span}"
        f"<br>required {percent(row['required_pct'])}, preferred {percent(row['preferred_pct'])}, "
        f"just mentioned {percent(row['mentioned_pct'])}{says}"
    )


def value_words(row: Row) -> str:
    """The number at the right of a row: "80 %", "14 | 31 %" where an umbrella is implied more often than named."""
    implied = row.get("implied_pct")
    named = percent(row["share_pct"])
    return f"{named.removesuffix(' %')} | {percent(implied)}" if implied is not None and pd.notna(implied) else named


def add_words(figure: go.Figure, table: pd.DataFrame, look: Look) -> None:
    """Names and values beside their marks: names at the left, in a narrow window above the bar; values at the right."""
    same = {"yanchor": "middle", "xref": "paper", "showarrow": False, "font": {"color": look.text, "size": 14}}
    above, margin = 0.4 if look.is_narrow else 0, left_margin(table, look)
    # All at once: plotly copies every annotation it has for each one added (20 rows: 0.8 s instead of 0.02).
    figure.layout.annotations = [
        {"y": row - above, **same, **words}
        for row, values in enumerate(table.to_dict("records"))
        for words in row_words(values, look, margin)
    ]


def row_words(row: Row, look: Look, margin: float) -> list[dict[str, Any]]:
    """What stands beside one row, and where: its name, its value and, where there is room, its remark."""
    name = html.escape(str(row["skill"]))
    if pd.isna(row["share_pct"]):
        return [{"x": 0, "xanchor": "left", "xshift": -margin, "text": f"<b>{name}</b>"}]
    name += small(f" {row.get('aside', '')}", 11, look)
    value, remark = value_words(row), str(row["remark"])
    if look.is_narrow:
        has_room = len(str(row["skill"])) * 1.3 + len(remark) < NARROW_SIGNS
        right = small(remark, 11, look) + f"  {value}" if has_room else value
        return [{"x": 0, "xanchor": "left", "text": name}, {"x": 1, "xanchor": "right", "text": right}]
    return [
        {"x": 0, "xanchor": "right", "xshift": -10, "text": name},
        {"x": 1, "xanchor": "left", "xshift": 12, "text": value},
        {"x": 1, "xanchor": "left", "xshift": 76, "text": small(remark, 12, look)},
    ]


def left_margin(table: pd.DataFrame, look: Look) -> float:
    """Room for the longest name in front of the bars, in px; in a narrow window names need none."""
    longest = max((len(str(name)) for name in table.loc[table["share_pct"].notna(), "skill"]), default=0)
    return 4 if look.is_narrow else 36 + 7.4 * longest


def right_margin(table: pd.DataFrame, look: Look) -> float:
    """Room for the value and the longest remark behind the bars, in px; in a narrow window they stand above."""
    longest = max((len(str(remark)) for remark in table["remark"]), default=0)
    return 4 if look.is_narrow else 84 + 6.2 * longest


def frame(figure: go.Figure, table: pd.DataFrame, look: Look) -> None:
    """Axis from 0 to the next ten, fixed so that a swipe moves the page, and room for names and values."""
    reach = table[[name for name in ("high_pct", "share_pct", "implied_pct") if name in table]].max().max()
    end = min(100.0, 10 * np.ceil((reach if reach > 0 else 10) / 10))
    rows_px = len(table) * (NARROW_ROW_PX if look.is_narrow else ROW_PX)
    figure.update_layout(
        height=rows_px + TOP_PX + BOTTOM_PX,
        margin={
            "t": TOP_PX, "b": BOTTOM_PX, "pad": 0, "l": left_margin(table, look), "r": right_margin(table, look)
        },
        showlegend=False, dragmode=False, barmode="overlay", hovermode="closest",
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", font={"color": look.text},
    )  # fmt: skip
    figure.update_xaxes(
        range=[0, end], ticksuffix=" %", tickfont={"size": 12, "color": look.context}, fixedrange=True, nticks=6,
        gridcolor="rgba(156,163,175,0.25)", zeroline=True, zerolinecolor=look.context, zerolinewidth=1,
    )  # fmt: skip
    figure.update_yaxes(
        range=[len(table) - 0.5, -0.85 if look.is_narrow else -0.5], showticklabels=False, showgrid=False,
        zeroline=False, fixedrange=True,
    )  # fmt: skip


def in_words(table: pd.DataFrame, headline: str) -> str:
    """What a chart says to those who cannot see it: the headline and the first five rows."""
    first = table.dropna(subset=["share_pct"]).head(5)
    rows = [f"{row['skill']} {value_words(row)}" for row in first.to_dict("records")]
    return f"{headline} {'; '.join(rows)}."
