"""The wheel holds every package and data file, and works from an empty folder."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's wheel, built from the files git knows or would know."""
    clone, out = tmp_path_factory.mktemp("clone"), tmp_path_factory.mktemp("wheel")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, clone / name)
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(clone)]
    built = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    return next(out.glob("*.whl"))


def test_the_wheel_holds_every_module_and_data_file(wheel: Path) -> None:
    """Nothing that git knows in a package is forgotten in the lists of pyproject.toml, and nothing else slips in."""
    packages = ("analysis/", "data/", "etl/", "scrapers/")
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *packages],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    wanted = {name for name in listed.stdout.splitlines() if (ROOT / name).is_file()} | {"app.py"}
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == wanted


def test_the_wheel_works_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    """Installed without the checkout, the commands find their files, and the home is the user's data folder."""
    unpacked, empty = tmp_path / "site", tmp_path / "empty"
    empty.mkdir()
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    program = (
        "import data, analysis.cli, analysis.pages.market, etl.cli\n"
        "from etl import config, taxonomy\n"
        "home = data.home()\n"
        "skills = taxonomy.load_skills(data.skills(home))\n"
        "guides = taxonomy.load_guides(data.guides(home), skills)\n"
        "print(data.__file__, data.checkout(), home, len(config.load(home).sources), len(guides), sep='\\n')\n"
    )
    environment = {key: value for key, value in os.environ.items() if key != "JOBS_HOME"}
    environment |= {"PYTHONPATH": str(unpacked), "XDG_DATA_HOME": str(tmp_path / "user"), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-c", program]
    ran = subprocess.run(
        command, cwd=empty, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr
    found, checkout, home, sources, guides = ran.stdout.splitlines()
    assert Path(found).is_relative_to(unpacked)
    assert (checkout, sources, guides) == ("None", "4", "1")
    assert sys.platform != "linux" or Path(home) == tmp_path / "user" / "ml-job-market"
