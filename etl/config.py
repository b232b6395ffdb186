"""Which sources are asked, where, for which boards and how politely: sources.toml and boards.csv, read strictly."""

import csv
import logging
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

import data
from scrapers.registry import SOURCES

log = logging.getLogger(__name__)

EU = "eu:"  # a board on the source's European host
USED: dict[str, type | tuple[type, ...]] = {
    "enabled": bool,
    "base_url": str,
    "base_url_eu": str,
    "boards": list,
    "pace_seconds": (int, float),
    "coverage": str,
    "closes_after_days": int,
    "least": int,
    "attribution": str,
    "robots": str,
    "private_hosts_ok": bool,
}
RESERVED: dict[str, type | tuple[type, ...]] = {
    "queries": list,
    "max_pages": int,
    "calls_per_day": int,
    "key_env": str,
    "fallback_url": str,
}
CHOICES = {"coverage": ("whole", "window"), "robots": ("obey", "ignore")}


class ConfigError(ValueError):
    """A source table, board list or list of employers cannot be used; the message names file, entry and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source as configured. boards is empty where the source finds its own (monthly threads)."""

    name: str
    base_url: str
    boards: tuple[str, ...]
    coverage: str
    attribution: str
    base_url_eu: str = ""
    pace_seconds: float = 1.0
    closes_after_days: int = 45
    least: int = 0
    robots: Literal["obey", "ignore"] = "obey"
    private_hosts_ok: bool = False
    enabled: bool = True

    def address(self, board: str) -> str:
        """Where this board's live service stands."""
        base = self.base_url_eu if board.startswith(EU) else self.base_url
        return base.replace("{board}", quote(board.removeprefix(EU), safe=""))


@dataclass(frozen=True, slots=True)
class Config:
    """Every source by name, switched off ones too, and the companies whose names stand in the board list."""

    sources: Mapping[str, Source]
    companies: Mapping[tuple[str, str], str]
    unwritten: Mapping[str, int] = field(default_factory=dict)  # rows of boards.csv by sources nobody has written yet

    def enabled(self) -> list[Source]:
        """The sources that are asked."""
        return [source for source in self.sources.values() if source.enabled]


def load(home: Path, override: Path | None = None) -> Config:
    """The bundled tables, the person's own over them, and over both those of `override`.

    `override` (`--sources FILE`) is laid key by key over the table of the same name; sources it does not name are off.
    Raises ConfigError.
    """
    tables: dict[str, dict[str, Any]] = {}
    for path in data.sources(home):
        _lay_over(tables, read_toml(path))
    if override is not None:
        named = read_toml(override)
        _lay_over(tables, named)
        for name, table in tables.items():
            table["enabled"] = name in named and named[name].get("enabled", True)
    rows = list(read_boards(data.boards(home)))
    boards: dict[str, list[str]] = {}
    for source, board, _ in rows:
        boards.setdefault(source, []).append(board)
    return Config(
        sources={name: _source_from(name, table, boards.get(name, [])) for name, table in tables.items()},
        companies={(source, board): company for source, board, company in rows},
        unwritten={name: len(found) for name, found in boards.items() if name not in SOURCES},
    )


def _lay_over(tables: dict[str, dict[str, Any]], named: Mapping[str, dict[str, Any]]) -> None:
    for name, table in named.items():
        tables[name] = tables.get(name, {}) | table


def read_toml(path: Path) -> dict[str, dict[str, Any]]:
    """The tables of one file, each of a known source and of known keys with values of the right type."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"{path}: no such file. Name a TOML file with one table per source.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read as TOML: {error}. Mend that line.") from None
    for name, table in tables.items():
        if name not in SOURCES:
            raise ConfigError(f"{path}: unknown source '{name}'. Known are {', '.join(SOURCES)}.")
        if not isinstance(table, dict):
            raise ConfigError(f"{path}: '{name}' is not a table. Write [{name}] on a line of its own.")
        for key, value in table.items():
            _check_key(path, name, key, value)
    return tables


def _check_key(path: Path, name: str, key: str, value: object) -> None:
    wanted = (USED | RESERVED).get(key)
    if wanted is None:
        raise ConfigError(f"{path}: {name} has an unknown key '{key}'. Known are {', '.join(USED | RESERVED)}.")
    if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
        raise ConfigError(f"{path}: {name}.{key} = {value!r} is of the wrong type. Write it as in data/sources.toml.")
    if isinstance(value, list) and not all(isinstance(each, str) and each for each in value):
        raise ConfigError(f"{path}: {name}.{key} must be a list of texts, found {value!r}.")
    if isinstance(value, int | float) and value < 0:
        raise ConfigError(f"{path}: {name}.{key} = {value} is below zero.")
    if key in CHOICES and value not in CHOICES[key]:
        raise ConfigError(f"{path}: {name}.{key} = {value!r}. It is one of {', '.join(CHOICES[key])}.")
    if key.startswith("base_url") and not str(value).startswith(("https://", "http://")):
        raise ConfigError(f"{path}: {name}.{key} = {value!r} is no web address. Begin it with https:// or http://.")
    if key in RESERVED:
        log.warning("%s: %s.%s is not used by this source yet", path, name, key)


def _source_from(name: str, table: Mapping[str, Any], listed: list[str]) -> Source:
    module = SOURCES[name]
    settings = {key: value for key, value in table.items() if key in USED and key != "boards"}
    boards = tuple(dict.fromkeys(table.get("boards", listed)))
    for board in boards:
        if board.startswith(EU) and not settings.get("base_url_eu"):
            raise ConfigError(f"sources.toml: {name} has the board '{board}' but no base_url_eu. Say where that is.")
    return Source(name=name, boards=boards, **({"coverage": module.COVERAGE, "attribution": ""} | settings))


def read_boards(paths: Iterable[Path]) -> Iterable[tuple[str, str, str]]:
    """(source, board, company) of every row; a later row of the same board replaces an earlier one."""
    rows: dict[tuple[str, str], str] = {}
    for path in paths:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if set(reader.fieldnames or ()) != {"source", "board", "company"}:
                raise ConfigError(f"{path}: the columns are {reader.fieldnames}, not source, board, company.")
            for row in reader:
                if not row["source"] or not row["board"]:
                    raise ConfigError(f"{path}, line {reader.line_num}: source or board is empty.")
                rows[row["source"], row["board"]] = row["company"] or row["board"]
    return [(source, board, company) for (source, board), company in rows.items()]
