"""The process that reads workbooks: ``python -m navigator.services.importing.worker WORKBOOK FOLDER``.

A workbook is checked part by part (sizes counted while expanding, no document types) before calamine sees it. Each
sheet is written to FOLDER as one JSON list a line, [line number, cells]; standard output gets one JSON object:
``{"sheets": [{"name", "file", "rows"}]}`` or ``{"what": [ja, en], "remedy": [ja, en]}``. The process has a limit of
memory where the system knows one; its parent has a limit of time.
"""

import json
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.services.importing import archive, limits, xmltext

_MIDNIGHT = time()


def main(arguments: list[str]) -> int:
    """Read the workbook; exit code 0 also when a sentence says why it could not be read."""
    _limit_memory()
    workbook, folder = Path(arguments[0]), Path(arguments[1])
    name = arguments[2]
    try:
        answer: dict[str, Any] = {"sheets": list(_sheets(workbook, folder, name))}
    except UserError as error:
        answer = {"what": [error.what.ja, error.what.en], "remedy": [error.remedy.ja, error.remedy.en]}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    return 0


def _limit_memory() -> None:
    """Set the limit of memory; Windows has no such call, there the limits of size alone stand."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY_BYTES, limits.MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _sheets(workbook: Path, folder: Path, name: str) -> Iterator[dict[str, Any]]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - after the limit of memory is set

    if zipfile.is_zipfile(workbook):
        check_parts(workbook, name)
    elif workbook.stat().st_size > limits.ARCHIVE_BYTES:
        raise limits.over_bytes(name, limits.ARCHIVE_BYTES)
    try:
        book = CalamineWorkbook.from_path(str(workbook))
        for number, sheet_name in enumerate(book.sheet_names):
            sheet = book.get_sheet_by_name(sheet_name)
            if sheet.width > limits.COLUMNS:
                raise limits.over_columns(f"{name} / {sheet_name}")
            if sheet.total_height > limits.ROWS + 10:
                raise limits.over_rows(f"{name} / {sheet_name}")
            file = f"{number}.jsonl"
            yield {"name": sheet_name, "file": file, "rows": _spool(sheet, folder / file)}
    except CalamineError as error:
        raise _unreadable(name) from error


def check_parts(workbook: Path, name: str) -> None:
    """Expand every part once, counting; XML parts are parsed, so that none with a document type is read again.

    Raises:
        UserError: a part is too large, expands beyond measure, or is not safe.
    """
    with archive.opened(workbook, name) as opened:
        expander = archive.Expander(opened, name)
        for shown, member in archive.names(opened).items():
            chunks = expander.chunks(member, limits.PART_BYTES)
            if shown.casefold().endswith((".xml", ".rels", ".vml")):
                xmltext.check_part(chunks, f"{name} / {shown}")
            else:
                for _ in chunks:
                    pass


def _spool(sheet: Any, target: Path) -> int:
    rows = 0
    start = sheet.start or (0, 0)
    with target.open("w", encoding="utf-8") as file:
        for line, row in enumerate(sheet.iter_rows(), 1):
            cells = [""] * start[1] + [cell_text(cell) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells:
                rows += 1
                file.write(f"{json.dumps([line, cells])}\n")
    return rows


def cell_text(cell: object) -> str:
    """Return a cell of a workbook as text: whole numbers without a point, days as ISO dates."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, int | float):
        digits = format(Decimal(repr(cell)), "f")
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == _MIDNIGHT else cell.isoformat(sep=" ")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def _unreadable(name: str) -> UserError:
    return UserError(
        Text(
            "「{name}」をExcelのファイルとして読めません（パスワードが掛かっているか、壊れています）。",
            "“{name}” cannot be read as a workbook (it is protected by a password, or damaged).",
        ).format(name=name),
        Text("Excel で開いて保存し直してください。", "Open it in Excel and save it again."),
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
