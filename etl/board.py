"""Ask one board, and hold its answer against what it showed before."""

import logging
from datetime import date
from statistics import median
from typing import Any

from etl.config import Source
from etl.known import Known, fingerprint
from etl.mask import mask
from etl.snapshot import BoardRun, Delta
from scrapers.errors import ScrapeError
from scrapers.posting import Posting
from scrapers.registry import SOURCES
from scrapers.web import Web

log = logging.getLogger(__name__)

USUAL = 7  # a board's usual size is the median of so many good readings
SMALL = 8  # postings of a board below which half of them may go in a night
BELIEVED_AFTER = 3  # days on which an unbelievably small answer came: then it is the truth


def ask_board(source: Source, board: str, known: Known, on: date, web: Web) -> tuple[BoardRun, Delta]:
    """One board's outcome and changes; whatever goes wrong is this board's failure alone."""
    try:
        records = list(SOURCES[source.name].scrape(web, board))
        shown, delta = parsed(source.name, board, records)
    except ScrapeError as error:
        return BoardRun(status="failed", error=str(error)), Delta()
    except Exception as error:
        log.exception("%s/%s: our own mistake", source.name, board)
        reason = f"{source.name}/{board}: unexpected {type(error).__name__}: {error}. Please report it with the log."
        return BoardRun(status="failed", error=reason), Delta()
    if records and not shown:
        reason = f"{delta.refused[0][1]} All {len(records)} records are refused."
        return BoardRun(status="failed", quarantined=len(delta.refused), error=reason), Delta(refused=delta.refused)
    if doubt := too_small(source, known, len(records), on):
        return BoardRun(status="kept", postings=len(records), error=f"{source.name}/{board}: {doubt}"), Delta()
    return compared(shown, delta, known, source.coverage)


def parsed(source: str, board: str, records: list[Any]) -> tuple[dict[str, tuple[Posting, Any]], Delta]:
    """Posting and masked record by key of every record that parses; the others are refused in the Delta."""
    shown: dict[str, tuple[Posting, Any]] = {}
    delta = Delta()
    for raw in records:
        record = mask(raw)
        try:
            posting = SOURCES[source].parse(record, board)
        except ScrapeError as error:
            delta.refused.append((record, str(error)))
        else:
            shown.setdefault(posting.source_key, (posting, record))
    return shown, delta


def too_small(source: Source, known: Known, postings: int, on: date) -> str | None:
    """Why an answer is too small to believe, or None.

    It is believed when it came on three days in a row: some employers do close most of their jobs at once.
    """
    if len(known.doubted - {on}) >= BELIEVED_AFTER - 1:
        return None
    usual = median(known.sizes[-USUAL:]) if known.sizes else 0
    collapsed = postings < usual / 2 and (usual >= SMALL or not postings)
    if postings >= source.least and not collapsed:
        return None
    wanted = f"usually {usual:g}" if collapsed else f"at least {source.least} are believable"
    return (
        f"only {postings} postings, {wanted}: the earlier reading is kept until this is seen on {BELIEVED_AFTER} days "
        f"in a row. Look at the board."
    )


def compared(
    shown: dict[str, tuple[Posting, Any]], delta: Delta, known: Known, coverage: str
) -> tuple[BoardRun, Delta]:
    """Tonight's answer held against what the board showed before."""
    new = changed = 0
    for key, (posting, record) in shown.items():
        if key not in known.shown:
            new += 1
        elif known.shown[key] != fingerprint(posting):
            changed += 1
        else:
            continue
        delta.put[key] = record
    refused = {str(value) for record, _ in delta.refused for value in record.values()}  # still shown, though unreadable
    delta.gone = [key for key in known.shown if key not in shown and key not in refused]
    companies = [posting.company for posting, _ in shown.values() if posting.company]
    return BoardRun(
        status="ok",
        postings=len(shown),
        new=new,
        changed=changed,
        gone=len(delta.gone) if coverage == "whole" else 0,
        quarantined=len(delta.refused),
        company=max(set(companies), key=companies.count) if companies else "",
    ), delta
