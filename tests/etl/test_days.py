"""Every way in which a source writes a moment becomes the UTC day it fell on, or none."""

from datetime import date

import pytest

from etl.days import day_of, proven_order, written_day

TODAY = date(2026, 11, 20)
CASES = [
    ("2026-06-10T15:14:52-04:00", date(2026, 6, 10)),
    ("2026-06-10T23:14:52-04:00", date(2026, 6, 11)),  # already the next day in UTC
    ("2026-06-10T01:14:52+05:30", date(2026, 6, 9)),
    ("2026-04-07T17:12:35.753+00:00", date(2026, 4, 7)),
    ("2026-04-07T17:12:35Z", date(2026, 4, 7)),
    ("2026-04-07", date(2026, 4, 7)),
    ("2026-08-11 20:45:29 UTC", date(2026, 8, 11)),
    ("1659513577581", date(2022, 8, 3)),  # Lever: milliseconds
    ("1777647607", date(2026, 5, 1)),  # Hacker News: seconds
    ("Mon, 18 May 2026 09:30:00 +0000", date(2026, 5, 18)),
    ("2026-11-20T23:59:59Z", TODAY),
    ("2026-11-21T00:00:00Z", None),  # tomorrow is no credible day of posting
    ("1970-01-01T00:00:00Z", None),
    ("0", None),
    ("", None),
    ("soon", None),
    ("nan", None),
    ("1e30", None),
    ("2026-13-45", None),
]


@pytest.mark.parametrize(("moment", "expected"), CASES)
def test_day(moment: str, expected: date | None) -> None:
    assert day_of(moment, not_after=TODAY) == expected


WRITTEN = [  # what a spreadsheet or a person writes; the day where nothing is known of the order, or the day is first
    ("2026/3/31", date(2026, 3, 31), date(2026, 3, 31)),
    ("2026-03-31 9:00 PM", date(2026, 3, 31), date(2026, 3, 31)),
    ("20260331", date(2026, 3, 31), date(2026, 3, 31)),
    ("3/31/2026", date(2026, 3, 31), date(2026, 3, 31)),
    ("31-3-26", date(2026, 3, 31), date(2026, 3, 31)),
    ("3.4.2026", date(2026, 4, 3), date(2026, 4, 3)),
    ("3/4/2026", None, date(2026, 4, 3)),
    ("4/4/2026", date(2026, 4, 4), date(2026, 4, 4)),
    ("31 March 2026", date(2026, 3, 31), date(2026, 3, 31)),
    ("31-Mar-2026", date(2026, 3, 31), date(2026, 3, 31)),
    ("Tue, Mar 31st, 2026", date(2026, 3, 31), date(2026, 3, 31)),
    ("Tuesday, 31 Mar. 2026", date(2026, 3, 31), date(2026, 3, 31)),
    ("31/31/2026", None, None),
    ("30 February 2026", None, None),
    ("31 Floréal 2026", None, None),
    ("202603311", None, None),
    ("March 2026", None, None),
    ("2 days ago", None, None),
    ("30+ days ago", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("text", "unknown", "day_first"), WRITTEN)
def test_written_day(text: str, unknown: date | None, day_first: date | None) -> None:
    """A day that may be another one is no day, until the order is known."""
    assert (written_day(text), written_day(text, day_first=True)) == (unknown, day_first)


PROVEN = [("31/3/2026", True), ("3/31/2026", False), ("3/4/2026", None), ("31/31/2026", None), ("2026-03-31", None)]


@pytest.mark.parametrize(("text", "expected"), PROVEN)
def test_proven_order(text: str, expected: bool | None) -> None:
    """Only a number past the twelfth tells day from month."""
    assert proven_order(text) is expected
