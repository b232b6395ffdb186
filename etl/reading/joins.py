"""Words that lost the line break between them ("experiencePython", "PyTorchExperience") are parted again."""

import re
from collections.abc import Container
from itertools import islice, pairwise

LONGEST_WORD = 40  # letters on either side of a join that are looked at
MOST = 4_000  # places of a text that are looked at: a text with more is no advert
SHORTEST_PLAIN = 4  # "iOS", "eCommerce", "xAI" and "numPy" are names, "skillsStrong" is none
SURE_OPENER = 8  # letters of one that no name ends with: "BerlinExperience", but "LinkedIn" and "CodeDeploy"

# Words with which the next line of an advert begins.
# fmt: off
OPENERS = frozenset({
    "Ability", "Able", "About", "Additional", "Advanced", "Apply", "At", "Bachelor", "Bachelors", "Basic", "Benefits",
    "Bonus", "Build", "Collaborate", "Communicate", "Compensation", "Create", "Deep", "Degree", "Deliver",
    "Demonstrated", "Deploy", "Design", "Desirable", "Desired", "Develop", "Drive", "Education", "Ensure",
    "Essential", "Excellent", "Experience", "Experienced", "Expert", "Expertise", "Exposure", "Familiar",
    "Familiarity", "Good", "Hands", "Ideally", "Identify", "If", "In", "Job", "Key", "Knowledge", "Lead", "Location",
    "Manage", "Master", "Masters", "Minimum", "Must", "Nice", "Optional", "Our", "Please", "Preferred", "Proficiency",
    "Proficient", "Proven", "Qualifications", "Required", "Requirements", "Requires", "Responsibilities",
    "Responsible", "Role", "Salary", "Skills", "Solid", "Strong", "The", "This", "Understand", "Understanding",
    "Understands", "We", "What", "Why", "With", "Work", "Working", "Write", "Years", "You", "Your",
})
# fmt: on

# Of each character whether it is a small letter, a capital or none. A shape is looked for from its capital, the rarest.
_KINDS = bytes(
    ord("a") if chr(code).islower() else ord("A") if chr(code).isupper() else ord(" ") for code in range(256)
)
_INNER_CAPITAL = re.compile(rb"A(?:(?<=aA)|(?<=AA)(?=a))")  # "skillsPython", "SQLExperience"


def joins(text: str, coded: bytes, names: Container[str]) -> list[int]:
    """Where in a text a new word begins although no space stands before it; names are the known ones in small letters.

    coded is the text in Latin-1. Camel case stays whole: neither "PyTorch" nor "CloudWatch" is two words.
    """
    kinds = coded.translate(_KINDS)
    found: list[int] = []
    for capital in islice(_INNER_CAPITAL.finditer(kinds), MOST):
        at = capital.start()
        if _is_join(text, kinds, at, found[-1] if found else 0, names):
            found.append(at)
    return found


def parted(text: str, places: list[int]) -> str:
    """The text with a space at each of these places."""
    edges = [0, *places, len(text)]
    return " ".join(text[left:right] for left, right in pairwise(edges))


def spaces(places: list[int]) -> list[int]:
    """Where the spaces of the parted text stand that the text itself lacks."""
    return [place + before for before, place in enumerate(places)]


def _is_join(text: str, kinds: bytes, at: int, floor: int, names: Container[str]) -> bool:
    left = max(floor, kinds.rfind(b" ", max(0, at - LONGEST_WORD), at) + 1)
    right = kinds.find(b" ", at, at + LONGEST_WORD)
    before, after = text[left:at], text[at : right if right >= 0 else at + LONGEST_WORD]
    if (before + after).lower() in names:
        return False  # "TensorFlow"
    if before.islower():
        return len(before) >= SHORTEST_PLAIN or (before == "o" and text[left - 1] == "\n")  # a bullet: "oKafka"
    if len(after) >= SURE_OPENER and after in OPENERS and before[1:].islower():
        return True
    return before.lower() in names and (after in OPENERS or after.lower() in names)
