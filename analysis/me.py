"""`skill-gap me`: what lies between people and the jobs, for one person or for a file of them."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from analysis import profiles, report
from analysis.filetext import MOST_BYTES, UnreadableError
from analysis.flags import REPORT, TABLE_FORMATS, Asked, ends_in, with_filters
from analysis.gap import Profile
from analysis.profiles import Person, ProfileError
from analysis.resume import read_resume
from analysis.words import listing

Degree = Literal["none", "bachelor", "master", "phd"]
Format = Literal["html", "csv", "xlsx", "parquet"]
SUFFIXES = (*TABLE_FORMATS, REPORT)
Which = Literal["standing", "next", "pairs", "path", "set", "nearest", "met"]


@with_filters
def me(
    asked: Asked,
    out: Annotated[
        Path, typer.Option("--out", help=f"File to write: {', '.join(SUFFIXES)}; with --profiles a folder.")
    ],
    skills: Annotated[str | None, typer.Option("--skills", help='What you know: "Python, SQL".')] = None,
    resume: Annotated[
        Path | None, typer.Option("--resume", exists=True, dir_okay=False, help="Read it from a résumé instead.")
    ] = None,
    years: Annotated[
        int | None, typer.Option("--years", min=0, help="Years of experience. Default: not counted.")
    ] = None,
    degree: Annotated[Degree | None, typer.Option("--degree", help="Highest degree. Default: not counted.")] = None,
    people: Annotated[
        Path | None,
        typer.Option(
            "--profiles", exists=True, dir_okay=False, help="CSV of name, skills, years, degree: a file each."
        ),
    ] = None,
    written_as: Annotated[Format, typer.Option("--as", help="With --profiles: what each file is.")] = "html",
    table: Annotated[Which, typer.Option("--table", help="Which table.")] = "next",
) -> None:
    """What you lack: jobs you meet, what each further skill opens, your path, the nearest jobs; a report to print."""
    if sum(bool(way) for way in (skills, resume, people)) != 1:
        raise typer.BadParameter("exactly one of them says what you bring", param_hint="--skills, --resume, --profiles")
    try:
        if people:
            found = profiles.people(asked.cursor, people)
            out.mkdir(parents=True, exist_ok=True)
            files = [(one, out / f"{profiles.file_stem(one.name)}.{written_as}") for one in found]
        else:
            ends_in(*SUFFIXES)(out)
            files = [(alone(asked, skills, resume, years, degree), out)]
    except ProfileError as error:
        flag = "--profiles" if people else "--resume" if resume else "--skills"
        raise typer.BadParameter(str(error), param_hint=flag) from error
    for one, path in files:
        for words in one.unknown:
            typer.echo(f"{one.name and one.name + ': '}{words}; not counted", err=True)
        if path.suffix == REPORT:
            asked.write_report(report.gap(asked.cursor, asked.guide_id, one.name, one.profile, asked.basis()), path)
        else:
            asked.write(report.GAP_TABLES[table](asked.cursor, asked.selection, one.profile, asked.guide_id), path)


def alone(asked: Asked, skills: str | None, resume: Path | None, years: int | None, degree: str | None) -> Person:
    """The one person that the flags speak of. Raises ProfileError."""
    if resume:
        return Person("", Profile(frozenset(read(asked, resume)), years, degree), ())
    found, unknown = profiles.known_skills(asked.cursor, profiles.parted(skills or ""))
    if unknown:
        raise ProfileError("; ".join(unknown))
    return Person("", Profile(frozenset(found), years, degree), ())


def read(asked: Asked, resume: Path) -> list[str]:
    """The skills of a résumé; what was found is said on stderr, and kept nowhere. Raises ProfileError."""
    with resume.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    try:
        said = read_resume(content)
    except UnreadableError as error:
        raise ProfileError(f"{resume.name}: {error} Or name your skills with --skills.") from error
    typer.echo(f"Read: {profiles.named(asked.cursor, said.sentences)}.", err=True)
    more = [f"--{flag} {value}" for flag, value in (("years", said.years), ("degree", said.degree)) if value]
    if more:
        typer.echo(f"It also seems to say {listing(more)}: not counted unless you add that.", err=True)
    return list(said.sentences)
