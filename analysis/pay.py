"""What jobs pay, and what a skill adds to it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import duckdb
import numpy as np
import pandas as pd
from scipy import sparse, stats

from analysis.asks import Bools, Codes, Voices, chosen, employers_of, half_up, voices
from analysis.facts import said
from analysis.held import held
from analysis.labels import LEVELS, label
from analysis.listed import listed_skills
from analysis.population import FEW_EFFECTIVE, FEW_EMPLOYERS, FEW_JOBS
from analysis.quartiles import NAMES, quartiles
from analysis.regression import selected_tail, slopes
from analysis.selection import Selection
from analysis.warehouse import ask

KNOWN = "known"  # no option: says every job that says one
BY = ("skill", "role", "level", "country")
# Intra-class correlation of log pay at one employer, in 3,800 jobs less the mean of their likes.
PAY_ALIKE = 0.57
BELIEVED = {"least_usd": 1_000, "most_usd": 2_000_000, "widest": 20}
DOLLARS = "USD"
COUNTS = ["jobs_group", "jobs_stated", "employers_stated"]
NUMBERS = [f"pay_{name}" for name in NAMES]
PAY_COLUMNS = [
    "group_id", "group", *COUNTS, "coverage_pct", "annualised_pct", "currency", *NUMBERS, "too_few"
]  # fmt: skip
PREMIUM_COLUMNS = [
    "skill", "kind", "in_guide", "jobs_stated", "employers_stated", "premium_pct", "premium_low_pct",
    "premium_high_pct", "premium",
]  # fmt: skip
CAVEATS = (
    "A premium is a difference between advertisements, not what learning the skill brings: who asks for a skill also "
    "differs in industry, size and town, and skills come together, so that one shows what its companions pay.",
    "Only advertisements that state their pay count; how many do differs by place, employer and level, often by law.",
    "Pay is the middle of the printed range, without bonus and shares; pay by the hour, day, week or month counts as a "
    "full year of it.",
)


def pay(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, by: str = "skill", currency: str | None = None
) -> pd.DataFrame:
    """Median and quartiles of the pay that the selected jobs state, by "skill", "role", "level", "country" or "all".

    One row per group with a job, those that state pay most often first, levels in their order: group_id, group (what
    people call it), jobs_group, jobs_stated, employers_stated (counts; the last two of jobs that state pay),
    coverage_pct (0-100, jobs that state pay), annualised_pct (0-100, of these those not printed for a year), currency,
    pay_q1, pay_median, pay_q3 (see quartiles.quantile), pay_low, pay_high (95 % interval of the median, see
    quartiles.quartiles), too_few (why there is no median; NULL where there is one). Under 30 jobs that state pay,
    or at fewer than 5 employers, there is no median; under so many jobs of the group there is no coverage_pct.

    A job's pay is the middle of the lowest and highest that it states. Without currency it is that of a year in US
    dollars at the rate of meta.rates_on, pay for shorter times taken as often as full-time work has them; with a
    currency only pay printed for a year in that currency counts, as printed. Not believed, and counted as not stated:
    a range whose top is more than 20 times its bottom (a slip such as 220 - 142,600), and less than 1,000 or more than
    2,000,000 US dollars a year (a figure of another period; 4,000 is usual pay somewhere).

    A job with several countries is in each. required_only: jobs that require the skill; one_vote: within each group
    every employer that states pay weighs the same.
    """
    heard = voices(cursor, selection)
    stated = states(cursor, heard, currency).sort_values(["pay", "job_no"])
    groups = skill_groups(cursor, heard) if by == "skill" else said_groups(cursor, heard, by)
    found = coverage(heard, groups, stated)
    is_share = (found["jobs_group"] >= FEW_JOBS) & (found["employers_group"] >= FEW_EMPLOYERS)
    enough = (found["jobs_stated"] >= FEW_JOBS) & (found["employers_stated"] >= FEW_EMPLOYERS)
    sets = [groups.jobs(number) for number in found.index[enough]]
    marks = heard.asks.marks(stated["job_no"].to_numpy(), sets).tocsr().tocsc()  # there and back: the lowest pay first
    place, row = np.repeat(np.arange(len(sets)), np.diff(marks.indptr)), marks.indices
    ordered, employers = (stated[name].to_numpy()[row] for name in ("pay", "employer_no"))
    numbers = quartiles(place, ordered, employers, selection.one_vote)
    table = found.join(numbers.add_prefix("pay_").round().set_axis(found.index[enough])).assign(
        coverage_pct=found["coverage_pct"].where(is_share),
        annualised_pct=found["annualised_pct"].where(enough),
        currency=currency or DOLLARS,
        too_few=pd.Series([too_few(*row) for row in found[COUNTS].to_numpy()], found.index, dtype="str"),
    )
    if by == "level":
        table = table.sort_values("group_id", key=lambda ids: ids.map(list(LEVELS).index))
    return table[PAY_COLUMNS].reset_index(drop=True)


@dataclass(frozen=True)
class Groups:
    """What pay is grouped by, one entry a group: names (by number: group_id, group), jobs (job_no of one, by number),
    count (by employer and number: how many of some jobs are in it)."""

    names: pd.DataFrame
    jobs: Callable[[int], Codes]
    count: Callable[[Bools], sparse.csc_array]


def skill_groups(cursor: duckdb.DuckDBPyConnection, heard: Voices) -> Groups:
    """The tools and methods; a job is in each that it asks for."""
    skills = listed_skills(cursor)
    skills = skills[skills["listed_as"].isin(("tool", "method"))]
    skills = skills.rename(columns={"skill_id": "group_id", "skill": "group"})
    return Groups(
        skills[["group_id", "group"]],
        lambda skill_no: heard.asks.jobs(skill_no, heard.least),
        lambda among: heard.asks.count(among, heard.least),
    )


def said_groups(cursor: duckdb.DuckDBPyConnection, heard: Voices, by: str) -> Groups:
    """What jobs say of themselves; a job with several countries is in each. By "all" everything is one group."""
    facts = held(cursor, said)
    own = {fact.removeprefix(f"{by}:"): jobs for fact, jobs in facts.items() if fact.startswith(f"{by}:")}
    own = {"all": heard.job_nos} if by == "all" else {name: jobs for name, jobs in own.items() if name != KNOWN}
    sets = list(own.values())
    return Groups(
        pd.DataFrame({"group_id": list(own), "group": [label(by, option) for option in own]}, dtype="str"),
        sets.__getitem__,
        lambda among: heard.among(among).counted(heard.any_of([jobs]) for jobs in sets),
    )


def coverage(heard: Voices, groups: Groups, stated: pd.DataFrame) -> pd.DataFrame:
    """How many of the selected jobs of each group state their pay; one row a group with a job, by its number.

    group_id, group, jobs_group, employers_group, jobs_stated, employers_stated (counts), coverage_pct (0-100, of the
    group's jobs; with one_vote the mean of its employers' shares), annualised_pct (0-100, of jobs_stated).
    """
    is_annualised = stated["is_annualised"].to_numpy(dtype=bool)
    says, annualised = (chosen(heard.asks, each) for each in (stated["job_no"], stated.loc[is_annualised, "job_no"]))
    own, told, by_other = (groups.count(among) for among in (heard.is_selected, says, annualised))
    each = sparse.csc_array((1 / np.maximum(own.data, 1), own.indices, own.indptr), shape=own.shape)
    found = pd.DataFrame({
        "jobs_group": own.sum(axis=0), "employers_group": employers_of(own),
        "jobs_stated": told.sum(axis=0), "employers_stated": employers_of(told),
        "each": told.multiply(each).sum(axis=0), "annualised": by_other.sum(axis=0),
    })  # fmt: skip
    found = groups.names.join(found[found["jobs_group"] > 0], how="inner")
    shares = found["each"] / found["employers_group"] if heard.one_vote else found["jobs_stated"] / found["jobs_group"]
    found = found.assign(
        coverage_pct=half_up(100 * shares),
        annualised_pct=half_up(100 * (found["annualised"] / found["jobs_stated"].where(found["jobs_stated"] > 0))),
    )
    return found.sort_values(["jobs_stated", "jobs_group", "group_id"], ascending=[False, False, True])


def states(cursor: duckdb.DuckDBPyConnection, heard: Voices, currency: str | None = None) -> pd.DataFrame:
    """The selected jobs that state believable pay, see pay(), by job_no.

    job_no, employer_no, pay, is_annualised (not printed per year), like_no (the same number says of equal role, level,
    countries and year).
    """
    found = held(cursor, pay_of)
    found = found[heard.is_selected[found["job_no"]]]
    if currency is None:
        found = found[found["usd_year"].notna()].assign(pay=lambda rows: rows["usd_year"])
    else:
        is_printed = (found["currency"] == currency) & ~found["is_annualised"].fillna(True).astype(bool)
        found = found[is_printed].assign(pay=lambda rows: rows["as_printed"])
    return found.assign(employer_no=heard.asks.employer_of[found["job_no"]])


def pay_of(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """The pay of every job of the build."""
    return ask(cursor, "pay_all", **BELIEVED)


def too_few(jobs: int, stated: int, employers: int) -> str | None:
    """Why there is no median, in words; None where there is one."""
    if stated < FEW_JOBS:
        return f"{stated:,} of {jobs:,} jobs state it: too few for a median (needs {FEW_JOBS})"
    if employers < FEW_EMPLOYERS:
        return f"{stated:,} jobs state it, at {employers} employers: too few for a median (needs {FEW_EMPLOYERS})"
    return None


def currencies(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> list[str]:
    """Currencies in which enough of the selected jobs print a year's pay for a median, the most frequent first."""
    selection.fill(cursor)
    found = ask(cursor, "pay_currencies")
    enough = (found["jobs_stated"] >= FEW_JOBS) & (found["employers_stated"] >= FEW_EMPLOYERS)
    return list(found.loc[enough, "currency"])


def rates_on(cursor: duckdb.DuckDBPyConnection) -> date | None:
    """The day whose exchange rates turn pay into dollars; None where there are none."""
    found = ask(cursor, "pay_rates")["rates_on"].iloc[0]
    return found.date() if pd.notna(found) else None


def premium(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> pd.DataFrame:
    """How much more jobs pay that ask for a skill than jobs of equal role, level, countries and year that do not.

    One row per tool or method that enough jobs ask for (at least 30 that state pay and have a like, at 5 employers that
    weigh as much as 10 equal ones), the clearly higher first, then by size: skill, kind, in_guide, jobs_stated,
    employers_stated (those jobs), premium_pct (per cent of pay), premium_low_pct, premium_high_pct, premium: "pays
    more", "pays less" or "no clear difference". Words that define the population are left out.

    The slope of log pay (a year in US dollars, see pay()) on the skill, each skill on its own, see regression.slopes;
    in per cent 100 * (exp(slope) - 1) (Halvorsen and Palmquist, American Economic Review 70 (1980)). Each skill on its
    own and not all at once: what all at once would say, PyTorch at equal TensorFlow, deep learning and 300 others,
    nobody's advertisement is. Equal year (first seen), because pay of 2021 is not pay of 2026 and skills have their
    season. Corrected for the number of skills looked at: of those that clearly pay more or less, at most 5 % do not,
    and the intervals are as wide as that asks (regression.selected_tail), so that word and interval say the same.

    Measured with 10,000 invented skills laid over the employers of 3,800 real jobs: at 5 %, 4 to 6 in 100 would be
    called different before that correction.

    required_only: jobs that require the skill against all others; one_vote: every employer that states pay weighs the
    same. CAVEATS belong beside every number of it.
    """
    heard = voices(cursor, selection)
    jobs = states(cursor, heard)
    jobs = jobs[jobs.groupby("like_no")["job_no"].transform("size") > 1]
    each = jobs.groupby("employer_no")["job_no"].transform("size") if selection.one_vote else 1
    jobs = jobs.assign(vote=1.0 / each)
    skills = listed_skills(cursor, guide_id)
    found = alike(heard, jobs).join(skills[["skill_id", "skill", "kind", "in_guide", "listed_as"]], how="inner")
    is_few = (found["jobs_stated"] < FEW_JOBS) | (found["employers_stated"] < FEW_EMPLOYERS)
    is_shown = ~is_few & (found["worth"] >= FEW_EFFECTIVE) & found["listed_as"].isin(("tool", "method"))
    table = found[is_shown].sort_values(["jobs_stated", "skill"], ascending=[False, True])
    marks = heard.asks.marks(jobs["job_no"].to_numpy(), map(heard.skill, table["skill_id"])).tocsr()
    table = table.reset_index(drop=True)
    (_, likes), (_, employers) = (np.unique(jobs[name], return_inverse=True) for name in ("like_no", "employer_no"))
    if table.empty:
        return pd.DataFrame(columns=PREMIUM_COLUMNS)
    logs, weights = np.log(jobs["pay"].to_numpy()), jobs["vote"].to_numpy()
    slope, error, freedom = slopes(marks, logs, likes, employers, weights, PAY_ALIKE)
    return worded(table.assign(slope=slope, error=error, freedom=freedom).dropna(subset="slope"))


def alike(heard: Voices, jobs: pd.DataFrame) -> pd.DataFrame:
    """By skill_no: how many of these jobs ask for it (jobs_stated), at how many employers (employers_stated), worth how
    many equal ones: (sum v)² / sum v² of their votes v, Kish 1965 (worth)."""
    counts = heard.asks.count(chosen(heard.asks, jobs["job_no"]), heard.least)
    vote = np.zeros(counts.shape[0])
    vote[jobs["employer_no"]] = jobs["vote"]
    votes = sparse.diags_array(vote) @ counts
    with np.errstate(invalid="ignore"):
        worth = votes.sum(axis=0) ** 2 / votes.power(2).sum(axis=0)
    return pd.DataFrame({
        "jobs_stated": counts.sum(axis=0).astype(np.int64), "employers_stated": employers_of(counts), "worth": worth
    })  # fmt: skip


def worded(table: pd.DataFrame) -> pd.DataFrame:
    """premium() from slope (of log pay), error and freedom of each skill."""
    p = 2 * stats.t.sf(table["slope"].abs() / table["error"], table["freedom"])
    tail = selected_tail(p)
    reach = stats.t.isf(tail / 2, table["freedom"]) * table["error"]
    is_clear = p <= tail
    clear_word = np.where(table["slope"] > 0, "pays more", "pays less")
    shown = table.assign(
        premium_pct=100 * np.expm1(table["slope"]),
        premium_low_pct=100 * np.expm1(table["slope"] - reach),
        premium_high_pct=100 * np.expm1(table["slope"] + reach),
        premium=np.where(is_clear, clear_word, "no clear difference"),
    ).round(2)
    clear = shown[is_clear].sort_values("premium_pct", ascending=False, kind="stable")
    return pd.DataFrame(pd.concat([clear, shown[~is_clear]], ignore_index=True)[PREMIUM_COLUMNS])
