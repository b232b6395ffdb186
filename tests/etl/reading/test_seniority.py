"""How senior a posting's person is."""

import pytest

from etl.reading.seniority import seniority

TITLES = [
    ("Data Science Intern", "intern"),
    ("Internship: Machine Learning", "intern"),
    ("Data Scientist (PhD) - Intern", "intern"),
    ("Senior Associate Intern", "intern"),
    ("Working Student Data Engineering (f/m/d)", "intern"),
    ("Werkstudent Data Science (m/w/d)", "intern"),
    ("Praktikant:in KI", "intern"),
    ("Stage - Data Scientist", "intern"),
    ("Alternance Data Analyst", "intern"),
    ("Estágio em Ciência de Dados", "intern"),
    ("Becario de datos", "intern"),
    ("Tirocinio Data Analyst", "intern"),
    ("Software Engineer Co-op", "intern"),
    ("Data Apprentice", "intern"),
    ("Auszubildende Fachinformatik", "intern"),
    ("Masterarbeit: Computer Vision", "intern"),
    ("Summer Analyst", "intern"),
    ("Internal Tools Engineer", None),
    ("International Data Analyst", None),
    ("Student Success Analyst", None),
    ("Head of Data Science", "manager"),
    ("Director, Machine Learning", "manager"),
    ("Associate Director, Data Science", "manager"),
    ("Sr. Director Analyst", "manager"),
    ("VP of Engineering", "manager"),
    ("AVP, Data Analytics", "manager"),
    ("Vice President - Data Scientist", "manager"),
    ("Chief Data Officer", "manager"),
    ("Chief Science Officer", "manager"),
    ("CTO", "manager"),
    ("Engineering Manager", "manager"),
    ("Senior Manager, Data Science", "manager"),
    ("Tech Lead Manager", "manager"),
    ("Abteilungsleiter Daten", "manager"),
    ("Responsable Data", "manager"),
    ("Gerente de Analytics", "manager"),
    ("Kierownik zespołu danych", "manager"),
    ("Product Manager", None),
    ("Project Manager", None),
    ("Technical Account Manager", None),
    ("Clinical Data Manager", None),
    ("Senior Product Manager", "senior"),
    ("Lead Product Manager", "lead"),
    ("Staff Data Scientist", "lead"),
    ("Principal Engineer", "lead"),
    ("Data Engineering Lead", "lead"),
    ("Lead Generative AI Engineer", "lead"),
    ("Team Leader Analytics", "lead"),
    ("Teamleitung Daten (m/w/d)", "lead"),
    ("Distinguished Engineer", "lead"),
    ("Chief Scientist", "manager"),
    ("Chief Data Scientist", "manager"),
    ("Chief Engineer", "lead"),
    ("Technical Fellow", "lead"),
    ("Líder de datos", "lead"),
    ("Senior Lead Data Scientist", "lead"),
    ("Lead Generation Specialist", None),
    ("Leadership Coach", None),
    ("Future Leaders Graduate Programme", "junior"),
    ("Member of Technical Staff", None),
    ("Senior Member of Technical Staff", "senior"),
    ("Staff Accountant", None),
    ("Waiting Staff", None),
    ("Research Fellow", None),
    ("Principal Component Analyst", None),
    ("Projektleiter KI", None),
    ("Halbleiterphysiker", None),
    ("Senior Data Scientist", "senior"),
    ("Sr. Data Analyst", "senior"),
    ("Snr Developer", "senior"),
    ("Data Engineer (Senior) - ETL", "senior"),
    ("Ingeniero Sénior", "senior"),
    ("Engenheiro de Dados Sênior", "senior"),
    ("Starszy programista", "senior"),
    ("Senior Associate", "senior"),
    ("Senior Machine Learning Engineer II", "senior"),
    ("Senior Living Advisor", None),
    ("Mid-Level Data Engineer", "mid"),
    ("Midlevel Developer", "mid"),
    ("Intermediate Analyst", "mid"),
    ("Semi Senior Developer", "mid"),
    ("Desenvolvedor Pleno", "mid"),
    ("Medior Data Engineer", "mid"),
    ("Junior Data Analyst", "junior"),
    ("Jr. Data Scientist", "junior"),
    ("Entry Level Data Scientist", "junior"),
    ("Data Scientist, New Grad", "junior"),
    ("Graduate Data Analyst", "junior"),
    ("Associate Data Scientist", "junior"),
    ("Early Career Engineer", "junior"),
    ("Trainee Data Analyst", "junior"),
    ("Młodszy analityk", "junior"),
    ("Data Entry Clerk", None),
    ("Data Scientist I", "junior"),
    ("Data Scientist II", "mid"),
    ("Machine Learning Engineer III", "senior"),
    ("Software Engineer IV", "senior"),
    ("Analyst V, BI", "lead"),
    ("Data Engineer 1", "junior"),
    ("Data Engineer 2", "mid"),
    ("Data Engineer 3", "senior"),
    ("Data Engineer 5", "lead"),
    ("Data Engineer 5-8 years", None),
    ("Data Engineer 3 years", None),
    ("Data Engineer 2 - 3D models", "mid"),
    ("Machine Learning Engineer (L4)", "mid"),
    ("Data Scientist (L5)", "senior"),
    ("Data Scientist (L6) - Ads", "lead"),
    ("Phase II Trial Analyst", None),
    ("Tier 2 Engineer", None),
    ("Senior/Staff ML Engineer", "senior"),
    ("Junior to Mid-Level Developer", "junior"),
    ("Data Scientist I/II", "junior"),
    ("Data Scientist 2/3", "mid"),
    ("Intermediate / Senior Developer", "mid"),
    ("Data Scientist", None),
    ("Founding Machine Learning Engineer", None),
    ("Example AI | Senior Engineers (Backend) | Lisbon | Onsite", "senior"),
    ("Example AI | led by the former CTO of Sample Bread | Lisbon", None),
    ("", None),
]


@pytest.mark.parametrize(("title", "level"), TITLES)
def test_title(title: str, level: str | None) -> None:
    """A title's words in their order of weight; of a choice the one that asks least; look-alikes are none."""
    assert seniority(title, None, "") == level


YEARS = [(0, "junior"), (1, "junior"), (2, "mid"), (4, "mid"), (5, "senior"), (8, "senior"), (9, "lead"), (20, "lead")]


@pytest.mark.parametrize(("years", "level"), YEARS)
def test_years(years: int, level: str) -> None:
    """Without a word the years asked tell the level; with one they do not."""
    assert seniority("Data Scientist", years, "") == level
    assert seniority("Senior Data Scientist", years, "") == "senior"


TEXTS = [
    ("Seniority level\nEntry level\nFull-time", None, "junior"),
    ("'Seniority level', 'Internship', 'Employment type'", None, "intern"),
    ("Seniority level: Director", None, "manager"),
    ("Seniority level\nMid-Senior level", None, None),
    ("Career level: Intermediate", None, "mid"),
    ("Seniority level\nEntry level", 2, "junior"),
    ("This is an entry-level data science position.", None, "junior"),
    ("A senior level role in our bakery.", 3, "senior"),
    ("You present to senior level leaders.", None, None),
    ("High level design", None, None),
    ("We are looking for a senior data engineer to join us.", None, "senior"),
    ("We are looking for a Staff Machine Learning Engineer.", 3, "mid"),
    ("You report to a senior data engineer.", None, None),
    ("As the lead on a team of developers you bake.", None, None),
    ("As a junior analyst you count rolls.", None, "junior"),
    ("Minimum of 2 years of baking experience preferred", None, "mid"),
    ("1-3 years of experience with ovens preferred", None, "junior"),
    ("1-3 years of experience with ovens preferred", 6, "senior"),
    ("We have 10 years of history. Bread is preferred.", None, None),
]


@pytest.mark.parametrize(("text", "years", "level"), TEXTS)
def test_text(text: str, years: int | None, level: str | None) -> None:
    """A level that the text states goes before years; whom it says it seeks only where there are no years."""
    assert seniority("Data Scientist", years, text) == level
