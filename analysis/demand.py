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
STRENGTH_COLUMNS = ["required_pct", "preferred_pct", "mentioned_pct"]
READER_COLUMNS = ["reader_precision", "reader_recall", "reader_n"]
COLUMNS = [
    "rank_from", "rank_to", "skill", "kind", "in_guide",
    "jobs", "jobs_all", "employers", "share_pct", "low_pct", "high_pct",
    *STRENGTH_COLUMNS, *READER_COLUMNS,
]  # fmt: skip


def demand(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str, listed: str = "all") -> pd.DataFrame:
    """Share of the selected jobs that ask for each skill of one list (a key of LISTS), most asked first.

    One row per skill, also skills nobody asks for: rank_from, rank_to (the ranks in this list that the data allow, see
    confidence.rank_range), skill, kind, in_guide (an item of the guide, or counted under one of its umbrella items),
    jobs, jobs_all, employers (counts), share_pct, low_pct, high_pct (0-100, see confidence.with_interval),
    required_pct, preferred_pct, mentioned_pct (0-100, of the selected jobs: together the share of those that name the
    skill), reader_precision, reader_recall (0-1), reader_n (how often the labels that the reader was measured on name
    the skill; all three NULL below 20: not measured yet).

    A job asks for a skill where it names it; with selection.required_only where it requires it, which leaves the three
    columns of strength as they are. With selection.one_vote every share is the mean of the employers' shares.
    Words that define the selection (see selection_words) and degrees are in no list.
    """
    table = every_skill(cursor, selection, guide_id)
    table = table[table["listed_as"].isin(LISTS[listed])].reset_index(drop=True)
    votes = ask(cursor, "demand_by_employer", required_only=selection.required_only)
    best, worst = ranks(votes, list(table["skill_id"]))
    return table.assign(rank_from=best, rank_to=worst)[COLUMNS]


def every_skill(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> pd.DataFrame:
    """The rows behind every list: skill_id, listed_as, employers_all and the columns of demand() without the ranks."""
    selection.fill(cursor)
    lists = tomllib.loads(data.lists().read_text(encoding="utf-8"))
    table = ask(cursor, "demand", required_only=selection.required_only, guide=guide_id, **lists)
    return with_interval(table).astype({"reader_n": "Int64"})


def selection_words(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> list[str]:
    """Names of the skills that only repeat what made a job part of the selection, such as the field's own name."""
    table = every_skill(cursor, selection, guide_id)
    return list(table.loc[table["listed_as"] == "selection word", "skill"])


def ranks(votes: pd.DataFrame, skill_ids: Sequence[str]) -> tuple[list[int], list[int]]:
    """Best and worst rank of each skill among these, from votes by employer and skill (skill_id NULL: all it has)."""
    employer_votes = votes[votes["skill_id"].isna()].set_index("employer_no")["votes"]
    by_employer = (
        votes.dropna(subset=["skill_id"])
        .pivot_table(index="employer_no", columns="skill_id", values="votes", aggfunc="sum")
        .reindex(index=employer_votes.index, columns=pd.Index(skill_ids))
        .fillna(0)
    )
    told = tells_apart(by_employer.to_numpy(dtype=np.float64), employer_votes.to_numpy(dtype=np.float64))
    best, worst = rank_range(told)
    return best.tolist(), worst.tolist()
