"""Page: what do I miss, what first, what does it unlock?"""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from analysis import gap_words
from analysis.advert import asks, typical
from analysis.charts import gains
from analysis.charts import stairs as steps_figure
from analysis.filetext import UnreadableError
from analysis.gap import Profile, nearest_jobs, next_skills, pairs, path, smallest_set, standing
from analysis.pages import filters, guides, parts, profile
from analysis.pages.figures import figure
from analysis.pages.load import CURRENT, connection, load
from analysis.population import FEW_JOBS, Population, population
from analysis.report import gap as printed
from analysis.resume import read_advert
from analysis.selection import Selection
from analysis.steps import ENOUGH_JOBS
from analysis.words import count

SHOWN = 10
NEXT_HIDDEN = ["skill_id"]


def mine(question: Callable[..., Any], selection: Selection, *values: object) -> Any:
    """The answer to a question about a person: asked anew each time, never through the cache."""
    return question(connection(st.session_state[CURRENT]).cursor(), selection, *values)


def page() -> None:
    """My gap: where you stand, what each further skill opens, your path and the nearest jobs."""
    selection = filters.current()
    guide_id = guides.chosen()
    people = load(population, selection)
    person = profile.mine()
    if person is None or not people.jobs:
        said = "What do you know?" if people.jobs else "No job matches these filters."
        st.subheader(said, anchor=False)
        profile.draw(guide_id)
        return
    stands = mine(standing, selection, person)
    st.subheader(parts.plain(gap_words.headline(stands)), anchor=False)
    profile.draw(guide_id)
    where(stands, people, selection)
    table = what_next(person, people, selection, guide_id)
    if people.is_small:
        st.markdown(f"##### 4 Your path\n\nneeds {FEW_JOBS} jobs, has {people.jobs}")
    else:
        the_path(person, selection, guide_id)
    nearest(person, selection)
    st.markdown("##### 6 Keep it")
    parts.downloads(
        table, selection, "my-gap", "Download my report (CSV)",
        lambda cursor, basis: printed(cursor, guide_id, "", person, basis),
    )  # fmt: skip
    profile.link(person)
    an_advert(person, selection, guide_id)


def where(stands: pd.DataFrame, people: Population, selection: Selection) -> None:
    """Where you stand."""
    st.markdown("##### 2 Where you stand")
    st.markdown(gap_words.set_apart(stands))
    parts.table_of(stands, "standing")
    parts.note(people, selection, gap_words.LEFT_OUT)


def what_next(person: Profile, people: Population, selection: Selection, guide_id: str) -> pd.DataFrame:
    """What to learn next, and pairs; the table that is downloaded."""
    st.markdown("##### 3 What to learn next")
    table: pd.DataFrame = mine(next_skills, selection, person, guide_id).drop(columns=NEXT_HIDDEN)
    both = mine(pairs, selection, person)
    if not person.skills or not table["opens"].any():
        st.markdown(parts.plain(gap_words.smallest(mine(smallest_set, selection, person), ENOUGH_JOBS)))
    if not table["opens"].any():
        st.markdown("No single skill opens a job.")
    st.caption("Circle: the guide teaches it. Diamond: it does not. Each side has an axis of its own.")
    chart, written = st.tabs(["Chart", "Table"])
    with chart:
        marks = table.head(SHOWN).assign(remark=remarks(table.head(SHOWN)))
        if len(marks):
            figure(lambda look: gains.two_columns(marks, look), gains.in_words(marks), "next")
    with written:
        parts.table_of(table, "next-table")
    st.markdown(parts.plain(gap_words.pair(both)))
    if len(both):
        with st.expander("All pairs"):
            parts.table_of(both, "pairs")
    return table


def remarks(table: pd.DataFrame) -> list[str]:
    """What stands beside each skill: what it goes with, or its place in the guide."""
    found = []
    for row in table.to_dict("records"):
        place = f"guide: number {row['guide_place']}" if pd.notna(row["guide_place"]) else ""
        owned = f"goes with your {row['goes_with']}" if row["goes_with"] else ""
        found.append(owned or place or f"asked in {row['asked_jobs']:,}")
    return found


def the_path(person: Profile, selection: Selection, guide_id: str) -> None:
    """Which skill after which."""
    st.markdown("##### 4 Your path")
    table = mine(path, selection, person, guide_id)
    if len(table) == 1:
        st.markdown("No further skill opens a job or brings one close.")
        return
    chart, written = st.tabs(["Chart", "Table"])
    with chart:
        figure(lambda look: steps_figure.stairs(table, look), steps_figure.in_words(table), "path")
    with written:
        parts.table_of(table, "path-table")
    names = " > ".join(f"{row.skill} ({row.fully_met:,})" for row in table.iloc[1:].itertuples())
    st.markdown(parts.plain(names))
    st.caption(parts.plain(gap_words.path(table)))


def nearest(person: Profile, selection: Selection) -> None:
    """The nearest jobs, and those that are fully met."""
    st.markdown("##### 5 Nearest jobs")
    lists = {"Nearest": mine(nearest_jobs, selection, person), "Fully met": mine(nearest_jobs, selection, person, True)}
    for tab, (name, jobs) in zip(st.tabs(list(lists)), lists.items(), strict=True):
        with tab:
            if jobs.empty:
                st.markdown("None yet.")
            else:
                st.caption(f"{count(len(jobs), 'job')}, at most two of an employer.")
                parts.table_of(jobs.drop(columns="job_id"), f"jobs-{name}")


def an_advert(person: Profile, selection: Selection, guide_id: str) -> None:
    """Paste an advert."""
    st.markdown("##### 7 Paste an advert")
    text = st.text_area(
        "Text of the advert", key=f"gap-advert-{profile.turn()}", height=160, placeholder="Its whole text",
        label_visibility="collapsed",
    )  # fmt: skip
    if not text.strip():
        return
    try:
        advert = read_advert(text)
    except UnreadableError as error:
        st.warning(str(error), icon=":material/error:")
        return
    table = mine(asks, selection, person, guide_id, advert)
    st.markdown(parts.plain(gap_words.typical(mine(typical, selection, guide_id, advert), table)))
    if len(table):
        parts.table_of(table, "advert")
