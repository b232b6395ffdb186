"""Who is one employer: the bundled list is sound, a person's own lies over it, and mistakes are named."""

from pathlib import Path

import pytest

import data
from etl import config
from etl.config import ConfigError
from etl.employers import Employers, employers


def listed(folder: Path, *files: str) -> Employers:
    """The employers of files with these rows, each laid over the one before it."""
    paths = []
    for number, rows in enumerate(files):
        paths.append(folder / f"{number}.csv")
        paths[-1].write_text(f"known_as,employer,sector,country\n{rows}", encoding="utf-8")
    return employers(paths, data.sectors())


LAYERS = [  # files, and what joins employers, and their sectors
    (
        ("lever:quayside,quayside,Finance,GB\nquayside,quayside,Finance,GB\nquayside bank,quayside,,\n",),
        Employers(
            [("lever:quayside", "quayside"), ("quayside", "quayside"), ("quayside bank", "quayside")],
            [("quayside", "Finance")],
        ),
    ),
    (("quayside,quayside,,\n",), Employers([("quayside", "quayside")], [])),
    (
        ("quayside,quayside,Finance,GB\nfoxmere,foxmere,Software,\n", "quayside,foxmere,,\n"),
        Employers(
            [("quayside", "foxmere"), ("foxmere", "foxmere")], [("quayside", "Finance"), ("foxmere", "Software")]
        ),
    ),
    (
        ("lever:quayside,quayside,Finance,GB\n", "quayside,quayside,Insurance,IE\n"),
        Employers([("lever:quayside", "quayside"), ("quayside", "quayside")], [("quayside", "Insurance")]),
    ),
]


@pytest.mark.parametrize(("files", "expected"), LAYERS)
def test_a_later_file_lies_over_an_earlier_one(tmp_path: Path, files: tuple[str, ...], expected: Employers) -> None:
    """Row by row for names, employer by employer for sectors; an empty cell says nothing."""
    assert listed(tmp_path, *files) == expected


MISTAKES = [
    (",quayside,,\n", r"line 2: known_as or employer is empty"),
    ("quayside,,,\n", r"line 2: known_as or employer is empty"),
    ("Quayside Ltd,quayside,,\n", r"line 2: 'Quayside Ltd' is never seen so. Write 'quayside', or source:board"),
    ("quayside,quayside,,\nquayside,foxmere,,\n", r"line 3: 'quayside' stands in .*line 2 already. Keep one"),
    ("quayside,quayside,Banking,\n", r"line 2: no sector is 'Banking'. There are: Aerospace and defence; "),
    ("quayside,quayside,,UK\n", r"line 2: 'UK' is no country. Write its two letters \(ISO 3166\): GB"),
    ("quayside,quayside,,gb\n", r"line 2: 'gb' is no country"),
    (
        "quayside,quayside,Finance,\nquayside bank,quayside,Insurance,\n",
        r"line 3: the sector of 'quayside' is 'Insurance', but 'Finance' in .*line 2. Keep one",
    ),
    (
        "quayside,quayside,,GB\nquayside bank,quayside,,IE\n",
        r"line 3: the country of 'quayside' is 'IE', but 'GB' in .*line 2. Keep one",
    ),
]


@pytest.mark.parametrize(("rows", "message"), MISTAKES)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, rows: str, message: str) -> None:
    """The message says which row, what is wrong with it, and what to write."""
    with pytest.raises(ConfigError, match=rf"0\.csv, {message}"):
        listed(tmp_path, rows)


def test_other_columns_are_named(tmp_path: Path) -> None:
    """A list of the time before sectors does not pass as one without them."""
    path = tmp_path / "employers.csv"
    path.write_text("known_as,employer\nquayside,quayside\n", encoding="utf-8")
    with pytest.raises(
        ConfigError, match=r"the columns are \['known_as', 'employer'\], not known_as, employer, sector"
    ):
        employers([path], data.sectors())


def test_every_bundled_board_has_its_employer(tmp_path: Path) -> None:
    """The bundled list keeps all rules, and a board that is added to boards.csv must be added there, too."""
    bundled = employers(data.employers(tmp_path), data.sectors())
    boards = {f"{source}:{board}" for source, board, _ in config.read_boards(data.boards(tmp_path))}
    assert boards - dict(bundled.known_as).keys() == set()


def test_a_persons_own_list_is_read(tmp_path: Path) -> None:
    """my/employers.csv survives an update of the bundled one."""
    own = tmp_path / "my" / "employers.csv"
    own.parent.mkdir()
    own.write_text("known_as,employer,sector,country\nstripe,quayside,,\n", encoding="utf-8")
    assert dict(employers(data.employers(tmp_path), data.sectors()).known_as)["stripe"] == "quayside"
