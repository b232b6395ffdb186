"""What kind of role a title names, and whether it is one of ours."""

import re

ML_FAMILIES = frozenset({"ml_engineer", "data_scientist", "research_scientist", "ai_engineer", "mlops_engineer"})
LONGEST_TITLE = 200  # a thread's post has its whole first paragraph for a title

_BUILDER = r"(?:engineer\w*|developers?|architect|programmer|ingenieur\w*|ingénieure?|entwickler\w*|inge[nñ]ier[oa]|engenheir[oa]|développeu\w+|desarrollador\w*)"
_LEARNING = (
    r"(?:machine[ -]?learning|deep[ -]?learning|(?<![\w.])(?:ai/)?ml(?:/ai)?(?!\w)|(?<!\w)(?:mle|aiml|nlp|nlu|rl)(?!\w)|natural language"
    r"|computer[ -]vision|reinforcement learning|maschinelle[sn]? lernen|apprentissage automatique|aprendizaje autom[aá]tico)"
)
_INTELLIGENCE = (
    r"(?:(?<![\w.])a\.?i\.?(?!\w)|artificial intelligence|(?<!\w)(?:ki|ia)(?!\w)|gen(?:erative)?[ -]?ai(?!\w)|generative"
    r"|(?<!\w)llms?(?!\w)|large language models?|agentic|intelligence artificielle|inteligencia artificial|künstliche intelligenz)"
)
_NEAR = r"[\w .&/+()-]{0,40}?"

# The family whose pattern stands first in the title is the role; of several at one place the upper row counts.
# Software is what is left: "Python/AI Developer" and "SWE, Machine Learning" are more than that.
_FAMILIES = tuple(
    (family, re.compile(pattern, re.IGNORECASE))
    for family, pattern in (
        (
            "product_manager",
            r"\bproduct (?:manager|owner|lead|management)\b|\bhead of product\b|\bchief product\b|\btechnical product manager\b",
        ),
        (
            "research_scientist",
            rf"\b(?:research(?:er)?|applied)(?: (?:ai|ml|machine learning|data))? scientists?\b|\bresearch (?:engineer|fellow)|\bpost-?doc"
            rf"|{_LEARNING}(?: {_INTELLIGENCE})? (?:research|scientist)|{_INTELLIGENCE}(?:/ml)? (?:research|scientist)"
            rf"|\bscientist\w*,? (?:in )?(?:{_LEARNING}|{_INTELLIGENCE})|\bresearch\w*[ ,-]+(?:{_LEARNING}|{_INTELLIGENCE})",
        ),
        (
            "mlops_engineer",
            rf"\b(?:ml|llm|ai)[ -]?ops\b|machine learning operations|(?:{_LEARNING}|{_INTELLIGENCE}) (?:platforms?|infra\w*|systems|compute)\b",
        ),
        (
            "data_scientist",
            r"\bdata[ -]?scien\w+|\bdecision scientist|\bstatistician|\bcient[ií]fic[oa] de da[dt]os|\bcientista de dados|\bscientifique des données",
        ),
        (
            "data_engineer",
            rf"\bdata(?: (?:platform|pipeline|warehouse|infrastructure|analytics|integration|lake|lakehouse|ops))?[ -/&]*{_BUILDER}\b"
            rf"|\b(?:etl|elt|big data|analytics|snowflake|databricks)[ -]{_BUILDER}\b|\bdataops\b|\bdateningenieur|{_BUILDER} de (?:datos|dados|données)",
        ),
        (
            "data_analyst",
            r"\bdata (?:analyst|analytics|analysis)|\b(?:bi|analytics|insights|business intelligence|reporting|product|quantitative)[ -](?:data )?anal\w+"
            r"|\b(?:bi|business intelligence|power ?bi|tableau)[ -](?:developer|engineer|specialist)|\bdatenanalyst|\banalista de da[dt]os|\banalyste de données",
        ),
        ("ml_engineer", rf"{_LEARNING}{_NEAR}{_BUILDER}|(?<!\w)(?:mle|aiml)(?!\w)"),
        ("ai_engineer", rf"{_INTELLIGENCE}{_NEAR}{_BUILDER}|\bprompt engineer|\b(?:applied|head of) ai\b"),
    )
)
_SOFTWARE = re.compile(
    rf"\b(?:software|back-?end|front-?end|full[ -]?stack|web|mobile|platform|cloud|python|java|javascript|typescript|c\+\+|c#|\.net|php|ruby|golang"
    rf"|node\.?js|react|ios|android|embedded|application)\b{_NEAR}{_BUILDER}|\bsoftware{_BUILDER}|\b(?:swe|sde|devops|sre)\b|\bsite reliability"
    r"|(?<!business )(?<!project )(?<!property )(?<!curriculum )\bdevelopers?\b",
    re.IGNORECASE,
)
_LEARNING_WORD = re.compile(_LEARNING, re.IGNORECASE)
_ML_WORD = re.compile(
    rf"{_LEARNING}|{_INTELLIGENCE}|\bml[ -]?ops\b|\bneural net|\bfoundation models?\b|\bdiffusion models?\b|\bprompt engineer",
    re.IGNORECASE,
)
_ANOTHER_TRADE = re.compile(
    r"\b(?:trainer|tutor|teacher|professor|instructor|lecturer|writers?|editor|annotator|labeler|linguist|sales|account|marketing|recruiter|sourcer"
    r"|talent|counsel|attorney|legal|policy|designer|analyst|advocate|evangelist|creative|support|customer|technician)\b",
    re.IGNORECASE,
)


def role_family(title: str) -> str:
    """The role family a title names, "other" when none of the ten (labelling rules: shared/gold/postings/GUIDE.md)."""
    title = title[:LONGEST_TITLE]
    places = [(match.start(), rank) for rank, (_, pattern) in enumerate(_FAMILIES) if (match := pattern.search(title))]
    if places:
        return _FAMILIES[min(places)[1]][0]
    if _LEARNING_WORD.search(title) and not _ANOTHER_TRADE.search(title):
        return "ml_engineer"  # "SWE, Machine Learning", "Head of ML"
    return "software_engineer" if _SOFTWARE.search(title) else "other"


def is_ml_role(title: str, family: str) -> bool:
    """Whether a posting belongs to the population of every number: by its family or by an ML word in its title."""
    return family in ML_FAMILIES or bool(_ML_WORD.search(title))
