"""Read the first line of a hiring post, "Company | Role | Place | ...": a habit, not a format.

Nothing is guessed: where no segment names a role, the title is the whole line and the company stays unknown. Segments
stand in any order; the first that names a role, or several, is the title as printed.
"""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup

LONGEST = 120  # characters of a title; a longer segment is prose that runs on behind the header
LONGEST_COMPANY = 60
MOST_READ = 4000  # characters of a line, so that no pattern below grows slow on a hostile one

PARAGRAPH = re.compile(r"<p>|\n")
BAR = re.compile(r"\s*\|\s*(?![^()]*\))")  # not in brackets: "Engineer (Lead | Staff)"
DASH = re.compile(r"\s+[-–—]{1,2}\s+")
BRACKETS = re.compile(r"\([^()]*\)")
ADDRESS = re.compile(r"\(\s*https?://[^\s()]+\s*\)|https?://\S+")
ONLY_ADDRESS = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
DECORATION = " \t*#:,;-–—"

SEEKING = re.compile(r"seeking\b|looking for work", re.I)  # posted in the wrong thread
HIRING = re.compile(r"^(?:now |we'?re |we are )?hiring(?: an?| for)?:? +", re.I)
ROLE = re.compile(
    r"""\b(?: engineers? | engineering | eng | developers? | devs? | devops | programmers? | swes? | sdes? | sres?
    | fdes? | scientists? | researchers? | designers? | architects? | analysts? | consultants? | specialists?
    | associates? | administrators? | technicians? | managers? | tpms? | pms? | ems? | leads? | directors? | heads?
    | vp | c[etofp]o | chief | representatives? | executives? | marketers? | recruiters? | advocates? | coordinators?
    | editors? | writers? | professors? | interns? | member\s+of\s+technical\s+staff )\b""",
    re.I | re.X,
)
WORK_MODE = re.compile(r"\b(?:remote(?:ly)?|on-?\s?site|hybrid|in[- ]person|in[- ]office)\b", re.I)
EMPLOYMENT_TYPE = re.compile(
    r"\b(?:full[- ]?time|part[- ]?time|contract(?:or)?(?:[- ]to[- ]hire)?|freelance|permanent|temporary"
    r"|interns?(?:hips?)?|co-?ops?)\b",
    re.I,
)
FILLER = re.compile(r"[\W_]|\b(?:or|and|paid)\b", re.I)
SOME_ROLES = re.compile(r"\w+ (?:open )?(?:roles|positions)\b", re.I)
PAY = re.compile(r"[$€£]\s?\d|\b(?!401\s?k)\d[\d.,]*\s?k\b", re.I)  # 401k is a pension plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """What the first line of a post says, in its own words; "" is what it does not say."""

    title: str
    company: str = ""
    location: str = ""
    salary_text: str = ""
    work_mode: str = ""
    employment_type: str = ""


def read(post: str) -> Headline:
    """Read the first line of a post, given as HTML whose paragraphs are separated by <p>."""
    line = first_line(post)
    first, *rest = _segments(line)
    if not rest or SEEKING.match(line):
        return Headline(title=line[:LONGEST].strip())
    facts = [part for part in map(_without_address, rest) if 0 < len(part) <= LONGEST]
    role, company = next(filter(_names_role, facts), ""), _company(first)
    if not role:  # "ML Engineer | Remote" names a role and no company, "Acme | Remote" is left as it stands
        role, company = first if "|" in line and len(first) <= LONGEST and _names_role(first) else "", ""
    return Headline(
        title=_cleaned(role) or line[:LONGEST].strip(),
        company=company,
        location="; ".join(part for part in facts if part != role and _may_be_place(part)),
        salary_text=next(filter(PAY.search, facts), ""),
        work_mode=_all(WORK_MODE, facts),
        employment_type=_all(EMPLOYMENT_TYPE, facts),
    )


def first_line(post: str) -> str:
    """The first line that holds a letter or a digit, as plain text; "" where none does."""
    lines = (" ".join(_plain(part[:MOST_READ]).split()) for part in PARAGRAPH.split(post))
    return next((line.lstrip(DECORATION) for line in lines if any(map(str.isalnum, line))), "")


def _plain(part: str) -> str:
    return BeautifulSoup(f"<p>{part}</p>", "html.parser").get_text()


def _segments(line: str) -> list[str]:
    """The line cut at its bars; at its dashes only where it has no bar and is no sentence."""
    if "|" in line:
        return BAR.split(line)
    return DASH.split(line) if len(line) <= LONGEST and line[-1:] not in ".!?" else [line]


def _names_role(part: str) -> bool:
    return bool(ROLE.search(part)) and not PAY.search(part) and not _is_bare(part)


def _may_be_place(part: str) -> bool:
    """Whether a segment is none of the other things; a mode with words around it is a place: "REMOTE (US)"."""
    other = ROLE.search(part) or SOME_ROLES.match(part) or PAY.search(part)
    return not _is_bare(part) and (not other or bool(WORK_MODE.search(part)))


def _is_bare(part: str) -> bool:
    """Whether a segment says nothing but modes and terms: "Fulltime, Onsite"."""
    return not FILLER.sub("", EMPLOYMENT_TYPE.sub("", WORK_MODE.sub("", part)))


def _without_address(part: str) -> str:
    return "" if ONLY_ADDRESS.fullmatch(part) else ADDRESS.sub("", part).strip()


def _company(segment: str) -> str:
    """The name without batch, address and slogan: "Acme (YC W21) https://acme.example - we paint" is "Acme"."""
    name = DASH.split(ADDRESS.sub("", BRACKETS.sub("", segment)))[0]
    name = " ".join(name.split()).strip(DECORATION)
    return name if len(name) <= LONGEST_COMPANY else ""


def _cleaned(role: str) -> str:
    return HIRING.sub("", role).strip(DECORATION)


def _all(words: re.Pattern[str], parts: list[str]) -> str:
    """Every such word in order, once: "HYBRID, REMOTE"."""
    found = {match.casefold(): match for part in reversed(parts) for match in reversed(words.findall(part))}
    return ", ".join(reversed(found.values()))
