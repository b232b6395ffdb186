"""The places that running text states for a job: "This role is based in Berlin or Paris", "must reside in the US"."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from etl.reading.gazetteer import Level, is_code, is_word, meanings, stands_beside

LONGEST_LIST = 40  # names
MOST_WORDS = 4  # of a name
LONGEST_WORD = 40  # characters
REACH = 150  # characters of a wording before the places it speaks of
LONGEST_TITLE = 400
PLAIN_CODES = frozenset({"US", "UK", "EU", "USA", "UAE"})  # others may be words in capitals: "IT", "AI", "SWE"

_CUE = re.compile(
    r"locations?(?: of work| work will be performed)?(?P<label> ?[:–-]\s{0,3})"
    r"|(?:based|located|reside|residing|resident|live|living|remote|remotely|hybrid)"
    r"(?: work(?:ing)?| job| position| role| anywhere| only| primarily| full[- ]time|,){0,2}"
    r" (?:in|out of|from|within|at|across|throughout)\b"
    r"|residents? of|available (?:only )?(?:in|from|to candidates in|throughout|across|for)\b:?"
    r"|anywhere (?:in|within|across)\b"
    r"|remote ?[,(–-]",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\b(?:position|role|job|opportunity|internship|offer|candidates?|applicants?|must|you|you'll|employees?|requires?"
    r"|hiring|open to|work|ideally)\b"
)
_OTHERS = re.compile(
    r"\b(?:we are|we're|compan(?:y|ies)|our (?:head|partner|global|user|founder)\w*|offices|headquarter\w*|clients?"
    r"|customers?|founded|firms?|investors|colleagues|members|stakeholders|teams?|report(?:s|ing)?|manager|director)\b"
)
_ALLOWED = re.compile(
    r"(?:authori[sz]ed|eligib\w+|right|permitted|authori[sz]ation|permit|able|sponsor\w*|visa|permission)"
    r"(?: \w+){0,3}? (?:(?:to )?(?:legally )?(?:live and )?work\w*|employment|for)(?: for any (?:\w+ )?employer)?"
    r" (?:in|within|for|the) ",
    re.IGNORECASE,
)
_CITIZEN = re.compile(
    r"\b(?:u\.?s\.?|united states) (?:citizen|person|work auth|resident|work permit)|\bgreen card\b|\be-verify\b",
    re.IGNORECASE,
)
_PENSION = re.compile(r"401 ?\(?k", re.IGNORECASE)
AMERICAN = ("vision insurance", "Vision insurance", "Vision Insurance", "FLSA")  # what no other country's adverts name
_AUSTRALIAN = re.compile(
    r"\b[Aa]ustralia|\b[Ss]uperannuation|\bnovated lease|\.com\.au\b|\b(?:NSW|VIC|QLD|WA|SA|TAS|NT|ACT),? \d{4}\b(?!-)"
)
_JOINT = re.compile(
    r"(?:[ ,/&|;()+–-]|(?:or|and|the|our|any|of|either|greater|also|in|one|states?|city|area|region|metro|offices?"
    r"|locations|countries|following|from|a|remote|remotely|onsite|on-site|hybrid|full-time|only|preferably|preferred"
    r"|based|metropolitan|working|work|within)\b){0,12}",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]|\.(?=\w))*")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,4}")
_APART = re.compile(r"[|()\[\]–,]| - |\bin |: ")
_CITY_STATE = re.compile(r"((?:[A-Z][\w.'’-]{1,20} ){0,2}[A-Z][\w.'’-]{1,20}), ?([A-Z]{2})(?!\w)")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def in_title(title: str) -> str:
    """The places that a title or a post's first line names beside the role: "ML Engineer (Oslo)", "Acme | NYC & SF"."""
    title = title[:LONGEST_TITLE]
    found = list(islice(_american(title), 1))
    edges = [edge.span() for edge in _APART.finditer(title)]
    ends = [*(start for start, _ in edges[1:]), len(title)][: len(edges)]
    done = 0
    for (_, start), end in zip(edges, ends, strict=True):
        first, last = _span(title, start)
        if start >= done and first < last:
            done = last
            rest = _WORD.search(title, last, max(last, end))
            if rest is None or stands_beside(rest.group()) or rest.group().islower():
                found.append(title[first:last])
    return "; ".join(found)


def in_header(text: str, title: str) -> str:
    """The places behind a title that the body repeats, as flattened pages do: "Data Scientist Paris / London Apply"."""
    behind = len(title) + 1
    return _listed(text, behind + len(title)) if title and text.startswith(title, behind) else ""


def stated(text: str, cues: Sequence[int]) -> str:
    """The places that plain statements about this job name, as one location; "" where there is none.

    cues are the places in the text where it may speak of places, as etl.reading.cues finds them.
    """
    found = []
    for at in cues:
        cue = _CUE.match(text, at, at + REACH)
        if cue and (_opens(text, at) if cue["label"] else _speaks_of_job(text, at)):
            found.append(_listed(text, cue.end()))
    return "; ".join(filter(None, found))


def permitted(text: str, cues: Sequence[int]) -> str:
    """The places in which one must be allowed to work: "authorized to work in the United States"; "" if none."""
    found = [_listed(text, allowed.end()) for at in cues if (allowed := _ALLOWED.match(text, at, at + REACH))]
    if any(_CITIZEN.search(text, max(0, at - 15), at + 15) for at in cues):
        found.append("US")
    return "; ".join(filter(None, found))


def is_american(text: str) -> bool:
    """Whether a text reads like an American employer's: a 401(k) pension plan, vision insurance, "Boston, MA"."""
    return (
        _PENSION.search(text) is not None or any(sign in text for sign in AMERICAN) or next(_american(text), "") != ""
    )


def is_australian(text: str) -> bool:
    """Whether a text reads like an Australian employer's: superannuation, "Perth, WA 6000"."""
    return _AUSTRALIAN.search(text) is not None


def _american(text: str) -> Iterator[str]:
    """Every "Boston, MA" of a text, also where a lost break glued it: "EngineerBoston, MA"."""
    for pair in _CITY_STATE.finditer(text):
        if not any(meaning.code and meaning.countries == ("US",) for meaning in meanings(pair[2])):
            continue
        words = _HUMP.sub(" ", pair[1]).split()
        for first in range(len(words)):
            name = " ".join(words[first:])
            if any(own.level is Level.CITY and "US" in own.countries for own in meanings(name)):
                yield f"{name}, {pair[2]}"
                break


def _opens(text: str, at: int) -> bool:
    """Whether "Location:" opens a line or a sentence, alone or as "Job location:"."""
    before = text[max(0, at - 12) : at].rstrip(" *").lower()
    return (
        not before
        or before[-1] in "\n.|•·)]}*!:;,-–'\""
        or before.endswith(("job", "work", "office", "position", "role", "primary"))
    )


def _speaks_of_job(text: str, at: int) -> bool:
    """Whether the words before a place speak of the job or its candidates, not of the company or its offices."""
    left = max(0, at - 100)
    left = max(left, *(text.rfind(mark, left, at) + 1 for mark in ("\n", ". ", "! ", "? ", "•")))
    before = text[left:at].lower()
    if _OTHERS.search(before):
        return False
    if text[at] in "Bb" and not before.strip(" *-"):
        return False  # "Based in Porto, we build" says where the employer is
    return text[at] in "RrHh" or not before.strip(" *-") or _JOB.search(before) is not None


def _listed(text: str, start: int) -> str:
    begin, end = _span(text, start)
    return text[begin:end]


def _span(text: str, start: int) -> tuple[int, int]:
    """Where the names of places that follow one another from here on begin and end."""
    at = _JOINT.match(text, start).end()  # type: ignore[union-attr]  # it matches everywhere, if nothing
    begin = end = at
    for _ in range(LONGEST_LIST):
        name_end = _place_ends(text, at, is_first=end == begin)
        if not name_end:
            break
        end = name_end
        at = _JOINT.match(text, end).end()  # type: ignore[union-attr]
    return begin, end


def _place_ends(text: str, at: int, *, is_first: bool) -> int:
    """Where the longest name of a place that begins here ends, 0 where none begins."""
    ends: list[int] = []
    begin = at
    while len(ends) < MOST_WORDS:
        word = _INITIALS.match(text, begin, begin + LONGEST_WORD) or _WORD.match(text, begin, begin + LONGEST_WORD)
        if word is None:
            break
        ends.append(word.end())
        begin = word.end() + 1
        if text[word.end() : begin] != " ":
            break
    for end in reversed(ends):
        name = text[at:end]
        if name[0].islower():
            continue
        found = meanings(name)
        if not found or (is_word(name) and text[end : end + 2] != ", "):
            continue
        if not is_code(name) or name in PLAIN_CODES or found[0].level is Level.CITY or not is_first:
            return end
    return 0
