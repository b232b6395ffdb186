"""What pay, premiums and companions say in a sentence."""

from datetime import date

import pandas as pd
import pytest

from analysis import companion_words, pay_words

NAN = float("nan")
PAY = {"pay_median": 144_449.0, "pay_q3": 182_230.0, "currency": "USD", "coverage_pct": 46.29, "too_few": None,
       "annualised_pct": 10.47}  # fmt: skip
HEADLINES = [
    ([], "No job matches these filters."),
    ([PAY], "Half of the jobs that state their pay offer less than $144,000 a year, a quarter more than $182,000. "
            "About 5 in 10 jobs (46 %) state it so."),
    ([{**PAY, "pay_median": 60_000.0, "pay_q3": 75_000.0, "currency": "GBP", "coverage_pct": NAN}],
     "Half of the jobs that state their pay offer less than GBP 60,000 a year, a quarter more than GBP 75,000."),
    ([{**PAY, "pay_median": NAN, "too_few": "7 of 40 jobs state it: too few for a median (needs 30)"}],
     "Pay: 7 of 40 jobs state it: too few for a median (needs 30)."),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), HEADLINES)
def test_headline(rows: list[dict[str, object]], expected: str) -> None:
    """Half, a quarter, and how many state it; too few: the count."""
    assert pay_words.headline(pd.DataFrame(rows)) == expected


def premium(*words: str) -> pd.DataFrame:
    """Skills S0, S1 ... with these findings, each with more jobs than the one before."""
    return pd.DataFrame(
        [{"skill": f"S{place}", "premium": word, "jobs_stated": 30 + place} for place, word in enumerate(words)]
    )


UP, DOWN, NOT = "pays more", "pays less", "no clear difference"
PREMIUMS = [
    ((), "Too few jobs state their pay: a skill needs 30 of them, at 10 employers."),
    ((NOT,), "Of 1 skill, at equal role, level, country and year, none goes clearly with more or less pay."),
    ((UP, NOT), "Of 2 skills, at equal role, level, country and year, 1 goes with more pay (S0)."),
    ((UP, UP, UP, UP, DOWN, DOWN, NOT),
     "Of 7 skills, at equal role, level, country and year, 4 go with more pay (such as S3, S2 and S1); "
     "2 go with less pay (S5 and S4)."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), PREMIUMS)
def test_premiums(words: tuple[str, ...], expected: str) -> None:
    """How many are clear, with those of most jobs as examples: no ranking by pay."""
    assert pay_words.premiums(premium(*words)) == expected


WAYS = [
    (None, date(2026, 10, 30), "pay: middle of the range, a year in USD at rates of 30 Oct 2026, 10 % of it printed by "
                               "hour, day, week or month"),
    (None, None, "pay: middle of the range, a year in USD, 10 % of it printed by hour, day, week or month"),
    ("GBP", date(2026, 10, 30), "pay: middle of the range, GBP as printed for a year, other pay counts as not stated"),
]  # fmt: skip


@pytest.mark.parametrize(("currency", "rates_on", "expected"), WAYS)
def test_way(currency: str | None, rates_on: date | None, expected: str) -> None:
    """The day of the rates stands beside every converted amount."""
    assert pay_words.way(pd.DataFrame([PAY]), currency, rates_on) == expected


TOGETHER = pd.DataFrame(
    [
        ("Amazon EC2", 4.0, 3.6, "implies it", 30.0),
        ("JAX", 4.9, 4.6, "", 8.0),
        ("TensorFlow", 3.86, 3.64, "", 80.0),
        ("Keras", 3.3, 3.0, "", 18.0),
        ("Python", 1.1, 0.99, "", 90.0),
        ("Rare", NAN, NAN, "", 20.0),
    ],
    columns=["skill", "lift", "lift_low", "related", "with_pct"],
)
OTHERS = pd.DataFrame([("TensorFlow", 28.96)], columns=["skill", "instead_pct"])
COMPANIONS = [
    (1700, TOGETHER, OTHERS,
     "PyTorch is asked together with TensorFlow 3.9 times and Keras 3.3 times as often as by chance. "
     "About 3 in 10 of its jobs (29 %) would take TensorFlow instead."),
    (1700, TOGETHER.tail(2), OTHERS.head(0), "PyTorch goes clearly with nothing."),
    (29, TOGETHER, OTHERS, "29 jobs ask for PyTorch: too few for companions (needs 30)."),
    (1, TOGETHER, OTHERS, "1 job asks for PyTorch: too few for companions (needs 30)."),
]  # fmt: skip


@pytest.mark.parametrize(("jobs", "together", "others", "expected"), COMPANIONS)
def test_companions(jobs: int, together: pd.DataFrame, others: pd.DataFrame, expected: str) -> None:
    """Only what is clearly above chance, no relative, and asked by one in ten of the skill's jobs is named."""
    assert companion_words.headline("PyTorch", jobs, together, others) == expected
