"""The command as a person types it: what it says, what it leaves behind, and its exit code."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import Result
from filelock import FileLock
from typer.testing import CliRunner

import data
from etl.cli import app
from tests.etl.nights import advert

Site = Any  # of tests/conftest.py


def etl(home: Path, *arguments: str, stdin: str | None = None) -> Result:
    """Run `etl` in this process, as a person types it."""
    return CliRunner().invoke(app, arguments, input=stdin, env={"JOBS_HOME": str(home), "COLUMNS": "200"})


@pytest.fixture
def acme(site: Callable[..., Site], tmp_path: Path) -> Site:
    """A site with the board acme, and a sources file that points at it."""
    shown = site(
        {
            "/v1/boards/acme/jobs": {
                "jobs": [advert(1), advert(2, title="Accountant", content="&lt;p&gt;You know SQL.&lt;/p&gt;")]
            }
        }
    )
    shown.file = tmp_path / "sources.toml"
    shown.file.write_text(
        f'[greenhouse]\nbase_url = "http://127.0.0.1:{shown.server_port}"\nboards = ["acme"]\n'
        "pace_seconds = 0\nprivate_hosts_ok = true\n",
        encoding="utf-8",
    )
    return shown


def tables(home: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every table of the published build, its rows in order."""
    build = data.pointer(home).read_text(encoding="utf-8").strip()
    with duckdb.connect(data.build(home, build), read_only=True) as connection:
        names = connection.sql("select table_name from duckdb_tables() order by all").fetchall()
        return {name: connection.table(name).order("all").fetchall() for (name,) in names}


def test_a_night_is_published(tmp_path: Path, acme: Site) -> None:
    """Fetch, read, build, publish: exit 0, the summary as JSON, and a line in runs.jsonl that says the same."""
    home = tmp_path / "home"
    ran = etl(home, "refresh", "--sources", str(acme.file), "--on", "2026-03-01", "--json")
    assert ran.exit_code == 0, ran.stderr
    summary = json.loads(ran.stdout)
    assert {key: summary[key] for key in ("command", "on", "exit_code", "as_of", "boards", "read", "message")} == {
        "command": "refresh",
        "on": "2026-03-01",
        "exit_code": 0,
        "as_of": "2026-03-01",
        "boards": {"ok": 1, "failed": 0, "kept": 0},
        "read": 2,
        "message": None,
    }
    assert json.loads(data.runs_log(home).read_text(encoding="utf-8")) == summary
    found = tables(home)
    assert [row[:2] for row in found["jobs"]] == [
        ("greenhouse:acme:1", "ML Engineer"),
        ("greenhouse:acme:2", "Accountant"),
    ]
    assert [row[:2] for row in found["mentions"]] == [
        ("greenhouse:acme:1", "machine-learning"),
        ("greenhouse:acme:1", "pytorch"),
        ("greenhouse:acme:2", "sql"),
    ]


def test_the_same_night_again_changes_nothing_else(tmp_path: Path, acme: Site) -> None:
    """A repeated night adds source_runs rows, a meta row and a line in runs.jsonl."""
    home, command = tmp_path / "home", ("refresh", "--sources", str(acme.file), "--on", "2026-03-01")
    assert etl(home, *command).exit_code == 0
    before = tables(home)
    assert etl(home, *command).exit_code == 0
    after = tables(home)
    assert len(after["source_runs"]) == len(before["source_runs"]) + 1
    assert {name for name in before if before[name] != after[name]} == {"source_runs", "meta"}
    assert len(data.runs_log(home).read_text(encoding="utf-8").splitlines()) == 2


def test_each_step_alone_and_back_again(tmp_path: Path, acme: Site) -> None:
    """fetch, read and build are refresh in steps; read and build can be repeated; rollback names the build before."""
    home = tmp_path / "home"
    assert etl(home, "fetch", "--sources", str(acme.file), "--on", "2026-03-01").exit_code == 0
    assert not data.pointer(home).exists()
    assert json.loads(etl(home, "read", "--json").stdout)["read"] == 2
    assert json.loads(etl(home, "read", "--json").stdout)["read"] == 0
    first = json.loads(etl(home, "build", "--json").stdout)["published"]
    second = json.loads(etl(home, "build", "--json").stdout)["published"]
    assert first < second == data.pointer(home).read_text(encoding="utf-8").strip()
    assert etl(home, "rollback").exit_code == 0
    assert data.pointer(home).read_text(encoding="utf-8").strip() == first
    again = etl(home, "rollback")
    assert (again.exit_code, "there is nothing to go back to" in again.stderr) == (1, True)


def test_the_newest_three_builds_stay_and_one_in_use_longer(tmp_path: Path, acme: Site) -> None:
    """A dashboard's database is not taken away under it."""
    home = tmp_path / "home"
    etl(home, "fetch", "--sources", str(acme.file), "--on", "2026-03-01")
    built = [json.loads(etl(home, "build", "--json").stdout)["published"] for _ in range(2)]
    with duckdb.connect(data.build(home, built[1]), read_only=True):
        built += [json.loads(etl(home, "build", "--json").stdout)["published"] for _ in range(3)]
        assert sorted(path.stem for path in data.builds(home).glob("*.duckdb")) == built[1:]
    etl(home, "build")
    assert len(list(data.builds(home).glob("*"))) == 4  # three builds and the pointer


def test_a_failed_board_is_said_and_exits_3(tmp_path: Path, acme: Site) -> None:
    """Published, but a board that was good lately failed; its jobs stay open, and the reason stands everywhere."""
    home = tmp_path / "home"
    etl(home, "refresh", "--sources", str(acme.file), "--on", "2026-03-01")
    acme.answers["/v1/boards/acme/jobs"] = b"<html><body>Out to lunch</body></html>"
    ran = etl(home, "refresh", "--sources", str(acme.file), "--on", "2026-03-02")
    assert ran.exit_code == 3
    assert "/v1/boards/acme/jobs" in ran.stderr
    found = tables(home)
    assert [row[4] for row in found["source_runs"]] == ["ok", "failed"]
    assert len(found["jobs"]) == 2
    assert json.loads(etl(home, "status", "--json").stdout)["boards"][0]["status"] == "failed"


def test_a_board_that_never_answered_is_no_failure_but_alone_publishes_nothing(tmp_path: Path, acme: Site) -> None:
    """404 from the first night on: exit 0 beside a good board, exit 1 where there is nothing at all."""
    home = tmp_path / "home"
    text = acme.file.read_text(encoding="utf-8")
    acme.file.write_text(text.replace('["acme"]', '["nobody"]'), encoding="utf-8")
    alone = etl(home, "refresh", "--sources", str(acme.file), "--on", "2026-03-01")
    assert (alone.exit_code, "No board was ever read well" in alone.stderr) == (1, True)
    assert json.loads(data.runs_log(home).read_text(encoding="utf-8"))["exit_code"] == 1
    acme.file.write_text(text.replace('["acme"]', '["nobody", "acme"]'), encoding="utf-8")
    assert etl(home, "refresh", "--sources", str(acme.file), "--on", "2026-03-01").exit_code == 0


def test_a_second_run_is_refused(tmp_path: Path, acme: Site) -> None:
    """Two refreshes at once: the second exits 4 and leaves no line."""
    home = tmp_path / "home"
    home.mkdir()
    with FileLock(data.lock(home)):
        ran = etl(home, "refresh", "--sources", str(acme.file), "--on", "2026-03-01")
    assert (ran.exit_code, "Another run is writing in" in ran.stderr) == (4, True)
    assert not data.runs_log(home).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a process's files")
@pytest.mark.parametrize("limit", [300, 30_000, 300_000])
def test_a_full_disk_publishes_nothing(tmp_path: Path, acme: Site, limit: int) -> None:
    """In whatever stage the disk is full: exit 1, a clear message, the last build stands, no half file is left."""
    home = tmp_path / "home"
    etl(home, "refresh", "--sources", str(acme.file), "--on", "2026-03-01")
    before = {path for path in home.rglob("*") if path.is_file()}
    published = data.pointer(home).read_text(encoding="utf-8")
    acme.answers["/v1/boards/acme/jobs"] = {"jobs": [advert(key) for key in range(50)]}
    program = (
        "import resource, sys\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        "from etl.cli import app\n"
        "app()"
    )
    command = [sys.executable, "-c", program, "refresh", "--sources", str(acme.file), "--on", "2026-03-02"]
    environment = os.environ | {"JOBS_HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (ran.returncode, "Nothing was published; the last build stands." in ran.stderr) == (1, True), ran.stderr
    assert data.pointer(home).read_text(encoding="utf-8") == published
    new = {path for path in home.rglob("*") if path.is_file()} - before
    assert [path.name for path in new if "unfinished" in path.name or path.suffix == ".duckdb"] == []


USAGE = [
    (("refresh", "--only", "grenhouse"), "unknown source 'grenhouse'"),
    (("refresh", "--on", "yesterday"), "yesterday"),
    (("refresh", "--sources", "none.toml"), "none.toml: no such file."),
    (("refresh", "lever"), "To ask some sources alone write --only NAME ..."),
    (("refresh", "--sample", "--only", "lever"), "--sample plays its own sources"),
    (("refresh", "--contact", "me"), "neither a mail address nor a web address"),
    (("fetch", "--since", "January"), "'January' is no month. Write it as 2023-01."),
    (("extract", "-"), "line 1 is not JSON"),
    (("nonsense",), "nonsense"),
]


@pytest.mark.parametrize(("arguments", "said"), USAGE, ids=[" ".join(case[0]) for case in USAGE])
def test_usage_mistakes_exit_2_and_say_what_to_write(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = etl(tmp_path, *arguments, stdin="no json\n")
    assert ran.exit_code == 2, ran.stderr
    assert said in " ".join(ran.stderr.replace("│", " ").split())


def test_a_day_before_the_last_reading_exits_2(tmp_path: Path, acme: Site) -> None:
    """The past cannot be fetched, and the last build stands."""
    home = tmp_path / "home"
    etl(home, "refresh", "--sources", str(acme.file), "--on", "2026-03-02")
    published = data.pointer(home).read_text(encoding="utf-8")
    ran = etl(home, "refresh", "--sources", str(acme.file), "--on", "2026-03-01")
    assert (ran.exit_code, "was last read on 2026-03-02" in ran.stderr) == (2, True)
    assert data.pointer(home).read_text(encoding="utf-8") == published
    assert json.loads(data.runs_log(home).read_text(encoding="utf-8").splitlines()[-1])["exit_code"] == 2


def test_several_sources_after_only(tmp_path: Path, acme: Site) -> None:
    """--only takes one name or several; a source that is switched off is not asked."""
    ran = etl(
        tmp_path / "home", "refresh", "--sources", str(acme.file), "--on", "2026-03-01", "--only", "greenhouse", "lever"
    )
    assert ran.exit_code == 0, ran.stderr


def test_what_was_known_on_a_day(tmp_path: Path, acme: Site) -> None:
    """`etl build --until` shows the market as it was known then."""
    home = tmp_path / "home"
    etl(home, "fetch", "--sources", str(acme.file), "--on", "2026-03-01")
    acme.answers["/v1/boards/acme/jobs"] = {"jobs": [advert(1), advert(3)]}
    etl(home, "fetch", "--sources", str(acme.file), "--on", "2026-03-02")
    etl(home, "build")
    assert [row[0] for row in tables(home)["jobs"]] == ["greenhouse:acme:1", "greenhouse:acme:2", "greenhouse:acme:3"]
    etl(home, "build", "--until", "2026-03-01")
    assert [row[0] for row in tables(home)["jobs"]] == ["greenhouse:acme:1", "greenhouse:acme:2"]


def test_texts_are_read_without_being_stored(tmp_path: Path) -> None:
    """`etl extract`: the line of the contract, null where nothing says it, offsets into the text given back."""
    given = {
        "doc_id": 7,
        "text": "<p>You know <b>PyTorch</b>.</p>",
        "title": "Senior ML Engineer",
        "location": "Remote - Norway",
        "salary_text": "€50k - €60k a year",
    }
    line = json.dumps(given)
    ran = etl(tmp_path, "extract", "-", stdin=f"{line}\n\n")
    assert ran.exit_code == 0, ran.stderr
    (found,) = [json.loads(line) for line in ran.stdout.splitlines()]
    pytorch = next(skill for skill in found["skills"] if skill["name"] == "PyTorch")
    assert found["text"][pytorch["start"] : pytorch["end"]] == "PyTorch"
    assert found | {"skills": [pytorch]} == {
        "id": "7",
        "text": "Senior ML Engineer\nYou know PyTorch.",
        "skills": [
            {
                "skill_id": "pytorch",
                "name": "PyTorch",
                "requirement": "required",
                "count": 1,
                "evidence": "You know PyTorch.",
                "start": 28,
                "end": 35,
            }
        ],
        "role_family": "ml_engineer",
        "seniority": "senior",
        "work_mode": "remote",
        "countries": ["NO"],
        "pay": {"min": 50_000, "max": 60_000, "currency": "EUR", "period": "year"},
        "experience_years_min": None,
        "education_min": None,
        "language": None,
    }


def test_what_is_configured(tmp_path: Path) -> None:
    """`etl sources` names the boards of sources that nobody has written yet."""
    ran = etl(tmp_path, "sources")
    assert ran.exit_code == 0
    assert "workable: boards listed: 7, not asked: no source of this name is written yet." in ran.stdout


def test_log_lines_as_json(tmp_path: Path) -> None:
    """--log-json: every line of stderr is one JSON object."""
    ran = etl(tmp_path, "build", "--log-json")
    assert ran.exit_code == 1
    assert [json.loads(line)["level"] for line in ran.stderr.splitlines()] == ["error"]
