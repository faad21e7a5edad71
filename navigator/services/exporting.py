"""Tables as Excel workbooks and CSV files: the rows that are shown, in their order, with their sources.

Text is never a formula; figures are numbers with a format where the cell is a plain number; the sources stand on a
sheet of their own, the filter on the first line.
"""

import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from navigator.domain.catalogues import SPECS
from navigator.domain.comparison import Comparison
from navigator.domain.figures import CORRECTED_SIGN
from navigator.domain.filters import Filter
from navigator.domain.money import MISSING
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation, RowView
from navigator.domain.spreadsheet import csv_bytes, writable
from navigator.domain.text import Text
from navigator.services.listcorrections import told
from navigator.services.own_record import CORRECTIONS
from navigator.services.sheet_parts import ITEM, sayer

Progress = Callable[[int, int], None]

_PLAIN_NUMBER = re.compile(r"▲?[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)?|▲?[0-9]+(?:\.[0-9]+)?")
_SIGNS = (CORRECTED_SIGN.ja, CORRECTED_SIGN.en)
_EXACT_DIGITS = 15
"""A spreadsheet keeps fifteen digits; a longer number stays text, so that no digit is lost."""

SOURCES = Text("出典", "Sources")
_SOURCE_HEADINGS = (
    Text("番号", "No."),
    Text("題名", "Title"),
    Text("発行者", "Publisher"),
    Text("発行日", "Published"),
    Text("箇所", "Places"),
    Text("アドレス", "Address"),
    Text("確からしさ", "Confidence"),
)
_CREDIT = Text("利用条件の表示", "Credit line")
_WIDEST, _NARROWEST = 60, 8


@dataclass(frozen=True, slots=True)
class Export:
    """A table to write: its name, the lines above it, header and rows as shown; ``numeric`` columns hold numbers.

    ``frozen`` columns stay in sight at the left.
    """

    name: str
    lines: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[int] = frozenset()
    frozen: int = 1
    citations: tuple[CitationView, ...] = ()


def comparison_export(comparison: Comparison, presentation: Presentation) -> Export:
    """Return a comparison as a table: attributes down, records across, source numbers behind the texts."""
    say = sayer(presentation)
    rows = []
    for row in (*comparison.rows, *comparison.common):
        label = f"{row.group}: {row.label}" if row.group else row.label
        rows.append((label, *(_with_sources(cell.lines, cell.sources) for cell in row.cells)))
    numbered = say(Text("注{number} {note}", "Note {number}: {note}"))
    notes = tuple(numbered.format(number=number, note=note) for number, note in enumerate(comparison.notes, 1))
    return Export(
        say(Text("比較", "Comparison")),
        (*comparison.warnings, *notes, comparison.unit),
        (say(ITEM), *(record.title for record in comparison.records)),
        tuple(rows),
        citations=comparison.citations,
    )


def list_export(
    question: Filter,
    rows: Sequence[RowView],
    presentation: Presentation,
    *,
    columns: Sequence[str],
    lines: Sequence[str],
    citations: Sequence[CitationView] = (),
) -> Export:
    """Return a list as a table: the columns in their order, the rows as shown, a column with the code at the end."""
    say = sayer(presentation)
    known = {column.key: column for column in SPECS[question.catalogue].columns}
    keys = [key for key in columns if key in known]
    if "code" not in keys:
        keys.append("code")
    header = [say(known[key].label) for key in keys]
    table = [[row.cells[key] for key in keys] for row in rows]
    if any(row.corrections for row in rows):
        # Only where there is one: a file of the facts as they are looks as ever.
        header.append(say(CORRECTIONS))
        for cells, row in zip(table, rows, strict=True):
            cells.append(say(told(row.corrections)))
    return Export(
        say(question.catalogue.label),
        tuple(lines),
        tuple(header),
        tuple(map(tuple, table)),
        frozenset(place for place, key in enumerate(keys) if known[key].numeric),
        citations=tuple(citations),
    )


def _with_sources(lines: Sequence[str], sources: Sequence[int]) -> str:
    if not lines:
        return MISSING
    return "\n".join(lines) + "".join(f"[{number}]" for number in sources)


def to_csv(export: Export) -> bytes:
    """Return the table as CSV for Excel (UTF-8 with BOM): header and rows only."""
    return csv_bytes(export.header, export.rows)


def to_xlsx(export: Export, presentation: Presentation, progress: Progress | None = None) -> bytes:
    """Return the table as a workbook: frozen header, filter, column widths, number formats, a sheet of sources."""
    return to_workbook((export,), presentation, progress)


def to_workbook(exports: Sequence[Export], presentation: Presentation, progress: Progress | None = None) -> bytes:
    """Return several tables as one workbook, a sheet each, and one sheet of the sources of the first."""
    import xlsxwriter  # noqa: PLC0415 - a tenth of a second of import, needed on export only

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        styles = {
            "head": book.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "border": 1, "bg_color": "#E8F1FE"}
            ),
            "text": book.add_format({"text_wrap": True, "valign": "top", "border": 1}),
            "line": book.add_format({"text_wrap": False, "font_size": 9}),
        }
        for sign in ("", *_SIGNS):
            # A corrected number stays a number: its sign is part of the format.
            for name, digits in (("whole", "#,##0"), ("digits", "#,##0.######")):
                behind = f'"{sign}"' if sign else ""
                form = ";".join((digits + behind, "▲" + digits + behind, "0" + behind))
                styles[name + sign] = book.add_format({"num_format": form, "valign": "top", "border": 1})
        for export in exports:
            _write_table(book, export, styles, progress)
        if exports[0].citations:
            _write_sources(book, exports[0].citations, styles, presentation)
    return buffer.getvalue()


def _write_table(book: Any, export: Export, styles: dict[str, Any], progress: Progress | None) -> None:
    sheet = book.add_worksheet(_sheet_name(export.name))
    for place, line in enumerate(export.lines):
        sheet.write_string(place, 0, writable(line), styles["line"])
    top = len(export.lines)
    for column, heading in enumerate(export.header):
        sheet.write_string(top, column, writable(heading), styles["head"])
    for place, row in enumerate(export.rows):
        for column, cell in enumerate(row):
            _write_cell(sheet, top + 1 + place, column, cell, styles, numeric=column in export.numeric)
        if progress and place % 500 == 0:
            progress(place, len(export.rows))
    sheet.freeze_panes(top + 1, export.frozen)
    last = max(len(export.header) - 1, 0)
    sheet.autofilter(top, 0, top + max(len(export.rows), 1), last)
    for column, width in enumerate(_widths((export.header, *export.rows[:500]))):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _write_cell(sheet: Any, line: int, column: int, text: str, styles: dict[str, Any], *, numeric: bool) -> None:
    sign = next((sign for sign in _SIGNS if text.endswith(sign)), "")
    shown, text = text, text.removesuffix(sign) if numeric else text
    digits = text.replace(",", "").replace("▲", "-")
    if numeric and _PLAIN_NUMBER.fullmatch(text) and sum(sign.isdigit() for sign in digits) <= _EXACT_DIGITS:
        sheet.write_number(line, column, float(digits), styles[("digits" if "." in digits else "whole") + sign])
    else:
        sheet.write_string(line, column, writable(shown), styles["text"])


def _write_sources(
    book: Any, citations: Sequence[CitationView], styles: dict[str, Any], presentation: Presentation
) -> None:
    say = sayer(presentation)
    sheet = book.add_worksheet(say(SOURCES))
    credited = any(citation.credit for citation in citations)
    header = [say(heading) for heading in (*_SOURCE_HEADINGS, *((_CREDIT,) if credited else ()))]
    rows = [
        [
            str(citation.number),
            citation.title,
            citation.publisher,
            citation.published,
            "／".join(citation.locators),
            citation.address,
            say(citation.confidence.label),
            *((citation.credit,) if credited else ()),
        ]
        for citation in citations
    ]
    for column, heading in enumerate(header):
        sheet.write_string(0, column, heading, styles["head"])
    for place, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            _write_cell(sheet, place, column, cell, styles, numeric=column == 0)
    sheet.freeze_panes(1, 1)
    for column, width in enumerate(_widths((header, *rows))):
        sheet.set_column(column, column, width)


def _sheet_name(name: str) -> str:
    """Return a name that a workbook allows: no ``[]:*?/\\`` and at most 31 letters."""
    return re.sub(r"[\[\]:*?/\\']", " ", name)[:31].strip() or "Sheet"


def _widths(rows: Iterable[Sequence[str]]) -> list[int]:
    """Return column widths in letters: a full-width letter takes two."""
    widths: list[int] = []
    for row in rows:
        for column, cell in enumerate(row):
            longest = max((sum(2 if ord(sign) > 0xFF else 1 for sign in line) for line in cell.split("\n")), default=0)
            if column == len(widths):
                widths.append(_NARROWEST)
            widths[column] = min(max(widths[column], longest + 2), _WIDEST)
    return widths
