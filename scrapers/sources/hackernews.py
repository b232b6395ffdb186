"""Hacker News "Who is hiring?": one thread a month, read through Algolia's public search, no key.

A board is the month of a thread. Its postings are the top-level posts; replies are talk, and posts deleted since come
without text. One post is one posting, however many roles it names and even where it offers none. The first line is a
habit, not a format. A search gives at most 1,000 hits. User names are not stored.
"""

import logging
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count, takewhile
from typing import Any

from scrapers import headline
from scrapers.errors import PageChanged
from scrapers.posting import Posting
from scrapers.record import Record, records
from scrapers.web import Web

log = logging.getLogger(__name__)

NAME = "hackernews"
COVERAGE = "window"
LABEL = "Hacker News: Who is hiring?"
URL = "https://news.ycombinator.com/submitted?id=whoishiring"
MONTHLY = True  # boards are found, not listed: months() names them
POST = "https://news.ycombinator.com/item?id="
HIRING = re.compile(r"who(?:'s|’s| is) hiring", re.IGNORECASE)  # not "Who wants to be hired?", not "Freelancer?"
NAMED_MONTH = re.compile(r"\(([A-Za-z]{3})[a-z]* (\d{4})\)")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")  # in any locale
PERSONAL = ("author", "_tags", "_highlightResult")  # the last two repeat the author
NOT_NEEDED = (
    "children",
    "created_at",
    "parent_id",
    "points",
    "story_id",
    "story_title",
    "story_url",
    "title",
    "updated_at",
    "url",
)


def months(web: Web, on: date, since: str | None = None) -> list[str]:
    """Name the boards to read: the newest thread not later than `on`, and with since="2023-01" all from that month on.

    Raises PageChanged where no thread is found.
    """
    known = (_month(thread) for thread in _threads(web, str(on)) if _opened(thread).date() <= on)
    newest = next(known, None)
    if newest is None:
        raise PageChanged(f"{NAME}: no hiring thread up to {on} was found. Look at {URL}, then adapt months().")
    earlier = () if since is None else takewhile(lambda month: month >= since, known)
    return sorted({newest, *earlier})


def scrape(web: Web, board: str) -> Iterator[dict[str, Any]]:
    """Yield the top-level posts of a month's thread, without the names of their authors."""
    thread = next((one.text("objectID") for one in _threads(web, board) if _month(one) == board), None)
    if thread is None:
        raise PageChanged(f"{NAME}/{board}: no hiring thread of this month was found. Look at {URL}.")
    posts = [
        {name: value for name, value in hit.items() if name not in PERSONAL}
        for hit in _hits(web, "search", board, tags=f"comment,story_{thread}", hitsPerPage="1000")
        if str(hit.get("parent_id")) == thread
    ]
    if not posts:
        raise PageChanged(f"{NAME}/{board}: thread {thread} shows no top-level post. Look at {POST}{thread}.")
    yield from (post for post in posts if post.get("comment_text", "missing"))  # null where the post was deleted


def parse(post: dict[str, Any], board: str) -> Posting:
    """Turn one post into a Posting; raises PageChanged where it is not what the site sent before."""
    record = Record(NAME, board, post)
    text = record.text("comment_text")
    said = headline.read(text)
    posting = Posting(
        source=NAME,
        board=board,
        source_key=record.text("objectID"),
        url=POST + record.text("objectID"),
        title=said.title,
        company=said.company,
        location=said.location,
        posted=record.text("created_at_i"),
        salary_text=said.salary_text,
        work_mode=said.work_mode,
        employment_type=said.employment_type,
        body_html=text,
    )
    record.ignore(*NOT_NEEDED)
    return posting


def _threads(web: Web, board: str) -> Iterator[Record]:
    """Every hiring thread, the newest first."""
    for story in _hits(web, "search_by_date", board, tags="story,author_whoishiring", hitsPerPage="100"):
        thread = Record(NAME, board, story)
        if HIRING.search(thread.line("title")):
            yield thread


def _hits(web: Web, search: str, board: str, **asked: str) -> Iterator[dict[str, Any]]:
    """Every hit of a search, page by page."""
    read = 0
    for page in count():
        answer = web.json(f"/api/v1/{search}", **asked, page=str(page))
        hits = records(NAME, board, answer, "hits")
        yield from hits
        read += len(hits)
        size = Record(NAME, board, answer)
        if not hits or page + 1 >= int(size.text("nbPages")):
            break
    if read < int(size.text("nbHits")):
        log.warning(
            "%s/%s: the search gave %d of %s hits; the others stay unread.", NAME, board, read, size.text("nbHits")
        )


def _month(thread: Record) -> str:
    """The month a thread is named after, "2026-05"; where its title names none, the month it was opened in."""
    named = NAMED_MONTH.search(thread.line("title"))
    if named and named[1].casefold() in MONTHS:
        return f"{named[2]}-{MONTHS.index(named[1].casefold()) + 1:02}"
    return f"{_opened(thread):%Y-%m}"


def _opened(thread: Record) -> datetime:
    return datetime.fromtimestamp(int(thread.text("created_at_i")), UTC)
