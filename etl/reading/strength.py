"""How strongly an advert asks for what it names."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from etl.reading.candidates import Candidate
from etl.reading.choices import Alternative, alternatives
from etl.reading.headings import phrases
from etl.reading.sections import SMALL_PRINT, Part, Parts
from etl.reading.sentences import FARTHEST, sentence_bounds, small

__all__ = ["Alternative", "alternatives", "strengths"]


class Say(Enum):
    """What a wording says of the skills in its reach."""

    PREFERRED = 1  # "Rust a plus", "ideally Rust": on its left if a skill of its clause stands there, else on its right
    REQUIRED = 2  # "Rust is required", "must know Rust": likewise
    NEGATED = 3  # "no PhD needed", "you don't need Rust"
    UNNEEDED = 4  # "needed": speaks only where the clause denies it, "no PhD needed"
    ASKED = 5  # "experience with Rust": asks for what follows, but yields to the section and to all the others


_WORDINGS = {
    Say.PREFERRED: """
        a plus; big plus; huge plus; strong plus; definite plus; added plus; significant plus; major plus; great plus;
        real plus; distinct plus; is plus; as plus; plus point; pluses; nice to have; nice to haves; nice-to-have;
        nice-to-haves; good to have; great to have; nice if; preferred; preferably; preferable; strongly prefer; we
        prefer; prefer candidates; preference; ideally; bonus; desirable; desired; advantageous; an advantage; added
        advantage; advantage; an asset; strong asset; is beneficial; be beneficial; beneficial; is helpful; be helpful;
        helpful; useful; optional; optionally; would be great; would be nice; would be ideal; is welcome; are welcome;
        we'd love; excited if; let us know if; even better; extra points; bonus points; extra credit; highly valued; is
        valued; valued; appreciated; if possible; or willingness to learn; or a willingness to learn; or willing to
        learn; or eagerness to learn; or desire to learn; or interest in learning; or ability to learn; favourably;
        favorably; strongly preferred; be thrilled if; great if; helps if; a differentiator; strong differentiator; big
        differentiator; key differentiator; welcome; not a must, but; not required but; not required, but; not mandatory
        but; not necessary but; not essential but; not a must but; not a requirement but; not mandatory, but; not
        essential, but; not necessary, but; not a requirement, but; but not required; but not mandatory; but not
        necessary; but not essential; but is not required; but not a must; though not required; while not required;
        although not required; sets you apart; set you apart; stand out; recommended; von vorteil; wünschenswert
    """,
    Say.REQUIRED: """
        must have; must be; must know; must possess; must demonstrate; must; required; is a requirement; is
        mandatory; are mandatory; mandatory; is essential; are essential; is a must; are a must; a must; is
        necessary; are necessary; need to have; needs to have; you need; you'll need; you will need; non-negotiable
    """,
    Say.NEGATED: """
        not required; not needed; not necessary; not mandatory; not essential; not a requirement; not a must; isn't
        required; aren't required; isn't necessary; isn't needed; don't need; do not need; don't have to; do not have
        to; no need; needn't; not require; doesn't require; don't require; not looking for; don't use; do not use;
        not using; no longer use; shouldn't take a; doesn't take a
    """,
    Say.UNNEEDED: """
        needed; necessary
    """,
    Say.ASKED: """
        experience with; experience in; experience using; experience working; experience of; experience building;
        experience developing; experience designing; experience applying; experience deploying; experience writing;
        experience managing; experience programming; experience coding; experienced in; experienced with; years of;
        years'; years experience; year of experience; yrs of; proficient; proficiency; deep understanding of; good
        understanding of; solid understanding of; strong understanding of; knowledge of; knowledge in; expertise in;
        expertise with; expert in; expert knowledge; expert level; expert-level; advanced knowledge; fluent in;
        fluency in; familiarity with; familiar with; comfortable with; skilled in; skills in; background in; degree
        in; degree or; bachelor's; bachelors; bachelor; phd in; ph.d. in; you know; you have; you possess; you bring;
        have excellent; have strong; should be experienced; should be hands on; should have; understanding of;
        familiarity in; track record; well-versed; exposure to; someone who has; someone with; in-depth knowledge;
        degree required
    """,
}
_NOTHING = """
    as required; if required; when required; where required; required by; required to; as needed; if needed; when
    needed; where necessary; as necessary; if necessary; when necessary; business requirement; business requirements;
    requirements; preferred vendor; preferred stock; annual bonus; performance bonus; signing bonus; sign-on bonus;
    bonus plan; bonus program; welcome to; we welcome; you welcome; who welcome; to welcome; welcome and; welcome you;
    desired outcome; desired outcomes; desired results; competitive advantage; valued customers; required for; must-see;
    useful insights; plus other; needed to; needed for; strong communication
"""


_SAYS: dict[str, Say | None] = {wording: say for say, table in _WORDINGS.items() for wording in phrases(table)}
_SAYS.update(dict.fromkeys(phrases(_NOTHING)))
_SAY_BY_NUMBER = list(_SAYS.values())
_FINDER = AhoCorasick(
    list(_SAYS), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA, store_patterns=False
)

# Where a need of its own begins inside a clause: "strong Python, knowledge of Spark a plus" wants Spark only a little,
# and so does "strong Python - Spark a plus".
_OPENER = re.compile(
    r" [-–—] |(?:, (?:and |or )?|; |: |\band |\bplus |\bwith )(?:[\w+#./-]+ ){0,3}?"
    r"(?:experience|knowledge|familiarity|exposure|background|understanding|proficiency|certification|skills|ability"
    r"|ph\.?d|master'?s?|m\.?s\.?c?(?! azure)|mba|advanced degree|graduate degree|doctorate|degree)\b"
)
# Among duties only a sentence that begins so asks for a skill: "Proven experience in", not "Gain experience in".
_BEGINS_SO = re.compile(
    r"[\W\d]*(?:(?:a|advanced|an|and|are|at|be|commercial|deep|demonstrated|eight|excellent|experience|expert|extensive"
    r"|five|four|good|hands|have|highly|in|industry|is|least|minimum|nine|of|on|one|plus|practical|previous|prior"
    r"|professional|programming|proven|relevant|seven|should|significant|six|solid|strong|technical|ten|three|two|very|work"
    r"|working|year|years|you)\W+)*"
)
_CLAUSE_STOPS = ("; ", " but ", ". ", " though ", " while ")
_WORD = re.compile(r"\w")
_NO = re.compile(r"\b(?:no|not|without|never|n't|isn't|aren't|don't)\b")
# Wordings that speak of what follows even where a skill stands before them: "SQL, ideally Postgres".
_LEADING = (
    "at least", "bonus points", "do not", "doesn't", "don't", "even", "extra", "ideally", "must", "needn't", "no need",
    "not looking", "not require ", "preferably", "requires", "we'd", "you need", "you'll",
)  # fmt: skip
_DENIABLE = (Say.REQUIRED, Say.UNNEEDED)
_SETTLED = (Part.TITLE, Part.REQUIRED, Part.PREFERRED)  # in these, asking for a skill changes nothing


class _Cue(NamedTuple):
    start: int
    end: int
    say: Say


def strengths(text: str, parts: Parts, occurrences: Sequence[Candidate]) -> list[str | None]:
    """How strongly each occurrence is asked: "required", "preferred" or "mentioned"; None where it does not count."""
    if not occurrences:
        return []
    low = small(text)
    cues = _cues(text, low)
    starts = [cue.start for cue in cues]
    telling = [cue.start for cue in cues if cue.say is not Say.ASKED]
    asking = [cue.start for cue in cues if cue.say is Say.ASKED]
    found: list[str | None] = []
    part, since, until = Part.OTHER, 0, -1  # the stretch that is being read
    left = right = -1  # the sentence that is being read
    said: dict[int, Say] = {}
    asked = right  # where that sentence begins to ask
    for number, (start, end, _, _) in enumerate(occurrences):
        if not since <= start < until:
            part = parts.at(start)
            since, until = parts.clip(start, 0, len(text))
            is_small_print = part in SMALL_PRINT
            plain, wanted = _strength(part, None, is_asked=False), _strength(part, None, is_asked=True)
            heard = telling if part in _SETTLED else starts  # what could change that
        if is_small_print:
            found.append(None)
            continue
        if not left <= start < right:
            if _first(heard, start - FARTHEST, end + FARTHEST) == end + FARTHEST:
                found.append(plain)
                continue
            left, right = sentence_bounds(text, start, end)
            left, right = max(left, since), min(right, until)
            said = {}
            if _first(telling, left, right) < right:
                near = cues[bisect_left(starts, left) : bisect_left(starts, right)]
                said = _said(low, left, right, near, occurrences, number)
                _spread(said, occurrences, number, right)
            asked = _first(asking, left, right)
            if part is Part.DUTIES and asked < right and not _BEGINS_SO.fullmatch(low, left, asked):
                asked = right
        if number in said:
            found.append(_strength(part, said[number], is_asked=start >= asked))
        else:
            found.append(wanted if start >= asked else plain)
    return found


def _first(starts: list[int], left: int, right: int) -> int:
    """The first of some ascending places from `left` on, `right` if none comes before it."""
    at = bisect_left(starts, left)
    return starts[at] if at < len(starts) and starts[at] < right else right


def _strength(part: Part, say: Say | None, *, is_asked: bool) -> str | None:
    if say is Say.NEGATED:
        return None
    if part is Part.TITLE:
        return "mentioned"
    if say is Say.PREFERRED:
        return "preferred"
    if say is Say.REQUIRED or part is Part.REQUIRED:
        return "required"
    if part is Part.PREFERRED:
        return "preferred"
    return "required" if is_asked else "mentioned"


def _cues(text: str, low: str) -> list[_Cue]:
    """The wordings of a text in its order, at word edges; a lost line break is one, "scaleExperience with"."""
    return [
        _Cue(start, end, say)
        for number, start, end in _FINDER.find_matches_as_indexes(low)
        if (say := _SAY_BY_NUMBER[number])
        and not (start and (low[start - 1].isalnum() or low[start - 1] == "-") and not _is_glued(text, start))
        and not low[end : end + 1].isalnum()
    ]


def _said(
    low: str, left: int, right: int, cues: list[_Cue], occurrences: Sequence[Candidate], first: int
) -> dict[int, Say]:
    """What the wordings of one sentence say of its skills, by the number of the occurrence; the nearest one counts."""
    last = first
    while last < len(occurrences) and occurrences[last].start < right:
        last += 1
    said: dict[int, Say] = {}
    reach = dict.fromkeys(range(first, last), right - left + 1)
    floor = left  # a wording does not reach over the one before it: "Python required, Rust a plus"
    for cue in cues:
        if cue.say is Say.ASKED:
            continue
        begin, end = _clause(low, max(left, floor), right, cue)
        say = Say.NEGATED if cue.say in _DENIABLE and _NO.search(low, begin, cue.start) else cue.say
        governed = [number for number in reach if begin <= occurrences[number].start < cue.start]
        if governed and not (_leads(low, cue) and _WORD.search(low, cue.end, end)):
            floor = cue.end
            width = cue.start - begin
            opener = max((found.start() for found in _OPENER.finditer(low, begin, cue.start)), default=begin)
            governed = [number for number in governed if occurrences[number].start >= opener] or governed
            if low.startswith(" (", cue.end) and (close := low.find(")", cue.end, right)) >= 0:
                # "a degree is preferred (in statistics or economics)"
                governed += [number for number in reach if cue.end <= occurrences[number].start < close]
        elif say is not cue.say:
            continue  # "nice to have (not all required)"
        else:
            width = end - cue.end
            governed = [number for number in reach if cue.end <= occurrences[number].start < end]
            if not governed and low[begin - 1 : begin] == "(":
                governed = _before_bracket(low, left, begin - 1, occurrences, reach) or list(reach)
        if say is Say.UNNEEDED:
            continue
        for number in governed:
            if width < reach[number]:
                said[number], reach[number] = say, width
    return said


def _spread(said: dict[int, Say], occurrences: Sequence[Candidate], first: int, right: int) -> None:
    """Lets what a sentence says of a skill count wherever it names it: "VBA: experience with VBA is a plus"."""
    if not said:
        return
    by_skill = {occurrences[number].skill_id: say for number, say in said.items()}
    for number in range(first, len(occurrences)):
        if occurrences[number].start >= right:
            break
        if say := by_skill.get(occurrences[number].skill_id):
            said.setdefault(number, say)


def _is_glued(text: str, start: int) -> bool:
    return text[start].isupper() and (text[start - 1].islower() or text[start - 1] == ")")


def _clause(low: str, left: int, right: int, cue: _Cue) -> tuple[int, int]:
    """The ends of the clause round a wording: within its brackets, semicolons, "but"."""
    begin, end = left, right
    bracket = low.rfind("(", left, cue.start)
    if bracket >= 0 and low.find(")", bracket, cue.start) < 0:
        begin = bracket + 1
        if (close := low.find(")", cue.end, right)) >= 0:
            end = close
    for stop in _CLAUSE_STOPS:
        if (at := low.rfind(stop, begin, cue.start)) >= 0:
            begin = at + len(stop)
        if (at := low.find(stop, cue.end, end)) >= 0:
            end = at
    return begin, end


def _leads(low: str, cue: _Cue) -> bool:
    return low.startswith(_LEADING, cue.start) or low[cue.end : cue.end + 1] == ":"


def _before_bracket(
    low: str, left: int, bracket: int, occurrences: Sequence[Candidate], numbers: Iterable[int]
) -> list[int]:
    """The item before a bracket that says only how it is asked: "Python, Spark (a plus)" speaks of Spark."""
    before = [number for number in numbers if occurrences[number].start < bracket]
    comma = bracket
    while before and comma > left:
        comma = max(low.rfind(", ", left, comma), left)
        if governed := [number for number in before if occurrences[number].start >= comma]:
            return governed
    return []
