"""How sure a share is: against published and exact values, and by simulation."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import sparse, stats

from analysis.confidence import ALIKE, rank_range, share_interval, tells_apart, with_interval
from tests.benchmarks.sim_intervals import by_employer, by_job, held_pct, sizes, wrong_pct


def interval(mentions: list[int], jobs: list[int]) -> tuple[float, float]:
    low, high = by_job(np.array([jobs], dtype=float), np.array([mentions], dtype=float))
    return round(float(low[0]), 4), round(float(high[0]), 4)


def jeffreys(share: float, worth: float) -> tuple[float, float]:
    hits, misses = share * worth + 0.5, (1 - share) * worth + 0.5
    return stats.beta.ppf(0.025, hits, misses), stats.beta.ppf(0.975, hits, misses)


def most(size: float, employers: float) -> float:
    """What jobs are worth if those of one employer are ALIKE."""
    return size / (1 + ALIKE * (size / employers - 1))


EVERY_JOB_ITS_OWN_EMPLOYER = [(1, 40), (8, 40), (20, 40), (39, 40), (3, 300)]


@pytest.mark.parametrize(("hits", "jobs"), EVERY_JOB_ITS_OWN_EMPLOYER)
def test_without_bunches_it_is_the_binomial_interval(hits: int, jobs: int) -> None:
    """Where every employer has one job the design effect is n / (n - 1), and the interval is Jeffreys's."""
    assert interval([1] * hits + [0] * (jobs - hits), [1] * jobs) == pytest.approx(
        jeffreys(hits / jobs, jobs - 1), abs=1e-4
    )


PUBLISHED = [(1, 10, 0.011, 0.381), (5, 10, 0.224, 0.776), (3, 30, 0.029, 0.244)]


@pytest.mark.parametrize(("hits", "jobs", "low", "high"), PUBLISHED)
def test_binomial_interval_as_published(hits: int, jobs: int, low: float, high: float) -> None:
    """Jeffreys's limits as Brown, Cai and DasGupta (2001, table 5) print them."""
    assert jeffreys(hits / jobs, jobs) == pytest.approx((low, high), abs=6e-4)


def test_reference_value_by_the_formula() -> None:
    """Six employers of one size, worked by hand from Korn and Graubard: n* = p q / v, times (t(n-1) / t(k-1))²."""
    x = np.array([8, 0, 5, 1, 9, 1])
    v = 6 / 5 * ((x - 4.0) ** 2).sum() / 60**2
    size = 0.4 * 0.6 / v * (stats.t.ppf(0.975, 59) / stats.t.ppf(0.975, 5)) ** 2
    assert interval(list(x), [10] * 6) == pytest.approx(jeffreys(0.4, size), abs=1e-4)


def test_variance_is_that_of_a_clustered_regression() -> None:
    """The 0/1 outcome regressed on a constant, errors clustered by employer (statsmodels, CR1), with k / (k - 1) for 14
    unequal employers replaced by that of the number of equal ones they are worth."""
    random = np.random.default_rng(2)
    jobs = random.integers(2, 40, 14)
    asks = [random.random(n) < taste for n, taste in zip(jobs, random.random(14), strict=True)]
    employer = np.repeat(np.arange(14), jobs)
    outcome = np.concatenate(asks).astype(float)
    fit = sm.OLS(outcome, np.ones_like(outcome)).fit(cov_type="cluster", cov_kwds={"groups": employer})
    worth = jobs.sum() ** 2 / (jobs**2).sum()
    variance = fit.bse[0] ** 2 / (14 / 13) * worth / (worth - 1)
    share = float(fit.params[0])
    ratio = stats.t.ppf(0.975, jobs.sum() - 1) / stats.t.ppf(0.975, worth - 1)
    size = min(share * (1 - share) / variance, most(jobs.sum(), worth)) * ratio**2
    found = interval([int(asked.sum()) for asked in asks], list(jobs))
    assert found == pytest.approx(jeffreys(share, size), abs=1e-4)
    assert share * (1 - share) / variance < most(jobs.sum(), worth)


def test_largest_employer_takes_nothing_from_the_variance() -> None:
    """Averaged over every outcome of independent jobs at employers of 1, 2 and 5, k / (k - 1) * between / n² is the
    variance of a share of n jobs."""
    jobs, share = np.array([1, 2, 5]), 0.3
    worth = 64 / 30
    found = [
        (worth / (worth - 1) * ((x - jobs * sum(x) / 8) ** 2).sum() / 64, stats.binom.pmf(x, jobs, share).prod())
        for x in np.ndindex(2, 3, 6)
    ]
    assert sum(variance * chance for variance, chance in found) == pytest.approx(share * (1 - share) / 8)


def test_one_vote_by_the_formula() -> None:
    """Four employers of 1, 2, 5 and 10 jobs, worked by hand: shares of 1, 1/2, 3/5 and 1/10 have the mean 0.55; the 18
    jobs are worth 16 / (1 + 1/2 + 1/5 + 1/10) = 8.9 equal ones."""
    low, high = by_employer(np.array([[1.0, 2, 5, 10]]), np.array([[1.0, 1, 3, 1]]))
    variance = (0.45**2 + 0.05**2 + 0.05**2 + 0.45**2) / (4 * 3)
    worth = 16 / 1.8
    size = min(0.55 * 0.45 / variance, most(worth, 4)) * (stats.t.ppf(0.975, worth - 1) / stats.t.ppf(0.975, 3)) ** 2
    assert (low[0], high[0]) == pytest.approx(jeffreys(0.55, size), abs=1e-12)


def test_one_vote_of_employers_with_one_job_each_is_the_same() -> None:
    """Where every employer has one job, a vote a job and a vote an employer are one."""
    x = [1] * 8 + [0] * 32
    low, high = by_employer(np.ones((1, 40)), np.array([x], dtype=float))
    assert (round(float(low[0]), 4), round(float(high[0]), 4)) == interval(x, [1] * 40)


EDGES = [
    ("one employer says nothing of others", [5], [10], (np.nan, np.nan)),
    ("no mention: jobs of one employer still count as alike", [0, 0, 0], [20, 20, 20], (0.0, 0.4481)),
    ("every job mentions it", [20, 20, 20], [20, 20, 20], (0.5519, 1.0)),
    ("employers exactly alike by luck: never more sure than that", [5, 5, 5, 5], [10, 10, 10, 10], (0.1957, 0.8043)),
]


@pytest.mark.parametrize(("why", "mentions", "jobs", "expected"), EDGES)
def test_edges(why: str, mentions: list[int], jobs: list[int], expected: tuple[float, float]) -> None:
    """Shares of 0 and 1, one employer and no spread have an answer, or plainly none."""
    assert interval(mentions, jobs) == pytest.approx(expected, abs=1e-4, nan_ok=True), why


def test_nothing_selected_has_no_interval() -> None:
    """No jobs: no bounds, and no warning of a division by zero."""
    low, high = share_interval([0, 0], 0, 0, [0.0, 0.0])
    assert np.isnan([*low, *high]).all()


FLOORS = [
    # why, jobs_all, employers_all, effective_all, has a share, has an interval
    ("enough of all", 30, 10, 10.0, True, True),
    ("too few jobs", 29, 20, 18.0, False, False),
    ("too few employers", 500, 4, 4.0, False, False),
    ("enough employers, of too unequal size", 500, 80, 9.9, True, False),
]


@pytest.mark.parametrize(("why", "jobs_all", "employers_all", "effective_all", "has_share", "has_interval"), FLOORS)
def test_floors(
    why: str, jobs_all: int, employers_all: int, effective_all: float, has_share: bool, has_interval: bool
) -> None:
    """Below 30 jobs or 5 employers no share, below 10 effective employers no interval."""
    row = {"jobs_all": jobs_all, "employers_all": employers_all, "effective_all": effective_all, "size_all": jobs_all,
           "votes_all": jobs_all, "votes": jobs_all / 2, "between_employers": jobs_all}  # fmt: skip
    table = with_interval(pd.DataFrame([row]))
    assert list(table) == ["jobs_all", "employers_all", "share_pct", "low_pct", "high_pct"]
    assert table["share_pct"].notna().tolist() == [has_share], why
    assert table[["low_pct", "high_pct"]].notna().to_numpy().tolist() == [[has_interval] * 2], why


COVERAGE = [
    # employers drawn from real sizes (at least 20 effective), share, how alike jobs of one employer are
    (25, 0.3, 0.23), (60, 0.02, 0.08), (60, 0.1, 0.38), (100, 0.05, 0.38), (100, 0.6, 0.08), (400, 0.02, 0.38),
    (400, 0.3, 0.23),
]  # fmt: skip


@pytest.mark.parametrize(("employers", "share", "alike"), COVERAGE)
def test_covers_the_truth(employers: int, share: float, alike: float) -> None:
    """Over 2,000 invented markets the 95 % interval holds the true share 92 to 98.5 times in 100, by job and by
    employer (docs/intervals.md has the whole table)."""
    for one in (by_job, by_employer):
        drawn = sizes(np.random.default_rng(5), employers)
        assert 92 <= held_pct(np.random.default_rng(7), drawn, share, alike, one) <= 98.5, one


def test_covers_the_truth_where_one_employer_holds_a_sixth() -> None:
    """40 employers of which one holds a sixth of the jobs, two others a twelfth: 25 effective. Taken as 40 equal ones
    the interval held a share of 5 % 87 times in 100."""
    jobs = np.array([[60.0, 30, 30, *[6] * 37]])
    for share in (0.05, 0.3):
        held = held_pct(np.random.default_rng(7), [np.repeat(jobs, 2000, axis=0)], share, 0.3)
        assert 92 <= held <= 98, share


@pytest.mark.parametrize(("share", "alike"), [(0.05, 0.23), (0.3, 0.38)])
def test_clearly_above_is_rarely_wrong(share: float, alike: float) -> None:
    """Of two skills of one share, one is said to be clearly above the other in 5 of 100 markets at most."""
    drawn = sizes(np.random.default_rng(5), 60, markets=300)
    assert wrong_pct(np.random.default_rng(7), drawn, share, alike) <= 5


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


PAIRS = [(0.6, 0.35), (0.6, 0.45), (0.5, 0.45), (0.3, 0.1), (0.2, 0.12)]


@pytest.mark.parametrize("shares", PAIRS)
def test_paired_test_is_the_clustered_t_test(shares: tuple[float, float]) -> None:
    """With one job an employer the test is scipy's paired t test of a difference that is half a job smaller."""
    random = np.random.default_rng(3)
    first, second = (random.random((2, 60)) < np.array(shares)[:, None]).astype(float)
    p = stats.ttest_1samp(first - second, 0.5 / 60, alternative="greater").pvalue
    assert bool(tells_apart(np.column_stack([first, second]), np.ones(60))[0, 1]) == (p < 0.025)


def test_told_apart_as_with_every_product() -> None:
    """The pairs whose errors alone decide, and the others looked up block by block, give what the plain formula gives
    for all at once: 40 skills over 300 unequal employers."""
    random = np.random.default_rng(4)
    jobs = np.ceil(random.pareto(2.5, 300) * 3) + 1
    asking = random.binomial(jobs.astype(int)[:, None], random.beta(1, np.arange(2, 82, 2), (300, 40))).astype(float)
    asking[:, 7] = asking[:, 3]
    shares = asking.sum(axis=0) / jobs.sum()
    worth = jobs.sum() ** 2 / (jobs @ jobs)
    adds = jobs * (1 - ALIKE) + jobs**2 * ALIKE
    freedom = np.sqrt(worth * adds.sum() ** 2 / (adds @ adds)) - 1
    reach = stats.t.isf(0.025, freedom) * np.sqrt(worth / (worth - 1)) / jobs.sum()
    left = asking - jobs[:, None] * shares
    error = np.sqrt(((left[:, :, None] - left[:, None, :]) ** 2).sum(axis=0))
    expected = shares[:, None] - shares[None, :] - 0.5 / jobs.sum() > reach * error
    assert expected.sum() > 100
    assert tells_apart(sparse.csc_array(asking), jobs).tolist() == expected.tolist()
