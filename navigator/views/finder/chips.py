"""The conditions in force as chips; a click lifts one."""

from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from navigator.domain.filters import Condition
from navigator.domain.text import Language, Text
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.plaintext import tip
from navigator.views.widgets.flow import FlowLayout
from navigator.views.widgets.labels import button_text

_WIDEST = 260


class ChipBar(QWidget):
    """One chip a condition, in the order of the filter, and a way to lift all of them."""

    lift_requested = Signal(object)
    """Condition."""
    clear_requested = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self._flow = FlowLayout(self, spacing=5)
        self._shown: tuple[tuple[Condition, Text], ...] = ()
        self.chips: list[QToolButton] = []
        self.clear = QToolButton()
        set_role(self.clear, "link")
        self.clear.setText(self.tr("条件をすべて外す"))
        self.clear.clicked.connect(self.clear_requested)
        self._flow.addWidget(self.clear)
        self.hide()

    def show_conditions(self, conditions: tuple[tuple[Condition, Text], ...]) -> None:
        """Show these conditions."""
        if conditions == self._shown:
            return
        self._shown = conditions
        while len(self.chips) > len(conditions):
            old = self.chips.pop()
            if old.hasFocus():
                (self.chips[-1] if self.chips else self.clear).setFocus()
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        while len(self.chips) < len(conditions):
            self.chips.append(self._new_chip(len(self.chips)))
            self._flow.removeWidget(self.clear)
            self._flow.addWidget(self.chips[-1])
            self._flow.addWidget(self.clear)
            for before, after in pairwise([*self.chips, self.clear]):
                QWidget.setTabOrder(before, after)
        for chip, (_condition, label) in zip(self.chips, conditions, strict=True):
            self._say(chip, label.of(self._language))
        self.clear.setVisible(len(conditions) > 1)
        self.setVisible(bool(conditions))

    def _new_chip(self, number: int) -> QToolButton:
        chip = QToolButton(self)
        set_role(chip, "chip")
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the text
        chip.setIcon(icon("x", IconRole.CHIP))
        chip.setIconSize(QSize(12, 12))
        chip.clicked.connect(lambda: self.lift_requested.emit(self._shown[number][0]))
        chip.show()
        return chip

    def _say(self, chip: QToolButton, text: str) -> None:
        shown = button_text(chip.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST))
        whole = self.tr("{condition} を外す").format(condition=text)
        if chip.accessibleName() != whole:
            chip.setText(shown)
            chip.setToolTip(tip(whole))
            chip.setAccessibleName(whole)
