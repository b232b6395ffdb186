"""Ways from one page to another: the filters stay, the address says what is shown."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from analysis.evidence import skill_names
from analysis.pages import parts
from analysis.pages.load import ask

PAGES = "pages"
HERE = "page-shown"
SHOWN = ("skill", "job")  # keys of an address that say what its page shows


def remember(sections: Mapping[str, Sequence[StreamlitPage]], shown: StreamlitPage) -> None:
    """The pages of this run, which links lead to, and the one it shows."""
    st.session_state[PAGES] = {page.url_path: page for pages in sections.values() for page in pages}
    st.session_state[HERE] = shown.url_path


def known(url_path: str) -> StreamlitPage | None:
    """The page of this address; None where a page is run without the frame."""
    page: StreamlitPage | None = st.session_state.get(PAGES, {}).get(url_path)
    return page


def link(url_path: str, label: str, icon: str | None = None, **query: str) -> None:
    """A real link to another page of the dashboard; to the page itself, where Streamlit follows none, a button."""
    if url_path == st.session_state.get(HERE):
        key = f"to-{'-'.join(query.values())}"
        st.button(label, icon=icon, key=key, type="tertiary", on_click=show, args=(query,))
    elif page := known(url_path):
        st.page_link(page, label=label, icon=icon, query_params=query)


def show(query: Mapping[str, str]) -> None:
    """Show this page anew: its address says just this, beside the filters, which are not ours to write."""
    for key in SHOWN:
        if key in query:
            st.query_params[key] = query[key]
        elif key in st.query_params:
            del st.query_params[key]


def outside(url: Any, label: str) -> None:
    """A link to an advert at its employer; nothing where no address is known."""
    if isinstance(url, str) and url.startswith(("http://", "https://")):
        st.page_link(url, label=label, icon=":material/open_in_new:")


def open_a_skill(skills: Iterable[str], key: str, label: str = "Open a skill") -> None:
    """A select box of skills by name, and beside it the link to the page of the one chosen.

    A link, for st.switch_page leaves addresses without the filters under Back.
    """
    with st.container(horizontal=True, vertical_alignment="center"):
        chosen = st.selectbox(
            label, list(skills), index=None, key=f"open-{key}", placeholder=f"{label}: type its name",
            label_visibility="collapsed", width=320,
        )  # fmt: skip
        if chosen:
            names = ask(skill_names).set_index("skill")["skill_id"]
            link("skill", f"Open {parts.plain(chosen)}", skill=names[chosen])
