"""Regions side by side on the page."""

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.comparison import DIFFERS_SIGN
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.qtsupport.icons import icon
from navigator.qtsupport.theme import current_tokens, set_role
from navigator.viewmodels.regions import RegionsModel
from navigator.viewmodels.regiontable import ComparisonTable
from navigator.views.record.citation import CitationCard
from navigator.views.widgets.labels import button_text, plain_label

_NARROWEST = 170
_LABEL_WIDTH = 180
_PADDING = 12
_WRAPPED = Qt.AlignmentFlag(
    Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextWordWrap.value
)
_TALLEST = 4000


def bold_of(font: QFont) -> QFont:
    """Return the face of headings."""
    bold = QFont(font)
    bold.setBold(True)
    return bold


class _Tint(QStyledItemDelegate):
    """Draws a tint behind cells that differ; their sign says so without colour."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a cell."""
        model = index.model()
        if isinstance(model, ComparisonTable) and model.cell(index).differs:
            painter.fillRect(option.rect, QColor(current_tokens().soft))
        super().paint(painter, option, index)


class ComparisonPane(QWidget):
    """Shows ``RegionsModel.comparison``. Signals: ``closed()``, ``print_requested()``, ``export_requested()``."""

    closed = Signal()
    print_requested = Signal()
    export_requested = Signal()

    def __init__(self, model: RegionsModel, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._presentation = model, presentation
        set_role(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = plain_label(role="title", wrap=True)
        self.back = QPushButton(icon("chevron-left"), self.tr("一覧に戻る"))
        self.back.clicked.connect(self.closed)
        self.print = QPushButton(icon("printer"), self.tr("印刷…"))
        self.print.clicked.connect(self.print_requested)
        self.export = QPushButton(icon("file-down"), self.tr("書き出す…"))
        self.export.clicked.connect(self.export_requested)
        self.table = QTableView()
        self.table.setAccessibleName(self.tr("地域の比較"))
        self.table.setItemDelegate(_Tint(self.table))
        self.table.setWordWrap(True)
        self.table.setTabKeyNavigation(False)
        self.table.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().setFixedWidth(_LABEL_WIDTH)
        self.table.verticalHeader().setDefaultAlignment(_WRAPPED)
        self.table.horizontalHeader().setDefaultAlignment(_WRAPPED)
        self.notes = plain_label(role="small", wrap=True)
        self.card = CitationCard(self)
        self.table.activated.connect(self.show_sources)
        self.table.clicked.connect(self.show_sources)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addWidget(self.title, 1)
        head.addWidget(self.print)
        head.addWidget(self.export)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.notes)
        model.comparison_changed.connect(self._show)

    def _show(self) -> None:
        comparison = self._model.comparison
        if comparison is None:
            return
        self.title.setText(self.tr("地域の比較（{count} 地域）").format(count=len(comparison.codes)))
        before = self.table.model()
        self.table.setModel(ComparisonTable(comparison, self.table))
        if before is not None:
            before.deleteLater()
        self.notes.setText(
            "　".join(
                (
                    self.tr("{sign} 内容が異なる欄。欄を押すと出典が出ます。").format(sign=DIFFERS_SIGN),
                    *comparison.notes,
                )
            )
        )
        self._fit()

    def show_sources(self, index: QModelIndex) -> None:
        """Show the source of a cell; where it has several, ask which."""
        comparison, model = self._model.comparison, self.table.model()
        if comparison is None or not isinstance(model, ComparisonTable):
            return
        wanted = set(model.cell(index).sources)
        found = [citation for citation in comparison.citations if citation.number in wanted]
        box = self.table.visualRect(index)
        place = QRect(self.table.viewport().mapToGlobal(box.topLeft()), box.size())
        if len(found) == 1:
            self._show_source(found[0], place)
        elif found:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for citation in found:
                action = menu.addAction(button_text(f"[{citation.number}] {citation.title}"))
                action.triggered.connect(partial(self._show_source, citation, place))
            menu.popup(place.bottomLeft())

    def _show_source(self, citation: CitationView, place: QRect, *_checked: bool) -> None:
        self.card.show_source(citation, self._presentation, place, QRect())

    def _fit(self) -> None:
        """Share the width among the regions, and give every row the height of its longest text."""
        model = self.table.model()
        if not isinstance(model, ComparisonTable):
            return
        room = self.table.width() - _LABEL_WIDTH - self.table.verticalScrollBar().sizeHint().width() - 4
        width = max(_NARROWEST, room // max(1, model.columnCount()))
        for column in range(model.columnCount()):
            self.table.setColumnWidth(column, width)
        self.table.resizeRowsToContents()
        measure = QFontMetrics(bold_of(self.table.font()))
        names = (QRect(0, 0, width - _PADDING, _TALLEST), _WRAPPED.value)
        highest = max(measure.boundingRect(*names, name).height() for name in model.comparison.names)
        self.table.horizontalHeader().setFixedHeight(highest + _PADDING)
        for row in range(model.rowCount()):
            box = QRect(0, 0, _LABEL_WIDTH - _PADDING, _TALLEST)
            high = measure.boundingRect(box, _WRAPPED.value, model.label_of(row)).height() + _PADDING
            self.table.setRowHeight(row, max(high, self.table.rowHeight(row)))

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Share the new width."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()
