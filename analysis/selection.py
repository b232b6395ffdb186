"""The one filter object: it says which jobs a number is about."""

from dataclasses import dataclass
from datetime import date

import duckdb

from analysis.warehouse import ask

UNKNOWN = "unknown"  # stands for NULL, which is a value of its own in every filter

WINDOWS = {
    "open": "open now",
    "90d": "last 90 days",
    "all": "all time",
    "range": "from - to",
}
ROLES = {
    "ml_engineer": "ML engineer",
    "data_scientist": "Data scientist",
    "data_engineer": "Data engineer",
    "data_analyst": "Data analyst",
    "research_scientist": "Research scientist",
    "ai_engineer": "AI engineer",
    "mlops_engineer": "MLOps engineer",
    "software_engineer": "Software engineer",
    "product_manager": "Product manager",
    "other": "Other role",
    UNKNOWN: "Role unknown",
}


@dataclass(frozen=True, slots=True)
class Selection:
    """ML jobs of these roles, shown by these sources (none named: any), whose life on the boards meets the window.

    window is a key of WINDOWS; since and until (days, both included, None: no bound) count only with "range".
    Windows count back from the build's as_of, never from the clock.
    """

    roles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    window: str = "open"
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        """Refuse a window that does not exist."""
        if self.window not in WINDOWS:
            raise ValueError(f"window {self.window!r} is none of {', '.join(WINDOWS)}")

    def fill(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Fill the temporary table `selected_jobs` (job_id, employer_id) on this cursor; no other cursor sees it."""
        ask(
            cursor,
            "selection",
            roles=list(self.roles),
            sources=list(self.sources),
            window=self.window,
            since=self.since,
            until=self.until,
        )

    def filters_words(self) -> str:
        """The filters in words, for the note line and every file: "ML jobs; role: ML engineer or Data scientist"."""
        parts = ["ML jobs"]
        if self.roles:
            parts.append("role: " + " or ".join(ROLES.get(role, role) for role in self.roles))
        if self.sources:
            parts.append("source: " + " or ".join(self.sources))
        return "; ".join(parts)

    def window_words(self) -> str:
        """The window in words: "open now", "from 2026-01-01 to 2026-03-31"."""
        if self.window != "range":
            return WINDOWS[self.window]
        bounds = [("from", self.since), ("to", self.until)]
        return " ".join(f"{word} {day}" for word, day in bounds if day) or WINDOWS["all"]


def default_window(cursor: duckdb.DuckDBPyConnection) -> str:
    """ "open" where the build has open jobs, else "all", as after an import of past postings."""
    return "open" if bool(ask(cursor, "has_open_jobs")["has_open_jobs"].iloc[0]) else "all"
