"""Which needs of an advert are either/or: "PyTorch or TensorFlow", "one of AWS, GCP and Azure"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from etl.reading.candidates import Candidate
from etl.reading.patterns import by_letter

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
# What says before a list that one of it is enough, in small letters: "one of", "a framework such as".
_ONE_OF = by_letter(r"(?:\bone of|\bany of|\bone or more|\bone|\beither|\bany)\b[^.;()]{0,50}[:(,]?\s*$")
_ONE_SUCH_AS = re.compile(
    r"\b(?:an?|any|another|some) (?:[\w/+-]+ ){0,4}"
    r"(?:framework|language|platform|tool|librar(?:y|ies)|database|cloud|provider|system|package|technology|stack"
    r"|warehouse|service|engine|field|discipline|orchestrator|vendor)s?,? ?"
    r"(?:\(|such as |like |e\.g\.,? |\(e\.g\.,? |\(such as |\(like |for example,? |including )$"
)
_OR_SIMILAR = re.compile(
    r"[\s,)]*(?:[\w.+#-]+(?: [\w.+#-]+){0,2}, ?){0,3}(?:and/or|or) "
    r"(?:an?\b|any\b|other|another|similar|related|equivalent|comparable|some\b|the like)"
)


_ANNOUNCING = ("(", "like ", "as ", "e.g. ", "e.g., ", "for example ", "example, ", "including ")
_PLAIN_JOINTS = {
    " ": "", ", ": ",", "/": ",", ",": ",", " and ": "and", ", and ": "and", " or ": "or", ", or ": "or", " & ": "&",
}  # fmt: skip
_NONE = range(0)


class Alternative(NamedTuple):
    """One skill of an either/or need; group_no counts the needs of a posting from 1 in order of the text."""

    group_no: int
    skill_id: str
    requirement: str


# A name in a list, how strongly it is asked, and what joins it to the one before: "," if only marks do.
_Member = tuple[Candidate, str, str]


class _Need(NamedTuple):
    """Skills of which one is enough, and how strongly that is asked."""

    skill_ids: list[str]
    requirement: str


def alternatives(text: str, occurrences: Sequence[Candidate], strengths: Sequence[str | None]) -> list[Alternative]:
    """The either/or needs of a text, skill by skill, in order of the text.

    "A and/or B" is one: who has A meets it. A skill that is asked as strongly on its own elsewhere is in no group, a
    skill is in the strongest of its groups only, and groups of one vanish.
    """
    chains = list(_chains(text, occurrences, strengths))
    chosen = {at: places for at, chain in enumerate(chains) if len(chain) > 1 and (places := _members(text, chain))}
    if not chosen:
        return []  # as most texts
    needs = [_need([chains[at][place] for place in places]) for at, places in chosen.items()]
    alone: dict[str, int] = {}  # how strongly a skill is asked outside of every group
    for at, chain in enumerate(chains):
        places = chosen.get(at, _NONE)
        for place, (name, strength, _) in enumerate(chain):
            if place not in places:
                alone[name.skill_id] = max(RANKS[strength], alone.get(name.skill_id, 0))
    return _numbered(needs, alone)


def _need(members: list[_Member]) -> _Need:
    requirement = max((strength for _, strength, _ in members), key=RANKS.__getitem__)
    return _Need(list(dict.fromkeys(name.skill_id for name, _, _ in members)), requirement)


def _chains(text: str, occurrences: Sequence[Candidate], strengths: Sequence[str | None]) -> Iterator[list[_Member]]:
    """The lists of a text; a name that stands in none is a list of its own."""
    chain: list[_Member] = []
    end = 0  # of the last member
    for name, strength in zip(occurrences, strengths, strict=True):
        if strength is None:
            continue
        start = name.start
        if start < end:
            continue  # a name inside a longer one
        if chain and start - end <= LONGEST_GAP and (joint := _joint(text[end:start])):
            chain.append((name, strength, joint))
        else:
            if chain:
                yield chain
            chain = [(name, strength, "")]
        end = name.end
    if chain:
        yield chain


def _joint(gap: str) -> str:
    """The word that joins two members of a list, "," if only marks do, "" if nothing does."""
    if gap in _PLAIN_JOINTS:
        return _PLAIN_JOINTS[gap]
    if "\n" in gap or not (found := _GAP.fullmatch(gap)):
        return ""
    return found["joint"] or found["after"] or ","


def _members(text: str, chain: list[_Member]) -> range:
    """The places in a list that are either/or: the whole list if its lead says so, else what an "or" joins."""
    start = chain[0][0].start
    left = max(0, start - LONGEST_LEAD)
    if _one_is_enough(text[max(left, text.rfind("\n", left, start) + 1) : start]):
        return range(len(chain))
    choices = [place for place, (_, _, joint) in enumerate(chain) if joint in ("or", "and/or")]
    ands = [place for place, (_, _, joint) in enumerate(chain) if joint in ("and", "&")]
    if choices:
        return range(max((place for place in ands if place < choices[0]), default=0), choices[-1] + 1)
    begin = ands[-1] if ands else 0
    if len(chain) - begin > 1 and _OR_SIMILAR.match(text, chain[-1][0].end):
        return range(begin, len(chain))
    return _NONE


def _one_is_enough(lead: str) -> bool:
    """Whether what stands before a list says that one of it is enough."""
    low = lead.lower()
    return bool(_ONE_OF.search(low) or (low.endswith(_ANNOUNCING) and _ONE_SUCH_AS.search(low)))


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
