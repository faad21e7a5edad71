"""The way into the page データ: the rail, the menu, and files that are dropped anywhere on the window."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QAction, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QWidget

from navigator.qtsupport.lastfolder import LastFolder
from navigator.viewmodels.desk import Desk
from navigator.views.mainwindow import MainWindow
from navigator.views.rail import Page

DATA = "data"
PATTERNS = "*.rpnx *.xlsx *.xlsm *.xls *.csv *.tsv *.txt *.json *.zip *.xml *.rss"
"""What the page takes: change packages of other offices, and files to import."""


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
        self._window = window
        self._offer_file(window)

    def _offer_file(self, window: MainWindow) -> None:
        """Put the way to a file at the head of the menu, where people look for it."""
        menu = window.menus.file
        entry = QAction(self.tr("ファイルを開く・取り込む…") + "\tCtrl+O", menu)
        entry.triggered.connect(lambda _checked=False: self.choose_file())
        first = menu.actions()[0]
        menu.insertAction(first, entry)
        menu.insertSeparator(first)
        QShortcut(QKeySequence("Ctrl+O"), window).activated.connect(self.choose_file)

    def choose_file(self) -> None:
        """Ask for a change package or a file to import and take it to the page."""
        folder = LastFolder(self._desk.store)
        kinds = self.tr("変更パッケージと取り込めるファイル ({patterns})").format(patterns=PATTERNS)
        everything = self.tr("すべてのファイル (*)")
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("ファイルを開く・取り込む"), str(folder.path), f"{kinds};;{everything}"
        )
        if name:
            folder.remember(Path(name))
            self._desk.page_requested.emit(DATA, Path(name))

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
