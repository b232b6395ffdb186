"""The sentences behind a number: what advertisements say of a skill, word by word."""

from difflib import get_close_matches

import duckdb
import pandas as pd

from analysis.selection import Selection
from analysis.warehouse import ask

ORDERS = ("newest", "shuffled")
PAGE_ROWS = 10
MOST_AN_EMPLOYER = 2
MOST_SIGNS = 240
NEAR = 5
CUT = "…"
PLACED = ["sentence", "name_starts", "name_ends"]
COLUMNS = [
    "skill", "requirement", "sentence", "name_starts", "name_ends", "title", "employer", "posted_on", "first_seen_on",
    "days_shown", "advert_url", "label", "attribution", "job_id", "jobs", "sentences",
]  # fmt: skip


def evidence(
    cursor: duckdb.DuckDBPyConnection,
    selection: Selection,
    skill_id: str,
    order: str = "newest",
    page: int | None = 1,
    seed: int = 0,
) -> pd.DataFrame:
    """The sentence with which each selected job asks for a skill, ten jobs a page (page None: all of them).

    One row per job, at most the first two of an employer: skill (name), requirement (required, preferred, mentioned:
    the strongest), sentence (of the first mention that strong, at most 240 characters), name_starts, name_ends (where
    in it the name stands, as Python counts; NULL where the build holds no texts), title, employer (NULL: the advert
    names none), posted_on (NULL: its source gives no credible day), first_seen_on, days_shown, advert_url (http or
    https, or NULL), label, attribution (of its source), job_id, jobs (all that ask for it), sentences (rows of all
    pages).

    order: "newest" or "shuffled", which is the same for the same seed and build; jobs of one day are shuffled, too.
    With selection.required_only only jobs that require it. No share here, so one_vote changes nothing.
    """
    if order not in ORDERS:
        raise ValueError(f"order {order!r} is none of {', '.join(ORDERS)}")
    selection.fill(cursor)
    ask(
        cursor, "evidence_page", skill=skill_id, required_only=selection.required_only,
        is_shuffled=order == "shuffled", seed=seed, most=MOST_AN_EMPLOYER,
        rows=PAGE_ROWS if page else None, skip=PAGE_ROWS * (page - 1) if page else 0,
    )  # fmt: skip
    rows = ask(cursor, "evidence_rows")["mention_row"]
    table = ask(cursor, "evidence", mention_rows=list(rows))
    names = skill_names(cursor).set_index("skill_id")["skill"]
    cuts = [cut(*row) for row in table[PLACED].itertuples(index=False, name=None)]
    table[PLACED] = pd.DataFrame(cuts, columns=PLACED, index=table.index)
    return table.assign(skill=names.get(skill_id)).astype({"name_starts": "Int64", "name_ends": "Int64"})[COLUMNS]


def cut(sentence: str, starts: float, ends: float, most: int = MOST_SIGNS) -> tuple[str, float, float]:
    """A sentence of at most so many characters, cut between words around the name in it, and where that then stands.

    Where the place of the name is not known (NaN) it begins at its beginning.
    """
    if len(sentence) <= most:
        return sentence, starts, ends
    first, last = (0, 0) if pd.isna(starts) else (int(starts), int(ends))
    room = most - 2 * len(CUT)
    begin = max(0, min(first - (room - last + first) // 2, len(sentence) - room))
    end = begin + room
    if begin:
        begin = max(begin, sentence.find(" ", begin, first) + 1)
    if end < len(sentence) and (space := sentence.rfind(" ", last, end + 1)) >= 0:
        end = space
    before, behind = CUT if begin else "", CUT if end < len(sentence) else ""
    shift = begin - len(before)
    return f"{before}{sentence[begin:end]}{behind}", starts - shift, ends - shift


def skill_names(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Every skill by name: skill_id, skill, kind, aliases (spellings that count as it)."""
    return ask(cursor, "skill_names")


def near_skills(cursor: duckdb.DuckDBPyConnection, typed: str) -> pd.DataFrame:
    """The few skills whose name or a spelling comes near to what was typed: skill_id, skill; the nearest first.

    Near is what Python's difflib finds close: at least seven tenths of the letters in the same order (Ratcliff and
    Metzener, Dr. Dobb's Journal, July 1988).
    """
    names = skill_names(cursor)
    spelled: dict[str, str] = {}
    for skill_id, skill, aliases in names[["skill_id", "skill", "aliases"]].itertuples(index=False, name=None):
        spelled |= {spelling.casefold(): skill_id for spelling in (*aliases, skill_id, skill)}
    close = get_close_matches(typed.casefold()[:MOST_SIGNS], spelled, n=3 * NEAR, cutoff=0.7)
    found = list(dict.fromkeys(spelled[spelling] for spelling in close))[:NEAR]
    return names.set_index("skill_id").loc[found, ["skill"]].reset_index()
