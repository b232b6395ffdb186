"""The bundled year of invented adverts, played through the same line: real HTTP on loopback, week after week."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

import data
from etl.config import Config, Source
from etl.fetch import Fetched, Order, fetch

WEEKS = 52
LAST_DAY = date(2026, 11, 20)
# source -> path before the board's token, path behind it, and the answer round its records
PLACES: dict[str, tuple[str, str, Callable[[list[Any]], Any]]] = {
    "greenhouse": ("/v1/boards/", "/jobs", lambda records: {"jobs": records, "meta": {"total": len(records)}}),
    "lever": ("/v0/postings/", "", lambda records: records),
    "ashby": ("/posting-api/job-board/", "", lambda records: {"jobs": records, "apiVersion": "1"}),
}


def clear(home: Path) -> None:
    """Forget an earlier play: its last day lies behind the first day of the next."""
    shutil.rmtree(data.snapshots(home), ignore_errors=True)


def days() -> list[date]:
    """The days on which the boards are read."""
    return [LAST_DAY - timedelta(weeks=week) for week in reversed(range(WEEKS))]


def adverts() -> dict[tuple[str, str], dict[str, Any]]:
    """What each invented board shows in the year: {"company", "adverts": [{"from", "to", "record"}]}."""
    return {
        (path.parent.name, path.stem): json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(data.sample_adverts().glob("*/*.json"))
    }


def shown(board: dict[str, Any], on: date) -> list[dict[str, Any]]:
    """The records a board shows on a day."""
    day = on.isoformat()
    return [each["record"] for each in board["adverts"] if each["from"] <= day <= (each["to"] or day)]


def play(home: Path, config: Config, user_agent: str, report: Callable[[int, int], None]) -> Fetched:
    """Fetch all 52 weeks into this home; report is called with weeks done and weeks in all. Returns the last week."""
    boards = adverts()
    with served(boards) as stage:
        invented = Config(
            sources={name: on_stage(config.sources[name], boards, stage.address) for name in PLACES},
            companies={place: board["company"] for place, board in boards.items()},
        )
        for week, day in enumerate(days(), start=1):
            stage.day = day
            order = Order(on=day, user_agent=user_agent)
            fetched = fetch(home, invented, order, datetime.combine(day, time(4), UTC))
            report(week, WEEKS)
    return fetched


def on_stage(source: Source, boards: dict[tuple[str, str], dict[str, Any]], address: str) -> Source:
    """The source as configured for real, but asked on loopback and without a pause."""
    return replace(
        source,
        enabled=True,
        base_url=f"{address}/{source.name}",
        base_url_eu="",
        boards=tuple(board for name, board in boards if name == source.name),
        pace_seconds=0.0,
        private_hosts_ok=True,
    )


class Stage(ThreadingHTTPServer):
    """Answers on loopback as the recorded sources do, for the day it is set to."""

    daemon_threads = True

    def __init__(self, boards: dict[tuple[str, str], dict[str, Any]]) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.boards = boards
        self.day = days()[0]
        self.address = f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    """One request for one board, or for a robots.txt that is not there."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else each answer waits 40 ms for the client to acknowledge its head
    server: Stage

    def do_GET(self) -> None:
        """Answer with the board's records of the day, else 404."""
        body = self.found()
        self.send_response(200 if body is not None else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body or b"")))
        self.end_headers()
        self.wfile.write(body or b"")

    def found(self) -> bytes | None:
        """The answer's body, or None where nothing stands at this address."""
        path = unquote(urlsplit(self.path).path)
        for (name, token), board in self.server.boards.items():
            before, behind, answer_round = PLACES[name]
            if path == f"/{name}{before}{token}{behind}":
                return json.dumps(answer_round(shown(board, self.server.day)), ensure_ascii=False).encode()
        return None

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: the run says what it asked."""


@contextmanager
def served(boards: dict[tuple[str, str], dict[str, Any]]) -> Iterator[Stage]:
    """A stage that plays while the block runs."""
    with Stage(boards) as stage:
        thread = Thread(target=stage.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield stage
        finally:
            stage.shutdown()
            thread.join()
