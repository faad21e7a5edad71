"""Putting something on the clipboard, and leaving it there when the program ends."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

_put: list[str] = []
"""The text of what was put last, while it may still lie there."""


def put(content: QMimeData) -> None:
    """Put ``content`` on the clipboard."""
    _put[:] = [content.text()]
    QGuiApplication.clipboard().setMimeData(content)


def leave() -> None:
    """Leave what was put as plain text, without an object of ours; what others put meanwhile is not touched.

    WORKAROUND: PySide6 6.11 ends with a segmentation fault when the clipboard still holds a QMimeData made in Python
    at the end of the process. The text stays, the HTML beside it goes.
    """
    clipboard = QGuiApplication.clipboard()
    if _put and clipboard.text() == _put[0]:
        clipboard.setText(_put[0])
    _put.clear()
