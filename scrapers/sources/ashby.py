"""Ashby job boards: one public JSON document per company, no key.

Unlisted postings come along and are skipped. isRemote is true for hybrid postings too, so workplaceType speaks first.
Pay comes only when asked for, and with nulls where an employer does not show it. No field names the company, and none
says when a posting changed. Board names hold capitals, blanks and dots.
"""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from scrapers.posting import Posting
from scrapers.record import REQUIRED, Record, pay_range, records
from scrapers.web import Web

NAME = "ashby"
COVERAGE = "whole"
LABEL = "Ashby"
URL = "https://www.ashbyhq.com"
NOT_NEEDED = ("applyUrl", "department", "isListed", "shouldDisplayCompensationOnJobPostings", "team")


def scrape(web: Web, board: str) -> Iterator[dict[str, Any]]:
    """Yield every listed posting of a board, with its pay."""
    answer = web.json(f"/posting-api/job-board/{quote(board, safe='')}", includeCompensation="true")
    for job in records(NAME, board, answer, "jobs"):
        if job.get("isListed") is not False:
            yield job


def parse(job: dict[str, Any], board: str) -> Posting:
    """Turn one posting into a Posting; raises PageChanged where it is not what the site sent before."""
    record = Record(NAME, board, job)
    plain = record.text("descriptionPlain", default="") or REQUIRED
    is_remote = record.flag("isRemote")
    posting = Posting(
        source=NAME,
        board=board,
        source_key=record.text("id"),
        url=record.text("jobUrl"),
        title=record.line("title"),
        location=_location(record),
        posted=record.text("publishedAt"),
        salary_text=record.line("compensation", "compensationTierSummary", default=""),
        pay="; ".join(filter(None, map(_pay, record.items("compensation", "summaryComponents")))),
        work_mode=record.text("workplaceType", default="Remote" if is_remote else ""),
        employment_type=record.text("employmentType", default=""),
        country=record.line("address", "postalAddress", "addressCountry", default=""),
        body_html=record.text("descriptionHtml", default=plain),
    )
    record.ignore(*NOT_NEEDED)
    return posting


def _location(record: Record) -> str:
    secondary = (place.line("location", default="") for place in record.items("secondaryLocations"))
    return "; ".join(dict.fromkeys(filter(None, [record.line("location", default=""), *secondary])))


def _pay(component: Record) -> str:
    """The range of a salary; equity, bonus and commission are no pay range."""
    if component.text("compensationType", default="") != "Salary":
        return ""
    low, high, currency, interval = (
        component.text(name, default="") for name in ("minValue", "maxValue", "currencyCode", "interval")
    )
    return pay_range(low, high, currency, "" if interval == "NONE" else interval)
