"""What an advert pays, as printed: from the site's pay fields first, else from the amount that its text calls pay."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from etl.reading.currencies import PER_DOLLAR, codes
from etl.reading.money import Amount, amounts
from etl.reading.pay_words import certainty, is_denied, period_near


@dataclass(frozen=True, slots=True)
class Pay:
    """Base pay as printed, numbers in full; a single figure is both ends, also "up to X", "from X" and "X+".

    currency is an ISO 4217 code, None where nothing tells it; period is hour, day, week, month or year, None where
    neither a word nor the size tells it.
    """

    min: float
    max: float
    currency: str | None
    period: str | None


# Where no word says the period the size does, in dollars; from 250 to 1,200 it may be a day's or a month's, and stays
# unknown. The rule gives the stated period of 99.5 % of 46,000 US postings of 2023.
BY_SIZE = (("hour", 3, 250), (None, 250, 1_200), ("month", 1_200, 13_000), ("year", 13_000, 3_000_000))
# Where pay is low an hour's ends and a month's begins at 25 dollars, and a year's may begin lower, in the own currency.
LOW_PAY = frozenset(
    """ARS BDT BRL CLP CNY COP EGP ETB GEL GHS IDR INR KES KZT LKR MAD MXN MYR NGN NPR PEN PHP PKR RSD RUB THB TRY TZS
    UAH UGX VND ZAR""".split()  # noqa: SIM905
)
MONTH_FROM, LEAST_HOUR = 25, 1
YEAR_FROM = {"INR": 180_000, "PHP": 300_000, "PKR": 700_000, "IDR": 60_000_000}
# What a stated period can pay, in dollars, and a twelfth of it where pay is low: "$17 a year" is a slip of the pen.
BELIEVED = {
    "hour": (3, 1_500),
    "day": (20, 10_000),
    "week": (50, 30_000),
    "month": (250, 80_000),
    "year": (4_000, 5_000_000),
}

LONGEST_FIELD = 1000  # characters of a pay field that are read
LONGEST_LEVEL = 80  # characters between the pay of one level and that of the next
THOUSAND = 1_000
_LEVEL = re.compile(r"\blevel (?:[iv]+|\d)\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"\d ?k\b", re.IGNORECASE)
# What a site estimates, or the brackets that it has advertisers choose from: "$80,001 - $100,000", ">$100,000".
_ROUGH = re.compile(r"(?:glassdoor|indeed) est|\d0,001 - |^[<>]", re.IGNORECASE)
# Whose dollars a label means: "US salary range: $150,000 - $180,000".
_WHOSE = re.compile(
    r"(?<![/&,+])(?<![/&,+] )(?<!or )(?<!and )\b"
    r"(?:(?P<USD>U\.?S\.?A?|United States)|(?P<CAD>Canad(?:a|ian))|(?P<AUD>Australian?)|(?P<NZD>New Zealand))\b"
    r"[.)]{0,2}"
    r"(?: (?:base|salary|pay|compensation|annual|hiring|range|candidates|applicants|residents|employees|only)){0,5}"
    r" ?[:–-]\s{0,3}(?:up to |from )?$"
)
_LABEL = 70  # characters before an amount in which such a label stands
_RANGE = re.compile(r"([0-9.]*)-([0-9.]*)(?: ([A-Z]{3})\b)?(?: (.*))?")
_WORD = re.compile(r"[^\W\d_]{2}")
_INTERVAL = re.compile(r"(?<!bi-)(?<!semi-)(?<![2-9] )(?<!\.5 )\b(hour|day|dail|week|month|year|annu)", re.IGNORECASE)
_PERIODS = {"dail": "day", "annu": "year"}
_NAMES = {
    "low": ("min", "minvalue", "minsalary", "salarymin", "from", "value"),
    "high": ("max", "maxvalue", "maxsalary", "salarymax", "to", "value"),
    "currency": ("currency", "currencycode", "salarycurrency"),
    "interval": ("interval", "unittext", "period", "salaryperiod"),
}


def pay(*, text: str, salary_text: str, structured: str, countries: tuple[str, ...]) -> Pay | None:
    """What an advert says it pays, None where it says nothing that can be believed.

    structured is Posting.pay, salary_text the site's own pay field, text the plain text with the title as first line;
    countries are where the person may work. A base salary counts before other pay, of several ranges the one in the
    countries' own currency, then the first. A site's estimate ("Glassdoor est.") is used where the text names no pay.
    """
    if (found := _structured(structured, countries)) is not None:
        return found
    field = _field(salary_text, countries)
    if field is None:
        return _told(text, countries)
    if _ROUGH.search(salary_text):
        return _told(text, countries) or field
    may_be_half, may_be_rounded = field.min == field.max, _THOUSANDS.search(salary_text) is not None
    if (may_be_half or may_be_rounded) and (told := _told(text, countries)) is not None:
        if may_be_half and field.min in (told.min, told.max):
            return told  # a field of one figure may hold one end of the range in the text
        if may_be_rounded and _is_rounded(field, told):
            return told  # the site prints "$150K - $219K" where the text says $219,250
    return field


def _is_rounded(field: Pay, told: Pay) -> bool:
    """Whether a field prints the pay of the text in rounded thousands."""
    gap = max(abs(field.min - told.min), abs(field.max - told.max))
    return gap < THOUSAND and (field.currency, field.period) == (told.currency, told.period)


def _structured(said: str, countries: tuple[str, ...]) -> Pay | None:
    """The first of the ranges "200000-270000 USD per-year-salary; ..." in the countries' currency, else the first."""
    if said.startswith(("{", "[")):
        return _from_json(said, countries)
    ranges = []
    for one in said[:LONGEST_FIELD].split(";"):
        if (match := _RANGE.fullmatch(one.strip())) is None:
            continue
        low, high, currency, interval = match.groups()
        period = _period(interval or "")
        if interval and period is None:
            continue  # once, every two weeks
        found = _settled(_number(low), _number(high), currency or "", period, countries)
        if found is not None:
            ranges.append(found)
    local = codes("", countries)
    return next((one for one in ranges if one.currency in local), ranges[0] if ranges else None)


def _from_json(said: str, countries: tuple[str, ...]) -> Pay | None:
    """Pay given as an object: schema.org's baseSalary, or min, max, currency and interval."""
    try:
        fields = dict(_leaves(json.loads(said)))
    except (ValueError, RecursionError):
        return None
    low, high, currency, interval = (
        next((fields[name] for name in names if fields.get(name)), "") for names in _NAMES.values()
    )
    return _settled(_number(low), _number(high), str(currency).upper(), _period(str(interval)), countries)


def _period(said: str) -> str | None:
    """The period that a field names: "per-year-salary", "ANNUAL", "daily"."""
    named = _INTERVAL.search(said)
    return _PERIODS.get(named[1].lower(), named[1].lower()) if named else None


def _leaves(value: Any) -> Iterator[tuple[str, Any]]:
    """Every name and value of an object and of those inside it; of a list the first object."""
    if isinstance(value, list):
        value = value[0] if value else {}
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, dict | list):
                yield from _leaves(inner)
            else:
                yield name.lower().replace("_", ""), inner


def _number(said: Any) -> float | None:
    try:
        return float(said)
    except (TypeError, ValueError):
        return None


def _field(said: str, countries: tuple[str, ...]) -> Pay | None:
    """The first amount of the site's own pay field that can be believed."""
    if said.startswith(("{", "[")):
        return _from_json(said, countries)
    line = "\n" + " ".join(said[:LONGEST_FIELD].split())
    if line.strip().replace(".", "", 1).isdecimal() and float(line) < BY_SIZE[1][2] and not codes("", countries):
        return None  # "130": nobody knows what it counts
    found = amounts(line, bare=True)
    if any(amount.mark for amount in found) or _WORD.search(line):
        found = [amount for amount in found if not _is_number_of_a_name(line, amount, found)]
    return next(filter(None, (_settle(line, one, countries) for one in found if not is_denied(line, one))), None)


def _is_number_of_a_name(line: str, amount: Amount, others: list[Amount]) -> bool:
    """Whether a small number among words is no pay: none of them says so ("Grade 7"), or money stands beside it."""
    if amount.mark or amount.period or max(amount.low or 0, amount.high or 0) >= BY_SIZE[1][2]:
        return False
    return any(one.mark for one in others) or (certainty(line, amount) == 0 and not period_near(line, amount))


def _told(text: str, countries: tuple[str, ...]) -> Pay | None:
    """The amount of a text that its words most surely call the job's base pay, of equals the first."""
    best, highest = None, (0, False)
    local = codes("", countries)
    level_end = -1  # where the last range of the best pay ends, while levels of one job follow one another
    for amount in amounts(text):
        if (found := _settle(text, amount, countries)) is None or (certain := certainty(text, amount)) == 0:
            continue
        if found.period is None and not amount.is_range:
            continue  # "you will earn at least $500 for it"
        is_open = amount.low is None or amount.high is None
        if best and level_end >= 0 and _is_next_level(text[level_end : amount.start]):
            best = replace(best, min=min(best.min, found.min), max=max(best.max, found.max))
            level_end = amount.end
            continue
        rank = (2 * certain + (3 if amount.is_range else 0) - (2 if is_open else 0), found.currency in local)
        if rank > highest:
            best, highest = found, rank
            level_end = amount.end if amount.is_range else -1
    return best


def _is_next_level(between: str) -> bool:
    """Whether the words between two ranges name the next level of one job: "Level I: $1 - $2, Level II: $3 - $4"."""
    return len(between) < LONGEST_LEVEL and _LEVEL.search(between) is not None


def _settle(text: str, amount: Amount, countries: tuple[str, ...]) -> Pay | None:
    """The pay an amount says; a period that only stands near ("38 hours per week") gives way where the size denies it.

    It does not for a small single figure: "monthly 50 € for your gym" is no hour's pay.
    """
    mark = amount.mark or ("INR" if amount.is_indian else "")
    if mark == "$" and (whose := _WHOSE.search(text, max(0, amount.start - _LABEL), amount.start)):
        mark = whose.lastgroup or mark
    found = _settled(amount.low, amount.high, mark, amount.period, countries)
    if found is None or amount.period is not None or (near := period_near(text, amount)) is None:
        return found
    if not near:
        return found if found.period == "year" else None  # "$1,500 bi-weekly"
    may_differ = amount.is_range or found.period == "year"
    return _settled(amount.low, amount.high, mark, near, countries) or (found if may_differ else None)


def _settled(
    low: float | None, high: float | None, mark: str, period: str | None, countries: tuple[str, ...]
) -> Pay | None:
    """The pay, its ends in order, in the first currency of the mark in which it can be believed."""
    ends = sorted(end for end in (low, high) if end)
    if not ends:
        return None
    size = sum(ends) / len(ends)
    for code in codes(mark, countries) or (None,):
        dollars = size / PER_DOLLAR.get(code or "", 1.0)
        if period is None:
            if (LEAST_HOUR if code in LOW_PAY else BY_SIZE[0][1]) <= dollars < BY_SIZE[-1][2]:
                return Pay(ends[0], ends[-1], code, _by_size(size, dollars, code))
        elif BELIEVED[period][0] / (12 if code in LOW_PAY else 1) <= dollars <= BELIEVED[period][1]:
            return Pay(ends[0], ends[-1], code, period)
    return None


def _by_size(size: float, dollars: float, code: str | None) -> str | None:
    if code in YEAR_FROM and size >= YEAR_FROM[code]:
        return "year"
    if code in LOW_PAY and dollars < BY_SIZE[1][2]:
        return "hour" if dollars < MONTH_FROM else "month"
    return next(period for period, least, below in BY_SIZE if least <= dollars < below)
