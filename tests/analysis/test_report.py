"""The reports to print."""

import re
from datetime import date
from html.parser import HTMLParser

import duckdb
import pandas as pd
import pytest

from analysis import warehouse
from analysis.guide import guide_items, leaves_out
from analysis.printable import Section, bar, cell, page
from analysis.report import basis_of, gap, guide
from analysis.selection import Selection
from tests.analysis import tables
from tests.analysis.invented import GUIDE
from tests.analysis.tables import PERSON

OUTWARD = {"src", "srcset", "href", "action", "data", "poster", "background", "xlink:href", "style"}


class Reader(HTMLParser):
    """The tags of a page, its cells by row, and whatever leads out of it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.leads: list[str] = []
        self.rows: list[list[str]] = []
        self.words = ""
        self.in_cell = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.leads += [str(value) for name, value in attrs if name in OUTWARD or name.startswith("on")]
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.in_cell = True

    def handle_endtag(self, tag: str) -> None:
        self.in_cell = self.in_cell and tag not in ("td", "th")

    def handle_data(self, text: str) -> None:
        self.words += text
        if self.in_cell:
            self.rows[-1][-1] += text


@pytest.fixture(scope="module")
def cursor(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """A build of the invented sample, full of hard cells."""
    return warehouse.connect(tables.publish(tmp_path_factory.mktemp("report"))).cursor()


def test_guide(cursor: duckdb.DuckDBPyConnection) -> None:
    """Verdict, share and interval of every item and of what is left out, the warning, what it rests on, and sources;
    nothing leads out of it."""
    build = warehouse.describe(cursor)
    found = Reader(guide(cursor, GUIDE, basis_of(cursor, Selection(), build)))
    items, gaps = guide_items(cursor, Selection(), GUIDE), leaves_out(cursor, Selection(), GUIDE)
    ranked = items[items["role"] == "demand"]
    for table, name in ((ranked, "item"), (gaps, "skill")):
        for row in table.to_dict("records"):
            [cells] = [each for each in found.rows if each[0] == row[name]]
            shares = [f"{row[column]:.1f} %" for column in ("share_pct", "low_pct", "high_pct")]
            where = cells.index(row["verdict"])
            assert cells[where + 2 : where + 5] == shares  # the bar stands between
            assert cells[-2:] == [f"{row['jobs']:,}", f"{row['employers']:,}"]
    for words in ("Skill-gap report: A guide", "no number is about a real market", "ML jobs, English text · open now",
                  "build 20261122T031000Z", "Postings by Greenhouse job boards.", "Coursera"):  # fmt: skip
        assert words in found.words
    assert found.leads == []


def test_person(cursor: duckdb.DuckDBPyConnection) -> None:
    """What a person brings and all tables; only adverts are linked, and what they wrote is text."""
    html = gap(cursor, GUIDE, "<i>Ana</i>", PERSON, basis_of(cursor, Selection(), warehouse.describe(cursor)))
    found = Reader(html)
    assert "Counted with: Python, SQL; 2 years of experience; degree: bachelor." in found.words
    assert "My gap: <i>Ana</i>" in found.words
    assert {"i", "b", "script", "img", "link", "iframe"} & found.tags == set()
    assert found.leads
    assert all(re.match(r"https://jobs\.invalid/", lead) for lead in found.leads)
    headings = re.findall(r"<h2>(.*?)</h2>", html)
    assert headings == [
        "Where you stand", "What to learn next", "Two at once", "Your path", "The smallest set", "Nearest jobs",
        "Jobs fully met",
    ]  # fmt: skip


def test_few_jobs(cursor: duckdb.DuckDBPyConnection) -> None:
    """Jobs too few for a share, or none at all: counts in words, no path, no bar."""
    build = warehouse.describe(cursor)
    few = Selection(levels=("intern",), countries=("DE",))
    none = Selection(window="range", until=date(2020, 1, 1))
    said = [Reader(gap(cursor, GUIDE, "", PERSON, basis_of(cursor, one, build))).words for one in (few, none)]
    assert [re.findall(r"Needs 30 jobs, has \d+\.", words) != [] for words in said] == [True, True]
    html = guide(cursor, GUIDE, basis_of(cursor, none, build))
    assert "No job matches these filters." in html
    assert "<svg" not in html


CELLS = [
    ("<b>&\"'", "text", "&lt;b&gt;&amp;&quot;&#x27;"),
    (None, "text", "–"),
    (float("nan"), "percent", "–"),
    (12.345, "percent", "12.3 %"),
    (0.934, "share", "93 %"),
    (1284, "number", "1,284"),
    (1.25, "number", "1.25"),
    (147500.0, "usd", "$147,500"),
    (60000.0, "amount", "60,000"),
    (pd.Timestamp("2026-11-02"), "day", "2 Nov 2026"),
    (False, "flag", "no"),
    ("https://jobs.invalid/1?a=1&b=2", "link",
     '<a href="https://jobs.invalid/1?a=1&amp;b=2" rel="noreferrer">jobs.invalid</a>'),
    ("javascript:alert(1)", "link", "javascript:alert(1)"),
    ('https://x.invalid/"onclick="alert(1)', "link",
     '<a href="https://x.invalid/&quot;onclick=&quot;alert(1)" rel="noreferrer">x.invalid</a>'),
]  # fmt: skip


@pytest.mark.parametrize(("value", "form", "expected"), CELLS)
def test_cell(value: object, form: str, expected: str) -> None:
    """Each form as people read it; what others wrote is escaped, and only web addresses are links."""
    assert cell(value, form) == expected


BARS = [
    ([50.0, 40.0, 60.0], 100.0, ['rect width="80.0"', 'x1="64.0"', 'x2="96.0"', 'cx="80.0"']),
    ([5, pd.NA, pd.NA], 10.0, ['rect width="80.0"', 'cx="80.0"']),
    ([float("nan")] * 3, 100.0, []),
]


@pytest.mark.parametrize(("values", "top", "expected"), BARS)
def test_bar(values: list[object], top: float, expected: list[str]) -> None:
    """A bar as long as the share, a line for the interval where there is one, nothing without a share."""
    drawn = bar(values, top)
    assert [part for part in expected if part not in drawn] == []
    assert ("<line" in drawn, drawn != "") == ("x1" in "".join(expected), bool(expected))


def test_page_needs_nothing() -> None:
    """The file forbids itself scripts and everything from outside."""
    html = page("T", "", [], "", [Section("S", "", pd.DataFrame({"skill": ["<script>alert(1)</script>"]}))], [])
    assert "default-src 'none'; style-src 'unsafe-inline'" in html
    assert (Reader(html).tags & {"script", "img", "link"}, "&lt;script&gt;alert(1)" in html) == (set(), True)
    assert "@media print" in html
