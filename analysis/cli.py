"""The `skill-gap` command: the dashboard's tables as files, with the same filters as flags."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import typer

import analysis.changes
import analysis.claims
import analysis.columns
import analysis.companions
import analysis.demand
import analysis.evidence
import analysis.guide
import analysis.jobs
import analysis.pay
import analysis.quality
import analysis.sources
import analysis.trend
from analysis import me as person
from analysis import profiles, report
from analysis.flags import REPORT, Asked, OutFlag, ReportFlag, ends_in, with_filters
from analysis.selection import EVERYTHING

app = typer.Typer(help="The dashboard's tables as files, with the same filters.", no_args_is_help=True)
app.command()(person.me)

SkillFlag = Annotated[str | None, typer.Option("--skill", help="A skill by its name, id or another spelling.")]
LimitFlag = Annotated[int | None, typer.Option("--limit", min=1, help="Rows at most. Default: all.")]
Facet = Literal["role", "level", "country", "source", "mode"]
WHICH = typer.Option("--table", help="Which table.")

GUIDE = {
    "report": analysis.guide.skill_gap,
    "leaves-out": analysis.guide.leaves_out,
    "order": analysis.guide.order,
    "words": analysis.guide.employers_words,
    "counts": analysis.guide.guide_counts,
}
CLAIMS = {"claims": analysis.claims.claims, "parts": analysis.claims.claim_parts}
METHOD = {
    "quality": analysis.quality.quality,
    "quality-by-skill": analysis.quality.quality_by_skill,
    "spellings": analysis.quality.spellings,
}


@app.command()
@with_filters
def guide(
    asked: Asked,
    out: ReportFlag,
    table: Annotated[Literal["report", "leaves-out", "order", "words", "counts"], WHICH] = "report",
) -> None:
    """The skill-gap report: one row per skill of guide or market, with a verdict; what the guide leaves out."""
    if out.suffix == REPORT:
        asked.write_report(report.guide(asked.cursor, asked.guide_id, asked.basis()), out)
    else:
        asked.write(GUIDE[table](asked.cursor, asked.selection, asked.guide_id), out)


@app.command()
@with_filters
def demand(
    asked: Asked,
    out: OutFlag,
    table: Annotated[Literal["skills", "either-or", "by"], WHICH] = "skills",
    skills: Annotated[
        Literal["all", "tools", "methods", "soft skills"], typer.Option("--skills", help="Which list of skills.")
    ] = "all",
    skill: SkillFlag = None,
    by: Annotated[Facet, typer.Option("--by", help="Of --table by: the share of --skill in each of these.")] = "role",
) -> None:
    """Share of the selected jobs that ask for each skill, most asked first; needs that one of several skills meets."""
    if table == "either-or":
        found = analysis.demand.either_or(asked.cursor, asked.selection)
    elif table == "by":
        found = analysis.demand.by_facet(asked.cursor, asked.selection, asked.guide_id, of(asked, skill), by)
    else:
        found = analysis.demand.demand(asked.cursor, asked.selection, asked.guide_id, skills)
    asked.write(found, out)


@app.command()
@with_filters
def trend(
    asked: Asked,
    out: OutFlag,
    table: Annotated[Literal["trends", "series", "new-and-gone", "terms"], WHICH] = "trends",
    grain: Annotated[Literal["week", "month"], typer.Option("--grain", help="The periods.")] = "week",
    record: Annotated[
        Literal["own", "threads", "files"] | None, typer.Option("--record", help="Default: the first to be judged.")
    ] = None,
    skill: SkillFlag = None,
) -> None:
    """Whether more and more jobs ask for each skill; the periods of one --skill; new, gone and unknown names."""
    asked = replace(asked, selection=EVERYTHING if table == "terms" else asked.selection.of_appearance)
    if table == "series":
        found = analysis.trend.series(asked.cursor, asked.selection, of(asked, skill), grain, record)
    elif table == "terms":
        found = analysis.trend.unmatched(asked.cursor)
    else:
        question = {"trends": analysis.trend.trends, "new-and-gone": analysis.trend.new_and_gone}[table]
        found = question(asked.cursor, asked.selection, asked.guide_id, grain, record)
    asked.write(found, out)


@app.command()
@with_filters
def changes(asked: Asked, out: OutFlag, table: Annotated[Literal["changes", "movements"], WHICH] = "changes") -> None:
    """What changed between two days, --from and --to: shares on the same boards, and why they moved."""
    asked = replace(asked, selection=replace(asked.selection, fresh_only=False))  # the two days take its place
    since, until = asked.selection.since, asked.selection.until
    if not since or not until or since >= until:
        raise typer.BadParameter(
            "two days are compared, and the first must lie before the second", param_hint="--from, --to"
        )
    if table == "movements":
        found = analysis.changes.movements(asked.cursor, asked.selection, since, until)
    else:
        found = analysis.changes.changes(asked.cursor, asked.selection, asked.guide_id, since, until)
    asked.write(found, out)


@app.command()
@with_filters
def pay(
    asked: Asked,
    out: OutFlag,
    table: Annotated[Literal["pay", "premium"], WHICH] = "pay",
    by: Annotated[Literal["skill", "role", "level", "country", "all"], typer.Option("--by", help="Rows.")] = "skill",
    currency: Annotated[
        str | None, typer.Option("--currency", help="Pay printed for a year in it. Default: all, in US dollars.")
    ] = None,
) -> None:
    """Median and quartiles of stated pay; the premium of each skill at equal role, level, country and year."""
    if table == "premium":
        found = analysis.pay.premium(asked.cursor, asked.selection, asked.guide_id)
    else:
        enough = analysis.pay.currencies(asked.cursor, asked.selection) if currency else []
        if currency and currency not in enough:
            raise typer.BadParameter(
                f"too few jobs print a year's pay in {currency!r}; enough do in {', '.join(enough) or 'none'}",
                param_hint="--currency",
            )
        found = analysis.pay.pay(asked.cursor, asked.selection, by, currency)
    asked.write(found, out)


@app.command()
@with_filters
def companions(
    asked: Asked,
    out: OutFlag,
    table: Annotated[Literal["together", "instead", "clusters"], WHICH] = "together",
    skill: SkillFlag = None,
) -> None:
    """Skills asked for together with one --skill, or instead of it; clusters of all skills."""
    if table == "clusters":
        found = analysis.companions.clusters(asked.cursor, asked.selection)
    else:
        question = {"together": analysis.companions.companions, "instead": analysis.companions.instead}[table]
        found = question(asked.cursor, asked.selection, of(asked, skill))
    asked.write(found, out)


@app.command()
@with_filters
def claims(asked: Asked, out: OutFlag, table: Annotated[Literal["claims", "parts"], WHICH] = "claims") -> None:
    """Which sentences of the guide hold: a verdict on each, with numbers, rule and query; each part of them."""
    asked.write(CLAIMS[table](asked.cursor, asked.selection, asked.guide_id), out)


@app.command()
@with_filters
def evidence(
    asked: Asked,
    out: OutFlag,
    skill: SkillFlag = None,
    order: Annotated[Literal["newest", "shuffled"], typer.Option("--order", help="Which first.")] = "newest",
    limit: LimitFlag = None,
) -> None:
    """The sentences with which jobs ask for one --skill, each with its advert, at most two an employer."""
    found = analysis.evidence.evidence(asked.cursor, asked.selection, of(asked, skill), order, page=None)
    asked.write(found.head(limit or len(found)), out)


@app.command()
@with_filters
def jobs(
    asked: Asked,
    out: OutFlag,
    table: Annotated[Literal["jobs", "signals"], WHICH] = "jobs",
    order: Annotated[Literal["newest", "longest shown"], typer.Option("--order", help="Which first.")] = "newest",
    skill: SkillFlag = None,
    limit: LimitFlag = None,
) -> None:
    """The selected adverts, those alone that ask for --skill; how many show signs of being stale."""
    if table == "signals":
        found = analysis.jobs.signals(asked.cursor, asked.selection)
    else:
        skill_id = of(asked, skill) if skill else None
        found = analysis.jobs.jobs(asked.cursor, asked.selection, order, None, skill_id)
    asked.write(found.head(limit or len(found)), out)


@app.command()
@with_filters
def sources(asked: Asked, out: OutFlag, table: Annotated[Literal["sources", "boards"], WHICH] = "sources") -> None:
    """Where the numbers come from and how fresh they are; each board."""
    if table == "boards":
        replace(asked, selection=EVERYTHING).write(analysis.sources.boards(asked.cursor), out)
    else:
        asked.write(analysis.sources.sources(asked.cursor, asked.selection), out)


@app.command()
@with_filters
def method(
    asked: Asked, out: OutFlag, table: Annotated[Literal["quality", "quality-by-skill", "spellings"], WHICH] = "quality"
) -> None:
    """How often the reader is right, by what is read or by skill; every spelling that counts as a skill."""
    replace(asked, selection=EVERYTHING).write(METHOD[table](asked.cursor), out)


@app.command()
def columns(
    out: Annotated[
        Path | None,
        typer.Option("--out", callback=ends_in(".csv", ".md"), help="File to write: .csv, .md. Default: the screen."),
    ] = None,
) -> None:
    """The data dictionary: what every column of every table means."""
    if out is None:
        typer.echo(analysis.columns.as_markdown(), nl=False)
    elif out.suffix == ".csv":
        out.write_text(analysis.columns.as_csv(), encoding="utf-8-sig", newline="")
    else:
        out.write_text(analysis.columns.as_markdown(), encoding="utf-8", newline="\n")


def of(asked: Asked, skill: str | None) -> str:
    """The skill_id of what --skill says."""
    if not skill:
        raise typer.BadParameter("a skill must be named, such as Python", param_hint="--skill")
    try:
        return profiles.skill_id(asked.cursor, skill)
    except profiles.ProfileError as error:
        raise typer.BadParameter(str(error), param_hint="--skill") from error
