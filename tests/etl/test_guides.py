"""A guide of one's own: taken in from a CSV file, every row checked, and taken away again."""

import tomllib
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

import data
from etl.cli import app
from etl.guides import GuidesError, add, listed, remove
from etl.taxonomy import GuideItem

FILE = """\
Item,Skill,Chapter,Weight,Role,Says,Kinds
Python,,1 Languages,essential;step,,learn it first; then stay,
"Sci-kit, for a start",SKLEARN,1 Languages,step,demand,,
Testing ideas,hypothesis test,2 Maths,,demand,,A/B testing; experimental design

Evening talks,,3 Routes,,route,,
"""


def written(folder: Path, text: str, name: str = "My guide.csv", encoding: str = "utf-8") -> Path:
    """A file of this text."""
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


ITEM = {"section": "All skills", "weight": ("mention",), "role": "demand", "phrases": (), "children": ()}
ITEMS = (
    GuideItem(**ITEM | {"item_id": "G001", "name": "Python", "skill_id": "python", "section": "1 Languages",
                        "weight": ("essential", "step"), "phrases": ("learn it first", "then stay")}),
    GuideItem(**ITEM | {"item_id": "G002", "name": "Sci-kit, for a start", "skill_id": "scikit-learn",
                        "section": "1 Languages", "weight": ("step",)}),
    GuideItem(**ITEM | {"item_id": "G003", "name": "Testing ideas", "skill_id": "hypothesis-testing",
                        "section": "2 Maths", "children": ("a-b-testing", "experimental-design")}),
    GuideItem(**ITEM | {"item_id": "G004", "name": "Evening talks", "skill_id": None, "section": "3 Routes",
                        "role": "route"}),
)  # fmt: skip


def test_added(tmp_path: Path) -> None:
    """Names of columns in any case, skills by any spelling, empty cells take the usual; a route needs no skill."""
    added = add(written(tmp_path, FILE), tmp_path, label="Evening course")
    assert (added.guide.guide_id, added.guide.label, added.is_own) == ("my-guide", "Evening course", True)
    assert added.guide.items == ITEMS
    assert added.path == tmp_path / "my" / "guides" / "my-guide.toml"
    assert [each.guide.guide_id for each in listed(tmp_path)] == ["ml-engineer-2025", "my-guide"]


SAVED = [
    ("item;skill\nPython;\nSQL;", "utf-8-sig"),
    ("item\tskill\nPython\t\nSQL\t", "utf-8"),
    ("item\r\nPython\r\nSQL\r\n", "utf-8"),
    ('item,says\n"Python","two\nlines"\nSQL,"a ""quoted"" \\ \x07 word"', "utf-8"),
]


@pytest.mark.parametrize(("text", "encoding"), SAVED)
def test_however_it_was_saved(tmp_path: Path, text: str, encoding: str) -> None:
    """Comma, semicolon or tab; with a byte-order mark; lines and quotes within a cell."""
    items = add(written(tmp_path, text, encoding=encoding), tmp_path).guide.items
    assert [item.skill_id for item in items] == ["python", "sql"]


def test_added_again(tmp_path: Path) -> None:
    """A name added again is replaced; --name gives another."""
    add(written(tmp_path, FILE), tmp_path)
    assert len(add(written(tmp_path, "item\nSQL\n"), tmp_path).guide.items) == 1
    add(written(tmp_path, FILE), tmp_path, name="Second")
    assert [each.guide.guide_id for each in listed(tmp_path)] == ["ml-engineer-2025", "my-guide", "second"]


MISTAKES = [
    ("item\nPyhton\n", ["line 2: no skill is called 'Pyhton'; nearest are: Python"]),
    ("item,kinds\nPython,Tensorflo\n", ["line 2: no skill is called 'Tensorflo'; nearest are: TensorFlow"]),
    ("item,skill\nTalks,Wdzqx\n", ["line 2: no skill is called 'Wdzqx'; nothing is near it"]),
    ("item,weight,role\nPython,high;step,wish\n,,\n,,demand\n",
     ["line 2: weight 'high': use essential, mention, step, trend", "line 2: role 'wish': use attribute, demand, route",
      "line 4: the cell `item` is empty"]),
    ("name\nPython\n", ["no column is called `item`. Known are: item, skill, chapter, weight, role, says, kinds."]),
    ("item\n\n", ["no row stands below its head"]),
    ("", ["no column is called `item`"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "messages"), MISTAKES)
def test_mistakes(tmp_path: Path, text: str, messages: list[str]) -> None:
    """Every mistaken row is named, a skill with those near it; nothing is written."""
    with pytest.raises(GuidesError) as error:
        add(written(tmp_path, text), tmp_path)
    assert [message for message in messages if message not in str(error.value)] == []
    assert not (tmp_path / "my").exists()


def test_refused_names(tmp_path: Path) -> None:
    """A bundled guide stays what it is; a name must leave something to call the file."""
    file = written(tmp_path, FILE)
    with pytest.raises(GuidesError, match="a bundled guide has this name"):
        add(file, tmp_path, name="ML engineer 2025")
    with pytest.raises(GuidesError, match="no name can be made of this"):
        add(file, tmp_path, name="---")
    with pytest.raises(GuidesError, match="this is no UTF-8 text"):
        add(written(tmp_path, "item\nPythön\n", encoding="latin-1"), tmp_path)


def test_removed(tmp_path: Path) -> None:
    """Only what was added can be taken away."""
    path = add(written(tmp_path, FILE), tmp_path).path
    for name in ("ml-engineer-2025", "nothing"):
        with pytest.raises(GuidesError, match=f"{name}: no guide of this name was added. Added are: my-guide"):
            remove(name, tmp_path)
    assert remove("my-guide", tmp_path) == path
    assert not path.exists()


def etl(home: Path, *arguments: str) -> Result:
    """Run `etl` in this process, as a person types it."""
    return CliRunner().invoke(app, arguments, env={"JOBS_HOME": str(home), "COLUMNS": "200"})


def test_as_typed(tmp_path: Path) -> None:
    """Added, listed, removed; a mistake ends with exit code 2."""
    file = str(written(tmp_path, FILE))
    ran = [etl(tmp_path, "guide", *words) for words in (["add", file], ["list"], ["remove", "my-guide"], ["list"])]
    assert [each.exit_code for each in ran] == [0, 0, 0, 0]
    assert "my-guide: My guide, 4 items, your own" in ran[1].stdout
    assert "my-guide" not in ran[3].stdout
    assert etl(tmp_path, "guide", "remove", "my-guide").exit_code == 2
    written(tmp_path, "item\nPyhton\n")
    assert etl(tmp_path, "guide", "add", file).exit_code == 2


def test_what_is_written_is_toml(tmp_path: Path) -> None:
    """Quotes, backslashes and control characters of a cell come back as text."""
    path = add(written(tmp_path, 'item,says\nPython,"a ""b"" \\n \x07 \x7f é"\n'), tmp_path).path
    assert tomllib.loads(path.read_text(encoding="utf-8"))["item"][0]["phrases"] == ['a "b" \\n     é']
    assert path.read_bytes().endswith(b"\n")
    assert data.own_guide(tmp_path, "my-guide") == path
