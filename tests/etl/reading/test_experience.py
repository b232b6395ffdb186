"""The years of experience a posting asks for, in many wordings."""

import pytest

from etl.reading.experience import experience_years_min
from etl.reading.sections import Part, Parts

ASKED = [
    ("3+ years of experience with relational data", 3),
    ("3-5 years of experience", 3),
    ("2–4 years' experience in analytics", 2),
    ("3 to 5 yrs' experience", 3),
    ("Between 4 and 6 years of experience", 4),
    ("5-7+ years of experience", 5),
    ("3 5 years of experience where a dash was lost", 3),
    ("At least five (5) years of experience", 5),
    ("Three plus (3+) years of experience", 3),
    ("Minimum of 4 yrs of experience", 4),
    ("Minimum five years Python", 5),
    ("5 or more years of experience", 5),
    ("Two years of lab experience", 2),
    ("10+ yoe in the field", 10),
    ("1 year of experience", 1),
    ("A year or more of relevant work experience", 1),
    ("3+ years combined experience in one or more of the following", 3),
    ("0-2 years of experience", 0),
    ("1.5 years of experience", 1),
    ("18 months of experience", 1),
    ("6 months' experience is enough", 0),
    ("Experience: 3 years", 3),
    ("Years of experience: 7", 7),
    ("Experience (in years): 6-8", 6),
    ("Exp :: 6+ years", 6),
    ("Statistics degree5+ yearsExperience with clinical trials", 5),
    ("A degree in a related field.7+ years of experience", 7),
    ("'Minimum Years of Experience:', ' 1', 'Minimum Education:'", 1),
    ("Has 1-3 yrs. experience of Python", 1),
    ("We require 5 years of experience", 5),
    ("We are looking for 3+ years of experience", 3),
    ("Experience as a data scientist for 3 or more years", 3),
    ("7+ years in fraud, risk or modelling", 7),
    ("8 years of successful experience in business analysis", 8),
    ("2+ years of relevant experience recommended", 2),
    ("5+ years of experience, preferably in retail", 5),
    ("4+ years of experience Preferred Qualifications", 4),
    ("0 to 1 year of IT experience Basic knowledge of HTML is a plus", 0),
    ("MSc preferred 3+ years of experience in retail", 3),
    ("You've been building ovens for at least two years", 2),
    ("Have more than 4 years of proven development in Java", 4),
]


@pytest.mark.parametrize(("text", "years"), ASKED)
def test_years_asked(text: str, years: int) -> None:
    """The smaller end of a range counts, in digits or words, with the mark lost or glued to its neighbours."""
    assert experience_years_min(text, Parts([0], [Part.REQUIRED])) == years


SEVERAL = [
    ("A year or more of work experience and 5 years or more of work experience without qualification", 1),
    ("8+ years of software experience\n2+ years of Python experience", 8),
    ("10+ years of application development experience\n3+ years of GCP experience", 10),
    ("Minimum of 5 years of coding experience\nMinimum of 3 years' experience with SSIS", 5),
    ("2+ years of Kafka experience\n6+ years of professional experience", 6),
    ("1+ years with Airflow experience\n5+ years as a data engineer", 5),
    ("10+ years in account management, sales, or support, with at least 5 years in a senior role", 10),
    ("6+ years in fraud or risk management\n3+ years in ETL development", 6),
    ("Three years in insurance, or other regulated industry experience\nTwo years of reporting experience", 3),
    ("7+ years with a Bachelor's, 5+ with a Master's, or PhD and 2", 2),
    ("BS with 8 years of experience, MS with 6 years, or PhD with 3 years", 3),
    ("BSc plus 5 years of experience\nMSc plus 3 years of experience", 3),
    ("HS diploma and 20+ years or BS/BA and 12+ years or PhD and 7+ years of experience", 7),
    ("BA and 2 years of experience OR trade school and 4 years of experience", 2),
    ("4+ years of experience, or 1+ years with a PhD", 1),
    ("5 years of experience with R or 3 years of experience with SAS", 3),
    ("A diploma with 2 years of experience or a secondary school qualification with 4 years of experience", 2),
    ("4+ years of process analysis or process design experience 1+ years working with ServiceNow", 4),
    ("1+ years of experience or 4+ years of experience in lieu of a degree", 1),
    ("3 years of coding experience required, 5 years of coding experience preferred", 3),
]


@pytest.mark.parametrize(("text", "years"), SEVERAL)
def test_one_of_several(text: str, years: int) -> None:
    """The first bar is the main one unless a later one asks more of experience as a whole; of its ways the smallest."""
    assert experience_years_min(text, Parts([0], [Part.REQUIRED])) == years


NONE = [
    "",
    "Several years of experience",
    "No number of years decides here",
    "For over 20 years we have built scales",
    "Our team has 15 years of experience",
    "We have 12 years of experience in retail",
    "With 40 years of combined experience",
    "40+ years of experience",
    "A small bakery with over 25 years providing bread to offices",
    "Our partner has more than 20 years in the market",
    "18 years or older",
    "Minimum age 16 years oldSchool diploma",
    "At least 21 years of age",
    "Minimum age of 18 years",
    "A 2-year contract",
    "Duration: 1+ yr",
    "Contract: 6+ months",
    "A four-year plan for our data",
    "4 year degree",
    "A 4-year college degree in physics",
    "Four-year vesting with a one-year cliff",
    "You used Python in the last 3 years",
    "Within the past 5 years",
    "A sabbatical after 5 years",
    "You get a rise every 2 years",
    "Ideally 3+ years of experience",
    "Ideally, you'll have 4+ years of experience",
    "Preferred: 3 years of experience",
    "3-5 years of experience preferred",
    "3-5 years of sales experience is a plus",
    "Two years of experience (Preferred)",
    "A degree, or 3 years of experience in place of a degree",
    "4 years of experience may be substituted for the degree",
    "Salary of $90,000 per year",
]


@pytest.mark.parametrize("text", NONE)
def test_other_years(text: str) -> None:
    """The company's age, the person's age, contracts, courses, benefits and wishes are no requirement."""
    assert experience_years_min(text, Parts([0], [Part.REQUIRED])) is None


WHERE = [
    (Part.TITLE, "Data Engineer (5+ years)", 5),
    (Part.DUTIES, "2-5 years as a developer", 2),
    (Part.OTHER, "Must have 4+ years of experience", 4),
    (Part.OTHER, "Our shop opened 3 years before this one", None),
    (Part.PREFERRED, "5+ years of experience", None),
    (Part.BENEFITS, "Experience: 1+ years", 1),
    (Part.LEGAL, "You must have 15 years of relevant experience", 15),
    (Part.COMPANY, "15 years of experience", None),
    (Part.BENEFITS, "5 weeks of holiday after 2 years", None),
]


@pytest.mark.parametrize(("part", "text", "years"), WHERE)
def test_where_it_stands(part: Part, text: str, years: int | None) -> None:
    """The job's own words count; small print only when it names experience; wishes never."""
    assert experience_years_min(text, Parts([0], [part])) == years


def test_small_print_comes_last() -> None:
    """What the requirements say goes before what stands beside the benefits."""
    text = "Experience: 1 year\n4+ years of experience"
    assert experience_years_min(text, Parts([0, 19], [Part.BENEFITS, Part.REQUIRED])) == 4
