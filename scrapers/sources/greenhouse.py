"""Greenhouse job boards: one public JSON document per company, no key.

first_published is the day of posting; updated_at moves with every edit, for whole boards at once. content is HTML whose
angle brackets are escaped once more. internal_job_id names the opening, of which several posts may exist; it is null
for prospect posts. company_name may change for a whole board. meta.total is not held against the list: the two may
differ in an honest answer. European boards have pages of their own but share the one API host.
"""

import html
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from scrapers.posting import Posting
from scrapers.record import Record, pay_range, records
from scrapers.web import Web

NAME = "greenhouse"
COVERAGE = "whole"
LABEL = "Greenhouse"
URL = "https://www.greenhouse.com"
EMPLOYMENT_TYPE = {"employment type", "time type"}  # fields that employers define themselves, by their usual names
WORK_MODE = {"location type", "workplace type"}
NOT_NEEDED = (
    "ai_disclaimer",
    "ai_opt_out_request_url",
    "data_compliance",
    "departments",
    "education",
    "employment",  # whether the form asks for former employment
    "include_ai_disclaimer",
    "language",
    "offices",
    "requisition_id",
    "updated_at",
)


def scrape(web: Web, board: str) -> Iterator[dict[str, Any]]:
    """Yield every post of a board; without content=true no text would come, without pay_transparency=true no pay."""
    token = quote(board.removeprefix("eu:"), safe="")
    answer = web.json(f"/v1/boards/{token}/jobs", content="true", pay_transparency="true")
    yield from records(NAME, board, answer, "jobs")


def parse(job: dict[str, Any], board: str) -> Posting:
    """Turn one post into a Posting; raises PageChanged where it is not what the site sent before."""
    record = Record(NAME, board, job)
    ranges = record.items("pay_input_ranges")
    posting = Posting(
        source=NAME,
        board=board,
        source_key=record.text("id"),
        opening=record.text("internal_job_id", default=""),
        url=record.text("absolute_url"),
        title=record.line("title"),
        company=record.line("company_name", default=""),  # older answers name none: boards.csv does
        location=record.line("location", "name", default=""),
        posted=record.text("first_published"),
        closes=record.text("application_deadline", default=""),
        salary_text="; ".join(f"{one.line('title', default='')} {_pay(one)}".strip() for one in ranges),
        pay="; ".join(filter(None, map(_pay, ranges))),
        work_mode=_custom(record, WORK_MODE),
        employment_type=_custom(record, EMPLOYMENT_TYPE),
        body_html=_unescaped(record.text("content")),
    )
    record.ignore(*NOT_NEEDED)
    return posting


def _unescaped(content: str) -> str:
    once = html.unescape(content)
    return once if "<" in once else html.unescape(once)


def _pay(one: Record) -> str:
    low, high = (_units(one.text(name, default="")) for name in ("min_cents", "max_cents"))
    return pay_range(low, high, one.text("currency_type", default=""))


def _units(cents: str) -> str:
    return f"{int(cents) / 100:.2f}".removesuffix(".00") if cents.isdecimal() else ""


def _custom(record: Record, names: set[str]) -> str:
    """The value of a field the employer defined; choices of several come as a list."""
    values: list[Any] = []
    for field in record.items("metadata"):
        if field.line("name", default="").casefold() in names:
            chosen = field.raw.get("value")
            values += chosen if isinstance(chosen, list) else [chosen]
    return ", ".join(value for value in values if isinstance(value, str))  # others are numbers, dates, yes or no
