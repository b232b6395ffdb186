"""Lines over time and dots then and now: what is drawn where, and in words."""

import pandas as pd
import pytest

from analysis.charts.lines import in_words, share_line
from analysis.charts.look import Look
from analysis.charts.moves import in_words as moves_in_words
from analysis.charts.moves import moves

NAN = float("nan")
MONTHS = pd.DataFrame({
    "period_on": pd.to_datetime(["2026-06-01", "2026-07-01", "2026-08-01", "2026-09-01"]),
    "jobs": pd.array([10, 12, None, 3], dtype="Int64"), "jobs_all": pd.array([40, 40, None, 12], dtype="Int64"),
    "share_pct": [25.0, 30.0, NAN, 25.0], "low_pct": [15.0, 20.0, NAN, NAN], "high_pct": [35.0, 42.0, NAN, NAN],
})  # fmt: skip
LEVELS = pd.DataFrame({
    "from_on": pd.to_datetime(["2026-06-01", "2026-08-01"]), "to_on": pd.to_datetime(["2026-07-01", "2026-09-01"]),
    "share_pct": [27.5, 25.0],
})  # fmt: skip
MOVED = pd.DataFrame([
    {"skill": "Rust <b>", "then_pct": 4.0, "now_pct": 9.0, "then_jobs": 4, "then_jobs_all": 100, "now_jobs": 9,
     "now_jobs_all": 100, "change_points": 5.0, "change_low": 2.0, "change_high": 8.0, "in_guide": False,
     "remark": "rising"},
    {"skill": "R", "then_pct": 12.0, "now_pct": 11.0, "then_jobs": 12, "then_jobs_all": 100, "now_jobs": 11,
     "now_jobs_all": 100, "change_points": -1.0, "change_low": NAN, "change_high": NAN, "in_guide": True,
     "remark": "too few"},
])  # fmt: skip


def test_a_gap_stays_a_gap() -> None:
    """The band covers the months with an interval alone; the line stops where a month was not read well."""
    figure = share_line(MONTHS, LEVELS, Look())
    band, line = figure.data[1], figure.data[-1]
    assert (list(band.y), band.fill, line.connectgaps, figure.layout.xaxis.fixedrange) == (
        [35, 42],
        "tonexty",
        False,
        True,
    )
    assert pd.isna(line.y[2])
    assert "25 % · 10 of 40 jobs<br>95 % interval 15 % to 35 %" in line.customdata[0]
    assert (line.customdata[2], "interval" in line.customdata[3]) == ("", False)


def test_a_line_without_dots_or_levels() -> None:
    """A record of few jobs draws an empty frame, not an error."""
    bare = MONTHS.assign(share_pct=NAN, low_pct=NAN, high_pct=NAN)
    figure = share_line(bare, LEVELS.head(0), Look(is_narrow=True))
    assert tuple(figure.layout.yaxis.range) == (0, 10.8)
    assert in_words(bare, LEVELS.head(0), "R").endswith("0 of 4 periods have a dot.")


def test_the_line_in_words() -> None:
    """Whoever cannot see it hears the two shares that are compared."""
    assert in_words(MONTHS, LEVELS, "R") == (
        "R: share of the jobs that appeared, from 28 % in the first third to 25 % in the last; "
        "3 of 4 periods have a dot."
    )


@pytest.mark.parametrize("look", [Look(), Look(is_narrow=True), Look(is_dark=True)])
def test_then_and_now(look: Look) -> None:
    """Hollow then, filled now, joined; a skill's name is never markup; no interval where there is none."""
    figure = moves(MOVED, look)
    assert [(list(part.x), part.marker.symbol) for part in figure.data if part.mode == "markers"] == [
        ([12], "circle-open"), ([11], "circle"), ([4], "diamond-open"), ([9], "diamond")
    ]  # fmt: skip
    texts = [note.text for note in figure.layout.annotations]
    assert any("Rust &lt;b&gt;" in text for text in texts)
    assert any("4 → 9 %" in text for text in texts)
    words = [part.customdata[0] for part in figure.data if part.mode == "markers"]
    assert ("interval" in words[0], "+5 points (95 % interval +2 to +8)" in words[2]) == (False, True)


def test_then_and_now_in_words() -> None:
    """Headline and rows."""
    assert moves_in_words(MOVED, "Rising: Rust.") == "Rising: Rust. Rust <b> 4 → 9 %, rising; R 12 → 11 %, too few."
