"""Read texts that are stored nowhere: JSON lines in, JSON lines out."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from etl.reading.reader import Reader
from etl.taxonomy import Skills
from etl.whole import whole
from scrapers.posting import Posting

GIVEN = ("title", "company", "location", "salary_text")


class ExtractError(ValueError):
    """A line cannot be read; the message names it and says what it should be."""


def extracted(lines: Iterable[str], skills: Skills) -> Iterator[dict[str, Any]]:
    """What each line's posting says, in the order of the lines; blank lines are passed over. Raises ExtractError.

    A line is an object with "id" (or "doc_id") and "text" (may be HTML), and may have "title", "company", "location"
    and "salary_text". Offsets count characters of the "text" given back. What nothing says is null.
    """
    reader = Reader(skills)
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        given = _understood(line, number)
        reading = reader.read(
            Posting(
                source="",
                board="",
                source_key="",
                url="",
                body_html=given["text"],
                **{name: given[name] for name in GIVEN},
            )
        )
        yield {
            "id": given["id"],
            "text": reading.text,
            "skills": [
                {
                    "skill_id": mention.skill_id,
                    "name": skills.by_id[mention.skill_id].name,
                    "requirement": mention.requirement,
                    "count": mention.count,
                    "evidence": mention.evidence,
                    "start": mention.starts_at,
                    "end": mention.ends_at,
                }
                for mention in reading.mentions
            ],
            "role_family": reading.role_family,
            "seniority": reading.seniority,
            "work_mode": reading.work_mode,
            "countries": list(reading.countries),
            "pay": reading.pay and asdict(reading.pay),
            "experience_years_min": reading.experience_years_min,
            "education_min": reading.education_min,
            "language": reading.language,
        }


def _understood(line: str, number: int) -> dict[str, str]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ExtractError(f"line {number} is not JSON: {error}. Write one object a line.") from None
    if not isinstance(given, dict):
        raise ExtractError(f"line {number} is not an object. Write {{'id': ..., 'text': ...}}.")
    identity = given.get("id", given.get("doc_id"))
    if identity is None or not isinstance(given.get("text"), str):
        raise ExtractError(f"line {number} needs 'id' (or 'doc_id') and 'text', found {sorted(given)}.")
    said = {"id": str(identity), "text": given["text"]} | {name: given.get(name) or "" for name in GIVEN}
    if wrong := [name for name, value in said.items() if not isinstance(value, str)]:
        raise ExtractError(f"line {number}: {wrong[0]} must be a text, found {given[wrong[0]]!r}.")
    return said


@contextmanager
def source(path: Path) -> Iterator[Iterator[str]]:
    """The lines of a file, or of standard input for "-"."""
    if str(path) == "-":
        yield iter(sys.stdin)
        return
    with path.open(encoding="utf-8") as file:
        yield iter(file)


@contextmanager
def sink(to: Path | None) -> Iterator[TextIO]:
    """Where to write; a file appears whole or not at all."""
    if to is None:
        yield sys.stdout
        return
    with whole(to) as unfinished, unfinished.open("w", encoding="utf-8", newline="\n") as file:
        yield file
