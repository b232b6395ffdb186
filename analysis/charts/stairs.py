"""Jobs opened step by step, as stairs, with another order beside them."""

import html

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.look import Look, Row

HEIGHT_PX = 280
LABEL_PX = 13


def stairs(table: pd.DataFrame, look: Look) -> go.Figure:
    """Takes step (from 0), skill (NULL at 0), fully_met, guide_skill, guide_fully_met, one row a step.

    The path is the thick line with its skills on the steps, the guide's order the thin one; both say their numbers.
    """
    figure = go.Figure()
    end = table["step"].max() + 1
    for met, dash, colour, width in (
        ("guide_fully_met", "dot", look.context, 2),
        ("fully_met", "solid", look.guide, 3),
    ):
        figure.add_scatter(
            x=[*table["step"], end], y=[*table[met], table[met].iloc[-1]], mode="lines", line_shape="hv",
            line={"color": colour, "width": width, "dash": dash}, hoverinfo="skip",
        )  # fmt: skip
    figure.add_scatter(
        x=table["step"] + 0.5, y=table["fully_met"], mode="markers", marker={"size": 18, "opacity": 0},
        customdata=[hover(*row) for row in table[["skill", "fully_met", "guide_skill", "guide_fully_met"]].to_numpy()],
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip
    figure.layout.annotations = [
        {
            "x": row["step"] + 0.06, "y": row["fully_met"], "xanchor": "left", "yanchor": "bottom", "showarrow": False,
            "text": label(row, look), "font": {"color": look.text, "size": LABEL_PX},
        }
        for row in table.to_dict("records")
    ]  # fmt: skip
    top = float(table[["fully_met", "guide_fully_met"]].max().max())
    figure.update_layout(
        height=HEIGHT_PX, margin={"t": 12, "b": 30, "l": 44, "r": 8 if look.is_narrow else 80, "pad": 0},
        showlegend=False, dragmode=False,
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", font={"color": look.text}, hovermode="closest",
    )  # fmt: skip
    figure.update_xaxes(
        range=[0, end], tickvals=table["step"] + 0.5, ticktext=table["step"], fixedrange=True, showgrid=False,
        tickfont={"size": 12, "color": look.context}, zeroline=False,
    )  # fmt: skip
    figure.update_yaxes(
        range=[0, max(top, 1) * 1.18], fixedrange=True, nticks=5, gridcolor="rgba(156,163,175,0.25)",
        tickfont={"size": 12, "color": look.context}, zeroline=True, zerolinecolor=look.context,
    )  # fmt: skip
    return figure


def label(row: Row, look: Look) -> str:
    """What stands on a step: its number, and where there is room its skill."""
    number = f"<b>{row['fully_met']:,}</b>"
    return number if look.is_narrow or row["step"] == 0 else f"{number} {html.escape(str(row['skill']))}"


def hover(skill: str | None, fully_met: int, guide_skill: str | None, guide_fully_met: int) -> str:
    """A step in words, for whoever points at it."""
    learned = f"with {html.escape(str(skill))}" if isinstance(skill, str) else "as you are"
    guided = f"with {html.escape(str(guide_skill))}" if isinstance(guide_skill, str) else "as you are"
    return f"<b>{fully_met:,} jobs</b> {learned}<br>guide's order: {guide_fully_met:,} {guided}"


def in_words(table: pd.DataFrame) -> str:
    """What the chart says to those who cannot see it."""
    steps = [
        f"now {table['fully_met'].iloc[0]:,}",
        *(f"{row.skill} {row.fully_met:,}" for row in table[1:].itertuples()),
    ]
    guided = ", ".join(f"{number:,}" for number in table["guide_fully_met"])
    return f"Jobs fully met: {'; '.join(steps)}. The guide's order: {guided}."
