"""The degree a posting asks for, how firmly, and in which fields."""

import pytest

from etl.reading.education import Education, education
from etl.reading.sections import Part, Parts

LEAST = [
    ("Bachelor's degree in physics", "bachelor"),
    ("Bachelors in physics", "bachelor"),
    ("BACHELOR’S DEGREE", "bachelor"),
    ("Bachelor of Science in physics", "bachelor"),
    ("You hold a baccalaureate", "bachelor"),
    ("BS in physics", "bachelor"),
    ("BS/BA", "bachelor"),
    ("B.S. Computer Science", "bachelor"),
    ("BSc or equivalent", "bachelor"),
    ("B.Tech / B.E. in electronics", "bachelor"),
    ("BE/B.Tech", "bachelor"),
    ("BA with 2+ years", "bachelor"),
    ("A degree in physics", "bachelor"),
    ("A technical degree and curiosity", "bachelor"),
    ("A university degree", "bachelor"),
    ("A 4-year degree", "bachelor"),
    ("An undergraduate degree", "bachelor"),
    ("Undergraduate or graduate degree", "bachelor"),
    ("Educated to degree level", "bachelor"),
    ("SkillsBachelor's degree in physics", "bachelor"),
    ("Bachelor's or Master's degree", "bachelor"),
    ("BS/MS in physics", "bachelor"),
    ("BS or\nMS degree in physics", "bachelor"),
    ("BS (or equivalent experience), MS, or PhD in physics", "bachelor"),
    ("BE, MCA or MS degree in physics", "bachelor"),
    ("Currently pursuing a Bachelor's or higher", "bachelor"),
    ("A Bachelor's (required), a Master's (preferred)", "bachelor"),
    ("A degree (Ph.D./M.S. preferred) in physics", "bachelor"),
    ("A Ph.D. or other degree in physics", "bachelor"),
    ("Master's degree in physics", "master"),
    ("Masters in physics", "master"),
    ("Master in physics", "master"),
    ("Masters in design, law or comparable degree", "master"),
    ("Master of Science", "master"),
    ("MS or PhD in physics", "master"),
    ("M.S. in physics", "master"),
    ("M.Sc. in physics", "master"),
    ("M.Tech in physics", "master"),
    ("An MBA", "master"),
    ("MCA degree", "master"),
    ("An advanced degree in physics", "master"),
    ("An advanced degree (MS or PhD)", "master"),
    ("A graduate degree", "master"),
    ("A postgraduate degree", "master"),
    ("A Master's/ PhD degree", "master"),
    ("University degree (master/diploma) in physics", "master"),
    ("PhD in physics", "phd"),
    ("Ph.D. in physics", "phd"),
    ("Ph. D. in physics", "phd"),
    ("PHD required", "phd"),
    ("A doctorate in physics", "phd"),
    ("A doctoral degree", "phd"),
    ("MA/MS with 3 years OR BA/BS with 5 years", "bachelor"),
    ("MS plus 1 year\nBS plus 3 years", "bachelor"),
    ("PhD with 3 years\nMaster's with 6 years", "master"),
    ("Bachelor's degree, or high school diploma and 9 years of experience", "none"),
    ("Associates’ degree or Bachelor's degree", "none"),
    ("High school diploma", "none"),
    ("A two-year technical degree", "none"),
    ("", "none"),
]


@pytest.mark.parametrize(("text", "least"), LEAST)
def test_lowest_degree_accepted(text: str, least: str) -> None:
    """Every spelling of a level is read; of several ways the lowest counts, and less than a bachelor is none."""
    assert education(text, Parts([0], [Part.REQUIRED])).least == least


def test_firm_demand_on_top() -> None:
    """A sentence that lets nothing else pass outweighs one that lets experience pass."""
    text = "BS in physics or equivalent experience\nA PhD in optics or related field"
    assert education(text, Parts([0], [Part.REQUIRED])) == Education("phd", "required", ())


NO_DEGREES = [
    "2-5 years of baking experience (or advanced degree)",
    "You will be well prepared to pursue advanced degrees",
    "MS Office and MS SQL",
    "Skills: MS Teams, MS Excel",
    "Certified Scrum Master or ScrumMaster",
    "Customer master and master data",
    "You master new tools",
    "Boston, MA",
    "Jackson MS 75% onsite",
    "As a BA/Trainer you draw processes; the Business Analyst (BA) reports",
    "Be bold. MAKE BREAD, BE KIND.",
    "A high degree of autonomy",
    "The degree to which plans work",
    "A 360 degree view and a 90-degree angle",
    "Six degrees of freedom",
    "Tuition paid for your Master's degree",
    "You join our researchers, who hold PhDs, and colleagues with a doctorate",
    "Our founder has a PhD in physics",
    "George, PhD from Northfield",
    "A team of PhDs",
    "PhD-level scientists surround you",
    "You supervise Master's theses",
    "No degree required",
    "It shouldn't take a degree to bake",
    "We do not require a degree",
    "A degree is not required",
    "Regardless of degree",
    "A Bachelor's may be substituted for the experience",
    "Skill and drive, not degrees or titles",
    "Postdoctoral projects",
    "Post-secondary education",
    "I learned it while writing my PhD",
]


@pytest.mark.parametrize("text", NO_DEGREES)
def test_no_degree_asked(text: str) -> None:
    """Look-alikes, other people's degrees, benefits and denials ask nothing."""
    assert education(text, Parts([0], [Part.REQUIRED])) == Education("none", "none", ())


NEEDS = [
    ("Bachelor's degree required", "bachelor", "required"),
    ("Bachelor's degree or equivalent experience", "bachelor", "or_equivalent"),
    ("BS or equivalent", "bachelor", "or_equivalent"),
    ("Bachelor's degree or 4 years of related experience", "bachelor", "or_equivalent"),
    ("Master's or PhD in physics or relevant experience", "master", "or_equivalent"),
    ("PhD in optics or related experience", "phd", "or_equivalent"),
    ("Bachelor's degree. Experience counts in lieu of a degree.", "bachelor", "or_equivalent"),
    ("Bachelor's degree or foreign equivalent in physics", "bachelor", "required"),
    ("Bachelor's degree in physics or related field", "bachelor", "required"),
    ("Bachelor's or equivalent degree", "bachelor", "required"),
    ("Bachelor's degree preferred", "none", "preferred"),
    ("Bachelor's or Master's degree preferred", "none", "preferred"),
    ("MS or PhD in physics or optics a plus", "none", "preferred"),
    ("Ideally a PhD in physics", "none", "preferred"),
    ("Preferably a Master's", "none", "preferred"),
    ("Education Preference Bachelor or Masters Degree", "none", "preferred"),
    ("Preference for Master's or Ph.D. in physics", "none", "preferred"),
    ("It would be great if you hold a PhD", "none", "preferred"),
    ("College degree preferred, but not required", "none", "preferred"),
    ("May possess a doctorate", "none", "preferred"),
    ("Preferred qualifications include a Master's degree", "none", "preferred"),
    ("Advanced degree or equivalent experience preferred", "none", "preferred"),
    ("Bachelor's degree required, Master's preferred", "bachelor", "required"),
    ("Bachelor's degree, Master's preferred", "bachelor", "required"),
    ("Bachelor's degree in physics; Master's degree a plus", "bachelor", "required"),
    ("Bachelor's degree, preferably in physics", "bachelor", "required"),
    ("Bachelor's in law, IT or related field Previous experience in filing is preferred", "bachelor", "required"),
    ("Bachelor's in law, or related degree Experience in filing", "bachelor", "required"),
    ("BS, Masters, or PhD degree in physics", "bachelor", "required"),
    ("Bachelor's and/or Master's degree, preferably in physics", "bachelor", "required"),
    ("Bachelor's degree and experience with Go, Python preferred", "bachelor", "required"),
    ("Bachelor's degree Preferred Qualifications", "bachelor", "required"),
    ("Bachelor's in physics. (Preferred) Rust", "bachelor", "required"),
    ("BS in physics, MPH preferred", "bachelor", "required"),
    ("Advanced degrees such as a Master's are preferred", "none", "preferred"),
]


@pytest.mark.parametrize(("text", "least", "need"), NEEDS)
def test_need(text: str, least: str, need: str) -> None:
    """A mark of a wish binds the degree it stands by; a degree that is only wished is not the least one."""
    found = education(text, Parts([0], [Part.REQUIRED]))
    assert (found.least, found.need) == (least, need)


FIELDS = [
    ("BS in Computer Science, Statistics or a related field", ("Computer Science", "Statistics")),
    ("Degree in CS, EE or math", ("Computer Science", "Electrical Engineering", "Mathematics")),
    ("Computer Science or Engineering degree", ("Computer Science", "Engineering")),
    ("Computer Science degree and knowledge of statistics", ("Computer Science",)),
    ("Knowledge of statistics and a degree in physics", ("Physics",)),
    ("BSc in physics with experience in machine learning", ("Physics",)),
    ("A degree in Information Technology, or IT", ("Information Technology",)),
    ("A degree; it is nice", ()),
    ("A degree in a quantitative field", ()),
    ("BS in physics\nMS in economics", ("Physics", "Economics")),
    ("Applied Mathematics degree", ("Mathematics",)),
    ("Degree in electrical and computer engineering", ("Electrical Engineering",)),
    ("MBA preferred, degree in marketing required", ("Marketing",)),
]


@pytest.mark.parametrize(("text", "fields"), FIELDS)
def test_fields(text: str, fields: tuple[str, ...]) -> None:
    """Fields named with the degree have one name each, in the order of the text; other subjects are none."""
    assert education(text, Parts([0], [Part.REQUIRED])).fields == fields


WHERE = [
    (Part.TITLE, "Research Intern (PhD level)", Education("phd", "required", ())),
    (Part.DUTIES, "A degree in physics", Education("bachelor", "required", ("Physics",))),
    (Part.PREFERRED, "A Master's in physics", Education("none", "preferred", ("Physics",))),
    (Part.LEGAL, "Bachelor's degree in physics", Education("bachelor", "required", ("Physics",))),
    (Part.COMPANY, "We're bakers (ex-Sample Bread, M.Sc. AI)", Education("none", "none", ())),
    (Part.BENEFITS, "You need a PhD in physics", Education("phd", "required", ("Physics",))),
]


@pytest.mark.parametrize(("part", "text", "expected"), WHERE)
def test_where_it_stands(part: Part, text: str, expected: Education) -> None:
    """The job's own words count, wishes as wishes; small print only where it asks and does not praise the company."""
    assert education(text, Parts([0], [part])) == expected


def test_small_print_comes_last() -> None:
    """What the requirements say goes before what stands in small print."""
    text = "A PhD in physics\nA degree in economics"
    expected = Education("bachelor", "required", ("Economics",))
    assert education(text, Parts([0, 17], [Part.LEGAL, Part.REQUIRED])) == expected


def test_administrative_sentences() -> None:
    """A bare degree counts for nothing beside a named one: "the degree must be completed by May"."""
    text = "PhD in physics\nThe degree must be completed by May"
    assert education(text, Parts([0], [Part.REQUIRED])).least == "phd"
