"""Lever postings: one public JSON list per company, no key; European companies stand on a host of their own.

The requirements are the bullets of lists[], which no description field repeats; description is opening and
descriptionBody in one. createdAt counts milliseconds. No field names the company, and none says when a posting changed.
A pay range of 0 to 0 means that none was filled in. Tokens are case-sensitive.
"""

import html
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from scrapers.posting import Posting
from scrapers.record import Record, pay_range, records
from scrapers.web import Web

NAME = "lever"
COVERAGE = "whole"
LABEL = "Lever"
URL = "https://www.lever.co"
NOT_NEEDED = (
    "additionalPlain",
    "applyUrl",
    "descriptionBody",
    "descriptionBodyPlain",
    "descriptionPlain",
    "opening",
    "openingPlain",
    "salaryDescriptionPlain",
)


def scrape(web: Web, board: str) -> Iterator[dict[str, Any]]:
    """Yield every posting of a board; without skip and limit the whole board is one answer."""
    token = quote(board.removeprefix("eu:"), safe="")
    yield from records(NAME, board, web.json(f"/v0/postings/{token}", mode="json"))


def parse(job: dict[str, Any], board: str) -> Posting:
    """Turn one posting into a Posting; raises PageChanged where it is not what the site sent before."""
    record = Record(NAME, board, job)
    work_mode = record.text("workplaceType", default="")
    posting = Posting(
        source=NAME,
        board=board,
        source_key=record.text("id"),
        url=record.text("hostedUrl"),
        title=record.line("text"),
        location=_location(record),
        posted=record.text("createdAt"),
        pay=_pay(record),
        work_mode="" if work_mode == "unspecified" else work_mode,
        employment_type=record.line("categories", "commitment", default=""),
        country=record.text("country", default=""),
        body_html=_body(record),
    )
    record.ignore(*NOT_NEEDED)
    return posting


def _location(record: Record) -> str:
    places = [record.line("categories", "location", default=""), *record.lines("categories", "allLocations")]
    return "; ".join(dict.fromkeys(filter(None, places)))


def _pay(record: Record) -> str:
    low, high, currency, interval = (
        record.text("salaryRange", name, default="") for name in ("min", "max", "currency", "interval")
    )
    return "" if (low, high) == ("0", "0") else pay_range(low, high, currency, interval)


def _body(record: Record) -> str:
    """The text in the order of the page: description, the lists under their headings, closing words, pay."""
    parts = [record.text("description")]
    for section in record.items("lists"):
        heading, bullets = section.line("text", default=""), section.text("content", default="")
        parts.append(f"<h3>{html.escape(heading, quote=False)}</h3><ul>{bullets}</ul>")
    parts.append(record.text("additional", default=""))
    pay = record.text("salaryDescription", default="")
    if pay not in parts[-1]:  # some employers write it into the closing words as well
        parts.append(pay)
    return "\n".join(filter(None, parts))
