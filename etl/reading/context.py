"""Whether a weak name means its skill here: judged by the names beside it, the names near it and the words round it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from etl.reading.candidates import Candidate, Proof
from etl.taxonomy import Skills

NEAR = 160  # characters within which another skill speaks for a name
WINDOW = 70  # characters on either side in which a cue word counts
LONGEST_GAP = 14  # characters between two members of one list: ", and/or "
SPEECHLESS_KINDS = frozenset({"soft skill", "education", "portfolio", "platform", "software practice"})

_JOINED = re.compile(r"[\s,;/|&+•·()\[\]:*]*(?:(?:and|or|and/or|und|oder|e\.g\.|etc\.)[\s,;/|&+•·()\[\]:*]*)?")


class Judge:
    """Keeps the strong candidates, and of the weak ones those for which their company speaks."""

    def __init__(self, skills: Skills) -> None:
        self._cues = {skill.skill_id: frozenset(skill.cues) for skill in skills.by_id.values() if skill.cues}
        self._speechless = frozenset(
            skill.skill_id for skill in skills.by_id.values() if skill.kind in SPEECHLESS_KINDS
        )

    def sound(self, text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates that mean their skill, in order of the text."""
        if all(candidate.proof is Proof.SKILL for candidate in candidates):
            return list(candidates)
        accepted = [candidate.proof is Proof.SKILL for candidate in candidates]
        witnesses = [c for c in candidates if c.proof is Proof.SKILL and c.skill_id not in self._speechless]
        places = [witness.start for witness in witnesses]
        forth = range(len(candidates))
        for order in (forth, reversed(forth)):  # a list may be proved from either end
            for i in order:
                if not accepted[i]:
                    accepted[i] = self._is_in_list(text, candidates, accepted, i) or self._is_spoken_for(
                        text, candidates[i], witnesses, places
                    )
        return [candidate for candidate, is_sound in zip(candidates, accepted, strict=True) if is_sound]

    def _is_in_list(self, text: str, candidates: Sequence[Candidate], accepted: Sequence[bool], i: int) -> bool:
        """Whether a neighbour that counts stands in one list with it: "Python, Go and R"."""
        for left, right, other in ((i - 1, i, i - 1), (i, i + 1, i + 1)):
            if left < 0 or right >= len(candidates) or not accepted[other]:
                continue
            if candidates[other].skill_id in self._speechless:
                continue
            gap = text[candidates[left].end : candidates[right].start]
            if gap == " ":
                if candidates[i].proof is Proof.NAME:
                    return True  # "Java Spring", but not "monitor Azure"
            elif 0 < len(gap) <= LONGEST_GAP and _JOINED.fullmatch(gap):
                return True
        return False

    def _is_spoken_for(
        self, text: str, candidate: Candidate, witnesses: Sequence[Candidate], places: Sequence[int]
    ) -> bool:
        """Whether a name has a witness or a cue near it; an ordinary word needs both."""
        has_witness = _is_near(candidate, witnesses, places)
        if candidate.proof is Proof.NAME:
            return has_witness or self._has_cue(text, candidate)
        return has_witness and self._has_cue(text, candidate)

    def _has_cue(self, text: str, candidate: Candidate) -> bool:
        cues = self._cues.get(candidate.skill_id, frozenset())
        low = max(0, candidate.start - WINDOW)
        low = max(low, text.rfind("\n", low, candidate.start) + 1)
        high = text.find("\n", candidate.end, candidate.end + WINDOW)
        window = text[low : high if high >= 0 else candidate.end + WINDOW].lower()
        if not any(cue in window for cue in cues):
            return False  # most windows end here, before any is cut into tokens
        return not cues.isdisjoint(self._tokens(window))

    @cached_property
    def _tokens(self) -> Callable[[str], frozenset[str]]:
        import spacy  # half a second and 90 MB: only for who meets a weak name

        english = spacy.blank("en")

        @lru_cache(maxsize=1024)
        def tokens(window: str) -> frozenset[str]:
            return frozenset(token.text for token in english(window))

        return tokens


def _is_near(name: Candidate, witnesses: Sequence[Candidate], places: Sequence[int]) -> bool:
    at = bisect_left(places, name.start)
    return any(
        witness.skill_id != name.skill_id and max(witness.start - name.end, name.start - witness.end) <= NEAR
        for witness in witnesses[max(0, at - 1) : at + 1]
    )
