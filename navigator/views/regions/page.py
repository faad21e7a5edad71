"""The page 地域: map, list and profile of the regions; up to ten of them side by side; their papers."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from navigator.domain.chart import ChartForm, ChartSpec, Metric, MetricFamily, Subject, SubjectKind
from navigator.domain.ownmarks import NO_MARKS, OwnMarks
from navigator.domain.record import RecordRef
from navigator.domain.regions import MOST_COMPARED, WIDE, RegionFilter
from navigator.domain.vocabulary import Block
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.regions import RegionsModel
from navigator.views.editing.target import EditTarget, one_record
from navigator.views.printing.pagepapers import PagePapers, PaperPlan
from navigator.views.regions.comparisonpane import ComparisonPane
from navigator.views.regions.filterbar import FilterBar
from navigator.views.regions.listpane import ListPane
from navigator.views.regions.mappanel import MapPanel
from navigator.views.regions.profilepane import ProfilePane

if TYPE_CHECKING:  # the services load the database layer
    from navigator.domain.document import Document
    from navigator.services.atlas import Progress
    from navigator.services.exporting import Export
    from navigator.services.sheet_parts import SheetOptions

TRENDS = "trends"
_SHARES = (410, 400, 400)


class RegionsPage(QWidget):
    """Shows what ``RegionsModel`` finds; the reader's own block is the first question."""

    edit_menu_requested = Signal(QPoint)
    """Place on the screen for the menu of editing the region in hand."""
    own_requested = Signal(object)
    """OwnTarget: something of what the office says of the region."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("地域"))
        self._desk = desk
        self.own_marks = NO_MARKS
        self.model = RegionsModel(desk, self)
        self.papers = PagePapers(desk, self)
        presentation = desk.presentation
        self.filters = FilterBar(self.model)
        self.map = MapPanel(self.model, presentation)
        self.list = ListPane(self.model)
        self.profile = ProfilePane(presentation)
        self.comparison = ComparisonPane(self.model, presentation)
        self.menu = self._paper_menu()
        self._arrange()
        self._connect()
        self.model.refresh()

    def _arrange(self) -> None:
        self.parts = QSplitter(Qt.Orientation.Horizontal)
        self.parts.setChildrenCollapsible(False)
        for part, width in zip((self.map, self.list, self.profile), (290, 300, 300), strict=True):
            part.setMinimumWidth(width)
            self.parts.addWidget(part)
        self.parts.setSizes(list(_SHARES))
        for place, share in enumerate(_SHARES):
            self.parts.setStretchFactor(place, share)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.filters)
        column.addWidget(self.parts, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(whole)
        self.stack.addWidget(self.comparison)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.stack, 1)
        outer.addWidget(self.papers.exporter.row)

    def _connect(self) -> None:
        model, desk = self.model, self._desk
        model.profile_changed.connect(self._show_profile)
        model.full.connect(self._say_full)
        self.list.print_requested.connect(self.print_atlas)
        self.list.compare_requested.connect(self.show_comparison)
        self.comparison.closed.connect(self.show_list)
        self.comparison.print_requested.connect(self.print_comparison)
        self.comparison.export_requested.connect(self.export_page)
        self.profile.print_requested.connect(self.print_sheet)
        self.profile.record_requested.connect(desk.record_requested)
        self.profile.chart_requested.connect(self._ask_chart)
        self.profile.message.connect(desk.noticed)
        self.profile.edit_requested.connect(self.edit_menu_requested)
        self.profile.own_requested.connect(self.own_requested)
        self.list.menu_requested.connect(self.edit_menu_requested)
        self.map.trend_requested.connect(self._ask_participations)

    def _paper_menu(self) -> QMenu:
        menu = QMenu(self)
        self.sheet_action = menu.addAction(self.tr("この地域の個票(&R)…"))
        self.sheet_action.triggered.connect(lambda _checked=False: self.print_sheet())
        self.atlas_action = menu.addAction("")
        self.atlas_action.triggered.connect(lambda _checked=False: self.print_atlas())
        self.all_action = menu.addAction(self.tr("すべての地域の個票を一つの PDF に(&A)…"))
        self.all_action.triggered.connect(lambda _checked=False: self.print_atlas(RegionFilter()))
        return menu

    # What is shown

    def open_with(self, argument: object) -> None:
        """Show a region by its code; a list that does not hold it is opened to all regions."""
        code = str(argument)
        self.show_list()
        found = self.model.list
        if found is not None and all(row.code != code for row in found.rows):
            self.model.set_question(RegionFilter())
        self.model.open(code)

    def show_comparison(self) -> None:
        """Put the ticked regions side by side."""
        self.model.compare()
        self.stack.setCurrentWidget(self.comparison)
        self.comparison.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_list(self) -> None:
        """Go back from a comparison to map, list and profile."""
        self.stack.setCurrentIndex(0)

    def _show_profile(self) -> None:
        profile = self.model.profile
        self.profile.show_profile(profile)
        if profile is None:
            self._show_own(NO_MARKS)
        else:
            ref = profile.ref
            self._desk.ask("region-own", lambda suite: suite.own_marks.marks(ref), self._show_own)

    def _show_own(self, own: OwnMarks) -> None:
        self.own_marks = own
        self.profile.show_own(own)

    def edit_target(self) -> EditTarget | None:
        """Return the region in hand, for the menu of editing; a comparison has none."""
        code, profile = self.model.code, self.model.profile
        if self.stack.currentIndex():
            return None
        if profile is not None and profile.ref.code == code:
            return one_record(profile.ref, profile.title.of(self._desk.presentation.language))
        # The profile of a row that was just chosen is still being read; the key of a region is its code.
        listed = self.model.list
        row = None if listed is None else next((row for row in listed.rows if row.code == code), None)
        return None if row is None else one_record(RecordRef("regions", code, code), row.name)

    def _say_full(self) -> None:
        self._desk.noticed.emit(self.tr("並べて比べられるのは {most} 地域までです。").format(most=MOST_COMPARED))

    # Ways to other pages

    def _ask_chart(self, spec: ChartSpec) -> None:
        self._desk.page_requested.emit(TRENDS, spec)

    def _ask_participations(self) -> None:
        """Show the regions taking part over the years, a line a block."""
        subjects = tuple(Subject(SubjectKind.BLOCK, block.value) for block in Block)
        metric = Metric(MetricFamily.PARTICIPATION, "regions")
        self._ask_chart(ChartSpec(subjects, metric, ChartForm.LINES))

    # Keys of the window

    def focus_search(self) -> bool:
        """Go to the search box of the page; a comparison has none."""
        if self.stack.currentIndex():
            return False
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filters.search.selectAll()
        return True

    def focus_next(self) -> None:
        """Go round the parts of the page: search, map, list, profile."""
        if self.stack.currentIndex():
            self.comparison.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        ways = (
            (self.filters, partial(self.map.canvas.setFocus, Qt.FocusReason.TabFocusReason)),
            (self.map, self.list.focus_list),
            (self.list, self.profile.focus_profile),
        )
        focus = self.window().focusWidget()
        for part, way in ways:
            if focus is not None and (focus is part or part.isAncestorOf(focus)):
                way()
                return
        self.filters.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.filters.search.selectAll()

    def refresh(self) -> None:
        """Ask everything again."""
        self.model.refresh()

    def print_page(self) -> None:
        """Print the comparison that is shown, else ask what to print."""
        if self.stack.currentIndex():
            self.print_comparison()
            return
        rows = 0 if self.model.list is None else len(self.model.list.rows)
        self.sheet_action.setEnabled(self.model.profile is not None)
        self.atlas_action.setText(self.tr("一覧の {count} 地域の個票を一つの PDF に(&L)…").format(count=rows))
        self.atlas_action.setEnabled(rows > 0)
        self.menu.setActiveAction(self._first_paper())
        self.menu.popup(self.list.print.mapToGlobal(self.list.print.rect().topLeft()))

    def _first_paper(self) -> QAction:
        return next(action for action in (self.sheet_action, self.atlas_action, self.all_action) if action.isEnabled())

    # Papers and files

    def print_sheet(self) -> None:
        """Print the region in hand."""
        profile = self.model.profile
        if profile is None:
            return
        presentation, code = self._desk.presentation, profile.ref.code
        title = profile.title.of(presentation.language)

        def make(options: "SheetOptions") -> "Document":
            suite = self._desk.suite
            assert suite is not None
            return suite.atlas.sheet(code, options, presentation)

        self.papers.print_sheet(PaperPlan(self.tr("地域個票を印刷"), title, "region", code), make)

    def print_atlas(self, question: RegionFilter | None = None) -> None:
        """Print a sheet for every region of the list, or of ``question``, in one run."""
        presentation = self._desk.presentation
        asked = self.model.question if question is None else question

        def make(options: "SheetOptions", progress: "Progress") -> "Document":
            suite = self._desk.suite
            assert suite is not None
            return suite.atlas.atlas(asked, options, presentation, progress)

        plan = PaperPlan(self.tr("地域の個票をまとめて印刷"), self.tr("地域個票集"), "regions", repr(asked))
        self.papers.print_long(plan, make)

    def print_comparison(self) -> None:
        """Print the regions side by side."""
        comparison = self.model.comparison
        if comparison is None:
            return
        presentation, codes = self._desk.presentation, comparison.codes

        def make(options: "SheetOptions") -> "Document":
            suite = self._desk.suite
            assert suite is not None
            return suite.atlas.comparison(codes, options, presentation)

        plan = PaperPlan(
            self.tr("地域の比較を印刷"),
            self.tr("地域の比較"),
            "region-comparison",
            " ".join(codes),
            landscape=True,
            large=len(codes) >= WIDE,
        )
        self.papers.print_sheet(plan, make)

    def export_page(self) -> None:
        """Write the comparison that is shown, else the list, as a workbook or CSV."""
        suite, presentation = self._desk.suite, self._desk.presentation
        if suite is None:
            return
        atlas = suite.atlas
        comparison = self.model.comparison
        if self.stack.currentIndex() and comparison is not None:
            codes = comparison.codes

            def compared(_progress: "Progress") -> "Export":
                return atlas.comparison_table(codes, presentation)

            self.papers.export(self.tr("地域の比較を書き出す"), self.tr("地域の比較"), compared)
            return
        question = self.model.question

        def listed(_progress: "Progress") -> "Export":
            return atlas.list_table(question, presentation)

        self.papers.export(self.tr("地域の一覧を書き出す"), self.tr("地域"), listed)
