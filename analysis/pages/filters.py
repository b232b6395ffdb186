"""The filter bar: drawn by app.py before the page runs, so that its state in the address survives links and Back.

Every link of the frame carries address(): a switch in a closed menu is not there to write itself into a new address.
Each choice is a switch of its own in the address (?role-ml_engineer=true): a list widget would write its labels there,
and these carry counts that change. A name or value that no switch knows is passed over. A narrow window has one button
for the whole bar.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.elements.lib.mutable_popover_container import PopoverContainer

from analysis.labels import UNKNOWN
from analysis.options import options
from analysis.pages import switches
from analysis.pages.load import ask, load
from analysis.pages.parts import NARROW_PX, plain
from analysis.pages.switches import ONE_VOTE, REQUIRED_ONLY, SWITCHES
from analysis.selection import FACETS, WINDOWS, Selection, default_window
from analysis.warehouse import Build

CURRENT = "selection"
SHOWN = "filters-shown"
MENUS = {"role": "Role", "level": "Level", "country": "Country", "mode": "Work mode"}
FIRST = 10  # options of a filter that its menu lists; the others are found by name
FITTING = f"""<style>
@media (max-width: {NARROW_PX}px) {{ .st-key-filters-hidden {{ display: none }} }}
@media (min-width: {NARROW_PX + 1}px) {{ .st-key-filters-button {{ display: none }} }}
</style>"""


def current() -> Selection:
    """The selection of the bar that app.py drew."""
    selection: Selection = st.session_state[CURRENT]
    return selection


def bar(build: Build) -> None:
    """Draw the bar and remember what it selects for the page."""
    switches.keep_address()
    usual = ask(default_window)
    known = ask(options, Selection(window="all"))
    names = switches.chosen(known)
    more = [*names["source"].values(), *names["more"].values()]
    st.html(FITTING)
    button = st.container(key="filters-button")
    with st.container(horizontal=True, key="filters-shown" if is_shown() else "filters-hidden", gap="small"):
        menus = {facet: menu(word, facet, list(names[facet].values())) for facet, word in MENUS.items()}
        with menu("Time", "window", [switches.window_said(usual)]):
            selection = window(usual, build.as_of)
        with menu("More", "more", more):
            more_options = st.container()
            for key, (title, meaning) in SWITCHES.items():
                st.checkbox(title, key=key, help=meaning, bind="query-params")
        selection = replace(
            selection.choosing({facet: names[facet] for facet in FACETS}),
            required_only=REQUIRED_ONLY in names["more"],
            one_vote=ONE_VOTE in names["more"],
        )
        # In the order of all time, so that no menu jumps while its counts follow the other filters.
        found = known.drop(columns="jobs").merge(load(options, selection).drop(columns="label"), on=["facet", "option"])
        for facet, place in {**menus, "source": more_options}.items():
            with place:
                facet_switches(facet, found[found["facet"] == facet], names[facet])
        if switches.chosen(known) != names:
            st.rerun()  # Back and Forward: the switches follow the address as they are drawn
        number = len(switches.used(selection, usual))
        st.button("Reset", type="tertiary", key="reset", on_click=switches.reset, args=(usual,), disabled=not number)
    with button:
        st.button(f"Filters ({number})" if number else "Filters", icon=":material/tune:", on_click=show_or_hide)
    st.session_state[CURRENT] = selection


def address() -> dict[str, str]:
    """What the address of another page needs to open with this selection."""
    return switches.address(current(), ask(default_window))


def menu(word: str, name: str, chosen: list[str]) -> PopoverContainer:
    """The button of one filter, which says what is chosen, and its menu."""
    said = f": {plain(chosen[0]) if len(chosen) == 1 else len(chosen)}" if chosen else ""
    return st.popover(word + said, key=f"{name}-filter")


def facet_switches(facet: str, options: pd.DataFrame, chosen: Mapping[str, str]) -> None:
    """A switch per option with the jobs it would leave; nothing chosen means all.

    Of many options the first, those chosen and the unknown; others that leave jobs are found by name.
    """
    is_listed = (np.arange(len(options)) < FIRST) | options["option"].isin([*chosen, UNKNOWN])
    for row in options[is_listed].to_dict("records"):
        said = f"{plain(row['label'])}  :gray[{row['jobs']:,}]"
        st.checkbox(said, key=f"{facet}-{row['option']}", bind="query-params")
    others = options[~is_listed & (options["jobs"] > 0)]
    if others.empty:
        return
    names = {row["option"]: f"{row['label']}  {row['jobs']:,}" for row in others.to_dict("records")}
    for option in names:  # a switch that Streamlit has never heard of is not written into the address when found
        st.session_state.setdefault(f"{facet}-{option}", False)
    finder = f"find-{facet}"
    st.selectbox(
        "Others", list(names), index=None, format_func=lambda option: names.get(option, option), key=finder,
        placeholder=f"{len(names)} more: type a name", label_visibility="collapsed",
        on_change=switch_found, args=(facet, finder),
    )  # fmt: skip


def switch_found(facet: str, finder: str) -> None:
    """Switch on what was found by name."""
    switches.switch(f"{facet}-{st.session_state[finder]}", to=True)
    st.session_state[finder] = None


def window(usual: str, as_of: date) -> Selection:
    """The time filter."""
    preset = st.radio(
        "Jobs on the boards", list(WINDOWS), index=list(WINDOWS).index(usual), format_func=WINDOWS.__getitem__,
        key="window", bind="query-params",
    )  # fmt: skip
    if preset != "range":
        return Selection(window=preset)
    since = st.date_input("From", value=None, max_value=as_of, key="since", bind="query-params")
    until = st.date_input("To", value=None, max_value=as_of, key="until", bind="query-params")
    return Selection(window=preset, since=since, until=until)


def is_shown() -> bool:
    """Has a visitor with a narrow window opened the bar?"""
    return bool(st.session_state.get(SHOWN))


def show_or_hide() -> None:
    """Open or close the bar of a narrow window."""
    st.session_state[SHOWN] = not is_shown()
