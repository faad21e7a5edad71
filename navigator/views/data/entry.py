"""The way into the page データ: the rail, and files that are dropped anywhere on the window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from navigator.viewmodels.desk import Desk
from navigator.views.mainwindow import MainWindow
from navigator.views.rail import Page

DATA = "data"


class DataPlace(QObject):
    """Makes the page when it is first shown: nothing of it is imported before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def add_to(self, window: MainWindow) -> None:
        """Put the page into the rail of ``window``, and take files that are dropped on it."""
        self.setParent(window)
        window.add_page(Page(DATA, self.tr("データ"), "database", self._make))
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def _make(self) -> QWidget:
        from navigator.views.data.page import DataPage  # noqa: PLC0415 - made when first shown

        return DataPage(self._desk)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take one file that is dropped on the window to the page."""
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.DragMove) and isinstance(event, QDropEvent):
            if dropped_file(event.mimeData()) is not None:
                event.acceptProposedAction()
                return True
        elif event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            path = dropped_file(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                self._desk.page_requested.emit(DATA, path)
                return True
        return super().eventFilter(watched, event)


def dropped_file(data: QMimeData | None) -> Path | None:
    """Return the file or folder of this machine that is dragged or pasted; None for none, or for several."""
    urls = data.urls() if data is not None and data.hasUrls() else []
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    return Path(urls[0].toLocalFile())
