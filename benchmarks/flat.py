"""One flat table of the measures as a user of other tools would make it, with the same facet values and texts.

``measures(id, code, name, text, one column a facet)`` in a SQLite file of its own. A facet with several values is a
JSON list, ``["none"]`` where nothing is on file; ``text`` holds the folded texts that the navigator searches, one a
line. A trigram index over ``text`` serves queries of three letters and more; shorter ones scan, as trigrams cannot find
them.
"""

import json
import sqlite3
from pathlib import Path

from benchmarks.service import TODAY
from navigator.db import textindex
from navigator.db.columns import FacetColumn
from navigator.db.store import ColumnStore
from navigator.domain.catalogues import SPECS, Catalogue, FacetKey
from navigator.services.library import open_library

SCALARS = (FacetKey.STATUS, FacetKey.MINISTRY, FacetKey.PROVIDER_TYPE, FacetKey.KIND)
"""Facets with at most one value a record."""

FACETS = SPECS[Catalogue.MEASURES].facets


def flat_table(library: Path) -> Path:
    """Return the flat table of a library, made at the first call beside it."""
    path = library.with_name(f"{library.stem}-flat.db")
    if not path.exists():
        beside = path.with_suffix(".new")
        beside.unlink(missing_ok=True)
        _make(library, beside)
        beside.rename(path)
    return path


def _make(library: Path, path: Path) -> None:
    opened = open_library(library).library
    store = ColumnStore(opened)
    facets = [_cells(store.facet(Catalogue.MEASURES, key, TODAY)) for key in FACETS]
    opened.close()
    source = sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True)
    target = sqlite3.connect(path)
    target.execute("PRAGMA synchronous=OFF")
    columns = ", ".join(f'"{key.value}" TEXT' for key in FACETS)
    target.execute(f"CREATE TABLE measures (id INTEGER PRIMARY KEY, code TEXT, name TEXT, text TEXT, {columns})")
    texts = " || char(10) || ".join(f"replace(t.{name}, char(31), char(10))" for name in textindex.SEARCH_FIELDS)
    rows = source.execute(
        f"SELECT m.id, m.code, m.name_ja, {texts} FROM measures m JOIN search_texts t "
        f"ON t.id = m.id * {textindex.STRIDE} + {textindex.number(Catalogue.MEASURES)} ORDER BY m.id"
    )
    filled = (
        (*row, *(cells[code] for cells, code in facets_of_row))
        for row, facets_of_row in zip(
            rows, zip(*[[(cells, code) for code in codes] for cells, codes in facets], strict=True), strict=True
        )
    )
    target.executemany(f"INSERT INTO measures VALUES ({', '.join('?' * (4 + len(FACETS)))})", filled)
    for key in SCALARS:
        target.execute(f'CREATE INDEX "by_{key.value}" ON measures ("{key.value}")')
    target.execute("CREATE INDEX by_name ON measures (name)")
    # Datasette knows the index by these very words.
    options = "content=\"measures\", content_rowid='id', tokenize='trigram'"
    target.execute(f"CREATE VIRTUAL TABLE measures_fts USING fts5(text, {options})")
    target.execute("INSERT INTO measures_fts(measures_fts) VALUES ('rebuild')")
    target.commit()
    target.close()
    source.close()


def _cells(facet: FacetColumn) -> tuple[list[str], list[int]]:
    """Return the cell of each combination of values, and each record's combination."""
    combinations = [
        [value for value, holds in zip(facet.values, row, strict=True) if holds] for row in facet.members.tolist()
    ]
    if facet.key in SCALARS:
        return [values[0] for values in combinations], facet.codes.tolist()
    return [json.dumps(values) for values in combinations], facet.codes.tolist()
