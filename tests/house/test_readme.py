"""What the README says can be typed and opened."""

import re
import shlex
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from analysis.cli import app as skill_gap
from etl.cli import app as etl

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = {"etl": typer.main.get_command(etl), "skill-gap": typer.main.get_command(skill_gap)}
WORD = r"(?:[^\s`&|>#]|(?<!\s)[|>])+"
TYPED = sorted(set(re.findall(rf"(?:(?<=[`/ ])|^)((?:etl|skill-gap) [a-z]+(?: {WORD})*)", README, re.MULTILINE)))
LINKS = sorted(set(re.findall(r"\]\((?!https?:)([^)]+)\)", README)))


def test_the_readme_is_read() -> None:
    """The patterns above find what there is; otherwise the tests below would test nothing."""
    assert {"etl refresh --sample", "etl extract IN.jsonl", "skill-gap guide --out guide.csv"} <= set(TYPED)
    assert {"docs/market.png", "docs/columns.md", "CONTRIBUTING.md", "LICENSE", "CHANGELOG.md"} <= set(LINKS)


@pytest.mark.parametrize("typed", TYPED)
def test_a_command_of_the_readme_exists(typed: str) -> None:
    """Command and options are those the programs know; no typed option is left behind by a change."""
    name, command, *words = shlex.split(typed)
    group = COMMANDS[name]
    assert isinstance(group, TyperGroup)
    assert command in group.commands
    known = {option for parameter in group.commands[command].params for option in parameter.opts}
    assert {word.partition("=")[0] for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("link", LINKS)
def test_a_link_of_the_readme_leads_somewhere(link: str) -> None:
    """Files that the README names are there."""
    assert (ROOT / link).is_file()
