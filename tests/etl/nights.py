"""Nights laid down as snapshots, without a network: what a test says of days and jobs, and no more."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from etl import adverts, build, read, snapshot
from etl.build import Built
from etl.snapshot import BoardRun, Delta

NOW = datetime(2026, 6, 1, 4, tzinfo=UTC)
WHOLE = {"coverage": "whole", "monthly": False, "closes_after_days": 45, "attribution": "", "boards": ["acme", "other"]}
SOURCES = {
    "greenhouse": WHOLE,
    "lever": WHOLE,
    "hackernews": WHOLE | {"coverage": "window", "monthly": True, "boards": []},
}


def advert(key: int, **fields: Any) -> dict[str, Any]:
    """One posting in Greenhouse's shape, with the fields that a test cares about."""
    return {
        "id": key,
        "internal_job_id": 9000 + key,
        "absolute_url": f"https://jobs.example.com/{key}",
        "title": "ML Engineer",
        "company_name": "Acme",
        "location": {"name": "Lisbon"},
        "first_published": "2026-02-20T10:00:00-04:00",
        "updated_at": "2026-02-20T10:00:00-04:00",
        "content": "&lt;p&gt;We use PyTorch.&lt;/p&gt;",
    } | fields


def post(key: int, text: str, day: date) -> dict[str, Any]:
    """One top-level post of a monthly thread in Algolia's shape."""
    moment = datetime(day.year, day.month, day.day, 15, tzinfo=UTC)
    return {
        "objectID": str(key),
        "comment_text": text,
        "created_at": moment.isoformat(),
        "created_at_i": int(moment.timestamp()),
        "parent_id": 1,
        "story_id": 1,
        "story_title": "Ask HN: Who is hiring?",
        "updated_at": moment.isoformat(),
    }


def lay_down(
    home: Path,
    on: date,
    boards: Mapping[tuple[str, str], Delta],
    *,
    status: str = "ok",
    company: str = "Acme",
    sources: Mapping[str, Any] = SOURCES,
) -> str:
    """Write one run that asked these boards; returns its id."""
    run_id = snapshot.new_run_id(home, NOW)
    snapshot.start(home, snapshot.Run(run_id=run_id, on_day=on, sources=sources))
    for source in {name for name, _ in boards}:
        with snapshot.source_file(home, run_id, source) as file:
            for (name, board), delta in boards.items():
                if name == source:
                    file.add(board, BoardRun(status=status, postings=len(delta.put), company=company), delta)
    return run_id


def built(home: Path, until: date | None = None) -> Built:
    """Read and build what was laid down."""
    with adverts.opened(home, until) as connection:
        read.read(connection, home, NOW)
        return build.build(connection, home, NOW)
