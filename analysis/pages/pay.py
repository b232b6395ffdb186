"""Page: what jobs pay, and which skills go with more of it."""

import pandas as pd
import streamlit as st

from analysis import pay_words
from analysis.charts.dots import PREMIUM, Axis
from analysis.guide import guides
from analysis.pages import filters, parts
from analysis.pages.dotted import rows
from analysis.pages.load import ask, load
from analysis.pay import BY, CAVEATS, DOLLARS, currencies, pay, premium, rates_on
from analysis.population import population
from analysis.selection import Selection
from analysis.words import money, percent

CONVERTED = "in US dollars, converted"
HIDDEN = ["group_id"]


def page() -> None:
    """Pay: medians and quartiles of those who state it, then the premium of each skill with its caveats."""
    selection = filters.current()
    by = parts.chosen("pay-by", BY)
    printed = {f"{code}, as printed for a year": code for code in load(currencies, selection)}
    currency = printed.get(parts.chosen("pay-in", [CONVERTED, *printed]))

    people = load(population, selection)
    everything = load(pay, selection, "all", currency)
    table = load(pay, selection, by, currency).drop(columns=HIDDEN)
    extra = load(premium, selection, ask(guides)[0])
    sentence = pay_words.headline(everything)

    st.subheader(parts.plain(sentence), anchor=False)
    if not people.jobs:
        return
    with st.container(horizontal=True):
        parts.choice("By", "pay-by", BY)
        ways = [CONVERTED, *printed]
        st.selectbox("Currency", ways, key="pay-in", bind="query-params", label_visibility="collapsed", width=280)
    st.caption("Dot: median, with its interval as a thin line. Thick line: the middle half, quartile to quartile.")
    drawn(pay_marks(table), Axis(before="$" if (currency or DOLLARS) == DOLLARS else ""), table, sentence, "pay")
    parts.note(people, selection, pay_words.way(everything, currency, ask(rates_on)))
    parts.download(table, selection, "pay")
    premiums(extra, selection)


def premiums(table: pd.DataFrame, selection: Selection) -> None:
    """What each skill goes with, and what that does not mean."""
    st.markdown("##### More pay with a skill, at equal role, level, country and year")
    sentence = pay_words.premiums(table)
    st.markdown(parts.plain(sentence))
    for caveat in CAVEATS:
        st.caption(parts.plain(caveat))
    if table.empty:
        return
    st.caption(
        "What clearly pays more or less. Line: the interval, as wide as the number of skills looked at asks. "
        "Circle: the guide teaches it. Diamond: it does not."
    )
    drawn(premium_marks(table), PREMIUM, table, sentence, "premium")
    parts.download(table, selection, "premium")


def drawn(marks: pd.DataFrame, axis: Axis, table: pd.DataFrame, sentence: str, key: str) -> None:
    """The rows as dots, and all of them as a table, a tab apart."""
    chart, written = st.tabs(["Chart", "Table"])
    with chart:
        if marks.empty:
            st.markdown("Nothing to draw; the table has all rows.")
        else:
            rows(marks, axis, sentence, key)
    with written:
        parts.table_of(table, f"{key}-table")


def pay_marks(table: pd.DataFrame) -> pd.DataFrame:
    """What the first chart draws: the groups that have a median."""
    found = table[table["pay_median"].notna()]
    said = [money(median, currency) for median, currency in zip(found["pay_median"], found["currency"], strict=True)]
    numbers = zip(found["jobs_stated"], found["jobs_group"], strict=True)
    counts = [f"{stated:,} of {jobs:,} jobs state it" for stated, jobs in numbers]
    return found.assign(
        name=found["group"], value=found["pay_median"], low=found["pay_low"], high=found["pay_high"],
        start=found["pay_q1"], end=found["pay_q3"], said=said, remark=counts, says=counts, in_guide=True,
    )  # fmt: skip


def premium_marks(table: pd.DataFrame) -> pd.DataFrame:
    """What the second chart draws: what clearly pays more or less; nothing clear: nothing drawn."""
    found = table[table["premium"] != "no clear difference"]
    jobs = [f"{jobs:,} jobs" for jobs in found["jobs_stated"]]
    return found.assign(
        name=found["skill"], value=found["premium_pct"], low=found["premium_low_pct"], high=found["premium_high_pct"],
        said=[signed(value) for value in found["premium_pct"]], remark=jobs,
        says=[f"{signed(low)} to {signed(high)}" for low, high in
              zip(found["premium_low_pct"], found["premium_high_pct"], strict=True)],
    )  # fmt: skip


def signed(value: float) -> str:
    """ "+6 %", "-12 %"."""
    return f"{'+' if value > 0 else '-'}{percent(abs(value))}"
