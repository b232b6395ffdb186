"""Which needs of an advert are either/or: "PyTorch or TensorFlow", "one of AWS, GCP and Azure"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from etl.reading.candidates import Candidate

LONGEST_GAP = 60  # characters between two members of a list, with names that the skill list lacks between them
LONGEST_LEAD = 70  # characters before a list in which it is said that one is enough

RANKS = {"required": 3, "preferred": 2, "mentioned": 1}

# What stands between two members; unknown names may: "Statistics, Physics, Operations Research or Mathematics".
_GAP = re.compile(
    r"(?:['’]s)?(?: degrees?)?\)?\s?(?:"
    r"[,/]\s?(?:[\w.+#-]+(?: [\w.+#-]+){0,2} ?[,/] ?){0,3}(?:(?:[\w.+#-]+ ){0,3}?(?P<after>and/or|or|and|&)\s)?"
    r"|\(?(?P<joint>and/or|or|and|&)\s"
    r")\(?(?:(?:in|with|using|either) )?"
)
_ONE_IS_ENOUGH = re.compile(
    r"\b(?:one of|any of|one or more|at least one|one|either|any)\b[^.;()]{0,50}[:(,]?\s*$"
    r"|\b(?:an?|any|another|some) (?:[\w/+-]+ ){0,4}"
    r"(?:framework|language|platform|tool|librar(?:y|ies)|database|cloud|provider|system|package|technology|stack"
    r"|warehouse|service|engine|field|discipline|orchestrator|vendor)s?,? ?"
    r"(?:\(|such as |like |e\.g\.,? |\(e\.g\.,? |\(such as |\(like |for example,? |including )$",
    re.IGNORECASE,
)
_OR_SIMILAR = re.compile(
    r"[\s,)]*(?:[\w.+#-]+(?: [\w.+#-]+){0,2}, ?){0,3}(?:and/or|or) "
    r"(?:an?\b|any\b|other|another|similar|related|equivalent|comparable|some\b|the like)"
)


class Alternative(NamedTuple):
    """One skill of an either/or need; group_no counts the needs of a posting from 1 in order of the text."""

    group_no: int
    skill_id: str
    requirement: str


class _Need(NamedTuple):
    """Skills of which one is enough, and how strongly that is asked."""

    skill_ids: list[str]
    requirement: str


def alternatives(text: str, occurrences: Sequence[Candidate], strengths: Sequence[str | None]) -> list[Alternative]:
    """The either/or needs of a text, skill by skill, in order of the text.

    "A and/or B" is one: who has A meets it. A skill that is asked as strongly on its own elsewhere is in no group, a
    skill is in the strongest of its groups only, and groups of one vanish.
    """
    needs: list[_Need] = []
    alone: dict[str, int] = {}  # how strongly a skill is asked outside of every group
    for chain in _chains(text, occurrences, strengths):
        members = _members(text, occurrences, chain)
        for place, (number, _) in enumerate(chain):
            skill_id, rank = occurrences[number].skill_id, RANKS[strengths[number] or ""]
            if place not in members:
                alone[skill_id] = max(rank, alone.get(skill_id, 0))
        if members:
            numbers = [chain[place][0] for place in members]
            requirement = max((strengths[number] or "" for number in numbers), key=RANKS.__getitem__)
            needs.append(_Need(list(dict.fromkeys(occurrences[n].skill_id for n in numbers)), requirement))
    return _numbered(needs, alone)


def _chains(
    text: str, occurrences: Sequence[Candidate], strengths: Sequence[str | None]
) -> Iterator[list[tuple[int, str]]]:
    """The lists of a text: the number of each member, and what joins it to the one before ("," if only marks do)."""
    chain: list[tuple[int, str]] = []
    for number, occurrence in enumerate(occurrences):
        if strengths[number] is None:
            continue
        if chain:
            end = occurrences[chain[-1][0]].end
            if occurrence.start < end:
                continue  # a name inside a longer one
            if joint := _joint(text[end : occurrence.start]) if occurrence.start - end <= LONGEST_GAP else "":
                chain.append((number, joint))
                continue
            yield chain
        chain = [(number, "")]
    if chain:
        yield chain


def _joint(gap: str) -> str:
    """The word that joins two members of a list, "," if only marks do, "" if nothing does."""
    if gap in (", ", "/", ","):
        return ","
    if "\n" in gap or not (found := _GAP.fullmatch(gap)):
        return ""
    return found["joint"] or found["after"] or ","


def _members(text: str, occurrences: Sequence[Candidate], chain: list[tuple[int, str]]) -> range:
    """The places in a list that are either/or: the whole list if its lead says so, else what an "or" joins."""
    if len(chain) > 1:
        first, last = occurrences[chain[0][0]], occurrences[chain[-1][0]]
        lead = text[max(0, first.start - LONGEST_LEAD, text.rfind("\n", 0, first.start) + 1) : first.start]
        if _ONE_IS_ENOUGH.search(lead):
            return range(len(chain))
        joints = [joint for _, joint in chain]
        choices = [place for place, joint in enumerate(joints) if joint in ("or", "and/or")]
        begin = max((place for place, joint in enumerate(joints) if joint in ("and", "&")), default=0)
        if choices:
            end = choices[-1] + 1
            begin = max((place for place in range(choices[0]) if joints[place] in ("and", "&")), default=0)
            return range(begin, end)
        if len(chain) - begin > 1 and _OR_SIMILAR.match(text, last.end):
            return range(begin, len(chain))
    return range(0)


def _numbered(needs: list[_Need], alone: dict[str, int]) -> list[Alternative]:
    """The groups that are left, counted from 1, when each skill stands in one at most and in none if asked alone."""
    home: dict[str, int] = {}  # the group of each skill
    for number in sorted(range(len(needs)), key=lambda number: -RANKS[needs[number].requirement]):
        free = [
            skill_id
            for skill_id in needs[number].skill_ids
            if skill_id not in home and alone.get(skill_id, 0) < RANKS[needs[number].requirement]
        ]
        if len(free) > 1:
            home.update(dict.fromkeys(free, number))
    found: list[Alternative] = []
    group_no = 0
    for number, need in enumerate(needs):
        members = [skill_id for skill_id in need.skill_ids if home.get(skill_id) == number]
        if members:
            group_no += 1
            found += [Alternative(group_no, skill_id, need.requirement) for skill_id in members]
    return found
