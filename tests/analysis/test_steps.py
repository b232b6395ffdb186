from collections.abc import Callable
from itertools import combinations
from random import Random

import duckdb
import pytest

from analysis import gap
from analysis.gap import Profile
from tests.analysis.invented import GUIDE
from tests.analysis.test_gap import EVERYTHING, NAMES, SKILLS, Brute, ids, random_market, requiring

Publish = Callable[..., duckdb.DuckDBPyConnection]

# No kinds: then every skill can be learned at any time, and every set can be tried.
PLAIN = [{"name": name} for name in NAMES]


def best(jobs: list, skills: set[str], size: int) -> int:  # type: ignore[type-arg]
    """How many jobs the best set of this size opens."""
    brute = Brute(jobs)
    others = [name for name in NAMES if name not in skills]
    return max(sum(plain_opens(brute, skills, set(more))) for more in combinations(others, size))


def plain_opens(brute: Brute, skills: set[str], more: set[str]) -> list[bool]:
    return [
        all(need & (skills | more) for need in needs) and not all(need & skills for need in needs)
        for _, needs in brute.jobs
    ]


def test_path_by_hand(publish: Publish) -> None:
    """The most opened first; a tie goes to what brings most close; the guide's order beside it, its steps first."""
    jobs = [requiring("Python")] * 3
    jobs += [requiring("Python", "SQL")] * 2 + [requiring("R")] * 2
    jobs += [requiring("AWS", "Python", "SQL", "Docker")]
    cursor = publish(
        jobs=jobs,
        skills=SKILLS,
        guide=[{"name": "Docker"}, {"name": "R", "weight": "step"}, {"name": "Python", "weight": "step"}],
    )
    table = gap.path(cursor, EVERYTHING, Profile(frozenset({"aws"})), GUIDE)
    assert table.to_numpy(dtype=object, na_value=None).tolist() == [
        [0, None, 0, 0, None, 0],
        [1, "Python", 3, 0, "R", 2],
        [2, "SQL", 5, 1, "Python", 5],
        [3, "R", 7, 1, "Docker", 5],
        [4, "Docker", 8, 0, None, 5],
    ]


@pytest.mark.parametrize("seed", range(3))
def test_each_step_is_the_best_single_one(publish: Publish, seed: int) -> None:
    """Greedy against brute force: no other skill would open more at any step."""
    jobs = random_market(Random(seed))
    brute = Brute(jobs)
    table = gap.path(publish(jobs=jobs, skills=PLAIN), EVERYTHING, Profile(), GUIDE)
    skills: set[str] = set()
    for step in table.iloc[1:].itertuples():
        most = max(sum(plain_opens(brute, skills, {name})) for name in NAMES if name not in skills)
        assert sum(plain_opens(brute, skills, {step.skill})) == most
        skills.add(step.skill)
        assert step.fully_met == sum(all(need & skills for need in needs) for _, needs in brute.jobs)


def test_greedy_is_near_the_best(publish: Publish) -> None:
    """The first three steps open at least three quarters of what the best three skills open, in the mean 95 %."""
    ratios = []
    for seed in range(6):
        jobs = random_market(Random(100 + seed))
        table = gap.path(publish(jobs=jobs, skills=PLAIN, build_id=f"2026112{seed:02}"), EVERYTHING, Profile(), GUIDE)
        ratios.append(table["fully_met"].iloc[3] / best(jobs, set(), 3))
    assert min(ratios) >= 0.75
    assert sum(ratios) / len(ratios) >= 0.95


@pytest.mark.parametrize("seed", range(4))
def test_the_smallest_set(publish: Publish, seed: int) -> None:
    """Against every set: up to three skills none smaller would do, and it opens what it says."""
    jobs = random_market(Random(200 + seed))
    enough = (4, 10, 16, 22)[seed % 4]
    table = gap.smallest_set(publish(jobs=jobs, skills=PLAIN), EVERYTHING, Profile(ids({"R"})), enough)
    found = set(table["skill"])
    assert table["opens"].iloc[-1] == sum(plain_opens(Brute(jobs), {"R"}, found)) >= enough
    assert list(table["opens"]) == sorted(table["opens"])
    smaller = max((best(jobs, {"R"}, size) for size in range(1, len(found))), default=0)
    if table["is_smallest"].all():
        assert smaller < enough
    assert table["is_smallest"].nunique() == 1
    assert bool(table["is_smallest"].iloc[0]) == (len(found) <= 3)


def test_a_set_keeps_the_order_of_learning(publish: Publish) -> None:
    """Amazon S3 alone would open the jobs, but AWS, of which it is a minor kind, comes first."""
    jobs = [requiring("Amazon S3", "AWS")] * 5 + [requiring("AWS", "Python", "R", "Docker")] * 20
    cursor = publish(jobs=jobs, skills=SKILLS)
    table = gap.smallest_set(cursor, EVERYTHING, Profile(), 5)
    assert table.to_numpy().tolist() == [[1, "AWS", 0, True], [2, "Amazon S3", 5, True]]


def test_too_few_jobs_to_open(publish: Publish) -> None:
    cursor = publish(jobs=[requiring("Python")] * 24, skills=SKILLS)
    assert gap.smallest_set(cursor, EVERYTHING, Profile()).empty


def test_pairs_open_more_than_their_sum(market: duckdb.DuckDBPyConnection) -> None:
    """Only pairs that open a job together are listed, the one that opens most first."""
    table = gap.pairs(market, EVERYTHING, Profile(frozenset({"python"})))
    assert (table["together"] > 0).all()
    assert table["opens"].is_monotonic_decreasing
