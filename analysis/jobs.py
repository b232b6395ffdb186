"""The advertisements themselves, and the signs by which one may be stale."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import duckdb
import pandas as pd

from analysis.labels import label
from analysis.population import FEW_EMPLOYERS, FEW_JOBS
from analysis.selection import FRESH_DAYS, Selection
from analysis.warehouse import ask

ORDERS = ("newest", "longest shown")
PAGE_ROWS = 25
HALF_A_YEAR = 180
AWAY_DAYS = 90  # a title that comes back later than that is a new vacancy
NO_PROOF = "A sign is no proof: an employer may hire many for one advertisement, or take long to find one person."
# What each sign means; those of WHOLE_BOARDS only a board can tell that shows all its jobs.
SIGNALS = {
    "long shown": (
        f"Shown for more than {FRESH_DAYS} days. On company boards about half of all advertisements are gone by then; "
        "the others are hard to fill, hire again and again, or were forgotten."
    ),
    "very long shown": (
        "Shown for more than half a year. Ask whether somebody is still sought before you spend an evening on it."
    ),
    "posted again": (
        f"Went away and came back: the same text, or within {AWAY_DAYS} days the same title in the same place. The "
        "first search may have failed, or the same work is offered again."
    ),
    "day moved": (
        "Its posted day was set to a later one after its board had shown it. It is older than it says; here its age "
        "counts from the first day on which it was seen."
    ),
}
WHOLE_BOARDS = ("posted again", "day moved")
SIGNAL_COLUMNS = ["signal", "jobs_flagged", "jobs_judged", "flagged_pct", "signal_meaning"]
COLUMNS = [
    "title", "employer", "places", "role_family", "level", "work_mode", "pay_printed", "posted_on",
    "first_seen_on", "days_shown", "is_open", "signals", "sources", "advert_url", "other_urls", "attributions",
    "job_id", "listed",
]  # fmt: skip
STRENGTHS = ("mentioned", "preferred", "required")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an advert: its text, the skills named there, and the strongest word for them ("": none)."""

    text: str
    skills: tuple[str, ...]
    requirement: str


def jobs(
    cursor: duckdb.DuckDBPyConnection,
    selection: Selection,
    order: str = "newest",
    page: int | None = 1,
    skill_id: str | None = None,
    signal: str | None = None,
) -> pd.DataFrame:
    """The selected advertisements, 25 a page (page None: all of them), "newest" or "longest shown" first.

    One row per job: title, employer (NULL: the advert names none), places, role_family, level, work_mode (words),
    pay_printed (as printed; NULL: not stated), posted_on (NULL: its source gives no credible day), first_seen_on,
    days_shown, is_open (NULL: its board makes no statement), signals (see SIGNALS), sources, advert_url (http or https,
    or NULL), other_urls (further adverts for the same job), attributions (of the sources), job_id, listed (rows of all
    pages).

    skill_id: only jobs that ask for it (with selection.required_only: that require it); signal: only jobs that show
    this sign. No share here, so one_vote changes nothing.
    """
    if order not in ORDERS:
        raise ValueError(f"order {order!r} is none of {', '.join(ORDERS)}")
    selection.fill(cursor)
    look_for_signals(cursor, None if signal else [])
    page_of = ask(
        cursor, "jobs_page", skill=skill_id, required_only=selection.required_only, signal=signal,
        is_newest=order == "newest", rows=PAGE_ROWS if page else None, skip=PAGE_ROWS * (page - 1) if page else 0,
    )  # fmt: skip
    return said(cursor, list(page_of["job_no"])).assign(listed=page_of["listed"])[COLUMNS]


def job(cursor: duckdb.DuckDBPyConnection, selection: Selection, job_id: str) -> pd.DataFrame:
    """One advertisement, selected or not: a row of jobs(), without listed, with text and is_selected.

    The id may be one of an earlier day. No row if there is no such ML job.
    """
    selection.fill(cursor)
    job_nos = list(ask(cursor, "one_job", job=job_id)["job_no"])
    table = said(cursor, job_nos)
    texts = [ask(cursor, "job_text", job_id=found) for found in table["job_id"]]
    return table.assign(**{name: [text[name].iloc[0] for text in texts] for name in ("text", "is_selected")})


def job_marks(cursor: duckdb.DuckDBPyConnection, job_id: str) -> pd.DataFrame:
    """The skills that one advertisement names, in the order of its text; none if there is no such ML job.

    One row per skill: skill_id, skill, kind, requirement, starts_at, ends_at (characters of the text, of its first,
    strongest mention).
    """
    job_nos = list(ask(cursor, "one_job", job=job_id)["job_no"])
    return ask(cursor, "job_marks", job_no=job_nos[0] if job_nos else None)


def signals(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """How many of the selected jobs show each sign of a stale advertisement (see SIGNALS); a job may show several.

    One row per sign: signal, jobs_flagged, jobs_judged (counts; judged: jobs whose source can tell, of a file's none),
    flagged_pct (0-100, of the judged; with selection.one_vote the mean of the employers' shares; NaN under 30 of them
    or at fewer than 5 employers), signal_meaning. It counts these very advertisements and estimates nothing, so there
    is no interval. required_only is about skills and changes nothing.
    """
    selection.fill(cursor)
    look_for_signals(cursor)
    table = ask(cursor, "signals", signals=list(SIGNALS), of_whole_boards=list(WHOLE_BOARDS))
    is_enough = (table["jobs_judged"] >= FEW_JOBS) & (table["employers_judged"] >= FEW_EMPLOYERS)
    table = table.assign(flagged_pct=table["flagged_pct"].where(is_enough), signal_meaning=table["signal"].map(SIGNALS))
    return table[SIGNAL_COLUMNS]


def look_for_signals(cursor: duckdb.DuckDBPyConnection, job_nos: list[int] | None = None) -> None:
    """Fill the temporary table job_signals for these jobs, or for the selected ones."""
    ask(
        cursor, "job_signals", jobs=job_nos, long_days=FRESH_DAYS, very_long_days=HALF_A_YEAR, away_days=AWAY_DAYS
    )  # fmt: skip


def said(cursor: duckdb.DuckDBPyConnection, job_nos: list[int]) -> pd.DataFrame:
    """The rows of these jobs, in their order: the columns of jobs() without listed."""
    look_for_signals(cursor, job_nos)
    table = ask(cursor, "jobs", jobs=job_nos)
    pay = table[["pay_min", "pay_max", "pay_currency", "pay_period"]].itertuples(index=False, name=None)
    return table.assign(
        role_family=[label("role", option) for option in table["role"]],
        level=[label("level", option) for option in table["level"]],
        work_mode=[label("mode", option) for option in table["mode"]],
        pay_printed=pd.Series([printed(*row) for row in pay], dtype=object),
    )[COLUMNS[:-1]]


def printed(low: float, high: float, currency: str, period: str) -> str | None:
    """ "120,000 - 150,000 USD a year"; None where none is stated."""
    if pd.isna(low) and pd.isna(high):
        return None
    amounts = dict.fromkeys(f"{amount:,.2f}".removesuffix(".00") for amount in (low, high) if pd.notna(amount))
    per = f"{'an' if period == 'hour' else 'a'} {period}" if isinstance(period, str) else ""
    return " ".join(filter(None, [" - ".join(amounts), currency if isinstance(currency, str) else "", per]))


def pieces(text: str, marks: pd.DataFrame) -> Iterator[Piece]:
    """The text cut wherever the name of a skill, as job_marks() has them, begins or ends."""
    spans = list(marks[["skill", "requirement", "starts_at", "ends_at"]].itertuples(index=False, name=None))
    edges = sorted({0, len(text), *(place for *_, starts, ends in spans for place in (starts, ends))})
    for begin, end in pairwise(edges):
        here = [(skill, strength) for skill, strength, starts, ends in spans if starts <= begin and end <= ends]
        strongest = max((strength for _, strength in here), key=STRENGTHS.index, default="")
        yield Piece(text[begin:end], tuple(skill for skill, _ in here), strongest)
