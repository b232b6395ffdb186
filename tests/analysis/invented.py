"""Invented builds for tests: real DuckDB files in a home, written from the contract's own schema."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import chain
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any

import duckdb
import pyarrow as pa

import data

STEPS = Path(__file__).parents[2] / "etl" / "sql"
HELPERS = ("skill_numbers", "ml_jobs", "asks", "needs")
AS_OF = date(2026, 11, 22)
GUIDE = "a-guide"

NO_BRACKETS = str.maketrans("", "", "[]")
SHARED = ("title", "company", "posted_on", "first_seen_on", "last_seen_on", "is_open")

Rows = dict[str, list[dict[str, Any]]]

JOB = {
    "title": "ML Engineer", "company": "Acme", "employer_id": "acme", "role_family": "ml_engineer", "is_ml_role": True,
    "first_seen_on": date(2026, 11, 1), "last_seen_on": AS_OF, "is_open": True, "text": "ML Engineer", "postings": 1,
    "language": "en",
}  # fmt: skip


def publish(
    home: Path,
    *,
    jobs: Iterable[Mapping[str, Any]] = (),
    skills: Iterable[Mapping[str, Any]] = (),
    guide: Iterable[Mapping[str, Any]] = (),
    sources: Iterable[Mapping[str, Any]] = (),
    runs: Iterable[Mapping[str, Any]] = (),
    quality: Iterable[Mapping[str, Any]] = (),
    terms: Iterable[Mapping[str, Any]] = (),
    aliases: Mapping[str, str] = MappingProxyType({}),
    build_id: str = "20261122T031000Z",
    is_sample: bool = False,
    as_of: date = AS_OF,
    built_at: datetime = datetime(2026, 11, 22, 3, 10),
) -> Path:
    """Write a build of these rows and publish it; what a row leaves out takes a usual value.

    A job's `skills` (names, all just mentioned, or requirement by name), `said` (the sentence that names a skill, by
    its name, with the mention in brackets: "You know [Go]."), `either` (groups of names), `source`, `board`, `url`,
    `location`, `adverts` (its further postings); a skill's `kind`, `parents` (names), `aliases`; an item's `children`
    (names).
    """
    rows: Rows = {}
    for number, job in enumerate(jobs):
        add_job(rows, number, job)
    for skill in skills:
        kin = [slug(name) for name in skill.get("parents", ())]
        add(rows, "skills", skill_id=slug(skill["name"]), name=skill["name"], kind=skill.get("kind", "language"),
            parents=kin, aliases=list(skill.get("aliases", ())))  # fmt: skip
    for number, item in enumerate(guide, 1):
        add_item(rows, number, item)
    for guide_id in dict.fromkeys(row["guide_id"] for row in rows.get("guide", ())):
        add(rows, "guides", guide_id=guide_id, label=guide_id.replace("-", " ").capitalize(), title="A short guide")
    for source in sources or ({"source": "greenhouse", "label": "Greenhouse"},):
        usual = {"url": "https://greenhouse.invalid", "attribution": "", "coverage": "whole", "last_good_on": as_of}
        add(rows, "sources", **{**usual, **source})
    for run in runs:
        usual = {"run_id": f"{run.get('on_day', as_of):%Y%m%d}T030000Z", "source": "greenhouse", "on_day": as_of,
                 "status": "ok", "postings": 1, "requests": 1, "seconds": 0.1, "bytes": 1}  # fmt: skip
        add(rows, "source_runs", **{**usual, **dict.fromkeys(("new", "changed", "gone", "quarantined"), 0), **run})
    for measure in quality:
        usual = {"measured": "skill", "n": 20, "found": 20, "precision": 1.0, "recall": 1.0, "agreement": None,
                 "measured_on": as_of, "reader_version": "r"}  # fmt: skip
        add(rows, "quality", **{**usual, **measure})
    for old_id, job_id in aliases.items():
        add(rows, "job_aliases", old_id=old_id, job_id=job_id)
    for term in terms:
        add(rows, "terms", **term)
    add(rows, "meta", build_id=build_id, built_at=built_at, as_of=as_of, reader_version="r", taxonomy_hash="t",
        rates_on=as_of, is_sample=is_sample)  # fmt: skip
    path = data.build(home, build_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(path) as connection:
        connection.execute((STEPS / "schema.sql").read_text(encoding="utf-8"))
        for table, found in rows.items():
            empty = dict.fromkeys(chain(*found))
            connection.register("found", pa.Table.from_pylist([{**empty, **row} for row in found]))
            connection.execute(f"insert into {table} by name select * from found")
        for helper in HELPERS:
            connection.execute((STEPS / f"{helper}.sql").read_text(encoding="utf-8"))
    data.pointer(home).write_text(build_id, encoding="utf-8")
    return path


def add_job(rows: Rows, number: int, job: Mapping[str, Any]) -> None:
    """One job, its posting and its mentions."""
    row = {**JOB, **job}
    groups = row.pop("either", ())
    source, board, names = row.pop("source", "greenhouse"), row.pop("board", "acme"), row.pop("skills", ())
    job_id = f"{source}:{board}:{number}"
    said = {name: sentence.translate(NO_BRACKETS) for name, sentence in row.get("said", {}).items()}
    if said:
        row["text"] = "\n".join([row["title"], *said.values()])
    marked, adverts = row.pop("said", {}), row.pop("adverts", ())
    printed = {name: row.pop(name, None) for name in ("url", "location")}
    add(rows, "jobs", job_id=job_id, shown_posting_id=job_id, **{"posted_on": None, **row})
    shared = {name: row.get(name) for name in SHARED} | printed
    for key, advert in enumerate(({}, *adverts)):
        told = {"source": source, "board": board, "source_key": f"{number}.{key}" if key else str(number), **advert}
        posting_id = f"{told['source']}:{told['board']}:{told['source_key']}"
        add(rows, "postings", posting_id=posting_id, job_id=job_id, text_hash="h", **{**shared, **told})
    strengths = names if isinstance(names, Mapping) else dict.fromkeys(names, "mentioned")
    for name, requirement in strengths.items():
        starts, ends = 0, 1
        if name in said:
            before, mention, _ = re.split(r"[\[\]]", marked[name])
            starts = row["text"].index(said[name]) + len(before)
            ends = starts + len(mention)
        add(rows, "mentions", job_id=job_id, skill_id=slug(name), requirement=requirement, count=1,
            evidence=said.get(name, name), starts_at=starts, ends_at=ends)  # fmt: skip
    add_groups(rows, job_id, groups, strengths)


def add_groups(rows: Rows, job_id: str, groups: Iterable[Iterable[str]], strengths: Mapping[str, str]) -> None:
    """The either/or groups of one job; a group is as strong as its skills."""
    for group_no, names in enumerate(groups, 1):
        for name in names:
            add(rows, "alternatives", job_id=job_id, group_no=group_no, skill_id=slug(name),
                requirement=strengths[name])  # fmt: skip


def add_item(rows: Rows, number: int, item: Mapping[str, Any]) -> None:
    """One item of the guide and the kinds under it."""
    item_id, guide_id = f"G{number:03}", item.get("guide_id", GUIDE)
    skill = item.get("skill", item["name"])
    add(rows, "guide", guide_id=guide_id, item_id=item_id, name=item["name"], skill_id=skill and slug(skill),
        section=item.get("section", "1 Programming"), weight=item.get("weight", "essential"),
        role=item.get("role", "demand"), phrases=item.get("phrases", []))  # fmt: skip
    for child in item.get("children", ()):
        add(rows, "guide_children", guide_id=guide_id, item_id=item_id, skill_id=slug(child))


def add(rows: Rows, table: str, **row: Any) -> None:
    """One row of a table."""
    rows.setdefault(table, []).append(row)


def slug(name: str) -> str:
    """The id of a skill of this name, as in skills.toml."""
    return name.lower().replace("+", "-plus").replace(" ", "-").replace("/", "-")


MARKET_SKILLS: list[tuple[str, str, float]] = [
    ("Python", "language", 0.80), ("SQL", "language", 0.42), ("PyTorch", "ml library", 0.40), ("AWS", "cloud", 0.38),
    ("Large language models", "genai", 0.37), ("TensorFlow", "ml library", 0.26), ("Docker", "mlops", 0.22),
    ("Kubernetes", "mlops", 0.20), ("Apache Spark", "big data", 0.16), ("Data pipelines", "data engineering", 0.16),
    ("A/B testing", "statistics", 0.15), ("Java", "language", 0.13), ("CI/CD", "devops", 0.12),
    ("C++", "language", 0.11),
    ("R", "language", 0.11), ("MLOps", "mlops", 0.10), ("Deep learning", "ml concept", 0.24), ("NLP", "ml field", 0.19),
    ("Computer vision", "ml field", 0.14), ("Statistics", "statistics", 0.3), ("Git", "devops", 0.10),
    ("AI agents", "genai", 0.10), ("RAG", "genai", 0.08), ("Databricks", "data platform", 0.07),
    ("Scala", "language", 0.04),
    ("Apache Hadoop", "big data", 0.02), ("Big data", "big data", 0.14), ("Flask", "web framework", 0.01),
    ("Calculus", "mathematics", 0.007), ("Coursera", "platform", 0.0), ("Kaggle", "platform", 0.005),
    ("Machine learning", "ml concept", 0.85), ("Data science", "data practice", 0.4),
    ("Communication", "soft skill", 0.5),
    ("Teamwork", "soft skill", 0.3), ("PhD", "education", 0.2), ("Hypothesis testing", "mathematics", 0.03),
    ("pandas", "data library", 0.13), ("scikit-learn", "ml library", 0.19), ("Cloud computing", "cloud", 0.1),
    ("Azure", "cloud", 0.15), ("Google Cloud", "cloud", 0.17), ("Snowflake", "data platform", 0.05),
]  # fmt: skip

MARKET_GUIDE: list[dict[str, Any]] = [
    {"name": "Python", "weight": "essential, step", "phrases": ["the language to learn first"]},
    {"name": "R"}, {"name": "Java"}, {"name": "Scala"}, {"name": "C++"}, {"name": "SQL"},
    {"name": "TensorFlow", "section": "2 ML libraries", "weight": "essential, step"},
    {"name": "PyTorch", "section": "2 ML libraries", "weight": "essential, step"},
    {"name": "scikit-learn", "section": "2 ML libraries", "weight": "essential, step"},
    {"name": "pandas", "section": "2 ML libraries", "weight": "step"},
    {"name": "Statistics", "section": "3 Mathematics"}, {"name": "Calculus", "section": "3 Mathematics"},
    {"name": "Hypothesis testing", "section": "3 Mathematics"},
    {"name": "Big data", "section": "4 Big data", "children": ["Apache Spark", "Apache Hadoop"]},
    {"name": "Apache Spark", "section": "4 Big data", "weight": "essential, step"},
    {"name": "Apache Hadoop", "section": "4 Big data"},
    {"name": "Machine learning", "section": "5 Methods"}, {"name": "Deep learning", "section": "5 Methods"},
    {"name": "NLP", "section": "5 Methods", "weight": "step"}, {"name": "Computer vision", "section": "5 Methods"},
    {"name": "Cloud computing", "section": "6 Deployment", "children": ["AWS", "Azure", "Google Cloud"]},
    {"name": "AWS", "section": "6 Deployment"}, {"name": "Docker", "section": "6 Deployment"},
    {"name": "MLOps", "section": "6 Deployment"}, {"name": "Flask", "section": "6 Deployment"},
    {"name": "Communicating insights", "skill": "Communication", "section": "7 Soft skills", "weight": "step"},
    {"name": "Coursera", "section": "8 Routes", "role": "route", "weight": "step"},
    {"name": "Kaggle", "section": "8 Routes", "role": "route", "weight": "step"},
    {"name": "Job portals", "skill": None, "section": "9 Applying", "role": "route", "weight": "step"},
]  # fmt: skip


LEVELS = ("intern", "junior", "mid", "senior", "lead", "manager")
COUNTRIES = [
    ["US"], None, ["GB"], ["DE"], ["IN"], ["US", "CA"], ["CA"], ["FR"], ["NL"], ["ES"], ["PL"], ["IE"], ["SG"], ["JP"],
    ["BR"],
]  # fmt: skip
MARKET_QUALITY = [
    {"measured": "kind", "name": "all skills", "n": 640, "found": 650, "precision": 0.93, "recall": 0.91},
    {"measured": "strength", "name": "all skills", "n": 590, "found": 590, "precision": 0.92, "recall": 0.92},
    {"measured": "kind", "name": "language", "n": 90, "found": 88},
    {"name": "Python", "n": 44, "found": 44, "precision": 1.0, "recall": 0.98},
    {"name": "SQL", "n": 19, "found": 18, "precision": 1.0, "recall": 0.95},
    {"measured": "fact", "name": "seniority", "n": 50, "found": 49, "precision": 0.9, "recall": 0.9, "agreement": 0.9},
    {"measured": "fact", "name": "pay", "n": 12, "found": 12, "precision": 1.0, "recall": 1.0, "agreement": 1.0},
]  # fmt: skip


def market(home: Path, *, jobs: int = 300, seed: int = 7, also: Iterable[Mapping[str, Any]] = (), **build: Any) -> Path:
    """A build of the usual size: jobs of 40 unequal employers on two sources, each with a taste of its own; and also
    these."""
    random = Random(seed)
    employers = [(f"Example {number}", random.gauss(0, 0.08), 1 / (number + 2)) for number in range(40)]
    roles = ("ml_engineer", "data_scientist", "ai_engineer", "research_scientist", "mlops_engineer", None)
    facts = Random(seed)  # of their own, so that who asks for what stays as it was
    rows = []
    for _ in range(jobs):
        name, taste, _weight = random.choices(employers, [weight for *_, weight in employers])[0]
        seen = AS_OF - timedelta(days=random.randrange(200))
        is_open = random.random() < 0.7
        rows.append({
            "title": "ML Engineer", "company": name, "employer_id": name.casefold(), "board": name.casefold(),
            "source": "greenhouse" if int(name.split()[1]) % 3 else "lever",
            "role_family": random.choices(roles, (5, 4, 2, 1, 1, 0.4))[0],
            "first_seen_on": seen, "posted_on": seen, "is_open": is_open,
            "last_seen_on": AS_OF if is_open else min(AS_OF, seen + timedelta(days=30)),
            "skills": {
                skill: facts.choices(("required", "preferred", "mentioned"), (5, 2, 3))[0]
                for skill, _, share in MARKET_SKILLS if random.random() < share + taste * (share > 0.1)
            },
            "seniority": facts.choices((*LEVELS, None), (1, 2, 4, 6, 2, 1, 3))[0],
            "work_mode": facts.choices(("remote", "hybrid", "onsite", None), (2, 2, 1, 3))[0],
            "countries": facts.choices(COUNTRIES, [1 / (place + 1) for place in range(len(COUNTRIES))])[0],
            "language": facts.choices(("en", "de", None), (16, 2, 1))[0],
        })  # fmt: skip
    runs = [
        {"source": "greenhouse" if number % 3 else "lever", "board": f"example {number}", "on_day": on}
        for on in (date(2026, 5, 1), AS_OF)
        for number in range(40)
    ]
    runs[-1] |= {"status": "failed", "error": "greenhouse/example 39: no answer within 120 s. Try again tomorrow."}
    sources = (
        {"source": "greenhouse", "label": "Greenhouse", "attribution": "Postings by Greenhouse job boards."},
        {"source": "lever", "label": "Lever", "url": "https://lever.invalid"},
    )
    skills = [{"name": name, "kind": kind} for name, kind, _ in MARKET_SKILLS]
    parents = {"A/B testing": ["Hypothesis testing"], "Databricks": ["Apache Spark"], "RAG": ["NLP"]}
    skills = [{**skill, "parents": parents.get(str(skill["name"]), [])} for skill in skills]
    terms = [{"term": "Petastorm", "jobs": 4, "employers": 3, "example": f"{rows[0]['source']}:{rows[0]['board']}:0"}]
    usual: dict[str, Any] = {
        "skills": skills, "guide": MARKET_GUIDE, "sources": sources, "quality": MARKET_QUALITY, "terms": terms
    }  # fmt: skip
    return publish(home, jobs=[*rows, *also], runs=runs, **{**usual, **build})
