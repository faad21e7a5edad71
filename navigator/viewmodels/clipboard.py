"""Rows as a spreadsheet takes them from the clipboard: tab-separated text and an HTML table, harmless in both."""

import html
import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import QMimeData

from navigator.domain.spreadsheet import guarded, writable

_BREAKS = re.compile(r"[\t\r\n\x0b\x0c\x85\u2028\u2029]+")


def harmless(cell: str) -> str:
    """Return ``cell`` so that no spreadsheet runs it; tabs and line ends, which would split it, become blanks."""
    return guarded(_BREAKS.sub(" ", writable(cell)))


def as_tsv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the header and the rows as tab-separated lines ended by CR LF."""
    return "".join("\t".join(harmless(cell) for cell in line) + "\r\n" for line in (header, *rows))


def as_html(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return the header and the rows as an HTML table in which every text is escaped."""

    def line(cells: Sequence[str], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{html.escape(harmless(cell))}</{tag}>" for cell in cells) + "</tr>"

    body = "".join(line(cells, "td") for cells in rows)
    return f'<meta charset="utf-8"><table>{line(header, "th")}{body}</table>'


def as_mime(header: Sequence[str], rows: Sequence[Sequence[str]]) -> QMimeData:
    """Return both forms as one clipboard content."""
    data = QMimeData()
    data.setText(as_tsv(header, rows))
    data.setHtml(as_html(header, rows))
    return data
