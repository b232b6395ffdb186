"""Page: what employers ask for."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis import headline, trend_words
from analysis.demand import LISTS, demand, selection_words
from analysis.guide import guides, leaves_out
from analysis.pages import filters, links, parts, switches
from analysis.pages.load import ask, load
from analysis.population import Population, by_source, population
from analysis.selection import Selection
from analysis.spans import spans
from analysis.trend import record, rising
from analysis.words import count, listing, percent

MISSING = 8


def page() -> None:
    """Market: the skills asked most, and who is in this data."""
    selection = filters.current()
    guide_id = ask(guides)[0]
    listed = parts.chosen("skills", LISTS)

    people = load(population, selection)
    table = load(demand, selection, guide_id, listed)
    gaps = load(leaves_out, selection, guide_id)
    words = load(selection_words, selection, guide_id)
    shown_by = load(by_source, selection)
    sentence = headline.market(table, gaps, people, selection)

    st.subheader(parts.plain(sentence), anchor=False)
    if not people.jobs:
        return
    if headline.is_concentrated(people):
        one_employer(people, selection, guide_id)
    cards(people, selection)
    st.markdown("##### Most asked skills")
    st.caption(f"{parts.share_words(selection)} Circle: the guide teaches it. Diamond: it does not.")
    parts.choice("Which skills", "skills", LISTS)
    parts.chart_and_table(marks(table, people), table, sentence, "demand")
    links.open_a_skill(table["skill"], "demand")
    parts.note(people, selection, f"left out, as they define the selection: {listing(words)}" if words else "")
    parts.download(table, selection, "demand")
    left, right = st.columns(2, gap="large")
    with left:
        missing(gaps)
    with right:
        risen(selection, guide_id)
        who(people, shown_by)


def marks(table: pd.DataFrame, people: Population) -> pd.DataFrame:
    """What the chart draws: the skills asked, and at the right whether the guide teaches it and the ranks it may have.

    Too few jobs for a share: nothing is drawn, the table has the counts.
    """
    if people.is_small:
        return table.head(0).assign(remark="")
    taught = table["in_guide"].map({True: "in guide", False: "NOT IN GUIDE"})
    spans = [rank_words(*ranks) for ranks in zip(table["rank_from"], table["rank_to"], strict=True)]
    return table.assign(remark=taught + pd.Series(spans, index=table.index))[table["jobs"] > 0]


def rank_words(best: int, worst: int) -> str:
    """ " · rank 2 to 4"; nothing where there is no rank."""
    if pd.isna(best):
        return ""
    return f" · rank {best}" if best == worst else f" · rank {best} to {worst}"


def one_employer(people: Population, selection: Selection, guide_id: str) -> None:
    """What the largest employer's weight does, and the switch that takes it away or gives it back."""
    by_job, by_vote = (load(demand, replace(selection, one_vote=vote), guide_id, "all") for vote in (False, True))
    words = headline.concentration(people, by_job, by_vote)
    with st.container(horizontal=True, vertical_alignment="center", key="one-employer"):
        st.markdown(parts.plain(words), width="content")
        st.button(
            "One vote a job" if selection.one_vote else "One vote an employer",
            key="one-employer-switch",
            on_click=switches.switch,
            args=(switches.ONE_VOTE, not selection.one_vote),
        )


def cards(people: Population, selection: Selection) -> None:
    """The numbers at the top."""
    state = "open " if selection.window == "open" else ""
    with st.container(horizontal=True, key="cards"):
        for title, number in (
            (f"{state}ML jobs", people.jobs), ("employers", people.employers), ("new in 7 days", people.new_jobs)
        ):  # fmt: skip
            with st.container(border=True, gap="small"):
                st.metric(title, f"{number:,}")
                links.link("jobs", "Open")


def missing(gaps: pd.DataFrame) -> None:
    """The first of what the guide leaves out."""
    first = gaps.head(MISSING)
    st.markdown("##### Not in the guide, asked most")
    has_share = first["share_pct"].notna().all()
    said = shares(first["skill"], first["share_pct"]) if has_share else first["skill"] + " " + first["verdict"]
    st.markdown(parts.plain(" · ".join(said) or "Nothing: the guide teaches every skill asked for."))


def risen(selection: Selection, guide_id: str) -> None:
    """What rises most among the jobs that appear."""
    span = next(iter(load(spans, selection, "week").values()), None)
    st.markdown("##### Rising")
    st.markdown(parts.plain(trend_words.box(load(rising, selection, guide_id), span, ask(record))))


def who(people: Population, shown_by: pd.DataFrame) -> None:
    """Whose advertisements these are."""
    st.markdown("##### Who is in this data")
    by = shares(shown_by["label"], shown_by["share_pct"])
    lines = [
        f"{count(people.employers, 'employer')}; the ten largest hold {percent(people.top10_pct)} of the jobs.",
        f"By source: {', '.join(by)}.",
    ]
    st.markdown(parts.plain(" ".join(lines)))


def shares(names: Iterable[str], shares_pct: Iterable[float]) -> list[str]:
    """ "SQL 41 %" for each."""
    return [f"{name} {percent(share_pct)}" for name, share_pct in zip(names, shares_pct, strict=True)]
