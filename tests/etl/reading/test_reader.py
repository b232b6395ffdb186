"""The Reading of one posting: whole values, true offsets for any input, hostile texts in linear time."""

import time

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import data
from etl.reading.reader import BATCH_IN, BATCH_OUT, Mention, Reader, Reading, read_batch
from etl.taxonomy import load_skills
from scrapers.posting import Posting

READER = Reader(load_skills([data.BUNDLED / "skills.toml"]))
FIVE_MB = 5_000_000


def posting(title: str, body: str) -> Posting:
    return Posting(source="here", board="acme", source_key="1", url="", title=title, body_html=body)


def test_whole_reading() -> None:
    """Title first, one mention a skill, the first place and its sentence, NULL strength."""
    body = "<p>We build with Python. Python is fun!</p><ul><li>SQL, R</li></ul>"
    assert READER.read(posting("NLP Engineer", body)) == Reading(
        text="NLP Engineer\nWe build with Python. Python is fun!\nSQL, R",
        role_family="ml_engineer",
        is_ml_role=True,
        mentions=(
            Mention("nlp", 1, "NLP Engineer", 0, 3, None),
            Mention("python", 2, "We build with Python.", 27, 33, None),
            Mention("sql", 1, "SQL, R", 50, 53, None),
            Mention("r", 1, "SQL, R", 55, 56, None),
        ),
    )


def test_empty_posting() -> None:
    """Nothing said is nothing read."""
    assert READER.read(posting("", "")) == Reading("", "other", False, ())


def test_batch_reads_row_by_row() -> None:
    """A batch holds the same readings in the same order; NULL fields are unsaid."""
    rows = [
        {"reading_key": "b", "title": "Data Analyst", "body_html": "Tableau"},
        {"reading_key": "a", "title": "Cook", "body_html": None},
    ]
    batch = read_batch(READER, pa.RecordBatch.from_pylist(rows, schema=BATCH_IN))
    assert batch.schema == BATCH_OUT
    tableau = {
        "skill_id": "tableau",
        "requirement": None,
        "count": 1,
        "evidence": "Tableau",
        "starts_at": 13,
        "ends_at": 20,
    }
    assert batch.to_pylist() == [
        {
            "reading_key": "b",
            "text": "Data Analyst\nTableau",
            "role_family": "data_analyst",
            "is_ml_role": False,
            "mentions": [tableau],
        },
        {"reading_key": "a", "text": "Cook", "role_family": "other", "is_ml_role": False, "mentions": []},
    ]


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


HOSTILE = {
    "one long line": "We use Python and SQL here, " * (FIVE_MB // 28),
    "one long word": "a" * FIVE_MB,
    "line breaks": "\n" * 100_000 + "Python",
    "deep HTML": "<div>" * 100_000 + "Python" + "</div>" * 100_000,
    "open brackets": "<" * FIVE_MB,
    "open comments": "<!-- " * (FIVE_MB // 5),
    "at signs": "@" * FIVE_MB,
    "half a surrogate": "\ud800Python " * 100_000,
    "other direction": "\u202ePython\u200b " * 100_000,
    "control characters": "\x00\x1bPython\x07 " * 100_000,
    "emoji": "🚀👩‍🔬 Python " * 100_000,
    "letters that grow": "İ" * 1_000_000 + " Python",
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
    assert {mention.skill_id for mention in reading.mentions} <= {"python", "sql", "r", "programming"}


@pytest.mark.parametrize(
    "kind", ["line breaks", "deep HTML", "half a surrogate", "other direction", "letters that grow"]
)
def test_names_survive_hostile_texts(kind: str) -> None:
    """Dirt round a name does not hide it."""
    assert "python" in {mention.skill_id for mention in READER.read(posting("Engineer", HOSTILE[kind])).mentions}
