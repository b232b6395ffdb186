"""The same job in several adverts becomes one job: by exact keys, then by alike texts under equal titles.

Two adverts are one job where
- the employer gives both one number of the opening on one board, or one address, with a number in it, shows both and
  no other title; or
- their titles say the same (etl.titles: level, numeral, team and specialty count, place and notices do not) and the
  shorter text stands in the longer one to ALIKE. What n different titles of an employer have in common counts one n-th:
  company talk and benefits weigh little, and "Data Scientist" twice at one employer with other duties is two jobs.
  Where the employers differ (an agency's copy) or one is unknown, the longer text must not be much longer.

The place does not part them: one opening in several places is one job with all its places. Nor do two numbers: one
employer numbers an opening once for four teams, another once for each of seventeen cities with one text, and most
systems show no number, so that counts would hang on the system. What parts them is REPOST_DAYS between the last day of
the one and the first day of the next: an advert that comes back is the same search for people, next year's round with
last year's text is a new one. (Commercial collections use 60 days; of an imported file only one day of an advert is
known, not how long it stood.)

Adverts are taken from the longest text to the shortest, and each is held against the advert that founded a group, which
is the one that the job will show: a chain of small differences cannot drift. Nothing hangs on the order of the rows.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import numpy as np
import numpy.typing as npt
import pyarrow as pa
from rensa import RMinHash

from etl.reading.likeness import Marks, marks
from etl.titles import Title, title

ALIKE = 0.85  # of the shorter text, weighted
COPY = 0.5  # of the longer text, where the employers differ
FEW = 8  # marks: a text with fewer is too short to tell
REPOST_DAYS = timedelta(days=180)
ROOM = 20  # founders in one bucket: a text that hundreds of adverts share must not cost its square
PERMUTATIONS, ROWS = 64, 4  # 16 bands: half alike texts meet with 0.64, those alike to ALIKE with 0.99999
OWN = 3  # what more titles of an employer have in common brings no two adverts together
CHUNK = 10_000
TRACKING = ("utm_", "gh_src", "lever-source", "ref", "src", "source", "trk", "position", "pagenum")

TAKES = pa.schema(
    [
        pa.field("posting_id", pa.string()),
        pa.field("board_id", pa.string()),
        pa.field("opening", pa.string()),
        pa.field("url", pa.string()),
        pa.field("employer", pa.string()),
        pa.field("title", pa.string()),
        pa.field("location", pa.string()),
        pa.field("length", pa.int64()),
        pa.field("signature", pa.binary()),
        pa.field("posted_on", pa.date32()),
        pa.field("first_seen_on", pa.date32()),
        pa.field("last_seen_on", pa.date32()),
    ]
)
GIVES = pa.schema([pa.field("posting_id", pa.string()), pa.field("job_id", pa.string())])

Counts = npt.NDArray[np.uint8]
Key = tuple[frozenset[str], str | int]


@dataclass(slots=True, eq=False)
class Advert:
    """One advert as the merger sees it.

    titles says of each mark how many titles of the employer have it (255: or more); bands are those of its MinHash that
    another advert has too.
    """

    posting_id: str
    board_id: str
    opening: str
    address: str
    employer: str
    title: Title
    length: int
    marks: Marks
    titles: Counts
    bands: tuple[int, ...]
    posted_on: date | None
    first_seen_on: date
    last_seen_on: date

    def buckets(self) -> Iterator[Key]:
        """Where adverts of the same job may lie."""
        if self.employer:
            yield self.title.words, self.employer
        for band in self.bands:
            yield self.title.words, band


Unit = list[Advert]  # held together by exact keys, the longest text first
Group = list[Unit]  # alike, the founder first


def merge(adverts: pa.Table) -> pa.Table:
    """Which job each advert is for: a TAKES table with rows in any order in, a GIVES table with a row for each out.

    employer (a name as etl.adverts.employer gives it), opening, url, location and posted_on may be NULL. job_id is the
    posting_id of the member that was seen first (ties: the smallest).
    """
    known = [_advert(row) for batch in adverts.to_batches(CHUNK) for row in batch.to_pylist()]
    if not known:
        return GIVES.empty_table()
    _count_titles(known)
    _find_bands(known)
    posting_ids, job_ids = [], []
    for group in _groups(_units(known)):
        for job in _rounds(group):
            members = [advert for unit in job for advert in unit]
            first = min(members, key=lambda advert: (advert.first_seen_on, advert.posting_id))
            posting_ids += [advert.posting_id for advert in members]
            job_ids += [first.posting_id] * len(members)
    return pa.table([posting_ids, job_ids], schema=GIVES)


def likeness(one: Advert, other: Advert) -> float:
    """How much of the shorter text stands in the longer one, 0 to 1, in weights of the shorter one's employer.

    0 where their titles part them, and where it proves nothing: a part of a longer text of another employer; texts too
    short to tell, unless they are equal and one board put them up on one day at different places, as one opening in
    several places is (of one large board's posts with equal titles and different places, 219 of 242 pairs of one day
    had one internal number, and 50 of 736 others).
    """
    if not one.title.same_job(other.title):
        return 0.0
    short, long = sorted((one, other), key=lambda advert: len(advert.marks))
    same_employer = bool(one.employer) and one.employer == other.employer
    if len(short.marks) < FEW:
        at_once = one.board_id == other.board_id and one.posted_on == other.posted_on is not None
        return float(at_once and one.title.place != other.title.place and np.array_equal(short.marks, long.marks))
    at = np.searchsorted(long.marks, short.marks)
    shared = long.marks[np.minimum(at, len(long.marks) - 1)] == short.marks
    if not same_employer and np.count_nonzero(shared) < COPY * len(long.marks):
        return 0.0
    weights = 1 / short.titles
    return float(weights[shared].sum() / weights.sum())


def _advert(row: dict[str, Any]) -> Advert:
    """One row of a TAKES table; _count_titles and _find_bands fill what only all rows together tell."""
    name, location = row["employer"] or "", row["location"] or ""
    said = marks(row["signature"])
    return Advert(
        posting_id=row["posting_id"],
        board_id=row["board_id"],
        opening=f"{row['board_id']}:{row['opening']}" if row["opening"] else "",
        address=address(row["url"] or ""),
        employer="".join(filter(str.isalnum, name)),  # "Data Labs AI" and the board "datalabsai" are one
        title=title(row["title"], location, name),
        length=row["length"],
        marks=said,
        titles=np.ones(len(said), np.uint8),
        bands=(),
        posted_on=row["posted_on"],
        first_seen_on=row["first_seen_on"],
        last_seen_on=row["last_seen_on"],
    )


def address(url: str) -> str:
    """An address as an identity: without scheme, www and what only tracks; "" where no number in it tells one job."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    kept = urlencode([(name, value) for name, value in parse_qsl(parts.query) if not name.lower().startswith(TRACKING)])
    path = f"{parts.path.rstrip('/')}?{kept}#{parts.fragment}"
    return f"{parts.netloc.lower().removeprefix('www.')}{path}" if any(map(str.isdigit, path)) else ""


def _count_titles(adverts: list[Advert]) -> None:
    """Say of each mark how many different titles of the employer have it."""
    by_employer: dict[str, dict[frozenset[str], list[Advert]]] = defaultdict(lambda: defaultdict(list))
    for advert in adverts:
        if advert.employer:
            by_employer[advert.employer][advert.title.words].append(advert)
    for by_title in by_employer.values():
        if len(by_title) == 1:
            continue
        said = [
            np.unique(np.concatenate([advert.marks for advert in same])) if len(same) > 1 else same[0].marks
            for same in by_title.values()
        ]
        all_marks, counts = np.unique(np.concatenate(said), return_counts=True)
        titles = np.minimum(counts, 255).astype(np.uint8)
        for same in by_title.values():
            for advert in same:
                advert.titles = titles[np.searchsorted(all_marks, advert.marks)]


def _find_bands(adverts: list[Advert]) -> None:
    """Number the bands of MinHashes (Leskovec et al., "Mining of Massive Datasets", ch. 3) that adverts have in common.

    A MinHash is that of the words of the job: of the marks that few titles of the employer have, where there are any.
    """
    hashes = np.concatenate([_min_hashes(adverts[at : at + CHUNK]) for at in range(0, len(adverts), CHUNK)])
    shared: list[list[int]] = [[] for _ in adverts]
    for number in range(PERMUTATIONS // ROWS):
        band = np.ascontiguousarray(hashes[:, number * ROWS : (number + 1) * ROWS]).view(f"V{ROWS * hashes.itemsize}")
        _, same, counts = np.unique(band.ravel(), return_inverse=True, return_counts=True)
        for at in np.flatnonzero(counts[same] > 1).tolist():
            shared[at].append(int(same[at]) * PERMUTATIONS + number)
    for advert, bands in zip(adverts, shared, strict=True):
        advert.bands = tuple(bands) if len(advert.marks) >= FEW else ()


def _min_hashes(adverts: list[Advert]) -> npt.NDArray[np.uint32]:
    own = [advert.marks[advert.titles <= OWN] for advert in adverts]
    sets = [some if len(some) >= FEW else advert.marks for some, advert in zip(own, adverts, strict=True)]
    ends = np.cumsum([0, *(len(one) for one in sets)], dtype=np.uint64)
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(
        np.concatenate(sets).astype(np.uint64), ends, PERMUTATIONS, 1
    )
    return np.array(matrix.to_rows(), np.uint32)


def _units(adverts: list[Advert]) -> list[Unit]:
    """Adverts that exact keys hold together, the longest text first."""
    titles = defaultdict(set)
    for advert in adverts:
        titles[advert.address].add(advert.title.words)
    parents = list(range(len(adverts)))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = number = parents[parents[number]]
        return number

    first: dict[str, int] = {}
    for number, advert in enumerate(adverts):
        if advert.opening:
            parents[root(number)] = root(first.setdefault(f"opening {advert.opening}", number))
        if advert.address and len(titles[advert.address]) == 1:
            parents[root(number)] = root(first.setdefault(f"address {advert.address}", number))
    units = defaultdict(list)
    for number, advert in enumerate(adverts):
        units[root(number)].append(advert)
    return [sorted(unit, key=_longest_first) for unit in units.values()]


def _longest_first(advert: Advert) -> tuple[int, str]:
    return -advert.length, advert.posting_id


def _groups(units: Iterable[list[Advert]]) -> list[Group]:
    """Units whose texts are alike, each with the unit that founded the group and is the first of it."""
    groups: list[Group] = []
    buckets: dict[Key, list[tuple[int, Advert]]] = defaultdict(list)
    for unit in sorted(units, key=lambda unit: _longest_first(unit[0])):
        met = {
            (id(advert), id(founder)): (advert, founder, group)
            for advert in unit
            for key in advert.buckets()
            for group, founder in buckets.get(key, ())
        }
        best, group = max(
            ((likeness(advert, founder), -group) for advert, founder, group in met.values()), default=(0.0, 0)
        )
        if best >= ALIKE:
            groups[-group].append(unit)
            continue
        for advert in unit:
            for key in advert.buckets():
                if len(buckets[key]) < ROOM:
                    buckets[key].append((len(groups), advert))
        groups.append([unit])
    return groups


def _rounds(group: Group) -> Iterator[Group]:
    """The group cut where nothing of it was seen for more than REPOST_DAYS."""
    spans = sorted(
        (min(advert.first_seen_on for advert in unit), max(advert.last_seen_on for advert in unit), number)
        for number, unit in enumerate(group)
    )
    job: Group = []
    last = date.min
    for first_on, last_on, number in spans:
        if job and first_on - last > REPOST_DAYS:
            yield job
            job = []
        job.append(group[number])
        last = max(last, last_on)
    yield job
