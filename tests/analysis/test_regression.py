"""What a mark adds among alike jobs: against statsmodels, and by simulation."""

import numpy as np
import pytest
import statsmodels.api as sm
from scipy import sparse, stats

from analysis.regression import selected_tail, slopes


def invented(seed: int, jobs: int = 240, employers: int = 40, marks: int = 5) -> dict[str, np.ndarray]:
    """Jobs of unequal employers in groups of alike ones; the first mark pays."""
    random = np.random.default_rng(seed)
    employer = np.unique(random.choice(employers, jobs, p=random.dirichlet(np.ones(employers))), return_inverse=True)[1]
    like = np.unique(random.integers(0, 12, jobs), return_inverse=True)[1]
    has = (random.random((jobs, marks)) < random.random(marks)).astype(float)
    outcome = 0.2 * has[:, 0] + 0.3 * like + random.normal(size=employers)[employer] + random.normal(size=jobs)
    return {"marks": has, "outcome": outcome, "likes": like, "employers": employer}


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("one_vote", [False, True])
def test_it_is_the_clustered_regression_of_statsmodels(seed: int, one_vote: bool) -> None:
    """Each mark with a constant for each group: (W)LS with cov_type="cluster"; slope and error to twelve digits."""
    data = invented(seed)
    weights = 1 / np.bincount(data["employers"])[data["employers"]] if one_vote else np.ones(len(data["outcome"]))
    slope, error, _ = slopes(**{**data, "marks": sparse.csr_array(data["marks"])}, weights=weights, alike=0.5)
    groups = np.eye(data["likes"].max() + 1)[data["likes"]]
    for mark in range(data["marks"].shape[1]):
        design = np.column_stack([data["marks"][:, mark], groups])
        fit = sm.WLS(data["outcome"], design, weights).fit(cov_type="cluster", cov_kwds={"groups": data["employers"]})
        assert (slope[mark], error[mark]) == pytest.approx((fit.params[0], fit.bse[0]), rel=1e-10)


def test_degrees_of_freedom_by_the_formula() -> None:
    """v = (1 - alike) sum d² + alike (sum d)² for each employer, once more by hand from dense deviations."""
    data = invented(4)
    _, _, freedom = slopes(**{**data, "marks": sparse.csr_array(data["marks"])}, weights=np.ones(240), alike=0.4)
    means = np.array([data["marks"][data["likes"] == like].mean(axis=0) for like in range(data["likes"].max() + 1)])
    off = data["marks"] - means[data["likes"]]
    own = [off[data["employers"] == employer] for employer in range(data["employers"].max() + 1)]
    adds = np.array([0.6 * (d**2).sum(axis=0) + 0.4 * d.sum(axis=0) ** 2 for d in own])
    assert freedom == pytest.approx(adds.sum(axis=0) ** 2 / (adds**2).sum(axis=0) - 1)


def test_many_marks_are_fitted_in_blocks() -> None:
    """What a mark gets does not depend on the others beside it."""
    data = invented(5, marks=70)
    every = slopes(**{**data, "marks": sparse.csr_array(data["marks"])}, weights=np.ones(240), alike=0.5)
    for mark in (0, 63, 64, 69):
        alone = sparse.csr_array(data["marks"][:, [mark]])
        found = slopes(**{**data, "marks": alone}, weights=np.ones(240), alike=0.5)
        assert [each[0] for each in found] == pytest.approx([each[mark] for each in every])


def test_a_mark_that_never_varies_says_nothing() -> None:
    """All alike jobs have it, or none: no slope, no error."""
    data = invented(6)
    data["marks"][:, 0] = 1.0
    data["marks"][:, 1] = data["likes"] < 3
    found = slopes(**{**data, "marks": sparse.csr_array(data["marks"])}, weights=np.ones(240), alike=0.5)
    assert np.isnan([each[:2] for each in found]).all()
    assert np.isfinite([each[2:] for each in found]).all()


TAILS = [
    ([0.001, 0.02, 0.04, 0.9], 0.025),  # two lie under their lines of 0.0125 and 0.025, the third over its 0.0375
    ([0.01, 0.02, 0.03, 0.04], 0.05),  # the fourth lies under 0.05, and with it all
    ([0.2, 0.9], 0.025),
    ([], 0.05),
]


@pytest.mark.parametrize(("p", "expected"), TAILS)
def test_selected_tail(p: list[float], expected: float) -> None:
    """The line under which the clear ones lie; none clear: the first line."""
    assert selected_tail(p) == pytest.approx(expected)


def test_selected_tail_is_benjamini_and_hochberg() -> None:
    """What lies at or below it is what scipy's corrected p values select."""
    random = np.random.default_rng(8)
    for _ in range(50):
        p = np.concatenate([random.random(80), random.random(20) ** 6])
        assert ((p <= selected_tail(p)) == (stats.false_discovery_control(p) <= 0.05)).all()


def test_invented_marks_are_rarely_found() -> None:
    """Marks that employers like or dislike by chance, laid over values that resemble each other within employers of
    unequal size: at 5 % at most 7 in 100 are called different, and the plain error would call 20."""
    random = np.random.default_rng(9)
    employer = np.repeat(np.arange(120), np.ceil(random.pareto(1.4, 120) * 2).astype(int))
    employer = np.unique(employer, return_inverse=True)[1]
    likes = np.unique(random.integers(0, 6, len(employer)), return_inverse=True)[1]
    found, plain = [], []
    for _ in range(8):
        outcome = np.sqrt(0.57) * random.normal(size=120)[employer] + np.sqrt(0.43) * random.normal(size=len(employer))
        taste = random.beta(0.2 * 4, 0.8 * 4, (120, 100))
        has = (random.random((len(employer), 100)) < taste[employer]).astype(float)
        slope, error, freedom = slopes(
            sparse.csr_array(has), outcome, likes, employer, np.ones(len(employer)), alike=0.57
        )
        found.append(2 * stats.t.sf(np.abs(slope / error), freedom) <= 0.05)
        each = np.arange(len(employer))
        slope, error, _ = slopes(sparse.csr_array(has), outcome, likes, each, np.ones(len(employer)), alike=0.57)
        plain.append(2 * stats.norm.sf(np.abs(slope / error)) <= 0.05)
    assert np.mean(found) <= 0.07
    assert np.mean(plain) >= np.mean(found) + 0.05
