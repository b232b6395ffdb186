"""Which stretch of an advert is its requirements, its duties, its company description or its small print."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from etl.reading.headings import HEADINGS, LABELS, NOTHING, OPENERS, SENTENCES, WORDS, Part, Reach, phrases
from etl.reading.patterns import by_letter
from etl.reading.sentences import FARTHEST, sentence_bounds, small

__all__ = ["SMALL_PRINT", "Part", "Parts", "parts"]

LONGEST_HEADING = 90  # characters of a line that may be a heading from end to end
LONGEST_TITLE = 300  # characters; a longer first line is no title
LONGEST_TAIL = 30  # characters from a heading in the flow of a sentence to its colon: "skills or experiences:"
MOST_STRANGE = 4  # words of a heading line that neither belong to it nor say nothing: "Skills of a Baker in Acme"
LONGEST_LEAD = 150  # characters of a sentence before the words that tell what it is
NEAR = 160  # characters between two small-print sentences that are small print too

# Of several words in one heading the upper part counts: "Preferred skills", "Role requirements".
_PRECEDENCE = (
    Part.PREFERRED, Part.LEGAL, Part.APPLY, Part.BENEFITS, Part.REQUIRED, Part.DUTIES, Part.COMPANY, Part.OTHER,
)  # fmt: skip
SMALL_PRINT = (Part.COMPANY, Part.BENEFITS, Part.LEGAL, Part.APPLY)  # in tuples an Enum is found without a hash

_FILLERS = frozenset(
    phrases(
        """
    a; additional; an; and; are; as; at; be; but; by; can; candidate; candidates; core; do; expect; feel; few;
    following; for; from; full; further; general; has; have; here; here's; ideal; if; in; include; included; includes;
    including; is; it; its; job; key; let's; limited; look; love; main; major; more; necessary; need; needed; new; not;
    of; on; or; other; our; overall; part; per; personal; position; preferred; primary; principal; professional;
    related; relevant; role; see; seek; some; specific; such; technical; that; the; their; these; this; to; top; value;
    we; what; who; why; will; with; work; working; would; you; you'll; your
    """
    )
)
_WORD = re.compile(r"[^\W_][\w']*")
# What stands between two words of one heading: "skills, and the experience".
_JOINTS = frozenset(
    [f"{left}{mark}{right}" for left in ("", " ") for mark in "&/,+|-" for right in ("", " ")]
    + [" ", " additional ", " technical "]
    + [
        f"{comma} {word}{article} "
        for comma in ("", ",")
        for word in ("and", "or", "of", "the", "for", "in", "to", "your", "our", "this", "&")
        for article in ("", " the", " your", " our", " this")
    ]
)
LONGEST_JOINT = max(map(len, _JOINTS))
_SPACES = frozenset({" ", "\n", ""})
_EDGES = frozenset("\n.!?:;)]•●▪'\"”,")  # a heading may begin behind them
_MARKS = frozenset(" \t*#_•·▪●◦‣–—>|'\"“”[(✓✔➤►-")
_BULLETS = frozenset("·•▪●◦‣")
_ALWAYS = frozenset({"Responsibilities", "Qualifications", "Requirements", "Duties", "Accountabilities"})
# How firmly a row of a table or the skill before a dash is asked: "Kafka | Required", "Kafka - nice to have".
_GRADES = frozenset(
    phrases(
        """
    required; mandatory; essential; must; must have; must-have; preferred; desired; desirable; optional; nice to have;
    nice-to-have; good to have; good-to-have; bonus; a plus; highly desirable; highly desired; strongly preferred
    """
    )
)
_BEFORE_GRADE = frozenset("|-–—\t")
_GOING_ON = (  # words between a heading and its colon
    "for", "of", "in", "to", "include", "includes", "including", "are", "is", "with", "this", "the", "role", "position",
    "job", "but", "not", "limited", "you", "if", "will", "have", "has", "should", "must", "possess", "be",
)  # fmt: skip
_STACKS = ("stack", "technologies", "tools we use")
_LONGEST_GOING_ON = max(map(len, _GOING_ON))
_MAY_GO_ON = frozenset(_GOING_ON)
_AFTER = re.compile(
    rf"(?: (?i:{'|'.join(_GOING_ON)}|:))*"
    r"(?: ?\([^()\n]{1,40}\))?[ *_]*"
    r"(?:(?P<colon>[:?]|\.{2,3}|…| ?[–—-] |['\"])|(?P<end>[\W_]{0,6}(?:\n|\Z))|(?P<glue>(?<! )(?=[A-Z0-9•●▪·]))"
    r"|(?P<next>(?<= )(?:[^\w\s.,;:!?()'\"&/+-]{1,3} )?(?=[A-Z0-9•●▪·✓])))"
)
# "About Acme" alone on its line, or in the flow before a sentence that begins with the same name.
_ABOUT_LINE = re.compile(r"About(?: [A-Z0-9][\w.&'’-]*){1,5} ?[:*]*(?:\n|\Z)")
_ABOUT_FLOW = re.compile(r"About (?:the |The )?([A-Z][\w&'’-]*)[^.!?\n]{0,40}?[ :.](?:At |The )?\1\b")
_CAPITAL = re.compile(r"(?<=[a-z.)]) (?=[A-Z])")
_NEED = by_letter(r"\bexperience\b|\bskills\b|\bknowledge\b|\bability to\b")
_PERSON = by_letter(
    r"\bexperience|\byou|\blooking for|\bseek(?:ing|s)|\bknowledge of|\bproficien|\bthis (?:role|position)|\bthe role"
    r"|\bjoin"
)


@dataclass(frozen=True, slots=True)
class Parts:
    """The stretches of one text: starts[0] is 0, ascending; a stretch runs to the next start."""

    starts: list[int]
    kinds: list[Part]

    def at(self, offset: int) -> Part:
        """The part in which a character of the text stands."""
        return self.kinds[bisect_right(self.starts, offset) - 1]

    def clip(self, offset: int, left: int, right: int) -> tuple[int, int]:
        """The piece of text[left:right] that lies in the same stretch as a character."""
        at = bisect_right(self.starts, offset)
        return max(left, self.starts[at - 1]), min(right, self.starts[at]) if at < len(self.starts) else right

    def spans(self, length: int) -> Iterator[tuple[int, int, Part]]:
        """Start, end and part of every stretch of a text of this length."""
        yield from zip(self.starts, [*self.starts[1:], length], self.kinds, strict=True)


class _Mark(NamedTuple):
    """A place where a part begins; it ends at `end`, or where the next section begins if that is None."""

    start: int
    end: int | None
    part: Part


def _phrases() -> dict[str, list[tuple[Reach, Part]]]:
    meanings: dict[str, list[tuple[Reach, Part]]] = defaultdict(list)
    for reach, table in zip(Reach, (HEADINGS, WORDS, LABELS, OPENERS, SENTENCES), strict=True):
        for part, listed in table.items():
            for phrase in phrases(listed):
                meanings[phrase].append((reach, part))
    for phrase in phrases(NOTHING):
        meanings[phrase] = []
    return dict(meanings)


_PHRASES = _phrases()
_MEANINGS = list(_PHRASES.values())
_CUES = (Reach.OPENER, Reach.SENTENCE)
_IS_CUE = [any(reach in _CUES for reach, _ in meaning) for meaning in _MEANINGS]
# In the flow of a sentence these say nothing, but for those that join the heading before them.
_IS_WEAK = [all(reach in (Reach.WORD, Reach.LABEL) for reach, _ in meaning) for meaning in _MEANINGS]
_FINDER = AhoCorasick(
    list(_PHRASES), matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA, store_patterns=False
)


@dataclass(slots=True)
class _Run:
    """Heading words that stand together: "Required skills and experience"."""

    start: int
    end: int
    reach: Reach
    part: Part
    words: int = 1

    def grow(self, end: int, reach: Reach, part: Part) -> None:
        """Take one more phrase in; the part that goes before decides."""
        self.end = end
        self.words += 1
        is_surer = reach is Reach.HEADING and self.reach is not Reach.HEADING and self.part is not Part.PREFERRED
        if is_surer or _PRECEDENCE.index(part) < _PRECEDENCE.index(self.part):
            self.part = part
        if self.reach is not Reach.HEADING:
            self.reach = reach


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a phrase is no part of a longer word; a lost line break counts as an edge: "experienceRequirements5+"."""
    if start and (before := text[start - 1]).isalnum() and (before.isupper() or not text[start].isupper()):
        return False
    after = text[end : end + 1]
    if after in _SPACES:
        return True  # nearly always
    if after in "'’" and text[end + 1 : end + 2].isalpha():
        return False  # "the team's work"
    return (
        not after.isalnum()
        or text[end - 1] in ":)"
        or ((after.isupper() or after.isdecimal()) and not text[end - 1].isupper())
    )


def _opens_sentence(text: str, start: int) -> bool:
    at = start - 1
    while at >= 0 and text[at] in _MARKS:
        at -= 1
    return at < 0 or text[at] in "\n.!?:;" or (at == start - 1 and text[start].isupper())


def _joined(low: str, run: _Run, start: int) -> bool:
    """Whether what stands between two heading words makes them one: not "Requirements Experience in C"."""
    joint = low[run.end : start]
    if joint not in _JOINTS:
        return False
    is_sentence = low.startswith(("you", "we "), start)
    if len(joint) > 1:
        return joint != " - " or not is_sentence  # "About you - You are ..."
    return run.reach is not Reach.HEADING and not is_sentence


def _heading(text: str, low: str, run: _Run) -> _Mark | None:
    """What a run of heading words opens, if it stands like a heading: a section, or with a label its own line."""
    left = text.rfind("\n", run.start - LONGEST_HEADING if run.start > LONGEST_HEADING else 0, run.start) + 1
    if not left and run.start > LONGEST_HEADING:
        left = -1  # no line begins near
    else:
        right = _line_end(text, run.end, left + LONGEST_HEADING)
        if right >= 0 and _is_heading_line(text, low, left, right, run):
            return _Mark(left, None, run.part)
    after = _after(text, run.end)
    if text.startswith("About", run.start) and run.words == 1 and run.reach is Reach.WORD:
        is_line = left == run.start and _ABOUT_LINE.match(text, left)
        end, is_heading = None, bool(is_line or _ABOUT_FLOW.match(text, run.start))
    elif not text[run.start].isupper():  # "if you have any of these preferred skills: "
        end, is_heading = None, after is not None and after["colon"] == ":"
        if is_heading:
            run.start = sentence_bounds(text, run.start, run.end)[0]
    else:
        end, is_heading = None, after is not None and _opens(text, run, after.lastgroup)
        if is_heading and after and run.reach is Reach.LABEL:
            end = sentence_bounds(text, run.start, after.end())[1]
        elif is_heading and after and left >= 0 and (right := _line_end(text, run.end, run.end + FARTHEST)) >= 0:
            opens_line = _WORD.search(text, left, run.start) is None
            is_stack = low.endswith(_STACKS, run.start, run.end) and (left == run.start or not opens_line)
            is_label = is_stack or (run.part is Part.PREFERRED and opens_line)
            if is_label and _WORD.search(text, after.end(), right):
                end = right  # "Preferred: Kafka", or "SQL. Our stack: Kafka", says nothing of the next line
    return _Mark(run.start, end, run.part) if is_heading else None


def _after(text: str, end: int) -> re.Match[str] | None:
    """What follows a run of heading words that stands like a heading; None if its sentence goes on."""
    if text.startswith(" ", end):
        word = text[end + 1 : end + 2 + _LONGEST_GOING_ON].partition(" ")[0]
        if word.islower() and word.isalpha() and word not in _MAY_GO_ON:
            return None  # mostly, and many times as fast as the pattern finds it
    return _AFTER.match(text, end)


def _line_end(text: str, start: int, last: int) -> int:
    """Where the line round a place ends, -1 if that is behind `last`."""
    end = text.find("\n", start, last + 1)
    return len(text) if end < 0 and len(text) <= last else end


def _opens(text: str, run: _Run, close: str | None) -> bool:
    """Whether a run inside a line stands like a heading, by what is before it and what closes it."""
    at = run.start - 1
    while at >= 0 and text[at] in _MARKS:
        at -= 1
    if at >= 0 and text[at] != "\n" and (text[run.start - 1] == "(" or (close == "end" and _grades(text, run, at))):
        return False  # "SQL: 10 years (Preferred)", "SQL | Preferred"
    is_edge = at < 0 or text[at] in _EDGES or at == run.start - 1 or text[at + 1 : run.start].strip() != ""
    if close in ("colon", "end", "glue"):
        return is_edge or run.reach is Reach.HEADING
    if run.reach in (Reach.WORD, Reach.OPENER) and not _is_title(text, run):
        return False
    if is_edge or (run.reach is Reach.HEADING and (_is_title(text, run) or text[run.start : run.end] in _ALWAYS)):
        return True
    if run.reach is Reach.LABEL:
        return False
    word = text[max(0, at - 30) : at + 1].rpartition(" ")[2]
    return word[:1].islower() or word[-1:].isdecimal() or _extends(text, at)


def _grades(text: str, run: _Run, at: int) -> bool:
    """Whether a run at the end of a line says how firmly what stands before it is asked; at is that one's end."""
    return (
        not _BEFORE_GRADE.isdisjoint(text[at + 1 : run.start]) and text[run.start : run.end].lower().strip() in _GRADES
    )


def _is_title(text: str, run: _Run) -> bool:
    """Whether a run of several words is written like a title: "Must Have", not "Must have"."""
    words = text[run.start : run.end].split()
    return len(words) > 1 and all(word[:1].isupper() for word in words if len(word) > 3)


def _extends(text: str, at: int) -> bool:
    """Whether the capitalised words before a heading belong to it: "... team. Data Scientist Responsibilities"."""
    words = text[max(0, at - 60) : at + 1].split(" ")
    for count, word in enumerate(reversed(words)):
        if not word[:1].isupper():
            return count > 0 and word[-1:] in ".!?:;)"
        if count >= 4:
            return False
    return False


def _is_heading_line(text: str, low: str, left: int, right: int, run: _Run) -> bool:
    """Whether a whole line is a heading round this run: but for it, it holds words that say nothing."""
    if run.start == left and run.end == right:
        return True  # the whole line
    line = text[left:right].rstrip(" *_#")
    if line[-1:] in ".;," or (
        line.lstrip()[:1] in _BULLETS and line[-1:] not in ":?" and run.reach is not Reach.HEADING
    ):
        return False
    rest = f"{low[left : run.start]} {low[run.end : right]}"
    most = 0 if run.reach is not Reach.HEADING and run.words == 1 else MOST_STRANGE
    strange = 0
    for word in _WORD.finditer(rest):
        if (said := word.group()) not in _FILLERS and said not in _PHRASES:
            if strange == most:
                return False
            strange += 1
    if not strange:
        return True
    if _WORD.search(low, left, run.start) and _WORD.search(low, run.end, right):
        return False
    return (
        line[-1:] in ":?" or line.isupper() or all(word[:1].isupper() for word in _WORD.findall(line) if len(word) > 3)
    )


def _told_apart(
    text: str, low: str, cues: list[tuple[int, int, Reach, Part]], headings: list[_Mark]
) -> Iterator[_Mark]:
    """The sentences that say what they are, each cut where a heading stands in it."""
    begins = [mark.start for mark in headings]
    judged = 0  # where the last sentence that was looked at ends
    for start, end, reach, part in cues:
        if start < judged or (reach is Reach.OPENER and not _opens_sentence(text, start)):
            continue
        left, right = sentence_bounds(text, start, end)
        if reach is Reach.OPENER:
            left = start
        elif at := bisect_right(begins, start):
            left = max(left, begins[at - 1])
        if start - left > LONGEST_LEAD:  # bullets that lost their breaks, "... in SQL Python Acme is a leading ..."
            left = max((found.end() for found in _CAPITAL.finditer(text, start - LONGEST_LEAD, start)), default=left)
        if low.startswith("as ", start) and low.find(" you", end, right) < 0:
            continue  # "As a leader in anvils, Acme ..."
        if part is Part.COMPANY and (_PERSON.search(low, left, right) or _NEED.search(low, left, right)):
            continue
        if part is Part.APPLY and reach is Reach.SENTENCE and _NEED.search(low, left, right):
            continue
        if low.endswith("insurance", start, end) and _NEED.search(low, left, right):
            continue  # "experience in the health insurance industry"
        judged = right
        yield _Mark(left, right, part)


def _laid_out(body: int, length: int, marks: list[_Mark]) -> Parts:
    """Sections and the sentences inside them as one row of stretches."""
    starts, kinds = [0], [Part.TITLE if body else Part.OTHER]

    def begin(start: int, part: Part) -> None:
        if start >= length or part is kinds[-1]:
            return
        if start == starts[-1]:
            kinds[-1] = part
        else:
            starts.append(start)
            kinds.append(part)

    section = Part.OTHER
    begin(body, section)
    ends = body  # where the last sentence of its own kind ends
    for start, end, part in sorted(marks, key=_by_place):
        if end is None:
            if kinds[-1] is not section and ends < start:
                begin(ends, section)
            section, ends = part, start
            begin(start, part)
        elif start >= ends:
            if kinds[-1] is not section and not (
                kinds[-1] in SMALL_PRINT and part in SMALL_PRINT and start - ends <= NEAR
            ):
                begin(ends, section)
            if part is Part.DUTIES and section in (Part.OTHER, Part.COMPANY):
                section, ends = part, start
                begin(start, part)
            elif _may_stand_in(part, section):
                begin(start, part)
                ends = end
    if kinds[-1] is not section:
        begin(ends, section)
    return Parts(starts, kinds)


def _by_place(mark: _Mark) -> tuple[int, bool]:
    return mark.start, mark.end is not None


def _may_stand_in(part: Part, section: Part) -> bool:
    """Whether a sentence of a part is told apart inside a section of another."""
    if part is section:
        return False
    if part in SMALL_PRINT or part is Part.OTHER:
        return True
    if section in (Part.BENEFITS, Part.LEGAL, Part.APPLY):
        return False
    return part is not Part.REQUIRED or section is not Part.PREFERRED


def parts(text: str) -> Parts:
    """The stretches of a text whose first line is the title; linear in its length."""
    body = text.find("\n") + 1
    if not body and len(text) <= LONGEST_TITLE:
        return Parts([0], [Part.TITLE])
    if body > LONGEST_TITLE:
        body = 0  # no title: the text itself is its first line
    low = small(text)
    runs: list[_Run] = []
    cues: list[tuple[int, int, Reach, Part]] = []
    joined_to = -1  # up to here the next heading word may join the last run
    is_weak, is_cue = _IS_WEAK, _IS_CUE
    for number, start, end in _FINDER.find_matches_as_indexes(low):
        is_heading = text[start].isupper() or text[start - 1] in "\n*#"
        if not (is_heading or start <= joined_to) and (
            is_weak[number]
            or not (is_cue[number] or text.startswith("\n", end) or text.find(":", end, end + LONGEST_TAIL) >= 0)
        ):
            continue  # most words stand in the flow of a sentence
        if text.startswith("s", end):
            end += 1  # noqa: PLW2901 -- a plural: "Skills and experiences"
        if start < body or not _stands_free(text, start, end):
            continue
        for reach, part in _MEANINGS[number]:
            if is_cue[number] and reach in _CUES:
                cues.append((start, end, reach, part))
                if reach is Reach.SENTENCE:
                    continue
            if start <= joined_to and _joined(low, runs[-1], start):
                runs[-1].grow(end, reach, part)
            elif is_heading or reach is Reach.HEADING or reach is Reach.OPENER:
                runs.append(_Run(start, end, reach, part))
            else:
                continue
            joined_to = end + LONGEST_JOINT
    headings = [mark for run in runs if (mark := _heading(text, low, run))]
    return _laid_out(body, len(text), [*headings, *_told_apart(text, low, cues, headings)])
