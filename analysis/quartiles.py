"""Median and quartiles of weighted values, and how sure the median is where values come in bunches."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.confidence import Floats, share_interval
from analysis.population import FEW_EFFECTIVE

Codes = npt.NDArray[np.integer]
QUARTERS = np.array([0.25, 0.5, 0.75])
NAMES = ["q1", "median", "q3", "low", "high"]


def quantile(ordered: Floats, weights: Floats, at: float | Floats) -> Floats:
    """Values below which these shares (0-1) of all weight lie; ordered: the values, the smallest first.

    Each value stands in the middle of its own weight, and between two values the line is straight: with equal weights
    definition 5 of Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996),
    whose median is the usual one.
    """
    weight = np.cumsum(weights)
    return np.asarray(np.interp(at, (weight - weights / 2) / weight[-1], ordered), dtype=float)


def quartiles(places: Codes, ordered: Floats, employers: Codes, one_vote: bool = False) -> pd.DataFrame:
    """Quartiles of the values of each group, and how sure the median is where values of one employer resemble.

    One row a group: NAMES. The interval, at 95 %: Woodruff, "Confidence Intervals for Medians and Other Position
    Measures", Journal of the American Statistical Association 47 (1952): that of the share of values below the median,
    carried back to values by their own quantiles; for clusters of unequal size Francisco and Fuller, "Quantile
    Estimation with a Complex Survey Design", Annals of Statistics 19 (1991). The share is a half (a value equal to the
    median counts half), its interval that of confidence.share_interval(). Under FEW_EFFECTIVE effective employers both
    bounds are NaN.

    places: the group of each value, numbers from 0 without gaps, one group after the other; ordered: the values, the
    smallest of each group first; employers: the number of whose each is. one_vote: within a group every employer weighs
    the same.
    """
    if not len(places):
        return pd.DataFrame(columns=NAMES, dtype=float)
    bunch, _ = pd.factorize(places.astype(np.int64) * (int(employers.max()) + 1) + employers)
    group = np.zeros(bunch.max() + 1, dtype=np.int64)
    group[bunch] = places
    weights = 1 / np.bincount(bunch)[bunch] if one_vote else np.ones(len(places))
    rows = [slice(start, end) for start, end in pairwise(np.searchsorted(places, range(group.max() + 2)))]
    found = np.array([quantile(ordered[each], weights[each], QUARTERS) for each in rows])

    middle = found[places, 1]
    own = np.bincount(bunch, weights)
    below = np.bincount(bunch, weights * ((ordered < middle) + (ordered == middle) / 2))
    everything, squared = np.bincount(group, own), np.bincount(group, own**2)
    effective, size = everything**2 / squared, everything**2 / np.bincount(places, weights**2)
    shares = share_interval(everything / 2, everything, effective, np.bincount(group, (below - own / 2) ** 2), size)
    bounds = [
        quantile(ordered[each], weights[each], ends) for each, ends in zip(rows, np.transpose(shares), strict=True)
    ]
    sure = np.where((effective >= FEW_EFFECTIVE)[:, None], bounds, np.nan)
    return pd.DataFrame(np.hstack([found, sure]), columns=NAMES)
