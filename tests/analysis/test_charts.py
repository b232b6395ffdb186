"""Tables drawn as figures."""

from typing import Any

import pandas as pd
import pytest

from analysis.charts.bars import hover, in_words, share_bars
from analysis.charts.look import Look

ROW = {
    "skill": "Python", "share_pct": 80.0, "low_pct": 77.0, "high_pct": 83.0, "jobs": 800, "jobs_all": 1000,
    "employers": 90, "in_guide": True, "remark": "in guide",
    "required_pct": 60.0, "preferred_pct": 15.0, "mentioned_pct": 5.0,
}  # fmt: skip
TABLE = pd.DataFrame([
    ROW,
    {**ROW, "skill": "<b>LLMs</b>", "share_pct": 37.0, "low_pct": 33.0, "high_pct": 41.0, "in_guide": False},
    {"skill": "2 Data", "in_guide": True, "remark": ""},
    {**ROW, "skill": "Big data", "share_pct": 14.0, "low_pct": 12.0, "high_pct": 16.0, "implied_pct": 31.0},
])  # fmt: skip


def drawn(**look: bool) -> Any:
    return share_bars(TABLE, Look(**look)).to_dict()


def test_marks() -> None:
    """Pale bar and its darker part, then the joined hollow dot of an umbrella, then circles for the guide and diamonds
    for the rest, each with its interval; a heading has no mark."""
    figure = share_bars(TABLE, Look())
    bars, required, joined, hollow, taught, other = figure.data
    assert [list(trace.y) for trace in (taught, other, hollow)] == [[0, 3], [1], [3]]
    assert [list(trace.x) for trace in (taught, other, hollow)] == [[80.0, 14.0], [37.0], [31.0]]
    assert (list(taught.error_x.array), list(taught.error_x.arrayminus)) == ([3.0, 2.0], [3.0, 2.0])
    assert [trace.marker.symbol for trace in (taught, other, hollow)] == ["circle", "diamond", "circle-open"]
    assert list(joined.x) == [14.0, 31.0, None]
    assert (max(bars.x), max(required.x), figure.layout.barmode) == (80.0, 60.0, "overlay")


@pytest.mark.parametrize(("is_dark", "colours"), [(False, ("#0072B2", "#D55E00")), (True, ("#56B4E9", "#E69F00"))])
def test_colours(is_dark: bool, colours: tuple[str, str]) -> None:
    """One blue and one orange, readable on the page they stand on."""
    *_, taught, other = drawn(is_dark=is_dark)["data"]
    assert (taught["marker"]["color"], other["marker"]["color"]) == colours


@pytest.mark.parametrize("is_narrow", [False, True])
def test_nothing_in_the_data_is_markup(is_narrow: bool) -> None:
    """Names are escaped wherever plotly would read tags."""
    figure = drawn(is_narrow=is_narrow)
    names = [note["text"] for note in figure["layout"]["annotations"] if "LLMs" in note["text"]]
    hovers = [words for trace in figure["data"] for words in trace.get("customdata", ()) if "LLMs" in words]
    assert [text.count("&lt;b&gt;LLMs&lt;/b&gt;") for text in names + hovers] == [1, 1]


@pytest.mark.parametrize(("is_narrow", "height"), [(False, 4 * 26 + 40), (True, 4 * 40 + 40)])
def test_a_swipe_moves_the_page(is_narrow: bool, height: int) -> None:
    """Axes are fixed and nothing drags, so that a finger on the chart scrolls; rows are 26 px, on a phone 40."""
    layout = drawn(is_narrow=is_narrow)["layout"]
    fixed = layout["xaxis"]["fixedrange"], layout["yaxis"]["fixedrange"], layout["dragmode"], layout["height"]
    assert fixed == (True, True, False, height)


def test_axis_ends_at_the_next_ten() -> None:
    """From zero to the next ten over the longest interval."""
    assert list(drawn()["layout"]["xaxis"]["range"]) == [0, 90.0]


def test_hover_says_how_strongly() -> None:
    """Whoever points at a row reads what it rests on and how strongly the jobs ask."""
    assert hover(ROW) == (
        "<b>Python</b><br>80 % · 800 of 1,000 jobs, 90 employers<br>95 % interval 77 % to 83 %"
        "<br>required 60 %, preferred 15 %, just mentioned 5 %"
    )


def test_in_words() -> None:
    """For those who cannot see it: the headline and the first rows."""
    assert in_words(TABLE, "A finding.") == "A finding. Python 80 %; <b>LLMs</b> 37 %; Big data 14 | 31 %."
