"""HTML or plain text in, clean plain text out, and the sentence round a place in it."""

import html
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

BLOCKS = (
    "address|article|aside|blockquote|body|br|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|"
    "footer|form|h1|h2|h3|h4|h5|h6|head|header|hr|html|label|legend|li|main|nav|ol|option|p|pre|section|select|"
    "summary|table|tbody|td|tfoot|th|thead|title|tr|ul"
)
HIDDEN = "noscript|script|style|svg|template"
INLINE = "a|abbr|b|button|code|del|em|font|i|iframe|img|input|ins|kbd|mark|meta|s|small|span|strike|strong|sub|sup|tt|u"
BLOCK_TAGS = frozenset(BLOCKS.split("|"))
HIDDEN_TAGS = frozenset(HIDDEN.split("|"))
TAGS = frozenset(f"{BLOCKS}|{HIDDEN}|{INLINE}".split("|"))

# A parser that builds a tree (lexbor too) needs quadratic time for a hundred thousand nested <div>; each step here
# passes the text once, whatever it holds, and gives the same text on real adverts.
_HIDDEN = re.compile(rf"<!--.*?(?:-->|\Z)|<({HIDDEN})\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
LONGEST_OPENING = 12  # characters behind "<" that tell what a tag is: "/blockquote "
_TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>])")
_TAG = re.compile(r"<(/?[a-zA-Z][^<>]*+|[!?][^<>]*+)>")  # possessive: tried once from each "<"
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")

_BREAK = re.compile("\r|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"[^\S\n]")
_PLAIN_ASCII = bytes([*range(32, 127), ord("\n")])
# Letters and marks that are composed and join no letter before them.
_COMPOSED = re.compile("[\u00a1-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2328\u2400-\u27ff]*")

LONGEST_EVIDENCE = 300
_ABBREVIATIONS = frozenset(
    {"e.g", "i.e", "eg", "ie", "vs", "etc", "incl", "approx", "sr", "jr", "st", "dr", "mr", "ms", "no", "u.s"}
)


def plain_text(body: str) -> str:
    """What a person reads of an advert's body, HTML or plain: one block per line, composed (NFC), nothing invisible.

    A body without tags keeps its line breaks. Escaped markup is unescaped first. Gives "" where nothing is left.
    """
    return _tidy(_unescaped(_without_tags(body)))


def one_line(text: str) -> str:
    """A title as one clean line."""
    return plain_text(text).replace("\n", " ")


def with_title(title: str, body: str) -> str:
    """The title as the first line of the text, unless the body opens with it."""
    if body.partition("\n")[0].casefold() == title.casefold():
        return body
    return f"{title}\n{body}".strip("\n")


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence round text[start:end] begins and ends: in one line, at most LONGEST_EVIDENCE characters long.

    A longer one is cut at spaces round the span; a span that is longer itself is given as it is.
    """
    left, right = _sentence_start(text, start), _sentence_end(text, end)
    if right - left > LONGEST_EVIDENCE:
        left, right = _cut(text, left, right, start, end)
    while left < start and text[left].isspace():
        left += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return left, right


def _without_tags(body: str) -> str:
    html = body.replace("\n", " ")  # in HTML a line break of the source is a space
    pieces, tags = _parted(html)
    if not tags:
        body = _unescaped(body)
        html = body.replace("\n", " ")
        pieces, tags = _parted(html)
        if not tags:
            return body
    if tags.isdisjoint(BLOCK_TAGS):
        html = body
        pieces, _ = _parted(html)
    if "<!--" in html or not tags.isdisjoint(HIDDEN_TAGS):
        pieces, _ = _parted(_HIDDEN.sub(" ", html))
    tags_inside = pieces[1::2]
    read_as = {inside: "\n" if _name(inside[:LONGEST_OPENING]) in BLOCK_TAGS else "" for inside in set(tags_inside)}
    pieces[1::2] = [read_as[inside] for inside in tags_inside]
    return "".join(pieces)


def _parted(body: str) -> tuple[list[str], frozenset[str]]:
    """A body as text, what a tag holds between "<" and ">", text ..., and the names of the HTML tags in it.

    "<b>" is a tag, the "<string>" of "List<string>" is none.
    """
    if "<" not in body:
        return [body], frozenset()
    pieces = _TAG.split(body)
    if len(pieces) == 2 * body.count("<") + 1:
        names: Iterable[str] = [_name(inside[:LONGEST_OPENING]) for inside in set(pieces[1::2])]
    else:  # not every "<" opens a tag that is closed
        names = map(str.lower, set(_TAG_NAME.findall(body)))
    return pieces, TAGS.intersection(names)


@lru_cache(maxsize=4096)
def _name(opening: str) -> str:
    """The name in the first LONGEST_OPENING characters of a tag, in small letters; "" where it has none of HTML's."""
    name = _TAG_NAME.match(f"<{opening}>")
    return name[1].lower() if name else ""


def _unescaped(text: str) -> str:
    text = text.replace("&nbsp;", "\xa0")  # most of all
    return _ENTITY.sub(lambda entity: _character(entity.group()), text) if "&" in text else text


_character = lru_cache(maxsize=1024)(html.unescape)


def _tidy(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\t", " ").replace("\xa0", " ")
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN_ASCII)  # few, and what may be odd
    if rest:
        others = rest.decode("utf-8", "surrogatepass")
        if not others.isprintable():  # in one advert of ten: other spaces, breaks, what is unseen
            text = _SPACE.sub(" ", _UNSEEN.sub("", _BREAK.sub("\n", text)))
            text = _SURROGATE.sub("\ufffd", text)
        if not _COMPOSED.fullmatch(others):
            text = unicodedata.normalize("NFC", text)
    text = "\n".join([line for each in text.split("\n") if (line := each.strip())])
    while "  " in text:
        text = text.replace("  ", " ")
    return text


def _sentence_start(text: str, start: int) -> int:
    left = max(0, start - LONGEST_EVIDENCE)
    left = max(left, text.rfind("\n", left, start) + 1)
    at = text.rfind(". ", left, start)
    while at >= 0 and not _ends_sentence(text, at):
        at = text.rfind(". ", left, at + 1)
    if at >= 0:
        left = at + 2
    for mark in ("! ", "? ", "• "):
        if (at := text.rfind(mark, left, start)) >= 0:
            left = at + 2
    return left


def _sentence_end(text: str, end: int) -> int:
    right = min(len(text), end + LONGEST_EVIDENCE)
    if (at := text.find("\n", end, right)) >= 0:
        right = at
    at = text.find(". ", end - 1, right)
    while at >= 0 and not _ends_sentence(text, at):
        at = text.find(". ", at + 1, right)
    if at >= 0:
        right = at + 1
    for mark in ("! ", "? ", " •"):
        if (at := text.find(mark, end - 1, right)) >= 0:
            right = at + 1
    return right


def _ends_sentence(text: str, at: int) -> bool:
    """Whether the full stop at this place ends a sentence: not within "e.g. Python" or before a small letter."""
    word = text[max(0, at - 8) : at].rpartition(" ")[2].lstrip("(").lower()
    return word not in _ABBREVIATIONS and not text[at + 2 : at + 3].islower()


def _cut(text: str, left: int, right: int, start: int, end: int) -> tuple[int, int]:
    """A part of a long sentence with the span in its middle as far as the edges allow."""
    spare = max(0, LONGEST_EVIDENCE - (end - start))
    low = max(left, min(start - spare // 2, right - (end - start) - spare))
    high = min(right, low + max(LONGEST_EVIDENCE, end - start))
    if low > left:
        low = text.find(" ", low, start) + 1 or start
    if high < right:
        high = max(text.rfind(" ", end, high), end)
    return low, high
