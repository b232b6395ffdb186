"""Page: which sentences of the guide hold."""

import pandas as pd
import streamlit as st

from analysis import headline
from analysis.claims import claim_parts, claims
from analysis.pages import filters, guides, parts
from analysis.pages.load import load
from analysis.population import population

MARKS = {
    "supported": "●", "not supported": "○", "cannot tell": "◐", "rising": "▲", "falling": "▼", "not testable": "–",
}  # fmt: skip
BLOCKS = {
    "claim": "What postings can test",
    "trend": "Trends it names",
    "promise": "What postings cannot test",
}


def page() -> None:
    """Claims: a verdict on every sentence of the guide that can be tested, and why on those that cannot."""
    selection = filters.current()
    guide_id = guides.chosen()

    people = load(population, selection)
    table = load(claims, selection, guide_id)
    counted = load(claim_parts, selection, guide_id)
    sentence = headline.claims(table, people)

    st.subheader(parts.plain(sentence), anchor=False)
    guides.picker()
    if table.empty or not people.jobs:
        return
    st.caption(
        "● supported · ○ not supported · ◐ cannot tell. The verdict follows from where the 95 % interval lies, by the "
        "rule under each sentence; one that names several things holds only if it holds for each."
    )
    sentences, written, behind = st.tabs(["Sentences", "Table", "What was counted"])
    with sentences:
        for kind, title in BLOCKS.items():
            block(table[table["claim_kind"] == kind], title)
    with written:
        parts.table_of(table, "claims-table")
    with behind:
        parts.table_of(counted, "claim-parts-table")
    parts.note(people, selection, "rules and queries stand in the table")
    with st.container(horizontal=True):
        parts.download(table, selection, "claims")
        parts.download(counted, selection, "claim-parts", "Download what was counted (CSV)")


def block(rows: pd.DataFrame, title: str) -> None:
    """Sentences of one kind, each with its verdict, its numbers and its rule."""
    if rows.empty:
        return
    st.markdown(f"##### {title}")
    for row in rows.to_dict("records"):
        with st.container(border=True, gap="small"):
            verdict = f"{MARKS.get(row['verdict'], '')} {row['verdict']}"
            st.markdown(f"**{parts.plain(row['says'])}**  \n{parts.plain(verdict)}")
            if row["numbers"]:
                st.markdown(parts.plain(row["numbers"]))
            where = f"{row['claim_id']} · {row['chapter']}"
            st.caption(parts.plain(f"{row['rule']} ({where}{', ' + row['query'] if row['query'] else ''})"))
