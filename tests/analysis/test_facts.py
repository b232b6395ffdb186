"""Shares of jobs with properties: levels, contracts, sectors, degrees, pay."""

from collections.abc import Callable
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from analysis.confidence import share_interval
from analysis.facts import SHARE_COLUMNS, Part, fact_shares
from analysis.selection import Selection

Publish = Callable[..., duckdb.DuckDBPyConnection]


def job(number: int, **values: Any) -> dict[str, Any]:
    """One of the jobs of ten employers."""
    return {"employer_id": str(number % 10), **values}


JOBS = [
    *(job(number, seniority="junior", skills={"Python": "required"}, sector="Finance") for number in range(20)),
    *(job(number, seniority="senior", skills=["Python"], degree_fields=["Physics"]) for number in range(10)),
    *(job(number, degree_fields=["Physics", "Law"], employment_type="contract") for number in range(10)),
    *(job(number, degree_fields=[], role_family="data_scientist", degree_need="none") for number in range(10)),
]
COUNTED: list[tuple[Part, tuple[int, int, float]]] = [
    (Part(("level:junior",)), (20, 50, 40.0)),
    (Part(("level:junior",), ("level:known",)), (20, 30, 66.67)),
    (Part(("level:junior", "level:senior"), ("level:known",)), (30, 30, 100.0)),
    (Part(("degree_fields:Physics",), ("degree_fields:known",)), (20, 20, np.nan)),
    (Part(("degree_fields:Law",)), (10, 50, 20.0)),
    (Part(("employment_type:contract",), ("employment_type:known",)), (10, 10, np.nan)),
    (Part(("sector:Finance",)), (20, 50, 40.0)),
    (Part(("role:ml_engineer",)), (40, 50, 80.0)),
    (Part(("degree_need:none", "level:junior")), (30, 50, 60.0)),
    (Part(("skill:python",)), (30, 50, 60.0)),
    (Part(("skill:python",), ("level:known",)), (30, 30, 100.0)),
    (Part(("level:wizard",)), (0, 50, 0.0)),
    (Part(("level:junior",), ("level:wizard",)), (0, 0, np.nan)),
]


def test_counted(publish: Publish) -> None:
    """Jobs with any of the facts, among those with any of the others, in the order asked; below 30 jobs no share;
    where nobody is among them, none."""
    table = fact_shares(publish(jobs=JOBS, skills=[{"name": "Python"}]), Selection(), [part for part, _ in COUNTED])
    expected = pd.DataFrame([row for _, row in COUNTED], columns=["jobs", "jobs_all", "share_pct"])
    pd.testing.assert_frame_equal(table[list(expected)], expected)
    assert list(table) == SHARE_COLUMNS


def test_required_only_is_about_skills(publish: Publish) -> None:
    """Where a skill must be required, levels are counted as before."""
    cursor = publish(jobs=JOBS, skills=[{"name": "Python"}])
    parts = [Part(("skill:python",)), Part(("level:junior",))]
    assert list(fact_shares(cursor, Selection(required_only=True), parts)["jobs"]) == [20, 20]


def test_interval_is_that_of_a_ratio_between_employers(market: duckdb.DuckDBPyConnection) -> None:
    """By hand from the jobs: employers' counts, their spread about the share, and share_interval()."""
    selection = Selection(window="all")
    row = fact_shares(market, selection, [Part(("level:senior",), ("level:known",))]).iloc[0]
    jobs = market.sql(
        "select employer_id, count(*) as n, count(*) filter (seniority = 'senior') as x from jobs "
        "where language = 'en' and seniority is not null and is_ml_role group by all"
    ).df()
    share = jobs["x"].sum() / jobs["n"].sum()
    effective = jobs["n"].sum() ** 2 / (jobs["n"] ** 2).sum()
    between = ((jobs["x"] - share * jobs["n"]) ** 2).sum()
    low, high = share_interval(jobs["x"].sum(), jobs["n"].sum(), effective, between)
    expected = [round(100 * float(value), 2) for value in (share, low, high)]
    assert list(row[["share_pct", "low_pct", "high_pct"]]) == expected


def test_one_vote(publish: Publish) -> None:
    """With one vote an employer the share is the mean of the employers' shares, of those with a job it is among."""
    jobs = [
        {"employer_id": "a", "seniority": "junior"}, *({"employer_id": "a", "seniority": "mid"} for _ in range(24)),
        *({"employer_id": str(number), "seniority": "junior"} for number in range(4)),
        *({"employer_id": "unknown"} for _ in range(9)),
        {"employer_id": "b", "seniority": "mid"},
    ]  # fmt: skip
    part = Part(("level:junior",), ("level:known",))
    row = fact_shares(publish(jobs=jobs), Selection(one_vote=True), [part]).iloc[0]
    assert (row["jobs"], row["jobs_all"], row["share_pct"]) == (5, 30, round(100 * (1 / 25 + 4) / 6, 2))


def paid(country: str, usd: float | None, employer: int, **values: Any) -> dict[str, Any]:
    """A job of this pay."""
    pay = dict.fromkeys(("pay_min_usd_year", "pay_max_usd_year"), usd)
    return {"employer_id": str(employer), "countries": [country], **pay, **values}


def test_pay_above_other_jobs_of_the_country(publish: Publish) -> None:
    """Pay is held against the median of jobs of the same country that are no ML jobs, where 30 of them state it."""
    others = [paid("US", 100_000 + number, number % 9, is_ml_role=False) for number in range(31)]  # median 100,015
    others += [paid("DE", 50_000, number, is_ml_role=False) for number in range(29)]
    jobs = [
        *(paid("US", 100_016, number) for number in range(6)),
        *(paid("US", 100_015, number) for number in range(10)),
        *(paid("US", None, number) for number in range(10)),
        *(paid("DE", 90_000, number) for number in range(10)),
        *(paid("US", 900_000, number, countries=["US", "DE"]) for number in range(10)),
        *(paid("US", 900_000, number, role_family="data_scientist") for number in range(20)),
    ]
    parts = [
        Part(("pay:above",), ("paid:ml_engineer",)), Part(("pay:above",), ("paid:data_scientist",)),
        Part(("paid:ml_engineer",), ("role:ml_engineer",)),
    ]  # fmt: skip
    table = fact_shares(publish(jobs=[*others, *jobs]), Selection(), parts)
    assert list(table[["jobs", "jobs_all"]].itertuples(index=False, name=None)) == [(6, 16), (20, 20), (16, 46)]
