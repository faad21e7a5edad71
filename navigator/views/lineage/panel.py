"""Beside the picture: the program one stands on with the ways from it, and the list of a year or of what changed."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from navigator.qtsupport.theme import set_role
from navigator.viewmodels.lineage import LineageModel
from navigator.viewmodels.plaintext import tip
from navigator.views.widgets.flow import FlowLayout
from navigator.views.widgets.labels import plain_label

_CODE = Qt.ItemDataRole.UserRole


class ProgramCard(QWidget):
    """What is on file about a program, and three ways from it: each signal brings its code."""

    record_requested = Signal(str)
    line_requested = Signal(str)
    chart_requested = Signal(str)

    def __init__(self, model: LineageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.title = plain_label(role="heading", wrap=True)
        self.subtitle = plain_label(role="muted", wrap=True)
        self.body = plain_label(wrap=True)
        self.sources = plain_label(role="small", wrap=True)
        for label in (self.title, self.subtitle, self.body, self.sources):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.record = QPushButton(self.tr("記録を開く"))
        self.line = QPushButton(self.tr("この系譜だけ"))
        self.chart = QPushButton(self.tr("推移で見る"))
        set_role(self.record, "primary")
        for button, signal in (
            (self.record, self.record_requested),
            (self.line, self.line_requested),
            (self.chart, self.chart_requested),
        ):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(self._model.current or ""))
        self._arrange()
        model.current_changed.connect(self.show_current)
        self.show_current()

    def _arrange(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for label in (self.title, self.subtitle, self.body, self.sources):
            column.addWidget(label)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.area = area
        ways = QWidget()
        buttons = FlowLayout(ways, spacing=6, margin=8)
        for button in (self.record, self.line, self.chart):
            buttons.addWidget(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area, 1)
        outer.addWidget(ways)

    def show_current(self) -> None:
        """Show the program that the model stands on, or what can be done to stand on one."""
        code = self._model.current
        told = None if code is None else self._model.card(code)
        for button in (self.record, self.line, self.chart):
            button.setEnabled(told is not None)
        if told is None:
            self.title.setText(self.tr("事業を選んでください"))
            self.subtitle.setText("")
            self.body.setText(self.tr("図の帯を指すと要点が出て、押すと記録が開きます。矢印キーでも帯の間を移れます。"))
            self.sources.setText("")
            return
        self.title.setText(told.title)
        self.subtitle.setText(told.subtitle)
        self.body.setText("\n".join(told.lines))
        self.sources.setText("\n".join(told.sources))
        self.area.verticalScrollBar().setValue(0)


class LandscapeList(QWidget):
    """The programs of a year, or what changed between two years, the coordination group beside them.

    Signals: ``chosen(code)`` when an entry is chosen, ``opened(code)`` for Enter or a double click.
    """

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, model: LineageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.heading = plain_label(role="heading", wrap=True)
        self.note = plain_label(role="small", wrap=True)
        self.entries = QListWidget()
        self.entries.setWordWrap(True)
        self.entries.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entries.setResizeMode(QListWidget.ResizeMode.Adjust)
        # Its room is then known when the lines are broken.
        self.entries.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.entries.setAccessibleName(self.tr("年度の一覧"))
        self.entries.currentItemChanged.connect(self._choose)
        self.entries.itemActivated.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.heading)
        column.addWidget(self.note)
        column.addWidget(self.entries, 1)
        model.changed.connect(self.show_landscape)
        self.show_landscape()

    def show_landscape(self) -> None:
        """Fill the list; without a year there is none."""
        found = self._model.landscape
        self.setVisible(found is not None)
        with QSignalBlocker(self.entries):
            self.entries.clear()
            if found is None:
                return
            self.heading.setText(found.title)
            self.note.setText(found.note)
            self.note.setVisible(bool(found.note))
            for section in found.sections:
                self._head(section.title, section.notes)
                for entry in section.entries:
                    item = QListWidgetItem(entry.text, self.entries)
                    item.setData(_CODE, entry.code)
                    item.setToolTip(tip(self._model.sources_of(entry.evidence)))

    def _head(self, title: str, notes: tuple[str, ...]) -> None:
        item = QListWidgetItem("\n".join((title, *notes)), self.entries)
        font = self.entries.font()
        font.setBold(True)
        item.setFont(font)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)

    def _choose(self, item: QListWidgetItem | None) -> None:
        code = None if item is None else item.data(_CODE)
        if code:
            self.chosen.emit(code)

    def _open(self, item: QListWidgetItem) -> None:
        code = item.data(_CODE)
        if code:
            self.opened.emit(code)


class SidePanel(QSplitter):
    """The card above, the list of a year or of changes below."""

    def __init__(self, model: LineageModel) -> None:
        super().__init__(Qt.Orientation.Vertical)
        set_role(self, "panel")
        self.card = ProgramCard(model)
        self.landscape = LandscapeList(model)
        self.addWidget(self.card)
        self.addWidget(self.landscape)
        self.setChildrenCollapsible(False)
        self.setMinimumWidth(280)
