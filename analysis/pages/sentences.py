"""The sentences behind a number, ten a page, each with its advert."""

import html

import pandas as pd
import streamlit as st

from analysis import job_words
from analysis.evidence import MOST_AN_EMPLOYER, PAGE_ROWS, evidence
from analysis.pages import links, parts
from analysis.pages.load import load
from analysis.selection import Selection
from analysis.words import count

SEED = "evidence-seed"
STRENGTHS = {"required": "solid", "preferred": "dashed", "mentioned": "dotted"}  # how a skill's name is underlined
KEY = "Underlined: solid required, dashed preferred, dotted just mentioned."


def block(skill: pd.Series, selection: Selection) -> None:
    """The sentences of one skill: newest first or shuffled, with a pager."""
    skill_id, seed = skill["skill_id"], st.session_state.get(SEED, 0)
    order = "shuffled" if seed else "newest"
    st.markdown("##### The sentences behind it")
    first = load(evidence, selection, skill_id, order, 1, seed)
    if first.empty:
        st.markdown("No selected job asks for it.")
        return
    jobs, rows = int(first["jobs"].iloc[0]), int(first["sentences"].iloc[0])
    st.caption(
        f"{count(jobs, 'job')}, {order}{'' if seed else ' first'}; at most {MOST_AN_EMPLOYER} an employer: "
        f"{count(rows, 'sentence')}. {KEY}"
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("Shuffle", icon=":material/shuffle:", on_click=shuffle, args=(seed + 1,))
        if seed:
            st.button("Newest first", on_click=shuffle, args=(0,))
        links.link("jobs", "All advertisements that ask for it", ":material/list:", skill=skill_id)
    here = st.container()
    pages = -(-rows // PAGE_ROWS)
    page = st.pagination(pages, key=f"sentences-{skill_id}-{seed}") if pages > 1 else 1
    table = load(evidence, selection, skill_id, order, page, seed)
    with here:
        for place, row in enumerate(table.to_dict("records")):
            sentence(pd.Series(row), place)
    parts.download(table, selection, f"evidence-{skill_id}", "Download this page (CSV)")
    credit(table["label"], table["attribution"])


def shuffle(seed: int) -> None:
    """Another order; 0 is the newest first."""
    st.session_state[SEED] = seed


def sentence(row: pd.Series, place: int) -> None:
    """One sentence, the name in it underlined, whose it is, and the ways to the advert."""
    with st.container(border=True, gap="small"):
        st.html(marked(row))
        named = [row["title"], job_words.whose(row), job_words.dates(row), f"via {row['label']}"]
        st.caption(parts.plain(" · ".join(named)))
        with st.container(horizontal=True, vertical_alignment="center"):
            links.link("jobs", "Whole advertisement", ":material/article:", job=row["job_id"])
            links.outside(row["advert_url"], "Open at its source")
            with st.popover("Wrong?", type="tertiary"):
                st.caption("A line for the issue tracker; nothing is sent.")
                st.code(f"{row['skill']} ({row['requirement']}): {row['sentence']}", language=None, wrap_lines=True)


def marked(row: pd.Series) -> str:
    """The sentence as HTML, every sign of it escaped, the name underlined, and how strongly it asks."""
    said, starts, ends = row["sentence"], row["name_starts"], row["name_ends"]
    if pd.isna(starts):
        text = html.escape(said)
    else:
        name = underlined(said[starts:ends], row["requirement"])
        text = f"{html.escape(said[:starts])}{name}{html.escape(said[ends:])}"
    return f"<p style='margin:0;overflow-wrap:anywhere'>“{text}” &ensp;<small>{row['requirement'].upper()}</small></p>"


def underlined(text: str, requirement: str, title: str = "") -> str:
    """Escaped text, underlined as strongly as it is asked for."""
    line = STRENGTHS[requirement]
    style = f"font-weight:600;text-decoration:underline {line} 2px;text-underline-offset:3px"
    return f"<span style='{style}' title='{html.escape(title)}'>{html.escape(text)}</span>"


def credit(labels: pd.Series, attributions: pd.Series) -> None:
    """The lines that the terms of these sources ask for."""
    lines = {f"{label}: {words}" for label, words in zip(labels, attributions, strict=True) if words}
    for line in sorted(lines):
        st.text(line)
