"""Real recorded answers, where they lie beside the checkout: every record parses, and none is lost."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scrapers.record import _notice
from scrapers.registry import SOURCES
from scrapers.sources import hackernews

PAYLOADS = Path(__file__).parents[3] / "shared" / "payloads"
pytestmark = pytest.mark.skipif(not PAYLOADS.is_dir(), reason="the recorded answers are not part of the project")

BOARDS = [  # file, postings
    ("greenhouse/stripe", 260),
    ("greenhouse/impact_20260820T0454", 91),
    ("greenhouse/takealotgroup_20260814", 24),
    ("greenhouse/anthropic_content", 4),
    ("greenhouse/phonepe", 5),
    ("greenhouse/gitlab", 3),
    ("greenhouse/amplitude", 2),
    ("lever/palantir", 10),
    ("lever/binance_20260820T0454", 188),
    ("lever/Yassir", 142),
    ("lever/spotify", 4),
    ("lever/leverdemo", 6),
    ("lever/people-ai", 4),
    ("ashby/etched", 10),
    ("ashby/linear", 2),
    ("ashby/notion", 3),
    ("ashby/ramp_202606", 112),
    ("ashby/ramp_202608", 109),
    ("ashby/sarvam", 5),
    ("ashby/truelogic", 3),
]
WITHOUT_TEXT = {"lever/Yassir": ["65ec037a-bc6a-4967-b55c-af5efec9461f"]}  # the employer wrote none


def load(name: str) -> Any:
    return json.loads((PAYLOADS / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("name", "postings"), BOARDS, ids=[name for name, _ in BOARDS])
def test_recorded_board(name: str, postings: int, site: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Every record becomes a posting of its own with title, address, day and text; no field is new to us."""
    _notice.cache_clear()
    source, board = name.split("/")
    module = SOURCES[source]
    found = [module.parse(record, board) for record in module.scrape(site({"*": load(name)}).web, board)]
    assert len({one.source_key for one in found}) == len(found) == postings
    assert [one for one in found if not (one.title and one.url and one.posted)] == []
    assert [one.source_key for one in found if not one.body_html] == WITHOUT_TEXT.get(name, [])
    assert caplog.record_tuples == []


@pytest.mark.parametrize("name", [name for name, _ in BOARDS if name.startswith("lever/")])
def test_no_bullet_of_lever_is_lost_or_doubled(name: str) -> None:
    """The text of a posting is its description once, every list once, and its closing words once."""
    for job in load(name):
        body = SOURCES["lever"].parse(job, "board").body_html
        parts = [job["description"], *(section["content"] for section in job["lists"]), job["additional"]]
        assert [part for part in parts if part not in body] == []
        assert len(body) <= sum(map(len, parts)) + len(job.get("salaryDescription", "")) + 200 * (1 + len(job["lists"]))


def test_ashby_work_mode_is_the_site_s_own_word() -> None:
    """isRemote holds for 101 of Ramp's postings; workplaceType says remote for 15 of them."""
    modes = Counter(SOURCES["ashby"].parse(job, "ramp").work_mode for job in load("ashby/ramp_202608")["jobs"])
    assert modes["Remote"] == 15


def test_recorded_thread(site: Any, caplog: pytest.LogCaptureFixture) -> None:
    """555 comments are 335 posts: one posting each, most with a role and a company, none with a user's name."""
    _notice.cache_clear()
    answers = {"search_by_date": load("hn/algolia_search_whoishiring"), "search": load("hn/algolia_comments_47975571")}
    answers["search_by_date"]["nbPages"] = 1  # the recording is the first of 16 pages
    answers["search_by_date"]["nbHits"] = len(answers["search_by_date"]["hits"])
    web = site(answers).web
    assert hackernews.months(web, date(2026, 5, 19)) == ["2026-05"]
    found = list(hackernews.scrape(web, "2026-05"))
    postings = [hackernews.parse(post, "2026-05") for post in found]
    assert len({one.source_key for one in postings}) == len(postings) == 335
    assert [one for one in postings if not (one.title and one.posted and one.body_html)] == []
    assert sum(bool(one.company) for one in postings) >= 210
    assert {name for post in found for name in post} & {"author", "_tags", "_highlightResult"} == set()
    assert caplog.record_tuples == []
