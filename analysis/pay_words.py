"""What pay and premiums say in a sentence: rules, not prose."""

from datetime import date

import pandas as pd

from analysis.pay import DOLLARS
from analysis.words import count, day, listing, money, percent, share

NAMED = 3  # skills that a sentence names


def headline(everything: pd.DataFrame) -> str:
    """What the selected jobs pay, from pay() by "all"."""
    if everything.empty:
        return "No job matches these filters."
    row = everything.iloc[0]
    if pd.isna(row["pay_median"]):
        return f"Pay: {row['too_few']}."
    half, more = (money(round(row[name], -3), row["currency"]) for name in ("pay_median", "pay_q3"))
    stated = "" if pd.isna(row["coverage_pct"]) else f" {share(row['coverage_pct'], 'jobs').capitalize()} state it so."
    return f"Half of the jobs that state their pay offer less than {half} a year, a quarter more than {more}.{stated}"


def premiums(table: pd.DataFrame) -> str:
    """How many skills go with more or less pay, from premium()."""
    if table.empty:
        return "Too few jobs state their pay: a skill needs 30 of them, at 10 employers."
    more, less = (table[table["premium"] == word] for word in ("pays more", "pays less"))
    ways = (("more", more), ("less", less))
    parts = [
        f"{len(part)} {'go' if len(part) > 1 else 'goes'} with {word} pay{examples(part)}"
        for word, part in ways
        if len(part)
    ]
    said = "; ".join(parts) or "none goes clearly with more or less pay"
    return f"Of {count(len(table), 'skill')}, at equal role, level, country and year, {said}."


def examples(part: pd.DataFrame) -> str:
    """Those of most jobs, in brackets: no ranking."""
    names = list(part.sort_values("jobs_stated", ascending=False, kind="stable").head(NAMED)["skill"])
    return f" (such as {listing(names)})" if len(part) > len(names) else f" ({listing(names)})"


def way(everything: pd.DataFrame, currency: str | None, rates_on: date | None) -> str:
    """How the amounts came about, for the note line."""
    if currency:
        return f"pay: middle of the range, {currency} as printed for a year, other pay counts as not stated"
    rates = f" at rates of {day(rates_on)}" if rates_on else ""
    annualised = everything["annualised_pct"].dropna()
    other = f", {percent(annualised.iloc[0])} of it printed by hour, day, week or month" if annualised.sum() else ""
    return f"pay: middle of the range, a year in {DOLLARS}{rates}{other}"
