"""What a share would be had the reader made no mistake."""

import numpy as np
import pandas as pd
from scipy import stats

from analysis.confidence import LEVEL

ENOUGH_LABELS = 30  # of a skill, on the postings the reader was measured on
CORRECTED_COLUMNS = ["corrected_pct", "corrected_low_pct", "corrected_high_pct"]


def corrected(table: pd.DataFrame) -> pd.DataFrame:
    """The table with corrected_pct, corrected_low_pct, corrected_high_pct (0-100): share_pct * precision / recall.

    Of what the reader finds that part is right, and it overlooks as many more: Rogan and Gladen, "Estimating prevalence
    from the results of a screening test", American Journal of Epidemiology 107 (1978), written with the predictive
    value, which presumes that the selected jobs are like the labelled ones. At most 100.

    The 95 % interval joins that of the share with those of precision and recall (Jeffreys, as in
    confidence.share_interval) on the scale of logarithms, each adding the square of its own reach on that side: Zou and
    Donner, "Construction of confidence limits about effect measures: a general approach", Statistics in Medicine 27
    (2008).

    Takes share_pct, low_pct, high_pct, reader_precision, reader_recall (0-1), and their counts reader_found, reader_n.
    NaN below ENOUGH_LABELS labels, where the reader found none, and at a share of 0; the interval also where the share
    has none.
    """
    is_known = (table["reader_n"] >= ENOUGH_LABELS) & (table["share_pct"] > 0) & (table["reader_recall"] > 0)
    known = table[is_known]
    share = known["share_pct"], known["low_pct"], known["high_pct"]
    precision = with_bounds(known["reader_precision"], known["reader_found"])
    misses = [1 / bound for bound in with_bounds(known["reader_recall"], known["reader_n"])]
    factors = [share, precision, (misses[0], misses[2], misses[1])]
    value = np.prod([factor for factor, _, _ in factors], axis=0)
    down, up = (np.sqrt(sum(np.log(factor[bound] / factor[0]) ** 2 for factor in factors)) for bound in (1, 2))
    found = zip(CORRECTED_COLUMNS, (value, value * np.exp(-down), value * np.exp(up)), strict=True)
    columns = {name: pd.Series(number, known.index).clip(upper=100).round(2) for name, number in found}
    return table.assign(**{name: column.reindex(table.index) for name, column in columns.items()})


def with_bounds(share: pd.Series, count: pd.Series) -> tuple[pd.Series, pd.Series, pd.Series]:
    """A share (0-1) of this many, and the bounds of its interval; a share of 1 has it for an upper bound."""
    hits, misses, tail = share * count + 0.5, (1 - share) * count + 0.5, (1 - LEVEL) / 2
    low, high = (pd.Series(stats.beta.ppf(at, hits, misses), share.index) for at in (tail, 1 - tail))
    return share, low, high.where(share < 1, 1.0)
