"""What changed between two days: what stood on the boards then and now, and why it moved."""

from dataclasses import replace
from datetime import date

import duckdb
import numpy as np
import pandas as pd

from analysis.difference import CLEAR, differences
from analysis.selection import Selection
from analysis.spans import SILENT
from analysis.warehouse import ask


def changes(
    cursor: duckdb.DuckDBPyConnection, selection: Selection, guide_id: str, since: date, until: date
) -> pd.DataFrame:
    """For every skill its share of the jobs on the boards on two days; most asked first.

    One row per skill: all that difference.differences() says (then: the day since, now: the day until), appeared_jobs
    and closed_jobs (of those that ask for it), moved: "rose" or "fell" where the corrected p_value is below 5 %, else
    "no clear change"; "too few" where nothing was tested.

    A day is what each board showed at its newest good reading up to that day, at most 14 days older. Only boards with a
    reading near both days are compared: a board added or silent moves no share (see movements()). A job on both days is
    paired with itself. Of the selection every filter counts but the window and fresh_only: the two days take their
    place. A text that an employer rewrote counts with its newest words on both days. Raises ValueError unless since
    lies before until.
    """
    fill(cursor, selection, since, until)
    table = differences(cursor, selection, guide_id).drop(columns=["first_asked_on", "last_asked_on"])
    way = np.where(table["change_points"] > 0, "rose", "fell")
    clear = np.where(table["p_value"] < CLEAR, way, "no clear change")
    return table.assign(
        appeared_jobs=table["now_jobs"] - table["both_jobs"],
        closed_jobs=table["then_jobs"] - table["both_jobs"],
        moved=np.where(table["p_value"].isna(), "too few", clear),
    ).drop(columns="both_jobs")


def movements(cursor: duckdb.DuckDBPyConnection, selection: Selection, since: date, until: date) -> pd.DataFrame:
    """Why shares moved: how many of the selected jobs stayed, appeared or closed between two days, and who is left out.

    One row each of "stayed", "appeared", "closed" (on boards read near both days), "added" (jobs on boards first read
    after since), "silent then" and "silent now" (on boards not read near one of the days): happened, jobs_moved,
    boards_so (boards in that state). The jobs of the last three are in no share of changes().
    """
    fill(cursor, selection, since, until)
    return ask(cursor, "movements")


def fill(cursor: duckdb.DuckDBPyConnection, selection: Selection, since: date, until: date) -> None:
    """Fill the temporary tables board_days, moved_jobs and compared_jobs."""
    if since >= until:
        raise ValueError(f"{since} does not lie before {until}")
    replace(selection, window="all", fresh_only=False).fill(cursor)
    ask(cursor, "board_days", since=since, until=until, silent_days=SILENT.days)
    ask(cursor, "moved_jobs")
    ask(cursor, "changes_jobs")
