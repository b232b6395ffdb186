"""What jobs require, as one matrix: the ground on which every question of the gap stands."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from analysis.held import held
from analysis.listed import lists
from analysis.warehouse import ask

Bools = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.integer[Any]]

NOT_COUNTED = ("soft skill", "education", "portfolio")  # kinds that are no tool and no method
MAJOR = 1 / 3  # a kind asked for so often, measured by its broader skill, stands for that skill


@dataclass(frozen=True)
class Needs:
    """The required tools and methods of every ML job of one build.

    A need is a required skill, or a group of which one will do ("PyTorch or TensorFlow"). Its pattern is the set of
    skills that meet it. matrix has one row a job_no and one column a pattern; meets has one row a pattern and one
    column a skill_no. skills has one row a skill_no, from 0, which stands for none: skill_id, skill, kind, is_counted.
    implies[a, b]: who names skill a has b too: itself, and what a implies at first hand, by the skill list or as an
    umbrella item of a guide; Git implies version control, and not what that implies in turn. first[a, b]: b is broader
    than a and comes before it, as a is a minor kind: fewer than a third as many jobs ask for it. So PyTorch stands for
    deep learning, but statistics comes before A/B testing, and AWS before Amazon SageMaker: else the quickest way to
    statistics would always be the kind with the most names.

    Soft skills, degrees, portfolios and the words that define the selection do not count: everyone is taken to have
    them, so that a need that one of them meets ("statistics or a degree in computer science") is no need here.
    """

    matrix: sparse.csr_array
    meets: sparse.csr_array
    skills: pd.DataFrame
    implies: Bools
    first: Bools

    @cached_property
    def by_pattern(self) -> sparse.csc_array:
        """The matrix, column by column."""
        return self.matrix.tocsc()

    def requires(self, skill_no: int) -> Bools:
        """By job_no: does the job name this skill in a need?"""
        requires = np.zeros(self.matrix.shape[0], dtype=bool)
        requires[self.by_pattern[:, self.meets[:, [skill_no]].nonzero()[0]].indices] = True
        return requires

    @property
    def groups(self) -> slice:
        """The patterns that more than one skill meets."""
        return slice(len(self.skills), None)

    @cached_property
    def either_or(self) -> sparse.csr_array:
        """The columns of matrix that more than one skill meets."""
        return self.matrix[:, self.groups]

    @cached_property
    def needs(self) -> Counts:
        """How many needs each job has, by job_no."""
        needs: Counts = np.diff(self.matrix.indptr)
        return needs

    def numbers(self, skill_ids: frozenset[str]) -> Counts:
        """The skill_no of each of these skills; one that the build does not know is passed over."""
        return np.flatnonzero(self.skills["skill_id"].isin(skill_ids))

    def had(self, numbers: npt.ArrayLike) -> Bools:
        """By skill_no: does someone with these skills have it?"""
        return np.asarray(self.implies[np.asarray(numbers, dtype=np.int64)].any(axis=0))

    def met(self, had: Bools) -> Bools:
        """By pattern: does one of these skills meet it?"""
        return np.asarray(self.meets @ had.astype(np.float32)) > 0


def needs_of(cursor: duckdb.DuckDBPyConnection) -> Needs:
    """The needs of the opened build."""
    return held(cursor, read)


def read(cursor: duckdb.DuckDBPyConnection) -> Needs:
    """Read the needs of a build."""
    last_job_no = int(ask(cursor, "opened")["last_job_no"].iloc[0])
    skills = ask(cursor, "needs_skills")
    skills["is_counted"] = ~skills["kind"].isin(NOT_COUNTED) & ~skills["skill_id"].isin(lists()["selection_words"])
    nothing = pd.DataFrame({"skill_no": [0], "skill_id": [""], "skill": [""], "kind": [""], "is_counted": [False]})
    skills = pd.concat([nothing, skills], ignore_index=True)
    implies = np.eye(len(skills), dtype=bool)
    for number, broader in enumerate(skills["broader"].iloc[1:], 1):
        implies[number, broader] = True
    matrix, meets = patterns(ask(cursor, "needs_all"), skills["is_counted"].to_numpy(dtype=bool), last_job_no)
    asked = matrix.sum(axis=0) @ meets
    minor = asked[:, None] < MAJOR * asked[None, :]
    return Needs(
        matrix=matrix,
        meets=meets,
        skills=skills.drop(columns="broader"),
        implies=implies,
        first=implies & ~implies.T & minor & skills["is_counted"].to_numpy(dtype=bool),
    )


def patterns(rows: pd.DataFrame, is_counted: Bools, last_job_no: int) -> tuple[sparse.csr_array, sparse.csr_array]:
    """The matrices of Needs, from rows of job_no, need_no and skill_no in this order."""
    job, need, skill = (rows[name].to_numpy() for name in ("job_no", "need_no", "skill_no"))
    starts = np.flatnonzero(np.r_[True, (job[1:] != job[:-1]) | (need[1:] != need[:-1])]) if len(job) else job[:0]
    lengths = np.diff(np.r_[starts, len(job)])
    # The sum of one random number a skill tells sets of skills apart, and never costs a comparison of sets.
    marks = np.random.default_rng(0).integers(0, 2**63, size=len(is_counted), dtype=np.uint64)
    grouped = np.flatnonzero(lengths > 1)
    in_group = skill[np.repeat(lengths > 1, lengths)]
    bounds = np.cumsum(np.r_[0, lengths[grouped]])
    sums = np.add.reduceat(marks[in_group], bounds[:-1]) if len(grouped) else marks[:0]
    _, examples, numbers = np.unique(sums, return_index=True, return_inverse=True)
    pattern = skill[starts].astype(np.int32)  # a skill asked alone is a pattern of its own number
    pattern[grouped] = len(is_counted) + numbers
    members = [in_group[bounds[example] : bounds[example + 1]] for example in examples]
    everyone = np.arange(len(is_counted))
    of = np.repeat(len(is_counted) + np.arange(len(members)), [len(member) for member in members])
    meets = incidence(
        np.r_[everyone, of], np.concatenate([everyone, *members]), (len(is_counted) + len(members), len(is_counted))
    )
    counts = np.asarray(meets @ (~is_counted).astype(np.float32)) == 0
    kept = counts[pattern]
    return incidence(job[starts][kept], pattern[kept], (last_job_no + 1, len(counts))), meets


def incidence(rows: npt.ArrayLike, columns: npt.ArrayLike, shape: tuple[int, int]) -> sparse.csr_array:
    """Ones at these places, however often one is named."""
    rows = np.asarray(rows)
    found = sparse.csr_array((np.ones(len(rows), dtype=np.float32), (rows, np.asarray(columns))), shape=shape)
    found.data[:] = 1
    return found
