"""Every place where a text spells a name of the list: found at once, at word edges, the longest of overlapping ones."""

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from etl.taxonomy import Skills, any_case, matching_form

SHORTEST_PLURAL = 3  # "CNNs", but not "Rs"
SHORTEST_VERSIONED = 3  # "Python3", but not "R2"

_ADDRESS = re.compile(r"://|@|\.(?:com|org|io)\b")
_BRITISH = re.compile(r"(?<=[a-z]{2})iz(?=e|ing|ation)")


class Proof(Enum):
    """What a spelling alone is worth: the skill itself, a name that others share, or an ordinary word."""

    SKILL = 1
    NAME = 2
    WORD = 3


class Candidate(NamedTuple):
    """A place that spells a name of a skill; all but a proof of the skill still have to be judged by their company."""

    start: int
    end: int
    skill_id: str
    proof: Proof


@dataclass(slots=True)
class _Meaning:
    """What one spelling says: the skill it names, and the skills it says nothing about although it holds their name."""

    skill_id: str | None = None
    proof: Proof = Proof.SKILL
    not_these: tuple[str, ...] = ()


class CandidateFinder:
    """Finds the candidates of a text in one pass per automaton: lower-case spellings match any case, others exactly."""

    def __init__(self, skills: Skills) -> None:
        meanings = _meanings(skills)
        self._folded = _Automaton({form: meaning for form, meaning in meanings.items() if any_case(form)})
        self._exact = _Automaton({form: meaning for form, meaning in meanings.items() if not any_case(form)})
        self._keeps = {skill.skill_id: frozenset(skill.keeps) for skill in skills.by_id.values()}

    def find(self, text: str) -> list[Candidate]:
        """The candidates in order of the text; none lies inside another, but for names kept inside a longer one."""
        searched = searchable(text) + " "  # so that a name at either end has a neighbour: searched[-1] is the space
        names: list[Candidate] = []
        vetoed: set[tuple[str, int]] = set()
        for automaton, haystack in ((self._exact, searched), (self._folded, lowered(searched))):
            meanings = automaton.meanings
            for spelling, start, end in automaton.hits(haystack):
                if searched[start - 1].isalnum() and searched[start].isalnum():
                    continue
                if searched[end].isalnum() and not _version_follows(searched, start, end):
                    continue
                if end - start < 3 and not _short_stands_alone(searched, start, end):
                    continue
                meaning = meanings[spelling]
                if meaning.skill_id is not None:
                    names.append(Candidate(start, end, meaning.skill_id, meaning.proof))
                for skill_id in meaning.not_these:
                    vetoed.update((skill_id, place) for place in range(start, end))
        if vetoed:
            names = [name for name in names if (name.skill_id, name.start) not in vetoed]
        return self._longest(names)

    def _longest(self, names: list[Candidate]) -> list[Candidate]:
        """Without the names that lie inside a longer one ("Azure" in "Azure DevOps"), but for those it keeps."""
        names.sort(key=_by_place)
        kept: list[Candidate] = []
        cover_end, keeps = 0, frozenset[str]()
        for name in names:
            if name.end > cover_end:
                if kept and name.start < cover_end and name.skill_id == kept[-1].skill_id:
                    continue  # "data cleaning and preparation" spells one skill twice, not two
                cover_end, keeps = name.end, self._keeps[name.skill_id]
            elif name.skill_id not in keeps:
                continue
            kept.append(name)
        return kept


class _Automaton:
    """The spellings of one case rule; hits are (number of the spelling, start, end), overlapping ones too."""

    def __init__(self, meanings: dict[str, _Meaning]) -> None:
        self.meanings = list(meanings.values())
        self._automaton = AhoCorasick(
            list(meanings), matchkind=MatchKind.Standard, implementation=Implementation.DFA, store_patterns=False
        )

    def hits(self, haystack: str) -> list[tuple[int, int, int]]:
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(haystack, overlapping=True)
        return found


def _by_place(name: Candidate) -> tuple[int, int]:
    return name.start, -name.end


def searchable(text: str) -> str:
    """The text as names are looked for in it, of the same length: hyphens are spaces, addresses are blank."""
    text = text.replace("-", " ")
    if not text.isascii():
        text = text.replace("’", "'")
        for dash in "‐‑‒–—":
            text = text.replace(dash, " ")
    if not any(mark in text for mark in ("://", "@", ".com", ".org", ".io")):
        return text
    pieces, copied, seen = [], 0, 0
    for mark in _ADDRESS.finditer(text):
        if mark.start() < seen:
            continue
        left, right = _address(text, mark.start(), mark.end(), seen)
        if mark.group() != "@" or "." in text[mark.end() : right]:
            pieces += [text[copied:left], " " * (right - left)]
            copied = right
        seen = right
    return "".join(pieces) + text[copied:]


def lowered(text: str) -> str:
    """The text in small letters with every character at its place (the small form of "İ" is two characters)."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _address(text: str, start: int, end: int, floor: int) -> tuple[int, int]:
    """The web or mail address round one of its marks; 64 characters before the mark are more than any has."""
    while start > floor and end - start < 64 and not (text[start - 1].isspace() or text[start - 1] in "<>()[]\"',;|"):
        start -= 1
    while end < len(text) and not (text[end].isspace() or text[end] in "<>()[]\"',;|"):
        end += 1
    return start, end


def _meanings(skills: Skills) -> dict[str, _Meaning]:
    """What every spelling says; a written one goes before a variant of another ("statistic" + s, "statistics")."""
    meanings: dict[str, _Meaning] = defaultdict(_Meaning)
    for forms_of in (_written, _variants):
        for skill in skills.by_id.values():
            for spelling in skill.aliases:
                for form in forms_of(spelling):
                    _claim(meanings[form], skill.skill_id, Proof.SKILL)
            for spelling in skill.weak:
                form = matching_form(spelling)
                _claim(meanings[form], skill.skill_id, Proof.WORD if any_case(form) else Proof.NAME)
    for skill in skills.by_id.values():
        for form in {form for phrase in skill.never for form in _variants(phrase)}:
            meanings[form].not_these += (skill.skill_id,)
    return meanings


def _claim(meaning: _Meaning, skill_id: str, proof: Proof) -> None:
    if meaning.skill_id is None:
        meaning.skill_id, meaning.proof = skill_id, proof


def _written(spelling: str) -> set[str]:
    return {matching_form(spelling)}


def _variants(spelling: str) -> set[str]:
    """A lower-case spelling also matches with -is- for -iz-, with doubled l, and as a plural with -s."""
    form = matching_form(spelling)
    if not any_case(form):
        return {form}
    forms = {form, _BRITISH.sub("is", form), form.replace("modeling", "modelling").replace("labeling", "labelling")}
    if len(form) >= SHORTEST_PLURAL and form[-1].isalpha() and form[-1] != "s":
        forms |= {f"{other}s" for other in forms}
    return forms


def _version_follows(text: str, start: int, end: int) -> bool:
    """Whether the characters behind a name are its version: "Python3", "C++17", but not "R2"."""
    if end - start < SHORTEST_VERSIONED:
        return False
    stop = end
    while stop - end < 4 and text[stop].isdecimal():
        stop += 1
    return stop > end and not text[stop].isalnum()


def _short_stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a name of one or two letters is no part of "C#", "C++", "R&D", "standard.ai", "U.S.C." or "(c)"."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if after[0] in "#&@*" or after == "++" or before[-1:] in {"&", "@"}:
        return False
    if (before[-1:] == "." and before[0].isalnum()) or (after[0] == "." and after[1:].isalnum()):
        return False
    return end - start > 1 or not (before[-1:] == "'" or after[0] == "+" or (before[-1:] == "(" and after[0] == ")"))
