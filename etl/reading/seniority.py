"""How senior a posting's person is: by the words of the title, else by the level or the years that the text asks."""

import re
from functools import lru_cache

from etl.reading.patterns import by_letter
from etl.reading.sentences import small

LONGEST_TITLE = 200
OPENING = 2000  # characters of a text in which it says whom it seeks

# Of several words in a title the first row counts ("Senior Manager": manager; "Associate Director": manager) ...
_PRECEDENCE = ("intern", "manager", "lead", "senior", "mid", "junior")
# ... but of words that are joined as a choice ("Senior/Staff", "Junior to Mid") the one that asks least.
_LADDER = ("intern", "junior", "mid", "senior", "lead", "manager")

# What looks like a level and is none; at one place it goes before the levels.
_NO_LEVEL = (
    r"(?:product|project|program(?:me)?|account|case|success|community|relationship|partner(?:ship)?s?|alliances?"
    r"|delivery|category|campaign|content|brand|marketing|media|seo|crm|event|release|risk|change|contracts?|vendor"
    r"|territory|portfolio|proposal|channel|affiliate|development|acquisition|transition|incident|problem|knowledge"
    r"|data|database|configuration|property|implementation|onboarding|enablement|growth|scrum|bid|grants?|care"
    r"|experience|engagement|applications?|curriculum|localization|catalogue?|compliance|document)[ -]managers?",
    r"(?:members? of(?: the)?|support|medical|teaching|chief of|waiting|kitchen|bar) (?:\w+ )?staff|staff (?:members?"
    r"|augmentation|nurse|accountant|attorney|writer|auditor|pharmacist|physician|therapist|services|assistant"
    r"|training|chaplain)",
    r"leads? (?:gen(?:eration)?|time|conversion|nurtur\w+|management|qualif\w+|scoring)|lead-gen\w*|(?:future"
    r"|emerging) leaders?",
    r"senior (?:living|care|housing|services|citizens?)",
    r"graduate (?:school|studies|admissions|research assistant)|associate'?s degree",
    r"student (?:success|affairs|services|loans?|advis\w+|support|engagement|recruit\w+|life|housing|experience"
    r"|information|account\w*|lending|outcomes|finance)",
    r"projekt ?leit\w+|halbleiter\w*|bauleit\w+|chef(?:fe)? de (?:projet|produit)|chefs?|head (?:coach|nurse|start"
    r"|cook)",
    r"principal (?:component|investigator|gifts?)",
    r"(?:phase|part|type|title|class|tier|war|series|stage|grade)[ -]?(?:[iv]+|\d)",
)
_NOUN = (
    r"(?:engineer|scientist|analyst|developer|architect|administrator|specialist|consultant|programmer|technician"
    r"|designer|researcher|associate|coordinator|assistant|tester|analytics|science|engineering|learning|modell?er"
    r"|officer|representative|statistician|sde|swe|mle|sdet|level)[ ,-]{1,3}"
)
_LEVELS = {
    "intern": (
        r"intern(?:s|ships?|e)?|co-?op|working students?|werkstudent\w*|prakti[ck]\w+|praktyk\w+|stagiaires?"
        r"|stage(?= (?:-|en|de|data|\())|apprenti\w*|alternan\w+|est[áa]gi\w+|becari\w+|pasant\w+|prácticas|tirocin\w+"
        r"|stagista|staż\w*|ausbildung|azubi\w*|auszubildende\w*|dual\w* (?:studium|student\w*)"
        r"|summer (?:analyst|associate|student)|students?|undergraduate (?=intern|research|assist)|(?:industrial"
        r"|student) placement|year in industry|(?:master|bachelor|abschluss|diplom)arbeit|thesis|examensarbete|exjobb",
    ),
    "manager": (
        r"managers?|heads?|direct(?:or|ors|rice|eur|ore)|directora|direktor\w*|direttore|diretora?|dyrektor\w*"
        r"|(?:vice[ -])?president|[aes]?vp|c[teifodpm]o|chief(?! (?:\w+ )?(?:eng|arch))"
        r"|supervisors?"
        r"|gerente|jef[ea]|responsab(?:le|ile)"
        r"|kierownik|geschäftsführer\w*|(?:abteilungs|bereichs|gruppen)?leit(?:er|erin|ung)|enhetschef",
    ),
    "lead": (
        r"leads?|leader|l[íi]der|staff|principals?|distinguished|(?:technical|engineering|senior) fellow|tech-?leads?"
        r"|team-?(?:leads?|leit\w+)|chief",
        r"(?:l|ic|e)-?[6-9]",
        _NOUN + r"(?:v|5)",
    ),
    "senior": (
        r"s[eéê]nior(?:[ae]s?|s)?|seniorentwickler\w*|snr|sr|starsz[ya]|erfahrene[rn]?",
        r"(?:l|ic|e)-?5",
        r"iii|iv(?! (?:therapy|nurse|infusion))",
        _NOUN + "[34]",
    ),
    "mid": (
        r"mid(?:dle)?(?:[ -]?(?:level|weight|career))?|midlevel|intermediate|semi[ -]?senior|ssr|pleno|medior"
        r"|confirmée?",
        r"(?:l|ic|e)-?4",
        r"ii",
        _NOUN + "2",
    ),
    "junior": (
        r"j[uú]nior(?:[ae]s?|s)?|jr|jnr|(?<!data )(?<!order )entry(?:[ -]level)?|graduates?|grads?"
        r"|early[ -](?:in[ -])?career|associates?|trainees?|freshers?|beginners?|absolvent\w*"
        r"|(?:berufs)?einsteiger\w*|débutante?|młodsz[ya]|rotational|campus",
        r"(?:l|ic|e)-?3",
        _NOUN + r"(?:i|1)",
    ),
}
_LEVEL = re.compile(
    r"(?<![\w&])(?:"
    + "|".join(f"(?P<{level}>{'|'.join(words)})" for level, words in {"nothing": _NO_LEVEL, **_LEVELS}.items())
    + r")(?!\w)(?!\+|[-–]\d| (?:years?|yrs?)\b)"  # "Developer 5-8 years" is no level 5
)
_CHOICE = re.compile(r"\.?(?:[ -]level)?(?: ?[/,|&–-] ?| to | or | and | und | oder )")
_ROLE_NOUN = re.compile(
    r"engineer|scientist|developer|analyst|manager|designer|researcher|architect|intern\b|consultant|lead\b|head\b"
    r"|entwickler"
)

# What a text says, in small letters: "seniority level: entry level" as job sites print it ("mid-senior level" says too
# little), "this is an entry-level position", "we are looking for a senior data engineer".
_LABEL = re.compile(r"(?:seniority|experience|career|job) ?-?\Z")
_LABELLED = re.compile(
    r"level\W{1,8}(internship|entry|junior|graduate|associate|intermediate|mid(?!\W{0,3}senior)|senior|lead|director"
    r"|executive)"
)
_LEVEL_BEFORE = re.compile(r"\b(entry|junior|graduate|mid|intermediate|senior)[ -](?:career )?\Z")
_POSITION = re.compile(r"level(?: \w+){0,3} (?:role|position|opportunity|opening|job)\b")
_SOUGHT = re.compile(
    r"(?:\bas|seeking|looking for|hiring|in search of|searching for|need|recruiting)(?: for)? (?:an?|our|the|multiple"
    r"|talented|experienced) (?:[\w-]+ ){0,2}?\Z"
)
_SOUGHT_LEVEL = by_letter(
    r"(\bjunior|\bjr|\bmid-level|\bsenior|\bsr|\blead|\bprincipal|\bstaff)\.? (?:(?!on |of |an? |the |for |to |in "
    r"|with )[\w/&+-]+ ){0,4}(?:engineer|scientist|analyst"
    r"|developer|researcher|architect|consultant)s?\b"
)
_COUNT = re.compile(r"(?<![\d$.,])(\d{1,2})\+?(?: ?(?:-|–|to) ?\d{1,2}\+?)? \Z")
_WISHED = re.compile(r"years?[^.;\n]{0,30} experience[^.;\n]{0,60}\b(?:preferred|desired|a plus|an asset|ideal)\b")
_LEVEL_NAMES = {
    "internship": "intern",
    "entry": "junior",
    "graduate": "junior",
    "associate": "junior",
    "jr": "junior",
    "mid-level": "mid",
    "intermediate": "mid",
    "sr": "senior",
    "principal": "lead",
    "staff": "lead",
    "director": "manager",
    "executive": "manager",
}


def seniority(title: str, years: int | None, text: str) -> str | None:
    """intern | junior | mid | senior | lead | manager; None when nothing says it.

    The title's words win. Then a level that the text states ("entry-level position"), then the years asked (0-1
    junior, 2-4 mid, 5-8 senior, 9 and more lead), then whom the text says it seeks ("we seek a senior engineer"), then
    the years it wishes for ("3+ years of retail experience preferred").
    """
    if level := _of_title(title[:LONGEST_TITLE]):
        return level
    if level := _stated(small(text)):
        return level
    if years is not None:
        return _of_years(years)
    return _sought(text[:OPENING].lower()) or _wished(small(text))


@lru_cache(maxsize=16384)
def _of_title(title: str) -> str | None:
    title = title.lower()
    if " | " in title:  # a post's first line: only where it names roles, not "founded by the CTO of ..."
        title = " | ".join(part for part in title.split(" | ") if len(part) < 100 and _ROLE_NOUN.search(part))
    found = [match for match in _LEVEL.finditer(title) if match.lastgroup != "nothing"]
    levels: list[str] = []
    for number, match in enumerate(found):
        level = match.lastgroup or ""
        if number and _CHOICE.fullmatch(title, found[number - 1].end(), match.start()):
            levels[-1] = min(levels[-1], level, key=_LADDER.index)
        else:
            levels.append(level)
    return min(levels, key=_PRECEDENCE.index, default=None)


def _stated(text: str) -> str | None:
    at = text.find("level")
    while at >= 0:
        before = text[max(0, at - 20) : at]
        if (label := _LABELLED.match(text, at)) and _LABEL.search(before):
            return _LEVEL_NAMES.get(label[1], label[1])
        if (said := _LEVEL_BEFORE.search(before)) and _POSITION.match(text, at):
            return _LEVEL_NAMES.get(said[1], said[1])
        at = text.find("level", at + 1)
    return None


def _sought(text: str) -> str | None:
    for level in _SOUGHT_LEVEL.finditer(text):
        if _SOUGHT.search(text[max(0, level.start() - 60) : level.start()]):
            return _LEVEL_NAMES.get(level[1], level[1])
    return None


def _wished(text: str) -> str | None:
    at = text.find("year")
    while at >= 0:
        if (count := _COUNT.search(text[max(0, at - 12) : at])) and _WISHED.match(text, at):
            return _of_years(int(count[1]))
        at = text.find("year", at + 1)
    return None


def _of_years(years: int) -> str:
    return "junior" if years < 2 else "mid" if years < 5 else "senior" if years < 9 else "lead"
