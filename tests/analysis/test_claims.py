"""Which sentences of the guide hold: verdicts by rule, ratios against references, promises left untested."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import duckdb
import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm

import data
from analysis.asks import voices
from analysis.claim_tests import (
    CANNOT_TELL,
    NOT_SUPPORTED,
    SUPPORTED,
    UNTESTED,
    above,
    all_of,
    compared,
    present,
    ratio_interval,
)  # fmt: skip
from analysis.claims import CLAIM_COLUMNS, PART_COLUMNS, claim_parts, claims, over
from analysis.facts import Had
from analysis.selection import Selection
from analysis.warehouse import SQL

Publish = Callable[..., duckdb.DuckDBPyConnection]
NAN = float("nan")

LINES = [
    # line, low, high, verdict
    (25, 25.1, 90.0, SUPPORTED),
    (25, 25.0, 90.0, CANNOT_TELL),
    (25, 10.0, 24.9, NOT_SUPPORTED),
    (25, 10.0, 25.0, CANNOT_TELL),
    (25, NAN, NAN, CANNOT_TELL),
]


@pytest.mark.parametrize(("line", "low", "high", "expected"), LINES)
def test_verdict_of_an_interval(line: float, low: float, high: float, expected: str) -> None:
    """Only an interval that lies wholly on one side of the line decides."""
    assert above(line, low, high) == expected


TOGETHER = [
    ([SUPPORTED, SUPPORTED], SUPPORTED),
    ([SUPPORTED, CANNOT_TELL], CANNOT_TELL),
    ([CANNOT_TELL, NOT_SUPPORTED], NOT_SUPPORTED),
    ([SUPPORTED, UNTESTED], SUPPORTED),
    ([UNTESTED], CANNOT_TELL),
]


@pytest.mark.parametrize(("parts", "expected"), TOGETHER)
def test_verdict_of_several_parts(parts: list[str], expected: str) -> None:
    """A claim holds if each part does and falls if one does; what is only said beside decides nothing."""
    assert all_of(parts) == expected


THERE = [
    ((30, 5, 900), SUPPORTED), ((29, 9, 900), CANNOT_TELL), ((30, 4, 900), CANNOT_TELL), ((0, 0, 300), NOT_SUPPORTED),
    ((0, 0, 299), CANNOT_TELL), ((1, 1, 300), CANNOT_TELL),
]  # fmt: skip


@pytest.mark.parametrize(("counts", "expected"), THERE)
def test_verdict_of_something_there(counts: tuple[int, int, int], expected: str) -> None:
    """There is enough for a share of its own, or nothing among many jobs, or nobody can tell."""
    assert present(dict(zip(("jobs", "employers", "jobs_all"), counts, strict=True))) == expected


SKILLS = [{"name": "SQL", "kind": "database"}] + [
    {"name": name} for name in ("Python", "Scala", *(f"Other {number}" for number in range(25)))
]


def market_of(publish: Publish, most: int) -> duckdb.DuckDBPyConnection:
    """600 jobs of 40 unequal employers with tastes: up to `most` other skills; Python and SQL go with them, and SQL
    with Python."""
    random = Random(11)
    tastes = [random.gauss(0, 0.15) for _ in range(40)]
    jobs = []
    for _ in range(600):
        employer = random.choices(range(40), [1 / (place + 5) for place in range(40)])[0]
        others = random.randrange(most + 1)
        has_python = random.random() < 0.3 + others / 50 + tastes[employer]
        has_sql = random.random() < 0.2 + 0.2 * has_python + others / 50 + tastes[employer]
        names = [f"Other {number}" for number in range(others)] + ["Python"] * has_python + ["SQL"] * has_sql
        strength = random.choice(["required", "preferred"])
        jobs.append({"employer_id": str(employer), "skills": dict.fromkeys(names, strength)})
    return publish(jobs=jobs, skills=SKILLS)


def counted(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> pd.Series:
    """What claim_tests.compared() says of SQL with Python."""
    heard = voices(cursor, selection)
    part = {"what": ["skill:python"], "goal": ["skill:sql"]}
    return pd.Series(compared(Had(cursor, heard), part, heard.asks.skills_each(heard.least)))


def by_hand(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """The jobs: employer, a (asks for Python), b (for SQL), weight, band of the number of others."""
    table = cursor.execute(
        """
        select employer_id,
            bool_or(skill_id = 'python' and counts)::int as a, bool_or(skill_id = 'sql' and counts)::int as b,
            count(*) filter (skill_id like 'other%' and counts) as besides
        from (
            select job_id, employer_id, skill_id,
                skill_id is not null and (requirement = 'required' or not $required) as counts
            from jobs left join mentions using (job_id)
        ) group by job_id, employer_id order by job_id
        """,
        {"required": selection.required_only},
    ).df().fillna({"a": 0, "b": 0})  # fmt: skip
    sizes = table.groupby("employer_id")["a"].transform("size")
    weight = 1 / sizes if selection.one_vote else 1.0
    return table.assign(weight=weight, band=np.digitize(table["besides"], [5, 10, 20]))


HOW = [Selection(), Selection(one_vote=True), Selection(required_only=True)]


@pytest.mark.parametrize("selection", HOW)
def test_ratio_is_that_of_a_log_linear_model(publish: Publish, selection: Selection) -> None:
    """Where all jobs are in one band, ratio and variance are those of a Poisson regression with errors clustered by
    employer (statsmodels, generalized estimating equations)."""
    cursor = market_of(publish, most=4)
    row, table = counted(cursor, selection), by_hand(cursor, selection)
    assert set(table["band"]) == {0}
    design, family = sm.add_constant(table[["a"]]), sm.families.Poisson()
    fit = sm.GEE(table["b"], design, table["employer_id"], family=family, weights=table["weight"]).fit(ctol=1e-10)
    employers = table["employer_id"].nunique()
    expected = (np.exp(fit.params["a"]), fit.bse["a"] ** 2 * employers / (employers - 1))
    np.testing.assert_allclose((row["ratio"], row["variance"]), expected, rtol=1e-6)


def mantel_haenszel(table: pd.DataFrame) -> float:
    """The ratio of shares over the bands, by its definition."""
    above_line = below_line = 0.0
    for _, band in table.groupby("band"):
        n1, n0 = band.loc[band["a"] == 1, "weight"].sum(), band.loc[band["a"] == 0, "weight"].sum()
        x1, x0 = (band.loc[(band["a"] == a) & (band["b"] == 1), "weight"].sum() for a in (1, 0))
        above_line += x1 * n0 / (n1 + n0)
        below_line += x0 * n1 / (n1 + n0)
    return above_line / below_line


@pytest.mark.parametrize("selection", HOW)
def test_ratio_among_jobs_that_name_as_much(publish: Publish, selection: Selection) -> None:
    """Over four bands it is Mantel and Haenszel's, smaller than the plain one; its variance is near the jackknife's
    (leave one employer out)."""
    cursor = market_of(publish, most=24)
    row, table = counted(cursor, selection), by_hand(cursor, selection)
    assert row["ratio"] == pytest.approx(mantel_haenszel(table))
    assert row["ratio"] < row["share"] / row["other_share"]
    without = np.log([mantel_haenszel(table[table["employer_id"] != one]) for one in table["employer_id"].unique()])
    jackknife = (len(without) - 1) * without.var()
    assert row["variance"] == pytest.approx(jackknife, rel=0.25)


def test_interval_of_a_ratio() -> None:
    """It is even on the logarithm's scale, and there is none below ten employers of equal size."""
    low, high = ratio_interval(2.0, 0.01, 31)
    t = 2.0423  # of 30 degrees of freedom, from a table
    np.testing.assert_allclose((low * high, high / 2), (4, np.exp(0.1 * t)), rtol=1e-4)
    assert np.isnan(ratio_interval(2.0, 0.01, 9.9)).all()


SENTENCES = """
[[a-guide]]
id = "C01"
chapter = "One"
says = "Python leads"
rule = "It leads."
parts = [{ test = "first", name = "Python", what = ["skill:python"], kind = "language" }]

[[a-guide]]
id = "C02"
chapter = "One"
says = "There are juniors and interns"
rule = "More than 25 %."
parts = [
  { test = "share", name = "juniors", what = ["level:junior"], known = ["level:known"], line = 25 },
  { test = "share", name = "interns", what = ["level:intern"], known = ["level:known"], line = 25 },
  { test = "beside", name = "Finance", what = ["sector:Finance"], among = ["level:junior"], of = "juniors" },
]

[[a-guide]]
id = "C03"
chapter = "Two"
says = "No degree is needed"
rule = "More than 25 %."
parts = [{ test = "share", name = "open", what = ["degree_need:preferred"], perhaps = ["degree_need:none"], line = 25 }]

[[a-guide]]
id = "C04"
chapter = "Two"
says = "SQL goes with Python"
rule = "More than 1.25 times."
parts = [
  { test = "together", name = "Python", what = ["skill:python"], goal = ["skill:sql"], goal_name = "SQL", line = 1.25 },
  { test = "present", name = "finance", what = ["sector:Finance"] },
]

[[a-guide]]
id = "P1"
chapter = "Two"
says = "It is fun"
why = "Adverts praise."
"""
JOBS = [
    {
        "employer_id": str(number // 10),
        "seniority": (None, "junior", "junior", "senior")[number % 4],
        "skills": [*(["Python"] if number % 4 else ["Scala"]), *(["SQL"] if number % 8 in (1, 2, 4, 5, 6, 7) else [])],
        "degree_need": "preferred" if number % 10 == 0 else "none" if number % 10 < 3 else "required",
        "sector": "Finance" if number % 4 == 1 else None,
    }
    for number in range(200)
]
ANSWERS = [
    ("C01", "supported", "Python 75 % (65 to 83) of 200 jobs, Scala 25 %."),
    ("C02", "not supported",
     "Juniors 50 % (40 to 60) of 200 jobs, 67 % of those that say it; interns 0 % (0 to 3) of 200 jobs, 0 % of those "
     "that say it; Finance 50 % (38 to 62) of 100 juniors."),
    ("C03", "cannot tell", "Open 10 % (5 to 18) of 200 jobs, 30 % if silent adverts count, too."),
    ("C04", "supported",
     "83 % of 150 jobs with Python ask for SQL, 50 % of 50 others: 1.7 times as often where jobs name as many skills "
     "(1.5 to 1.9); finance 50 jobs at 20 employers."),
    ("P1", "not testable", ""),
]  # fmt: skip
TOO_FEW = [
    ("C01", "cannot tell", "Python 15 of 20 jobs."),
    ("C02", "cannot tell", "Juniors 10 of 20 jobs; interns 0 of 20 jobs; Finance 5 of 10 juniors."),
    ("C03", "cannot tell", "Open 2 of 20 jobs."),
    ("C04", "cannot tell",
     "12 of 15 jobs with Python ask for SQL: too few to compare; finance 5 jobs at 2 employers."),
    ("P1", "not testable", ""),
]  # fmt: skip


@pytest.fixture
def sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A guide with sentences of every test."""
    path = tmp_path / "claims.toml"
    path.write_text(SENTENCES, encoding="utf-8")
    monkeypatch.setattr(data, "claims", lambda: path)


@pytest.mark.usefixtures("sentences")
def test_every_test(publish: Publish) -> None:
    """Each sentence gets a verdict, and its numbers in a sentence; under 30 jobs counts, and no verdict."""
    few = [{**job, "role_family": "ai_engineer"} for job in JOBS[:20]]
    cursor = publish(jobs=[*JOBS, *few], skills=SKILLS)
    for role, expected in (("ml_engineer", ANSWERS), ("ai_engineer", TOO_FEW)):
        table = claims(cursor, Selection(roles=(role,)), "a-guide")
        assert list(table[["claim_id", "verdict", "numbers"]].itertuples(index=False, name=None)) == expected


def test_trends_are_told_or_not() -> None:
    """A trend is rising or falling where the test says so; else nobody can tell, and the numbers say what is known."""
    row = {"then_pct": 2.0, "now_pct": 4.0, "then_jobs_all": 400, "now_jobs_all": 500}
    table = pd.DataFrame([
        {**row, "skill_id": "up", "trend": "rising", "change_low": 1.0, "change_high": 3.0},
        {**row, "skill_id": "same", "trend": "no clear change", "change_low": -1.0, "change_high": 5.0},
        {**row, "skill_id": "short", "trend": "cannot tell", "change_low": NAN, "change_high": NAN},
        {**row, "skill_id": "few", "trend": "too few", "then_pct": NAN, "change_low": NAN, "change_high": NAN},
    ])  # fmt: skip
    told = {skill: over(table, skill) for skill in ("up", "same", "short", "few", "nowhere")}
    assert {skill: (row["verdict"], row["numbers"]) for skill, row in told.items()} == {
        "up": ("rising", "2 % of 400 jobs early, 4 % of 500 jobs late (change +1.0 to +3.0 points): rising."),
        "same": (
            "cannot tell", "2 % of 400 jobs early, 4 % of 500 jobs late (change -1.0 to +5.0 points): no clear change.",
        ),
        "short": ("cannot tell", "2 % of 400 jobs early, 4 % of 500 jobs late: cannot tell."),
        "few": ("cannot tell", "Too few jobs or months to compare."),
        "nowhere": ("cannot tell", "Too few jobs or months to compare."),
    }  # fmt: skip


def test_the_bundled_guide(market: duckdb.DuckDBPyConnection) -> None:
    """Every sentence of it is answered, whatever is selected; the files it names as queries exist."""
    for selection in (Selection(one_vote=True), Selection(levels=("intern",), countries=("JP",))):
        table, parts = (ask_for(market, selection, "ml-engineer-2025") for ask_for in (claims, claim_parts))
        assert (list(table), list(parts)) == (CLAIM_COLUMNS, PART_COLUMNS)
        assert table["claim_kind"].value_counts().to_dict() == {"claim": 14, "trend": 3, "promise": 3}
        tested = table[table["claim_kind"] != "promise"]
        assert all(tested["numbers"])
        assert all(table["rule"])
        assert [name for names in tested["query"] for name in names.split(", ") if not (SQL / name).is_file()] == []


def test_a_guide_without_sentences(market: duckdb.DuckDBPyConnection) -> None:
    """It has no rows, and no error."""
    table, parts = (ask_for(market, Selection(), "another") for ask_for in (claims, claim_parts))
    assert (len(table), list(table), len(parts), list(parts)) == (0, CLAIM_COLUMNS, 0, PART_COLUMNS)
