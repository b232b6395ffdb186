"""Who is one employer, and what it does: `data/employers.csv`, read strictly."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.adverts import employer
from etl.config import ConfigError
from etl.reading.gazetteer import country

COLUMNS = ["known_as", "employer", "sector", "country"]


@dataclass(frozen=True, slots=True)
class Employers:
    """known_as: (a board or a name, employer_id), what joins them; sectors: (employer_id, sector) where it is known."""

    known_as: Sequence[tuple[str, str]]
    sectors: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Row:
    where: str
    known_as: str
    employer_id: str
    sector: str
    country: str


def employers(paths: Sequence[Path], sectors: Path) -> Employers:
    """Every board and spelling with its employer; a row of a later file replaces those of earlier ones.

    known_as is source:board, or a company's name as etl.adverts.employer gives it; an empty sector or country is
    unknown. A later file's word on an employer's sector counts for all its rows. sectors: the file whose column
    `sector` lists those there are. Raises ConfigError.
    """
    allowed = {row["sector"] for row in csv.DictReader(sectors.read_text(encoding="utf-8").splitlines())}
    known_as: dict[str, str] = {}
    sector_of: dict[str, str] = {}
    for path in paths:
        rows = _rows(path)
        _check(rows, allowed)
        known_as |= {row.known_as: row.employer_id for row in rows}
        sector_of |= {row.employer_id: row.sector for row in rows if row.sector}
    return Employers(list(known_as.items()), list(sector_of.items()))


def _rows(path: Path) -> list[_Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file, restval="")
        if reader.fieldnames != COLUMNS:
            raise ConfigError(f"{path}: the columns are {reader.fieldnames}, not {', '.join(COLUMNS)}.")
        return [_Row(f"{path}, line {reader.line_num}", *(row[name].strip() for name in COLUMNS)) for row in reader]


def _check(rows: Iterable[_Row], sectors: set[str]) -> None:
    """Raise ConfigError for the first row that says nothing, nothing known, or other than a row before it."""
    names: dict[str, _Row] = {}
    facts: dict[tuple[str, str], tuple[str, _Row]] = {}
    for row in rows:
        if not row.known_as or not row.employer_id:
            raise ConfigError(f"{row.where}: known_as or employer is empty.")
        if ":" not in row.known_as and row.known_as != (usual := employer(row.known_as)):
            raise ConfigError(f"{row.where}: '{row.known_as}' is never seen so. Write '{usual}', or source:board.")
        if row.sector and row.sector not in sectors:
            raise ConfigError(f"{row.where}: no sector is '{row.sector}'. There are: {'; '.join(sorted(sectors))}.")
        if row.country and country(row.country) != row.country:
            raise ConfigError(f"{row.where}: '{row.country}' is no country. Write its two letters (ISO 3166): GB.")
        if (first := names.setdefault(row.known_as, row)) is not row:
            raise ConfigError(f"{row.where}: '{row.known_as}' stands in {first.where} already. Keep one.")
        for fact, said in (("sector", row.sector), ("country", row.country)):
            if said:
                before, first = facts.setdefault((row.employer_id, fact), (said, row))
                if before != said:
                    raise ConfigError(
                        f"{row.where}: the {fact} of '{row.employer_id}' is '{said}', but '{before}' in {first.where}. "
                        "Keep one."
                    )
