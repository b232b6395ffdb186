from collections.abc import Callable
from itertools import combinations
from random import Random
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import pytest

from analysis import gap
from analysis.gap import Profile
from analysis.selection import Selection
from tests.analysis.invented import GUIDE

Publish = Callable[..., duckdb.DuckDBPyConnection]

EVERYTHING = Selection(window="all")
SKILLS: list[dict[str, Any]] = [
    {"name": "Python"}, {"name": "SQL"}, {"name": "Docker"}, {"name": "R"},
    {"name": "AWS", "kind": "cloud"}, {"name": "Amazon S3", "kind": "aws", "parents": ["AWS"]},
    {"name": "PyTorch", "kind": "ml library", "parents": ["Deep learning"]},
    {"name": "Deep learning", "kind": "ml concept"},
    {"name": "Machine learning", "kind": "ml concept"}, {"name": "Communication", "kind": "soft skill"},
    {"name": "PhD", "kind": "education"}, {"name": "Publications", "kind": "portfolio"},
]  # fmt: skip


def requiring(*names: str, **job: Any) -> dict[str, Any]:
    """A job that requires these skills; "A or B" is one need."""
    groups = [name.split(" or ") for name in names]
    return {
        "skills": {name: "required" for group in groups for name in group},
        "either": [group for group in groups if len(group) > 1],
        **job,
    }


CASES = [  # what a job requires, what a person has, where that puts the job
    (["Python", "SQL"], {"python", "sql"}, "fully met"),
    (["Python", "SQL"], {"python"}, "further away"),
    (["Python or R", "SQL"], {"r", "sql"}, "fully met"),
    (["Python or R", "Python or SQL"], {"python"}, "fully met"),
    (["AWS"], {"amazon-s3"}, "fully met"),
    (["Amazon S3"], {"aws"}, "further away"),
    (["Python", "Machine learning", "Communication", "PhD", "Publications"], {"python"}, "fully met"),
    (["Machine learning", "Communication"], {"python"}, "no required skill"),
    (["Python or Machine learning"], set(), "no required skill"),
    ([], {"python"}, "no required skill"),
    (["Python", "SQL", "R", "Docker"], {"python", "sql", "r"}, "close"),
    (["Python", "SQL", "R"], {"python", "sql"}, "further away"),
    (["Python", "SQL", "R", "Docker", "AWS", "Amazon S3", "PyTorch", "Deep learning"],
     {"python", "sql", "r", "docker", "aws"}, "further away"),
    (["Python", "SQL", "R", "Docker", "AWS", "Amazon S3", "PyTorch", "Deep learning"],
     {"python", "sql", "r", "docker", "aws", "amazon-s3"}, "close"),
]  # fmt: skip


@pytest.mark.parametrize(("required", "skills", "expected"), CASES)
def test_where_a_job_stands(publish: Publish, required: list[str], skills: set[str], expected: str) -> None:
    """An either/or group is one need; a kind shows what it is a kind of, not the other way; what no step of learning
    brings (degrees, soft skills, the words of the selection, publications) is no need; close is 7 in 10."""
    cursor = publish(jobs=[requiring(*required)], skills=SKILLS)
    table = gap.standing(cursor, EVERYTHING, Profile(frozenset(skills)))
    assert dict(zip(table["standing"], table["jobs"], strict=True)) == {
        name: int(name == expected) for name in gap.STANDINGS
    }


@pytest.mark.parametrize(
    ("asked", "profile", "expected"),
    [
        ({}, {}, "fully met"),
        ({"experience_years_min": 5}, {}, "fully met"),
        ({"experience_years_min": 5}, {"years": 4}, "more years or a higher degree"),
        ({"experience_years_min": 5}, {"years": 5}, "fully met"),
        ({"experience_years_min": None}, {"years": 0}, "fully met"),
        ({"education_min": "phd"}, {"degree": "master"}, "more years or a higher degree"),
        ({"education_min": "phd"}, {"years": 3}, "fully met"),
        ({"education_min": "bachelor"}, {"degree": "master"}, "fully met"),
        ({"education_min": "none"}, {"degree": "none"}, "fully met"),
        ({"education_min": None}, {"degree": "none"}, "fully met"),
    ],
)
def test_years_and_degree(publish: Publish, asked: dict[str, Any], profile: dict[str, Any], expected: str) -> None:
    """They count when they are given; a job that says nothing asks for none."""
    cursor = publish(jobs=[requiring("Python", **asked)], skills=SKILLS)
    table = gap.standing(cursor, EVERYTHING, Profile(frozenset({"python"}), **profile))
    assert list(table.loc[table["jobs"] == 1, "standing"]) == [expected]


def test_a_degree_nobody_knows() -> None:
    with pytest.raises(ValueError, match="degree 'BSc' is none of none, bachelor, master, phd"):
        Profile(degree="BSc")


def test_what_each_skill_opens(publish: Publish) -> None:
    """PyTorch gives deep learning; S3 is not offered before AWS, of which it is a minor kind; a skill named in two
    groups of one job is asked once."""
    cursor = publish(
        jobs=[
            requiring("Python", "PyTorch", "Deep learning"),
            requiring("Python", "Deep learning"),
            requiring("Python", "SQL", "R", "Docker", "AWS"),
            requiring("Docker or R", "Docker or SQL"),
            *[requiring("Python", "AWS")] * 3,
            requiring("Amazon S3", "AWS"),
        ],
        skills=SKILLS,
        guide=[{"name": "AWS", "weight": "essential"}, {"name": "Docker", "weight": "step", "children": ["SQL"]}],
    )
    table = gap.next_skills(cursor, EVERYTHING, Profile(frozenset({"python", "r", "docker"})), GUIDE)
    columns = ["skill", "asked_jobs", "opens", "brings_close", "in_guide", "guide_place"]
    assert table[columns].to_numpy(dtype=object, na_value=None).tolist() == [
        ["AWS", 5, 3, 1, True, 2],
        ["PyTorch", 1, 2, 0, False, None],
        ["Deep learning", 2, 1, 0, False, None],
        ["SQL", 1, 0, 1, True, None],
    ]
    assert table["opens_low"].isna().all()  # too few jobs for an interval


def test_nearest_jobs(publish: Publish) -> None:
    """Most met first, of equals the one that asks for most; two of an employer; what is missing in words."""
    jobs = [
        requiring("Python", "SQL or R", title="Half", employer_id="a"),
        requiring("Python", "SQL", "Docker", "AWS", title="Three quarters", employer_id="a"),
        requiring("Python", "SQL", title="Again half", employer_id="a"),
        requiring("Python", title="All", employer_id="b"),
        requiring("R", title="Nothing", employer_id="c"),
        requiring("Docker", "AWS", "PyTorch or R", "SQL", title="Also half", employer_id="d"),
    ]
    cursor = publish(jobs=jobs, skills=SKILLS)
    profile = Profile(frozenset({"python", "docker", "aws"}))
    columns = ["title", "met", "needs", "missing"]
    assert gap.nearest_jobs(cursor, EVERYTHING, profile)[columns].to_numpy().tolist() == [
        ["Three quarters", 3, 4, "SQL"],
        ["Also half", 2, 4, "SQL; PyTorch or R"],
        ["Half", 1, 2, "R or SQL"],
    ]
    assert gap.nearest_jobs(cursor, EVERYTHING, profile, is_met=True)[columns].to_numpy().tolist() == [
        ["All", 1, 1, ""]
    ]


NAMES = [skill["name"] for skill in SKILLS[:8]]


def random_market(random: Random, jobs: int = 60) -> list[dict[str, Any]]:
    """Jobs of unequal employers that require a few of eight skills, some of them as one of two."""
    rows = []
    for _ in range(jobs):
        names = random.sample(NAMES, random.choice((1, 1, 2, 2, 3, 4, 6)))
        if len(names) > 2 and random.random() < 0.5:
            names = [f"{names[0]} or {names[1]}", *names[2:]]
        employer = str(int(random.expovariate(0.08)))
        rows.append(requiring(*names, employer_id=employer, company=f"Example {employer}"))
    return rows


class Brute:
    """The same questions, job by job."""

    def __init__(self, jobs: list[dict[str, Any]]) -> None:
        self.jobs = []
        for job in jobs:
            grouped = {name for group in job["either"] for name in group}
            alone = [{name} for name in job["skills"] if name not in grouped]
            self.jobs.append((job["employer_id"], [*map(set, job["either"]), *alone]))

    def met(self, skills: set[str]) -> list[tuple[int, int]]:
        has = skills | {"AWS" for _ in skills & {"Amazon S3"}} | {"Deep learning" for _ in skills & {"PyTorch"}}
        return [(sum(bool(need & has) for need in needs), len(needs)) for _, needs in self.jobs]

    def opens(self, skills: set[str], more: set[str]) -> list[bool]:
        return [
            now == needs > before
            for (before, needs), (now, _) in zip(self.met(skills), self.met(skills | more), strict=True)
        ]

    def brings_close(self, skills: set[str], more: set[str]) -> list[bool]:
        return [
            10 * before < 7 * needs <= 10 * now and now < needs
            for (before, needs), (now, _) in zip(self.met(skills), self.met(skills | more), strict=True)
        ]


def ids(names: set[str]) -> frozenset[str]:
    return frozenset(name.lower().replace(" ", "-") for name in names)


@pytest.mark.parametrize("seed", range(4))
def test_against_counting_job_by_job(publish: Publish, seed: int) -> None:
    """What a skill, or a pair, opens and brings close is what counting every job again would give."""
    random = Random(seed)
    jobs = random_market(random)
    cursor, brute = publish(jobs=jobs, skills=SKILLS), Brute(jobs)
    skills = set(random.sample(NAMES, seed % 4))
    profile = Profile(ids(skills))
    for row in gap.next_skills(cursor, EVERYTHING, profile, GUIDE).itertuples():
        assert row.opens == sum(brute.opens(skills, {row.skill})), row.skill
        assert row.brings_close == sum(brute.brings_close(skills, {row.skill})), row.skill
        needs = [needs for _, needs in brute.jobs]
        unmet = [[need for need in each if met(need, skills) is False] for each in needs]
        assert row.asked_jobs == sum(any(row.skill in need for need in each) for each in unmet), row.skill
    offered = set(gap.next_skills(cursor, EVERYTHING, profile, GUIDE)["skill"])
    expected = set()
    for one, other in combinations(sorted(offered), 2):
        both, first, second = (brute.opens(skills, more) for more in ({one, other}, {one}, {other}))
        together = sum(b and not f and not s for b, f, s in zip(both, first, second, strict=True))
        if together:
            expected.add((frozenset({one, other}), sum(both), together))
    pairs = gap.pairs(cursor, EVERYTHING, profile)
    assert expected == {
        (frozenset({row.skill, row.other_skill}), row.opens, row.together) for row in pairs.itertuples()
    }


def met(need: set[str], skills: set[str]) -> bool:
    has = skills | {"AWS" for _ in skills & {"Amazon S3"}} | {"Deep learning" for _ in skills & {"PyTorch"}}
    return bool(need & has)


def test_interval_of_a_count(publish: Publish) -> None:
    """The interval of what a skill opens is that of the share of jobs, clustered by employer (linearised variance of a
    ratio), times the jobs: computed here employer by employer."""
    from analysis.confidence import share_interval

    jobs = random_market(Random(3), jobs=240)
    cursor, brute = publish(jobs=jobs, skills=SKILLS), Brute(jobs)
    first = gap.next_skills(cursor, EVERYTHING, Profile(ids({"Python"})), GUIDE).iloc[0]
    table = pd.DataFrame({
        "employer": [employer for employer, _ in brute.jobs],
        "opens": brute.opens({"Python"}, {str(first["skill"])}),
    })  # fmt: skip
    by = table.groupby("employer")["opens"].agg(["sum", "size"])
    share = table["opens"].mean()
    between = ((by["sum"] - share * by["size"]) ** 2).sum()
    effective = by["size"].sum() ** 2 / (by["size"] ** 2).sum()
    low, high = share_interval(table["opens"].sum(), len(table), effective, between)
    assert first["opens"] == table["opens"].sum() > 5
    assert (first["opens_low"], first["opens_high"]) == (round(240 * float(low)), round(240 * float(high)))
    assert first["opens_employers"] == (by["sum"] > 0).sum()


def test_shares_by_vote(publish: Publish) -> None:
    """With one vote an employer a share is the mean of the employers' shares; the parts make 100 %."""
    jobs = [requiring("Python", employer_id="big")] * 30
    jobs += [requiring("SQL", employer_id=str(number)) for number in range(20)]
    cursor = publish(jobs=jobs, skills=SKILLS)
    profile = Profile(frozenset({"python"}))
    by_job, by_vote = (
        gap.standing(cursor, Selection(window="all", one_vote=vote), profile)["share_pct"] for vote in (False, True)
    )
    assert (by_job.iloc[0], by_vote.iloc[0]) == (60.0, round(100 / 21, 2))
    assert (by_job.sum(), round(by_vote.sum())) == (100.0, 100)


@pytest.mark.parametrize(
    ("jobs", "employers", "has_share", "has_interval"),
    [(29, 29, False, False), (40, 4, False, False), (40, 8, True, False), (40, 20, True, True)],
)
def test_floors(publish: Publish, jobs: int, employers: int, has_share: bool, has_interval: bool) -> None:
    """Below 30 jobs or 5 employers no share; below 10 effective employers no interval."""
    rows = [requiring("Python", "SQL", employer_id=str(number % employers)) for number in range(jobs)]
    cursor = publish(jobs=rows, skills=SKILLS)
    table = gap.standing(cursor, EVERYTHING, Profile())
    skills = gap.next_skills(cursor, EVERYTHING, Profile(frozenset({"sql"})), GUIDE)
    assert table["share_pct"].notna().all() == has_share
    assert table["low_pct"].notna().all() == has_interval
    assert (skills["opens"].iloc[0], skills["opens_low"].notna().all()) == (jobs, has_interval)


def test_goes_with(publish: Publish) -> None:
    """SQL is asked together with Python, at employer after employer; with R it is not."""
    rows = [requiring("Python", "SQL", "Docker", employer_id=str(number)) for number in range(40)]
    rows += [requiring("R", *(["SQL"] if number < 31 else []), employer_id=str(number)) for number in range(60)]
    cursor = publish(jobs=rows, skills=SKILLS)
    table = gap.next_skills(cursor, EVERYTHING, Profile(frozenset({"python", "r"})), GUIDE)
    assert dict(zip(table["skill"], table["goes_with"], strict=True)) == {"SQL": "Python", "Docker": "Python"}


def test_nobody_is_selected(publish: Publish) -> None:
    """An empty selection, and a build without needs, give empty tables and no error."""
    cursor = publish(jobs=[{"skills": ["Python"]}], skills=SKILLS)
    for selection in (EVERYTHING, Selection(window="all", roles=("product_manager",))):
        profile = Profile(frozenset({"python", "no-such-skill"}), years=3, degree="master")
        assert gap.standing(cursor, selection, profile)["jobs"].sum() in (0, 1)
        assert gap.next_skills(cursor, selection, profile, GUIDE).empty
        assert gap.pairs(cursor, selection, profile).empty
        assert gap.smallest_set(cursor, selection, profile).empty
        assert gap.nearest_jobs(cursor, selection, profile).empty
        assert len(gap.path(cursor, selection, profile, GUIDE)) == 1


def test_learning_is_the_profile_with_one_more(market: duckdb.DuckDBPyConnection) -> None:
    """What opens is what `standing` gives once the skill is ticked, for every skill offered."""
    have = frozenset({"python", "sql"})
    before = gap.standing(market, EVERYTHING, Profile(have))["jobs"]
    table = gap.next_skills(market, EVERYTHING, Profile(have), GUIDE)
    after = [
        gap.standing(market, EVERYTHING, Profile(have | {skill_id}))["jobs"] for skill_id in table["skill_id"].head(12)
    ]
    gained = np.array([[jobs.iloc[0] - before.iloc[0]] for jobs in after])[:, 0]
    assert gained.tolist() == table["opens"].head(12).tolist()
    assert gained.sum() > 0
