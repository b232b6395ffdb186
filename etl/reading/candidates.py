"""Every place where a text spells a name of the list: found at once, at word edges, the longest of overlapping ones."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from etl.reading.searchable import companies, lowered, searchable
from etl.reading.spellings import Proof, Spelling, letters, pattern, spellings
from etl.taxonomy import Skills

MOST_HITS = 200_000  # a text that spells more names is no advert
SPELLED_TWICE = 4  # names back in which the same place may stand already
LONGEST_SHARING = 4  # neighbours that share a word
LONGEST_LEADER = 30  # letters of one of them
FARTHEST_SHARING = 160  # characters in which all of them stand

# Nouns of doing: with one of these endings a word after "and" shares the words before its neighbour ("data cleaning and
# preparation"); things do not ("data pipelines and models" says nothing of data models).
_FOLLOWER = re.compile(
    r"(?:, (?:and |or )?| and | or | & |/)(?!modell?ing)(\w{3,20}(?:ing|ion|ment|ance|sis|ity|age))\b", re.IGNORECASE
)
_CONJUNCTIONS = (" and ", " or ", " & ", "/")
_JOINTS = (*_CONJUNCTIONS, ", ")
LONGEST_CONJUNCTION = max(map(len, _CONJUNCTIONS))


class Candidate(NamedTuple):
    """A place that spells a name of a skill; all but a proof of the skill still have to be judged by their company."""

    start: int
    end: int
    skill_id: str
    proof: Proof


# What counts of a name once it is found: the number of its spelling (the first written one goes before the others that
# stand at its place), its skill, its proof, whether it may lend a word to a neighbour, and the skills whose names count
# inside it. Plain tuples: they are unpacked at every name, and Python takes twice as long to unpack named ones.
_Fact = tuple[int, str, Proof, bool, frozenset[str]]

# One spelling as it is looked at where its letters stand: its form ("" of a small word: its letters say all), the
# length, whether it matches in any case, the characters before its first letter (the dot of ".net"), the whole spelling
# and its fact (None of one that is no name).
_Sought = tuple[str, int, bool, int, Spelling, _Fact | None]


class CandidateFinder:
    """Finds the candidates of a text in one pass: lower-case spellings match any case, others exactly."""

    def __init__(self, skills: Skills) -> None:
        keeps = {skill.skill_id: frozenset(skill.keeps) for skill in skills.by_id.values()}
        known = spellings(skills)
        by_pattern: dict[bytes, list[_Sought]] = defaultdict(list)
        for number, spelling in enumerate(known):
            form, skill_id, proof, _ = spelling
            is_word = spelling.is_any_case and form.isascii() and form.isalnum()
            lends = " " in form and proof is Proof.SKILL
            fact = (number, skill_id, proof, lends, keeps[skill_id]) if proof else None
            lead = 0 if form[0].isalnum() else 1
            by_pattern[pattern(spelling)].append(
                ("" if is_word else form, len(form), spelling.is_any_case, lead, spelling, fact)
            )
        self._by_pattern = [tuple(group) for group in by_pattern.values()]
        self._automaton = BytesAhoCorasick(
            list(by_pattern), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )
        self._strong = {
            spelling.form: spelling.skill_id
            for spelling in known
            if spelling.is_any_case and spelling.proof is Proof.SKILL
        }

    @property
    def words(self) -> Container[str]:
        """The spellings that prove a skill in any case, in small letters."""
        return self._strong

    def find(self, text: str, coded: bytes) -> list[Candidate]:
        """The candidates in order of the text; none lies inside another, but for names kept inside a longer one.

        coded is the text in Latin-1.
        """
        searched, coded = searchable(text, coded)
        searched += "   "  # so that a name at either end has neighbours: searched[-1] is a space
        is_plain = searched.isascii()
        names: list[tuple[int, int, _Fact]] = []  # start, -end: sorted, the longest comes first
        vetoed: set[tuple[str, int]] = set()
        by_pattern = self._by_pattern
        hits = self._automaton.find_matches_as_indexes(letters(b" %b   " % coded), overlapping=True)
        for at_pattern, at, _ in hits[:MOST_HITS]:
            for form, length, is_any_case, lead, spelling, fact in by_pattern[at_pattern]:
                start = at - lead
                end = start + length
                if form and (spelled := searched[start:end]) != form and not (is_any_case and spelled.lower() == form):
                    continue
                if (lead or not is_plain) and searched[start - 1].isalnum():
                    continue
                if searched[end].isalnum() and not (end := _end(searched, end, spelling)):
                    continue
                if length < 3 and not _short_stands_alone(searched, start, end):
                    continue
                if fact:
                    names.append((start, -end, fact))
                elif spelling.skill_id:
                    vetoed.update((spelling.skill_id, place) for place in range(start, end))
                else:
                    vetoed.update(("", place) for place in companies(searched, end))
        names.sort()
        if vetoed:
            names = [name for name in names if vetoed.isdisjoint(((name[2][1], name[0]), ("", name[0])))]
        found, lenders = _longest(names)
        return self._with_shared(searched, found, lenders)

    def _with_shared(self, text: str, found: list[Candidate], lenders: list[tuple[int, int]]) -> list[Candidate]:
        """With the names that lend a word of another: "machine and deep learning", "data cleaning and preparation"."""
        shared: list[Candidate] = []
        for start, end in lenders:
            if _FOLLOWER.match(text, end):
                shared += self._followers(text, start, end)
            if text[max(0, start - LONGEST_CONJUNCTION) : start].lower().endswith(_CONJUNCTIONS):
                shared += self._leaders(text, start, end)
        if not shared:
            return found
        starts = [name.start for name in found]
        ends = [found[bisect_right(starts, name.start) - 1].end for name in shared]  # of the name before each
        free = [name for name, end in zip(shared, ends, strict=True) if end <= name.start or name.start < starts[0]]
        return sorted([*found, *set(free)], key=itemgetter(0, 1, 2))

    def _followers(self, text: str, start: int, end: int) -> Iterator[Candidate]:
        front = text[start:end].lower().rpartition(" ")[0]
        small, at = lowered(text[end : end + FARTHEST_SHARING]), 0
        for _ in range(LONGEST_SHARING):
            if not (follower := _FOLLOWER.match(small, at)):
                break
            if skill_id := self._skill_of(f"{front} {follower[1]}"):
                yield Candidate(end + follower.start(1), end + follower.end(1), skill_id, Proof.SKILL)
            at = follower.end()

    def _leaders(self, text: str, start: int, end: int) -> Iterator[Candidate]:
        head = text[start:end].lower().rpartition(" ")[2]
        offset = max(0, start - FARTHEST_SHARING)
        small = lowered(text[offset:start])
        at = len(small)
        for _ in range(LONGEST_SHARING):
            if not small.endswith(_JOINTS, 0, at):
                break
            end = at - next(len(joint) for joint in _JOINTS if small.endswith(joint, 0, at))
            if small[end - 1] == ",":
                end -= 1
            at = small.rfind(" ", max(0, end - LONGEST_LEADER), end) + 1
            word = small[at:end]  # not a noun of its own: "production systems and distributed architectures"
            if word[-1:] != "s" and (skill_id := self._skill_of(f"{word} {head}")):
                yield Candidate(offset + at, offset + end, skill_id, Proof.SKILL)

    def _skill_of(self, phrase: str) -> str | None:
        return self._strong.get(phrase) or self._strong.get(phrase.removesuffix("s"))


def _longest(names: list[tuple[int, int, _Fact]]) -> tuple[list[Candidate], list[tuple[int, int]]]:
    """Without the names that lie inside a longer one ("Azure" in "Azure DevOps"), but for those it keeps.

    Beside all stand the places of those that may lend a word to a neighbour.
    """
    kept: list[Candidate] = []
    lenders: list[tuple[int, int]] = []
    cover_end, cover_keeps, last_id = 0, frozenset[str](), ""
    for start, minus_end, (_, skill_id, proof, lends, keeps) in names:
        end = -minus_end
        if end > cover_end:
            if start < cover_end and skill_id == last_id:
                continue  # "data cleaning and preparation" spells one skill twice, not two
            cover_end, cover_keeps = end, keeps
        elif skill_id not in cover_keeps or any(name[:3] == (start, end, skill_id) for name in kept[-SPELLED_TWICE:]):
            continue  # "Excel macros" spells both "Excel" and "excel"
        last_id = skill_id
        kept.append(Candidate(start, end, skill_id, proof))
        if lends:
            lenders.append((start, end))
    return kept, lenders


def _end(text: str, end: int, spelling: Spelling) -> int:
    """Where a name ends that a letter follows: behind a plural -s, before a version or a lost line break, else 0."""
    letter = text[end]
    if letter in "sS" and spelling.takes_s and not text[end + 1].isalnum():
        return end + 1
    if not letter.isdecimal():
        return end if letter.isupper() and not spelling.form[-1].isalnum() else 0  # "C++Strong" lost a line break
    stop = end + 1
    while stop - end < 4 and text[stop].isdecimal():
        stop += 1
    return 0 if text[stop].isalnum() else end


def _short_stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a name of one or two letters is no part of "C#", "C++", "R&D", "standard.ai", "U.S.C." or "(c)"."""
    before, after = text[max(0, start - 2) : start], text[end : end + 3]
    if after[0] in "#&@*" or after[:2] == "++" or before[-1:] in {"&", "@"}:
        return False
    if before[-1:] == "." and before[0].isalnum():
        return False
    if after[0] == "." and after[1].isalnum() and not after[1:].istitle():  # "R.Experience" lost a line break
        return False
    return end - start > 1 or not (before[-1:] == "'" or after[0] == "+" or (before[-1:] == "(" and after[0] == ")"))
