"""What is said of trends, by rule: nothing is called a rise that the test does not call one."""

from datetime import date

import pandas as pd

from analysis.spans import ENOUGH_PERIODS, RECORDS, Record, Span
from analysis.words import count, day, listing, percent

NAMED = 4  # skills of either way that the headline names
LISTED = ("tool", "method", "soft skill")  # what is drawn: no degrees, and no words that define the selection


def headline(table: pd.DataFrame, span: Span | None, kept: Record) -> str:
    """What rises and what falls, from trends(); else why that cannot be told."""
    if span is None or not span.is_judged:
        return cannot_tell(span, kept)
    table = table[table["listed_as"].isin(LISTED)]
    tested = table[~table["trend"].isin(("too few", "cannot tell"))]
    if tested.empty:
        return f"Too few jobs appeared in {periods(span)} for a trend of any skill."
    parts = []
    for verdict, word in (("rising", "Rising"), ("falling", "Falling")):
        rows = tested[tested["trend"] == verdict].sort_values("change_points", key=abs, ascending=False)
        named = [
            f"{skill} ({percent(then)} to {percent(now)})"
            for skill, then, now in zip(rows["skill"], rows["then_pct"], rows["now_pct"], strict=True)
        ]
        more = [f"{len(named) - NAMED} more"] if len(named) > NAMED else []
        parts += [f"{word}: {listing([*named[:NAMED], *more])}."] if named else []
    still = int((tested["trend"] == "no clear change").sum())
    said = " ".join(parts) or "No skill clearly rises or falls."
    return (
        f"{said} {count(still, 'skill')} of {len(tested):,} tested {'shows' if still == 1 else 'show'} no clear change."
    )


def box(rows: pd.DataFrame, span: Span | None, kept: Record) -> str:
    """The Market page's line on what rises, from trend.rising()."""
    if span is None or not span.is_judged:
        return cannot_tell(span, kept)
    boards = "the same boards" if span.record == "own" else RECORDS[span.record]
    if rows.empty:
        return f"Nothing clearly rises in {periods(span)} of {boards}."
    named = [
        f"{skill} {percent(then)} to {percent(now)}"
        for skill, then, now in zip(rows["skill"], rows["then_pct"], rows["now_pct"], strict=True)
    ]
    return f"In {periods(span)} of {boards}: {' · '.join(named)}."


def cannot_tell(span: Span | None, kept: Record) -> str:
    """Why there is no verdict, and when there will be."""
    if span is not None and span.record == "files":
        return "Imported files are no constant mix of boards: their shares are shown, a trend cannot be told from them."
    if span is not None and span.record == "threads":
        return f"{count(kept.threads, 'monthly thread')} of Hacker News read: trends start with {ENOUGH_PERIODS}."
    if not kept.nights:
        return "No board has been read yet: trends need eight weeks of nights."
    return f"Night {kept.nights} of your own record: trends start in week {ENOUGH_PERIODS}."


def rests_on(span: Span, jobs: int) -> str:
    """What a trend is read from: "51 weeks from 1 Dec 2025 to 20 Nov 2026, the same 28 boards all along; 114 jobs"."""
    boards = {
        "own": f"the same {len(span.boards):,} boards all along" if len(span.boards) > 1 else "one board all along",
        "threads": "one thread a month",
        "files": "whatever the files hold of each day",
    }[span.record]
    left_out = f"; {count(span.left_out, 'board')} not read well all along left out" if span.left_out else ""
    gaps = len(span.periods) - len(span.counted)
    unread = f"; {count(gaps, span.grain)} not read well" if gaps else ""
    spanned = f"{periods(span)} from {day(span.start)} to {day(span.finish)}"
    name = RECORDS[span.record]
    appeared = f"{count(jobs, 'selected job')} appeared in them"
    return f"{name[0].upper()}{name[1:]}: {spanned}, {boards}{left_out}{unread}. {appeared}."


def periods(span: Span) -> str:
    """ "51 weeks"."""
    return count(len(span.counted), span.grain)


def older_threads(kept: Record) -> str:
    """That older years of Hacker News are there, or how to get them."""
    if kept.threads:
        return f"Hacker News threads of {kept.threads_from} to {kept.threads_to} are read, too: a record of their own."
    return (
        "Older years: `etl fetch --only hackernews --since 2023-01` reads Hacker News threads, a record of their own."
    )


def compared(table: pd.DataFrame, since: date, until: date) -> str:
    """What moved between two days, from changes.movements()."""
    found = table.set_index("happened")
    jobs, boards = found["jobs_moved"], found["boards_so"]
    if not boards["stayed"]:
        return "No board was read near both days."
    said = (
        f"From {day(since)} to {day(until)}, on {count(int(boards['stayed']), 'board')} read near both days: "
        f"{jobs['appeared']:,} jobs appeared, {jobs['closed']:,} closed, {jobs['stayed']:,} stayed."
    )
    left = [
        f"{count(int(boards[state]), 'board')} {words} ({count(int(jobs[state]), 'job')})"
        for state, words in (("added", "added"), ("silent then", "silent then"), ("silent now", "silent now"))
        if boards[state]
    ]
    return f"{said} Left out: {', '.join(left)}." if left else said
