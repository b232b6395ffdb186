"""What goes together in a sentence: rules, not prose."""

import pandas as pd

from analysis.population import FEW_JOBS
from analysis.words import count, listing, share

NAMED = 3  # companions that the sentence names
OFTEN_PCT = 10  # of the skill's jobs: a companion in fewer is not named


def headline(skill: str, jobs: int, together: pd.DataFrame, others: pd.DataFrame) -> str:
    """What one skill goes with, from companions(), and what would do instead, from instead().

    Only companions are named that are clearly asked together more often than by chance, that stand neither above nor
    below the skill in the skill list, and that one in ten of its jobs asks for.
    """
    if jobs < FEW_JOBS:
        return f"{count(jobs, 'job')} {'asks' if jobs == 1 else 'ask'} for {skill}: too few for companions (needs 30)."
    named = together[
        (together["lift_low"] > 1) & (together["related"] == "") & (together["with_pct"] >= OFTEN_PCT)
    ].head(NAMED)
    said = [f"{name} {lift:.1f} times" for name, lift in zip(named["skill"], named["lift"], strict=True)]
    goes = f"is asked together with {listing(said)} as often as by chance" if said else "goes clearly with nothing"
    instead = others.dropna(subset="instead_pct").head(1)
    if instead.empty:
        return f"{skill} {goes}."
    row = instead.iloc[0]
    return f"{skill} {goes}. {share(row['instead_pct'], 'of its jobs').capitalize()} would take {row['skill']} instead."
