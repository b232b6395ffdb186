"""How strongly an advert asks for what it names, and which of its needs are either/or."""

import time

import pytest

import data
from etl.reading.sections import parts
from etl.reading.skills import SkillFinder
from etl.reading.strength import Alternative, alternatives, strengths
from etl.taxonomy import load_skills

SKILLS = load_skills([data.BUNDLED / "skills.toml"])
FINDER = SkillFinder(SKILLS)
R, P, M = "required", "preferred", "mentioned"

# A line among the requirements of an advert, and how each skill in it is asked.
AMONG_REQUIREMENTS = [
    ("Python, SQL and Docker", {"Python": R, "SQL": R, "Docker": R}),
    ("Experience with tools such as Docker or Kubernetes", {"Docker": R, "Kubernetes": R}),
    ("Python required, Rust a plus", {"Python": R, "Rust": P}),
    ("Python is required; Rust is a plus", {"Python": R, "Rust": P}),
    ("Python required and Rust preferred", {"Python": R, "Rust": P}),
    ("Experience with Python, Docker (nice to have)", {"Python": R, "Docker": P}),
    ("Docker (preferred) and Python", {"Docker": P, "Python": R}),
    ("(Desirable) Experience with Docker and Kubernetes", {"Docker": P, "Kubernetes": P}),
    ("Strong Python, knowledge of Docker a plus", {"Python": R, "Docker": P}),
    ("Strong Python skills and experience with Docker is a plus", {"Python": R, "Docker": P}),
    ("Knowledge of Docker, Kubernetes and Terraform is a plus", {"Docker": P, "Kubernetes": P, "Terraform": P}),
    ("Familiarity with Docker would be nice", {"Docker": P}),
    ("Strong Python; familiarity with Rust is a significant plus", {"Python": R, "Rust": P}),
    ("Docker (the container tool): experience with Docker is a plus", {"Docker": P}),
    ("Nice to have: Docker, Kubernetes", {"Docker": P, "Kubernetes": P}),
    ("Bonus points for Docker", {"Docker": P}),
    ("Ideally you know Docker", {"Docker": P}),
    ("SQL, ideally PostgreSQL", {"SQL": R, "PostgreSQL": P}),
    ("A workflow engine (preferably Apache Airflow)", {"Apache Airflow": P}),
    ("Docker is desirable but Python is essential", {"Docker": P, "Python": R}),
    ("Docker, or willing to learn it", {"Docker": P, "Continuous learning": R}),
    ("Docker experience is preferred but not required", {"Docker": P}),
    ("Docker is not required but a plus", {"Docker": P}),
    ("Bachelor's degree required, Master's degree preferred", {"Bachelor's degree": R, "Master's degree": P}),
    ("BS required, MS preferred", {"Bachelor's degree": R, "Master's degree": P}),
    ("Bachelor's degree; Master's degree or PhD a plus", {"Bachelor's degree": R, "Master's degree": P, "PhD": P}),
    ("No PhD needed", {}),
    ("A PhD is not required. Python is", {"Python": R}),
    ("You don't need Kubernetes", {}),
    ("No experience with Docker required", {}),
    ("You don't need Docker. Python you do", {"Python": R}),
    ("Not only Python", {"Python": R}),
    ("Python as required", {"Python": R}),
    ("Write Python at a preferred vendor of anvils", {"Python": R}),
    ("Docker experience will be looked upon favourably", {"Docker": P}),
    ("It helps if you know Docker", {"Docker": P}),
    ("It's great if you know Docker", {"Docker": P}),
    ("Docker strongly preferred", {"Docker": P}),
    ("Docker is a strong differentiator", {"Docker": P}),
    ("Bachelor's degree, Master's degree welcome", {"Bachelor's degree": R, "Master's degree": P}),
    ("A PhD is not a must, but welcome", {"PhD": P}),
    ("We welcome you to our Docker team", {"Docker": R}),
    ("Familiarity with hosts (AWS, GCP, MS Azure) is a plus", {"AWS": P, "Google Cloud": P, "Azure": P}),
    ("It shouldn't take a PhD. Python will do", {"Python": R}),
    ("Python - must have", {"Python": R}),
    ("Python with Docker and Git - Rust is a bonus", {"Python": R, "Docker": R, "Git": R, "Rust": P}),
    ("Python, Docker, Git - a plus", {"Python": P, "Docker": P, "Git": P}),
    ("A PhD is preferred (e.g. with Python or SQL)", {"PhD": P, "Python": P, "SQL": P}),
]


@pytest.mark.parametrize(("line", "expected"), AMONG_REQUIREMENTS)
def test_the_wording_of_a_requirement(line: str, expected: dict[str, str]) -> None:
    """Among requirements a skill is required unless its own clause says less; a denied one does not count."""
    assert asked(f"Smith\nRequirements\n{line}\nAn open mind") == expected


@pytest.mark.parametrize(("line", "expected"), AMONG_REQUIREMENTS)
def test_the_wording_of_a_requirement_without_line_breaks(line: str, expected: dict[str, str]) -> None:
    """The same line in the flow of a text reads the same."""
    assert asked(f"Smith\nJoin us. Requirements: Good hands. {line}. Strong arms.") == expected


# A line among duties.
AMONG_DUTIES = [
    ("Write kernels in PyTorch", {"PyTorch": M}),
    ("Work with Docker and Kubernetes", {"Docker": M, "Kubernetes": M}),
    ("You must know Docker", {"Docker": R}),
    ("Docker is a must", {"Docker": R}),
    ("5+ years of experience with Docker", {"Docker": R}),
    ("Proficiency in Docker", {"Docker": R}),
    ("Gain experience with Docker", {"Docker": M}),
    ("You are highly proficient in Docker", {"Docker": R}),
    ("Strong programming skills in Docker", {"Programming": M, "Docker": R}),
    ("Experience and knowledge of Docker", {"Docker": R}),
    ("Ship it at scaleExperience with Docker", {"Docker": R}),
    ("Docker experience is a plus", {"Docker": P}),
    ("Write the necessary Terraform as needed", {"Terraform": M}),
]


@pytest.mark.parametrize(("line", "expected"), AMONG_DUTIES)
def test_the_wording_of_a_duty(line: str, expected: dict[str, str]) -> None:
    """Among duties a skill is mentioned, unless its sentence asks for it in so many words."""
    assert asked(f"Smith\nResponsibilities\n{line}\nKeep the fire") == expected


# Whole texts.
TEXTS = [
    ("Rust Engineer\nWe build anvils.", {"Rust": M}),
    ("Smith\nNice to have\nDocker\nRust is required", {"Docker": P, "Rust": R}),
    ("Smith\nNice to have\n3+ years of Docker", {"Docker": P}),
    ("Smith\nTool | Level\nDocker | Required\nGit | Preferred\nSQL | Must have", {"Docker": R, "Git": P, "SQL": R}),
    ("Smith\nRequirements\nDocker - Nice to have\nKubernetes", {"Docker": P, "Kubernetes": R}),
    ("Smith\nRequirements\nStrong arms. Current stack: Docker\nKnowledge of SQL", {"Docker": M, "SQL": R}),
    ("Smith\nRequirements\nSQL experience in the health insurance industry", {"SQL": R}),
    ("Smith\nRequirements\n5 years in business intelligence", {"Business intelligence": R}),
    ("Smith\nTo apply you need to have a PhD.", {"PhD": R}),
    ("Smith\nYou have\nDocker\nBonus Points if You Have...\nRust and SQL", {"Docker": R, "Rust": P, "SQL": P}),
    ("Smith\nOur stack: Docker and Rust", {"Docker": M, "Rust": M}),
    ("Smith\nRequirements\nKubernetes\nResponsibilities\nDocker", {"Kubernetes": R, "Docker": M}),
    ("Smith\nAbout us\nWe sell Docker courses.\nRequirements\nKubernetes", {"Kubernetes": R}),
    ("Smith\nRequirements\nKubernetes\nBenefits\nA Tableau certification", {"Kubernetes": R}),
    ("Smith\nRequirements\nKubernetes\nHow to apply\nShow us a Docker image", {"Kubernetes": R}),
    ("Smith\nWe want proven experience with Docker. Our anvils ring.", {"Docker": R}),
    ("Smith\nAnvilworks is a leading provider of Docker images. You must know Kubernetes.", {"Kubernetes": R}),
    ("Smith", {}),
    ("", {}),
    (
        "Smith\nTechnical/Functional Skills\nPython, Docker\nRoles & Responsibilities\nWrite SQL",
        {"Python": R, "Docker": R, "SQL": M},
    ),
    ("Smith\nWe forge all day.What You'll Do:Forge.From You:Strong arms.Tools like Docker, etc.", {"Docker": R}),
    ("Smith\nWhat we need from you:\nPython", {"Python": R}),
    ("Smith\nWhat you'll need to apply\nSQL/Docker\nWhat's next?\nSend your CV", {"SQL": R, "Docker": R}),
    ("Smith\nWhat experience you'll need to apply\nSQL", {"SQL": R}),
    ("Smith\nRequirements\n- Python\nAdditional desirable experience:\n- SQL", {"Python": R, "SQL": P}),
    ("Smith\nRequirements\nPython\nWhat makes candidates stand out are skills such as:\nSQL", {"Python": R, "SQL": P}),
    ("Smith\nMust Have: Working at Height Certificate, Docker", {"Docker": R}),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_the_strength_of_a_text(text: str, expected: dict[str, str]) -> None:
    """Section and wording together; the strongest place of a skill counts, and some places count for nothing."""
    assert asked(text) == expected


# A line among the requirements, and its either/or needs.
NEEDS = [
    ("PyTorch or TensorFlow", [{"PyTorch", "TensorFlow"}]),
    ("Python, Java or Scala", [{"Python", "Java", "Scala"}]),
    ("Python, Java, or Scala", [{"Python", "Java", "Scala"}]),
    ("Python and/or Java", [{"Python", "Java"}]),
    ("Python, Java and Scala", []),
    ("Python and PyTorch or TensorFlow", [{"PyTorch", "TensorFlow"}]),
    ("C/C++", []),
    ("one of: AWS, GCP, Azure", [{"AWS", "Google Cloud", "Azure"}]),
    ("at least one cloud (AWS/GCP/Azure)", [{"AWS", "Google Cloud", "Azure"}]),
    ("one or more of AWS, GCP and Azure", [{"AWS", "Google Cloud", "Azure"}]),
    ("a language like Python, Java, Scala", [{"Python", "Java", "Scala"}]),
    ("a deep learning framework such as PyTorch or TensorFlow", [{"PyTorch", "TensorFlow"}]),
    ("frameworks such as PyTorch and TensorFlow", []),
    ("AWS, GCP, or similar", [{"AWS", "Google Cloud"}]),
    ("Python or equivalent", []),
    ("Statistics, Physics or Mathematics", [{"Statistics", "Mathematics"}]),
    ("Bachelor's or Master's degree", [{"Bachelor's degree", "Master's degree"}]),
    ("Python or Java; AWS or GCP", [{"Python", "Java"}, {"AWS", "Google Cloud"}]),
    ("Python or Java\nPython", []),
    ("Python or Java or Scala\nPython", [{"Java", "Scala"}]),
    ("Python or Java\nJava or Python", [{"Python", "Java"}]),
    ("Python or\nJava", []),
]


@pytest.mark.parametrize(("line", "expected"), NEEDS)
def test_either_or_needs(line: str, expected: list[set[str]]) -> None:
    """One need for skills of which one is enough; none for a skill that is also asked alone."""
    assert needs(f"Smith\nRequirements\n{line}") == expected


def test_a_need_is_as_strong_as_its_strongest_place() -> None:
    """A mention among duties does not take a skill out of a need; groups count from 1 in order of the text."""
    text = "Smith\nResponsibilities\nPyTorch or JAX\nRequirements\nPyTorch or TensorFlow\nNice to have\nAWS or GCP"
    found = FINDER.occurrences(text)
    assert alternatives(text, found, strengths(text, parts(text), found)) == [
        Alternative(1, "pytorch", R),
        Alternative(1, "tensorflow", R),
        Alternative(2, "aws", P),
        Alternative(2, "google-cloud", P),
    ]


HOSTILE = [
    pytest.param("Python or " * 100_000, id="one long list"),
    pytest.param("Python a plus " * 100_000, id="a wording at every step"),
    pytest.param("Python (" * 100_000, id="brackets"),
    pytest.param("no Python required " * 50_000, id="denials"),
    pytest.param("Python, a b c, " * 50_000, id="unknown names in a list"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_takes_linear_time(text: str) -> None:
    """A megabyte in whatever shape is judged in seconds, one strength for each occurrence."""
    found = FINDER.occurrences(text)
    began = time.process_time()
    judged = strengths(text, parts(text), found)
    alternatives(text, found, judged)
    assert time.process_time() - began < 30
    assert len(judged) == len(found)


def asked(text: str) -> dict[str, str]:
    """The strongest strength of each skill that counts, by name."""
    found = FINDER.occurrences(text)
    best: dict[str, str] = {}
    for occurrence, strength in zip(found, strengths(text, parts(text), found), strict=True):
        name = SKILLS.by_id[occurrence.skill_id].name
        if strength is not None:
            best[name] = min(strength, best.get(name, strength), key=(R, P, M).index)
    return best


def needs(text: str) -> list[set[str]]:
    """The either/or needs of a text, by name."""
    found = FINDER.occurrences(text)
    groups: dict[int, set[str]] = {}
    for group_no, skill_id, _ in alternatives(text, found, strengths(text, parts(text), found)):
        groups.setdefault(group_no, set()).add(SKILLS.by_id[skill_id].name)
    return list(groups.values())
