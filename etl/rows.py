"""Rows out of CSV and JSON text, one after the other; what is no row comes out as a Refused with the reason."""

import csv
import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, TextIO

LONGEST = 8_000_000  # characters of one line or value: what is longer is no posting, and memory holds no more
CHUNK = 1 << 16
SHOWN = 2_000  # characters that are kept of a refused text
DELIMITERS = ",;\t|"
LONE_RETURN = re.compile(r"\r(?=.)")  # pandas leaves it unquoted within a cell, where it would end the row:
RETURN = "\ue00d"  # what stands for it meanwhile
MEMBERS = 10_000  # of one object: more of them are records under their ids, not what a list stands in
DECODER = json.JSONDecoder(strict=False)  # control characters within texts are no fault worth a posting
NO_BLANK = re.compile(r"\S")
LIST_OPENS = re.compile(r"\[\s*(.?)")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Refused:
    """Something that stands where a row should, and why it is none."""

    raw: Any
    reason: str


class RowsError(Exception):
    """A text holds something else than one list of rows; the message says what."""


class Lines:
    """The lines of a text, of which those of the record that is being read can be taken back."""

    def __init__(self, text: TextIO) -> None:
        self.text = text
        self.record: list[str] = []
        self.again: deque[str] = deque()

    def __iter__(self) -> Iterator[str]:
        """The lines to come."""
        return self

    def __next__(self) -> str:
        """The next line, with its end."""
        line = self.again.popleft() if self.again else LONE_RETURN.sub(RETURN, self.text.readline(LONGEST))
        if not line:
            raise StopIteration
        self.record.append(line)
        return line

    def back(self, keep: int = 0) -> None:
        """Give the lines of this record once more, but for the first ones."""
        self.again.extendleft(reversed(self.record[keep:]))
        del self.record[keep:]


def csv_table(text: TextIO) -> tuple[list[str], Iterator[Row | Refused]]:
    """The columns of the head line and the rows under it; the delimiter is the one that makes most columns."""
    csv.field_size_limit(LONGEST)
    lines = Lines(text)
    head = next((line for line in lines if line.strip()), "")
    delimiter = max(DELIMITERS, key=lambda sign: len(next(csv.reader([head], delimiter=sign), [])))
    columns: list[str] = []
    for number, name in enumerate(next(csv.reader([head], delimiter=delimiter), []), start=1):
        one = name.strip() or f"column {number}"
        columns.append(f"{one} ({number})" if one in columns else one)
    return columns, _csv_rows(lines, columns, delimiter)


def _csv_rows(lines: Lines, columns: list[str], delimiter: str) -> Iterator[Row | Refused]:
    """Every record as a row. DuckDB's reader does not tell which lines a broken quote swallowed; here none is lost."""
    strict = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        lines.record.clear()
        fault = ""
        try:
            fields = next(strict)
        except StopIteration:
            return
        except csv.Error as error:
            fields, fault = [], str(error)
        if not fields and not fault:
            continue  # a blank line
        if fault or not _fits(fields, columns):
            fields = _mended(lines, columns, delimiter, is_broken=bool(fault)) or fields
        if _fits(fields, columns):
            yield dict(zip(columns, (each.replace(RETURN, "\r") for each in fields), strict=False))
        elif fault:
            lines.back(keep=1)  # the lines behind it may be whole rows
            yield Refused(lines.record[0][:SHOWN], f"quotes that do not close: {fault}")
        else:
            counts = f"{len(fields)}, not {len(columns)}"
            yield Refused("".join(lines.record)[:SHOWN], f"another number of fields than the head: {counts}")


def _fits(fields: list[str], columns: list[str]) -> bool:
    """As many fields as columns; spreadsheets leave empty ones behind them."""
    return len(fields) == len(columns) or (len(fields) > len(columns) and not any(fields[len(columns) :]))


def _mended(lines: Lines, columns: list[str], delimiter: str, *, is_broken: bool) -> list[str] | None:
    """The record as its writer may have meant it: quotes escaped by a backslash (Spark, MySQL), or not escaped at all.

    None, with the same lines read as before, where neither gives as many fields as columns.
    """
    length = len(lines.record)
    record = "".join(lines.record)
    if '\\"' in record:
        lines.back()
        try:
            fields = next(csv.reader(lines, delimiter=delimiter, strict=True, doublequote=False, escapechar="\\"))
            if _fits(fields, columns):
                return fields
        except csv.Error:
            pass
        lines.back()
        for _ in range(length):
            next(lines)
    if is_broken and length == 1:
        fields = next(csv.reader([record], delimiter=delimiter))
        if _fits(fields, columns):
            return fields
    return None


def json_rows(text: TextIO) -> Iterator[Row | Refused]:
    """The objects of a JSON text: one a line, those of a list, or those of the one list of objects in an object.

    Raises RowsError where an object holds several such lists.
    """
    lines = (line for line in iter(lambda: text.readline(LONGEST), "") if line.strip())
    first = next(lines, "")
    if first.lstrip().startswith("[") or not first.endswith("\n") or first.rstrip().endswith(("[", "{", ",")):
        yield from Document(text, first).rows()
    elif not (second := next(lines, "")):
        yield from Document(text, first).rows()  # an object alone may hold a list
    else:
        for line in chain((first, second), lines):
            try:
                yield _row(json.loads(line, strict=False))
            except (ValueError, RecursionError) as error:
                yield Refused(line[:SHOWN], f"no JSON: {_said(error)}")


class Document:
    """JSON that is one value, read piece by piece."""

    def __init__(self, text: TextIO, begun: str) -> None:
        self.text, self.buffer, self.at = text, begun, 0

    def rows(self) -> Iterator[Row | Refused]:
        """Its objects; behind a fault nothing can be told apart, so the rest is refused as one."""
        try:
            while sign := self.peek():
                yield from self.items() if sign == "[" else self.members() if sign == "{" else (_row(self.value()),)
        except (ValueError, RecursionError) as error:
            rest = self.buffer[self.at : self.at + SHOWN]
            yield Refused(rest, f"no JSON from here to the end of the file: {_said(error)}")

    def items(self) -> Iterator[Row | Refused]:
        """The items of the list that begins here."""
        self.take("[")
        while self.peek() != "]":
            yield _row(self.value())
            if self.peek() != "]":
                self.take(",")
        self.take("]")

    def members(self) -> Iterator[Row | Refused]:
        """The items of the one list of objects in the object that begins here; without one, the object itself."""
        self.take("{")
        alone: Row = {}
        lists: list[str] = []
        while self.peek() != "}":
            name = self.value()
            self.take(":")
            if self.opens_objects():
                lists.append(name)
                if len(lists) > 1:
                    raise RowsError(f"holds several lists of objects: {lists}. Write the one you mean to a file.")
                yield from self.items()
            elif len(alone) < MEMBERS:
                alone[name] = self.value()
            else:
                raise RowsError("is one large object without a list of objects. Write its values as a list.")
            if self.peek() != "}":
                self.take(",")
        self.take("}")
        if not lists:
            yield alone

    def value(self) -> Any:
        """The value that begins here."""
        self.peek()
        while True:
            try:
                value, end = DECODER.raw_decode(self.buffer, self.at)
            except json.JSONDecodeError:
                if len(self.buffer) - self.at > LONGEST or not self.more():
                    raise
            else:
                if end < len(self.buffer) or not self.more():  # a number may go on in the next piece
                    self.at = end
                    return value

    def peek(self) -> str:
        """The sign that comes next behind blanks; "" at the end."""
        while (found := NO_BLANK.search(self.buffer, self.at)) is None:
            self.at = len(self.buffer)
            if not self.more():
                return ""
        self.at = found.start()
        return found[0]

    def opens_objects(self) -> bool:
        """Whether a list of objects begins here."""
        self.peek()
        while (found := LIST_OPENS.match(self.buffer, self.at)) and not found[1] and self.more():
            pass
        return found is not None and found[1] == "{"

    def take(self, sign: str) -> None:
        """Go on behind this sign."""
        if (found := self.peek()) != sign:
            raise ValueError(f"'{sign}' expected, '{found}' found" if found else "the file is cut short")
        self.at += 1

    def more(self) -> bool:
        """Read on; the part of the buffer that was passed is dropped."""
        left = self.buffer[self.at :]
        piece = self.text.read(max(CHUNK, len(left)))
        self.buffer, self.at = left + piece, 0
        return bool(piece)


def _row(value: Any) -> Row | Refused:
    return value if isinstance(value, dict) else Refused(value, "no object")


def _said(error: Exception) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else str(error)
