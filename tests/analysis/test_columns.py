"""The data dictionary. That it holds every column of every table stands in test_tables.py."""

import csv
from io import StringIO
from pathlib import Path

import pytest

import data
from analysis import columns as dictionary
from analysis.columns import as_csv, as_markdown, columns

ROOT = Path(__file__).parents[2]


def test_the_docs_are_the_dictionary() -> None:
    """docs/columns.md is what `skill-gap columns --out docs/columns.md` writes today."""
    assert (ROOT / "docs" / "columns.md").read_text(encoding="utf-8") == as_markdown()


def test_every_meaning_is_said() -> None:
    """No entry is empty, and a heading fits over a column."""
    assert [each.name for each in columns().values() if not each.meaning or not 0 < len(each.label) <= 40] == []


def test_csv() -> None:
    """A row a column, in the order of the files."""
    header, *rows = csv.reader(StringIO(as_csv()))
    assert (header, [row[0] for row in rows]) == (["column", "heading", "meaning", "form", "room"], list(columns()))
    assert ["is_sample", "Sample", columns()["is_sample"].meaning, "flag", "origin"] in rows


FILES = [
    ('[a]\nlabel = "A"\nmeaning = "a"\nform = "text"\n', '[a]\nlabel = "B"\nmeaning = "b"\nform = "text"\n'),
    ('[a]\nlabel = "A"\nmeaning = "a"\nform = "furlong"\n', ""),
]


@pytest.mark.parametrize(("one", "other"), FILES)
def test_a_name_means_one_thing(one: str, other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that two files describe, or a form that nobody knows, is refused with the name of the file."""
    paths = [tmp_path / "one.toml", tmp_path / "other.toml"]
    for path, text in zip(paths, (one, other), strict=True):
        path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(data, "columns", lambda: paths)
    with pytest.raises(ValueError, match=r"(one|other)\.toml: column a is described twice"):
        dictionary.columns.__wrapped__()
