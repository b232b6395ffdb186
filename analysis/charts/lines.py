"""Shares over time: a line with its band, and a gap where a period was not read well."""

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.look import Look, Row
from analysis.words import day, percent

HEIGHT_PX, NARROW_HEIGHT_PX = 300, 240
BAND, LEVEL = 0.18, 0.9  # opacities


def share_line(table: pd.DataFrame, levels: pd.DataFrame, look: Look) -> go.Figure:
    """The share of each period as a dot on a line, its interval as a band; one step for every third compared.

    Takes period_on, jobs, jobs_all, share_pct, low_pct, high_pct (0-100; NaN: no dot, and the line stops) and of levels
    from_on, to_on, share_pct: the shares of the first and of the last third, dashed.
    """
    figure = go.Figure()
    for run in runs(table, "low_pct"):
        edges = {"x": run["period_on"], "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
        figure.add_scatter(y=run["low_pct"], **edges)
        figure.add_scatter(y=run["high_pct"], fill="tonexty", fillcolor=faint(look.guide), **edges)
    for row in levels.to_dict("records"):
        figure.add_scatter(
            x=[row["from_on"], row["to_on"]], y=[row["share_pct"]] * 2, mode="lines+text", hoverinfo="skip",
            line={"color": look.context, "width": 2, "dash": "dot"}, opacity=LEVEL,
            text=["", percent(row["share_pct"])], textposition="top left", textfont={"color": look.text, "size": 13},
        )  # fmt: skip
    figure.add_scatter(
        x=table["period_on"], y=table["share_pct"], mode="lines+markers", connectgaps=False,
        line={"color": look.guide, "width": 2}, marker={"size": 6},
        customdata=[hover(row) for row in table.to_dict("records")], hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip
    frame(figure, table, levels, look)
    return figure


def runs(table: pd.DataFrame, column: str) -> list[pd.DataFrame]:
    """The stretches of neighbouring rows that have a value: a band must not bridge a gap."""
    has_value = table[column].notna()
    return [rows for _, rows in table[has_value].groupby((~has_value).cumsum()[has_value])]


def faint(colour: str) -> str:
    """A colour of six hexadecimal digits, as pale as a band is."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{BAND})"


def hover(row: Row) -> str:
    """One period in words."""
    if pd.isna(row["share_pct"]):
        return ""
    low, high = row["low_pct"], row["high_pct"]
    span = "" if pd.isna(low) else f"<br>95 % interval {percent(low)} to {percent(high)}"
    counts = f"{row['jobs']:,} of {row['jobs_all']:,} jobs"
    return f"<b>from {day(row['period_on'])}</b><br>{percent(row['share_pct'])} · {counts}{span}"


def frame(figure: go.Figure, table: pd.DataFrame, levels: pd.DataFrame, look: Look) -> None:
    """Axis from 0 to the next ten, fixed so that a swipe moves the page; all periods, also those without a dot."""
    reach = pd.concat([table["high_pct"], table["share_pct"], levels["share_pct"]]).max()
    end = min(100.0, 10 * (reach // 10 + 1)) if reach > 0 else 10.0
    figure.update_layout(
        height=NARROW_HEIGHT_PX if look.is_narrow else HEIGHT_PX, margin={"t": 8, "b": 30, "l": 44, "r": 8},
        showlegend=False, dragmode=False, hovermode="closest",
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)", font={"color": look.text},
    )  # fmt: skip
    same = {"fixedrange": True, "tickfont": {"size": 12, "color": look.context}, "gridcolor": "rgba(156,163,175,0.25)"}
    width = (table["period_on"].max() - table["period_on"].min()) / 40
    bounds = [table["period_on"].min() - width, table["period_on"].max() + width]
    figure.update_xaxes(range=bounds, showgrid=False, nticks=4 if look.is_narrow else 9, **same)
    figure.update_yaxes(
        range=[0, 1.08 * end], ticksuffix=" %", zeroline=True, zerolinecolor=look.context, nticks=6, **same
    )


def in_words(table: pd.DataFrame, levels: pd.DataFrame, skill: str) -> str:
    """What the line says to those who cannot see it."""
    shares = [percent(share) for share in levels["share_pct"]]
    dots = int(table["share_pct"].notna().sum())
    between = f" from {shares[0]} in the first third to {shares[-1]} in the last" if len(shares) > 1 else ""
    return f"{skill}: share of the jobs that appeared,{between}; {dots} of {len(table)} periods have a dot."
