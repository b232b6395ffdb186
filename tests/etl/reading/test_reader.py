"""The Reading of one posting: whole values, true offsets for any input, hostile texts in linear time."""

import time
from dataclasses import fields

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import data
from etl.reading.choices import Alternative
from etl.reading.pay import Pay
from etl.reading.reader import BATCH_IN, BATCH_OUT, LONGEST_TEXT, STRONGEST_FIRST, Reader, Reading, read_batch
from etl.taxonomy import load_skills
from scrapers.posting import Posting

READER = Reader(load_skills([data.BUNDLED / "skills.toml"]))
FIVE_MB = 5_000_000


def posting(title: str, body: str) -> Posting:
    return Posting(source="here", board="acme", source_key="1", url="", title=title, body_html=body)


def test_whole_reading() -> None:
    """Title first; each fact from the field of its own, else the text; one mention a skill, as strong as it gets."""
    read = READER.read(
        Posting(
            source="here",
            board="acme",
            source_key="1",
            url="",
            title="Senior NLP Engineer",
            company="Brightloom",
            location="Hybrid - Leeds, UK",
            salary_text="£60,000 - £70,000 a year",
            employment_type="FullTime",
            body_html=(
                "<p>You will build search with the team of Brightloom, and we use Docker for the services.</p>"
                "<h3>Requirements</h3><ul><li>5+ years of experience with Python</li><li>PyTorch or TensorFlow</li>"
                "<li>Bachelor's degree in Computer Science</li></ul>"
                "<h3>Nice to have</h3><ul><li>Docker and Kubernetes</li></ul>"
                "<h3>Benefits</h3><p>Courses in Java.</p>"
            ),
        )
    )
    spoken = {mention.skill_id: (mention.requirement, mention.count, mention.evidence) for mention in read.mentions}
    assert spoken == {
        "nlp": ("mentioned", 1, "Senior NLP Engineer"),
        "python": ("required", 1, "5+ years of experience with Python"),
        "pytorch": ("required", 1, "PyTorch or TensorFlow"),
        "tensorflow": ("required", 1, "PyTorch or TensorFlow"),
        "bachelors-degree": ("required", 1, "Bachelor's degree in Computer Science"),
        "computer-science-degree": ("required", 1, "Bachelor's degree in Computer Science"),
        "docker": ("preferred", 2, "Docker and Kubernetes"),
        "kubernetes": ("preferred", 1, "Docker and Kubernetes"),
    }
    assert all(read.text[m.starts_at : m.ends_at] in m.evidence for m in read.mentions)
    facts = {
        field.name: getattr(read, field.name)
        for field in fields(Reading)
        if field.name not in ("text", "mentions", "signature")
    }
    assert facts == {
        "language": "en",
        "role_family": "ml_engineer",
        "is_ml_role": True,
        "seniority": "senior",
        "employment_type": "full_time",
        "work_mode": "hybrid",
        "places": ("Leeds",),
        "countries": ("GB",),
        "pay": Pay(60_000, 70_000, "GBP", "year"),
        "experience_years_min": 5,
        "education_min": "bachelor",
        "degree_need": "required",
        "degree_fields": ("Computer Science",),
        "alternatives": (Alternative(1, "pytorch", "required"), Alternative(1, "tensorflow", "required")),
        "terms": (),
    }


def test_other_languages_are_not_read() -> None:
    """A text in another language keeps its facts by title and place, and no skill is read in it."""
    body = (
        "Du entwickelst mit dem Datenteam Modelle in Python und bringst sie zu den Menschen, die unsere Linien planen. "
        "Wir suchen jemanden, der gerne misst und einen Master in Statistik hat."
    )
    read = READER.read(posting("Data Scientist (m/w/d)", body))
    assert (read.language, read.role_family, read.mentions, read.education_min) == ("de", "data_scientist", (), None)


def test_empty_posting() -> None:
    """Nothing said is nothing read."""
    read = READER.read(posting("", ""))
    said = {name for name in BATCH_OUT.names if getattr(read, name, None) not in (None, "", (), "other", False)}
    assert said - {"signature"} == set()


def test_batch_reads_row_by_row() -> None:
    """A batch holds the same readings in the same order; NULL fields are unsaid, unknown values NULL."""
    rows = [
        {"reading_key": "b", "title": "Data Analyst", "body_html": "Tableau", "pay": "100-120 USD per-year-salary"},
        {"reading_key": "a", "title": "Cook", "body_html": None},
    ]
    batch = read_batch(READER, pa.RecordBatch.from_pylist(rows, schema=BATCH_IN))
    assert batch.schema == BATCH_OUT
    tableau = {
        "skill_id": "tableau",
        "requirement": "mentioned",
        "count": 1,
        "evidence": "Tableau",
        "starts_at": 13,
        "ends_at": 20,
    }
    first, second = batch.drop_columns(["signature"]).to_pylist()
    assert {name: value for name, value in first.items() if value not in (None, [])} == {
        "reading_key": "b",
        "text": "Data Analyst\nTableau",
        "role_family": "data_analyst",
        "is_ml_role": False,
        "mentions": [tableau],
    }
    assert {name: value for name, value in second.items() if value not in (None, [])} == {
        "reading_key": "a",
        "text": "Cook",
        "role_family": "other",
        "is_ml_role": False,
    }


PIECES = st.one_of(
    st.sampled_from(
        ["Python", "R", "C++", "Go", "machine learning", "<p>", "</li>", "&amp;", "\n", ". ", ", ", "İ", "e\u0301"]
    ),
    st.text(max_size=12),
)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=30), st.lists(PIECES, max_size=40))
def test_offsets_are_true(title: str, pieces: list[str]) -> None:
    """For any input a mention lies in the text, in order, inside its evidence, which is a part of the text."""
    reading = READER.read(posting(title, " ".join(pieces)))
    starts = [mention.starts_at for mention in reading.mentions]
    assert starts == sorted(starts)
    for mention in reading.mentions:
        surface = reading.text[mention.starts_at : mention.ends_at]
        assert surface.strip() == surface != ""
        assert surface in mention.evidence
        assert mention.evidence in reading.text
        assert len(mention.evidence) <= 300
        assert mention.count >= 1
        assert mention.requirement in STRONGEST_FIRST


HOSTILE = {
    "one long line": "We use Python and SQL here, " * (FIVE_MB // 28),
    "one long word": "a" * FIVE_MB,
    "line breaks": "\n" * 100_000 + "Python",
    "deep HTML": "<div>" * 100_000 + "Python" + "</div>" * 100_000,
    "open brackets": "<" * FIVE_MB,
    "open comments": "<!-- " * (FIVE_MB // 5),
    "at signs": "@" * FIVE_MB,
    "half a surrogate": "You know \ud800Python and the rest of it. " * 100_000,
    "other direction": "\u202ePython\u200b " * 100_000,
    "control characters": "\x00\x1bPython\x07 " * 100_000,
    "emoji": "🚀👩‍🔬 Python " * 100_000,
    "letters that grow": "İ" * 100_000 + " Python",
    "weak names": "R programming " * 100_000,
    "phrases that are no name": "Go to market " * 100_000,
    "JSON in HTML": "<pre>" + '{"a": "<b>Python</b>", "b": [1, 2]}, ' * 50_000 + "</pre>",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts(body: str) -> None:
    """No text breaks the reader or makes it crawl: five megabytes take seconds (ten here, for a slow machine)."""
    begun = time.process_time()
    reading = READER.read(posting("Engineer", body))
    assert time.process_time() - begun < 10
    assert len(reading.text) <= LONGEST_TEXT
    assert {mention.skill_id for mention in reading.mentions} <= {"python", "sql", "r", "programming"}


@pytest.mark.parametrize(
    "kind", ["line breaks", "deep HTML", "half a surrogate", "other direction", "letters that grow"]
)
def test_names_survive_hostile_texts(kind: str) -> None:
    """Dirt round a name does not hide it."""
    assert "python" in {mention.skill_id for mention in READER.read(posting("Engineer", HOSTILE[kind])).mentions}
