"""Where the sentences and bullets of a text begin, also where it lost its line breaks."""

from bisect import bisect_left, bisect_right
from functools import lru_cache
from string import ascii_uppercase

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from etl.reading.headings import phrases
from etl.reading.searchable import lowered

_ASCII = bytes(range(128))
LONGEST_BRACKET = 80  # characters from an open bracket in which no bullet begins
FARTHEST = 400  # characters from a place within which its sentence is looked for

_ABBREVIATIONS = frozenset(
    phrases(
        """
    e.g; i.e; eg; ie; vs; ph.d; b.s; m.s; b.a; m.a; b.sc; m.sc; u.s; u.k; inc; incl; approx; sr; jr; no; st; dr
    """
    )
)
# The last four stand between the strings of a list that a scraper printed: "['We build scales.', 'Two years of R']".
_SURE = ["\n", "! ", "? ", "• ", "* ", "', '", "', \"", "\", '", '", "']
_GLUED = [stop + letter for stop in ".!?" for letter in ascii_uppercase]  # "a team player.Experience with Airflow"
# Words that bullets begin with: "... queries in SQL Strong Python skills", "pipelinesExperience with Airflow".
_BULLET_WORDS = phrases(
    """
    Ability; Able; Advanced; All; Applicants; As; At; BA; BS; Bachelor; Bachelor's; Bachelor’s; Bachelors;
    Background; Basic; Bonus; Candidates; Comfortable; Competence; Competent; Deep; Demonstrated; Excellent;
    Exceptional; Experience; Experienced; Expert; Expertise; Exposure; Extensive; Familiar; Familiarity; Fluency;
    Fluent; For; Good; Hands; Ideally; If; Knowledge; MS; Master's; Master’s; Minimum; Must; Nice; Our; Outstanding;
    Passion; Ph.D; PhD; Please; Preferably; Preferred; Previous; Prior; Proficiency; Proficient; Proven; Skilled;
    Solid; Strong; This; Track; Understanding; We; Willing; Willingness; Working; You
    """
)
_YEARS = [f"{years}+ years" for years in range(1, 21)]
# A bullet does not begin behind these: "at least 5+ years", "a Bachelor's or Master's".
_GOES_ON = frozenset(
    phrases(
        """
    a; an; and; at; by; either; for; from; has; have; in; is; least; less; minimum; more; no; not; of; or; our;
    over; plus; possess; requires; than; the; to; with; your
    """
    )
)
_PLUS = frozenset({"a", "big", "huge", "major", "significant", "strong"})
_PATTERNS = [*_SURE, ". ", *_GLUED, *_BULLET_WORDS, *_YEARS]
_FULL_STOP = len(_SURE)
_FIRST_WORD = _FULL_STOP + 1 + len(_GLUED)
_FINDER = AhoCorasick(
    _PATTERNS, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA, store_patterns=False
)


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence round text[start:end] begins and where the next one does, at most FARTHEST characters away."""
    starts = sentence_starts(text)
    at = bisect_right(starts, start)
    left = starts[at - 1]
    after = bisect_left(starts, end, at - 1)
    right = starts[after] if after < len(starts) else len(text)
    return max(left, start - FARTHEST), min(right, end + FARTHEST)


@lru_cache(maxsize=1)  # who reads sections and who reads strength ask for the same text, one behind the other
def small(text: str) -> str:
    """The text in small letters, every character at its place, with straight apostrophes."""
    if not text.isascii():  # mostly only by its dashes and bullets: those have no small form, and bytes lower faster
        raw = text.encode("utf-8", "surrogatepass")
        strange = raw.translate(None, _ASCII).decode("utf-8", "surrogatepass")
        if strange.lower() == strange:
            return raw.lower().decode("utf-8", "surrogatepass").replace("’", "'")
    return lowered(text).replace("’", "'")


@lru_cache(maxsize=1)
def sentence_starts(text: str) -> list[int]:
    """Where each sentence or bullet of a text begins, in order; the first at 0. Linear in the length of the text."""
    starts = [0]
    begins = starts.append
    last = 0
    for number, start, end in _FINDER.find_matches_as_indexes(text):
        if number < _FULL_STOP:
            last = end
        elif number >= _FIRST_WORD:  # most of them begin their sentence anyway
            if start <= last + 1 or text[end : end + 1].isalnum() or not _breaks(text, last, start):
                continue
            last = start
        elif number == _FULL_STOP:
            if not _is_stop(text, start):
                continue
            last = end
        elif (text[start - 1].islower() or text[start - 1] == ")") and text[end : end + 1].islower():
            last = start + 1
        else:
            continue
        begins(last)
    return starts


def _is_stop(text: str, at: int) -> bool:
    """Whether the full stop at this place ends a sentence: not in "e.g. Python" or "Ph.D. in Physics"."""
    if text[at + 2 : at + 3].islower():
        return False
    return text[max(0, at - 8) : at].rpartition(" ")[2].lstrip("(").lower() not in _ABBREVIATIONS


def _breaks(text: str, left: int, at: int) -> bool:
    """Whether a bullet may have been broken here: behind a small letter, "SQL skills Strong", "skillsStrong"."""
    last = at - 1 if text[at - 1] != " " else at - 2
    if last <= left:
        return False
    before = text[last]
    if before == ")":
        return bool(text[left : max(left, text.rfind("(", left, last))].strip())  # not "(Preferred) Experience"
    if not (before.islower() or before.isdecimal() or before == "."):
        return False
    if text.rfind("(", max(left, at - LONGEST_BRACKET), at) > text.rfind(")", left, at):
        return False  # "VBA (Visual Basic)"
    if last == at - 1:
        return True
    *_, word_before, word = ("", *text[max(left, last - 20) : last + 1].lower().split(" "))
    return word not in _GOES_ON or (word == "plus" and word_before in _PLUS)  # "Kafka a plus Experience with"
