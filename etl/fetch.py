"""Ask every board what it shows today, and lay down what changed; one failure stops no other."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

from etl import snapshot
from etl.board import ask_board
from etl.config import Config, Source
from etl.history import STALE_DAYS
from etl.known import Known, known_boards
from etl.snapshot import BoardRun, Delta
from scrapers.errors import ScrapeError
from scrapers.hosts import Hosts
from scrapers.registry import SOURCES
from scrapers.web import Manners, Web

Knowledge = dict[tuple[str, str], Known]


class RefusedError(Exception):
    """The run must not be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for: the day it counts as, which sources (None: all), from which month on older threads too."""

    on: date
    user_agent: str
    only: tuple[str, ...] | None = None
    since: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """One board's outcome; is_news: it did not answer well although it had in the last 14 days."""

    source: str
    board: str
    outcome: BoardRun
    is_news: bool


@dataclass(slots=True)
class Fetched:
    """What one run of fetch came to."""

    run_id: str
    on: date
    asked: list[Asked] = field(default_factory=list)

    def count(self, status: str) -> int:
        """How many boards ended in this status."""
        return sum(each.outcome.status == status for each in self.asked)

    def news(self) -> list[Asked]:
        """The boards whose failure somebody should look at."""
        return [each for each in self.asked if each.is_news]


def fetch(
    home: Path, config: Config, order: Order, now: datetime, report: Callable[[Asked, int, int], None] | None = None
) -> Fetched:
    """Ask every board of the enabled sources and write one snapshot.

    report is called per board with its outcome, boards done and boards in all. Raises RefusedError where nothing is to
    be asked or the day lies before a board's last reading, and OSError where nothing can be written.
    """
    sources = [source for source in config.enabled() if order.only is None or source.name in order.only]
    if not sources:
        raise RefusedError("No source to ask: those named are switched off. See `etl sources`.")
    known = known_boards(home)
    refuse_the_past(sources, known, order.on)
    run = snapshot.Run(
        run_id=snapshot.new_run_id(home, now),
        on_day=order.on,
        sources={source.name: configured(source) for source in config.enabled()},
    )
    snapshot.start(home, run)
    fetched = Fetched(run.run_id, order.on)
    total = sum(len(source.boards) or 1 for source in sources)
    stop = Event()

    def ask_all(source: Source) -> None:
        with snapshot.source_file(home, run.run_id, source.name) as file:
            for board, outcome, delta in ask_source(source, config.companies, known, order, hosts):
                file.add(board, outcome, delta)
                asked = Asked(source.name, board, outcome, is_news(source, board, outcome, known, order.on))
                fetched.asked.append(asked)
                if report:
                    report(asked, len(fetched.asked), max(total, len(fetched.asked)))
                if stop.is_set():
                    raise CancelledError

    with Hosts() as hosts, ThreadPoolExecutor(max_workers=len(sources), thread_name_prefix="fetch") as pool:
        try:
            for asking in as_completed([pool.submit(ask_all, source) for source in sources]):
                asking.result()
        except BaseException:
            stop.set()  # the others end with the board they are at
            raise
    return fetched


def configured(source: Source) -> dict[str, Any]:
    """What a build needs to know of a source, whatever the configuration is by then."""
    return {
        "boards": list(source.boards),
        "coverage": source.coverage,
        "monthly": is_monthly(source),
        "closes_after_days": source.closes_after_days,
        "attribution": source.attribution,
    }


def is_monthly(source: Source) -> bool:
    """Whether the source's boards are months, which it finds itself."""
    return bool(getattr(SOURCES[source.name], "MONTHLY", False))


def refuse_the_past(sources: Iterable[Source], known: Knowledge, on: date) -> None:
    """A day before a board's last reading would turn its history round."""
    asked = {source.name: source for source in sources}
    for (name, board), one in known.items():
        is_asked = name in asked and (board in asked[name].boards or is_monthly(asked[name]))
        if is_asked and one.last_good_on is not None and one.last_good_on > on:
            raise RefusedError(
                f"{name}/{board} was last read on {one.last_good_on}, after {on}. "
                f"Give that day or a later one with --on, or leave it out for today."
            )


def ask_source(
    source: Source, companies: Mapping[tuple[str, str], str], known: Knowledge, order: Order, hosts: Hosts
) -> Iterator[tuple[str, BoardRun, Delta]]:
    """Board, outcome and changes of every board of one source, one after the other."""
    manners = Manners(
        user_agent=order.user_agent,
        pace_seconds=source.pace_seconds,
        private_hosts_ok=source.private_hosts_ok,
        robots=source.robots,
    )
    boards = source.boards
    if is_monthly(source):
        web = Web(source.base_url, manners, hosts)
        try:
            boards = tuple(SOURCES[source.name].months(web, order.on, order.since))
        except ScrapeError as error:
            yield source.name, BoardRun(status="failed", requests=web.requests, error=str(error)), Delta()
            return
    for board in boards:
        web = Web(source.address(board), manners, hosts)
        started = time.monotonic()
        outcome, delta = ask_board(source, board, known.get((source.name, board), Known()), order.on, web)
        yield (
            board,
            replace(
                outcome,
                company=outcome.company or companies.get((source.name, board), ""),
                requests=web.requests,
                bytes=web.bytes,
                seconds=round(time.monotonic() - started, 3),
            ),
            delta,
        )


def is_news(source: Source, board: str, outcome: BoardRun, known: Knowledge, on: date) -> bool:
    """Whether a board failed tonight that was read well in the last 14 days; boards dead for longer are no news."""
    if outcome.status == "ok":
        return False
    last = [
        one.last_good_on
        for (name, each), one in known.items()
        if name == source.name and (each == board or is_monthly(source)) and one.last_good_on is not None
    ]
    return bool(last) and max(last) >= on - timedelta(days=STALE_DAYS)
