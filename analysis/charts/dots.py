"""Dots with intervals: how many times as often as by chance, what is paid, how much more."""

import html
from dataclasses import dataclass

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.charts.bars import BOTTOM_PX, NARROW_ROW_PX, ROW_PX, TOP_PX
from analysis.charts.look import Look, Row, small

THICK_PX, PALE = 8, 0.35


@dataclass(frozen=True, slots=True)
class Axis:
    """What the dots stand on: logarithms or not, a reference line, and what stands before and behind a value."""

    is_log: bool = False
    line_at: float | None = None
    before: str = ""
    behind: str = ""


TIMES = Axis(is_log=True, line_at=1, behind="×")
PREMIUM = Axis(line_at=0, behind=" %")


def dots(table: pd.DataFrame, axis: Axis, look: Look) -> go.Figure:
    """One row a line of the table, in its order: a dot at the value, a thin line for its interval and, where there are
    start and end, a thick pale line between them.

    Takes name, value, low, high (NaN: no interval), said (the value in words, at the right), remark (small, beside it),
    says (more words for whoever points at it), in_guide (circle and blue, else diamond and orange).
    """
    table = table.reset_index(drop=True)
    figure = go.Figure()
    if "start" in table:
        edges = [edge for row in table.itertuples() for edge in (row.start, row.end, None)]
        places = [place for row in table.index for place in (row, row, None)]
        thick = {"color": look.guide, "width": THICK_PX}
        figure.add_scatter(x=edges, y=places, mode="lines", line=thick, opacity=PALE, hoverinfo="skip")
    for is_taught, symbol, colour in ((True, "circle", look.guide), (False, "diamond", look.other)):
        part = table[table["in_guide"] == is_taught]
        figure.add_scatter(
            x=part["value"], y=part.index, mode="markers", marker={"symbol": symbol, "size": 9, "color": colour},
            error_x={
                "type": "data", "symmetric": False, "color": colour, "thickness": 1.5, "width": 0,
                "array": part["high"] - part["value"], "arrayminus": part["value"] - part["low"],
            },
            customdata=[hover(row) for row in part.to_dict("records")],
            hovertemplate="%{customdata}<extra></extra>",
        )  # fmt: skip
    add_words(figure, table, look)
    frame(figure, table, axis, look)
    return figure


def hover(row: Row) -> str:
    """The row in words, for whoever points at it."""
    name, said, says = (html.escape(str(row[part])) for part in ("name", "said", "says"))
    return f"<b>{name}</b><br>{said}<br>{says}"


def add_words(figure: go.Figure, table: pd.DataFrame, look: Look) -> None:
    """Names at the left, in a narrow window above the dot; values and remarks at the right."""
    same = {"yanchor": "middle", "xref": "paper", "showarrow": False, "font": {"color": look.text, "size": 14}}
    notes = []
    for place, row in enumerate(table.to_dict("records")):
        name, said, remark = html.escape(str(row["name"])), html.escape(str(row["said"])), str(row["remark"])
        if look.is_narrow:
            notes.append({"y": place - 0.4, "x": 0, "xanchor": "left", "text": name})
            notes.append({"y": place - 0.4, "x": 1, "xanchor": "right", "text": said})
        else:
            right = f"{said}  {small(remark, 12, look)}"
            notes.append({"y": place, "x": 0, "xanchor": "right", "xshift": -10, "text": name})
            notes.append({"y": place, "x": 1, "xanchor": "left", "xshift": 12, "text": right})
    figure.layout.annotations = [{**same, **note} for note in notes]


def bounds(table: pd.DataFrame, axis: Axis) -> tuple[float, float]:
    """Where the axis begins and ends: a little beyond all marks and the reference line."""
    marks = table[[name for name in ("value", "low", "high", "start", "end") if name in table]].to_numpy(dtype=float)
    ends = [np.nanmin(marks), np.nanmax(marks), *([] if axis.line_at is None else [axis.line_at])]
    low, high = min(ends), max(ends)
    if axis.is_log:
        return float(np.log10(low / 1.1)), float(np.log10(high * 1.1))
    return float(low - 0.04 * (high - low)), float(high + 0.04 * (high - low))


def frame(figure: go.Figure, table: pd.DataFrame, axis: Axis, look: Look) -> None:
    """Fixed axes, so that a swipe moves the page, the reference line, and room for names and values."""
    name, said, remark = (int(table[part].astype(str).str.len().max()) for part in ("name", "said", "remark"))
    sides = {"l": 8, "r": 8} if look.is_narrow else {"l": 36 + 7.4 * name, "r": 30 + 7.6 * said + 6.2 * remark}
    figure.update_layout(
        height=len(table) * (NARROW_ROW_PX if look.is_narrow else ROW_PX) + TOP_PX + BOTTOM_PX,
        margin={"t": TOP_PX, "b": BOTTOM_PX, "pad": 0, **sides},
        showlegend=False, dragmode=False, hovermode="closest",
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", font={"color": look.text},
    )  # fmt: skip
    # With logarithms the steps that people count in; without, plotly finds them.
    few = {"nticks": 4 if look.is_narrow else 7}
    ticks = {"tickvals": [0.1, 0.2, 0.5, 1, 2, 3, 5, 10, 20, 50]} if axis.is_log else few
    figure.update_xaxes(
        type="log" if axis.is_log else "linear", range=bounds(table, axis), tickprefix=axis.before,
        ticksuffix=axis.behind, tickfont={"size": 12, "color": look.context}, fixedrange=True, zeroline=False,
        gridcolor="rgba(156,163,175,0.25)", separatethousands=True, exponentformat="none", **ticks,
    )  # fmt: skip
    figure.update_yaxes(
        range=[len(table) - 0.5, -0.85 if look.is_narrow else -0.5], showticklabels=False, showgrid=False,
        zeroline=False, fixedrange=True,
    )  # fmt: skip
    if axis.line_at is not None:
        figure.add_vline(axis.line_at, line={"color": look.context, "width": 1.5, "dash": "dot"}, layer="below")


def in_words(table: pd.DataFrame, headline: str) -> str:
    """What a chart says to those who cannot see it: the headline and the first five rows."""
    rows = [f"{row['name']} {row['said']}" for row in table.head(5).to_dict("records")]
    return f"{headline} {'; '.join(rows)}."
