"""The one filter object: it says which jobs a number is about, and how they are counted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

import duckdb

from analysis.labels import label
from analysis.warehouse import ask

WINDOWS = {
    "open": "open now",
    "90d": "last 90 days",
    "all": "all time",
    "range": "from - to",
}
# A job that boards show for longer is no fresh one: about half of all adverts are gone by then. Of 2,013 open postings
# on nine boards (July and August 2026) 28 % were at most 30 days old, 18 % 31 to 60, 12 % 61 to 90: the 30 days round
# day 60 hold half as many as the first.
FRESH_DAYS = 60
# The filters that offer options: field of Selection, and the word for it. Their names stand in addresses.
FACETS = {
    "role": ("roles", "role"),
    "level": ("levels", "level"),
    "country": ("countries", "country"),
    "mode": ("work_modes", "work mode"),
    "source": ("sources", "source"),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """ML jobs written in English, of these values (none named: any), whose life on the boards meets the window.

    labels.UNKNOWN is a value of every filter and stands for NULL. window is a key of WINDOWS; since and until (days,
    both included, None: no bound) count only with "range". Windows count back from the build's as_of, never from the
    clock. With fresh_only jobs are left out that boards show for more than FRESH_DAYS days. Two switches change how the
    same jobs are counted: with required_only a job asks for a skill only where it is required; with one_vote every
    employer weighs the same, so that a share is the mean of the employers' shares.
    """

    roles: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    work_modes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    window: str = "open"
    since: date | None = None
    until: date | None = None
    fresh_only: bool = False
    required_only: bool = False
    one_vote: bool = False

    def __post_init__(self) -> None:
        """Refuse a window that does not exist."""
        if self.window not in WINDOWS:
            raise ValueError(f"window {self.window!r} is none of {', '.join(WINDOWS)}")

    @property
    def of_appearance(self) -> Self:
        """The same filters for a question about the days on which jobs appeared: only "from - to" bounds those."""
        return replace(self, window="range" if self.window == "range" else "all", fresh_only=False)

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The options chosen in a filter (a key of FACETS)."""
        options: tuple[str, ...] = getattr(self, FACETS[facet][0])
        return options

    def choosing(self, options: Mapping[str, Iterable[str]]) -> Self:
        """The same with these options chosen, by filter (keys of FACETS)."""
        fields: dict[str, Any] = {FACETS[facet][0]: tuple(sorted(set(named))) for facet, named in options.items()}
        return replace(self, **fields)

    def fill(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Make a temporary table and two views on this cursor; no other cursor sees them.

        filtered_jobs (every ML job and which filters it passes), selected_jobs (job_no, employer_no) and
        selected_employers (employer_no, jobs, votes).
        """
        options = {field: list(getattr(self, field)) for field, _ in FACETS.values()}
        ask(
            cursor, "chosen", **options, window=self.window, since=self.since, until=self.until,
            longest_days=FRESH_DAYS if self.fresh_only else None, one_vote=self.one_vote,
        )  # fmt: skip
        ask(cursor, "selection")
        ask(cursor, "selected_jobs")
        ask(cursor, "selected_employers")

    def filters_words(self) -> str:
        """The filters in words, for the note line and every file: "ML jobs, English text; level: Senior or Lead"."""
        parts = ["ML jobs, English text"]
        for facet, (_, word) in FACETS.items():
            if options := self.chosen(facet):
                parts.append(f"{word}: {' or '.join(label(facet, option) for option in options)}")
        parts += [f"shown for at most {FRESH_DAYS} days"] if self.fresh_only else []
        parts += ["skills counted where required"] if self.required_only else []
        parts += ["one vote an employer"] if self.one_vote else []
        return "; ".join(parts)

    def window_words(self) -> str:
        """The window in words: "open now", "from 2026-01-01 to 2026-03-31"."""
        if self.window != "range":
            return WINDOWS[self.window]
        bounds = [("from", self.since), ("to", self.until)]
        return " ".join(f"{word} {day}" for word, day in bounds if day) or WINDOWS["all"]


EVERYTHING = Selection(window="all")  # what files say whose tables no filter touches


def default_window(cursor: duckdb.DuckDBPyConnection) -> str:
    """ "open" where the build has open jobs, else "all", as after an import of past postings."""
    return "open" if bool(ask(cursor, "has_open_jobs")["has_open_jobs"].iloc[0]) else "all"
