"""The bundled career guide: whole, weighted as the guide weighs, and every name in it a skill we read."""

import re
from pathlib import Path

import pytest

import data
from etl.taxonomy import Guide, GuideItem, Skills, load_guides, load_skills

FILE = data.BUNDLED / "guides" / "ml-engineer-2025.toml"
GUIDE_TEXTS = Path(__file__).parents[3] / "shared" / "guide"

SECTIONS = [
    ("1 Programming languages", range(1, 8)),
    ("2 ML libraries", range(8, 14)),
    ("3 Mathematics and statistics", range(14, 27)),
    ("4 Data handling and big data", range(27, 37)),
    ("5 Machine-learning methods", range(37, 60)),
    ("6 Deployment, cloud, MLOps", range(60, 77)),
    ("7 Soft skills and working style", range(77, 83)),
    ("8 Credentials, learning routes, visibility", range(83, 96)),
    ("9 Applying for jobs", range(96, 101)),
    ("10 Trends", range(101, 104)),
    ("11 Industries named", range(104, 108)),
    ("12 Roles named", range(108, 111)),
]

# Where the guide names each item, typed a second time from the guide: a slip in the file shows here.
# fmt: off
ESSENTIAL = {
    *range(1, 11), *range(13, 38), *range(39, 46), 50, 53, 54, 55, 60, *range(62, 70), *range(71, 78), 80, 108,
}
STEP = {
    1, 7, 8, 9, 10, 11, 12, 13, 26, 33, 34, 35, 36, 37, 38, 45, 47, 49, 50, 51, 52, 60, 62, 63, 64, 65, 66, 69, 70, 71,
    72, 74, 77, 78, 81, 82, *range(83, 101), 109,
}
TREND = {37, 38, 101, 102, 103}
MENTION = {46, 48, 56, 57, 58, 59, 61, 79, 104, 105, 106, 107, 110}
ROUTES = {86, 87, 88, 89, 90, 91, 94, 95, 97, 98, 99, 100}
ATTRIBUTES = {96, 104, 105, 106, 107, 108, 109, 110}
WITHOUT_SKILL = {86, *range(96, 101), *range(104, 111)}
# fmt: on


@pytest.fixture(scope="module")
def skills() -> Skills:
    return load_skills([data.BUNDLED / "skills.toml"])


@pytest.fixture(scope="module")
def guide(skills: Skills) -> Guide:
    return load_guides([FILE], skills)[0]


@pytest.fixture(scope="module")
def items(guide: Guide) -> tuple[GuideItem, ...]:
    return guide.items


def ids(numbers: range | set[int]) -> list[str]:
    return [f"G{number:03}" for number in sorted(numbers)]


def test_names_of_the_guide(guide: Guide) -> None:
    """Links and exports name the guide by its id and the select box by its label."""
    assert (guide.guide_id, guide.label) == ("ml-engineer-2025", "ML engineer 2025")


def test_numbered_without_gap(items: tuple[GuideItem, ...]) -> None:
    """The guide names 110 things, and notes refer to them by number."""
    assert [item.item_id for item in items] == ids(range(1, 111))


@pytest.mark.parametrize(("section", "numbers"), SECTIONS)
def test_items_of_a_section(items: tuple[GuideItem, ...], section: str, numbers: range) -> None:
    """Items stand in the order of the guide's groups."""
    assert [item.item_id for item in items if item.section == section] == ids(numbers)


@pytest.mark.parametrize(
    ("weight", "numbers"),
    [("essential", ESSENTIAL), ("step", STEP), ("trend", TREND), ("mention", MENTION)],
)
def test_items_of_a_weight(items: tuple[GuideItem, ...], weight: str, numbers: set[int]) -> None:
    """A weight says where the guide names an item, nothing else: it must not drift with the market."""
    assert [item.item_id for item in items if weight in item.weight] == ids(numbers)


def test_weights_in_order(items: tuple[GuideItem, ...]) -> None:
    """Weights are written essential, step, trend; a mention stands alone."""
    order = ("essential", "step", "trend")
    tidy = {item.item_id: tuple(word for word in order if word in item.weight) or ("mention",) for item in items}
    assert {item.item_id: item.weight for item in items} == tidy


@pytest.mark.parametrize(("role", "numbers"), [("route", ROUTES), ("attribute", ATTRIBUTES)])
def test_items_never_ranked(items: tuple[GuideItem, ...], role: str, numbers: set[int]) -> None:
    """Ways of learning and properties of an advert are no demand; everything else is."""
    assert [item.item_id for item in items if item.role == role] == ids(numbers)


def test_items_without_skill(items: tuple[GuideItem, ...]) -> None:
    """No item may count zero because nothing reads it: only items that a column of `jobs` counts go without a skill."""
    assert [item.item_id for item in items if item.skill_id is None] == ids(WITHOUT_SKILL)
    assert WITHOUT_SKILL <= ROUTES | ATTRIBUTES


def test_one_skill_an_item(items: tuple[GuideItem, ...]) -> None:
    """Two items never share a skill, or one number would be shown as two findings."""
    taken = [item.skill_id for item in items if item.skill_id]
    assert sorted(taken) == sorted(set(taken))


def test_children(items: tuple[GuideItem, ...]) -> None:
    """No item is its own child, none has a child twice, and the children of a child are listed as well."""
    children = {item.skill_id: item.children for item in items if item.skill_id}
    missing = {
        (umbrella, child, grandchild)
        for umbrella, below in children.items()
        for child in below
        for grandchild in children.get(child, ())
        if grandchild not in below
    }
    assert missing == set()
    assert [skill_id for skill_id, below in children.items() if skill_id in below] == []
    assert [skill_id for skill_id, below in children.items() if len(set(below)) < len(below)] == []


def test_every_ml_library_is_one(items: tuple[GuideItem, ...], skills: Skills) -> None:
    """Every skill of the kind implies the guide's "ML libraries"; so do pandas and NumPy, which the guide adds."""
    [umbrella] = [item for item in items if item.item_id == "G013"]
    libraries = {skill.skill_id for skill in skills.by_id.values() if skill.kind == "ml library"}
    assert set(umbrella.children) == libraries - {umbrella.skill_id} | {"pandas", "numpy"}


def words(text: str) -> list[str]:
    return re.findall(r"[\w+']+", text.lower())


def test_phrases_are_short(items: tuple[GuideItem, ...]) -> None:
    """One or two short phrases an item: they stand under a skill's name on a page."""
    assert {item.item_id for item in items if len(item.phrases) not in (1, 2)} == set()
    assert [phrase for item in items for phrase in item.phrases if not 4 <= len(words(phrase)) <= 14] == []


def test_phrases_are_ours(items: tuple[GuideItem, ...]) -> None:
    """The guide's sentences belong to its author: no four words in a row are taken over."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(GUIDE_TEXTS.glob("*.txt"))]
    if not texts:
        pytest.skip(f"the guide's text is not beside this checkout ({GUIDE_TEXTS.parent.name}/guide)")

    def runs(text: str) -> set[tuple[str, ...]]:
        found = words(text)
        return {tuple(found[start : start + 4]) for start in range(len(found) - 3)}

    theirs = set().union(*(runs(text) for text in texts))
    assert [phrase for item in items for phrase in item.phrases if runs(phrase) & theirs] == []
