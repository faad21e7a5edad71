"""The facet panel: one list model a facet, with what is shown of long facets, and a model that holds them together."""

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from navigator.domain.catalogues import NO_DATA, FacetKey
from navigator.domain.results import FacetCounts, FacetValue
from navigator.domain.text import Language

TOP = 8
"""How many values a long facet shows before «show all»."""
LONG = 12
"""From how many values on a facet counts as long and can be searched within."""

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class FacetRole(IntEnum):
    """What the facet rows answer beside the roles of Qt."""

    VALUE = Qt.ItemDataRole.UserRole + 1
    COUNT = Qt.ItemDataRole.UserRole + 2
    EXCLUDED = Qt.ItemDataRole.UserRole + 3


class FacetModel(QAbstractListModel):
    """The values of one facet in their settled order.

    The check state is the inclusion; an excluded value answers ``EXCLUDED``. A long facet shows its first ``TOP``
    values and everything chosen until ``show_all``; ``set_needle`` keeps the values whose label holds a text.
    """

    toggled = Signal(object, str, bool)
    """FacetKey, value, whether to exclude."""
    shape_changed = Signal()

    def __init__(self, key: FacetKey, language: Language = "ja", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.language: Language = language
        self._all: tuple[FacetValue, ...] = ()
        self._shown: list[FacetValue] = []
        self._needle = ""
        self._everything = False

    def set_values(self, values: tuple[FacetValue, ...]) -> None:
        """Take the counts of a new answer; rows stay in place when only counts and ticks changed."""
        self._all = values
        self._settle()

    def set_needle(self, needle: str) -> None:
        """Show only values whose label holds ``needle``."""
        self._needle = needle.strip().casefold()
        self._settle()

    def show_all(self, on: bool) -> None:
        """Show every value of a long facet, or its top only."""
        self._everything = on
        self._settle()

    def set_language(self, language: Language) -> None:
        """Show the labels in ``language``."""
        self.language = language
        self._settle()

    @property
    def is_long(self) -> bool:
        """Whether the facet has so many values that its top is shown first."""
        return len(self._all) > LONG

    @property
    def shows_all(self) -> bool:
        """Whether a long facet was opened in full."""
        return self._everything

    @property
    def total(self) -> int:
        """Number of values, hidden ones included."""
        return len(self._all)

    @property
    def chosen(self) -> int:
        """Number of included and excluded values."""
        return sum(value.included or value.excluded for value in self._all)

    def toggle(self, row: int, *, exclude: bool = False) -> None:
        """Ask for the value of ``row`` to be included (excluded), or no longer so."""
        if 0 <= row < len(self._shown):
            self.toggled.emit(self.key, self._shown[row].value, exclude)

    def _settle(self) -> None:
        shown = self._visible()
        old = self._shown
        if [v.value for v in shown] == [v.value for v in old]:
            self._shown = shown
            changed = [row for row, value in enumerate(shown) if value != old[row]]
            if changed:
                self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))
        else:
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()
        self.shape_changed.emit()

    def _visible(self) -> list[FacetValue]:
        if self._needle:
            return [v for v in self._all if self._needle in v.label.of(self.language).casefold()]
        if not self.is_long or self._everything:
            return list(self._all)
        top = [value for value in self._all if value.value != NO_DATA and value.count]
        top = sorted(top, key=lambda value: -value.count)[:TOP]
        keep = {value.value for value in top}
        return [v for v in self._all if v.value in keep or v.included or v.excluded or v.value == NO_DATA]

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        """Return the number of values shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the label, the check state, the count or what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        value = self._shown[index.row()]
        label = value.label.of(self.language)
        if role == Qt.ItemDataRole.DisplayRole:
            return label
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if value.included else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(value, label)
        return {FacetRole.VALUE: value.value, FacetRole.COUNT: value.count, FacetRole.EXCLUDED: value.excluded}.get(
            role
        )

    def _spoken(self, value: FacetValue, label: str) -> str:
        if value.excluded:
            return self.tr("除く {label}").format(label=label)
        return self.tr("{label} {count} 件").format(label=label, count=value.count)

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Include the value, or no longer, when its check state is set."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        if wanted != self._shown[index.row()].included:
            self.toggle(index.row())
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every value can be chosen, also one that would give nothing."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class FacetPanelModel(QObject):
    """The facets a catalogue offers, in their settled order; each one keeps its model while the catalogue changes."""

    toggled = Signal(object, str, bool)
    groups_changed = Signal()

    def __init__(self, language: Language = "ja", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._models: dict[FacetKey, FacetModel] = {}
        self._order: tuple[FacetKey, ...] = ()

    @property
    def groups(self) -> tuple[FacetModel, ...]:
        """The models of the facets offered now."""
        return tuple(self._models[key] for key in self._order)

    def set_language(self, language: Language) -> None:
        """Show the labels in ``language``."""
        self._language = language
        for model in self._models.values():
            model.set_language(language)

    def set_counts(self, facets: tuple[FacetCounts, ...]) -> None:
        """Take the counts of a new answer."""
        for counts in facets:
            model = self._models.get(counts.key)
            if model is None:
                model = self._models[counts.key] = FacetModel(counts.key, self._language, self)
                model.toggled.connect(self.toggled)
            model.set_values(counts.values)
        order = tuple(counts.key for counts in facets)
        if order != self._order:
            self._order = order
            self.groups_changed.emit()
