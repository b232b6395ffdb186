"""Skill lists and guides are read strictly, and the message says who, what and what to do."""

import tomllib
from pathlib import Path

import pytest

import data
from etl.taxonomy import Guide, GuideItem, Skill, Skills, TaxonomyError, load_guides, load_skills, slug

PYTHON = '[python]\nname = "Python"\nkind = "language"\naliases = ["python"]\n'
GUIDE = """
label = "Short"
title = "A short guide"
[[item]]
id = "G001"
name = "Snakes"
skill = "Python"
section = "1 Languages"
weight = ["essential", "step"]
role = "demand"
phrases = ["start here"]
children = ["Go"]
[[item]]
id = "G002"
name = "Luck"
section = "2 Rest"
weight = ["mention"]
role = "attribute"
"""


def written(folder: Path, text: str, name: str = "skills.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def two_skills(folder: Path) -> Skills:
    return load_skills(
        [written(folder, PYTHON + '[go]\nname = "Go"\nkind = "language"\naliases = ["golang"]\nweak = ["Go"]\n')]
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Python", "python"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("Bachelor's degree", "bachelors-degree"),
        ("A/B testing", "a-b-testing"),
        ("Node.js", "node-js"),
        ("Weights & Biases", "weights-biases"),
        ("scikit-learn", "scikit-learn"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    """The id of a skill follows from its name."""
    assert slug(name) == expected


def test_skills_are_whole(tmp_path: Path) -> None:
    """A skill holds what its table says, by id and by name."""
    skills = two_skills(tmp_path)
    go = Skill(skill_id="go", name="Go", kind="language", aliases=("golang",), weak=("Go",))
    assert (skills.by_id["go"], skills.by_name["Go"], list(skills.by_id)) == (go, go, ["python", "go"])


def test_weak_true_makes_all_aliases_weak(tmp_path: Path) -> None:
    """weak = true: no alias of the skill proves it alone."""
    skills = load_skills([written(tmp_path, PYTHON + "weak = true\n")])
    assert (skills.by_id["python"].aliases, skills.by_id["python"].weak) == ((), ("python",))


LAYERS = [
    ('[python]\naliases = ["serpent"]\n', {"python": ("serpent",)}),
    ('[python]\naliases = ["python", "serpent"]\n', {"python": ("python", "serpent")}),
    ('[go]\nname = "Go"\nkind = "language"\naliases = ["golang"]\n', {"python": ("python",), "go": ("golang",)}),
]


@pytest.mark.parametrize(("mine", "expected"), LAYERS)
def test_later_files_override_key_by_key(tmp_path: Path, mine: str, expected: dict[str, tuple[str, ...]]) -> None:
    """my/skills.toml changes the keys it names and keeps the others: a spelling more, one less, a skill more."""
    skills = load_skills([written(tmp_path, PYTHON), written(tmp_path, mine, "mine.toml")])
    assert {skill_id: skill.aliases for skill_id, skill in skills.by_id.items()} == expected
    assert (skills.by_id["python"].name, skills.by_id["python"].kind) == ("Python", "language")


LAYERED_MISTAKES = [
    (
        '[go]\nname = "Go"\nkind = "language"\naliases = ["Python"]\n',
        "mine.toml: alias 'Python' belongs to both 'Python' and 'Go'. Keep it in one of them.",
    ),
    ("[go]\naliases = []\n", "mine.toml: [go] lacks 'name'. Add it."),
    ("[python]\naliases = []\n", "mine.toml: [python] has no aliases: nothing could ever name it. "),
    ('[python]\nname = "Snake"\n', "mine.toml: [python] has the name 'Snake'. Its id must be 'snake'."),
]


@pytest.mark.parametrize(("mine", "message"), LAYERED_MISTAKES)
def test_mistakes_of_a_person(tmp_path: Path, mine: str, message: str) -> None:
    """A mistake in a person's own file names that file, not the bundled one."""
    with pytest.raises(TaxonomyError) as error:
        load_skills([written(tmp_path, PYTHON), written(tmp_path, mine, "mine.toml")])
    assert str(error.value).startswith(message)


MISTAKES = [
    ("[python", "skills.toml: this is no TOML: "),
    ('name = "Python"', "skills.toml: 'name' stands outside a table. Write it below a [skill-id]."),
    (PYTHON + 'alias = ["py"]', "skills.toml: [python] has the unknown key 'alias'. Known are: after, aliases, "),
    ('[python]\nname = "Python"\nkind = "language"', "skills.toml: [python] lacks 'aliases'. Add it."),
    (PYTHON.replace("[python]", "[py]"), "skills.toml: [py] has the name 'Python'. Its id must be 'python'."),
    (
        PYTHON.replace('["python"]', "[]"),
        "skills.toml: [python] has no aliases: nothing could ever name it. Give it at least one.",
    ),
    (PYTHON.replace('["python"]', '"python"'), "skills.toml: [python] has aliases = 'python'. Write a list of texts."),
    (
        PYTHON.replace('["python"]', '["python", " "]'),
        "skills.toml: [python] has aliases = ['python', ' ']. Write a list of texts.",
    ),
    (PYTHON.replace('"language"', '""'), "skills.toml: [python] has kind = ''. Write a text."),
    (
        PYTHON.replace('["python"]', '["py-thon", "py thon"]'),
        "skills.toml: alias 'py thon' stands twice in 'Python'. Keep it once.",
    ),
    (
        PYTHON + '[snake]\nname = "Snake"\nkind = "language"\naliases = ["Python"]',
        "skills.toml: alias 'Python' belongs to both 'Python' and 'Snake'. Keep it in one of them.",
    ),
    (
        PYTHON + 'parents = ["reptile"]',
        "skills.toml: [python] parents names 'reptile', which is no other skill. Use the id of a ",
    ),
    (
        PYTHON + 'keeps = ["python"]',
        "skills.toml: [python] keeps names 'python', which is no other skill. Use the id of a ",
    ),
    (
        '[c-plus-plus]\nname = "C++"\nkind = "language"\naliases = ["c++"]\n'
        '[c-plus-plus2]\nname = "C++"\nkind = "language"\naliases = ["cpp"]',
        "skills.toml: [c-plus-plus2] has the name 'C++'. Its id must be 'c-plus-plus'.",
    ),
]


@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_mistakes_in_skills(tmp_path: Path, text: str, message: str) -> None:
    """A mistake is an error that names the file and the entry and says what to do."""
    with pytest.raises(TaxonomyError) as error:
        load_skills([written(tmp_path, text)])
    assert str(error.value).startswith(message)


def test_guide_is_whole(tmp_path: Path) -> None:
    """A guide names skills by name and holds their ids."""
    (guide,) = load_guides([written(tmp_path, GUIDE, "short.toml")], two_skills(tmp_path))
    assert guide == Guide(
        guide_id="short",
        label="Short",
        title="A short guide",
        items=(
            GuideItem(
                item_id="G001",
                name="Snakes",
                skill_id="python",
                section="1 Languages",
                weight=("essential", "step"),
                role="demand",
                phrases=("start here",),
                children=("go",),
            ),
            GuideItem(
                item_id="G002",
                name="Luck",
                skill_id=None,
                section="2 Rest",
                weight=("mention",),
                role="attribute",
                phrases=(),
                children=(),
            ),
        ),
    )


GUIDE_MISTAKES = [
    ('label = "Short"', 'labels = "Short"', "short.toml has the unknown key 'labels'. Known are: item, label, title."),
    ('label = "Short"', "", "short.toml lacks 'label'. Add it."),
    ('id = "G002"', 'id = "G001"', "short.toml: two items have the id 'G001'. Number them apart."),
    (
        'skill = "Python"',
        'skill = "Cobol"',
        "short.toml: item 'G001' names the skill 'Cobol', which skills.toml lacks. Add it there",
    ),
    (
        'children = ["Go"]',
        'children = ["Ada"]',
        "short.toml: item 'G001' names the skill 'Ada', which skills.toml lacks. Add it there",
    ),
    ('"demand"', '"wish"', "short.toml: item 'G001' says 'wish'. Use one of: attribute, demand, route."),
    ('["mention"]', '["aside"]', "short.toml: item 'G002' says 'aside'. Use one of: essential, mention, step, trend."),
    ('name = "Luck"', "", "short.toml: item 'G002' lacks 'name'. Add it."),
    (
        'name = "Luck"',
        'title = "Luck"',
        "short.toml: item 'G002' has the unknown key 'title'. Known are: children, id, ",
    ),
]


@pytest.mark.parametrize(("old", "new", "message"), GUIDE_MISTAKES)
def test_mistakes_in_guides(tmp_path: Path, old: str, new: str, message: str) -> None:
    """A mistake in a guide is an error that names the file and the item."""
    path = written(tmp_path, GUIDE.replace(old, new, 1), "short.toml")
    with pytest.raises(TaxonomyError) as error:
        load_guides([path], two_skills(tmp_path))
    assert str(error.value).startswith(message)


def test_guides_of_one_name(tmp_path: Path) -> None:
    """Two guides may not share an id."""
    (tmp_path / "my").mkdir()
    paths = [written(tmp_path, GUIDE, "short.toml"), written(tmp_path / "my", GUIDE, "short.toml")]
    with pytest.raises(TaxonomyError, match=r"^short\.toml: two guides have this file name\. Rename one of them\.$"):
        load_guides(paths, two_skills(tmp_path))


def test_bundled_ids_follow_from_the_names() -> None:
    """The bundled list keeps its own rule for every entry (the loader refuses another)."""
    skills = load_skills([data.BUNDLED / "skills.toml"])
    assert {skill_id: slug(skill.name) for skill_id, skill in skills.by_id.items()} == {
        key: key for key in skills.by_id
    }


def test_the_lists_of_the_pages_name_skills_and_kinds_that_exist() -> None:
    """A word of data/lists.toml that no skill bears would leave nothing out."""
    skills = load_skills(data.skills(data.BUNDLED / "nobody"))
    lists = tomllib.loads(data.lists().read_text(encoding="utf-8"))
    kinds = {skill.kind for skill in skills.by_id.values()}
    assert (set(lists["selection_words"]) - set(skills.by_id), set(lists["methods"]) - kinds) == (set(), set())
