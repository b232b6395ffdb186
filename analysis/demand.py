"""How often employers ask for a skill."""

import duckdb
import numpy as np
import pandas as pd
from scipy import sparse

from analysis.asks import Codes, Voices, half_up, voices
from analysis.confidence import rank_range, tells_apart, with_interval
from analysis.correction import CORRECTED_COLUMNS, corrected
from analysis.held import held
from analysis.labels import label
from analysis.listed import listed_skills
from analysis.needs import incidence, patterns
from analysis.selection import Selection
from analysis.warehouse import ask
from analysis.words import count, percent

LISTS = {
    "all": ("tool", "method"),
    "tools": ("tool",),
    "methods": ("method",),
    "soft skills": ("soft skill",),
}
MOST_GROUPS = 200  # either/or needs that are listed
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
    heard = voices(cursor, selection)
    table = skills_asked(cursor, heard, guide_id)
    table = table[table["listed_as"].isin(LISTS[listed])].reset_index(drop=True)
    places = pd.DataFrame(index=table.index, columns=["rank_from", "rank_to"], dtype="Int64")
    if table["low_pct"].notna().any():
        places["rank_from"], places["rank_to"] = ranks(heard, table["skill_no"])
    return table.join(places.astype("Int64"))[COLUMNS]


def every_skill(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> pd.DataFrame:
    """The rows behind every list, see skills_asked()."""
    return skills_asked(cursor, voices(cursor, selection), guide_id)


def skills_asked(cursor: duckdb.DuckDBPyConnection, heard: Voices, guide_id: str) -> pd.DataFrame:
    """The rows behind every list: skill_id, skill_no, listed_as, employers_all and the columns of demand() without the
    ranks. required_pct, preferred_pct and mentioned_pct are of all votes, whatever required_only says."""
    skills = listed_skills(cursor, guide_id).reset_index()
    named, required = (heard.weighed(counts).sum(axis=0) for counts in (heard.named, heard.required))
    preferred = heard.weighed(heard.preferred).sum(axis=0)
    strengths = zip(STRENGTH_COLUMNS, (required, preferred, named - required - preferred), strict=True)
    of_skill = heard.shares(heard.asked, heard.asking).assign(
        **{name: half_up(100 * votes / (heard.votes.sum() or np.nan)) for name, votes in strengths}
    )
    # votes are sums of fractions with one_vote: without rounding, their last digits would order equals
    reader = skills[["reader_precision", "reader_recall", "reader_found", "reader_n"]]
    table = skills.drop(columns=reader.columns).join(of_skill, on="skill_no").join(reader)
    table = table.assign(place=-table["votes"].round(9))
    table = table.sort_values(["place", "skill"], ignore_index=True).drop(columns="place")
    table = corrected(shown(table)).astype({"reader_n": "Int64"})
    return table.assign(**dict.fromkeys(CORRECTED_COLUMNS, np.nan)) if heard.required_only else table


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
    heard, (matrix, meets) = voices(cursor, selection), held(cursor, groups)
    skills = listed_skills(cursor)
    unlisted = skills.index[skills["listed_as"].isin(("education", "selection word"))]
    is_listed = meets[:, unlisted].sum(axis=1) == 0
    matrix, meets, names = matrix[heard.job_nos][:, is_listed], meets[is_listed], dict(skills["skill"])

    table = heard.shares(heard.by_employer(matrix))
    table = table[table["employers"] > 1]
    numbers = [tuple(each) for each in np.split(meets.indices, meets.indptr[1:-1])]
    table = table.assign(place=-table["votes"].round(9), numbers=[numbers[place] for place in table.index])
    table = table.sort_values(["place", "numbers"]).head(MOST_GROUPS)
    named = [" or ".join(sorted(names[number] for number in each)) for each in table["numbers"]]
    choices = [len(each) for each in table["numbers"]]
    table = table.assign(skills=pd.Series(named, table.index, dtype="str"), choices=np.array(choices, dtype=np.int64))
    table = table.assign(jobs_wider=holding(matrix, meets, table.index.to_numpy()))
    table = table.sort_values(["place", "skills"], ignore_index=True)
    return with_interval(table)[["skills", "choices", *SHARE_COLUMNS, "jobs_wider"]]


def groups(cursor: duckdb.DuckDBPyConnection) -> tuple[sparse.csr_array, sparse.csr_array]:
    """The needs of the opened build that several skills meet.

    Of which group (column) each job (row, by job_no) requires any one; and which skills (column, by skill_no) each
    group (row) holds.
    """
    last_job_no = int(ask(cursor, "opened")["last_job_no"].iloc[0])
    everyone = np.ones(len(ask(cursor, "asks_skills")) + 1, dtype=bool)
    matrix, meets = patterns(ask(cursor, "needs_either"), everyone, last_job_no)
    matrix, meets = matrix[:, len(everyone) :], meets[len(everyone) :]
    meets.sort_indices()
    return matrix, meets


def holding(matrix: sparse.csr_array, meets: sparse.csr_array, chosen: Codes) -> Codes:
    """How many jobs require one of these groups, or a wider one: a group that holds all of its skills and others."""
    shared = (meets[chosen] @ meets.T).tocoo()
    is_within = shared.data == meets.sum(axis=1)[chosen][shared.row]
    wider = incidence(shared.col[is_within], shared.row[is_within], (meets.shape[0], len(chosen)))
    return np.bincount((matrix @ wider).tocoo().col, minlength=len(chosen))


def shown(table: pd.DataFrame) -> pd.DataFrame:
    """The table with its interval; where it has no share, it has none by strength either."""
    table = with_interval(table)
    return table.assign(**{name: table[name].where(table["share_pct"].notna()) for name in STRENGTH_COLUMNS})


def in_words(jobs: int, jobs_all: int, share_pct: float) -> str:
    """ "31 % of 120 jobs", too few for a share: "3 of 12 jobs"."""
    if np.isnan(share_pct):
        return f"{jobs:,} of {count(jobs_all, 'job')}"
    return f"{percent(share_pct)} of {count(jobs_all, 'job')}"


def ranks(heard: Voices, skill_nos: pd.Series) -> tuple[list[int], list[int]]:
    """Best and worst rank of each skill among these, by the votes of the employers, see confidence.rank_range()."""
    best, worst = rank_range(tells_apart(heard.asking[:, skill_nos.to_numpy()], heard.votes))
    return best.tolist(), worst.tolist()
