"""Median and quartiles, and how sure the median is: against numpy, by hand, and by simulation."""

import numpy as np
import pytest

from analysis.confidence import share_interval
from analysis.quartiles import quantile, quartiles


def interval(values: np.ndarray, employers: np.ndarray) -> tuple[float, float]:
    """That of the median of one group, whatever the order of its values."""
    order = np.argsort(values, kind="stable")
    row = quartiles(np.zeros(len(values), dtype=int), values[order], employers[order]).iloc[0]
    return row["low"], row["high"]


AT = np.array([0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0])


@pytest.mark.parametrize("number", [1, 2, 5, 8, 31])
def test_equal_weights_are_numpys_definition_5(number: int) -> None:
    """Hyndman and Fan's definition 5, which numpy calls hazen; its median is the usual one."""
    values = np.sort(np.random.default_rng(number).normal(size=number))
    found = quantile(values, np.ones(number), AT)
    assert found == pytest.approx(np.quantile(values, AT, method="hazen"))
    assert found[3] == pytest.approx(np.median(values))


def test_a_weight_is_where_its_middle_is() -> None:
    """Of weights 1, 2 and 1 the middles stand at 1/8, 1/2 and 7/8 of all weight; between them the line is straight."""
    values, weights = np.array([10.0, 20.0, 40.0]), np.array([1.0, 2.0, 1.0])
    assert quantile(values, weights, np.array([0.1, 0.125, 0.3125, 0.5, 0.6875, 0.9])) == pytest.approx(
        [10, 10, 15, 20, 30, 40]
    )


def test_interval_by_the_formula() -> None:
    """Twelve employers of unequal size, once more from the definition: their votes below the median, the interval of
    that share, and back to values by numpy's quantiles."""
    random = np.random.default_rng(3)
    employers = np.repeat(np.arange(12), [1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5])
    values = np.sort(random.normal(size=len(employers)).round(1))
    middle = np.median(values)
    x = np.array([sum((v < middle) + (v == middle) / 2 for v in values[employers == e]) for e in range(12)])
    n = np.bincount(employers)
    low, high = share_interval(n.sum() / 2, n.sum(), n.sum() ** 2 / (n**2).sum(), ((x - n / 2) ** 2).sum())
    expected = np.quantile(values, [float(low), float(high)], method="hazen")
    assert interval(values, employers) == pytest.approx(expected)


@pytest.mark.parametrize("one_vote", [False, True])
def test_groups_do_not_know_each_other(one_vote: bool) -> None:
    """Three groups at once give what each gives alone; with one vote an employer weighs the same within each."""
    random = np.random.default_rng(4)
    places, employers = np.repeat([0, 1, 2], [40, 90, 60]), random.integers(0, 25, 190)
    values = random.normal(size=190)
    order = np.lexsort([values, places])
    places, employers, values = places[order], employers[order], values[order]
    together = quartiles(places, values, employers, one_vote)
    for place in range(3):
        own = places == place
        alone = quartiles(places[own] - place, values[own], employers[own], one_vote)
        assert list(together.iloc[place]) == pytest.approx(list(alone.iloc[0]))
        weights = 1 / np.bincount(employers[own])[employers[own]] if one_vote else np.ones(own.sum())
        assert list(together.iloc[place, :3]) == pytest.approx(list(quantile(values[own], weights, AT[[2, 3, 4]])))


def test_few_effective_employers_have_no_interval() -> None:
    """Ten employers of one job have one; where one of eleven holds half of the jobs there is none."""
    values = np.arange(20.0)
    assert np.isfinite(interval(values[:10], np.arange(10))).all()
    assert np.isnan(interval(values, np.maximum(np.arange(20), 9))).all()


COVERAGE = [
    # why, unequal (the smaller the more), how alike values of one employer are
    ("like employers, values alike", 3.0, 0.3),
    ("like employers, values very alike", 3.0, 0.6),
    ("unequal employers", 1.5, 0.3),
    ("values of one employer are no more alike than others", 3.0, 0.0),
]


@pytest.mark.parametrize(("why", "unequal", "alike"), COVERAGE)
def test_covers_the_truth(why: str, unequal: float, alike: float) -> None:
    """Over 400 invented markets of 60 employers, how often the 95 % interval holds the true median."""
    random = np.random.default_rng(17)
    held = []
    for _ in range(400):
        employers = np.repeat(np.arange(60), np.ceil(random.pareto(unequal, 60) * 2).astype(int))
        taste = random.normal(size=60) * np.sqrt(alike)
        values = taste[employers] + random.normal(size=len(employers)) * np.sqrt(1 - alike)
        low, high = interval(values, employers)
        if not np.isnan(low):
            held.append(low <= 0 <= high)
    assert len(held) > 200, why
    assert 0.92 <= np.mean(held) <= 0.985, why
