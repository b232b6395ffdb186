"""From the many ways sites write a moment to the UTC day it fell on."""

from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

EARLIEST = date(2000, 1, 1)  # no board is older: 1970 is an empty field, not a day
MILLISECONDS_FROM = 100_000_000_000  # epoch seconds reach this in the year 5138, milliseconds did in 1973


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
