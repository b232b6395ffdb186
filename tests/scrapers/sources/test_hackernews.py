"""What is odd about the monthly thread, one case a row."""

from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

import pytest

from scrapers.errors import PageChanged
from scrapers.sources.hackernews import months, parse, scrape


def story(number: int, title: str, day: str) -> dict[str, Any]:
    opened = int(datetime.fromisoformat(f"{day}T15:00:07").replace(tzinfo=UTC).timestamp())
    return {"objectID": str(number), "title": title, "created_at_i": opened, "author": "someone"}


def comment(number: int, text: str | None, parent: int | str = 50) -> dict[str, Any]:
    return {
        "objectID": str(number),
        "comment_text": text,
        "parent_id": parent,
        "story_id": 50,
        "created_at_i": 1777650000,
        "author": "someone",
        "_tags": ["comment", "author_someone", "story_50"],
        "_highlightResult": {"author": {"value": "someone"}},
    }


def hits(*rows: dict[str, Any], pages: int = 1, total: int | None = None) -> dict[str, Any]:
    return {"hits": list(rows), "nbPages": pages, "nbHits": len(rows) if total is None else total}


THREADS = hits(
    story(62, "Ask HN: Who wants to be hired? (June 2026)", "2026-06-01"),
    story(60, "Ask HN: Who is hiring? (June 2026)", "2026-06-01"),
    story(51, "Ask HN: Freelancer? Seeking freelancer? (May 2026)", "2026-05-01"),
    story(50, "Ask HN: Who is hiring? (May 2026)", "2026-05-01"),
    story(40, "Ask HN: Who is hiring right now?", "2026-04-01"),
    story(30, "Ask HN: Who's Hiring? (March 2026)", "2026-03-02"),
    story(20, "Ask HN: Who is hiring? (February 2026)", "2026-01-31"),
)


@pytest.mark.parametrize(
    ("on", "since", "expected"),
    [
        ("2026-06-01", None, ["2026-06"]),
        ("2026-05-31", None, ["2026-05"]),  # the newest not later than that day
        ("2026-03-01", None, ["2026-02"]),  # the month is the title's, the day the thread's
        ("2026-04-30", None, ["2026-04"]),  # no month in the title: the month it was opened in
        ("2026-05-31", "2026-03", ["2026-03", "2026-04", "2026-05"]),
        ("2026-05-31", "2020-01", ["2026-02", "2026-03", "2026-04", "2026-05"]),
        ("2026-05-31", "2026-09", ["2026-05"]),
    ],
)
def test_months(on: str, since: str | None, expected: list[str], site: Any) -> None:
    """Only hiring threads, the newest up to the day, and earlier ones when asked for."""
    web = site({"/api/v1/search_by_date": THREADS}).web
    assert months(web, date.fromisoformat(on), since) == expected


@pytest.mark.parametrize("answer", [THREADS, hits(), hits(story(62, "Ask HN: Who wants to be hired?", "2020-01-01"))])
def test_no_thread_is_an_error(answer: dict[str, Any], site: Any) -> None:
    """No board to read would look like a month without jobs."""
    web = site({"/api/v1/search_by_date": answer}).web
    with pytest.raises(PageChanged, match=r"^hackernews: no hiring thread up to 2026-01-30 was found"):
        months(web, date(2026, 1, 30))


def test_threads_and_posts_are_read_page_by_page(site: Any, pages: Any) -> None:
    """The month looked for may stand on a later page of threads, and its posts on several."""
    stories = THREADS["hits"]
    threads = pages([hits(*stories[:2], pages=2, total=7), hits(*stories[2:], pages=2, total=7)])
    posts = pages([hits(comment(1, "a"), pages=2, total=2), hits(comment(2, "b"), pages=2, total=2)])
    played = site({"/api/v1/search_by_date": threads, "/api/v1/search": posts})
    assert [post["objectID"] for post in scrape(played.web, "2026-05")] == ["1", "2"]
    threads_asked = "/api/v1/search_by_date?tags=story%2Cauthor_whoishiring&hitsPerPage=100&page="
    posts_asked = "/api/v1/search?tags=comment%2Cstory_50&hitsPerPage=1000&page="
    assert played.asked == [threads_asked + "0", threads_asked + "1", posts_asked + "0", posts_asked + "1"]


def test_only_top_level_posts_with_text_and_without_names(site: Any) -> None:
    """Replies are talk, deleted posts hold no text, ids may be text; nothing stored names the author."""
    rows = [
        comment(1, "a"),
        comment(2, "b", parent="50"),
        comment(3, "reply", parent=1),
        comment(4, None),
        comment(5, ""),
    ]
    played = site({"/api/v1/search_by_date": THREADS, "/api/v1/search": hits(*rows)})
    assert list(scrape(played.web, "2026-05")) == [
        {"objectID": "1", "comment_text": "a", "parent_id": 50, "story_id": 50, "created_at_i": 1777650000},
        {"objectID": "2", "comment_text": "b", "parent_id": "50", "story_id": 50, "created_at_i": 1777650000},
    ]


@pytest.mark.parametrize(
    ("board", "answer", "message"),
    [
        ("2031-01", hits(comment(1, "a")), "hackernews/2031-01: no hiring thread of this month was found"),
        ("2026-05", hits(), "hackernews/2026-05: thread 50 shows no top-level post"),
        ("2026-05", hits(comment(1, "reply", parent=9)), "hackernews/2026-05: thread 50 shows no top-level post"),
        ("2026-05", hits({**comment(1, None), "parent_id": None}), "hackernews/2026-05: thread 50 shows no top-level"),
        ("2026-05", {"message": "busy"}, r"hackernews/2026-05: the answer is an object with \['message'\]"),
        ("2026-05", {"hits": [comment(1, "a")]}, "hackernews/2026-05: field 'nbPages' is missing"),
    ],
)
def test_an_empty_thread_is_an_error(board: str, answer: Any, message: str, site: Any) -> None:
    """Never an empty list for an error."""
    web = site({"/api/v1/search_by_date": THREADS, "/api/v1/search": answer}).web
    with pytest.raises(PageChanged, match=f"^{message}"):
        list(scrape(web, board))


def test_unread_hits_are_logged(site: Any, caplog: pytest.LogCaptureFixture) -> None:
    """The search gives 1,000 hits at most: what it holds back is said, not hidden."""
    answers = {"/api/v1/search_by_date": THREADS, "/api/v1/search": hits(comment(1, "a"), total=1200)}
    assert len(list(scrape(site(answers).web, "2026-05"))) == 1
    assert [record.getMessage() for record in caplog.records] == [
        "hackernews/2026-05: the search gave 1 of 1200 hits; the others stay unread."
    ]


def test_a_post_becomes_one_posting() -> None:
    """However many roles it names; its address is the post's own."""
    text = "Acme | Data Scientist, ML Engineer | Ghent (HYBRID) | Full-time | €60k<p>Python &amp; SQL."
    assert asdict(parse(comment(7, text), "2026-05")) == {
        "source": "hackernews",
        "board": "2026-05",
        "source_key": "7",
        "opening": "",
        "url": "https://news.ycombinator.com/item?id=7",
        "title": "Data Scientist, ML Engineer",
        "company": "Acme",
        "location": "Ghent (HYBRID)",
        "posted": "1777650000",
        "closes": "",
        "salary_text": "€60k",
        "pay": "",
        "work_mode": "HYBRID",
        "employment_type": "Full-time",
        "country": "",
        "body_html": text,
    }


@pytest.mark.parametrize("field", ["objectID", "comment_text", "created_at_i"])
def test_a_field_always_sent_may_not_vanish(field: str) -> None:
    """A post without it is not what the site sent before."""
    with pytest.raises(PageChanged, match=f"^hackernews/2026-05: field '{field}' is missing, found "):
        parse({name: held for name, held in comment(7, "a").items() if name != field}, "2026-05")
