"""What jobs have besides skills: levels, kinds of contract, sectors, degrees, pay; and shares of jobs that have it.

A fact is written as the column and its value: "level:junior", "sector:Finance", "skill:python"; "level:known" is true
of every job that says its level. "pay:above" and "paid:<role>" are explained in sql/pay_facts.sql.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import pandas as pd

from analysis.asks import NONE, Bools, Codes, Voices, voices
from analysis.confidence import with_interval
from analysis.held import held
from analysis.population import FEW_EMPLOYERS, FEW_JOBS
from analysis.selection import Selection
from analysis.warehouse import ask

COUNTS = ["jobs", "jobs_all", "employers"]
SHARE_COLUMNS = [*COUNTS, "share_pct", "low_pct", "high_pct"]


@dataclass(frozen=True, slots=True)
class Part:
    """Jobs that have one of the facts `what`, among those that have one of the facts `among` (none named: all)."""

    what: tuple[str, ...]
    among: tuple[str, ...] = ()


def said(cursor: duckdb.DuckDBPyConnection) -> dict[str, Codes]:
    """job_no of the English ML jobs of the build that have each fact, besides skills."""
    few = {"few_jobs": FEW_JOBS, "few_employers": FEW_EMPLOYERS}
    found = pd.concat([ask(cursor, "job_facts"), ask(cursor, "pay_facts", **few)])
    return {fact: np.asarray(job_nos) for fact, job_nos in found.itertuples(index=False, name=None)}


def is_skill(fact: str) -> bool:
    """Is it a skill, not something the advert says of the job?"""
    return fact.startswith("skill:")


class Had:
    """Which jobs have a fact; a job has a skill where it asks for it, see asks.Voices.least."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, heard: Voices) -> None:
        self.heard, self.said = heard, held(cursor, said)

    def jobs(self, fact: str) -> Codes:
        """job_no of the jobs that have it; none where the build does not know it."""
        if is_skill(fact):
            return self.heard.skill(fact.removeprefix("skill:"))
        return self.said.get(fact, NONE)

    def any_of(self, facts: Iterable[str]) -> Bools:
        """By job_no: has it one of these facts?"""
        return self.heard.any_of(map(self.jobs, facts))

    def among(self, facts: Sequence[str]) -> Voices:
        """The selected jobs that have one of these facts; without any named, all."""
        return self.heard.among(self.any_of(facts)) if facts else self.heard


def fact_shares(cursor: duckdb.DuckDBPyConnection, selection: Selection, parts: Sequence[Part]) -> pd.DataFrame:
    """The share of each part among the selected jobs, see shares_of()."""
    return shares_of(cursor, voices(cursor, selection), parts)


def shares_of(cursor: duckdb.DuckDBPyConnection, heard: Voices, parts: Sequence[Part]) -> pd.DataFrame:
    """The share of each part, in their order: one row per part with the columns SHARE_COLUMNS.

    share_pct, low_pct and high_pct (0-100) are of the jobs each part is among, with the interval and the floors of
    confidence.with_interval(). required_only holds for skills alone; with one_vote a share is the mean of the shares of
    the employers with jobs the part is among.
    """
    had, found = Had(cursor, heard), []
    for among in dict.fromkeys(part.among for part in parts):
        places = [place for place, part in enumerate(parts) if part.among == among]
        whose = had.among(among)
        counts = whose.counted(had.any_of(parts[place].what) for place in places)
        found.append(whose.shares(counts).set_axis(places))
    if not found:
        return pd.DataFrame(columns=SHARE_COLUMNS)
    return with_interval(pd.concat(found).sort_index())[SHARE_COLUMNS]
