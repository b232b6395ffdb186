"""Two orders side by side."""

import numpy as np
import pandas as pd
import pytest

from analysis.charts.look import Look
from analysis.charts.slope import apart, as_list, in_words, slope

MOVED = pd.DataFrame({
    "skill": ["<b>Docker</b>", "Kaggle"], "guide_place": [65, 31], "market_place": [43, 71], "places_moved": [14, -1],
})  # fmt: skip

SPREAD = [
    # places, gap, where the words stand
    ([10, 40, 70], 5, [10, 40, 70]),
    ([40, 10, 41], 5, [38, 10, 43]),
    ([10, 10, 10], 4, [6, 10, 14]),
    ([1, 2, 9, 10, 30], 4, [-0.5, 3.5, 7.5, 11.5, 30]),
    ([], 4, []),
]


@pytest.mark.parametrize(("places", "gap", "expected"), SPREAD)
def test_words_are_pushed_apart(places: list[float], gap: float, expected: list[float]) -> None:
    """No two closer than the gap, as near to their places as that allows, in their order."""
    assert apart(places, gap) == pytest.approx(expected)


def test_lines_and_names() -> None:
    """A line a row from place to place, solid if the market asks earlier; first places on top; names are no markup."""
    figure = slope(MOVED, Look())
    assert [(list(line.y), line.line.dash) for line in figure.data] == [([65, 43], "solid"), ([31, 71], "dot")]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]
    texts = " ".join(words.text for words in figure.layout.annotations)
    assert ("&lt;b&gt;Docker&lt;/b&gt; 65" in texts, "<b>" in texts) == (True, False)
    assert {line.line.color for line in figure.data} == {Look().guide, Look().other}


def test_in_words() -> None:
    """The same for narrow windows and for those who cannot see it."""
    assert as_list(MOVED) == [
        "<b>Docker</b>: 14 places earlier (guide 65, market 43)", "Kaggle: 1 place later (guide 31, market 71)",
    ]  # fmt: skip
    assert in_words(MOVED[1:], "Orders differ.") == "Orders differ. Kaggle: 1 place later (guide 31, market 71)."


def test_spread_keeps_every_gap() -> None:
    """Whatever the places."""
    places = np.random.default_rng(3).uniform(0, 30, 40)
    assert np.diff(np.sort(apart(list(places), 2.0))).min() > 2 - 1e-9
