"""Take a site's fields by name, and notice those that nobody has named yet."""

import functools
import logging
from typing import Any

from scrapers.errors import PageChanged

log = logging.getLogger(__name__)

REQUIRED = object()  # the default of a field a site has always sent
ADVICE = "The site changed its answer: compare it with tests/fixtures/{source}/page.json, then adapt {function}()."


class Record:
    """One record of a site's answer, of which every field is taken or ignored by name."""

    def __init__(self, source: str, board: str, raw: dict[str, Any]) -> None:
        self.source, self.board, self.raw = source, board, raw
        self.seen: set[str] = set()

    def text(self, *path: str, default: Any = REQUIRED) -> str:
        """The text or number at path; the default where it is missing or null.

        Raises PageChanged where it has no default or holds something else than text.
        """
        value = self._at(path)
        if value is None:
            if default is REQUIRED:
                raise self._changed(path, f"is missing, found {sorted(self.raw)}")
            return str(default)
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise self._changed(path, f"holds {_kind(value)}, not text")
        return str(value)

    def line(self, *path: str, default: Any = REQUIRED) -> str:
        """The same on one line: titles come with blanks around them and breaks inside, which flip from day to day."""
        return " ".join(part.strip() for part in self.text(*path, default=default).splitlines()).strip()

    def flag(self, *path: str) -> bool:
        """Whether the field at path is true; missing and null are false."""
        value = self._at(path)
        if not isinstance(value, bool | None):
            raise self._changed(path, f"holds {_kind(value)}, not true or false")
        return bool(value)

    def items(self, *path: str) -> list["Record"]:
        """The records of the list at path, none where it is missing or null."""
        return [Record(self.source, self.board, item) for item in self._list(path, dict)]

    def lines(self, *path: str) -> list[str]:
        """The texts of the list at path, none where it is missing or null."""
        return [item.strip() for item in self._list(path, str)]

    def ignore(self, *names: str) -> None:
        """Name the fields that are known and not needed; called last, it logs what is left over, once per process."""
        self.seen.update(names)
        for name in sorted(self.left_over()):
            _notice(self.source, name)

    def left_over(self) -> set[str]:
        """The fields nobody took or ignored."""
        return set(self.raw) - self.seen

    def _at(self, path: tuple[str, ...]) -> Any:
        self.seen.add(path[0])
        value: Any = self.raw
        for name in path:
            if value is None:
                return None
            if not isinstance(value, dict):
                raise self._changed(path, f"is out of reach: {_kind(value)} stands where an object stood")
            value = value.get(name)
        return value

    def _list(self, path: tuple[str, ...], kind: type) -> list[Any]:
        value = self._at(path)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, kind) for item in value):
            raise self._changed(path, f"is no list of {'objects' if kind is dict else 'texts'}")
        return value

    def _changed(self, path: tuple[str, ...], finding: str) -> PageChanged:
        advice = ADVICE.format(source=self.source, function="parse")
        return PageChanged(f"{self.source}/{self.board}: field '{'.'.join(path)}' {finding}. {advice}")


def records(source: str, board: str, answer: Any, key: str = "") -> list[dict[str, Any]]:
    """The records of a whole answer: the list under key, or the answer itself where the site sends a bare list.

    Raises PageChanged where no list of objects is there: an empty list for an error would look like a calm market.
    """
    rows = answer
    if key:
        rows = answer.get(key) if isinstance(answer, dict) else None
    if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
        return rows
    expected = f"an object with a list '{key}'" if key else "a list"
    found = f"an object with {sorted(answer)[:10]}" if isinstance(answer, dict) else _kind(answer)
    advice = ADVICE.format(source=source, function="scrape")
    raise PageChanged(f"{source}/{board}: the answer is {found}, not {expected} of objects. {advice}")


def pay_range(low: str, high: str, currency: str, interval: str = "") -> str:
    """Structured pay as Posting.pay holds it: "200000-270000 USD per-year-salary".

    An end the site leaves open is empty, "200000- USD"; where both are, there is no pay: "".
    """
    return " ".join(part for part in (f"{low}-{high}", currency, interval) if part) if low or high else ""


@functools.cache
def _notice(source: str, name: str) -> None:
    log.warning(
        "%s: the new field '%s' is neither taken nor ignored. Take it in parse(), or add it to NOT_NEEDED.",
        source,
        name,
    )


def _kind(value: Any) -> str:
    return {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "nothing"}.get(
        type(value), "a number"
    )
