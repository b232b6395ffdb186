"""Source tables and board lists are laid over each other key by key, and a mistake in them is named."""

from pathlib import Path

import pytest

from etl import config
from etl.config import ConfigError

OVERRIDES = [
    ("[lever]\nboards = ['acme']\n", {"lever": ("https://api.lever.co", ("acme",), 1.0)}),
    ("[lever]\nboards = ['acme', 'acme']\npace_seconds = 0\n", {"lever": ("https://api.lever.co", ("acme",), 0)}),
    ("[lever]\nboards = []\nenabled = false\n", {}),
    (
        "[lever]\nbase_url = 'http://127.0.0.1:1/lever'\nboards = ['a']\n[ashby]\nboards = ['b c']\n",
        {"lever": ("http://127.0.0.1:1/lever", ("a",), 1.0), "ashby": ("https://api.ashbyhq.com", ("b c",), 1.0)},
    ),
]


@pytest.mark.parametrize(("text", "expected"), OVERRIDES)
def test_a_file_is_laid_over_the_bundled_tables(tmp_path: Path, text: str, expected: dict[str, object]) -> None:
    """--sources FILE replaces key by key; sources it does not name are off."""
    override = tmp_path / "sources.toml"
    override.write_text(text, encoding="utf-8")
    asked = config.load(tmp_path, override).enabled()
    assert {each.name: (each.base_url, each.boards, each.pace_seconds) for each in asked} == expected


def test_the_bundled_tables_ask_every_written_source(tmp_path: Path) -> None:
    """Boards come from boards.csv; rows of sources nobody has written yet are kept and named."""
    found = config.load(tmp_path)
    assert {each.name: len(each.boards) for each in found.enabled()} == {
        "greenhouse": 161,
        "lever": 19,
        "ashby": 116,
        "hackernews": 0,
    }
    assert found.unwritten == {"personio": 3, "smartrecruiters": 1, "workable": 7}
    assert found.companies["ashby", "Hippocratic AI"] == "Hippocratic AI"


def test_a_persons_own_tables_extend_the_bundled_ones(tmp_path: Path) -> None:
    """my/ survives an update: its keys and rows lie over the bundled ones, and switch nothing else off."""
    (tmp_path / "my").mkdir()
    (tmp_path / "my" / "sources.toml").write_text("[ashby]\npace_seconds = 3\n", encoding="utf-8")
    rows = "source,board,company\nlever,acme,Acme Ltd\nlever,spotify,Renamed\n"
    (tmp_path / "my" / "boards.csv").write_text(rows, encoding="utf-8")
    found = config.load(tmp_path)
    assert found.sources["ashby"].pace_seconds == 3
    assert len(found.enabled()) == 4
    assert found.sources["lever"].boards[-1] == "acme"
    assert found.companies["lever", "acme"] == "Acme Ltd"


MISTAKES = [
    ("[grenhouse]\n", "unknown source 'grenhouse'. Known are"),
    ("[lever\n", "cannot be read as TOML"),
    ("lever = 3\n", "'lever' is not a table. Write [lever] on a line of its own."),
    ("[lever]\nbords = ['a']\n", "lever has an unknown key 'bords'. Known are"),
    ("[lever]\nboards = 'a'\n", "lever.boards = 'a' is of the wrong type."),
    ("[lever]\nboards = [1]\n", "lever.boards must be a list of texts, found [1]."),
    ("[lever]\npace_seconds = true\n", "lever.pace_seconds = True is of the wrong type."),
    ("[lever]\npace_seconds = -1\n", "lever.pace_seconds = -1 is below zero."),
    ("[lever]\ncoverage = 'half'\n", "lever.coverage = 'half'. It is one of whole, window."),
    ("[lever]\nrobots = 'no'\n", "lever.robots = 'no'. It is one of obey, ignore."),
    ("[lever]\nbase_url = 'example.com'\n", "lever.base_url = 'example.com' is no web address."),
    ("[ashby]\nboards = ['eu:a']\n", "ashby has the board 'eu:a' but no base_url_eu."),
]


@pytest.mark.parametrize(("text", "said"), MISTAKES)
def test_a_mistake_is_named(tmp_path: Path, text: str, said: str) -> None:
    """Nothing is guessed: the message says which key of which source, and what to write."""
    override = tmp_path / "sources.toml"
    override.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        config.load(tmp_path, override)
    assert said in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """--sources of a file that is not there."""
    with pytest.raises(ConfigError, match=r"none\.toml: no such file\. Name a TOML file with one table per source\."):
        config.load(tmp_path, tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("base", "board", "expected"),
    [
        ("https://api.example.com", "acme", "https://api.example.com"),
        ("https://{board}.example.com", "acme", "https://acme.example.com"),
        ("https://example.com/{board}", "a b/c", "https://example.com/a%20b%2Fc"),
        ("https://api.example.com", "eu:acme", "https://eu.example.com"),
    ],
)
def test_the_address_of_a_board(base: str, board: str, expected: str) -> None:
    """A European board stands on the European host; {board} is the token, escaped."""
    source = config.Source(
        name="lever", base_url=base, base_url_eu="https://eu.example.com", boards=(), coverage="whole", attribution=""
    )
    assert source.address(board) == expected
