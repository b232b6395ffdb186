"""How sure a share is: intervals and rank ranges for jobs that come in bunches, one bunch an employer.

docs/intervals.md says how often they hold, by simulation (tests/benchmarks/sim_intervals.py).
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse, stats

from analysis.population import FEW_EFFECTIVE, FEW_EMPLOYERS, FEW_JOBS

Floats = npt.NDArray[np.float64]

LEVEL = 0.95
# How alike jobs of one employer are at least taken to be (0: not at all, 1: copies). Measured in 8,600 jobs, the
# intra-class correlation of the 210 skills that at least 2 % of them name has the median 0.08 where a job has one vote,
# 0.23 where an employer has.
ALIKE = 0.12
BLOCK = 16  # skills compared with all others at a time


def share_interval(
    votes: npt.ArrayLike,
    votes_all: npt.ArrayLike,
    employers: npt.ArrayLike,
    between: npt.ArrayLike,
    size: npt.ArrayLike | None = None,
    level: float = LEVEL,
) -> tuple[Floats, Floats]:
    """Lower and upper bound (0-1) of the share votes / votes_all, where jobs of one employer resemble each other.

    Korn and Graubard, "Confidence intervals for proportions with small expected number of positive counts estimated
    from survey data", Survey Methodology 24 (1998): an interval of a binomial share with the number of jobs replaced by
    the effective sample size p (1 - p) / var(p), adjusted to the degrees of freedom of var(p) by the squared ratio of t
    quantiles. Of the binomial intervals it is Jeffreys's, quantiles of Beta(x + 1/2, n - x + 1/2) (Brown, Cai and
    DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16, 2001): theirs, Clopper and
    Pearson's, holds rare shares 99 times in 100 (docs/intervals.md).

    var(p) = k / (k - 1) * between / votes_all² is the variance of a ratio between k employers drawn independently
    (Cochran, "Sampling Techniques", 1977, chapter 9A), with k - 1 degrees of freedom. Where employers are of unequal
    size k is how many equal ones they are worth, (sum n)² / sum n² (Kish, "Survey Sampling", 1965); then k / (k - 1)
    takes away exactly what the largest lose by pulling p towards themselves.

    By luck a rare share may show no resemblance where there is some: the effective size is at most what the jobs would
    be worth were those of one employer ALIKE, 1 / ((1 - ALIKE) / size + ALIKE / k), Kish's design effect, and just that
    at a share of 0 or 1, where nothing can be learned. That a model of the design effect mends what the plain estimate
    leaves open was shown by Franco, Little, Louis and Slud, "Comparative study of confidence intervals for proportions
    in complex sample surveys", Journal of Survey Statistics and Methodology 7 (2019).

    A job has one vote; with one vote an employer, an n-th of it where the employer has n jobs. Then p is the mean of
    the employers' shares y, and var(p) that of a mean of k independent values, sum (y - p)² / (k (k - 1)).

    All numbers may be one for all skills, or one a skill. votes: of the jobs that ask for it; employers: k; between:
    the sum over all employers of (x - p n)², where an employer has n votes, x of them for the skill; size: how many
    equal jobs the weighted ones are worth, (sum w)² / sum w²; default votes_all, the jobs themselves. With fewer than
    two employers there is no interval: both bounds are NaN.
    """
    votes, votes_all, employers, between = (np.asarray(n, dtype=float) for n in (votes, votes_all, employers, between))
    size = votes_all if size is None else np.asarray(size, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = votes / votes_all
        spread = share * (1 - share)
        variance = employers / (employers - 1) * between / votes_all**2
        most = 1 / ((1 - ALIKE) / size + ALIKE / employers)
        worth = np.where((variance > 0) & (spread > 0), np.minimum(spread / variance, most), most)
        tail = (1 - level) / 2
        worth = worth * (stats.t.isf(tail, size - 1) / stats.t.isf(tail, employers - 1)) ** 2
    hits, misses = share * worth + 0.5, (1 - share) * worth + 0.5
    low = np.where(share > 0, stats.beta.ppf(tail, hits, misses), 0.0)
    high = np.where(share < 1, stats.beta.isf(tail, hits, misses), 1.0)
    return np.where(employers > 1, low, np.nan), np.where(employers > 1, high, np.nan)


def tells_apart(by_employer: Any, employer_votes: Floats, level: float = LEVEL) -> npt.NDArray[np.bool_]:
    """For each pair of skills (row, column): is the row's share clearly above the column's?

    A paired t test on the same jobs, clustered by employer: an employer's difference is its votes for the row's skill
    less those for the column's, the variance of the mean difference is the between-employer one of share_interval().
    Its degrees of freedom lie between two: k - 1 as there, which tells a little too much apart, and Satterthwaite's,
    (sum v)² / sum v² - 1, where v is what an employer of n votes adds to the variance if its jobs are ALIKE,
    n (1 - ALIKE) + n² ALIKE (Carter, Schnepel and Steigerwald, "Asymptotic behavior of a t-test robust to cluster
    heterogeneity", Review of Economics and Statistics 99, 2017), which where one employer is a giant tells nothing
    apart: the geometric mean of both numbers of employers, less one. The difference counts less half a vote, since
    votes come whole (Edwards, "Note on the correction for continuity in testing the significance of the difference
    between correlated proportions", Psychometrika 13, 1948). Each pair is tested on its own, at 1 - level, both sides.

    by_employer: employers x skills, votes of the jobs that ask for the skill, sparse or not; employer_votes: all votes
    of each of them (see share_interval). With fewer than two employers nothing is told apart.
    """
    matrix = sparse.csc_array(by_employer)
    votes, squared = employer_votes.sum(), employer_votes @ employer_votes
    if votes**2 <= squared:
        return np.zeros((matrix.shape[1], matrix.shape[1]), dtype=bool)
    worth = votes**2 / squared
    adds = employer_votes * (1 - ALIKE) + employer_votes**2 * ALIKE
    freedom = np.sqrt(worth * adds.sum() ** 2 / (adds @ adds)) - 1
    reach = stats.t.isf((1 - level) / 2, freedom) * np.sqrt(worth / (worth - 1)) / votes
    share, weighted = matrix.sum(axis=0) / votes, matrix.T @ employer_votes
    gap = share[:, None] - share[None, :] - 0.5 / votes
    between = matrix.power(2).sum(axis=0) - 2 * share * weighted + share**2 * squared
    error = np.sqrt(np.maximum(between, 0))
    # However two skills go together, the error of their difference lies between the difference and the sum of theirs:
    # where that decides, the employers they share need not be looked up.
    told: npt.NDArray[np.bool_] = gap > reach * (error[:, None] + error[None, :])
    is_open = ~told & (gap > reach * np.abs(error[:, None] - error[None, :]))
    for first in range(0, len(gap), BLOCK):
        rows = slice(first, first + BLOCK)
        columns = np.flatnonzero(is_open[rows].any(axis=0))
        if not len(columns):
            continue
        others = slice(columns[0], columns[-1] + 1)
        together = matrix[:, rows].toarray().T @ matrix[:, others]
        together -= share[rows, None] * weighted[others] + weighted[rows, None] * share[others]
        together += share[rows, None] * share[others] * squared
        both = between[rows, None] + between[others] - 2 * together
        told[rows, others] = gap[rows, others] > reach * np.sqrt(np.maximum(both, 0))
    return told


def rank_range(told_apart: npt.NDArray[Any]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Best and worst rank that the data allow each skill: one more than the skills clearly above it, and all but the
    skills clearly below it (after Klein, Wright and Wieczorek 2020, pair by pair)."""
    above = told_apart.sum(axis=0)
    below = told_apart.sum(axis=1)
    return above + 1, len(told_apart) - below


def with_interval(table: pd.DataFrame) -> pd.DataFrame:
    """The table with share_pct, low_pct and high_pct (0-100, two decimals) in place of what they are made of.

    Takes jobs_all, employers_all, votes, between_employers, votes_all, size_all, effective_all (see sql/demand.sql).
    low_pct and high_pct are the 95 % interval of share_interval(). Below 30 jobs or 5 employers all three are NaN,
    below 10 effective employers the interval is.
    """
    low, high = share_interval(
        table["votes"], table["votes_all"], table["effective_all"], table["between_employers"], table["size_all"]
    )
    is_enough = (table["jobs_all"] >= FEW_JOBS) & (table["employers_all"] >= FEW_EMPLOYERS)
    is_sure = is_enough & (table["effective_all"] >= FEW_EFFECTIVE)
    shown = table.assign(
        share_pct=(100.0 * table["votes"] / table["votes_all"]).round(2).where(is_enough),
        low_pct=pd.Series(100 * low, table.index).round(2).where(is_sure),
        high_pct=pd.Series(100 * high, table.index).round(2).where(is_sure),
    )
    return shown.drop(columns=["votes", "votes_all", "size_all", "effective_all", "between_employers"])
