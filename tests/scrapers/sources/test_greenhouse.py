"""What is odd about Greenhouse, one case a row."""

from dataclasses import asdict
from typing import Any

import pytest

from scrapers.errors import PageChanged
from scrapers.sources.greenhouse import parse, scrape

JOB = {
    "id": 1,
    "internal_job_id": 2,
    "absolute_url": "https://job-boards.greenhouse.io/acme/jobs/1",
    "title": "Data Scientist",
    "company_name": "Acme",
    "location": {"name": "Oslo"},
    "first_published": "2026-07-01T10:00:00-04:00",
    "updated_at": "2026-08-01T10:00:00-04:00",
    "metadata": None,
    "content": "&lt;p&gt;Python&lt;/p&gt;",
}
POSTING = {
    "source": "greenhouse",
    "board": "acme",
    "source_key": "1",
    "opening": "2",
    "url": "https://job-boards.greenhouse.io/acme/jobs/1",
    "title": "Data Scientist",
    "company": "Acme",
    "location": "Oslo",
    "posted": "2026-07-01T10:00:00-04:00",
    "closes": "",
    "salary_text": "",
    "pay": "",
    "work_mode": "",
    "employment_type": "",
    "country": "",
    "body_html": "<p>Python</p>",
}


def metadata(name: str, value: Any) -> dict[str, Any]:
    return {"metadata": [{"id": 9, "name": name, "value": value, "value_type": "single_select"}]}


def pay(**fields: Any) -> dict[str, Any]:
    return {"pay_input_ranges": [{"min_cents": 5000000, "max_cents": 7500000, "currency_type": "USD", **fields}]}


QUIRKS = [
    ("nothing odd", {}, {}),
    (
        "escaped twice",
        {"content": "&lt;p&gt;R&amp;amp;D&amp;nbsp;lab&lt;/p&gt;"},
        {"body_html": "<p>R&amp;D&nbsp;lab</p>"},
    ),
    ("escaped three times", {"content": "&amp;lt;p&amp;gt;C++&amp;lt;/p&amp;gt;"}, {"body_html": "<p>C++</p>"}),
    (
        "markup shown as text",
        {"content": "&lt;p&gt;the &amp;lt;p&amp;gt; tag&lt;/p&gt;"},
        {"body_html": "<p>the &lt;p&gt; tag</p>"},
    ),
    ("blanks around a title", {"title": " Data Scientist \xa0"}, {}),
    ("a break in a title", {"title": "Data\nScientist"}, {}),
    ("prospect post", {"internal_job_id": None}, {"opening": ""}),
    (
        "the company's own page",
        {"absolute_url": "https://acme.example/?gh_jid=1"},
        {"url": "https://acme.example/?gh_jid=1"},
    ),
    ("edited later", {"updated_at": "2026-09-01T10:00:00-04:00"}, {}),
    ("a last day", {"application_deadline": "2026-09-01T00:00:00-04:00"}, {"closes": "2026-09-01T00:00:00-04:00"}),
    ("no company named", {"company_name": None}, {"company": ""}),
    ("company with blanks", {"company_name": "Acme "}, {}),
    ("no place", {"location": None}, {"location": ""}),
    ("employment type", metadata("Employment Type", "Regular"), {"employment_type": "Regular"}),
    (
        "time type, several",
        metadata("Time Type", ["Full time", "Part time"]),
        {"employment_type": "Full time, Part time"},
    ),
    ("location type", metadata("Location Type", "On-Site"), {"work_mode": "On-Site"}),
    ("location type not chosen", metadata("Location Type", None), {}),
    ("location type as yes or no", metadata("Location Type", True), {}),
    ("another custom field", metadata("Cost Centre", "Remote"), {}),
    ("pay", pay(title="Oslo"), {"pay": "50000-75000 USD", "salary_text": "Oslo 50000-75000 USD"}),
    ("pay by the hour", pay(min_cents=4550, max_cents=6000), {"pay": "45.50-60 USD", "salary_text": "45.50-60 USD"}),
    ("pay open above", pay(max_cents=None), {"pay": "50000- USD", "salary_text": "50000- USD"}),
    ("pay not filled in", pay(min_cents=None, max_cents=None), {}),
]


@pytest.mark.parametrize(("quirk", "change", "expected"), QUIRKS, ids=[row[0] for row in QUIRKS])
def test_quirk(quirk: str, change: dict[str, Any], expected: dict[str, str]) -> None:
    """Each oddity changes only the fields named."""
    assert asdict(parse({**JOB, **change}, "acme")) == {**POSTING, **expected}


@pytest.mark.parametrize("field", ["id", "absolute_url", "title", "first_published", "content"])
@pytest.mark.parametrize("value", ["absent", None])
def test_a_field_always_sent_may_not_vanish(field: str, value: Any) -> None:
    """The list form without content is as little a posting as one without a title."""
    job = {name: held for name, held in JOB.items() if name != field} if value == "absent" else {**JOB, field: None}
    with pytest.raises(PageChanged, match=f"^greenhouse/acme: field '{field}' is missing, found "):
        parse(job, "acme")


def test_a_european_board_is_asked_without_its_prefix(site: Any) -> None:
    """The board keeps "eu:" in the posting, the path does not; text and pay come only when asked for."""
    played = site({"/v1/boards/acme/jobs": {"jobs": [JOB]}})
    postings = [parse(job, "eu:acme") for job in scrape(played.web, "eu:acme")]
    assert [asdict(posting) for posting in postings] == [{**POSTING, "board": "eu:acme"}]
    assert played.asked == ["/v1/boards/acme/jobs?content=true&pay_transparency=true"]


def test_the_total_is_not_held_against_the_list(site: Any) -> None:
    """The list is the board, whatever meta says, and where it says nothing."""
    for answer in ({"jobs": [JOB], "meta": {"total": 547}}, {"jobs": [JOB]}):
        assert list(scrape(site({"/v1/boards/acme/jobs": answer}).web, "acme")) == [JOB]


@pytest.mark.parametrize("answer", [[JOB], {"error": "busy"}, {"jobs": None}, None])
def test_another_shape_is_refused(answer: Any, site: Any) -> None:
    """No jobs for an error would close a whole board."""
    with pytest.raises(PageChanged, match=r"^greenhouse/acme: the answer is "):
        list(scrape(site({"/v1/boards/acme/jobs": answer}).web, "acme"))
