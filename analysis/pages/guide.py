"""Page: where the guide is right, behind, or silent."""

import pandas as pd
import streamlit as st

from analysis import headline
from analysis.guide import guide_items, guides, leaves_out, skill_gap
from analysis.pages import filters, parts
from analysis.pages.load import ask, load
from analysis.population import Population, population

VIEWS = ("by chapter", "by demand")
KEY = (
    "Filled dot: named in so many words. Hollow dot: named, or one of its kinds is. "
    "E essential · S step · F future trend: where the guide names it."
)
WEIGHT_MARKS = {"essential": "E", "step": "S", "trend": "F"}


def page() -> None:
    """Guide against market: a verdict on every item, and what the guide leaves out."""
    selection = filters.current()
    guide_id = parts.chosen("guide", ask(guides))
    view = parts.chosen("view", VIEWS)

    people = load(population, selection)
    items = load(guide_items, selection, guide_id)
    gaps = load(leaves_out, selection, guide_id)
    report = load(skill_gap, selection, guide_id)
    sentence = headline.guide(items, gaps, people, selection)

    st.subheader(parts.plain(sentence), anchor=False)
    if not people.jobs:
        return
    choices(ask(guides))
    st.caption(f"{parts.share_words(selection)} {KEY}")
    parts.chart_and_table(item_marks(items, view, people), report, sentence, "guide")
    parts.note(people, selection, "verdicts are read from the interval")
    parts.download(report, selection, "skill-gap", "Download the skill-gap report (CSV)")
    st.markdown("##### What the guide leaves out")
    parts.chart_and_table(gap_marks(gaps, people), gaps, sentence, "leaves-out")
    parts.download(gaps, selection, "leaves-out")
    st.caption("Degrees, soft skills and words that define the selection are not listed.")
    not_ranked(items)


def choices(guide_ids: list[str]) -> None:
    """Which guide, where there are several, and in which order."""
    if len(guide_ids) > 1:
        st.selectbox("Guide", guide_ids, key="guide", bind="query-params")
    parts.choice("View", "view", VIEWS)


def item_marks(items: pd.DataFrame, view: str, people: Population) -> pd.DataFrame:
    """What the chart draws: the guide's demand items under their chapters, or the most asked first."""
    ranked = items[(items["role"] == "demand") & items["jobs"].notna()]
    if people.is_small:
        ranked = ranked.head(0)
    adds = ranked["implied_pct"].fillna(0) > ranked["share_pct"]
    marks = ranked.assign(
        skill=ranked["item"],
        aside=ranked["weight"].map(letters),
        in_guide=True,
        remark=ranked["verdict"].where(~adds, ranked["verdict"] + " | " + ranked["implied_verdict"]),
        implied_pct=ranked["implied_pct"].where(adds),
    )
    if view == "by demand" or marks.empty:
        return marks.sort_values("share_pct", ascending=False, kind="stable")
    chapters = marks.groupby("chapter", sort=False)
    return pd.concat([part for chapter, rows in chapters for part in (heading(str(chapter)), rows)])


def heading(chapter: str) -> pd.DataFrame:
    """A row without a share: the name of a chapter."""
    return pd.DataFrame({"skill": [chapter], "in_guide": [True], "remark": [""]})


def letters(weight: str) -> str:
    """ "E S" for "essential, step"."""
    return " ".join(WEIGHT_MARKS[word] for word in weight.split(", ") if word in WEIGHT_MARKS)


def gap_marks(gaps: pd.DataFrame, people: Population) -> pd.DataFrame:
    """What the second chart draws: the skills left out, and what the guide teaches near them."""
    near = gaps["near"].where(gaps["near"] == "", "near: " + gaps["near"])
    return gaps.assign(in_guide=False, remark=near).head(0 if people.is_small else len(gaps))


def not_ranked(items: pd.DataFrame) -> None:
    """What one sentence of an advertisement cannot test: routes, industries, roles; counted apart."""
    apart = items[items["role"] != "demand"]
    if apart.empty:
        return
    st.markdown("##### Named by the guide, not ranked")
    st.caption("Routes into the work and attributes of jobs. What was counted: jobs that name it.")
    parts.table_of(apart[["item", "chapter", "role", "jobs", "jobs_all", "share_pct", "says"]], "not-ranked")
