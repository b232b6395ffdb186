"""How often a trend is called one where nothing changed, and how often a true one is found.

    python tests/benchmarks/sim_trend.py [MARKETS]

Prints the table of docs/trends.md (three minutes, one core). Draws markets (60 of each kind), writes each as the
tables of a build and asks analysis.trend. Employers are as large as real ones (sim_intervals.SIZES); each has a board
of its own and a taste for each of 100 skills, drawn from a beta distribution about a share of 2 to 60 % with an
intra-employer correlation of 0.15. Boards are read every week for 25 weeks. Seeds are fixed.
"""

import re
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from analysis.selection import Selection  # noqa: E402
from analysis.trend import trends  # noqa: E402
from tests.benchmarks.sim_intervals import ALL  # noqa: E402

TEXT = (ROOT / "etl" / "sql" / "schema.sql").read_text(encoding="utf-8")
SCHEMA = "".join(re.findall(r"create table.*?;", TEXT, re.DOTALL))  # without the comments: they take half a second
SKILLS, WEEKS, ALIKE = 100, 24, 0.15
FIRST_NIGHT = date(2026, 1, 4)  # a Sunday: the first week that counts begins the day after
CHANGED, FACTOR = 20, 1.6  # skills whose share truly moves, and by how much from the first week to the last


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of market: employers, how unevenly each spreads its jobs over the weeks (1: evenly), what else is so."""

    name: str
    employers: int = 150
    least: int = 1
    spread: float = 1.0
    added: float = 0.0
    first_night: bool = False
    moves: bool = False


KINDS = [
    Kind("150 employers"),
    Kind("60 employers of 5 jobs or more", employers=60, least=5),
    Kind("600 employers", employers=600),
    Kind("jobs in bursts", spread=0.3),
    Kind("a third of the boards added in week 12, of another taste", added=0.33),
    Kind("two thirds added in week 6", added=0.67),
    Kind("a first night that shows old jobs of another taste", first_night=True),
    Kind("20 of 100 skills truly move by 60 %", employers=600, moves=True),
]


def market(random: np.random.Generator, kind: Kind) -> tuple[duckdb.DuckDBPyConnection, np.ndarray]:
    """The tables of one market, and which way each skill truly moves (1, 0, -1)."""
    number = random.choice(ALL[kind.least <= ALL].astype(int), kind.employers)
    share = np.exp(random.uniform(np.log(0.02), np.log(0.6), SKILLS))
    ways = np.zeros(SKILLS)
    if kind.moves:
        ways[:CHANGED] = np.repeat([1, -1], CHANGED // 2)
    tastes = [taste(random, share, kind.employers) for _ in range(2)]
    is_added = random.random(kind.employers) < kind.added
    other = taste(random, random.permutation(share), kind.employers)
    tastes[0][is_added] = other[is_added]
    weeks = np.concatenate(
        [random.choice(WEEKS, n, p=random.dirichlet(np.full(WEEKS, kind.spread * 3))) for n in number]
    )
    employer = np.repeat(np.arange(kind.employers), number)
    odds = np.clip(tastes[0][employer] * FACTOR ** (ways * (weeks[:, None] / (WEEKS - 1) - 0.5)), 0, 1)
    on = np.array([FIRST_NIGHT + timedelta(days=1 + 7 * int(week) + int(random.integers(7))) for week in weeks])
    since = np.where(is_added, 12 if kind.added < 0.5 else 6, 0)
    seen = np.where(weeks >= since[employer], weeks, since[employer])
    first = np.array([FIRST_NIGHT + timedelta(days=7 * int(week + 1)) for week in seen])
    if kind.first_night:
        employer, on, first, odds = with_old(random, employer, on, first, odds, other)
    return written(employer, on, first, random.random(odds.shape) < odds, since), ways


def taste(random: np.random.Generator, share: np.ndarray, employers: int) -> np.ndarray:
    """How likely each employer is to ask for each skill in a job."""
    strength = (1 - ALIKE) / ALIKE
    return random.beta(share * strength, (1 - share) * strength, (employers, SKILLS))


def with_old(random, employer, on, first, odds, other):  # type: ignore[no-untyped-def]
    """The same, and as many jobs that stood on the boards on the first night, posted in the 26 weeks before."""
    old = random.integers(1, 26 * 7, len(employer))
    posted = np.array([FIRST_NIGHT - timedelta(days=int(days)) for days in old])
    return (
        np.concatenate([employer, employer]), np.concatenate([posted, on]),
        np.concatenate([np.full(len(employer), FIRST_NIGHT), first]), np.concatenate([other[employer], odds]),
    )  # fmt: skip


def written(
    employer: np.ndarray, on: np.ndarray, first: np.ndarray, asks: np.ndarray, since: np.ndarray
) -> duckdb.DuckDBPyConnection:
    """A build of these jobs, each board read every week from its first on."""
    cursor = duckdb.connect()
    cursor.execute(SCHEMA)
    nights = [FIRST_NIGHT + timedelta(days=7 * week) for week in range(WEEKS + 1)]
    number = np.arange(len(employer))
    jobs = pd.DataFrame(
        {"job_no": number, "employer_no": employer, "on": pd.to_datetime(on), "seen": pd.to_datetime(first)}
    )
    asked, skill = np.nonzero(asks)
    found = pd.DataFrame({"job_no": number[asked], "skill_no": skill}).sort_values(["skill_no", "job_no"])
    runs = pd.DataFrame(
        [(str(board), pd.Timestamp(on)) for board, week in enumerate(since) for on in nights[week:]],
        columns=["board", "on"],
    )
    for name, frame in (("jobs_", jobs), ("found", found), ("runs", runs)):
        cursor.register(name, frame)
    cursor.execute(f"""
        insert into skill_numbers select i, 's' || i from range({SKILLS}) r (i);
        insert into skills select skill_id, skill_id, 'language', [], [] from skill_numbers;
        insert into sources values ('greenhouse', 'G', '', '', 'whole', null);
        insert into meta values ('b', '2026-07-01', '{nights[-1]}', 'r', 't', null, true);
        insert into ml_jobs select job_no, job_no::varchar, employer_no, employer_no::varchar, true, 'ml_engineer',
            'mid', ['US'], 'remote', ['greenhouse'], true, "seen", '{nights[-1]}', "on", 1 from jobs_;
        insert into postings select job_no::varchar, job_no::varchar, 'greenhouse', employer_no::varchar, '', null, '',
            null, null, "on", "seen", '{nights[-1]}', true, '' from jobs_;
        insert into asks select job_no, skill_no, 1 from found;
        insert into source_runs select "on"::varchar, 'greenhouse', board, "on", 'ok', 1, 0, 0, 0, 0, 0, 0, 0, null
            from runs;
    """)
    return cursor


def measured(kind: Kind, markets: int) -> str:
    """One row of the table: what is said of skills that do not move, and of those that do."""
    random = np.random.default_rng([len(kind.name), kind.employers])
    called, holds, still, any_rise, moved, right = 0, 0, 0, 0, 0, 0
    weeks, wrong = [], []
    for _ in range(markets):
        cursor, ways = market(random, kind)
        table = trends(cursor, Selection(), "", "week")
        cursor.close()
        way = ways[table["skill_id"].str.removeprefix("s").astype(int)]
        weeks.append(int(table["periods"].iloc[0]))
        tested = (table["p_value"].notna()).to_numpy()
        none = tested & (way == 0)
        rising = (table["trend"] == "rising").to_numpy()
        falling = (table["trend"] == "falling").to_numpy()
        still += none.sum()
        called += (none & rising).sum()
        any_rise += bool((none & rising).any())
        holds += (none & (table["change_low"] <= 0) & (table["change_high"] >= 0)).sum()
        moved += (tested & (way != 0)).sum()
        right += ((way == 1) & rising).sum() + ((way == -1) & falling).sum()
        wrong.append((none & (rising | falling)).sum() / max((rising | falling).sum(), 1))
    power = f"{100 * right / moved:.0f} % | {100 * np.mean(wrong):.1f} %" if moved else "– | –"
    return (
        f"| {kind.name} | {np.median(weeks):.0f} | {still / markets:.0f} | {100 * called / still:.2f} % "
        f"| {100 * any_rise / markets:.1f} % | {100 * holds / still:.1f} % | {power} |"
    )


def main() -> None:
    """Print the table of docs/trends.md."""
    markets = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    print(
        "| market | weeks | skills tested | called rising | markets with one | interval holds | found | calls wrong |"
    )
    print("|---|---|---|---|---|---|---|---|")
    for kind in KINDS:
        print(measured(kind, markets), flush=True)


if __name__ == "__main__":
    main()
