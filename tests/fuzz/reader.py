"""The reader of workbooks inside the fuzzer's own process, so that its coverage is seen and no process is started.

What would end the worker (a panic of calamine, more memory than it may have) is told here as its parent tells it.
"""

import json
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from unittest.mock import patch

from navigator.services.importing import limits, workbooks, worker
from tests.fuzz.cases import Case

_PLACE = re.compile(rb"\b([A-Z]{1,4})([0-9]{1,9})\b")
_MOST_CELLS = 1_000_000
"""Calamine makes room for every cell up to the last one: files with far corners go to the real worker."""

real = workbooks.sheets_of


@contextmanager
def in_process() -> Iterator[None]:
    """Read workbooks in this process for a while."""
    with patch.object(workbooks, "sheets_of", _sheets_of):
        yield


def _sheets_of(
    workbook: Path,
    folder: Path,
    name: str,
    check: Callable[[], None] = lambda: None,
    seconds: float = limits.SECONDS,
) -> list[tuple[str, Path]]:
    check()
    rows = _rows_of(workbook)
    if rows is not None:
        return _spooled(rows, folder)
    if _reaches_far(workbook):
        return real(workbook, folder, name, check, seconds)
    try:
        told = json.loads(json.dumps(list(worker._sheets(workbook, folder, name))))
    except BaseException as error:
        if type(error).__name__ == "PanicException" or isinstance(error, MemoryError):
            raise workbooks._died(name) from error
        raise
    return [(sheet["name"], folder / sheet["file"]) for sheet in told if sheet["rows"]]


def _rows_of(workbook: Path) -> list[tuple[str, list[list[str]]]] | None:
    """The rows that a case gives in the place of a workbook, None when it gives none."""
    with suppress(Exception), zipfile.ZipFile(workbook) as archive:
        if "rows.json" in archive.namelist():
            found: list[tuple[str, list[list[str]]]] = json.loads(archive.read("rows.json"))
            return found
    return None


def _spooled(sheets: list[tuple[str, list[list[str]]]], folder: Path) -> list[tuple[str, Path]]:
    found = []
    for number, (name, rows) in enumerate(sheets):
        path = folder / f"{number}.jsonl"
        lines = [json.dumps([line, cells]) for line, cells in enumerate(rows, 1) if any(cells)]
        if lines:
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
            found.append((name, path))
    return found


def _reaches_far(workbook: Path) -> bool:
    with suppress(Exception), zipfile.ZipFile(workbook) as archive:
        for name in archive.namelist():
            rows, columns = 1, 1
            for letters, digits in _PLACE.findall(archive.read(name)[:2_000_000]):
                rows = max(rows, int(digits))
                number = 0
                for letter in letters:
                    number = number * 26 + letter - 64
                columns = max(columns, number)
            if rows * columns > _MOST_CELLS:
                return True
    return False


def needs_worker(case: Case) -> bool:
    """Tell whether the real worker could read the file of a case: rows given by ``rows.json`` are for us alone."""
    return case.form % 3 != 1
