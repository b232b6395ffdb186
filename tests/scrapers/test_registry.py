"""A source is four things: a module in the registry, a table in sources.toml, an answer, and what becomes of it."""

import csv
import json
import tomllib
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import data
from scrapers.record import _notice
from scrapers.registry import SOURCES

FIXTURES = Path(__file__).parents[1] / "fixtures"
TABLES = tomllib.loads((data.BUNDLED / "sources.toml").read_text(encoding="utf-8"))
NOT_YET_WRITTEN = {"personio", "smartrecruiters", "workable"}


def read(source: str, site: Any) -> tuple[str, list[dict[str, Any]]]:
    """A board and its records, scraped from a site that answers page.json, or the file named like the path's end."""
    module, folder = SOURCES[source], FIXTURES / source
    answers = {path.stem: load(path) for path in folder.glob("*.json") if path.name != "expected.json"}
    web = site({"*": answers.pop("page"), **answers}).web
    board = module.months(web, date(2026, 5, 31))[0] if hasattr(module, "months") else "acme"
    return board, list(module.scrape(web, board))


def load(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("source", SOURCES)
def test_fixture_becomes_the_expected_postings(source: str, site: Any) -> None:
    """scrape over HTTP, then parse, gives exactly the postings of expected.json."""
    board, found = read(source, site)
    postings = [asdict(SOURCES[source].parse(record, board)) for record in found]
    assert postings == load(FIXTURES / source / "expected.json")


@pytest.mark.parametrize("source", SOURCES)
def test_parse_is_pure(source: str, site: Any) -> None:
    """Reading a record twice gives the same posting and leaves the record as it was."""
    board, found = read(source, site)
    before = json.dumps(found)
    first, second = ([SOURCES[source].parse(record, board) for record in found] for _ in range(2))
    assert (first, json.dumps(found)) == (second, before)


@pytest.mark.parametrize("source", SOURCES)
def test_no_field_of_the_fixture_is_left_over(source: str, site: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Every field of the recorded shape is taken or ignored by name, so that a warning means a new one."""
    _notice.cache_clear()
    board, found = read(source, site)
    for record in found:
        SOURCES[source].parse(record, board)
    assert caplog.record_tuples == []


@pytest.mark.parametrize(
    "place",
    [
        list(TABLES),
        [page.parent.name for page in FIXTURES.glob("*/page.json")],
        [page.parent.name for page in FIXTURES.glob("*/expected.json")],
    ],
    ids=["sources.toml", "page.json", "expected.json"],
)
def test_every_source_has_its_four_parts(place: list[str]) -> None:
    """No source lacks a part, and no part stands without its source."""
    assert sorted(place) == sorted(SOURCES)


def test_module_says_what_fetch_asks() -> None:
    """NAME is the key; the other constants are what fetch and the dashboard read."""
    said = {name: (module.NAME, module.COVERAGE, hasattr(module, "MONTHLY")) for name, module in SOURCES.items()}
    assert said == {
        "greenhouse": ("greenhouse", "whole", False),
        "lever": ("lever", "whole", False),
        "ashby": ("ashby", "whole", False),
        "hackernews": ("hackernews", "window", True),
    }
    assert all(module.LABEL and module.URL.startswith("https://") for module in SOURCES.values())


def test_every_table_names_who_is_asked_and_how() -> None:
    """The four are on, over https, at most one request a second, and name where the data comes from."""
    for name, table in TABLES.items():
        assert table["enabled"] is True, name
        assert table["base_url"].startswith("https://"), name
        assert table["pace_seconds"] >= 1, name
        assert table["robots"] == "obey", name
        assert table["attribution"], name
    assert TABLES["hackernews"]["closes_after_days"] == 45


def test_boards_are_sorted_distinct_and_of_known_sources() -> None:
    """boards.csv is a list people edit: one order, no doubles, EU boards only where a source has an EU host."""
    with (data.BUNDLED / "boards.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    keys = [(row["source"], row["board"]) for row in rows]
    assert list(rows[0]) == ["source", "board", "company"]
    assert keys == sorted(set(keys), key=lambda key: (key[0], key[1].casefold()))
    assert {source for source, _ in keys} == {"greenhouse", "lever", "ashby"} | NOT_YET_WRITTEN
    assert all(row["company"] == row["company"].strip() != "" for row in rows)
    assert [key for key in keys if key[1].startswith("eu:")] == [
        ("greenhouse", "eu:cognite"),
        ("greenhouse", "eu:physicsx"),
        ("lever", "eu:blackshark"),
    ]
    assert not [board for _, board in keys if "%" in board]
