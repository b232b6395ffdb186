"""What kind of role a title names, and whether it is one of ours."""

import re

ML_FAMILIES = frozenset({"ml_engineer", "data_scientist", "research_scientist", "ai_engineer", "mlops_engineer"})
LONGEST_TITLE = 200
LONGEST_WORDS = (
    12  # words of a title; with more, or with bars, it is the first line of a post in which no role was read
)


def _any(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


_BUILDER = _any(
    r"engineer\w*",
    "developers?",
    "architect",
    "programmer",
    r"ingenieur\w*",
    "ingénieure?",
    r"entwickler\w*",
    "inge[nñ]ier[oa]",
    "engenheir[oa]",
    r"développeu\w+",
    r"desarrollador\w*",
)
_LEARNING = _any(
    "machine[ -]?learning",
    "deep[ -]?learning",
    "reinforcement learning",
    r"(?<![\w.])(?:ai/)?ml(?:/ai)?(?!\w)",
    r"(?<!\w)(?:mle|aiml|nlp|nlu|rl)(?!\w)",
    "natural language",
    "computer[ -]vision",
    "maschinelle[sn]? lernen",
    "apprentissage automatique",
    "aprendizaje autom[aá]tico",
)
_INTELLIGENCE = _any(
    r"(?<![\w.])a\.?i\.?(?!\w)",  # not the tail of a domain: "standard.ai"
    r"(?<!\w)(?:ki|ia)(?!\w)",
    "artificial intelligence",
    "künstliche intelligenz",
    "intelligence artificielle",
    "inteligencia artificial",
    r"gen(?:erative)?[ -]?ai(?!\w)",
    "generative",
    "agentic",
    r"(?<!\w)llms?(?!\w)",
    "large language models?",
)
_OURS = _any(_LEARNING, _INTELLIGENCE)
_NEAR = r"[\w .&/+()-]{0,40}?"

# The family whose pattern stands first in the title is the role; of several at one place the upper row counts.
_FAMILIES = {
    "product_manager": _any(
        r"\bproduct (?:manager|owner|lead|management)\b",
        r"\b(?:head of|chief) product\b",
        r"\btechnical product manager\b",
    ),
    "research_scientist": _any(
        r"\b(?:research(?:er)?|applied)(?: (?:ai|ml|machine learning|data))? scientists?\b",
        r"\bresearch (?:engineer|fellow)",
        r"\bpost-?doc",
        rf"{_LEARNING}(?: {_INTELLIGENCE})? (?:research|scientist)",
        rf"{_INTELLIGENCE}(?:/ml)? (?:research|scientist)",
        rf"\bscientist\w*,? (?:in )?{_OURS}",
        rf"\bresearch\w*[ ,-]+{_OURS}",
    ),
    "mlops_engineer": _any(
        r"\b(?:ml|llm|ai)[ -]?ops\b",
        "machine learning operations",
        rf"{_OURS} (?:platforms?|infra\w*|systems|compute)\b",
    ),
    "data_scientist": _any(
        r"\bdata[ -]?scien\w+",
        r"\bdecision scientist",
        r"\bstatistician",
        r"\bcient[ií]fic[oa] de da[dt]os",
        r"\bcientista de dados",
        r"\bscientifique des données",
    ),
    "data_engineer": _any(
        r"\bdata(?: (?:platform|pipeline|warehouse|infrastructure|analytics|integration|lake|lakehouse|ops))?"
        rf"[ /&-]*{_BUILDER}\b",
        rf"\b(?:etl|elt|big data|analytics|snowflake|databricks)[ -]{_BUILDER}\b",
        r"\bdataops\b",
        r"\bdateningenieur",
        rf"{_BUILDER} de (?:datos|dados|données)",
    ),
    "data_analyst": _any(
        r"\bdata (?:analyst|analytics|analysis)",
        r"\b(?:bi|analytics|insights|business intelligence|reporting|product|quantitative)[ -](?:data )?anal\w+",
        r"\b(?:bi|business intelligence|power ?bi|tableau)[ -](?:developer|engineer|specialist)",
        r"\bdatenanalyst",
        r"\banalista de da[dt]os",
        r"\banalyste de données",
    ),
    "ml_engineer": _any(rf"{_LEARNING}{_NEAR}{_BUILDER}", r"(?<!\w)(?:mle|aiml)(?!\w)"),
    "ai_engineer": _any(rf"{_INTELLIGENCE}{_NEAR}{_BUILDER}", r"\bprompt engineer", r"\b(?:applied|head of) ai\b"),
}
# What is left is software: "Python/AI Developer" and "SWE, Machine Learning" are more than that.
_SOFTWARE_WORDS = _any(
    "software",
    "back-?end",
    "front-?end",
    "full[ -]?stack",
    "web",
    "mobile",
    "platform",
    "cloud",
    "embedded",
    "application",
    "ios",
    "android",
    "python",
    "java(?:script)?",
    "typescript",
    r"c\+\+",
    "c#",
    r"\.net",
    "php",
    "ruby",
    "golang",
    r"node\.?js",
    "react",
)
_SOFTWARE = _any(
    rf"\b{_SOFTWARE_WORDS}\b{_NEAR}{_BUILDER}",
    rf"\bsoftware{_BUILDER}",
    r"\b(?:swe|sde|devops|sre)\b",
    r"\bsite reliability",
    r"(?<!business )(?<!project )(?<!property )(?<!curriculum )\bdevelopers?\b",
)
_ANOTHER_TRADE = (
    r"\b(?:trainer|tutor|teacher|professor|instructor|lecturer|writers?|editor|annotator|labeler|linguist|sales|account"
    r"|marketing|recruiter|sourcer|talent|counsel|attorney|legal|policy|designer|analyst|advocate|evangelist|creative"
    r"|support|customer|technician)\b"
)
_NO_OFFER = r"^(?:seeking work|looking for work|not hiring)\b"
_ROLE_NOUN = (
    rf"\b{_any(_BUILDER, 'scientists?', 'researchers?', 'analysts?', 'leads?', 'heads?', 'managers?', 'interns?')}\b"
)
_ML_WORD = _any(
    _OURS, r"\bml[ -]?ops\b", r"\bneural net", r"\bfoundation models?\b", r"\bdiffusion models?\b", r"\bprompt engineer"
)


def role_family(title: str) -> str:
    """The role family a title names, "other" when none of the ten."""
    title = title[:LONGEST_TITLE]
    if _offers_no_role(title):
        return "other"
    places = [
        (match.start(), rank, family)
        for rank, (family, pattern) in enumerate(_FAMILIES.items())
        if (match := _search(pattern, title))
    ]
    if places:
        return min(places)[2]
    if _search(_LEARNING, title) and not _search(_ANOTHER_TRADE, title):
        return "ml_engineer"  # "SWE, Machine Learning", "Head of ML"
    return "software_engineer" if _search(_SOFTWARE, title) else "other"


def is_ml_role(title: str, family: str) -> bool:
    """Whether a posting belongs to the population of every number: by its family or by an ML word in its title."""
    title = title[:LONGEST_TITLE]
    return family in ML_FAMILIES or (_search(_ML_WORD, title) is not None and not _offers_no_role(title))


def _offers_no_role(title: str) -> bool:
    """Whether it is no role's title: a post's first line that speaks of an employer, or of somebody who seeks work."""
    is_line = " | " in title or len(title.split()) > LONGEST_WORDS
    return _search(_NO_OFFER, title) is not None or (is_line and _search(_ROLE_NOUN, title) is None)


def _search(pattern: str, title: str) -> re.Match[str] | None:
    return re.search(pattern, title, re.IGNORECASE)  # re keeps the compiled pattern
