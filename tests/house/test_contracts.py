"""The rooms import each other as the house says, and every module that should be guarded is."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_import_contracts_hold() -> None:
    """import-linter holds the table of HOUSE: who may import whom."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    linted = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (linted.returncode, "0 broken" in linted.stdout) == (0, True), linted.stdout + linted.stderr


def test_the_frame_imports_pages_and_nothing_of_the_night() -> None:
    """app.py is a module beside the packages, which import-linter does not look into."""
    tree = ast.parse((ROOT / "app.py").read_text(encoding="utf-8"))
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    ours = {name.partition(".")[0] for name in named} & {"analysis", "data", "etl", "scrapers"}
    assert ours <= {"analysis", "data"}


def test_every_module_outside_pages_is_kept_from_streamlit() -> None:
    """A new module of analysis joins the contract, or the wall has a hole nobody sees."""
    contracts = {contract["name"]: contract for contract in PYPROJECT["tool"]["importlinter"]["contracts"]}
    guarded = contracts["only pages and the frame know Streamlit"]["source_modules"]
    modules = {path.stem for path in (ROOT / "analysis").glob("*.py")} - {"__init__"}
    assert set(guarded) == {f"analysis.{name}" for name in modules | {"charts"}}


def test_every_source_is_kept_from_the_others() -> None:
    """A new source joins the contract that none knows another."""
    contracts = {contract["name"]: contract for contract in PYPROJECT["tool"]["importlinter"]["contracts"]}
    present = {f"scrapers.sources.{path.stem}" for path in (ROOT / "scrapers" / "sources").glob("*.py")}
    assert set(contracts["no source knows another"]["modules"]) == present - {"scrapers.sources.__init__"}
