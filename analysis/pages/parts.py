"""What every page is made of: chart and table, note line, download."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis import charts, exports
from analysis.pages.load import build
from analysis.population import Population
from analysis.selection import Selection
from analysis.words import day

FIRST_ROWS = 20
MARKUP = re.compile(r"[!-/:-@\[-`{-~]")
ADDRESS = re.compile(r"https?:|www|@", re.IGNORECASE)
PHONE_WORDS = ("Mobi", "Android", "iPhone")
NARROW_PX = 640
# The server does not know how wide a window is: both forms of a chart are sent, and the one that fits is shown.
FITTING = f"""<style>
@media (max-width: {NARROW_PX}px) {{ [class*="st-key-wide-"] {{ display: none }} }}
@media (min-width: {NARROW_PX + 1}px) {{ [class*="st-key-narrow-"] {{ display: none }} }}
</style>"""

COLUMNS: Mapping[str, Any] = {
    "rank_from": st.column_config.NumberColumn("Rank from", help="Best rank the data allow"),
    "rank_to": st.column_config.NumberColumn("Rank to", help="Worst rank the data allow"),
    "place": st.column_config.NumberColumn("Place", help="Place by share among all tools and methods"),
    "skill": st.column_config.TextColumn("Skill", pinned=True),
    "kind": "Kind",
    "in_guide": st.column_config.CheckboxColumn("In guide"),
    "guide_chapter": "Guide chapter",
    "guide_weight": st.column_config.TextColumn("Guide weight", help="Where the guide names it"),
    "verdict": st.column_config.TextColumn("Verdict", help="Read from the interval, not from the share"),
    "jobs": st.column_config.NumberColumn("Jobs"),
    "jobs_all": st.column_config.NumberColumn("of jobs"),
    "employers": st.column_config.NumberColumn("Employers"),
    "share_pct": st.column_config.NumberColumn("Share", format="%.1f %%"),
    "low_pct": st.column_config.NumberColumn("from", format="%.1f %%", help="95 % interval, lower end"),
    "high_pct": st.column_config.NumberColumn("to", format="%.1f %%", help="95 % interval, upper end"),
    "implied_pct": st.column_config.NumberColumn(
        "or implied", format="%.1f %%", help="Jobs that ask for it or one of its kinds"
    ),
    "required_pct": st.column_config.NumberColumn(
        "Required", format="%.1f %%", help="Share of the jobs that require it"
    ),
    "preferred_pct": st.column_config.NumberColumn("Preferred", format="%.1f %%", help="Share that would like it"),
    "mentioned_pct": st.column_config.NumberColumn("Mentioned", format="%.1f %%", help="Share that just names it"),
    "reader_precision": st.column_config.NumberColumn(
        "Reader right", format="percent", help="Of what our reader found, on labelled postings. –: not measured yet"
    ),
    "reader_recall": st.column_config.NumberColumn(
        "Reader finds", format="percent", help="Of what a person found on them. –: not measured yet"
    ),
    "reader_n": st.column_config.NumberColumn(
        "Labels", help="How often the labelled postings name it, if 20 times or more"
    ),
    "near": "Near it in the guide",
    "item": st.column_config.TextColumn("Item", pinned=True),
    "chapter": "Guide chapter",
    "role": "What it is",
    "says": "What the guide says, in our words",
    "label": st.column_config.TextColumn("Source", pinned=True),
    "coverage": st.column_config.TextColumn(
        "Coverage", help="whole: absent means closed; window: absence means nothing; file: a file, no closing days"
    ),
    "boards": "Boards",
    "answered": st.column_config.NumberColumn("Answered", help="Boards read well when last asked"),
    "last_good_on": st.column_config.DateColumn("Last read well", format="D MMM YYYY"),
    "days_behind": st.column_config.NumberColumn("Days behind", help="Days from then to the newest day of this build"),
    "selected_jobs": "Selected jobs",
    "attribution": "Attribution",
    "url": st.column_config.LinkColumn("Site"),
    "read": st.column_config.TextColumn("What is read", pinned=True),
    "labelled": st.column_config.NumberColumn("Labelled", help="How often the labels say it"),
    "found": st.column_config.NumberColumn("Found", help="How often the reader says it"),
    "precision": st.column_config.NumberColumn("Right", format="percent", help="Precision: of what the reader says"),
    "recall": st.column_config.NumberColumn("Found of all", format="percent", help="Recall: of what the labels say"),
    "agreement": st.column_config.NumberColumn(
        "Agreement", format="percent", help="Of the postings, also where both say nothing"
    ),
    "board": "Board",
    "asked_on": st.column_config.DateColumn("Asked", format="D MMM YYYY"),
    "status": st.column_config.TextColumn("Answer", help="kept: too small to believe, the earlier answer stands"),
    "postings": "Postings",
    "new": "New",
    "changed": "Changed",
    "gone": "Gone",
    "quarantined": st.column_config.NumberColumn("Refused", help="Postings that could not be believed"),
    "error": st.column_config.TextColumn("What went wrong", width="large"),
}


def looks() -> list[charts.Look]:
    """How figures are drawn here: in the theme as shown; on a phone in the narrow form alone, else in both."""
    agent = st.context.headers.get("User-Agent", "")
    is_dark = st.context.theme.type == "dark"
    narrow, wide = charts.Look(is_dark=is_dark, is_narrow=True), charts.Look(is_dark=is_dark)
    return [narrow] if any(word in agent for word in PHONE_WORDS) else [wide, narrow]


def chart_and_table(marks: pd.DataFrame, table: pd.DataFrame, headline: str, key: str) -> None:
    """The same rows drawn and written: marks for charts.share_bars, table for the other tab, a tab apart."""
    chart, written = st.tabs(["Chart", "Table"])
    with chart:
        bars(marks, headline, key)
    with written:
        table_of(table, f"{key}-table")


def table_of(table: pd.DataFrame, key: str) -> None:
    """A table, every row: text cells are drawn as they are, never read as markup."""
    named = {name: COLUMNS[name] for name in COLUMNS if name in table}
    st.dataframe(table, hide_index=True, column_config=named, key=key, placeholder="–")


def bars(marks: pd.DataFrame, headline: str, key: str) -> None:
    """The first rows as bars, with a button for more."""
    key = f"{key}-shown"
    first = marks.head(st.session_state.get(key, FIRST_ROWS))
    if first.empty:
        return
    forms = looks()
    for look in forms:
        form = "narrow" if look.is_narrow else "wide"
        with st.container(key=f"{form}-{key}" if len(forms) > 1 else f"only-{key}"):
            figure = charts.share_bars(first, look)
            st.plotly_chart(figure, config=charts.CONFIG, key=f"{key}-{form}", alt=charts.in_words(first, headline))
    if left := min(len(marks) - len(first), FIRST_ROWS):
        st.button(f"Show {left} more", key=f"{key}-more", on_click=show_more, args=(key,))


def show_more(key: str) -> None:
    """Another twenty rows."""
    st.session_state[key] = st.session_state.get(key, FIRST_ROWS) + FIRST_ROWS


def chosen(key: str, options: Iterable[str]) -> str:
    """What a choice() of this key says, known before it is drawn; the first option unless another is chosen."""
    options = list(options)
    said = st.session_state.get(key, st.query_params.get(key))
    return said if said in options else options[0]


def choice(label: str, key: str, options: Iterable[str]) -> None:
    """One of few, kept in the address."""
    options = list(options)
    st.segmented_control(
        label, options, default=options[0], required=True, key=key, bind="query-params", label_visibility="collapsed"
    )


def plain(text: str) -> str:
    """Scraped text for a line of markup: every sign that markup could read is escaped.

    An address would still become a link, escaped or not; an invisible word joiner (U+2060) inside it prevents that.
    """
    return MARKUP.sub(r"\\\g<0>", ADDRESS.sub("\\g<0>\u2060", text))


def share_words(selection: Selection) -> str:
    """What the bars of a chart are, in a sentence or two."""
    asks = "require" if selection.required_only else "name"
    whose = (
        "Mean of the employers' shares of selected ML jobs" if selection.one_vote else "Share of the selected ML jobs"
    )
    darker = "" if selection.required_only else " Darker: the part that requires it."
    return f"{whose} that {asks} the skill.{darker}"


def note(people: Population, selection: Selection, more: str = "") -> None:
    """What the numbers rest on: jobs, employers, filters, day, build, what the line means, what they are not."""
    words = [
        f"{people.jobs:,} jobs at {people.employers:,} employers",
        selection.filters_words(),
        selection.window_words(),
        day(build().as_of),
        f"build {build().build_id}",
        f"line: 95 % interval, {'between employers' if selection.one_vote else 'jobs of one employer taken as alike'}",
        *([more] if more else []),
        "not a sample of all employers: see Sources",
    ]
    st.caption(plain(" · ".join(words)))


def download(table: pd.DataFrame, selection: Selection, question: str, label: str = "Download CSV") -> None:
    """The table on the screen as a file."""
    source = build()  # the click is answered outside this run, when another build may be published
    st.download_button(
        label,
        data=lambda: exports.csv_bytes(table, selection, source),
        file_name=exports.file_name(question, source),
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"{question}-csv",
    )
