"""The page 探す: catalogues above, facets at the left, the list in the middle, the record at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from navigator.domain.budgets import BudgetTotal
from navigator.domain.catalogues import Catalogue
from navigator.domain.coverage_likeness import Likeness
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.money import format_myen
from navigator.domain.record import RecordRef, RecordView
from navigator.domain.results import Presentation, ResultSet, RowView
from navigator.domain.text import Text
from navigator.qtsupport import clipboard
from navigator.qtsupport.settings import Settings, SettingsStore
from navigator.qtsupport.windowstate import WindowState
from navigator.viewmodels.clipboard import as_mime
from navigator.viewmodels.facets import FacetPanelModel
from navigator.viewmodels.finder import FinderModel, rows_as_cells
from navigator.viewmodels.office import OfficeModel
from navigator.views.editing.target import EditTarget, PageEntry
from navigator.views.finder.facetpanel import FacetPanel
from navigator.views.finder.inhand import InHand
from navigator.views.finder.moneypopup import MoneyPopup
from navigator.views.finder.papermenu import Paper
from navigator.views.finder.results import ResultsPane
from navigator.views.widgets.empty import EmptyState


class FinderPage(QWidget):
    """Everything of the finder below the search box."""

    failed = Signal(object)
    """UserError."""
    noticed = Signal(str)
    """A sentence for the message bar."""
    search_requested = Signal()
    """The reader wants to type."""
    paper_requested = Signal(object)
    """Paper to print."""
    trend_requested = Signal(str)
    """Code of a program whose figures over the years the reader wants to see."""
    lineage_requested = Signal(str)
    """Code of a program whose lineage the reader wants to see."""
    similar_requested = Signal(object)
    """RecordRef whose similar measures the reader wants to see."""
    export_requested = Signal()
    """The list is to be written into a file."""
    own_requested = Signal(object)
    """OwnTarget: something of what the office says of the record."""
    edit_menu_requested = Signal(QPoint)
    """Place on the screen for the context menu of the list."""
    pane_made = Signal(object)
    """The RecordPane, once it is made: menus are hung on it."""

    def __init__(
        self,
        finder: FinderModel,
        office: OfficeModel,
        store: SettingsStore,
        state: WindowState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._finder, self._office, self._store, self._state = finder, office, store, state
        self._presentation: Presentation = finder.presentation
        self._record_pane: QWidget | None = None
        self.catalogues = self._tabs()
        self.facet_model = FacetPanelModel(self._presentation.language, self)
        self.facets = FacetPanel(self.facet_model, self._presentation.language)
        self.results = ResultsPane(finder, office.tray, state, self._presentation)
        self.record_place = QStackedWidget()
        self._no_record = EmptyState()
        self._no_record.show_text(self.tr("記録"), self.tr("一覧の行を選ぶと、内容・金額・出典をここに表示します。"))
        self.record_place.addWidget(self._no_record)
        self.record_place.setMinimumWidth(280)
        self._money_popup: MoneyPopup | None = None
        self._in_hand = InHand(self, finder)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for part, stretch in ((self.facets, 0), (self.results, 2), (self.record_place, 1)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.indexOf(part), stretch)
        self.splitter.setChildrenCollapsible(False)
        if not state.restore(self.splitter, "finder"):
            self.splitter.setSizes([206, 690, 314])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.catalogues)
        column.addWidget(self.splitter, 1)
        self._connect()
        self._apply_columns(store.value)
        self._show_filter(finder.filter)
        if finder.answer is not None:
            self._show_result(finder.answer.result)
        if finder.record is not None:
            self._show_record(finder.record)

    def _tabs(self) -> QTabBar:
        tabs = QTabBar()
        tabs.setDrawBase(False)
        tabs.setExpanding(False)
        tabs.setUsesScrollButtons(True)
        tabs.setElideMode(Qt.TextElideMode.ElideNone)
        tabs.setAccessibleName(self.tr("一覧の種類"))
        for catalogue in Catalogue:
            index = tabs.addTab(catalogue.label.of(self._presentation.language))
            tabs.setTabData(index, catalogue)
            tabs.setTabToolTip(index, f"Ctrl+{index + 1}")
        return tabs

    def _connect(self) -> None:
        finder, results = self._finder, self.results
        finder.filter_changed.connect(self._show_filter)
        finder.result_changed.connect(self._show_result)
        finder.record_changed.connect(self._show_record)
        self.catalogues.currentChanged.connect(lambda number: finder.set_catalogue(list(Catalogue)[number]))
        self.facet_model.toggled.connect(finder.toggle_facet)
        results.rows.tick_requested.connect(self._office.set_ticked)
        results.rows.star_requested.connect(self._office.set_favourite)
        results.columns_chosen.connect(self._choose_columns)
        results.summary.money_requested.connect(self._show_money)
        papers = results.summary.paper_menu
        papers.aboutToShow.connect(self._offer_papers)
        papers.paper_chosen.connect(self.paper_requested)
        papers.export_chosen.connect(self.export_requested)
        table = results.table
        table.selectionModel().currentRowChanged.connect(lambda now, _before: self._select(now.row()))
        results.rows.modelReset.connect(self._find_record)
        table.tick_requested.connect(self._tick)
        table.open_requested.connect(self.focus_record)
        table.search_requested.connect(self.search_requested)
        table.copy_requested.connect(self.copy_rows)
        table.menu_requested.connect(self._open_menu)
        self._office.tray.changed.connect(results.rows.ticks_changed)
        self._office.favourite_changed.connect(self._starred)
        self._store.changed.connect(self._apply_columns)

    # What is asked and answered

    def _show_filter(self, question: Filter) -> None:
        self.catalogues.setCurrentIndex(list(Catalogue).index(question.catalogue))
        self.results.summary.show_filter(question)

    def _show_result(self, result: ResultSet) -> None:
        answer = self._finder.answer
        if answer is None:
            return
        self.results.show_answer(answer)
        self.facet_model.set_counts(result.facets)
        for number, catalogue in enumerate(Catalogue):
            label = catalogue.label.of(self._presentation.language)
            count = answer.totals.get(catalogue)
            self.catalogues.setTabText(number, label if count is None else f"{label} {count:,}")
        if self._money_popup is not None and self._money_popup.isVisible():
            self._show_money()

    def focus_list(self) -> None:
        """Go into the list, to its first row when there is no current one; into what to lift when it is empty."""
        ways = self.results.empty.ways
        if self.results.empty.isVisible() and ways:
            ways[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.results.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Columns

    def _choose_columns(self, catalogue: Catalogue, keys: Sequence[str]) -> None:
        chosen = {name: names for name, names in self._store.value.columns.items() if name != catalogue.value}
        if keys:
            chosen[catalogue.value] = tuple(keys)
        try:
            self._store.update(columns=chosen)
        except UserError as error:
            self.failed.emit(error)
        self._apply_columns(self._store.value)

    def _apply_columns(self, settings: Settings) -> None:
        self.results.set_columns(
            {catalogue: tuple(settings.columns.get(catalogue.value, ())) for catalogue in Catalogue}
        )

    # Ticks, stars, copying

    def _tick(self, row: int) -> None:
        view = self.results.rows.row_view(row)
        if view is not None:
            self._office.set_ticked(view.ref, not self._office.tray.contains(view.ref))

    def _starred(self, ref: RecordRef, on: bool) -> None:
        self.results.rows.set_star(ref, on=on)
        if self._finder.filter.favourites:
            self._finder.refresh()
        else:
            self._finder.reload_record()

    def copy_rows(self) -> None:
        """Put the selected rows, with a header line, on the clipboard as a spreadsheet takes them."""
        result, spans = self.results.rows.result, self.results.table.selected_rows()
        if result is None or not spans:
            return
        header = self.results.rows.header()
        keys = tuple(column.key for column in self.results.rows.columns)
        presentation = self._presentation

        def done(rows: object) -> None:
            cells = rows_as_cells(rows, keys)
            clipboard.put(as_mime(header, cells))
            self.noticed.emit(self.tr("{count} 行をコピーしました。").format(count=len(cells)))

        def fetch(service: object) -> list[RowView]:
            return [row for first, count in spans for row in service.rows(result, first, count, presentation)]

        self._finder.read(fetch, done)

    def _open_menu(self, place: QPoint) -> None:
        # The menu is about the row it was opened on, also where a link has led the record away from it.
        self._select(self.results.table.currentIndex().row())
        self.edit_menu_requested.emit(place)

    def edit_target(self) -> EditTarget | None:
        """Return what is in hand: chosen rows or the record."""
        return self._in_hand.target()

    def context_entries(self) -> tuple[PageEntry, ...]:
        """Return what the context menu of the list offers beside editing."""
        return self._in_hand.entries()

    # The record

    def _select(self, row: int) -> None:
        view = self.results.rows.row_view(row)
        result = self.results.rows.result
        if view is None or result is None:
            return
        shown = self._finder.record
        if shown is None or shown.ref != view.ref:
            self._finder.select_record(result.filter.catalogue, view.ref.code)

    def _find_record(self) -> None:
        """Keep the record that is open current in a new answer, if it is in its first rows."""
        shown = self._finder.record
        row = self.results.rows.find(shown.ref) if shown is not None else None
        if row is not None:
            self.results.table.mark_current(row)

    def _show_record(self, view: RecordView | None) -> None:
        if view is None:
            self.record_place.setCurrentWidget(self._no_record)
            return
        if self._record_pane is None:
            self._record_pane = self._make_pane()
        self._record_pane.show_record(view)
        self._record_pane.set_in_tray(self._office.tray.contains(view.ref))
        self.record_place.setCurrentWidget(self._record_pane)

    def _make_pane(self) -> QWidget:
        # On first use: the pane brings charts with it, and the window is to stand first.
        from navigator.views.record.pane import RecordPane  # noqa: PLC0415 - see above

        pane = RecordPane()
        pane.set_presentation(self._presentation)
        pane.filter_requested.connect(self._finder.follow)
        pane.record_requested.connect(self._finder.open_record)
        pane.favourite_toggled.connect(self._office.set_favourite)
        pane.tray_toggled.connect(self._office.set_ticked)
        pane.print_requested.connect(lambda: self.paper_requested.emit(Paper.RECORD))
        pane.trend_requested.connect(self._ask_trend)
        pane.lineage_requested.connect(self._ask_lineage)
        pane.similar_requested.connect(self.similar_requested)
        pane.own_requested.connect(self.own_requested)
        pane.message.connect(self.noticed)
        self._office.tray.changed.connect(self._show_in_tray)
        self.record_place.addWidget(pane)
        self.pane_made.emit(pane)
        return pane

    def _ask_trend(self) -> None:
        if self._finder.record is not None:
            self.trend_requested.emit(self._finder.record.ref.code)

    def _ask_lineage(self) -> None:
        if self._finder.record is not None:
            self.lineage_requested.emit(self._finder.record.ref.code)

    def show_similar(self, ref: RecordRef, found: tuple[Likeness, ...]) -> None:
        """Show in the record pane which measures are like a record."""
        if self._record_pane is not None:
            self._record_pane.show_similar(ref, found)

    def _show_in_tray(self) -> None:
        shown = self._finder.record
        if self._record_pane is not None and shown is not None:
            self._record_pane.set_in_tray(self._office.tray.contains(shown.ref))

    def focus_record(self) -> None:
        """Go into the record of the current row."""
        if self._record_pane is not None and self.record_place.currentWidget() is self._record_pane:
            self._record_pane.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Paper and files

    @property
    def shown_list(self) -> tuple[Filter | None, tuple[str, ...]]:
        """The filter whose answer is shown, None when there are no rows, and the keys of the columns in their order."""
        rows = self.results.rows
        question = rows.result.filter if rows.result is not None and rows.result.total else None
        return question, tuple(column.key for column in rows.columns)

    def print_page(self) -> None:
        """Let the reader choose what of the page is printed; the record comes first for who is reading it."""
        button, menu = self.results.summary.papers, self.results.summary.paper_menu
        if not button.isEnabled():
            return
        focus = self.window().focusWidget()
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        menu.point_at(Paper.RECORD if focus is not None and self.record_place.isAncestorOf(focus) else Paper.LIST)

    def export_page(self) -> None:
        """Write the list into a file."""
        self.export_requested.emit()

    def _offer_papers(self) -> None:
        result = self.results.rows.result
        self.results.summary.paper_menu.offer(
            result.total if result is not None else 0, has_record=self._finder.record is not None
        )

    # Money

    def _show_money(self) -> None:
        answer = self._finder.answer
        if answer is None:
            return
        if self._money_popup is None:
            self._money_popup = MoneyPopup(self._presentation, self)
            self._money_popup.chosen.connect(self._finder.set_money)
            self._money_popup.table_requested.connect(self._show_money_table)
        popup = self._money_popup
        explanation = self.results.money_text.explanation(answer.result)
        money = answer.result.money

        def ask(service: object) -> tuple[object, list[str]]:
            kinds = service.budget_kinds() if isinstance(money, BudgetTotal) else {}
            return kinds, self._left_out_lines(service.program_names(), money)

        def show(found: object) -> None:
            kinds, lines = found
            if isinstance(money, BudgetTotal):
                popup.show_choice(kinds, money.kind, money.fy)
            else:
                popup.show_choice({}, answer.result.filter.money_kind, 0)
            popup.show_explanation(explanation, lines)
            if not popup.isVisible():
                button = self.results.summary.about_money
                place, room = button.mapToGlobal(QPoint(0, button.height())), self.screen().availableGeometry()
                popup.move(max(min(place.x(), room.right() - popup.width()), room.left()), place.y())
                popup.show()

        self._finder.read(ask, show)

    def _show_money_table(self) -> None:
        from navigator.views.dialogs.moneyinfo import MoneyInfoPopup  # noqa: PLC0415 - made when asked for

        answer = self._finder.answer
        if answer is None:
            return

        def show(names: dict[str, Text]) -> None:
            shown = {code: name.of(self._presentation.language) for code, name in names.items()}
            dialog = MoneyInfoPopup(answer.result, shown, self._presentation, self)
            dialog.exec()
            dialog.deleteLater()

        if self._money_popup is not None:
            self._money_popup.hide()
        self._finder.read(lambda service: service.program_names(), show)

    def _left_out_lines(self, names: dict[str, Text], money: object) -> list[str]:
        if not isinstance(money, BudgetTotal):
            return []
        language = self._presentation.language
        return [
            self.tr("{program}: {amount} 百万円 — {reason}").format(
                program=names[out.line.program].of(language),
                amount=format_myen(out.line.figure.value),
                reason=out.reason.of(language),
            )
            for out in money.left_out
        ]

    def save_state(self) -> None:
        """Remember the splitter and the widths of the columns."""
        self._state.save(self.splitter, "finder")
        self.results.table.save_state()
