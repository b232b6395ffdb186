"""The dashboard in a real browser."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

import data
from tests.analysis import invented
from tests.dashboard import served

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "user_agent": "Mozilla/5.0 (Linux; Android 15) Mobile Chrome",
    "is_mobile": True,
    "has_touch": True,
}
WIDE = {"viewport": {"width": 1280, "height": 900}}
PATHS = ["/", "/guide", "/sources", "/method"]
expect.set_options(timeout=15_000)  # a busy machine draws a page in seconds


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium; on CI its absence is a failure, elsewhere a reason to skip."""
    if CHROMIUM is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI needs chromium: apt-get install chromium")
        pytest.skip("no chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home the dashboard reads; a test may publish into it."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def address(home: Path) -> Iterator[str]:
    """The dashboard, started as the README says, on a free port."""
    log = home / "dashboard.log"
    with log.open("w", encoding="utf-8") as file, served(home, file) as address:
        yield address


Open = Callable[..., Page]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    """Open a page as a new visitor. Afterwards: no error was shown and no request left this machine."""
    contexts: list[BrowserContext] = []
    asked: set[str | None] = set()

    def opened(path: str = "/", **device: object) -> Page:
        contexts.append(browser.new_context(**(device or WIDE)))  # type: ignore[arg-type]
        page = contexts[-1].new_page()
        page.on("request", lambda request: asked.add(urlsplit(request.url).hostname))
        page.goto(address + path)
        settled(page)
        return page

    yield opened
    for context in contexts:
        for page in context.pages:
            expect(page.get_by_test_id("stException")).to_have_count(0)
        context.close()
    assert {host for host in asked if host} <= {"localhost", "127.0.0.1"}


def settled(page: Page) -> None:
    """Until the page is drawn to its end and nothing is running."""
    expect(page.get_by_test_id("stMain").locator("h3, [data-testid=stAlert]").first).to_be_visible(timeout=30_000)
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=30_000)


def selection(page: Page) -> str:
    """The line under the filters."""
    return page.locator("[data-testid=stMarkdown]:has(strong)").first.inner_text()


def headline(page: Page) -> str:
    """The sentence over the page."""
    return page.locator("[data-testid=stMain] h3").first.inner_text()


def switch(page: Page, popover: str, label: str) -> None:
    """Choose an option of a filter."""
    page.locator(f".st-key-{popover}-filter button").first.click()
    page.get_by_test_id("stPopoverBody").get_by_text(label).click()
    page.keyboard.press("Escape")


def test_no_build(visit: Open, home: Path) -> None:
    """Before anything is read the page says what to run, and shows it at the next interaction."""
    page = visit()
    expect(page.get_by_text("Nothing has been read yet.")).to_be_visible()
    invented.market(home, build_id="b1", is_sample=True)
    page.reload()
    settled(page)
    assert "build b1" in page.get_by_test_id("stMain").inner_text()


@pytest.fixture
def market(home: Path) -> None:
    """A build of the usual size, published whatever the test before left."""
    if not data.build(home, "b1").exists():
        invented.market(home, build_id="b1", is_sample=True)
    data.pointer(home).write_text("b1", encoding="utf-8")


@pytest.mark.usefixtures("market")
def test_an_open_page_survives_a_refresh(visit: Open, home: Path) -> None:
    """A new build is published while the page is open: its next interaction shows the new one, without an error."""
    page = visit()
    assert "build b1" in page.get_by_test_id("stMain").inner_text()
    if not data.build(home, "b2").exists():
        invented.market(home, build_id="b2", is_sample=True, jobs=200)
    data.pointer(home).write_text("b2", encoding="utf-8")
    page.get_by_text("methods", exact=True).click()
    expect(page.get_by_text("build b2")).to_be_visible()


@pytest.mark.usefixtures("market")
def test_filters_survive_links_and_back(visit: Open) -> None:
    """A filter stands in the address; it is kept over a page link, the menu and Back, and a copied address has it."""
    page = visit()
    everyone = selection(page)
    switch(page, "role", "ML engineer")
    expect(page.get_by_text("Role: ML engineer")).to_be_visible()
    settled(page)
    chosen, address = selection(page), page.url
    page.get_by_text("Next: Guide against market").click()
    page.wait_for_url("**/guide?role-ml_engineer=true")
    expect(page.get_by_text("What the guide leaves out")).to_be_visible()
    settled(page)
    on_guide = selection(page)
    page.get_by_test_id("stSidebar").get_by_text("Sources").click()
    page.wait_for_url("**/sources?role-ml_engineer=true")
    expect(page.get_by_text("Boards asked in the last 14 days")).to_be_visible()
    on_sources = selection(page)
    page.go_back()
    expect(page.get_by_text("What the guide leaves out")).to_be_visible()
    back = selection(page)
    copied = selection(visit(urlsplit(address).path + "?" + urlsplit(address).query))
    assert [on_guide, on_sources, back, copied] == [chosen] * 4
    assert chosen != everyone


def query(page: Page) -> dict[str, str]:
    """What stands in the address, each name once."""
    said = parse_qsl(urlsplit(page.url).query)
    assert len(dict(said)) == len(said), page.url
    return dict(said)


def note(page: Page) -> str:
    """The note line under the first chart: jobs and filters in words."""
    settled(page)
    return page.get_by_text("not a sample of all employers").first.inner_text()


def choose(page: Page, popover: str, label: str, shown: str) -> None:
    """Choose an option of a filter, whose button then says so."""
    switch(page, popover, label)
    expect(page.locator(f".st-key-{popover}-filter button").first).to_contain_text(shown)
    in_the_open(page, label)
    settled(page)


def in_the_open(page: Page, *labels: str) -> None:
    """Until their switches are drawn under the bar: only then does the browser take them along to another page."""
    for label in labels:
        expect(page.locator(".st-key-filters-chosen").get_by_role("checkbox", name=label)).to_be_checked()


@pytest.mark.usefixtures("market")
def test_every_filter_makes_the_round_trip(visit: Open) -> None:
    """Level, a country found by name, work mode, both switches and time stand in the address; a copied address and the
    way over another page and Back select the same, and Reset empties all of them."""
    page = visit()
    everyone = note(page)
    choose(page, "level", "Senior", "Level: Senior")
    page.locator(".st-key-country-filter button").first.click()
    expect(page.get_by_role("checkbox", name="Poland")).to_have_count(0)
    page.get_by_test_id("stPopoverBody").get_by_role("combobox").fill("pola")
    page.keyboard.press("Enter")
    expect(page.get_by_role("checkbox", name="Poland")).to_be_checked()
    page.keyboard.press("Escape")
    choose(page, "country", "Country unknown", "Country: 2")
    choose(page, "mode", "Work mode unknown", "Work mode: Work mode unknown")
    choose(page, "more", "Required only", "More: Required only")
    choose(page, "more", "One employer, one vote", "More: 2")
    page.locator(".st-key-window").get_by_role("combobox").click()
    page.get_by_role("option", name="all time").click()
    expect(page.get_by_text("one vote an employer · all time").first).to_be_visible()
    chosen, asked = note(page), query(page)
    assert asked == {
        "level-senior": "true", "country-PL": "true", "country-unknown": "true", "mode-unknown": "true",
        "required-only": "true", "one-vote": "true", "window": "all time",
    }  # fmt: skip
    assert (
        "level: Senior; country: Poland or Country unknown; work mode: Work mode unknown; "
        "skills counted where required; one vote an employer · all time" in chosen
    )
    copied = visit("?" + urlsplit(page.url).query)
    in_the_open(copied, "Senior", "Poland", "Country unknown", "Work mode unknown")
    in_the_open(copied, "Required only", "One employer, one vote")
    assert (note(copied), query(copied)) == (chosen, asked)
    copied.get_by_text("Next: Guide against market").click()
    expect(copied.get_by_text("What the guide leaves out")).to_be_visible()
    settled(copied)
    assert query(copied) == asked
    copied.go_back()
    expect(copied.get_by_text("Most asked skills")).to_be_visible()
    assert (note(copied), query(copied)) == (chosen, asked)
    copied.get_by_role("button", name="Reset").click()
    expect(copied.locator(".st-key-level-filter button").first).not_to_contain_text("Senior")
    assert (note(copied), query(copied)) == (everyone, {})


@pytest.mark.usefixtures("market")
def test_back_and_forward_follow_the_address(visit: Open) -> None:
    """A filter chosen on the second page is not there on the first when Back leads to it, and is again on Forward."""
    page = visit("/?role-ml_engineer=true")
    in_the_open(page, "ML engineer")
    before = note(page)
    page.get_by_text("Next: Guide against market").click()
    expect(page.get_by_text("What the guide leaves out")).to_be_visible()
    choose(page, "level", "Senior", "Level: Senior")
    after = selection(page)
    page.go_back()
    expect(page.get_by_text("Most asked skills")).to_be_visible()
    assert (note(page), query(page)) == (before, {"role-ml_engineer": "true"})
    page.go_forward()
    expect(page.get_by_text("What the guide leaves out")).to_be_visible()
    settled(page)
    assert (selection(page), query(page)) == (after, {"role-ml_engineer": "true", "level-senior": "true"})


@pytest.mark.usefixtures("market")
def test_what_is_chosen_can_be_taken_back(visit: Open) -> None:
    """What is chosen stands under the bar, so that its switch can be turned off; the address follows."""
    everyone = note(visit())
    page = visit("/?country-PL=true")
    assert "country: Poland" in note(page)
    page.locator(".st-key-filters-chosen").get_by_text("Poland").click()
    expect(page.locator(".st-key-country-filter button").first).not_to_contain_text("Poland")
    assert (note(page), query(page)) == (everyone, {})
    page.get_by_text("Next: Guide against market").click()
    expect(page.get_by_text("What the guide leaves out")).to_be_visible()
    assert query(page) == {}


@pytest.mark.usefixtures("market")
def test_a_phone_has_one_button_for_all_filters(visit: Open) -> None:
    """At 390 px the bar is behind one button that says how many filters are in use; a wide window has none."""
    phone = visit("/?level-senior=true&one-vote=true", **PHONE)
    bar = phone.locator(".st-key-role-filter")
    expect(bar).to_be_hidden()
    phone.get_by_role("button", name="Filters (2)").click()
    expect(bar).to_be_visible()
    phone.get_by_role("button", name="Filters (2)").click()
    expect(bar).to_be_hidden()
    wide = visit()
    expect(wide.locator(".st-key-role-filter")).to_be_visible()
    expect(wide.locator(".st-key-filters-button")).to_be_hidden()


HOSTILE = [
    "?role-ml_engineer=<script>alert(1)</script>",
    "?window=%27;drop%20table%20jobs;--&since=9999-99-99",
    "?role-wizard=true&source-../../etc=true&skills=%00&view=%F0%9F%92%A9",
    "?" + "&".join(f"role-{number}=true" for number in range(300)),
    "?country-../../etc=true&country-us=true&level-<b>=true&mode-=true&one-vote=maybe&required-only=1&find-country=BR",
]


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize("query", HOSTILE)
def test_hostile_addresses(visit: Open, query: str) -> None:
    """What no filter knows is passed over; nothing runs, nothing breaks."""
    page = visit()
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    expected = selection(page)
    assert selection(visit("/" + query)) == expected


FILTERED = (
    "level-senior=true&country-US=true&mode-remote=true&mode-unknown=true&required-only=true&one-vote=true",
    ["--level", "senior", "--country", "US", "--work-mode", "remote", "--work-mode", "unknown", "--required-only",
     "--one-vote"],
)  # fmt: skip
ALL_TIME = "role-ml_engineer=true&window=all+time", ["--role", "ml_engineer", "--window", "all"]


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize(
    ("path", "button", "command", "suffix", "query", "flags"),
    [
        ("/", "Download CSV", "demand", ".csv", *ALL_TIME),
        ("/", "Download CSV", "demand", ".csv", *FILTERED),
        ("/guide", "Download the skill-gap report (CSV)", "guide", ".csv", *FILTERED),
        ("/guide", "xlsx", "guide", ".xlsx", *ALL_TIME),
        ("/guide", "printable", "guide", ".html", *FILTERED),
    ],
)
def test_download_is_the_command(
    visit: Open, home: Path, tmp_path: Path, path: str, button: str, command: str, suffix: str, query: str,
    flags: list[str],
) -> None:  # fmt: skip
    """The button and the command give the same file, byte by byte, under a name that says SAMPLE."""
    page = visit(f"{path}?{query}")
    with page.expect_download() as download:
        page.get_by_text(button, exact=True).first.click()
    out = tmp_path / f"out{suffix}"
    subprocess.run(
        [sys.executable, "-c", "from analysis.cli import app; app()", command, "--out", str(out), *flags],
        cwd=ROOT, env={**os.environ, "JOBS_HOME": str(home)}, check=True,
    )  # fmt: skip
    assert download.value.path().read_bytes() == out.read_bytes()
    name = download.value.suggested_filename
    assert (name.startswith("SAMPLE_"), name.endswith(suffix)) == (True, True)


@pytest.mark.usefixtures("market")
def test_the_table_has_the_rows_of_the_file(visit: Open, home: Path) -> None:
    """The table tab shows the file's first rows, and offers no download of its own, which would write formulas raw."""
    page = visit()
    page.get_by_role("tab", name="Table").click()
    grid = page.get_by_test_id("stDataFrame").first
    expect(grid).to_be_visible()
    cells = [grid.locator(f"[data-testid=glide-cell-{column}-0]").inner_text() for column in (0, 5)]
    with page.expect_download() as download:
        page.get_by_text("Download CSV").click()
    first = download.value.path().read_text(encoding="utf-8-sig").splitlines()[1].split(",")
    assert cells == [first[2], first[5]]
    expect(page.locator("button[aria-label*='CSV']")).to_have_count(0)


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize("path", PATHS)
def test_a_phone_scrolls_only_down(visit: Open, path: str) -> None:
    """At 390 px nothing is wider than the screen."""
    page = visit(path, **PHONE)
    width = page.evaluate(
        "Math.max(document.documentElement.scrollWidth, document.querySelector('[data-testid=stMain]').scrollWidth)"
    )
    assert width == 390


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize(("width", "shown", "hidden"), [(1280, "wide", "narrow"), (390, "narrow", "wide")])
def test_the_chart_fits_the_window(visit: Open, width: int, shown: str, hidden: str) -> None:
    """A narrow window on a desk has names above the bars, as a phone has."""
    page = visit("/", viewport={"width": width, "height": 844})
    expect(page.locator(f"[class*=st-key-{shown}-] .js-plotly-plot").first).to_be_visible(timeout=20_000)
    expect(page.locator(f"[class*=st-key-{hidden}-]").first).to_be_hidden()


@pytest.mark.usefixtures("market")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_chart_follows_the_theme(visit: Open, scheme: str) -> None:
    """The guide's blue is the one for this background."""
    page = visit("/", **WIDE, color_scheme=scheme)
    dot = page.locator("[class*=st-key-wide-] .scatterlayer .points path").first
    expect(dot).to_be_attached(timeout=20_000)
    assert (
        dot.evaluate("mark => getComputedStyle(mark).fill")
        == {"light": "rgb(0, 114, 178)", "dark": "rgb(86, 180, 233)"}[scheme]
    )


def test_scraped_text_does_nothing(visit: Open, home: Path) -> None:
    """Markup in names and errors is text: no script runs, no picture is fetched, no link is made of it."""
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>![x](http://tracker.invalid/x.png)[y](javascript:alert(3))"
    jobs = [{"company": evil, "title": evil, "skills": ["Python"]}] * 30
    jobs += [{"employer_id": str(number), "skills": ["Python"]} for number in range(5)]
    runs = [{"board": evil, "status": "failed", "error": evil}]
    sources = [{"source": "greenhouse", "label": evil, "attribution": evil, "url": "javascript:alert(4)"}]
    invented.publish(
        home,
        jobs=jobs,
        runs=runs,
        sources=sources,
        skills=[{"name": "Python"}],
        guide=[{"name": "Python"}],
        build_id="evil",
    )
    for path in PATHS:
        page = visit(path)
        page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
        page.wait_for_timeout(500)
        expect(page.locator("img[src*=tracker], a[href*=javascript], [onerror]")).to_have_count(0)
