"""What two titles have in common: level, numeral, team and specialty count; place, notices and numbers do not."""

import pytest

from etl.titles import title

SAME = [  # (title, location), (title, location)
    (("Sr. ML Engineer II", ""), ("Senior Machine Learning Engineer 2", "")),
    (("Engineer, Machine Learning", ""), ("Machine Learning Engineer", "")),
    (("Data Scientist (m/f/d)", ""), ("Data Scientist (all genders)", "")),
    (("Datenanalyst:in (m/w/d)", ""), ("Datenanalyst (gn)", "")),
    (("Data Scientist - Berlin", "Berlin, Germany"), ("Data Scientist", "Munich")),
    (("Data Scientist in Zürich", "Zürich"), ("Data Scientist", "Zurich")),
    (("Data Scientist - Springfield Falls, OH 45000", ""), ("Data Scientist", "")),
    (("Solutions Architect - UK", "Remote"), ("Solutions Architect, Germany", "Remote")),
    (("Account Executive, DACH", ""), ("Account Executive", "")),
    (("ML Engineer | San Francisco | Hybrid", ""), ("ML Engineer (Remote, US)", "")),
    (("Software Engineer (R-20481)", ""), ("Software Engineer #117", "")),
    (("Analyst [30117]", ""), ("Analyst 26-00311", "")),
    (("Test Engineer with Security Clearance", ""), ("Test Engineer", "")),
    (("Urgent requirement: Data Engineer", ""), ("Data Engineer - Full-time", "")),
    (("Full-Stack Engineer", ""), ("Fullstack Engineer", "")),
    (("Software Engineers, Infrastructure", ""), ("Infrastructure Software Engineer", "")),
]
OTHER = [
    ("Data Scientist", "Senior Data Scientist"),
    ("Analytics Engineer", "Analytics Engineer II"),
    ("Software Engineer I", "Software Engineer II"),
    ("Staff Engineer", "Principal Engineer"),
    ("Data Science Intern", "Data Science Lead"),
    ("AI Intern (Summer 2025)", "AI Intern (Summer 2026)"),
    ("Data Scientist, Ads", "Data Scientist, Payments"),
    ("Data Scientist", "Data Scientist, Growth"),
    ("Support Agent (Hebrew)", "Support Agent (Italian)"),
    ("Customer Success Manager", "Customer Success Manager, Enterprise"),
    ("Security Engineer", "Engineer"),
    ("Mobile Engineer", "Engineer"),
    ("Research Engineer", "Research Scientist"),
    ("C++ Developer", "C# Developer"),
    ("ML Engineer", "ML Engineer, part-time"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_titles_that_say_the_same(one: tuple[str, str], other: tuple[str, str]) -> None:
    """Neither spelling nor place nor notices tell two jobs apart."""
    assert title(*one, "").same_job(title(*other, ""))


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_titles_that_say_something_else(one: str, other: str) -> None:
    """Level, numeral, season, team, language and specialty tell two jobs apart."""
    assert not title(one, "Mobile, AL", "").same_job(title(other, "Mobile, AL", ""))


def test_the_company_is_no_word_of_the_job() -> None:
    """A part that is the employer's name says nothing of the job."""
    named = title("Acme Labs | Data Analyst", "", "acme labs")
    assert named == title("Data Analyst", "", "acme labs")


AREAS = [  # (title, location), (title, location), whether they may be one job
    (("Account Executive, France", "London"), ("Account Executive, Nordics", "London"), False),
    (("Account Executive, France", "Paris"), ("Account Executive, Nordics", "Oslo"), True),
    (("Account Executive, France", "Remote"), ("Account Executive, Nordics", "Remote"), True),
    (("Account Executive, France", "London"), ("Account Executive", "London"), True),
]


@pytest.mark.parametrize(("one", "other", "expected"), AREAS)
def test_areas(one: tuple[str, str], other: tuple[str, str], expected: bool) -> None:
    """An area in a title is where the job is; where both jobs are at one place it is what they sell to."""
    assert title(*one, "").same_job(title(*other, "")) is expected


@pytest.mark.parametrize("said", ["Berlin", "(m/w/d)", "Remote", "US"])
def test_a_title_is_never_empty(said: str) -> None:
    """A title of nothing but place and notices is told apart by these: two of them are not equal for want of words."""
    assert title(said, said, "").words
