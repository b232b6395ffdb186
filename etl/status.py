"""How things stand: the last run of every board, what is published, what is stale and what went away."""

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from etl import history, publish, runlog
from etl.sql import step


@dataclass(frozen=True, slots=True)
class BoardStatus:
    """One board: its last answer, and whether its postings' being shown still means something."""

    source: str
    board: str
    on_day: date
    status: str
    postings: int
    new: int
    changed: int
    gone: int
    last_good_on: date | None
    standing: str  # current, stale (not read well for 14 days), away (no longer configured), imported
    error: str | None


@dataclass(frozen=True, slots=True)
class Status:
    """The whole picture: boards, the published build and those beside it, and the last noted run."""

    boards: list[BoardStatus]
    published: str | None
    builds: list[str]
    last_run: dict[str, Any] | None

    def as_json(self) -> dict[str, Any]:
        """The same for machines, days as ISO 8601."""
        boards = [
            {key: value.isoformat() if isinstance(value, date) else value for key, value in asdict(board).items()}
            for board in self.boards
        ]
        return {
            "published": self.published,
            "builds": self.builds,
            "last_run": self.last_run,
            "stale": [f"{each.source}/{each.board}" for each in self.boards if each.standing == "stale"],
            "away": [f"{each.source}/{each.board}" for each in self.boards if each.standing == "away"],
            "boards": boards,
        }


def status(home: Path) -> Status:
    """How things stand in this home."""
    with history.boards(home) as connection:
        boards = [BoardStatus(*row) for row in connection.execute(step("board_status")).fetchall()]
    noted = runlog.lines(home)
    return Status(boards, publish.current(home), publish.published(home), noted[-1] if noted else None)
