"""Fields are taken by name, and what nobody named is noticed."""

import logging
from typing import Any

import pytest

from scrapers.errors import PageChanged
from scrapers.record import Record, pay_range, records

RAW = {
    "id": 7,
    "title": "  Data\r\nScientist ",
    "place": {"name": "Ghent"},
    "none": None,
    "yes": True,
    "half": 0.5,
    "tags": ["a ", "b"],
}
ADVICE = "The site changed its answer: compare it with tests/fixtures/greenhouse/page.json, then adapt parse()."


def record(raw: dict[str, Any] | None = None) -> Record:
    return Record("greenhouse", "acme", raw or RAW)


@pytest.mark.parametrize(
    ("path", "default", "expected"),
    [
        (("id",), "", "7"),
        (("half",), "", "0.5"),
        (("title",), "", "  Data\r\nScientist "),
        (("place", "name"), "", "Ghent"),
        (("none",), "unknown", "unknown"),
        (("none", "name"), "unknown", "unknown"),
        (("absent",), "unknown", "unknown"),
    ],
)
def test_text(path: tuple[str, ...], default: str, expected: str) -> None:
    """Numbers become text; missing and null become the default."""
    assert record().text(*path, default=default) == expected


def test_line_has_no_blanks_around_it_and_no_breaks() -> None:
    """Outer blanks and line breaks flip from day to day; inner blanks are the site's own words."""
    assert record().line("title") == "Data Scientist"
    assert record({"title": "Data  Scientist\xa0"}).line("title") == "Data  Scientist"


def test_lists_and_flags() -> None:
    """Missing and null are no items and no flag."""
    raw = {"rows": [{"n": 1}], "tags": ["a ", "b"], "yes": True, "null": None}
    one = record(raw)
    assert [item.text("n") for item in one.items("rows")] == ["1"]
    assert (one.items("null"), one.items("absent")) == ([], [])
    assert (one.lines("tags"), one.lines("null")) == (["a", "b"], [])
    assert (one.flag("yes"), one.flag("null"), one.flag("absent")) == (True, False, False)


@pytest.mark.parametrize(
    ("take", "finding"),
    [
        (lambda r: r.text("absent"), f"'absent' is missing, found {sorted(RAW)}"),
        (lambda r: r.text("none"), f"'none' is missing, found {sorted(RAW)}"),
        (lambda r: r.text("place", "city"), f"'place.city' is missing, found {sorted(RAW)}"),
        (lambda r: r.text("yes"), "'yes' holds true or false, not text"),
        (lambda r: r.text("place"), "'place' holds an object, not text"),
        (lambda r: r.text("title", "name"), "'title.name' is out of reach: text stands where an object stood"),
        (lambda r: r.flag("title"), "'title' holds text, not true or false"),
        (lambda r: r.items("tags"), "'tags' is no list of objects"),
        (lambda r: r.lines("title"), "'title' is no list of texts"),
    ],
)
def test_a_changed_field_names_itself(take: Any, finding: str) -> None:
    """The message says who, what, and what to do."""
    with pytest.raises(PageChanged) as caught:
        take(record())
    assert str(caught.value) == f"greenhouse/acme: field {finding}. {ADVICE}"


def test_a_new_field_is_noticed_once(caplog: pytest.LogCaptureFixture) -> None:
    """A field nobody took or ignored is a warning, once per source and process however many records hold it."""
    for _ in range(2):
        one = Record("a test of left over fields", "acme", {"id": 1, "old": 2, "new": 3, "newer": 4})
        one.text("id")
        one.ignore("old")
        assert one.left_over() == {"new", "newer"}
    advice = "is neither taken nor ignored. Take it in parse(), or add it to NOT_NEEDED."
    assert caplog.record_tuples == [
        ("scrapers.record", logging.WARNING, f"a test of left over fields: the new field '{name}' {advice}")
        for name in ("new", "newer")
    ]


@pytest.mark.parametrize(
    ("answer", "key", "found"),
    [
        ([], "jobs", "a list, not an object with a list 'jobs'"),
        (None, "jobs", "nothing, not an object with a list 'jobs'"),
        ("busy", "jobs", "text, not an object with a list 'jobs'"),
        ({"status": 404, "error": "x"}, "jobs", "an object with ['error', 'status'], not an object with a list 'jobs'"),
        ({"jobs": None}, "jobs", "an object with ['jobs'], not an object with a list 'jobs'"),
        ({"jobs": {"1": {}}}, "jobs", "an object with ['jobs'], not an object with a list 'jobs'"),
        ({"jobs": [{}, None]}, "jobs", "an object with ['jobs'], not an object with a list 'jobs'"),
        ({"ok": False}, "", "an object with ['ok'], not a list"),
        ([1], "", "a list, not a list"),
        (7, "", "a number, not a list"),
    ],
)
def test_an_answer_of_another_shape_is_refused(answer: Any, key: str, found: str) -> None:
    """Never an empty list for an error: that would look like a calm market."""
    with pytest.raises(PageChanged) as caught:
        records("greenhouse", "acme", answer, key)
    advice = ADVICE.replace("parse()", "scrape()")
    assert str(caught.value) == f"greenhouse/acme: the answer is {found} of objects. {advice}"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (("200000", "270000", "USD", "per-year-salary"), "200000-270000 USD per-year-salary"),
        (("200000", "", "USD"), "200000- USD"),
        (("", "45.50", ""), "-45.50"),
        (("", "", "USD", "1 YEAR"), ""),
    ],
)
def test_pay_range(given: tuple[str, ...], expected: str) -> None:
    """An end the site leaves open stays open; without both ends there is no pay."""
    assert pay_range(*given) == expected
