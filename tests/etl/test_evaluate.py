"""How often the reader is right: labels and texts in, scores out, each held against a count made by hand."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from etl.cli import app
from etl.evaluate import COLUMNS, EvaluateError, Score, evaluate, interval, write
from etl.taxonomy import Skills, load_skills

LIST = """
[quiblet]
name = "Quiblet"
kind = "ml library"
aliases = ["quiblet"]

[zorvex]
name = "Zorvex"
kind = "ml library"
aliases = ["zorvex"]

[mundrake]
name = "Mundrake"
kind = "cloud"
aliases = ["mundrake"]
"""
TEXTS = {
    "a": "We look for a person in our small team.\nRequirements\nQuiblet and Zorvex\nNice to have\nMundrake",
    "b": "We look for a person in our small team.\nRequirements\nQuiblet and at least 3 years of experience",
}
REQUIRED, PREFERRED = "required", "preferred"


@pytest.fixture
def skills(tmp_path: Path) -> Skills:
    """Three skills that exist nowhere, so that the bundled list may change."""
    path = tmp_path / "skills.toml"
    path.write_text(LIST, encoding="utf-8")
    return load_skills([path])


def lines(path: Path, rows: list[dict[str, Any]]) -> Path:
    """A file of JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n\n" for row in rows), encoding="utf-8")
    return path


def scores(folder: Path, skills: Skills, labels: dict[str, dict[str, Any]], space: str = "") -> list[Score]:
    """The scores of TEXTS against these labels, by text."""
    named = [{"doc_id": doc, **label} for doc, label in labels.items()]
    texts = [{"id": doc, "title": "ML Engineer", "text": text} for doc, text in TEXTS.items()]
    names = folder / "space.csv"
    names.write_text(space, encoding="utf-8")
    return evaluate(
        lines(folder / "labels.jsonl", named), lines(folder / "texts.jsonl", texts), skills, names if space else None
    )


NAMES = [  # labelled skills of both texts, names that could have been used, and: measured, name, n, found, right
    (
        {"Quiblet": REQUIRED, "Zorvex": REQUIRED, "Mundrake": PREFERRED},
        {"Quiblet": REQUIRED},
        "",
        [
            ("kind", "all skills", 4, 4, 4),
            ("strength", "all skills", 4, 4, 4),
            ("kind", "cloud", 1, 1, 1),
            ("kind", "ml library", 3, 3, 3),
            ("skill", "Quiblet", 2, 2, 2),
            ("skill", "Mundrake", 1, 1, 1),
            ("skill", "Zorvex", 1, 1, 1),
        ],
    ),
    (  # Mundrake is labelled where it is not, and not where it is; Zorvex is asked more strongly than labelled
        {"Zorvex": PREFERRED},
        {"Quiblet": REQUIRED, "Mundrake": REQUIRED},
        "",
        [
            ("kind", "all skills", 3, 4, 2),
            ("strength", "all skills", 2, 2, 1),
            ("kind", "cloud", 1, 1, 0),
            ("kind", "ml library", 2, 3, 2),
            ("skill", "Mundrake", 1, 1, 0),
            ("skill", "Quiblet", 1, 2, 1),
            ("skill", "Zorvex", 1, 1, 1),
        ],
    ),
    (  # nobody looked for Mundrake and Zorvex: that they are found is neither right nor wrong
        {"Quiblet": REQUIRED},
        {"Quiblet": REQUIRED},
        "",
        [
            ("kind", "all skills", 2, 2, 2),
            ("strength", "all skills", 2, 2, 2),
            ("kind", "ml library", 2, 2, 2),
            ("skill", "Quiblet", 2, 2, 2),
        ],
    ),
    (  # they were looked for, and not found by the person
        {"Quiblet": REQUIRED},
        {"Quiblet": REQUIRED},
        "skill,kind\nQuiblet,x\nZorvex,x\nMundrake,x\n",
        [
            ("kind", "all skills", 2, 4, 2),
            ("strength", "all skills", 2, 2, 2),
            ("kind", "cloud", 0, 1, 0),
            ("kind", "ml library", 2, 3, 2),
            ("skill", "Quiblet", 2, 2, 2),
            ("skill", "Mundrake", 0, 1, 0),
            ("skill", "Zorvex", 0, 1, 0),
        ],
    ),
    (  # a name that the list lacks is missed
        {"Quiblet": REQUIRED},
        {"Frobnix": REQUIRED},
        "",
        [
            ("kind", "all skills", 2, 2, 1),
            ("strength", "all skills", 1, 1, 1),
            ("kind", "ml library", 1, 2, 1),
            ("kind", "not in the list", 1, 0, 0),
            ("skill", "Frobnix", 1, 0, 0),
            ("skill", "Quiblet", 1, 2, 1),
        ],
    ),
]


@pytest.mark.parametrize(("first", "second", "space", "expected"), NAMES)
def test_skills_are_counted_by_text(
    tmp_path: Path,
    skills: Skills,
    first: dict[str, str],
    second: dict[str, str],
    space: str,
    expected: list[tuple[str, str, int, int, int]],
) -> None:
    """A skill counts once a text; its strength only where both name it."""
    found = scores(tmp_path, skills, {"a": {"skills": first}, "b": {"skills": second}}, space)
    assert found == [Score(*one, same=None, postings=2) for one in expected]


FACTS = [  # what labels say of both texts, and: n, found, right, same, postings
    ("role_family", ["ml_engineer", "data_analyst"], (2, 2, 1, 1, 2)),
    ("experience_years_min", [None, 3], (1, 1, 1, 2, 2)),
    ("experience_years_min", [3, 2], (2, 1, 0, 0, 2)),
    ("seniority", ["unknown", "mid"], (1, 1, 1, 2, 2)),
    ("work_mode", ["unknown", "remote"], (1, 0, 0, 1, 2)),
    ("education_min", ["none", "phd"], (1, 0, 0, 1, 2)),
    ("countries", [[], ["PT", "ES"]], (1, 0, 0, 1, 2)),
    ("salary", [None, {"min": 1, "max": 2, "currency": "USD", "period": "year"}], (1, 0, 0, 1, 2)),
]


@pytest.mark.parametrize(("fact", "said", "expected"), FACTS)
def test_facts_are_counted_by_text(
    tmp_path: Path, skills: Skills, fact: str, said: list[Any], expected: tuple[int, int, int, int, int]
) -> None:
    """That both say nothing is agreement, but neither precision nor recall; the label's word for it may be "none"."""
    labels = {doc: {"skills": {}, fact: value} for doc, value in zip(TEXTS, said, strict=True)}
    found = [one for one in scores(tmp_path, skills, labels) if one.measured == "fact"]
    assert found == [Score("fact", {"salary": "pay"}.get(fact, fact), *expected)]


def test_a_fact_nobody_labelled_is_not_judged(tmp_path: Path, skills: Skills) -> None:
    """A label without the fact is no label that says nothing of it."""
    labels: dict[str, dict[str, Any]] = {"a": {"skills": {}, "role_family": "ml_engineer"}, "b": {"skills": {}}}
    found = [one for one in scores(tmp_path, skills, labels) if one.measured == "fact"]
    assert found == [Score("fact", "role_family", 1, 1, 1, 1, 1)]


def test_pay_and_countries_are_compared_whole(tmp_path: Path, skills: Skills) -> None:
    """Right is who gives every amount, currency and period, and every country, in whatever order."""
    text = {"id": "a", "title": "ML Engineer", "location": "Lisbon, Portugal; Berlin, Germany", "text": TEXTS["a"]}
    text["salary_text"] = "€60,000 - €80,000 per year"
    label = {"doc_id": "a", "skills": {}, "countries": ["PT", "DE"]}
    label["salary"] = {"period": "year", "currency": "EUR", "min": 60000, "max": 80000}
    found = evaluate(lines(tmp_path / "labels.jsonl", [label]), lines(tmp_path / "texts.jsonl", [text]), skills)
    assert [one for one in found if one.measured == "fact"] == [
        Score("fact", "countries", 1, 1, 1, 1, 1),
        Score("fact", "pay", 1, 1, 1, 1, 1),
    ]


SHARES = [  # right, of, and the interval by hand: (p + z²/2n ± z √(pq/n + z²/4n²)) / (1 + z²/n), z = 1.959964
    (8, 10, (0.490162, 0.943318)),
    (0, 10, (0.0, 0.277533)),
    (10, 10, (0.722467, 1.0)),
    (98, 100, (0.929989, 0.994498)),
    (0, 0, (0.0, 1.0)),
]


@pytest.mark.parametrize(("right", "of", "expected"), SHARES)
def test_the_interval_is_wilsons(right: int, of: int, expected: tuple[float, float]) -> None:
    """It stays between 0 and 1 and says something for 0 of 10, too."""
    assert interval(right, of) == pytest.approx(expected, abs=1e-6)


def test_shares() -> None:
    """Precision is of what is found, recall of what is labelled, agreement of postings; of nothing there is none."""
    one, nothing = Score("fact", "pay", 4, 2, 1, 6, 8), Score("skill", "Quiblet", 0, 0, 0, None, 8)
    assert (one.precision, one.recall, one.agreement) == (0.5, 0.25, 0.75)
    assert (nothing.precision, nothing.recall, nothing.agreement) == (None, None, None)


def test_the_file_holds_shares_and_no_texts(tmp_path: Path) -> None:
    """It is what data/quality.csv and the table quality hold: an empty cell where there is no share."""
    to = tmp_path / "quality.csv"
    write(
        [Score("skill", "Quiblet", 3, 3, 2, None, 8), Score("fact", "pay", 1, 0, 0, 7, 8)], "abc", date(2026, 3, 1), to
    )
    with to.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == [
            list(COLUMNS),
            ["skill", "Quiblet", "3", "3", "0.6667", "0.6667", "", "2026-03-01", "abc"],
            ["fact", "pay", "1", "0", "", "0.0000", "0.8750", "2026-03-01", "abc"],
        ]


LABEL = '{"doc_id": "a", "skills": {}}\n'
TEXT = '{"id": "a", "text": "Quiblet"}\n'
MISTAKES = [  # labels, texts, space, and what is said
    ('{"doc_id": "c", "skills": {}}\n', TEXT, "", r"texts\.jsonl: no text for label c \(1 in all\)"),
    ('\n{"doc_id": "a"}\n', TEXT, "", r"labels\.jsonl: line 2 needs doc_id and skills"),
    ('{"skills": {}}\n', TEXT, "", r"labels\.jsonl: line 1 needs doc_id and skills"),
    ('["a"]\n', TEXT, "", r"labels\.jsonl: line 1 needs doc_id and skills"),
    (LABEL + "{\n", TEXT, "", r"labels\.jsonl: line 2 is not JSON"),
    (LABEL + LABEL, TEXT, "", r"labels\.jsonl: 'a' stands there twice. Keep one"),
    (LABEL, TEXT + TEXT, "", r"texts\.jsonl: 'a' stands there twice. Keep one"),
    (LABEL, TEXT, "name\nQuiblet\n", r"space\.csv: no column is called 'skill', found \['name'\]"),
    (
        '{"doc_id": "a", "skills": {"Zorvex": "required"}}\n',
        TEXT,
        "skill\nQuiblet\n",
        r"space\.csv: the labels use 'Zorvex' \(1 in all\), which it lacks",
    ),
]


@pytest.mark.parametrize(("labels", "texts", "space", "message"), MISTAKES)
def test_a_mistake_is_named(tmp_path: Path, skills: Skills, labels: str, texts: str, space: str, message: str) -> None:
    """A figure over half of the labels would look like one over all of them."""
    for name, text in (("labels.jsonl", labels), ("texts.jsonl", texts), ("space.csv", space)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(EvaluateError, match=message):
        evaluate(tmp_path / "labels.jsonl", tmp_path / "texts.jsonl", skills, tmp_path / "space.csv" if space else None)


def test_a_line_separator_within_a_label_ends_no_line(tmp_path: Path, skills: Skills) -> None:
    """JSON lines end at a newline alone; adverts hold U+2028."""
    labels = tmp_path / "labels.jsonl"
    labels.write_text('{"doc_id": "a", "note": "one\u2028two", "skills": {"Quiblet": "mentioned"}}\n', encoding="utf-8")
    (tmp_path / "texts.jsonl").write_text(TEXT, encoding="utf-8")
    found = evaluate(labels, tmp_path / "texts.jsonl", skills)
    assert [one.name for one in found if one.measured == "skill"] == ["Quiblet"]


def test_the_command_knows_my_own_skills(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """my/skills.toml counts in the table, and in the file with its day and reader version; a mistake is exit 2."""
    own = tmp_path / "my" / "skills.toml"
    own.parent.mkdir()
    own.write_text(LIST, encoding="utf-8")
    monkeypatch.setenv("JOBS_HOME", str(tmp_path))
    (tmp_path / "texts.jsonl").write_text(TEXT, encoding="utf-8")
    (tmp_path / "labels.jsonl").write_text('{"doc_id": "a", "skills": {"Quiblet": "mentioned"}}\n', encoding="utf-8")
    words = ["evaluate", str(tmp_path / "labels.jsonl"), str(tmp_path / "texts.jsonl")]
    told = CliRunner().invoke(app, [*words, "--out", str(tmp_path / "out.csv"), "--on", "2026-03-01"])
    with (tmp_path / "out.csv").open(encoding="utf-8", newline="") as file:
        written = {(row["measured"], row["name"]): row for row in csv.DictReader(file)}
    row = written["skill", "Quiblet"]
    assert (told.exit_code, row["recall"], row["measured_on"], len(row["reader_version"]) > 8) == (
        0,
        "1.0000",
        "2026-03-01",
        True,
    )
    assert "1.000 (0.21-1.00)" in told.stdout
    (tmp_path / "labels.jsonl").write_text("{}\n", encoding="utf-8")
    assert CliRunner().invoke(app, words).exit_code == 2
