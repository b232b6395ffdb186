"""How well the reader reads: its readings of texts held against labels made by a person."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from etl.extract import extracted
from etl.taxonomy import Skills
from etl.whole import whole

ALL_SKILLS = "all skills"
COLUMNS = ("measured", "name", "n", "found", "precision", "recall", "agreement", "measured_on", "reader_version")
SILENT = {
    "seniority": "unknown",
    "work_mode": "unknown",
    "education_min": "none",
}  # a label's word for "nothing says it"


class EvaluateError(ValueError):
    """Labels and texts do not fit together; the message names the file, the entry and what to do."""


@dataclass(frozen=True, slots=True)
class Score:
    """One skill, kind, fact, or the strength of skills, counted over labelled postings.

    n: times a label says it; found: times the reader says it; right: times both say the same. same of postings: where
    label and reading agree, be it that both say nothing (facts alone, else None).
    """

    measured: str  # skill, kind, strength, fact
    name: str
    n: int
    found: int
    right: int
    same: int | None
    postings: int

    @property
    def precision(self) -> float | None:
        """Share (0-1) of what the reader says that is right; None where it says nothing."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share (0-1) of what labels say that the reader says too; None where no label says it."""
        return self.right / self.n if self.n else None

    @property
    def agreement(self) -> float | None:
        """Share (0-1) of postings on which label and reading agree; None for skills."""
        return None if self.same is None else self.same / self.postings


def interval(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share, 0-1 (Wilson 1927, score interval of a binomial share); (0, 1) for 0 of 0."""
    if not of:
        return 0.0, 1.0
    from scipy.stats import binomtest  # two seconds: only for who measures

    found = binomtest(right, of).proportion_ci(method="wilson")
    return float(found.low), float(found.high)


def evaluate(labels: Path, texts: Path, skills: Skills, space: Path | None = None) -> list[Score]:
    """Score every skill, kind and fact: the whole first, then kinds and skills most labelled first, then facts.

    labels: JSON lines with doc_id, skills {name: requirement} and facts as `etl extract` writes them, pay as "salary";
    a fact that a label does not name at all is not judged there. texts: lines that `etl extract` reads. space: a CSV
    file whose column `skill` names what the labels could have used (default: the names they do use); other skills found
    are not judged. Raises EvaluateError, and ExtractError for a line of texts that cannot be read.
    """
    truths = _by_id(labels, ((str(row["doc_id"]), row) for row in _rows(labels)))
    with texts.open(encoding="utf-8") as lines:
        readings = _by_id(texts, ((reading["id"], reading) for reading in extracted(lines, skills)))
    if missing := sorted(truths.keys() - readings.keys()):
        raise EvaluateError(
            f"{texts}: no text for label {missing[0]} ({len(missing)} in all). Give the texts labelled."
        )
    used = {name for truth in truths.values() for name in truth["skills"]}
    named = _names(space) if space else used
    if outside := sorted(used - named):
        raise EvaluateError(f"{space}: the labels use '{outside[0]}' ({len(outside)} in all), which it lacks. Add it.")
    pairs = [(truth, readings[doc]) for doc, truth in truths.items()]
    return [*_skill_scores(pairs, named, skills), *_fact_scores(pairs)]


def write(scores: Iterable[Score], reader_version: str, on: date, to: Path) -> None:
    """The scores as a CSV file with COLUMNS, shares to four digits; nothing of the texts."""
    with whole(to) as unfinished, unfinished.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(COLUMNS)
        for one in scores:
            shares = (one.precision, one.recall, one.agreement)
            written = ("" if share is None else f"{share:.4f}" for share in shares)
            rows.writerow((one.measured, one.name, one.n, one.found, *written, on.isoformat(), reader_version))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:
                raise EvaluateError(f"{path}: line {number} is not JSON: {error}. Write one object a line.") from None
            if not isinstance(row, dict) or "doc_id" not in row or not isinstance(row.get("skills"), dict):
                raise EvaluateError(f"{path}: line {number} needs doc_id and skills {{name: requirement}}.")
            yield row


def _by_id(path: Path, rows: Iterable[tuple[str, dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for identity, row in rows:
        if identity in found:
            raise EvaluateError(f"{path}: '{identity}' stands there twice. Keep one.")
        found[identity] = row
    return found


def _names(space: Path) -> set[str]:
    with space.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if "skill" not in (rows.fieldnames or ()):
            raise EvaluateError(f"{space}: no column is called 'skill', found {rows.fieldnames}. Name it in the head.")
        return {row["skill"] for row in rows}


def _skill_scores(pairs: list[tuple[dict[str, Any], dict[str, Any]]], named: set[str], skills: Skills) -> list[Score]:
    n, found, right, same_strength = Counter[str](), Counter[str](), Counter[str](), 0
    for truth, reading in pairs:
        labelled: Mapping[str, str] = truth["skills"]
        read = {skill["name"]: skill["requirement"] for skill in reading["skills"] if skill["name"] in named}
        n.update(labelled.keys())
        found.update(read.keys())
        both = labelled.keys() & read.keys()
        right.update(both)
        same_strength += sum(labelled[name] == read[name] for name in both)

    def total(measured: str, name: str, members: Iterable[str]) -> Score:
        said, read, both = (sum(counter[member] for member in members) for counter in (n, found, right))
        return Score(measured, name, said, read, both, None, len(pairs))

    names = sorted(n.keys() | found.keys(), key=lambda name: (-n[name], name))
    kinds: dict[str, list[str]] = {}
    for name in names:
        kinds.setdefault(skills.by_name[name].kind if name in skills.by_name else "not in the list", []).append(name)
    return [
        total("kind", ALL_SKILLS, names),
        Score("strength", ALL_SKILLS, right.total(), right.total(), same_strength, None, len(pairs)),
        *(total("kind", kind, members) for kind, members in sorted(kinds.items())),
        *(total("skill", name, (name,)) for name in names),
    ]


def _fact_scores(pairs: list[tuple[dict[str, Any], dict[str, Any]]]) -> list[Score]:
    scores = []
    for fact, comparable in FACTS.items():
        label = "salary" if fact == "pay" else fact
        both = [
            (comparable(_spoken(fact, truth[label])), comparable(_spoken(fact, reading[fact])))
            for truth, reading in pairs
            if label in truth
        ]
        if not both:
            continue
        scores.append(
            Score(
                "fact",
                fact,
                n=sum(label is not None for label, _ in both),
                found=sum(said is not None for _, said in both),
                right=sum(label is not None and label == said for label, said in both),
                same=sum(label == said for label, said in both),
                postings=len(both),
            )
        )
    return scores


def _spoken(fact: str, said: Any) -> Any:
    return None if said == SILENT.get(fact) else said


def _plain(value: Any) -> Any:
    return value


def _set(value: list[str] | None) -> tuple[str, ...] | None:
    return tuple(sorted(value)) if value else None


def _amounts(value: dict[str, Any] | None) -> tuple[Any, ...] | None:
    return tuple(value.get(part) for part in ("min", "max", "currency", "period")) if value else None


FACTS: Mapping[str, Callable[[Any], Any]] = {
    "role_family": _plain,
    "seniority": _plain,
    "work_mode": _plain,
    "countries": _set,
    "pay": _amounts,
    "experience_years_min": _plain,
    "education_min": _plain,
    "language": _plain,
}
