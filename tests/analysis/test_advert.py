from collections.abc import Callable

import duckdb

from analysis import advert, gap_words
from analysis.gap import Profile
from analysis.resume import Advert
from analysis.selection import Selection
from tests.analysis.invented import GUIDE

ALL = Selection(window="all")
ASKED = Advert(
    {
        "python": ("required", "Python."), "sql": ("required", "SQL or R."), "r": ("required", "SQL or R."),
        "cobol": ("required", "COBOL."), "docker": ("preferred", "Docker is a plus."),
        "communication": ("required", "You talk."), "no-such": ("required", "x"),
    },
    (frozenset({"sql", "r"}),),
)  # fmt: skip


def market(publish: Callable[..., duckdb.DuckDBPyConnection]) -> duckdb.DuckDBPyConnection:
    skills = [{"name": name} for name in ("Python", "SQL", "R", "COBOL", "Docker")]
    jobs = [
        {"employer_id": str(number), "skills": ["Python", *(["SQL"] if number < 60 else ["R"] if number < 90 else [])]}
        for number in range(100)
    ]
    jobs += [{"employer_id": "cobol", "skills": ["COBOL"]}]
    return publish(jobs=jobs, skills=[*skills, {"name": "Communication", "kind": "soft skill"}])


def test_what_an_advert_asks(publish: Callable[..., duckdb.DuckDBPyConnection]) -> None:
    """The required first, then the rarest; one of a group will do; only tools and methods are listed."""
    table = advert.asks(market(publish), ALL, Profile(frozenset({"python", "r"})), GUIDE, ASKED)
    columns = ["skill", "asked_as", "is_met", "one_of", "verdict", "jobs", "sentence"]
    assert table[columns].to_numpy().tolist() == [
        ["COBOL", "required", False, "", "rarely asked", 1, "COBOL."],
        ["R", "required", True, "SQL", "asked by some", 30, "SQL or R."],
        ["SQL", "required", True, "R", "some to most", 60, "SQL or R."],
        ["Python", "required", True, "", "asked by most", 100, "Python."],
        ["Docker", "preferred", False, "", "rarely or not asked", 0, "Docker is a plus."],
    ]


def test_how_typical_it_is(publish: Callable[..., duckdb.DuckDBPyConnection]) -> None:
    """The mean share of its asks, and how many jobs ask for rarer things in the mean, counted here by hand."""
    found = advert.typical(market(publish), ALL, GUIDE, ASKED)
    shares = {"python": 99.01, "sql": 59.41, "r": 29.70, "cobol": 0.99, "docker": 0.0}
    assert found == advert.Typical(round(sum(shares.values()) / 5, 2), 1, 101)


def test_an_advert_that_asks_for_nothing(publish: Callable[..., duckdb.DuckDBPyConnection]) -> None:
    cursor = market(publish)
    nothing = Advert({}, ())
    table = advert.asks(cursor, ALL, Profile(), GUIDE, nothing)
    found = advert.typical(cursor, ALL, GUIDE, nothing)
    assert (len(table), found.mean_pct) == (0, None)
    assert gap_words.typical(found, table) == "We found no tool or method that we know in this text."


def test_in_words(publish: Callable[..., duckdb.DuckDBPyConnection]) -> None:
    cursor = market(publish)
    table = advert.asks(cursor, ALL, Profile(frozenset({"python", "r"})), GUIDE, ASKED)
    words = gap_words.typical(advert.typical(cursor, ALL, GUIDE, ASKED), table)
    assert "Required and not among your skills: COBOL." in words
    assert "Docker" in words.split("Rare asks: ")[1]
    assert words.startswith("What it asks for is asked by 38 % of jobs in the mean; fewer than 1 in 100 jobs (1 %) ask")
