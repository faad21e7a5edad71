"""Finds labels and buttons that are smaller than what they say."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QScrollArea, QWidget

from navigator.views.widgets.labels import ElidedLabel

SLACK = 1


def clipped(root: QWidget) -> list[str]:
    """Return what is cut of every visible label, button and combo box below ``root``."""
    found = []
    for widget in root.findChildren(QWidget):
        if not isinstance(widget, QLabel | QAbstractButton | QComboBox) or isinstance(widget, ElidedLabel):
            continue
        if not widget.isVisible() or _is_part(widget):
            continue
        reason = _too_small(widget) or _outside(widget)
        if reason:
            found.append(f"{type(widget).__name__} {_text(widget)!r}: {reason}")
    return found


def _is_part(widget: QWidget) -> bool:
    """Tell whether the widget belongs to a control of Qt's own, such as the button inside a line edit."""
    return type(widget).__name__.startswith("QLineEdit") or widget.objectName().startswith("qt_") or not _text(widget)


def _text(widget: QWidget) -> str:
    return widget.currentText() if isinstance(widget, QComboBox) else widget.text()


def _needed(widget: QWidget) -> QSize:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return QSize(0, widget.heightForWidth(widget.width()))
    return widget.sizeHint()


def _too_small(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):
        wide = widget.fontMetrics().horizontalAdvance(widget.currentText()) + 30
        return f"{widget.width()} px wide, {wide} needed" if widget.width() + SLACK < wide else ""
    needed, given = _needed(widget), widget.size()
    if given.width() + SLACK < needed.width() or given.height() + SLACK < needed.height():
        return f"{given.toTuple()}, {needed.toTuple()} needed"
    return ""


def _outside(widget: QWidget) -> str:
    """Tell whether a parent cuts the widget, unless one can scroll to it."""
    box = QRect(QPoint(0, 0), widget.size())
    child, parent = widget, widget.parentWidget()
    while parent is not None and not child.isWindow():
        area = parent.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is parent and _scrolls(area):
            return ""
        box.translate(child.pos())
        if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(box):
            return f"outside of {type(parent).__name__}"
        child, parent = parent, parent.parentWidget()
    return ""


def _scrolls(area: QScrollArea) -> bool:
    off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    return area.verticalScrollBarPolicy() != off or area.horizontalScrollBarPolicy() != off
