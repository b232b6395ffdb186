"""Who is in the selected jobs."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from analysis.selection import Selection
from analysis.warehouse import ask

FEW_JOBS = 30  # fewer jobs or employers carry no share, no interval and no verdict
FEW_EMPLOYERS = 5
FEW_EFFECTIVE = 10  # employers of equal size, (sum n)² / sum n² (Kish 1965): fewer carry no interval and no rank


@dataclass(frozen=True, slots=True)
class Population:
    """Counts of the selected jobs; shares are 0-100 of the jobs, NaN where there are none.

    new_jobs appeared in the 7 days to as_of; largest is the name of the employer with most jobs, None where its
    adverts name none. other_languages are jobs beside these that pass every filter but are not read for skills: their
    text is not English, or too short to tell.
    """

    jobs: int
    employers: int
    new_jobs: int
    top10_pct: float
    largest: str | None
    largest_pct: float
    other_languages: int

    @property
    def is_small(self) -> bool:
        """Too few jobs or employers for a share."""
        return self.jobs < FEW_JOBS or self.employers < FEW_EMPLOYERS


def population(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> Population:
    """Counts and concentration of the selected jobs."""
    selection.fill(cursor)
    row = ask(cursor, "population").iloc[0]
    return Population(
        jobs=int(row["jobs"]),
        employers=int(row["employers"]),
        new_jobs=int(row["new_jobs"]),
        top10_pct=float(row["top10_pct"]),
        largest=row["largest"] if pd.notna(row["largest"]) else None,
        largest_pct=float(row["largest_pct"]),
        other_languages=int(row["other_languages"]),
    )


def by_source(cursor: duckdb.DuckDBPyConnection, selection: Selection) -> pd.DataFrame:
    """Jobs by source: source, label, jobs, share_pct (0-100); a job on two sources counts at both."""
    selection.fill(cursor)
    return ask(cursor, "by_source")
