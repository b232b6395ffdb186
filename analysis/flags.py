"""What the commands of `skill-gap` share: the filters as flags, the build they ask, and how an answer is written."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, Concatenate, Literal, ParamSpec

import duckdb
import pandas as pd
import typer

import data
from analysis import exports, warehouse
from analysis.guide import guides
from analysis.options import options
from analysis.report import Basis, basis_of
from analysis.selection import FACETS, Selection, default_window
from analysis.warehouse import Build
from analysis.words import count

P = ParamSpec("P")
Named = list[str] | None
Window = Literal["open", "90d", "all", "range"]
REPORT = ".html"  # a printable report, of the commands that have one


@dataclass(frozen=True, slots=True)
class Asked:
    """What the shared flags say: an open build, which of its jobs, and which guide."""

    cursor: duckdb.DuckDBPyConnection
    build: Build
    selection: Selection
    guide_id: str

    def basis(self) -> Basis:
        """What a report rests on."""
        return basis_of(self.cursor, self.selection, self.build)

    def write(self, table: pd.DataFrame, out: Path) -> None:
        """Write a table and say so."""
        exports.write(table, self.selection, self.build, out)
        self.said(out, count(len(table), "row"))

    def write_report(self, html: str, out: Path) -> None:
        """Write a printable report and say so."""
        out.write_text(html, encoding="utf-8")
        self.said(out, "a report to print")

    def said(self, out: Path, what: str) -> None:
        """What was written, on stderr."""
        where = f"{self.selection.filters_words()}, {self.selection.window_words()}"
        typer.echo(f"{out}: {what}; {where}; build of {self.build.as_of}", err=True)


def ends_in(*suffixes: str) -> Callable[[Path | None], Path | None]:
    """A check that the name of a file ends in one of these."""

    def check(out: Path | None) -> Path | None:
        if out and out.suffix not in suffixes:
            raise typer.BadParameter(f"{out.name}: the name must end in {' or '.join(suffixes)}")
        return out

    return check


def day(typed: datetime | None) -> date | None:
    """The day of a flag."""
    return typed.date() if typed else None


def day_flag(name: str, meaning: str) -> Any:
    """A flag that takes a day."""
    return typer.Option(name, formats=["%Y-%m-%d"], help=meaning)


TABLE_FORMATS = tuple(exports.FORMATS)
OutFlag = Annotated[
    Path, typer.Option("--out", callback=ends_in(*TABLE_FORMATS), help=f"File to write: {', '.join(TABLE_FORMATS)}.")
]
ReportFlag = Annotated[
    Path,
    typer.Option(
        "--out", callback=ends_in(*TABLE_FORMATS, REPORT),
        help=f"File to write: {', '.join(TABLE_FORMATS)}; {REPORT}: a report to print.",
    ),
]  # fmt: skip


def asked(
    role: Annotated[Named, typer.Option("--role", help='Such as ml_engineer, or "unknown"; repeatable.')] = None,
    level: Annotated[Named, typer.Option("--level", help='Such as senior, or "unknown"; repeatable.')] = None,
    country: Annotated[Named, typer.Option("--country", help='ISO code such as DE, or "unknown"; repeatable.')] = None,
    work_mode: Annotated[
        Named, typer.Option("--work-mode", help='remote, hybrid, onsite or "unknown"; repeatable.')
    ] = None,
    source: Annotated[Named, typer.Option("--source", help="Such as greenhouse; repeatable.")] = None,
    window: Annotated[Window | None, typer.Option("--window", help="Default: open where any job is, else all.")] = None,
    since: Annotated[datetime | None, day_flag("--from", "First day of the window; of changes, the first day.")] = None,
    until: Annotated[datetime | None, day_flag("--to", "Last day of the window; of changes, the second day.")] = None,
    fresh_only: Annotated[bool, typer.Option("--fresh-only", help="No job that boards show for long.")] = False,
    required_only: Annotated[
        bool, typer.Option("--required-only", help="A job asks for a skill only where it requires it.")
    ] = False,
    one_vote: Annotated[bool, typer.Option("--one-vote", help="Every employer weighs the same.")] = False,
    guide: Annotated[str | None, typer.Option("--guide", help="Default: the first of the build.")] = None,
    max_age: Annotated[
        str | None, typer.Option("--max-age", metavar="DAYS", help="Such as 3d: exit code 1 if the build is older.")
    ] = None,
    on: Annotated[datetime | None, day_flag("--on", "The day it counts as. Default: today, UTC.")] = None,
) -> Asked:
    """The published build and the selection that these flags name; a name that the build does not have is refused."""
    longest = days(max_age)
    cursor = warehouse.connect(warehouse.published(data.home())).cursor()
    build = warehouse.describe(cursor)
    age = ((day(on) or datetime.now(UTC).date()) - build.as_of).days
    if longest is not None and age > longest:
        raise warehouse.WarehouseError(
            f"The build is of {build.as_of}, {count(age, 'day')} old, and --max-age is {max_age}. Run `etl refresh`; "
            "if it did run, `etl status` says what went wrong."
        )
    known = options(cursor, Selection(window="all"))
    named = {"role": role, "level": level, "country": country, "mode": work_mode, "source": source}
    chosen = {
        facet: checked(f"--{word.replace(' ', '-')}", named[facet], list(known["option"][known["facet"] == facet]))
        for facet, (_, word) in FACETS.items()
    }
    selection = Selection(
        window="range" if since or until else window or default_window(cursor), since=day(since), until=day(until),
        fresh_only=fresh_only, required_only=required_only, one_vote=one_vote,
    )  # fmt: skip
    taught = guides(cursor)
    checked("--guide", [guide] if guide else [], taught)
    return Asked(cursor, build, selection.choosing(chosen), guide or taught[0])


def days(max_age: str | None) -> int | None:
    """The days of "3d"."""
    if max_age is None:
        return None
    if not (max_age.endswith("d") and max_age[:-1].isdecimal()):
        raise typer.BadParameter(f"{max_age!r} is no number of days, such as 3d", param_hint="--max-age")
    return int(max_age[:-1])


def checked(flag: str, named: Named, options: list[str]) -> list[str]:
    """What was named; a name the build does not have is refused with those it has."""
    for name in named or ():
        if name not in options:
            raise typer.BadParameter(f"{name!r} is not in this build; it has {', '.join(options)}", param_hint=flag)
    return named or []


def with_filters(question: Callable[Concatenate[Asked, P], None]) -> Callable[..., None]:
    """A command of the question's own flags and the shared ones, which reach it as its first argument.

    A mistake in the flags is exit code 2; no build, one too old or a file that cannot be written is 1, with a message.
    """
    shared = inspect.signature(asked).parameters
    _, *own = inspect.signature(question).parameters.values()

    @wraps(question)
    def command(**flags: Any) -> None:
        try:
            question(asked(**{name: flags.pop(name) for name in shared}), **flags)  # type: ignore[call-arg]
        except (warehouse.WarehouseError, OSError) as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from error

    flags = [each.replace(kind=inspect.Parameter.KEYWORD_ONLY) for each in (*own, *shared.values())]
    command.__signature__ = inspect.Signature(flags)  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in flags}
    return command
