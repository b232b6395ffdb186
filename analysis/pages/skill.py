"""Page: is this skill worth learning? How often, how strongly, where, since when, with what, and in which words."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st

from analysis import skill_words, trend_words
from analysis.charts import lines, strength
from analysis.charts.dots import TIMES, dots, in_words
from analysis.companions import companions, instead
from analysis.demand import LISTS, by_facet, demand, every_skill
from analysis.evidence import near_skills, skill_names
from analysis.guide import guide_items
from analysis.pages import filters, guides, links, parts, sentences
from analysis.pages.companions import together_marks
from analysis.pages.figures import figure
from analysis.pages.load import ask, load
from analysis.pages.trends import thirds
from analysis.pay import pay, premium
from analysis.population import FEW_JOBS, population
from analysis.selection import FACETS, Selection
from analysis.spans import Span, spans
from analysis.trend import record, series, trends
from analysis.words import count

COMPANIONS = 6
BY = {word: facet for facet, (_, word) in FACETS.items()}


def page() -> None:
    """One skill, and the sentences behind its number."""
    selection = filters.current()
    guide_id = guides.chosen()
    skill_id = st.query_params.get("skill", "")

    people = load(population, selection)
    found = load(every_skill, selection, guide_id)
    if skill_id not in set(found["skill_id"]):
        unknown(skill_id)
        return
    skill = found[found["skill_id"] == skill_id].iloc[0]
    items = load(guide_items, selection, guide_id)
    together = load(companions, selection, skill_id)
    sentence = skill_words.headline(skill, items[items["skill_id"] == skill_id], together, people, selection)

    st.subheader(parts.plain(sentence), anchor=False)
    picker("Another skill")
    if not people.jobs:
        return
    if skill["jobs"] < FEW_JOBS:
        st.markdown(skill_words.needs(int(skill["jobs"])))
        by_option(skill, selection, guide_id)
    else:
        cards(skill, selection, guide_id)
        how_strongly(skill)
        over_time(skill, selection, guide_id)
        by_option(skill, selection, guide_id)
        goes_with(skill, together, found, selection)
        pays(skill_id, selection, guide_id)
    parts.note(people, selection)
    sentences.block(skill, selection)


def picker(label: str) -> None:
    """Any skill, by name."""
    links.open_a_skill(ask(skill_names)["skill"], "skill", label)


def unknown(typed: str) -> None:
    """No skill, or none of this name: what comes near."""
    near = ask(near_skills, typed)
    st.subheader("No such skill." if typed else "Which skill?", anchor=False)
    if len(near):
        st.markdown("Near it:")
    for skill_id, name in near.itertuples(index=False, name=None):
        links.link("skill", parts.plain(name), skill=skill_id)
    picker("Open a skill")


def cards(skill: pd.Series, selection: Selection, guide_id: str) -> None:
    """The numbers at the top."""
    with st.container(horizontal=True, key="cards"):
        for title, (value, below) in said(skill, selection, guide_id):
            with st.container(border=True, width="stretch", gap="small"):
                st.caption(title)
                st.markdown(f"#### {parts.plain(value)}")
                st.caption(parts.plain(below))


def said(skill: pd.Series, selection: Selection, guide_id: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Title, number and what stands below it, card by card."""
    yield "share of jobs", skill_words.share_card(skill)
    listed = next((name for name, kinds in LISTS.items() if skill["listed_as"] in kinds), None)
    if listed:
        ranked = load(demand, selection, guide_id, listed)
        yield "rank", skill_words.rank_card(ranked[ranked["skill"] == skill["skill"]].iloc[0], len(ranked))
    moves, span = moved(skill, selection, guide_id)
    rests_on = f"in {trend_words.periods(span)}" if span and span.is_judged else "see over time"
    yield "trend", (moves["trend"], rests_on)
    yield "reader finds", skill_words.reader_card(skill)


def moved(skill: pd.Series, selection: Selection, guide_id: str) -> tuple[pd.Series, Span | None]:
    """Its row of trends, and the span that is read from: weeks of the own record, else months."""
    of_weeks = next(iter(load(spans, selection, "week").values()), None)
    grain = "week" if of_weeks and of_weeks.record == "own" else "month"
    table = load(trends, selection, guide_id, grain)
    span = next(iter(load(spans, selection, grain).values()), None)
    return table[table["skill_id"] == skill["skill_id"]].iloc[0], span


def how_strongly(skill: pd.Series) -> None:
    """Required, preferred or just mentioned."""
    st.markdown("##### How strongly")
    figure(lambda look: strength.strength(skill, look), strength.in_words(skill), "strength")
    st.caption(f"Of the jobs that name it: {strength.in_words(skill)}.")


def over_time(skill: pd.Series, selection: Selection, guide_id: str) -> None:
    """Its share among the jobs that appeared in each week or month."""
    st.markdown("##### Over time")
    moves, span = moved(skill, selection, guide_id)
    if span is None or not span.is_judged:
        st.markdown(trend_words.cannot_tell(span, ask(record)))
    if span is None:
        return
    table = load(series, selection, skill["skill_id"], span.grain)
    levels = thirds(moves, span)
    if table["share_pct"].isna().all():
        st.markdown(f"No {span.grain} has the 30 jobs at 5 employers that a share needs.")
        return
    figure(lambda look: lines.share_line(table, levels, look), lines.in_words(table, levels, skill["skill"]), "line")


def by_option(skill: pd.Series, selection: Selection, guide_id: str) -> None:
    """Its share in each option of a filter; where jobs are too few for a share, counts."""
    facet = BY[parts.chosen("by-filter", BY)]
    st.markdown("##### Where")
    parts.choice("By", "by-filter", BY)
    table = load(by_facet, selection, guide_id, skill["skill_id"], facet)
    has_bar = table["share_pct"].notna() & (skill["jobs"] >= FEW_JOBS)
    of_jobs = [f"of {count(jobs, 'job')}" for jobs in table["jobs_all"]]
    parts.bars(table.assign(skill=table["option_name"], remark=of_jobs)[has_bar], skill["skill"], "by")
    others = table[~has_bar]
    counts = [
        f"{name}: {jobs:,} of {count(jobs_all, 'job')}"
        for name, jobs, jobs_all in others[["option_name", "jobs", "jobs_all"]].itertuples(index=False, name=None)
    ]
    st.caption(parts.plain(" · ".join(counts)))


def goes_with(skill: pd.Series, together: pd.DataFrame, found: pd.DataFrame, selection: Selection) -> None:
    """What it is asked together with, and what would do instead."""
    st.markdown("##### Asked together with")
    marks = together_marks(together, found.loc[found["in_guide"], "skill"]).head(COMPANIONS)
    if marks.empty:
        st.markdown("Too few jobs: it needs 10 employers that ask for both.")
    else:
        st.caption("How many times as often as by chance; dotted line: no more than by chance.")
        figure(lambda look: dots(marks, TIMES, look), in_words(marks, skill["skill"]), "together")
    st.markdown(parts.plain(skill_words.instead(load(instead, selection, skill["skill_id"]))))


def pays(skill_id: str, selection: Selection, guide_id: str) -> None:
    """What jobs that ask for it pay."""
    st.markdown("##### Pay")
    rows = load(pay, selection, "skill")
    premiums = load(premium, selection, guide_id)
    name = rows.loc[rows["group_id"] == skill_id]
    st.markdown(parts.plain(skill_words.pays(name, premiums[premiums["skill"].isin(name["group"])])))
