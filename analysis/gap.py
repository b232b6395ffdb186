"""What lies between a person and the jobs: where they stand, what to learn next, and which jobs are nearest."""

from typing import Any

import duckdb
import numpy as np
import pandas as pd

from analysis.ground import (
    DEGREES,
    Ground,
    Profile,
    bounds,
    brought_close_by,
    by_employer,
    employers,
    ground,
    jobs_by_employer,
    offered,
    opened_by,
    totals,
    whole,
)
from analysis.listed import lists
from analysis.needs import NOT_COUNTED, Counts, Needs
from analysis.population import FEW_JOBS
from analysis.selection import Selection
from analysis.steps import guide_places, pairs, path, smallest_set
from analysis.warehouse import ask

__all__ = [
    "DEGREES", "Profile", "counted_skills", "guide_places", "nearest_jobs", "next_skills", "pairs", "path",
    "smallest_set", "standing",
]  # fmt: skip

STANDINGS = ("fully met", "close", "further away", "more years or a higher degree", "no required skill")
FULLY_MET, CLOSE, FURTHER, BEYOND, NO_NEEDS = STANDINGS
NEAREST = 20
PER_EMPLOYER = 2


def counted_skills(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """What a person can have: skill_id, skill (name) of every tool and method that counts, by name."""
    return ask(cursor, "counted_skills", not_counted=list(NOT_COUNTED), selection_words=lists()["selection_words"])


def standing(cursor: duckdb.DuckDBPyConnection, selection: Selection, profile: Profile) -> pd.DataFrame:
    """How the selected jobs stand to a person: how many are fully met, how many close.

    One row per standing (STANDINGS), together all selected jobs: standing, jobs, jobs_all, employers (counts),
    share_pct, low_pct, high_pct (0-100; see bounds()). Fully met: all needs met; close: at least 7 in 10, not all (see
    needs.Needs for what counts as a need). Jobs that require no tool or method are set apart, as nothing in them could
    be missed; so are, where years or degree are given, jobs that ask for more. A job that says nothing of years, or of
    degrees, asks for none. Only what is required is a need, whatever selection.required_only says; with
    selection.one_vote every share is the mean of the employers' shares.
    """
    here = ground(cursor, selection, profile)
    cases = {NO_NEEDS: here.needs == 0, BEYOND: ~here.in_reach, FULLY_MET: here.is_fully_met, CLOSE: here.is_close}
    place = np.select(list(cases.values()), [STANDINGS.index(name) for name in cases], STANDINGS.index(FURTHER))
    hits = by_employer(here, np.arange(len(place)), place, len(STANDINGS))
    share, low, high = bounds(here, hits, here.votes)
    return pd.DataFrame({
        "standing": STANDINGS,
        "jobs": totals(hits),
        "jobs_all": len(here.job_no),
        "employers": employers(hits),
        "share_pct": (100 * share).round(2),
        "low_pct": (100 * low).round(2),
        "high_pct": (100 * high).round(2),
    })  # fmt: skip


def next_skills(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, profile: Profile, guide_id: str
) -> pd.DataFrame:
    """What each skill the person lacks would change, the one that opens most first.

    One row per skill that is asked for and could be learned in one step: skill_id, skill, kind, asked_jobs (jobs within
    reach that require it, also as one of several, in a need the person does not meet), opens (jobs fully met with this
    one skill more), opens_low, opens_high, opens_employers, brings_close (jobs that were not close and then are),
    brings_close_low, brings_close_high, goes_with (a skill of the person that is asked together with it; "" where none
    clearly is), in_guide, guide_place (in the guide's order, see order.order(); NULL where it does not name the skill).

    Learning a skill gives what it implies: PyTorch gives "deep learning". A kind is offered once the person has what it
    is a kind of: AWS before Amazon SageMaker, see needs.Needs. The intervals are those of the share of jobs, times the
    jobs, see bounds(); they count jobs, also with selection.one_vote.
    """
    here = ground(cursor, selection, profile)
    table = offers(here)
    known = here.source.numbers(profile.skills)
    table["goes_with"] = companions(here, table["skill_no"].to_numpy(), known)
    table["in_guide"] = table["skill_id"].isin(ask(cursor, "taught", guide=guide_id)["skill_id"])
    places = guide_places(cursor, guide_id)
    return table.merge(places, on="skill_id", how="left").astype({"guide_place": "Int64"}).drop(columns="skill_no")


def offers(here: Ground) -> pd.DataFrame:
    """The rows of next_skills() with skill_no, without what the guide says and what goes with them."""
    candidates = offered(here)
    jobs = len(here.job_no)
    found: dict[str, Any] = {"skill_no": candidates, "asked_jobs": asked(here, candidates)}
    for name, hits in (("opens", opened_by(here, candidates)), ("brings_close", brought_close_by(here, candidates))):
        _, low, high = bounds(here, hits, jobs_by_employer(here))
        found |= {name: totals(hits), f"{name}_low": whole(jobs * low), f"{name}_high": whole(jobs * high)}
        found |= {f"{name}_employers": employers(hits)}
    table = here.source.skills[["skill_id", "skill", "kind"]].iloc[candidates].reset_index(drop=True).assign(**found)
    table = table[table["asked_jobs"] > 0].drop(columns="brings_close_employers")
    order = ["opens", "brings_close", "asked_jobs", "skill"]
    return table.sort_values(order, ascending=[False, False, False, True], ignore_index=True)


def asked(here: Ground, candidates: Counts) -> Counts:
    """In how many jobs within reach does an unmet need name each candidate?"""
    source = here.source
    weights = np.zeros(source.matrix.shape[0], dtype=np.float64)
    weights[here.job_no[here.in_reach]] = 1
    names = source.meets[:, candidates].multiply(~here.is_met[:, None]).tocsr()
    found = np.asarray(names.T @ (source.matrix.T @ weights))
    # A job that names a skill in two groups counts once.
    groups = source.either_or[here.job_no[here.in_reach]] @ names[source.groups]
    twice = np.bincount(groups.indices, weights=groups.data - 1, minlength=len(candidates))
    return np.rint(found - twice).astype(np.int64)


def companions(here: Ground, candidates: Counts, known: Counts, rows: int = NEAREST) -> list[str]:
    """The name of the known skill that is most often required together with each candidate; only for the first rows.

    At least 30 jobs require both, and who requires one clearly requires the other more often than others do: a score
    test of independence, clustered by employer, at 95 % (the sandwich of Liang and Zeger, "Longitudinal data analysis
    using generalized linear models", Biometrika 73, 1986). "" where there is none.
    """
    said = [""] * len(candidates)
    has = np.array([here.source.requires(skill_no)[here.job_no] for skill_no in known], dtype=bool)
    has = has.reshape(len(known), len(here.job_no))
    owned = [np.flatnonzero(jobs) for jobs in has]
    for place, skill_no in enumerate(candidates[:rows]):
        jobs = np.flatnonzero(here.source.requires(skill_no)[here.job_no])
        both = has[:, jobs].sum(axis=1)
        for best in np.argsort(-both, kind="stable")[: int((both >= FEW_JOBS).sum())]:
            if is_together(here, jobs, owned[best], jobs[has[best, jobs]]):
                said[place] = str(here.source.skills["skill"].iloc[known[best]])
                break
    return said


def is_together(here: Ground, first: Counts, second: Counts, both: Counts) -> bool:
    """Are two things, and so both (places of jobs), clearly found in the same jobs? See companions()."""
    each, one, other, together = (
        np.bincount(here.employer[jobs], minlength=len(here.votes)) for jobs in (slice(None), first, second, both)
    )
    jobs = len(here.job_no)
    share, other_share = len(first) / jobs, len(second) / jobs
    score = together - share * other - other_share * one + share * other_share * each
    return bool(score.sum() > 1.96 * np.sqrt((score**2).sum()))


def nearest_jobs(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, profile: Profile, is_met: bool = False, rows: int = NEAREST
) -> pd.DataFrame:
    """The jobs that lack least, the largest part met first, of equals the one with most needs; two of an employer.

    One row per job: job_id, title, employer, met, needs (counts), missing (what is not met: "PyTorch or TensorFlow;
    SQL"), posted_on, url (NULL where there is none). With is_met the jobs that are fully met; else those that are not,
    of which the person meets something.
    """
    here = ground(cursor, selection, profile)
    wanted = np.flatnonzero(here.is_fully_met if is_met else here.in_reach & (here.missing > 0) & (here.met > 0))
    order = np.lexsort((here.job_no[wanted], -here.needs[wanted], -here.met[wanted] / here.needs[wanted]))
    ordered = pd.DataFrame({"place": wanted[order], "employer": here.employer[wanted[order]]})
    places = ordered.groupby("employer", sort=False).head(PER_EMPLOYER)["place"].head(rows).to_numpy()
    table = pd.DataFrame({
        "job_no": here.job_no[places],
        "met": here.met[places],
        "needs": here.needs[places],
        "missing": [missing_words(here, job_no) for job_no in here.job_no[places]],
    })  # fmt: skip
    shown = ask(cursor, "gap_jobs", job_nos=here.job_no[places].tolist())
    columns = ["job_id", "title", "employer", "met", "needs", "missing", "posted_on", "url"]
    return table.merge(shown, on="job_no", how="left")[columns]


def missing_words(here: Ground, job_no: int) -> str:
    """What a job asks for and the person lacks: needs apart by "; ", the skills of one need by " or "."""
    patterns = here.source.matrix[[job_no]].indices
    return "; ".join(words(here.source, pattern) for pattern in patterns if not here.is_met[pattern])


def words(source: Needs, pattern: int) -> str:
    """A need in words: "PyTorch or TensorFlow"."""
    return " or ".join(source.skills["skill"].iloc[source.meets[[pattern]].indices])
