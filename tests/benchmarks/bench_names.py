"""How fast names are read, against spaCy's PhraseMatcher with the same spellings: text in, names out, one core.

    python tests/benchmarks/bench_names.py

Reads ../shared/corpus where it is there, else the bundled sample adverts. The engines take turns, chunk by chunk, so
that a busy machine slows them alike; a chunk is passed once unmeasured, since spaCy remembers words it has cut before.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import spacy
from spacy.matcher import PhraseMatcher

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import data  # noqa: E402
from etl.reading.reader import mentions  # noqa: E402
from etl.reading.sections import parts  # noqa: E402
from etl.reading.skills import SkillFinder  # noqa: E402
from etl.reading.strength import strengths  # noqa: E402
from etl.reading.text import plain_text  # noqa: E402
from etl.taxonomy import Skills, load_skills  # noqa: E402

CORPUS = ROOT.parent / "shared" / "corpus" / "postings.parquet"
CHUNKS, CHUNK = 10, 100
WANTED = 4.5  # times as fast as the PhraseMatcher
TO_BEAT, JUDGED = "spaCy blank + PhraseMatcher", "names, strength, evidence"


def texts() -> list[str]:
    """A thousand adverts as plain text."""
    if CORPUS.is_file():
        question = f"""
            select description from '{CORPUS.as_posix()}' where length(description) >= 400
            using sample {CHUNKS * CHUNK} (reservoir, 7)"""
        found = [row[0] for row in duckdb.connect().execute(question).fetchall()]
    else:
        found = [
            body
            for path in sorted(data.sample_adverts().glob("**/*.json"))
            for body in bodies(json.loads(path.read_text("utf-8")))
        ]
    return [plain_text(body) for body in found]


def bodies(part: object) -> list[str]:
    """Every long text of a JSON document."""
    if isinstance(part, str):
        return [part] if len(part) >= 400 else []
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return [body for value in inner for body in bodies(value)]


def phrase_matcher(skills: Skills) -> Callable[[str], object]:
    """The engine to beat: a blank tokenizer and the same spellings, any case."""
    english = spacy.blank("en")
    matcher = PhraseMatcher(english.vocab, attr="LOWER")
    for skill in skills.by_id.values():
        matcher.add(skill.skill_id, [english.make_doc(spelling) for spelling in skill.spellings])
    return lambda text: {match for match, _, _ in matcher(english.make_doc(text))}


def main() -> int:
    """Prints one line per engine; exit code 1 where names are read too slowly."""
    skills = load_skills([data.BUNDLED / "skills.toml"])
    finder = SkillFinder(skills)

    def with_strength(text: str) -> object:
        occurrences = finder.occurrences(text)
        return mentions(text, occurrences, strengths(text, parts(text), occurrences))

    def with_evidence(text: str) -> object:
        occurrences = finder.occurrences(text)
        return mentions(text, occurrences, ["mentioned"] * len(occurrences))

    engines: dict[str, Callable[[str], object]] = {
        TO_BEAT: phrase_matcher(skills),
        "names": finder.occurrences,
        "names with evidence": with_evidence,
        JUDGED: with_strength,
    }
    everything = texts()
    seconds: dict[str, list[float]] = {name: [] for name in engines}
    for at in range(0, len(everything), CHUNK):
        chunk = everything[at : at + CHUNK]
        for name, engine in engines.items():
            for measured in (False, True):
                begun = time.process_time()
                for text in chunk:
                    engine(text)
                if measured:
                    seconds[name].append((time.process_time() - begun) / len(chunk))
    slow = statistics.median(seconds[TO_BEAT])
    print(f"{len(everything)} texts, {sum(map(len, everything)) / 1e6:.1f} million characters")
    for name, times in seconds.items():
        median = statistics.median(times)
        print(f"{name:28} {1 / median:8.0f} texts/s {median * 1e6:8.0f} us/text {slow / median:6.1f} times spaCy")
    return 0 if slow / statistics.median(seconds[JUDGED]) >= WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
