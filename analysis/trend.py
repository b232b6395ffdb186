"""Is a skill asked for more and more, or less and less?

A job counts in the week or month in which it appeared: on its posted day, where the source gives one; never for having
stood on a board on its first night. Which boards and periods count says spans.py.

The window of a selection says what stood on the boards. A trend is about days of appearance, so it takes only "from -
to" as its bounds: "open now" would count, of last year's jobs, those alone that nobody has filled. For the same reason
fresh_only, which leaves out old jobs that stood for long and no new one, does not count here.
"""

from dataclasses import replace

import duckdb
import numpy as np
import pandas as pd

from analysis.confidence import with_interval
from analysis.difference import CLEAR, adjusted, differences
from analysis.population import FEW_EMPLOYERS
from analysis.selection import Selection
from analysis.spans import ENOUGH_PERIODS, Record, Span, record, spans
from analysis.warehouse import ask

__all__ = ["ENOUGH_PERIODS", "Record", "new_and_gone", "record", "rising", "series", "trends", "unmatched"]

NEWS_COLUMNS = [
    "news", "skill", "kind", "in_guide", "first_asked_on", "last_asked_on", "jobs", "employers", "p_value", "is_clear",
]  # fmt: skip
BOX_ROWS = 5
COUNTS = ["jobs", "jobs_all", "employers"]
SERIES_COLUMNS = ["period_on", "is_read_well", *COUNTS, "share_pct", "low_pct", "high_pct"]


def trends(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str, grain: str, of: str | None = None
) -> pd.DataFrame:
    """For every skill, whether more and more of the jobs that appear ask for it; most asked first.

    One row per skill: all that difference.differences() says, periods (how many count), trend. The early side are the
    jobs of the first third of the periods read well (rounded up), the late side those of the last third: so every share
    can be counted by hand, and a month that is odd bends no line. Comparing outer thirds keeps eight ninths of what the
    best straight line would find (Bartlett, "Fitting a straight line when both variables are subject to error",
    Biometrics 5, 1949; Cox and Stuart, "Some quick sign tests for trend", Biometrika 42, 1955).

    trend: "rising" or "falling" where the corrected p_value is below 5 %, else "no clear change"; "too few" where
    nothing was tested; "cannot tell" in a record shorter than 8 periods and in files (see spans.py).
    of: a key of spans.RECORDS; default the first that can be judged: the own record, then threads.
    """
    span = chosen(cursor, selection, grain, of)
    fill(cursor, selection, span)
    table = differences(cursor, selection, guide_id)
    periods = len(span.counted) if span else 0
    if not (span and span.is_judged):
        table = table.assign(change_low=np.nan, change_high=np.nan, p_value=np.nan, trend="cannot tell")
    else:
        way = np.where(table["change_points"] > 0, "rising", "falling")
        clear = np.where(table["p_value"] < CLEAR, way, "no clear change")
        table = table.assign(trend=np.where(table["p_value"].isna(), "too few", clear))
    return table.assign(periods=periods).drop(columns="both_jobs")


def series(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, skill_id: str, grain: str, of: str | None = None
) -> pd.DataFrame:
    """The share of one skill among the jobs that appeared in each period, in order.

    One row per period of the span: period_on (its first day), is_read_well (NULL: a file does not say), jobs, jobs_all,
    employers (that ask for it; all three NULL where it was not read well), share_pct, low_pct, high_pct (0-100, see
    confidence.with_interval: NaN under 30 jobs or 5 employers, the bounds also under 10 effective employers).
    """
    span = chosen(cursor, selection, grain, of)
    fill(cursor, selection, span)
    if span is None:
        return pd.DataFrame(columns=SERIES_COLUMNS)
    found = ask(
        cursor, "trend_periods", skill=skill_id, required_only=selection.required_only, one_vote=selection.one_vote
    )
    days, read = zip(*span.periods, strict=True)
    periods = pd.DataFrame({"period_on": pd.Series(days, dtype=found["period_on"].dtype), "is_read_well": read})
    table = periods.astype({"is_read_well": "boolean"}).merge(with_interval(found), on="period_on", how="left")
    is_counted = table["is_read_well"].fillna(True)
    counts = {name: table[name].fillna(0).where(is_counted).astype("Int64") for name in COUNTS}
    return table.assign(**counts)[SERIES_COLUMNS]


def new_and_gone(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str, grain: str, of: str | None = None
) -> pd.DataFrame:
    """Skills that no job asked for in the first third of the span, or none in the last; most asked first.

    One row per skill that at least 5 employers ask for in between: news ("new" or "gone"), skill, kind, in_guide,
    first_asked_on, last_asked_on, jobs, employers, p_value, is_clear (p_value below 5 %). A skill asked for seldom
    misses a third by chance: were its employers spread like all jobs, each would do so with the probability of the
    other two thirds, and k of them together with its k-th power; corrected for all skills asked by 5 employers, either
    way (Benjamini and Hochberg 1995). Empty where a trend cannot tell. Degrees and words that define the selection
    are left out.
    """
    table = trends(cursor, selection, guide_id, grain, of)
    table = table[(table["trend"] != "cannot tell") & (table["employers"] >= FEW_EMPLOYERS)]
    table = table[~table["listed_as"].isin(("education", "selection word"))]
    ways = [
        table.assign(
            news=news,
            is_missing=table[f"{side}_jobs"] == 0,
            p_value=(1 - table[f"{side}_jobs_all"] / table["jobs_all"]) ** table["employers"],
        )
        for news, side in (("new", "then"), ("gone", "now"))
    ]
    both = pd.concat(ways, ignore_index=True)
    p = adjusted(both["p_value"].where(both["is_missing"], 1.0).to_numpy(dtype=np.float64))
    both = both.assign(p_value=p, is_clear=p < CLEAR)[both["is_missing"]]
    return both.sort_values(["news", "jobs"], ascending=[False, False], kind="stable", ignore_index=True)[NEWS_COLUMNS]


def rising(cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str) -> pd.DataFrame:
    """The few tools and methods that rise most, by the week; rows of trends(), none where nothing rises."""
    table = trends(cursor, selection, guide_id, "week")
    table = table[(table["trend"] == "rising") & table["listed_as"].isin(("tool", "method"))]
    return table.sort_values("change_points", ascending=False, kind="stable", ignore_index=True).head(BOX_ROWS)


def unmatched(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Names in requirements of ML jobs that no skill of the list knows, most employers first: the queue that grows it.

    term, term_jobs, term_employers (counts, of all ML jobs of any time), example (title of a job that names it),
    example_url. A build keeps no days of terms: how they move is known once they are in the list, for all past nights.
    """
    return ask(cursor, "terms")


def chosen(cursor: duckdb.DuckDBPyConnection, selection: Selection, grain: str, of: str | None) -> Span | None:
    """The span of a record, or of the first that can be judged; None where it has none."""
    found = spans(cursor, selection, grain)
    return found.get(of) if of else next(iter(found.values()), None)


def fill(cursor: duckdb.DuckDBPyConnection, selection: Selection, span: Span | None) -> None:
    """Fill the temporary table compared_jobs with the selected jobs that appeared in the periods of the span."""
    replace(selection, window="all", fresh_only=False).fill(cursor)
    ask(
        cursor, "trend_jobs",
        sources=[source for source, _ in span.boards] if span else [],
        boards=[board for _, board in span.boards] if span else [],
        grain=span.grain if span else None, start=span and span.start, finish=span and span.finish,
        periods=span.counted if span else [],
        early=span.early if span else [], late=span.late if span else [],
    )  # fmt: skip
