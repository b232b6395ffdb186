"""What every spelling of the skill list says, as the automaton of candidates.py looks for it."""

import re
from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from etl.reading.searchable import latin
from etl.taxonomy import Skills, any_case, matching_form

SHORTEST_PLURAL = 3  # "CNNs", but not "Rs"

_BRITISH = re.compile(r"(?<=[a-z]{2})iz(?=e|ing|ation)")

# What follows is a list of companies, and a tool among them ("companies like Docker and Grafana") is one too.
_OTHERS = ("companies", "customers", "clients", "partners", "organizations", "brands", "startups", "investors")
COMPANIES_FOLLOW = (
    *(f"{who} {how}" for who in _OTHERS for how in ("like", "such as", "include", "including")),
    *("backed by", "creators of", "creator of", "alumni of", "alumni from", "veterans of", "formerly at"),
    "job segment",  # the key words with which some job sites end an advert
)

# Small letters and digits stand for themselves, all else is a space. A letter outside of Latin-1 becomes a space too:
# what is found is looked at again.
_LETTERS = bytes(
    small if chr(code).isalnum() and (small := ord(chr(code).lower())) < 256 else ord(" ") for code in range(256)
)


class Proof(Enum):
    """What a spelling alone is worth: the skill itself, a name that others share, or an ordinary word."""

    SKILL = 1
    NAME = 2
    WORD = 3


class Spelling(NamedTuple):
    """One form and the skill it speaks of; without a proof it says that this skill is not meant (a "never").

    Without a skill it says that companies are listed behind it.
    """

    form: str
    skill_id: str
    proof: Proof | None
    takes_s: bool  # also with a plural -s

    @property
    def is_any_case(self) -> bool:
        """Whether the form matches in any case."""
        return any_case(self.form)

    @property
    def may_go_on(self) -> bool:
        """Whether a plural -s or a version may follow: "LLMs" and "Python3", but neither "Modes" nor "R2"."""
        return self.takes_s or (self.proof is Proof.SKILL and self.is_any_case and len(self.form) >= SHORTEST_PLURAL)


def letters(coded: bytes) -> bytes:
    """A text in Latin-1 in small letters and digits, of the same length: b"C/C++" gives b"c c  "."""
    return coded.translate(_LETTERS)


def pattern(spelling: Spelling) -> bytes:
    """The letters of a form from its left edge, and to its right edge where neither plural nor version may follow."""
    before = " " if spelling.form[0].isalnum() else ""
    return letters(latin(before + spelling.form + ("" if spelling.may_go_on else " ")))


def spellings(skills: Skills) -> list[Spelling]:
    """Every form of the list; a written one goes before a variant of another ("statistic" + s, "statistics")."""
    claims: dict[str, tuple[str, Proof]] = {}
    strong: dict[str, str] = {}
    for skill in skills.by_id.values():
        for alias in skill.aliases:
            strong[matching_form(alias)] = skill.skill_id
            claims.setdefault(matching_form(alias), (skill.skill_id, Proof.SKILL))
        for alias in skill.weak:
            form = matching_form(alias)
            claims.setdefault(form, (skill.skill_id, Proof.WORD if any_case(form) else Proof.NAME))
    for form, skill_id in strong.items():
        for variant in _variants(form):
            claims.setdefault(variant, (skill_id, Proof.SKILL))
    found = [
        Spelling(form, skill_id, proof, proof is Proof.SKILL and _takes_s(form, claims))
        for form, (skill_id, proof) in claims.items()
    ]
    for skill in skills.by_id.values():
        phrases = {form for phrase in skill.never for form in _variants(matching_form(phrase))}
        found += [Spelling(form, skill.skill_id, None, _takes_s(form, ())) for form in sorted(phrases)]
    found += [Spelling(form, "", None, takes_s=False) for form in COMPANIES_FOLLOW]
    return found


def _variants(form: str) -> Iterable[str]:
    """A lower-case form also matches with -is- for -iz- and with doubled l."""
    if not any_case(form):
        return (form,)
    doubled = form.replace("modeling", "modelling").replace("labeling", "labelling")
    return {form, _BRITISH.sub("is", form), doubled}


def _takes_s(form: str, claimed: Iterable[str]) -> bool:
    """Whether a form also matches with a plural -s, which no other spelling claims."""
    is_word = any_case(form) and len(form) >= SHORTEST_PLURAL and form[-1].isalpha() and form[-1] != "s"
    return is_word and f"{form}s" not in claimed
