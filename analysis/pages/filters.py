"""The filter bar: drawn by app.py before the page runs, so that its state in the address survives links and Back.

Every link of the frame carries address(): a switch in a closed menu is not there to write itself into a new address.
Each choice is a switch of its own in the address (?role-ml_engineer=true): a list widget would write its labels there,
and these carry counts that change. A name or value that no switch knows is passed over.
"""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from analysis.options import role_options, source_options
from analysis.pages.load import ask, load
from analysis.pages.parts import plain
from analysis.selection import WINDOWS, Selection, default_window
from analysis.warehouse import Build

CURRENT = "selection"


def current() -> Selection:
    """The selection of the bar that app.py drew."""
    selection: Selection = st.session_state[CURRENT]
    return selection


def bar(build: Build) -> None:
    """Draw the bar and remember what it selects for the page."""
    usual = ask(default_window)
    with st.container(horizontal=True, key="filters", gap="small"):
        selection = window(usual, build.as_of)
        selection = replace(selection, sources=chosen("source", load(source_options, selection)))
        selection = replace(selection, roles=facet("Role", "role", load(role_options, selection)))
        selection = replace(selection, sources=facet("Source", "source", load(source_options, selection)))
        is_usual = selection == Selection(window=usual)
        st.button("Reset", type="tertiary", key="reset", on_click=reset, args=(usual,), disabled=is_usual)
    st.session_state[CURRENT] = selection


def facet(label: str, name: str, options: pd.DataFrame) -> tuple[str, ...]:
    """One filter: a switch per option with the jobs it would leave; nothing chosen means all."""
    before = options[options["option"].isin(chosen(name, options))]
    if len(before):
        label += f": {plain(before['label'].iloc[0])}" if len(before) == 1 else f": {len(before)}"
    with st.popover(label, key=f"{name}-filter"):
        for row in options.to_dict("records"):
            said = f"{plain(row['label'])}  :gray[{row['jobs']:,}]"
            st.checkbox(said, key=f"{name}-{row['option']}", bind="query-params")
    return chosen(name, options)


def chosen(name: str, options: pd.DataFrame) -> tuple[str, ...]:
    """The options whose switch is on, by name; before it is first drawn the address says so."""
    keys = {option: f"{name}-{option}" for option in sorted(options["option"])}
    return tuple(
        option for option, key in keys.items() if st.session_state.get(key, st.query_params.get(key) == "true")
    )


def window(usual: str, as_of: date) -> Selection:
    """The time filter."""
    said = st.query_params.get("window")
    said = WINDOWS[st.session_state["window"]] if "window" in st.session_state else said
    with st.popover(f"Time: {said if said in WINDOWS.values() else WINDOWS[usual]}", key="window-filter"):
        preset = st.radio(
            "Jobs on the boards", list(WINDOWS), index=list(WINDOWS).index(usual), format_func=WINDOWS.__getitem__,
            key="window", bind="query-params",
        )  # fmt: skip
        if preset != "range":
            return Selection(window=preset)
        since = st.date_input("From", value=None, max_value=as_of, key="since", bind="query-params")
        until = st.date_input("To", value=None, max_value=as_of, key="until", bind="query-params")
    return Selection(window=preset, since=since, until=until)


def address() -> dict[str, str]:
    """What the address of another page needs to open with this selection."""
    selection = current()
    on = [f"role-{role}" for role in selection.roles] + [f"source-{source}" for source in selection.sources]
    days = {"since": selection.since, "until": selection.until}
    window = {} if selection.window == ask(default_window) else {"window": WINDOWS[selection.window]}
    return dict.fromkeys(on, "true") | window | {key: day.isoformat() for key, day in days.items() if day}


def reset(usual: str) -> None:
    """Switch every filter back."""
    for key in st.session_state:
        if str(key).startswith(("role-", "source-")) and st.session_state[key] is True:
            st.session_state[key] = False
    st.session_state["window"] = usual
