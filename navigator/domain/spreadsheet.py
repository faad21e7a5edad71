"""Cells that no spreadsheet runs: OWASP's «CSV injection», R-36 of the reliability catalogue.

A spreadsheet takes a cell that begins with one of ``= + - @`` for a formula; some do so after blanks, and full-width
forms count alike. Such a cell is prefixed with an apostrophe.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

from navigator.domain.money import NONE

PREFIX = "'"
BOM = b"\xef\xbb\xbf"

_NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?")
# A formula may hide behind these: blanks of any kind, marks of byte order and of zero width.
_LEADING = re.compile(r"[\s\u200b\u2060\ufeff]+")
# What no workbook can hold: control characters but tab and line ends, lone halves of a pair.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """Return the text with a sign in place of each character that no workbook can hold."""
    return _FORBIDDEN.sub("�", text)


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV file for Excel: UTF-8 with BOM, CR LF, every cell guarded."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    for row in (header, *rows):
        writer.writerow([guarded(writable(cell)) for cell in row])
    return BOM + buffer.getvalue().encode("utf-8")


def guarded(cell: str) -> str:
    """Return ``cell`` with an apostrophe before it where a spreadsheet could run it; numbers and 「－」 stay.

    Also prefixed: a cell that begins with a tab, a line end or NUL, and one that begins with an apostrophe itself, so
    that taking one apostrophe away gives every cell back.
    """
    if not cell or cell == NONE:
        return cell
    if cell[0] in "\t\r\n\0'":
        return PREFIX + cell
    plain = unicodedata.normalize("NFKC", cell)
    leading = _LEADING.match(plain)
    bare = plain[leading.end() :] if leading else plain
    if bare.startswith(("=", "+", "-", "@")) and not _NUMBER.fullmatch(bare):
        return PREFIX + cell
    return cell
