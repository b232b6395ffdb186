"""Where the numbers come from, and how fresh they are."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import duckdb
import pandas as pd
import pytest

import data
from analysis.selection import Selection
from analysis.sources import LastNight, LastRun, boards, is_stale, last_night, last_run, sources
from analysis.warehouse import Build

Publish = Callable[..., duckdb.DuckDBPyConnection]
TODAY, YESTERDAY = date(2026, 11, 22), date(2026, 11, 21)

SOURCES = [
    {"source": "greenhouse", "label": "Greenhouse", "attribution": "By Greenhouse."},
    {"source": "lever", "label": "Lever", "url": "javascript:alert(1)", "last_good_on": YESTERDAY},
    {"source": "import", "label": "Import", "url": "", "coverage": "file", "last_good_on": YESTERDAY},
]
RUNS = [
    {"board": "acme", "on_day": YESTERDAY, "status": "failed"},
    {"board": "acme", "on_day": TODAY, "run_id": "20261122T030000Z", "status": "failed"},
    {"board": "acme", "on_day": TODAY, "run_id": "20261122T040000Z"},
    {"board": "beta", "on_day": TODAY, "status": "kept", "error": "greenhouse/beta: too small to believe"},
    {"source": "import", "board": "my file", "on_day": YESTERDAY},
    {"source": "lever", "board": "gone", "on_day": date(2026, 11, 1)},
    {"source": "lever", "board": "acme", "on_day": YESTERDAY},
    {"source": "lever", "board": "acme", "on_day": TODAY, "status": "failed", "error": "lever/acme: no answer"},
]
BUILD = Build("b", datetime(2026, 11, 22, 3), TODAY, is_sample=False)


def rows(table: pd.DataFrame, *columns: str) -> list[list[object]]:
    """Rows of these columns, NULL as None, days as days."""
    shown = table[list(columns)].astype(object)
    return shown.where(shown.notna(), None).to_dict("split")["data"]


def test_sources(publish: Publish) -> None:
    """A retry of the same day counts, an older day does not; a file is never late; a link that is none is no link."""
    table = sources(publish(jobs=[{}, {}], sources=SOURCES, runs=RUNS), Selection())
    assert rows(table, "label", "boards", "answered", "days_behind", "selected_jobs", "attribution", "url") == [
        ["Greenhouse", 2, 1, 0, 2, "By Greenhouse.", "https://greenhouse.invalid"],
        ["Import", 1, 1, None, 0, "", None],
        ["Lever", 1, 0, 1, 0, "", None],
    ]


def test_boards(publish: Publish) -> None:
    """The last answer of each board asked in the last 14 days, silent ones first."""
    table = boards(publish(sources=SOURCES, runs=RUNS))
    assert rows(table, "label", "board", "status", "days_behind", "error") == [
        ["Greenhouse", "beta", "kept", None, "greenhouse/beta: too small to believe"],
        ["Lever", "acme", "failed", 1, "lever/acme: no answer"],
        ["Greenhouse", "acme", "ok", 0, None],
        ["Import", "my file", "ok", 1, None],
    ]


def test_last_night(publish: Publish) -> None:
    """Boards of the newest day, each by its last answer, and whose were silent."""
    assert last_night(publish(sources=SOURCES, runs=RUNS)) == LastNight(TODAY, 3, 1, "Greenhouse, Lever")


def test_no_night_at_all(publish: Publish) -> None:
    """A build of imports alone has no night: a file is no board that answers."""
    runs = [{"source": "import", "board": "my file"}]
    assert last_night(publish(sources=SOURCES, runs=runs)) == LastNight(None, 0, 0, "")


def test_a_later_import_is_no_night(publish: Publish) -> None:
    """The newest night is that of the boards, also where a file was read since."""
    runs = [{"board": "acme", "on_day": YESTERDAY}, {"source": "import", "board": "my file", "on_day": TODAY}]
    assert last_night(publish(sources=SOURCES, runs=runs)) == LastNight(YESTERDAY, 1, 1, "")


STALE = [(date(2026, 11, 24), False, False), (date(2026, 11, 25), False, True), (date(2027, 11, 25), True, False)]


@pytest.mark.parametrize(("today", "is_sample", "expected"), STALE)
def test_is_stale(today: date, is_sample: bool, expected: bool) -> None:
    """More than two days without a good night; the invented sample never."""
    build = Build(BUILD.build_id, BUILD.built_at, BUILD.as_of, is_sample=is_sample)
    assert is_stale(build, today) == expected


LINE = (
    '{"run_id": "r", "command": "refresh", "on": "2026-11-22", "finished_at": "2026-11-22T04:10:00+01:00",'
    ' "exit_code": 1, "published": null, "message": "a check failed"}\n'
)
RUN = LastRun("refresh", datetime(2026, 11, 22, 3, 10), 1, None, "a check failed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [(None, None), ("", None), (LINE, RUN), ("{}\n" + LINE, RUN), (LINE + '{"run_id": "2', RUN), ("{}\n", None)],
)
def test_last_run(tmp_path: Path, text: str | None, expected: LastRun | None) -> None:
    """The newest whole line of runs.jsonl, its moment in UTC; a line cut short by a full disk is passed over."""
    if text is not None:
        data.runs_log(tmp_path).write_text(text, encoding="utf-8")
    assert last_run(tmp_path) == expected
