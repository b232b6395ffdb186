"""How one part of a claim is tested: counted, judged by its interval, and said in words.

The tests and the keys of a part stand in data/claims.toml. Each test gives one row a part: part_verdict, said, and the
columns COUNTED, as claims.claim_parts() describes them.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import numpy as np
import pandas as pd
from scipy import stats

from analysis.asks import Codes, Floats, Voices
from analysis.confidence import LEVEL
from analysis.demand import ranks, skills_asked
from analysis.facts import Had, Part, is_skill, shares_of
from analysis.guide import ENOUGH_FOR_NOT_ASKED
from analysis.population import FEW_EFFECTIVE, FEW_EMPLOYERS, FEW_JOBS
from analysis.words import count, percent

SUPPORTED, NOT_SUPPORTED, CANNOT_TELL = "supported", "not supported", "cannot tell"
UNTESTED = ""  # the verdict of a part that is only said beside the others
COUNTED = [
    "counted_jobs", "counted_of", "counted_employers", "estimate", "estimate_low", "estimate_high", "unit",
    "at_most", "at_most_high",
]  # fmt: skip
Row = dict[str, Any]
Read = Mapping[Any, Any]
BANDS = (5, 10, 20)  # jobs that name 0-4, 5-9, 10-19, 20 or more skills besides are held against each other
SHARE, RATIO = "% of jobs", "times as often"


def above(line: float, low: float, high: float) -> str:
    """Whether an interval lies above a line, below it, or across it (or does not exist: NaN)."""
    if low > line:
        return SUPPORTED
    return NOT_SUPPORTED if high < line else CANNOT_TELL


def all_of(verdicts: Sequence[str]) -> str:
    """The verdict of a claim that names several things: it holds only if it holds for each."""
    tested = [verdict for verdict in verdicts if verdict != UNTESTED]
    if NOT_SUPPORTED in tested:
        return NOT_SUPPORTED
    return SUPPORTED if set(tested) == {SUPPORTED} else CANNOT_TELL


def shares(cursor: duckdb.DuckDBPyConnection, heard: Voices, parts: Sequence[Row]) -> list[Row]:
    """Tests `share`, `present` and `beside`: shares of jobs, see facts.shares_of().

    Where adverts may be silent, `share` reads them twice: the lower reading counts silence as no, the upper one counts
    what it may mean (`perhaps`) or leaves the silent out (`known`). Supported only by the lower interval, refuted only
    by the upper one (bounds on a share known in part: Manski, "Partial Identification of Probability Distributions",
    2003).
    """
    lower = [Part(tuple(part["what"]), tuple(part.get("among", ()))) for part in parts]
    upper = [
        Part((*one.what, *part.get("perhaps", ())), tuple(part.get("known", one.among)))
        for part, one in zip(parts, lower, strict=True)
    ]
    found = shares_of(cursor, heard, [*lower, *upper]).to_dict("records")
    readings = zip(parts, found[: len(parts)], found[len(parts) :], strict=True)
    return [share(part, low, high) for part, low, high in readings]


def share(part: Row, lower: Read, upper: Read) -> Row:
    """One part counted as a share, in the lower and the upper reading."""
    row = {
        "counted_jobs": lower["jobs"], "counted_of": lower["jobs_all"], "counted_employers": lower["employers"],
        "estimate": lower["share_pct"], "estimate_low": lower["low_pct"], "estimate_high": lower["high_pct"],
        "unit": SHARE, "part_verdict": UNTESTED, "said": f"{part['name']} {share_said(part, lower)}",
    }  # fmt: skip
    if part["test"] == "present":
        row["part_verdict"] = present(lower)
        row["said"] = f"{part['name']} {count(lower['jobs'], 'job')} at {count(lower['employers'], 'employer')}"
    if part["test"] == "share":
        row["part_verdict"] = above(part["line"], lower["low_pct"], upper["high_pct"])
    if ("perhaps" in part or "known" in part) and not np.isnan(upper["share_pct"]):
        row["at_most"], row["at_most_high"] = upper["share_pct"], upper["high_pct"]
        silent = "if silent adverts count, too" if "perhaps" in part else "of those that say it"
        row["said"] += f", {percent(upper['share_pct'])} {silent}"
    return row


def share_said(part: Row, row: Read) -> str:
    """ "51 % (47 to 54) of 1,166 jobs"; without a share "3 of 12 jobs", and where there are none, that."""
    if not row["jobs_all"]:
        return f"cannot be counted: no {part.get('of', 'jobs')} here"
    of = f"of {row['jobs_all']:,} {part.get('of', 'jobs')}"
    if np.isnan(row["share_pct"]):
        return f"{row['jobs']:,} {of}"
    return f"{percent(row['share_pct'])}{span(row['low_pct'], row['high_pct'], 0)} {of}"


def span(low: float, high: float, decimals: int) -> str:
    """The interval behind an estimate, in brackets; nothing where there is none."""
    return "" if np.isnan(low) else f" ({low:.{decimals}f} to {high:.{decimals}f})"


def present(row: Read) -> str:
    """Whether something is there at all: often enough to carry a share, or never among many jobs."""
    if row["jobs"] >= FEW_JOBS and row["employers"] >= FEW_EMPLOYERS:
        return SUPPORTED
    return NOT_SUPPORTED if row["jobs"] == 0 and row["jobs_all"] >= ENOUGH_FOR_NOT_ASKED else CANNOT_TELL


def together(cursor: duckdb.DuckDBPyConnection, heard: Voices, parts: Sequence[Row]) -> list[Row]:
    """Test `together`: how many times as often jobs with one thing ask for the goal, compared with other jobs."""
    if not parts:
        return []
    had, skills = Had(cursor, heard), heard.asks.skills_each(heard.least)
    return [ratio(part, compared(had, part, skills)) for part in parts]


def compared(had: Had, part: Row, skills: Codes) -> Row:
    """How often jobs that have `what` ask for the goal, and other jobs that name as many skills; skills: by job_no.

    jobs (have both), jobs_all (have what), employers_all (of those), effective_all (how many employers of equal size
    these are worth), others (jobs without what), other_employers, share, other_share (0-1, with the goal, of either),
    ratio, variance (of its logarithm). NaN where nothing can be divided.

    An advert that names much names everything, so jobs are compared with those that name as many skills besides the
    part's own, in BANDS: the ratio of shares of Mantel and Haenszel (Journal of the National Cancer Institute 22, 1959;
    as a ratio of shares Rothman and Boice 1979). Its logarithm has the variance of its linear part, summed by employer
    (delta method over clusters: Binder, International Statistical Review 51, 1983). With one band it is the ratio of a
    log-linear model with errors clustered by employer.
    """
    what, goal, among = (part.get(side, ()) for side in ("what", "goal", "among"))
    whose = had.among(among)
    besides = skills.copy()
    for own in {fact for fact in (*what, *goal, *among) if is_skill(fact)}:
        besides[had.jobs(own)] -= 1
    band = np.digitize(besides[whose.job_nos], BANDS)
    has_what, has_goal = (had.any_of(side)[whose.job_nos] for side in (what, goal))
    # Jobs by band, with what or without it, with the goal or without it, and by employer.
    shape = len(BANDS) + 1, 2, 2, len(whose.jobs)
    places = np.ravel_multi_index((band, ~has_what, ~has_goal, whose.employers), shape)
    counts = np.bincount(places, minlength=np.prod(shape)).reshape(shape)
    (both1, both0), (jobs1, jobs0) = (side.swapaxes(0, 1) for side in (counts[:, :, 0], counts.sum(axis=2)))
    weight = had.heard.votes / np.maximum(had.heard.jobs, 1)
    cells = n1, n0, x1, x0 = [counts * weight for counts in (jobs1, jobs0, both1, both0)]
    with np.errstate(divide="ignore", invalid="ignore"):
        sums = [cell.sum(axis=1, keepdims=True) for cell in cells]
        estimate, slopes = mantel_haenszel(*sums)
        adds = sum(np.nan_to_num(slope) * cell for slope, cell in zip(slopes, cells, strict=True)).sum(axis=0)
        k = (whose.jobs > 0).sum()
        return {
            "jobs": int(both1.sum()), "jobs_all": int(jobs1.sum()), "others": int(jobs0.sum()),
            "employers_all": int(jobs1.any(axis=0).sum()), "other_employers": int(jobs0.any(axis=0).sum()),
            "effective_all": n1.sum() ** 2 / (n1.sum(axis=0) ** 2).sum(),
            "share": x1.sum() / n1.sum(), "other_share": x0.sum() / n0.sum(),
            "ratio": estimate, "variance": adds @ adds * k / (k - 1) if estimate > 0 else np.nan,
        }  # fmt: skip


def mantel_haenszel(n1: Floats, n0: Floats, x1: Floats, x0: Floats) -> tuple[float, list[Floats]]:
    """The ratio of shares, and the derivatives of its logarithm by the four totals of each band.

    By band: votes with the thing and without it, and of these with the goal. NaN where there is no ratio, and in the
    derivatives of a band without votes.
    """
    n = n1 + n0
    r, s = np.nansum(x1 * n0 / n), np.nansum(x0 * n1 / n)
    both = (x1 / r + x0 / s) / n**2
    return float(r / s) if s > 0 else np.nan, [-n0 * both, n1 * both, n0 / n / r, -n1 / n / s]


def ratio(part: Row, row: Read) -> Row:
    """One part counted as a ratio, from compared()."""
    jobs, jobs_all, employers, others, other_employers = (
        row[name] for name in ("jobs", "jobs_all", "employers_all", "others", "other_employers")
    )
    whose = part.get("of", f"jobs with {part['name']}")
    counted = {"counted_jobs": jobs, "counted_of": jobs_all, "counted_employers": employers, "unit": RATIO}
    is_small = min(jobs_all, others) < FEW_JOBS or min(employers, other_employers) < FEW_EMPLOYERS
    if is_small or np.isnan(row["ratio"]):
        said = f"{jobs:,} of {jobs_all:,} {whose} ask for {part['goal_name']}: too few to compare"
        return counted | {"part_verdict": CANNOT_TELL, "said": said}
    low, high = ratio_interval(row["ratio"], row["variance"], row["effective_all"])
    said = (
        f"{percent(100 * row['share'])} of {jobs_all:,} {whose} ask for {part['goal_name']}, "
        f"{percent(100 * row['other_share'])} of {others:,} others: {row['ratio']:.1f} times as often "
        f"where jobs name as many skills{span(low, high, 1)}"
    )
    return counted | {
        "estimate": round(row["ratio"], 2), "estimate_low": round(low, 2), "estimate_high": round(high, 2),
        "part_verdict": above(part["line"], low, high), "said": said,
    }  # fmt: skip


def ratio_interval(estimate: float, variance: float, employers: float) -> tuple[float, float]:
    """95 % interval of a ratio from the variance of its logarithm, with employers - 1 degrees of freedom.

    employers: how many of equal size those of the jobs with the thing itself are worth (Kish); below 10 there is no
    interval, both bounds are NaN.
    """
    if employers < FEW_EFFECTIVE:
        return np.nan, np.nan
    reach = stats.t.isf((1 - LEVEL) / 2, employers - 1) * np.sqrt(variance)
    return float(estimate * np.exp(-reach)), float(estimate * np.exp(reach))


def first(cursor: duckdb.DuckDBPyConnection, heard: Voices, parts: Sequence[Row]) -> list[Row]:
    """Test `first`: the skill is clearly above every other of its kind, by the paired test of
    confidence.tells_apart()."""
    if not parts:
        return []
    skills = skills_asked(cursor, heard, "")
    return [leader(part, skills[skills["kind"] == part["kind"]], heard) for part in parts]


def leader(part: Row, skills: pd.DataFrame, heard: Voices) -> Row:
    """One part counted as a place among the skills of a kind, which stand by share."""
    is_it = "skill:" + skills["skill_id"] == part["what"][0]
    it, following = skills[is_it].iloc[0], skills[~is_it].iloc[0]
    row = {
        "counted_jobs": it["jobs"], "counted_of": it["jobs_all"], "counted_employers": it["employers"],
        "estimate": it["share_pct"], "estimate_low": it["low_pct"], "estimate_high": it["high_pct"], "unit": SHARE,
        "said": f"{part['name']} {share_said(part, it)}", "part_verdict": CANNOT_TELL,
    }  # fmt: skip
    if np.isnan(it["low_pct"]):
        return row
    best, worst = (np.asarray(places)[is_it][0] for places in ranks(heard, skills["skill_no"]))
    row["said"] += f", {following['skill']} {percent(following['share_pct'])}"
    row["part_verdict"] = SUPPORTED if worst == 1 else NOT_SUPPORTED if best > 1 else CANNOT_TELL
    return row
