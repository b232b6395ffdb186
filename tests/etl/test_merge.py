"""Which adverts are one job: pairs of invented adverts, groups of them, and whole nights through the build."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

import data
from etl import publish
from etl.merge import GIVES, TAKES, address, merge
from etl.reading.likeness import signature
from etl.snapshot import Delta
from etl.sql import checks
from tests.etl import nights
from tests.etl.nights import built, lay_down, post

ABOUT = (
    "Harbourlight moves parcels between islands that larger carriers left long ago. We started with two borrowed boats "
    "and a spreadsheet; today four hundred colleagues in nine ports keep medicine, spare parts and presents on "
    "their way through every kind of weather. We are owned by the people who work here, we publish what everybody "
    "earns, and we close the office on the first warm Friday of spring because somebody once promised we would. "
)
OFFER = (
    "You get thirty days of holiday, a boat licence at our cost, lunch from the canteen on the quay and a pension that "
    "deserves the name. Bring your dog. We welcome everybody, whatever their age, origin or faith, and we are glad to "
    "change the way we interview so that you can show what you know. Write to us and we answer within a week. "
)
ADS = (
    "You decide which message a customer meets on our site and prove that it helped: you design holdout tests with the "
    "campaign team, model the value of a first visit in PyTorch, watch the budget pacing service at night and tell the "
    "board in plain words what a click was worth. You have shipped a ranking model before and know its failures well. "
)
PAYMENTS = (
    "You keep stolen cards out of our till: you label disputed orders with the finance desk, train gradient boosted "
    "trees on sparse histories, argue with the bank about thresholds and run the scoring service that answers within "
    "thirty milliseconds. You read SQL like prose, and false alarms on honest customers cost you sleep. "
)
EDITED = ADS.replace("at night", "around the clock").replace("well. ", "well. Knowing Go is welcome. ")
DAY = date(2026, 3, 1)
NO_TEXT: dict[str, Any] = {"text": ""}
SHORT: dict[str, Any] = {"text": "We use PyTorch."}


def advert(key: str = "a:b:1", **fields: Any) -> dict[str, Any]:
    """One advert as the merger takes it; length and signature are those of its text."""
    text = f"{fields.get('title', 'Data Scientist')}\n{fields.pop('text', ABOUT + ADS + OFFER)}"
    return {
        "posting_id": key,
        "board_id": key.rpartition(":")[0],
        "opening": "",
        "url": "",
        "employer": "harbourlight",
        "title": "Data Scientist",
        "location": "",
        "length": len(text),
        "signature": signature(text),
        "posted_on": DAY,
        "first_seen_on": DAY,
        "last_seen_on": DAY,
    } | fields


def jobs(*adverts: dict[str, Any]) -> dict[str, str]:
    """The job of each advert."""
    given = merge(pa.Table.from_pylist(list(adverts), TAKES))
    assert given.schema == GIVES
    return dict(zip(given["posting_id"].to_pylist(), given["job_id"].to_pylist(), strict=True))


ONE_JOB: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (
        "one number of the opening, other texts",
        {"opening": "7"},
        {"opening": "7", "text": PAYMENTS, "title": "Analyst"},
    ),
    (
        "one address, other texts",
        {"url": "https://www.jobs.example/view/4711?utm_source=x", "text": ADS},
        {"url": "http://jobs.example/view/4711/", "text": PAYMENTS},
    ),
    ("two sources", {}, {"board_id": "c:d"}),
    ("two spellings of the employer", {}, {"employer": "harbour light"}),
    ("a feed lost the line breaks", {}, {"text": (ABOUT + ADS + OFFER).replace(". ", ".")}),
    ("re-posted after two months", {}, {"first_seen_on": DAY + timedelta(60), "last_seen_on": DAY + timedelta(60)}),
    ("several places", {"location": "Lisbon"}, {"location": "Porto", "title": "Data Scientist - Porto"}),
    (
        "several places, each with its number",
        {"opening": "7", "location": "Lisbon"},
        {"opening": "8", "location": "Porto"},
    ),
    ("a title with notices", {}, {"title": "Data Scientist (m/f/d) | Remote | #20481"}),
    ("an edited text", {}, {"text": ABOUT + EDITED + OFFER}),
    ("a feed cuts the text", {}, {"text": (ABOUT + ADS + OFFER)[:800]}),
    ("an agency's copy", {}, {"employer": "quayside talent", "text": "Our client is hiring. " + ABOUT + ADS + OFFER}),
    ("a copy that names nobody", {}, {"employer": None}),
    ("equal short texts, put up at once", SHORT | {"location": "Lisbon"}, SHORT | {"location": "Porto"}),
    ("no texts, put up at once", NO_TEXT | {"location": "Lisbon"}, NO_TEXT | {"location": "Porto"}),
]
TWO_JOBS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("level", {}, {"title": "Senior Data Scientist"}),
    ("numeral", {"title": "Data Scientist I"}, {"title": "Data Scientist II"}),
    ("team", {"title": "Data Scientist, Ads"}, {"title": "Data Scientist, Payments"}),
    ("specialty", {}, {"title": "Data Scientist, Computer Vision"}),
    (
        "two markets at one place",
        {"title": "Account Executive, France", "location": "London"},
        {"title": "Account Executive, Nordics", "location": "London"},
    ),
    ("equal titles, other duties", {}, {"text": ABOUT + PAYMENTS + OFFER}),
    (
        "one address, other titles",
        {"url": "https://x.example/jobs/1"},
        {"url": "https://x.example/jobs/1", "title": "Cook"},
    ),
    (
        "an address without a number shows many jobs",
        {"url": "https://x.example/careers", "text": ADS},
        {"url": "https://x.example/careers", "text": PAYMENTS},
    ),
    ("one number on two boards", {"opening": "7"}, {"opening": "7", "board_id": "c:d", "text": PAYMENTS}),
    ("two employers, other duties", {}, {"employer": "quayside", "text": PAYMENTS}),
    ("no texts, one place", NO_TEXT | {"location": "Lisbon"}, NO_TEXT | {"location": "Lisbon"}),
    (
        "no texts, put up on two days",
        NO_TEXT | {"location": "Lisbon"},
        NO_TEXT | {"location": "Porto", "posted_on": DAY + timedelta(1)},
    ),
    (
        "no texts, nobody knows when they were put up",
        NO_TEXT | {"location": "Lisbon", "posted_on": None},
        NO_TEXT | {"location": "Porto", "posted_on": None},
    ),
    ("no texts, two boards", NO_TEXT | {"location": "Lisbon"}, NO_TEXT | {"location": "Porto", "board_id": "c:d"}),
    (
        "short texts that differ",
        SHORT | {"location": "Lisbon"},
        {"text": "We use PyTorch at sea with care.", "location": "Porto"},
    ),
    (
        "a copied paragraph in another employer's text",
        {"text": ADS},
        {"employer": "quayside", "text": ADS + ABOUT + OFFER},
    ),
    ("next year's round", {}, {"first_seen_on": DAY + timedelta(365), "last_seen_on": DAY + timedelta(365)}),
]


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in ONE_JOB], ids=[case[0] for case in ONE_JOB])
def test_one_job(one: dict[str, Any], other: dict[str, Any]) -> None:
    """The same opening on two sources, re-posted, in several places or copied by an agency."""
    assert jobs(advert("a:b:1", **one), advert("a:b:2", **other)) == {"a:b:1": "a:b:1", "a:b:2": "a:b:1"}


@pytest.mark.parametrize(("one", "other"), [case[1:] for case in TWO_JOBS], ids=[case[0] for case in TWO_JOBS])
def test_two_jobs(one: dict[str, Any], other: dict[str, Any]) -> None:
    """Similar is not equal: level, team, specialty, duties, employer or year differ."""
    assert jobs(advert("a:b:1", **one), advert("a:b:2", **other)) == {"a:b:1": "a:b:1", "a:b:2": "a:b:2"}


def test_company_talk_weighs_little() -> None:
    """Four fifths of a text may be what every advert of the employer says: the fifth that is the job decides."""
    talk = ABOUT + OFFER + ABOUT.upper()[::-1] + OFFER[::-1]  # long, and the same in each of their adverts
    others = [advert(f"a:b:{number}", title=f"{trade} Engineer", text=talk) for number, trade in enumerate("PQRSTUVW")]
    found = jobs(*others, advert("a:b:x", text=talk + ADS), advert("a:b:y", text=talk + PAYMENTS))
    assert (found["a:b:x"], found["a:b:y"]) == ("a:b:x", "a:b:y")
    found = jobs(*others, advert("a:b:x", text=talk + ADS), advert("a:b:y", text=talk + EDITED))
    assert (found["a:b:x"], found["a:b:y"]) == ("a:b:x", "a:b:x")


def test_a_chain_does_not_drift() -> None:
    """A is like B, B like C, A unlike C: each is held against the founder, not against whoever came last."""
    whole = ABOUT + OFFER + ADS
    first, second, third = whole[:900], whole[120:1_000], whole[240:1_100]
    assert len(set(jobs(advert("1", text=first), advert("2", text=second)).values())) == 1
    assert len(set(jobs(advert("2", text=second), advert("3", text=third)).values())) == 1
    assert len(set(jobs(advert("1", text=first), advert("3", text=third)).values())) == 2
    assert len(set(jobs(advert("1", text=first), advert("2", text=second), advert("3", text=third)).values())) == 2


def test_re_posts_hold_on_to_each_other() -> None:
    """Shown every few months for two years is one job, though its ends lie years apart."""
    days = [DAY + timedelta(150 * number) for number in range(6)]
    found = jobs(*(advert(f"a:b:{day}", first_seen_on=day, last_seen_on=day) for day in days))
    assert set(found.values()) == {f"a:b:{DAY}"}


def test_the_earliest_names_the_job() -> None:
    """job_id is the posting seen first, of several the smallest id, whichever text is the longest."""
    found = jobs(
        advert("a:b:3", text=ABOUT + ADS + OFFER + "And more."),
        advert("a:b:2", first_seen_on=DAY - timedelta(3)),
        advert("a:b:1", first_seen_on=DAY - timedelta(3)),
    )
    assert set(found.values()) == {"a:b:1"}


def test_the_order_of_the_rows_makes_no_difference() -> None:
    """The same adverts in any order give the same jobs."""
    cases = [
        advert(f"{case}:{side}:1", employer=f"Employer {case % 4}", **fields)
        for case, (_, *pair) in enumerate(ONE_JOB + TWO_JOBS)
        for side, given in enumerate(pair)
        for fields in ({name: value for name, value in given.items() if name != "employer"},)
    ]
    expected = jobs(*cases)
    for seed in range(5):
        random.Random(seed).shuffle(cases)
        assert jobs(*cases) == expected


def test_no_adverts() -> None:
    """Nothing in, nothing out."""
    assert merge(TAKES.empty_table()).num_rows == 0


ADDRESSES = [
    ("https://www.Example.com/jobs/12/?utm_source=a&gh_jid=3", "example.com/jobs/12?gh_jid=3#"),
    ("http://example.com/jobs/12?gh_jid=3&refId=z", "example.com/jobs/12?gh_jid=3#"),
    ("https://example.com/careers", ""),
    ("https://[broken/12", ""),
    ("", ""),
]


@pytest.mark.parametrize(("url", "expected"), ADDRESSES)
def test_addresses(url: str, expected: str) -> None:
    """What only tracks is no part of an address; without a number it names no single job."""
    assert address(url) == expected


ACME = ("greenhouse", "acme")
OTHER = ("greenhouse", "other")
MAY = ("hackernews", "2026-05")


def shown(key: int, text: str, **fields: Any) -> dict[str, Any]:
    return nights.advert(key, content=f"&lt;p&gt;{text}&lt;/p&gt;", title="Data Scientist", **fields)


def rows(home: Path, question: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(data.build(home, str(publish.current(home))), read_only=True) as connection:
        return connection.sql(question).fetchall()


def test_two_sources_through_the_build(tmp_path: Path) -> None:
    """A post of a monthly thread and the advert on the employer's own board: one job of that board with both links."""
    talk = f"Acme | Data Scientist | Lisbon | Full-time<p>{ADS}{ABOUT}"
    lay_down(tmp_path, date(2026, 5, 10), {ACME: Delta(put={"1": shown(1, ADS + ABOUT)})})
    lay_down(tmp_path, date(2026, 5, 10), {MAY: Delta(put={"7": post(7, talk, date(2026, 5, 4))})})
    built(tmp_path)
    assert rows(tmp_path, "select job_id, employer_id, company, postings from jobs") == [
        ("hackernews:2026-05:7", "greenhouse:acme", "Acme", 2)
    ]
    assert rows(tmp_path, "select url from postings order by url") == [
        ("https://jobs.example.com/1",),
        ("https://news.ycombinator.com/item?id=7",),
    ]


def test_ids_of_earlier_builds_resolve(tmp_path: Path) -> None:
    """A job keeps its id while its first posting is known; if an earlier one is merged in, the old id leads there."""
    lay_down(tmp_path, date(2026, 5, 10), {ACME: Delta(put={"2": shown(2, ABOUT + ADS)})})
    built(tmp_path)
    assert rows(tmp_path, "select job_id from jobs") == [("greenhouse:acme:2",)]
    lay_down(tmp_path, date(2026, 5, 11), {ACME: Delta(put={"1": shown(1, ABOUT + ADS)}, gone=["2"])})
    built(tmp_path)
    assert rows(tmp_path, "select job_id, shown_posting_id, is_open from jobs") == [
        ("greenhouse:acme:2", "greenhouse:acme:1", True)
    ]
    assert rows(tmp_path, "from job_aliases") == [("greenhouse:acme:1", "greenhouse:acme:2")]
    talk = f"Acme | Data Scientist | Lisbon<p>{ABOUT}{ADS}"
    lay_down(tmp_path, date(2026, 5, 12), {MAY: Delta(put={"7": post(7, talk, date(2026, 5, 4))})})
    built(tmp_path)
    assert rows(tmp_path, "select job_id from jobs") == [("hackernews:2026-05:7",)]
    assert rows(tmp_path, "select old_id from job_aliases where job_id = 'hackernews:2026-05:7' order by old_id") == [
        ("greenhouse:acme:1",),
        ("greenhouse:acme:2",),
    ]


def test_the_name_of_a_merged_job_is_that_of_its_employer(tmp_path: Path) -> None:
    """An agency's longer copy is shown, yet the job is its employer's: the first who showed it."""
    posts = {
        "7": post(7, f"Acme | Data Scientist | Lisbon<p>{ABOUT}{ADS}", date(2026, 5, 4)),
        "8": post(8, f"Quayside | Data Scientist | Lisbon<p>{ABOUT}{ADS}Quayside finds people.", date(2026, 5, 6)),
    }
    lay_down(tmp_path, date(2026, 5, 10), {MAY: Delta(put=posts)})
    built(tmp_path)
    assert rows(tmp_path, "select job_id, shown_posting_id, employer_id, company from jobs") == [
        ("hackernews:2026-05:7", "hackernews:2026-05:8", "acme", "Acme")
    ]
    assert rows(tmp_path, "select company from postings order by posting_id") == [("Acme",), ("Quayside",)]


BROKEN = [  # a statement that breaks the published tables, and the check that must notice
    (
        "update postings set first_seen_on = date '2020-01-01' where source_key = '1'",
        "every_job_is_named_after_its_first_posting",
    ),
    ("delete from job_aliases", "every_old_id_resolves"),
    ("update job_aliases set job_id = 'nothing'", "every_old_id_resolves"),
    ("insert into job_aliases select job_id, job_id from jobs", "every_old_id_resolves"),
]


@pytest.mark.parametrize(("statement", "name"), BROKEN)
def test_every_check_can_fail(tmp_path: Path, statement: str, name: str) -> None:
    """A check that never finds anything protects nobody."""
    lay_down(tmp_path, date(2026, 5, 10), {ACME: Delta(put={"2": shown(2, ABOUT + ADS)})})
    lay_down(tmp_path, date(2026, 5, 11), {ACME: Delta(put={"1": shown(1, ABOUT + ADS)})})
    build_id = built(tmp_path).build_id
    with duckdb.connect(data.build(tmp_path, build_id)) as connection:
        question = checks()[name]
        assert connection.sql(question).fetchall() == []
        connection.execute(statement)
        assert connection.sql(question).fetchall() != []
