"""The weights of the ranking, each with its words, a slider and a number."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSlider, QSpinBox, QVBoxLayout, QWidget

from navigator.domain.planning_weights import HEAVIEST, USUAL, Demerit, Weights
from navigator.domain.results import Presentation
from navigator.qtsupport.icons import icon
from navigator.views.widgets.labels import plain_label

_SLIDER_MOST = 30
"""The slider goes this far; what is heavier is typed."""


class WeightsPanel(QWidget):
    """Shows and changes the weights; ``weight_changed(Demerit, int)``, ``reset_requested``."""

    weight_changed = Signal(object, int)
    reset_requested = Signal()

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[Demerit, QSpinBox] = {}
        self.sliders: dict[Demerit, QSlider] = {}
        self._filling = False
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for place, demerit in enumerate(Demerit):
            words = demerit.label.of(presentation.language)
            slider, box = QSlider(Qt.Orientation.Horizontal), QSpinBox()
            slider.setRange(0, _SLIDER_MOST)
            box.setRange(0, HEAVIEST)
            slider.setAccessibleName(words)
            box.setAccessibleName(words)
            slider.valueChanged.connect(lambda value, one=demerit: self._slide(one, value))
            box.valueChanged.connect(lambda value, one=demerit: self._type(one, value))
            grid.addWidget(plain_label(words, "small", wrap=True), 2 * place, 0, 1, 2)
            grid.addWidget(slider, 2 * place + 1, 0)
            grid.addWidget(box, 2 * place + 1, 1)
            self.boxes[demerit], self.sliders[demerit] = box, slider
        self.reset = QPushButton(icon("undo-2"), self.tr("標準の重みに戻す"))
        self.reset.clicked.connect(self.reset_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(
            plain_label(self.tr("減点の合計が少ない道筋ほど上に来ます。0 は気にしない。"), "small", wrap=True)
        )
        column.addLayout(grid)
        column.addWidget(self.reset)

    def show_weights(self, weights: Weights) -> None:
        """Show these weights; nothing is told of it."""
        self._filling = True
        for demerit in Demerit:
            self._put(demerit, weights.of(demerit))
        self._filling = False
        self._mark()

    def _slide(self, demerit: Demerit, value: int) -> None:
        if not self._filling:
            self.boxes[demerit].setValue(value)

    def _type(self, demerit: Demerit, value: int) -> None:
        if self._filling:
            return
        self._filling = True
        self._put(demerit, value)
        self._filling = False
        self._mark()
        self.weight_changed.emit(demerit, value)

    def _put(self, demerit: Demerit, value: int) -> None:
        self.boxes[demerit].setValue(value)
        self.sliders[demerit].setValue(min(value, _SLIDER_MOST))

    def _mark(self) -> None:
        self.reset.setEnabled(any(box.value() != USUAL[demerit] for demerit, box in self.boxes.items()))
