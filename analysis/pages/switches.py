"""The switches behind the filter bar: on or off, in the session and in the address."""

import pandas as pd
import streamlit as st

from analysis.selection import FACETS, FRESH_DAYS, Selection

FRESH_ONLY, REQUIRED_ONLY, ONE_VOTE = "fresh-only", "required-only", "one-vote"
SWITCHES = {
    FRESH_ONLY: ("Fresh only", f"Leaves out jobs that boards show for more than {FRESH_DAYS} days."),
    REQUIRED_ONLY: ("Required only", "A job asks for a skill only where it requires it."),
    ONE_VOTE: ("One employer, one vote", "Every employer weighs the same, however many jobs it shows."),
}


def is_on(key: str) -> bool:
    """Is this switch on? Before it is first drawn the address says so."""
    said: bool = st.session_state.get(key, st.query_params.get(key, "").lower() == "true")
    return said


def switch(key: str, to: bool) -> None:
    """Set one switch, drawn or not."""
    st.session_state[key] = to


def chosen(known: pd.DataFrame) -> dict[str, dict[str, str]]:
    """What is switched on, and what people call it: the options of each filter, and under "more" the other switches."""
    names: dict[str, dict[str, str]] = {facet: {} for facet in FACETS}
    for facet, option, label in known[["facet", "option", "label"]].itertuples(index=False):
        if is_on(f"{facet}-{option}"):
            names[facet][option] = label
    return names | {"more": {key: title for key, (title, _) in SWITCHES.items() if is_on(key)}}


def used(selection: Selection, usual: str) -> list[str]:
    """The filters that are not as a newcomer finds them."""
    flags = {
        FRESH_ONLY: selection.fresh_only,
        REQUIRED_ONLY: selection.required_only,
        ONE_VOTE: selection.one_vote,
        "window": selection.window != usual,
    }
    return [facet for facet in FACETS if selection.chosen(facet)] + [name for name, is_used in flags.items() if is_used]


def reset(usual: str) -> None:
    """Switch every filter back."""
    names = tuple(f"{facet}-" for facet in FACETS) + tuple(SWITCHES)
    for key in st.session_state:
        if str(key).startswith(names) and st.session_state[key] is True:
            st.session_state[key] = False
    st.session_state["window"] = usual
