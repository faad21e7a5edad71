"""How large an imported file may be, and the sentences that say it was too large (R-26 to R-34 of the catalogue).

All limits are counted while reading: what a file says of its own size is never believed.
"""

from navigator.domain.errors import UserError
from navigator.domain.text import Text

MEGABYTE = 1_000_000
ARCHIVE_BYTES = 100 * MEGABYTE
"""Size of a ZIP file or workbook."""
EXPANDED_BYTES = 500 * MEGABYTE
"""Size of a text file, or of all that a ZIP file expands to."""
PART_BYTES = 200 * MEGABYTE
"""Size of one part of a workbook."""
MEMBERS = 2_000
RATIO = 100
"""Bytes out of one byte of an archive."""
RATIO_FROM = MEGABYTE
"""Below this size nothing that expands much can hurt: a style sheet of blanks compresses a thousandfold."""
ROWS = 1_000_000
COLUMNS = 200
CELL = 32_767
"""Characters of a cell, as in Excel."""
ROW = COLUMNS * CELL
"""Characters of a row of a text file, with its quotation marks."""
JSON_BYTES = 100 * MEGABYTE
JSON_DEPTH = 50
JSON_DIGITS = 40
XML_BYTES = 20 * MEGABYTE
ELEMENTS = ROWS
"""Elements of a feed: each takes many times its bytes."""
DIRECTORY_BYTES = 1_000 * MEMBERS
"""Size of the list of members of an archive; it is read at once, and before the members can be counted."""
SECONDS = 600
"""Time that reading a workbook may take."""
MEMORY_BYTES = 1_500 * MEGABYTE
"""Address space of the process that reads a workbook."""

SMALLER = Text(
    "ファイルを分けるか、要る部分だけを保存し直してください。",
    "Split the file, or save only the part you need.",
)
ASK_SENDER = Text(
    "何も取り込んでいません。ファイルの出どころに確かめてください。",
    "Nothing was imported. Please ask where the file comes from.",
)


def too_large(what: Text) -> UserError:
    """Return the error for a file beyond a limit; ``what`` says which."""
    return UserError(what, SMALLER)


def unsafe(what: Text) -> UserError:
    """Return the error for a file that is built to harm or is badly damaged."""
    return UserError(what, ASK_SENDER)


def over_bytes(name: str, limit: int) -> UserError:
    """Return the error for a file with too many bytes."""
    return too_large(
        Text("「{name}」は大きすぎます（上限 {limit}）。", "“{name}” is too large (limit {limit}).").format(
            name=name, limit=f"{limit // MEGABYTE} MB" if limit >= MEGABYTE else f"{limit // 1000} kB"
        )
    )


def over_rows(name: str) -> UserError:
    """Return the error for a table with too many rows."""
    return too_large(
        Text("「{name}」は行が多すぎます（上限 {limit} 行）。", "“{name}” has too many rows (limit {limit}).").format(
            name=name, limit=f"{ROWS:,}"
        )
    )


def over_columns(name: str) -> UserError:
    """Return the error for a table with too many columns."""
    return too_large(
        Text(
            "「{name}」は列が多すぎます（上限 {limit} 列）。", "“{name}” has too many columns (limit {limit})."
        ).format(name=name, limit=COLUMNS)
    )
