"""Page: which skills are asked together, which instead of each other, and which clusters they form."""

import pandas as pd
import streamlit as st

from analysis import companion_words
from analysis.charts.dots import TIMES
from analysis.companions import clusters, companions, instead
from analysis.demand import either_or, every_skill
from analysis.guide import guides
from analysis.pages import filters, parts
from analysis.pages.dotted import rows
from analysis.pages.load import ask, load
from analysis.population import population
from analysis.selection import Selection
from analysis.words import percent

HIDDEN = ["skill_id"]
OFTEN_PCT = 5
LISTED = ("tool", "method")


def page() -> None:
    """Companions of one skill, what would do instead of it, and the clusters of all."""
    selection = filters.current()
    guide_id = ask(guides)[0]
    people = load(population, selection)
    skills = load(every_skill, selection, guide_id)
    asked = skills[skills["listed_as"].isin(LISTED) & (skills["jobs"] > 0)].set_index("skill")
    if asked.empty:
        st.subheader("No job that matches these filters asks for a skill.", anchor=False)
        return
    skill = parts.chosen("companions-of", asked.index)
    skill_id = str(asked["skill_id"][skill])

    together = load(companions, selection, skill_id)
    others = load(instead, selection, skill_id)
    sentence = companion_words.headline(skill, int(asked["jobs"][skill]), together, others)

    st.subheader(parts.plain(sentence), anchor=False)
    st.selectbox(
        "Skill", list(asked.index), key="companions-of", bind="query-params", label_visibility="collapsed", width=360
    )
    shown = together.drop(columns=HIDDEN)
    asked_together(shown, sentence, asked.index[asked["in_guide"]])
    parts.note(people, selection, "left out: soft skills, degrees and words that define the selection")
    parts.download(shown, selection, f"companions-{skill_id}")
    asked_instead(others, selection, skill, skill_id)
    any_of(load(either_or, selection), selection)
    in_clusters(load(clusters, selection), selection)


def asked_together(table: pd.DataFrame, sentence: str, taught: pd.Index) -> None:
    """The surest companions first."""
    st.markdown("##### Asked together")
    st.caption(
        "How many times as often as by chance; dotted line: no more than by chance. The surest companions first; rare "
        "ones (under 5 % of its jobs) and those above or below it in the skill list are in the table alone. "
        "Circle: the guide teaches it."
    )
    marks = together_marks(table, taught)
    chart, written = st.tabs(["Chart", "Table"])
    with chart:
        if marks.empty:
            st.markdown("Too few jobs: it needs 30 that ask for the skill, and 10 employers that ask for both.")
        else:
            rows(marks, TIMES, sentence, "together")
    with written:
        parts.table_of(table, "together-table")


def together_marks(table: pd.DataFrame, taught: pd.Index) -> pd.DataFrame:
    """What the chart draws: rows with an interval, no relatives, that one in twenty of the skill's jobs asks for."""
    found = table[table["lift_low"].notna() & (table["related"] == "") & (table["with_pct"] >= OFTEN_PCT)]
    shares = [f"in {percent(share)} of its jobs" for share in found["with_pct"]]
    return found.assign(
        name=found["skill"], value=found["lift"], low=found["lift_low"], high=found["lift_high"],
        said=[f"{lift:.1f}×" for lift in found["lift"]], remark=shares, in_guide=found["skill"].isin(taught),
        says=[f"{low:.1f} to {high:.1f} times as often as by chance, {share}"
              for low, high, share in zip(found["lift_low"], found["lift_high"], shares, strict=True)],
    )  # fmt: skip


def asked_instead(table: pd.DataFrame, selection: Selection, skill: str, skill_id: str) -> None:
    """What would do instead."""
    st.markdown("##### Asked instead")
    if table.empty:
        st.markdown(parts.plain(f"No job names {skill} in one need with another skill."))
        return
    st.caption('Named in one need with it, as in "PyTorch or TensorFlow": one of the two would do.')
    parts.table_of(table, "instead-table")
    parts.download(table, selection, f"instead-{skill_id}")


def any_of(table: pd.DataFrame, selection: Selection) -> None:
    """The needs of all skills that one of several meets."""
    st.markdown("##### Needs that one of several skills meets")
    if table.empty:
        st.markdown("No two employers ask for the same skills as one need.")
        return
    st.caption("Whoever knows one of them can leave the others for later.")
    parts.table_and_file(table, selection, "either-or")


def in_clusters(table: pd.DataFrame, selection: Selection) -> None:
    """Groups of skills that employers ask for together."""
    st.markdown("##### Clusters of the skills asked most")
    if table.empty:
        st.markdown("No skills that 30 jobs at 5 employers ask for go together clearly enough.")
        return
    st.caption("Named by their two most central skills. A skill that goes with everything, such as Python, is in none.")
    listed, written = st.tabs(["List", "Table"])
    with listed:
        for row in table.to_dict("records"):
            times = f"{row['cohesion']:.1f} times as often as by chance"
            st.markdown(f"**{parts.plain(row['cluster'])}** · {times}  \n{parts.plain(row['members'])}")
    with written:
        parts.table_of(table, "clusters-table")
    parts.download(table, selection, "clusters")
