"""The checks before printing: sentences, each with the way to its place."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from navigator.domain.checks import Check, Severity
from navigator.domain.text import Language
from navigator.qtsupport.icons import IconRole, icon

_Index = QModelIndex | QPersistentModelIndex
# Of the style: margins of the icon and of the text, and a line break that falls a little earlier in drawing.
_BESIDE_TEXT = 34
_ABOVE_AND_BELOW = 12

_ICONS = {
    Severity.ERROR: ("triangle-alert", IconRole.DANGER),
    Severity.WARNING: ("triangle-alert", IconRole.WARNING),
    Severity.INFO: ("info", IconRole.PRIMARY),
}


class _Wrapped(QStyledItemDelegate):
    """Gives every sentence the height its lines need; the style's own guess leaves out the last one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802 - Qt's name
        width = option.widget.viewport().width() if isinstance(option.widget, QAbstractItemView) else 200
        room = width - option.decorationSize.width() - _BESIDE_TEXT
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        flags = Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere
        needed = option.fontMetrics.boundingRect(0, 0, max(40, room), 10_000, flags, text)
        return QSize(width, max(option.decorationSize.height(), needed.height()) + _ABOVE_AND_BELOW)


class CheckList(QListWidget):
    """Lists checks; a click or Enter on one with a place gives ``jumped(Check)``."""

    jumped = Signal(object)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language: Language = language
        self.setWordWrap(True)
        self.setItemDelegate(_Wrapped(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("印刷前の確認"))
        self.itemClicked.connect(self._follow)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """List ``checks``, the gravest first, or say that there are none."""
        self.clear()
        order = list(Severity)
        for check in sorted(checks, key=lambda one: order.index(one.severity)):
            item = QListWidgetItem(icon(*_ICONS[check.severity]), check.text.of(self._language))
            item.setData(Qt.ItemDataRole.UserRole, check)
            weight = {
                Severity.ERROR: self.tr("誤り"), Severity.WARNING: self.tr("注意"), Severity.INFO: self.tr("参考")
            }[check.severity]  # fmt: skip
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{weight} {check.text.of(self._language)}")
            if check.jump is None:
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            else:
                item.setToolTip(self.tr("この箇所を開く"))
            self.addItem(item)
        if not checks:
            item = QListWidgetItem(icon("check", IconRole.SUCCESS), self.tr("気になる点はありません。"))
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.addItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the current check with Enter."""
        item = self.currentItem()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item is not None:
            self._follow(item)
            return
        super().keyPressEvent(event)

    def _follow(self, item: QListWidgetItem) -> None:
        check = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(check, Check) and check.jump is not None:
            self.jumped.emit(check)
