"""Amounts of money in a text, as printed: figures and ranges with their currency mark, their period and open ends."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np

from etl.rates import PERIODS_PER_YEAR
from etl.reading.currencies import MARKS, SIGNS, is_plain

MOST_NUMBERS = 1000  # numbers of a text that are looked at: real adverts hold a few dozen, hostile ones a million
PENSION_PLANS = frozenset({"401", "403"})  # "401k"
LONGEST_SPREAD = 120  # characters between two ends: "from $136,000 in our lowest market up to $222,000 in our highest"

THOUSAND, TEN_THOUSAND, LAKH, MILLION, CRORE = 1e3, 1e4, 1e5, 1e6, 1e7
SCALES = {
    "k": THOUSAND, "ks": THOUSAND, "tsd": THOUSAND, "thousand": THOUSAND, "mil": THOUSAND, "千": THOUSAND,
    "w": TEN_THOUSAND, "万": TEN_THOUSAND, "만": TEN_THOUSAND,
    "l": LAKH, "lpa": LAKH, "lac": LAKH, "lacs": LAKH, "lakh": LAKH, "lakhs": LAKH,
    "m": MILLION, "mm": MILLION, "mio": MILLION, "mln": MILLION, "million": MILLION, "millions": MILLION,
    "millones": MILLION, "millionen": MILLION, "juta": MILLION, "triệu": MILLION,
    "cr": CRORE, "crore": CRORE, "crores": CRORE,
    "b": 1e9, "bn": 1e9, "billion": 1e9, "t": 1e12, "trillion": 1e12,
}  # fmt: skip
INDIAN = frozenset({"l", "lpa", "lac", "lacs", "lakh", "lakhs", "cr", "crore", "crores"})

# Words of a period in the languages of the adverts met; ALONE needs no "per" or "/" before it.
PERIODS = {
    "hour": "hour hours hr hrs h ph stunde std heure hora uur timme timmen time godzinę godz hourly stündlich horaire",
    "day": "day days d tag jour jr día dia dag dzień daily diem journalier",
    "week": "week wk w woche semaine semana vecka weekly pw",
    "month": "month mo mos mth mon m monat monats mois mes mês mese maand månad månaden måned mies miesiąc mc monthly "
    "monatlich mensuel mensuels mensual mensuales mensal mensais mensili miesięcznie pcm",
    "year": "year years yr yrs y annum a jahr an année año ano anno jaar år rok yearly annual annually annualized "
    "annualised jährlich annuel annuels anual anuales anuais annui rocznie årligen pa lpa",
}
ALONE = (
    "hr hour yr hourly daily weekly monthly yearly annual annually annualized annualised annum stündlich monatlich "
    "jährlich mensuel mensuels mensual mensuales mensal mensais mensili annuel annuels anual anuales anuais annui "
    "miesięcznie rocznie årligen ph pcm pw"
)
SHORT = {"h": "hour", "d": "day", "w": "week", "m": "month", "a": "year"}  # "p.a.", "p/h"
CHINESE = {"小时": "hour", "时": "hour", "天": "day", "日": "day", "周": "week", "月": "month", "年": "year"}
_PERIOD_OF = SHORT | {word: period for period, words in PERIODS.items() for word in words.split()} | CHINESE


class Amount(NamedTuple):
    """A figure or a range at text[start:end], its numbers in full: "$150-200K a year" is 150,000 to 200,000.

    low is None for "up to X", high for "from X"; mark is the currency as printed, "" for none; period is what the words
    beside the numbers say; is_indian tells that the numbers count lakhs or crores.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    mark: str
    period: str | None
    is_indian: bool

    @property
    def is_range(self) -> bool:
        """Whether both ends are printed and differ."""
        return self.low is not None and self.high is not None and self.low != self.high


def _any(words: Iterable[str]) -> str:
    """A pattern for the longest of the words, grouped by their first letter: most places fail at the first look."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=lambda word: (-len(word), word)):
        groups[re.escape(word[0])].append(re.escape(word[1:]))
    tails = (f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items())
    return f"(?=[{''.join(groups)}])(?:{'|'.join(tails)})"


_NUMBER = (
    r"(?:[0-9]{1,3}(?:,[0-9]{2,3}|,\s[0-9]{3}){1,4}(?:\.[0-9]{1,2})?"  # 150,000.00 and 25,00,000 and 89, 670
    r"|[0-9]{1,3}(?:[.'’ ][0-9]{3}){1,4}(?:[.,][0-9]{1,2}|,[-–])?"  # 70.000,00 and 3.000,- and 120'000 and 650 000
    r"|[0-9]{1,9}(?:[.,][0-9]{1,2})?)(?![.,]?[0-9])"
)
_LETTER = "A-Za-zÀ-ɏ"
_NAMED = re.compile(f"[{_LETTER}]-?$")
_NOT_ALONE = re.compile(f"[{_LETTER}薪]|\\s?%")
_MARK = f"(?:{_any(MARKS)})"
_BEHIND = rf"(?:\s?[/(]?(?!R\b){_MARK}|[Uu](?!\.))(?![0-9{_LETTER}])"  # "5000U" is paid in coins
_UNIT = rf"(?:[ -]?(?i:{_any(SCALES.keys() - {'w'})})|[wW])(?:(?![0-9{_LETTER}])|(?=[A-Z]{{3}}))"  # also "15kRMB"
_PERIOD = rf"""
    (?:\s?[(,]?\s?(?i:
        (?:(?:gross|brutto|bruto|brut|netto|net|base|basic|salary|lordi)\s){{0,2}}
        (?: (?:/\s?(?:per\s)?|(?<![{_LETTER}])(?:per|p|an?|each|pro|par|por|al|im|i|p[åe]r?|na|za)[\s/-])
            (?:{_any(word for words in PERIODS.values() for word in words.split())})
          | {_any(ALONE.split())} | p\.?[\s/]?[adhm]
        )(?![{_LETTER}])\.?
    ) | \s?/?\s?每?(?:{_any(CHINESE)}))"""
# Between two ends may stand a remark, "$61,200 (step 1) to $79,900", or a midpoint, "$60,000 - $70,000 - $80,000".
_TO = "to|and|bis|until|through|à|et|und|en|och|og|y|e|do|till|tot|hasta|até|up\\sto"
_DASH = rf"\s?(?:-{{1,2}}|[–—−‒~～〜至到]|\b(?:a|(?i:{_TO}))\b)\s?"
_MONEY = re.compile(
    rf"""
    (?P<first>{_NUMBER})(?P<unit>{_UNIT})?(?P<plus>\+)?(?P<behind>{_BEHIND})?(?P<per>{_PERIOD})?
    (?:
        (?:\s?\([^()\n]{{1,40}}\) | {_DASH}[{SIGNS}]{_NUMBER}(?={_DASH}[{SIGNS}]))?{_DASH}
        (?P<between>{_MARK})?\s?(?P<between2>{_MARK})?\s?(?P<second>{_NUMBER})(?P<unit2>{_UNIT})?
    )?
    (?P<plus2>\+)?(?P<behind2>{_BEHIND})?(?P<per2>{_PERIOD})?(?P<behind3>{_BEHIND})?
    """,
    re.VERBOSE,
)
# A number that may be money: a currency or a capital letter stands before it ("USD 8,000", "kr 650 000"), it has five
# digits, or behind it stands a dash, a scale or a currency. Most numbers of an advert ("5+ years", "2023") end here.
_BEHIND_SMALL = _any(
    {mark for mark in (*MARKS, *SCALES) if not mark[0].isupper()} | {"K", "L", "M", "C", "U", "RMB", "Euro"}
)
_NUMBER_START = re.compile(
    rf"""[0-9](?<![0-9][0-9])(?<![0-9][.,'][0-9])
    (?: (?<=[A-Z{SIGNS}][0-9]) | (?<=[A-Z{SIGNS}]\s[0-9]) | (?<=[Rrk][sr][\s.][0-9]) | (?<=[Rrk][sr]\.\s[0-9])
      | (?=[0-9]{{4}} | [0-9]{{0,2}}[.,'’ ][0-9]{{3}}
          | [0-9.,]{{0,6}}\s?(?:[-–—~～至到]|to\b|bis\b|and\b|[A-Z]{{3}}\b|/\s?h|{_BEHIND_SMALL})) )""",
    re.VERBOSE,
)
_ZERO, _TEN = np.uint32(ord("0")), np.uint32(10)
_BY_HOUR = re.compile(r"\s?(?:/\s?|per\s|an\s)h", re.IGNORECASE)  # "Rate: 55-60/hr", but not "10-40 hour weeks"
_ANY_NUMBER = re.compile(r"[0-9](?<![0-9][0-9])(?<![0-9][.,'][0-9])")
_BEFORE = re.compile(rf"(?:((?<![{_LETTER}]){_MARK})[\s:(])?((?<![{_LETTER}]){_MARK}|[{SIGNS}])\s?$")
_BEFORE_ENDS = frozenset(mark[-1] for mark in MARKS)
_BEFORE_LONGEST = 9  # "USD/USDT "
# Words before a figure by which it is one end of something; "Minimum pay range: $82,000" holds words between.
FROM = (
    "from", "not less than", "no less than", "starting at", "starts at", "begins at", "beginning at", "at least",
    "more than", "over", "low", "ab", "à partir de", "dès", "desde", "a partir de", "vanaf", "od", ">", "≥",
)  # fmt: skip
UP_TO = (
    "up to", "upto", "bis", "bis zu", "jusqu'à", "jusqu’à", "hasta", "até", "tot", "do", "fino a", "less than", "under",
    "high", "<", "≤",
)  # fmt: skip
_LIMIT = re.compile(r"\b(?:(min)|max)(?:imum)?(?: (?:of|pay|base|salary|wage|rate|range|hourly|annual|is)){0,3}$")
_LEAD = 30  # characters before an amount in which its "from" or "up to" stands
_AND_MORE = re.compile(r"\s?(?i:and (?:up|above|more)|or more|upwards)|\s?(?:以上|起)")
_EXTRA = re.compile(
    r"\s?(?i:[0-9$£€]|bonus|equity|benefits|super|stock|share|option|commission|ote\b|pension|package|car\b)"
)


def amounts(text: str, *, bare: bool = False) -> list[Amount]:
    """Every amount of money of a text, in its order; bare also gives numbers that neither currency nor scale marks.

    Looks at MOST_NUMBERS numbers at most, so that the time is linear in the length of any text.
    """
    found: list[Amount] = []
    end = 0
    lowest = -1  # the place in `found` of the last "from X"
    for start in islice(_number_starts(text, bare=bare), MOST_NUMBERS):
        if start < end or (money := _MONEY.match(text, start)) is None:
            continue
        before = _mark_before(text, start)
        if money["between"] and not (before or money["unit"] or money["behind"]):
            end = money.end("first")  # "Sorter 2 - $21 an hour"
            continue
        end = money.end()
        if (amount := _amount(text, before, money, bare=bare)) is None:
            continue
        if amount.low is None and lowest >= 0 and amount.start - found[lowest].end <= LONGEST_SPREAD:
            least = found[lowest]
            found[lowest] = least._replace(end=end, high=amount.high, period=least.period or amount.period)
            continue
        if amount.high is None:
            lowest = len(found)
        found.append(amount)
    return found


def _number_starts(text: str, *, bare: bool) -> Iterator[int]:
    """Where the numbers begin that may be money; bare also those that nothing marks as such."""
    if bare:
        return (number.start() for number in _ANY_NUMBER.finditer(text))
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")  # re takes twice as long to find the digits
    is_digit = codes - _ZERO < _TEN
    is_digit[1:] &= ~is_digit[:-1]
    return (start for start in np.flatnonzero(is_digit).tolist() if _NUMBER_START.match(text, start))


def _mark_before(text: str, start: int) -> re.Match[str] | None:
    """The currency marks before a number: one, or two as in "USD $"."""
    last = start - 2 if text[start - 1 : start].isspace() else start - 1
    if last < 0 or text[last] not in _BEFORE_ENDS:
        return None
    return _BEFORE.search(text, max(0, start - _BEFORE_LONGEST), start)


def _amount(text: str, before: re.Match[str] | None, money: re.Match[str], *, bare: bool) -> Amount | None:
    """What a match of the pattern says; None where nothing marks its numbers as money."""
    marks = (*(before.groups() if before else ()), *money.group("behind", "between", "between2", "behind2", "behind3"))
    units = [unit.strip(" -").lower() for unit in money.group("unit", "unit2") if unit]
    start = before.start() if before else money.start()
    written = [mark.strip().lstrip("/(") for mark in marks if mark]
    periods = [_period(per) for per in money.group("per", "per2") if per]
    if not written and not (bare or units or any(map(_BY_HOUR.match, filter(None, money.group("per", "per2"))))):
        return None
    if not written and (money["first"] in PENSION_PLANS or (money["second"] is None and _is_no_sum(text, money))):
        return None
    if written == ["R"] and money["first"].isdecimal():
        return None  # "R4539" is a number of the opening, "R650 000" pay in rand
    mark = next(filter(is_plain, written), written[0] if written else "")
    low, high = _numbers(money)
    if periods == ["hour", "year"] and high is not None:
        low *= PERIODS_PER_YEAR["hour"]  # "$56.25/hour to $173,000/year"
    period = "year" if "lpa" in units else periods[-1] if periods else None
    least: float | None = low
    if high is None:
        bound = _bound(text[max(0, start - _LEAD) : start])
        if bound == "to":
            least, high = None, low
        elif bound is None and not _is_open(text, money):
            high = low
    return Amount(start, money.end(), least, high, mark, period, not INDIAN.isdisjoint(units))


def _is_no_sum(text: str, money: re.Match[str]) -> bool:
    """Whether a bare figure is part of a name ("Q4", "GS-13", "13th"), a share, or counts salaries a year ("18薪")."""
    return bool(_NAMED.search(text, max(0, money.start() - 2), money.start()) or _NOT_ALONE.match(text, money.end()))


def _bound(lead: str) -> str | None:
    """Which end of something the words before a figure make it: "from", "to", or None."""
    lead = lead.rstrip(" :.\n")
    small = lead.lower()
    for bound, phrases in (("from", FROM), ("to", UP_TO)):
        for phrase in phrases:
            at = len(small) - len(phrase)
            if small.endswith(phrase) and (at == 0 or not small[at - 1].isalpha() or lead[at].isupper()):
                return bound  # also "Full TimeUp to £25,000", where a line break is lost
    if "min" in small or "max" in small:
        limit = _LIMIT.search(small)
        return limit and ("from" if limit[1] else "to")
    return None


def _is_open(text: str, money: re.Match[str]) -> bool:
    """Whether the figure is the lower end of something: "$200K+", but not "$100K+ bonus"."""
    if money["plus"] or money["plus2"]:
        return _EXTRA.match(text, money.end()) is None
    return _AND_MORE.match(text, money.end()) is not None


def _numbers(money: re.Match[str]) -> tuple[float, float | None]:
    """Both ends in full: "150-200K" and "80-100,000" print the size of the second number only."""
    unit, unit2 = ((unit or "").strip(" -").lower() for unit in money.group("unit", "unit2"))
    scale, scale2 = SCALES.get(unit, 1.0), SCALES.get(unit2, 1.0)
    low = _value(money["first"], is_scaled=bool(unit))
    if money["second"] is None:
        return low * scale, None
    high = _value(money["second"], is_scaled=bool(unit2))
    if unit2 and not unit and low <= high:
        scale = scale2
    elif unit and not unit2 and low <= high < THOUSAND:
        scale2 = scale
    elif not unit and not unit2 and not money["per"] and low < THOUSAND <= high / 10 and low * THOUSAND <= high:
        scale = THOUSAND
    return low * scale, high * scale2


def _value(number: str, *, is_scaled: bool) -> float:
    """The number of "150,000.00", "70.000,00", "25,00,000", "650 000" or "12,5".

    The last dot or comma is a decimal point before one or two digits, a dot also before a scale: "1.125M", "1,000万".
    """
    whole, point, rest = number.rstrip(",-–"), "", ""
    number = whole
    at = max(number.rfind("."), number.rfind(","))
    if at >= 0 and (len(number) - at <= 3 or (is_scaled and number[at] == "." and number.count(".") == 1)):
        whole, point, rest = number[:at], ".", number[at + 1 :]
    return float("".join(filter(str.isdecimal, whole)) + point + rest)


def _period(phrase: str) -> str:
    word = re.findall(r"[^\W\d_]+", phrase.lower())[-1].lstrip("每")
    return _PERIOD_OF.get(word) or SHORT[word[-1]]
