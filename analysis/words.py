"""Numbers and days as people write them."""

from collections.abc import Sequence
from datetime import date, datetime


def percent(share_pct: float) -> str:
    """ "80 %"; one decimal below 1 %, so that few is not none."""
    return f"{share_pct:.1f} %" if 0 < share_pct < 0.95 else f"{share_pct:.0f} %"


def share(share_pct: float, of: str) -> str:
    """A share said twice: "about 8 in 10 ML jobs (80 %)", "about 1 in 25 ML jobs (4 %)"."""
    if share_pct >= 97.5:
        plain = "nearly all"
    elif share_pct >= 25:
        plain = f"about {share_pct / 10:.0f} in 10"
    elif share_pct >= 1:
        plain = f"about 1 in {100 / share_pct:.0f}"
    else:
        plain = "fewer than 1 in 100"
    return f"{plain} {of} ({percent(share_pct)})"


def count(number: int, one: str, many: str | None = None) -> str:
    """ "1 job", "1,284 jobs"; many where an s does not make it."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def money(amount: float, currency: str = "USD") -> str:
    """ "$147,500", "GBP 60,000"."""
    return f"${amount:,.0f}" if currency == "USD" else f"{currency} {amount:,.0f}"


def listing(names: Sequence[str]) -> str:
    """ "SQL", "SQL and AWS", "SQL, PyTorch and AWS"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def day(on: date) -> str:
    """ "22 Nov 2026", in English whatever the machine speaks."""
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{on.day} {months[on.month - 1]} {on.year}"


def moment(at: datetime) -> str:
    """ "22 Nov 2026, 03:10 UTC"."""
    return f"{day(at)}, {at:%H:%M} UTC"
