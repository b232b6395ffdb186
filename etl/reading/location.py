"""What a location as sites write it says: its places in standard form, and their countries."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from data.geonames import folded
from etl.reading.gazetteer import Level, Meaning, is_code
from etl.reading.placenames import Field, alternatives, repaired

LONGEST = 1500  # characters of a location that are read
POINTS = frozenset({"NE", "SE", "SW", "NW"})  # of the compass, in "Redmond, WA (SE Redmond area)"

_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]?")


@dataclass(frozen=True, slots=True)
class Where:
    """What a location names: places in order, and the countries of all of them, sorted."""

    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


@dataclass(slots=True)
class _Place:
    """A place while it is read: its name as written, what that may mean, and what larger places say of it."""

    name: str
    options: tuple[Meaning, ...]
    countries: tuple[str, ...] = ()  # those that larger places leave; () while none was named
    code: str = ""
    level: Level = Level.CITY  # of the largest place named

    @property
    def smallest(self) -> Level:
        return self.options[0].level if self.options else Level.CITY

    @property
    def is_sure(self) -> bool:
        """Whether more than a city's name speaks for its country."""
        return bool(self.countries) or self.smallest is not Level.CITY


def where(location: str, home: str = "", is_prose: bool = False) -> Where:
    """The places and countries of a location; home is the country that the site states beside it, "" if none.

    is_prose: the words come from running text, where a name nobody knows is no place; home is then but a hint, and with
    it a small city elsewhere is none either.
    """
    return _where(location[:LONGEST], home, is_prose)


@lru_cache(maxsize=20_000)
def _where(location: str, home: str, is_prose: bool) -> Where:
    location = repaired(location)
    places = list(_places(_BRACKETS.sub(" ", location), is_prose))
    has_city = any(place.options and place.smallest is Level.CITY for place in places)
    # "Hamburg (Germany)" and "Remote (Berlin)" say more, "New York (Clinton area)" does not
    for aside in _BRACKETS.findall(location):
        places += (p for p in _places(aside, is_prose=True) if not has_city or (p.is_sure and p.name not in POINTS))
    if len(places) > 1:
        places = [place for place in places if place.options or place.countries]
    if is_prose and home:
        places = [p for p in places if p.is_sure or home in p.options[0].countries or not p.options[0].is_small]
    is_guess = len(places) == 1 and not places[0].is_sure
    _settle(places, home)
    countries = {country for place in places for country in place.countries}
    if home and not is_prose and (is_guess or not countries):
        countries = {home}
    return Where(_labels(places), tuple(sorted(countries)))


def _places(text: str, is_prose: bool) -> Iterator[_Place]:
    for fields in alternatives(text, is_prose):
        yield from _joined(_address(fields))


def _address(fields: list[Field]) -> list[Field]:
    """Of city, region and country the region is no city: "Amsterdam, New York, United States", "Lisboa, Lisbon, PT"."""
    found = [field for field in fields if field]
    names = [
        field for field, before in zip(found, [("", ()), *found], strict=False) if folded(field[0]) != folded(before[0])
    ]
    if len(found) < len(fields) or len(names) != 3:
        return fields
    city, (name, options), last = names
    levels = {own.level for own in (*city[1][:1], *options)}
    if not any(own.level is Level.COUNTRY for own in last[1]) or not levels <= {Level.CITY, Level.STATE}:
        return fields
    country = next(own.countries for own in last[1] if own.level is Level.COUNTRY)
    return [city, (name, tuple(own for own in options if own.level is Level.STATE and own.countries == country)), last]


def _joined(fields: Iterable[Field]) -> Iterator[_Place]:
    """The places of a comma list: a name and the larger ones behind it, or before it, are one place."""
    place: _Place | None = None
    for field in fields:
        if field is None:
            if place:
                yield place
            place = None
            continue
        name, options = field
        if place is None:
            place = _Place(name, options)
        elif _widens(place, options) or _narrows(place, name, options) or _names(place, name, options):
            continue
        elif place.options or place.countries:
            if not options and is_code(name) and is_code(place.name):
                continue  # the "KA" of "IN-KA-Bengaluru"
            if _says_nothing_new(place, name, options):
                continue
            yield place
            place = _Place(name, options)
        elif options:
            place = _Place(name, options)  # an unknown name was the quarter or the street
    if place:
        yield place


def _says_nothing_new(place: _Place, name: str, options: tuple[Meaning, ...]) -> bool:
    """Whether a name repeats the place, is its quarter or one more region round it: "Leeds, Yorkshire, England"."""
    if place.smallest is not Level.CITY:
        return False
    if place.level is Level.CITY:
        return not options or folded(name) == folded(place.name)
    return any(own.level is place.level is Level.STATE and own.countries == place.countries for own in options)


def _widens(place: _Place, options: tuple[Meaning, ...]) -> bool:
    """Whether a name can be the larger place round this one, which then knows its country and state."""
    larger = [meaning for meaning in options if Level.CITY < meaning.level < Level.REGION]
    if place.countries:
        fitting = [
            (own, country, m) for own in place.options[:1] or (None,) for country in place.countries for m in larger
        ]
        fitting = [(own, country, m) for own, country, m in fitting if m.level > place.level and country in m.countries]
    else:
        fitting = [
            (own, country, meaning)
            for own in sorted(place.options, key=lambda own: own.level)
            for country in own.countries
            for meaning in larger
            if meaning.level > own.level and country in meaning.countries and _is_its_state(own, meaning)
        ]
    if not fitting:
        return False
    own, country, meaning = fitting[0]
    if own:
        place.options = (own,)
    place.countries, place.level = (country,), meaning.level
    place.code = place.code or meaning.code
    return True


def _names(place: _Place, name: str, options: tuple[Meaning, ...]) -> bool:
    """Whether a larger name makes this one a namesake too small for the list: "Paris, TX", "Norway, ME"."""
    larger = [meaning for meaning in options if Level.CITY < meaning.level < Level.REGION]
    is_city_too = any(own.level is Level.CITY and not own.is_small for own in options)
    may_be_city = is_city_too and not is_code(name) and place.options
    if place.countries or not larger or may_be_city:
        return False  # "New York" may be one more city of a list
    if place.smallest is not Level.CITY and not (is_code(name) and larger[0].code and not is_code(place.name)):
        return False  # "Ireland, Spain" are two countries
    around = next((meaning for meaning in larger if meaning.countries == ("US",)), larger[0])  # "Glasgow, DE"
    place.options = ()
    place.countries, place.level, place.code = around.countries, around.level, around.code
    return True


def _is_its_state(own: Meaning, larger: Meaning) -> bool:
    """Whether a nickname can lie there: in "SF, LA" the second is no Louisiana."""
    return not larger.code or "," not in own.name or own.name.endswith(larger.code)


def _narrows(place: _Place, name: str, options: tuple[Meaning, ...]) -> bool:
    """Whether a name can be a smaller place within this one: "Germany, Berlin", "US, CA, Santa Clara"."""
    if not place.options or place.smallest is Level.CITY or place.smallest is Level.REGION:
        return False
    if place.smallest is Level.STATE and any(own.level is Level.CITY for own in place.options):
        return False  # "New York, Boston" are two cities
    for around in place.options:  # "IN, Bengaluru" is not in Indiana
        for meaning in options:
            if meaning.level < around.level < Level.REGION and around.countries[0] in meaning.countries:
                place.name, place.options = name, (meaning,)
                place.countries, place.level = around.countries, Level.COUNTRY
                place.code = meaning.code or around.code
                return True
    return False


def _settle(places: list[_Place], home: str) -> None:
    """Give every place its countries: of several meanings the one that fits what else is named, else the likeliest."""
    alone = [place for place in places if not place.countries and place.options]
    countries = [place for place in alone if place.smallest is Level.COUNTRY]
    states = [place for place in alone if {own.level for own in place.options} == {Level.STATE}]
    if countries and not states:
        for place in alone:  # "US / CA / DE" lists countries, so does "Armenia, Georgia, Poland"
            nations = tuple(own for own in place.options if own.level is Level.COUNTRY)
            has_us = any(other.options[0].countries == ("US",) for other in countries)
            if nations and place.smallest is Level.STATE and (is_code(place.name) or not has_us):
                place.options = nations
    stated = {home} | {country for place in places for country in place.countries}
    stated |= {country for place in alone if place.smallest is Level.COUNTRY for country in place.options[0].countries}
    stated |= {country for place in states if len(only := _possible(place)) == 1 for country in only}  # "Münster (NRW)"
    for place in alone:
        likely = [(own, country) for own in place.options for country in own.countries]
        own, country = next((pair for pair in likely if pair[1] in stated), likely[0] if likely else (None, ""))
        if own is None or place.smallest is Level.REGION:
            place.countries = place.options[0].countries
        else:
            place.options, place.countries = (own,), (country,)


def _possible(place: _Place) -> set[str]:
    """The countries in which a place may lie."""
    return {country for own in place.options for country in own.countries}


def _labels(places: list[_Place]) -> tuple[str, ...]:
    """The places' names in standard form, each once; a country only where no place within it is named."""
    within = {country for place in places if place.smallest < Level.COUNTRY for country in place.countries}
    labels = []
    for place in places:
        own = place.options[0] if place.options else Meaning(Level.CITY, ())
        if own.level is Level.REGION or (own.level is Level.COUNTRY and not within.isdisjoint(own.countries)):
            continue
        name = own.name or (_capitalised(place.name))
        labels.append(f"{name}, {place.code}" if place.code and own.level is Level.CITY and "," not in name else name)
    return tuple(dict.fromkeys(labels))


def _capitalised(name: str) -> str:
    return name.title() if name.islower() or (name.isupper() and len(name) > 3) else name
