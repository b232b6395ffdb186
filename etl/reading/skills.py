"""The skills a text names, each with its place."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from etl.reading.candidates import Candidate, CandidateFinder
from etl.reading.context import Judge
from etl.reading.employer import names_of, without_own
from etl.reading.joins import joins, parted, spaces
from etl.reading.searchable import latin
from etl.taxonomy import Skills


class SkillFinder:
    """Finds the skills of one list in texts."""

    def __init__(self, skills: Skills) -> None:
        self._candidates = CandidateFinder(skills)
        self._judge = Judge(skills)
        self._own_names = lru_cache(maxsize=4096)(self._find_own_names)

    def occurrences(self, text: str, company: str = "") -> list[Candidate]:
        """Every place that names a skill and means it, in order of the text; the employer's own name is none."""
        coded = latin(text)
        places = joins(text, coded, self._candidates.words)
        if not places:
            return self._sound(text, coded, company)
        text = parted(text, places)
        return _moved_back(self._sound(text, latin(text), company), spaces(places))

    def _sound(self, text: str, coded: bytes, company: str) -> list[Candidate]:
        found = self._judge.sound(text, self._candidates.find(text, coded))
        own_names = self._own_names(company)
        return without_own(text, found, own_names) if own_names else found

    def _find_own_names(self, company: str) -> tuple[str, ...]:
        """What the employer may be called in its advert, if that holds the name of a skill."""
        return tuple(name for name in names_of(company) if self._candidates.find(name, latin(name)))


def _moved_back(found: Sequence[Candidate], added: Sequence[int]) -> list[Candidate]:
    """The same places in the text without the added spaces."""
    return [
        name._replace(start=name.start - bisect_left(added, name.start), end=name.end - bisect_left(added, name.end))
        for name in found
    ]
