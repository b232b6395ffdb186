"""One advert against the market: how typical it is, which asks are rare, and what a person misses."""

from dataclasses import dataclass

import duckdb
import numpy as np
import pandas as pd

from analysis.demand import every_skill
from analysis.gap import Profile
from analysis.guide import verdicts
from analysis.needs import needs_of
from analysis.population import FEW_JOBS
from analysis.resume import Advert
from analysis.selection import Selection
from analysis.warehouse import ask

STRENGTHS = ("required", "preferred", "mentioned")
RARE = ("rarely asked", "rarely or not asked", "not asked")


@dataclass(frozen=True, slots=True)
class Typical:
    """How common an advert's asks are: mean share of the jobs that ask for each (0-100), and how many of jobs ask for
    rarer things in the mean; both None where too few jobs are selected, or the advert asks for nothing known."""

    mean_pct: float | None
    rarer: int | None
    jobs: int


def asks(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, profile: Profile, guide_id: str, advert: Advert
) -> pd.DataFrame:
    """What an advert asks for, the required first, then the rarest.

    One row per tool or method that it names: skill, kind, asked_as (required, preferred, mentioned), is_met (the person
    has it, or something that implies it; of an either/or group one will do), one_of (the others of its group, or ""),
    verdict (how often the selected jobs ask for it, see guide.verdict()), jobs, jobs_all, share_pct,
    low_pct, high_pct (as in demand.demand()), in_guide, sentence (of the advert).
    """
    source = needs_of(cursor)
    had = source.had(source.numbers(profile.skills))
    has = frozenset(source.skills["skill_id"][had])
    names = dict(zip(source.skills["skill_id"], source.skills["skill"], strict=True))
    groups = {skill_id: group for group in advert.groups for skill_id in group}
    table = every_skill(cursor, selection, guide_id)
    table = table[table["listed_as"].isin(("tool", "method")) & table["skill_id"].isin(advert.asks)]
    said = [advert.asks[skill_id] for skill_id in table["skill_id"]]
    table = table.assign(
        asked_as=[requirement for requirement, _ in said],
        sentence=[sentence for _, sentence in said],
        is_met=[bool(groups.get(skill_id, {skill_id}) & has) for skill_id in table["skill_id"]],
        one_of=[
            ", ".join(sorted(names[other] for other in groups.get(skill_id, frozenset()) - {skill_id}))
            for skill_id in table["skill_id"]
        ],
        verdict=verdicts(table),
        place=[STRENGTHS.index(requirement) for requirement, _ in said],
    )
    columns = ["skill", "kind", "asked_as", "is_met", "one_of", "verdict", "jobs", "jobs_all", "share_pct", "low_pct",
               "high_pct", "in_guide", "sentence"]  # fmt: skip
    return table.sort_values(["place", "jobs", "skill"], ignore_index=True)[columns]


def typical(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str, advert: Advert) -> Typical:
    """How common an advert's asks are among those of the selected jobs.

    A job's measure is the mean, over the tools and methods that it names, of the share of selected jobs that name each;
    the advert's is the same. With the switches of the selection the shares follow them, see demand.demand().
    """
    skills = every_skill(cursor, selection, guide_id)
    skills = skills[skills["listed_as"].isin(("tool", "method"))]
    asked = skills[skills["skill_id"].isin(advert.asks)]
    jobs = int(skills["jobs_all"].max()) if len(skills) else 0
    mean = asked["share_pct"].mean()
    if jobs < FEW_JOBS or np.isnan(mean):
        return Typical(None, None, jobs)
    row = ask(
        cursor, "typical", skill_nos=skills["skill_no"].tolist(), shares=skills["share_pct"].tolist(), mean=float(mean)
    ).iloc[0]
    return Typical(round(float(mean), 2), int(row["rarer"]), int(row["jobs"]))
