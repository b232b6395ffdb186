"""The steps and checks of a build, one SQL file each."""

from pathlib import Path

FOLDER = Path(__file__).parent


def step(name: str) -> str:
    """The text of one step."""
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def checks() -> dict[str, str]:
    """The text of every check by name, in order of names."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((FOLDER / "checks").glob("*.sql"))}
