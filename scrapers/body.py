"""Bytes from the wire into text and JSON: never more than allowed, never half an answer."""

import json
import logging
import math
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

from scrapers.errors import Blocked, NoAnswer, PageChanged, TooLarge

logger = logging.getLogger(__name__)

ENCODINGS = ("gzip", "deflate")  # what we ask for, and all that unpacked() can unpack piece by piece
GZIP_OR_ZLIB = 47  # zlib's wbits: the header says which of the two it is
CHARSET = re.compile(r"charset=[\"']?(iso-8859-\d+|windows-\d+|utf-8|utf-16)", re.IGNORECASE)
HTML = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
BROWSER_CHECK = re.compile(
    r"<(?:title|h1)[^>]{0,200}>\s*(?:just a moment|attention required|checking your browser|access denied"
    r"|security check|robot check|human verification|are you (?:a human|a robot)"
    r"|verify(?:ing)? (?:that )?you are (?:a )?human)",
    re.IGNORECASE,
)
UNSTORABLE = re.compile(r"\\u(?:0000|d[89a-f])", re.IGNORECASE)  # escapes of NUL and of surrogates, paired or not


def collected(pieces: Iterable[bytes], most: int, name: str, *, cut: bool = False) -> bytes:
    """All pieces as one; more than `most` bytes are TooLarge or, with cut, left unread."""
    kept: list[bytes] = []
    size = 0
    for piece in pieces:
        kept.append(piece)
        size += len(piece)
        if size > most:
            if cut:
                break
            raise TooLarge(f"{name}: the answer is larger than {most} bytes. If that is right, allow more.")
    return b"".join(kept)[:most]


def limited(pieces: Iterable[bytes], most: int, name: str) -> Iterator[bytes]:
    """The pieces as they come off the wire, at most so many bytes of them."""
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise TooLarge(f"{name}: sent more than {most} bytes. If that is right, allow more.")
        yield piece


def unpacked(pieces: Iterable[bytes], encoding: str, name: str, at_once: int = 65536) -> Iterator[bytes]:
    """The decoded body in pieces of at most `at_once` bytes, so that a bomb of a thousandfold costs no memory.

    A packed body that ends before its own end mark is NoAnswer: with a consistent Content-Length nothing else tells.
    An encoding that we did not ask for, or a body that is not what its header says, is PageChanged.
    """
    if encoding in ("", "identity"):
        yield from pieces
        return
    if encoding.removeprefix("x-") not in ENCODINGS:
        raise PageChanged(f"{name}: the answer is packed as {encoding[:40]!r}; we ask for {' or '.join(ENCODINGS)}.")
    unpacker = zlib.decompressobj(GZIP_OR_ZLIB)
    try:
        for piece in pieces:
            rest = piece
            while rest:
                if unpacker.eof:  # several gzip streams one after the other are one body
                    unpacker = zlib.decompressobj(GZIP_OR_ZLIB)
                yield unpacker.decompress(rest, at_once)
                rest = unpacker.unused_data or unpacker.unconsumed_tail
        yield unpacker.flush()
    except zlib.error as error:
        raise PageChanged(f"{name}: the answer is not the {encoding} that it says it is ({error}).") from error
    if not unpacker.eof:
        raise NoAnswer(f"{name}: the {encoding} answer stops before its end.")


def text_of(body: bytes, content_type: str, name: str) -> str:
    """The body as text that every store takes: one bad byte becomes U+FFFD and loses no board; NUL characters go.

    A BOM wins over the charset of the content type, and that over UTF-8. A page that only wants to see a browser is
    Blocked.
    """
    declared = CHARSET.search(content_type)
    text = _decoded(body, declared[1] if declared else "utf-8", name)
    _refuse_browser_check(text, name)
    return text


def json_of(body: bytes, name: str) -> Any:
    """The JSON document (RFC 8259, so UTF-8), whole and alone; PageChanged or, for a browser check, Blocked.

    NaN, infinite numbers and bottomless nesting are refused. Strings may hold raw control characters (sites do that);
    lone surrogates become U+FFFD and NUL characters go, since neither can be stored.
    """
    text = _decoded(body, "utf-8", name)
    try:
        document = STRICT.decode(text)
        return _storable(document) if UNSTORABLE.search(text) else document
    except RecursionError:
        raise PageChanged(f"{name}: the JSON is nested too deeply to be a list of jobs.") from None
    except ValueError as error:
        if _is_html(text):
            _refuse_browser_check(text, name)
            raise PageChanged(f"{name}: HTML where JSON is expected: {_head(text)}. Look at it in a browser.") from None
        raise PageChanged(f"{name}: not valid JSON ({error}): {_head(text)}.") from None


def _decoded(body: bytes, charset: str, name: str) -> str:
    if body.startswith(b"\xef\xbb\xbf"):
        body, charset = body[3:], "utf-8"
    try:
        text = body.decode(charset)
    except LookupError:  # no such charset
        return _decoded(body, "utf-8", name)
    except UnicodeDecodeError:
        text = body.decode(charset, errors="replace")
        logger.warning("%s: not clean %s, %d characters are U+FFFD now", name, charset, text.count("\ufffd"))
    return text.replace("\0", "")


def _is_html(text: str) -> bool:
    head = text[:1000].lstrip()  # a comment may stand before the first tag
    return head.startswith("<") and HTML.search(head) is not None


def _refuse_browser_check(text: str, name: str) -> None:
    if _is_html(text) and BROWSER_CHECK.search(text, 0, 20_000):
        raise Blocked(
            f"{name}: answers with a check for browsers instead of data. Ask the site, or switch the source off."
        )


def _head(text: str) -> str:
    """The beginning of an answer, safe to print in one line."""
    return repr(" ".join(text[:200].split())[:80])


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        if value.isascii() and "\0" not in value:
            return value
        return value.replace("\0", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if isinstance(value, list):
        return [_storable(each) for each in value]
    if isinstance(value, dict):
        return {_storable(key): _storable(each) for key, each in value.items()}
    return value


def _finite(number: str) -> float:
    value = float(number)
    return value if math.isfinite(value) else _refuse(number)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant[:20]} is no number")


STRICT = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite, strict=False)
