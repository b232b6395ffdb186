"""What jobs have besides skills: levels, kinds of contract, sectors, degrees, pay; and shares of jobs that have it.

A fact is written as the column and its value: "level:junior", "sector:Finance", "skill:python"; "level:known" is true
of every job that says its level. "pay:above" and "paid:<role>" are explained in sql/pay_facts.sql.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import duckdb
import pandas as pd

from analysis.confidence import with_interval
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


def fill_facts(cursor: duckdb.DuckDBPyConnection, selection: Selection, facts: Iterable[str]) -> None:
    """Fill the temporary table job_facts for the selected jobs, which selection.fill() has put there."""
    wanted = sorted(set(facts))
    ask(cursor, "job_facts", facts=wanted, required_only=selection.required_only)
    if any(fact.startswith(("pay:", "paid:")) for fact in wanted):
        ask(cursor, "pay_facts", few_jobs=FEW_JOBS, few_employers=FEW_EMPLOYERS)


def fact_shares(cursor: duckdb.DuckDBPyConnection, selection: Selection, parts: Sequence[Part]) -> pd.DataFrame:
    """The share of each part, in their order: one row per part with the columns SHARE_COLUMNS.

    share_pct, low_pct and high_pct (0-100) are of the jobs each part is among, with the interval and the floors of
    confidence.with_interval(). selection.required_only holds for skills alone; with selection.one_vote a share is the
    mean of the shares of the employers with jobs the part is among.
    """
    selection.fill(cursor)
    sides = [(part.what, part.among) for part in parts]
    fill_facts(cursor, selection, (fact for what, among in sides for fact in (*what, *among)))
    terms = [
        (number, side, fact)
        for number, both in enumerate(sides)
        for side, facts in zip(("what", "among"), both, strict=True)
        for fact in facts
    ]
    found = ask(
        cursor, "fact_shares",
        parts=[number for number, *_ in terms], sides=[side for _, side, _ in terms],
        facts=[fact for *_, fact in terms],
        whole=[number for number, part in enumerate(parts) if not part.among], one_vote=selection.one_vote,
    )  # fmt: skip
    table = with_interval(found.set_index("part").reindex(pd.RangeIndex(len(parts))))
    return table.fillna(dict.fromkeys(COUNTS, 0)).astype(dict.fromkeys(COUNTS, int))[SHARE_COLUMNS]
