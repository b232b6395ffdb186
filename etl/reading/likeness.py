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
_SMALL = bytes(code + 32 if 65 <= code <= 90 else code for code in range(256))
_OTHER_MARKS = re.compile("[\u0080-\u00bf\u2000-\u2bff\u3000-\u303f\ufe00-\ufe0f\ufffd]+")
_FACTOR = 0x9E3779B97F4A7C15  # odd, its bits well mixed (Knuth's multiplicative hashing)
_F1, _F2, _F4, _F8, _F16 = (np.uint64(pow(_FACTOR, exponent, 2**64)) for exponent in (1, 2, 4, 8, 16))
_MIXER = np.uint64(0xFF51AFD7ED558CCD)


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
    if others := coded.translate(None, _ASCII):
        if _OTHER_MARKS.sub("", others.decode("utf-8", "surrogatepass")):
            coded = _OTHER_MARKS.sub("", body).lower().encode("utf-8", "surrogatepass")
        else:
            coded = body.encode("ascii", "ignore")  # bullets, dashes and quotes alone: most adverts end here
    letters = coded.translate(_SMALL, _NOT_LETTERS)
    if len(letters) < SHORT:
        return np.array([crc32(letters)] if letters else [], "<u4").tobytes()
    hashes = _rolling(np.frombuffer(letters, np.uint8).astype(np.uint64))
    kept = hashes[hashes % np.uint32(KEPT) == 0]
    kept.sort()
    return kept[np.append(True, kept[1:] != kept[:-1])].astype("<u4").tobytes() if len(kept) else b""


def marks(signature: bytes) -> Marks:
    """The hashes of a signature, ascending and distinct."""
    return np.frombuffer(signature, "<u4").astype(np.uint32, copy=False)


def _rolling(codes: npt.NDArray[np.uint64]) -> Marks:
    """The hash of each run of SHINGLE codes: runs of 2, 4, 8 and 16 are put together, then 16 and 4 make 20."""
    pairs = codes[:-1] + _F1 * codes[1:]
    fours = pairs[:-2] + _F2 * pairs[2:]
    eights = fours[:-4] + _F4 * fours[4:]
    sixteens = eights[:-8] + _F8 * eights[8:]
    hashes = sixteens[:-4] + _F16 * fours[16:]
    hashes *= _MIXER  # mixed as MurmurHash3 ends, so that the upper half depends on every letter
    hashes ^= hashes >> np.uint64(29)
    hashes *= _F1
    return (hashes >> np.uint64(32)).astype(np.uint32)
