"""A file appears whole, or not at all; what stands in files has a short name."""

import hashlib
import os
from collections.abc import Iterable, Iterator
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


def digest(paths: Iterable[Path]) -> str:
    """One short hash over the names and contents of these files, whatever the line ends."""
    total = hashlib.blake2b(digest_size=8)
    for path in paths:
        total.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return total.hexdigest()
