"""Where the guide is right, behind, or silent."""

import tomllib

import duckdb
import numpy as np
import pandas as pd

import data
from analysis.asks import Voices, voices
from analysis.confidence import with_interval
from analysis.demand import READER_COLUMNS, STRENGTH_COLUMNS, every_skill, skills_asked
from analysis.facts import Part, fact_shares
from analysis.order import order
from analysis.population import FEW_EMPLOYERS, FEW_JOBS
from analysis.selection import Selection
from analysis.trend import trends
from analysis.warehouse import ask
from analysis.wording import employers_words

__all__ = [
    "employers_words", "guide_counts", "guide_items", "guide_labels", "guides", "leaves_out", "order", "skill_gap",
    "verdict",
]  # fmt: skip

ENOUGH_FOR_NOT_ASKED = 300  # jobs without a single mention
SOME_PCT, MOST_PCT = 5.0, 50.0
VERDICT_COLUMNS = ["jobs", "jobs_all", "employers_all", "low_pct", "high_pct"]
REPORT_COLUMNS = [
    "skill", "kind", "in_guide", "guide_chapter", "guide_weight", "verdict",
    "jobs", "jobs_all", "employers", "share_pct", "low_pct", "high_pct",
    *STRENGTH_COLUMNS, "implied_pct", "trend", *READER_COLUMNS,
]  # fmt: skip
COUNT_COLUMNS = ["counted_jobs", "counted_of", "counted_pct", "counted_low_pct", "counted_high_pct"]


def guides(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """guide_id of every guide in this build; "", which teaches nothing, where there is none."""
    return list(ask(cursor, "guides")["guide_id"]) or [""]


def guide_labels(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What people call each guide of this build, by guide_id."""
    return dict(ask(cursor, "guide_labels").itertuples(index=False, name=None))


def verdict(jobs: int, jobs_all: int, employers_all: int, low_pct: float, high_pct: float) -> str:
    """What the interval (0-100) of a share allows to say, never what its point suggests.

    Under 30 jobs or 5 employers, or without an interval, it is the count in words.
    """
    if jobs_all < FEW_JOBS or employers_all < FEW_EMPLOYERS or np.isnan(low_pct):
        return f"{jobs:,} of {jobs_all:,} jobs"
    if jobs == 0:
        return "not asked" if jobs_all >= ENOUGH_FOR_NOT_ASKED else "rarely or not asked"
    words = ("rarely", "some", "most")
    least, most = (sum(bound > line for line in (SOME_PCT, MOST_PCT)) for bound in (low_pct, high_pct))
    if least != most:
        return f"{words[least]} to {words[most]}"
    return "rarely asked" if least == 0 else f"asked by {words[least]}"


def guide_items(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> pd.DataFrame:
    """How many of the selected jobs ask for each item of the guide, in the guide's order.

    One row per item: item_id, item, chapter, weight, role (demand, route, attribute), says (our phrases), jobs_all,
    employers_all (counts), skill_id, skill, kind, jobs, employers, share_pct and all that demand.demand() says of a
    skill (named in so many words; NULL where no skill stands for the item), verdict (of demand items; of others "not
    ranked"), implied_pct, implied_verdict (the same for jobs that ask for it or one of its kinds; NULL where the item
    is no umbrella).
    """
    heard = voices(cursor, selection)
    return judged(cursor, heard, guide_id, skills_asked(cursor, heard, guide_id))


def judged(cursor: duckdb.DuckDBPyConnection, heard: Voices, guide_id: str, skills: pd.DataFrame) -> pd.DataFrame:
    """The rows of guide_items() from those of demand.skills_asked()."""
    skills = skills.drop(columns=["jobs_all", "employers_all"])
    found = ask(cursor, "guide_items", guide=guide_id)
    proofs = [[heard.skill(skill_id) for skill_id in proof] for proof in found["proof"]]
    counted = heard.shares(heard.counted(heard.any_of(jobs) for jobs in proofs))
    found = found.join(counted[["jobs_all", "employers_all"]])
    implied = with_interval(counted)
    items = found[["item_id", "item", "skill_id", "chapter", "weight", "role", "says", "jobs_all", "employers_all"]]
    table = items.merge(skills, on="skill_id", how="left").astype({"jobs": "Int64", "employers": "Int64"})
    implied_pct = implied["share_pct"].where(found["is_umbrella"])
    table = table.assign(verdict=verdicts(table), implied_pct=implied_pct, implied_verdict=verdicts(implied))
    table["implied_verdict"] = table["implied_verdict"].where(table["implied_pct"].notna())
    table["verdict"] = table["verdict"].where(table["role"] == "demand", "not ranked: " + table["role"])
    uncounted = table["skill_id"].isna() & (table["role"] == "demand")
    table.loc[uncounted, "verdict"] = "not counted: no skill stands for it"
    return table


def leaves_out(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> pd.DataFrame:
    """Skills that jobs ask for and the guide does not teach, most asked first.

    One row per skill: place (among all tools and methods by share), skill, kind, verdict, near (what the guide teaches
    next to it; "" for nothing), and jobs, share_pct and all else that demand.demand() says of a skill. Never listed:
    degrees, soft skills, kinds of an umbrella item, and words that define the selection.
    """
    table = every_skill(cursor, selection, guide_id)
    table = table[table["listed_as"].isin(("tool", "method")) & (table["jobs"] > 0)]
    table = table.assign(place=np.arange(1, len(table) + 1))
    table = table[~table["in_guide"]].merge(ask(cursor, "guide_nearest", guide=guide_id), on="skill_id", how="left")
    table = table.assign(near=table["near"].fillna(""), verdict=verdicts(table))
    columns = ["place", "skill", "kind", "verdict", "jobs", "jobs_all", "employers", "share_pct", "low_pct", "high_pct"]
    return table[[*columns, "near", *STRENGTH_COLUMNS, *READER_COLUMNS]]


def verdicts(table: pd.DataFrame) -> list[str]:
    """The verdict of every row of a table of skills; a row that is not counted has that of no jobs."""
    rows = table[VERDICT_COLUMNS].fillna({"jobs": 0}).astype({"jobs": int})
    return [verdict(*row) for row in rows.itertuples(index=False, name=None)]


def skill_gap(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> pd.DataFrame:
    """The skill-gap report: one row per skill of guide or market, the guide's first in its order, then by jobs.

    Columns REPORT_COLUMNS: in_guide is true for items and for kinds of an umbrella item (guide_weight then says whose);
    share_pct, low_pct, high_pct (0-100) are of jobs that ask for the skill, implied_pct of those that ask for it or one
    of its kinds (NaN where it is no umbrella); trend (by week) as in trend.trends(); the others as in demand.demand().
    An item that no skill stands for is its own row, uncounted. Degrees, soft skills and words that define the selection
    stand here only where the guide names them.
    """
    over_time = trends(cursor, selection, guide_id, "week").set_index("skill_id")["trend"]
    heard = voices(cursor, selection)
    skills = skills_asked(cursor, heard, guide_id)
    items = judged(cursor, heard, guide_id, skills)
    taught = items.assign(
        skill=items["skill"].fillna(items["item"]),
        in_guide=True,
        guide_chapter=items["chapter"],
        guide_weight=items["weight"],
    ).drop_duplicates("skill")
    market = skills[(skills["jobs"] > 0) & ~skills["skill"].isin(taught["skill"])]
    market = market[market["in_guide"] | market["listed_as"].isin(("tool", "method"))]
    market = market.merge(ask(cursor, "guide_umbrellas", guide=guide_id), on="skill_id", how="left")
    market = market.assign(verdict=verdicts(market), implied_pct=np.nan)
    market = market.astype({"jobs": "Int64", "employers": "Int64"})
    report = pd.concat([taught, market], ignore_index=True)
    return report.assign(trend=report["skill_id"].map(over_time))[REPORT_COLUMNS]


def guide_counts(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> pd.DataFrame:
    """How often the market shows each item, counted in the way that fits it: in the text, or as a property of the job.

    One row per item in the guide's order: item_id, item, chapter, role (demand, route, attribute), counted (what was
    counted, in words, data/counted.toml), counted_jobs, counted_of (counts; NULL where nothing can be counted),
    counted_pct, counted_low_pct, counted_high_pct (0-100, see facts.fact_shares()). An umbrella item counts with its
    kinds. Entry level, contract, degree fields, sector and role are properties of the advert: their share is of the
    jobs that say them.
    """
    items = ask(cursor, "guide_proof", guide=guide_id)
    rules = tomllib.loads(data.counted().read_text(encoding="utf-8")).get(guide_id, {})
    said = {
        item["item_id"]: {"what": [f"skill:{skill}" for skill in item["proof"]], "counted": item["counted"]}
        | rules.get(item["item_id"], {})
        for item in items.to_dict("records")
    }
    counted = {item_id: how for item_id, how in said.items() if how["what"]}
    parts = [Part(tuple(how["what"]), tuple(how.get("among", ()))) for how in counted.values()]
    shares = fact_shares(cursor, selection, parts).drop(columns="employers")
    shares = shares.set_axis(COUNT_COLUMNS, axis="columns")
    table = items.merge(shares.assign(item_id=list(counted)), on="item_id", how="left")
    table = table.assign(counted=[how["counted"] for how in said.values()])
    table = table.astype({"counted_jobs": "Int64", "counted_of": "Int64"})
    return table[["item_id", "item", "chapter", "role", "counted", *COUNT_COLUMNS]]
