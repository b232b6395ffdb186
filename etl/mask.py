"""Mail addresses and telephone numbers leave a record before anything is stored.

Only free text is touched: a value that is one word (an id, an address, a day, an amount) stays as it is unless it is a
mail address, and web addresses inside a text stay whole.
"""

import re
from typing import Any

MAIL = "[mail]"
PHONE = "[phone]"

# Every repetition is bounded and starts at a word's first letter, so that a hostile text costs linear time.
AT = r"(?:@|&#64;|&#x40;|&commat;|\s?[\[({]\s?(?:at|@)\s?[\])}]\s?)"
DOT = r"(?:\.|\s?[\[({]\s?(?:dot|\.)\s?[\])}]\s?|\sdot\s)"
MAIL_ADDRESS = rf"(?<![\w.%+-])[\w.%+-]{{1,64}}{AT}[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{1,6}}"
SPOKEN_ADDRESS = (
    r"(?<![\w.%+-])[\w.%+-]{1,64}\sat\s[\w-]{1,63}\sdot\s(?:com|org|net|io|ai|dev|co|app|edu|eu|de|fr|uk|in)\b"
)
GAP = r"(?:[\s.\u2010-\u2013-]|&nbsp;){0,3}"
INTERNATIONAL = rf"(?<![\w+])(?<!\d\s)(?:\+|00)[1-9]\d{{0,2}}(?:{GAP}\(?\d{{1,6}}\)?){{2,6}}(?!\w)"
NORTH_AMERICAN = r"(?<![\w$€£+.,-])(?:1[-.\s])?(?:\(\d{3}\)\s?|\d{3}[-.\s])\d{3}[-.\s]\d{4}(?![\w-])"
NATIONAL = r"(?<![\w$€£+.,/-])(?<!\d\s)\(?0\d{1,4}\)?(?:\s?[\s./-]\s?\d{2,8}){1,4}(?![\w,/-])"
LABELLED = (  # after a word such as "Telephone" seven digits are enough
    r"(?i:\b(?:tel|telephone|phone|telefon|téléphone|teléfono|mobile|mobil|cell|call|whatsapp|fax)\b)"
    r"(?P<gap>[^\d+(<>\n]{1,40})(?P<number>\+?\(?\d[\d\s().-]{5,18}\d)(?!\w)"
)
WEB_ADDRESS = r"(?P<web>(?:https?://|www\.)(?:(?!&(?:quot|lt|gt);)[^\s<>\"'])+)"
PHONES = re.compile(rf"{WEB_ADDRESS}|(?P<phone>{INTERNATIONAL}|{NORTH_AMERICAN}|{NATIONAL})|(?P<labelled>{LABELLED})")
MAILS = re.compile(rf"{WEB_ADDRESS}|(?P<mail>{MAIL_ADDRESS}|{SPOKEN_ADDRESS})")
# Most texts hold neither; a hint is found out much faster than the search itself.
MAIL_HINTS = ("@", "&#64;", "&#x40;", "&commat;", " dot ", "at]", "at)", "at}", "at ]", "at )", "at }")
PHONE_HINT = re.compile(r"\d(?:[\d\s().\u2010-\u2013/-]|&nbsp;){5,20}\d")
ONE_MAIL_ADDRESS = re.compile(MAIL_ADDRESS)
CELLS = re.compile(r"""([,;|\t"]+)""")
THOUSANDS = re.compile(r"\+?\d{1,3}(?:[ .]\d{3}){1,2}")
DAY = re.compile(
    r"\d{1,2}[./ -]\d{1,2}[./ -]\d{2,4}(?:\s?[-–]?\s?\d{1,2})?|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{4}\s?[-–]\s?\d{4}"
)


def mask(value: Any) -> Any:
    """The same JSON value with every mail address and telephone number in its free texts replaced."""
    if isinstance(value, str):
        return mask_text(value)
    if isinstance(value, dict):
        return {key: mask(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [mask(inner) for inner in value]
    return value


def mask_text(text: str) -> str:
    """The text with "[mail]" and "[phone]" in place of mail addresses and telephone numbers."""
    if len(text.split(maxsplit=1)) < 2:
        return MAIL if ONE_MAIL_ADDRESS.fullmatch(text.removeprefix("mailto:")) else text
    return _masked(text)


def mask_line(line: str) -> str:
    """A line of a table that is no row: its cells cannot be told apart, so each of them is free text."""
    return "".join(map(_masked, CELLS.split(line)))


def _masked(text: str) -> str:
    if any(hint in text for hint in MAIL_HINTS):
        text = MAILS.sub(_without_mail, text)
    if PHONE_HINT.search(text):
        text = PHONES.sub(_without_phone, text)
    return text


def _without_mail(found: re.Match[str]) -> str:
    return MAIL if found["mail"] else found.group()


def _without_phone(found: re.Match[str]) -> str:
    whole, number = found.group(), found["number"]
    if number and _is_number(number, 7) and (len(found["gap"]) < 5 or not number.isdigit()):
        return whole.removesuffix(number) + PHONE
    return PHONE if found["phone"] and _is_number(whole, 9) else whole


def _is_number(text: str, least: int) -> bool:
    """As many digits as a telephone's, and neither an amount such as "+10 000 000" nor a day."""
    return least <= len(_digits(text)) <= 15 and not THOUSANDS.fullmatch(text) and not DAY.fullmatch(text)


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())
