"""Which column of a person's file holds what: the usual names, and what --map says."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

# Names are compared without case, blanks and punctuation: "Job Title", "jobTitle" and "job_title" are one, and a field
# inside an object is "company.name". Where several columns fit, the name that stands earlier here is taken.
USUAL: dict[str, tuple[str, ...]] = {
    "title": (
        "title", "job title", "position name", "position title", "job position", "role title", "vacancy title",
        "vacancy name", "job name", "posting title", "post title", "advert title", "ad title", "headline", "position",
        "designation", "occupation", "job role", "job", "role",
    ),
    "company": (
        "company", "company name", "job company", "job company name", "company title", "company display name",
        "employer", "employer name", "hiring organization", "hiring organization name", "hiring company",
        "hiring company name", "organization", "organization name", "organisation", "organisation name",
        "advertiser", "advertiser name", "advertiser description", "firm", "business name",
    ),
    "location": (
        "location", "job location", "location name", "location display name", "formatted location", "locations",
        "job locations", "location text", "location raw", "candidate required location", "job geo", "workplace",
        "work location", "office location", "place", "workplace address municipality",
        "job location address address locality", "city state", "city", "job city", "town", "address",
    ),
    "description": (
        "description", "job description", "full description", "description text", "job description text", "full text",
        "full job description", "job full description", "job description full", "job desc", "job details",
        "description html", "job description html", "description plain", "raw description", "job text", "posting text",
        "advert text", "ad text", "text", "body", "body html", "content", "job content", "details", "desc",
        "job summary", "summary", "snippet",
    ),
    "salary": (
        "salary", "salary text", "job salary", "salary estimate", "estimated salary", "salary range", "pay range",
        "compensation range", "compensation", "salary string", "salary description", "salary info", "salary display",
        "formatted salary", "salary offered", "salary raw", "pay", "wage", "remuneration", "package", "ctc",
    ),
    "salary_min": (
        "salary min", "min salary", "minimum salary", "salary minimum", "salary from", "salary lower", "salary low",
        "job min salary", "annual salary min", "salary range min", "salary min value", "min amount", "pay min",
        "compensation min", "salary range from",
    ),
    "salary_max": (
        "salary max", "max salary", "maximum salary", "salary maximum", "salary to", "salary upper", "salary high",
        "job max salary", "annual salary max", "salary range max", "salary max value", "max amount", "pay max",
        "compensation max", "salary range to",
    ),
    "salary_currency": (
        "salary currency", "job salary currency", "currency", "currency code", "pay currency", "compensation currency",
        "salary currency code", "salary range currency",
    ),
    "salary_period": (
        "salary period", "job salary period", "pay period", "salary interval", "salary range interval", "interval",
        "salary unit", "salary type", "salary rate", "pay frequency", "compensation interval",
    ),
    "posted": (
        "posted", "posted at", "date posted", "posted date", "posted on", "job posted date", "job posted at",
        "job posted at datetime utc", "job posted at timestamp", "posting date", "job posting date", "post date",
        "date of posting", "published", "published at", "published date", "published on", "date published",
        "publication date", "publish date", "pub date", "original listed time", "listed time", "listed at",
        "listing date", "date listed", "first published", "posted time", "posted at timestamp", "created", "created at",
        "created date", "date created", "creation date", "created on", "creation time", "open date", "opening date",
        "epoch", "date",
    ),
    "seen": (
        "seen", "seen at", "seen on", "first seen", "first seen at", "first seen on", "collected at", "collected",
        "collected on", "collection date", "date collected", "scraped at", "scraped", "scraped on", "scraped date",
        "scrape date", "date scraped", "scraping date", "scrape time", "scrape timestamp", "scraped timestamp",
        "crawled at", "crawled", "crawl date", "crawled date", "crawl timestamp", "fetched at", "fetched", "fetch date",
        "retrieved at", "retrieved", "retrieved on", "date retrieved", "extracted at", "extraction date",
        "downloaded at", "snapshot date", "captured at", "ingested at", "last seen", "last seen at", "last seen on",
    ),
    "url": (
        "url", "job url", "link", "job link", "job posting url", "posting url", "post url", "posted url", "web url",
        "page url", "absolute url", "hosted url", "webpage url", "detail url", "details url", "listing url",
        "advert url", "ad url", "vacancy url", "source url", "job page", "job href", "href", "redirect url",
        "ref url", "job url direct", "external url", "apply url", "apply link", "job apply link", "application url",
    ),
    "id": (
        "id", "job id", "posting id", "job posting id", "key", "job key", "uniq id", "unique id", "uuid", "guid",
        "external id", "vacancy id", "listing id", "advert id", "ad id", "position id", "source id", "reference id",
        "req id", "requisition id",
    ),
    "work_mode": (
        "work mode", "work model", "workplace type", "workplace types", "work arrangement", "working model",
        "remote type", "work location type", "job location type", "location type", "work setting", "remote status",
        "remote work", "remote", "is remote", "job is remote", "remote allowed", "work from home",
        "job work from home",
    ),
    "employment_type": (
        "employment type", "job employment type", "type of employment", "employment", "formatted work type",
        "job schedule type", "schedule type", "work type", "contract type", "commitment", "employment status",
        "job type", "job types", "working hours type label", "contract time", "contract",
    ),
    "country": (
        "country", "country code", "job country", "job country code", "country name", "location country",
        "address country", "country iso2", "job location address address country",
    ),
}  # fmt: skip
NEEDED = {"title": "title", "description": "text"}  # and the word for it
SHOWN = 40  # columns that an error names


def plain(name: str) -> str:
    """A column's name for comparing: "Job Title", "jobTitle" and "job_title" are one."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", name).casefold()))


KNOWN = {plain(name): (field_name, rank) for field_name, names in USUAL.items() for rank, name in enumerate(names)}


class ColumnsError(ValueError):
    """A file's columns do not say what is needed; the message names those found and how to write --map."""


@dataclass(slots=True)
class Columns:
    """The column of each field, and what a person should know of the choice."""

    chosen: dict[str, str]
    notes: list[str] = field(default_factory=list)


def asked(given: Iterable[str]) -> dict[str, str]:
    """Column by field from words such as "title=job_title"; a usual name of the field will do on the left."""
    found = {}
    for word in given:
        name, equals, column = word.partition("=")
        field_name, _ = KNOWN.get(plain(name), ("", 0))
        if not equals or not column or not field_name:
            raise ColumnsError(
                f"--map {word}: write FIELD=COLUMN, for instance title=job_title. Fields are {', '.join(USUAL)}."
            )
        found[field_name] = column
    return found


def recognised(file: str, columns: list[str], given: Mapping[str, str]) -> Columns:
    """The column of each field: as given, else by its usual names. Raises ColumnsError."""
    found = Columns(chosen={})
    for field_name, name in given.items():
        exact = [each for each in columns if each == name] or [each for each in columns if plain(each) == plain(name)]
        if not exact:
            raise ColumnsError(f"{file}: --map {field_name}={name} names no column of it. {_found(columns)}")
        found.chosen[field_name] = exact[0]
    free = [name for name in columns if name not in found.chosen.values()]
    for field_name in USUAL:
        fitting = [name for name in free if KNOWN.get(plain(name), ("",))[0] == field_name]
        if field_name in found.chosen or not fitting:
            continue
        first, *others = sorted(fitting, key=lambda name: KNOWN[plain(name)][1])
        found.chosen[field_name] = first
        if others:
            found.notes.append(
                f"{file}: {field_name} is read from '{first}'; {_quoted(others)} would fit, too. "
                f"Otherwise: --map {field_name}='{others[0]}'"
            )
    if missing := [field_name for field_name in NEEDED if field_name not in found.chosen]:
        words = " and no column for the ".join(NEEDED[name] for name in missing)
        example = " ".join(f"{name}=COLUMN" for name in missing)
        raise ColumnsError(f"{file}: no column for the {words}. {_found(columns)} Say which it is: --map {example}")
    return found


def paths(row: Mapping[str, Any], before: str = "") -> Iterator[str]:
    """The columns of a row, those inside an object as "company.name"; an object of one member is its member."""
    for name, value in row.items():
        if isinstance(value, Mapping) and len(value) > 1:
            yield from paths(value, f"{before}{name}.")
        else:
            yield before + name


def value_at(row: Mapping[str, Any], path: str) -> Any:
    """What a row holds in the column that `paths` named; None where it has none such."""
    if path in row:
        return row[path]
    for at, sign in enumerate(path):
        if sign == "." and isinstance(inner := row.get(path[:at]), Mapping):
            return value_at(inner, path[at + 1 :])
    return None


def _found(columns: list[str]) -> str:
    more = f" and {len(columns) - SHOWN} more" if len(columns) > SHOWN else ""
    return f"Found: {_quoted(columns[:SHOWN])}{more}."


def _quoted(columns: Iterable[str]) -> str:
    shown = ("".join(sign if sign.isprintable() else "?" for sign in name[:40]) for name in columns)
    return ", ".join(f"'{name}'" for name in shown) or "none"
