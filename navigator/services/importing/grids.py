"""Tables out of files: a heading row and rows with their line numbers, read one after another (R-30, R-34).

A row that cannot be read is told with its line and the reason; a file that cannot be parted into rows is refused.
"""

import csv
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from navigator.domain.errors import UserError
from navigator.domain.importing import Place, Refusal
from navigator.domain.text import Text
from navigator.services.importing import limits
from navigator.services.importing.characters import CellError, clean

_DELIMITERS = (",", "\t", ";")
_SAMPLE = 8192

Cells = list[str]
RawRow = tuple[int, Cells]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of a file: ``headings`` stand in line ``top``; ``rows`` gives the rows below, each time anew."""

    name: str
    headings: tuple[str, ...]
    top: int
    rows: Callable[[], Iterator[RawRow]]

    def clean_rows(self) -> Iterator[tuple[Place, tuple[str, ...]] | Refusal]:
        """Yield the rows with cleaned cells, as many as there are headings; empty rows are left out.

        Raises:
            UserError: there are too many rows.
        """
        width, count = len(self.headings), 0
        for line, cells in self.rows():
            if not any(cells):
                continue
            count += 1
            if count > limits.ROWS:
                raise limits.over_rows(self.name)
            place = Place(self.name, line)
            if len(cells) != width:
                fitted = fit(cells, width)
                if fitted is None:
                    yield Refusal(place, _ragged(len(cells), width), shown=" ".join(cells)[:80])
                    continue
                cells = fitted  # noqa: PLW2901 - the row as it is meant
            joined = "".join(cells)
            if joined.isprintable() and len(joined) <= limits.CELL:
                # What ``clean`` does to printable cells, without asking each of them.
                yield place, tuple([cell.strip(" ") for cell in cells])
                continue
            try:
                yield place, tuple([clean(cell) for cell in cells])
            except CellError as error:
                yield Refusal(place, error.reason)


def fit(cells: Cells, width: int) -> Cells | None:
    """Return a row cut to ``width`` where only empty cells stand beyond; None when it does not fit."""
    if len(cells) < width or any(cells[width:]):
        return None
    return cells[:width]


def _ragged(found: int, wanted: int) -> Text:
    return Text(
        "列の数が合いません（{found} 列、見出しは {wanted} 列）", "{found} cells under {wanted} headings"
    ).format(found=found, wanted=wanted)


def checked_headings(name: str, cells: Sequence[str]) -> tuple[str, ...]:
    """Return the headings of a table without the empty ones at its end.

    Raises:
        UserError: there are too many, none, an empty one between others, or two that are the same.
    """
    try:
        headings = [clean(cell) for cell in cells]
    except CellError as error:
        raise refused(name, Text("見出し: {reason}", "headings: {reason}").format(reason=error.reason)) from error
    while headings and not headings[-1]:
        headings.pop()
    if len(headings) > limits.COLUMNS:
        raise limits.over_columns(name)
    if not headings:
        raise refused(name, Text("見出しの行がありません", "it has no row of headings"))
    twice = [heading for heading in headings if headings.count(heading) > 1]
    if "" in headings:
        raise refused(name, Text("見出しが空の列があります", "a column has no heading"))
    if twice:
        raise refused(
            name,
            Text("同じ見出し「{word}」が二つあります", "the heading “{word}” stands twice").format(word=twice[0][:40]),
        )
    return tuple(headings)


def refused(name: str, reason: Text) -> UserError:
    """Return the error for a table that cannot be taken in as a whole."""
    return UserError(
        Text("「{name}」を表として読めません（{reason}）。", "“{name}” cannot be read as a table ({reason}).").format(
            name=name, reason=reason
        ),
        Text("ファイルを直して、もう一度選んでください。", "Mend the file and choose it again."),
    )


def csv_grid(path: Path, name: str, encoding: str) -> Grid:
    """Open a CSV file; comma, tab or semicolon is told by the first line (or by Excel's ``sep=`` line).

    Raises:
        UserError: there is no heading, or it cannot be used.
    """
    with path.open(encoding=encoding, newline="") as file:
        delimiter, skipped = _delimiter(file.read(_SAMPLE))
    rows = _csv_rows(path, name, encoding, delimiter, skipped)
    first = next(rows, None)
    rows.close()
    if first is None:
        raise refused(name, Text("何も書かれていません", "it is empty"))
    top, cells = first
    return Grid(name, checked_headings(name, cells), top, lambda: _below(path, name, encoding, delimiter, skipped))


def _below(path: Path, name: str, encoding: str, delimiter: str, skipped: int) -> Iterator[RawRow]:
    rows = _csv_rows(path, name, encoding, delimiter, skipped)
    next(rows)
    yield from rows


def _delimiter(sample: str) -> tuple[str, int]:
    """Return the delimiter and how many lines stand above the headings."""
    sample = sample.removeprefix("\ufeff")
    first = sample.splitlines()[0] if sample else ""
    marked = first.strip(' "').casefold()
    if marked.startswith("sep=") and len(marked) == len("sep=") + 1:
        return marked[-1], 1
    counts = {sign: _outside_quotes(first, sign) for sign in _DELIMITERS}
    return max(_DELIMITERS, key=lambda sign: counts[sign]), 0


def _outside_quotes(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])


def _csv_rows(path: Path, name: str, encoding: str, delimiter: str, skipped: int) -> Iterator[RawRow]:
    """Yield line number and cells; a quote that is never closed ends in a refusal, not in one endless cell."""
    with path.open(encoding=encoding, newline="") as file:
        _skip_mark(file)
        for _ in range(skipped):
            file.readline()
        read = [0]
        reader = csv.reader(_lines(file, name, read), delimiter=delimiter, strict=True)
        last = 0
        try:
            for cells in reader:
                read[0] = 0
                yield last + 1 + skipped, cells
                last = reader.line_num
        except csv.Error as error:
            raise refused(name, _csv_fault(last + 1 + skipped)) from error
        except UnicodeError as error:
            raise refused(name, Text("読めない文字があります", "a character cannot be read")) from error


def _lines(file: TextIO, name: str, read: list[int]) -> Iterator[str]:
    """Yield lines as long as one row may be; ``read`` counts the letters since the last row.

    The reader of the standard library takes any number of cells: a row of commas would fill the memory.
    """
    while line := file.readline(limits.ROW + 1):
        read[0] += len(line)
        if read[0] > limits.ROW:
            raise limits.over_columns(name)
        yield line


def _skip_mark(file: TextIO) -> None:
    if file.read(1) != "\ufeff":
        file.seek(0)


def _csv_fault(line: int) -> Text:
    return Text(
        '{line} 行から始まる行の引用符（"）が合わないか、セルが長すぎます',
        "in the row that begins in line {line} a quotation mark is out of place, or a cell is too long",
    ).format(line=line)


def spooled_grid(path: Path, name: str, skipped: int = 0) -> Grid:
    """Open a sheet that the reader of workbooks has written as one JSON list a line: [line number, cells].

    Raises:
        UserError: there is no heading, or it cannot be used.
    """
    rows = _spooled(path)
    for _ in range(skipped):
        next(rows, None)
    first = next(rows, None)
    rows.close()
    if first is None:
        raise refused(name, Text("何も書かれていません", "it is empty"))
    headings = checked_headings(name, first[1])

    def below() -> Iterator[RawRow]:
        for line, cells in _spooled(path):
            if line > first[0]:
                yield line, cells + [""] * (len(headings) - len(cells))

    return Grid(name, headings, first[0], below)


def _spooled(path: Path) -> Iterator[RawRow]:
    with path.open(encoding="utf-8") as file:
        for text in file:
            line, cells = json.loads(text)
            if any(cells):
                yield line, cells
