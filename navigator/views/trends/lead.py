"""The sentence above the chart: made from the data, or the reader's own."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QWidget

from navigator.domain.chart import Chart
from navigator.domain.results import Presentation
from navigator.qtsupport.icons import icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.plaintext import tip
from navigator.views.record.plain import visible
from navigator.views.widgets.labels import plain_label

_LONGEST = 400


class LeadLine(QWidget):
    """Shows the sentence; a button lets the reader write another one, Enter keeps it, Esc does not."""

    written = Signal(str)
    """The reader's own sentence, empty for the one made from the data."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = plain_label(wrap=True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.field = QLineEdit()
        self.field.setMaxLength(_LONGEST)
        self.field.setAccessibleName(self.tr("リード文"))
        self.field.returnPressed.connect(self._keep)
        self.field.installEventFilter(self)
        self.edit = QPushButton(icon("pencil"), "")
        self.edit.setToolTip(tip(self.tr("リード文を書き換える")))
        self.edit.setAccessibleName(self.tr("リード文を書き換える"))
        self.back = QPushButton(icon("undo-2"), self.tr("自動の文に戻す"))
        for button in (self.edit, self.back):
            set_role(button, "quiet")
        self.edit.clicked.connect(self.begin)
        self.back.clicked.connect(lambda: self.written.emit(""))
        self._editing = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self.text)
        self._stack.addWidget(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._stack, 1)
        row.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)

    def show_chart(self, chart: Chart, presentation: Presentation) -> None:
        """Show the sentence of a chart."""
        own = chart.spec.lead
        self.text.setText(visible(own or chart.lead.of(presentation.language)))
        self.back.setVisible(bool(own))
        self._end()

    @property
    def is_editing(self) -> bool:
        """Whether the reader writes."""
        return self._editing

    def begin(self) -> None:
        """Let the reader write."""
        self._editing = True
        self.field.setText(self.text.text())
        self._stack.setCurrentWidget(self.field)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def _end(self) -> None:
        # Before the field goes: it loses the focus by that, and would be kept.
        self._editing = False
        self._stack.setCurrentWidget(self.text)

    def _keep(self) -> None:
        self._end()
        if self.field.text().strip() != self.text.text():
            self.written.emit(self.field.text().strip())
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Give up on Esc; keep what was written when the reader goes on elsewhere."""
        if watched is self.field and self.is_editing:
            if (
                isinstance(event, QKeyEvent)
                and event.type() == QEvent.Type.KeyPress
                and event.key() == Qt.Key.Key_Escape
            ):
                self._end()
                self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.type() == QEvent.Type.FocusOut:
                self._keep()
        return super().eventFilter(watched, event)
