"""What one mark after another adds to a value among jobs that are alike, and how sure that is."""

import numpy as np
import numpy.typing as npt
from scipy import sparse

from analysis.confidence import Floats

Codes = npt.NDArray[np.integer]
BLOCK = 64  # marks at a time: employers x marks is the largest table held
LEAST_SPREAD = 1e-12  # less spread among alike jobs than this, a job, is none


def slopes(
    marks: sparse.csr_array, outcome: Floats, likes: Codes, employers: Codes, weights: Floats, alike: float
) -> tuple[Floats, Floats, Floats]:
    """For each mark (column of jobs x marks, 0 or 1) the slope of outcome on it among alike jobs, its error, and the
    error's degrees of freedom.

    Each mark on its own: the weighted least squares fit of outcome on the mark and one constant for each group of alike
    jobs. Frisch and Waugh, "Partial Time Regressions as Compared with Individual Trends", Econometrica 1 (1933): the
    slope is that of the outcome's deviations from its group's mean on the mark's own, so that the groups are taken out
    once, for all marks. The error is clustered by employer: Liang and Zeger, "Longitudinal Data Analysis Using
    Generalized Linear Models", Biometrika 73 (1986), with the correction g / (g - 1) * (n - 1) / (n - k) for n jobs of
    g employers and k parameters, as statsmodels has it. A few large employers carry most of it, so that its degrees of
    freedom are Satterthwaite's, (sum v)² / sum v² - 1, where an employer adds v = (1 - alike) sum d² + alike (sum d)²,
    d being the mark's deviations: Carter, Schnepel and Steigerwald, "Asymptotic Behavior of a t-Test Robust to Cluster
    Heterogeneity", Review of Economics and Statistics 99 (2017).

    likes, employers: numbers from 0 without gaps, one a job; alike: the intra-class correlation of the outcome among
    alike jobs of one employer. All three are NaN where a mark never varies among alike jobs.
    """
    jobs = np.arange(len(outcome))
    of_like = np.bincount(likes, weights)
    by_like, by_employer = (sparse.csr_array((weights, (codes, jobs))) for codes in (likes, employers))
    deviation = outcome - (by_like @ outcome / of_like)[likes]
    worth = by_employer @ sparse.csr_array((np.ones(len(jobs)), (jobs, likes)))
    moved = by_employer @ sparse.csr_array((deviation, (jobs, likes)))
    found = []
    for start in range(0, marks.shape[1], BLOCK):
        part = marks[:, start : start + BLOCK].tocoo()
        mean = (by_like @ part).toarray() / of_like[:, None]
        at = mean[likes[part.row], part.col]
        crossed, reduced, plain = (
            (by_employer @ sparse.csr_array((values, (part.row, part.col)), shape=part.shape)).toarray()
            for values in (deviation[part.row], 1 - 2 * at, part.data)
        )
        # An employer's part of sum w (x - mean)(y - mean), sum w (x - mean)² and sum w (x - mean), for each mark.
        products = crossed - moved @ mean
        squares = reduced + worth @ mean**2
        sums = plain - worth @ mean
        spread = squares.sum(axis=0)
        spread[spread < LEAST_SPREAD * of_like.sum()] = np.nan
        slope = products.sum(axis=0) / spread
        adds = (1 - alike) * squares + alike * sums**2
        with np.errstate(invalid="ignore"):
            freedom = np.where(spread > 0, adds.sum(axis=0) ** 2 / (adds**2).sum(axis=0) - 1, np.nan)
        found.append((slope, np.sqrt(((products - slope * squares) ** 2).sum(axis=0)) / spread, freedom))
    clusters, parameters = by_employer.shape[0], len(of_like) + 1
    correction = clusters / (clusters - 1) * (len(jobs) - 1) / (len(jobs) - parameters)
    slope, error, freedom = (np.concatenate(each) for each in zip(*found, strict=True))
    return slope, error * np.sqrt(correction), freedom


def selected_tail(p: npt.ArrayLike, false_share: float = 0.05) -> float:
    """Which p values are clear among many, and how wide the intervals then are: p at or below it, level 1 - it.

    The largest r * false_share / m such that r of the m p values lie at or below it (Benjamini and Hochberg,
    "Controlling the False Discovery Rate", Journal of the Royal Statistical Society B 57 (1995)); with none, that of
    r = 1. Intervals of that level leave out their truth in at most false_share of the clear ones (Benjamini and
    Yekutieli, "False Discovery Rate-Adjusted Multiple Confidence Intervals for Selected Parameters", Journal of the
    American Statistical Association 100 (2005)).
    """
    ordered = np.sort(np.asarray(p, dtype=float))
    if not len(ordered):
        return false_share
    lines = np.arange(1, len(ordered) + 1) * false_share / len(ordered)
    passed = np.flatnonzero(ordered <= lines)
    return float(lines[passed[-1]] if len(passed) else lines[0])
