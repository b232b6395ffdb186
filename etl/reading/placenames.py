"""The names in a location as sites write it, each with all it may mean: "Remote - US", "NYC or SF", "Austin TX"."""

import re
from collections.abc import Iterator

from etl.reading.gazetteer import LONGEST_CODE, Level, Meaning, is_code, meanings, stands_beside

LONGEST_NAME = 5  # words of a name that nobody knows

_PARTS = re.compile(r"[;；|/•·\n\t、]|\s\+\s")
_FIELDS = re.compile(r"[,，:]|\s[-–—]+\s|[–—]|^-|-$")
_CHOICES = re.compile(r"(?:^|\s)(?:or|and|oder|und|ou|et|plus|&)(?:\s|$)|[&+]|或", re.IGNORECASE)
_APART = re.compile(r"remote|hybrid|home ?office", re.IGNORECASE)
_REFUSED = re.compile(r"\b(?:no|not|non)[ -]remote\b", re.IGNORECASE)  # "NO REMOTE" is not in Norway
_WATERS = re.compile(r"\s(?:an der|am|an|a|ob der|bei|upon|on|sur|sous)\.?\s")  # "Mülheim an der Ruhr"
_HAN = re.compile("[\u4e00-\u9fff]{2}")
_MISREAD = re.compile("[\u00c2-\u00f4][\u0080-\u00bf]")

Field = tuple[str, tuple[Meaning, ...]] | None  # a name with all it may mean; None parts two places


def alternatives(text: str, is_prose: bool) -> Iterator[list[Field]]:
    """The names of a location, one list for each of the places that it offers.

    is_prose: the words come from running text, where a name nobody knows is no place.
    """
    for part in _PARTS.split(_REFUSED.sub(" ", text)):
        yield [field for piece in _FIELDS.split(part) for field in _fields(piece.strip(" -*.'\""), is_prose)]


def repaired(text: str) -> str:
    """Undo UTF-8 that was read as Latin-1: "SÃ£o Paulo"."""
    if not text.isascii() and _MISREAD.search(text):
        try:
            return text.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return text
    return text


def _fields(piece: str, is_prose: bool) -> Iterator[Field]:
    """The names in what stands between two commas: most often one, with words round it that are no name."""
    if stands_beside(piece):
        if _APART.search(piece):
            yield None
        return
    if found := _known(piece):
        yield piece, found
        return
    choices = _CHOICES.split(piece)
    if len(choices) > 1:
        yield from _fields(choices[0].strip(), is_prose)
        for choice in choices[1:]:
            yield None
            yield from _fields(choice.strip(), is_prose)
        return
    words = piece.split()
    rest = [word for word in words if not stands_beside(word) and not any(map(str.isdigit, word))]
    if _APART.search(piece):
        yield None
    name = " ".join(rest)
    if found := _known(name):
        yield name, found
    elif len(parts := name.split("-")) > 1 and (_known(parts[0]) or stands_beside(parts[0])):
        is_city = meanings(parts[0])[:1] and meanings(parts[0])[0].level is Level.CITY
        for part in parts[: 1 if is_city else None]:  # "US-Remote", "US-CA-San Francisco"; "Berlin-Mitte" is Berlin
            yield from _fields(part.strip(), is_prose)
    elif split := _ends(rest) or _beginnings(rest):
        yield from split
    elif (waters := _WATERS.search(name)) and (found := _known(name[: waters.start()])):
        yield name, found
    elif name and not is_prose and not _HAN.match(name) and len(rest) <= LONGEST_NAME and len(words) - len(rest) < 2:
        yield name, ()


def _known(name: str) -> tuple[Meaning, ...]:
    """What a name means; some codes may stand in small letters: "austin, tx", "remote us"."""
    if (found := meanings(name)) or not name.islower() or len(name) > 3:
        return found
    found = meanings(name.upper())
    return found if name in {"us", "uk", "usa", "uae"} or any(meaning.code for meaning in found) else ()


def _ends(words: list[str]) -> list[Field]:
    """A name with a larger place at one end, without a comma: "Austin TX", "US Santa Clara"; [] where it is none."""
    for n in range(min(3, len(words) - 1), 0, -1):
        for larger, name, in_order in ((words[-n:], words[:-n], True), (words[:n], words[n:], False)):
            said = " ".join(larger)
            options = tuple(meaning for meaning in meanings(said) if meaning.level is not Level.CITY)
            if options and ((is_code(said) and not _is_word(said, words)) or meanings(" ".join(name))):
                own = _ends(name) or [(" ".join(name), meanings(" ".join(name)))]
                if in_order:
                    return [*own, (said, options)]
                if is_code(said):
                    return [(said, options), *own]
    return []


def _is_word(code: str, words: list[str]) -> bool:
    """Whether three capitals among other words in capitals are rather a word than a country's code: "EAST ARM"."""
    is_country = any(own.level is Level.COUNTRY for own in meanings(code))
    return len(code) == LONGEST_CODE and code != "USA" and is_country and all(map(str.isupper, words))


def _beginnings(words: list[str]) -> list[Field]:
    """The large city that a longer name begins or ends with: "München Central Tower", "Büro Berlin", "深圳宝安区"."""
    for n in (3, 2, 1):
        for part in (words[:n], words[-n:]):
            found = meanings(" ".join(part))
            if len(words) > n and any(own.level is Level.CITY and not own.is_small for own in found):
                return [(" ".join(part), found)]
    if len(words) == 1 and not words[0].isascii():
        for n in (4, 3, 2):
            if _HAN.match(words[0]) and (found := meanings(words[0][:n])):
                return [(words[0][:n], found)]
    return []
