"""Files of postings become a snapshot like any other: source `import`, a board of the name given.

Every row is passed through once into a spool in the home; only then is it known which rows repeat others and how the
files write days, and the run is laid down. An import that is killed before leaves nothing.
"""

import json
import math
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

import data
from etl import files, importer, snapshot
from etl.columns import Columns, paths, recognised
from etl.days import proven_order
from etl.mask import mask, mask_line
from etl.rows import Refused, Row
from etl.snapshot import BoardRun
from etl.sql import step
from scrapers.errors import ScrapeError

FIRST_ROWS = 1_000  # rows that show the columns of a file without a head
AT_ONCE = 1_000  # rows that are held in memory, or fewer long ones:
AT_MOST = 16_000_000  # characters
MEGABYTE = 1 << 20
BOARD = re.compile(r"[\w.-]+")  # a posting's id is source:board:key
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # NUL and halves of a surrogate pair
SPOOLED = ("key", "content", "seen", "record", "reason")
SPOOL = pa.schema([pa.field("n", pa.int64()), *(pa.field(name, pa.string()) for name in SPOOLED)])

Report = Callable[[int, int], None]


class IntakeError(ValueError):
    """Nothing was imported; the message says why and what to do. What stood under the name stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be imported: files, folders and patterns; under which name; columns by field; the day it counts as."""

    words: Sequence[str]
    name: str
    given: Mapping[str, str]
    on: date


@dataclass(slots=True)
class Imported:
    """What an import came to: rows = postings + repeats + quarantined."""

    name: str
    files: int
    run_id: str = ""
    rows: int = 0
    postings: int = 0
    repeats: int = 0  # rows that say the same under the same key as an earlier one
    quarantined: int = 0
    reasons: dict[str, int] = field(default_factory=dict)  # rows quarantined, by why
    columns: dict[str, dict[str, str]] = field(default_factory=dict)  # by file: the column of each field
    notes: list[str] = field(default_factory=list)


def name_of(word: str) -> str:
    """The name of an import that is given none: that of its file or folder, without ending and wildcards."""
    path = Path(word).expanduser()
    name = (path if path.exists() else Path(re.split(r"[*?\[]", word)[0])).resolve().name.removesuffix(".gz")
    for suffix in files.SUFFIXES:
        name = name.removesuffix(suffix)
    return re.sub(r"[^\w.-]+", "-", name).strip("-_.") or "files"


def take_in(home: Path, order: Order, now: datetime, report: Report | None = None) -> Imported:
    """Read these files and lay them down as one run of the board order.name, in place of what stood there.

    report is called with megabytes read and megabytes in all. Raises IntakeError, FilesError and ColumnsError where
    nothing can be imported, and OSError where nothing can be written.
    """
    if not BOARD.fullmatch(order.name):
        raise IntakeError(f"--name '{order.name}': write it with letters, digits, '-', '_' and '.' alone.")
    started = time.monotonic()
    found, notes = files.found(order.words)
    done = Imported(order.name, len(found), notes=notes)
    orders: set[bool] = set()
    spool = data.spool(home)
    try:
        with pq.ParquetWriter(spool, SPOOL, compression="zstd") as writer:
            for batch in _batches(_spooled(_rows(found, order.given, done, report), orders, done)):
                writer.write_table(pa.Table.from_pylist(batch, SPOOL))
        if done.rows == done.quarantined:
            why = "; ".join([*done.notes, *(f"{count:,} x {reason}" for reason, count in done.reasons.items())])
            raise IntakeError(f"No posting was found: {why or 'there is no row'}. What stood as '{order.name}' stands.")
        outcome = BoardRun(
            status="ok",
            quarantined=done.quarantined,
            seconds=round(time.monotonic() - started, 3),
            bytes=sum(path.stat().st_size for path in found),
        )
        _lay_down(home, order, done, outcome, orders.pop() if len(orders) == 1 else None, now)
    finally:
        spool.unlink(missing_ok=True)
    return done


def _rows(
    found: Sequence[Path], given: Mapping[str, str], done: Imported, report: Report | None
) -> Iterator[tuple[Row | Refused, dict[str, str]]]:
    """Every row of every file, each with the column of each field in that file."""
    total = sum(path.stat().st_size for path in found) // MEGABYTE + 1
    passed = 0
    for path in found:
        with files.opened(path) as table:
            first = list(islice(table.rows, FIRST_ROWS))
            columns = table.columns or _columns(first)
            choice = recognised(path.name, columns, given) if columns else Columns({})
            if columns and choice.chosen not in done.columns.values():
                done.notes += choice.notes  # once for all files of one make
            if columns:
                done.columns[str(path)] = choice.chosen
            elif not first:
                done.notes.append(f"{path.name} is empty")
            for number, row in enumerate(chain(first, table.rows)):
                yield row, choice.chosen
                if report and number % AT_ONCE == 0:
                    report((passed + table.position()) // MEGABYTE, total)
            done.notes += table.notes
            passed += path.stat().st_size
    if report:
        report(total, total)


def _columns(rows: Iterable[Row | Refused]) -> list[str]:
    return list(dict.fromkeys(name for row in rows if not isinstance(row, Refused) for name in paths(row)))


def _spooled(
    rows: Iterable[tuple[Row | Refused, dict[str, str]]], orders: set[bool], done: Imported
) -> Iterator[dict[str, Any]]:
    """Each row as a row of the spool, refused with the reason or masked; orders gathers how days are written."""
    for row, columns in rows:
        reason = row.reason if isinstance(row, Refused) else ""
        found: dict[str, Any] = {"n": done.rows}
        try:
            stored = _storable(row.raw if isinstance(row, Refused) else row)
            raw: Any = mask_line(stored) if isinstance(stored, str) else mask(stored)
            if not reason:
                said = importer.fields(raw, columns)
                content = importer.content(said)
                found |= {"key": said["id"] or said["url"] or content, "content": content, "seen": said["seen"]}
                orders |= {order for name in ("posted", "seen") if (order := proven_order(said[name])) is not None}
                raw = {"columns": columns, "row": raw}
        except ScrapeError as error:
            reason = str(error)
        except RecursionError:
            raw = mask(_storable(list(row))) if isinstance(row, dict) else None
            reason = "nested too deeply: what it holds is not kept"
        done.rows += 1
        if reason:
            done.quarantined += 1
            why = reason.partition(":")[0]
            done.reasons[why] = done.reasons.get(why, 0) + 1
        yield found | {"record": json.dumps(raw, ensure_ascii=False), "reason": reason or None}


def _storable(value: Any) -> Any:  # noqa: PLR0911 - one kind of value a line
    """The same as JSON holds it: Parquet's days as ISO 8601, bytes as text, NaN as null, no half characters."""
    if isinstance(value, str):
        if UNSTORABLE.search(value):
            value = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "")
        return value
    if isinstance(value, Mapping):
        return {_storable(str(name)): _storable(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(inner) for inner in value]
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, bytes):
        return _storable(value.decode("utf-8", "replace"))
    if isinstance(value, date):
        return value.isoformat()
    return value if value is None or isinstance(value, int) else str(value)


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row["record"])
        if len(batch) == AT_ONCE or size > AT_MOST:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _lay_down(
    home: Path, order: Order, done: Imported, outcome: BoardRun, day_first: bool | None, now: datetime
) -> None:
    """Write the run out of the spool, and count what it came to."""
    written = {"day_first": day_first} if day_first is not None else {}
    spool = data.spool(home)
    with duckdb.connect(config={"memory_limit": "1GB", "temp_directory": f"{spool}.d"}) as connection:
        connection.execute("set enable_progress_bar = false")  # it would write into the answer of --json
        connection.read_parquet(str(spool)).create_view("spool")
        done.run_id = snapshot.new_run_id(home, now)
        setting = importer.SETTING | {"boards": [order.name]}
        snapshot.start(home, snapshot.Run(run_id=done.run_id, on_day=order.on, sources={importer.NAME: setting}))
        with snapshot.source_file(home, done.run_id, importer.NAME) as file:
            for batch in connection.sql(step("imported")).to_arrow_reader(AT_ONCE):
                done.postings += batch.num_rows
                file.write(order.name, [_put(written, **row) for row in batch.to_pylist()])
            refused = connection.sql("select record, reason from spool where reason is not null")
            for batch in refused.to_arrow_reader(AT_ONCE):
                rows = batch.to_pylist()
                file.write(order.name, [("refused", None, json.loads(row["record"]), row["reason"]) for row in rows])
            outcome = replace(outcome, postings=done.postings, new=done.postings)
            file.write(order.name, [("board", None, asdict(outcome), None)])
    done.repeats = done.rows - done.postings - done.quarantined


def _put(written: Mapping[str, Any], key: str, seen: list[str] | None, record: str) -> snapshot.Change:
    return "put", key, {"key": key, **written, **({"seen": seen} if seen else {}), **json.loads(record)}, None
