"""The filter bar: drawn by app.py before the page runs, so that its state in the address survives links and Back.

Each choice is a switch of its own in the address (?role-ml_engineer=true): a list widget would write its labels there,
and these carry counts that change. A name or value that no switch knows is passed over. What the address holds stands
in the open: of a closed menu the browser reports nothing, and Streamlit would take it out of the address at the next
change of page. So a menu lists what is not chosen, and what is chosen stands under the bar. A narrow window has one
button for the whole bar.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.elements.lib.mutable_popover_container import PopoverContainer

from analysis.labels import UNKNOWN
from analysis.options import options
from analysis.pages import switches
from analysis.pages.load import ask, load
from analysis.pages.parts import NARROW_PX, plain
from analysis.pages.switches import FRESH_ONLY, ONE_VOTE, REQUIRED_ONLY, SWITCHES
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
    usual = ask(default_window)
    known = ask(options, Selection(window="all"))
    names = switches.chosen(known)
    st.html(FITTING)
    button = st.container(key="filters-button")
    with st.container(horizontal=True, key="filters-shown" if is_shown() else "filters-hidden", gap="small"):
        menus = {name: menu(word, name, names) for name, word in MENUS.items()}
        selection = window(usual, build.as_of)
        menus["more"] = menus["source"] = menu("More", "more", names)
        selection = replace(
            selection.choosing({facet: names[facet] for facet in FACETS}),
            fresh_only=FRESH_ONLY in names["more"],
            required_only=REQUIRED_ONLY in names["more"],
            one_vote=ONE_VOTE in names["more"],
        )
        number = len(switches.used(selection, usual))
        st.button("Reset", type="tertiary", key="reset", on_click=switches.reset, args=(usual,), disabled=not number)
    with button:
        st.button(f"Filters ({number})" if number else "Filters", icon=":material/tune:", on_click=show_or_hide)
    # In the order of all time, so that no menu jumps while its counts follow the other filters.
    found = known.drop(columns="jobs").merge(load(options, selection).drop(columns="label"), on=["facet", "option"])
    in_the_open = st.container(horizontal=True, key="filters-chosen")
    for facet in FACETS:
        facet_switches(facet, found[found["facet"] == facet], names[facet], menus[facet], in_the_open)
    for key, (title, meaning) in SWITCHES.items():
        place = in_the_open if key in names["more"] else menus["more"]
        place.checkbox(title, key=key, help=meaning, bind="query-params")
    if switches.chosen(known) != names:
        st.rerun()  # Back and Forward: the switches follow the address as they are drawn
    st.session_state[CURRENT] = selection


def menu(word: str, name: str, names: Mapping[str, Mapping[str, str]]) -> PopoverContainer:
    """The button of one filter, which says what is chosen, and its menu."""
    chosen = [*(names["source"] if name == "more" else {}).values(), *names[name].values()]
    said = f": {plain(chosen[0]) if len(chosen) == 1 else len(chosen)}" if chosen else ""
    return st.popover(word + said, key=f"{name}-filter")


def facet_switches(
    facet: str, options: pd.DataFrame, chosen: Mapping[str, str], menu: DeltaGenerator, in_the_open: DeltaGenerator
) -> None:
    """A switch per option with the jobs it would leave; nothing chosen means all.

    What is chosen stands in the open. Of many other options the menu lists the first and the unknown, and finds those
    that leave jobs by name.
    """
    is_chosen = options["option"].isin(list(chosen))
    is_listed = ~is_chosen & ((np.arange(len(options)) < FIRST) | (options["option"] == UNKNOWN))
    for place, rows in ((in_the_open, options[is_chosen]), (menu, options[is_listed])):
        for row in rows.to_dict("records"):
            said = f"{plain(row['label'])}  :gray[{row['jobs']:,}]"
            place.checkbox(said, key=f"{facet}-{row['option']}", bind="query-params")
    others = options[~is_chosen & ~is_listed & (options["jobs"] > 0)]
    if others.empty:
        return
    names = {row["option"]: f"{row['label']}  {row['jobs']:,}" for row in others.to_dict("records")}
    for option in names:  # a switch that Streamlit has never heard of is not written into the address when found
        st.session_state.setdefault(f"{facet}-{option}", False)
    finder = f"find-{facet}"
    menu.selectbox(
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
    preset = st.selectbox(
        "Jobs on the boards", list(WINDOWS), index=list(WINDOWS).index(usual), format_func=WINDOWS.__getitem__,
        key="window", bind="query-params", label_visibility="collapsed", width=160, icon=":material/schedule:",
        filter_mode=None,
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
