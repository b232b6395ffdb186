"""What is odd about Ashby, one case a row."""

from dataclasses import asdict
from typing import Any

import pytest

from scrapers.errors import PageChanged
from scrapers.sources.ashby import parse, scrape

JOB = {
    "id": "b-1",
    "title": "Data Scientist",
    "employmentType": "FullTime",
    "location": "Toronto",
    "secondaryLocations": [],
    "publishedAt": "2026-06-15T21:03:12.427+00:00",
    "isListed": True,
    "isRemote": False,
    "workplaceType": "OnSite",
    "address": {"postalAddress": {"addressCountry": "Canada"}},
    "jobUrl": "https://jobs.ashbyhq.com/acme/b-1",
    "descriptionHtml": "<p>Python</p>",
    "descriptionPlain": "Python",
}
POSTING = {
    "source": "ashby",
    "board": "acme",
    "source_key": "b-1",
    "opening": "",
    "url": "https://jobs.ashbyhq.com/acme/b-1",
    "title": "Data Scientist",
    "company": "",
    "location": "Toronto",
    "posted": "2026-06-15T21:03:12.427+00:00",
    "closes": "",
    "salary_text": "",
    "pay": "",
    "work_mode": "OnSite",
    "employment_type": "FullTime",
    "country": "Canada",
    "body_html": "<p>Python</p>",
}
SALARY = {
    "compensationType": "Salary",
    "minValue": 140000,
    "maxValue": 180000,
    "currencyCode": "CAD",
    "interval": "1 YEAR",
}
EQUITY = {
    "compensationType": "EquityCashValue",
    "minValue": 5,
    "maxValue": 9,
    "currencyCode": "CAD",
    "interval": "NONE",
}


def compensation(summary: str | None, *components: dict[str, Any]) -> dict[str, Any]:
    return {"compensation": {"compensationTierSummary": summary, "summaryComponents": list(components)}}


QUIRKS = [
    ("nothing odd", {}, {}),
    ("hybrid counts as remote", {"isRemote": True, "workplaceType": "Hybrid"}, {"work_mode": "Hybrid"}),
    ("only isRemote speaks", {"isRemote": True, "workplaceType": None}, {"work_mode": "Remote"}),
    ("no mode at all", {"isRemote": None, "workplaceType": None}, {"work_mode": ""}),
    ("pay", compensation("$140K", SALARY, EQUITY), {"salary_text": "$140K", "pay": "140000-180000 CAD 1 YEAR"}),
    ("no interval", compensation(None, {**SALARY, "interval": "NONE"}), {"pay": "140000-180000 CAD"}),
    ("pay not shown", compensation(None, {**SALARY, "minValue": None, "maxValue": None}), {}),
    ("pay not asked for", {"compensation": None}, {}),
    (
        "several places",
        {"secondaryLocations": [{"location": "Montreal", "address": None}, {"location": "Toronto"}]},
        {"location": "Toronto; Montreal"},
    ),
    ("no address", {"address": None}, {"country": ""}),
    ("blanks around a title", {"title": " Data Scientist "}, {}),
    ("plain text only", {"descriptionHtml": None}, {"body_html": "Python"}),
]


@pytest.mark.parametrize(("quirk", "change", "expected"), QUIRKS, ids=[row[0] for row in QUIRKS])
def test_quirk(quirk: str, change: dict[str, Any], expected: dict[str, str]) -> None:
    """Each oddity changes only the fields named."""
    assert asdict(parse({**JOB, **change}, "acme")) == {**POSTING, **expected}


@pytest.mark.parametrize("field", ["id", "title", "jobUrl", "publishedAt"])
def test_a_field_always_sent_may_not_vanish(field: str) -> None:
    """A posting without it is not what the site sent before."""
    with pytest.raises(PageChanged, match=f"^ashby/acme: field '{field}' is missing, found "):
        parse({name: held for name, held in JOB.items() if name != field}, "acme")


def test_a_posting_without_any_text_is_refused() -> None:
    """Plain text stands in for HTML, nothing stands in for both."""
    with pytest.raises(PageChanged, match=r"^ashby/acme: field 'descriptionHtml' is missing, found "):
        parse({**JOB, "descriptionHtml": None, "descriptionPlain": None}, "acme")


@pytest.mark.parametrize(
    ("board", "path"),
    [
        ("acme", "acme"),
        ("Acme", "Acme"),
        ("Acme Labs", "Acme%20Labs"),
        ("acme.video", "acme.video"),
        ("a/c?me", "a%2Fc%3Fme"),
    ],
)
def test_board_names_are_encoded(board: str, path: str, site: Any) -> None:
    """Names hold capitals, blanks and dots; pay comes only when asked for."""
    played = site({f"/posting-api/job-board/{board}": {"jobs": [JOB]}})
    assert list(scrape(played.web, board)) == [JOB]
    assert played.asked == [f"/posting-api/job-board/{path}?includeCompensation=true"]


def test_unlisted_postings_are_skipped(site: Any) -> None:
    """Only what the employer lists is an advert; an answer that does not say lists all."""
    unsaid = {name: held for name, held in JOB.items() if name != "isListed"}
    answer = {"jobs": [JOB, {**JOB, "isListed": False}, unsaid]}
    assert list(scrape(site({"/posting-api/job-board/acme": answer}).web, "acme")) == [JOB, unsaid]


@pytest.mark.parametrize("answer", [[JOB], {"apiVersion": "1"}, {"jobs": "none"}, None])
def test_another_shape_is_refused(answer: Any, site: Any) -> None:
    """No jobs for an error would close a whole board."""
    with pytest.raises(PageChanged, match=r"^ashby/acme: the answer is "):
        list(scrape(site({"/posting-api/job-board/acme": answer}).web, "acme"))
