"""What the words round an amount of money call it: the job's pay, or a bonus, a funding round, a budget."""

import re
from itertools import takewhile

from etl.reading.money import Amount

# Words by which an amount is the job's pay; the tails are those of compounds: "Jahresgehalt", "månadslön".
PAY = """
    salary salaries compensation compensated comp pay pays paid paying payrate wage wages rate rates base basic basis
    sal remuneration ctc earn earning earnings earns income annum package range ranges ranging
    einkommen einkommensspanne salaire salaires rémunération tjm sueldo salario salarios salário salários remuneración
    remuneração retribuzione ral lön lønn wynagrodzenie wynagrodzenia widełki stawka stipendio salaris
"""
PAY_TAILS = ("gehalt", "vergütung", "verdienst", "lohn", "lön", "lønn")
PAY_CHINESE = ("薪", "工资", "待遇", "年収", "給与", "月給")
# Sums of money that are no pay, whatever their form.
OTHER = """
    raise raised raising fund funds funding funded fundraise valuation valued revenue revenues arr acv sales turnover
    asset assets aum budget budgets invest invested investing investor investors loan loans ote prize prizes fine fines
    donate donated donation donations deal deals project projects customer customers client clients save saved saving
    savings spend spends spending grant grants cost costs price prices priced pricing fee fees sacrifice packaging tax
    billing billings penalty penalties capital backed transaction transactions transacted worth process processes
    processed processing close closed sell sells selling quota quotas umsatz
"""
# What an employer gives besides; such a word also stands beside pay: "salary plus bonus and equity: $150k-$200k".
EXTRA = """
    bonus bonuses signing refer referral referrals referring stipend stipends allowance allowances reimburse reimbursed
    reimbursement reimbursements tuition match matched matching matches contribute contributes contribution
    contributions deductible deductibles hsa insurance coverage relocation equity stock stocks rsu rsus option options
    credit credits discount discounts diem wellness gym learning equipment office commission commissions voucher
    vouchers benefit benefits retirement fertility lifetime commuter commuting education educational development pension
    pensions health dental medical life premium premiums training zusätzlich
"""
EXTRA_TAILS = ("budget", "zuschuss", "prämie", "gutschein")
# Names of several words, whose last word alone would say something else.
NAMES = {
    "on target earnings": "other",
    "on-target earnings": "other",
    "target earnings": "other",
    "minimum wage": "other",
    "user base": "other",
    "customer base": "other",
    "client base": "other",
    "knowledge base": "other",
    "sign-on": "other",
    "sign on": "other",
    "signing bonus": "other",
    "referral bonus": "other",
    "retention bonus": "other",
    "joining bonus": "other",
    "welcome bonus": "other",
    "life insurance": "other",
    "\nstipend:": "pay",  # the pay of an internship
    "day rate": "pay",
    "basic life": "extra",
}
PAY_BEHIND = "base basic salary gross wage ctc brutto brut doe dependent depending negotiable"  # "$120k base"
CLAUSE_ENDS = frozenset({"plus", "and", "with", "und", "et"})
RATED = frozenset({"budget", "budgets"})  # what an hour may cost the client is its pay: "Budget: $70/hr"
COUNTED = "users stars requests rows"  # behind a number that is no money: "200k+ users"
BASE = " base basic fixed fixum grundgehalt fixgehalt fixe"

# Words that name a period without standing right beside the amount: "Hourly rate: $27 - $57".
PERIODS = {
    "hour": "hourly stundenlohn horaire timlön 时薪 小时",
    "day": "daily tagessatz tjm 日薪",
    "week": "weekly",
    "month": "monthly mensual mensuel mensal monatlich monatsgehalt månadslön miesięcznie 月薪 每月 /月",
    "year": "annual annually annualized annualised yearly annum jahresgehalt annuel anual ral ctc 年薪 年包",
}
UNUSUAL = "bi-weekly biweekly semi-monthly bi-monthly fortnightly"  # periods that are none of ours

FAR, NEAR, AROUND = 110, 45, 60  # characters before a range, a single figure, and any amount for its period
BEHIND = 6  # words behind an amount that may say what it is

_CALLS = NAMES | {
    word: call for call, words in (("pay", PAY + BASE), ("other", OTHER), ("extra", EXTRA)) for word in words.split()
}
_PAY_BEHIND, _COUNTED, _BASE = (frozenset(words.split()) for words in (PAY_BEHIND, COUNTED, BASE))
_PERIOD_OF = {word: period for period, words in PERIODS.items() for word in (f"per {period}", *words.split())}
_PERIOD_OF |= {"day rate": "day"} | dict.fromkeys(UNUSUAL.split(), "")
_WORD = re.compile(rf"{'|'.join((*NAMES, *UNUSUAL.split()))}|per (?:{'|'.join(PERIODS)})|[^\W\d_]+")
_WITH_EXTRAS = re.compile(  # "£65,000 (neg.) + other great benefits"
    r"\s?(?:\([^()\n]{1,20}\)\s?)?(?:\+|plus)\s?(?:[\w.%]+ ){0,3}"
    r"(?:bonus|benefits|package|super|equity|stock|commission|pension|(?:car )?allowance)",
    re.IGNORECASE,
)
_OPENS_LINE = re.compile(r"\n(?:(?:up to|appr?o?x\.?|circa|ca?\.?) ?|~ ?)?$", re.IGNORECASE)
_BY_PIECE = re.compile(  # "$60 per task"
    r"\s?(?:/|per|an?|each)\s?(?:\w+ )?"
    r"(?:word|task|article|video|page|piece|item|image|lesson|session|class|course|interview|visit|mile|lead|sale)s?\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r" ?\(?[^\n.,:;+()&•|–—，；。]{0,40}")
_SENTENCE_ENDS = re.compile(r"[.!?] |(?<![:\n])\n")
_ASIDE_ENDS = re.compile(r"[^()]*\)")  # "($4M raised), $140-180K"


def certainty(text: str, amount: Amount) -> int:
    """How surely an amount is the job's pay: 0 it is not, 1 by its form, 2 by a word of pay, 3 by one of base pay."""
    if _BY_PIECE.match(text, amount.end):
        return 0
    behind = _words_behind(text, amount)
    if not _PAY_BEHIND.isdisjoint(behind):
        return 2 if _BASE.isdisjoint(behind) else 3
    denied = next((call for word in behind if (call := _call(word)) in ("other", "extra")), None)
    if denied == "other" or not _COUNTED.isdisjoint(behind) or (denied == "extra" and not _stands_with_extras(amount)):
        return 0
    called, is_base = _called_before(text, amount)
    if called == "pay":
        return 3 if is_base else 2
    has_extras = _WITH_EXTRAS.match(text, amount.end) is not None
    has_form = (
        amount.is_range
        or amount.period is not None
        or has_extras
        or amount.start < text.find("\n")  # the title
        or _stands_alone(text, amount)
    )
    is_money = amount.mark or amount.is_indian or (amount.is_range and (has_extras or amount.period is not None))
    return 1 if called is None and has_form and is_money else 0


def is_denied(text: str, amount: Amount) -> bool:
    """Whether the nearest telling word before an amount, or what stands right behind it, says that it is no pay."""
    if _BY_PIECE.match(text, amount.end) or text.startswith(("OTE", " OTE", " (OTE"), amount.end):
        return True
    if any(NAMES.get(word) == "other" for word in _words_behind(text, amount)):
        return True
    return _called_before(text, amount)[0] in ("other", "extra")


def period_near(text: str, amount: Amount) -> str | None:
    """The period that the words behind an amount name, else the nearest before it: "Hourly rate: $27 - $57".

    "" for one that is none of ours, such as two weeks.
    """
    named = [word for word in _words_behind(text, amount) if word in _PERIOD_OF]
    if named:
        return _PERIOD_OF[next((word for word in named if word.startswith("per ")), named[0])]  # "CTC per month"
    window = text[max(0, amount.start - AROUND) : amount.start].lower()
    period = None
    for word in _WORD.findall(window):
        period = _PERIOD_OF.get(word, period)
    if period is None and not window.isascii():  # Chinese puts no space between words
        around = window + text[amount.end : amount.end + NEAR]
        period = next((of for word, of in _PERIOD_OF.items() if not word.isascii() and word in around), None)
    return period or None


def _called_before(text: str, amount: Amount) -> tuple[str | None, bool]:
    """What the nearest telling word before an amount calls it (pay, other, extra), and whether base pay is spoken of.

    A word of another sentence, line or aside does not deny an amount, but it may name it, as a heading does. An extra
    beside a range or an hour's pay says nothing: these are not given as a bonus.
    """
    window = text[max(0, amount.start - (FAR if amount.is_range else NEAR)) : amount.start].lower()
    words = list(_WORD.finditer(window))
    for word in reversed(words):
        called = _call(word[0])
        if word[0] in RATED and (amount.period == "hour" or amount.is_indian):
            called = "pay"
        if called == "pay":
            return called, any(other[0] in _BASE and other.end() > len(window) - NEAR for other in words)
        denies = called == "other" or (called == "extra" and not _stands_with_extras(amount))
        if denies and not _SENTENCE_ENDS.search(window, word.end()) and not _ASIDE_ENDS.match(window, word.end()):
            return called, False
    if not window.isascii() and any(word in window for word in PAY_CHINESE):
        return "pay", False
    return None, False


def _stands_with_extras(amount: Amount) -> bool:
    return amount.is_range or amount.period == "hour"


def _stands_alone(text: str, amount: Amount) -> bool:
    """Whether a line holds nothing but the amount: "London\\nUp to £60,000\\nWe are ..."."""
    ends_line = text[amount.end : amount.end + 1] in ("", "\n")
    return ends_line and _OPENS_LINE.search(text[max(0, amount.start - 9) : amount.start]) is not None


def _words_behind(text: str, amount: Amount) -> list[str]:
    """The words of the clause behind an amount, in small letters: of " base + bonus" it is "base" alone."""
    ends = text[amount.end - 1] == "." or text[amount.end : amount.end + 1].isupper()  # "£70,000Equity": a lost break
    clause = None if ends else _CLAUSE.match(text, amount.end)
    words = _WORD.findall(clause[0].lower()) if clause else []
    return list(takewhile(lambda word: word not in CLAUSE_ENDS, words[:BEHIND]))


def _call(word: str) -> str | None:
    called = _CALLS.get(word)
    if called is None and word.endswith(PAY_TAILS):
        return "pay"
    if called is None and word.endswith(EXTRA_TAILS):
        return "extra"
    return called
