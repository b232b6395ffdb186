"""Names in requirement sentences that no skill of the list knows: the queue that grows the list."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress
from typing import NamedTuple

from etl.reading.candidates import Candidate
from etl.reading.degree_words import FIELDS
from etl.reading.employer import names_of
from etl.reading.gazetteer import is_word, meanings
from etl.reading.headings import Part, phrases
from etl.reading.sections import Parts
from etl.reading.sentences import sentence_starts

MOST = 60  # terms of one text: more are no list of skills
LONGEST_SPAN = 20_000  # characters of one stretch that are looked at
LONGEST_JOINT = 9  # characters between two members of a list: ", and/or "
LONGEST_LEAD = 40  # characters before a list that announce it
TITLE_SHARE = 0.7  # of a sentence's words are capitalised: it is a heading
ASKING = (Part.REQUIRED, Part.PREFERRED)

# Words that adverts write with a capital letter and that belong to no name, nor at its edges: "Strong Kafka Skills".
_EDGES = frozenset(
    phrases(
        """
    a; ability; able; about; academic; active; additional; advanced; all; also; am; an; and; any; applicant;
    applicants; application; applications; apply; are; as; at; background; basic; be; benefits; bonus; build;
    building; business; but; by; can; candidate; candidates; certification; certifications; certified; clearance;
    client; cloud; collaborate; comfortable; commercial; communication; communications; company; competency;
    complete; computing; concepts; context; core; creativity; culture; current; curiosity; customer; data;
    deep; demonstrated; department; design; desirable; desired; develop; developing; development; domain; drive;
    education; email; employer; employment; english; ensure; enterprise; environment; environments; equivalent;
    essential; etc; evidence; excellent; experience; experienced; expert; expertise; exposure; extensive; extra;
    familiar; familiarity; field; fluency; fluent; for; framework; frameworks; from; full; fundamentals; global;
    good; graduate; great; group; hands; hands-on; has; have; he; help; high; highly; hire; how; i; ideal; ideally;
    if; implement; implementation; in; include; includes; including; industry; interest; internship; into; is; it;
    its; job; join; key; knowledge; language; languages; leadership; least; level; libraries; library; like; location;
    major; manage; management; mandatory; may; mentor; methodologies; methods; minimum; must; must-have; my; need;
    new; nice; no; not; note; of; on; one; or; other; our; oversight; own; paid; part; passion; per; performance;
    personal; plan; platform; platforms; please; plus; position; possess; practical; practices; preferable;
    preferably; preference; preferred; prior; problem; process; processes; product; products; proficiency;
    proficient; programming; project; projects; proven; prs; qualification; qualifications; qualified; quality;
    related; relevant; remote; report; required; requirement; requirements; research; responsibilities;
    responsibility; role; salary; science; sciences; scripting; section; security; self; service; services; several;
    she; similar; skill; skilled; skills; so; software; solid; solution; solutions; solving; some; stack; standard;
    standards; state; status; strong; such; support; suite; system; systems; team; teams; technical; technologies;
    technology; tech; testing; that; the; their; then; there; these; they; think; this; time; to; together; tool;
    tooling; tools; track; training; travel; type; types; understand; understanding; up; use; using; various; very;
    visa; we; well; what; when; where; which; while; who; why; will; willing; willingness; with; within; work;
    workflow; workflows; working; world; would; writing; years; yes; yoe; you; your
    """
    )
)
# A term with one of these is no skill: roles, degrees, fields of study, makers, conferences, the words of a trade or
# of an office, days, peoples.
_NEVER = frozenset(
    phrases(
        """
    accountant; accreditation; administrator; advisor; analyst; analysts; architect; architects; associate;
    associates; ba; bachelor; bachelor's; bachelors; baccalaureate; be; bs; bsc; b.a; b.e; b.s; b.sc; b.tech; bs/ms;
    btech; ceo; cfo; ciso; citizen; citizens; citizenship; college; computer; consultant; consultants; contractor;
    coo; cpt; cto; degree; degrees; developer; developers; director; directors; diploma; doctorate; eeo; electrical;
    engineer; engineers; engineering; est; executive; executives; federal; fortune; founder; freelance; gpa;
    government; h-1b; h1b; head; hr; human; ii; iii; intern; interns; iv; junior; kpi; kpis; lead; leader; leaders;
    m.a; m.e; m.s; m.sc; m.tech; manager; managers; master; master's; masters; mathematics; mba; md; ms; msc; mtech;
    na; opt; owner; owners; partner; partners; ph.d; phd; phds; pharmd; physics; poly; polygraph; postdoc;
    president; principal; pst; pto; recruiter; scientist; scientists; sci; senior; specialist; sponsorship; sr;
    staff; statistics; stem; student; students; ts; ts/sci; undergraduate; university; us; u.s; usa; uk; vp;
    accounting; administration; astronomy; astrophysics; biology; business; chemistry; economics; genetics;
    geography; geoint; informatics; information; linguistics; marketing; neuroscience; operations; philosophy;
    policy; psychology; sales; sociology; amazon; apple; cpu; cpus; facebook; google; ibm; ip; meta; microsoft;
    nvidia; os; pc; pdf; stat; sw; ui; youtube; aaai; acl; acm; aistats; bmvc; chi; colt; corl; cvpr; eccv; emnlp;
    iccv; icassp; iclr; icml; icpc; icra; ieee; ijcai; imo; interspeech; ioi; iros; kdd; miccai; mlsys; naacl;
    neurips; nips; noi; osdi; rss; sigir; siggraph; sigmod; sosp; uai; vldb; wacv; wsdm; www; adtech; ai/ml; aiml;
    americorps; b2b; b2c; corps; cpg; darpa; dod; ds; eoe; fda; fintech; iaas; ic; it; l1; l2; l3; l4; llc; ml/ai;
    paas; pms; professional; r&d; roi; saas; sme; smes; usaf; yoe; january; february; march; april; june; july;
    august; september; october; november; december; monday; tuesday; wednesday; thursday; friday; saturday; sunday;
    american; arabic; asian; british; canadian; chinese; dutch; european; french; german; hindi; indian; italian;
    japanese; korean; mandarin; polish; portuguese; russian; spanish; tamil; telugu; urdu; vietnamese; africa;
    america; americas; apac; asia; eastern; emea; eu; europe; latam; pacific; western
    """
    )
)
_STUDIES = frozenset(name.casefold() for spellings in FIELDS.values() for name in phrases(spellings))
_JOINED_ON = frozenset({"@", "'", "’", "-", "_"})
_SMALL_WORDS = frozenset({"And", "Or", "Of", "In", "With", "For", "The", "To", "As", "An", "A", "On", "At", "From"})

_NAME = re.compile(
    # up to three such words behind a space, a comma or the like; the last kind has no vowel: "dbt", "k8s"
    r"[ ,/(\n](?:[A-Z.]\w*|[a-z]{1,4}[A-Z0-9]\w*|[bcdfghjklmnpqrstvwxz]{3,5}(?=\W))(?:[-.&]\w+)*[+#]*"
    r"(?: [A-Z]\w*(?:[-.&]\w+)*[+#]*){0,2}"
)
_SHAPE = re.compile(r"[a-z0-9].*[A-Z]|\d|[+#.]|[A-Z]{2}|^[bcdfghjklmnpqrstvwxz]+$")  # no ordinary word looks so
_JOINT = re.compile(r"[ ,;/|()]*(?:(?:and/or|and|or|e\.g\.,?)[ ,;/|(]+)?")
_BEFORE = frozenset({"and", "or", "with", "in", "using", "of", "as", "like", "including", "e.g.", "e.g.,"})
_AFTER = re.compile(r"[,;/|).:\n]|\Z| ?\(| (?:and|or|etc|is|are|a|would|preferred|preferably|experience|knowledge)\b")
_LEAD = re.compile(
    r"\b(?:(?:experience|familiarity|familiar|experienced|proficiency|proficient|expertise|skills?|fluency|fluent|tools"
    r"|libraries|frameworks|platforms|technologies|databases|languages|services|systems|software|solutions)"
    r" (?:with|in|using|like|such as|including)|knowledge of|e\.g\.,?|such as) ?[:(]?\Z",
    re.IGNORECASE,
)


class _Name(NamedTuple):
    """A name that may be a term, and its place."""

    start: int
    end: int
    term: str


def terms(text: str, parts: Parts, occurrences: Sequence[Candidate], company: str = "") -> tuple[str, ...]:
    """Names that the requirements of a text hold and no occurrence covers, in their order, each once.

    A name stands in one list with a known skill, or behind words that announce one: "SageMaker, Snorkel and Ray" and
    "experience with Snorkel" give Snorkel. Words that are capitalised as a sentence's first or a heading's, or that
    stand small elsewhere in the text, places, fields of study, roles and the employer's own name are none.
    """
    known = [occurrence.start for occurrence in occurrences]
    found: dict[str, str] = {}
    for start, end, part in parts.spans(len(text)):
        if part in ASKING and len(found) < MOST:
            names = list(_names(text, start, min(end, start + LONGEST_SPAN), occurrences, known))
            for name in _listed(text, names, occurrences, known):
                found.setdefault(name.term.casefold(), name.term)
    for own in names_of(company):
        found.pop(own.casefold(), None)
    return tuple(found.values())[:MOST]


def _names(text: str, start: int, end: int, occurrences: Sequence[Candidate], known: Sequence[int]) -> Iterator[_Name]:
    """What may be a term in text[start:end], in order."""
    for match in _NAME.finditer(text, max(0, start - 1), end):
        left, right = match.start() + 1, match.end()
        if _may_be_listed(text, left, right):
            before = (
                bisect_left(known, right + 2) - 1
            )  # "Apache Airflow", "Google BigQuery": the list knows a part of it
            if (before < 0 or occurrences[before].end <= left) and (name := _trimmed(text, left, right)):
                yield name


def _listed(
    text: str, names: Sequence[_Name], occurrences: Sequence[Candidate], known: Sequence[int]
) -> Iterator[_Name]:
    """The names that are announced or stand in one list with a known skill or with another such name."""
    counts = [_is_spoken_for(text, name, occurrences, known) for name in names]
    pairs = [i for i in range(len(names) - 1) if _is_joined(text, names[i].end, names[i + 1].start)]
    for i in pairs:
        counts[i + 1] = counts[i + 1] or counts[i]
    for i in reversed(pairs):  # a list may be proved from either end
        counts[i] = counts[i] or counts[i + 1]
    return compress(names, counts)


def _is_spoken_for(text: str, name: _Name, occurrences: Sequence[Candidate], known: Sequence[int]) -> bool:
    after = bisect_left(known, name.start)
    if after < len(known) and _is_joined(text, name.end, known[after]):
        return True
    if after and _is_joined(text, occurrences[after - 1].end, name.start):
        return True
    return _LEAD.search(text[max(0, name.start - LONGEST_LEAD) : name.start]) is not None


def _is_joined(text: str, left: int, right: int) -> bool:
    return right - left <= LONGEST_JOINT and text[left:right] != " " and _JOINT.fullmatch(text, left, right) is not None


def _may_be_listed(text: str, left: int, right: int) -> bool:
    """Whether a comma, "and" or a word that announces a name stands beside it: cheap, for most names have none."""
    if text[left - 1] in ",/(" or text[right : right + 1] in {",", "/", ")"}:
        return True
    before = text[max(0, left - 11) : left].split()
    if before and (before[-1].endswith((",", ":")) or before[-1].lower() in _BEFORE):
        return True
    return text.startswith((" and ", " or ", " ("), right)


def _trimmed(text: str, start: int, end: int) -> _Name | None:
    """The name without the words at its edges that belong to none; None if nothing is left, or it is no skill's."""
    if text[end : end + 1] in _JOINED_ON:
        return None  # "Snorkel's", "Snorkel@example.com"
    starts = sentence_starts(text)
    number = bisect_right(starts, start)
    opening = starts[number - 1]
    words = text[start:end].split(" ")
    if len(words) > 1 and not _SHAPE.search(words[0]) and not any(map(str.isalnum, text[opening:start])):
        del words[0]  # "Demonstrated Snorkel experience"
    while words and words[0].casefold() in _EDGES:
        del words[0]
    while words and words[-1].casefold() in _EDGES:
        del words[-1]
    term = " ".join(words).rstrip(".-&")
    end = start + len(text[start:end].rstrip(".-&"))
    if len(term) < 2 or term.casefold() in _STUDIES or any(word.casefold().rstrip(".") in _NEVER for word in words):
        return None
    if not _SHAPE.search(term) and _AFTER.match(text, end) is None:
        return None  # "Financial services", "Relational database"
    if term.isupper() and text[start - 1] == "(" and text.startswith(")", end):
        return None  # of the words before it: "Model Predictive Control (MPC)"
    if _is_ordinary(term, text) or _is_heading(text[opening : starts[number] if number < len(starts) else len(text)]):
        return None
    return _Name(start, end, term)


def _is_ordinary(term: str, text: str) -> bool:
    """Whether it is a word that the text writes small as well, or a place."""
    if not _SHAPE.search(term) and _stands(term.lower(), text):
        return True
    return any(not meaning.is_small for meaning in meanings(term)) and not is_word(term)


def _stands(word: str, text: str) -> bool:
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[max(0, at - 1) : at].isalnum() and not text[end : end + 1].isalnum():
            return True
        at = text.find(word, end)
    return False


@lru_cache(maxsize=16)  # a sentence of many names is asked about for each of them
def _is_heading(sentence: str) -> bool:
    """Whether a sentence writes its words large as headings do: "Strong Communication And Writing Skills"."""
    words = [word for word in sentence.split() if word[0].isalpha()]
    if not _SMALL_WORDS.isdisjoint(words[1:]):
        return True
    if "," in sentence or "/" in sentence:
        return False
    return len(words) > 1 and sum(word[0].isupper() for word in words) > TITLE_SHARE * len(words)
