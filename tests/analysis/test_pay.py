"""What jobs pay, and what a skill adds to it."""

from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf

from analysis.columns import columns
from analysis.pay import CAVEATS, currencies, pay, premium, too_few, worded
from analysis.selection import Selection
from tests.analysis.invented import GUIDE

Publish = Callable[..., duckdb.DuckDBPyConnection]

SKILLS = [
    {"name": "Python"}, {"name": "Spark", "kind": "big data"}, {"name": "Teamwork", "kind": "soft skill"},
    {"name": "PhD", "kind": "education"}, {"name": "Machine learning", "kind": "ml concept"},
]  # fmt: skip
TAUGHT = [{"name": "Python"}]


def stated(
    low: float, high: float | None = None, currency: str = "USD", period: str = "year", rate: float | None = 1
) -> dict[str, Any]:
    """The pay of a job, as the build has it; without a rate there is none in dollars."""
    high = low if high is None else high
    usd = None if rate is None else {"hour": 2080, "year": 1}[period] * rate
    return {
        "pay_min": low, "pay_max": high, "pay_currency": currency, "pay_period": period,
        "pay_min_usd_year": usd and low * usd, "pay_max_usd_year": usd and high * usd,
    }  # fmt: skip


def cells(table: pd.DataFrame, *names: str) -> list[tuple[object, ...]]:
    """Rows of these columns, NULL as None."""
    shown = table[list(names)].astype(object)
    return list(shown.where(shown.notna(), None).itertuples(index=False, name=None))


JOBS: list[Mapping[str, Any]] = [
    {
        "employer_id": str(number % 20), "role_family": "ml_engineer" if number < 60 else "data_scientist",
        "seniority": "senior" if number % 2 else "junior", "countries": ["US", "CA"] if number < 40 else None,
        "skills": {"Python": "required" if number < 50 else "mentioned", "Teamwork": "required", "PhD": "required",
                   "Machine learning": "required", **({"Spark": "preferred"} if number < 10 else {})},
        **(stated(100_000 + 1_000 * number, 120_000 + 1_000 * number) if number < 70 else {}),
    }
    for number in range(80)
]  # fmt: skip
SHOWN = ("group", "jobs_group", "jobs_stated", "employers_stated", "coverage_pct", "pay_q1", "pay_median", "pay_q3")
FEW = "10 of 10 jobs state it: too few for a median (needs 30)"
BY = [
    ("all", [("all", 80, 70, 20, 87.5, 127_000.0, 144_500.0, 162_000.0)]),
    ("skill", [
        ("Python", 80, 70, 20, 87.5, 127_000.0, 144_500.0, 162_000.0),
        ("Spark", 10, 10, 10, None, None, None, None),
    ]),
    ("role", [
        ("ML engineer", 60, 60, 20, 100.0, 124_500.0, 139_500.0, 154_500.0),
        ("Data scientist", 20, 10, 10, None, None, None, None),
    ]),
    ("level", [
        ("Junior", 40, 35, 10, 87.5, 126_500.0, 144_000.0, 161_500.0),
        ("Senior", 40, 35, 10, 87.5, 127_500.0, 145_000.0, 162_500.0),
    ]),
    ("country", [
        ("Canada", 40, 40, 20, 100.0, 119_500.0, 129_500.0, 139_500.0),
        ("United States", 40, 40, 20, 100.0, 119_500.0, 129_500.0, 139_500.0),
        ("Country unknown", 40, 30, 20, 75.0, 157_000.0, 164_500.0, 172_000.0),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("by", "expected"), BY)
def test_pay(publish: Publish, by: str, expected: list[tuple[object, ...]]) -> None:
    """Quartiles of the middle of each range, numpy's definition 5; a job with two countries is in both; unknown is its
    own; soft skills, degrees and words of the selection are no skill here; too few have counts alone."""
    table = pay(publish(jobs=JOBS, skills=SKILLS), Selection(), by)
    assert cells(table, *SHOWN) == expected


def test_few(publish: Publish) -> None:
    """Under 30 jobs that state pay, or at fewer than 5 employers, the row says why there is no median."""
    table = pay(publish(jobs=JOBS, skills=SKILLS), Selection(), "skill")
    assert cells(table, "group", "too_few", "pay_low") == [
        ("Python", None, table["pay_low"].iloc[0]),
        ("Spark", FEW, None),
    ]
    assert too_few(1200, 30, 4) == "30 jobs state it, at 4 employers: too few for a median (needs 5)"


COUNTED = [
    (Selection(), (80, 70, 144_500.0)),
    (Selection(required_only=True), (50, 50, 134_500.0)),
]


@pytest.mark.parametrize(("selection", "expected"), COUNTED)
def test_required_only(publish: Publish, selection: Selection, expected: tuple[object, ...]) -> None:
    """A job asks for the skill only where it requires it."""
    table = pay(publish(jobs=JOBS, skills=SKILLS), selection, "skill")
    assert cells(table.head(1), "jobs_group", "jobs_stated", "pay_median") == [expected]


def test_one_vote(publish: Publish) -> None:
    """Each employer weighs the same: of 40 jobs the giant's 30 pay less, yet the middle employer pays 200,000; it
    states pay in 3 of 4 jobs, the others always."""
    jobs = [{"employer_id": "giant", **stated(100_000)}] * 30 + [{"employer_id": "giant"}] * 10
    jobs += [{"employer_id": str(number), **stated(200_000)} for number in range(10)]
    cursor = publish(jobs=jobs, skills=SKILLS)
    found = [pay(cursor, Selection(one_vote=vote), "all") for vote in (False, True)]
    assert [cells(table, "jobs_stated", "coverage_pct", "pay_median", "pay_low") for table in found] == [
        [(40, 80.0, 100_000.0, None)],  # the giant's share leaves less than 10 effective employers
        [(40, 97.73, 200_000.0, 200_000.0)],
    ]


CURRENCIES: list[tuple[str, str | None, dict[str, Any], tuple[object, ...]]] = [
    ("dollars", None, stated(100_000), (30, "USD", 100_000.0)),
    ("an hour is 1/2080 of a year", None, stated(50, 70, period="hour"), (30, "USD", 124_800.0)),
    ("converted at the day's rate", None, stated(60_000, currency="GBP", rate=1.25), (30, "USD", 75_000.0)),
    ("as printed", "GBP", stated(60_000, currency="GBP", rate=1.25), (30, "GBP", 60_000.0)),
    ("as printed: only for a year", "GBP", stated(30, currency="GBP", period="hour", rate=1.25), (0, "GBP", None)),
    ("as printed: no other currency", "GBP", stated(60_000), (0, "GBP", None)),
    ("no rate: not in dollars", None, stated(900_000, currency="ETB", rate=None), (0, "USD", None)),
    ("no rate: as printed", "ETB", stated(900_000, currency="ETB", rate=None), (30, "ETB", 900_000.0)),
    ("a slip of the range", None, stated(220, 142_600), (0, "USD", None)),
    ("a wide range", None, stated(15, 150, period="hour"), (30, "USD", 171_600.0)),
    ("a month's figure read as a year's", None, stated(999), (0, "USD", None)),
    ("low pay somewhere", None, stated(400_000, currency="INR", rate=0.0105), (30, "USD", 4_200.0)),
    ("more than anybody's", None, stated(2_000_001), (0, "USD", None)),
]


@pytest.mark.parametrize(("why", "currency", "offer", "expected"), CURRENCIES)
def test_which_pay_counts(
    publish: Publish, why: str, currency: str | None, offer: dict[str, Any], expected: tuple[object, ...]
) -> None:
    """Currencies are never mixed: converted, or alone as printed; what cannot be is counted as not stated."""
    jobs = [{"employer_id": str(number), **offer} for number in range(30)]
    table = pay(publish(jobs=jobs, skills=SKILLS), Selection(), "all", currency)
    assert cells(table, "jobs_stated", "currency", "pay_median") == [expected], why


def test_currencies(publish: Publish) -> None:
    """Those in which 30 jobs at 5 employers print a year's pay."""
    jobs = [{"employer_id": str(number % 5), **stated(60_000, currency="GBP")} for number in range(30)]
    jobs += [{"employer_id": str(number % 4), **stated(60_000, currency="EUR")} for number in range(40)]
    jobs += [{"employer_id": str(number), **stated(60, currency="CAD", period="hour")} for number in range(40)]
    jobs += [{"employer_id": str(number), **stated(60_000)} for number in range(40)]
    assert currencies(publish(jobs=jobs), Selection()) == ["USD", "GBP"]


def test_nothing_selected(publish: Publish) -> None:
    """An empty selection is an empty table, not an error."""
    cursor, nobody = publish(jobs=JOBS, skills=SKILLS, guide=TAUGHT), Selection(roles=("other",))
    assert [pay(cursor, nobody, by).empty for by in ("all", "skill", "role", "level", "country")] == [True] * 5
    assert premium(cursor, nobody, GUIDE).empty
    assert currencies(cursor, nobody) == []


def invented_market(seed: int = 3) -> list[dict[str, Any]]:
    """700 jobs of 70 employers: seniors earn more, Python pays 25 % more, Spark nothing."""
    random = Random(seed)
    employers = [(str(number), random.gauss(0, 0.1), random.random()) for number in range(70)]
    rows = []
    for _ in range(700):
        employer, extra, taste = random.choices(employers, [1 + 2 * each[2] for each in employers])[0]
        level, role = random.choice(("junior", "senior", None)), random.choice(("ml_engineer", "data_scientist"))
        asks = [
            name
            for name, share in (("Python", 0.4), ("Spark", 0.3), ("Teamwork", 0.5))
            if random.random() < (share + taste) / 2
        ]
        log = 11 + 0.4 * (level == "senior") + 0.223 * ("Python" in asks) + extra + random.gauss(0, 0.2)
        rows.append({
            "employer_id": employer, "seniority": level, "role_family": role, "skills": asks,
            "countries": random.choice((["US"], ["GB", "US"], None)),
            "first_seen_on": date(random.choice((2025, 2026)), 3, 1), **stated(round(float(np.exp(log)), 2)),
        })  # fmt: skip
    return rows


@pytest.mark.parametrize("one_vote", [False, True])
def test_premium_is_the_regression_of_statsmodels(publish: Publish, one_vote: bool) -> None:
    """Log pay on the skill and a constant for each role, level, countries and year, clustered by employer."""
    rows = invented_market()
    cursor = publish(jobs=rows, skills=SKILLS, guide=TAUGHT)
    table = premium(cursor, Selection(one_vote=one_vote), GUIDE).set_index("skill")
    frame = pd.DataFrame(rows)
    frame["log_pay"] = np.log(frame["pay_min"])
    like = frame[["role_family", "seniority"]].fillna("unknown").agg(" ".join, axis=1)
    frame["like"] = like + frame["countries"].map(str) + frame["first_seen_on"].map(str)
    frame["weight"] = 1 / frame.groupby("employer_id")["pay_min"].transform("size") if one_vote else 1.0
    for skill in ("Python", "Spark"):
        frame["has"] = frame["skills"].map(lambda asks, skill=skill: float(skill in asks))
        model = smf.wls("log_pay ~ has + C(like)", frame, weights=frame["weight"])
        fit = model.fit(cov_type="cluster", cov_kwds={"groups": frame["employer_id"].astype(int).to_numpy()})
        assert table.loc[skill, "premium_pct"] == pytest.approx(100 * np.expm1(fit.params["has"]), abs=0.006)
        # The interval is one of the t distribution, symmetrical in logs, a little wider than that of the plain normal.
        low, high = np.log1p(table.loc[skill, ["premium_low_pct", "premium_high_pct"]].astype(float) / 100)
        assert 1.96 < (high - low) / 2 / fit.bse["has"] < 2.6
        assert (low + high) / 2 == pytest.approx(fit.params["has"], abs=1e-4)
    assert table["premium"].to_dict() == {"Python": "pays more", "Spark": "no clear difference"}
    assert table["in_guide"].to_dict() == {"Python": True, "Spark": False}


ENOUGH = [
    # jobs that ask for it, employers, is it there
    (30, 15, True),
    (29, 15, False),
    (90, 9, False),
]


@pytest.mark.parametrize(("number", "employers", "is_there"), ENOUGH)
def test_premium_needs_enough(publish: Publish, number: int, employers: int, is_there: bool) -> None:
    """30 jobs that state pay and have a like, at employers that weigh as much as ten equal ones."""
    random = Random(1)
    jobs = [
        {"employer_id": str(place % employers), "skills": ["Python"] if place < number else [],
         **stated(100_000 + random.randrange(50_000))}
        for place in range(120)
    ]  # fmt: skip
    assert (list(premium(publish(jobs=jobs, skills=SKILLS), Selection(), GUIDE)["skill"]) == ["Python"]) is is_there


def test_words_and_intervals_agree() -> None:
    """What pays more or less has an interval without zero, and nothing else has; clear ones come first, highest first,
    the others keep their order."""
    random = np.random.default_rng(2)
    size = 60
    table = pd.DataFrame({
        "skill": [f"Skill {number}" for number in range(size)], "kind": "language", "in_guide": False,
        "jobs_stated": 100, "employers_stated": 50, "slope": random.normal(0, 0.06, size), "error": 0.02,
        "freedom": random.uniform(9, 60, size),
    })  # fmt: skip
    found = worded(table)
    is_clear = found["premium"] != "no clear difference"
    assert ((found["premium_low_pct"] > 0) | (found["premium_high_pct"] < 0)).tolist() == is_clear.tolist()
    assert 10 < is_clear.sum() < 50
    assert is_clear.is_monotonic_decreasing
    assert found.loc[is_clear, "premium_pct"].is_monotonic_decreasing
    unclear = found.loc[~is_clear, "skill"]
    assert list(unclear) == [name for name in table["skill"] if name in set(unclear)]


def test_every_column_is_described(publish: Publish) -> None:
    """What people see has a heading and a meaning; caveats stand beside every premium."""
    cursor = publish(jobs=JOBS, skills=SKILLS, guide=TAUGHT)
    seen = {*pay(cursor, Selection(), "role"), *premium(cursor, Selection(), GUIDE)}
    assert seen - {"group_id"} <= set(columns())
    assert len(CAVEATS) == 3
