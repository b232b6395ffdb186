"""How fast whole postings are read, from a board's HTML to an Arrow batch on one core, and what each step costs.

    python tests/benchmarks/bench_reading.py

Reads the recorded boards of ../shared/payloads where they are there, else the bundled sample adverts. Every step is
timed where the reader calls it. Of each chunk the fastest of ROUNDS counts: others slow a machine, nobody speeds it.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any

import pyarrow as pa

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import data  # noqa: E402
from etl.reading import reader as reading  # noqa: E402
from etl.reading.reader import BATCH_IN, READ_FIELDS, Reader, read_batch  # noqa: E402
from etl.reading.skills import SkillFinder  # noqa: E402
from etl.taxonomy import load_skills  # noqa: E402
from scrapers.posting import Posting  # noqa: E402
from scrapers.registry import SOURCES  # noqa: E402

PAYLOADS = ROOT.parent / "shared" / "payloads"
BOARDS = ("greenhouse/stripe", "lever/Yassir", "ashby/ramp_202608")
CHUNK, ROUNDS = 25, 9  # postings that are timed together, and how often
WANTED = 1_000  # postings a second
WHOLE, ALONE = "the whole", "a reading"
STEPS = {  # what the table calls them: where the reader finds them
    "HTML to text": (reading, "plain_text"),
    "title": (reading, "one_line"),
    "language": (reading, "language"),
    "sections": (reading, "parts"),
    "names": (SkillFinder, "occurrences"),
    "strength": (reading, "strengths"),
    "alternatives": (reading, "alternatives"),
    "mentions and evidence": (reading, "mentions"),
    "role": (reading, "role_family"),
    "seniority": (reading, "seniority"),
    "employment type": (reading, "employment_type"),
    "years": (reading, "experience_years_min"),
    "degree": (reading, "education"),
    "places and work mode": (reading, "whereabouts"),
    "pay": (reading, "pay"),
    "signature": (reading, "signature"),
}


def postings() -> list[Posting]:
    """Every posting of the boards, as a night's fetch would hand them on."""
    if PAYLOADS.is_dir():
        files = [PAYLOADS / f"{board}.json" for board in BOARDS]
    else:
        files = sorted(data.sample_adverts().glob("*/*.json"))
    found = []
    for path in files:
        answer = json.loads(path.read_text(encoding="utf-8"))
        records: list[Any] = answer if isinstance(answer, list) else answer["jobs"]
        found += [SOURCES[path.parent.name].parse(record, path.stem) for record in records]
    return found


def batch_of(found: list[Posting]) -> pa.RecordBatch:
    """The postings as the reader's batch takes them."""
    rows = [{"reading_key": str(i)} | {name: getattr(one, name) for name in READ_FIELDS} for i, one in enumerate(found)]
    return pa.RecordBatch.from_pylist(rows, schema=BATCH_IN)


def seconds(work: Callable[[], object]) -> float:
    """Processor time that one call takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


@contextmanager
def timed(spent: dict[str, float]) -> Iterator[None]:
    """Wrap each step so that its seconds are added to `spent`."""
    originals = {step: getattr(*place) for step, place in STEPS.items()}

    def wrapped(step: str, work: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(work)
        def call(*args: Any, **named: Any) -> Any:
            begun = time.process_time()
            try:
                return work(*args, **named)
            finally:
                spent[step] += time.process_time() - begun

        return call

    for step, (owner, name) in STEPS.items():
        setattr(owner, name, wrapped(step, originals[step]))
    yield
    for step, (owner, name) in STEPS.items():
        setattr(owner, name, originals[step])


def fastest(reader: Reader, found: list[Posting]) -> dict[str, float]:
    """Seconds that these postings take: all, without Arrow, and in each step; the fastest of ROUNDS each."""
    batch = batch_of(found)
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        spent = {
            WHOLE: seconds(lambda: read_batch(reader, batch)),
            ALONE: seconds(lambda: [reader.read(one) for one in found]),
        } | dict.fromkeys(STEPS, 0.0)
        with timed(spent):
            for one in found:
                reader.read(one)
        best = {name: min(best.get(name, taken), taken) for name, taken in spent.items()}
    return best


def main() -> int:
    """Prints the table; exit code 1 where postings are read too slowly."""
    found = postings()
    reader = Reader(load_skills([data.BUNDLED / "skills.toml"]))
    read_batch(reader, batch_of(found))  # what is loaded once, and what is remembered, belongs to no posting
    total = dict.fromkeys((WHOLE, ALONE, *STEPS), 0.0)
    for at in range(0, len(found), CHUNK):
        for name, taken in fastest(reader, found[at : at + CHUNK]).items():
            total[name] += taken
    whole, alone = total.pop(WHOLE), total.pop(ALONE)

    size = sum(len(one.body_html) for one in found)
    print(f"{len(found)} postings, {size / len(found):,.0f} characters of HTML each on average")
    rows = [
        *sorted(total.items(), key=lambda row: -row[1]),
        ("all else in a reading", alone - sum(total.values())),
        ("Arrow batch in and out", whole - alone),
        (WHOLE, whole),
    ]
    for name, spent_s in rows:
        print(f"{name:24} {spent_s / len(found) * 1e6:7.0f} us/posting {100 * spent_s / whole:6.1f} %")
    print(f"{len(found) / whole:,.0f} postings a second")
    return 0 if len(found) / whole >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
