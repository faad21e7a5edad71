"""The controls of the paper: size, orientation, margins, colour or grey."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QFormLayout, QGridLayout, QLabel, QVBoxLayout, QWidget

from navigator.domain.document import PageSetup, PaperSize
from navigator.views.widgets.labels import plain_label

# Typing «12» is one change, not two.
_PAUSE_MS = 350
_WIDEST_MARGIN = 80.0


class SetupPanel(QWidget):
    """Shows a page setup; ``changed(PageSetup)`` comes when the reader has settled on another."""

    changed = Signal(object)

    def __init__(self, setup: PageSetup, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = setup
        self._filling = False
        self.size_box = self._choice([(size.value, size) for size in PaperSize], self.tr("用紙"))
        self.turn_box = self._choice([(self.tr("縦"), False), (self.tr("横"), True)], self.tr("向き"))
        self.grey_box = self._choice([(self.tr("カラー"), False), (self.tr("白黒"), True)], self.tr("色"))
        self.margins = {
            "top": self._margin(self.tr("上の余白（mm）")),
            "left": self._margin(self.tr("左の余白（mm、とじしろ）")),
            "right": self._margin(self.tr("右の余白（mm）")),
            "bottom": self._margin(self.tr("下の余白（mm）")),
        }
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._say)
        self._lay_out()
        self.show_setup(setup)

    @property
    def setup(self) -> PageSetup:
        """What the controls say now."""
        sides = {side: box.value() for side, box in self.margins.items()}
        return PageSetup(
            PaperSize(self.size_box.currentData()),
            bool(self.turn_box.currentData()),
            grey=bool(self.grey_box.currentData()),
            **sides,
        )

    @property
    def is_waiting(self) -> bool:
        """Whether a change has been made that was not told yet."""
        return self._pause.isActive()

    def show_setup(self, setup: PageSetup) -> None:
        """Put ``setup`` into the controls without saying that it changed."""
        self._filling = True
        self._said = setup
        for box, value in ((self.size_box, setup.size), (self.turn_box, setup.landscape), (self.grey_box, setup.grey)):
            box.setCurrentIndex(box.findData(value))
        for side, margin in self.margins.items():
            margin.setValue(getattr(setup, side))
        self._filling = False

    def _choice(self, items: list[tuple[str, object]], name: str) -> QComboBox:
        box = QComboBox()
        for text, value in items:
            box.addItem(text, value)
        box.setAccessibleName(name)
        box.currentIndexChanged.connect(self._touched)
        return box

    def _margin(self, name: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(0.0, _WIDEST_MARGIN)
        box.setDecimals(0)
        box.setSuffix(" mm")
        box.setAccessibleName(name)
        box.valueChanged.connect(self._touched)
        return box

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self._label(self.tr("用紙(&S)"), self.size_box), self.size_box)
        form.addRow(self._label(self.tr("向き(&O)"), self.turn_box), self.turn_box)
        form.addRow(self._label(self.tr("色(&G)"), self.grey_box), self.grey_box)
        cross = QGridLayout()
        cross.setContentsMargins(0, 0, 0, 0)
        names = {"top": self.tr("上"), "left": self.tr("左"), "right": self.tr("右"), "bottom": self.tr("下")}
        for place, side in enumerate(("top", "bottom", "left", "right")):
            row, column = divmod(place, 2)
            cross.addWidget(plain_label(names[side]), row, 2 * column)
            cross.addWidget(self.margins[side], row, 2 * column + 1)
        cross.setColumnStretch(1, 1)
        cross.setColumnStretch(3, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(plain_label(self.tr("余白（左はとじしろ）")))
        column.addLayout(cross)

    @staticmethod
    def _label(text: str, buddy: QWidget) -> QLabel:
        label = plain_label(text)
        label.setBuddy(buddy)
        return label

    def _touched(self) -> None:
        if not self._filling:
            self._pause.start()

    def _say(self) -> None:
        if self.setup != self._said:
            self._said = self.setup
            self.changed.emit(self._said)
