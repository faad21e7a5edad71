"""The subjects that can be drawn, as a list to search and tick: by kind, with the number of figures on file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from navigator.domain.chart import Metric, Subject, SubjectKind
from navigator.domain.folding import fold
from navigator.domain.text import Language
from navigator.viewmodels.plaintext import tip

if TYPE_CHECKING:  # the services import the database layer, which must not be loaded before the window shows
    from navigator.services.trends import SubjectChoice, TrendChoices

_Index = QModelIndex | QPersistentModelIndex
KINDS = (
    SubjectKind.GROUP,
    SubjectKind.MINISTRY,
    SubjectKind.KIND,
    SubjectKind.FIELD,
    SubjectKind.BLOCK,
    SubjectKind.REGION,
    SubjectKind.PROGRAM,
)
"""The order of the kinds in the list: few first."""
FIGURES_ROLE = Qt.ItemDataRole.UserRole + 1
HEADING_ROLE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class _Entry:
    choice: "SubjectChoice"
    words: str


class SubjectListModel(QAbstractTableModel):
    """Two columns: the name with its tick, the number of figures of the metric. A heading parts the kinds.

    ``toggled(Subject)`` asks for a subject to be drawn or no longer so; the ticks change when ``set_chosen`` says so.
    """

    toggled = Signal(object)

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._entries: dict[SubjectKind, list[_Entry]] = {}
        self._rows: list[SubjectKind | SubjectChoice] = []
        self._chosen: tuple[Subject, ...] = ()
        self._metric: Metric | None = None
        self._text = ""
        self._kind: SubjectKind | None = None
        self._all = False
        self._only_chosen = False

    def set_choices(self, choices: "TrendChoices") -> None:
        """List these subjects."""
        self._entries = {
            kind: [
                _Entry(choice, fold(f"{choice.label.ja} {choice.label.en} {choice.subject.code}"))
                for choice in choices.subjects.get(kind, ())
            ]
            for kind in KINDS
        }
        self._fill()

    def set_chosen(self, chosen: Sequence[Subject]) -> None:
        """Tick these subjects."""
        self._chosen = tuple(chosen)
        self._fill()

    def set_metric(self, metric: Metric) -> None:
        """Count the figures of this metric."""
        if metric != self._metric:
            self._metric = metric
            self._fill()

    def search(
        self, text: str, kind: SubjectKind | None, *, with_empty: bool = False, only_chosen: bool = False
    ) -> None:
        """Show what holds every word of ``text``, of one kind or all.

        Subjects without a figure of the metric are shown when they are chosen, or ``with_empty``.
        """
        self._text, self._kind, self._all, self._only_chosen = text, kind, with_empty, only_chosen
        self._fill()

    @property
    def subjects(self) -> tuple[Subject, ...]:
        """The subjects that are listed, in their order."""
        return tuple(row.subject for row in self._rows if not isinstance(row, SubjectKind))

    @property
    def metric(self) -> Metric | None:
        """The metric whose figures are counted."""
        return self._metric

    def figures(self, subject: Subject) -> int:
        """Return the number of figures of the metric that are on file for a subject."""
        found = (entry.choice for entry in self._entries.get(subject.kind, ()) if entry.choice.subject == subject)
        return next((self._count(choice) for choice in found), 0)

    def labels(self, subjects: Sequence[Subject]) -> tuple[str, ...]:
        """Return the names of subjects; a subject that is no longer on file is named by its code."""
        known = {entry.choice.subject: entry.choice.label for entries in self._entries.values() for entry in entries}
        return tuple(known[one].of(self._language) if one in known else one.code for one in subjects)

    def subject_at(self, row: int) -> Subject | None:
        """Return the subject of a row, None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if found is None or isinstance(found, SubjectKind) else found.subject

    def row_of(self, subject: Subject) -> int:
        """Return the row of a subject, -1 when it is not listed."""
        return next((n for n in range(len(self._rows)) if self.subject_at(n) == subject), -1)

    def _count(self, choice: "SubjectChoice") -> int:
        return 0 if self._metric is None else choice.figures.get(self._metric.key, 0)

    def _fill(self) -> None:
        words = [fold(word) for word in self._text.split()]
        rows: list[SubjectKind | SubjectChoice] = []
        for kind, entries in self._entries.items():
            if self._kind not in (None, kind):
                continue
            found = [entry.choice for entry in entries if self._is_shown(entry, words)]
            if found:
                rows += [kind, *found] if self._kind is None else found
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows:
            # The rows are the same, so the reader stays on his; ticks and numbers may be others.
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 1))

    def _is_shown(self, entry: _Entry, words: Sequence[str]) -> bool:
        chosen = entry.choice.subject in self._chosen
        if self._only_chosen and not chosen:
            return False
        return (chosen or self._all or self._count(entry.choice) > 0) and all(word in entry.words for word in words)

    # What Qt asks

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - as above
        """Name and number."""
        return 0 if parent.isValid() else 2

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A heading can neither be ticked nor chosen."""
        if self.subject_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        on = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return on | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else on

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return name, tick, number, and whether the row is a heading."""
        row, column = self._rows[index.row()], index.column()
        if role == HEADING_ROLE:
            return isinstance(row, SubjectKind)
        if role == Qt.ItemDataRole.TextAlignmentRole and column == 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if isinstance(row, SubjectKind):
            return row.label.of(self._language) if role == Qt.ItemDataRole.DisplayRole and column == 0 else None
        return self._subject_data(row, column, role)

    def _subject_data(self, choice: "SubjectChoice", column: int, role: int) -> object:
        count = self._count(choice)
        if role == FIGURES_ROLE:
            return count
        if role == Qt.ItemDataRole.CheckStateRole and column == 0:
            return Qt.CheckState.Checked if choice.subject in self._chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(choice.label.of(self._language))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return choice.label.of(self._language) if column == 0 else f"{count:,}"
        return None

    def setData(self, index: _Index, _value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Ask for the tick."""
        subject = self.subject_at(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or subject is None:
            return False
        self.toggled.emit(subject)
        return True
