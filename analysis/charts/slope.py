"""Two orders of the same things, side by side: lines from a place in the one to a place in the other."""

import html
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis.charts.look import Look, Row, small

ROW_PX, TOP_PX, BOTTOM_PX = 30, 30, 10
LETTER_PX, PLACE_PX, MOVE_PX = 7.4, 40, 160  # of a name, of the place before it, of how far it moved behind it
LINE_PX = 18  # between two lines of text
MOST = 12  # lines that can be told from each other


def slope(table: pd.DataFrame, look: Look) -> go.Figure:
    """A line a row from its guide_place at the left to its market_place at the right, the first place on top.

    Takes skill, guide_place, market_place, places_moved (above 0: earlier in the market; solid and blue, else dotted
    and orange). Names stand at both ends, pushed apart where places lie close.
    """
    rows = table.to_dict("records")
    guide, market = ([int(place) for place in table[side]] for side in ("guide_place", "market_place"))
    lowest = max([2, *guide, *market])
    height = ROW_PX * len(rows) + TOP_PX + BOTTOM_PX
    gap = LINE_PX * (lowest - 1) / (height - TOP_PX - BOTTOM_PX)  # the places that one line of text takes
    left, right = apart(guide, gap), apart(market, gap)
    figure = go.Figure()
    for row in rows:
        is_earlier = row["places_moved"] > 0
        colour, dash, symbol = (look.guide, "solid", "circle") if is_earlier else (look.other, "dot", "diamond")
        figure.add_scatter(
            x=[0, 1], y=[row["guide_place"], row["market_place"]], mode="lines+markers", hoverinfo="skip",
            line={"color": colour, "width": 2, "dash": dash}, marker={"size": 8, "symbol": symbol},
        )  # fmt: skip
    figure.layout.annotations = [
        {"showarrow": False, "font": {"color": look.text, "size": 13}, "yanchor": "middle", **words}
        for words in [*titles(look), *names(rows, left, right, look)]
    ]
    longest = max((len(str(row["skill"])) for row in rows), default=0)
    names_px = PLACE_PX + LETTER_PX * longest
    figure.update_layout(
        height=height, margin={"t": TOP_PX, "b": BOTTOM_PX, "l": names_px, "r": names_px + MOVE_PX, "pad": 0},
        showlegend=False, dragmode=False, paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
    )  # fmt: skip
    heights = [1, lowest, *left, *right]
    figure.update_xaxes(range=[-0.02, 1.02], visible=False, fixedrange=True)
    figure.update_yaxes(range=[max(heights) + gap / 2, min(heights) - gap / 2], visible=False, fixedrange=True)
    return figure


def titles(look: Look) -> list[dict[str, Any]]:
    """What the two sides are, above them."""
    above = {"y": 1, "yref": "paper", "yanchor": "bottom"}
    return [
        {**above, "x": 0, "xanchor": "right", "xshift": -12, "text": small("place in the guide", 12, look)},
        {**above, "x": 1, "xanchor": "left", "xshift": 12, "text": small("place in the market", 12, look)},
    ]


def names(rows: Sequence[Row], left: Sequence[float], right: Sequence[float], look: Look) -> list[dict[str, Any]]:
    """The names at both ends with their places, and how far each moved."""
    found: list[dict[str, Any]] = []
    for row, at_left, at_right in zip(rows, left, right, strict=True):
        name, moved = html.escape(str(row["skill"])), small(move_words(row["places_moved"]), 12, look)
        found += [
            {"x": 0, "y": at_left, "xanchor": "right", "xshift": -12, "text": f"{name} {row['guide_place']}"},
            {"x": 1, "y": at_right, "xanchor": "left", "xshift": 12, "text": f"{row['market_place']} {name} {moved}"},
        ]
    return found


def apart(places: Sequence[float], gap: float) -> list[float]:
    """Where words stand that belong to these places: there, or as near as they can with a gap between any two.

    Neighbours that are too close form a block about the mean of their places, blocks that meet become one (pool
    adjacent violators: Ayer and others, Annals of Mathematical Statistics 26, 1955).
    """
    order = np.argsort(places, kind="stable")
    blocks: list[list[float]] = []  # each the places of its members, less their offsets within the block
    for number, row in enumerate(order):
        blocks.append([places[row] - number * gap])
        while len(blocks) > 1 and np.mean(blocks[-2]) > np.mean(blocks[-1]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    heights = [float(np.mean(block)) for block in blocks for _ in block]
    found = dict(zip(order.tolist(), (height + number * gap for number, height in enumerate(heights)), strict=True))
    return [found[row] for row in range(len(places))]


def move_words(moved: int) -> str:
    """ "27 places earlier", "1 place later"."""
    return f"{abs(moved)} place{'' if abs(moved) == 1 else 's'} {'earlier' if moved > 0 else 'later'}"


def as_list(table: pd.DataFrame) -> list[str]:
    """The rows in words, for a window too narrow for lines: "Docker: 14 places earlier (guide 65, market 43)"."""
    return [
        f"{row['skill']}: {move_words(row['places_moved'])} (guide {row['guide_place']}, market {row['market_place']})"
        for row in table.to_dict("records")
    ]


def in_words(table: pd.DataFrame, headline: str) -> str:
    """What the chart says to those who cannot see it: the headline and every row."""
    return f"{headline} {'; '.join(as_list(table))}."
