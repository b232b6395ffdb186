"""Which guide the pages speak of, where the build holds several."""

import streamlit as st

from analysis.guide import guide_labels, guides
from analysis.pages.load import ask

KEY = "guide"


def chosen() -> str:
    """guide_id of the guide chosen, known before the select box is drawn; the first of the build unless another is.

    An address holds the label, as the select box writes it.
    """
    guide_ids = ask(guides)
    if len(guide_ids) == 1:
        return guide_ids[0]
    by_label = {label: guide_id for guide_id, label in ask(guide_labels).items()}
    said = st.session_state.get(KEY, by_label.get(st.query_params.get(KEY, "")))
    return said if said in guide_ids else guide_ids[0]


def picker() -> None:
    """The select box, by the guides' labels; nothing where there is but one."""
    guide_ids = ask(guides)
    if len(guide_ids) > 1:
        labels = ask(guide_labels)
        st.selectbox("Guide", guide_ids, format_func=labels.__getitem__, key=KEY, bind="query-params", width=320)
