"""The columns of every catalogue, built on first use and kept until the facts change."""

import threading
from datetime import date

from navigator.db.building import build
from navigator.db.columns import CatalogueColumns, FacetColumn, own_status_column, status_column, tag_column
from navigator.db.library import Library
from navigator.db.office import marks_of_rows
from navigator.db.search import TextHits
from navigator.domain.catalogues import MARK_FACETS, Catalogue, FacetKey


class ColumnStore:
    """Columns in memory, safe to ask from several threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = threading.Lock()
        self._status_lock = threading.Lock()
        self._columns: dict[Catalogue, CatalogueColumns] = {}
        self._status: dict[date, FacetColumn] = {}
        self._marks: dict[tuple[Catalogue, FacetKey], FacetColumn] = {}
        self.hits = TextHits()

    def columns(self, catalogue: Catalogue) -> CatalogueColumns:
        """Return the columns of a catalogue."""
        # Without the lock first: whoever waits for it may hold the connection that building needs.
        built = self._columns.get(catalogue)
        if built is not None:
            return built
        with self._lock:
            if catalogue not in self._columns:
                with self._library.reading() as connection:
                    self._columns[catalogue] = build(connection, catalogue)
            return self._columns[catalogue]

    def facet(self, catalogue: Catalogue, key: FacetKey, today: date) -> FacetColumn:
        """Return one facet; the call status is reckoned for ``today`` once, the office's marks are read once."""
        columns = self.columns(catalogue)
        if key in MARK_FACETS:
            return self._marked(columns, key)
        if key is not FacetKey.STATUS:
            return columns.facets[key]
        assert columns.calls is not None, "only measures have calls"
        with self._status_lock:
            if today not in self._status:
                self._status = {today: status_column(columns.calls, columns.size, today)}
            return self._status[today]

    def _marked(self, columns: CatalogueColumns, key: FacetKey) -> FacetColumn:
        known = self._marks.get((columns.catalogue, key))
        if known is not None:
            return known
        mark = "own_statuses" if key is FacetKey.OWN else "record_tags"
        with self._library.reading() as connection:
            found = marks_of_rows(connection, mark, columns.catalogue.value)
        made = (
            own_status_column(dict(found), columns.row_ids)
            if key is FacetKey.OWN
            else tag_column(found, columns.row_ids)
        )
        self._marks[columns.catalogue, key] = made
        return made

    def forget_marks(self) -> None:
        """Drop what was read of the office's marks: they were changed."""
        self._marks.clear()

    def forget(self) -> None:
        """Drop everything: facts were changed."""
        with self._lock, self._status_lock:
            self._columns.clear()
            self._status.clear()
        self.forget_marks()
        self.hits.forget()
