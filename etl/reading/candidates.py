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

# Nouns of doing: with one of these endings a word after "and" shares the words before its neighbour ("data cleaning and
# preparation"); things do not ("data pipelines and models" says nothing of data models).
_FOLLOWER = re.compile(
    r"(?:, (?:and |or )?| and | or | & |/)(?!modell?ing)(\w{3,20}(?:ing|ion|ment|ance|sis|ity|age))\b"
)
_CONJUNCTIONS = (" and ", " or ", " & ", "/")
_JOINTS = (*_CONJUNCTIONS, ", ")


class Candidate(NamedTuple):
    """A place that spells a name of a skill; all but a proof of the skill still have to be judged by their company."""

    start: int
    end: int
    skill_id: str
    proof: Proof


class CandidateFinder:
    """Finds the candidates of a text in one pass: lower-case spellings match any case, others exactly."""

    def __init__(self, skills: Skills) -> None:
        self._spellings = spellings(skills)
        by_pattern: dict[bytes, list[tuple[int, str, int, bool, int]]] = defaultdict(list)
        for number, spelling in enumerate(self._spellings):
            form = spelling.form
            lead = 0 if form[0].isalnum() else 1  # characters before the first letter: the dot of ".net"
            by_pattern[pattern(spelling)].append((number, form, len(form), spelling.is_any_case, lead))
        self._by_pattern = [tuple(group) for group in by_pattern.values()]
        self._automaton = BytesAhoCorasick(
            list(by_pattern), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )
        self._strong = {
            spelling.form: spelling.skill_id
            for spelling in self._spellings
            if spelling.is_any_case and spelling.proof is Proof.SKILL
        }
        self._proofs = [spelling.proof for spelling in self._spellings]
        self._shares = [" " in spelling.form and spelling.proof is Proof.SKILL for spelling in self._spellings]
        self._keeps = {skill.skill_id: frozenset(skill.keeps) for skill in skills.by_id.values()}

    @property
    def words(self) -> Container[str]:
        """The spellings that prove a skill in any case, in small letters."""
        return self._strong

    def find(self, text: str) -> list[Candidate]:
        """The candidates in order of the text; none lies inside another, but for names kept inside a longer one."""
        searched = searchable(text) + "   "  # so that a name at either end has neighbours: searched[-1] is a space
        small = lowered(searched)
        is_plain = searched.isascii()
        names: list[tuple[int, int, int]] = []  # start, -end, number of the spelling: sorted, the longest comes first
        vetoed: set[tuple[str, int]] = set()
        by_pattern, known, proofs = self._by_pattern, self._spellings, self._proofs
        hits = self._automaton.find_matches_as_indexes(letters(" " + searched), overlapping=True)
        for at_pattern, at, _ in hits[:MOST_HITS]:
            for number, form, length, is_any_case, lead in by_pattern[at_pattern]:
                start = at - lead
                end = start + length
                if (small if is_any_case else searched)[start:end] != form:
                    continue
                if (lead or not is_plain) and searched[start - 1].isalnum():
                    continue
                if searched[end].isalnum() and not (end := _end(searched, end, known[number])):
                    continue
                if length < 3 and not _short_stands_alone(searched, start, end):
                    continue
                if proofs[number] is not None:
                    names.append((start, -end, number))
                elif skill_id := known[number].skill_id:
                    vetoed.update((skill_id, place) for place in range(start, end))
                else:
                    vetoed.update(("", place) for place in companies(searched, end))
        names.sort()
        if vetoed:
            names = [
                name
                for name in names
                if (known[name[2]].skill_id, name[0]) not in vetoed and ("", name[0]) not in vetoed
            ]
        found, shares = self._longest(names)
        return self._with_shared(small, found, shares)

    def _longest(self, names: list[tuple[int, int, int]]) -> tuple[list[Candidate], list[bool]]:
        """Without the names that lie inside a longer one ("Azure" in "Azure DevOps"), but for those it keeps.

        Beside each stands whether it may lend a word to a neighbour.
        """
        kept: list[Candidate] = []
        shares: list[bool] = []
        known, cover_end, keeps, last_id = self._spellings, 0, frozenset[str](), ""
        for start, minus_end, number in names:
            _, skill_id, proof, _ = known[number]
            end = -minus_end
            if end > cover_end:
                if start < cover_end and skill_id == last_id:
                    continue  # "data cleaning and preparation" spells one skill twice, not two
                cover_end, keeps = end, self._keeps[skill_id]
            elif skill_id not in keeps or any(name[:3] == (start, end, skill_id) for name in kept[-SPELLED_TWICE:]):
                continue  # "Excel macros" spells both "Excel" and "excel"
            last_id = skill_id
            kept.append(Candidate(start, end, skill_id, proof or Proof.WORD))
            shares.append(self._shares[number])
        return kept, shares

    def _with_shared(self, small: str, found: list[Candidate], shares: list[bool]) -> list[Candidate]:
        """With the names that lend a word of another: "machine and deep learning", "data cleaning and preparation"."""
        shared: list[Candidate] = []
        for (start, end, _, _), may_share in zip(found, shares, strict=True):
            if may_share:
                if small.startswith(_JOINTS, end):
                    shared += self._followers(small, end, small[start:end].rpartition(" ")[0])
                if small.endswith(_CONJUNCTIONS, 0, start):
                    shared += self._leaders(small, start, small[start:end].rpartition(" ")[2])
        if not shared:
            return found
        starts = [name.start for name in found]
        ends = [found[bisect_right(starts, name.start) - 1].end for name in shared]  # of the name before each
        free = [name for name, end in zip(shared, ends, strict=True) if end <= name.start or name.start < starts[0]]
        return sorted([*found, *set(free)], key=itemgetter(0, 1, 2))

    def _followers(self, small: str, at: int, front: str) -> Iterator[Candidate]:
        for _ in range(LONGEST_SHARING):
            if not (follower := _FOLLOWER.match(small, at)):
                break
            if skill_id := self._skill_of(f"{front} {follower[1]}"):
                yield Candidate(*follower.span(1), skill_id, Proof.SKILL)
            at = follower.end()

    def _leaders(self, small: str, at: int, head: str) -> Iterator[Candidate]:
        for _ in range(LONGEST_SHARING):
            if not (joint := next((joint for joint in _JOINTS if small.endswith(joint, 0, at)), None)):
                break
            end = at - len(joint)
            if small[end - 1] == ",":
                end -= 1
            at = small.rfind(" ", max(0, end - LONGEST_LEADER), end) + 1
            word = small[at:end]  # not a noun of its own: "production systems and distributed architectures"
            if word[-1:] != "s" and (skill_id := self._skill_of(f"{word} {head}")):
                yield Candidate(at, end, skill_id, Proof.SKILL)

    def _skill_of(self, phrase: str) -> str | None:
        return self._strong.get(phrase) or self._strong.get(phrase.removesuffix("s"))


def _end(text: str, end: int, spelling: Spelling) -> int:
    """Where a name ends that a letter follows: behind a plural -s, before a version or a lost line break, else 0."""
    if spelling.takes_s and text[end] in "sS" and not text[end + 1].isalnum():
        return end + 1
    if not spelling.form[-1].isalnum() and text[end].isupper():
        return end  # "C++Strong" lost a line break
    stop = end
    while stop - end < 4 and text[stop].isdecimal():
        stop += 1
    return end if stop > end and not text[stop].isalnum() else 0


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
