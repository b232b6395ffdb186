"""Where the work of an advert is done: remote, hybrid or onsite.

Structured words go before location and title, and those before the text. In the text the statement that speaks most
plainly of this job counts: "this role is fully remote" goes before "work from home options" among the benefits, and
that before how the company works; a named office one goes to ("from our Lisbon office on a hybrid basis") goes before
all. Of ways that are offered side by side the freest is the job's: "remote or hybrid" is remote, "hybrid / onsite" is
hybrid. Some days or an option of working at home are hybrid, a remote-first employer is remote, an office-first one
onsite. What held in a time of illness does not count, nor do a city, an office, travel or a trade that needs hands.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from etl.reading.sections import Part, Parts
from etl.reading.workwords import (
    AFTERWARDS,
    ALL_DAYS,
    ANYWHERE,
    BOTH,
    HOME,
    HYBRID,
    HYBRID_OFFICE,
    MODES,
    OFFICE,
    OFFICE_ROOM,
    OPTION,
    OR_HYBRID,
    PASSING,
    PLAIN,
    REFUSED,
    SOME_DAYS,
    SOME_PEOPLE,
    SOME_REMOTE,
    WHOLLY,
    WORKING,
    without_talk,
)

FREEST_FIRST = ("remote", "hybrid", "onsite")
LONGEST_FIELD = 400  # characters of a location or a title that are read
REACH = 110  # characters on either side of a cue that may belong to its statement

_BREAKS = ("\n", ". ", "! ", "? ", "• ")
_ANSWER = re.compile(r"\?\s(?:yes|no)\b", re.IGNORECASE)  # "Remote? No"
_LESS = {Part.BENEFITS: 1, Part.COMPANY: 2, Part.LEGAL: 2, Part.APPLY: 2}
_SMALL_PRINT = frozenset({Part.LEGAL, Part.APPLY})


def work_mode(*, said: str, location: str, title: str, text: str, parts: Parts, cues: Sequence[int]) -> str | None:
    """The work mode of a posting, None where nothing says it; said and location are the site's own words.

    cues are the places in the text where it may speak of the mode, as etl.reading.cues finds them.
    """
    structured = in_short(said)
    if structured and len(_named(said.lower())) == 1 and not REFUSED.search(location[:LONGEST_FIELD].lower()):
        return structured
    place = in_short(location)
    if location.strip().lower() == "anywhere":  # what a search engine prints where it knows no place
        return structured or in_short(title) or _in_text(text, parts, cues) or place
    return place or structured or in_short(title) or _in_text(text, parts, cues)


def in_short(said: str) -> str | None:
    """The mode that a field, a location or a title names, None if none: "Onsite (3 days/week)" is hybrid."""
    return _in_short(said[:LONGEST_FIELD])


@lru_cache(maxsize=20_000)
def _in_short(said: str) -> str | None:
    said = said.lower().strip()
    if not _named(said):
        return None
    said = without_talk(said)
    if REFUSED.search(said):
        return "hybrid" if "hybrid" in _named(REFUSED.sub(" ", said)) else "onsite"
    found = _named(said)
    if "hybrid" in found and BOTH.search(said):
        return "hybrid"
    if "remote" in found and SOME_REMOTE.search(said):
        found = found - {"remote"} or {"hybrid"}
    if found == {"onsite"} and SOME_DAYS.search(said):
        return "hybrid"
    return _freest(found)


def _named(said: str) -> set[str]:
    found = {mode for mode, pattern in MODES.items() if pattern.search(said)}
    return found - {"remote"} if "hybrid remote" in said else found


def _freest(modes: set[str]) -> str | None:
    return next((mode for mode in FREEST_FIRST if mode in modes), None)


def _in_text(text: str, parts: Parts, cues: Sequence[int]) -> str | None:
    """The freest mode of the statements that speak most plainly."""
    best, modes = 0, set[str]()
    for at, clause in _statements(text, cues):
        plainness, mode = _judged(without_talk(clause))
        if plainness > 1:
            part = parts.at(at)
            plainness = max(plainness - _LESS.get(part, 0), 0 if part in _SMALL_PRINT else 1)
        if plainness > best:
            best, modes = plainness, {mode}
        elif plainness == best > 0:
            modes.add(mode)
    return _freest(modes)


def _statements(text: str, cues: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The clauses round the cues, in small letters, each with the place of its first cue."""
    done = 0
    for at in cues:
        if at < done:
            continue
        left = max(done, at - REACH)
        left = max(left, *(text.rfind(mark, left, at) + len(mark) for mark in _BREAKS))
        right = at + REACH
        for mark in _BREAKS:
            if (end := text.find(mark, at, right)) >= 0:
                right = end
        if answer := _ANSWER.match(text, right):
            right = answer.end()
        elif text[right - 1 : right] == ":":  # "Work remotely:\nNo"
            end = text.find("\n", right + 1, right + REACH)
            right = end if end >= 0 else right + REACH
        done = right
        yield at, text[left:right].lower()


def _judged(clause: str) -> tuple[int, str]:
    """How plainly a clause speaks of this job's mode, 0 (not at all) to 5, and the mode."""
    if PASSING.search(clause):
        clause = " ".join(piece for piece in AFTERWARDS.split(clause) if not PASSING.search(piece))
    has_home = HOME.search(clause) is not None
    if has_home and REFUSED.search(clause):
        return 4, "hybrid" if PLAIN["hybrid"].search(REFUSED.sub(" ", clause)) else "onsite"
    if HYBRID.search(clause) and not (has_home and (OR_HYBRID.search(clause) or WHOLLY.search(clause))):
        if not has_home and HYBRID_OFFICE.search(clause) and not SOME_PEOPLE.search(clause):
            return 5, "hybrid"
        return _plainness(clause, "hybrid"), "hybrid"
    if has_home:
        return _of_home(clause)
    if ANYWHERE.search(clause):
        return 3, "remote"
    return _of_office(clause)


def _of_home(clause: str) -> tuple[int, str]:
    if OR_HYBRID.search(clause):
        return 4, "remote"
    if SOME_REMOTE.search(clause) or (SOME_DAYS.search(clause) and not WHOLLY.search(clause)):
        return 3, "hybrid"
    plainness = _plainness(clause, "remote")
    if plainness < 4 and ANYWHERE.search(clause):
        return 3, "remote"
    return plainness, "hybrid" if plainness < 4 and OPTION.search(clause) else "remote"


def _of_office(clause: str) -> tuple[int, str]:
    if OFFICE.search(clause):
        if ALL_DAYS.search(clause):
            return 4, "onsite"
        if SOME_DAYS.search(clause):
            return 3, "hybrid"
    if PLAIN["onsite"].search(clause):
        return 4, "onsite"
    return (1, "onsite") if OFFICE_ROOM.search(clause) else (0, "")


def _plainness(clause: str, mode: str) -> int:
    if PLAIN[mode].search(clause):
        return 4
    return 2 if WORKING.search(clause) else 0
