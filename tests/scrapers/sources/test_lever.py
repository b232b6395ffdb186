"""What is odd about Lever, one case a row."""

from dataclasses import asdict
from typing import Any

import pytest

from scrapers.errors import PageChanged
from scrapers.sources.lever import parse, scrape

JOB = {
    "id": "a-1",
    "text": "Data Scientist",
    "hostedUrl": "https://jobs.lever.co/acme/a-1",
    "createdAt": 1783324800000,
    "country": "FR",
    "workplaceType": "onsite",
    "categories": {"location": "Lyon", "commitment": "Full-time", "team": "Data", "allLocations": ["Lyon"]},
    "opening": "<p>We ship.</p>",
    "descriptionBody": "<p>You plan.</p>",
    "description": "<p>We ship.</p><p>You plan.</p>",
    "lists": [],
    "additional": "",
}
POSTING = {
    "source": "lever",
    "board": "acme",
    "source_key": "a-1",
    "opening": "",
    "url": "https://jobs.lever.co/acme/a-1",
    "title": "Data Scientist",
    "company": "",
    "location": "Lyon",
    "posted": "1783324800000",
    "closes": "",
    "salary_text": "",
    "pay": "",
    "work_mode": "onsite",
    "employment_type": "Full-time",
    "country": "FR",
    "body_html": "<p>We ship.</p><p>You plan.</p>",
}
BODY = POSTING["body_html"]
PAY = {"min": 58000, "max": 71000, "currency": "EUR", "interval": "per-year-salary"}

QUIRKS = [
    ("nothing odd", {}, {}),
    (
        "bullets stand in lists",
        {
            "lists": [
                {"text": "Must & may", "content": "<li>PyTorch</li>"},
                {"text": "Plus", "content": "<li>CUDA</li>"},
            ]
        },
        {"body_html": f"{BODY}\n<h3>Must &amp; may</h3><ul><li>PyTorch</li></ul>\n<h3>Plus</h3><ul><li>CUDA</li></ul>"},
    ),
    ("closing words", {"additional": "<p>Write to us.</p>"}, {"body_html": f"{BODY}\n<p>Write to us.</p>"}),
    ("words on pay", {"salaryDescription": "<p>In Lyon.</p>"}, {"body_html": f"{BODY}\n<p>In Lyon.</p>"}),
    (
        "words on pay said twice",
        {"additional": "<p>Perks.</p><p>In Lyon.</p>", "salaryDescription": "<p>In Lyon.</p>"},
        {"body_html": f"{BODY}\n<p>Perks.</p><p>In Lyon.</p>"},
    ),
    ("pay", {"salaryRange": PAY}, {"pay": "58000-71000 EUR per-year-salary"}),
    ("pay not filled in", {"salaryRange": {**PAY, "min": 0, "max": 0}}, {}),
    ("mode not chosen", {"workplaceType": "unspecified"}, {"work_mode": ""}),
    ("mode as documented", {"workplaceType": "on-site"}, {"work_mode": "on-site"}),
    ("no country", {"country": None}, {"country": ""}),
    ("blanks around a title", {"text": "Data Scientist\u00a0 "}, {}),
    (
        "several places",
        {"categories": {"location": "Lyon", "allLocations": ["Porto", "Lyon", "Gent"]}},
        {"location": "Lyon; Porto; Gent", "employment_type": ""},
    ),
    ("categories may be missing", {"categories": {"team": "Data"}}, {"location": "", "employment_type": ""}),
]


@pytest.mark.parametrize(("quirk", "change", "expected"), QUIRKS, ids=[row[0] for row in QUIRKS])
def test_quirk(quirk: str, change: dict[str, Any], expected: dict[str, str]) -> None:
    """Each oddity changes only the fields named."""
    assert asdict(parse({**JOB, **change}, "acme")) == {**POSTING, **expected}


@pytest.mark.parametrize("field", ["id", "text", "hostedUrl", "createdAt", "description"])
def test_a_field_always_sent_may_not_vanish(field: str) -> None:
    """A posting without it is not what the site sent before."""
    with pytest.raises(PageChanged, match=f"^lever/acme: field '{field}' is missing, found "):
        parse({name: held for name, held in JOB.items() if name != field}, "acme")


@pytest.mark.parametrize(("board", "token"), [("acme", "acme"), ("eu:acme", "acme"), ("AcMe", "AcMe")])
def test_the_token_is_asked_as_written(board: str, token: str, site: Any) -> None:
    """Tokens are case-sensitive; the EU prefix names the host, not the company."""
    played = site({f"/v0/postings/{token}": [JOB]})
    assert list(scrape(played.web, board)) == [JOB]
    assert played.asked == [f"/v0/postings/{token}?mode=json"]
    assert parse(JOB, board).board == board


@pytest.mark.parametrize("answer", [{"ok": False, "error": "Document not found"}, {"postings": [JOB]}, [None], None])
def test_another_shape_is_refused(answer: Any, site: Any) -> None:
    """The answer is a bare list; no postings for an error would close a whole board."""
    with pytest.raises(PageChanged, match=r"^lever/acme: the answer is "):
        list(scrape(site({"/v0/postings/acme": answer}).web, "acme"))
