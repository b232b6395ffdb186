"""A person before the jobs, and what each further skill would change: what every question of the gap is made of."""

from dataclasses import dataclass, replace
from typing import Any, Self

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis.confidence import share_interval
from analysis.needs import Bools, Counts, Needs, needs_of
from analysis.population import FEW_EFFECTIVE, FEW_EMPLOYERS, FEW_JOBS
from analysis.selection import Selection
from analysis.warehouse import ask

Floats = npt.NDArray[np.float64]

DEGREES = ("none", "bachelor", "master", "phd")  # from the lowest to the highest
CLOSE = 7, 10  # a job is close from seven needs in ten on


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person brings: skills (skill_ids); years of experience and degree (one of DEGREES), None: not counted.

    It is never kept: no cache, log, address or file may hold it.
    """

    skills: frozenset[str] = frozenset()
    years: int | None = None
    degree: str | None = None

    def __post_init__(self) -> None:
        """Refuse a degree that does not exist."""
        if self.degree is not None and self.degree not in DEGREES:
            raise ValueError(f"degree {self.degree!r} is none of {', '.join(DEGREES)}")


@dataclass(frozen=True)
class Ground:
    """A person before the selected jobs; one entry a job: job_no, employer (0, 1, ...), its needs, the met ones.

    in_reach is false where a job asks for more years or a higher degree than the person has. votes has one entry an
    employer. had is by skill_no, by pattern whether it is met.
    """

    source: Needs
    job_no: Counts
    employer: Counts
    votes: Floats
    in_reach: Bools
    had: Bools
    is_met: Bools
    needs: Counts
    met: Counts

    @property
    def missing(self) -> Counts:
        """How many needs of each job are not met."""
        return np.asarray(self.needs - self.met)

    @property
    def is_fully_met(self) -> Bools:
        """By job."""
        return np.asarray(self.in_reach & (self.needs > 0) & (self.missing == 0))

    @property
    def is_close(self) -> Bools:
        """By job: at least 7 in 10 needs met, not all."""
        return self.in_reach & (self.missing > 0) & reaches(self.met, self.needs)

    @property
    def waits(self) -> Bools:
        """By skill_no: does something come first that the person lacks?"""
        return np.asarray((self.source.first & ~self.had).any(axis=1))

    def learning(self, skill_no: int) -> Self:
        """The same person with one more skill."""
        had = self.had | self.source.implies[skill_no]
        is_met = self.source.met(had)
        newly = (self.source.matrix @ (is_met & ~self.is_met).astype(np.float32)).astype(np.int32)
        return replace(self, had=had, is_met=is_met, met=self.met + newly[self.job_no])


def ground(cursor: duckdb.DuckDBPyConnection, selection: Selection, profile: Profile) -> Ground:
    """Put a person before the selected jobs."""
    selection.fill(cursor)
    source = needs_of(cursor)
    jobs = ask(cursor, "selected")
    job_no, employer_no = (jobs[name].to_numpy(dtype=np.int64) for name in ("job_no", "employer_no"))
    jobs_each = np.bincount(employer_no)
    employer = (np.cumsum(jobs_each > 0) - 1)[employer_no]  # counted from 0 without gaps
    jobs_each = jobs_each[jobs_each > 0]
    had = source.had(source.numbers(profile.skills))
    is_met = source.met(had)
    met = (source.matrix @ is_met.astype(np.float32)).astype(np.int32)
    return Ground(
        source=source,
        job_no=job_no,
        employer=employer,
        votes=np.ones(len(jobs_each)) if selection.one_vote else jobs_each.astype(np.float64),
        in_reach=in_reach(cursor, job_no, profile),
        had=had,
        is_met=is_met,
        needs=source.needs[job_no],
        met=met[job_no],
    )


def in_reach(cursor: duckdb.DuckDBPyConnection, job_no: Counts, profile: Profile) -> Bools:
    """By job: does it ask for no more years and no higher degree than the person has?"""
    if profile.years is None and profile.degree is None:
        return np.ones(len(job_no), dtype=bool)
    degrees = DEGREES[: DEGREES.index(profile.degree) + 1] if profile.degree else ()
    beyond = ask(cursor, "beyond", years=profile.years, degrees=list(degrees))["job_no"]
    return ~np.isin(job_no, beyond.to_numpy())


def reaches(met: Counts, needs: Counts) -> Bools:
    """Are at least seven in ten needs met?"""
    enough, of = CLOSE
    return np.asarray(of * met >= enough * needs)


def offered(here: Ground) -> Counts:
    """The skill_no of every skill that the person could learn next."""
    counted = here.source.skills["is_counted"].to_numpy(dtype=bool)
    return np.flatnonzero(counted & ~here.had & ~here.waits)


def newly_met(here: Ground, candidates: Counts) -> sparse.csr_array:
    """One row a pattern, one column a candidate: would it meet this pattern, which is not met yet?"""
    gain = sparse.csr_array((here.source.implies[candidates] & ~here.had).T.astype(np.float32))
    meets = (here.source.meets @ gain).tocoo()
    keep = ~here.is_met[meets.row]
    shape = (len(here.is_met), len(candidates))
    return sparse.csr_array((np.ones(keep.sum(), dtype=np.float32), (meets.row[keep], meets.col[keep])), shape=shape)


def opened_by(here: Ground, candidates: Counts) -> sparse.csr_array:
    """How many jobs of each employer (row) each candidate (column) opens."""
    missing = here.missing
    near = np.flatnonzero(here.in_reach & (missing > 0) & (missing <= most_gained(here, candidates)))
    gains = (here.source.matrix[here.job_no[near]] @ newly_met(here, candidates)).tocoo()
    opens = gains.data == missing[near][gains.row]
    return by_employer(here, near[gains.row[opens]], gains.col[opens], len(candidates))


def brought_close_by(here: Ground, candidates: Counts) -> sparse.csr_array:
    """How many jobs of each employer (row) each candidate (column) brings close without opening them."""
    within = reaches(here.met + most_gained(here, candidates), here.needs) & ~reaches(here.met, here.needs)
    near = np.flatnonzero(here.in_reach & within)
    met, needs = here.met[near], here.needs[near]
    gains = (here.source.matrix[here.job_no[near]] @ newly_met(here, candidates)).tocoo()
    then = met[gains.row] + gains.data.astype(np.int32)
    closes = reaches(then, needs[gains.row]) & (then < needs[gains.row])
    return by_employer(here, near[gains.row[closes]], gains.col[closes], len(candidates))


def most_gained(here: Ground, candidates: Counts) -> int:
    """The most needs of one job that a candidate could meet: one for each skill that it brings."""
    counted = here.source.skills["is_counted"].to_numpy(dtype=bool)
    return int((here.source.implies[candidates] & ~here.had & counted).sum(axis=1).max(initial=0))


def by_employer(here: Ground, job: Counts, column: Counts, columns: int) -> sparse.csr_array:
    """How many of these jobs (places in the selection) each employer (row) has in each column."""
    ones = np.ones(len(job), dtype=np.float64)
    return sparse.csr_array((ones, (here.employer[job], column)), shape=(len(here.votes), columns))


def jobs_by_employer(here: Ground) -> Floats:
    """How many selected jobs each employer has."""
    return np.bincount(here.employer, minlength=len(here.votes)).astype(np.float64)


def totals(hits: sparse.csr_array) -> Counts:
    """The jobs in each column."""
    return np.asarray(np.rint(hits.sum(axis=0)), dtype=np.int64)


def employers(hits: sparse.csr_array) -> Counts:
    """The employers of the jobs in each column."""
    return np.asarray(np.bincount(hits.indices, minlength=hits.shape[1]))


def bounds(here: Ground, hits: sparse.csr_array, votes: Floats) -> tuple[Floats, Floats, Floats]:
    """Share (0-1) of the jobs in each column of by_employer(), with the 95 % interval of confidence.share_interval().

    The votes of an employer are shared by its jobs. NaN where fewer than 30 jobs or 5 employers are selected; no
    interval where the employers are worth fewer than 10 of like size, (sum n)² / sum n² (Kish 1965).
    """
    jobs = jobs_by_employer(here)
    blank = np.full(hits.shape[1], np.nan)
    if len(here.job_no) < FEW_JOBS or len(votes) < FEW_EMPLOYERS:
        return blank, blank, blank
    cast = sparse.diags_array(votes / jobs) @ hits
    total = votes.sum()
    share = cast.sum(axis=0) / total
    between = cast.power(2).sum(axis=0) - 2 * share * (votes @ cast) + share**2 * (votes @ votes)
    effective = total**2 / (votes @ votes)
    if effective < FEW_EFFECTIVE:
        return share, blank, blank
    size = total**2 / (votes**2 / jobs).sum()
    low, high = share_interval(share * total, total, effective, np.maximum(between, 0), size)
    return share, low, high


def whole(numbers: Floats) -> Any:
    """Whole numbers, NULL where there is none."""
    return pd.array(np.round(numbers), dtype="Int64")
