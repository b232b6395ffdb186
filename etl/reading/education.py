"""Which degree a posting asks for, how firmly, and in which fields of study."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from etl.reading.degree_words import FIELDS, SPELLINGS
from etl.reading.patterns import by_letter
from etl.reading.searchable import lowered
from etl.reading.sections import Part, Parts

LEVELS = ("none", "bachelor", "master", "phd")
LONGEST_SENTENCE = 500
MOST_SENTENCES = 100  # sentences with a degree looked at; an advert has less than twenty
MOST_NAMED = 20  # degrees of one sentence looked at
FARTHEST_MARK = 160  # characters between a degree and the word that makes it a wish

_DEGREE = re.compile("|".join(f"(?P<{level}>{'|'.join(written)})" for level, written in SPELLINGS.items()))
_RANK = {"none": 0, "degree": 1, "bachelor": 1, "master": 2, "phd": 3}
# Where a spelling may begin, as written and in capitals: the patterns are tried there alone.
_STARTS = (
    *("degree", "bachelor", "master", "phd", "ph.d", "ph. d", "doctor", "baccalaureate"),
    *("PhD", "Ph.D", "Ph. D", "BS", "BA", "BE", "MS", "MA", "B.", "M.", "BSc", "Bsc", "MSc", "Msc", "BTech", "MTech"),
    *("BEng", "MEng", "MPhil", "MMath", "MBA", "BBA", "MPH", "MPA", "MPP", "MCA", "BCA", "BCom"),
)
_MORE_STARTS = (
    *("high", "ged", "secondary", "associate", "advanced", "graduate", "postgrad", "post-grad", "d.phil", "dphil"),
    *("undergrad", "under-grad", "under grad", "4 year", "4-year", "four year", "four-year"),
    *("2 year", "2-year", "two year", "two-year"),
)
_SENTENCE_END = re.compile(
    r"\n|• ?|(?<=[a-z)\]’'”\"])(?<!Sc)(?<!Tech)(?<!Ph)(?<!e\.g)(?<!i\.e)[.;!?] (?=[A-Z•*-])|', '"
)


def _finder(words: Iterable[str]) -> AhoCorasick:
    spelled = {
        form for word in words for form in ((word, word.capitalize(), word.upper()) if word.islower() else (word,))
    }
    return AhoCorasick(
        sorted(spelled), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA
    )


_FIND_STARTS, _FIND_ALL_STARTS = _finder(_STARTS), _finder((*_STARTS, *_MORE_STARTS))

# A bare "degree" that is a named level's own word: "Master's degree", "MS or PhD degree", "degree (Bachelor's)".
_OF_LEVEL_BEFORE = re.compile(
    r"(?i:[\s/,()'’´`.&+-]|s\b|or\b|and\b|of\b|the\b|level\b|higher\b|above\b|science\b|arts\b|equivalent\b|college\b"
    r"|university\b|technical\b)*"
)
_LIKE_IT = re.compile(
    r"\bor (?:an? )?(?:comparable|similar|equivalent|related)\s\Z"
)  # "Master's in law or comparable degree"
_OF_LEVEL_AFTER = re.compile(r"s?\s*(?:\(|:|at|e\.g|i\.e|-|–|,? ?(?:of|or) )[\w\s(,.:’'-]{0,20}")
_ANGLE = re.compile(r"\d[- ]?\Z")  # "a 360 degree view"
_JOINED = re.compile(
    r"['’]?s?(?: degrees?)?[\s,(]*(?:/|\bor\b|\band/or\b|\band\b|,|\bto\b|&|-|such as|e\.g\.,?|i\.e\.,?)?[\s,(]*"
    r"(?:or )?(?:an? )?(?:higher )?"
)

# A capital letter begins another heading: "Bachelor's degree Preferred Qualifications".
_WISH_AFTER = re.compile(
    r"(?:preferred|PREFERRED|a(?: \w+)? plus|pluses|nice[ -]to[ -]have|desired|desirable|advantage|asset|a bonus"
    r"|beneficial|ideal|welcome|favou?red|optional|helpful|recommended)\b|(?<=\()(?:Preferred|Desired)"
    r"|Preferred(?=[.,;)*]|\Z)"
)
_WISH_BEFORE = re.compile(
    r"preferably (?:an? |with )|ideally|preference (?:for|given to)|education preference|\bprefer "
    r"|(?:preferred|desired|nice[ -]to[ -]have|bonus|a plus) ?[:(–-]|preferred \w+ include|\bmay (?:also )?(?:possess"
    r"|have|hold)"
    r"|would be (?:great|nice) (?:if|to)|great if|even better"
)
_FIRM = re.compile(r"\b(?:required?|must|minimum|mandatory|essential)\b")
_NEW_SUBJECT = re.compile(r"\b(?:experience|years?|knowledge|skills?|ability|proficien|certificat|familiar)|[.;] \(")
_EQUIVALENT = re.compile(
    r"\bor (?:an? )?(?:\w+ ){0,2}?(?<!foreign )(?:equivalent|comparable|commensurate)(?: (?:[\w/-]+ ){0,4}?experience)?"
    r"(?! (?:degrees?|fields?|disciplines?|areas?|subjects?|majors?|stem|technical|quantitative|engineering|scientific"
    r"|science|study|course))"
    r"|equivalent (?:[\w/-]+ ){0,4}experience|in lieu of|experience (?:may|can|will)(?: be)? (?:substitut|consider)"
    r"|or (?:(?!fields?|disciplines?|areas?|subjects?|degrees?)[\w/-]+ ){0,4}experience\b"
    r"|\(or equivalent|combination of education|equivalent combination"
)
_IN_LIEU = re.compile(r"in lieu of (?:an? |the |this |such )?(?:\w+ )?(?:degree|education|[Bb]achelor)")
_OTHER_WAY = re.compile(r"\d|\bor (?!related|similar|a related|other|equivalent|higher|relevant|another)")
# Degrees of others and benefits: "our team of PhDs", "PhDs from Northfield University", "tuition for your Master's".
_NOT_ASKED = by_letter(
    r"tuition|reimburs|scholarship|further(?:ing your)? education|\bfounder|\bteam (?:of|includes|has|consists)"
    r"|colleagues|co-?workers|thes[ie]s|professors?\b|faculty|supervis\w* (?:\w+ ){0,3}students"
    r"|mentor\w* (?:\w+ ){0,3}students"
    r"|\bour (?:\w+ )?(?:people|scientists|researchers|engineers)\b|\bwe['’]re a\b|people strong"
    r"|members (?:hold|have|include)|\balumni\b|\bpairing\b|prepared to pursue"
)
_SOMEBODY = re.compile(
    r"['’]?s? (?:from|at) [A-Z]|(?:-level)? (?:[a-z]+ ){0,2}(?:scientists|researchers|engineers|experts|teams?"
    r"|founders|mathematicians|physicists|holders)\b"
)
_COMPANY_TALK = re.compile(
    r"\b(?:we|our|team|founded|founders|company)\b(?!.*(?:requir|qualif|\bmust\b|\byou\b|minimum|educat))"
)
_NO_DEGREE = re.compile(
    r"(?:\bno|\bnot (?:have|need|require)\w*|\bwithout|n['’]t (?:have|need|require|care|take)\w*|\b(?:ir)?respective of"
    r"|\bregardless of)(?: [a-z-]+){0,3}\s*\Z|\b(?:my|not)\s*\Z|experience \(or (?:an? )?\Z"
)
_MAY_NOT_BE_NEEDED = re.compile("n['’o]t|subst")
_NOT_NEEDED = re.compile(
    r"[^.;]{0,40}\b(?:not|n['’]t) (?:\w+ )?(?:required|needed|necessary|mandatory|a must|matter)"
    r"|[^.;]{0,40}\bsubstituted? for\b"
)

_NAMES, _PHRASES = zip(*((name, phrase) for name, all_ in FIELDS.items() for phrase in all_.split("; ")), strict=True)
_FINDER = AhoCorasick([phrase.lower() for phrase in _PHRASES], matchkind=MatchKind.LeftmostLongest)
_FIELDS_END = re.compile(
    r"\b(?:experience|years?\b|knowledge|skills\b|ability|proficien|familiar|understanding|who\b|expertise|strong\b)"
    r"|\d\+"
)
_APART = re.compile(r"\b(?:an?|the|with|of|for|in|experience|knowledge|skills)\b|[.;:]")

_STATED = frozenset({Part.TITLE, Part.REQUIRED, Part.PREFERRED, Part.DUTIES, Part.OTHER})
_SMALL_PRINT = frozenset(Part) - _STATED


@dataclass(frozen=True, slots=True)
class Education:
    """The degree a posting asks for.

    least: the lowest degree accepted as a requirement, one of LEVELS. need: "required", "or_equivalent" (experience
    counts instead), "preferred" (wished, not required: least is "none") or "none". fields: the fields of study named
    with the degree, in the order of the text; "a related field" is none.
    """

    least: str
    need: str
    fields: tuple[str, ...]


NO_DEGREE = Education("none", "none", ())


@dataclass(frozen=True, slots=True)
class _Named:
    """A degree that a sentence names, and where in the sentence."""

    level: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that names degrees: as it stands, in small letters, where in the text, and the degrees."""

    text: str
    low: str
    start: int
    named: list[_Named]


@dataclass(frozen=True, slots=True)
class _Statement:
    """What one sentence asks: least is None where a degree is only wished.

    is_named: it says which degree; is_firm: nothing else does instead, neither experience nor another degree.
    """

    least: int | None
    is_named: bool
    is_firm: bool
    equivalent: bool
    fields: tuple[str, ...]


def education(text: str, parts: Parts) -> Education:
    """The degree a posting asks for; of alternatives, in one sentence or in several, the lowest counts.

    A degree counts where the text speaks of the job: not in benefits, about colleagues or in company talk. What a
    firm sentence asks beyond an equivalent counts ("BS or equivalent experience. A PhD in machine learning.": phd).
    """
    sentences = list(islice(_sentences(text), MOST_SENTENCES))
    statements = _statements(sentences, parts, _STATED) or _statements(sentences, parts, _SMALL_PRINT)
    asked = [statement for statement in statements if statement.least is not None]
    if any(statement.is_named for statement in asked):
        asked = [statement for statement in asked if statement.is_named]  # not "the degree must be completed by May"
    if not asked:
        return Education("none", "preferred", _merged(statements)) if statements else NO_DEGREE
    least = min(statement.least or 0 for statement in asked)
    if least and all(statement.equivalent for statement in asked if statement.least == least):
        asked = [statement for statement in asked if statement.is_firm] or asked
        least = min(statement.least or 0 for statement in asked)
    if least == 0:
        return NO_DEGREE
    equivalent = any(statement.equivalent for statement in asked) or _IN_LIEU.search(text) is not None
    return Education(LEVELS[least], "or_equivalent" if equivalent else "required", _merged(asked))


def _sentences(text: str) -> Iterator[_Sentence]:
    done = 0
    for _, place, _ in _FIND_STARTS.find_matches_as_indexes(text):
        if place < done or not _DEGREE.match(text, place):
            continue
        left = max(done, place - LONGEST_SENTENCE // 2)
        left = max(left, text.rfind("\n", left, place) + 1)
        for end in _SENTENCE_END.finditer(text, left, place):
            left = end.end()
        end_found = _SENTENCE_END.search(text, place, place + LONGEST_SENTENCE)
        done = end_found.start() if end_found else min(len(text), place + LONGEST_SENTENCE)
        if named := _named(text[left:done]):
            yield _Sentence(text[left:done], lowered(text[left:done]), left, named)


def _named(text: str) -> list[_Named]:
    """The degrees of a sentence in order, without each bare "degree" that belongs to a named level."""
    found: list[_Named] = []
    for _, place, _ in _FIND_ALL_STARTS.find_matches_as_indexes(text):
        if (not found or place >= found[-1].end) and (match := _DEGREE.match(text, place)):
            found.append(_Named(match.lastgroup or "", *match.span()))
    found = found[:MOST_NAMED]
    return [degree for number, degree in enumerate(found) if not _is_part_of_another(text, found, number)]


def _is_part_of_another(text: str, found: list[_Named], number: int) -> bool:
    degree = found[number]
    if degree.level != "degree":
        return False
    if number and _OF_LEVEL_BEFORE.fullmatch(text, found[number - 1].end, degree.start):
        return True
    if number and _LIKE_IT.search(text, found[number - 1].end, degree.start):
        return True
    if number + 1 < len(found) and _OF_LEVEL_AFTER.fullmatch(text, degree.end, found[number + 1].start):
        return _WISH_AFTER.match(text, found[-1].end + 1) is None  # "degree (PhD preferred)" asks for any degree
    return _ANGLE.search(text[: degree.start]) is not None


def _statements(sentences: list[_Sentence], parts: Parts, counted: frozenset[Part]) -> list[_Statement]:
    found = (_statement(sentence, parts, counted) for sentence in sentences)
    return [statement for statement in found if statement]


def _statement(sentence: _Sentence, parts: Parts, counted: frozenset[Part]) -> _Statement | None:
    asked: list[_Named] = []
    wished: list[_Named] = []
    for number, degree in enumerate(sentence.named):
        part = parts.at(sentence.start + degree.start)
        if part not in counted or _is_beside_the_point(sentence, degree, part):
            continue
        if part is Part.PREFERRED or _is_wish(sentence, number, parts):
            wished.append(degree)
        elif not (_MAY_NOT_BE_NEEDED.search(sentence.low, degree.end) and _NOT_NEEDED.match(sentence.low, degree.end)):
            asked.append(degree)
    if not asked and all(degree.level == "none" for degree in wished):
        return None
    first, last = (asked or wished)[0], (asked or wished)[-1]
    equivalent = _EQUIVALENT.search(sentence.low, first.end) is not None
    is_alone = not (_OTHER_WAY.search(sentence.low, 0, first.start) or _OTHER_WAY.search(sentence.low, last.end))
    return _Statement(
        least=min(_RANK[degree.level] for degree in asked) if asked else None,
        is_named=any(degree.level != "degree" for degree in asked),
        is_firm=is_alone and not equivalent and parts.at(sentence.start + first.start) is Part.REQUIRED,
        equivalent=equivalent,
        fields=_fields(sentence, first, last),
    )


def _is_beside_the_point(sentence: _Sentence, degree: _Named, part: Part) -> bool:
    """Whether a degree is not asked of the person: colleagues', a benefit's, the company's, or none at all."""
    near = max(0, degree.start - 90), degree.end + 60
    before = sentence.low[near[0] : degree.start]
    return (
        (part in _SMALL_PRINT and _COMPANY_TALK.search(sentence.low, 0, degree.start) is not None)
        or _NOT_ASKED.search(sentence.low, *near) is not None
        or _SOMEBODY.match(sentence.text, degree.end) is not None
        or _NO_DEGREE.search(before) is not None
    )


def _is_wish(sentence: _Sentence, number: int, parts: Parts) -> bool:
    """Whether the sentence marks this degree as a wish: "Master's preferred", "ideally a PhD"."""
    text, named = sentence.text, sentence.named
    degree = last = named[number]
    wish = _WISH_BEFORE.search(sentence.low, max(0, degree.start - FARTHEST_MARK), degree.start)
    if wish and not _FIRM.search(sentence.low, wish.end(), degree.start):
        return True
    gaps, end = [], len(text)
    for later in named[number + 1 :]:
        if not _JOINED.fullmatch(text, last.end, later.start):
            end = later.start
            break
        gaps.append(text[last.end : later.start])
        last = later
    mark = _WISH_AFTER.search(text, last.end, min(end, last.end + FARTHEST_MARK))
    if mark is None or parts.at(sentence.start + mark.start()) is not parts.at(sentence.start + degree.start):
        return False
    between = _EQUIVALENT.sub("", sentence.low[last.end : mark.start()])
    if gaps and all(gap.strip(" degr") == "," for gap in gaps):
        return False  # "Bachelor's degree, Master's preferred": the mark is the last one's
    if any("(" in gap for gap in gaps) and ")" not in between:
        return False  # "a degree (PhD preferred)"
    return not _FIRM.search(between) and not _NEW_SUBJECT.search(between)


def _fields(sentence: _Sentence, first: _Named, last: _Named) -> tuple[str, ...]:
    """The fields of study named round degrees: after them up to the next subject, or right before the first."""
    stop = _FIELDS_END.search(sentence.low, last.end)
    left, right = max(0, first.start - 60), stop.start() if stop else len(sentence.low)
    window = sentence.text[left:right]
    found = []
    for number, start, end in _FINDER.find_matches_as_indexes(sentence.low[left:right]):
        phrase = _PHRASES[number]
        if window[max(0, start - 1) : start].isalnum() or window[end : end + 1].isalnum():
            continue
        if not phrase.islower() and window[start:end] != phrase:
            continue  # "IT" is a field, "it" is none
        if left + start > first.start or not _APART.search(sentence.low, left + end, first.start):
            found.append(_NAMES[number])
    return tuple(dict.fromkeys(found))


def _merged(statements: list[_Statement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for statement in statements for name in statement.fields))
