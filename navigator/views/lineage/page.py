"""The page 系譜: how programs turned into one another, over the years and by ministry."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from navigator.domain.catalogues import Catalogue
from navigator.domain.lineage import LineageFilter
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.lineage import LineageModel
from navigator.views.lineage.canvas import LineageCanvas
from navigator.views.lineage.controls import Controls
from navigator.views.lineage.legend import Legend
from navigator.views.lineage.panel import SidePanel
from navigator.views.lineage.papers import LineagePapers
from navigator.views.widgets.empty import EmptyState

TRENDS = "trends"
"""Key of the page that charts money and outcomes."""

_SIDE = 330


class LineagePage(QWidget):
    """Controls above, the picture with its legend, the program one stands on beside it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.model = LineageModel(desk, self)
        self.controls = Controls(self.model, desk.presentation)
        self.canvas = LineageCanvas(self.model)
        self.legend = Legend()
        self.side = SidePanel(self.model)
        self.empty = EmptyState()
        self.papers = LineagePapers(desk, self.model, self)
        self._arrange()
        self._connect()
        self._show()

    def _arrange(self) -> None:
        drawn = QWidget()
        column = QVBoxLayout(drawn)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.legend)
        self.place = QStackedWidget()
        self.place.addWidget(drawn)
        self.place.addWidget(self.empty)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.place)
        self.splitter.addWidget(self.side)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([900, _SIDE])
        self.splitter.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.controls)
        outer.addWidget(self.splitter, 1)
        outer.addWidget(self.papers.exporter.row)

    def _connect(self) -> None:
        controls, canvas, card, model = self.controls, self.canvas, self.side.card, self.model
        controls.zoom_requested.connect(canvas.zoom)
        controls.fit_requested.connect(canvas.fit)
        controls.usual_requested.connect(canvas.usual)
        canvas.opened.connect(self.open_record)
        canvas.focus_requested.connect(model.focus)
        canvas.menu_requested.connect(self._offer)
        card.record_requested.connect(self.open_record)
        card.line_requested.connect(self._show_line)
        card.chart_requested.connect(self.open_chart)
        self.side.landscape.chosen.connect(model.go_to)
        self.side.landscape.opened.connect(self.open_record)
        model.changed.connect(self._show)

    def _show(self) -> None:
        self.legend.show_legend(self.model.drawing)
        is_empty = not self.model.graph.programs
        self.place.setCurrentIndex(int(is_empty))
        if not is_empty:
            return
        if self.model.facts is None:
            self.empty.show_text(self.tr("系譜を読んでいます"), "")
            self.empty.show_ways(())
        else:
            self.empty.show_text(
                self.tr("この条件に合う事業はありません"), self.tr("府省・種別・分野の条件を減らしてください。")
            )
            self.empty.show_ways([(self.tr("条件をすべて外す"), lambda: self.model.set_filter(LineageFilter()))])

    def open_with(self, code: str) -> None:
        """Let a program stand out with what came before and after it, and stand on it."""
        self.model.focus(code)
        self.canvas.setFocus()

    def open_record(self, code: str) -> None:
        """Show the record of a program in the finder."""
        if code:
            self._desk.record_requested.emit(Catalogue.PROGRAMS, code)

    def open_chart(self, code: str) -> None:
        """Show the money of a program and of its whole line on the page 推移."""
        if code:
            self._desk.page_requested.emit(TRENDS, self.model.chart_of(code))

    def _show_line(self, code: str) -> None:
        self.model.focus(code, only=True)

    def _offer(self, code: str, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("記録を開く")).triggered.connect(lambda: self.open_record(code))
        menu.addAction(self.tr("注目する")).triggered.connect(lambda: self.model.focus(code))
        menu.addAction(self.tr("この系譜だけ")).triggered.connect(lambda: self._show_line(code))
        menu.addAction(self.tr("推移で見る")).triggered.connect(lambda: self.open_chart(code))
        menu.popup(place)

    # What the window's keys ask of every page

    def print_page(self) -> None:
        """Print what is shown (Ctrl+P)."""
        self.papers.print_paper()

    def export_page(self) -> None:
        """Write what is shown to a file (Ctrl+E)."""
        self.papers.export()

    def refresh(self) -> None:
        """Read the lineage anew (F5)."""
        self.model.read()

    def focus_search(self) -> bool:
        """Go to the search box of the page."""
        self.controls.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.controls.search.selectAll()
        return True

    def focus_next(self) -> None:
        """Go round the parts of the page: search, picture, card, list (F6)."""
        parts = [self.controls.search, self.canvas, self.side.card.record]
        if self.side.landscape.isVisible():
            parts.append(self.side.landscape.entries)
        here = next((n for n, part in enumerate(parts) if part.hasFocus()), -1)
        following = [*parts[here + 1 :], *parts[: here + 1]]
        next((part for part in following if part.isEnabled()), self.canvas).setFocus()
