"""Page: the advertisements themselves, and the signs by which one may be stale."""

import html

import pandas as pd
import streamlit as st

from analysis import job_words
from analysis.evidence import skill_names
from analysis.jobs import NO_PROOF, ORDERS, PAGE_ROWS, SIGNALS, job, job_marks, jobs, pieces, signals
from analysis.pages import filters, links, parts, sentences
from analysis.pages.load import ask, load
from analysis.population import population
from analysis.selection import Selection

ANY = "any"
TEXT_STYLE = "white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.6;max-width:75ch"


def page() -> None:
    """The list of advertisements, or one of them with all its skills."""
    selection = filters.current()
    if job_id := st.query_params.get("job", ""):
        one(job_id, selection)
    else:
        every(selection)


def every(selection: Selection) -> None:
    """The list, and how many show which sign of age."""
    names = dict(ask(skill_names)[["skill_id", "skill"]].itertuples(index=False, name=None))
    skill_id = st.query_params.get("skill", "")
    order = parts.chosen("order", ORDERS)
    sign = parts.chosen("sign", [ANY, *SIGNALS])
    asked = {"skill_id": skill_id if skill_id in names else None, "signal": None if sign == ANY else sign}
    narrowed = [f"asking for {names[skill_id]}"] if skill_id in names else []
    narrowed += [] if sign == ANY else [f"with the sign “{sign}”"]

    people = load(population, selection)
    signs = load(signals, selection)
    first = load(jobs, selection, order, 1, **asked)
    listed = int(first["listed"].iloc[0]) if len(first) else 0

    st.subheader(parts.plain(job_words.headline(people, signs, listed, " ".join(narrowed))), anchor=False)
    if not people.jobs:
        return
    if skill_id in names:
        links.link("skill", f"What is said of {parts.plain(names[skill_id])}", skill=skill_id)
        links.link("jobs", "All advertisements")
    parts.choice("Order", "order", ORDERS)
    parts.choice("Sign of age", "sign", [ANY, *SIGNALS])
    here = st.container()
    pages = -(-listed // PAGE_ROWS)
    page = st.pagination(pages, key=f"jobs-{order}-{sign}-{skill_id}") if pages > 1 else 1
    table = load(jobs, selection, order, page, **asked)
    with here:
        rows(table)
    parts.download(table, selection, "jobs", "Download this page (CSV)")
    ages(signs, selection)


def rows(table: pd.DataFrame) -> None:
    """One page of the list, and the same rows as a table."""
    listed, written = st.tabs(["List", "Table"])
    with listed:
        for row in table.to_dict("records"):
            with st.container(border=True, gap="small"):
                links.link("jobs", parts.plain(row["title"]), job=row["job_id"])
                st.caption(parts.plain(job_words.summary(pd.Series(row))))
        sentences.credit(table["sources"], table["attributions"])
    with written:
        parts.table_of(table.drop(columns="listed"), "jobs-table")


def ages(signs: pd.DataFrame, selection: Selection) -> None:
    """How many of the selected jobs show which sign."""
    st.markdown("##### Signs of age")
    st.caption(NO_PROOF)
    parts.table_of(signs.drop(columns="signal_meaning"), "signals-table")
    for sign, meaning in SIGNALS.items():
        st.caption(f"**{sign}**: {meaning}")
    parts.download(signs, selection, "signals")


def one(job_id: str, selection: Selection) -> None:
    """One advertisement: what is known of it, its text with all its skills, its links."""
    found = load(job, selection, job_id)
    links.link("jobs", "All advertisements", ":material/arrow_back:")
    if found.empty:
        st.subheader("No such advertisement in this build.", anchor=False)
        return
    row = found.iloc[0]
    marks = ask(job_marks, job_id)
    st.subheader(parts.plain(row["title"]), anchor=False)
    st.markdown(parts.plain(job_words.summary(row)))
    if not row["is_selected"]:
        st.caption("It is not among the selected jobs.")
    links.outside(row["advert_url"], "Open at its source")
    for url in row["other_urls"].split():
        links.outside(url, "A further advert for the same job")
    if row["signals"]:
        for sign in row["signals"].split(", "):
            st.caption(f"**{sign}**: {SIGNALS[sign]}")
        st.caption(NO_PROOF)
    st.caption(f"{sentences.KEY} Of each skill the first mention that is so strong.")
    st.html(f"<div style='{TEXT_STYLE}'>{marked(row['text'], marks)}</div>")
    sentences.credit(found["sources"], found["attributions"])
    st.markdown("##### Skills it names")
    for skill_id, skill, requirement in marks[["skill_id", "skill", "requirement"]].itertuples(index=False, name=None):
        links.link("skill", parts.plain(f"{skill}: {requirement}"), skill=skill_id)


def marked(text: str, marks: pd.DataFrame) -> str:
    """The text as HTML, every sign of it escaped, each skill underlined as strongly as it is asked for."""
    return "".join(
        sentences.underlined(piece.text, piece.requirement, ", ".join(piece.skills))
        if piece.skills
        else html.escape(piece.text)
        for piece in pieces(text, marks)
    )
