"""The bar below: the comparison tray, and what the figures on screen stand on."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QToolButton, QWidget

from navigator.domain.record import RecordRef
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.plaintext import tip
from navigator.viewmodels.tray import CAPACITY, TrayModel, TrayRole
from navigator.views.widgets.labels import ElidedLabel, button_text, plain_label

_WIDEST_TITLE, _NARROWEST_TITLE = 150, 24
_AROUND_TITLE = 68
"""Pixels of a chip beside its title: its rim, the cross, the gap."""
_BOTH_ENDS = 90
_LONG = 5000
"""Lines of a step that takes longer than a glance."""
_WIDEST_VERSION, _NARROWEST_VERSION = 320, 32


class TrayBar(QFrame):
    """Ticked records as chips with their number, a way to empty the tray, and the state of the library."""

    remove_requested = Signal(object)
    """RecordRef."""
    record_requested = Signal(object, str)
    """Catalogue, code."""
    clear_requested = Signal()
    compare_requested = Signal()
    stop_requested = Signal()
    """What is being written is to be stopped."""

    def __init__(self, model: TrayModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self.setAccessibleName(self.tr("比較トレイ"))
        self._model = model
        self._count = plain_label(role="muted")
        self._clear = QToolButton()
        set_role(self._clear, "link")
        self._clear.setText(self.tr("空にする"))
        self._clear.clicked.connect(self.clear_requested)
        self._compare = QPushButton(icon("columns-3", IconRole.ON_PRIMARY), self.tr("比べる Ctrl+Enter"))
        set_role(self._compare, "primary")
        self._compare.setToolTip(self.tr("トレイの記録を並べて比べます (Ctrl+Enter)"))
        self._compare.clicked.connect(self.compare_requested)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self._chips.setContentsMargins(0, 0, 0, 0)
        self._state = plain_label(role="small")
        self._stop = QToolButton()
        set_role(self._stop, "link")
        self._stop.setText(self.tr("中止"))
        self._stop.clicked.connect(self.stop_requested)
        self._stop.hide()
        self._version = ElidedLabel(widest=_WIDEST_VERSION)
        set_role(self._version, "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 4)
        row.setSpacing(8)
        row.addWidget(self._count)
        self._strip = self._make_strip()
        self._strip.installEventFilter(self)
        row.addWidget(self._strip, 1)
        row.addWidget(self._clear)
        row.addWidget(self._compare)
        row.addSpacing(8)
        row.addWidget(self._version)
        row.addWidget(self._state)
        row.addWidget(self._stop)
        model.changed.connect(self._refill)
        self._refill()

    def _make_strip(self) -> QScrollArea:
        inner = QWidget()
        inner.setLayout(self._chips)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedHeight(34)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        return area

    @property
    def chips(self) -> tuple[QToolButton, ...]:
        """The buttons that open a record in the tray, in their order."""
        return tuple(self.findChildren(QToolButton, "tray-title"))

    @property
    def version(self) -> str:
        """The version of the data on screen, whole."""
        return self._version.text()

    def show_version(self, text: str) -> None:
        """Show the version of the data on screen."""
        self._version.setText(text)
        self._fit_version()

    def show_saving(self, on: bool) -> None:
        """Tell whether something is still being written."""
        self._state.setText(self.tr("保存中…") if on else self.tr("保存済"))
        self._state.setToolTip("")
        self._stop.hide()

    def show_progress(self, done: int, whole: int) -> None:
        """Tell how far a long step back or forward is, and offer to stop it; short ones are over at once."""
        if whole >= _LONG:
            self._state.setText(self.tr("保存中… {share}％").format(share=100 * done // whole))
            self._stop.show()

    def show_read_only(self, why: str = "") -> None:
        """Tell that nothing can be written, and why."""
        self._state.setText(self.tr("読み取り専用"))
        self._state.setToolTip(tip(why) if why else "")

    def _refill(self) -> None:
        while (item := self._chips.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        for row in range(self._model.rowCount()):
            index = self._model.index(row)
            self._chips.addWidget(self._chip(index.data(), index.data(TrayRole.RECORD)))
        self._chips.addStretch(1)
        count = self._model.rowCount()
        self._count.setText(self.tr("比較トレイ {count}/{most}").format(count=count, most=CAPACITY))
        if not count:
            hint = plain_label(self.tr("一覧の □ か Space で、比べたい記録をここに集めます"), "small")
            self._chips.insertWidget(0, hint)
        self._clear.setVisible(bool(count))
        self._fit_version()
        self._fit_titles()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the room anew."""
        super().resizeEvent(event)
        self._fit_version()

    def _fit_version(self) -> None:
        """Let the version give way to the records of a full tray; its tip and the page «about» say it in full."""
        others = (self._count, self._clear, self._compare, self._state)
        taken = sum(one.sizeHint().width() for one in others if not one.isHidden())
        spacing = self.layout().spacing() * (self.layout().count() + 1) + 32
        room = self.width() - taken - spacing - len(self.chips) * (_NARROWEST_TITLE + _AROUND_TITLE)
        self._version.setMaximumWidth(max(min(room, _WIDEST_VERSION), _NARROWEST_VERSION))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Give the titles the room there is: the strip also changes when a button beside it comes or goes."""
        if watched is self._strip and event.type() is QEvent.Type.Resize:
            self._fit_titles()
        return super().eventFilter(watched, event)

    def _fit_titles(self) -> None:
        chips = self.chips
        room = self._strip.width() // max(len(chips), 1) - _AROUND_TITLE
        width = min(max(room, _NARROWEST_TITLE), _WIDEST_TITLE)
        # The end tells phases apart, but only where enough of the beginning is left to know the name.
        side = Qt.TextElideMode.ElideMiddle if width >= _BOTH_ENDS else Qt.TextElideMode.ElideRight
        for chip in chips:
            chip.setText(button_text(chip.fontMetrics().elidedText(chip.accessibleName(), side, width)))

    def _chip(self, title: str, record: object) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        opener = QToolButton()
        opener.setObjectName("tray-title")
        set_role(opener, "chip")
        opener.setToolTip(tip(title))
        opener.setAccessibleName(title)
        opener.clicked.connect(lambda: self.record_requested.emit(record.catalogue, record.ref.code))
        remover = QToolButton()
        set_role(remover, "quiet")
        remover.setIcon(icon("x", IconRole.MUTED))
        remover.setIconSize(QSize(14, 14))
        remover.setAccessibleName(self.tr("{title} を比較トレイから外す").format(title=title))
        remover.setToolTip(self.tr("比較トレイから外す"))
        ref: RecordRef = record.ref
        remover.clicked.connect(lambda: self.remove_requested.emit(ref))
        row.addWidget(opener)
        row.addWidget(remover)
        return box
