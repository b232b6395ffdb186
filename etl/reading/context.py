"""Whether a weak name means its skill here: judged by the names beside it, the names near it and the words round it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Sequence
from functools import cached_property, lru_cache
from itertools import compress

from etl.reading.candidates import Candidate
from etl.reading.spellings import Proof
from etl.taxonomy import Skills

NEAR = 160  # characters within which another skill speaks for an ordinary word
WINDOW = 70  # characters on either side in which a cue word counts
SPAN = 7  # words on one side of a weak spelling among which a word stands that proves it
FARTHEST_WORD = 90  # characters within which they are looked for
MANY = 200  # weak names of one text, more than any advert holds
LONGEST_GAP = 14  # characters between two members of one list: ", and/or "
_SKILL, _NAME, _ORDINARY = Proof.SKILL, Proof.NAME, Proof.WORD  # an Enum of Python 3.11 is slow to look them up
SPEECHLESS_KINDS = frozenset({"soft skill", "education", "portfolio", "platform", "software practice"})

_JOINED = re.compile(r"[\s,;/|&+•·()\[\]:*]*(?:(?:and|or|and/or|und|oder|e\.g\.|etc\.)[\s,;/|&+•·()\[\]:*]*)?")
_WORD = re.compile(r"[^\W_]+")
_CLAUSE_END = re.compile(r"[.;:!?•\n]")
_SPAN = re.compile(rf"(?:(?:_|[^\w.;:!?•\n])*[^\W_]+){{0,{SPAN}}}")  # of one clause


class Judge:
    """Keeps the strong candidates, and of the weak ones those for which their company speaks."""

    def __init__(self, skills: Skills) -> None:
        self._cues = {skill.skill_id: frozenset(skill.cues) for skill in skills.by_id.values()}
        self._speechless = frozenset(
            skill.skill_id for skill in skills.by_id.values() if skill.kind in SPEECHLESS_KINDS
        )
        self._sides = {
            skill.skill_id: (_with_plurals(skill.before), _with_plurals(skill.after))
            for skill in skills.by_id.values()
            if skill.before or skill.after
        }
        self._unlisted = frozenset(skill_id for skill_id in self._sides if not self._cues[skill_id])

    def sound(self, text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
        """The candidates that mean their skill, in order of the text."""
        weak = [i for i, candidate in enumerate(candidates) if candidate.proof is not _SKILL]
        if not weak:
            return list(candidates)
        accepted = [True] * len(candidates)
        for i in weak:
            accepted[i] = False
        speechless = self._speechless
        witnesses = [c for c in candidates if c.proof is _SKILL and c.skill_id not in speechless]
        places = [witness.start for witness in witnesses]
        hopeless = self._hopeless(text, candidates, weak) if len(weak) > MANY else frozenset[str]()
        for i in weak:
            accepted[i] = self._is_in_list(text, candidates, accepted, i) or self._is_spoken_for(
                text, candidates[i], witnesses, places, hopeless
            )
        for i in reversed(weak):  # a list may be proved from either end
            accepted[i] = accepted[i] or self._is_in_list(text, candidates, accepted, i)
        return list(compress(candidates, accepted))

    def _is_in_list(self, text: str, candidates: Sequence[Candidate], accepted: Sequence[bool], i: int) -> bool:
        """Whether a neighbour that counts stands in one list with it: "Python, Go and R"."""
        candidate = candidates[i]
        if candidate.skill_id in self._unlisted:
            return False
        proof, speechless = candidate.proof, self._speechless
        if i and accepted[i - 1]:
            before = candidates[i - 1]
            if before.skill_id not in speechless and _is_beside(text, before, candidate, proof):
                return True
        if i + 1 < len(candidates) and accepted[i + 1]:
            after = candidates[i + 1]
            return after.skill_id not in speechless and _is_beside(text, candidate, after, proof)
        return False

    def _is_spoken_for(
        self,
        text: str,
        candidate: Candidate,
        witnesses: Sequence[Candidate],
        places: Sequence[int],
        hopeless: Container[str],
    ) -> bool:
        """Whether a cue stands near a name; an ordinary word needs another skill near it as well."""
        if candidate.skill_id in self._sides and self._is_completed(text, candidate):
            return True
        if candidate.skill_id in hopeless:
            return False
        if candidate.proof is _ORDINARY and not _is_near(candidate, witnesses, places):
            return False
        return self._has_cue(text, candidate)

    def _is_completed(self, text: str, candidate: Candidate) -> bool:
        """Whether its clause holds a word that proves it: "solve", behind which stands "our clients' problems"."""
        before, after = self._sides[candidate.skill_id]
        if after:
            span = _SPAN.match(text, candidate.end, candidate.end + FARTHEST_WORD)
            if span and not after.isdisjoint(map(str.lower, _WORD.findall(span[0]))):
                return True
        if before:
            clause = _CLAUSE_END.split(text[max(0, candidate.start - FARTHEST_WORD) : candidate.start])[-1]
            return not before.isdisjoint(map(str.lower, _WORD.findall(clause)[-SPAN:]))
        return False

    def _has_cue(self, text: str, candidate: Candidate) -> bool:
        cues = self._cues[candidate.skill_id]
        low = max(0, candidate.start - WINDOW)
        low = max(low, text.rfind("\n", low, candidate.start) + 1)
        high = text.find("\n", candidate.end, candidate.end + WINDOW)
        window = text[low : high if high >= 0 else candidate.end + WINDOW].lower()
        near = [cue for cue in cues if cue in window]
        return any(self._is_token(cue, window) for cue in near)

    def _is_token(self, cue: str, window: str) -> bool:
        """Whether a cue is a word of its own in the window; a token never reaches over a space."""
        return any(cue in piece and cue in self._tokens(piece) for piece in window.split())

    def _hopeless(self, text: str, candidates: Sequence[Candidate], weak: Sequence[int]) -> frozenset[str]:
        """The skills of which the whole text holds no cue: a text that says "R" a million times is read at once."""
        small = text.lower()
        skill_ids = {candidates[i].skill_id for i in weak}
        return frozenset(skill_id for skill_id in skill_ids if not any(cue in small for cue in self._cues[skill_id]))

    @cached_property
    def _tokens(self) -> Callable[[str], frozenset[str]]:
        import spacy  # half a second and 90 MB: only for who meets a weak name

        english = spacy.blank("en")

        @lru_cache(maxsize=4096)
        def tokens(piece: str) -> frozenset[str]:
            whole = piece.encode("utf-8", "replace").decode("utf-8")  # spaCy refuses half a surrogate pair
            return frozenset(token.text for token in english(whole))

        return tokens


def is_one_list(text: str, left: Candidate, right: Candidate) -> bool:
    """Whether nothing but a comma, a slash, "and" or the like stands between two names."""
    if not 0 < right.start - left.end <= LONGEST_GAP:
        return False
    return text[left.end : right.start] != " " and _JOINED.fullmatch(text, left.end, right.start) is not None


def _is_beside(text: str, left: Candidate, right: Candidate, proof: Proof) -> bool:
    """Whether two names stand in one list; a name that others share may also stand bare beside another."""
    if proof is _NAME and text[left.end : right.start] == " ":
        return True  # "Java Spring", but not "monitor Azure"
    return is_one_list(text, left, right)


def _is_near(name: Candidate, witnesses: Sequence[Candidate], places: Sequence[int]) -> bool:
    at = bisect_left(places, name.start)
    return any(
        witness.skill_id != name.skill_id and max(witness.start - name.end, name.start - witness.end) <= NEAR
        for witness in witnesses[max(0, at - 1) : at + 1]
    )


def _with_plurals(words: Sequence[str]) -> frozenset[str]:
    return frozenset((*words, *(f"{word}s" for word in words)))
