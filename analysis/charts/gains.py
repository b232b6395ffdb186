"""Two columns of dots with intervals, each on an axis of its own."""

import html

import pandas as pd
import plotly.graph_objects as go

from analysis.charts.look import Look, Row, small

ROW_PX, NARROW_ROW_PX = 28, 46
TOP_PX, BOTTOM_PX = 26, 30
COLUMNS = {"opens": "opens fully", "brings_close": "brings close"}


def two_columns(table: pd.DataFrame, look: Look) -> go.Figure:
    """One row a skill, in the table's order: jobs that it opens at the left, jobs that it brings close at the right.

    Takes skill, in_guide, remark (text under or beside the name), opens, brings_close and of both _low and _high (NULL:
    no line).
    """
    table = table.reset_index(drop=True)
    figure = go.Figure()
    for number, name in enumerate(COLUMNS, 1):
        low, high = (table[f"{name}_{end}"].astype("float64") for end in ("low", "high"))
        for is_taught, symbol, colour in ((True, "circle", look.guide), (False, "diamond", look.other)):
            part = table["in_guide"] == is_taught
            figure.add_scatter(
                x=table.loc[part, name], y=table.index[part], mode="markers", xaxis=f"x{number}", yaxis="y",
                marker={"symbol": symbol, "size": 9, "color": colour},
                error_x={"type": "data", "symmetric": False, "array": (high - table[name])[part],
                         "arrayminus": (table[name] - low)[part], "color": colour, "thickness": 1.5, "width": 0},
                customdata=[hover(row) for row in table[part].to_dict("records")],
                hovertemplate="%{customdata}<extra></extra>",
            )  # fmt: skip
    left = 4 if look.is_narrow else 40 + 7.4 * max((len(str(name)) for name in table["skill"]), default=0)
    figure.layout.annotations = [*headings(look), *names(table, look)]
    figure.update_layout(
        height=len(table) * (NARROW_ROW_PX if look.is_narrow else ROW_PX) + TOP_PX + BOTTOM_PX,
        margin={"t": TOP_PX, "b": BOTTOM_PX, "l": left, "r": 8 if look.is_narrow else 170, "pad": 0},
        showlegend=False, dragmode=False, hovermode="closest", paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)", font={"color": look.text},
        **{f"xaxis{number}": axis(table, name, number, look) for number, name in enumerate(COLUMNS, 1)},
        yaxis={"range": [len(table) - 0.5, -0.85 if look.is_narrow else -0.5], "showticklabels": False,
               "showgrid": False, "zeroline": False, "fixedrange": True},
    )  # fmt: skip
    return figure


def axis(table: pd.DataFrame, name: str, number: int, look: Look) -> dict[str, object]:
    """The axis of one column, from 0 to a little beyond its longest interval, with room for the values."""
    reach = float(table[[name, f"{name}_high"]].astype("float64").max().max() or 1)
    return {
        "domain": [0, 0.46] if number == 1 else [0.54, 1], "anchor": "y", "range": [-0.03 * reach, reach * 1.3],
        "fixedrange": True, "nticks": 4, "gridcolor": "rgba(156,163,175,0.25)", "zeroline": True,
        "zerolinecolor": look.context, "tickfont": {"size": 12, "color": look.context},
    }  # fmt: skip


def headings(look: Look) -> list[dict[str, object]]:
    """What each column counts, above it."""
    return [
        {"x": x, "y": 1, "yshift": 14, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "middle",
         "showarrow": False, "text": small(words, 12, look)}
        for x, words in zip((0, 0.54), COLUMNS.values(), strict=True)
    ]  # fmt: skip


def names(table: pd.DataFrame, look: Look) -> list[dict[str, object]]:
    """Names at the left, in a narrow window above the dots; the counts at the right of each column."""
    same: dict[str, object] = {"yanchor": "middle", "showarrow": False, "font": {"color": look.text, "size": 14}}
    above = 0.36 if look.is_narrow else 0
    found: list[dict[str, object]] = []
    for row, values in enumerate(table.to_dict("records")):
        name, remark = html.escape(str(values["skill"])), small(f" {values['remark']}", 11, look)
        beside = {"xanchor": "left"} if look.is_narrow else {"xanchor": "right", "xshift": -10}
        found.append({"x": 0, "y": row - above, "xref": "paper", "text": name + (remark if look.is_narrow else ""),
                      **beside, **same})  # fmt: skip
        for x, column in zip((0.46, 1), COLUMNS, strict=True):
            found.append(
                {"x": x, "y": row, "xref": "paper", "xanchor": "right", "text": f"+{values[column]:,}", **same}
            )
        if not look.is_narrow:
            found.append({"x": 1, "y": row, "xref": "paper", "xanchor": "left", "xshift": 10, "text": remark, **same})
    return found


def hover(row: Row) -> str:
    """The row in words, for whoever points at it."""
    parts = []
    for name, words in COLUMNS.items():
        low, high = row[f"{name}_low"], row[f"{name}_high"]
        span: str = "" if pd.isna(low) else f" (95 % interval {low:,} to {high:,})"
        parts.append(f"{words} {row[name]:,}{span}")
    return f"<b>{html.escape(str(row['skill']))}</b><br>{'<br>'.join(parts)}"


def in_words(table: pd.DataFrame) -> str:
    """What the chart says to those who cannot see it: the first five rows."""
    rows = [f"{row['skill']} opens {row['opens']:,}, brings close {row['brings_close']:,}"
            for row in table.head(5).to_dict("records")]  # fmt: skip
    return f"{'; '.join(rows)}."
