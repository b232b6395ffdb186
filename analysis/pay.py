"""What jobs pay, and what a skill adds to it."""

import tomllib
from datetime import date

import duckdb
import numpy as np
import pandas as pd
from scipy import sparse, stats

import data
from analysis.labels import LEVELS, label
from analysis.population import FEW_EFFECTIVE, FEW_EMPLOYERS, FEW_JOBS
from analysis.quartiles import NAMES, quartiles
from analysis.regression import selected_tail, slopes
from analysis.selection import Selection
from analysis.warehouse import ask

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
    state(cursor, selection, currency)
    found = ask(
        cursor, "pay_coverage", by=by, required_only=selection.required_only, one_vote=selection.one_vote,
        selection_words=selection_words(),
    )  # fmt: skip
    is_share = (found["jobs_group"] >= FEW_JOBS) & (found["employers_group"] >= FEW_EMPLOYERS)
    enough = (found["jobs_stated"] >= FEW_JOBS) & (found["employers_stated"] >= FEW_EMPLOYERS)
    groups = list(found.loc[enough, "group_id"])
    rows = ask(cursor, "pay", by=by, required_only=selection.required_only, groups=groups)
    place, ordered, employers = (rows[name].to_numpy() for name in ("place", "pay", "employer_no"))
    numbers = quartiles(place, ordered, employers, selection.one_vote)
    numbers = numbers.add_prefix("pay_").round().set_axis(found.index[enough])
    table = found.join(numbers).assign(
        group=found["skill"].where(found["skill"].notna(), [label(by, option) for option in found["group_id"]]),
        coverage_pct=found["coverage_pct"].where(is_share),
        annualised_pct=found["annualised_pct"].where(enough),
        currency=currency or DOLLARS,
        too_few=pd.Series([too_few(*row) for row in found[COUNTS].to_numpy()], dtype="str"),
    )
    if by == "level":
        table = table.sort_values("group_id", key=lambda ids: ids.map(list(LEVELS).index))
    return table[PAY_COLUMNS].reset_index(drop=True)


def state(cursor: duckdb.DuckDBPyConnection, selection: Selection, currency: str | None = None) -> None:
    """Fill the temporary tables of the selection, and stated_pay (see its SQL)."""
    selection.fill(cursor)
    ask(cursor, "pay_stated", currency=currency, **BELIEVED)


def selection_words() -> list[str]:
    """skill_ids of the words that define the population: they carry no pay of their own."""
    words: list[str] = tomllib.loads(data.lists().read_text(encoding="utf-8"))["selection_words"]
    return words


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
    state(cursor, selection)
    ask(cursor, "premium_alike", one_vote=selection.one_vote)
    required = {"required_only": selection.required_only}
    found = ask(cursor, "premium_skills", guide=guide_id, selection_words=selection_words(), **required)
    is_few = (found["jobs_stated"] < FEW_JOBS) | (found["employers_stated"] < FEW_EMPLOYERS)
    table = found[~is_few & (found["worth"] >= FEW_EFFECTIVE)].reset_index(drop=True)
    jobs = ask(cursor, "premium_jobs")
    asks = ask(cursor, "premium_asks", skills=list(table["skill_no"]), **required)
    shape = len(jobs), len(table)
    marks = sparse.csr_array((np.ones(len(asks)), (asks["place"], asks["skill_place"])), shape=shape)
    (_, likes), (_, employers) = (np.unique(jobs[name], return_inverse=True) for name in ("like_no", "employer_no"))
    if table.empty:
        return pd.DataFrame(columns=PREMIUM_COLUMNS)
    logs, weights = np.log(jobs["pay"].to_numpy()), jobs["vote"].to_numpy()
    slope, error, freedom = slopes(marks, logs, likes, employers, weights, PAY_ALIKE)
    return worded(table.assign(slope=slope, error=error, freedom=freedom).dropna(subset="slope"))


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
