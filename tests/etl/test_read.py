"""Each distinct posting is read once per reader version, on as many cores as there are, and a kill costs little."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import data
from etl import adverts, read
from etl.snapshot import Delta
from tests.etl.nights import NOW, advert, lay_down

NAMES = ("PyTorch", "SQL", "Docker", "PyTorch", "Spark")  # five postings, four texts


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with five postings, two of them alike."""
    posts = {str(key): advert(key, content=f"&lt;p&gt;We use {name}.&lt;/p&gt;") for key, name in enumerate(NAMES)}
    lay_down(tmp_path, date(2026, 3, 1), {("greenhouse", "acme"): Delta(put=posts)})
    return tmp_path


def read_all(home: Path) -> tuple[int, list[tuple[Any, ...]]]:
    """How many postings were read now, and every reading there is."""
    with adverts.opened(home) as connection:
        count = read.read(connection, home, NOW)
        read.view(connection, home)
        return count, connection.sql("select reading_key, text, mentions from readings order by all").fetchall()


def test_each_distinct_posting_is_read_once(home: Path) -> None:
    """Equal postings have one reading, and what is read is not read again."""
    first, readings = read_all(home)
    again, same = read_all(home)
    assert (first, len(readings), again, same) == (4, 4, 0, readings)


def test_processes_read_what_one_alone_reads(home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The pool gives the same readings as this process."""
    _, alone = read_all(home)
    for path in read.files(home):
        Path(path).unlink()
    monkeypatch.setattr(read, "ALONE", 0)
    monkeypatch.setattr(read, "BATCH", 2)
    assert read_all(home) == (4, alone)


def test_a_changed_skill_list_is_another_reader(home: Path) -> None:
    """A person's own skill makes every posting read again, and no other."""
    read_all(home)
    (home / "my").mkdir()
    own = '[own-tool]\nname = "Own tool"\nkind = "platform"\naliases = ["we use"]\n'
    (home / "my" / "skills.toml").write_text(own, encoding="utf-8")
    count, readings = read_all(home)
    assert (count, len(readings)) == (4, 4)
    assert all("own-tool" in {mention["skill_id"] for mention in mentions} for _, _, mentions in readings)
    assert len(list(data.readings(home).iterdir())) == 2


def test_a_kill_costs_the_file_being_filled(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stood on the disk stays; the next call reads the rest, and the half-written file is gone."""
    monkeypatch.setattr(read, "BATCH", 1)
    monkeypatch.setattr(read, "FILE", 1)

    def killed(done: int, total: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with adverts.opened(home) as connection, pytest.raises(KeyboardInterrupt):
        read.read(connection, home, NOW, killed)
    left = Path(read.files(home)[0]).with_name("left.unfinished")
    left.write_bytes(b"PAR1")
    count, readings = read_all(home)
    assert (count, len(readings), left.exists()) == (2, 4, False)
