"""The conditions in force as chips; a click lifts one."""

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
        focused = next((number for number, chip in enumerate(self.chips) if chip.hasFocus()), None)
        self._shown = conditions
        while self._flow.takeAt(0) is not None:
            pass
        for old in self.chips:
            old.hide()
            old.deleteLater()
        self.chips = [self._chip(condition, label) for condition, label in conditions]
        for chip in self.chips:
            self._flow.addWidget(chip)
        self._flow.addWidget(self.clear)
        for before, after in zip(self.chips, [*self.chips[1:], self.clear], strict=True):
            QWidget.setTabOrder(before, after)
        self.clear.setVisible(len(conditions) > 1)
        self.setVisible(bool(conditions))
        if focused is not None and self.chips:
            self.chips[min(focused, len(self.chips) - 1)].setFocus()

    def _chip(self, condition: Condition, label: Text) -> QToolButton:
        text = label.of(self._language)
        chip = QToolButton(self)
        set_role(chip, "chip")
        chip.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the text
        chip.setIcon(icon("x", IconRole.CHIP))
        chip.setIconSize(QSize(12, 12))
        chip.setText(button_text(chip.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST)))
        chip.setToolTip(tip(self.tr("{condition} を外す").format(condition=text)))
        chip.setAccessibleName(self.tr("{condition} を外す").format(condition=text))
        chip.clicked.connect(lambda: self.lift_requested.emit(condition))
        chip.show()
        return chip
