"""What a share would be had the reader made no mistake."""

import numpy as np
import pandas as pd
import pytest

from analysis.correction import corrected

SHARE = {"share_pct": 40.0, "low_pct": 36.0, "high_pct": 44.2}
NAN = float("nan")

ROWS = [
    # why, share, precision, found, recall, labels, corrected
    ("as many wrong as overlooked", SHARE, 0.9, 40, 0.9, 40, 40.0),
    ("a fifth overlooked", SHARE, 1.0, 40, 0.8, 50, 50.0),
    ("a fifth wrong", SHARE, 0.8, 50, 1.0, 40, 32.0),
    ("never above 100", {"share_pct": 90.0, "low_pct": 85.0, "high_pct": 94.0}, 1.0, 40, 0.8, 50, 100.0),
    ("too few labels", SHARE, 1.0, 29, 1.0, 29, NAN),
    ("never measured", SHARE, NAN, NAN, NAN, NAN, NAN),
    ("the reader found none of them", SHARE, NAN, 0, 0.0, 40, NAN),
    ("nobody asks", {"share_pct": 0.0, "low_pct": 0.0, "high_pct": 1.0}, 1.0, 40, 0.8, 50, NAN),
    ("too few jobs for a share", dict.fromkeys(SHARE, NAN), 1.0, 40, 0.8, 50, NAN),
]


def table(share: dict[str, float], precision: float, found: float, recall: float, labels: float) -> pd.DataFrame:
    measured = {"reader_precision": precision, "reader_found": found, "reader_recall": recall, "reader_n": labels}
    return corrected(pd.DataFrame([{**share, **measured}]))


@pytest.mark.parametrize(("why", "share", "precision", "found", "recall", "labels", "expected"), ROWS)
def test_corrected(
    why: str, share: dict[str, float], precision: float, found: float, recall: float, labels: float, expected: float
) -> None:
    """share * precision / recall, of skills labelled 30 times or more, with an interval around it; else nothing."""
    row = table(share, precision, found, recall, labels).iloc[0]
    assert row["corrected_pct"] == pytest.approx(expected, nan_ok=True), why
    has_value = not np.isnan(expected)
    assert (row["corrected_low_pct"] < row["corrected_pct"] <= row["corrected_high_pct"] <= 100) == has_value, why


def test_a_share_without_interval_is_corrected_without() -> None:
    """Too few effective employers: the value alone."""
    row = table({**SHARE, "low_pct": NAN, "high_pct": NAN}, 1.0, 40, 0.8, 50).iloc[0]
    assert row[["corrected_pct", "corrected_low_pct", "corrected_high_pct"]].isna().tolist() == [False, True, True]


MEASURED = [(40.0, 0.9, 40, 0.9, 40), (5.0, 0.8, 60, 0.9, 53), (60.0, 1.0, 34, 0.85, 40), (20.0, 0.95, 200, 0.97, 196)]


@pytest.mark.parametrize(("share", "precision", "found", "recall", "labels"), MEASURED)
def test_interval_is_that_of_drawn_values(
    share: float, precision: float, found: int, recall: float, labels: int
) -> None:
    """The middle 95 of 100 of a million products, each factor drawn from what is known of it: the Beta posteriors of
    Jeffreys; the two intervals agree within a tenth of their width."""
    random = np.random.default_rng(1)

    def draws(part: float, of: float) -> np.ndarray:
        return random.beta(part * of + 0.5, (1 - part) * of + 0.5, 1_000_000)

    jobs = draws(share / 100, 500)
    low, high = 100 * np.quantile(jobs, (0.025, 0.975))
    drawn = 100 * np.quantile(jobs * draws(precision, found) / draws(recall, labels), (0.025, 0.975))
    row = table({"share_pct": share, "low_pct": low, "high_pct": high}, precision, found, recall, labels).iloc[0]
    reach = (drawn[1] - drawn[0]) / 10
    assert list(row[["corrected_low_pct", "corrected_high_pct"]]) == pytest.approx(list(drawn), abs=reach)
