"""The sentences behind a number."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import duckdb
import pytest

from analysis.evidence import COLUMNS, CUT, cut, evidence, near_skills
from analysis.selection import Selection
from tests.analysis.invented import AS_OF

Publish = Callable[..., duckdb.DuckDBPyConnection]


def on(day: date) -> dict[str, date]:
    """Posted and first seen on this day."""
    return {"posted_on": day, "first_seen_on": day}


SKILLS = [{"name": "Go", "aliases": ["golang"]}, {"name": "SQL"}, {"name": "Scala"}]
JOBS: list[dict[str, Any]] = [
    {"employer_id": "a", "company": "Acme", "title": "Data Engineer", **on(date(2026, 11, 3)),
     "url": "https://acme.invalid/1", "skills": {"Go": "required", "SQL": "mentioned"},
     "said": {"Go": "You write [Golang] 🙂 daily.", "SQL": "We like [SQL]."}},
    {"employer_id": "a", "company": "Acme", **on(date(2026, 11, 9)), "skills": {"Go": "preferred"},
     "said": {"Go": "[Go] is a plus."}},
    {"employer_id": "a", "company": "Acme", **on(date(2026, 11, 1)), "skills": {"Go": "required"},
     "said": {"Go": "Go-getters who know [Go]."}},
    {"employer_id": "b", "company": None, "first_seen_on": date(2026, 11, 5), "source": "lever", "skills": ["Go"],
     "said": {"Go": "Services in Go, [Go] and Go."}},
    {"employer_id": "c", "is_open": False, "skills": ["Go"], "said": {"Go": "[Go]"}},
    {"employer_id": "d", "language": "de", "skills": ["Go"], "said": {"Go": "[Go]"}},
    {"employer_id": "e", "skills": ["SQL"], "said": {"SQL": "[SQL]"}},
]  # fmt: skip
SOURCES = [
    {"source": "greenhouse", "label": "Greenhouse", "attribution": "Postings by Greenhouse job boards."},
    {"source": "lever", "label": "Lever"},
]


def test_what_a_number_rests_on(publish: Publish) -> None:
    """Of each selected job the sentence, where the name stands in it (also behind an emoji and when the sentence has it
    more than once), whose it is and where to read it; the newest first, at most two of an employer, all counted."""
    table = evidence(publish(jobs=JOBS, skills=SKILLS, sources=SOURCES), Selection(), "go")
    assert list(table.columns) == COLUMNS
    columns = ["requirement", "sentence", "name_starts", "name_ends", "title", "days_shown", "label", "attribution"]
    assert list(table[columns].itertuples(index=False, name=None)) == [
        ("preferred", "Go is a plus.", 0, 2, "ML Engineer", 13, "Greenhouse", "Postings by Greenhouse job boards."),
        ("mentioned", "Services in Go, Go and Go.", 16, 18, "ML Engineer", 17, "Lever", ""),
        ("required", "You write Golang 🙂 daily.", 10, 16, "Data Engineer", 19, "Greenhouse",
         "Postings by Greenhouse job boards."),
    ]  # fmt: skip
    assert set(table[["skill", "jobs", "sentences"]].itertuples(index=False, name=None)) == {("Go", 4, 3)}
    assert [table[name].isna().tolist() for name in ("employer", "posted_on", "advert_url")] == [
        [False, True, False], [False, True, False], [True, True, False]
    ]  # fmt: skip


MANY = [
    {"employer_id": str(employer), **on(AS_OF - timedelta(days=number)), "skills": {"Go": "required"}}
    for employer in range(9)
    for number in range(3)
]


def test_pages_hold_every_row_once(publish: Publish) -> None:
    """18 rows are two pages, in either order; each employer is there twice, with its newest two; a page behind the last
    is empty; a seed is an order of its own, and always the same."""
    cursor = publish(jobs=MANY, skills=SKILLS)
    whole = evidence(cursor, Selection(), "go", page=None)
    newest = [evidence(cursor, Selection(), "go", page=page)["job_id"].tolist() for page in (1, 2, 3)]
    assert (whole["job_id"].tolist(), [len(page) for page in newest]) == ([*newest[0], *newest[1]], [10, 8, 0])
    assert set(whole["days_shown"]) == {0, 1}
    assert whole["days_shown"].is_monotonic_increasing
    shuffled = [evidence(cursor, Selection(), "go", "shuffled", None, seed)["job_id"].tolist() for seed in (1, 1, 2)]
    assert shuffled[0] == shuffled[1] != shuffled[2]
    assert [len(set(each)) for each in shuffled] == [18] * 3
    assert shuffled[0] != whole["job_id"].tolist()


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(required_only=True), (2, 2)),
        (Selection(sources=("lever",)), (1, 1)),
        (Selection(window="all"), (5, 4)),
        (Selection(levels=("intern",)), ()),
    ],
)
def test_the_selection_counts(publish: Publish, selection: Selection, expected: tuple[int, int]) -> None:
    """Filters and Required only hold for the sentences as for the share; jobs and rows are counted."""
    table = evidence(publish(jobs=JOBS, skills=SKILLS, sources=SOURCES), selection, "go")
    assert [*map(tuple, table[["jobs", "sentences"]].drop_duplicates().to_numpy())] == ([expected] if expected else [])


def test_a_build_without_texts(publish: Publish) -> None:
    """A build to publish holds no texts: the sentence is there, where the name stands is not known."""
    cursor = publish(jobs=[{**JOBS[0], "said": {}, "text": ""}], skills=SKILLS)
    table = evidence(cursor, Selection(), "go")
    assert (table["sentence"].tolist(), table["name_starts"].isna().all()) == (["Go"], True)


def test_an_order_that_does_not_exist(market: duckdb.DuckDBPyConnection) -> None:
    """A slip in the caller is an error, not another order."""
    with pytest.raises(ValueError, match="order 'oldest' is none of newest, shuffled"):
        evidence(market, Selection(), "python", "oldest")


LONG = " ".join(f"word{number:03}" for number in range(100))
CUTS = [
    ("short", 0, 5, "short", "short"),
    (LONG, 0, 7, f"{LONG[:31]}{CUT}", "word000"),
    (LONG, 400, 407, f"{CUT}{LONG[392:423]}{CUT}", "word050"),
    (LONG, 792, 799, f"{CUT}{LONG[768:]}", "word099"),
    ("x" * 99, 50, 53, f"{CUT}{'x' * 38}{CUT}", "xxx"),
]


@pytest.mark.parametrize(("sentence", "starts", "ends", "expected", "name"), CUTS)
def test_a_long_sentence_is_cut_round_the_name(sentence: str, starts: int, ends: int, expected: str, name: str) -> None:
    """What is left has at most 40 characters, holds the name, and is cut between words where it has any."""
    found, first, last = cut(sentence, starts, ends, 40)
    assert (found, found[int(first) : int(last)]) == (expected, name)
    assert len(found) <= 40


TYPED = [
    ("golang", ["Go"]),
    ("GO", ["Go"]),
    ("Skala", ["Scala"]),
    ("<b>", []),
    ("", []),
]


@pytest.mark.parametrize(("typed", "expected"), TYPED)
def test_near_skills(publish: Publish, typed: str, expected: list[str]) -> None:
    """A spelling, a slip of the keyboard; nothing near to nonsense."""
    assert list(near_skills(publish(skills=SKILLS), typed)["skill"]) == expected
