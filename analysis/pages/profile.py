"""The person of this session: skills, years, degree. In the memory of the session and nowhere else.

No cache, file, log or address holds them; an address does only when its owner asks for one. What a file said is read in
a process of its own (see resume.py); its bytes are dropped at once.
"""

import tomllib
from collections.abc import Mapping

import pandas as pd
import streamlit as st

import data
from analysis import gap_words
from analysis.filetext import UnreadableError
from analysis.gap import DEGREES, Profile, counted_skills, guide_places
from analysis.pages import parts
from analysis.pages.load import ask
from analysis.resume import Resume, get_ready, read_resume

MINE = "gap-profile"  # the Profile, None: nothing said yet
READ = "gap-read"  # the Resume whose findings are shown
ROUND = "gap-round"  # a new number gives new, empty widgets
LINKED = "have"  # the name in an address whose owner asked for it
FIRST = 10
NO_DEGREE = "not counted"


def mine() -> Profile | None:
    """The person of this session; of an address with skills the one it names."""
    if MINE not in st.session_state and LINKED in st.query_params:
        named = frozenset(st.query_params[LINKED].split(","))
        known = named & set(ask(counted_skills)["skill_id"])
        del st.query_params[LINKED]
        if known:
            st.session_state[MINE] = Profile(known)
    found: Profile | None = st.session_state.get(MINE)
    return found


def become(profile: Profile) -> None:
    """Be this person from now on, in fresh widgets."""
    st.session_state[MINE] = profile
    st.session_state[ROUND] = turn() + 1


def forget() -> None:
    """Forget everything: the person, what was read, the file and what was pasted."""
    number = turn() + 1
    for key in [key for key in st.session_state if str(key).startswith("gap-")]:
        del st.session_state[key]
    st.session_state[ROUND] = number


def turn() -> int:
    """The number of the widgets in use."""
    number: int = st.session_state.get(ROUND, 0)
    return number


def draw(guide_id: str) -> None:
    """The first block of the page: who are you?"""
    get_ready()
    names = dict(ask(counted_skills)[["skill_id", "skill"]].itertuples(index=False, name=None))
    person = mine()
    st.markdown("##### 1 You")
    left, right = st.columns([3, 2], gap="large")
    with left:
        chosen(names, person or Profile())
    with right:
        hand_in()
    with st.container(horizontal=True, vertical_alignment="center", key="gap-starts"):
        st.markdown("Start from", width="content")
        for name, skill_ids in tomllib.loads(data.starts().read_text(encoding="utf-8")).items():
            st.button(name, key=f"start-{name}", on_click=become, args=(Profile(frozenset(skill_ids) & set(names)),))
        st.button("Forget me", key="forget", type="tertiary", icon=":material/delete:", on_click=forget)
    st.caption("Read here, kept in the memory of this session, gone when you close the page. Not in the link.")
    if person is None:
        first_of_the_guide(guide_id, names)
    if resume := st.session_state.get(READ):
        findings(resume, names)


def chosen(names: Mapping[str, str], person: Profile) -> None:
    """The fields; a change makes another person."""
    key = f"gap-skills-{turn()}"
    skills = st.multiselect(
        "I know", list(names), default=sorted(person.skills & set(names), key=names.__getitem__),
        format_func=names.__getitem__, key=key, placeholder="Type a skill",
    )  # fmt: skip
    with st.container(horizontal=True):
        years = st.number_input(
            "Years of experience", 0, 50, value=person.years, placeholder="not counted", key=f"gap-years-{turn()}"
        )
        options = [NO_DEGREE, *DEGREES]
        degree = st.selectbox(
            "Degree", options, index=options.index(person.degree or NO_DEGREE), key=f"gap-degree-{turn()}"
        )
    said = Profile(frozenset(skills), None if years is None else int(years), None if degree == NO_DEGREE else degree)
    if said != person:
        st.session_state[MINE] = said
        st.rerun()


def hand_in() -> None:
    """A résumé as a file or as text."""
    file = st.file_uploader("Or read it from a résumé (PDF, Word, text, Markdown)", key=f"gap-file-{turn()}")
    with st.popover("Paste its text"):
        text = st.text_area("Text of the résumé", key=f"gap-text-{turn()}", height=200)
        is_pasted = st.button("Read it", key="read-pasted")
    content = file.getvalue() if file else text.encode() if is_pasted and text.strip() else None
    if content is None:
        return
    try:
        with st.spinner("Reading"):
            resume = read_resume(content)
    except UnreadableError as error:
        instead = " Or paste its text in the field below." if file else ""
        st.warning(f"{error}{instead}", icon=":material/error:")
        return
    known = frozenset(resume.sentences) & set(ask(counted_skills)["skill_id"])
    before = mine() or Profile()
    become(Profile(before.skills | known, resume.years or before.years, resume.degree or before.degree))
    st.session_state[READ] = resume
    st.rerun()


def findings(resume: Resume, names: Mapping[str, str]) -> None:
    """What was found, each with its sentence, and what no skill of the list knows."""
    found = sorted((names[skill_id], sentence) for skill_id, sentence in resume.sentences.items() if skill_id in names)
    with st.expander(gap_words.skills(found), expanded=True):
        parts.table_of(pd.DataFrame(found, columns=["skill", "sentence"]), "found")
        if resume.unknown:
            st.caption(parts.plain(f"Read but not counted: {', '.join(resume.unknown)}."))


def first_of_the_guide(guide_id: str, names: Mapping[str, str]) -> None:
    """The first skills of the guide, to begin with."""
    first = [skill_id for skill_id in ask(guide_places, guide_id)["skill_id"] if skill_id in names][:FIRST]
    with st.container(horizontal=True, key="gap-first", vertical_alignment="center"):
        st.markdown("I know", width="content")
        for skill_id in first:
            st.button(names[skill_id], key=f"first-{skill_id}", on_click=become, args=(Profile(frozenset({skill_id})),))


def link(person: Profile) -> None:
    """An address that holds the skills, made when asked for."""
    if st.button("Copy link with skills", key="link", icon=":material/link:"):
        address = str(st.context.url).partition("?")[0]
        st.caption("This link names your skills to whoever has it.")
        st.code(f"{address}?{LINKED}={','.join(sorted(person.skills))}", language=None)
