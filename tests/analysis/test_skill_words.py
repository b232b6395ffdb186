"""One skill, and one advertisement, in words."""

import pandas as pd
import pytest

from analysis import job_words, skill_words
from analysis.population import Population
from analysis.selection import Selection

PEOPLE = Population(
    jobs=1000, employers=200, new_jobs=0, top10_pct=10, largest=None, largest_pct=1, other_languages=0
)  # fmt: skip
SKILL = {
    "skill": "Go", "jobs": 40, "jobs_all": 1000, "employers": 31, "employers_all": 200, "share_pct": 4.0,
    "low_pct": 3.0, "high_pct": 4.9, "in_guide": False, "corrected_pct": float("nan"), "reader_recall": 0.976,
    "reader_precision": 1.0, "reader_n": 41,
}  # fmt: skip
ITEM = {"says": "a second language", "weight": "essential"}
TOGETHER = [
    ("Spark", 3.0, "", 40.0),
    ("Java", 1.4, "", 20.0),
    ("Chance", 0.9, "", 80.0),
    ("Kin", 4.0, "implies it", 90.0),
    ("Seldom", 9.0, "", 2.0),
]
NAN = float("nan")
RARE = "rarely asked, about 1 in 25 ML jobs (4 %), 40 jobs at 31 employers."
SILENT = "The guide does not name it."

HEADLINES = [
    ({}, [ITEM], TOGETHER, {}, f"Go: {RARE} It goes with Spark and Java. The guide: a second language."),
    ({}, [], [], {}, f"Go: {RARE} {SILENT}"),
    ({"in_guide": True}, [], [], {}, f"Go: {RARE} The guide names only a wider skill."),
    ({}, [{**ITEM, "says": ""}], [], {"required_only": True},
     f"Go: counting only where a skill is required: {RARE} The guide names it (essential)."),
    ({"jobs": 0, "low_pct": 0.0, "high_pct": 0.4, "share_pct": 0.0}, [], [], {},
     f"Go: not asked, none of 1,000 jobs. {SILENT}"),
    ({"jobs": 3, "jobs_all": 12, "share_pct": NAN, "low_pct": NAN}, [], [], {},
     f"Go: 3 of 12 jobs ask for it, too few for a verdict. {SILENT}"),
]  # fmt: skip


@pytest.mark.parametrize(("skill", "items", "together", "switches", "expected"), HEADLINES)
def test_headline(
    skill: dict[str, object], items: list[dict[str, str]], together: list[tuple[object, ...]],
    switches: dict[str, bool], expected: str,
) -> None:  # fmt: skip
    """A verdict from the interval; companions only where the test tells, no kin, none of one job in fifty."""
    companions = pd.DataFrame(together, columns=["skill", "lift_low", "related", "with_pct"])
    row = pd.Series({**SKILL, **skill}, dtype=object)
    taught = pd.DataFrame(items, columns=["says", "weight"])
    assert skill_words.headline(row, taught, companions, PEOPLE, Selection(**switches)) == expected


CARDS = [
    (skill_words.share_card, {}, ("4 %", "3 % to 5 %, 40 jobs")),
    (skill_words.share_card, {"corrected_pct": 4.5}, ("4 %", "3 % to 5 %, 40 jobs")),
    (skill_words.share_card, {"corrected_pct": 6.2}, ("4 %", "3 % to 5 %, 40 jobs, corrected 6 %")),
    (skill_words.share_card, {"low_pct": float("nan"), "corrected_pct": 9.0}, ("4 %", "40 jobs")),
    (skill_words.reader_card, {}, ("98 of 100", "100 of 100 it finds are right (41 labels)")),
    (skill_words.reader_card, {"reader_recall": float("nan")}, ("–", "not measured yet: needs 20 labels")),
]


@pytest.mark.parametrize(("card", "skill", "expected"), CARDS)
def test_cards(card: object, skill: dict[str, float], expected: tuple[str, str]) -> None:
    """A correction is said where it leaves the interval; what was not measured is said to be so."""
    assert card(pd.Series({**SKILL, **skill}, dtype=object)) == expected  # type: ignore[operator]


RANKS = [((2, 4), ("#2 to 4", "of 9 skills")), ((1, 1), ("#1", "of 9 skills")),
         ((None, None), ("–", "too few employers for a rank"))]  # fmt: skip


@pytest.mark.parametrize(("ranks", "expected"), RANKS)
def test_rank_card(ranks: tuple[int | None, int | None], expected: tuple[str, str]) -> None:
    """The ranks that the data allow."""
    assert skill_words.rank_card(pd.Series(ranks, ["rank_from", "rank_to"], dtype=object), 9) == expected


def test_instead() -> None:
    """The three that would do most often, as counts."""
    rows = pd.DataFrame({"skill": list("ABCD"), "jobs_both": [9, 5, 2, 1], "jobs_own": [1200] * 4})
    assert skill_words.instead(rows) == "Or instead: A in 9, B in 5, C in 2 of 1,200 jobs that ask for it."
    assert skill_words.instead(rows.head(0)) == "No job names another skill in its place."


PAY = {"pay_median": 134_000.0, "pay_q1": 104_000.0, "pay_q3": 181_000.0, "jobs_stated": 222, "jobs_group": 502}
SAID = "Median $134,000 a year, the middle half $104,000 to $181,000; 222 of 502 jobs state it."
PAYS = [
    ([PAY], [], SAID),
    ([PAY], [("no clear difference", 3.0)], f"{SAID} No clear difference from like jobs without it."),
    ([PAY], [("pays more", 8.4)], f"{SAID} About 8 % more than like jobs without it; that is no promise: see Pay."),
    ([PAY], [("pays less", -8.4)], f"{SAID} About 8 % less than like jobs without it; that is no promise: see Pay."),
    ([{**PAY, "pay_median": float("nan"), "too_few": "3 of 5 jobs state it"}], [], "3 of 5 jobs state it."),
    ([], [], "No job that asks for it states its pay."),
]


@pytest.mark.parametrize(("rows", "premiums", "expected"), PAYS)
def test_pays(rows: list[dict[str, object]], premiums: list[tuple[str, float]], expected: str) -> None:
    """The median or why there is none; a premium only where it is clear, and never as a promise."""
    more = pd.DataFrame(premiums, columns=["premium", "premium_pct"])
    assert skill_words.pays(pd.DataFrame(rows), more) == expected


def signs(long: float, judged: int, again: int = 0, flagged: int = 25) -> pd.DataFrame:
    """A table of jobs.signals()."""
    rows = [("long shown", flagged, judged, long), ("posted again", again, judged, 0.0)]
    return pd.DataFrame(rows, columns=["signal", "jobs_flagged", "jobs_judged", "flagged_pct"])


ALL = "1,000 advertisements at 200 employers"
HALF = "about 5 in 10 shown for more than 60 days (54 %)"
HEADS = [
    (signs(54.0, 900, 3), "", f"{ALL}: {HALF}, 3 posted again."),
    (signs(54.0, 900), "", f"{ALL}: {HALF}."),
    (signs(0.0, 900, flagged=0), "", f"{ALL}: none shown for more than 60 days."),
    (signs(NAN, 29), "", f"{ALL}: 25 shown for more than 60 days."),
    (signs(NAN, 0), "", f"{ALL}. How long they were shown their sources do not tell."),
    (signs(54.0, 900), "asking for Go", "1 advertisement asking for Go."),
]


@pytest.mark.parametrize(("table", "narrowed", "expected"), HEADS)
def test_jobs_headline(table: pd.DataFrame, narrowed: str, expected: str) -> None:
    """How many, and how old, as far as their sources tell."""
    assert job_words.headline(PEOPLE, table, 1, narrowed) == expected


def test_summary() -> None:
    """What is not known is left out; on its first day an advert is just new."""
    row = pd.Series(
        {"employer": float("nan"), "places": None, "role_family": "ML engineer", "level": "Level unknown",
         "work_mode": "Remote", "pay_printed": None, "posted_on": pd.NaT, "first_seen_on": pd.Timestamp(2026, 11, 3),
         "days_shown": 0, "signals": "", "sources": "Lever"}, dtype=object,
    )  # fmt: skip
    assert job_words.summary(row) == "employer not named · ML engineer · Remote · first seen 3 Nov 2026 · via Lever"
    known = {"employer": "Acme", "posted_on": pd.Timestamp(2026, 11, 2), "days_shown": 1}
    named = pd.Series({**row.to_dict(), **known}, dtype=object)
    assert job_words.summary(named) == "Acme · ML engineer · Remote · posted 2 Nov 2026 · shown for 1 day · via Lever"
