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

from analysis.confidence import LEVEL
from analysis.demand import every_skill, ranks
from analysis.facts import Part, fact_shares, fill_facts
from analysis.guide import ENOUGH_FOR_NOT_ASKED
from analysis.population import FEW_EFFECTIVE, FEW_EMPLOYERS, FEW_JOBS
from analysis.selection import Selection
from analysis.warehouse import ask
from analysis.words import count, percent

SUPPORTED, NOT_SUPPORTED, CANNOT_TELL = "supported", "not supported", "cannot tell"
UNTESTED = ""  # the verdict of a part that is only said beside the others
COUNTED = [
    "counted_jobs", "counted_of", "counted_employers", "estimate", "estimate_low", "estimate_high", "unit",
    "at_most", "at_most_high",
]  # fmt: skip
Row = dict[str, Any]
Read = Mapping[Any, Any]
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


def shares(cursor: duckdb.DuckDBPyConnection, selection: Selection, parts: Sequence[Row]) -> list[Row]:
    """Tests `share`, `present` and `beside`: shares of jobs, see facts.fact_shares().

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
    found = fact_shares(cursor, selection, [*lower, *upper]).to_dict("records")
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


def together(cursor: duckdb.DuckDBPyConnection, selection: Selection, parts: Sequence[Row]) -> list[Row]:
    """Test `together`: how many times as often jobs with one thing ask for the goal, compared with other jobs.

    An advert that names much names everything, so jobs are compared with those that name as many skills (four bands):
    the ratio of shares of Mantel and Haenszel (Journal of the National Cancer Institute 22, 1959; as a ratio of shares
    Rothman and Boice 1979). Its logarithm has the variance of its linear part, summed by employer (delta method over
    clusters: Binder, International Statistical Review 51, 1983). With one band it is the ratio of a log-linear model
    with errors clustered by employer.
    """
    selection.fill(cursor)
    terms = [
        (number, side, fact)
        for number, part in enumerate(parts)
        for side in ("what", "goal", "among")
        for fact in part.get(side, ())
    ]
    fill_facts(cursor, selection, (fact for *_, fact in terms))
    found = ask(
        cursor, "claims_together",
        parts=[number for number, *_ in terms], sides=[side for _, side, _ in terms],
        facts=[fact for *_, fact in terms],
        whole=[number for number, part in enumerate(parts) if "among" not in part],
        required_only=selection.required_only,
    )  # fmt: skip
    rows = found.set_index("part").reindex(range(len(parts))).to_dict("records")
    return [ratio(part, row) for part, row in zip(parts, rows, strict=True)]


def ratio(part: Row, row: Read) -> Row:
    """One part counted as a ratio, from a row of sql/claims_together.sql (NaN where no job is among it)."""
    jobs, jobs_all, employers, others, other_employers = (
        0 if np.isnan(row[name]) else int(row[name])
        for name in ("jobs", "jobs_all", "employers_all", "others", "other_employers")
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


def first(cursor: duckdb.DuckDBPyConnection, selection: Selection, parts: Sequence[Row]) -> list[Row]:
    """Test `first`: the skill is clearly above every other of its kind, by the paired test of
    confidence.tells_apart()."""
    if not parts:
        return []
    skills = every_skill(cursor, selection, "")
    votes = ask(cursor, "demand_by_employer", required_only=selection.required_only)
    return [leader(part, skills[skills["kind"] == part["kind"]], votes) for part in parts]


def leader(part: Row, skills: pd.DataFrame, votes: pd.DataFrame) -> Row:
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
    best, worst = (np.asarray(places)[is_it][0] for places in ranks(votes, skills["skill_no"]))
    row["said"] += f", {following['skill']} {percent(following['share_pct'])}"
    row["part_verdict"] = SUPPORTED if worst == 1 else NOT_SUPPORTED if best > 1 else CANNOT_TELL
    return row
