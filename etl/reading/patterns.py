"""Regular expressions written for reading and compiled for speed."""

import re


def by_letter(pattern: str) -> re.Pattern[str]:
    r"""The same pattern, several times as fast where its alternatives begin with \b and a small letter.

    re skips to the letters that a pattern may begin with, but not to a \b: the \b moves behind its letter.
    """
    return re.compile(re.sub(r"\\b([a-z])", r"\1(?<=\\b\1)", pattern))
