"""The advertisements in a sentence."""

import pandas as pd

from analysis.population import Population
from analysis.selection import FRESH_DAYS
from analysis.words import count, day, share


def headline(people: Population, signs: pd.DataFrame, listed: int, narrowed: str) -> str:
    """How many advertisements, and how old they are, from jobs.signals(); narrowed: what else they are chosen by."""
    if people.jobs == 0:
        return "No job matches these filters."
    if narrowed:
        return f"{count(listed, 'advertisement')} {narrowed}."
    said = f"{count(people.jobs, 'advertisement')} at {count(people.employers, 'employer')}"
    old, again = (signs[signs["signal"] == name].iloc[0] for name in ("long shown", "posted again"))
    if not old["jobs_judged"]:
        return f"{said}. How long they were shown their sources do not tell."
    if pd.isna(old["flagged_pct"]):
        return f"{said}: {old['jobs_flagged']:,} shown for more than {FRESH_DAYS} days."
    if not old["jobs_flagged"]:
        return f"{said}: none shown for more than {FRESH_DAYS} days."
    back = f", {again['jobs_flagged']:,} posted again" if again["jobs_flagged"] else ""
    return f"{said}: {share(old['flagged_pct'], f'shown for more than {FRESH_DAYS} days')}{back}."


def summary(row: pd.Series) -> str:
    """Whose advertisement it is, and all that is known of it, in a line."""
    facts = [row[name] for name in ("places", "role_family", "level", "work_mode", "pay_printed")]
    known = [words for words in facts if isinstance(words, str) and "unknown" not in words]
    return " · ".join(filter(None, [whose(row), *known, dates(row), row["signals"], f"via {row['sources']}"]))


def whose(row: pd.Series) -> str:
    """The employer, also where the advert names none."""
    return row["employer"] if isinstance(row["employer"], str) else "employer not named"


def dates(row: pd.Series) -> str:
    """ "posted 3 Nov 2026 · shown for 19 days"; on the first day, as in most files, just the day."""
    since = (
        f"posted {day(row['posted_on'])}" if pd.notna(row["posted_on"]) else f"first seen {day(row['first_seen_on'])}"
    )
    return since + (f" · shown for {count(days, 'day')}" if (days := int(row["days_shown"])) else "")
