"""What jobs ask for, held as arrays of numbers: on their counts by employer and skill nearly every answer stands."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis.held import held
from analysis.selection import Selection
from analysis.warehouse import ask

Bools = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.integer[Any]]
Floats = npt.NDArray[np.float64]

NONE: Codes = np.zeros(0, dtype=np.int32)
MENTIONED, PREFERRED, REQUIRED = 1, 2, 3  # how strongly a job asks


@dataclass(frozen=True)
class Asks:
    """Which skills the ML jobs of one build ask for, where their text is English; one entry a job and skill.

    job_no and strength: of each entry, one skill after the other, within a skill one employer after the other. A pair
    is a skill and an employer that asks for it: pair_ends says up to which entry each goes, pair_employers whose it is,
    and skill_pairs, by skill_no, which pair is the first of each skill. employer_of: by job_no; skill_nos: by skill_id.
    """

    job_no: Codes
    strength: Codes
    pair_ends: Codes
    pair_employers: Codes
    skill_pairs: Codes
    employer_of: Codes
    skill_nos: dict[str, int]

    @cached_property
    def shape(self) -> tuple[int, int]:
        """Employers and skills, with number 0, which none has."""
        return int(self.employer_of.max(initial=0)) + 1, len(self.skill_pairs) - 1

    @cached_property
    def skill_ends(self) -> Codes:
        """By skill_no: the first entry of each skill; one more for the end of the last."""
        return np.append(0, self.pair_ends)[self.skill_pairs]

    def number(self, skill_id: str) -> int:
        """The skill_no of a skill; 0, for which nobody asks, where the build does not know it."""
        return self.skill_nos.get(skill_id, 0)

    def jobs(self, skill_no: int, least: int = MENTIONED) -> Codes:
        """job_no of the jobs that ask for a skill, at least so strongly."""
        entries = slice(*self.skill_ends[skill_no : skill_no + 2])
        return self.job_no[entries][self.strength[entries] >= least]

    def among(self, jobs: Bools) -> Self:
        """The entries of these jobs (by job_no) alone: several counts of few jobs are quicker so."""
        kept = jobs[self.job_no]
        ends = np.cumsum(kept, dtype=np.int32)[self.pair_ends - 1]
        is_held = np.diff(ends, prepend=0) > 0
        return replace(
            self,
            job_no=self.job_no[kept],
            strength=self.strength[kept],
            pair_ends=ends[is_held],
            pair_employers=self.pair_employers[is_held],
            skill_pairs=np.append(0, np.cumsum(is_held, dtype=np.int32))[self.skill_pairs],
        )

    def skills_each(self, least: int = MENTIONED) -> Codes:
        """By job_no: how many skills it asks for, at least so strongly."""
        return np.bincount(self.job_no[self.strength >= least], minlength=len(self.employer_of))

    def count(self, among: Bools, least: int = MENTIONED) -> sparse.csc_array:
        """How many of these jobs (by job_no) of each employer (row) ask for each skill (column), at least so strongly.

        Places of the matrix may hold a 0. The counts are differences of one running count over all entries.
        """
        asking = among[self.job_no]
        if least > MENTIONED:
            asking &= self.strength >= least
        reached = np.cumsum(asking, dtype=np.int32)[self.pair_ends - 1]
        return self.matrix(np.diff(reached, prepend=0))

    def matrix(self, of_pairs: npt.NDArray[Any]) -> sparse.csc_array:
        """A number of each pair, by employer (row) and skill (column)."""
        return sparse.csc_array((of_pairs, self.pair_employers, self.skill_pairs), shape=self.shape)

    def bounds(self, numbers: Codes, least: int = MENTIONED) -> tuple[Codes, Codes]:
        """By skill_no: the lowest and the highest number of the jobs that ask for it, at least so strongly.

        numbers: by job_no, from 0; jobs below 0 do not count, and -1 is the answer where none does.
        """
        found = np.where(self.strength >= least, numbers[self.job_no], -1)
        asked = np.flatnonzero(np.diff(self.skill_ends))
        lowest, highest = np.full((2, len(self.skill_ends) - 1), -1)
        if len(asked):
            highest[asked] = np.maximum.reduceat(found, self.skill_ends[asked])
            found[found < 0] = most = len(numbers)
            lowest[asked] = np.minimum.reduceat(found, self.skill_ends[asked])
            lowest[lowest == most] = -1
        return lowest, highest

    def marks(self, job_nos: Codes, sets: Iterable[Codes]) -> sparse.csc_array:
        """Which of these jobs (row, by its place among them) is in which set (column) of job_no: ones."""
        place = np.full(len(self.employer_of), -1, dtype=np.int32)
        place[job_nos] = np.arange(len(job_nos), dtype=np.int32)
        columns = [found[found >= 0] for found in (place[each] for each in sets)]
        ends = np.cumsum([0, *map(len, columns)])
        places = np.concatenate([place[:0], *columns])
        return sparse.csc_array((np.ones(len(places)), places, ends), shape=(len(job_nos), len(columns)))


@dataclass(frozen=True)
class Voices:
    """The selected jobs, and how much each employer's voice weighs.

    is_selected: by job_no. jobs: how many of them an employer has, by employer_no; votes: what they weigh together, as
    many, or 1 with one_vote, so that a share is the mean of the employers' shares. required_only: a job asks for a
    skill only where it requires it.
    """

    asks: Asks
    is_selected: Bools
    one_vote: bool
    required_only: bool

    @cached_property
    def job_nos(self) -> Codes:
        """The selected jobs."""
        return np.flatnonzero(self.is_selected)

    @cached_property
    def employers(self) -> Codes:
        """The employer of each selected job."""
        return self.asks.employer_of[self.job_nos]

    @cached_property
    def jobs(self) -> Floats:
        """By employer_no: its selected jobs."""
        return np.bincount(self.employers, minlength=self.asks.shape[0]).astype(np.float64)

    @cached_property
    def votes(self) -> Floats:
        """By employer_no: the votes of its selected jobs together."""
        return np.minimum(self.jobs, 1) if self.one_vote else self.jobs

    @property
    def least(self) -> int:
        """How strongly a job must ask."""
        return REQUIRED if self.required_only else MENTIONED

    @cached_property
    def named(self) -> sparse.csc_array:
        """How many selected jobs of each employer (row) name each skill (column)."""
        return self.asks.count(self.is_selected)

    @cached_property
    def required(self) -> sparse.csc_array:
        """How many require it."""
        return self.asks.count(self.is_selected, REQUIRED)

    @cached_property
    def preferred(self) -> sparse.csc_array:
        """How many would like it."""
        counts = self.asks.count(self.is_selected, PREFERRED)
        return sparse.csc_array((counts.data - self.required.data, counts.indices, counts.indptr), shape=counts.shape)

    @property
    def asked(self) -> sparse.csc_array:
        """How many ask for it: name it, or with required_only require it."""
        return self.required if self.required_only else self.named

    def skill(self, skill_id: str) -> Codes:
        """job_no of all jobs, also those not selected, that ask for a skill."""
        return self.asks.jobs(self.asks.number(skill_id), self.least)

    def among(self, jobs: Bools) -> Self:
        """The same of fewer jobs: those of the selected that are among these (by job_no)."""
        return type(self)(self.asks, self.is_selected & jobs, self.one_vote, self.required_only)

    def any_of(self, sets: Iterable[Codes]) -> Bools:
        """By job_no: is it in one of these sets of job_no?"""
        found = np.zeros(len(self.is_selected), dtype=bool)
        for jobs in sets:
            found[jobs] = True
        return found

    def counted(self, sets: Iterable[Bools]) -> sparse.csc_array:
        """How many of the selected jobs of each employer (row) are in each set (column) of jobs (by job_no)."""
        found = [np.unique(self.asks.employer_of[each & self.is_selected], return_counts=True) for each in sets]
        rows, counts = (np.concatenate([NONE, *(each[side] for each in found)]) for side in (0, 1))
        ends = np.cumsum([0, *(len(employers) for employers, _ in found)])
        return sparse.csc_array((counts, rows, ends), shape=(self.asks.shape[0], len(found)))

    @cached_property
    def asking(self) -> sparse.csc_array:
        """The votes of each employer (row) that ask for each skill (column)."""
        return self.weighed(self.asked)

    def by_employer(self, marks: sparse.csr_array) -> sparse.csc_array:
        """How many of the selected jobs (row) of each employer have each mark (column)."""
        ones = np.ones(len(self.job_nos), dtype=np.float32)
        whose = sparse.csr_array((ones, (self.employers, np.arange(len(ones)))), shape=(self.asks.shape[0], len(ones)))
        return (whose @ marks).tocsc()

    def weighed(self, counts: sparse.csc_array) -> sparse.csc_array:
        """The same in votes: jobs, each weighing its employer's votes / jobs."""
        votes = counts.data / np.maximum(self.jobs[counts.indices], 1) if self.one_vote else counts.data.astype(float)
        return sparse.csc_array((votes, counts.indices, counts.indptr), shape=counts.shape)

    def shares(self, counts: sparse.csc_array, weighed: sparse.csc_array | None = None) -> pd.DataFrame:
        """What confidence.with_interval() makes intervals of, from the selected jobs of each employer (row) that are
        in each column: one row a column.

        jobs, jobs_all, employers, employers_all (counts); votes, votes_all (of those jobs, and of all); size_all (how
        many equal jobs the weighted ones are worth: (sum w)² / sum w², Kish, "Survey Sampling", 1965); effective_all
        (the same of employers and their votes); between_employers (sum over employers of (x - p n)²: n votes, x of them
        in the column, p is its share of all).
        """
        weighed = self.weighed(counts) if weighed is None else weighed
        speaks = self.jobs > 0
        votes, votes_all, squared = weighed.sum(axis=0), self.votes.sum(), self.votes @ self.votes
        share = votes / (votes_all or np.nan)
        between = weighed.power(2).sum(axis=0) - 2 * share * (weighed.T @ self.votes) + share**2 * squared
        each = (self.votes[speaks] ** 2 / self.jobs[speaks]).sum()
        return pd.DataFrame({
            "jobs": counts.sum(axis=0).astype(np.int64), "jobs_all": int(self.jobs.sum()),
            "employers": employers_of(counts), "employers_all": int(speaks.sum()),
            "votes": votes, "votes_all": votes_all,
            "size_all": votes_all**2 / each if each else 0.0,
            "effective_all": votes_all**2 / squared if squared else np.nan,
            "between_employers": np.nan_to_num(between),
        })  # fmt: skip


def voices(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> Voices:
    """The voices of the selected jobs; fills the temporary tables of the selection."""
    selection.fill(cursor)
    asks = asks_of(cursor)
    return Voices(asks, chosen(asks, ask(cursor, "selected")["job_no"]), selection.one_vote, selection.required_only)


def chosen(asks: Asks, job_nos: pd.Series) -> Bools:
    """By job_no: is it one of these?"""
    found = np.zeros(len(asks.employer_of), dtype=bool)
    found[job_nos.to_numpy()] = True
    return found


def employers_of(counts: sparse.csc_array) -> Codes:
    """In each column of a matrix: how many rows hold more than 0."""
    return np.asarray(np.diff(np.append(0, np.cumsum(counts.data > 0))[counts.indptr]))


def half_up(numbers: Any) -> Any:
    """Two decimals, a half rounded up."""
    return np.floor(100 * numbers + 0.5) / 100


def asks_of(cursor: duckdb.DuckDBPyConnection) -> Asks:
    """The asks of the opened build."""
    return held(cursor, read)


def read(cursor: duckdb.DuckDBPyConnection) -> Asks:
    """Read the asks of a build."""
    jobs, rows, skills = (ask(cursor, question) for question in ("asks_jobs", "asks_all", "asks_skills"))
    employer_of = np.zeros(jobs["job_no"].max() + 1 if len(jobs) else 1, dtype=np.int32)
    employer_of[jobs["job_no"]] = jobs["employer_no"]
    is_english = np.zeros(len(employer_of), dtype=bool)
    is_english[jobs["job_no"]] = jobs["is_english"]
    kept = is_english[rows["job_no"].to_numpy()]
    skill_no, job_no, strength = (rows[name].to_numpy()[kept] for name in ("skill_no", "job_no", "strength"))
    employer_no = employer_of[job_no]
    is_last = np.append((skill_no[1:] != skill_no[:-1]) | (employer_no[1:] != employer_no[:-1]), len(job_no) > 0)
    pair_ends = np.flatnonzero(is_last) + 1
    return Asks(
        job_no=job_no,
        strength=strength,
        pair_ends=pair_ends,
        pair_employers=employer_no[pair_ends - 1],
        skill_pairs=np.searchsorted(skill_no[pair_ends - 1], np.arange(len(skills) + 2)).astype(np.int32),
        employer_of=employer_of,
        skill_nos=dict(zip(skills["skill_id"], skills["skill_no"].tolist(), strict=True)),
    )
