"""What a title says of the job itself: its words without place, employer, requisition number and notices."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from data.geonames import folded
from etl.reading.gazetteer import Level, is_code, meanings

# One spelling for words that titles write in several ways.
SPELLINGS = {
    "sr": "senior",
    "snr": "senior",
    "jr": "junior",
    "jnr": "junior",
    "mgr": "manager",
    "dir": "director",
    "vp": "vice president",
    "svp": "senior vice president",
    "eng": "engineer",
    "engr": "engineer",
    "dev": "developer",
    "admin": "administrator",
    "assoc": "associate",
    "swe": "software engineer",
    "mle": "machine learning engineer",
    "ml": "machine learning",
    "ai": "artificial intelligence",
    "aiml": "artificial intelligence machine learning",
    "genai": "generative artificial intelligence",
    "gen": "generative",
    "bi": "business intelligence",
    "dl": "deep learning",
    "cv": "computer vision",
    "nlp": "natural language processing",
    "qa": "quality assurance",
    "fullstack": "full stack",
    "frontend": "front end",
    "backend": "back end",
    "werkstudent": "working student",
    "praktikant": "intern",
    "praktikum": "intern",
    "internship": "intern",
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
} | {f"{grade}{number}": str(number) for grade in ("l", "e", "ic") for number in range(1, 10)}

# Words that say nothing of the job, by line: small words, where one works, that somebody is wanted, how one is paid.
NOTHING = frozenset(
    word
    for line in (
        "a an and as at by for from in of on or our the to via with within level",
        "als am auf bei der die das fur im mit oder und von zum zur de des du en et la le les pour y el los",
        "remote remotely hybrid onsite homeoffice based anywhere worldwide wfh fully relocation remoto teletravail",
        "job jobs role position opening vacancy hiring urgent urgently immediate immediately requirement required",
        "work need needed wanted looking apply now asap locals only gesucht sofort",
        "fulltime permanent festanstellung vollzeit unbefristet contract w2 c2c req requisition id ref",
    )
    for word in line.split()
)
REGIONS = frozenset(
    word
    for line in (
        "us usa uk uae eu emea apac apj dach latam mena anz amer nordics benelux europe european america americas",
        "africa asia nyc sf sfo",
    )
    for word in line.split()
)
PHRASES = {  # before words are cut
    "on-site": "onsite",
    "full-time": "fulltime",
    "full time": "fulltime",
    "part-time": "parttime",
    "part time": "parttime",
    "full-stack": "full stack",
    "home office": "homeoffice",
    "north america": "",
    "latin america": "",
    "middle east": "",
    "asia pacific": "",
    "multiple locations": "",
    "security clearance required": "",
    "with security clearance": "",
    "all genders": "",
    "alle geschlechter": "",
}
# Cities of one word that titles name, whatever the advert's own location: "Sales", "Spring" and "Enterprise" are cities
# too, so that one word is a place only where this list, or the advert's own location, says so.
CITIES = frozenset(
    word
    for line in (
        "atlanta austin baltimore bellevue boston boulder brooklyn calgary chicago cupertino dallas denver",
        "detroit houston irvine manhattan miami minneapolis montreal oakland ottawa philadelphia pittsburgh",
        "plano portland reston seattle sunnyvale toronto vancouver washington waterloo amsterdam athens",
        "barcelona belgrade berlin bristol brussels bucharest budapest cambridge cologne copenhagen dublin",
        "edinburgh frankfurt geneva gothenburg hamburg helsinki koln krakow leeds lisbon london lyon madrid",
        "manchester milan munchen munich oslo oxford paris porto prague rome rotterdam sofia stockholm",
        "stuttgart tallinn utrecht vienna vilnius warsaw wien wroclaw zurich bangalore bangkok beijing",
        "bengaluru chennai delhi dubai gurgaon gurugram hyderabad jakarta karachi kolkata lahore manila",
        "mumbai noida osaka pune seoul shanghai shenzhen singapore sydney taipei tokyo auckland brisbane",
        "melbourne perth bogota cairo casablanca johannesburg lagos nairobi",
    )
    for word in line.split()
)
NO_PLACES = frozenset(
    {"data", "engineer", "global", "international", "lead", "manager", "mobile", "reading", "research"}
)

_AT_END = re.compile(r"\s[-–—|]\s[^-–—,|]{2,40},\s[A-Z]{2}(?:\s\d{5})?\s*\Z")  # " - Santa Cruz, CA 95060"
_REQUISITION = re.compile(
    r"#\s?[a-z]{0,3}-?\d+|\b[a-z]{0,4}-?\d{2,}-\d{3,}\b|\b(?!20[12]\d\b)[a-z]{0,4}-?\d{4,}[a-z]{0,2}\b"
)
_GENDERS = re.compile(  # (m/f/d), (gn), m/w/d, Entwickler:in, Entwickler/in, Entwickler(in)
    r"[(\[]\s?[mwfdxihg](?:\s?[/|,*.-]\s?(?:[mwfdxihg]|gn|div|divers)){1,4}\s?[)\]]|\(gn\)"
    r"|\b[mwf](?:/[mwfdxh]){1,3}\b|(?<=\w)(?:[/:*_]-?(?:in|innen)\b|\((?:in|innen|a|e)\))"
)
_PARTS = re.compile(r"\s[-–—~]+\s|[-–—](?=\s)|(?<=\s)[-–—]|[|,;:()\[\]{}@·•/\\]")
_WORD = re.compile(r"[^\W_]+[+#]{0,2}")


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says: the words of the job, and the areas it names besides; place is the advert's own, in words."""

    words: frozenset[str]
    areas: frozenset[str]
    place: frozenset[str]

    def same_job(self, other: "Title") -> bool:
        """Whether two adverts may be for one job by their titles.

        Other areas are other places of one job, but at one and the same place they are other markets: "Account
        Executive, France" and "Account Executive, Nordics", both in London.
        """
        markets = self.areas and other.areas and self.areas != other.areas
        return self.words == other.words and not (markets and self.place and self.place == other.place)


def title(said: str, location: str, company: str) -> Title:
    """A title without requisition number, notices and the company's name, its places told apart from its words.

    "Sr. ML Engineer II (m/f/d) - Berlin" and "Machine Learning Engineer 2, Senior" have the same words; "Data
    Scientist" and "Data Scientist, Ads" have not: level, numeral, team and specialty belong to the job. The words of
    the advert's own location are no words of the job. A title that says nothing else keeps all its words.
    """
    text = _plain(_AT_END.sub("", said))
    for phrase, instead in PHRASES.items():
        if phrase in text:
            text = text.replace(phrase, instead)
    place = frozenset(folded(location).split()) - NO_PLACES
    employer = folded(company)
    words: set[str] = set()
    areas: set[str] = set()
    for part in _PARTS.split(_REQUISITION.sub(" ", _GENDERS.sub(" ", text))):
        found = _WORD.findall(part)
        name = " ".join(found)
        if name == employer:
            continue
        if _is_place(name):
            areas.add(name)
            continue
        for word in found:
            if word in REGIONS:
                areas.add(word)
            elif word not in NOTHING and word not in place:
                words.update(_singular(spelled) for spelled in SPELLINGS.get(word, word).split())
    return Title(
        words=frozenset(words) or frozenset(_WORD.findall(_plain(said))),
        areas=frozenset(areas),
        place=place - NOTHING - REGIONS,
    )


@lru_cache(2**16)
def _is_place(name: str) -> bool:
    if " " not in name and name in CITIES:
        return True
    first = next(iter(meanings(name)), None)
    if first is None or name in NO_PLACES or is_code(name.upper()):
        return False
    return first.level is not Level.CITY or " " in name


def _plain(said: str) -> str:
    """Small letters without accents: "Zürich" is "zurich"."""
    if not said.isascii():
        said = "".join(letter for letter in unicodedata.normalize("NFKD", said) if not unicodedata.combining(letter))
    return said.casefold()


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
