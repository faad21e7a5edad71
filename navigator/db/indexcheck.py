"""The text index against the records: the folded texts and every gram of the index are made again and compared.

SQLite's own (FTS5), like ``navigator.db.textindex``. The index keeps no texts; its grams are read back through an
``fts5vocab`` table and added up as one hash sum a record, so that a million records need no more than a number each.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select

from navigator.db import textindex
from navigator.db.schema import Base, SearchText
from navigator.db.searchfields import SEARCH_FIELDS, record_texts
from navigator.domain.catalogues import Catalogue

IndexId = int

_TEXTS = Base.metadata.tables[SearchText.__tablename__]
_BATCH = 2000
_MASK = (1 << 64) - 1
_COLUMNS = ("name", "rest")


def stale_texts(connection: Connection) -> tuple[IndexId, ...]:
    """Return the index ids whose kept texts are not those of the record, ascending: changed, missing or left over."""
    kept = set(connection.execute(select(_TEXTS.c.id)).scalars())
    stale: set[IndexId] = set()
    batch: dict[IndexId, dict[str, str]] = {}
    for catalogue in Catalogue:
        for record in record_texts(connection, catalogue):
            batch[textindex.index_id(catalogue, record.row_id)] = textindex.folded_texts(record)
            if len(batch) == _BATCH:
                stale |= _differing(connection, batch)
                kept -= set(batch)
                batch = {}
    stale |= _differing(connection, batch)
    return tuple(sorted(stale | (kept - set(batch))))


def _differing(connection: Connection, wanted: Mapping[IndexId, Mapping[str, str]]) -> set[IndexId]:
    query = select(_TEXTS).where(_TEXTS.c.id.in_(list(wanted)))
    kept = {row["id"]: row for row in connection.execute(query).mappings()}
    return {
        number
        for number, texts in wanted.items()
        if number not in kept or any(kept[number][name] != text for name, text in texts.items())
    }


def stale_grams(connection: Connection) -> tuple[IndexId, ...]:
    """Return the index ids for which the index does not hold exactly the grams of the kept texts, ascending."""
    sums: dict[IndexId, int] = defaultdict(int)
    for row in connection.execute(select(_TEXTS)).mappings():
        grams = textindex.indexed_grams({field: row[field] for field in SEARCH_FIELDS})
        for column, joined in zip(_COLUMNS, grams, strict=True):
            for at, gram in enumerate(joined.split()):
                sums[row["id"]] += _weight(gram, column, at)
    for number, gram, column, at in _instances(connection):
        sums[number] -= _weight(gram, column, at)
    return tuple(sorted(number for number, left in sums.items() if left & _MASK))


def _weight(gram: str, column: str, at: int) -> int:
    return hash((gram, column, at)) & _MASK


def _instances(connection: Connection) -> Iterator[tuple[IndexId, str, str, int]]:
    """Yield every gram of the index: record, gram, column, place."""
    # A temporary table: it stands beside the file, so that a read-only library can be checked too.
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE temp.index_grams USING fts5vocab(main, {textindex.INDEX_TABLE}, instance)"
    )
    try:
        for row in connection.exec_driver_sql('SELECT doc, term, col, "offset" FROM temp.index_grams'):
            yield row[0], row[1], row[2], row[3]
    finally:
        connection.exec_driver_sql("DROP TABLE temp.index_grams")


def catalogue_of(number: IndexId) -> tuple[Catalogue | None, int]:
    """Return the catalogue and the row id that an index id names; None for a number of no catalogue."""
    row_id, place = divmod(number, textindex.STRIDE)
    catalogues = list(Catalogue)
    return (catalogues[place] if place < len(catalogues) else None), row_id
