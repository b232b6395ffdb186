"""What every page is made of: chart and table, note line, download."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from analysis import exports, report
from analysis.charts import bars as share_figure
from analysis.charts.look import CONFIG, Look
from analysis.columns import Column, columns
from analysis.pages.load import Cursor, build, cursor
from analysis.population import Population
from analysis.selection import Selection

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

FORMATS = {"percent": "%.1f %%", "share": "percent", "usd": "$%,.0f", "amount": "%,.0f"}
MIMES = {
    ".csv": "text/csv", ".html": "text/html",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip
PINNED = ("skill", "item", "label", "read")


def looks() -> list[Look]:
    """How figures are drawn here: in the theme as shown; on a phone in the narrow form alone, else in both."""
    agent = st.context.headers.get("User-Agent", "")
    is_dark = st.context.theme.type == "dark"
    narrow, wide = Look(is_dark=is_dark, is_narrow=True), Look(is_dark=is_dark)
    return [narrow] if any(word in agent for word in PHONE_WORDS) else [wide, narrow]


def chart_and_table(marks: pd.DataFrame, table: pd.DataFrame, headline: str, key: str) -> None:
    """The same rows drawn and written: marks for charts.bars.share_bars, table for the other tab, a tab apart."""
    chart, written = st.tabs(["Chart", "Table"])
    with chart:
        bars(marks, headline, key)
    with written:
        table_of(table, f"{key}-table")


def table_of(table: pd.DataFrame, key: str) -> None:
    """A table, every row: text cells are drawn as they are, never read as markup."""
    named = {name: column_config(column) for name, column in columns().items() if name in table}
    st.dataframe(table, hide_index=True, column_config=named, key=key, placeholder="–")


def table_and_file(table: pd.DataFrame, selection: Selection, question: str) -> None:
    """A table, and beneath it the same as a file."""
    table_of(table, f"{question}-table")
    download(table, selection, question)


def column_config(column: Column) -> Any:
    """How Streamlit draws a column."""
    drawn: Mapping[str, Any] = {
        "text": st.column_config.TextColumn, "flag": st.column_config.CheckboxColumn,
        "day": st.column_config.DateColumn, "link": st.column_config.LinkColumn,
    }  # fmt: skip
    form = drawn.get(column.form, st.column_config.NumberColumn)
    shown = {"format": "D MMM YYYY" if column.form == "day" else FORMATS.get(column.form)}
    return form(column.label, help=column.meaning, pinned=column.name in PINNED, **(shown if shown["format"] else {}))


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
            figure = share_figure.share_bars(first, look)
            st.plotly_chart(figure, config=CONFIG, key=f"{key}-{form}", alt=share_figure.in_words(first, headline))
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
    st.caption(plain(report.note(people, selection, build(), more)))


def download(
    table: pd.DataFrame, selection: Selection, question: str, label: str = "Download CSV", suffix: str = ".csv"
) -> None:
    """The table on the screen as a file (a suffix of exports.FORMATS)."""
    source = build()  # the click is answered outside this run, when another build may be published
    button(label, lambda: exports.FORMATS[suffix](table, selection, source), question, suffix)


def downloads(
    table: pd.DataFrame,
    selection: Selection,
    question: str,
    label: str,
    printable: Callable[[Cursor, report.Basis], str],
) -> None:
    """The table on the screen as a file, and the whole report to print: a function of report.py."""
    source, answers = build(), cursor()
    with st.container(horizontal=True):
        download(table, selection, question, label)
        download(table, selection, question, "xlsx", ".xlsx")
        button(
            "printable",
            lambda: printable(answers, report.basis_of(answers, selection, source)).encode(),
            question,
            ".html",
        )


def button(label: str, content: Callable[[], bytes], question: str, suffix: str) -> None:
    """A button that hands out a file, which is made when it is clicked."""
    st.download_button(
        label,
        data=content,
        file_name=exports.file_name(question, build(), suffix),
        mime=MIMES[suffix],
        on_click="ignore",
        icon=":material/download:",
        key=f"{question}-{suffix.removeprefix('.')}",
    )
