"""A file appears whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

UNFINISHED = ".unfinished"  # behind the name of a file that is being written


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """The path to write to; what was written there takes the place of `path` when the block ends well, else it goes."""
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        yield unfinished
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def clear(folder: Path) -> None:
    """Remove what killed runs were writing in a folder or below it."""
    for left in folder.rglob(f"*{UNFINISHED}"):
        left.unlink()
