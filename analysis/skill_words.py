"""One skill in words: rules, not prose. What the tests do not tell apart is not ranked."""

import pandas as pd

from analysis.guide import VERDICT_COLUMNS, verdict
from analysis.headline import counted
from analysis.population import FEW_JOBS, Population
from analysis.selection import Selection
from analysis.words import count, listing, money, percent, share

COMPANIONS = 2  # that the headline names
OFTEN_PCT = 10  # of the skill's jobs: a companion in fewer is not named
NAMED = 3  # skills that would do instead


def headline(
    skill: pd.Series, items: pd.DataFrame, together: pd.DataFrame, people: Population, selection: Selection
) -> str:
    """How often a skill is asked for, what it goes with, and what the guide says of it.

    skill: its row of demand.every_skill(); items: its rows of guide.guide_items(); together: its companions().
    """
    if people.jobs == 0:
        return "No job matches these filters."
    jobs = f"{count(skill['jobs'], 'job')} at {count(skill['employers'], 'employer')}"
    said = verdict(*skill[VERDICT_COLUMNS])
    if said.endswith(" jobs"):
        asked = f"{said} ask for it, too few for a verdict"
    elif skill["jobs"]:
        asked = f"{said}, {share(skill['share_pct'], 'ML jobs')}, {jobs}"
    else:
        asked = f"{said}, none of {count(people.jobs, 'job')}"
    return f"{skill['skill']}: {counted(selection).lower()}{asked}.{goes_with(together)} {taught(skill, items)}"


def goes_with(together: pd.DataFrame) -> str:
    """The surest companions, those alone that are clearly asked with it more often than by chance."""
    is_clear = (together["lift_low"] > 1) & (together["related"] == "") & (together["with_pct"] >= OFTEN_PCT)
    names = list(together.loc[is_clear, "skill"].head(COMPANIONS))
    return f" It goes with {listing(names)}." if names else ""


def taught(skill: pd.Series, items: pd.DataFrame) -> str:
    """What the guide says of it, in our own words."""
    if items.empty:
        return "The guide names only a wider skill." if skill["in_guide"] else "The guide does not name it."
    says = "; ".join(dict.fromkeys(words for words in items["says"] if words))
    return f"The guide: {says}." if says else f"The guide names it ({listing(list(items['weight'].unique()))})."


def needs(jobs: int) -> str:
    """Why more is not shown."""
    return f"Trend, companions and pay: each needs {FEW_JOBS} jobs, has {jobs}. The sentences are below."


def share_card(skill: pd.Series) -> tuple[str, str]:
    """Share and interval; where the reader's slips move it out of the interval, both shares."""
    low, high, better = skill["low_pct"], skill["high_pct"], skill["corrected_pct"]
    span = f"{percent(low)} to {percent(high)}, " if pd.notna(low) else ""
    moved = f", corrected {percent(better)}" if pd.notna(better) and pd.notna(low) and not low <= better <= high else ""
    return percent(skill["share_pct"]), f"{span}{count(skill['jobs'], 'job')}{moved}"


def rank_card(row: pd.Series, skills: int) -> tuple[str, str]:
    """The ranks that the data allow, of so many skills."""
    if pd.isna(row["rank_from"]):
        return "–", "too few employers for a rank"
    best, worst = int(row["rank_from"]), int(row["rank_to"])
    return f"#{best}" if best == worst else f"#{best} to {worst}", f"of {skills:,} skills"


def reader_card(skill: pd.Series) -> tuple[str, str]:
    """How often the reader finds the skill where a person does, and is right about it."""
    if pd.isna(skill["reader_recall"]):
        return "–", "not measured yet: needs 20 labels"
    right = f"{100 * skill['reader_precision']:.0f} of 100 it finds are right"
    return f"{100 * skill['reader_recall']:.0f} of 100", f"{right} ({count(int(skill['reader_n']), 'label')})"


def instead(table: pd.DataFrame) -> str:
    """What would do instead, from companions.instead(): "Java in 19 of 52 jobs"."""
    rows = table.head(NAMED)
    named = [f"{skill} in {both:,}" for skill, both in zip(rows["skill"], rows["jobs_both"], strict=True)]
    of = f" of {count(int(rows['jobs_own'].iloc[0]), 'job')}" if named else ""
    return (
        f"Or instead: {', '.join(named)}{of} that ask for it." if named else "No job names another skill in its place."
    )


def pays(rows: pd.DataFrame, premiums: pd.DataFrame) -> str:
    """What jobs that ask for it pay, from the skill's row of pay.pay() and of pay.premium()."""
    if rows.empty:
        return "No job that asks for it states its pay."
    row = rows.iloc[0]
    if pd.isna(row["pay_median"]):
        return f"{row['too_few']}."
    middle, first, third = (money(row[name]) for name in ("pay_median", "pay_q1", "pay_q3"))
    said = f"Median {middle} a year, the middle half {first} to {third}; {int(row['jobs_stated']):,} of "
    said += f"{count(int(row['jobs_group']), 'job')} state it."
    if premiums.empty:
        return said
    more = premiums.iloc[0]
    if more["premium"] == "no clear difference":
        return f"{said} No clear difference from like jobs without it."
    way = "more" if more["premium"] == "pays more" else "less"
    span = f"{abs(more['premium_pct']):.0f} % {way} than like jobs without it"
    return f"{said} About {span}; that is no promise: see Pay."
