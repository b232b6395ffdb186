"""The Reading of one posting, and the same for an Arrow batch."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from etl.reading.candidates import Candidate
from etl.reading.role import is_ml_role, role_family
from etl.reading.skills import SkillFinder
from etl.reading.text import one_line, plain_text, sentence, with_title
from etl.taxonomy import Skills
from scrapers.posting import Posting

READ_FIELDS = (
    "title",
    "body_html",
    "company",
    "location",
    "salary_text",
    "pay",
    "work_mode",
    "employment_type",
    "country",
)
BATCH_IN = pa.schema([pa.field(name, pa.string()) for name in ("reading_key", *READ_FIELDS)])
MENTION = pa.struct(
    [
        pa.field("skill_id", pa.string()),
        pa.field("requirement", pa.string()),
        pa.field("count", pa.int32()),
        pa.field("evidence", pa.string()),
        pa.field("starts_at", pa.int32()),
        pa.field("ends_at", pa.int32()),
    ]
)
BATCH_OUT = pa.schema(
    [
        pa.field("reading_key", pa.string()),
        pa.field("text", pa.string()),
        pa.field("role_family", pa.string()),
        pa.field("is_ml_role", pa.bool_()),
        pa.field("mentions", pa.list_(MENTION)),
    ]
)


@dataclass(frozen=True, slots=True)
class Mention:
    """One skill that a posting names: how often, the sentence of the first time, and where in the text that stands.

    starts_at and ends_at count characters of Reading.text; requirement is None until strength is read.
    """

    skill_id: str
    count: int
    evidence: str
    starts_at: int
    ends_at: int
    requirement: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one posting means: text opens with the title as its first line; mentions are sorted by starts_at."""

    text: str
    role_family: str
    is_ml_role: bool
    mentions: tuple[Mention, ...]


class Reader:
    """Reads postings with one skill list; reading is pure, so one Reader serves any number of postings."""

    def __init__(self, skills: Skills) -> None:
        self._finder = SkillFinder(skills)

    def read(self, posting: Posting) -> Reading:
        """The meaning of one posting; body_html may be HTML or plain text, in any state."""
        title = one_line(posting.title)
        text = with_title(title, plain_text(posting.body_html))
        family = role_family(title)
        return Reading(
            text=text,
            role_family=family,
            is_ml_role=is_ml_role(title, family),
            mentions=mentions(text, self._finder.occurrences(text)),
        )


def mentions(text: str, occurrences: Iterable[Candidate]) -> tuple[Mention, ...]:
    """One mention per skill from its occurrences in order of the text: the first gives place and evidence."""
    first: dict[str, Candidate] = {}
    counts: dict[str, int] = {}
    for occurrence in occurrences:
        skill_id = occurrence.skill_id
        if skill_id in first:
            counts[skill_id] += 1
        else:
            first[skill_id], counts[skill_id] = occurrence, 1
    found = []
    left = right = 0
    for start, end, skill_id, _ in first.values():
        if not left <= start < end <= right:  # many skills stand in one sentence
            left, right = sentence(text, start, end)
        found.append(Mention(skill_id, counts[skill_id], text[left:right], start, end, None))
    return tuple(found)


def read_batch(reader: Reader, batch: pa.RecordBatch) -> pa.RecordBatch:
    """The readings of a BATCH_IN batch as a BATCH_OUT batch, row by row."""
    rows = [_row(reader, row) for row in batch.to_pylist()]
    return pa.RecordBatch.from_pylist(rows, schema=BATCH_OUT)


def _row(reader: Reader, row: dict[str, Any]) -> dict[str, Any]:
    said = {name: row[name] or "" for name in READ_FIELDS}
    reading = reader.read(Posting(source="", board="", source_key="", url="", **said))
    return {
        "reading_key": row["reading_key"],
        "text": reading.text,
        "role_family": reading.role_family,
        "is_ml_role": reading.is_ml_role,
        "mentions": [
            {name: getattr(mention, name) for name in (field.name for field in MENTION)} for mention in reading.mentions
        ],
    }
