"""Text that goes to a spreadsheet: no cell may be run as a formula, and Excel must read the letters.

A cell that a spreadsheet would read as a formula is prefixed with an apostrophe (OWASP «CSV injection»; R-36 of the
reliability catalogue), full-width signs and leading blanks included; numbers are left as they are.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence

_NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
BOM = b"\xef\xbb\xbf"


def runs_as_formula(text: str) -> bool:
    """Tell whether a spreadsheet would read the text as a formula."""
    plain = unicodedata.normalize("NFKC", text).lstrip()
    if text[:1] in ("\t", "\r", "\n"):
        return True
    return len(plain) > 1 and plain[0] in "=+-@" and not _NUMBER.fullmatch(plain)


def harmless(text: str) -> str:
    """Return the text so that no spreadsheet runs it: a formula is prefixed with an apostrophe."""
    return f"'{text}" if runs_as_formula(text) else text


def writable(text: str) -> str:
    """Return the text without the control characters and lone halves that no workbook can hold."""
    return _FORBIDDEN.sub("�", text)


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a CSV file for Excel: UTF-8 with BOM, CR LF, every cell harmless."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    for row in (header, *rows):
        writer.writerow([harmless(writable(cell)) for cell in row])
    return BOM + buffer.getvalue().encode("utf-8")
