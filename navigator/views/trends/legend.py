"""The legend: every series with its sign and the years on file; it switches series off and puts them in order."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from navigator.domain.chart import Chart, ChartForm
from navigator.domain.chartlooks import ranks
from navigator.domain.results import Presentation
from navigator.qtsupport.theme import notifier, set_role
from navigator.viewmodels.plaintext import tip
from navigator.viewmodels.trends_drawing import BAR_FORMS
from navigator.viewmodels.trends_words import coverage_text
from navigator.views.record.plain import one_line
from navigator.views.trends.looks import swatch

_KEY = Qt.ItemDataRole.UserRole
_SIGNS = 72
"""Pixels that box, sign and margins of an item take beside its words."""


class Legend(QListWidget):
    """Space or a click on the box toggles; Alt+Up and Alt+Down or dragging moves. It changes by ``show_chart`` only."""

    toggled = Signal(str)
    """Key of a series."""
    moved = Signal(str, int)
    """Key and steps, up below 0."""
    ordered = Signal(object)
    """All keys in a new order."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "facet")
        self.setAccessibleName(self.tr("凡例"))
        self.setToolTip(self.tr("□ で表示を切り替え、引いて（または Alt+↑↓ で）並べ替えます"))
        self.setIconSize(QSize(26, 16))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setMinimumWidth(130)
        self._chart: Chart | None = None
        self._presentation = Presentation()
        self._filling = False
        self.itemChanged.connect(self._changed)
        notifier().changed.connect(self._fill)

    def show_chart(self, chart: Chart | None, presentation: Presentation) -> None:
        """List the series of a chart."""
        self._chart, self._presentation = chart, presentation
        self._fill()

    def _fill(self) -> None:
        current = self.current_key
        self._filling = True
        self.clear()
        chart = self._chart
        if chart is not None:
            looks, hidden = ranks(chart), set(chart.spec.hidden)
            for one in chart.series:
                item = self._item(chart, one.key, looks[one.key])
                item.setCheckState(Qt.CheckState.Unchecked if one.key in hidden else Qt.CheckState.Checked)
                self.addItem(item)
                if one.key == current:
                    self.setCurrentItem(item)
            self._size_items()
        self._filling = False

    def _size_items(self) -> None:
        """Give every item the height of its words: Qt's own forgets that the box to tick takes width."""
        room = QRect(0, 0, max(60, self.viewport().width() - _SIGNS), 1000)
        for row in range(self.count()):
            item = self.item(row)
            high = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap.value, item.text()).height()
            item.setSizeHint(QSize(80, high + 8))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wrap the names anew."""
        super().resizeEvent(event)
        filling, self._filling = self._filling, True
        self._size_items()
        self._filling = filling

    def _item(self, chart: Chart, key: str, rank: int) -> QListWidgetItem:
        language = self._presentation.language
        one = next(series for series in chart.series if series.key == key)
        years = coverage_text(one.coverage).of(language)
        said = f"{one_line(one.label.of(language))}\n{years}"
        bars = chart.spec.form in BAR_FORMS
        item = QListWidgetItem(swatch(rank, bars=bars, hollow=one.hollow, scale=self.devicePixelRatioF()), said)
        item.setData(_KEY, key)
        item.setToolTip(tip(said))
        on = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(on | Qt.ItemFlag.ItemIsDragEnabled)
        return item

    @property
    def current_key(self) -> str | None:
        """Key of the current series."""
        item = self.currentItem()
        return None if item is None else str(item.data(_KEY))

    @property
    def keys(self) -> list[str]:
        """Every key in the order shown."""
        return [str(self.item(row).data(_KEY)) for row in range(self.count())]

    def _changed(self, item: QListWidgetItem) -> None:
        if not self._filling:
            self.toggled.emit(str(item.data(_KEY)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move the current series by Alt and the arrow keys."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        key = self.current_key
        if steps is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if key is not None:
                self.moved.emit(key, steps)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Ask for the order after a drag."""
        self._filling = True
        super().dropEvent(event)
        self._filling = False
        self.ordered.emit(self.keys)


def legend_is_useful(chart: Chart) -> bool:
    """Tell whether there is something to tell apart: several series, or one that was switched off."""
    return len(chart.series) > 1 or bool(chart.spec.hidden) or chart.spec.form is ChartForm.SHARE
