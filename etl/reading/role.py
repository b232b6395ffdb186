"""What kind of role a posting offers, and whether it is one of ours: by its title, else by its text."""

import re
from functools import lru_cache

from etl.reading.patterns import by_letter
from etl.reading.role_words import (
    ANOTHER_TRADE,
    COMPUTING,
    FAMILIES,
    FORWARD_DEPLOYED,
    INTELLIGENCE,
    LEARNING,
    ML_WORD,
    NO_OFFER,
    RESEARCH,
    ROLE_NOUN,
    SOFTWARE,
    VAGUE,
)

ML_FAMILIES = frozenset({"ml_engineer", "data_scientist", "research_scientist", "ai_engineer", "mlops_engineer"})
LONGEST_TITLE = 200
LONGEST_WORDS = 12  # words of a title; with more, or with bars, it is the first line of a post
OPENING = 4000  # characters of a text that may tell what its title does not
FEW, MANY = 3, 6  # signs in a text: FEW settle between two families, MANY prove one


_FAMILIES = {family: re.compile(pattern) for family, pattern in FAMILIES.items()}
_LEARNING, _SOFTWARE, _ML_WORD, _VAGUE = map(re.compile, (LEARNING, SOFTWARE, ML_WORD, VAGUE))
_ANOTHER_TRADE, _NO_OFFER, _ROLE_NOUN = map(re.compile, (ANOTHER_TRADE, NO_OFFER, ROLE_NOUN))
_AND = r" ?(?:/|&|and|\+) ?"
_BOTH = re.compile(rf"{INTELLIGENCE}{_AND}{LEARNING}|{LEARNING}{_AND}{INTELLIGENCE}|(?<!\w)(?:ai/ml|ml/ai|aiml)(?!\w)")

# Where a text names its role: "we seek a machine learning engineer to ...", "as an AI engineer, you will ..."
_SOUGHT = by_letter(
    r"(?:\bas|seeking|looking for|hiring(?: for)?|in search of|searching for|we need|join us as|role of|position of"
    r"|title:|position:|roles?:[ \n-]*) ?(?:an?|our|the|multiple|talented|experienced|exceptional|\d)?"
    r" ([^.,;:\n!?()]{4,70})"
)
_PHRASE_END = re.compile(r" (?:to|who|whose|with|that|at|for|join\w*|based|as|in|and (?:help|build|own|work|lead)) ")
_LLM_SIGN = by_letter(
    r"\bllms?\b|large language model|\bgen(?:erative)? ?ai\b|\brag\b|retrieval[- ]augmented|\bprompt|llamaindex"
    r"|lang(?:chain|graph)|\bagentic\b|\bai agents?\b|\bopen ?ai\b|\bgpt\b|chatgpt|anthropic|\bclaude\b"
    r"|vector (?:db|database|store|search)"
)
_ML_SIGN = by_letter(
    r"machine learning|deep learning|\bml (?:models?|systems?|engineer\w*|algorithms?)|pytorch|tensorflow|scikit"
    r"|\bjax\b|train(?:ing)? (?:\w+ ){0,3}models|neural net|computer vision|xgboost|feature engineering"
    r"|reinforcement learning|pre-?training|post-?training"
)
_SOFTWARE_SIGN = by_letter(
    r"\bsoftware\b|\bcod(?:e|ing)\b|back-?end|front-?end|full[ -]?stack|typescript|javascript|\breact\b|microservice"
    r"|kubernetes|\bci/cd\b|\bapis?\b"
)
_BUILDER = re.compile(r"engineer|developer|technical staff|\bmts\b|tech lead|\bcto\b|founder|technologist")
_RESEARCHER = re.compile(r"research|scientist")
_RESEARCH, _FORWARD_DEPLOYED, _COMPUTING = map(re.compile, (RESEARCH, FORWARD_DEPLOYED, COMPUTING))


def role_family(title: str, text: str) -> str:
    """The role family of a posting, "other" when none of the ten: its title tells, else its text.

    The text speaks where the title says too little: "Member of Technical Staff", "Engineer II", a post's first line
    without a role, a "Scientist" or "Research Assistant", who computes or pipettes, an "AI/ML Engineer", who trains
    models or builds on those of others, and a "Forward Deployed Engineer", who brings models or software to clients.
    """
    title = title[:LONGEST_TITLE].lower()
    family = _of_title(title)
    if _FORWARD_DEPLOYED.search(title) and family in ("other", "software_engineer"):
        opening = text[: OPENING + len(title)].lower()
        is_ours = max(_signs(opening)) >= FEW
        return _of_text(title, opening) or ("ai_engineer" if is_ours else "software_engineer")
    if family == "ml_engineer" and _BOTH.search(title):
        llm, learning = _signs(text[:OPENING].lower())
        return "ai_engineer" if llm >= FEW and llm > learning else family
    if family == "other" and _RESEARCH.search(title) and not _FAMILIES["other"].search(title):
        computing = set(_COMPUTING.findall(text[len(title) : OPENING].lower()))
        return "research_scientist" if len(computing) >= FEW else family
    if family in ("other", "software_engineer") and (
        _VAGUE.search(title) or (family == "other" and _offers_no_role(title))
    ):
        return _of_text(title, text[: OPENING + len(title)].lower()) or family
    return family


def is_ml_role(title: str, family: str) -> bool:
    """Whether a posting belongs to the population of every number: by its family or by an ML word in its title."""
    title = title[:LONGEST_TITLE].lower()
    return family in ML_FAMILIES or (_ML_WORD.search(title) is not None and not _offers_no_role(title))


@lru_cache(maxsize=16384)
def _of_title(title: str) -> str:
    if _offers_no_role(title):
        return "other"
    places = [
        (match.start(), rank, family)
        for rank, (family, pattern) in enumerate(_FAMILIES.items())
        if (match := pattern.search(title))
    ]
    software = _SOFTWARE.search(title)
    if places:
        first = min(places)
        if " | " in title and software and software.end() <= first[0]:
            return "software_engineer"  # a post that names several roles: the first is its role
        return first[2]
    if _LEARNING.search(title) and not _ANOTHER_TRADE.search(title):
        return "ml_engineer"  # "SWE, Machine Learning", "Head of ML"
    return "software_engineer" if software else "other"


def _offers_no_role(title: str) -> bool:
    """Whether it is no role's title: a post's first line that speaks of an employer, or of somebody who seeks work."""
    is_line = " | " in title or len(title.split()) > LONGEST_WORDS
    return _NO_OFFER.search(title) is not None or (is_line and _ROLE_NOUN.search(title) is None)


def _of_text(title: str, text: str) -> str | None:
    """The family of the role that a text names, or that its signs speak for; None when they prove nothing."""
    if _NO_OFFER.search(title):
        return None
    for named in _SOUGHT.finditer(text, len(title)):
        if (family := _of_title(_PHRASE_END.split(named[1], maxsplit=1)[0])) != "other":
            return family
    llm, learning = _signs(text)
    if max(llm, learning) >= MANY and _RESEARCHER.search(title):
        return "research_scientist"
    if not _BUILDER.search(title) and " | " not in title:
        return None
    if max(llm, learning) >= MANY:
        return "ai_engineer" if llm > learning else "ml_engineer"
    return "software_engineer" if len(_SOFTWARE_SIGN.findall(text)) >= MANY else None


def _signs(text: str) -> tuple[int, int]:
    """How often a text speaks of building on language models, and how often of training models."""
    return len(_LLM_SIGN.findall(text)), len(_ML_SIGN.findall(text))
