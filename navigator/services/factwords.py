"""Rows of facts in words: cells as people read them, and what a row without a name of its own is about."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from sqlalchemy import Connection

from navigator.db import facts
from navigator.db.identity import KEY_PARTS, SEPARATOR
from navigator.domain.dates import PartialDate
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.money import MISSING, format_myen
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services.factcolumns import SEPARATOR as ITEMS
from navigator.services.factcolumns import FactColumn, fact_tables

Names = Mapping[tuple[str, str], str]
"""What records are called, by table and code."""

NAMED = ("programs", "regions", "metrics")
"""Tables whose records rows without a name of their own are about."""

MOST_NAMES = 50_000
"""So many names are remembered; rows about later ones show the code."""

_PLACES = frozenset({"source", "locator"})
_AMOUNTS = {"amount_myen": Text("{value} 百万円", "{value} million yen"), "value": Text("{value}", "{value}")}
_FLAGS = {"is_planned": Text("予定", "planned")}
_TRUE = frozenset({"1", "true"})
_YES, _NO = Text("はい", "yes"), Text("いいえ", "no")


def names_on_file(connection: Connection, tables: Iterable[str], of_file: Names) -> Names:
    """Return the names of the records that rows of ``tables`` are about; those of the file come first."""
    if all(_has_name(table) for table in tables):
        return {}
    found = {
        (table, code): name.ja for table in NAMED for code, name in facts.names(connection, table).items() if name.ja
    }
    return {**found, **of_file}


def _has_name(table: str) -> bool:
    naming = fact_tables()[table].naming
    return naming.endswith("_ja") or naming == "alias"


def cell_words(table: str, column: str, text: str, presentation: Presentation) -> str:
    """Return a cell as it is shown: words for codes, eras, thousands; a cell that cannot be read as it stands."""
    known = fact_tables()[table].columns.get(column)
    if not text:
        return MISSING
    read = None if known is None else _read(known, text, presentation)
    return text if read is None else read


def _read(known: FactColumn, text: str, presentation: Presentation) -> str | None:
    """Return the words of a cell, None where there are none."""
    language = presentation.language
    if known.words:
        labels = (known.words.get(item, Text(item, item)).of(language) for item in text.split(ITEMS))
        return ("・" if language == "ja" else ", ").join(labels)
    try:
        if known.is_year:
            return format_fiscal_year(int(text), presentation.years, language)
        if known.kind == "number":
            return format_myen(Decimal(text))
        if known.dated:
            return PartialDate.parse(text).format(presentation.years, language)
        return (_YES if text in _TRUE else _NO).of(language) if known.kind == "boolean" else None
    except (ValueError, InvalidOperation):
        return None


def key_words(
    table: str, key: str, names: Names, presentation: Presentation, cells: Mapping[str, str] | None = None
) -> str:
    """Return what the natural key of a row says, without its source; ``cells`` add the amount where they have it."""
    said_by = dict(zip(KEY_PARTS[table], key.split(SEPARATOR), strict=False))
    said = [
        _part(table, column, said_by[column], names, presentation)
        for column in KEY_PARTS[table]
        if column not in _PLACES and said_by.get(column)
    ]
    for column, words in _AMOUNTS.items():
        if cells and cells.get(column):
            value = cell_words(table, column, cells[column], presentation)
            said.append(words.of(presentation.language).format(value=value))
    return " ".join(filter(None, said)) or key


def _part(table: str, column: str, text: str, names: Names, presentation: Presentation) -> str:
    if column in _FLAGS:
        return _FLAGS[column].of(presentation.language) if text in _TRUE else ""
    if column == "subject_type":
        return ""
    known = fact_tables()[table].columns[column]
    targets = (known.refers[0],) if known.refers is not None else ("programs", "regions")
    if known.refers is not None or column == "subject_code":
        return next((names[target, text] for target in targets if (target, text) in names), text)
    return cell_words(table, column, text, presentation)
