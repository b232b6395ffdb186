"""Snapshots and readings become one checked database, which is then published."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

import data
from etl import history, publish, read
from etl.adverts import STORED
from etl.employers import employers
from etl.merge import merge
from etl.rates import PERIODS_PER_YEAR, Rates, rates
from etl.sql import checks, step
from etl.taxonomy import load_guides, load_skills

STEPS = (
    "members",
    "jobs",
    "postings",
    "mentions",
    "alternatives",
    "job_aliases",
    "source_runs",
    "quarantine",
    "sources",
    "quality",
    "terms",
    "skill_numbers",
    "ml_jobs",
    "asks",
    "needs",
)


class BuildError(Exception):
    """No database can be built or published; the message names the rule and an example. The last build stands."""


@dataclass(frozen=True, slots=True)
class Built:
    """A published build: its id, the day it speaks of, and the rows of its tables."""

    build_id: str
    as_of: date
    rows: dict[str, int]


def build(adverts: duckdb.DuckDBPyConnection, home: Path, now: datetime, *, is_sample: bool = False) -> Built:
    """Fill a new database from `adverts` and the readings, check it, and publish it.

    Raises BuildError where there is nothing to build from or a check fails, OSError and duckdb.Error where it cannot be
    written; in each case the unfinished file is gone and the last build stands.
    """
    as_of = history.as_of(adverts)
    if as_of is None:
        raise BuildError(
            "No board was ever read well: there is nothing to build from. Run `etl fetch` and see `etl status`."
        )
    build_id = publish.new_build_id(home, now)
    worth = known(adverts, home, as_of)
    with publish.unfinished(home, build_id) as path:
        adverts.execute("attach $path as build", {"path": str(path)})
        try:
            adverts.execute("set search_path = 'build.main,memory.main'")
            adverts.execute(step("schema"))
            adverts.execute(step("dated"), {"as_of": as_of})
            adverts.register("merged", merged(adverts))
            describe(adverts, home, build_id, as_of, now, rates_on=worth.on, is_sample=is_sample)
            for name in STEPS:
                adverts.execute(step(name))
            check(adverts)
            rows = publish.table_rows(adverts, "build")
            adverts.execute("checkpoint build")
        finally:
            adverts.execute("set search_path = 'memory.main'")
            adverts.execute("detach build")
        publish.publish(home, build_id, path, rows)
    return Built(build_id, as_of, rows)


def known(connection: duckdb.DuckDBPyConnection, home: Path, as_of: date) -> Rates:
    """What the steps need beside the snapshots, as views; the exchange rates they use are given back.

    The readings, which employers are one and their sectors, the sources' labels, what a currency and a period are worth
    in dollars a year, and how often the reader was right.
    """
    read.view(connection, home)
    who = employers(data.employers(home), data.sectors())
    worth = rates(as_of)
    for name, columns, rows in (
        ("employers", {"known_as": pa.string(), "employer": pa.string()}, who.known_as),
        ("sectors", {"employer_id": pa.string(), "sector": pa.string()}, who.sectors),
        (
            "labels",
            {"source": pa.string(), "label": pa.string(), "url": pa.string()},
            [(name, module.LABEL, module.URL) for name, module in STORED.items()],
        ),
        ("rates", {"currency": pa.string(), "usd": pa.float64()}, list(worth.usd.items())),
        ("periods", {"period": pa.string(), "per_year": pa.int32()}, list(PERIODS_PER_YEAR.items())),
    ):
        table = pa.Table.from_pylist([dict(zip(columns, row, strict=True)) for row in rows], pa.schema(columns))
        connection.from_arrow(table).create_view(name, replace=True)
    connection.read_csv(str(data.quality())).create_view("measured", replace=True)
    return worth


def merged(connection: duckdb.DuckDBPyConnection) -> pa.Table:
    """Which job each advert of the table dated is for: posting_id, job_id."""
    return merge(connection.sql(step("unmerged")).to_arrow_table())


def describe(
    connection: duckdb.DuckDBPyConnection,
    home: Path,
    build_id: str,
    as_of: date,
    now: datetime,
    *,
    rates_on: date | None,
    is_sample: bool,
) -> None:
    """Fill skills, guides, guide, guide_children and meta."""
    skills = load_skills(data.skills(home))
    guides = load_guides(data.guides(home), skills)
    version = read.version(home)
    items = [(guide, item) for guide in guides for item in guide.items]
    insert(
        connection,
        "skills",
        [
            {
                "skill_id": skill.skill_id,
                "name": skill.name,
                "kind": skill.kind,
                "parents": list(skill.parents),
                "aliases": list(skill.spellings),
            }
            for skill in skills.by_id.values()
        ],
    )
    insert(
        connection,
        "guides",
        [{"guide_id": guide.guide_id, "label": guide.label, "title": guide.title} for guide in guides],
    )
    insert(
        connection,
        "guide",
        [
            {
                "guide_id": guide.guide_id,
                "item_id": item.item_id,
                "name": item.name,
                "skill_id": item.skill_id,
                "section": item.section,
                "weight": ", ".join(item.weight),
                "role": item.role,
                "phrases": list(item.phrases),
            }
            for guide, item in items
        ],
    )
    insert(
        connection,
        "guide_children",
        [
            {"guide_id": guide.guide_id, "item_id": item.item_id, "skill_id": child}
            for guide, item in items
            for child in item.children
        ],
    )
    insert(
        connection,
        "meta",
        [
            {
                "build_id": build_id,
                "built_at": now.replace(tzinfo=None),
                "as_of": as_of,
                "reader_version": version.reader,
                "taxonomy_hash": version.taxonomy,
                "rates_on": rates_on,
                "is_sample": is_sample,
            }
        ],
    )


def check(connection: duckdb.DuckDBPyConnection) -> None:
    """Every file of sql/checks/ asks for rows that break a rule; one such row ends the build."""
    for name, question in checks().items():
        if (example := connection.execute(question).fetchone()) is not None:
            raise BuildError(
                f"{name}: the new build breaks this rule, for instance {example}. The last build stays published."
            )


def insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, Any]]) -> None:
    """Append rows to a table of the new build; a column that a row does not name is NULL."""
    if rows:
        columns = connection.table(table).columns
        connection.from_arrow(pa.table({name: [row.get(name) for row in rows] for name in columns})).insert_into(table)
