"""How many years of experience a posting asks for."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from etl.reading.patterns import by_letter
from etl.reading.sections import Part, Parts
from etl.reading.sentences import small

MOST_YEARS = 25  # more is a company's age ("over 30 years of experience")
FARTHEST_WAY = 250  # characters between two ways to fulfil one bar
OLD_COMPANY = 12  # in company talk and small print, as many years are rather the company's
MOST_BARS = 100  # statements of years looked at; an advert has less than forty
BEHIND = 8  # characters behind a sentence's end in which the number of a label may stand
REACH = 110  # characters on either side in which words say what the years are

_NUMBER_WORDS = {
    **{"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9},
    **{"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "eighteen": 18},
    **{"twenty": 20},
}
_NUMBER = rf"(?:\d{{1,2}}(?:\.\d)?|(?<![a-z])(?:{'|'.join(_NUMBER_WORDS)}))"
_PLUS = r"(?: ?\(?\+\)?| ?\(?plus\)?| or (?:more|greater|above)|-plus)?"
_AGAIN = rf"(?: ?\(? ?\d{{0,2}}{_PLUS} ?\)| ?\({_NUMBER}{_PLUS}\))?"  # "five (5)", "5 (five)"
_JOIN = r"(?: ?[-–—‑−~/â] ?| (?:to|and|or|-|up to) | )"  # "3-5", "3 to 5", "3 5" where a dash was lost
# What stands before a unit: "3-5+ full", "at least five (5)".
_COUNT = re.compile(
    rf"(?<![\d$£€₹#])(?<!\d[.,])(?P<low>{_NUMBER})(?P<plus>{_PLUS}{_AGAIN}{_PLUS})"
    rf"(?P<high>{_JOIN}{_NUMBER}{_PLUS}{_AGAIN}{_PLUS})?"
    r"[ -]*(?:full|solid|calendar|consecutive|or more)?[ -]*\Z",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:years?|yrs?|yoe|months?)(?:\(s\)|(?-i:(?![a-z])))", re.IGNORECASE)
_FIND_UNITS = AhoCorasick(["year", "yr", "yoe", "month"], implementation=Implementation.ContiguousNFA)
# "Years of experience: 5", "Experience (in years): 5"
_COUNT_AFTER = re.compile(
    r"(?:years?(?: of)?(?: \w+){0,2} experience(?: \w+)?|years?\)?)[ *]*[:–-]+[\s*',]*"
    rf"(?P<low>{_NUMBER})(?!\d|[.,]\d|%)",
    re.IGNORECASE,
)

_EXPERIENCE = re.compile(
    r"experien|\bexp\b|expertise|\byoe\b|background|hands[ -]on|professional|industry|track record", re.IGNORECASE
)
_NEAR_EXPERIENCE = re.compile(
    r"['’]?s?[ -]*(?:\([^)]{0,20}\) ?)?(?:of )?(?:[\w/&-]+,? ){0,4}?(?:experien\w+|exp\b)(?! ?:)", re.IGNORECASE
)
# "A year or more of experience", "a year of experience"
_A_YEAR = re.compile(r"\ba(?: full)? \Z", re.IGNORECASE)
_YEAR_OR_MORE = re.compile(r"(?: or more)?(?: of)? (?:\w+ ){0,3}experience", re.IGNORECASE)
_AT_LEAST = re.compile(r"(?:at least|minimum|min\.?|more than|over|least|≥|>)(?: of| a)?:? ?\Z", re.IGNORECASE)
_BAR = re.compile(r"\+|\d ?(?:[-–—]|to) ?\d|or more|plus", re.IGNORECASE)
# Years that pass, not years one has worked: "in the last 3 years", "after 5 years".
_PASSING = re.compile(
    r"\b(?:last|past|next|first|previous|prior|coming|recent|every|after|within|each|additional|another|since|up to"
    r"|fewer than|less than|under|roughly)[ (]*\Z|\b(?:duration|contract|term|length|extension)\W{0,3}\Z|\bage(?: of"
    r"| is)?:? ?\Z",
    re.IGNORECASE,
)
# "For over 20 years", "in 3 years": passing too, unless experience is named ("looking for 3 years of experience").
_LASTING = re.compile(
    r"\b(?:for|in|in just|in only|than)(?: over| more than| nearly| almost| about| at least| the)?[ (]*\Z",
    re.IGNORECASE,
)
# But a person's all the same: "you've built ovens for at least two years", "have more than 4 years of Java".
_YOU_HAVE = re.compile(
    r"\byou(?:['’]ve| have) (?:been|work|buil|led|man|spent)|\b(?:have|having|possess) more than\s*\Z", re.IGNORECASE
)
_NO_EXPERIENCE = re.compile(
    r"['’]?[ -]*(?:old(?-i:(?![a-z]))|olds\b|of age\b|(?:or|and) older|ago\b|ahead|later|out\b|degree"
    r"|college|university|program|course|contract|assignment|fixed|term\b|plan\b|road ?map|vest|cliff"
    r"|anniversary|running|in a row|history|heritage"
    r"|in business(?=[,.;]|$)|duration|engagement|extension|horizon|rotation|commitment|warrant|period|project\b"
    r"|initiative|lease|budget|apprentice|trainee|internship|intern\b|placement|from now|from the date"
    r"|of (?:tenure|service|employment|continuous employment|innovation|growth|success|excellence)\b"
    r"|[,)]? ?(?:we|our)\b|or equivalent\))",
    re.IGNORECASE,
)
_COMPANY_SPEAKS = re.compile(
    r"\b(?:we|company|firm|team|staff|who|and)(?: have| has|['’]ve| brings?| possess\w*| boasts?| offers?)(?: over"
    r"| more than| a)?\s*\Z"
    r"|\bour (?:\w+ ){0,2}(?:team|company|firm|founders?|people|engineers|consultants|leadership)\b(?!.*\byou)"
    r"|\b(?:founded|established|combined|collective|heritage|celebrat\w+|backed by|with over (?:a|\w+))\b"
    r"|\bwe (?:have|are|been)\b",
    re.IGNORECASE,
)
_MAY_BE_COMPANY_AFTER = re.compile("combined|collective|serving|helping")
_COMPANY_DOES = re.compile(r" (?:of )?(?:providing|delivering|offering|supplying)\b")  # "over 20 years providing care"
_COMPANY_AFTER = re.compile(
    r"[^.;\n]{0,60}?\b(?:combined|collective|serving|helping (?:clients|companies|businesses))\b", re.IGNORECASE
)
_PERSON_ASKED = re.compile(
    r"\b(?:you|your|candidates?|requir\w+|minimum|must|looking|seek\w*|need\w*|hir\w+|someone|applicants?|want|who)\b",
    re.IGNORECASE,
)
_MAY_BE_OPTIONAL_BEFORE = re.compile("prefer|ideal|bonus|nice|desir|plus|advantage")
_OPTIONAL_BEFORE = re.compile(
    r"(?:(?:ideally|preferably|prefer\b|preference for|bonus for|nice[ -]to[ -]have)[ :,]*(?:[\w'’]+ ){0,3}"
    r"|(?:preferred|desired|desirable|a plus|bonus|advantage) ?[:–-] ?(?:\w+ ){0,2})\Z",
    re.IGNORECASE,
)
# A capital letter begins another heading: "5 years of experience Preferred Qualifications".
_OPTIONAL_AFTER = re.compile(
    r"[^,;.()•\n]{0,90}?(?:\(|\b)(?:(?-i:preferred|desired|desirable|optional)|(?<=\()(?:preferred|desired|optional)"
    r"|a (?:big |huge |strong |definite )?plus\b|(?-i:nice[ -]to[ -]have)|an? (?:advantage|asset|bonus)\b|is helpful"
    r"|beneficial)",
    re.IGNORECASE,
)
# What a mark of optional things then speaks of: "3 years of experience Experience in retail is a plus".
_NEXT_DEMAND = re.compile(
    r"\b(?:Experience|Basic|Strong|Good|Knowledge|Familiar|Ability|Understanding|Excellent|Proficien|Proven|Solid|Must)"
    r"|(?i:experience\b.*experience\b|degree|bachelor|master|ph\.?d)"
)
_DEGREE = by_letter(
    r"degree|bachelor|master|ph\.?d|doctora|diploma|\bged\b|\bb\.?(?:sc?|a)\b|\bm\.?(?:sc?|a)\b|\bb\.?tech|\bmba\b"
    r"|associate['’]?s"
)
# A step of a ladder without its unit: "7+ years with a Bachelor's, 5+ with a Master's, or PhD and 2"
_STEP = re.compile(
    r"(?<![\d.,])(?P<with>\d{1,2})\+?(?: with| w/|, if)(?: an?)? (?:master|m\.?[sa]\b|ph|doct|adv)"
    r"|(?:master['’]?s?|m\.?s\.?|ph\.?d\.?|doctorate)(?: degree)?(?: and| with| \+|,) (?P<and>\d{1,2})\b(?! ?%)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(
    r"exp(?:erience)?(?: level| required| needed)?(?: ?[:–-] ?| )(?:at least |minimum |min\.? )?(?:of )?\Z",
    re.IGNORECASE,
)
_OR_BEFORE = re.compile(r"\bor (?:(?:(?!experien)[\w'’.+-]+ ){0,4}|(?:(?!experien)[\w'’.+-]+ ){0,8}with )\Z")
_OR = re.compile(r"(?:\bOR\b|[;,.:)] ?or\b|\bor\s*\n)[^;,\n]{0,60}\Z")
# Experience as a whole, not with one tool: "8+ years of relevant work experience", "6+ years as a data analyst".
_WHOLE = re.compile(
    r"['’]?s?[ -]*(?:(?:of )?(?:(?:overall|total|professional|full-?time|work(?:ing)?|industry|relevant|related"
    r"|progressive|post-\w+|IT|software|development|engineering|programming|data science|machine learning)"
    r"[ ,/]*(?:and |or )?){1,4}experience|(?:of experience )?(?:working )?as an? )",
    re.IGNORECASE,
)
# Years that stand for a degree one lacks.
_MAY_SUBSTITUTE = re.compile("lieu|substitut|in place of|considered|accepted|degree|qualification")
_SUBSTITUTE = re.compile(
    r"[^.;\n\d]{0,90}?\b(?:in lieu|substitut|in place of|(?:may|will|can) be (?:considered|accepted)"
    r"|without (?:an? )?(?:\w+ )?(?:degree|qualification)|(?:if|with) no degree)",
    re.IGNORECASE,
)
_STATED = frozenset({Part.TITLE, Part.REQUIRED, Part.DUTIES, Part.OTHER})


class _Bar(NamedTuple):
    """One statement of years: where it stands, and where the sentence round it begins and ends."""

    years: int
    start: int
    end: int
    left: int
    right: int


def experience_years_min(text: str, parts: Parts) -> int | None:
    """The smallest number of years asked for the main experience as a requirement; None when no number is.

    The first bar is the main one ("5+ years of data science, 2+ years of Python": 5) unless a later one asks more of
    experience as a whole ("2+ years of Kafka ... 8+ years of professional experience": 8). Ways to fulfil one bar
    count by the smallest: "7+ years with a Bachelor's, 5+ with a Master's", "3 years of R or 5 of SAS". Months are
    rounded down to years. Years that are only preferred, or are the company's, count for nothing.
    """
    bars = list(islice(_bars(text), MOST_BARS))
    asked = [bar for bar in bars if parts.at(bar.start) in _STATED and _is_asked(text, bar, parts)] or [
        bar for bar in bars if parts.at(bar.start) is not Part.PREFERRED and _is_plain(text, bar, parts)
    ]
    return _main(text, asked) if asked else None


def _main(text: str, asked: list[_Bar]) -> int:
    bars: list[list[_Bar]] = []  # each with its other ways
    for bar in asked:
        if bars and _is_other_way(text, bars[-1][-1], bar):
            bars[-1].append(bar)
        else:
            bars.append([bar])
    first, *later = bars
    return max([_least(text, first), *(_least(text, ways) for ways in later if _WHOLE.match(text, ways[0].end))])


def _least(text: str, ways: list[_Bar]) -> int:
    last = ways[-1]
    steps = _STEP.finditer(text, last.end, last.right) if _DIGIT.search(text, last.end, last.right) else ()
    return min([*(bar.years for bar in ways), *(int(step["with"] or step["and"]) for step in steps)])


def _bars(text: str) -> Iterator[_Bar]:
    for _, place, _ in _FIND_UNITS.find_matches_as_indexes(small(text)):
        unit = _UNIT.match(text, place)
        if unit is None:  # "month" of "monthly"
            continue
        start, end = unit.span()
        left, right = _sentence(text, start, end)
        is_month = unit.group()[0] in "mM"
        if count := _COUNT.search(text[max(left, start - 45) : start]):
            is_adjective = count.string.endswith("-") and not unit.group().endswith("s")  # "a four-year plan"
            if (is_month or is_adjective) and not _NEAR_EXPERIENCE.match(text, end, right):
                continue
            start -= len(count.string) - count.start()
        elif count := _COUNT_AFTER.match(text, start, right + BEHIND):
            end = count.end()
        elif _A_YEAR.search(text, left, start) and _YEAR_OR_MORE.match(text, end, right):
            yield _Bar(1, start, end, left, right)
            continue
        else:
            continue
        years = _number(count["low"]) // (12 if is_month else 1)
        if years <= MOST_YEARS:
            yield _Bar(years, start, end, left, right)


def _is_asked(text: str, bar: _Bar, parts: Parts) -> bool:
    """Whether years are experience that the person must have."""
    before, after = text[bar.left : bar.start], text[bar.end : bar.right]
    if _passes(before, after) or _is_company(before, after, bar.years) or _is_optional(text, bar, parts):
        return False
    if _EXPERIENCE.search(after) or _EXPERIENCE.search(before) or parts.at(bar.start) is Part.REQUIRED:
        return True
    return _BAR.search(text, bar.start, bar.end + 10) is not None or _AT_LEAST.search(before) is not None


def _passes(before: str, after: str) -> bool:
    """Whether it is time that passes or stands for something else: an age, a contract, years for a degree."""
    if _NO_EXPERIENCE.match(after) or _PASSING.search(before):
        return True
    if _MAY_SUBSTITUTE.search(after.lower()) and _SUBSTITUTE.match(after):
        return True
    is_lasting = _LASTING.search(before) is not None
    return is_lasting and not (_NEAR_EXPERIENCE.match(after) or _EXPERIENCE.search(before) or _YOU_HAVE.search(before))


def _is_company(before: str, after: str, years: int) -> bool:
    opens = years < OLD_COMPANY and not before.strip(" -•*")  # a bullet "3+ years combined experience in ..."
    speaks = (
        _COMPANY_SPEAKS.search(before)
        or (years >= OLD_COMPANY and _COMPANY_DOES.match(after))
        or (not opens and _MAY_BE_COMPANY_AFTER.search(after.lower()) and _COMPANY_AFTER.match(after))
    )
    return bool(speaks) and _PERSON_ASKED.search(before) is None


def _is_optional(text: str, bar: _Bar, parts: Parts) -> bool:
    before = text[bar.left : bar.start]
    if _MAY_BE_OPTIONAL_BEFORE.search(before.lower()) and _OPTIONAL_BEFORE.search(before):
        return True
    mark = _OPTIONAL_AFTER.match(text, bar.end, bar.right)
    if mark is None or _NEXT_DEMAND.search(mark[0]):
        return False
    return parts.at(mark.end() - 1) is parts.at(bar.start)


def _is_plain(text: str, bar: _Bar, parts: Parts) -> bool:
    """Whether a bar outside the job's own words is one all the same: "Experience: 3+ years" beside the benefits."""
    named = _NEAR_EXPERIENCE.match(text, bar.end, bar.right) or _LABEL.search(text, bar.left, bar.start)
    return (
        named is not None
        and (bar.years < OLD_COMPANY or _PERSON_ASKED.search(text, bar.left, bar.start) is not None)
        and _is_asked(text, bar, parts)
    )


def _is_other_way(text: str, last: _Bar, bar: _Bar) -> bool:
    """Whether a bar is another way to fulfil the one before it: a ladder of degrees, or an "or" between the two."""
    if bar.start - last.end > FARTHEST_WAY:
        return False
    between = text[last.end : bar.start]
    if _OR.search(between) or (bar.start < last.right and _OR_BEFORE.search(between)):
        return True
    if not _DEGREE.search(between.lower()):
        return False
    return any(_DEGREE.search(around.lower()) for around in (text[last.left : last.start], text[bar.end : bar.right]))


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence round a span begins and ends, at most REACH characters away."""
    left, right = max(0, start - REACH), min(len(text), end + REACH)
    for mark in ("\n", ". ", "• ", "; ", "', '"):
        if (at := text.rfind(mark, left, start)) >= 0:
            left = at + len(mark)
        if (at := text.find(mark, end + (mark == ". "), right)) >= 0:  # not the full stop of "3 yrs."
            right = at
    return left, right


def _number(words: str) -> int:
    return _NUMBER_WORDS[words.lower()] if words.isalpha() else int(float(words))
