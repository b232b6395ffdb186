"""What we know, and where everything lies: the only module that spells a path, as functions.

The bundled knowledge stands beside this file. What a person collects stands in a *home*: the folder JOBS_HOME names,
else this folder in a checkout, else the user-data folder of the machine.
"""

import os
import sys
from pathlib import Path

BUNDLED = Path(__file__).parent


def checkout() -> Path | None:
    """The folder of the checkout this package runs from, or None where it was installed as a wheel."""
    root = BUNDLED.parent
    return root if (root / "pyproject.toml").is_file() else None


def home() -> Path:
    """The folder of snapshots/, parsed/, readings/, builds/, runs.jsonl and my/."""
    if named := os.environ.get("JOBS_HOME"):
        return Path(named).expanduser().resolve()
    return BUNDLED if checkout() else user_data() / "ml-job-market"


def user_data() -> Path:
    """Where programs keep a user's data on this kind of machine."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def sample_home(home: Path) -> Path:
    """The home of the invented sample, so that it never touches real data."""
    return home / "sample"


def snapshots(home: Path) -> Path:
    """The sites' own records, by run and source."""
    return home / "snapshots"


def parsed(home: Path) -> Path:
    """The records as postings, by version of the code that parses them: a cache."""
    return home / "parsed"


def readings(home: Path) -> Path:
    """What each distinct posting means, by reader version."""
    return home / "readings"


def builds(home: Path) -> Path:
    """The published databases, one file each."""
    return home / "builds"


def build(home: Path, build_id: str) -> Path:
    """The database of one build."""
    return builds(home) / f"{build_id}.duckdb"


def pointer(home: Path) -> Path:
    """The small text file that names the published build."""
    return builds(home) / "current"


def spool(home: Path) -> Path:
    """The rows of an import on their way into a snapshot."""
    return home / "import.spool"


def spill(home: Path) -> Path:
    """Where a query puts what memory does not hold; there while it runs."""
    return home / "spill"


def unread(home: Path) -> Path:
    """The postings that Spark is to read, and what it reads of them; there while it runs."""
    return home / "unread"


def runs_log(home: Path) -> Path:
    """One JSON line per run, published or not."""
    return home / "runs.jsonl"


def lock(home: Path) -> Path:
    """Held by whoever writes in this home."""
    return home / "refresh.lock"


def skills(home: Path) -> list[Path]:
    """The bundled skill list, then the person's own if there is one."""
    return _layered(home, "skills.toml")


def sources(home: Path) -> list[Path]:
    """The bundled source table, then the person's own if there is one."""
    return _layered(home, "sources.toml")


def boards(home: Path) -> list[Path]:
    """The bundled board list, then the person's own if there is one."""
    return _layered(home, "boards.csv")


def _layered(home: Path, name: str) -> list[Path]:
    return [BUNDLED / name, *(path for path in (home / "my" / name,) if path.is_file())]


def guides(home: Path) -> list[Path]:
    """Every career guide, the bundled ones first."""
    return [*sorted((BUNDLED / "guides").glob("*.toml")), *sorted((home / "my" / "guides").glob("*.toml"))]


def own_guide(home: Path, guide_id: str) -> Path:
    """Where a guide of the person's own stands."""
    return home / "my" / "guides" / f"{guide_id}.toml"


def lists() -> Path:
    """How skills are listed on the pages."""
    return BUNDLED / "lists.toml"


def counted() -> Path:
    """What is counted for those items of a guide that are properties of the advert."""
    return BUNDLED / "counted.toml"


def claims() -> Path:
    """What the sentences of each guide claim, and how postings test them."""
    return BUNDLED / "claims.toml"


def starts() -> Path:
    """Where people start on their gap."""
    return BUNDLED / "starts.toml"


def columns() -> list[Path]:
    """What the columns of every table mean, a file for each room of them."""
    return sorted((BUNDLED / "columns").glob("*.toml"))


def quality() -> Path:
    """How often the reader was right on labelled postings, as `etl evaluate --out` wrote it."""
    return BUNDLED / "quality.csv"


def method() -> Path:
    """How everything is counted, read, tested and compared, in words."""
    return BUNDLED / "method.md"


def places() -> Path:
    """What place names of adverts mean, by hand."""
    return BUNDLED / "places.toml"


def cities() -> Path:
    """The cities of the world: folded name, countries."""
    return BUNDLED / "cities.tsv"


def sample_adverts() -> Path:
    """The folder of invented adverts in the recorded shape: <source>/<board>.json."""
    return BUNDLED / "sample" / "adverts"


def employers(home: Path) -> list[Path]:
    """The bundled list of employers, then the person's own if there is one.

    Spellings and boards of one employer, and what it is: known_as (source:board, or a company's name casefolded),
    employer, sector, country (ISO 3166 alpha-2 code of its seat).
    """
    return _layered(home, "employers.csv")


def sectors() -> Path:
    """The sectors of employers and what each covers: our own short list, near the industry groups of GICS (2023)."""
    return BUNDLED / "sectors.csv"
