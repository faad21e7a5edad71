"""The pages as small pictures; each is painted when it is first seen."""

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon, QPainter
from PySide6.QtWidgets import QListView, QWidget

from navigator.qtsupport.theme import current_tokens
from navigator.views.printing.canvas import picture_of
from navigator.views.printing.pages import Pages

_WIDTH = 108
_Index = QModelIndex | QPersistentModelIndex


class PageModel(QAbstractListModel):
    """One row a page: its number and its picture."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages: Pages | None = None
        self._pictures: dict[int, QIcon] = {}
        self._ratio = 1.0

    def set_pages(self, pages: Pages, ratio: float) -> None:
        """Take other pages; ``ratio`` is dots by logical dots of the screen."""
        self.beginResetModel()
        self._pages, self._ratio = pages, ratio
        self._pictures.clear()
        self.endResetModel()

    def _icon(self, pages: Pages, row: int) -> QIcon:
        picture = picture_of(pages, row, self.picture_size().width(), self._ratio)
        painter = QPainter(picture)
        painter.setPen(QColor(current_tokens().border))
        size = picture.deviceIndependentSize()
        painter.drawRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1))
        painter.end()
        found = QIcon()
        # Paper stays white when its page is the chosen one.
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected, QIcon.Mode.Active):
            found.addPixmap(picture, mode)
        return found

    def picture_size(self) -> QSize:
        """Return the size of a picture, logical dots."""
        width, height = self._pages.size if self._pages else (210.0, 297.0)
        scale = _WIDTH / max(width, height)
        return QSize(round(width * scale), round(height * scale))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's signature
        """Return the number of pages."""
        return 0 if parent.isValid() or self._pages is None else self._pages.count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the number or the picture of a page."""
        if self._pages is None or not index.isValid():
            return None
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return str(row + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{page} ページ").format(page=row + 1)
        if role == Qt.ItemDataRole.DecorationRole:
            if row not in self._pictures:
                self._pictures[row] = self._icon(self._pages, row)
            return self._pictures[row]
        return None


class PageStrip(QListView):
    """The pages from top to bottom; ``chosen(index)`` says that one was clicked or walked to."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PageModel(self)
        self.setModel(self._model)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        # Without it every picture would be painted to learn its size.
        self.setUniformItemSizes(True)
        self.setSpacing(6)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_WIDTH + 44)
        self.setAccessibleName(self.tr("ページの一覧"))
        self.selectionModel().currentChanged.connect(self._walked)

    def set_pages(self, pages: Pages) -> None:
        """Show other pages."""
        self._model.set_pages(pages, self.devicePixelRatioF())
        self.setIconSize(self._model.picture_size())

    def show_page(self, index: int) -> None:
        """Mark page ``index`` (from 0) as the one in view, without saying that it was chosen."""
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        place = self._model.index(index, 0)
        self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.blockSignals(blocked)
        self.scrollTo(place)

    def _walked(self, current: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(current.row())
