"""Page: what rises, what falls, what is new, and what changed between two days."""

from dataclasses import replace
from datetime import timedelta

import pandas as pd
import streamlit as st

from analysis import trend_words
from analysis.changes import changes, movements
from analysis.charts import lines
from analysis.charts import moves as dots
from analysis.guide import guides
from analysis.pages import filters, parts
from analysis.pages.figures import figure
from analysis.pages.load import ask, load
from analysis.population import population
from analysis.selection import EVERYTHING, Selection
from analysis.spans import GRAINS, RECORDS, Span, spans
from analysis.trend import new_and_gone, record, series, trends, unmatched

SHOWN = 20
WEEKS_BACK = 4
IN_ORDER = {"rising": 0, "falling": 1, "no clear change": 2}
HIDDEN = ["skill_id", "listed_as"]


def page() -> None:
    """Trends: the share of each skill among the jobs that appear, early against late, and the news between two days."""
    selection = filters.current()
    guide_id = ask(guides)[0]
    grain = parts.chosen("by", GRAINS)

    kept = ask(record)
    found = load(spans, selection, grain)
    of = parts.chosen("record", found) if found else None
    span = found[of] if of else None
    table = load(trends, selection, guide_id, grain, of)
    news = load(new_and_gone, selection, guide_id, grain, of)
    sentence = trend_words.headline(table, span, kept)

    st.subheader(parts.plain(sentence), anchor=False)
    if span is None or not span.is_judged:
        st.markdown(trend_words.older_threads(kept))
    if span:
        choices(list(found))
        st.caption(parts.plain(trend_words.rests_on(span, int(table["jobs_all"].max()))))
        all_skills(table, selection, span, sentence)
        one_skill(table, selection, span, grain)
        new_or_gone(news, selection, span)
    two_days(selection, guide_id)
    queue()


def choices(records: list[str]) -> None:
    """By week or by month, and which record, where there are several."""
    with st.container(horizontal=True):
        parts.choice("By", "by", GRAINS)
        if len(records) > 1:
            st.segmented_control(
                "Record", records, default=records[0], required=True, key="record", bind="query-params",
                format_func=RECORDS.__getitem__, label_visibility="collapsed",
            )  # fmt: skip


def all_skills(table: pd.DataFrame, selection: Selection, span: Span, sentence: str) -> None:
    """Every skill then and now: those that move first."""
    marks = rows_to_draw(table)
    st.caption(
        "Share of the jobs that appeared in the first third of the span (hollow) and in the last (filled). "
        "Circle: the guide teaches it. Diamond: it does not."
    )
    chart, written = st.tabs(["Chart", "Table"])
    with chart:
        if marks.empty:
            st.markdown("Too few jobs for a share: a third of the span needs 30 jobs at 5 employers.")
        else:
            figure(lambda look: dots.moves(marks, look), dots.in_words(marks, sentence), "moves")
    shown = table.drop(columns=HIDDEN)
    with written:
        parts.table_of(shown, "trends-table")
    parts.note(load(population, selection), selection, "trends ignore the window, but for from - to")
    parts.download(shown, selection.of_appearance, "trend")


def rows_to_draw(table: pd.DataFrame) -> pd.DataFrame:
    """What the chart draws: rising, falling, then no clear change; where nothing can be told, the most asked."""
    rows = table[table["listed_as"].isin(trend_words.LISTED) & table["then_pct"].notna() & (table["jobs"] > 0)]
    rows = rows[rows["trend"] != "too few"]
    place, size = rows["trend"].map(IN_ORDER).fillna(3), -rows["change_points"].abs()
    rows = rows.assign(place=place, size=size.where(place < IN_ORDER["no clear change"], 0), remark=rows["trend"])
    return rows.sort_values(["place", "size"], kind="stable").head(SHOWN)


def one_skill(table: pd.DataFrame, selection: Selection, span: Span, grain: str) -> None:
    """The share of one skill over time."""
    st.markdown("##### One skill over time")
    asked = table[table["jobs"] > 0].set_index("skill")
    if asked.empty:
        return
    first = rows_to_draw(table)["skill"].tolist()[:1] or [asked.index[0]]
    names = [*first, *asked.index.drop(first)]
    skill = st.selectbox("Skill", names, key="trend-skill", bind="query-params", label_visibility="collapsed")
    row = asked.loc[skill]
    found = load(series, selection, row["skill_id"], grain, span.record)
    levels = thirds(row, span)
    chart, written = st.tabs(["Chart", "Table"])
    with chart:
        words = lines.in_words(found, levels, skill)
        figure(lambda look: lines.share_line(found, levels, look), words, "line")
        st.caption(
            "Dot: share in one week or month with 30 jobs at 5 employers or more; band: 95 % interval. Dashed: the "
            "shares of the first and the last third, which the verdict compares. A gap: not read well, or too few jobs."
        )
    with written:
        parts.table_of(found, "series-table")
    parts.download(found, selection.of_appearance, f"series-{row['skill_id']}")


def thirds(row: pd.Series, span: Span) -> pd.DataFrame:
    """The two levels that the verdict compares, and over which days they stand; none where they have no share."""
    levels = [
        (days[0], days[-1], row[share]) for days, share in ((span.early, "then_pct"), (span.late, "now_pct")) if days
    ]
    return pd.DataFrame(levels, columns=["from_on", "to_on", "share_pct"]).dropna()


def new_or_gone(news: pd.DataFrame, selection: Selection, span: Span) -> None:
    """Skills that nobody asked for at first, or nobody asks for at last."""
    st.markdown("##### New, and gone")
    if not span.is_judged:
        st.markdown("Not to be told from this record.")
        return
    if news.empty:
        st.markdown("No skill of five employers or more is missing from the first or the last third.")
        return
    clear = news[news["is_clear"]]
    st.caption(f"{len(clear)} of {len(news)} are clear; the others, seldom asked for, may miss a third by chance.")
    parts.table_of(news, "news-table")
    parts.download(news, selection.of_appearance, "new-and-gone")


def two_days(selection: Selection, guide_id: str) -> None:
    """What stood on the boards on two days."""
    st.markdown("##### Two days compared")
    kept = ask(record)
    if kept.first_on is None or kept.last_on is None or kept.nights < 2:
        st.markdown("Known from night 2 of your own record.")
        return
    usual = max(kept.first_on, kept.last_on - timedelta(weeks=WEEKS_BACK))
    with st.container(horizontal=True):
        since, until = (
            st.date_input(
                word, value=on, min_value=kept.first_on, max_value=kept.last_on, key=key, bind="query-params", width=160
            )
            for word, on, key in (("From", usual, "day-from"), ("To", kept.last_on, "day-to"))
        )
    if since >= until:
        st.markdown("The first day must lie before the second.")
        return
    table = load(changes, selection, guide_id, since, until).drop(columns=HIDDEN)
    st.markdown(parts.plain(trend_words.compared(load(movements, selection, since, until), since, until)))
    days = replace(selection, window="range", since=since, until=until, fresh_only=False)
    parts.table_and_file(table, days, "changes")


def queue() -> None:
    """Names that no skill knows."""
    st.markdown("##### Names that no skill of the list knows")
    terms = ask(unmatched)
    if terms.empty:
        st.markdown("None that two employers share.")
        return
    st.caption("In requirements of ML jobs of any time, whatever the filters: the queue that grows the list of skills.")
    parts.table_and_file(terms, EVERYTHING, "terms")
