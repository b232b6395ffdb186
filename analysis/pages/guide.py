"""Page: where the guide is right, behind, or silent."""

import pandas as pd
import streamlit as st

from analysis import headline
from analysis.charts import slope as slope_figure
from analysis.charts.look import CONFIG
from analysis.guide import employers_words, guide_counts, guide_items, leaves_out, order, skill_gap
from analysis.pages import filters, guides, links, parts
from analysis.pages.load import load
from analysis.population import Population, population
from analysis.report import guide as printed
from analysis.selection import Selection

VIEWS = ("by chapter", "by demand", "order compared")
KEY = (
    "Filled dot: named in so many words. Hollow dot: named, or one of its kinds is. "
    "E essential · S step · F future trend: where the guide names it."
)
WEIGHT_MARKS = {"essential": "E", "step": "S", "trend": "F"}


def page() -> None:
    """Guide against market: a verdict on every item, and what the guide leaves out."""
    selection = filters.current()
    guide_id = guides.chosen()
    view = parts.chosen("view", VIEWS)

    people = load(population, selection)
    items = load(guide_items, selection, guide_id)
    gaps = load(leaves_out, selection, guide_id)
    report = load(skill_gap, selection, guide_id)
    sentence = headline.guide(items, gaps, people, selection)

    st.subheader(parts.plain(sentence), anchor=False)
    if not people.jobs:
        return
    guides.picker()
    parts.choice("View", "view", VIEWS)
    if view == "order compared":
        orders(load(order, selection, guide_id), sentence, selection)
    else:
        st.caption(f"{parts.share_words(selection)} {KEY}")
        parts.chart_and_table(item_marks(items, view, people), report, sentence, "guide")
    links.open_a_skill(report["skill"], "guide")
    parts.note(people, selection, "verdicts are read from the interval")
    parts.downloads(
        report, selection, "skill-gap", "Download the skill-gap report (CSV)",
        lambda cursor, basis: printed(cursor, guide_id, basis),
    )  # fmt: skip
    st.markdown("##### What the guide leaves out")
    parts.chart_and_table(gap_marks(gaps, people), gaps, sentence, "leaves-out")
    links.open_a_skill(gaps["skill"], "leaves-out")
    parts.download(gaps, selection, "leaves-out")
    st.caption("Degrees, soft skills and words that define the selection are not listed.")
    wordings(load(employers_words, selection, guide_id), selection)
    not_ranked(load(guide_counts, selection, guide_id), selection)


def orders(table: pd.DataFrame, sentence: str, selection: Selection) -> None:
    """The guide's order beside the market's: the skills that moved most, as lines or, on a phone, as a list."""
    st.caption(
        "Where the guide puts a skill (its steps first, then its other essentials, trends, mere mentions), and where "
        "the market puts it. Only moves that the ranks tell apart. Solid: the market asks for it earlier."
    )
    chart, written = st.tabs(["Chart", "Table"])
    with chart:
        most = moved_most(table)
        if most.empty:
            st.markdown("No skill stands clearly elsewhere than the guide puts it.")
        forms = parts.looks() if len(most) else []
        for look in forms:
            form = "narrow" if look.is_narrow else "wide"
            with st.container(key=f"{form}-order" if len(forms) > 1 else "only-order"):
                if look.is_narrow:
                    st.markdown("\n".join(f"- {parts.plain(words)}" for words in slope_figure.as_list(most)))
                else:
                    figure = slope_figure.slope(most, look)
                    st.plotly_chart(figure, config=CONFIG, key="order", alt=slope_figure.in_words(most, sentence))
    with written:
        parts.table_of(table, "order-table")
    parts.download(table, selection, "guide-order", "Download the order (CSV)")


def moved_most(table: pd.DataFrame) -> pd.DataFrame:
    """The skills that stand clearly elsewhere in the market, the largest moves, in the market's order."""
    moved = table[table["places_moved"] != 0]
    far = moved["places_moved"].abs().sort_values(ascending=False, kind="stable")
    return moved.loc[far.index[: slope_figure.MOST]].sort_values("market_place")


def wordings(words: pd.DataFrame, selection: Selection) -> None:
    """The employers' word for the guide's word."""
    if words.empty:
        return
    st.markdown("##### In the employers' words")
    st.caption(
        "Items that adverts mostly write otherwise, and skills next to an item that they name clearly more often."
    )
    parts.table_of(words, "words")
    parts.download(words, selection, "employers-words")


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


def not_ranked(counts: pd.DataFrame, selection: Selection) -> None:
    """What one sentence of an advertisement cannot test: routes, industries, roles; counted apart, each in its way."""
    apart = counts[counts["role"] != "demand"]
    if apart.empty:
        return
    st.markdown("##### Named by the guide, not ranked")
    st.caption("Routes into the work and attributes of jobs, each counted in the way that fits it.")
    parts.table_of(apart.drop(columns=["item_id", "chapter"]), "not-ranked")
    parts.download(counts, selection, "guide-counts", "Download how all items were counted (CSV)")
