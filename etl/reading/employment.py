"""The type of employment an advert offers: full_time, part_time, contract, temporary, internship or freelance."""

import re

from ahocorasick_rs import AhoCorasick, Implementation

from etl.reading.sentences import small

# Of several the upper row counts: a full-time contract is a contract, a part-time internship an internship.
_WORDS = {
    "internship": r"intern(?:s|ship)?|internships?|co-?op|working student|werkstudent\w*|student worker|stage|stagiaire"
    r"|trainee(?:ship)?|apprentice(?:ship)?",
    "freelance": r"freelancer?s?",
    "contract": r"contract(?:or|ual)?s?|contract[- ]to[- ]hire|fixed[- ]term|ftc|c2c|corp[- ]to[- ]corp|1099",
    "temporary": r"temp(?:orary)?|seasonal|befristet",
    "part_time": r"part[- ]?time|teilzeit|temps partiel|deltid",
    "full_time": r"full[- ]?time|vollzeit|temps plein|heltid|fte",
}
_KINDS = {kind: re.compile(rf"(?<![\w&])(?:{words})(?!\w)") for kind, words in _WORDS.items()}
_IN_TITLE = {kind: pattern for kind, pattern in _KINDS.items() if kind != "full_time"} | {
    # in brackets or at the end: a "Contract Manager" is none
    "contract": re.compile(
        r"\((?:[^()]*\W)?(?:contract(?:or)?|ftc)\b[^()]*\)|\bfixed[- ]term\b|\W(?:contract(?:or)?|ftc)$"
    ),
}
# In running text a word counts where it says what this job is: "full-time employees get a bonus" does not.
_TYPED = {
    "full_time": ("full-time", "full time", "fulltime", "vollzeit", "heltid", "全职"),
    "part_time": ("part-time", "part time", "teilzeit", "deltid"),
    "contract": ("contract", "fixed-term", "fixed term", "engagement", "assignment", "duration"),
    "temporary": ("temporary",),
    "freelance": ("freelance",),
}
_SPELLINGS = [(kind, spelling) for kind, spellings in _TYPED.items() for spelling in spellings]
_FINDER = AhoCorasick([spelling for _, spelling in _SPELLINGS], implementation=Implementation.DFA)
_LABEL = re.compile(
    r"(?:types?|status|schedule|commitment|terms?|tenure|engagement|employment|contract|position|job|duration|length"
    r"|omfattning)"
    r"['\"* ]{0,3}[:,\n|–-]['\"* \n]{0,4}(?:[\w-]{1,12}[,/ &]{1,3}){0,2}$"
)
_SAID_BEFORE = re.compile(
    r"(?:this is|this|it is|it's|offers?|seeking|hiring|looking for|open) an? (?:[\w,-]{1,14} ){0,3}$"
)
_SAID_AFTER = re.compile(
    r"[ ,/-]{0,3}(?:[\w-]{1,12}[ ,/-]{1,3}){0,2}?"
    r"(?:position|role|job|opportunity|assignment|engagement|to[- ]hire|basis|consultant)\b(?!(?: \w+)? experience\b)"
)
_YES = re.compile(r"(?: or not ?[:?：] ?full| ?(?:or not)? ?[:?：] ?yes)\b")
_SEGMENT = re.compile(r"[\n|·•*]")
_SECOND = re.compile(r"(?:full|part)[- ]?time ?(?:[,/&|]|or) ?$")  # "Job types: full-time, contract": the first
_MONTHS = re.compile(r"\d+\+?[- ]?(?:months?|weeks?|years?)[ ,-]{1,3}$")
# Behind "duration" and its like: "Duration: 6 months".
_LASTS = re.compile(r"['\"* ]{0,3}[:–-] ?(?:[a-z]{1,9} ){0,2}\d+ ?\+?[- ]?(?:month|week|year)s?\b")
_NOT = re.compile(r"\b(?:not|no|isn't|than|smart) (?:an? )?(?:[\w-]{1,12} )?$")


def employment_type(said: str, title: str, text: str) -> str | None:
    """The type as the site's own field says it, else the title, else the text; None where nothing says it.

    A field that offers several ("Full-time / Contract") means the first.
    """
    if said and (kind := _of_field(said.lower())):
        return kind
    low = title.lower()
    if kind := next((kind for kind, words in _IN_TITLE.items() if words.search(low)), None):
        return kind
    stated = _stated(small(text))
    if stated.get("full_time", len(text)) < stated.get("part_time", 0):
        return "full_time"  # "full-time or part-time"
    return next((kind for kind in _WORDS if kind in stated), None)


def _of_field(said: str) -> str | None:
    said = said.replace("_", " ")
    for option in re.split(r"\s+or\s+|[/,;|]", said):
        if kind := next((kind for kind, words in _KINDS.items() if words.search(option)), None):
            return kind
    return "full_time" if said.strip() in {"permanent", "regular", "employee", "cdi"} else None


def _stated(text: str) -> dict[str, int]:
    """Each type that the text says this job is, with the place where its last spelling first does."""
    first: dict[int, int] = {}
    for number, start, end in _FINDER.find_matches_as_indexes(text):
        is_many = text.startswith("contracts", start)
        if number not in first and not is_many and _is_of_the_job(text, start, end):
            first[number] = start
    return {_SPELLINGS[number][0]: first[number] for number in sorted(first)}


def _is_of_the_job(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 45) : start], text[end : end + 40]
    if _NOT.search(before) or (_SECOND.search(before) and _LABEL.search(before)):
        return False
    if text.startswith(("duration", "engagement", "assignment"), start):
        return bool(_LASTS.match(after) or (text[start] != "d" and _MONTHS.search(before))) and "intern" not in before
    segment = _SEGMENT.split(before)[-1] + text[start:end] + _SEGMENT.split(after)[0]
    return bool(
        _LABEL.search(before)
        or _SAID_BEFORE.search(before)
        or _SAID_AFTER.match(after)
        or _YES.match(after)
        or (text.startswith(("contract", "fixed"), start) and _MONTHS.search(before))
        or len(segment.strip()) <= len("full time, permanent")
    )
