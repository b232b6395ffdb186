"""How often the intervals hold and the ranks err: invented markets with employers as large as real ones.

    python tests/benchmarks/sim_intervals.py

Prints the tables of docs/intervals.md (two minutes, one core). A market draws its employers' sizes from SIZES, gives
each employer a taste for the skill, and each job asks for it with that chance (beta-binomial); markets of fewer than 20
effective employers are drawn anew. Every number is of 2,000 markets, of a fixed seed.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from analysis.confidence import share_interval, tells_apart  # noqa: E402

Numbers = npt.NDArray[np.float64]
Table = Callable[[np.random.Generator], Iterable[str]]

MARKETS, CHUNK = 2000, 250
SHARES = (0.02, 0.05, 0.1, 0.3, 0.6)
# Intra-class correlation of the jobs of one employer: as measured where a job has one vote (median of 210 skills),
# where an employer has (median), and the skill at the ninth tenth of those.
ALIKE = (0.08, 0.23, 0.38)
DRAWN = (25, 60, 100, 400, 1500)
LEAST = 20  # effective employers
# How many of 4,840 real employers had 1, 2, ... ML jobs, 2020 to 2026.
SIZES = {
    1: 3746, 2: 579, 3: 221, 4: 81, 5: 55, 6: 29, 7: 31, 8: 14, 9: 12, 10: 12, 11: 5, 12: 4, 13: 5, 14: 4, 15: 2, 16: 6,
    17: 3, 18: 4, 19: 4, 20: 1, 21: 2, 22: 2, 23: 2, 25: 3, 26: 1, 33: 1, 34: 1, 39: 1, 41: 1, 49: 1, 55: 1, 64: 1,
    70: 1, 92: 1, 112: 1, 153: 1, 159: 1,
}  # fmt: skip
ALL = np.repeat(list(SIZES), list(SIZES.values())).astype(float)


def effective(jobs: Numbers) -> Numbers:
    """How many equal employers those of each market are worth."""
    worth: Numbers = jobs.sum(axis=-1) ** 2 / (jobs**2).sum(axis=-1)
    return worth


def sizes(
    random: np.random.Generator, employers: int, least: float = LEAST, most: float = np.inf, markets: int = MARKETS
) -> Iterator[Numbers]:
    """Jobs of each employer (markets x employers), chunk by chunk; as many employers as there are: these very ones."""
    left = markets
    while left:
        if employers == len(ALL):
            jobs = np.broadcast_to(ALL, (min(left, CHUNK), employers))
        else:
            jobs = random.choice(ALL, (CHUNK, employers))
            jobs = jobs[(effective(jobs) >= least) & (effective(jobs) < most)][:left]
        left -= len(jobs)
        yield jobs


def mentions(random: np.random.Generator, jobs: Numbers, share: float, alike: float) -> Numbers:
    """How many jobs of each employer ask for a skill of this share."""
    tastes = random.beta(share * (1 / alike - 1), (1 - share) * (1 / alike - 1), jobs.shape)
    return random.binomial(jobs.astype(int), tastes).astype(float)


def by_job(jobs: Numbers, asking: Numbers) -> tuple[Numbers, Numbers]:
    """The interval of the share of jobs, in each market."""
    hits, total = asking.sum(axis=1), jobs.sum(axis=1)
    between = ((asking - jobs * (hits / total)[:, None]) ** 2).sum(axis=1)
    return share_interval(hits, total, effective(jobs), between)


def by_employer(jobs: Numbers, asking: Numbers) -> tuple[Numbers, Numbers]:
    """The interval of the mean of the employers' shares, in each market."""
    shares, employers = asking / jobs, jobs.shape[1]
    between = ((shares - shares.mean(axis=1, keepdims=True)) ** 2).sum(axis=1)
    return share_interval(shares.sum(axis=1), employers, employers, between, employers**2 / (1 / jobs).sum(axis=1))


def held_pct(
    random: np.random.Generator,
    drawn: Iterable[Numbers],
    share: float,
    alike: float,
    interval: Callable[[Numbers, Numbers], tuple[Numbers, Numbers]] = by_job,
) -> float:
    """In how many of 100 markets the interval holds the share."""
    held = []
    for jobs in drawn:
        low, high = interval(jobs, mentions(random, jobs, share, alike))
        held.append((low <= share) & (share <= high))
    return 100 * float(np.mean(np.concatenate(held)))


def wrong_pct(random: np.random.Generator, drawn: Iterable[Numbers], share: float, alike: float) -> float:
    """In how many of 100 markets one of two skills of the same share is said to be clearly above the other."""
    told = [
        tells_apart(np.column_stack(pair), jobs).any()
        for chunk in drawn
        for jobs, *pair in zip(chunk, *(mentions(random, chunk, share, alike) for _ in range(2)), strict=True)
    ]
    return 100 * float(np.mean(told))


def rows(least: float = LEAST, most: float = np.inf, drawn: tuple[int, ...] = (*DRAWN, len(ALL))) -> Iterator[str]:
    """The table of coverage: a row for each number of employers and each likeness of their jobs."""
    yield f"| employers | alike | {' | '.join(f'{share:.0%}' for share in SHARES)} | one vote, 2% to 60% |"
    yield f"|---|---|{'---|' * len(SHARES)}---|"
    for employers in drawn:
        for alike in ALIKE:
            cells = [
                [
                    held_pct(np.random.default_rng(7), sizes(np.random.default_rng(5), employers, least, most), share,
                             alike, interval)
                    for share in SHARES
                ]
                for interval in (by_job, by_employer)
            ]  # fmt: skip
            spoken = " | ".join(f"{cell:.1f}" for cell in cells[0])
            yield f"| {employers:,} | {alike} | {spoken} | {min(cells[1]):.1f} to {max(cells[1]):.1f} |"


def wrong_rows() -> Iterator[str]:
    """The table of wrong ranks."""
    yield f"| employers | alike | {' | '.join(f'{share:.0%}' for share in SHARES)} |"
    yield f"|---|---|{'---|' * len(SHARES)}"
    for employers in (25, 100, 1500):
        for alike in ALIKE:
            cells = [
                wrong_pct(np.random.default_rng(7), sizes(np.random.default_rng(5), employers), share, alike)
                for share in SHARES
            ]
            yield f"| {employers:,} | {alike} | {' | '.join(f'{cell:.1f}' for cell in cells)} |"


if __name__ == "__main__":
    for title, table in (
        ("Coverage, at least 20 effective employers", rows()),
        ("Coverage, 10 to 20 effective employers", rows(10, LEAST, (12, 25, 60))),
        ("Clearly above, though of the same share", wrong_rows()),
    ):
        print(f"\n{title}\n")
        for line in table:
            print(line, flush=True)
