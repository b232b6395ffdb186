"""How sure a change of shares is: early jobs against late ones, where jobs come in bunches, one bunch an employer."""

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import stats

from analysis.asks import MENTIONED, REQUIRED, Asks, Codes, asks_of, chosen, employers_of
from analysis.confidence import LEVEL
from analysis.listed import listed_skills
from analysis.population import FEW_EFFECTIVE, FEW_EMPLOYERS, FEW_JOBS
from analysis.selection import Selection
from analysis.warehouse import ask

Floats = npt.NDArray[np.float64]

LISTED = ["skill_id", "skill", "kind", "listed_as", "in_guide"]
CLEAR = 0.05  # p below which a change is called one
FEW_ASKING = 10  # employers that ask for a skill: a change at fewer is theirs, not the market's
COLUMNS = [
    "skill_id", "skill", "kind", "listed_as", "in_guide", "jobs", "jobs_all", "employers",
    "then_jobs", "then_jobs_all", "then_pct", "now_jobs", "now_jobs_all", "now_pct",
    "change_points", "change_low", "change_high", "p_value", "both_jobs", "first_asked_on", "last_asked_on",
]  # fmt: skip


def differences(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> pd.DataFrame:
    """How the share of each skill differs between the two sides of the temporary table compared_jobs.

    One row per skill, most asked first: COLUMNS. jobs, jobs_all, employers are of the whole comparison; then_pct and
    now_pct (0-100) the shares of the early and the late side; change_points their difference, change_low and
    change_high its 95 % interval (points); p_value the chance of so large a difference where none is, corrected for the
    number of skills (Benjamini and Hochberg 1995); both_jobs ask for it on both sides; first_asked_on and last_asked_on
    are periods of a trend, else NULL. Shares are NaN under 30 jobs or 5 employers on a side, interval and p_value also
    under 10 effective employers (Kish) on a side, or where fewer than 30 jobs or 10 employers ask for it: what is
    too rare to show a change would only make the others harder to tell.

    The difference of two shares is a regression of "asks for it" on the side, with errors clustered by employer, so
    that a job that stands on both sides, or an employer that does, is paired with itself. Variance: the sandwich
    estimator corrected for bias by McCaffrey and Bell ("Bias reduction in standard errors for linear regression with
    multi-stage samples", Survey Methodology 28, 2002; CR2), which here is a closed form, as each employer's leverage on
    a side is its part v / N of the side's votes: residuals are divided by sqrt(1 - v / N). Degrees of freedom: theirs,
    after Satterthwaite, without the terms of order 1 / N, which makes them a little smaller. With selection.one_vote
    every employer has one vote on each side.
    """
    ask(cursor, "compared_employers", one_vote=selection.one_vote)
    side = ask(cursor, "compared_sides").iloc[0]
    skills = listed_skills(cursor, guide_id)
    least = REQUIRED if selection.required_only else MENTIONED
    found = skills[LISTED].join(compared(cursor, least)).reset_index(drop=True)
    found = found.sort_values(["jobs", "skill"], ascending=[False, True], ignore_index=True)
    is_large = min(side["then_jobs_all"], side["now_jobs_all"]) >= FEW_JOBS
    is_wide = min(side["then_employers"], side["now_employers"]) >= FEW_EMPLOYERS
    then, now, error = moved(found, side)
    shares = np.where(is_large & is_wide, 1.0, np.nan)
    is_even = is_large and is_wide and min(side["then_size"], side["now_size"]) >= FEW_EFFECTIVE
    is_tested = is_even & (found["jobs"] >= FEW_JOBS) & (found["employers"] >= FEW_ASKING)
    reach = np.where(is_tested, stats.t.isf((1 - LEVEL) / 2, max(side["freedom"], 1)) * error, np.nan)
    change = (now - then) * shares
    return found.assign(
        **{name: int(side[name]) for name in ("jobs_all", "then_jobs_all", "now_jobs_all")},
        then_pct=(100 * then * shares).round(2), now_pct=(100 * now * shares).round(2),
        change_points=(100 * change).round(2),
        change_low=(100 * (change - reach)).round(2), change_high=(100 * (change + reach)).round(2),
        p_value=adjusted(two_sided(change, error, float(side["freedom"]), is_tested.to_numpy())),
    )[COLUMNS]  # fmt: skip


def compared(cursor: duckdb.DuckDBPyConnection, least: int) -> pd.DataFrame:
    """What the jobs of a comparison ask for, on either side, at least so strongly; one row a skill_no.

    jobs, employers (that ask for it, in the whole comparison), then_jobs, now_jobs, both_jobs, then_asking, now_asking
    (votes), and for the test u_u, u_then, u_now: sums over employers of the squared pull of its asking votes, late less
    early, and of that times then_part and now_part (see sql/compared_employers.sql); first_asked_on, last_asked_on
    (first days of the periods; NULL: none).
    """
    jobs = ask(cursor, "compared_jobs")
    asks = asks_of(cursor)
    asks = asks.among(chosen(asks, jobs["job_no"]))
    is_then, is_now = jobs["is_then"], jobs["is_now"]
    sides = {"": is_then | ~is_then, "then_": is_then, "now_": is_now, "both_": is_then & is_now}
    counts = {side: asks.count(chosen(asks, jobs.loc[among, "job_no"]), least) for side, among in sides.items()}
    table = pd.DataFrame({f"{side}jobs": each.sum(axis=0).astype(np.int64) for side, each in counts.items()})

    voices = ask(cursor, "compared_votes").set_index("employer_no").reindex(range(asks.shape[0]), fill_value=0.0)
    of = {name: column.to_numpy()[asks.pair_employers] for name, column in voices.items()}
    then, now = (counts[f"{side}_"].data * of[f"{side}_vote"] for side in ("then", "now"))
    pull = now * of["now_pull"] - then * of["then_pull"]
    sums = {
        "then_asking": then, "now_asking": now, "u_u": pull**2, "u_then": pull * of["then_part"],
        "u_now": pull * of["now_part"],
    }  # fmt: skip
    first, last = asks.bounds(periods_of(asks, jobs), least)
    days = pd.Series(np.sort(jobs["period_on"].dropna().unique()), dtype=jobs["period_on"].dtype)
    return table.assign(
        employers=employers_of(counts[""]),
        **{name: asks.matrix(each).sum(axis=0) for name, each in sums.items()},
        first_asked_on=days.reindex(first).array, last_asked_on=days.reindex(last).array,
    )  # fmt: skip


def periods_of(asks: Asks, jobs: pd.DataFrame) -> Codes:
    """By job_no: the place of its period among all of the comparison, from 0; -1 for none."""
    number = np.full(len(asks.employer_of), -1, dtype=np.int32)
    number[jobs["job_no"]] = pd.factorize(jobs["period_on"], sort=True)[0]
    return number


def moved(found: pd.DataFrame, side: pd.Series) -> tuple[Floats, Floats, Floats]:
    """Early share, late share and the standard error of their difference (0-1), from compared() and sql/compared_sides.

    The error is the root of the sum over employers of (u - late share * now_part + early share * then_part)².
    """
    then = (found["then_asking"] / (side["then_votes"] or np.nan)).to_numpy(dtype=np.float64)
    now = (found["now_asking"] / (side["now_votes"] or np.nan)).to_numpy(dtype=np.float64)
    variance = (
        found["u_u"].to_numpy(dtype=np.float64)
        - 2 * (now * found["u_now"] - then * found["u_then"])
        + now**2 * side["now_now"] - 2 * now * then * side["then_now"] + then**2 * side["then_then"]
    )  # fmt: skip
    return then, now, np.sqrt(np.maximum(variance, 0))


def two_sided(change: Floats, error: Floats, freedom: float, is_tested: npt.NDArray[np.bool_]) -> Floats:
    """p of each difference by Student's t; 1 where nothing differs, NaN where it is not tested."""
    with np.errstate(divide="ignore", invalid="ignore"):
        p = 2 * stats.t.sf(np.abs(change) / error, max(freedom, 1))
    return np.where(is_tested, np.where(np.abs(change) > 1e-12, p, 1.0), np.nan)


def adjusted(p: Floats) -> Floats:
    """p adjusted for testing many skills: Benjamini and Hochberg, "Controlling the false discovery rate", 1995."""
    found = np.full(p.shape, np.nan)
    is_tested = ~np.isnan(p)
    if is_tested.any():
        found[is_tested] = stats.false_discovery_control(p[is_tested])
    return found.round(4)
