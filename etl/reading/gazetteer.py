"""What a place name means, offline: the countries, states and cities of data/places.toml and data/cities.tsv."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from typing import Any

import data
from data.geonames import folded

LONGEST_CODE = 3
COUNTRY_FIRST = frozenset({"DE"})  # alone, "DE" is rather Germany than Delaware; "CA" is California
CODED_STATES = frozenset({"US", "CA"})  # where a city is written with the code of its state: "Austin, TX"


class Level(IntEnum):
    """How large a place is: a city lies in a state, a state in a country; a region holds countries."""

    CITY = 0
    STATE = 1
    COUNTRY = 2
    REGION = 3


@dataclass(frozen=True, slots=True)
class Meaning:
    """One thing a name means; a city has the countries that own one of that name, the likeliest first.

    name is the standard form ("" : as written); code is the postal code of an American or Canadian state.
    """

    level: Level
    countries: tuple[str, ...]
    name: str = ""
    code: str = ""
    is_small: bool = False  # a city that its name alone does not tell


def meanings(name: str) -> tuple[Meaning, ...]:
    """Everything a name means, the likeliest first; () where it names no place. A code counts in capitals only."""
    known = _known()
    found = known.codes.get(name)
    if found is None:
        key = folded(name)
        found = known.names.get(key, ())
        if not found and (said := known.cities.get(key)):
            found = (_city(said),)
        elif not found and "'" in name:
            found = meanings(name.replace("'", ""))  # "Bishop's Stortford"
    return found


@lru_cache(maxsize=1000)
def country(said: str) -> str:
    """The ISO 3166 alpha-2 code of a site's own country field ("us", "DEU", "Germany"), "" where it names none."""
    code = said.strip().upper()
    if code in _known().countries:
        return code
    return next((m.countries[0] for m in (*meanings(code), *meanings(said)) if m.level is Level.COUNTRY), "")


def is_word(name: str) -> bool:
    """Whether a city's name is an ordinary word, which alone in running text is no place: "Mobile", "Reading"."""
    return name.casefold() in _known().words


def stands_beside(word: str) -> bool:
    """Whether a word of a location is no name: "Greater", "Area", "remote", but not the code "IN"."""
    return word not in _known().codes and word.casefold().strip(".*-") in _known().beside


@dataclass(frozen=True, slots=True)
class _Known:
    codes: dict[str, tuple[Meaning, ...]]
    names: dict[str, tuple[Meaning, ...]]
    cities: dict[str, str]
    countries: frozenset[str]
    words: frozenset[str]
    beside: frozenset[str]


@cache
def _known() -> _Known:
    with data.places().open("rb") as file:
        table = tomllib.load(file)
    lines = data.cities().read_text(encoding="utf-8").splitlines()
    cities = dict(line.split("\t", 1) for line in lines if not line.startswith("#"))
    cities |= {name: f"+{code}" for name, code in table["first"].items()}
    cities_too = {folded(name) for name in table["cities_too"]}
    codes: dict[str, list[Meaning]] = defaultdict(list)
    names: dict[str, list[Meaning]] = defaultdict(list)
    for spelling, meaning in _by_hand(table):
        if is_code(spelling):
            codes[spelling].append(meaning)
        else:
            names[folded(spelling)].append(meaning)
    for name, found in names.items():
        if name in cities and _is_city_too(found[0], _city(cities[name]), name in cities_too):
            found.append(_city(cities[name]))
    return _Known(
        codes={code: tuple(found) for code, found in codes.items()},
        names={name: tuple(found) for name, found in names.items()},
        cities=cities,
        countries=frozenset(table["countries"]),
        words=frozenset(table["words"]),
        beside=frozenset(table["beside"]),
    )


def _is_city_too(larger: Meaning, city: Meaning, is_listed: bool) -> bool:
    """Whether a state's or a country's name is a city's as well: "New York", "Luxembourg", but not "Poland" in Ohio."""
    return is_listed or (
        not larger.code and (larger.level is not Level.COUNTRY or larger.countries[0] in city.countries)
    )


def _city(said: str) -> Meaning:
    return Meaning(Level.CITY, tuple(said.removeprefix("+").split()), is_small=not said.startswith("+"))


def is_code(name: str) -> bool:
    """Whether it is written as a code: "TX", "USA", not "Texas"."""
    return len(name) <= LONGEST_CODE and name.isascii() and name.isalpha() and name.isupper()


def _by_hand(table: Mapping[str, Any]) -> list[tuple[str, Meaning]]:
    """Every spelling of places.toml with its meaning; of one spelling the likelier meaning comes first."""
    nicknames = [(said, Meaning(Level.CITY, (code,), name)) for said, (name, code) in table["nicknames"].items()]
    countries = [(code, names) for code, names in table["countries"].items()]
    states = [
        (spelling, Meaning(Level.STATE, (home,), names[0], code if home in CODED_STATES else ""))
        for home, own in table["states"].items()
        for code, names in own.items()
        for spelling in (code, *names)
    ]
    is_american = [meaning.countries == ("US",) for _, meaning in states]
    american = [said for said, us in zip(states, is_american, strict=True) if us]
    others = [said for said, us in zip(states, is_american, strict=True) if not us]
    own_codes = [(code, Meaning(Level.COUNTRY, (code,), names[0])) for code, names in countries]
    areas = [(name, Meaning(Level.STATE, (code,))) for code, names in table["areas"].items() for name in names]
    regions = [(said, Meaning(Level.REGION, tuple(codes))) for said, codes in table["regions"].items()]
    return [
        *nicknames,
        *(said for said in own_codes if said[0] in COUNTRY_FIRST),
        *american,
        *((name, Meaning(Level.COUNTRY, (code,), names[0])) for code, names in countries for name in names),
        *(said for said in own_codes if said[0] not in COUNTRY_FIRST),
        *others,
        *areas,
        *regions,
    ]
