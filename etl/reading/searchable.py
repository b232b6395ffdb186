"""A text as names are looked for in it: every character at its place, addresses blank."""

import re
from collections.abc import Iterator

ADDRESS_MARKS = ("://", "@", ".com", ".org", ".io")
LONGEST_ADDRESS = 64  # characters before one of its marks
LONGEST_COMPANY_LIST = 120  # characters of one that are looked at

_DOMAIN = re.compile(rb"\.(?:com|org|io)")
_ADDRESS_EDGE = re.compile(r"[\s<>()\[\]\"',;|]")
_BETWEEN_COMPANIES = frozenset({"and", "or", "&", "the"})


def latin(text: str) -> bytes:
    """The text as one byte a character, so that a place in the bytes is a place in the text; others become "?"."""
    return text.encode("latin-1", "replace")


def searchable(text: str, coded: bytes) -> tuple[str, bytes]:
    """The text as names are looked for in it, of the same length: hyphens are spaces, addresses are blank.

    coded is the text in Latin-1; beside the text stand its bytes without the addresses.
    """
    if b"@" in coded or b"://" in coded or _DOMAIN.search(coded):
        text = _without_addresses(text)
        coded = latin(text)
    text = text.replace("-", " ")
    if not text.isascii():
        text = text.replace("’", "'")
        for dash in "‐‑‒–—":
            text = text.replace(dash, " ")
    return text, coded


def lowered(text: str) -> str:
    """The text in small letters with every character at its place (the small form of "İ" is two characters)."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _without_addresses(text: str) -> str:
    pieces, copied = [], 0
    for start, end in sorted(_addresses(text)):
        if start >= copied:
            pieces += [text[copied:start], " " * (end - start)]
            copied = end
    return "".join([*pieces, text[copied:]])


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where the web and mail addresses of a text stand."""
    for mark in ADDRESS_MARKS:
        seen = 0
        at = text.find(mark)
        while at >= 0:
            start = floor = max(seen, at - LONGEST_ADDRESS)
            for edge in _ADDRESS_EDGE.finditer(text, floor, at):
                start = edge.end()
            edge_behind = _ADDRESS_EDGE.search(text, at + len(mark))
            end = edge_behind.start() if edge_behind else len(text)
            is_word = mark[0] == "." and text[at + len(mark) : at + len(mark) + 1].isalnum()  # ".community"
            if not is_word and (mark != "@" or "." in text[at:end]):
                yield start, end
            seen = end
            at = text.find(mark, end)


def companies(text: str, start: int) -> range:
    """The places of the companies that a phrase like "customers such as" lists: "Docker, Grafana and Mixpanel"."""
    at = end = start
    for word in text[start : start + LONGEST_COMPANY_LIST].split(" ")[1:]:
        at += 1
        if word.strip(",") and not (word[0].isupper() or word in _BETWEEN_COMPANIES):
            break
        at += len(word)
        end = at
        if word.endswith((".", ";", ":", ")")) or "\n" in word:
            break
    return range(start, end)
