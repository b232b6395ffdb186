"""How often employers ask for a skill."""

import tomllib
from collections.abc import Sequence

import duckdb
import numpy as np
import pandas as pd

import data
from analysis.confidence import rank_range, tells_apart, with_interval
from analysis.selection import Selection
from analysis.warehouse import ask

LISTS = {
    "all": ("tool", "method"),
    "tools": ("tool",),
    "methods": ("method",),
    "soft skills": ("soft skill",),
}
COLUMNS = [
    "rank_from", "rank_to", "skill", "kind", "in_guide",
    "jobs", "jobs_all", "employers", "share_pct", "low_pct", "high_pct",
]  # fmt: skip


def demand(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str, listed: str = "all") -> pd.DataFrame:
    """Share of the selected jobs that mention each skill of one list (a key of LISTS), most mentioned first.

    One row per skill, also skills nobody mentions: rank_from, rank_to (the ranks in this list that the data allow, see
    confidence.rank_range), skill, kind, in_guide (an item of the guide, or counted under one of its umbrella items),
    jobs, jobs_all, employers (counts), share_pct, low_pct, high_pct (0-100; 95 % interval with the effective sample
    size of jobs clustered by employer, Korn and Graubard 1998).

    Words that define the selection (see selection_words) and degrees are in no list.
    """
    table = every_skill(cursor, selection, guide_id)
    table = table[table["listed_as"].isin(LISTS[listed])].reset_index(drop=True)
    best, worst = ranks(ask(cursor, "demand_by_employer"), list(table["skill_id"]))
    return table.assign(rank_from=best, rank_to=worst)[COLUMNS]


def every_skill(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> pd.DataFrame:
    """The rows behind every list: skill_id, listed_as, employers_all and the columns of demand() without the ranks."""
    selection.fill(cursor)
    lists = tomllib.loads(data.lists().read_text(encoding="utf-8"))
    return with_interval(ask(cursor, "demand", guide=guide_id, **lists))


def selection_words(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> list[str]:
    """Names of the skills that only repeat what made a job part of the selection, such as the field's own name."""
    table = every_skill(cursor, selection, guide_id)
    return list(table.loc[table["listed_as"] == "selection word", "skill"])


def ranks(counts: pd.DataFrame, skill_ids: Sequence[str]) -> tuple[list[int], list[int]]:
    """Best and worst rank of each skill among these, from jobs by employer and skill (skill_id NULL: all its jobs)."""
    employer_jobs = counts[counts["skill_id"].isna()].set_index("employer_id")["jobs"]
    by_employer = (
        counts.dropna(subset=["skill_id"])
        .pivot_table(index="employer_id", columns="skill_id", values="jobs", aggfunc="sum")
        .reindex(index=employer_jobs.index, columns=pd.Index(skill_ids))
        .fillna(0)
    )
    told = tells_apart(by_employer.to_numpy(dtype=np.float64), employer_jobs.to_numpy(dtype=np.float64))
    best, worst = rank_range(told)
    return best.tolist(), worst.tolist()
