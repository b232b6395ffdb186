"""Read a résumé, or a pasted advert, with the eyes that read the postings: the one door to etl.reading.

Each is read by a process of its own, which takes it through a pipe, answers, and ends: what it knew of the person ends
with it, nothing is written anywhere, and a file that hangs or bursts takes nothing else along. A process that is ready
waits for the next one, as the reader needs seconds to start.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

import data
from analysis.filetext import LONGEST_TEXT, MOST_BYTES, TOO_LARGE, UnreadableError, text_of

LONGEST_SECONDS = 20  # of reading, without the start of the reader; a five-page résumé needs less than one
READY = b"ready\n"  # what a reader says when it has started
MOST_MEMORY = 4 << 30
TOOK_TOO_LONG = f"Reading this file took longer than {LONGEST_SECONDS} seconds and was stopped."
MOST_UNKNOWN = 30
MOST_YEARS = 50

YEARS = re.compile(
    r"\b(\d{1,2})(?:\.\d)?\+? ?(?:years?|yrs?)\b(?:['’]|,? of| in| working)?[^.;\n\d]{0,60}?\bexperience\b"
    r"|\bexperience:? ?(\d{1,2})(?:\.\d)?\+? ?(?:years?|yrs?)\b",
    re.IGNORECASE,
)
# What stands before a name that is not claimed: "no experience with Go", "eager to learn Rust".
NOT_YET = re.compile(
    r"\b(?:no|not|never|without|lack(?:ing|s)?|interested in learning|willing to learn"
    r"|(?:want|wish|eager|hope|plan|hoping|planning|keen|like)\w* to (?:learn|study))\b[^.;\n]{0,60}\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Resume:
    """What a résumé says: sentences by skill_id, years and degree where they are told plainly, terms no skill knows."""

    sentences: dict[str, str]
    years: int | None
    degree: str | None
    unknown: tuple[str, ...]


def read_resume(content: bytes) -> Resume:
    """What a file says, whatever its name; nothing of it is kept. Raises UnreadableError."""
    if len(content) > MOST_BYTES:
        raise UnreadableError(TOO_LARGE)
    said = answer("resume", content)
    return Resume(said["sentences"], said["years"], said["degree"], tuple(said["unknown"]))


@dataclass(frozen=True, slots=True)
class Advert:
    """What an advert asks for: requirement and sentence by skill_id, and the required groups of which one will do."""

    asks: dict[str, tuple[str, str]]
    groups: tuple[frozenset[str], ...]


def read_advert(text: str) -> Advert:
    """What a pasted advert asks for; nothing of it is kept. Raises UnreadableError."""
    said = answer("advert", text[:LONGEST_TEXT].encode())
    groups: dict[int, set[str]] = {}
    for number, skill_id in said["groups"]:
        groups.setdefault(number, set()).add(skill_id)
    asks = {skill_id: (requirement, sentence) for skill_id, requirement, sentence in said["asks"]}
    return Advert(asks, tuple(frozenset(group) for group in groups.values()))


def answer(task: str, content: bytes) -> dict[str, Any]:
    """What the reader's process says of one text. Raises UnreadableError."""
    process = ready(task)
    try:
        if process.stdout is None or process.stdout.readline() != READY:
            raise OSError("the reader did not start")
        said, _ = process.communicate(f"{task}\n".encode() + content, timeout=LONGEST_SECONDS)
        found: dict[str, Any] = json.loads(said)
    except subprocess.TimeoutExpired as error:
        process.kill()
        process.communicate()
        raise UnreadableError(TOOK_TOO_LONG) from error
    except (OSError, ValueError) as error:  # the process ended without an answer
        process.kill()
        process.communicate()
        raise UnreadableError("This text could not be read.") from error
    if "refused" in found:
        raise UnreadableError(found["refused"])
    return found


_waiting: list[subprocess.Popen[bytes]] = []
_lock = Lock()


def get_ready() -> None:
    """Let a reader start, so that the next résumé does not wait for it."""
    with _lock:
        if not any(process.poll() is None for process in _waiting):
            _waiting[:] = [start("resume", "advert")]


def ready(task: str) -> "subprocess.Popen[bytes]":
    """The reader that waits, else one that starts for this task alone; another waits when asked to."""
    with _lock:
        waiting = [process for process in _waiting if process.poll() is None]
        _waiting.clear()
    return waiting[0] if waiting else start(task)


def start(*tasks: str) -> "subprocess.Popen[bytes]":
    """Start a reader for any one of these tasks; it ends when its pipe closes."""
    return subprocess.Popen(
        [sys.executable, "-c", "from analysis.resume import serve; serve()", *tasks],
        cwd=Path(__file__).parents[1], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def serve() -> None:
    """Read one task from standard input, in the process that start() makes, and answer on standard output."""
    makers = {"resume": resume_reader, "advert": advert_reader}
    readers = {task: makers[task]() for task in sys.argv[1:]}
    for read in readers.values():
        read(b"ML Engineer\nRequirements\nExperience with Go, R and C.")  # what is loaded late is loaded
    limit_memory()
    sys.stdout.buffer.write(READY)
    sys.stdout.flush()
    task, _, content = sys.stdin.buffer.read().partition(b"\n")
    try:
        said = readers[task.decode()](content)
    except UnreadableError as error:
        said = {"refused": str(error)}
    sys.stdout.write(json.dumps(said))


def limit_memory() -> None:
    """Let this process end rather than take the machine's memory; where the system has no such limit, it has none."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def resume_reader() -> Callable[[bytes], dict[str, Any]]:
    """Reads the content of a file as a résumé; it has no requirements, so a name counts where it stands."""
    from etl.reading.degree_words import SPELLINGS
    from etl.reading.headings import Part
    from etl.reading.sections import Parts
    from etl.reading.skills import SkillFinder
    from etl.reading.terms import terms
    from etl.reading.text import plain_text, sentence
    from etl.taxonomy import load_skills

    finder = SkillFinder(load_skills(data.skills(data.home())))
    degrees = {degree: re.compile("|".join(SPELLINGS[degree])) for degree in ("phd", "master", "bachelor")}

    def read(content: bytes) -> dict[str, Any]:
        text = plain_text(text_of(content))
        names = finder.occurrences(text)
        sentences: dict[str, str] = {}
        for name in names:
            left, right = sentence(text, name.start, name.end)
            if not NOT_YET.search(text[left : name.start]):
                sentences.setdefault(name.skill_id, text[left:right])
        return {
            "sentences": sentences,
            "years": max((years for said in YEARS.findall(text) if (years := int(said[0] or said[1])) <= MOST_YEARS),
                         default=None),
            "degree": next((degree for degree, written in degrees.items() if written.search(text)), None),
            "unknown": terms(text, Parts([0], [Part.REQUIRED]), names)[:MOST_UNKNOWN],
        }  # fmt: skip

    return read


def advert_reader() -> Callable[[bytes], dict[str, Any]]:
    """Reads a pasted text as the advert it is."""
    from etl.reading.choices import alternatives
    from etl.reading.reader import mentions
    from etl.reading.sections import parts
    from etl.reading.skills import SkillFinder
    from etl.reading.strength import strengths
    from etl.reading.text import plain_text
    from etl.taxonomy import load_skills

    finder = SkillFinder(load_skills(data.skills(data.home())))

    def read(content: bytes) -> dict[str, Any]:
        text = plain_text(content.decode("utf-8", "replace"))[:LONGEST_TEXT]
        names = finder.occurrences(text)
        asked = strengths(text, parts(text), names)
        return {
            "asks": [(said.skill_id, said.requirement, said.evidence) for said in mentions(text, names, asked)],
            "groups": [
                (one.group_no, one.skill_id)
                for one in alternatives(text, names, asked)
                if one.requirement == "required"
            ],
        }

    return read
