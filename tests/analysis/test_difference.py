"""How sure a change is: against statsmodels, and against the estimator's definition with whole matrices."""

from collections.abc import Callable

import duckdb
import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy import stats
from scipy.linalg import sqrtm

from analysis.difference import adjusted, differences
from analysis.selection import Selection
from tests.analysis.invented import GUIDE

Publish = Callable[..., duckdb.DuckDBPyConnection]
SKILLS = [{"name": "Python"}, {"name": "SQL"}]


def jobs(seed: int, employers: int = 24) -> pd.DataFrame:
    """Jobs of unequal employers, each with a taste of its own: employer, side, and which skills it asks for."""
    random = np.random.default_rng(seed)
    employer = np.repeat(np.arange(employers), [1 + random.poisson(3 * (1 + each % 5)) for each in range(employers)])
    size, taste = len(employer), random.beta(2, 2, employers)[employer]
    asks = {"Python": random.random(size) < taste, "SQL": random.random(size) < 0.3}
    return pd.DataFrame({"employer": employer, "side": random.integers(3, size=size), **asks})


def asked(publish: Publish, rows: pd.DataFrame, one_vote: bool = False) -> pd.DataFrame:
    """differences() of these jobs; side 0 is early, 2 late, 1 neither, 3 both."""
    built = [
        {"employer_id": f"{row['employer']:03}", "skills": [name for name in ("Python", "SQL") if row[name]]}
        for row in rows.to_dict("records")
    ]
    cursor = publish(jobs=built, skills=SKILLS)
    sides = pd.DataFrame({"number": [str(number) for number in range(len(rows))], "side": rows["side"]})
    cursor.register("sides", sides)
    cursor.execute(
        "create temporary table compared_jobs as select job_no, employer_no, null::date as period_on,"
        " side in (0, 3) as is_then, side in (2, 3) as is_now"
        " from ml_jobs join sides on number = split_part(job_id, ':', 3)"
    )
    return differences(cursor, Selection(one_vote=one_vote), GUIDE).set_index("skill")


def regression(rows: pd.DataFrame, skill: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """y, X (constant, late) and employer of each side that a job stands on."""
    both = pd.concat([rows[rows["side"].isin((0, 3))].assign(late=0), rows[rows["side"].isin((2, 3))].assign(late=1)])
    matrix = np.column_stack([np.ones(len(both)), both["late"]])
    return both[skill].to_numpy(dtype=float), matrix, both["employer"].to_numpy()


def cr2(y: np.ndarray, matrix: np.ndarray, groups: np.ndarray, weights: np.ndarray) -> tuple[float, float]:
    """Difference and its standard error as McCaffrey and Bell define it: residuals times (I - H)^(-1/2)."""
    root = np.sqrt(weights)
    y, matrix = y * root, matrix * root[:, None]
    bread = np.linalg.inv(matrix.T @ matrix)
    found = bread @ matrix.T @ y
    left = y - matrix @ found
    meat = np.zeros((2, 2))
    for group in np.unique(groups):
        part = matrix[groups == group]
        hat = part @ bread @ part.T
        score = part.T @ np.real(np.linalg.inv(sqrtm(np.eye(len(part)) - hat))) @ left[groups == group]
        meat += np.outer(score, score)
    return found[1], float(np.sqrt((bread @ meat @ bread)[1, 1]))


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_against_whole_matrices(publish: Publish, seed: int) -> None:
    """The closed form is the estimator; its degrees of freedom are Satterthwaite's for independent jobs."""
    rows = jobs(seed)
    table = asked(publish, rows)
    y, matrix, groups = regression(rows, "Python")
    change, error = cr2(y, matrix, groups, np.ones(len(y)))
    shown = table.loc["Python", ["change_points", "change_low", "change_high"]].astype(float)
    assert shown["change_points"] == pytest.approx(100 * change, abs=0.0051)
    then, now = (np.bincount(groups[matrix[:, 1] == late], minlength=24) for late in (0, 1))
    spread = sum(n / n.sum() ** 2 / (1 - n / n.sum()) for n in (then, now))
    reach = stats.t.isf(0.025, spread.sum() ** 2 / (spread**2).sum()) * error
    assert [shown["change_low"], shown["change_high"]] == pytest.approx(
        [100 * (change - reach), 100 * (change + reach)], abs=0.0101
    )


def test_against_statsmodels(publish: Publish) -> None:
    """The change is that of a regression; its error lies between the plain sandwich and Mancl and DeRouen's (2001),
    which correct too little and too much, and is that of either where employers are many."""
    rows = jobs(4, employers=60)
    y, matrix, groups = regression(rows, "SQL")
    plain = sm.OLS(y, matrix).fit(cov_type="cluster", cov_kwds={"groups": groups, "use_correction": False})
    model = sm.GEE(y, matrix, groups=groups, family=sm.families.Gaussian(), cov_struct=sm.cov_struct.Independence())
    much = model.fit(cov_type="bias_reduced", scale=1.0)
    table = asked(publish, rows)
    change, error = cr2(y, matrix, groups, np.ones(len(y)))
    assert table.loc["SQL", "change_points"] == pytest.approx(100 * plain.params[1], abs=0.0051)
    assert plain.bse[1] < error < much.bse[1] < 1.06 * plain.bse[1]
    assert change == pytest.approx(plain.params[1])


def test_one_vote(publish: Publish) -> None:
    """Every employer has one vote on each side: the regression weighs a job by its part of them."""
    rows = jobs(5)
    table = asked(publish, rows, one_vote=True)
    y, matrix, groups = regression(rows, "Python")
    sizes = pd.DataFrame({"group": groups, "late": matrix[:, 1]}).groupby(["group", "late"])["group"].transform("size")
    change, error = cr2(y, matrix, groups, 1 / sizes.to_numpy(dtype=float))
    shown = table.loc["Python"]
    assert shown["change_points"] == pytest.approx(100 * change, abs=0.0051)
    reach = (shown["change_high"] - shown["change_low"]) / 2 / 100
    assert 1.99 < reach / error < 2.11  # t of 20 to 100 degrees of freedom


def test_a_job_on_both_sides_is_paired_with_itself(publish: Publish) -> None:
    """Of 200 jobs that stand on both sides nothing moves; forty that come or go move it, and they alone."""
    still = pd.DataFrame([{"employer": n % 40, "side": 3, "Python": n % 2 == 0, "SQL": n % 3 == 0} for n in range(200)])
    table = asked(publish, still)
    assert table[["change_points", "change_low", "change_high", "p_value"]].to_numpy().tolist() == [[0, 0, 0, 1]] * 2


MOVED = pd.DataFrame(
    [{"employer": n % 40, "side": 3, "Python": n % 2 == 0, "SQL": n % 40 < 9} for n in range(200)]
    + [{"employer": n, "side": 2, "Python": True, "SQL": n < 9} for n in range(20)]
    + [{"employer": n, "side": 0, "Python": False, "SQL": False} for n in range(20, 40)]
)


def test_moved_jobs(publish: Publish) -> None:
    """100 of 220 become 120 of 220: the interval is narrow, since most jobs are the same. SQL has too few employers."""
    table = asked(publish, MOVED)
    shown = ["then_jobs", "now_jobs", "both_jobs", "then_pct", "now_pct", "change_points"]
    assert table.loc["Python", shown].tolist() == [100, 120, 100, 45.45, 54.55, 9.09]
    assert 7 < table.loc["Python", "change_low"] < 9.09 < table.loc["Python", "change_high"] < 11.2
    assert table.loc["SQL", ["now_jobs", "now_pct", "change_points"]].tolist() == [54, 24.55, 4.09]
    assert table.loc["SQL", ["change_low", "change_high", "p_value"]].isna().all()


FLOORS = [
    # jobs a side, employers, has shares, is tested
    (29, 15, False, False),
    (32, 4, False, False),
    (36, 9, True, False),
    (36, 12, True, True),
]


@pytest.mark.parametrize(("number", "employers", "has_shares", "is_tested"), FLOORS)
def test_floors(publish: Publish, number: int, employers: int, has_shares: bool, is_tested: bool) -> None:
    """No share under 30 jobs or 5 employers on a side, no interval under 10 effective employers."""
    sides = [{"employer": n % employers, "Python": True, "SQL": False} for n in range(number)]
    rows = pd.concat([pd.DataFrame(sides).assign(side=side) for side in (0, 2)])
    found = asked(publish, rows).loc["Python"]
    assert (bool(pd.notna(found["change_points"])), bool(pd.notna(found["p_value"]))) == (has_shares, is_tested)


def test_many_skills_are_corrected_for() -> None:
    """Benjamini and Hochberg's own example of 15 tests: four are clear at 5 %. What was not tested stays out."""
    small = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
    found = adjusted(np.array([*small, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1, np.nan]))
    assert ((found < 0.05).sum(), np.isnan(found).tolist()) == (4, [False] * 15 + [True])
