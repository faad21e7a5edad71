"""The comparison tray: the records ticked for comparing, up to eight, remembered in the library."""

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from navigator.domain.record import RecordRef
from navigator.domain.text import Language

if TYPE_CHECKING:  # the services import the database layer, which must not be loaded before the window shows
    from navigator.services.office import TrayRecord

CAPACITY = 8
"""A comparison holds two to eight records."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TrayRole(IntEnum):
    """What a record in the tray answers beside the roles of Qt."""

    RECORD = Qt.ItemDataRole.UserRole + 1


class TrayModel(QAbstractListModel):
    """The records in the tray in their order. It shows what the office service said last; it writes nothing itself."""

    changed = Signal()

    def __init__(self, language: Language = "ja", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._records: tuple[TrayRecord, ...] = ()
        self._refs: frozenset[RecordRef] = frozenset()

    @property
    def records(self) -> tuple["TrayRecord", ...]:
        """The records in their order."""
        return self._records

    @property
    def is_full(self) -> bool:
        """Whether no further record fits."""
        return len(self._records) >= CAPACITY

    def contains(self, ref: RecordRef) -> bool:
        """Tell whether the record is ticked."""
        return ref in self._refs

    def set_records(self, records: Sequence["TrayRecord"]) -> None:
        """Show what the office service answered."""
        if tuple(records) == self._records:
            return
        self.beginResetModel()
        self._records = tuple(records)
        self._refs = frozenset(record.ref for record in records)
        self.endResetModel()
        self.changed.emit()

    def set_language(self, language: Language) -> None:
        """Show the titles in ``language``."""
        self.beginResetModel()
        self._language = language
        self.endResetModel()
        self.changed.emit()

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        """Return the number of records in the tray."""
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title, or the record itself."""
        if not index.isValid() or index.row() >= len(self._records):
            return None
        record = self._records[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return record.title.of(self._language)
        return record if role == TrayRole.RECORD else None
