"""My gap in a real browser: what a visitor hands in is found nowhere afterwards."""

import random
import string
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import data
from tests.analysis import invented
from tests.analysis.test_resume import docx, pdf
from tests.browser.test_browser import browser, settled
from tests.dashboard import served

pytestmark = pytest.mark.browser
__all__ = ["browser"]  # the fixture

ROOT = Path(__file__).parents[2]
SENTINEL = "Quillfeather" + "".join(random.choices(string.ascii_lowercase, k=12))  # of this run: in no file before it
LINES = [
    f"{SENTINEL} Example, Northfield", "Analyst with 6 years of experience in retail.",
    f"Built {SENTINEL} dashboards with Python, pandas and SQL for every branch.",
    "Master of Science, Example University",
]  # fmt: skip
WIDE = {"width": 1280, "height": 1000}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    invented.market(home, build_id="b1", is_sample=True)
    return home


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    with (home / "dashboard.log").open("w", encoding="utf-8") as file, served(home, file) as address:
        yield address


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open My gap as a new visitor."""
    contexts = []

    def opened(path: str = "/gap") -> Page:
        contexts.append(browser.new_context(viewport=WIDE))
        page = contexts[-1].new_page()
        page.goto(address + path)
        expect(page.locator("[data-testid=stMain] h3").first).to_be_visible(timeout=120_000)
        settled(page)
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            expect(page.get_by_test_id("stException")).to_have_count(0)
        context.close()


def hand_in(page: Page, name: str, content: bytes) -> None:
    """Give a file to the page."""
    page.locator("input[type=file]").first.set_input_files({"name": name, "mimeType": "", "buffer": content})


def files_with(sentinel: str, since: float, *folders: Path) -> set[Path]:
    """Files written since then (seconds of the epoch) below these folders that hold the sentinel, in the encodings that
    a program might write."""
    forms = [sentinel.encode(code) for code in ("utf-8", "utf-16-le")]
    found = set()
    for folder in folders:
        for path in folder.rglob("*"):
            try:
                if not path.is_file() or path.stat().st_mtime < since:
                    continue
                if path.stat().st_size < 50_000_000 and any(form in path.read_bytes() for form in forms):
                    found.add(path)
            except OSError:
                continue  # gone, or not ours
    return found


def test_a_resume_is_found_nowhere(visit: Callable[..., Page], home: Path, address: str) -> None:
    """Read and shown to its owner; in no file, log, address or other visitor's page; gone after "Forget me"."""
    started, folders = time.time() - 2, (Path(tempfile.gettempdir()), Path.home() / ".streamlit", ROOT / ".streamlit")
    page, planted = visit(), home / "planted.txt"
    planted.write_text(SENTINEL, encoding="utf-16-le")
    hand_in(page, f"{SENTINEL}.pdf", pdf(LINES))
    expect(page.get_by_text("Found 3 skills")).to_be_visible(timeout=120_000)
    settled(page)
    expect(page.get_by_test_id("stMain").locator("h3").first).to_contain_text("You meet every required tool")
    expect(page.locator("[class*=st-key-gap-years] input")).to_have_value("6")
    assert SENTINEL not in page.url
    assert "python" not in page.url
    assert SENTINEL not in (home / "dashboard.log").read_text(encoding="utf-8")
    assert files_with(SENTINEL, started, home, *folders) == {planted}
    for path in ("/gap", "/", "/guide"):
        other = visit(path)
        assert SENTINEL not in other.content()
        assert "Found 3 skills" not in other.content()
    page.get_by_role("button", name="Forget me").click()
    expect(page.locator("[data-testid=stMain] h3").first).to_have_text("What do you know?")
    settled(page)
    assert SENTINEL not in page.content()
    expect(page.get_by_text("Found 3 skills")).to_have_count(0)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("cv.pdf", docx(LINES)[:900], "damaged"),
        ("cv.pdf", b"\x89PNG\r\n\x1a\n" + b"0" * 99, "pictures of text"),
        ("cv.docx", b"\xd0\xcf\x11\xe0" + b"0" * 99, "is no PDF"),
    ],
)
def test_a_file_that_cannot_be_read(visit: Callable[..., Page], name: str, content: bytes, expected: str) -> None:
    """The page says what is wrong with it and what to do, and goes on."""
    page = visit()
    hand_in(page, name, content)
    expect(page.get_by_text(expected)).to_be_visible(timeout=120_000)
    expect(page.get_by_text("Or paste its text")).to_be_visible()


def test_a_link_with_skills(visit: Callable[..., Page]) -> None:
    """Skills stand in a link only when asked for; who opens it starts with them, and the address is clean again."""
    page = visit()
    page.get_by_role("button", name="Data analyst").click()
    expect(page.locator("[data-testid=stMain] h3").first).to_contain_text("You meet every required tool")
    settled(page)
    assert "have=" not in page.url
    page.get_by_role("button", name="Copy link with skills").click()
    link = page.get_by_test_id("stCode").inner_text().strip()
    assert "/gap?have=" in link
    assert "python" in link
    copied = visit("/gap?" + link.partition("?")[2])
    assert copied.locator("[data-testid=stMain] h3").first.inner_text().startswith("You meet every required tool")
    assert "have=" not in copied.url


def test_what_one_visitor_says_no_other_sees(visit: Callable[..., Page]) -> None:
    """Two people at the same time have numbers of their own."""
    first, second = visit(), visit()
    first.get_by_role("button", name="Statistician").click()
    expect(first.locator("[data-testid=stMain] h3").first).to_contain_text("You meet every required tool")
    second.reload()
    settled(second)
    assert second.locator("[data-testid=stMain] h3").first.inner_text() == "What do you know?"
    assert data.starts().is_file()
