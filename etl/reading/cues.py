"""Where a text may speak of the work mode or of where the job is: the words that do, found in one pass."""

from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

LONGEST = 200_000  # characters that are searched
MOST = 40  # cues of a kind that are looked at: an advert that has more says nothing new

_MODE = (
    "remot", "hybrid", "onsite", "on-site", "on site", "in-office", "in office", "the office", "our office", "wfh",
    "from home", "from-home", "home-based", "home based", "home working", "home office",
    "homeoffice", "home-office", "telework", "telecommut", "in-person", "in person",
    "office environment", "office setting", "virtual position", "virtual role", "fully distributed",
    "100% distributed", "office-first", "office-based", "vor ort", "distans", "télétravail", "teletrabajo", "hibrid",
    "híbrid", "presencial", "mobiles arbeiten", "thuiswerk", "anywhere", "available throughout",
)  # fmt: skip
_PLACE = ("location", "based ", "located", "residing", "reside ", "resident", "available ", "live in", "living in")
_PERMISSION = ("authori", "eligib", "right to", "permit", "permission", "able to", "citizen", "green card", "e-verify")
_PLACE_TOO = frozenset({"remot", "hybrid", "anywhere", "available throughout"})


class Cues(NamedTuple):
    """Where such words begin in a text, ascending: of the work mode, of places, of the permission to work."""

    mode: list[int]
    place: list[int]
    permission: list[int]


_SPELLINGS = [
    (cue, spelling)
    for cue in (*_MODE, *_PLACE, *_PERMISSION)
    for spelling in dict.fromkeys((cue, cue.capitalize(), cue.title(), cue.upper(), cue.replace("ort", "Ort")))
]
_FINDER = AhoCorasick(
    [spelling for _, spelling in _SPELLINGS],
    matchkind=MatchKind.LeftmostLongest,
    implementation=Implementation.DFA,
    store_patterns=False,
)
_KINDS = [(cue in _MODE, cue in _PLACE or cue in _PLACE_TOO, cue in _PERMISSION) for cue, _ in _SPELLINGS]


def cues(text: str) -> Cues:
    """The cues of a text."""
    found = Cues([], [], [])
    for cue, start, _ in _FINDER.find_matches_as_indexes(text[:LONGEST]):
        for is_kind, starts in zip(_KINDS[cue], found, strict=True):
            if is_kind and len(starts) < MOST:
                starts.append(start)
    return found
