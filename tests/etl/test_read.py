"""Each distinct posting is read once per reader version, on as many cores as there are, and a kill costs little."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import data
from etl import adverts, read
from etl.snapshot import Delta
from tests.etl.nights import NOW, advert, lay_down

ROOT = Path(__file__).parents[2]
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


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from etl import adverts, read

def report(done, total):
    if done == 4:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

if __name__ == "__main__":
    read.ALONE, read.BATCH, read.FILE = 0, 1, 3
    with adverts.opened(Path(sys.argv[1])) as connection:
        read.read(connection, Path(sys.argv[1]), datetime(2026, 6, 1, tzinfo=UTC), report)
"""


def test_a_kill_costs_the_file_being_filled(home: Path, tmp_path: Path) -> None:
    """What stood on the disk stays, the next call reads the rest, none twice; no worker outlives its parent."""
    script = tmp_path / "killed.py"
    script.write_text(KILLED, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    # its workers hold its stdout: this ends when the last of them has
    command = [sys.executable, script, home]
    killed = subprocess.run(command, env=environment, stdout=subprocess.PIPE, timeout=120, check=False)
    stood = len(read.files(home))
    left = data.readings(home) / read.version(home).reader / "left.unfinished"
    left.write_bytes(b"PAR1")
    count, readings = read_all(home)
    keys = {key for key, _, _ in readings}
    assert (killed.returncode != 0, stood, count, len(readings), len(keys), left.exists()) == (True, 1, 1, 4, 4, False)


def test_the_newest_versions_stay(home: Path) -> None:
    """Readings are a cache: of the readers there were, the one of today and the one before are kept."""
    for age, name in enumerate(("before", "older", "oldest"), start=1):
        folder = data.readings(home) / name
        folder.mkdir(parents=True)
        os.utime(folder, (NOW.timestamp() - age, NOW.timestamp() - age))
    read_all(home)
    assert {folder.name for folder in data.readings(home).iterdir()} == {read.version(home).reader, "before"}


def test_a_record_is_parsed_once(home: Path) -> None:
    """A second night parses what the first did not, and a parser that changed parses all again."""
    read_all(home)
    (first,) = data.parsed(home).glob("*/*.parquet")
    written = first.stat().st_mtime_ns
    posts = {"9": advert(9, content="&lt;p&gt;We use Go.&lt;/p&gt;")}
    lay_down(home, date(2026, 3, 2), {("greenhouse", "acme"): Delta(put=posts)})
    (data.parsed(home) / "another version").mkdir()
    count, readings = read_all(home)
    assert (count, len(readings), first.stat().st_mtime_ns == written) == (1, 5, True)
    assert len(list(data.parsed(home).glob("*/*.parquet"))) == 2
    assert len(list(data.parsed(home).iterdir())) == 1
