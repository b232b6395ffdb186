"""What the commands print on stdout: tables and lines for people, JSON for machines."""

import json
import sys
from collections.abc import Mapping

from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from etl.config import Config
from etl.evaluate import Score, interval
from etl.intake import Imported
from etl.runlog import Record
from etl.snapshot import Run
from etl.status import Status
from etl.terms import Term

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
    if done.imported:
        imported(done.imported)
    if done.published:
        line(
            f"Published build {done.published} as of {done.as_of}: {done.rows['jobs']:,} jobs in "
            f"{done.rows['postings']:,} postings. See it: streamlit run app.py"
        )


def imported(done: Imported) -> None:
    """What an import came to: the sum of its rows, the columns read, and what to look at."""
    line(
        f"Imported '{done.name}' from {done.files:,} file{'s' * (done.files != 1)}: {done.rows:,} rows = "
        f"{done.postings:,} postings + {done.repeats:,} exact repeats + {done.quarantined:,} quarantined."
    )
    for reason, count in sorted(done.reasons.items()):
        line(f"  quarantined: {count:,} x {reason}")
    for columns in dict.fromkeys(tuple(chosen.items()) for chosen in done.columns.values()):
        line("  read: " + ", ".join(f"{name} from '{column}'" for name, column in columns))
    for note in done.notes:
        line(f"  {note}")


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


def sources(settings: Config, imports: Mapping[str, Run]) -> None:
    """What is configured, which boards wait for a source that is not written yet, and what was imported."""
    table = Table("source", "asked", "boards", "coverage", "pace, s", "address", box=SIMPLE)
    for source in settings.sources.values():
        boards = f"{len(source.boards):,}" if source.boards else "found each night"
        asked = "yes" if source.enabled else "no"
        table.add_row(source.name, asked, boards, source.coverage, f"{source.pace_seconds:g}", source.base_url)
    out.print(table)
    for name, rows in settings.unwritten.items():
        line(f"{name}: boards listed: {rows}, not asked: no source of this name is written yet.")
    for name, run in imports.items():
        line(f"import/{name}: from files, as of {run.on_day}. Never asked; etl import replaces it.")


def scores(found: list[Score]) -> None:
    """How often the reader is right, with 95 % intervals."""
    table = Table("measured", "name", box=SIMPLE)
    for name in ("labelled", "found", "right", "precision", "recall", "agreement"):
        table.add_column(name, justify="right")
    for one in found:
        shares = (_share(one.right, one.found), _share(one.right, one.n))
        agreement = "" if one.same is None else _share(one.same, one.postings)
        counts = (f"{number:,}" for number in (one.n, one.found, one.right))
        table.add_row(one.measured, escape(one.name), *counts, *shares, agreement)
    out.print(table)


def terms(found: list[Term]) -> None:
    """The terms that wait for a place in the skill list."""
    table = Table("term", box=SIMPLE)
    for name in ("employers", "jobs"):
        table.add_column(name, justify="right")
    table.add_column("for example")
    for one in found:
        table.add_row(escape(one.term), f"{one.employers:,}", f"{one.jobs:,}", escape(one.example))
    out.print(table)
    line("How a term becomes a skill: etl terms --help")


def _share(right: int, of: int) -> str:
    """A share with its interval, "0.95 (0.91-0.97)"; a dash for 0 of 0."""
    if not of:
        return "-"
    low, high = interval(right, of)
    return f"{right / of:.3f} ({low:.2f}-{high:.2f})"
