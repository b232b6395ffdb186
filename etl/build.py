"""Snapshots and readings become one checked database, which is then published."""

import csv
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

import data
from etl import publish, read
from etl.sql import checks, step
from etl.taxonomy import load_guides, load_skills
from scrapers.registry import SOURCES

STEPS = ("members", "jobs", "postings", "mentions", "job_aliases", "source_runs", "quarantine", "sources")


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
    ((as_of,),) = adverts.sql("select max(last_good_on) from boards").fetchall()
    if as_of is None:
        raise BuildError(
            "No board was ever read well: there is nothing to build from. Run `etl fetch` and see `etl status`."
        )
    build_id = publish.new_build_id(home, now)
    known(adverts, home)
    with publish.unfinished(home, build_id) as path:
        adverts.execute("attach $path as build", {"path": str(path)})
        try:
            adverts.execute("set search_path = 'build.main,memory.main'")
            adverts.execute(step("schema"))
            for name in STEPS:
                adverts.execute(step(name), {"as_of": as_of} if name == "members" else None)
            describe(adverts, home, build_id, as_of, now, is_sample=is_sample)
            check(adverts)
            rows = publish.table_rows(adverts, "build")
            adverts.execute("checkpoint build")
        finally:
            adverts.execute("set search_path = 'memory.main'")
            adverts.execute("detach build")
        publish.publish(home, build_id, path, rows)
    return Built(build_id, as_of, rows)


def known(connection: duckdb.DuckDBPyConnection, home: Path) -> None:
    """What the steps need beside the snapshots: the readings, which employers are one, and the sources' labels."""
    read.view(connection, home)
    employers = list(csv.DictReader(data.employers().read_text(encoding="utf-8").splitlines()))
    labels = [{"source": name, "label": module.LABEL, "url": module.URL} for name, module in SOURCES.items()]
    for name, columns, rows in (
        ("employers", ("known_as", "employer"), employers),
        ("labels", ("source", "label", "url"), labels),
    ):
        schema = pa.schema([pa.field(column, pa.string()) for column in columns])
        connection.from_arrow(pa.Table.from_pylist(rows, schema)).create_view(name, replace=True)


def describe(
    connection: duckdb.DuckDBPyConnection, home: Path, build_id: str, as_of: date, now: datetime, *, is_sample: bool
) -> None:
    """Fill skills, guide, guide_children and meta."""
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
