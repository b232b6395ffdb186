"""Exchange rates: the central bank's own, of a named day, without a network."""

from datetime import date

import pytest
from currency_converter import CurrencyConverter

from etl.rates import PERIODS_PER_YEAR, Rates, rates

FRIDAY, SUNDAY = date(2014, 3, 28), date(2014, 3, 30)


def test_rates_are_those_of_the_bank() -> None:
    """What the package's own converter gives for a day is what stands here for it."""
    package = CurrencyConverter()
    found = rates(FRIDAY)
    assert found.on == FRIDAY
    assert found.usd == pytest.approx({code: package.convert(1, code, "USD", date=FRIDAY) for code in found.usd})
    assert found.usd.keys() >= {"EUR", "GBP", "CHF", "JPY", "CAD", "AUD", "INR", "BRL", "PLN", "SEK"}


@pytest.mark.parametrize(
    ("on", "day"),
    [(FRIDAY, FRIDAY), (SUNDAY, FRIDAY), (date(1999, 1, 4), date(1999, 1, 4)), (date(1998, 12, 31), None)],
)
def test_day_used_is_the_newest_not_later(on: date, day: date | None) -> None:
    """A weekend has Friday's rates, and no day has rates of its future."""
    assert rates(on).on == day


def test_a_day_to_come_has_the_newest_rates() -> None:
    """A build of today uses what the installed package knows, and says of which day that is."""
    newest = rates(date(2999, 1, 1))
    assert newest.on is not None
    assert newest.on >= date(2026, 1, 1)
    assert newest == rates(newest.on)


def test_an_unknown_currency_is_never_one_for_one() -> None:
    """A currency that the bank does not quote is absent, and before the euro every one but the dollar is."""
    known = rates(date(2026, 6, 1)).usd
    assert known["USD"] == 1.0
    assert known.keys().isdisjoint({"AED", "RUB", "ETB", "USDT", "HRK", ""})
    assert rates(date(1998, 12, 31)) == Rates(None, {"USD": 1.0})


def test_a_year_of_work() -> None:
    """52 weeks of five days of eight hours: 2,080 hours, the factor of the Bureau of Labor Statistics."""
    assert PERIODS_PER_YEAR == {"hour": 52 * 5 * 8, "day": 52 * 5, "week": 52, "month": 12, "year": 1}
