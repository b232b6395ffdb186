"""How sure a share is: intervals and rank ranges for jobs that come in bunches, one bunch an employer."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

Floats = npt.NDArray[np.float64]

LEVEL = 0.95


def share_interval(
    hits: npt.ArrayLike, jobs: int, employers: int, between: npt.ArrayLike, level: float = LEVEL
) -> tuple[Floats, Floats]:
    """Lower and upper bound (0-1) of the share hits / jobs, where jobs of one employer resemble each other.

    Korn and Graubard, "Confidence intervals for proportions with small expected number of positive counts estimated
    from survey data", Survey Methodology 24 (1998): the exact Clopper-Pearson interval with the number of jobs n
    replaced by the effective sample size n / deff, adjusted to employers - 1 degrees of freedom by the squared ratio of
    t quantiles.

    hits: jobs that mention each skill; between: for each skill the sum over all employers of (x - p n)², where an
    employer has n jobs, x of them mention the skill, and p is the share over all jobs. Both have one entry a skill.
    At a share of 0 or 1 nothing can be learned about resemblance: deff is taken as 1 (the practice of the US National
    Center for Health Statistics, Parker et al. 2017), the degrees of freedom still count. The effective size never
    exceeds the number of jobs. With fewer than two employers there is no interval: both bounds are NaN.

    Measured by simulation: the interval holds the truth 95 times in 100 where employers are of like size, 87 to 92
    times where one of forty holds a sixth of the jobs.
    """
    hits = np.asarray(hits, dtype=float)
    if employers < 2 or jobs < 2:
        return np.full(hits.shape, np.nan), np.full(hits.shape, np.nan)
    share = hits / jobs
    variance = employers / (employers - 1) * np.asarray(between, dtype=float) / jobs**2
    spread = share * (1 - share)
    alike = (variance > 0) & (spread > 0)
    size = np.where(alike, spread / np.where(alike, variance, 1.0), float(jobs))
    tail = (1 - level) / 2
    size = np.minimum(size * (stats.t.isf(tail, jobs - 1) / stats.t.isf(tail, employers - 1)) ** 2, jobs)
    low = np.where(share > 0, stats.beta.ppf(tail, share * size, size - share * size + 1), 0.0)
    high = np.where(share < 1, stats.beta.isf(tail, share * size + 1, size - share * size), 1.0)
    return np.nan_to_num(low), np.nan_to_num(high, nan=1.0)


def tells_apart(by_employer: Floats, employer_jobs: Floats, level: float = LEVEL) -> npt.NDArray[np.bool_]:
    """For each pair of skills (row, column): is the row's share clearly above the column's?

    A paired t test on the same jobs, clustered by employer: an employer's difference is the number of its jobs that
    mention the row's skill less those that mention the column's, the variance of the mean difference is the between-
    employer one, with employers - 1 degrees of freedom. Each pair is tested on its own, at 1 - level, both sides.

    by_employer: employers x skills, jobs that mention the skill; employer_jobs: all jobs of each employer. With fewer
    than two employers nothing is told apart.
    """
    employers, skills = by_employer.shape
    if employers < 2:
        return np.zeros((skills, skills), dtype=bool)
    jobs = employer_jobs.sum()
    hits = by_employer.sum(axis=0)
    gap = (hits[:, None] - hits[None, :]) / jobs
    products = by_employer.T @ by_employer
    own = np.diag(products)
    squares = own[:, None] + own[None, :] - 2 * products
    weighted = employer_jobs @ by_employer
    weighted_gap = weighted[:, None] - weighted[None, :]
    between = squares - 2 * gap * weighted_gap + gap**2 * (employer_jobs @ employer_jobs)
    error = np.sqrt(np.maximum(between, 0) * employers / (employers - 1)) / jobs
    told: npt.NDArray[np.bool_] = gap > stats.t.isf((1 - level) / 2, employers - 1) * error
    return told


def rank_range(told_apart: npt.NDArray[Any]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Best and worst rank that the data allow each skill: one more than the skills clearly above it, and all but the
    skills clearly below it (after Klein, Wright and Wieczorek 2020, pair by pair)."""
    above = told_apart.sum(axis=0)
    below = told_apart.sum(axis=1)
    return above + 1, len(told_apart) - below


def with_interval(table: pd.DataFrame) -> pd.DataFrame:
    """The table with share_pct, low_pct and high_pct (0-100, two decimals) in place of between_employers.

    Takes jobs, between_employers (one entry a row) and jobs_all, employers_all (the same in every row). Where nothing
    is selected the share is NaN, where no interval exists its bounds are.
    """
    jobs_all, employers_all = (int(table[name].max()) if len(table) else 0 for name in ("jobs_all", "employers_all"))
    low, high = share_interval(table["jobs"], jobs_all, employers_all, table["between_employers"])
    return table.drop(columns="between_employers").assign(
        share_pct=(100.0 * table["jobs"] / table["jobs_all"].replace(0, np.nan)).round(2),
        low_pct=(100 * low).round(2),
        high_pct=(100 * high).round(2),
    )
