"""The `skill-gap` command: the dashboard's tables as files."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import duckdb
import pandas as pd
import typer

import data
from analysis import exports, warehouse
from analysis.demand import demand as demand_table
from analysis.guide import guides, skill_gap
from analysis.options import options
from analysis.selection import FACETS, Selection, default_window

app = typer.Typer(help="The dashboard's tables as files, with the same filters.", no_args_is_help=True)

Window = Literal["open", "90d", "all", "range"]
Skills = Literal["all", "tools", "methods", "soft skills"]
Question = Callable[[duckdb.DuckDBPyConnection, Selection, str], pd.DataFrame]
Named = list[str] | None

OutFlag = Annotated[Path, typer.Option("--out", help=f"File to write: {' or '.join(exports.FORMATS)}.")]
RoleFlag = Annotated[Named, typer.Option("--role", help='Such as ml_engineer, or "unknown"; repeatable.')]
LevelFlag = Annotated[Named, typer.Option("--level", help='Such as senior, or "unknown"; repeatable.')]
CountryFlag = Annotated[Named, typer.Option("--country", help='ISO code such as DE, or "unknown"; repeatable.')]
ModeFlag = Annotated[Named, typer.Option("--work-mode", help='remote, hybrid, onsite or "unknown"; repeatable.')]
SourceFlag = Annotated[Named, typer.Option("--source", help="Such as greenhouse; repeatable.")]
WindowFlag = Annotated[Window | None, typer.Option("--window", help="Default: open where any job is, else all.")]
SinceFlag = Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="With --window range.")]
UntilFlag = Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="With --window range.")]
RequiredFlag = Annotated[
    bool, typer.Option("--required-only", help="A job asks for a skill only where it requires it.")
]
VoteFlag = Annotated[bool, typer.Option("--one-vote", help="Every employer weighs the same.")]
GuideFlag = Annotated[str | None, typer.Option("--guide", help="Default: the first of the build.")]
SkillsFlag = Annotated[Skills, typer.Option("--skills", help="Which list of skills.")]


@app.command()
def demand(
    out: OutFlag,
    role: RoleFlag = None,
    level: LevelFlag = None,
    country: CountryFlag = None,
    work_mode: ModeFlag = None,
    source: SourceFlag = None,
    window: WindowFlag = None,
    since: SinceFlag = None,
    until: UntilFlag = None,
    required_only: RequiredFlag = False,
    one_vote: VoteFlag = False,
    guide: GuideFlag = None,
    skills: SkillsFlag = "all",
) -> None:
    """Share of the selected jobs that ask for each skill, most asked first."""
    write(
        lambda cursor, selection, guide_id: demand_table(cursor, selection, guide_id, skills), out, guide,
        {"role": role, "level": level, "country": country, "mode": work_mode, "source": source},
        window, since, until, Selection(required_only=required_only, one_vote=one_vote),
    )  # fmt: skip


@app.command()
def guide(
    out: OutFlag,
    role: RoleFlag = None,
    level: LevelFlag = None,
    country: CountryFlag = None,
    work_mode: ModeFlag = None,
    source: SourceFlag = None,
    window: WindowFlag = None,
    since: SinceFlag = None,
    until: UntilFlag = None,
    required_only: RequiredFlag = False,
    one_vote: VoteFlag = False,
    guide: GuideFlag = None,
) -> None:
    """The skill-gap report: one row per skill of guide or market, with a verdict."""
    write(
        skill_gap, out, guide,
        {"role": role, "level": level, "country": country, "mode": work_mode, "source": source},
        window, since, until, Selection(required_only=required_only, one_vote=one_vote),
    )  # fmt: skip


def write(
    question: Question,
    out: Path,
    guide_id: str | None,
    named: dict[str, Named],
    window: Window | None,
    since: datetime | None,
    until: datetime | None,
    counting: Selection,
) -> None:
    """Ask the published build and write the answer; a mistake in the flags ends with exit code 2, no build with 1.

    named: the options of each filter, by its name in selection.FACETS; counting: the switches that say how to count.
    """
    if out.suffix not in exports.FORMATS:
        raise typer.BadParameter(f"{out.name}: the name must end in {' or '.join(exports.FORMATS)}", param_hint="--out")
    try:
        cursor = warehouse.connect(warehouse.published(data.home()))
        build = warehouse.describe(cursor)
        known = options(cursor, Selection(window="all"))
        chosen = {
            facet: checked(f"--{word.replace(' ', '-')}", named[facet], list(known["option"][known["facet"] == facet]))
            for facet, (_, word) in FACETS.items()
        }
        selection = replace(
            counting.choosing(chosen),
            window="range" if since or until else window or default_window(cursor),
            since=since.date() if since else None,
            until=until.date() if until else None,
        )
        taught = guides(cursor)
        checked("--guide", [guide_id] if guide_id else [], taught)
        table = question(cursor, selection, guide_id or taught[0])
        exports.write(table, selection, build, out)
    except (warehouse.WarehouseError, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{out}: {len(table):,} rows; {selection.filters_words()}, {selection.window_words()}", err=True)


def checked(flag: str, named: Named, options: list[str]) -> list[str]:
    """What was named; a name the build does not have is refused with those it has."""
    for name in named or ():
        if name not in options:
            raise typer.BadParameter(f"{name!r} is not in this build; it has {', '.join(options)}", param_hint=flag)
    return named or []
