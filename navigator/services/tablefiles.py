"""Fact tables as files for people: workbooks, CSV and JSON that are taken in again as they are, and empty templates.

The first row of a sheet names the columns in Japanese, the second one by their keys; CSV has both in one row. CSV is
guarded against spreadsheets that run cells, workbooks and JSON need no such guard.
"""

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from decimal import Decimal
from tempfile import TemporaryDirectory
from typing import Any

from navigator.domain.spreadsheet import csv_bytes, writable
from navigator.domain.text import Language, Text
from navigator.services.factcolumns import KEY, FactColumn, FactTable, fact_tables

Rows = Iterable[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class CorrectedText:
    """A cell that the office corrected: what a file holds, and what the facts of the package have there."""

    table: str
    key: str
    column: str
    here: str
    facts: str


FORMAT = "regional-program-navigator/tables"
CHOICES = Text("選択肢", "Choices")
CORRECTIONS = Text("自所の訂正", "Own corrections")
BESIDE = frozenset({*(CHOICES.ja, CHOICES.en), *(CORRECTIONS.ja, CORRECTIONS.en)})
"""Sheets of our workbooks that hold no table: they are passed over when a workbook is taken in."""
KEY_TITLE = Text("記録のキー", "Record key")
OFFERED = (
    "measures",
    "editions",
    "programs",
    "budgets",
    "outcomes",
    "regions",
    "participations",
    "facilities",
    "themes",
    "events",
    "council_activities",
    "program_successions",
    "contacts",
    "metrics",
    "sources",
    "aliases",
)
"""The tables of which templates are offered, in the order of their use."""

_EXACT_DIGITS = 15
_TEMPLATE_ROWS = 1000
_WIDEST, _NARROWEST = 44, 10


def columns_of(table: FactTable) -> tuple[str, ...]:
    """Return the columns of a file: the key that names a record, then those of the package."""
    return (KEY, *table.written)


def title_of(table: FactTable, column: str, language: Language = "ja") -> str:
    """Return the title of a column of a file."""
    return (KEY_TITLE if column == KEY else table.title_of(column)).of(language)


def to_csv(table: FactTable, rows: Rows) -> bytes:
    """Return a table as CSV for Excel (UTF-8 with BOM)."""
    columns = columns_of(table)
    header = [f"{title_of(table, column)} [{column}]" for column in columns]
    return csv_bytes(header, ([row.get(column, "") for column in columns] for row in rows))


def to_json(tables: Mapping[str, Rows], corrections: Sequence[CorrectedText] = ()) -> bytes:
    """Return tables as JSON, every cell a text as in the data package; ``corrections`` stand beside them."""
    # Row by row, so that the work can be followed and stopped; the letters are those of one json.dumps with indent=1.
    sheets = [
        f"{_quoted(name)}: {_json_block([_json_object(row, 3) for row in rows], 2, '[]')}"
        for name, rows in tables.items()
    ]
    parts = [f'"format": {_quoted(FORMAT)}', f'"tables": {_json_block(sheets, 1, "{}")}']
    if corrections:
        told = [_json_object(asdict(one), 2) for one in corrections]
        parts.append(f'"corrections": {_json_block(told, 1, "[]")}')
    return _json_block(parts, 0, "{}").encode()


_quoted = json.JSONEncoder(ensure_ascii=False).encode


def _json_object(row: Mapping[str, str], depth: int) -> str:
    return _json_block([f"{_quoted(name)}: {_quoted(cell)}" for name, cell in row.items()], depth, "{}")


def _json_block(lines: Sequence[str], depth: int, brackets: str) -> str:
    """Return the lines of a list or an object whose brackets stand ``depth`` deep, as json.dumps writes it."""
    if not lines:
        return brackets
    before = "\n" + " " * (depth + 1)
    return brackets[0] + before + f",{before}".join(lines) + "\n" + " " * depth + brackets[1]


def to_xlsx(tables: Mapping[str, Rows], corrections: Sequence[CorrectedText] = ()) -> bytes:
    """Return tables as a workbook, a sheet each, and one that says what the office corrected in them.

    Raises:
        OSError: there is no room for what is written beside.
    """
    return _workbook(tables, template=False, corrections=corrections)


def template(names: Sequence[str]) -> bytes:
    """Return an empty workbook for tables: a sheet each with notes on its columns, and a sheet of choices."""
    return _workbook(dict.fromkeys(names, ()), template=True)


def _workbook(tables: Mapping[str, Rows], *, template: bool, corrections: Sequence[CorrectedText] = ()) -> bytes:
    buffer = io.BytesIO()
    with _book(buffer, by_row=not template) as book:
        head = {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#E8F1FE"}
        styles = {
            "head": book.add_format(head),
            "needed": book.add_format({**head, "bg_color": "#0017C1", "font_color": "#FFFFFF"}),
            "key": book.add_format({"font_size": 8, "font_color": "#626264", "border": 1}),
            "text": book.add_format({"num_format": "@"}),
        }
        choices = _Choices()
        for name, rows in tables.items():
            _sheet(book, fact_tables()[name], rows, styles, choices if template else None)
        if template:
            choices.write(book, styles)
        if corrections:
            _corrections(book, corrections, styles)
    return buffer.getvalue()


@contextmanager
def _book(buffer: io.BytesIO, *, by_row: bool) -> Iterator[Any]:
    """Give a workbook that is written to ``buffer`` at the end.

    ``by_row`` writes each row as it comes (into a folder of its own): without it two thirds of the work are done at the
    end, where it can be neither followed nor stopped.

    Raises:
        OSError: there is no room for what is written meanwhile.
    """
    import xlsxwriter  # noqa: PLC0415 - a tenth of a second of import, needed on export only

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with TemporaryDirectory(prefix="navigator-", ignore_cleanup_errors=True) as folder:
        ways = {"constant_memory": True, "tmpdir": folder} if by_row else {"in_memory": True}
        book = xlsxwriter.Workbook(buffer, {**plain, **ways})
        failure: OSError | None = None
        try:
            yield book
            try:
                book.close()
            except xlsxwriter.exceptions.FileCreateError as error:
                failure = OSError(*error.args[0].args)
        except BaseException:
            _close_rows(book)
            raise
        if failure is not None:
            # Out here nothing holds the half-made archive any more: it ends while there is a buffer to end in.
            _close_rows(book)
            raise failure


def _close_rows(book: Any) -> None:
    for sheet in book.worksheets():
        if sheet.row_data_fh is not None:
            sheet.row_data_fh.close()


def _sheet(book: Any, table: FactTable, rows: Rows, styles: Mapping[str, Any], choices: "_Choices | None") -> None:
    sheet = book.add_worksheet(table.title.ja)
    columns = table.written if choices is not None else columns_of(table)
    # Row after row: what comes behind a later row would be lost.
    for place, name in enumerate(columns):
        column = table.columns.get(name)
        needed = column is not None and column.required and choices is not None
        sheet.write_string(0, place, title_of(table, name), styles["needed" if needed else "head"])
    for place, name in enumerate(columns):
        column = table.columns.get(name)
        title = title_of(table, name)
        sheet.write_string(1, place, name, styles["key"])
        sheet.set_column(place, place, _width(name, title), styles["text"] if _is_text(column) else None)
        if choices is not None and column is not None:
            sheet.write_comment(0, place, _note(column), {"x_scale": 2, "visible": False})
            choices.offer(sheet, place, column)
    for line, row in enumerate(rows, 2):
        for place, name in enumerate(columns):
            _cell(sheet, line, place, table.columns.get(name), row.get(name, ""))
    sheet.freeze_panes(2, 0 if choices is not None else 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)


def _corrections(book: Any, corrections: Sequence[CorrectedText], styles: Mapping[str, Any]) -> None:
    sheet = book.add_worksheet(CORRECTIONS.ja)
    headings = ("表", KEY_TITLE.ja, "項目", "この表の値（自所の訂正）", "収録資料の値")
    for place, heading in enumerate(headings):
        sheet.write_string(0, place, heading, styles["head"])
        sheet.set_column(place, place, _WIDEST // 2)
    for line, one in enumerate(corrections, 1):
        table = fact_tables()[one.table]
        cells = (table.title.ja, one.key, table.title_of(one.column).ja, one.here, one.facts)
        for place, cell in enumerate(cells):
            sheet.write_string(line, place, writable(cell))
    sheet.freeze_panes(1, 0)


def _is_text(column: FactColumn | None) -> bool:
    return column is None or column.kind == "string"


def _cell(sheet: Any, line: int, place: int, column: FactColumn | None, text: str) -> None:
    if not text:
        return
    if not _is_text(column) and sum(sign.isdigit() for sign in text) <= _EXACT_DIGITS:
        sheet.write_number(line, place, float(Decimal(text)))
    else:
        sheet.write_string(line, place, writable(text))


def _width(name: str, title: str) -> int:
    wide = any(word in name for word in ("name", "title", "summary", "text", "note", "concept", "locator"))
    return _WIDEST if wide else max(_NARROWEST, min(2 * len(title) + 2, _WIDEST // 2))


def _note(column: FactColumn) -> str:
    lines = ["必須" if column.required and column.name not in ("source", "locator", "code", "id") else "任意"]
    if column.name in ("source", "locator"):
        lines = ["空欄なら、取り込んだファイルを出典とします"]
    if column.name in ("code", "id"):
        lines = ["空欄なら、名称から作ります"]
    if column.is_money:
        lines.append("百万円（1,234千円、5億円とも書けます）")
    if column.is_year:
        lines.append("2007、平成19年度、H19 など")
    if column.dated:
        lines.append("2007-10-03、2007-10、平成19年10月3日 など")
    if column.kind == "boolean":
        lines.append("1（はい）か 0（いいえ）")
    if column.listed:
        lines.append("複数は ; で区切る")
    if column.words:
        lines.append("「選択肢」のシートから")
    if column.hint:
        lines.append(column.hint)
    return "\n".join(lines)


class _Choices:
    """The closed lists of a template: offered in the cells, and listed on a sheet with their codes."""

    def __init__(self) -> None:
        self._lists: dict[str, Mapping[str, Text]] = {}

    def offer(self, sheet: Any, place: int, column: FactColumn) -> None:
        """Offer the words of a closed list in the cells of a column; a list of several items is written freely."""
        if not column.words:
            return
        self._lists.setdefault(column.title.ja, column.words)
        if not column.listed:
            at = list(self._lists).index(column.title.ja)
            last = len(self._lists[column.title.ja]) + 1
            letter = chr(ord("A") + at * 2) if at < 13 else None
            if letter is not None:
                rule = {"validate": "list", "source": f"='{CHOICES.ja}'!${letter}$2:${letter}${last}"}
                sheet.data_validation(2, place, _TEMPLATE_ROWS, place, {**rule, "error_type": "warning"})

    def write(self, book: Any, styles: Mapping[str, Any]) -> None:
        """Write the sheet of lists: for each one a column of names and one of codes."""
        sheet = book.add_worksheet(CHOICES.ja)
        for at, (title, words) in enumerate(self._lists.items()):
            sheet.write_string(0, at * 2, title, styles["head"])
            sheet.write_string(0, at * 2 + 1, "符号", styles["head"])
            sheet.set_column(at * 2, at * 2 + 1, 18)
            for line, (code, label) in enumerate(words.items(), 1):
                sheet.write_string(line, at * 2, label.ja)
                sheet.write_string(line, at * 2 + 1, code)
        sheet.freeze_panes(1, 0)
