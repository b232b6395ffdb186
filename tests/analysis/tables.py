"""Every table that people see, as the command writes it and as its question answers, and a build full of hard cells."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from analysis import changes, claims, companions, demand, evidence, guide, jobs, pay, quality, sources, trend
from analysis.gap import Profile
from analysis.report import GAP_TABLES
from analysis.selection import Selection
from tests.analysis import invented
from tests.analysis.invented import AS_OF, GUIDE

Rows = list[list[Any]]
Answer = Callable[[duckdb.DuckDBPyConnection, Selection], pd.DataFrame]

TESTED = "ml-engineer-2025"  # a guide of which data/claims.toml tests the sentences
DAYS = AS_OF - timedelta(weeks=4), AS_OF
DAY_FLAGS = ["--from", DAYS[0].isoformat(), "--to", DAYS[1].isoformat()]
PERSON = Profile(frozenset({"python", "sql"}), 2, "bachelor")

# What `skill-gap` is told -> the same table from its question.
TABLES: dict[tuple[str, ...], Answer] = {
    ("guide",): lambda cursor, selection: guide.skill_gap(cursor, selection, GUIDE),
    ("guide", "--table", "leaves-out"): lambda cursor, selection: guide.leaves_out(cursor, selection, GUIDE),
    ("guide", "--table", "order"): lambda cursor, selection: guide.order(cursor, selection, GUIDE),
    ("guide", "--table", "words"): lambda cursor, selection: guide.employers_words(cursor, selection, GUIDE),
    ("guide", "--table", "counts"): lambda cursor, selection: guide.guide_counts(cursor, selection, GUIDE),
    ("demand",): lambda cursor, selection: demand.demand(cursor, selection, GUIDE),
    ("demand", "--skills", "methods"): lambda cursor, selection: demand.demand(cursor, selection, GUIDE, "methods"),
    ("demand", "--table", "either-or"): demand.either_or,
    ("demand", "--table", "by", "--skill", "Python", "--by", "level"):
        lambda cursor, selection: demand.by_facet(cursor, selection, GUIDE, "python", "level"),
    ("trend",): lambda cursor, selection: trend.trends(cursor, selection, GUIDE, "week"),
    ("trend", "--table", "series", "--skill", "Python"):
        lambda cursor, selection: trend.series(cursor, selection, "python", "week"),
    ("trend", "--table", "new-and-gone", "--grain", "month"):
        lambda cursor, selection: trend.new_and_gone(cursor, selection, GUIDE, "month"),
    ("trend", "--table", "terms"): lambda cursor, _: trend.unmatched(cursor),
    ("changes", *DAY_FLAGS): lambda cursor, selection: changes.changes(cursor, selection, GUIDE, *DAYS),
    ("changes", "--table", "movements", *DAY_FLAGS):
        lambda cursor, selection: changes.movements(cursor, selection, *DAYS),
    ("pay",): pay.pay,
    ("pay", "--by", "level", "--currency", "EUR"): lambda cursor, selection: pay.pay(cursor, selection, "level", "EUR"),
    ("pay", "--table", "premium"): lambda cursor, selection: pay.premium(cursor, selection, GUIDE),
    ("companions", "--skill", "PyTorch"): lambda cursor, selection: companions.companions(cursor, selection, "pytorch"),
    ("companions", "--table", "instead", "--skill", "PyTorch"):
        lambda cursor, selection: companions.instead(cursor, selection, "pytorch"),
    ("companions", "--table", "clusters"): companions.clusters,
    ("claims", "--guide", TESTED): lambda cursor, selection: claims.claims(cursor, selection, TESTED),
    ("claims", "--table", "parts", "--guide", TESTED):
        lambda cursor, selection: claims.claim_parts(cursor, selection, TESTED),
    ("evidence", "--skill", "SQL", "--order", "shuffled"):
        lambda cursor, selection: evidence.evidence(cursor, selection, "sql", "shuffled", None),
    ("jobs",): lambda cursor, selection: jobs.jobs(cursor, selection, page=None),
    ("jobs", "--table", "signals"): jobs.signals,
    ("sources",): sources.sources,
    ("sources", "--table", "boards"): lambda cursor, _: sources.boards(cursor),
    ("method",): lambda cursor, _: quality.quality(cursor),
    ("method", "--table", "quality-by-skill"): lambda cursor, _: quality.quality_by_skill(cursor),
    ("method", "--table", "spellings"): lambda cursor, _: quality.spellings(cursor),
    **{
        ("me", "--skills", "Python; SQL", "--years", "2", "--degree", "bachelor", "--table", name):
            lambda cursor, selection, answer=answer: answer(cursor, selection, PERSON, GUIDE)
        for name, answer in GAP_TABLES.items()
    },
}  # fmt: skip

HARD = (
    "=1+1", "+49 123", "-1", "@SUM(A1)", "\tTab", "007", "1e5", "10/12", "2026-11-22", "50 %", "Zürich – 東京 🚀",
    'a,b "c"', "two\nlines", "<b>bold</b>", "https://x.invalid/?a=1&b=2", "_x000D_", "12345678901234567890",
)  # fmt: skip


def publish(home: Path) -> Path:
    """The usual build and adverts whose words a spreadsheet would take for something else; they state their pay."""
    also = [
        {
            "title": HARD[number % len(HARD)], "company": HARD[(number + 3) % len(HARD)],
            "employer_id": f"e{number % 20}",
            "board": f"hard {number}", "url": f"https://jobs.invalid/{number}?a=1&b=2", "posted_on": date(2026, 11, 2),
            "location": HARD[(number + 5) % len(HARD)], "seniority": "senior", "countries": ["DE"],
            "pay_min": 60_000.0 + 1_000 * number, "pay_max": 90_000.5 + 1_000 * number, "pay_currency": "EUR",
            "pay_period": "year", "pay_min_usd_year": 66_000.0 + number, "pay_max_usd_year": 99_000.0 + number,
            "skills": {"Python": "required", "SQL": "required", "PyTorch": "required", "TensorFlow": "required",
                       **({"Docker": "required"} if number % 2 else {})},
            "said": {"SQL": f"{HARD[number % len(HARD)].strip()} and [SQL]."}, "either": [["PyTorch", "TensorFlow"]],
            "experience_years_min": 1,
        }
        for number in range(80)
    ]  # fmt: skip
    terms = [{"term": term, "jobs": 9, "employers": 5, "example": f"greenhouse:hard {number}:{300 + number}"}
             for number, term in enumerate(HARD)]  # fmt: skip
    taught = [*invented.MARKET_GUIDE, {"name": "Python", "guide_id": TESTED}]
    return invented.market(home, also=also, terms=terms, guide=taught, is_sample=True)


def cells(table: pd.DataFrame) -> Rows:
    """Header and rows, each cell as the one thing that all files can hold: None, text, number, "True", or a day."""
    rows = table.astype(object).itertuples(index=False)
    return [list(table.columns), *([cell(value) for value in row] for row in rows)]


def cell(value: Any) -> Any:
    """One cell."""
    if pd.isna(value) or value == "":
        return None
    if pd.api.types.is_bool(value):
        return str(bool(value))
    if isinstance(value, date | datetime):
        return pd.Timestamp(value).date().isoformat()
    return value if isinstance(value, str) else float(value)
