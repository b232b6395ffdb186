"""How strongly a skill is asked for: one bar in three parts."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.look import Look
from analysis.words import percent

HEIGHT_PX = 44
PARTS = {"required": 0.9, "preferred": 0.5, "mentioned": 0.22}  # opacities: the stronger the word, the darker
LEAST_PCT = {False: 9, True: 25}  # of the bar: narrower parts have no room for words in a wide or narrow window


def strength(row: pd.Series, look: Look) -> go.Figure:
    """The jobs that name a skill, parted by the strongest word for it; the words stand inside.

    Takes required_pct, preferred_pct, mentioned_pct (0-100, of all jobs).
    """
    figure, paper = go.Figure(), "#111418" if look.is_dark else "#FFFFFF"
    for part, share_pct in shares(row).items():
        words = f"{part} {percent(share_pct)}"
        is_dark = PARTS[part] > 0.6
        figure.add_bar(
            x=[share_pct], y=[0], orientation="h", text=words if share_pct >= LEAST_PCT[look.is_narrow] else "",
            textposition="inside", insidetextanchor="middle", textangle=0, constraintext="none",
            textfont={"color": paper if is_dark else look.text, "size": 13},
            marker={"color": look.guide, "opacity": PARTS[part], "line": {"width": 0}},
            hovertemplate=f"{words} of the jobs that name it<extra></extra>",
        )  # fmt: skip
    figure.update_layout(
        height=HEIGHT_PX, margin={"t": 4, "b": 4, "l": 0, "r": 0, "pad": 0}, barmode="stack", bargap=0,
        showlegend=False, dragmode=False, paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
    )  # fmt: skip
    figure.update_xaxes(range=[0, 100], visible=False, fixedrange=True)
    figure.update_yaxes(visible=False, fixedrange=True)
    return figure


def shares(row: pd.Series) -> dict[str, float]:
    """Each part of the bar, 0-100 of the jobs that name the skill."""
    found = {part: float(row[f"{part}_pct"]) for part in PARTS}
    return {part: 100 * share_pct / sum(found.values()) for part, share_pct in found.items()}


def in_words(row: pd.Series) -> str:
    """What the bar says to those who cannot see it."""
    return ", ".join(f"{part} {percent(share_pct)}" for part, share_pct in shares(row).items())
