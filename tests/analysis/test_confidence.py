"""How sure a share is: against published and exact values, and by simulation."""

import numpy as np
import pytest
from scipy import stats

from analysis.confidence import rank_range, share_interval, tells_apart


def between(mentions: np.ndarray, jobs: np.ndarray) -> float:
    """Sum over employers of (x - p n)²."""
    return float(((mentions - jobs * mentions.sum() / jobs.sum()) ** 2).sum())


def interval(mentions: list[int], jobs: list[int]) -> tuple[float, float]:
    x, n = np.array(mentions), np.array(jobs)
    low, high = share_interval([x.sum()], int(n.sum()), len(n), [between(x, n)])
    return round(float(low[0]), 4), round(float(high[0]), 4)


def one_vote(mentions: np.ndarray, jobs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The interval where every employer has one vote; mentions: markets x employers."""
    shares = mentions / jobs
    spread = ((shares - shares.mean(axis=1, keepdims=True)) ** 2).sum(axis=1)
    size = len(jobs) ** 2 / (1 / jobs).sum()
    return share_interval(shares.sum(axis=1), len(jobs), len(jobs), spread, size)


def clopper_pearson(hits: int, jobs: int) -> tuple[float, float]:
    exact = stats.binomtest(hits, jobs).proportion_ci(0.95, method="exact")
    return round(exact.low, 4), round(exact.high, 4)


EVERY_JOB_ITS_OWN_EMPLOYER = [(1, 40), (8, 40), (20, 40), (39, 40), (0, 40), (40, 40), (3, 300)]


@pytest.mark.parametrize(("hits", "jobs"), EVERY_JOB_ITS_OWN_EMPLOYER)
def test_without_bunches_it_is_clopper_pearson(hits: int, jobs: int) -> None:
    """Where every employer has one job the design effect is 1 up to n / (n - 1), and the interval is the exact one."""
    low, high = interval([1] * hits + [0] * (jobs - hits), [1] * jobs)
    assert (low, high) == pytest.approx(clopper_pearson(hits, jobs), abs=0.004)


def test_reference_value_by_the_formula() -> None:
    """Six employers, worked by hand from Korn and Graubard's formula: n* = p q / v, times (t(n-1) / t(k-1))²."""
    x, n = np.array([8, 0, 5, 1, 9, 1]), np.array([10, 10, 10, 10, 10, 10])
    p = 24 / 60
    v = 6 / 5 * ((x - 4.0) ** 2).sum() / 60**2
    size = p * (1 - p) / v * (stats.t.ppf(0.975, 59) / stats.t.ppf(0.975, 5)) ** 2
    expected = (
        stats.beta.ppf(0.025, p * size, size - p * size + 1),
        stats.beta.ppf(0.975, p * size + 1, size - p * size),
    )
    assert interval(list(x), list(n)) == pytest.approx(expected, abs=1e-4)


def test_one_vote_by_the_formula() -> None:
    """Four employers of 1, 2, 5 and 10 jobs, worked by hand: shares of 1, 1/2, 3/5 and 1/10 have the mean 0.55; the 18
    jobs are worth 16 / (1 + 1/2 + 1/5 + 1/10) = 8.9 equal ones."""
    x, n = np.array([1, 1, 3, 1]), np.array([1, 2, 5, 10])
    variance = (0.45**2 + 0.05**2 + 0.05**2 + 0.45**2) / (4 * 3)
    worth = 16 / 1.8
    size = min(0.55 * 0.45 / variance * (stats.t.ppf(0.975, worth - 1) / stats.t.ppf(0.975, 3)) ** 2, worth)
    expected = (
        stats.beta.ppf(0.025, 0.55 * size, size - 0.55 * size + 1),
        stats.beta.ppf(0.975, 0.55 * size + 1, size - 0.55 * size),
    )
    low, high = one_vote(x[None, :], n)
    assert (low[0], high[0]) == pytest.approx(expected, abs=1e-12)


def test_one_vote_of_employers_with_one_job_each_is_the_same() -> None:
    """Where every employer has one job, a vote a job and a vote an employer are one."""
    x = np.array([1] * 8 + [0] * 32)
    low, high = one_vote(x[None, :], np.ones(40))
    assert (round(float(low[0]), 4), round(float(high[0]), 4)) == interval(list(x), [1] * 40)


EDGES = [
    ("one employer says nothing of others", [5], [10], (np.nan, np.nan)),
    ("no mention: the degrees of freedom still count", [0, 0, 0], [20, 20, 20], (0.0, 0.2474)),
    ("every job mentions it", [20, 20, 20], [20, 20, 20], (0.7526, 1.0)),
    (
        "employers exactly alike: never more sure than the number of jobs",
        [5, 5, 5, 5],
        [10, 10, 10, 10],
        (0.2477, 0.7523),
    ),
]


@pytest.mark.parametrize(("why", "mentions", "jobs", "expected"), EDGES)
def test_edges(why: str, mentions: list[int], jobs: list[int], expected: tuple[float, float]) -> None:
    """Shares of 0 and 1, one employer and no spread have an answer, or plainly none."""
    assert interval(mentions, jobs) == pytest.approx(expected, abs=1e-4, nan_ok=True), why


def test_nothing_selected_has_no_interval() -> None:
    """No jobs: no bounds, and no warning of a division by zero."""
    low, high = share_interval([0, 0], 0, 0, [0.0, 0.0])
    assert np.isnan([*low, *high]).all()


COVERAGE = [
    # why, how unequal employers are (the smaller the more), share, how alike jobs of one employer are, at least held
    ("like employers, rare skill", 3.0, 0.05, 0.3, 0.93),
    ("like employers, usual skill", 3.0, 0.3, 0.3, 0.93),
    ("like employers, very alike jobs", 3.0, 0.5, 0.6, 0.93),
    ("one of forty employers holds a sixth of the jobs", 1.5, 0.3, 0.3, 0.90),
    ("the same, rare skill: the known limit of the method", 1.5, 0.05, 0.3, 0.85),
]


@pytest.mark.parametrize(("why", "unequal", "share", "alike", "least"), COVERAGE)
def test_covers_the_truth(why: str, unequal: float, share: float, alike: float, least: float) -> None:
    """Over 2,000 invented markets of 40 employers whose jobs resemble each other, how often the 95 % interval holds the
    true share; the plain interval that ignores employers holds it less often by far."""
    random = np.random.default_rng(11)
    jobs = np.ceil(random.pareto(unequal, 40) * 4).astype(int) + 1
    tastes = random.beta(share * (1 / alike - 1), (1 - share) * (1 / alike - 1), (2000, 40))
    mentions = random.binomial(jobs, tastes)
    hits, total = mentions.sum(axis=1), int(jobs.sum())
    spread = ((mentions - jobs * (hits / total)[:, None]) ** 2).sum(axis=1)
    low, high = share_interval(hits, total, 40, spread)
    plain_low, plain_high = stats.beta.ppf(0.025, hits, total - hits + 1), stats.beta.isf(0.025, hits + 1, total - hits)
    held = float(np.mean((low <= share) & (share <= high)))
    plainly_held = float(np.mean((np.nan_to_num(plain_low) <= share) & (share <= plain_high)))
    assert held >= least, why
    assert plainly_held < held - 0.09, why


ONE_VOTE = [
    # why, how unequal employers are (the smaller the more), share, how alike jobs of one employer are, at least held
    ("like employers, rare skill", 3.0, 0.05, 0.3, 0.94),
    ("like employers, usual skill", 3.0, 0.3, 0.3, 0.94),
    ("one of forty employers holds a sixth of the jobs", 1.5, 0.3, 0.3, 0.94),
    ("the same, rare skill", 1.5, 0.05, 0.3, 0.93),
    ("employers as unequal as they come", 1.1, 0.3, 0.3, 0.94),
]


@pytest.mark.parametrize(("why", "unequal", "share", "alike", "least"), ONE_VOTE)
def test_one_vote_covers_the_truth(why: str, unequal: float, share: float, alike: float, least: float) -> None:
    """Over 2,000 invented markets, how often the interval of the mean of 40 employers' shares holds the mean of their
    tastes; the usual interval of a mean (Student's t on the shares) holds a rare one less often."""
    random = np.random.default_rng(5)
    jobs = np.ceil(random.pareto(unequal, 40) * 4).astype(int) + 1
    tastes = random.beta(share * (1 / alike - 1), (1 - share) * (1 / alike - 1), (2000, 40))
    mentions = random.binomial(jobs, tastes)
    low, high = one_vote(mentions, jobs)
    shares = mentions / jobs
    reach = stats.t.isf(0.025, 39) * shares.std(axis=1, ddof=1) / np.sqrt(40)
    held = float(np.mean((low <= share) & (share <= high)))
    assert held >= least, why
    assert float(np.mean(np.abs(shares.mean(axis=1) - share) <= reach)) < held, why


def test_ranks_only_what_the_test_tells_apart() -> None:
    """Three skills over eight employers: the first clearly leads, the others cannot be told apart."""
    jobs = np.full(8, 10.0)
    by_employer = np.column_stack(
        [[9, 8, 9, 8, 9, 9, 8, 9], [4, 1, 3, 2, 4, 1, 2, 3], [1, 4, 2, 3, 1, 4, 3, 1]]
    ).astype(float)
    told = tells_apart(by_employer, jobs)
    best, worst = rank_range(told)
    assert told.tolist() == [[False, True, True], [False, False, False], [False, False, False]]
    assert (best.tolist(), worst.tolist()) == ([1, 2, 2], [1, 3, 3])


def test_one_employer_tells_nothing_apart() -> None:
    """A single employer is a single opinion."""
    assert tells_apart(np.array([[9.0, 1.0]]), np.array([10.0])).tolist() == [[False, False], [False, False]]


def test_paired_test_is_the_clustered_t_test() -> None:
    """With one job an employer the test is scipy's paired t test."""
    random = np.random.default_rng(3)
    first, second = (random.random((2, 60)) < np.array([[0.6], [0.35]])).astype(float)
    p = stats.ttest_rel(first, second).pvalue
    assert bool(tells_apart(np.column_stack([first, second]), np.ones(60))[0, 1]) == (p < 0.05)
