"""Where a posting's work is done: its places, the countries in which a person may work, and the work mode."""

import re
from dataclasses import dataclass

from etl.reading import placetext
from etl.reading.cues import cues
from etl.reading.gazetteer import country as country_code
from etl.reading.gazetteer import meanings
from etl.reading.location import Where, where
from etl.reading.placetext import LONGEST_TITLE
from etl.reading.sections import Parts
from etl.reading.workmode import work_mode as mode_of

LONGEST_TOWN = 80  # characters of a location that may be an Australian town and its state
AUSTRALIAN_STATES = {"WA": "Western Australia", "SA": "South Australia", "NT": "Northern Territory"}
OTHERWISE = {"WA": "US", "SA": "SA", "NT": "CA"}  # the countries these codes mean elsewhere
_AUSTRALIAN = re.compile(r"([^,|;/]{2,40}), (WA|SA|NT)")
_GERMAN = re.compile(r"\([mwf] ?[/|] ?[mwf] ?[/|] ?[dx]\)")  # behind a title: "(m/w/d)"
NOWHERE = "ZZ"  # no country has this code: a title names large cities, or says where the small ones lie


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """places in order of naming; countries sorted, ISO 3166 alpha-2; work_mode is remote, hybrid, onsite or None."""

    places: tuple[str, ...]
    countries: tuple[str, ...]
    work_mode: str | None


def whereabouts(*, location: str, country: str, work_mode: str, title: str, text: str, parts: Parts) -> Whereabouts:
    """The whereabouts of a posting; location, country and work_mode are the site's own words, "" where it says nothing.

    countries is () where nothing says it, and for work from anywhere or from all of a continent.
    """
    found = cues(text)
    mode = mode_of(said=work_mode, location=location, title=title, text=text, parts=parts, cues=found.mode)
    named = where(location, country_code(country))
    if (state := _australian_state(location, text)) and named.countries != ("AU",):
        named = Where(where(f"{state[1]}, {AUSTRALIAN_STATES[state[2]]}, Australia").places[:1], ("AU",))
    said = "; ".join(filter(None, (placetext.in_header(text, title), placetext.stated(text, found.place))))
    if said:
        named = _told(location, named, said)
    if not named.countries:
        named = _with(named, where(placetext.in_title(title), NOWHERE, is_prose=True))
    if not named.countries:
        named = _with(named, where(placetext.permitted(text, found.permission), is_prose=True))
    if not named.countries and not location and mode != "remote" and placetext.is_american(text):
        named = Where(named.places, ("US",))
    if not named.countries and named.places and _GERMAN.search(title[:LONGEST_TITLE]):
        named = Where(named.places, ("DE",))  # a village that the list does not know
    return Whereabouts(named.places, named.countries, mode)


def _australian_state(location: str, text: str) -> re.Match[str] | None:
    """The town and state of "Narrogin, WA" and "Edinburgh, SA" in an Australian's advert, else None.

    "WA" is Washington, "SA" Saudi Arabia and "NT" Canadian only where they have such a town.
    """
    found = _AUSTRALIAN.fullmatch(location.strip()[:LONGEST_TOWN])
    if found is None or any(OTHERWISE[found[2]] in own.countries for own in meanings(found[1])):
        return None
    return found if placetext.is_australian(text) else None


def _told(location: str, named: Where, said: str) -> Where:
    """What a location names, read in the light of what the text states, and what that adds."""
    alone = where(said, is_prose=True)
    if len(alone.countries) == 1 and not _cities(named).isdisjoint(_cities(alone)):
        named = where(location, alone.countries[0])  # "Cambridge", of which the text says "Cambridge, MA"
    home = named.countries[0] if len(named.countries) == 1 else ""
    return _with(named, where(said, home, is_prose=True))


def _cities(named: Where) -> set[str]:
    return {place.partition(",")[0] for place in named.places}


def _with(named: Where, more: Where) -> Where:
    """What a location names and what the text adds: countries, and places where the location names none."""
    return Where(named.places or more.places, tuple(sorted({*named.countries, *more.countries})))
