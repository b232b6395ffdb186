"""The records that trends are read from, and the span of each in which nothing changed but the market.

A rise of shares can come from the market or from us: a board added, a first night, a file of another kind. So there are
three records, never mixed. The *own* record: nights on which boards were read. Only boards read well before the span
and still read at its end count. Monthly *threads* of Hacker News: the long record; each thread carries the days of its
posts, so it may be read at any time later. Imported *files*: what is in them was chosen by whoever made them, and one
year may come from another collection than the year before; nothing in a file says otherwise, not even in one that spans
all years. So their shares are shown, and never judged.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import duckdb
import numpy as np
import pandas as pd

from analysis.selection import Selection
from analysis.warehouse import ask, describe

GRAINS = ("week", "month")
RECORDS: Mapping[str, str] = {
    "own": "your own record",
    "threads": "monthly Hacker News threads",
    "files": "imported files, not a constant mix",
}
ENOUGH_PERIODS = 8  # read well: fewer carry no verdict
SILENT = timedelta(days=14)  # a board not read well for so long makes no statement
READ_WELL = 0.9  # of the boards, in a period that counts


@dataclass(frozen=True, slots=True)
class Record:
    """How long what is read: days and counts. weeks: full weeks since the first night, up to the newest.

    threads: monthly threads read well, from and to (YYYY-MM, None: none); files: imports.
    """

    first_on: date | None
    last_on: date | None
    nights: int
    weeks: int
    boards: int
    threads: int
    threads_from: str | None
    threads_to: str | None
    files: int


@dataclass(frozen=True, slots=True)
class Span:
    """The periods of one record over which the same boards are compared.

    record: a key of RECORDS; start, finish: days, both included; periods: first day of each period, and whether it was
    read well (of files, which do not say, None); boards: source and board; left_out: boards of the record that were
    not read well through it all.
    """

    record: str
    grain: str
    start: date
    finish: date
    periods: tuple[tuple[date, bool | None], ...]
    boards: tuple[tuple[str, str], ...]
    left_out: int

    @property
    def counted(self) -> list[date]:
        """First days of the periods that count."""
        return [first for first, is_read_well in self.periods if is_read_well is not False]

    @property
    def early(self) -> list[date]:
        """The first third of the periods that count, rounded up."""
        return self.counted[: -(-len(self.counted) // 3)]

    @property
    def late(self) -> list[date]:
        """The last third; none where there is a single period."""
        return self.counted[max(1, len(self.counted) - len(self.early)) :]

    @property
    def is_judged(self) -> bool:
        """May a change in it be called one of the market?"""
        return self.record != "files" and len(self.counted) >= ENOUGH_PERIODS


def record(cursor: duckdb.DuckDBPyConnection) -> Record:
    """How long the own record is, and which older ones there are."""
    row = ask(cursor, "own_record").iloc[0]
    first, last = (row[name].date() if pd.notna(row[name]) else None for name in ("first_on", "last_on"))
    return Record(
        first_on=first,
        last_on=last,
        nights=int(row["nights"]),
        weeks=(last - first).days // 7 if first and last else 0,
        boards=int(row["boards"]),
        threads=int(row["threads"]),
        threads_from=row["threads_from"] if row["threads"] else None,
        threads_to=row["threads_to"] if row["threads"] else None,
        files=int(row["files"]),
    )


def spans(cursor: duckdb.DuckDBPyConnection, selection: Selection, grain: str) -> dict[str, Span]:
    """The span of each record that has one, by record: those that may be judged first, then in the order of RECORDS.

    Weeks are those of the calendar from Monday. Threads are monthly, whatever the grain. With the window "range" a span
    ends at until, and starts at the first period that begins on or after since.
    """
    if grain not in GRAINS:
        raise ValueError(f"grain {grain!r} is none of {', '.join(GRAINS)}")
    bounds = (selection.since, selection.until) if selection.window == "range" else (None, None)
    since, until = bounds[0] or date.min, min(bounds[1] or date.max, describe(cursor).as_of)
    by_period = {one: ask(cursor, "board_readings", grain=one) for one in {grain, "month"}}
    found = [
        own(of_record(by_period[grain], "own"), grain, since, until),
        threads(of_record(by_period["month"], "threads"), since, until),
        files(cursor, of_record(by_period[grain], "files"), grain, since, until),
    ]
    return {each.record: each for each in sorted(filter(None, found), key=lambda each: not each.is_judged)}


def of_record(readings: pd.DataFrame, name: str) -> pd.DataFrame:
    """The readings of one record, their days as dates."""
    table = readings[readings["record"] == name].reset_index(drop=True)
    days = ("period_on", "first_on", "last_on")
    return table.assign(**{each: table[each].dt.date for each in days}) if len(table) else table


def own(readings: pd.DataFrame, grain: str, since: date, until: date) -> Span | None:
    """The span of the own record in which most periods of boards count: a longer one has fewer boards.

    A board counts that was read well before the span's first day (what it showed on its first night may be old) and in
    the last 14 days of it. A period counts in which nine in ten of them were read well. Which span it is depends on the
    nights alone, never on what the boards showed.
    """
    readings = readings[readings["first_on"] <= until] if len(readings) else readings
    if readings.empty:
        return None
    by_board = readings.groupby(["source", "board"]).agg(first=("first_on", "min"), last=("last_on", "max"))
    kept = by_board[by_board["last"] > until - SILENT]
    firsts = [first for first in starts(min(by_board["first"]), until, grain) if first >= since]
    longer = firsts[: max(len(firsts) - ENOUGH_PERIODS + 1, 1)]  # a shorter span carries no verdict
    worth = [int((kept["first"] <= first).sum()) * (len(firsts) - place) for place, first in enumerate(longer)]
    if not any(worth):
        return None
    place = int(np.argmax(worth))
    boards = kept[kept["first"] <= firsts[place]]
    read = readings.set_index(["source", "board"]).loc[boards.index]["period_on"].value_counts()
    periods = tuple((first, bool(read.get(first, 0) >= READ_WELL * len(boards))) for first in firsts[place:])
    named = tuple((str(source), str(board)) for source, board in boards.index)
    return Span("own", grain, firsts[place], until, periods, named, len(by_board) - len(named))


def threads(readings: pd.DataFrame, since: date, until: date) -> Span | None:
    """From the first monthly thread to the last; a month whose thread was not read is a gap."""
    read = [] if readings.empty else [day for day in readings["period_on"] if since <= day <= until]
    if not read:
        return None
    periods = tuple((first, first in read) for first in starts(min(read), max(read), "month"))
    finish = min(next_start(max(read), "month") - timedelta(days=1), until)
    boards = readings[readings["period_on"].isin(read)][["source", "board"]].itertuples(index=False, name=None)
    return Span("threads", "month", min(read), finish, periods, tuple(boards), 0)


def files(
    cursor: duckdb.DuckDBPyConnection, readings: pd.DataFrame, grain: str, since: date, until: date
) -> Span | None:
    """From the first posted day in an imported file to the last."""
    if readings.empty:
        return None
    days = ask(cursor, "file_days").iloc[0]
    if pd.isna(days["first_on"]):
        return None
    start, finish = max(days["first_on"].date(), since), min(days["last_on"].date(), until)
    if start > finish:
        return None
    boards = sorted(set(readings[["source", "board"]].itertuples(index=False, name=None)))
    periods = tuple((first, None) for first in starts(period_of(start, grain), finish, grain))
    return Span("files", grain, start, finish, periods, tuple(boards), 0)


def starts(after: date, until: date, grain: str) -> list[date]:
    """First days of the periods that begin on or after one day, up to another."""
    first = period_of(after, grain)
    days = [first if first == after else next_start(first, grain)]
    while days[-1] <= until:
        days.append(next_start(days[-1], grain))
    return days[:-1]


def period_of(day: date, grain: str) -> date:
    """First day of the week (Monday) or month of a day."""
    return day - timedelta(days=day.weekday()) if grain == "week" else day.replace(day=1)


def next_start(first: date, grain: str) -> date:
    """First day of the period after one."""
    return first + timedelta(days=7) if grain == "week" else (first + timedelta(days=31)).replace(day=1)
