"""Where the numbers come from, and how fresh they are."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pandas as pd

import data
from analysis.selection import Selection
from analysis.warehouse import Build, ask

STALE_AFTER = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class LastNight:
    """The newest day any board was asked: how many boards were, how many answered, and whose did not ("": all did)."""

    on_day: date | None
    boards: int
    answered: int
    silent: str


@dataclass(frozen=True, slots=True)
class LastRun:
    """The newest run of `etl` in a home. finished_at is naive UTC; published is a build_id, None where nothing was."""

    command: str
    finished_at: datetime
    exit_code: int
    published: str | None
    message: str


def sources(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """One row per source, most selected jobs first.

    label, coverage, boards, answered (on the newest day the source was asked), last_good_on, days_behind (as_of less
    last_good_on; NULL for a file, which does not age), selected_jobs, attribution, url (NULL unless http or https, so
    that it may be a link).
    """
    selection.fill(cursor)
    table = ask(cursor, "sources")
    return table.assign(url=table["url"].where(table["url"].str.match(r"https?://", case=False)))


def boards(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """One row per board asked in the 14 days to as_of, silent ones first.

    label (of its source), board, asked_on, status (ok, failed, kept), last_good_on, days_behind (as_of less
    last_good_on), postings, new, changed, gone, quarantined (counts), error.
    """
    return ask(cursor, "boards")


def last_night(cursor: duckdb.DuckDBPyConnection) -> LastNight:
    """How the newest night in the build went."""
    row = ask(cursor, "last_night").iloc[0]
    return LastNight(
        on_day=row["on_day"].date() if pd.notna(row["on_day"]) else None,
        boards=int(row["boards"]),
        answered=int(row["answered"]),
        silent=str(row["silent"]),
    )


def is_stale(build: Build, today: date) -> bool:
    """Has no board of a real build been read well for more than two days? The invented sample never grows stale."""
    return not build.is_sample and today - build.as_of > STALE_AFTER


def last_run(home: Path) -> LastRun | None:
    """The newest line of runs.jsonl; None where there is none. A line that a full disk cut short is passed over."""
    path = data.runs_log(home)
    for line in reversed(path.read_text(encoding="utf-8").splitlines() if path.is_file() else []):
        try:
            run = json.loads(line)
            return LastRun(
                command=str(run["command"]),
                finished_at=datetime.fromisoformat(run["finished_at"]).astimezone(UTC).replace(tzinfo=None),
                exit_code=int(run["exit_code"]),
                published=run["published"],
                message=run["message"] or "",
            )
        except (json.JSONDecodeError, KeyError):
            continue
    return None
