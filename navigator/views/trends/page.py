"""The page 推移: charts over the years, and the coordination group over its years."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from navigator.domain.chart import ChartSpec
from navigator.viewmodels.desk import Desk
from navigator.views.trends.chartpart import ChartPart

GROUP = "group"
"""What the page is asked to open with for its second part."""


class TrendsPage(QWidget):
    """Two parts behind tabs; the keys of the window go to the part that is shown, if it has a use for them."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAccessibleName(self.tr("推移"))
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.tr("推移の種類"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.tr("年度の推移"))
        self.tabs.addTab(self.tr("連携施策群"))
        self.charts = ChartPart(desk)
        self.group: QWidget | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.charts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._show_part)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._turn(step))

    @property
    def part(self) -> QWidget:
        """The part that is shown."""
        return self._stack.currentWidget()

    def _turn(self, step: int) -> None:
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())

    def _show_part(self, number: int) -> None:
        if number and self.group is None:
            from navigator.views.trends.group import GroupView  # noqa: PLC0415 - made when first shown

            self.group = GroupView(self._desk)
            self._stack.addWidget(self.group)
        self._stack.setCurrentIndex(number)

    def open_with(self, argument: object) -> None:
        """Show the chart of a ``ChartSpec``, or the coordination group for ``GROUP``."""
        self.tabs.setCurrentIndex(1 if argument == GROUP else 0)
        if isinstance(argument, ChartSpec):
            self.charts.open_spec(argument)

    # The keys of the window

    def _hand_on(self, name: str) -> object:
        act = getattr(self.part, name, None)
        return act() if act is not None else None

    def undo(self) -> bool:
        """Take the last step on this page back; False when there is none."""
        return bool(self._hand_on("undo"))

    def redo(self) -> bool:
        """Do again what was taken back; False when there is nothing."""
        return bool(self._hand_on("redo"))

    def refresh(self) -> None:
        """Ask again, because the data may be others now."""
        self._hand_on("refresh")

    def focus_next(self) -> None:
        """Go round the parts of what is shown."""
        self._hand_on("focus_next")

    def save(self) -> None:
        """Keep the chart by name."""
        self._hand_on("save")

    def print_page(self) -> None:
        """Print what is shown."""
        self._hand_on("print_page")

    def export_page(self) -> None:
        """Write the table of what is shown into a file."""
        self._hand_on("export_page")
