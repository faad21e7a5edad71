"""Putting something on the clipboard, and leaving it there when the program ends."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage

_put: list[str] = []
"""The text of what was put last, while it may still lie there."""
_picture: list[QImage] = []
"""The picture of what was put last, while it may still lie there."""


def put(content: QMimeData) -> None:
    """Put ``content`` on the clipboard."""
    _put[:] = [content.text()] if content.hasText() else []
    _picture[:] = [content.imageData()] if content.hasImage() else []
    QGuiApplication.clipboard().setMimeData(content)


def leave() -> None:
    """Leave what was put as plain text or as a picture, without an object of ours; what others put is not touched.

    WORKAROUND: PySide6 6.11 ends with a segmentation fault when the clipboard still holds a QMimeData made in Python
    at the end of the process. The text or the picture stays, the HTML or SVG beside it goes.
    """
    clipboard = QGuiApplication.clipboard()
    if _put and clipboard.text() == _put[0]:
        clipboard.setText(_put[0])
    elif _picture and clipboard.image() == _picture[0]:
        clipboard.setImage(_picture[0])
    _put.clear()
    _picture.clear()
