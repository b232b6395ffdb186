"""Dots with intervals, drawn."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from analysis.charts.dots import PREMIUM, TIMES, Axis, bounds, dots, hover, in_words
from analysis.charts.look import Look

ROW = {
    "name": "Scala", "value": 4.0, "low": 2.0, "high": 8.0, "said": "4.0×", "remark": "in 12 % of its jobs",
    "says": "2.0 to 8.0 times as often as by chance", "in_guide": True,
}  # fmt: skip
TABLE = pd.DataFrame([
    ROW,
    {**ROW, "name": "<b>Kafka</b>", "value": 0.5, "low": 0.25, "high": 1.0, "said": "0.5×", "in_guide": False},
    {**ROW, "name": "Java", "value": 2.0, "low": np.nan, "high": np.nan, "said": "2.0×"},
])  # fmt: skip
PAID = TABLE.assign(start=[1.0, 0.1, 1.5], end=[9.0, 0.9, 2.5])


def drawn(table: pd.DataFrame = TABLE, axis: Axis = TIMES, **look: bool) -> Any:
    return dots(table, axis, Look(**look)).to_dict()


def test_marks() -> None:
    """Circles for the guide, diamonds for the rest, each with its own interval; none where there is none."""
    taught, other = dots(TABLE, TIMES, Look()).data
    assert [(list(trace.x), list(trace.y), trace.marker.symbol) for trace in (taught, other)] == [
        ([4.0, 2.0], [0, 2], "circle"),
        ([0.5], [1], "diamond"),
    ]
    assert [float(end[0]) for end in (taught.error_x.array, taught.error_x.arrayminus)] == [4.0, 2.0]
    assert np.isnan([end[1] for end in (taught.error_x.array, taught.error_x.arrayminus)]).all()


def test_thick_line_from_start_to_end() -> None:
    """Quartile to quartile, one piece a row."""
    thick = drawn(PAID, Axis(before="$"))["data"][0]
    assert (list(thick["x"]), list(thick["y"]), thick["line"]["width"]) == (
        [1.0, 9.0, None, 0.1, 0.9, None, 1.5, 2.5, None],
        [0, 0, None, 1, 1, None, 2, 2, None],
        8,
    )


AXES = [
    (TABLE, TIMES, (np.log10(0.25 / 1.1), np.log10(8 * 1.1))),
    (TABLE.head(1), TIMES, (np.log10(1 / 1.1), np.log10(8 * 1.1))),  # the line at 1 is always there
    (TABLE.head(1), PREMIUM, (0 - 0.04 * 8, 8 + 0.04 * 8)),
    (PAID, Axis(), (0.1 - 0.04 * 8.9, 9 + 0.04 * 8.9)),
]


@pytest.mark.parametrize(("table", "axis", "expected"), AXES)
def test_bounds(table: pd.DataFrame, axis: Axis, expected: tuple[float, float]) -> None:
    """A little beyond all marks and the reference line, in logarithms where the axis is one."""
    assert bounds(table, axis) == pytest.approx(expected)
    assert list(drawn(table, axis)["layout"]["xaxis"]["range"]) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("axis", "lines", "form"), [(TIMES, [1], "log"), (PREMIUM, [0], "linear"), (Axis(), [], "linear")]
)
def test_reference_line(axis: Axis, lines: list[float], form: str) -> None:
    """ "No more than by chance" stands at 1, "no more pay" at 0."""
    layout = drawn(axis=axis)["layout"]
    assert ([shape["x0"] for shape in layout.get("shapes", ())], layout["xaxis"]["type"]) == (lines, form)


@pytest.mark.parametrize(("is_dark", "colours"), [(False, ("#0072B2", "#D55E00")), (True, ("#56B4E9", "#E69F00"))])
def test_colours(is_dark: bool, colours: tuple[str, str]) -> None:
    """One blue and one orange, readable on the page they stand on."""
    assert tuple(trace["marker"]["color"] for trace in drawn(is_dark=is_dark)["data"]) == colours


@pytest.mark.parametrize("is_narrow", [False, True])
def test_nothing_in_the_data_is_markup(is_narrow: bool) -> None:
    """Names are escaped wherever plotly would read tags."""
    figure = drawn(is_narrow=is_narrow)
    names = [note["text"] for note in figure["layout"]["annotations"] if "Kafka" in note["text"]]
    hovers = [words for trace in figure["data"] for words in trace["customdata"] if "Kafka" in words]
    assert [text.count("&lt;b&gt;Kafka&lt;/b&gt;") for text in names + hovers] == [1, 1]


@pytest.mark.parametrize(("is_narrow", "height", "remarks"), [(False, 3 * 26 + 40, 3), (True, 3 * 40 + 40, 0)])
def test_a_swipe_moves_the_page(is_narrow: bool, height: int, remarks: int) -> None:
    """Axes are fixed and nothing drags; rows are 26 px, on a phone 40 and without remarks."""
    layout = drawn(is_narrow=is_narrow)["layout"]
    fixed = layout["xaxis"]["fixedrange"], layout["yaxis"]["fixedrange"], layout["dragmode"], layout["height"]
    assert fixed == (True, True, False, height)
    assert sum("in 12 %" in note["text"] for note in layout["annotations"]) == remarks


def test_in_words() -> None:
    """For those who point at a row, and for those who cannot see the chart."""
    assert hover(ROW) == "<b>Scala</b><br>4.0×<br>2.0 to 8.0 times as often as by chance"
    assert in_words(TABLE, "A finding.") == "A finding. Scala 4.0×; <b>Kafka</b> 0.5×; Java 2.0×."
