"""How long every answer of the dashboard takes, on a build of any size.

    python tests/benchmarks/million.py BUILD.duckdb MILLION.duckdb      # a build of a million jobs, out of a real one
    python tests/benchmarks/bench_answers.py MILLION.duckdb ...

Prints a line per answer and build: the fastest of ROUNDS, in milliseconds, for all jobs, for one filter (data
scientists), and for several filters and both switches. The wanted times are those for a million jobs, and for builds
of at most 100,000 jobs 300 ms each. Exit code 1 where one is missed.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from analysis import gap, steps, warehouse  # noqa: E402
from analysis.claims import claims  # noqa: E402
from analysis.companions import clusters, companions, instead  # noqa: E402
from analysis.demand import by_facet, demand, either_or  # noqa: E402
from analysis.evidence import evidence  # noqa: E402
from analysis.ground import Profile  # noqa: E402
from analysis.guide import guide_items, guides, leaves_out, skill_gap  # noqa: E402
from analysis.jobs import jobs, signals  # noqa: E402
from analysis.options import options  # noqa: E402
from analysis.pay import pay, premium  # noqa: E402
from analysis.population import population  # noqa: E402
from analysis.selection import Selection, default_window  # noqa: E402
from analysis.trend import series, trends  # noqa: E402

ROUNDS = 3
WANTED = {"all jobs": 300, "one filter": 300, "several filters": 1500}  # ms at a million jobs
GAP, SMALL = 1000, 100_000  # ms that a question of the gap may take; jobs up to which all take at most the first
SKILL = "pytorch"
PERSON = Profile(frozenset({"python", "sql", "pandas", "tableau"}))

Question = Callable[[duckdb.DuckDBPyConnection, Selection, str], object]
ANSWERS: dict[str, Question] = {
    "population": lambda cursor, selection, _: population(cursor, selection),
    "filter options": lambda cursor, selection, _: options(cursor, selection),
    "demand": demand,
    "a skill by role": lambda cursor, selection, guide: by_facet(cursor, selection, guide, SKILL, "role"),
    "either/or needs": lambda cursor, selection, _: either_or(cursor, selection),
    "guide items": guide_items,
    "left out by the guide": leaves_out,
    "skill-gap report": skill_gap,
    "claims": claims,
    "trends by month": lambda cursor, selection, guide: trends(cursor, selection, guide, "month"),
    "trend of a skill": lambda cursor, selection, _: series(cursor, selection, SKILL, "month"),
    "companions": lambda cursor, selection, _: companions(cursor, selection, SKILL),
    "instead": lambda cursor, selection, _: instead(cursor, selection, SKILL),
    "clusters": lambda cursor, selection, _: clusters(cursor, selection),
    "pay by skill": lambda cursor, selection, _: pay(cursor, selection, "skill"),
    "premium": premium,
    "evidence, one page": lambda cursor, selection, _: evidence(cursor, selection, SKILL),
    "jobs, one page": lambda cursor, selection, _: jobs(cursor, selection),
    "stale and ghost signals": lambda cursor, selection, _: signals(cursor, selection),
    "gap: standing": lambda cursor, selection, _: gap.standing(cursor, selection, PERSON),
    "gap: next skills": lambda cursor, selection, guide: gap.next_skills(cursor, selection, PERSON, guide),
    "gap: pairs": lambda cursor, selection, _: steps.pairs(cursor, selection, PERSON),
    "gap: path": lambda cursor, selection, guide: steps.path(cursor, selection, PERSON, guide),
    "gap: nearest jobs": lambda cursor, selection, _: gap.nearest_jobs(cursor, selection, PERSON),
}


def selections(window: str) -> dict[str, Selection]:
    """What is asked of: by name as in WANTED."""
    return {
        "all jobs": Selection(window=window),
        "one filter": Selection(window=window, roles=("data_scientist",)),
        "several filters": Selection(
            window=window, roles=("data_scientist", "ml_engineer"), levels=("senior", "unknown"),
            countries=("GB", "US"), required_only=True, one_vote=True,
        ),
    }  # fmt: skip


def fastest(question: Question, *values: Any) -> float:
    """Milliseconds of the fastest of ROUNDS calls."""
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        question(*values)
        taken.append(1000 * (time.perf_counter() - begun))
    return min(taken)


def main() -> int:
    """Prints a table per build; exit code 1 where an answer takes longer than wanted."""
    missed = 0
    for path in map(Path, sys.argv[1:]):
        cursor = warehouse.connect(path).cursor()
        (number,) = cursor.execute("select count(*) from ml_jobs").fetchall()[0]
        guide = guides(cursor)[0]
        asked = selections(default_window(cursor))
        print(f"\n{number:,} jobs, ms\n\n| answer | {' | '.join(asked)} |\n|---|{'---|' * len(asked)}")
        for name, question in ANSWERS.items():
            taken = {of: fastest(question, cursor, one, guide) for of, one in asked.items()}
            for of, took in taken.items():
                wanted = GAP if name.startswith("gap") else WANTED[of]
                missed += took > (WANTED["all jobs"] if number <= SMALL else wanted)
            print(f"| {name} | {' | '.join(f'{took:,.0f}' for took in taken.values())} |", flush=True)
    print(f"\n{missed} answers take longer than wanted")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
