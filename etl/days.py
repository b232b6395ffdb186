"""From the many ways sites and people write a moment to the day it fell on."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

EARLIEST = date(2000, 1, 1)  # no board is older: 1970 is an empty field, not a day
MILLISECONDS_FROM = 100_000_000_000  # epoch seconds reach this in the year 5138, milliseconds did in 1973
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
YEAR_FIRST = re.compile(r"(20\d\d)(?:([/.-])(\d\d?)\2(\d\d?)|(\d\d)(\d\d))(?!\d)")  # 2026/3/1, 20260301
YEAR_LAST = re.compile(r"(\d\d?)([/.-])(\d\d?)\2((?:20)?\d\d)(?!\d)")  # 3/31/2026, 31.03.26
WEEKDAY = r"(?:[A-Za-z]{3,9}\.?,? )?"  # Tue, 31 March 2026; Mar 31st, 2026
DAY_MONTH = re.compile(WEEKDAY + r"(\d\d?)(?:st|nd|rd|th)?[ .-]{1,2}([A-Za-z]{3,9})\.?,?[ -](20\d\d)(?!\d)")
MONTH_DAY = re.compile(WEEKDAY + r"([A-Za-z]{3,9})\.? (\d\d?)(?:st|nd|rd|th)?,? (20\d\d)(?!\d)")


def day_of(moment: str, not_after: date) -> date | None:
    """The UTC day of a moment written as ISO 8601, epoch seconds or milliseconds, or RFC 822.

    None where nothing is written, it cannot be read, or it is no credible day: before 2000 or later than not_after.
    """
    when = _parsed(moment.strip())
    if when is None:
        return None
    day = (when if when.tzinfo is None else when.astimezone(UTC)).date()
    return day if EARLIEST <= day <= not_after else None


def _parsed(moment: str) -> datetime | None:
    for read in (_from_epoch, _from_iso, parsedate_to_datetime):
        try:
            return read(moment)
        except (ValueError, OverflowError, OSError):
            continue
    return None


def _from_epoch(moment: str) -> datetime:
    number = float(moment)
    return datetime.fromtimestamp(number / 1000 if number >= MILLISECONDS_FROM else number, UTC)


def _from_iso(moment: str) -> datetime:
    return datetime.fromisoformat(moment.removesuffix(" UTC"))


def written_day(text: str, *, day_first: bool | None = None) -> date | None:
    """The day that a spreadsheet or a person wrote: "3/31/2026 9:00", "31.03.2026", "20260331", "March 31, 2026".

    day_first says how days such as 3/4/2026 are to be taken; None where that is not known, and then they are no day.
    None as well for what says no day: "2 days ago" depends on a day that is not written.
    """
    text = text.strip()
    if found := YEAR_FIRST.match(text):
        return _day(found[1], found[3] or found[5], found[4] or found[6])
    if found := YEAR_LAST.match(text):
        first, sign, second, year = found.groups()
        proven = True if sign == "." else proven_order(text)
        first_is_day = day_first if proven is None else proven
        if first != second and first_is_day is None:
            return None
        return _day(year, second, first) if first_is_day else _day(year, first, second)
    if found := DAY_MONTH.match(text):
        return _day(found[3], _month(found[2]), found[1])
    if found := MONTH_DAY.match(text):
        return _day(found[3], _month(found[1]), found[2])
    return None


def proven_order(text: str) -> bool | None:
    """Whether a day such as 31/3/2026 shows that the day stands first; None where it shows nothing."""
    found = YEAR_LAST.match(text.strip())
    if found is None or (int(found[1]) > 12) == (int(found[3]) > 12):
        return None
    return int(found[1]) > 12


def _month(name: str) -> int:
    """1 to 12 for an English name, cut short or not; 0 for another word."""
    short = name[:3].lower()
    return MONTHS.index(short) + 1 if short in MONTHS else 0


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None
