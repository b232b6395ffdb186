"""The Skill and Jobs pages in a real browser: the ways between them, and scraped text that stays text."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.analysis import invented
from tests.browser.test_browser import PHONE, WIDE, browser, headline, in_the_open, settled, switch
from tests.dashboard import served

pytestmark = pytest.mark.browser
__all__ = ["browser"]  # the fixture

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>![x](http://tracker.invalid/x.png)[y](javascript:alert(3))"
ROUND = str.maketrans("[]", "()")
Open = Callable[..., Page]


def jobs() -> list[dict[str, Any]]:
    """40 adverts for Go, of 20 employers, and one that means harm."""
    rows: list[dict[str, Any]] = [
        {"title": f"Engineer {number}", "company": f"Example {number // 2}", "employer_id": str(number // 2),
         "url": f"https://example{number}.invalid/", "role_family": "ml_engineer" if number % 2 else "data_scientist",
         "skills": {"Go": "required", "SQL": "preferred", "Perl": "mentioned"} if number < 5 else {"Go": "required"},
         "said": {"Go": f"Sentence {number}: you know [Golang] well.", "SQL": "Or [SQL].", "Perl": "Old [Perl] here."}}
        for number in range(40)
    ]  # fmt: skip
    harm = {"role_family": "data_scientist", "title": EVIL, "company": EVIL, "employer_id": "evil", "url": "https://evil.invalid/\"><script>",
            "skills": {"COBOL": "required"}, "said": {"COBOL": f"{EVIL.translate(ROUND)} [COBOL]"}}  # fmt: skip
    return [*rows, harm]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The dashboard over these adverts."""
    home: Path = tmp_path_factory.mktemp("home")
    invented.publish(
        home, jobs=jobs(), skills=[{"name": name} for name in ("Go", "SQL", "Perl", "COBOL")], guide=[{"name": "Go"}],
        sources=[{"source": "greenhouse", "label": "Greenhouse", "attribution": f"Postings of Greenhouse. {EVIL}"}],
    )  # fmt: skip
    with (home / "dashboard.log").open("w", encoding="utf-8") as file, served(home, file) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Open a page as a new visitor. Afterwards: no error was shown, no script ran, no request left this machine."""
    contexts: list[BrowserContext] = []
    asked: set[str | None] = set()
    ran: list[str] = []

    def opened(path: str = "/", **device: object) -> Page:
        contexts.append(browser.new_context(**(device or WIDE)))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.on("request", lambda request: asked.add(urlsplit(request.url).hostname))
        page.on("dialog", lambda dialog: ran.append(dialog.message))
        page.goto(address + path)
        settled(page)
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            expect(page.get_by_test_id("stException")).to_have_count(0)
        context.close()
    assert ({host for host in asked if host} <= {"localhost", "127.0.0.1"}, ran) == (True, [])


def query(url: str) -> dict[str, str]:
    """What stands in an address."""
    return dict(parse_qsl(urlsplit(url).query))


def addressed(page: Page, **expected: str) -> None:
    """Until the page is drawn and its address says just this; _ stands for -, but in the name of an option."""
    said = {key.replace("_", "-", 1): value for key, value in expected.items()}
    settled(page)
    page.wait_for_url(lambda url: query(url) == said)


def test_the_way_from_a_number_to_the_advert_and_back(visit: Open) -> None:
    """Market, a filter, Open a skill, a sentence, its whole advertisement with all its skills, the list; the filter is
    kept, and Back leads to the page before it."""
    page = visit()
    switch(page, "role", "ML engineer")
    in_the_open(page, "ML engineer")
    settled(page)
    page.locator(".st-key-open-demand").get_by_role("combobox").fill("Go")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Open Go")).to_be_visible()
    settled(page)  # a click while the page is being drawn takes no filter along
    page.get_by_role("link", name="Open Go").click()
    page.wait_for_url("**/skill?*")
    expect(page.get_by_text("The sentences behind it")).to_be_visible()
    addressed(page, skill="go", role_ml_engineer="true")
    assert headline(page).startswith("Go: 20 of 20 jobs ask for it")
    page.get_by_text("Whole advertisement").first.click()
    page.wait_for_url("**/jobs?*")
    expect(page.get_by_text("Skills it names")).to_be_visible()
    settled(page)
    page.wait_for_url(lambda url: set(query(url)) == {"job", "role-ml_engineer"})
    page.go_back()
    expect(page.get_by_text("The sentences behind it")).to_be_visible()
    addressed(page, skill="go", role_ml_engineer="true")
    page.go_back()
    expect(page.get_by_text("Most asked skills")).to_be_visible()
    addressed(page, role_ml_engineer="true")


def test_how_skills_are_marked(visit: Open) -> None:
    """In a whole advertisement: required underlined solid, preferred dashed, mentioned dotted."""
    page = visit("/jobs?job=greenhouse:acme:1")
    marks = page.locator("[data-testid=stHtml] span[title]")
    expect(marks).to_have_count(3)
    lines = "marks => marks.map(mark => [mark.innerText, mark.title, getComputedStyle(mark).textDecorationStyle])"
    assert marks.evaluate_all(lines) == [
        ["Golang", "Go", "solid"], ["SQL", "SQL", "dashed"], ["Perl", "Perl", "dotted"]
    ]  # fmt: skip
    page.get_by_text("All advertisements").click()
    expect(page.get_by_text("Signs of age")).to_be_visible()
    addressed(page)
    assert headline(page) == "41 advertisements at 21 employers: none shown for more than 60 days."


def said(page: Page, number: int = 10) -> list[str]:
    """The sentences shown, once there are so many."""
    sentences = page.locator("[data-testid=stHtml] p")
    expect(sentences).to_have_count(number)
    return sentences.all_inner_texts()


def test_pages_of_sentences(visit: Open) -> None:
    """Ten a page, none twice; shuffled they stand in another order, and can be had newest first again."""
    page = visit("/skill?skill=go")
    first = said(page)
    assert all("Golang" in sentence and sentence.endswith("REQUIRED") for sentence in first)
    page.get_by_role("button", name="Page 2").click()
    expect(page.locator("[data-testid=stHtml] p").first).not_to_have_text(first[0])
    settled(page)
    assert not set(first) & set(said(page))
    page.get_by_role("button", name="Shuffle").click()
    expect(page.get_by_role("button", name="Newest first")).to_be_visible()
    settled(page)
    assert said(page) != first
    page.get_by_role("button", name="Newest first").click()
    expect(page.get_by_role("button", name="Newest first")).to_have_count(0)
    settled(page)
    assert said(page) == first


def test_few_jobs_and_no_such_skill(visit: Open) -> None:
    """Under 30 jobs: the count, where, and the sentences. A slip of the keyboard: what is near, a click away."""
    page = visit("/skill?skill=perl")
    expect(page.get_by_text("each needs 30 jobs, has 5")).to_be_visible()
    expect(page.get_by_text("Over time")).to_have_count(0)
    assert all("Old Perl here." in sentence for sentence in said(page, 5))
    page = visit("/skill?skill=cobolt&role-data_scientist=true")
    assert headline(page) == "No such skill."
    page.get_by_role("button", name="COBOL").click()
    expect(page.get_by_text("The sentences behind it")).to_be_visible()
    addressed(page, skill="cobol", role_data_scientist="true")
    page.locator(".st-key-open-skill").get_by_role("combobox").fill("SQL")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Open SQL").click()
    expect(page.get_by_text("Or SQL.").first).to_be_visible()
    addressed(page, skill="sql", role_data_scientist="true")
    page.go_back()
    expect(page.locator("[data-testid=stMain] h3").first).to_contain_text("COBOL")


def test_cards_lead_to_the_advertisements(visit: Open) -> None:
    """The number of jobs on the Market page is a way to the jobs."""
    page = visit()
    page.locator(".st-key-cards").get_by_role("link").first.click()
    page.wait_for_url("**/jobs")
    expect(page.get_by_text("Signs of age")).to_be_visible()


@pytest.mark.parametrize("path", ["/skill?skill=cobol", "/jobs", "/jobs?job=greenhouse:acme:40", "/jobs?job=<script>"])
def test_scraped_text_does_nothing(visit: Open, path: str) -> None:
    """Markup in titles, names, sentences, texts and addresses is text: no script, no picture, no link of its own."""
    page = visit(path)
    page.wait_for_timeout(500)
    main = page.get_by_test_id("stMain")
    expect(main.locator("img, script, [onerror], a[href*=javascript], a[href*=tracker]")).to_have_count(0)
    if "<" not in path:
        expect(main.get_by_text("<script>alert(1)</script>").first).to_be_visible()


@pytest.mark.parametrize("path", ["/skill?skill=go", "/jobs", "/jobs?job=greenhouse:acme:1"])
def test_a_phone_scrolls_only_down(visit: Open, path: str) -> None:
    """At 390 px nothing is wider than the screen."""
    page = visit(path, **PHONE)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") == 390
