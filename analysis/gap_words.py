"""What My gap says in sentences."""

from collections.abc import Sequence

import pandas as pd

from analysis.advert import RARE, Typical
from analysis.words import count, listing, percent, share

LEFT_OUT = (
    "Not counted: place, permission to work, degrees and soft skills, the words that define the selection, and what no "
    "advert writes. A need is a required tool or method; of “PyTorch or TensorFlow” one will do."
)


def headline(standing: pd.DataFrame) -> str:
    """Where a person stands, from gap.standing()."""
    jobs = dict(zip(standing["standing"], standing["jobs"], strict=True))
    jobs_all = int(standing["jobs_all"].iloc[0])
    if not jobs_all:
        return "No job matches these filters."
    met_pct = standing["share_pct"].iloc[0]
    said = f" ({percent(met_pct)})" if pd.notna(met_pct) else ""
    return (
        f"You meet every required tool and method of {jobs['fully met']:,} of {count(jobs_all, 'job')}{said}, "
        f"and at least 7 in 10 of {jobs['close']:,} more."
    )


def set_apart(standing: pd.DataFrame) -> str:
    """The jobs that are in neither number."""
    jobs = dict(zip(standing["standing"], standing["jobs"], strict=True))
    beyond = jobs["more years or a higher degree"]
    parts = [f"{count(jobs['no required skill'], 'job')} that require no tool or method"]
    parts += [f"{count(beyond, 'job')} that ask for more years or a higher degree"] if beyond else []
    return f"Set apart: {listing(parts)}."


def pair(pairs: pd.DataFrame) -> str:
    """The pair that opens most, from gap.pairs()."""
    if pairs.empty:
        return "No pair opens a job that neither of its skills alone would open."
    first = pairs.iloc[0]
    span = f" ({first['opens_low']:,} to {first['opens_high']:,})" if pd.notna(first["opens_low"]) else ""
    return (
        f"Pairs: {first['skill']} and {first['other_skill']} together open {first['opens']:,}{span}, "
        f"{first['together']:,} of them only together."
    )


def smallest(found: pd.DataFrame, opens: int) -> str:
    """The fewest skills that open so many jobs, from gap.smallest_set()."""
    if found.empty:
        return f"No set of skills that we could find opens {opens} jobs here."
    names = listing(list(found["skill"]))
    sure = "No smaller set does." if found["is_smallest"].all() else "Perhaps a smaller set does, too."
    return f"The smallest set that opens {opens} jobs: {names} ({found['opens'].iloc[-1]:,} jobs). {sure}"


def path(table: pd.DataFrame) -> str:
    """The guide's numbers beside the path's, from gap.path()."""
    guided = ", ".join(f"{number:,}" for number in table["guide_fully_met"])
    mine = ", ".join(f"{number:,}" for number in table["fully_met"])
    return f"Jobs fully met: {mine}. The guide's order would give {guided} after the same number of steps (dotted)."


def typical(found: Typical, asks: pd.DataFrame) -> str:
    """How typical an advert is, from advert.typical() and advert.asks()."""
    if asks.empty:
        return "We found no tool or method that we know in this text."
    rare = list(asks.loc[asks["verdict"].isin(RARE), "skill"])
    missing = list(asks.loc[~asks["is_met"] & (asks["asked_as"] == "required"), "skill"])
    parts = []
    if found.mean_pct is not None and found.rarer is not None and found.jobs:
        parts.append(
            f"What it asks for is asked by {percent(found.mean_pct)} of jobs in the mean; "
            f"{share(100 * found.rarer / found.jobs, 'jobs')} ask for rarer things."
        )
    parts.append(f"Rare asks: {listing(rare)}." if rare else "None of its asks is rare.")
    parts.append(
        f"Required and not among your skills: {listing(missing)}." if missing else "You miss nothing required."
    )
    return " ".join(parts)


def skills(names: Sequence[object]) -> str:
    """How many skills were found in a résumé."""
    found = count(len(names), "skill")
    return f"Found {found}: check them. Take away what is wrong in the field above, add what is missing."
