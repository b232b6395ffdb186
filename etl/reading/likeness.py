"""A short fingerprint of an advert's text, by which two adverts are found alike without reading them again."""

import re
from zlib import crc32

import numpy as np
import numpy.typing as npt

Marks = npt.NDArray[np.uint32]

SHINGLE = 20  # letters in a row: three or four words
KEPT = 8  # one shingle in so many is kept, on average: some 350 of an advert of 3,400 characters
SHORT = 160  # letters: a text with fewer has too few shingles to be compared by, and one mark for all of it
LONGEST = 40_000  # characters looked at; the longest real advert seen has 34,402

_ASCII = bytes(range(128))
_NOT_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_NOT_ASCII_LETTERS = _NOT_LETTERS + bytes(range(128, 256))
_SMALL = bytes(code + 32 if 65 <= code <= 90 else code for code in range(256))
_OTHER_MARKS = re.compile("[\u0080-\u00bf\u2000-\u2bff\u3000-\u303f\ufe00-\ufe0f\ufffd]+")
_FACTOR = 0x9E3779B97F4A7C15  # odd, its bits well mixed (Knuth's multiplicative hashing)
_F1 = np.uint64(_FACTOR)
_MIXER = 0xFF51AFD7ED558CCD
_HALF, _TO_MIX = np.uint64(32), np.uint64(29)
_DROPPED = np.uint64((KEPT - 1) << 32)  # the bits that a kept hash lacks: KEPT is a power of two


def _powers(first: int, factor: int) -> npt.NDArray[np.uint64]:
    """first * factor ** i modulo 2 ** 64, for as many letters as a text can have: four bytes make a character."""
    powers = np.full(4 * LONGEST, factor % 2**64, np.uint64)
    powers[0] = first
    return np.multiply.accumulate(powers)


_RISING, _FALLING = _powers(1, _FACTOR), _powers(_MIXER, pow(_FACTOR, -1, 2**64))


def signature(text: str) -> bytes:
    """The kept shingles of a text below its first line, the title: distinct 32-bit hashes, ascending, little-endian.

    A shingle is SHINGLE letters in a row after everything that is no letter is gone, so that markup, line breaks, words
    joined where a break was lost, amounts and dates make no difference. A shingle is kept by its own hash (Broder 1997,
    "On the resemblance and containment of documents", the sketch modulo m): what two texts share is kept in both,
    so that of two signatures not only the resemblance can be told but also how much of one text the other holds,
    which a cut text asks for. Shingles that every advert of an employer has can be made to count less later. A text
    shorter than SHORT has the hash of all its letters alone; one without letters has none: b"".
    """
    body = text.partition("\n")[2][:LONGEST]
    coded = body.encode("utf-8", "surrogatepass")
    dropped = _NOT_LETTERS
    if not body.isascii():
        others = coded.translate(None, _ASCII)
        if _OTHER_MARKS.sub("", others.decode("utf-8", "surrogatepass")):
            coded = _OTHER_MARKS.sub("", body).lower().encode("utf-8", "surrogatepass")
        else:
            dropped = _NOT_ASCII_LETTERS  # bullets, dashes and quotes alone: most adverts end here
    letters = coded.translate(_SMALL, dropped)
    if len(letters) < SHORT:
        return np.array([crc32(letters)] if letters else [], "<u4").tobytes()
    hashes = _hashes(np.frombuffer(letters, np.uint8))
    kept = (hashes[np.flatnonzero(hashes & _DROPPED == 0)] >> _HALF).astype("<u4")
    kept.sort()
    is_new = np.ones(len(kept), np.bool_)
    np.not_equal(kept[1:], kept[:-1], out=is_new[1:])
    return kept[is_new].tobytes()


def marks(signature: bytes) -> Marks:
    """The hashes of a signature, ascending and distinct."""
    return np.frombuffer(signature, "<u4").astype(np.uint32, copy=False)


def _hashes(codes: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint64]:
    """The hash of each run of SHINGLE codes in its upper half: the sum of code i of the run times _FACTOR ** i, mixed.

    A run's sum is the difference of two sums from the first code on, brought down to its own start: _FACTOR is odd, so
    that it can be divided by modulo 2 ** 64.
    """
    sums = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum(codes * _RISING[: len(codes)], out=sums[1:])
    hashes = sums[SHINGLE:] - sums[:-SHINGLE]
    hashes *= _FALLING[: len(hashes)]
    hashes ^= hashes >> _TO_MIX  # mixed as MurmurHash3 ends, so that the upper half depends on every letter
    hashes *= _F1
    return hashes
