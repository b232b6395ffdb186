"""The reports to print: the skill-gap report of a guide, and what lies between a person and the jobs."""

from collections.abc import Callable
from dataclasses import dataclass

import duckdb
import pandas as pd

from analysis import gap_words, headline
from analysis.gap import Profile, nearest_jobs, next_skills, pairs, path, smallest_set, standing
from analysis.guide import guide_counts, guide_items, guide_labels, leaves_out
from analysis.population import FEW_JOBS, Population, population
from analysis.printable import Section, page
from analysis.profiles import named
from analysis.selection import Selection
from analysis.sources import sources
from analysis.steps import ENOUGH_JOBS
from analysis.warehouse import Build
from analysis.words import count, day, moment

GUIDE_COLUMNS = ["item", "verdict", "share_pct", "low_pct", "high_pct", "implied_pct", "jobs", "employers"]
LEFT_COLUMNS = ["skill", "near", "verdict", "share_pct", "low_pct", "high_pct", "jobs", "employers"]
APART_COLUMNS = ["item", "role", "counted", "counted_jobs", "counted_of", "counted_pct"]
NEXT_COLUMNS = ["skill", "kind", "opens", "opens_low", "opens_high", "brings_close", "asked_jobs", "goes_with"]
SHARES = ("share_pct", "low_pct", "high_pct")
MOST_ROWS, FIRST_ROWS = 50, 20
SAMPLE = "Invented sample: these employers do not exist and no number is about a real market."

# The tables of a person's report, by the names that `skill-gap me --table` has.
GAP_TABLES: dict[str, Callable[[duckdb.DuckDBPyConnection, Selection, Profile, str], pd.DataFrame]] = {
    "standing": lambda cursor, selection, profile, _: standing(cursor, selection, profile),
    "next": next_skills,
    "pairs": lambda cursor, selection, profile, _: pairs(cursor, selection, profile),
    "path": path,
    "set": lambda cursor, selection, profile, _: smallest_set(cursor, selection, profile),
    "nearest": lambda cursor, selection, profile, _: nearest_jobs(cursor, selection, profile),
    "met": lambda cursor, selection, profile, _: nearest_jobs(cursor, selection, profile, is_met=True),
}


@dataclass(frozen=True, slots=True)
class Basis:
    """What every report rests on: who is in the selected jobs, which those are, and sources.sources() of them."""

    people: Population
    selection: Selection
    build: Build
    sources: pd.DataFrame


def basis_of(cursor: duckdb.DuckDBPyConnection, selection: Selection, build: Build) -> Basis:
    """What a report on these jobs rests on."""
    return Basis(population(cursor, selection), selection, build, sources(cursor, selection))


def guide(cursor: duckdb.DuckDBPyConnection, guide_id: str, basis: Basis) -> str:
    """The skill-gap report of a guide: a verdict on every item, what it leaves out, and what is not ranked."""
    items, gaps, counts = (ask(cursor, basis.selection, guide_id) for ask in (guide_items, leaves_out, guide_counts))
    label = guide_labels(cursor).get(guide_id, "no guide")
    ranked = items[items["role"] == "demand"]
    left = gaps.head(MOST_ROWS)
    apart = counts[counts["role"] != "demand"]
    chapters = ranked.groupby("chapter", sort=False)
    sections = [
        *(Section(str(chapter), "", rows[GUIDE_COLUMNS], SHARES) for chapter, rows in chapters),
        Section(
            "What the guide leaves out",
            f"The first {len(left)} of {count(len(gaps), 'skill')} that jobs ask for and the guide does not teach.",
            left[LEFT_COLUMNS], SHARES,
        ),
        Section("Named by the guide, not ranked", "Each counted in the way that fits it.", apart[APART_COLUMNS]),
    ]  # fmt: skip
    says = [headline.guide(items, gaps, basis.people, basis.selection)]
    return printed(f"Skill-gap report: {label}", says, sections, "verdicts are read from the interval", basis)


def gap(cursor: duckdb.DuckDBPyConnection, guide_id: str, name: str, profile: Profile, basis: Basis) -> str:
    """What lies between a person (name: whose report it is, "" nobody's) and the jobs: the tables of GAP_TABLES.

    As on the page, jobs too few for a share have no path.
    """
    tables = {each: ask(cursor, basis.selection, profile, guide_id) for each, ask in GAP_TABLES.items()}
    stands, offered, both, steps = (tables[each] for each in ("standing", "next", "pairs", "path"))
    first = offered.head(FIRST_ROWS)
    few = f"Needs {FEW_JOBS} jobs, has {basis.people.jobs}."
    beside = "Jobs fully met after each step, and what the guide's order would give."
    sections = [
        Section("Where you stand", gap_words.set_apart(stands), stands, SHARES),
        Section(
            "What to learn next",
            f"The first {len(first)} of {count(len(offered), 'skill')} that jobs ask for and you lack.",
            first[NEXT_COLUMNS], ("opens", "opens_low", "opens_high"),
        ),
        Section("Two at once", gap_words.pair(both), both.head(FIRST_ROWS)),
        Section("Your path", few, steps.head(0)) if basis.people.is_small else Section("Your path", beside, steps),
        Section("The smallest set", gap_words.smallest(tables["set"], ENOUGH_JOBS), tables["set"]),
        Section("Nearest jobs", "At most two of an employer.", tables["nearest"].drop(columns="job_id")),
        Section("Jobs fully met", "At most two of an employer.", tables["met"].drop(columns="job_id")),
    ]  # fmt: skip
    says = [gap_words.headline(stands), brings(cursor, profile)]
    return printed(f"My gap: {name}" if name else "My gap", says, sections, gap_words.LEFT_OUT, basis)


def brings(cursor: duckdb.DuckDBPyConnection, profile: Profile) -> str:
    """What a person brings, in words."""
    more = [
        *([f"{count(profile.years, 'year')} of experience"] if profile.years is not None else []),
        *([f"degree: {profile.degree}"] if profile.degree else []),
    ]
    return f"{'; '.join([f'Counted with: {named(cursor, profile.skills)}', *more])}."


def note(people: Population, selection: Selection, build: Build, more: str = "") -> str:
    """What numbers rest on: jobs, employers, filters, day, build, what the line means, what they are not."""
    line = "between employers" if selection.one_vote else "jobs of one employer taken as alike"
    words = [
        f"{people.jobs:,} jobs at {people.employers:,} employers",
        selection.filters_words(),
        selection.window_words(),
        day(build.as_of),
        f"build {build.build_id}",
        f"line: 95 % interval, {line}",
        *([more] if more else []),
        "not a sample of all employers: see Sources",
    ]
    return " · ".join(words)


def printed(title: str, says: list[str], sections: list[Section], more: str, basis: Basis) -> str:
    """The file, with the warning of the sample, the note line (with more in it) and the lines of the sources."""
    build = basis.build
    shown = basis.sources[basis.sources["selected_jobs"] > 0]
    told = [
        f"{label}: {count(int(jobs), 'job')}{attribution and '. ' + attribution}"
        for label, jobs, attribution in shown[["label", "selected_jobs", "attribution"]].itertuples(index=False)
    ]
    ends = [*told, f"Built {moment(build.built_at)}."]
    rests_on = note(basis.people, basis.selection, build, more)
    return page(title, SAMPLE if build.is_sample else "", says, rests_on, sections, ends)
