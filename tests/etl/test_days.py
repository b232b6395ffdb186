"""Every way in which a source writes a moment becomes the UTC day it fell on, or none."""

from datetime import date

import pytest

from etl.days import day_of

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
