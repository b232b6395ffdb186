"""From snapshots to tables: jobs and their employers, days and what is open, and the checks before publishing."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

import data
from etl import publish
from etl.build import BuildError, checks
from etl.snapshot import Delta
from tests.etl.nights import SOURCES, advert, built, lay_down, post

ACME = ("greenhouse", "acme")
OTHER = ("greenhouse", "other")
MAY = ("hackernews", "2026-05")
SHAPE = "Example Labs | ML Engineer | Remote | Full-time<p>We train models in PyTorch."


def rows(home: Path, question: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(data.build(home, str(publish.current(home))), read_only=True) as connection:
        return connection.sql(question).fetchall()


def test_postings_of_one_opening_are_one_job(tmp_path: Path) -> None:
    """Equal internal_job_id on one board: the earliest posting names the job, the longest text is shown."""
    first = advert(2, internal_job_id=77, location={"name": "Porto"})
    second = advert(1, internal_job_id=77, content="&lt;p&gt;We use PyTorch and a longer text.&lt;/p&gt;")
    lay_down(
        tmp_path,
        date(2026, 3, 1),
        {ACME: Delta(put={"2": first}), OTHER: Delta(put={"5": advert(5, internal_job_id=77)})},
    )
    lay_down(tmp_path, date(2026, 3, 2), {ACME: Delta(put={"1": second}), OTHER: Delta()})
    built(tmp_path)
    assert rows(tmp_path, "select job_id, shown_posting_id, postings, first_seen_on from jobs order by all") == [
        ("greenhouse:acme:2", "greenhouse:acme:1", 2, date(2026, 3, 1)),
        ("greenhouse:other:5", "greenhouse:other:5", 1, date(2026, 3, 1)),
    ]
    assert rows(tmp_path, "from job_aliases") == [("greenhouse:acme:1", "greenhouse:acme:2")]


def test_guides_have_their_names(tmp_path: Path) -> None:
    """Every guide stands with its label and title, a person's own beside the bundled one."""
    own = data.own_guide(tmp_path, "mine")
    own.parent.mkdir(parents=True)
    own.write_text('label = "My guide"\ntitle = "What I read"\nitem = []\n', encoding="utf-8")
    lay_down(tmp_path, date(2026, 3, 1), {ACME: Delta(put={"1": advert(1)})})
    built(tmp_path)
    assert rows(tmp_path, "select guide_id, label from guides order by all") == [
        ("mine", "My guide"),
        ("ml-engineer-2025", "ML engineer 2025"),
    ]


def test_a_posting_without_an_opening_is_its_own_job(tmp_path: Path) -> None:
    """Prospect posts have no internal_job_id: two of them are two jobs."""
    posts = {str(key): advert(key, internal_job_id=None) for key in (1, 2)}
    lay_down(tmp_path, date(2026, 3, 1), {ACME: Delta(put=posts)})
    built(tmp_path)
    assert rows(tmp_path, "select job_id, postings from jobs order by all") == [
        ("greenhouse:acme:1", 1),
        ("greenhouse:acme:2", 1),
    ]


OPEN = [  # (what happened, as laid down by day), and is_open of acme's posting
    ("still shown", [(1, "ok", True), (2, "ok", True)], True),
    ("gone", [(1, "ok", True), (2, "ok", False)], False),
    ("a failed night", [(1, "ok", True), (2, "failed", None)], True),
    ("not read well for 14 days", [(1, "ok", True), (15, "failed", None)], None),
]


@pytest.mark.parametrize(("nights", "expected"), [case[1:] for case in OPEN], ids=[case[0] for case in OPEN])
def test_closed_only_by_boards_read_well(
    tmp_path: Path, nights: list[tuple[int, str, bool | None]], expected: bool | None
) -> None:
    """Absent from a well-read board is closed; one not read says nothing, and after 14 days not even that."""
    for number, status, is_shown in nights:
        delta = Delta(put={"1": advert(1)} if number == 1 else {}, gone=["1"] if is_shown is False else [])
        lay_down(tmp_path, date(2026, 3, number), {ACME: delta}, status=status)
        lay_down(tmp_path, date(2026, 3, number), {OTHER: Delta(put={"9": advert(9)} if number == 1 else {})})
    built(tmp_path)
    assert rows(tmp_path, "select is_open from postings where board = 'acme'") == [(expected,)]
    assert rows(tmp_path, "select is_open from jobs where job_id like '%acme%'") == [(expected,)]


def test_a_board_no_longer_configured_leaves_open_now(tmp_path: Path) -> None:
    """Its history stays."""
    lay_down(tmp_path, date(2026, 3, 1), {ACME: Delta(put={"1": advert(1)}), OTHER: Delta(put={"9": advert(9)})})
    only_other = {"greenhouse": SOURCES["greenhouse"] | {"boards": ["other"]}}
    lay_down(tmp_path, date(2026, 3, 2), {OTHER: Delta()}, sources=only_other)
    built(tmp_path)
    assert rows(tmp_path, "select board, is_open, last_seen_on from postings order by all") == [
        ("acme", None, date(2026, 3, 1)),
        ("other", True, date(2026, 3, 2)),
    ]


MONTHS = [  # day of the post, day it is read on, (first seen, last seen, is open)
    (date(2026, 5, 4), date(2026, 5, 10), (date(2026, 5, 4), date(2026, 5, 10), True)),
    (date(2026, 5, 4), date(2026, 6, 10), (date(2026, 5, 4), date(2026, 5, 31), True)),
    (date(2026, 5, 4), date(2026, 6, 17), (date(2026, 5, 4), date(2026, 5, 31), True)),
    (date(2026, 5, 4), date(2026, 6, 18), (date(2026, 5, 4), date(2026, 5, 31), False)),
    (date(2026, 6, 2), date(2026, 6, 18), (date(2026, 6, 2), date(2026, 6, 2), True)),
]


@pytest.mark.parametrize(("posted", "read_on", "expected"), MONTHS)
def test_a_monthly_post_speaks_for_its_month(
    tmp_path: Path, posted: date, read_on: date, expected: tuple[date, date, bool]
) -> None:
    """Seen from its day to the month's end, never after the day of reading; open for 45 days from its day."""
    lay_down(tmp_path, read_on, {MAY: Delta(put={"7": post(7, SHAPE, posted)})})
    built(tmp_path)
    assert rows(tmp_path, "select first_seen_on, last_seen_on, is_open from jobs") == [expected]


EMPLOYERS = [  # board or company as printed, and (shown name, employer_id)
    ("greenhouse", advert(1, company_name="Old Name"), "New Name", ("New Name", "greenhouse:acme")),
    ("greenhouse", advert(1, company_name=None), "", ("acme", "greenhouse:acme")),
    ("hackernews", post(7, SHAPE, date(2026, 5, 4)), "", ("Example Labs", "example labs")),
    (
        "hackernews",
        post(7, SHAPE.replace("Example Labs", "EXAMPLE Labs, Inc."), date(2026, 5, 4)),
        "",
        ("EXAMPLE Labs, Inc.", "example labs"),
    ),
    ("hackernews", post(7, "We are a small team.", date(2026, 5, 4)), "", (None, "job:hackernews:2026-05:7")),
]


@pytest.mark.parametrize(("source", "record", "company", "expected"), EMPLOYERS)
def test_who_the_employer_is(
    tmp_path: Path, source: str, record: dict[str, Any], company: str, expected: tuple[str | None, str]
) -> None:
    """A whole board is one employer under its newest name; elsewhere the name counts, without case and legal form."""
    board = "2026-05" if source == "hackernews" else "acme"
    key = str(record.get("id", record.get("objectID")))
    lay_down(tmp_path, date(2026, 5, 20), {(source, board): Delta(put={key: record})}, company=company)
    built(tmp_path)
    assert rows(tmp_path, "select company, employer_id from jobs") == [expected]


def test_two_boards_of_one_employer_are_one(tmp_path: Path) -> None:
    """data/employers.csv joins them, so that one employer does not vote twice."""
    sources = {name: setting | {"boards": ["plaid"]} for name, setting in SOURCES.items()}
    record = {"id": "u-1", "text": "ML Engineer", "hostedUrl": "https://jobs.example.com/u", "createdAt": 1772000000000}
    record |= {"description": "<p>PyTorch</p>", "lists": [], "categories": {"location": "Lisbon"}}
    lay_down(tmp_path, date(2026, 3, 1), {("lever", "plaid"): Delta(put={"u-1": record})}, sources=sources)
    built(tmp_path)
    assert rows(tmp_path, "select employer_id from jobs") == [("plaid",)]


def test_unsafe_addresses_are_no_links(tmp_path: Path) -> None:
    """Only http and https stay; whatever else an advert names as its address is no address."""
    adverts = {
        str(key): advert(key, absolute_url=url) for key, url in enumerate(["javascript:alert(1)", "https://a.example"])
    }
    lay_down(tmp_path, date(2026, 3, 1), {ACME: Delta(put=adverts)})
    built(tmp_path)
    assert rows(tmp_path, "select url from postings order by posting_id") == [(None,), ("https://a.example",)]


def test_mentions_point_into_the_shown_text(tmp_path: Path) -> None:
    """Offsets, evidence and strength are those of jobs.text."""
    lay_down(tmp_path, date(2026, 3, 1), {ACME: Delta(put={"1": advert(1)})})
    built(tmp_path)
    found = rows(
        tmp_path,
        "select skill_id, requirement, count, evidence, substr(text, starts_at + 1, ends_at - starts_at)"
        " from mentions join jobs using (job_id) order by starts_at",
    )
    assert found == [
        ("machine-learning", "mentioned", 1, "ML Engineer", "ML Engineer"),
        ("pytorch", "mentioned", 1, "We use PyTorch.", "PyTorch"),
    ]


def test_nothing_read_well_is_nothing_to_build(tmp_path: Path) -> None:
    """An empty database would look like a calm market."""
    lay_down(tmp_path, date(2026, 3, 1), {ACME: Delta()}, status="failed")
    with pytest.raises(BuildError, match="No board was ever read well"):
        built(tmp_path)


def test_a_build_that_breaks_a_rule_is_not_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check is named with an example, the unfinished file is gone, and the last build stands."""
    lay_down(tmp_path, date(2026, 3, 1), {ACME: Delta(put={"1": advert(1)})})
    before = built(tmp_path).build_id
    rule = {"no_engineers": "select job_id, title from jobs where title like '%Engineer%'"}
    monkeypatch.setattr("etl.build.checks", lambda: checks() | rule)
    with pytest.raises(BuildError, match=r"no_engineers: .* for instance \('greenhouse:acme:1', 'ML Engineer'\)"):
        built(tmp_path)
    assert publish.current(tmp_path) == before
    assert sorted(path.name for path in data.builds(tmp_path).iterdir()) == [f"{before}.duckdb", "current"]


BROKEN = [  # a statement that breaks the published tables, and the check that must notice
    ("delete from jobs", "every_posting_has_a_job"),
    ("update jobs set postings = 3", "every_posting_has_a_job"),
    ("update jobs set shown_posting_id = 'x'", "every_job_id_is_one_of_its_postings"),
    ("update mentions set job_id = 'nothing'", "every_mention_has_a_job"),
    ("update mentions set ends_at = 9999", "every_mention_stands_in_its_text"),
    ("update mentions set evidence = 'something else'", "every_mention_stands_in_its_text"),
    ("update postings set first_seen_on = last_seen_on + 1", "days_are_in_order"),
    ("update jobs set last_seen_on = date '2027-01-01'", "days_are_in_order"),
    ("update guide set skill_id = null", "every_guide_item_has_its_skill"),
    ("insert into guide_children values ('ml-engineer-2025', 'G001', 'nothing')", "every_guide_item_has_its_skill"),
]


@pytest.mark.parametrize(("statement", "name"), BROKEN)
def test_every_check_can_fail(tmp_path: Path, statement: str, name: str) -> None:
    """A check that never finds anything protects nobody."""
    lay_down(tmp_path, date(2026, 3, 1), {ACME: Delta(put={"1": advert(1)})})
    build_id = built(tmp_path).build_id
    with duckdb.connect(data.build(tmp_path, build_id)) as connection:
        question = checks()[name]
        assert connection.sql(question).fetchall() == []
        connection.execute(statement)
        assert connection.sql(question).fetchall() != []
