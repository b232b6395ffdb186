"""What each stretch of an advert is, by its headings and by the sentences that say so themselves."""

import time

import pytest

from etl.reading.sections import Part, Parts, parts
from etl.reading.sentences import sentence_starts

T, R, P, D, C, B, L, A, O = (  # noqa: E741
    Part.TITLE,
    Part.REQUIRED,
    Part.PREFERRED,
    Part.DUTIES,
    Part.COMPANY,
    Part.BENEFITS,
    Part.LEGAL,
    Part.APPLY,
    Part.OTHER,
)

# One heading, and what the two lines under it are.
HEADINGS = [
    ("Requirements", R),
    ("REQUIREMENTS:", R),
    ("**Requirements**", R),
    ("## Requirements", R),
    ("🚀 What you'll bring", R),
    ("3. Qualifications", R),
    ("What you’ll need to succeed", R),
    ("Basic Qualifications", R),
    ("Minimum qualifications:", R),
    ("What are the required qualifications?", R),
    ("Must have skills", R),
    ("Must haves", R),
    ("You might be a fit if", R),
    ("You may be a good fit if you have:", R),
    ("What we're looking for", R),
    ("Who you are", R),
    ("You have", R),
    ("Skills & experience", R),
    ("Education and Experience Requirements", R),
    ("Knowledge, skills and abilities", R),
    ("Essential criteria", R),
    ("Your profile", R),
    ("Experience", R),
    ("Required technical skills", R),
    ("Our ideal Machine Learning Engineer:", R),
    ("Skills and experiences we value", R),
    ("Here's what you'll need", R),
    ("What we'd like you to have:", R),
    ("You should apply if", R),
    ("You'll love this job if", R),
    ("Does this sound like you?", R),
    ("Personal attributes", R),
    ("The skills and experience we feel you need:", R),
    ("The skills and experience we feel would be nice to have, not required:", P),
    ("You might also have", P),
    ("You might also bring:", P),
    ("Ideally, you also have", P),
    ("What will set you apart", P),
    ("Not required, but nice", P),
    ("It will be a plus:", P),
    ("Helpful experience", P),
    ("Beneficial", P),
    ("Wishlist", P),
    ("Icing on the cake", P),
    ("Strong candidates may also have experience with", P),
    ("Preferred Qualifications", P),
    ("Preferred skills and experience:", P),
    ("Nice to have", P),
    ("Bonus Points if You Have...", P),
    ("Desired Additional Skills", P),
    ("What we'd love to see", P),
    ("Nice-to-haves:", P),
    ("BONUS POINTS", P),
    ("Bonus points if you have", P),
    ("Desirable", P),
    ("Ideally you'd have", P),
    ("What sets you apart", P),
    ("Strong candidates may also have experience with", P),
    ("Pluses", P),
    ("Responsibilities", D),
    ("Your key responsibilities include but are not limited to:", D),
    ("Data Scientist Responsibilities", D),
    ("What you will do", D),
    ("What you'll be working on", D),
    ("Day to day", D),
    ("About the role", D),
    ("About the team", D),
    ("The Opportunity", D),
    ("Our stack", D),
    ("Job Description", D),
    ("In this role, you will:", D),
    ("Who we are", C),
    ("About us", C),
    ("About Anvilworks", C),
    ("Company Description", C),
    ("Our mission", C),
    ("Perks & benefits", B),
    ("What we offer", B),
    ("Why join us?", B),
    ("Compensation and Benefits", B),
    ("Pay range", B),
    ("EEO Statement", L),
    ("Equal Opportunity Employer", L),
    ("Physical requirements", L),
    ("How to apply", A),
    ("Interview process", A),
    ("Additional information", O),
]


@pytest.mark.parametrize(("heading", "part"), HEADINGS)
def test_a_heading_opens_its_part_up_to_the_next(heading: str, part: Part) -> None:
    """A section goes on over all its lines, and ends where the next heading stands."""
    text = f"Data Scientist\nWe meet on Mondays.\n{heading}\nfirst thing here\nsecond thing there\nOur stack:\nRust"
    found = [(kind, text[start:].partition("\n")[0]) for start, kind in zip(*_fields(parts(text)), strict=True)]
    stack = [] if part is D else [(D, "Our stack:")]
    other = [] if part is O else [(O, "We meet on Mondays."), (part, heading)]
    assert found == [(T, "Data Scientist"), *(other or [(O, "We meet on Mondays.")]), *stack]


# Lines that hold a heading's word and are none.
NO_HEADINGS = [
    "Experience with Python",
    "Requirements gathering and analysis",
    "Excellent communication skills",
    "Team player",
    "Translate business requirements into models",
    "You have shipped a product",
    "Knowledge of Spark is preferred.",
    "Design skills taxonomies",
    "The team's velocity",
    "Project management experience",
    "Responsible for the role of data in planning",
    "· Project work on the skills",
    "Rust | Required",
    "Kafka – Must have",
    "You enjoy what you do and that meets all our requirements",
]


@pytest.mark.parametrize("line", NO_HEADINGS)
def test_a_bullet_is_no_heading(line: str) -> None:
    """A word of headings inside a bullet leaves the section as it is."""
    text = f"Data Scientist\nNice to have\nfirst thing here\n{line}\nlast thing"
    assert parts(text) == Parts([0, 15], [T, P])


# A text and its stretches, each with its first words.
TEXTS = [
    pytest.param(
        "ML Engineer\nJoin a small team. Requirements: 5+ years of Python. Nice to have: Docker. Benefits: dental.",
        [(T, "ML Engineer"), (O, "Join a"), (R, "Requirements: 5+"), (P, "Nice to"), (B, "Benefits: dental.")],
        id="headings with a colon in the flow",
    ),
    pytest.param(
        "ML Engineer\nWe like anvilsRequirements5+ years in ScalaNice to HaveKafka in careAbout UsTen people",
        [(T, "ML Engineer"), (O, "We like"), (R, "Requirements5+ years"), (P, "Nice to"), (C, "About UsTen")],
        id="headings glued between their neighbours",
    ),
    pytest.param(
        "Data Engineer\nThe Role As an engineer you will move data. Data Engineer Responsibilities Build tables in dbt"
        " Keep them right Skills And Experience You'll Bring Bachelor's degree Fluent SQL Preferred Qualifications"
        " Airflow Company Overview Anvilworks makes anvils.",
        [
            (T, "Data Engineer"),
            (D, "The Role"),
            (R, "Skills And"),
            (P, "Preferred Qualifications"),
            (C, "Company Overview"),
        ],
        id="headings in title case and nothing else",
    ),
    pytest.param(
        "Data Engineer\nAbout Anvilworks Anvilworks makes anvils with AI. About The Job You will write Scala.",
        [(T, "Data Engineer"), (C, "About Anvilworks"), (D, "About The")],
        id="about an employer in the flow",
    ),
    pytest.param(
        "Data Scientist\nWe hope that you bring any of these preferred skills or experiences: Ray and Dask.",
        [(T, "Data Scientist"), (P, "We hope")],
        id="a heading inside its sentence, before a colon",
    ),
    pytest.param(
        "Data Scientist\n['We build scales.', 'Requirements', ' ', 'Two years of R', 'Perks', 'Free lunch']",
        [(T, "Data Scientist"), (O, "['We build"), (R, "Requirements', '"), (B, "Perks', 'Free")],
        id="a list of strings as its scraper printed it",
    ),
    pytest.param(
        "Analyst\nRequirements\nSQL\nAnvilworks is an equal opportunity employer.\nPython",
        [(T, "Analyst"), (R, "Requirements SQL"), (L, "Anvilworks is"), (R, "Python")],
        id="a sentence of small print inside a section",
    ),
    pytest.param(
        "Analyst\nRequirements: SQL. Anvilworks is an equal opportunity employer. We hire without regard to race.",
        [(T, "Analyst"), (R, "Requirements: SQL."), (L, "Anvilworks is")],
        id="small print in the flow, sentence by sentence",
    ),
    pytest.param(
        "Analyst\nAnvilworks is a leading provider of AI anvils. Founded in 1902, it forges. We use Looker.",
        [(T, "Analyst"), (C, "Anvilworks is"), (D, "We use")],
        id="a company paragraph without a heading, then the stack",
    ),
    pytest.param(
        "Analyst\nAnvilworks, a startup, is looking for an analyst with experience in SQL. It was founded in 2019.",
        [(T, "Analyst"), (O, "Anvilworks, a"), (C, "It was")],
        id="a sentence that names the company but speaks of the person",
    ),
    pytest.param(
        "Analyst\nThe base salary range for this role is $90,000. You will build charts.\nSend your CV to us.",
        [(T, "Analyst"), (B, "The base"), (D, "You will"), (A, "Send your")],
        id="pay and application without headings",
    ),
    pytest.param(
        "Analyst\nExperience:\nSQL: 10 years (Preferred)\nPython\nConclusions backed by data, and the ability to draw",
        [(T, "Analyst"), (R, "Experience: SQL:")],
        id="a heading's word in brackets behind its item, a company's words in a need",
    ),
    pytest.param(
        "Analyst\nRequirements\nAbility to apply statistics\nExcel",
        [(T, "Analyst"), (R, "Requirements Ability")],
        id="to apply statistics is no application",
    ),
    pytest.param(
        "Analyst\nRequirements\nSQL\nPreferred: Kafka\nPython\nSecurity Clearance: Secret\nR",
        [
            (T, "Analyst"),
            (R, "Requirements SQL"),
            (P, "Preferred: Kafka"),
            (R, "Python"),
            (L, "Security Clearance:"),
            (R, "R"),
        ],
        id="labels speak of their own line only",
    ),
    pytest.param(
        "Analyst\nRequirements\nSQL. Our stack: Kafka\nPython\nStack: Rust\nR",
        [
            (T, "Analyst"),
            (R, "Requirements SQL."),
            (D, "Our stack:"),
            (R, "Python"),
            (D, "Stack: Rust"),
            (R, "R"),
        ],
        id="a stack on one line says nothing of the next",
    ),
    pytest.param(
        "Analyst\nWe bake. About you - You draw well. - You count.",
        [(T, "Analyst"), (O, "We bake."), (R, "About you")],
        id="a heading before the first of its bullets in the flow",
    ),
    pytest.param(
        "Analyst\nRequirements\nYears of experience in the life insurance industry\nHealth insurance from day one",
        [(T, "Analyst"), (R, "Requirements Years"), (B, "Health insurance")],
        id="an insurer's trade is no benefit",
    ),
    pytest.param(
        "Analyst\nResponsibilities\nMove data\nMust have a degree in physics.\nDraw charts",
        [(T, "Analyst"), (D, "Responsibilities Move"), (R, "Must have"), (D, "Draw charts")],
        id="a need among duties",
    ),
    pytest.param("Analyst", [(T, "Analyst")], id="a title alone"),
    pytest.param("", [(T, "")], id="nothing"),
    pytest.param("x" * 301 + " we build", [(O, "x" * 301 + " we")], id="a text without a title"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_the_stretches_of_a_text(text: str, expected: list[tuple[Part, str]]) -> None:
    """Every stretch, in order, with its first two words."""
    found = [(part, " ".join(text[start:end].split()[:2])) for start, end, part in parts(text).spans(len(text))]
    assert found == expected


def test_a_place_is_looked_up_by_its_offset() -> None:
    """at() and clip() speak of the stretch a character stands in: its first one already, its end no more."""
    spans = Parts([0, 10, 30], [T, D, R])
    assert [spans.at(offset) for offset in (0, 9, 10, 29, 30, 99)] == [T, T, D, D, R, R]
    assert [spans.clip(12, 5, 50), spans.clip(40, 5, 50)] == [(10, 30), (30, 50)]


SENTENCES = [
    ("Use e.g. Spark. Ask Dr. Ray! Why? Go", ["Use e.g. Spark. ", "Ask Dr. Ray! ", "Why? ", "Go"]),
    ("Ph.D. in Physics. SQL", ["Ph.D. in Physics. ", "SQL"]),
    ("a team player.Experience with R", ["a team player.", "Experience with R"]),
    ("queries in plain sql Strong Python", ["queries in plain sql ", "Strong Python"]),
    ("pipelinesExperience with Airflow", ["pipelines", "Experience with Airflow"]),
    ("a Bachelor's or Master's degree", ["a Bachelor's or Master's degree"]),
    ("at least 5+ years of Go", ["at least 5+ years of Go"]),
    ("(Preferred) Experience with R", ["(Preferred) Experience with R"]),
    ("one\ntwo • three", ["one\n", "two • ", "three"]),
    ("two years of R* Plain words", ["two years of R* ", "Plain words"]),
    ("Docker is a plus Experience with R", ["Docker is a plus ", "Experience with R"]),
    ("a diploma plus Experience with R", ["a diploma plus Experience with R"]),
    ("VBA (short for Visual Basic) at work", ["VBA (short for Visual Basic) at work"]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_and_bullets_are_told_apart(text: str, expected: list[str]) -> None:
    """Also where the line break between two bullets was lost; never inside an abbreviation or a list."""
    starts = sentence_starts(text)
    assert [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)] == expected


HOSTILE = [
    pytest.param("Requirements: " * 100_000, id="headings only"),
    pytest.param("\n" * 100_000 + "Requirements", id="empty lines"),
    pytest.param("a " * 1_000_000, id="one line of words"),
    pytest.param("A. " * 500_000, id="full stops"),
    pytest.param("(" * 1_000_000, id="brackets"),
    pytest.param("we offer equal opportunity " * 50_000, id="one sentence of small print"),
    pytest.param("About Acme and " * 100_000, id="names"),
    pytest.param("İstanbul Skills " * 50_000, id="letters that grow in lower case"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_takes_linear_time(text: str) -> None:
    """Some megabytes in whatever shape are read in seconds; the stretches cover them in order."""
    began = time.process_time()
    found = parts(f"Title\n{text}")
    assert time.process_time() - began < 20
    assert found.starts == sorted(set(found.starts))
    assert found.starts[0] == 0


def _fields(found: Parts) -> tuple[list[int], list[Part]]:
    return found.starts, found.kinds
