"""Files of postings, whatever they are called: CSV, TSV, JSON, JSON Lines or Parquet, plain or gzipped.

A file is passed through once and never held; what it is shows in its first bytes, not in its name.
"""

import codecs
import glob
import gzip
import io
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa
import pyarrow.parquet as pq

from etl.rows import Refused, Row, RowsError, csv_table, json_rows

SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".json", ".jsonl", ".ndjson", ".parquet", ".pq")
GZIP, PARQUET = b"\x1f\x8b", b"PAR1"
OTHERS = {b"PK\x03\x04": "a ZIP archive or an Excel workbook", b"SQLite format": "a SQLite database", b"%PDF": "a PDF"}
MARKS = (  # byte-order marks, the longer ones first
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
HEAD = 4_096  # bytes that tell what a file is
BATCH = 1_000  # rows of a Parquet file that are held at once
BUFFER = 1 << 20  # bytes of each of its columns
AS_WINDOWS = "utf-8, else windows-1252"  # our name for the way to treat bytes that are no UTF-8


class FilesError(ValueError):
    """A file is not there, or is none that can be read; the message names it and says what to do."""


@dataclass(slots=True)
class Table:
    """A file while it is passed through: columns are those its head names, none where only the rows know them.

    position tells how many bytes of the file were passed; notes grow on the way.
    """

    rows: Iterator[Row | Refused]
    position: Callable[[], int]
    columns: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def found(words: Iterable[str]) -> tuple[list[Path], list[str]]:
    """The files that names, folders and patterns stand for, and what was left out of the folders. Raises FilesError."""
    files: list[Path] = []
    notes: list[str] = []
    for word in words:
        path = Path(word).expanduser()
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.is_file() and not _is_hidden(each, path))
            here = [each for each in inside if each.name.lower().removesuffix(".gz").endswith(SUFFIXES)]
            if others := [each.name for each in inside if each not in here]:
                notes.append(f"{word}: left out, as their names are those of no table: {', '.join(others)}")
        elif path.exists():
            here = [path]
        else:
            names = glob.glob(str(path), recursive=True)  # noqa: PTH207 - Path.glob takes no pattern from the root
            here = sorted(Path(name) for name in names if Path(name).is_file())
        if not here:
            raise FilesError(f"{word}: no such file, and no folder or pattern with files {' '.join(SUFFIXES)}")
        files += here
    return list(dict.fromkeys(files)), notes


def _is_hidden(path: Path, folder: Path) -> bool:
    """Whether it is one of the files that systems and Spark leave beside the data: .DS_Store, _SUCCESS."""
    return any(part.startswith((".", "_")) for part in path.relative_to(folder).parts)


@contextmanager
def opened(path: Path) -> Iterator[Table]:
    """The rows of one file. Raises FilesError where it cannot be read, also while it is passed through."""
    with ExitStack() as stack:
        with _explained(path):
            table = _table(path, stack)
        table.rows = _guarded(path, table.rows)
        yield table


def _guarded(path: Path, rows: Iterator[Row | Refused]) -> Iterator[Row | Refused]:
    with _explained(path):
        yield from rows


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise FilesError(f"{path.name}: the gzip file is cut short or damaged ({error}). Fetch it again.") from None
    except (pa.ArrowException, UnicodeDecodeError) as error:
        raise FilesError(f"{path.name}: cannot be read as Parquet: {str(error).rstrip('.')}. Write it again.") from None
    except RowsError as error:
        raise FilesError(f"{path.name} {error}") from None
    except OSError as error:
        raise FilesError(f"{path}: cannot be read: {error.strerror or error}.") from None


def _table(path: Path, stack: ExitStack) -> Table:
    """The file as a table; what must be closed in the end is left to the stack."""
    file = stack.enter_context(path.open("rb"))
    stream: BinaryIO = file
    head = file.peek(HEAD)[:HEAD]
    if head.startswith(GZIP):
        zipped = stack.enter_context(gzip.GzipFile(fileobj=file))
        stream, head = cast("BinaryIO", zipped), zipped.peek(HEAD)[:HEAD]
    if head.startswith(PARQUET):
        if stream is not file:
            raise FilesError(f"{path.name}: Parquet within gzip. Unpack it first.")
        return _parquet(path, stack.enter_context(pq.ParquetFile(file, buffer_size=BUFFER, pre_buffer=False)))
    for begins, kind in OTHERS.items():
        if head.startswith(begins):
            raise FilesError(f"{path.name} is {kind}. Write what it holds as CSV, JSON Lines or Parquet.")
    table = Table(iter(()), file.tell)
    encoding = _encoding(head)
    errors = _as_windows(path, table.notes) if encoding.startswith("utf-8") else "replace"
    begin = head.decode(encoding, "ignore")
    line_end = "\r" if "\r" in begin and "\n" not in begin else "\n"  # the first is an old Macintosh's
    text = stack.enter_context(io.TextIOWrapper(stream, encoding, errors, newline=line_end))
    if begin.lstrip("\ufeff\0 \t\r\n").startswith(("{", "[")):
        table.rows = json_rows(text)
    else:
        table.columns, table.rows = csv_table(text)
    return table


def _parquet(path: Path, opened: pq.ParquetFile) -> Table:
    total, size, passed = opened.metadata.num_rows, path.stat().st_size, 0

    def rows() -> Iterator[Row | Refused]:
        nonlocal passed
        for batch in opened.iter_batches(BATCH):
            passed += batch.num_rows
            yield from batch.to_pylist()

    return Table(rows(), lambda: size * passed // max(total, 1), columns=[])


def _encoding(head: bytes) -> str:
    """By its byte-order mark, else UTF-16 where every other byte of a text is NUL, else UTF-8."""
    for mark, encoding in MARKS:
        if head.startswith(mark):
            return encoding
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if len(zeros) > 1 and zeros.count(0) > 0.7 * len(zeros):
            return encoding
    return "utf-8"


def _as_windows(path: Path, notes: list[str]) -> str:
    """The name of an error handler: bytes that are no UTF-8 are taken as Windows-1252, and a note says so once."""

    def handle(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeDecodeError):
            raise error
        note = f"{path.name}: some bytes are no UTF-8; they were read as Windows-1252"
        if note not in notes:
            notes.append(note)
        return error.object[error.start : error.end].decode("cp1252", "replace"), error.end

    codecs.register_error(AS_WINDOWS, handle)
    return AS_WINDOWS
