"""The bigram index over folded text. It is SQLite's own (FTS5); a server engine gets a sibling of this module.

One contentless FTS5 table serves all catalogues: its rowid is ``row id * 8 + number of the catalogue``. Column ``name``
holds the grams of names and other names, ``rest`` those of everything else, so that hits in a name can be told at no
cost. Grams are of every character (``navigator.domain.folding.grams``), so a phrase of grams matches exactly where the
folded query is a substring of one folded text: no recheck is needed, and the tests hold that against a plain scan.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, bindparam, delete, func, insert, select

from navigator.db.schema import Base, SearchText
from navigator.db.searchfields import SEARCH_FIELDS, RecordTexts, record_texts
from navigator.domain.catalogues import Catalogue
from navigator.domain.folding import FIELD_SEPARATOR, fold, grams, match_expression

INDEX_TABLE = "search_index"
"""Name of the virtual table; the statements below spell it out."""

STRIDE = 8
"""Factor between row ids and index ids; more than the number of catalogues."""

NAME_COLUMNS = ("name", "alias")
_TEXTS = Base.metadata.tables[SearchText.__tablename__]
_BATCH = 2000

Ids = NDArray[np.int64]


def create_index(connection: Connection) -> None:
    """Create the empty index."""
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE search_index "
        "USING fts5(name, rest, content='', tokenize='ascii', prefix='1', detail='full')"
    )


def number(catalogue: Catalogue) -> int:
    """Return the catalogue's number inside index ids."""
    return list(Catalogue).index(catalogue)


def index_id(catalogue: Catalogue, row_id: int) -> int:
    """Return the id of a record in the index and in ``search_texts``."""
    return row_id * STRIDE + number(catalogue)


def count(connection: Connection) -> int:
    """Return how many records stand in the index."""
    return connection.execute(select(func.count()).select_from(_TEXTS)).scalar_one()


def rebuild(connection: Connection, check: Callable[[], None] = lambda: None) -> None:
    """Make the index anew from every record of every catalogue; ``check`` is called meanwhile and may raise."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_index")
    create_index(connection)
    connection.execute(delete(_TEXTS))
    for catalogue in Catalogue:
        _add(connection, catalogue, record_texts(connection, catalogue), check)


def refresh(connection: Connection, catalogue: Catalogue, row_ids: Sequence[int]) -> None:
    """Index the named records again; a record that no longer exists leaves the index."""
    ids = [index_id(catalogue, row_id) for row_id in row_ids]
    old = connection.execute(select(_TEXTS).where(_TEXTS.c.id.in_(ids))).mappings().all()
    if old:
        connection.exec_driver_sql(
            "INSERT INTO search_index(search_index, rowid, name, rest) VALUES ('delete', ?, ?, ?)",
            [(row["id"], *indexed_grams({field: row[field] for field in SEARCH_FIELDS})) for row in old],
        )
    connection.execute(delete(_TEXTS).where(_TEXTS.c.id.in_(ids)))
    _add(connection, catalogue, record_texts(connection, catalogue, row_ids))


def folded_texts(record: RecordTexts) -> dict[str, str]:
    """Return the folded text of each search field; several texts of a field stand apart."""
    return {
        field: FIELD_SEPARATOR.join([(_fold_often if field in _OFTEN_ALIKE else fold)(text) for text in texts])
        for field, texts in record.texts.items()
    }


_OFTEN_ALIKE = frozenset({"provider", "place"})
"""Fields whose texts stand in many records."""
_fold_often = lru_cache(maxsize=10_000)(fold)


def _add(
    connection: Connection,
    catalogue: Catalogue,
    records: Iterable[RecordTexts],
    check: Callable[[], None] = lambda: None,
) -> None:
    batch: list[dict[str, object]] = []
    for record in records:
        batch.append({"id": index_id(catalogue, record.row_id), **folded_texts(record)})
        if len(batch) == _BATCH:
            check()
            _flush(connection, batch)
            batch = []
    if batch:
        _flush(connection, batch)


def _flush(connection: Connection, batch: list[dict[str, object]]) -> None:
    connection.execute(insert(_TEXTS), batch)
    connection.exec_driver_sql(
        "INSERT INTO search_index(rowid, name, rest) VALUES (?, ?, ?)",
        [(row["id"], *indexed_grams({field: str(row[field]) for field in SEARCH_FIELDS})) for row in batch],
    )


def indexed_grams(folded: Mapping[str, str]) -> tuple[str, str]:
    """Return what the index holds of a record: the grams of its names, and those of everything else."""
    name = FIELD_SEPARATOR.join(folded[field] for field in NAME_COLUMNS)
    rest = FIELD_SEPARATOR.join(folded[field] for field in SEARCH_FIELDS if field not in NAME_COLUMNS)
    return grams(name), grams(rest)


def matching(connection: Connection, folded: str, *, names_only: bool = False) -> Ids:
    """Return the index ids (all catalogues, ascending) of records with a text that contains ``folded``.

    The ids come back as one aggregated text: reading hundreds of thousands of rows one by one costs more than the
    search itself.
    """
    expression = match_expression(folded)
    if names_only:
        expression = f"{{name}} : {expression}"
    joined = connection.exec_driver_sql(
        "SELECT group_concat(rowid) FROM search_index WHERE search_index MATCH ?", (expression,)
    ).scalar()
    return _ids(joined)


def matching_in_field(connection: Connection, catalogue: Catalogue, field: str, folded: str) -> Ids:
    """Return the row ids of a catalogue's records whose search field ``field`` contains ``folded``."""
    candidates = matching(connection, folded, names_only=field in NAME_COLUMNS)
    mine = candidates[candidates % STRIDE == number(catalogue)]
    column = _TEXTS.c[field]
    query = select(_TEXTS.c.id).where(
        _TEXTS.c.id.in_(bindparam("ids", expanding=True)), column.contains(folded, autoescape=True)
    )
    found: list[int] = []
    for start in range(0, len(mine), _BATCH):
        found += connection.execute(query, {"ids": mine[start : start + _BATCH].tolist()}).scalars()
    return np.array(sorted(found), dtype=np.int64) // STRIDE


def _ids(joined: str | None) -> Ids:
    if not joined:
        return np.empty(0, dtype=np.int64)
    ids = np.fromstring(joined, dtype=np.int64, sep=",")
    ascending = bool((ids[1:] > ids[:-1]).all())
    return ids if ascending else np.sort(ids)
