"""Every run that may write holds the home's lock, and leaves one line in runs.jsonl, published or not."""

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

import data
from etl.build import BuildError, Built
from etl.columns import ColumnsError
from etl.config import ConfigError
from etl.evaluate import EvaluateError
from etl.extract import ExtractError
from etl.fetch import Fetched, RefusedError
from etl.files import FilesError
from etl.guides import GuidesError
from etl.intake import Imported, IntakeError
from etl.publish import PublishError
from etl.snapshot import SnapshotError
from etl.spark import SparkError
from etl.taxonomy import TaxonomyError

log = logging.getLogger(__name__)

WELL, NOT_PUBLISHED, USAGE, PARTLY, BUSY = 0, 1, 2, 3, 4  # the exit codes of `etl`


class BusyError(Exception):
    """Another run is writing in this home."""


EXIT_CODES: dict[type[BaseException], int] = {  # of every error that is expected
    BuildError: NOT_PUBLISHED,
    BusyError: BUSY,
    ColumnsError: USAGE,
    ConfigError: USAGE,
    EvaluateError: USAGE,
    ExtractError: USAGE,
    FilesError: USAGE,
    GuidesError: USAGE,
    IntakeError: USAGE,
    PublishError: NOT_PUBLISHED,
    RefusedError: USAGE,
    SnapshotError: NOT_PUBLISHED,
    SparkError: NOT_PUBLISHED,
    TaxonomyError: USAGE,
}


@dataclass(slots=True)
class Record:
    """What one run did: a line of runs.jsonl and the answer of --json."""

    command: str
    on: date
    started_at: datetime
    run_id: str | None = None
    exit_code: int = WELL
    published: str | None = None
    as_of: date | None = None
    boards: dict[str, int] = field(default_factory=dict)
    postings: dict[str, int] = field(default_factory=dict)
    imported: Imported | None = None
    read: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    message: str | None = None

    def fetched(self, fetched: Fetched) -> None:
        """Note what asking the boards came to."""
        self.run_id = fetched.run_id
        self.boards = {status: fetched.count(status) for status in ("ok", "failed", "kept")}
        self.postings = {
            name: sum(getattr(each.outcome, name) for each in fetched.asked)
            for name in ("postings", "new", "changed", "gone", "quarantined")
        }
        if news := fetched.news():
            self.exit_code = PARTLY
            self.message = "; ".join(each.outcome.error or "" for each in news)

    def took_in(self, imported: Imported) -> None:
        """Note what an import came to."""
        self.run_id, self.imported = imported.run_id, imported

    def built(self, built: Built) -> None:
        """Note what was published."""
        self.published, self.as_of, self.rows = built.build_id, built.as_of, built.rows

    def line(self) -> dict[str, Any]:
        """The JSON object of this run, days and moments as ISO 8601."""
        return {
            "run_id": self.run_id,
            "command": self.command,
            "on": self.on.isoformat(),
            "started_at": _moment(self.started_at),
            "finished_at": _moment(datetime.now(UTC)),
            "exit_code": self.exit_code,
            "published": self.published,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "boards": self.boards,
            "postings": self.postings,
            "imported": asdict(self.imported) if self.imported else None,
            "read": self.read,
            "rows": self.rows,
            "message": self.message,
        }


@contextmanager
def recorded(home: Path, command: str, on: date, now: datetime) -> Iterator[Record]:
    """Hold the lock while the block works, and write its line when it ends, well or not. Raises BusyError."""
    home.mkdir(parents=True, exist_ok=True)
    lock = FileLock(data.lock(home), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise BusyError(
            f"Another run is writing in {home}. Wait until it is done; `etl status` shows what it was."
        ) from None
    record = Record(command, on, now)
    try:
        yield record
    except BaseException as error:
        record.exit_code = EXIT_CODES.get(type(error), NOT_PUBLISHED)
        record.message = str(error) or type(error).__name__
        raise
    finally:
        _append(home, record)
        lock.release()


def _append(home: Path, record: Record) -> None:
    """Add the line; a disk too full for it must not hide what the run says itself."""
    try:
        with data.runs_log(home).open("a", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(record.line(), ensure_ascii=False) + "\n")
    except OSError as error:
        log.warning("%s: this run could not be noted: %s", data.runs_log(home), error)


def lines(home: Path) -> list[dict[str, Any]]:
    """Every noted run, oldest first; a line that a full disk cut short is left out."""
    found = []
    path = data.runs_log(home)
    for line in path.read_text(encoding="utf-8").splitlines() if path.is_file() else ():
        try:
            found.append(json.loads(line))
        except json.JSONDecodeError:
            log.warning("%s: a line is cut short: %.80s", path, line)
    return found


def _moment(when: datetime) -> str:
    return when.astimezone(UTC).isoformat(timespec="seconds")
