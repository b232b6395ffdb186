"""How often employers ask for a skill."""

import tomllib

import duckdb
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

import data
from analysis.confidence import rank_range, tells_apart, with_interval
from analysis.correction import CORRECTED_COLUMNS, corrected
from analysis.labels import label
from analysis.selection import Selection
from analysis.warehouse import ask
from analysis.words import count, percent

LISTS = {
    "all": ("tool", "method"),
    "tools": ("tool",),
    "methods": ("method",),
    "soft skills": ("soft skill",),
}
STRENGTH_COLUMNS = ["required_pct", "preferred_pct", "mentioned_pct"]
READER_COLUMNS = ["reader_precision", "reader_recall", "reader_n"]
SHARE_COLUMNS = ["jobs", "jobs_all", "employers", "share_pct", "low_pct", "high_pct"]
COLUMNS = [
    "rank_from", "rank_to", "skill", "kind", "in_guide",
    *SHARE_COLUMNS, *STRENGTH_COLUMNS, *READER_COLUMNS, *CORRECTED_COLUMNS,
]  # fmt: skip


def demand(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str, listed: str = "all") -> pd.DataFrame:
    """Share of the selected jobs that ask for each skill of one list (a key of LISTS), most asked first.

    One row per skill, also skills nobody asks for: rank_from, rank_to (the ranks in this list that the data allow, see
    confidence.rank_range; NULL where there is no interval), skill, kind, in_guide (an item of the guide, or counted
    under one of its umbrella items), jobs, jobs_all, employers (counts), share_pct, low_pct, high_pct (0-100, see
    confidence.with_interval), required_pct, preferred_pct, mentioned_pct (0-100, of the selected jobs: together the
    share of those that name the skill), reader_precision, reader_recall (0-1), reader_n (how often the labels that the
    reader was measured on name the skill; all three NULL below 20: not measured yet), corrected_pct, corrected_low_pct,
    corrected_high_pct (the share had the reader made no mistake, from 30 labels on, see correction.corrected).

    A job asks for a skill where it names it; with selection.required_only where it requires it, which leaves the three
    columns of strength as they are, and corrects nothing: the reader was measured on naming. With selection.one_vote
    every share is the mean of the employers' shares. Below 30 jobs or 5 employers there are counts alone.
    Words that define the selection (see selection_words) and degrees are in no list.
    """
    table = every_skill(cursor, selection, guide_id)
    table = table[table["listed_as"].isin(LISTS[listed])].reset_index(drop=True)
    places = pd.DataFrame(index=table.index, columns=["rank_from", "rank_to"], dtype="Int64")
    if table["low_pct"].notna().any():
        votes = ask(cursor, "demand_by_employer", required_only=selection.required_only)
        places["rank_from"], places["rank_to"] = ranks(votes, table["skill_no"])
    return table.join(places.astype("Int64"))[COLUMNS]


def every_skill(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> pd.DataFrame:
    """The rows behind every list: skill_id, skill_no, listed_as, employers_all and the columns of demand() without the
    ranks. Leaves the temporary table asked_by_employer on the cursor, which ranks() need."""
    selection.fill(cursor)
    if selection.is_unfiltered:
        ask(cursor, "asked_by_employer_unfiltered", only_open=selection.window == "open")
    else:
        ask(cursor, "asked_by_employer")
    lists = tomllib.loads(data.lists().read_text(encoding="utf-8"))
    table = ask(cursor, "demand", required_only=selection.required_only, guide=guide_id, **lists)
    table = corrected(shown(table)).astype({"reader_n": "Int64"})
    return table.assign(**dict.fromkeys(CORRECTED_COLUMNS, np.nan)) if selection.required_only else table


def selection_words(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> list[str]:
    """Names of the skills that only repeat what made a job part of the selection, such as the field's own name."""
    table = every_skill(cursor, selection, guide_id)
    return list(table.loc[table["listed_as"] == "selection word", "skill"])


def by_facet(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str, skill: str, facet: str
) -> pd.DataFrame:
    """Share of one skill (its name or id) in each option of a filter (a key of selection.FACETS), within the selection.

    One row per option that selected jobs have, most jobs first, unknown last: option, option_name, skill, kind,
    in_guide, jobs, jobs_all, employers, share_pct, low_pct, high_pct, required_pct, preferred_pct, mentioned_pct (as in
    demand(), of the jobs of the option), in_words ("31 % of 120 jobs", too few for a share: "3 of 12 jobs").
    A job in two countries, or on two sources, counts at both, so that jobs may add up to more than the selection.
    No row for a skill that does not exist.
    """
    selection.fill(cursor)
    found = ask(
        cursor, "demand_by_facet", skill=skill, facet=facet, guide=guide_id,
        required_only=selection.required_only, one_vote=selection.one_vote,
    )  # fmt: skip
    table = shown(found)
    names = [label(facet, option) for option in table["option"]]
    words = [in_words(*row) for row in table[["jobs", "jobs_all", "share_pct"]].itertuples(index=False, name=None)]
    table = table.assign(option_name=table["label"].fillna(pd.Series(names, table.index)), in_words=words)
    return table[["option", "option_name", "skill", "kind", "in_guide", *SHARE_COLUMNS, *STRENGTH_COLUMNS, "in_words"]]


def either_or(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Skills of which a job requires any one ("PyTorch or TensorFlow"), the groups that most jobs ask for first.

    One row per group that at least two employers ask for in exactly these skills, 200 at most: skills (their names),
    choices (how many), jobs, jobs_all, employers, share_pct, low_pct, high_pct (of jobs that ask for just this group,
    see demand()), jobs_wider (jobs that ask for one of these or of others beside them). Groups with a degree or a word
    that defines the selection are left out. Such a need is always a required one: selection.required_only changes
    nothing.
    """
    selection.fill(cursor)
    words = tomllib.loads(data.lists().read_text(encoding="utf-8"))["selection_words"]
    return with_interval(ask(cursor, "either_or", selection_words=words))[
        ["skills", "choices", *SHARE_COLUMNS, "jobs_wider"]
    ]


def shown(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its interval; where it has no share, it has none by strength either."""
    table = with_interval(table)
    return table.assign(**{name: table[name].where(table["share_pct"].notna()) for name in STRENGTH_COLUMNS})


def in_words(jobs: int, jobs_all: int, share_pct: float) -> str:
    """ "31 % of 120 jobs", too few for a share: "3 of 12 jobs"."""
    if np.isnan(share_pct):
        return f"{jobs:,} of {count(jobs_all, 'job')}"
    return f"{percent(share_pct)} of {count(jobs_all, 'job')}"


def ranks(votes: pd.DataFrame, skill_nos: npt.ArrayLike) -> tuple[list[int], list[int]]:
    """Best and worst rank of each skill among these, from votes by employer and skill (see sql/demand_by_employer)."""
    skills = np.asarray(skill_nos, dtype=np.int64)
    employers, asked = (votes[name].to_numpy(dtype=np.int64) for name in ("employer_no", "skill_no"))
    shape = employers.max(initial=0) + 1, max(asked.max(initial=0), skills.max(initial=0)) + 1
    matrix = sparse.csc_array((votes["votes"].to_numpy(dtype=np.float64), (employers, asked)), shape)
    best, worst = rank_range(tells_apart(matrix[:, skills], matrix[:, 0].toarray()))
    return best.tolist(), worst.tolist()
