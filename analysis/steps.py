"""More than one skill: what pairs open, in which order to learn, and the fewest skills that open enough jobs."""

import duckdb
import numpy as np
import pandas as pd
from scipy import sparse

from analysis.ground import (
    Floats,
    Ground,
    Profile,
    bounds,
    brought_close_by,
    ground,
    jobs_by_employer,
    newly_met,
    offered,
    opened_by,
    totals,
    whole,
)
from analysis.listed import lists
from analysis.needs import Bools, Counts
from analysis.selection import Selection
from analysis.warehouse import ask

PAIRED = 30  # skills of which every pair is tried
STEPS = 6
ENOUGH_JOBS = 25
CERTAIN = 3  # skills of a set that is known to be the smallest, as all smaller ones were tried
LONGEST = 12  # steps after which no more jobs are hoped for


def pairs(cursor: duckdb.DuckDBPyConnection, selection: Selection, profile: Profile) -> pd.DataFrame:
    """What two skills open together that neither opens alone, the pair that opens most first.

    One row per pair of the PAIRED skills that most jobs lack, if it opens a job together: skill, other_skill, opens
    (jobs fully met with both), opens_low, opens_high (as in gap.next_skills()), together (those of them that neither
    alone would open).
    """
    here = ground(cursor, selection, profile)
    candidates = most_lacked(here)
    alone = opened_by(here, candidates)
    job, one, other, adds = more_than_alone(here, candidates)
    numbers, pair = np.unique(one * len(candidates) + other, return_inverse=True)
    first, second = np.divmod(numbers, max(len(candidates), 1))
    shape = (len(here.votes), len(numbers))
    hits = alone[:, first] + alone[:, second] + sparse.csr_array((adds, (here.employer[job], pair)), shape=shape)
    _, low, high = bounds(here, hits, jobs_by_employer(here))
    names = here.source.skills["skill"].to_numpy()[candidates]
    table = pd.DataFrame({
        "skill": names[first],
        "other_skill": names[second],
        "opens": totals(hits),
        "opens_low": whole(len(here.job_no) * low),
        "opens_high": whole(len(here.job_no) * high),
        "together": np.bincount(pair, weights=adds > 0, minlength=len(numbers)).astype(np.int64),
    })  # fmt: skip
    table = table[table["together"] > 0]
    order = ["opens", "together", "skill", "other_skill"]
    return table.sort_values(order, ascending=[False, False, True, True], ignore_index=True)


def most_lacked(here: Ground) -> Counts:
    """The skills offered that would help in most jobs that are not fully met."""
    candidates = offered(here)
    helps = helped(here, candidates)
    first = np.argsort(-helps, kind="stable")[:PAIRED]
    return candidates[first[helps[first] > 0]]


def helped(here: Ground, candidates: Counts) -> Floats:
    """How many needs within reach each candidate would meet that are not met."""
    weights = np.zeros(here.source.matrix.shape[0])
    weights[here.job_no[here.in_reach]] = 1
    counts: Floats = (here.source.matrix.T @ weights) @ newly_met(here, candidates)
    return counts


def more_than_alone(here: Ground, candidates: Counts) -> tuple[Counts, Counts, Counts, Floats]:
    """Where two candidates open other jobs than the sum of both alone: job (place), one, other (columns), 1 or -1.

    1: neither alone opens the job, both do. -1: each alone opens it, so that the sum counts it twice.
    """
    meets = newly_met(here, candidates)
    lacking = np.flatnonzero(here.in_reach & (here.missing > 0))
    needs = here.source.matrix[here.job_no[lacking]]
    helped_with = needs @ (meets.sum(axis=1) > 0)
    most = (needs @ meets).max(axis=1).toarray() if meets.size else np.zeros(len(lacking))
    near = (helped_with == here.missing[lacking]) & (here.missing[lacking] <= 2 * most)
    lacking, needs = lacking[near], needs[near]
    # Jobs that miss the same need the same look: the sum of one random number a pattern tells sets apart.
    marks = np.random.default_rng(0).random(len(here.is_met)) * ~here.is_met
    _, examples, kinds = np.unique(needs @ marks, return_index=True, return_inverse=True)
    looks = meets.toarray() > 0
    found = [
        pairs_that_meet(looks[missed[~here.is_met[missed]]])
        for missed in (needs.indices[needs.indptr[job] : needs.indptr[job + 1]] for job in examples)
    ]
    nothing = np.zeros(0, dtype=np.int64)
    one, other, adds = (np.concatenate([nothing, *(pair[part] for pair in found)]) for part in range(3))
    sizes = np.array([len(pair[0]) for pair in found], dtype=np.int64)
    starts = np.cumsum(sizes) - sizes
    of_job = sizes[kinds]
    row = np.arange(of_job.sum()) + np.repeat(starts[kinds] - np.cumsum(of_job) + of_job, of_job)
    return np.repeat(lacking, of_job), one[row], other[row], adds[row]


def pairs_that_meet(looks: Bools) -> tuple[Counts, Counts, Counts]:
    """Pairs of columns of which one or the other is true in every row: one, the later other, and 1 or -1.

    1: neither is true in all rows. -1: each is. Where only one of them is, the pair adds nothing.
    """
    columns = np.flatnonzero(looks.any(axis=0))
    unmet = ~looks[:, columns]
    alone = np.asarray(~unmet.any(axis=0))
    apart = unmet.T.astype(np.float32) @ unmet.astype(np.float32)
    one, other = np.nonzero(np.triu(apart == 0, 1) & (alone[:, None] == alone[None, :]))
    return columns[one], columns[other], np.where(alone[one], -1, 1)


def path(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, profile: Profile, guide_id: str, steps: int = STEPS
) -> pd.DataFrame:
    """Which skill to learn after which, and what the guide's order gives after the same number of steps.

    One row per step, from 0 (the person as is): step, skill, fully_met, close (jobs after this step), guide_skill,
    guide_fully_met. Each step takes the skill that opens most jobs now; of equals the one that brings most close, then
    the one that most jobs lack. That is greedy and need not be the best set of so many skills: on 300 random markets of
    60 jobs and 8 skills three steps opened 97 % of what the best three skills open in the mean, as many in 74 % of the
    markets, 62 % in the worst (tests/analysis/test_steps.py tries a few of them). It ends where no
    single skill opens a job or brings one close. The guide's order: its skills that the person lacks, its steps to the
    profession first.
    """
    here = guided = ground(cursor, selection, profile)
    names = here.source.skills["skill"]
    taught = guide_places(cursor, guide_id).merge(here.source.skills, on="skill_id").query("is_counted")
    rows = [step_row(0, here, None, guided, None)]
    for step in range(1, steps + 1):
        skill_no = best_step(here)
        if skill_no is None:
            break
        here = here.learning(skill_no)
        lacked = taught["skill_no"][~guided.had[taught["skill_no"]]]
        guide_no = int(lacked.iloc[0]) if len(lacked) else None
        guided = guided.learning(guide_no) if guide_no is not None else guided
        rows.append(step_row(step, here, names[skill_no], guided, names[guide_no] if guide_no is not None else None))
    return pd.DataFrame(rows)


def guide_places(cursor: duckdb.DuckDBPyConnection, guide_id: str) -> pd.DataFrame:
    """The guide's order: skill_id and guide_place, 1 is first."""
    order = ask(cursor, "guide_order", guide=guide_id, selection_words=lists()["selection_words"])
    return order[["skill_id", "guide_place"]]


def step_row(step: int, here: Ground, skill: str | None, guided: Ground, guide_skill: str | None) -> dict[str, object]:
    """One row of path()."""
    return {
        "step": step, "skill": skill, "fully_met": int(here.is_fully_met.sum()), "close": int(here.is_close.sum()),
        "guide_skill": guide_skill, "guide_fully_met": int(guided.is_fully_met.sum()),
    }  # fmt: skip


def best_step(here: Ground) -> int | None:
    """The skill that opens most jobs now, see path(); None where none opens one or brings one close."""
    best = offered(here)
    found = 0
    for change in (opened_by, brought_close_by):
        if found and len(best) == 1:
            break
        counts = totals(change(here, best))
        found += counts.sum()
        best = best[counts == counts.max(initial=0)]
    if not found:
        return None
    return int(best[helped(here, best).argmax()] if len(best) > 1 else best[0])


def smallest_set(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, profile: Profile, opens: int = ENOUGH_JOBS
) -> pd.DataFrame:
    """The fewest skills that open so many jobs.

    One row per skill, in the order that opens most at each step: step, skill, opens (jobs opened so far), is_smallest
    (no smaller set does it). Every single skill and every pair is tried, so that a set of up to three is the smallest.
    Beyond, the set is the path's (see path()) without what it can do without, and perhaps not the smallest. Empty where
    LONGEST steps do not open enough.
    """
    here = ground(cursor, selection, profile)
    found = one_or_two(here, opens) or greedy(here, opens)
    rows = []
    now, left = here, list(found)
    for step in range(1, len(found) + 1):
        ready = [skill_no for skill_no in left if not now.waits[skill_no]]
        learned = max(ready, key=lambda skill_no: opened(here, now.learning(skill_no)))
        left.remove(learned)
        now = now.learning(learned)
        rows.append({"step": step, "skill": here.source.skills["skill"].iloc[learned], "opens": opened(here, now)})
    return pd.DataFrame(rows, columns=["step", "skill", "opens"]).assign(is_smallest=len(found) <= CERTAIN)


def opened(before: Ground, after: Ground) -> int:
    """How many jobs became fully met."""
    return int(after.is_fully_met.sum() - before.is_fully_met.sum())


def one_or_two(here: Ground, opens: int) -> list[int]:
    """The skill, else the pair, that opens most jobs; empty where neither opens enough."""
    candidates = offered(here)
    alone = totals(opened_by(here, candidates))
    if alone.max(initial=0) >= opens:
        return [int(candidates[alone.argmax()])]
    either = np.flatnonzero(here.source.skills["is_counted"].to_numpy(dtype=bool) & ~here.had)
    alone = totals(opened_by(here, either))
    _, one, other, adds = more_than_alone(here, either)
    both = alone[:, None] + alone[None, :]
    np.add.at(both, (one, other), adds)
    both = np.triu(both, 1).ravel()
    for place in np.argsort(-both, kind="stable")[: int((both >= opens).sum())]:
        pair = [int(skill_no) for skill_no in either[list(divmod(place, len(either)))]]
        for first, then in (pair, pair[::-1]):
            if not here.waits[first] and not here.learning(first).waits[then]:
                return [first, then]
    return []


def greedy(here: Ground, opens: int) -> list[int]:
    """The steps of the path up to enough jobs, without those that can be left out; empty where they do not suffice."""
    now = here
    found: list[int] = []
    while opened(here, now) < opens:
        skill_no = best_step(now)
        if skill_no is None or len(found) == LONGEST:
            return []
        found.append(skill_no)
        now = now.learning(skill_no)
    for skill_no in tuple(found):
        others = [other for other in found if other != skill_no]
        without = here
        for other in others:
            without = without.learning(other)
        if opened(here, without) >= opens and not without.waits[others].any():
            found = others
    return found
