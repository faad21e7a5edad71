"""The middle of the finder: summary, chips, hints, and the table or what to do when it is empty."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from navigator.domain.catalogues import Catalogue
from navigator.domain.results import Presentation, ResultSet
from navigator.qtsupport.theme import set_role
from navigator.qtsupport.windowstate import WindowState
from navigator.viewmodels.columns import columns_of
from navigator.viewmodels.finder import Answer, FinderModel
from navigator.viewmodels.money import MoneyText
from navigator.viewmodels.rows import ResultTableModel, Ticks
from navigator.views.finder.chips import ChipBar
from navigator.views.finder.summary import SummaryBar
from navigator.views.finder.table import ResultTable
from navigator.views.widgets.empty import EmptyState
from navigator.views.widgets.labels import plain_label


class ResultsPane(QWidget):
    """Shows answers; what the reader wants goes out as signals or to the finder model."""

    columns_chosen = Signal(object, object)
    """Catalogue, keys of its columns in their order (empty for the default)."""

    def __init__(
        self,
        finder: FinderModel,
        ticks: Ticks,
        state: WindowState,
        presentation: Presentation,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._finder = finder
        self._presentation = presentation
        self._column_keys: dict[Catalogue, tuple[str, ...]] = {}
        self.money_text = MoneyText(presentation, self)
        self.rows = ResultTableModel(finder.fetch_rows, ticks, self)
        self.summary = SummaryBar(self.money_text, presentation.language)
        self.chips = ChipBar(presentation.language)
        self.hints = plain_label(role="small", wrap=True)
        self.hints.hide()
        self.synonyms = QPushButton()
        set_role(self.synonyms, "link")
        self.synonyms.hide()
        self.table = ResultTable(self.rows, state)
        self.empty = EmptyState()
        self._stack = QStackedLayout()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        set_role(self.empty, "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 6, 4, 0)
        column.setSpacing(6)
        told = QHBoxLayout()
        told.setSpacing(8)
        told.addWidget(self.hints, 1)
        told.addWidget(self.synonyms, 0, Qt.AlignmentFlag.AlignTop)
        for widget in (self.summary, self.chips):
            column.addWidget(widget)
        column.addLayout(told)
        column.addLayout(self._stack, 1)
        self.setMinimumWidth(420)
        self.empty.show_text(self.tr("ライブラリを開いています…"), "")
        self._stack.setCurrentWidget(self.empty)
        self.summary.setEnabled(False)
        self._connect()

    def _connect(self) -> None:
        self.summary.order_requested.connect(self._finder.set_order)
        self.summary.favourites_requested.connect(self._finder.set_favourites)
        self.table.order_requested.connect(self._finder.set_order)
        self.chips.lift_requested.connect(self._finder.lift)
        self.synonyms.clicked.connect(self._turn_synonyms)
        self.chips.clear_requested.connect(self._finder.clear)
        self.table.columns_chosen.connect(lambda keys: self.columns_chosen.emit(self._finder.filter.catalogue, keys))
        self.summary.columns.menu().aboutToShow.connect(
            lambda: self.table.fill_column_menu(self.summary.columns.menu())
        )

    def show_progress(self, done: int, total: int, what: str) -> None:
        """Tell how far the library is made at the first start."""
        step = self.tr("{what}（{done}／{total}）").format(what=what, done=done, total=total) if total else what
        self.empty.show_text(self.tr("ライブラリを準備しています…"), step)

    def show_closed(self, why: str) -> None:
        """Tell that there is no library to show."""
        self.empty.show_text(self.tr("ライブラリを開けません"), why)

    def set_columns(self, chosen: dict[Catalogue, tuple[str, ...]]) -> None:
        """Show these columns; a catalogue without a choice has its default."""
        self._column_keys = chosen
        result = self.rows.result
        if result is None:
            return
        columns = columns_of(result.filter.catalogue, chosen.get(result.filter.catalogue, ()))
        if columns != self.rows.columns:
            place = self.table.currentIndex().row()
            self.rows.set_columns(columns)
            if place >= 0:
                self.table.mark_current(place)
        self.table.settle(result.filter.catalogue, self._presentation.language, result.filter.order)

    def show_answer(self, answer: Answer) -> None:
        """Show the rows of an answer, or what could be lifted where there are none."""
        result = answer.result
        catalogue = result.filter.catalogue
        self.summary.setEnabled(True)
        self.summary.show_result(result)
        self.chips.show_conditions(answer.chips)
        hints = "　".join(hint.of(self._presentation.language) for hint in result.hints)
        self.hints.setText(hints)
        self.hints.setVisible(bool(hints))
        self._offer_synonyms(result)
        columns = columns_of(catalogue, self._column_keys.get(catalogue, ()))
        had_focus = self.table.hasFocus()
        chosen = self._still_chosen(result)
        self.rows.show(result, answer.first_rows, columns, self._presentation.language)
        self.table.choose(chosen)
        self.table.settle(catalogue, self._presentation.language, result.filter.order)
        if result.total:
            self._stack.setCurrentWidget(self.table)
            if had_focus:
                self.table.setFocus()
        else:
            self._show_nothing(answer)
            self._stack.setCurrentWidget(self.empty)

    def _still_chosen(self, result: ResultSet) -> list[tuple[int, int]]:
        """Return the rows that were chosen, where the same question has the same records there now: after an edit."""
        before, spans = self.rows.result, self.table.selected_rows()
        if before is None or before.filter != result.filter or not spans:
            return []
        rows = [row for first, count in spans for row in range(first, first + count)]
        same = rows[-1] < min(before.total, result.total) and all(before.ids[row] == result.ids[row] for row in rows)
        return spans if same and len(rows) > 1 else []

    def _offer_synonyms(self, result: ResultSet) -> None:
        """Let a search that uses synonyms do without, and back again."""
        on = result.filter.synonyms
        self.synonyms.setVisible(result.synonyms or not on)
        self.synonyms.setText(self.tr("同義語を使わずに探す") if on else self.tr("同義語でも探す"))

    def _turn_synonyms(self) -> None:
        question = self._finder.filter
        self._finder.set_filter(replace(question, synonyms=not question.synonyms))

    def _show_nothing(self, answer: Answer) -> None:
        lifts = [lift for lift in answer.lifts if lift.count]
        if lifts:
            self.empty.show_text(
                self.tr("当てはまるものがありません"),
                self.tr("次の条件を外すと見つかります。"),
            )
        elif answer.result.filter.conditions:
            self.empty.show_text(
                self.tr("当てはまるものがありません"),
                self.tr("一つの条件を外すだけでは見つかりません。条件をすべて外してやり直してください。"),
            )
        else:
            self.empty.show_text(self.tr("まだ何もありません"), "")
        ways = [
            (
                self.tr("{condition} を外す（{count} 件）").format(
                    condition=lift.label.of(self._presentation.language), count=f"{lift.count:,}"
                ),
                lambda condition=lift.condition: self._finder.lift(condition),
            )
            for lift in lifts
        ]
        if answer.result.filter.conditions:
            ways.append((self.tr("条件をすべて外す"), self._finder.clear))
        self.empty.show_ways(ways)
