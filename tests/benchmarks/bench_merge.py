"""What merging costs, and that it grows with the number of adverts and no faster: seconds and memory on one core.

    python tests/benchmarks/bench_merge.py

Reads ../shared/corpus where it is there, else invents adverts: one in ten is a copy, those of an employer share words.
"""

import random
import resource
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from etl.merge import TAKES, merge  # noqa: E402
from etl.reading.likeness import signature  # noqa: E402
from etl.reading.text import one_line, plain_text, with_title  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "postings.parquet"
SIZES = (5_000, 10_000, 20_000, 45_000)
TRADES = ("Data Scientist", "ML Engineer", "Data Engineer", "Analyst", "Research Engineer")


def corpus() -> list[tuple[str, str, str, str]]:
    """Company, title, location and text of real postings in an order of chance."""
    question = f"""
        select coalesce(lower(company), ''), title, coalesce(location, ''), description
        from '{CORPUS.as_posix()}' order by hash(source_id)"""
    return [
        (company, one_line(title), location, plain_text(text))
        for company, title, location, text in duckdb.connect().execute(question).fetchall()
    ]


def invented() -> list[tuple[str, str, str, str]]:
    """The same of invented ones."""
    chance = random.Random(7)
    words = ["".join(chance.choices("abcdefghiklmnoprstuvw", k=chance.randint(3, 9))) for _ in range(5_000)]
    talk = [" ".join(chance.choices(words, k=300)) for _ in range(400)]
    found: list[tuple[str, str, str, str]] = []
    for _ in range(max(SIZES)):
        if found and chance.random() < 0.1:
            found.append(chance.choice(found))
        else:
            employer = chance.randrange(len(talk))
            text = f"{talk[employer]} {' '.join(chance.choices(words, k=200))}"
            found.append((f"employer {employer}", chance.choice(TRADES), "", text))
    return found


def table(adverts: list[tuple[str, str, str, str]]) -> pa.Table:
    """What the merger takes."""
    day = date(2026, 3, 1)
    rows: list[dict[str, Any]] = [
        {
            "posting_id": f"import:bench:{number}",
            "board_id": "import:bench",
            "employer": company or None,
            "title": title,
            "location": location,
            "length": len(text),
            "signature": signature(with_title(title, text)),
            "first_seen_on": day,
            "last_seen_on": day,
        }
        for number, (company, title, location, text) in enumerate(adverts)
    ]
    return pa.Table.from_pylist(rows, TAKES)


def main() -> None:
    """Print one line a size."""
    adverts = corpus() if CORPUS.is_file() else invented()
    print("adverts    jobs  seconds  us each  peak MB")
    for size in SIZES:
        given = table(adverts[:size])
        start = time.process_time()
        jobs = len(set(merge(given)["job_id"].to_pylist()))
        seconds = time.process_time() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{size:7} {jobs:7} {seconds:8.1f} {1e6 * seconds / size:8.0f} {peak:8.0f}")


if __name__ == "__main__":
    main()
