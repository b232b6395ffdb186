"""The queue of unknown terms: which of them a build keeps, and how the command hands them out."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl import publish
from etl.cli import app
from etl.snapshot import Delta
from etl.terms import Term, queue, write
from tests.etl.nights import advert, built, lay_down

ASKS = {  # what two boards ask for
    "acme": ["Python, Quiblet, Marzipan", "Python, QUIBLET, Zorvex", "Python and tea", "Python and marzipan, as we do"],
    "other": ["Python, Quiblet and Marzipan", "Python and no marzipan", "Python for marzipan", "Python, Mundrake"],
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A build of the adverts above."""
    boards = {}
    for number, (board, needs) in enumerate(ASKS.items(), start=1):
        adverts = [
            advert(
                10 * number + i, company_name=board.title(), content=f"<h2>Requirements</h2><p>- {need}, please.</p>"
            )
            for i, need in enumerate(needs)
        ]
        boards["greenhouse", board] = Delta(put={str(record["id"]): record for record in adverts})
    lay_down(tmp_path, date(2026, 3, 1), boards)
    built(tmp_path)
    return tmp_path


def test_a_term_of_two_employers_waits_in_the_queue(home: Path) -> None:
    """In its most frequent spelling; not a term of one employer, nor a word that more texts write small."""
    assert queue(home, 2, 50) == [Term("Quiblet", 2, 3, "Acme", "- Python, Quiblet, Marzipan, please.")]
    assert queue(home, 3, 50) == []


def test_a_skill_of_my_own_leaves_the_queue(home: Path) -> None:
    """my/skills.toml is read by all that knows skills; the next build counts the term as a skill."""
    own = home / "my" / "skills.toml"
    own.parent.mkdir()
    own.write_text('[quiblet]\nname = "Quiblet"\nkind = "ml library"\naliases = ["quiblet"]\n', encoding="utf-8")
    built(home)
    assert queue(home, 1, 50) == []


def test_the_file_is_one_for_a_spreadsheet(tmp_path: Path) -> None:
    """UTF-8 with a byte-order mark; an advert's words are never a formula."""
    write([Term("Quiblet", 2, 3, None, "=1+1 Quiblet")], tmp_path / "terms.csv")
    assert (tmp_path / "terms.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "terms.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["term", "employers", "jobs", "company", "example"],
            ["Quiblet", "2", "3", "", "'=1+1 Quiblet"],
        ]


def test_the_command(home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """For people a table, for machines JSON, for a spreadsheet a file."""
    monkeypatch.setenv("JOBS_HOME", str(home))
    run = CliRunner().invoke
    out = tmp_path / "out.csv"
    answer = run(app, ["terms", "--json", "--out", str(out)])
    assert (answer.exit_code, json.loads(answer.stdout), out.is_file()) == (
        0,
        [
            {
                "term": "Quiblet",
                "employers": 2,
                "jobs": 3,
                "company": "Acme",
                "example": "- Python, Quiblet, Marzipan, please.",
            }
        ],
        True,
    )
    assert "Quiblet" in run(app, ["terms"]).stdout
    assert "my/skills.toml" in run(app, ["terms", "--help"]).stdout


def test_nothing_published_is_said(tmp_path: Path) -> None:
    """An empty queue would look like a list that knows everything."""
    with pytest.raises(publish.PublishError, match="Nothing is published yet"):
        queue(tmp_path, 2, 50)
