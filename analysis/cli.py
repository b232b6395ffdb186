"""The `skill-gap` command: the dashboard's tables as files."""

from collections.abc import Callable
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
from analysis.options import role_options, source_options
from analysis.selection import Selection, default_window

app = typer.Typer(help="The dashboard's tables as files, with the same filters.", no_args_is_help=True)

Window = Literal["open", "90d", "all", "range"]
Skills = Literal["all", "tools", "methods", "soft skills"]
Question = Callable[[duckdb.DuckDBPyConnection, Selection, str], pd.DataFrame]

OutFlag = Annotated[Path, typer.Option("--out", help=f"File to write: {' or '.join(exports.FORMATS)}.")]
RoleFlag = Annotated[list[str] | None, typer.Option("--role", help='Such as ml_engineer, or "unknown"; repeatable.')]
SourceFlag = Annotated[list[str] | None, typer.Option("--source", help="Such as greenhouse; repeatable.")]
WindowFlag = Annotated[Window | None, typer.Option("--window", help="Default: open where any job is, else all.")]
SinceFlag = Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="With --window range.")]
UntilFlag = Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="With --window range.")]
GuideFlag = Annotated[str | None, typer.Option("--guide", help="Default: the first of the build.")]
SkillsFlag = Annotated[Skills, typer.Option("--skills", help="Which list of skills.")]


@app.command()
def demand(
    out: OutFlag,
    role: RoleFlag = None,
    source: SourceFlag = None,
    window: WindowFlag = None,
    since: SinceFlag = None,
    until: UntilFlag = None,
    guide: GuideFlag = None,
    skills: SkillsFlag = "all",
) -> None:
    """Share of the selected jobs that mention each skill, most mentioned first."""
    write(
        lambda cursor, selection, guide_id: demand_table(cursor, selection, guide_id, skills),
        out, role, source, window, since, until, guide,
    )  # fmt: skip


@app.command()
def guide(
    out: OutFlag,
    role: RoleFlag = None,
    source: SourceFlag = None,
    window: WindowFlag = None,
    since: SinceFlag = None,
    until: UntilFlag = None,
    guide: GuideFlag = None,
) -> None:
    """The skill-gap report: one row per skill of guide or market, with a verdict."""
    write(skill_gap, out, role, source, window, since, until, guide)


def write(
    question: Question,
    out: Path,
    roles: list[str] | None,
    sources: list[str] | None,
    window: Window | None,
    since: datetime | None,
    until: datetime | None,
    guide_id: str | None,
) -> None:
    """Ask the published build and write the answer; a mistake in the flags ends with exit code 2, no build with 1."""
    if out.suffix not in exports.FORMATS:
        raise typer.BadParameter(f"{out.name}: the name must end in {' or '.join(exports.FORMATS)}", param_hint="--out")
    try:
        cursor = warehouse.connect(warehouse.published(data.home()))
        usual = window or default_window(cursor)
        selection = Selection(
            roles=known("--role", roles, list(role_options(cursor, Selection())["option"])),
            sources=known("--source", sources, list(source_options(cursor, Selection())["option"])),
            window="range" if since or until else usual,
            since=since.date() if since else None,
            until=until.date() if until else None,
        )
        taught = guides(cursor)
        [chosen] = known("--guide", [guide_id] if guide_id else taught[:1], taught)
        table = question(cursor, selection, chosen)
        exports.write(table, selection, warehouse.describe(cursor), out)
    except (warehouse.WarehouseError, OSError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    typer.echo(f"{out}: {len(table):,} rows; {selection.filters_words()}, {selection.window_words()}", err=True)


def known(flag: str, named: list[str] | None, options: list[str]) -> tuple[str, ...]:
    """What was named, sorted; a name the build does not have is refused with those it has."""
    for name in named or ():
        if name not in options:
            raise typer.BadParameter(f"{name!r} is not in this build; it has {', '.join(options)}", param_hint=flag)
    return tuple(sorted(set(named or ())))
