"""The frame of every page: banners, freshness, filter bar, and which jobs are selected."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st
from streamlit.navigation.page import StreamlitPage

from analysis import headline
from analysis.options import wider
from analysis.pages import filters, parts
from analysis.pages.load import ask, build, load
from analysis.population import population
from analysis.sources import is_stale, last_night
from analysis.words import count, day, moment

SAMPLE = (
    "Invented sample: these employers do not exist and no number is about a real market. "
    "For real postings run `etl refresh`; it takes about 6 minutes."
)


def draw(today: date) -> None:
    """Everything above the page. Raises WarehouseError where the build cannot be read."""
    st.html(parts.FITTING)
    banners(today)
    freshness()
    filters.bar(build())
    selection = filters.current()
    people = load(population, selection)
    is_open = selection.window == "open"
    jobs = count(people.jobs, "open ML job" if is_open else "ML job")
    window = "" if is_open else f" · {selection.window_words()}"
    others = f" · {people.other_languages:,} more in other languages" if people.other_languages else ""
    st.markdown(f"**{jobs}** · {count(people.employers, 'employer')}{window}{others}")
    if words := headline.other_languages(people, selection):
        st.markdown(parts.plain(words))
    if people.is_small and (ways := wider_words(load(wider, selection))):
        st.markdown(parts.plain(ways))


def wider_words(table: pd.DataFrame) -> str:
    """Where more jobs are: "Widen to: any role (31) · all time (88)."""
    ways = [f"{words} ({jobs:,})" for words, jobs in zip(table["words"], table["jobs"], strict=True) if jobs]
    return f"Widen to: {' · '.join(ways)}" if ways else ""


def banners(today: date) -> None:
    """What a reader must know before any number."""
    if build().is_sample:
        st.info(SAMPLE, icon=":material/info:")
    if is_stale(build(), today):
        late = count((today - build().as_of).days, "day")
        st.warning(
            f"Last good night: {day(build().as_of)}, {late} ago. Nothing since has been published: run `etl status`.",
            icon=":material/schedule:",
        )


def freshness() -> None:
    """When the build was made and how many boards answered."""
    night = ask(last_night)
    if not night.boards:
        st.caption(f"Read {moment(build().built_at)}")
        return
    why = f" · no answer: some boards of {night.silent}, see Sources" if night.silent else ""
    words = f"Read {moment(build().built_at)} · {night.answered:,} of {count(night.boards, 'board')} answered{why}"
    st.caption(parts.plain(words))


def menu(sections: Mapping[str, Sequence[StreamlitPage]]) -> None:
    """Every page, under its section."""
    with st.sidebar:
        for section, pages in sections.items():
            st.caption(section)
            for page in pages:
                link(page, page.title)


def link(page: StreamlitPage, label: str) -> None:
    """A real link; Streamlit puts the filters, which stand in the open, into its address."""
    st.page_link(page, label=label, icon=page.icon)
