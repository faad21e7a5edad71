"""What is in hand in the finder: the rows chosen in the list, or the record at the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from navigator.views.editing.target import EditTarget, PageEntry, one_record

if TYPE_CHECKING:  # the page imports this module, and the services load the database layer
    from navigator.domain.record import RecordRef
    from navigator.services.suite import ServiceSuite
    from navigator.viewmodels.finder import FinderModel
    from navigator.views.finder.page import FinderPage


class InHand(QObject):
    """Tells the menu of editing what it is about."""

    def __init__(self, page: "FinderPage", finder: "FinderModel") -> None:
        super().__init__(page)
        self._page, self._finder = page, finder
        self._reading = False
        QApplication.instance().focusChanged.connect(self._note_focus)

    def _note_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Remember where the reader was last, list or record: a menu takes the focus away."""
        page = self._page
        if now is not None and page.record_place.isAncestorOf(now):
            self._reading = True
        elif now is page.results.table:
            self._reading = False

    def target(self) -> EditTarget | None:
        """Return the chosen rows for a reader in the list, the record shown for one in it; None for nothing."""
        page, record = self._page, self._finder.record
        result, spans = page.results.rows.result, page.results.table.selected_rows()
        count = sum(number for _first, number in spans)
        if result is not None and count > 1 and not self._reading:

            def refs(suite: "ServiceSuite") -> "tuple[RecordRef, ...]":
                return suite.finding.refs(result, spans)

            return EditTarget(result.filter.catalogue.value, count, refs)
        asked = self._finder.asked_record
        if asked is not None and (record is None or asked != (record.catalogue, record.ref.code)):
            # The record of a row that was just chosen is still being read; the old one is not meant any more.
            row = page.results.rows.row_view(spans[0][0]) if count == 1 else None
            if row is None or asked[1] != row.ref.code:
                return None
            return one_record(row.ref, row.cells["name"], starred=row.favourite)
        if record is None:
            return None
        title = record.title.of(self._finder.presentation.language)
        return one_record(record.ref, title, starred=record.favourite)

    def entries(self) -> tuple[PageEntry, ...]:
        """Return what the list lets do to its rows beside editing them."""
        page, table = self._page, self._page.results.table
        row = table.currentIndex().row()
        chosen = bool(table.selected_rows())
        return (
            PageEntry(self.tr("比較トレイに入れる・外す"), lambda: table.tick_requested.emit(row), "Space", row >= 0),
            PageEntry(self.tr("選んだ行をコピー"), page.copy_rows, "Ctrl+C", chosen),
            PageEntry(self.tr("印刷…"), page.print_page, "Ctrl+P"),
        )
