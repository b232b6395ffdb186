"""Page: where the numbers come from, and how fresh they are."""

import pandas as pd
import streamlit as st

from analysis import headline
from analysis.pages import filters, parts
from analysis.pages.load import ask, build, home, load
from analysis.selection import EVERYTHING
from analysis.sources import LastRun, boards, last_night, last_run, sources
from analysis.words import day, moment


def page() -> None:
    """Sources: what was asked, what answered, what is stale, and whom to credit."""
    selection = filters.current()

    table = load(sources, selection)
    answers = ask(boards)
    run = last_run(home())

    st.subheader(parts.plain(headline.sources(ask(last_night))), anchor=False)
    carried_over(table)
    latest(run)
    parts.table_and_file(table, selection, "sources")
    st.markdown("##### Boards asked in the last 14 days")
    parts.table_and_file(answers, EVERYTHING, "boards")
    st.markdown("##### Attribution")
    for label, words in zip(table["label"], table["attribution"], strict=True):
        if words:
            st.text(f"{label}: {words}")


def carried_over(table: pd.DataFrame) -> None:
    """Sources whose jobs are those of an earlier day, or of a file."""
    late = table[table["days_behind"] > 0]
    for label, on in zip(late["label"], late["last_good_on"], strict=True):
        st.markdown(parts.plain(f"{label} was not read well on {day(build().as_of)}; its jobs are those of {day(on)}."))
    is_file = table["coverage"] == "file"
    for label in table.loc[table["last_good_on"].isna() & ~is_file, "label"]:
        st.markdown(parts.plain(f"{label} has never been read well."))
    for label in table.loc[is_file, "label"]:
        st.markdown(
            parts.plain(f"{label}: a file, no closing days. Its jobs are in all time and other spans, not open.")
        )


def latest(run: LastRun | None) -> None:
    """The last run of the refresh, published or not."""
    if run is None:
        return
    outcome = f"published build {run.published}" if run.published else "published nothing, the build before stands"
    st.text(f"Last run: {run.command}, {moment(run.finished_at)}, {outcome}, exit code {run.exit_code}.")
    if run.message:
        st.text(run.message)
