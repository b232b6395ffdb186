"""What the commands print on stdout: tables and lines for people, JSON for machines."""

import json
import sys

from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from etl.config import Config
from etl.runlog import Record
from etl.status import Status

WIDE = 160  # columns of a file or a pipe
out = Console() if sys.stdout.isatty() else Console(width=WIDE)


def line(text: str) -> None:
    """One line of words."""
    out.print(escape(text))


def as_json(value: object) -> None:
    """One JSON document on one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def record(done: Record) -> None:
    """What a run came to."""
    boards, postings = done.boards, done.postings
    if boards:
        line(
            f"{boards['ok']:,} boards answered, {boards['failed']:,} failed, {boards['kept']:,} kept from earlier: "
            f"{postings['postings']:,} postings, {postings['new']:,} new, {postings['changed']:,} changed, "
            f"{postings['gone']:,} gone."
        )
    if done.published:
        line(
            f"Published build {done.published} as of {done.as_of}: {done.rows['jobs']:,} jobs in "
            f"{done.rows['postings']:,} postings. See it: streamlit run app.py"
        )


def status(found: Status) -> None:
    """The last run of every board, and what is published."""
    table = Table("board", "asked on", "answer", "last good on", box=SIMPLE)
    for name in ("postings", "new", "changed", "gone"):
        table.add_column(name, justify="right")
    table.add_column("remark")
    for board in found.boards:
        days = (str(board.on_day), board.status, str(board.last_good_on or "never"))
        counts = (f"{number:,}" for number in (board.postings, board.new, board.changed, board.gone))
        remark = board.error or ("" if board.standing == "current" else board.standing)
        table.add_row(f"{board.source}/{board.board}", *days, *counts, escape(remark))
    out.print(table)
    line(f"Published: {found.published or 'nothing yet; run etl refresh'}. Builds here: {len(found.builds)}.")


def sources(settings: Config) -> None:
    """What is configured, and which boards wait for a source that is not written yet."""
    table = Table("source", "asked", "boards", "coverage", "pace, s", "address", box=SIMPLE)
    for source in settings.sources.values():
        boards = f"{len(source.boards):,}" if source.boards else "found each night"
        asked = "yes" if source.enabled else "no"
        table.add_row(source.name, asked, boards, source.coverage, f"{source.pace_seconds:g}", source.base_url)
    out.print(table)
    for name, rows in settings.unwritten.items():
        line(f"{name}: boards listed: {rows}, not asked: no source of this name is written yet.")
