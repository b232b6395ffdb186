"""Which skills go together, which instead of each other, and which clusters they form."""

from collections.abc import Callable
from random import Random
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.columns import columns
from analysis.companions import branches, clusters, companions, instead, nearness, with_lift
from analysis.confidence import share_interval
from analysis.selection import Selection

Publish = Callable[..., duckdb.DuckDBPyConnection]

SKILLS = [
    {"name": "Scala"}, {"name": "Spark", "kind": "big data", "parents": ["Big data"]},
    {"name": "Big data", "kind": "big data"}, {"name": "Java"}, {"name": "Kafka"},
    {"name": "Spark Streaming", "parents": ["Spark"]},
    {"name": "Teamwork", "kind": "soft skill"}, {"name": "PhD", "kind": "education"},
    {"name": "Machine learning", "kind": "ml concept"},
]  # fmt: skip


def cells(table: pd.DataFrame, *names: str) -> list[tuple[object, ...]]:
    """Rows of these columns, NULL as None."""
    shown = table[list(names)].astype(object)
    return list(shown.where(shown.notna(), None).itertuples(index=False, name=None))


EVERYBODY = ["Teamwork", "PhD", "Machine learning"]
# 40 of 100 jobs ask for Spark; of the 50 that ask for Scala 30 do, of the 50 others 10: 60 % of 50 %, by chance 40 %.
JOBS = [
    {"employer_id": str(number % 25), "skills": [*names, *EVERYBODY]}
    for number, names in enumerate(
        [["Spark", "Scala", "Big data", "Spark Streaming"]] * 30 + [["Scala", "Java"]] * 20
        + [["Spark", "Java"]] * 10 + [["Java"]] * 35 + [["Kafka"]] * 5
    )
]  # fmt: skip


def test_companions(publish: Publish) -> None:
    """How often with the skill, how often without it, how many times as often as by chance; what stands under or above
    it in the skill list is marked; what nobody asks for together is no row; soft skills, degrees and words of the
    selection are none either."""
    table = companions(publish(jobs=JOBS, skills=SKILLS), Selection(), "spark")
    columns = ("skill", "related", "jobs_both", "employers_both", "jobs_own", "with_pct", "without_pct", "lift")
    assert cells(table, *columns) == [
        ("Big data", "implied by it", 30, 25, 40, 75.0, 0.0, 2.5),
        ("Spark Streaming", "implies it", 30, 25, 40, 75.0, 0.0, 2.5),
        ("Scala", "", 30, 25, 40, 75.0, 33.33, 1.5),
        ("Java", "", 10, 10, 40, 25.0, 91.67, 0.38),
    ]
    assert ((table["lift_low"] < table["lift"]) & (table["lift"] < table["lift_high"])).all()


def test_relatives_however_far(publish: Publish) -> None:
    """A grandparent in the skill list is implied too; brothers are no relatives."""
    skills = [*SKILLS, {"name": "Flink", "parents": ["Big data"]}]
    jobs = [{"employer_id": str(number), "skills": ["Spark Streaming", "Spark", "Big data", "Flink"]}
            for number in range(30)]  # fmt: skip
    cursor = publish(jobs=jobs, skills=skills)
    found = companions(cursor, Selection(), "spark-streaming").set_index("skill")["related"].to_dict()
    assert found == {"Spark": "implied by it", "Big data": "implied by it", "Flink": ""}
    found = companions(cursor, Selection(), "spark").set_index("skill")["related"].to_dict()
    assert found == {"Spark Streaming": "implies it", "Big data": "implied by it", "Flink": ""}


FLOORS = [
    # jobs of the skill, employers, jobs with both; is there a share, is there a lift
    (30, 30, 10, True, True),
    (30, 30, 9, True, False),  # fewer than 10 effective employers ask for both
    (29, 29, 20, False, False),
    (40, 4, 20, False, False),
]


@pytest.mark.parametrize(("own", "employers", "both", "has_share", "has_lift"), FLOORS)
def test_floors(publish: Publish, own: int, employers: int, both: int, has_share: bool, has_lift: bool) -> None:
    """Under 30 jobs of the skill or 5 employers only counts; no lift under 10 effective employers of both."""
    jobs = [{"employer_id": str(number % employers), "skills": ["Scala", *(["Spark"] if number < both else [])]}
            for number in range(own)] + [{"employer_id": "other", "skills": ["Spark"]}] * 5  # fmt: skip
    table = companions(publish(jobs=jobs, skills=SKILLS), Selection(), "scala")
    assert list(table["jobs_both"]) == [both]
    assert (table["with_pct"].notna().all(), table["lift"].notna().all(), table["lift_low"].notna().all()) == (
        has_share, has_lift, has_lift,
    )  # fmt: skip


COUNTED = [
    (Selection(), (30, 60.0)),
    (Selection(required_only=True), (20, 50.0)),
]


@pytest.mark.parametrize(("selection", "expected"), COUNTED)
def test_required_only(publish: Publish, selection: Selection, expected: tuple[object, ...]) -> None:
    """Jobs that require the skill, and what they require."""
    jobs = [
        {"employer_id": str(number), "skills": {
            "Scala": "required" if number < 40 else "preferred",
            **({"Spark": "required" if number < 20 else "mentioned"} if number < 30 else {}),
        }}
        for number in range(50)
    ]  # fmt: skip
    table = companions(publish(jobs=jobs, skills=SKILLS), selection, "scala")
    assert cells(table, "jobs_both", "with_pct") == [expected]


def by_employer(cursor: duckdb.DuckDBPyConnection, own: str, other: str) -> pd.DataFrame:
    """Jobs of each employer: all, own, other and both, straight from the contract's tables."""
    rows = cursor.execute(
        "select employer_id, job_id, list(skill_id) as asks from jobs left join mentions using (job_id)"
        " where is_open and language = 'en' group by all"
    ).df()
    has = {name: rows["asks"].map(lambda asks, name=name: name in asks) for name in (own, other)}
    counts = pd.DataFrame({"all": 1, "own": has[own], "other": has[other], "both": has[own] & has[other]})
    return counts.groupby(rows["employer_id"]).sum()


@pytest.mark.parametrize("one_vote", [False, True])
def test_lift_against_the_jackknife_of_employers(market: duckdb.DuckDBPyConnection, one_vote: bool) -> None:
    """Shares and lift computed once more from the jobs; the error is that of leaving out one employer after another."""
    table = companions(market, Selection(one_vote=one_vote), "sql").set_index("skill_id")
    for other in ("python", "docker", "pytorch"):
        counts = by_employer(market, "sql", other)
        votes = counts.div(counts["all"], axis=0) if one_vote else counts
        total = votes.sum()
        lift = total["both"] * total["all"] / total["own"] / total["other"]
        shown = table.loc[other]
        shares = (
            100 * total["both"] / total["own"],
            100 * (total["other"] - total["both"]) / (total["all"] - total["own"]),
        )
        assert list(shown[["with_pct", "without_pct", "lift"]]) == pytest.approx([*shares, lift], abs=0.006)
        left = total - votes
        logs = np.log(left["both"] * left["all"] / left["own"] / left["other"])
        number = len(logs)
        error = np.sqrt((number - 1) / number * ((logs - logs.mean()) ** 2).sum())
        worth = total["both"] ** 2 / (votes["both"] ** 2).sum()
        found = (np.log(shown["lift_high"]) - np.log(shown["lift_low"])) / 2
        assert found / stats.t.isf(0.025, worth - 1) == pytest.approx(error, rel=0.12)


def test_lift_by_the_formula() -> None:
    """Twelve employers, worked from the linear form of log lift."""
    random = np.random.default_rng(5)
    everyone = random.integers(4, 9, 12)
    own, other = random.binomial(everyone, 0.7), random.binomial(everyone, 0.6)
    both = np.minimum(own, other) - (random.random(12) < 0.3)
    z = both / both.sum() - other / other.sum() - own / own.sum() + everyone / everyone.sum()
    row = {
        "votes_both": both.sum(), "votes_other": other.sum(), "votes_own": own.sum(), "votes_all": everyone.sum(),
        "jobs_own": own.sum(), "employers_own": 12, "worth": 11.0, "employers_all": 12, "spread": (z**2).sum(),
    }  # fmt: skip
    error = np.sqrt(12 / 11 * ((z - z.mean()) ** 2).sum())
    lift = both.sum() * everyone.sum() / own.sum() / other.sum()
    reach = np.exp(stats.t.ppf(0.975, 10) * error)
    found = with_lift(pd.DataFrame([row])).iloc[0]
    assert list(found[["lift", "lift_low", "lift_high"]]) == pytest.approx(
        [lift, lift / reach, lift * reach], abs=0.006
    )


def test_always_together_is_not_sure_of_it() -> None:
    """All 12 jobs that ask for the other ask for both: the employers do not differ, yet 12 jobs are only 12."""
    row = {
        "votes_both": 12.0, "votes_other": 12.0, "votes_own": 60.0, "votes_all": 100.0, "jobs_own": 60,
        "employers_own": 60, "worth": 12.0, "employers_all": 100, "spread": 0.0,
    }  # fmt: skip
    reach = np.exp(stats.t.ppf(0.975, 11) * np.sqrt((0.5 / 13) / (12.5 / 13) / 12))
    found = with_lift(pd.DataFrame([row]))[["lift", "lift_low", "lift_high"]].iloc[0]
    assert list(found) == pytest.approx([1 / 0.6, 1 / 0.6 / reach, 1 / 0.6 * reach], abs=0.006)


COVERAGE = [
    # why, how often the skill, the other, how many times as often as by chance, how alike jobs of one employer are
    ("no more than by chance", 0.3, 0.3, 1.0, 0.2),
    ("twice as often", 0.3, 0.2, 2.0, 0.2),
    ("rare, three times as often", 0.1, 0.15, 3.0, 0.1),
]


@pytest.mark.parametrize(("why", "own", "other", "times", "alike"), COVERAGE)
def test_lift_covers_the_truth(why: str, own: float, other: float, times: float, alike: float) -> None:
    """Over 1,000 invented markets of 150 employers whose jobs resemble each other, how often the 95 % interval holds
    the true lift."""
    random = np.random.default_rng(7)
    jobs = np.ceil(random.pareto(1.5, (1000, 150)) * 2).astype(int)
    scale = 1 / alike - 1
    tastes = [random.beta(share * scale, (1 - share) * scale, jobs.shape) for share in (own, other)]
    with_own, without = np.minimum(1, tastes[1] * times), tastes[1] * np.clip((1 - own * times) / (1 - own), 0, 1)
    owns = random.binomial(jobs, tastes[0])
    boths = random.binomial(owns, with_own)
    others = boths + random.binomial(jobs - owns, without)
    truth = with_own.mean() / (own * with_own.mean() + (1 - own) * without.mean())
    sums = {"votes_both": boths, "votes_other": others, "votes_own": owns, "votes_all": jobs}
    table = pd.DataFrame({name: counts.sum(axis=1).astype(float) for name, counts in sums.items()})
    z = sum(
        sign * counts / counts.sum(axis=1, keepdims=True)
        for sign, counts in zip((1, -1, -1, 1), (boths, others, owns, jobs), strict=True)
    )
    found = with_lift(table.assign(
        jobs_own=table["votes_own"], employers_own=150, employers_all=150, spread=(z**2).sum(axis=1),
        worth=table["votes_both"] ** 2 / (boths**2).sum(axis=1),
    )).dropna(subset="lift")  # fmt: skip
    assert len(found) > 500, why
    assert 0.92 <= np.mean((found["lift_low"] <= truth) & (truth <= found["lift_high"])) <= 0.985, why


EITHER = [
    *[{"employer_id": str(number), "skills": {"Scala": "required", "Java": "required"}, "either": [["Scala", "Java"]]}
      for number in range(20)],
    *[{"employer_id": str(number), "either": [["Scala", "Kafka"], ["Java", "Spark"]],
       "skills": {"Scala": "preferred", "Kafka": "preferred", "Java": "required", "Spark": "required"}}
      for number in range(10)],
    *[{"employer_id": str(number), "skills": ["Scala", "Java"]} for number in range(20)],
]  # fmt: skip


def test_instead(publish: Publish) -> None:
    """Named in one need with the skill, of the jobs that ask for it; two needs of one job stay apart."""
    cursor = publish(jobs=EITHER, skills=SKILLS)
    table = instead(cursor, Selection(), "scala")
    assert cells(table, "skill", "jobs_both", "employers_both", "jobs_own", "instead_pct") == [
        ("Java", 20, 20, 50, 40.0),
        ("Kafka", 10, 10, 50, 20.0),
    ]
    own, java = np.array([3] * 10 + [2] * 10), np.ones(20)
    low, high = share_interval(20, 50, 50**2 / (own**2).sum(), ((java - 0.4 * own) ** 2).sum())
    assert list(table.iloc[0][["instead_low_pct", "instead_high_pct"]]) == pytest.approx(
        [100 * float(low), 100 * float(high)], abs=0.006
    )
    assert cells(instead(cursor, Selection(required_only=True), "scala"), "skill", "jobs_both", "instead_pct") == [
        ("Java", 20, None)
    ]
    assert cells(instead(cursor, Selection(), "spark"), "skill", "jobs_both", "instead_pct") == [("Java", 10, None)]


def test_clusters(publish: Publish) -> None:
    """Three families of skills whose jobs hardly mix, a skill that everybody asks for, and one that goes with nothing:
    each family is a cluster, named by its two most central skills; the other two are in none."""
    random = Random(4)
    families = [[f"{letter}{number}" for number in range(size)] for letter, size in (("A", 3), ("B", 5), ("C", 10))]
    jobs = []
    for number in range(600):
        family = families[number % 3]
        asks = [name for place, name in enumerate(family) if random.random() < (0.9 if place < 2 else 0.5)]
        asks += ["Everywhere"] * (random.random() < 0.9) + ["Alone"] * (random.random() < 0.1)
        asks += [name for other in families for name in other if name not in asks and random.random() < 0.02]
        jobs.append({"employer_id": str(number // 4), "skills": asks})
    names = [name for family in families for name in family] + ["Everywhere", "Alone"]
    table = clusters(publish(jobs=jobs, skills=[{"name": name} for name in names]), Selection())
    members = {frozenset(row.split(", ")) for row in table["members"]}
    assert members == {frozenset(family) for family in families}
    assert list(table["size"]) == [len(row.split(", ")) for row in table["members"]]
    assert [name.split(" and ") for name in table["cluster"]] == [row.split(", ")[:2] for row in table["members"]]
    assert {frozenset(name.split(" and ")) for name in table["cluster"]} == {
        frozenset({f"{letter}0", f"{letter}1"}) for letter in "ABC"
    }
    assert table["cohesion"].is_monotonic_decreasing
    assert table["cohesion"].between(1.5, 3).all()


def test_chance_makes_no_cluster(publish: Publish) -> None:
    """Skills asked for independently of each other form none."""
    random = Random(6)
    jobs = [{"employer_id": str(number // 3), "skills": [f"S{skill}" for skill in range(25) if random.random() < 0.3]}
            for number in range(450)]  # fmt: skip
    assert clusters(publish(jobs=jobs, skills=[{"name": f"S{skill}"} for skill in range(25)]), Selection()).empty


def test_an_employers_template_makes_no_cluster(publish: Publish) -> None:
    """One employer's 60 equal adverts name four skills that others hardly ask for together: one vote."""
    random = Random(8)
    names = [f"S{skill}" for skill in range(12)]
    jobs: list[dict[str, Any]] = [{"employer_id": "giant", "skills": names[:4]}] * 60
    jobs += [{"employer_id": str(number), "skills": [name for name in names if random.random() < 0.3]}
             for number in range(200)]  # fmt: skip
    assert clusters(publish(jobs=jobs, skills=[{"name": name} for name in names]), Selection()).empty


def test_nearness() -> None:
    """1 always together, 0 as by chance, -1 never; Bouma's formula in between."""
    votes = np.array([[40.0, 40.0, 16.0, 0.0, 8.0], [40, 40, 16, 0, 8], [16, 16, 40, 9, 3], [0, 0, 9, 30, 6],
                      [8, 8, 3, 6, 20]])  # fmt: skip
    own = np.diag(votes)
    near = nearness(votes, np.outer(own, own) / 100, 100)
    assert near[0].tolist() == pytest.approx([1.0, 1.0, 0.0, -1.0, 0.0])
    assert near[2, 4] == pytest.approx(np.log(0.03 / (0.4 * 0.2)) / -np.log(0.03))


def test_branches_are_cut_from_the_top() -> None:
    """Families of nine, four and three; the last is not near enough to each other."""
    near = np.full((16, 16), -0.5)
    for family, closeness in ((range(9), 0.5), (range(9, 13), 0.16), (range(13, 16), 0.14)):
        near[np.ix_(family, family)] = closeness
    np.fill_diagonal(near, 1.0)
    assert sorted(sorted(branch.tolist()) for branch in branches(near)) == [list(range(9)), list(range(9, 13))]


def test_nothing_selected(publish: Publish) -> None:
    """An empty selection, or a skill nobody asks for, is an empty table, not an error."""
    cursor = publish(jobs=JOBS, skills=SKILLS)
    for selection, skill in ((Selection(roles=("other",)), "spark"), (Selection(), "unheard-of")):
        assert companions(cursor, selection, skill).empty
        assert instead(cursor, selection, skill).empty
    assert clusters(cursor, Selection(roles=("other",))).empty


def test_every_column_is_described(publish: Publish) -> None:
    """What people see has a heading and a meaning."""
    cursor = publish(jobs=EITHER, skills=SKILLS)
    tables = (
        companions(cursor, Selection(), "scala"),
        instead(cursor, Selection(), "scala"),
        clusters(cursor, Selection()),
    )
    assert {name for table in tables for name in table} - {"skill_id"} <= set(columns())
