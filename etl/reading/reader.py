"""The Reading of one posting, and the same for an Arrow batch."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, NamedTuple

import pyarrow as pa

from etl.reading.candidates import Candidate
from etl.reading.choices import Alternative, alternatives
from etl.reading.education import education
from etl.reading.employment import employment_type
from etl.reading.experience import experience_years_min
from etl.reading.language import language
from etl.reading.likeness import signature
from etl.reading.pay import Pay, pay
from etl.reading.place import whereabouts
from etl.reading.role import is_ml_role, role_family
from etl.reading.sections import parts
from etl.reading.seniority import seniority
from etl.reading.skills import SkillFinder
from etl.reading.strength import strengths
from etl.reading.terms import terms
from etl.reading.text import one_line, plain_text, sentence, with_title
from etl.taxonomy import Skills
from scrapers.posting import Posting

READ_IN = ("en", None)  # languages in which skills, years and degrees are read: a text too short to tell is, too
LONGEST_TEXT = 200_000  # characters that are read and kept: the longest advert of a large collection has 35,000
STRONGEST_FIRST = ("required", "preferred", "mentioned")
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
ALTERNATIVE = pa.struct(
    [
        pa.field("group_no", pa.int32()),
        pa.field("skill_id", pa.string()),
        pa.field("requirement", pa.string()),
    ]
)
BATCH_OUT = pa.schema(
    [
        pa.field("reading_key", pa.string()),
        pa.field("text", pa.string()),
        pa.field("language", pa.string()),
        pa.field("role_family", pa.string()),
        pa.field("is_ml_role", pa.bool_()),
        pa.field("seniority", pa.string()),
        pa.field("employment_type", pa.string()),
        pa.field("work_mode", pa.string()),
        pa.field("places", pa.list_(pa.string())),
        pa.field("countries", pa.list_(pa.string())),
        pa.field("pay_min", pa.float64()),
        pa.field("pay_max", pa.float64()),
        pa.field("pay_currency", pa.string()),
        pa.field("pay_period", pa.string()),
        pa.field("experience_years_min", pa.int32()),
        pa.field("education_min", pa.string()),
        pa.field("degree_need", pa.string()),
        pa.field("degree_fields", pa.list_(pa.string())),
        pa.field("mentions", pa.list_(MENTION)),
        pa.field("alternatives", pa.list_(ALTERNATIVE)),
        pa.field("signature", pa.binary()),
        pa.field("terms", pa.list_(pa.string())),
    ]
)


class Mention(NamedTuple):
    """One skill that a posting asks for or works with.

    count is how often its text says so, requirement the strongest of these times (required, preferred, mentioned);
    evidence is the sentence of the first time it is so strong, starts_at and ends_at its place in Reading.text.
    """

    skill_id: str
    requirement: str
    count: int  # type: ignore[assignment]  # nobody counts the fields of a mention
    evidence: str
    starts_at: int
    ends_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one posting means, in the values of the table `jobs`; None is unknown.

    text opens with the title as its first line. Skills, alternatives, years and degree are not read in other languages
    than English.
    mentions are sorted by starts_at; signature is what near-identical texts share (likeness.signature); terms are the
    names in the requirements of an ML role that the skill list lacks.
    """

    text: str
    language: str | None
    role_family: str
    is_ml_role: bool
    seniority: str | None
    employment_type: str | None
    work_mode: str | None
    places: tuple[str, ...]
    countries: tuple[str, ...]
    pay: Pay | None
    experience_years_min: int | None
    education_min: str | None
    degree_need: str | None
    degree_fields: tuple[str, ...]
    mentions: tuple[Mention, ...]
    alternatives: tuple[Alternative, ...]
    signature: bytes
    terms: tuple[str, ...]


class Reader:
    """Reads postings with one skill list; reading is pure, so one Reader serves any number of postings."""

    def __init__(self, skills: Skills) -> None:
        self._finder = SkillFinder(skills)

    def read(self, posting: Posting) -> Reading:
        """The meaning of one posting; body_html may be HTML or plain text, in any state."""
        title = one_line(posting.title)
        text = with_title(title, plain_text(posting.body_html))[:LONGEST_TEXT]
        stretches = parts(text)
        tongue = language(text)
        family = role_family(title, text)
        where = whereabouts(
            location=posting.location,
            country=posting.country,
            work_mode=posting.work_mode,
            title=title,
            text=text,
            parts=stretches,
        )
        is_read = tongue in READ_IN
        years = experience_years_min(text, stretches) if is_read else None
        degree = education(text, stretches) if is_read else None
        if degree and degree.need == "none" and tongue is None:
            degree = None  # so short a text says nothing by its silence
        is_ml = is_ml_role(title, family)
        occurrences = self._finder.occurrences(text, posting.company) if is_read else []
        asked = strengths(text, stretches, occurrences)
        return Reading(
            text=text,
            language=tongue,
            role_family=family,
            is_ml_role=is_ml,
            seniority=seniority(title, years, text),
            employment_type=employment_type(posting.employment_type, title, text),
            work_mode=where.work_mode,
            places=where.places,
            countries=where.countries,
            pay=pay(
                text=text,
                salary_text=posting.salary_text,
                structured=posting.pay,
                countries=where.countries,
            ),
            experience_years_min=years,
            education_min=degree.least if degree else None,
            degree_need=degree.need if degree else None,
            degree_fields=degree.fields if degree else (),
            mentions=mentions(text, occurrences, asked),
            alternatives=tuple(alternatives(text, occurrences, asked)),
            signature=signature(text),
            terms=terms(text, stretches, occurrences, posting.company) if is_ml and is_read else (),
        )


def mentions(text: str, occurrences: Sequence[Candidate], asked: Sequence[str | None]) -> tuple[Mention, ...]:
    """One mention per skill that counts, from its occurrences in order of the text and how strongly each is asked."""
    strongest: dict[str, tuple[Candidate, str]] = {}
    counts: dict[str, int] = {}
    for occurrence, strength in zip(occurrences, asked, strict=True):
        if strength is None:
            continue
        skill_id = occurrence.skill_id
        counts[skill_id] = counts.get(skill_id, 0) + 1
        best = strongest.get(skill_id)
        if best is None or _RANKS[strength] < _RANKS[best[1]]:
            strongest[skill_id] = occurrence, strength
    found = []
    left = right = 0
    for (start, end, skill_id, _), strength in sorted(strongest.values()):
        if not left <= start < end <= right:  # many skills stand in one sentence
            left, right = sentence(text, start, end)
        found.append(Mention(skill_id, strength, counts[skill_id], text[left:right], start, end))
    return tuple(found)


_RANKS = {strength: rank for rank, strength in enumerate(STRONGEST_FIRST)}


def read_batch(reader: Reader, batch: pa.RecordBatch) -> pa.RecordBatch:
    """The readings of a BATCH_IN batch as a BATCH_OUT batch, row by row."""
    said = [[value or "" for value in batch.column(name).to_pylist()] for name in READ_FIELDS]
    readings = [
        reader.read(Posting(source="", board="", source_key="", url="", **dict(zip(READ_FIELDS, row, strict=True))))
        for row in zip(*said, strict=True)
    ]
    columns: dict[str, Any] = {"reading_key": batch.column("reading_key")}
    for name in ("min", "max", "currency", "period"):
        columns[f"pay_{name}"] = [reading.pay and getattr(reading.pay, name) for reading in readings]
    columns["mentions"] = _nested([reading.mentions for reading in readings], MENTION)
    columns["alternatives"] = _nested([reading.alternatives for reading in readings], ALTERNATIVE)
    for name in BATCH_OUT.names:
        if name not in columns:
            columns[name] = [getattr(reading, name) for reading in readings]
    return pa.RecordBatch.from_pydict(columns, schema=BATCH_OUT)


def _nested(lists: Sequence[Sequence[object]], struct: pa.StructType) -> pa.ListArray:
    """Lists of objects as one column, field by field: Arrow takes dictionaries ten times as slowly."""
    flat = [one for each in lists for one in each]
    fields = [pa.array([getattr(one, field.name) for one in flat], field.type) for field in struct]
    starts = pa.array([0, *accumulate(map(len, lists))], pa.int32())
    return pa.ListArray.from_arrays(starts, pa.StructArray.from_arrays(fields, fields=list(struct)))
