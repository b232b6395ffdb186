"""Page: how everything is counted, and how sure it is."""

import pandas as pd
import streamlit as st

import data
from analysis import headline
from analysis.pages import parts
from analysis.pages.load import ask, build
from analysis.quality import quality, quality_by_skill, spellings
from analysis.selection import EVERYTHING
from analysis.words import day


def page() -> None:
    """Method: how well postings are read, how everything is counted, and what counts as which skill."""
    read_well = ask(quality)

    st.subheader(parts.plain(headline.quality(read_well)), anchor=False)
    if len(read_well):
        how_well(read_well)
    _, *sections = data.method().read_text(encoding="utf-8").split("\n## ")
    for section in sections:
        st.markdown(f"##### {section}")
    known(ask(spellings))
    st.caption(f"Build {build().build_id} of {day(build().as_of)}")


def how_well(table: pd.DataFrame) -> None:
    """How often the reader is right: by fact, and by skill."""
    st.markdown("##### How well postings are read")
    if measured_on := build().measured_on:
        reader = "the reader of this build" if build().is_measured else "an earlier reader than that of this build"
        st.caption(f"Measured on {day(measured_on)} with {reader}, on postings that a person labelled by hand.")
    by_skill = ask(quality_by_skill)
    facts, skills = st.tabs(["What is read", "Each skill"])
    with facts:
        parts.table_and_file(table, EVERYTHING, "quality")
    with skills:
        parts.table_and_file(by_skill, EVERYTHING, "quality-by-skill")


def known(table: pd.DataFrame) -> None:
    """Every skill and its spellings."""
    st.markdown("##### What counts as which skill")
    st.caption(
        f"{len(table):,} skills. A name that is missing belongs into `my/skills.toml` of your home; "
        "what adverts name and this list lacks stands under Trends."
    )
    parts.table_and_file(table, EVERYTHING, "spellings")
