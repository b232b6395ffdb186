"""The source `import`: one row of a person's file as a posting. intake.py makes snapshots of such rows.

A stored record is {"key", "columns", "row"}: the posting's key, the column of each field, and the row as it stood in
the file, masked; "seen" holds what the seen column says of the row and its repeats, "day_first" how the files write
days, where it does.
"""

import ast
import hashlib
import re
import warnings
from collections.abc import Mapping
from datetime import date
from typing import Any

from etl.columns import NEEDED, USUAL, value_at
from etl.days import day_of, written_day
from etl.reading.text import plain_text
from scrapers.errors import ScrapeError
from scrapers.posting import Posting
from scrapers.record import pay_range

NAME = "import"
COVERAGE = "file"  # a file says nothing about what is open
LABEL = "Imported files"
URL = ""
SETTING = {"coverage": COVERAGE, "monthly": False, "closes_after_days": None, "attribution": ""}

EMPTY = frozenset({"", "nan", "none", "null", "nil", "n/a", "na", "nat", "<na>", "#n/a", "\\n", "-1", "undefined"})
WHOLE_NUMBER = re.compile(r"-?\d{1,18}\.0")
NAMING = ("name", "display_name", "displayName", "label", "title", "text", "value", "content")  # members of an object
YES, NO = frozenset({"true", "yes", "y", "1"}), frozenset({"false", "no", "n", "0"})
CONTENT = (
    "title", "description", "company", "location", "salary", "pay", "work_mode", "employment_type", "country",
)  # fmt: skip
SHORT = 200  # characters of a text below which it may be markup alone
LONGEST_LIST = 500_000  # characters of a text that is looked at as a Python list
GLUED = (" ", ".", ",", ";", ":", ")")  # a piece that begins so goes on in the line of the piece before


def parse(record: dict[str, Any], board: str) -> Posting:
    """Turn one row into a Posting; raises ScrapeError where it has no title or no text."""
    said = fields(record["row"], record["columns"])
    work_mode, salary = said["work_mode"], said["salary"]
    posted_on = day(said["posted"], record.get("day_first"))
    return Posting(
        source=NAME,
        board=board,
        source_key=record["key"],
        url=said["url"],
        title=said["title"],
        body_html=said["description"],
        company=said["company"],
        location=said["location"],
        posted=posted_on.isoformat() if posted_on else "",
        salary_text="" if salary.startswith("{") else salary,
        pay=salary if salary.startswith("{") else said["pay"],
        work_mode="remote" if work_mode.lower() in YES else "" if work_mode.lower() in NO else work_mode,
        employment_type=said["employment_type"],
        country=said["country"],
    )


def fields(row: Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, str]:
    """What a row says in each field, "" where it says nothing; raises ScrapeError where it has no title or no text.

    "pay" is what the columns of lowest and highest pay, currency and period say together.
    """
    cells = {name: value_at(row, columns[name]) if name in columns else None for name in USUAL}
    said = {"description": _body(cells.pop("description"))} | {name: line(cell) for name, cell in cells.items()}
    for name, word in NEEDED.items():
        if not said[name]:
            raise ScrapeError(f"no {word}: the column '{columns[name]}' is empty")
    currency, period = said["salary_currency"], said["salary_period"]
    low, high = ("" if said[name] == "0" else said[name] for name in ("salary_min", "salary_max"))
    said["pay"] = pay_range(low, high, currency, period)
    if said["salary"].replace(".", "").replace(",", "").isdigit():  # a bare number means little without these
        said["salary"] = " ".join(filter(None, (said["salary"], currency, period)))
    return said


def content(said: Mapping[str, str]) -> str:
    """The hash of what makes a row another posting: all but its key, its address and the day it was seen.

    A posted day counts where it names a day: "2 days ago" is another word tomorrow.
    """
    posted = said["posted"] if day(said["posted"], day_first=True) else ""
    told = "\x1f".join([*(said[name] for name in CONTENT), posted])
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def days(record: Mapping[str, Any], posted_on: date | None, on: date) -> tuple[date | None, date, date]:
    """Posted day, first and last day seen of a row imported on a day.

    Seen is what the seen column of the row and its repeats says, else the posted day, else the day of the import. A
    posted day later than those is not credible.
    """
    moments = (day(moment, record.get("day_first")) for moment in record.get("seen", ()))
    seen = [each for each in moments if each and each <= on]
    if not seen:
        return posted_on, posted_on or on, posted_on or on
    return posted_on if posted_on and posted_on <= max(seen) else None, min(seen), max(seen)


def day(moment: str, day_first: bool | None) -> date | None:
    """The day that a cell names; day_first says how these files write 3/4/2026, None where they do not show it."""
    return day_of(moment, not_after=date.max) or written_day(moment, day_first=day_first)


def line(value: Any) -> str:
    """A cell as one line of text; "" where it is empty or holds a word for nothing, such as NaN, None or -1."""
    return " ".join(text(value, "; ").split())


def text(value: Any, between: str) -> str:
    """A cell as text: a list joined, an object by its name, a whole number without the ".0" that pandas gives it."""
    if isinstance(value, str):
        found = value.strip()
        if WHOLE_NUMBER.fullmatch(found):
            found = found.partition(".")[0]
        return "" if len(found) < 10 and found.casefold() in EMPTY else found
    if isinstance(value, Mapping):
        naming = [value[name] for name in NAMING if value.get(name)][:1] or list(value.values())
        return text(naming, ", ")
    if isinstance(value, list):
        return between.join(dict.fromkeys(filter(None, (text(each, between) for each in value))))
    return "" if value is None else text(str(value).lower() if isinstance(value, bool) else str(value), between)


def _body(value: Any) -> str:
    body = text(_unlisted(value), "\n")
    return body if len(body) > SHORT or plain_text(body) else ""


def _unlisted(value: Any) -> Any:
    """A text that a scraper stored as the Python list of its pieces, "['Who we are', 'We build']", as that text."""
    if not isinstance(value, str) or not value.startswith(("['", '["')) or not value.endswith(("']", '"]')):
        return value
    if len(value) > LONGEST_LIST:
        return value
    try:
        with warnings.catch_warnings(action="ignore"):  # of backslashes that are none of Python's
            pieces = ast.literal_eval(value)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return value
    joined = ""
    for piece in map(str, pieces):
        is_glued = joined.endswith(" ") or piece.startswith(GLUED)
        joined += piece if is_glued or not joined else f"\n{piece}"
    return joined
