"""The charts of the page 推移: subjects at the left, the chart with its controls, its table, what is said beside it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QMenu,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.chart import Chart, ChartSpec, Point, Series
from navigator.domain.errors import UserError
from navigator.domain.record import CitationView
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.trends import TrendsModel
from navigator.viewmodels.trends_subjects import SubjectListModel
from navigator.viewmodels.trends_words import source_numbers
from navigator.views.printing.pagepapers import PagePapers
from navigator.views.record.citation import CitationCard
from navigator.views.record.plain import one_line, visible
from navigator.views.trends.chartview import ChartView
from navigator.views.trends.controls import TrendControls
from navigator.views.trends.lead import LeadLine
from navigator.views.trends.legend import Legend, legend_is_useful
from navigator.views.trends.notes import NotesPane, OmissionsPane
from navigator.views.trends.papers import TrendPapers
from navigator.views.trends.subjects import SubjectPanel
from navigator.views.trends.table import ChartTableView
from navigator.views.widgets.empty import EmptyState
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services import the database layer, which must not be loaded before the window shows
    from navigator.services.trends import TrendChoices

_MOST_REASONS = 6
_SPLIT, _INNER, _LEGEND = "trends", "trends.chart", "trends.legend"


class ChartPart(QWidget):
    """Everything around one chart; the page hands on what the keys of the window ask."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._language = desk.presentation.language
        self.setAccessibleName(self.tr("年度の推移"))
        self.model = TrendsModel(desk, self)
        self.subject_model = SubjectListModel(self._language, self)
        self.subjects = SubjectPanel(self.subject_model, self._language)
        self.controls = TrendControls(self.model)
        self.lead = LeadLine()
        self.unit = plain_label(role="small", wrap=True)
        self.chart = ChartView()
        self.legend = Legend()
        self.empty = EmptyState()
        self.table = ChartTableView(desk.state)
        self.notes, self.omissions = NotesPane(), OmissionsPane()
        self.papers = TrendPapers(self.model, PagePapers(desk, self), desk, self)
        self._card = CitationCard(self)
        self._back: QWidget = self.chart
        self._build()
        self._connect()
        self._show_asked()
        self._show_waiting()

    # The parts

    def _build(self) -> None:
        drawn = QSplitter(Qt.Orientation.Horizontal)
        drawn.addWidget(self.chart)
        drawn.addWidget(self.legend)
        drawn.setStretchFactor(0, 1)
        drawn.setChildrenCollapsible(False)
        self._drawn = drawn
        sheet = QWidget()
        set_role(sheet, "panel")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(12, 6, 8, 4)
        column.setSpacing(2)
        column.addWidget(self.lead)
        column.addWidget(self.unit)
        column.addWidget(drawn, 1)
        self.stack = QStackedWidget()
        set_role(self.empty, "panel")
        self.stack.addWidget(self.empty)
        self.stack.addWidget(sheet)
        self.below = QTabWidget()
        self.below.setDocumentMode(True)
        self.below.addTab(self.table, self.tr("表"))
        self.below.addTab(self.notes, self.tr("注と出典"))
        self.below.addTab(self.omissions, self.tr("描いていないもの"))
        self._inner = QSplitter(Qt.Orientation.Vertical)
        self._inner.addWidget(self.stack)
        self._inner.addWidget(self.below)
        self._inner.setStretchFactor(0, 3)
        self._inner.setStretchFactor(1, 1)
        self._inner.setChildrenCollapsible(False)
        body = QWidget()
        right = QVBoxLayout(body)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.controls)
        right.addWidget(self._inner, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.subjects)
        self._split.addWidget(body)
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._split, 1)
        whole.addWidget(self.papers.row)
        for part, name, sizes in (
            (self._split, _SPLIT, [240, 890]),
            (self._inner, _INNER, [430, 190]),
            (drawn, _LEGEND, [700, 204]),
        ):
            if not self._desk.state.restore(part, name):
                part.setSizes(sizes)
            part.splitterMoved.connect(self.save_state)

    def _connect(self) -> None:
        model, controls, papers = self.model, self.controls, self.papers
        model.asked.connect(self._show_asked)
        model.changed.connect(self._show_answer)
        model.choices_changed.connect(self._show_choices)
        model.noticed.connect(self._desk.noticed)
        self.subject_model.toggled.connect(model.toggle_subject)
        self.subjects.finder_requested.connect(self._toggle_finder)
        self.subjects.cleared.connect(self._clear)
        self.lead.written.connect(model.set_lead)
        self.legend.toggled.connect(model.toggle_series)
        self.legend.moved.connect(model.move_series)
        self.legend.ordered.connect(model.set_order)
        self.chart.source_requested.connect(self._ask_source)
        self.table.source_requested.connect(self._table_source)
        self.table.copied.connect(self._say_copied)
        self.notes.source_requested.connect(self._show_number)
        self._card.escaped.connect(self._go_back)
        controls.save_requested.connect(self.save)
        controls.kept_requested.connect(self.show_kept)
        controls.picture_requested.connect(papers.save_picture)
        controls.picture_copy_requested.connect(papers.copy_picture)
        controls.table_copy_requested.connect(self.table.copy)
        controls.export_requested.connect(self.export_page)
        controls.print_requested.connect(self.print_page)
        copy = QShortcut(QKeySequence("Ctrl+Shift+C"), self)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(papers.copy_picture)

    # What is asked and answered

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Ask while the page is seen."""
        super().showEvent(event)
        self.model.set_active(True)
        if not event.spontaneous():
            self.chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Ask no more."""
        super().hideEvent(event)
        self.model.set_active(False)
        self.save_state()

    def save_state(self, *_about: int) -> None:
        """Remember where everything stood."""
        for part, name in ((self._split, _SPLIT), (self._inner, _INNER), (self._drawn, _LEGEND)):
            self._desk.state.save(part, name)
        self.table.save_state()

    def _show_asked(self) -> None:
        spec = self.model.spec
        if spec is None:
            return
        self.subjects.show_spec(spec)
        self._show_controls(spec)

    def _show_controls(self, spec: ChartSpec) -> None:
        self.controls.show_spec(spec, one_line(self.model.name), self.model.choices, self._years_on_offer(spec))

    def _years_on_offer(self, spec: ChartSpec) -> Sequence[int]:
        choices = self.model.choices
        offered = () if choices is None else choices.metrics.get(spec.metric.family, ())
        return next((one.years for one in offered if one.metric == spec.metric), ())

    def _show_choices(self) -> None:
        choices: TrendChoices | None = self.model.choices
        if choices is not None:
            self.subject_model.set_choices(choices)
        self._show_asked()

    def _show_waiting(self) -> None:
        self.controls.offer(on=False)
        self.legend.hide()
        self.below.hide()
        self.empty.show_text(self.tr("推移を読み込んでいます…"), "")
        self.stack.setCurrentWidget(self.empty)

    def _show_answer(self) -> None:
        answer, error, presentation = self.model.answer, self.model.error, self._desk.presentation
        self._card.hide()
        if answer is None:
            self._show_nothing(error)
            return
        chart = answer.chart
        drawn = any(one.points for one in chart.series)
        self.table.show_table(answer.table if drawn else None, self._language)
        self.notes.show_chart(chart, answer.table, answer.sources, presentation)
        self.omissions.show_chart(chart, presentation)
        self.below.setTabText(2, self.tr("描いていないもの（{count}）").format(count=len(chart.left_out)))
        self.controls.offer(on=drawn)
        self.below.setVisible(drawn)
        if not drawn:
            self._show_refusals(chart)
            return
        self.lead.show_chart(chart, presentation)
        self.unit.setText(self._axis_text(chart))
        self.legend.show_chart(chart, presentation)
        self.legend.setVisible(legend_is_useful(chart))
        self.chart.show_chart(chart, presentation, answer.sources)
        self.stack.setCurrentIndex(1)
        if self.subjects.model.rowCount():
            spec = self.model.spec
            if spec is not None:
                self.subjects.show_spec(spec, len(chart.series) if spec.question is not None else None)

    def _axis_text(self, chart: Chart) -> str:
        title, unit = chart.axis_title.of(self._language), chart.unit.of(self._language)
        return visible(title if unit in title else self.tr("{title}（{unit}）").format(title=title, unit=unit))

    # Nothing to draw

    def _show_nothing(self, error: UserError | None) -> None:
        self.table.show_table(None, self._language)
        self.controls.offer(on=False)
        self.below.hide()
        spec = self.model.spec
        if spec is not None and not spec.subjects and spec.question is None:
            self.empty.show_text(
                self.tr("描く対象を選んでください"),
                self.tr("左の一覧で事業・府省・分野などに印を付けると、年度ごとの推移をここに描きます。"),
            )
        elif error is not None:
            self.empty.show_text(error.what.of(self._language), error.remedy.of(self._language))
        self.empty.show_ways(self._ways_out())
        self.stack.setCurrentWidget(self.empty)

    def _show_refusals(self, chart: Chart) -> None:
        """Say in words why nothing is drawn."""
        reasons = list(dict.fromkeys(visible(one.reason.of(self._language)) for one in chart.left_out))
        said = "\n".join(reasons[:_MOST_REASONS])
        said = said or self.tr("選んだ対象には、この指標の数値が資料にありません。指標か年度を変えてください。")
        self.empty.show_text(self.tr("描ける数値がありません"), said)
        self.empty.show_ways(self._ways_out())
        self.stack.setCurrentWidget(self.empty)

    def _ways_out(self) -> list[tuple[str, Callable[[], None]]]:
        return [
            (self.tr("対象を検索する"), self.subjects.search.setFocus),
            (self.tr("最初の図に戻る"), self._open_default),
            (self.tr("保存した図を開く…"), self.show_kept),
        ]

    def _open_default(self) -> None:
        self.model.read(lambda suite: suite.trends.default_spec(), self.model.open_spec)

    def _toggle_finder(self) -> None:
        spec = self.model.spec
        if spec is not None and spec.question is not None:
            self._clear()
        else:
            self.model.follow_finder()

    def _clear(self) -> None:
        self.model.set_subjects(())

    # Sources

    def _ask_source(self, series: Series, point: Point, place: QRect) -> None:
        """Open the source of a figure; where there are several, ask which."""
        self._back = self.table if self.table.hasFocus() else self.chart
        answer = self.model.answer
        if answer is None:
            return
        numbers = source_numbers(point, answer.sources)
        if len(numbers) == 1:
            self._show_source(numbers[0], place)
        elif numbers:
            self._ask_which(numbers, series, place)

    def _ask_which(self, numbers: Sequence[int], series: Series, place: QRect) -> None:
        titles = {view.number: view.title for view in self._sources}
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(one_line(series.label.of(self._language)))
        for number in numbers:
            name = self.fontMetrics().elidedText(
                f"[{number}] {one_line(titles[number])}", Qt.TextElideMode.ElideRight, 420
            )
            action = menu.addAction(name.replace("&", "&&"))
            action.triggered.connect(lambda _on=False, one=number: self._show_source(one, place))
        menu.popup(place.bottomLeft() + QPoint(0, 2))

    @property
    def _sources(self) -> tuple[CitationView, ...]:
        return () if self.model.answer is None else self.model.answer.sources

    def _show_source(self, number: int, place: QRect) -> None:
        found = next((view for view in self._sources if view.number == number), None)
        if found is not None:
            self._card.show_source(found, self._desk.presentation, place, place)

    def _show_number(self, number: int, place: QRect) -> None:
        self._back = self.notes.flow
        self._show_source(number, place)

    def _table_source(self, key: str, fy: int) -> None:
        answer = self.model.answer
        series = None if answer is None else next((one for one in answer.chart.series if one.key == key), None)
        point = None if series is None else series.at(fy)
        if series is not None and point is not None:
            box = self.table.visualRect(self.table.currentIndex())
            place = QRect(self.table.viewport().mapToGlobal(box.topLeft()), box.size() or QSize(1, 1))
            self._ask_source(series, point, place)

    def _go_back(self) -> None:
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    # The keys of the window

    def undo(self) -> bool:
        """Take the last step on this page back; False when there is none."""
        return self.model.undo()

    def redo(self) -> bool:
        """Do again what was taken back; False when there is nothing."""
        return self.model.redo()

    def refresh(self) -> None:
        """Ask again, because the data may be others now."""
        self.model.refresh()

    def focus_next(self) -> None:
        """Go round the parts of the page: subjects, controls, chart, legend, what stands below."""
        parts: list[QWidget] = [self.subjects.search, self.controls.metric, self.chart, self.legend, self.table]
        parts = [part for part in parts if part.isVisible()]
        here = next((n for n, part in enumerate(parts) if self._holds_focus(part)), -1)
        parts[(here + 1) % len(parts)].setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _holds_focus(part: QWidget) -> bool:
        focus = part.window().focusWidget()
        return focus is not None and (focus is part or part.isAncestorOf(focus))

    def open_spec(self, spec: ChartSpec) -> None:
        """Show another chart."""
        self.model.open_spec(spec)

    # Keeping and papers; the dialogues are imported when they are asked for.

    def save(self) -> None:
        """Ask for a name and keep the chart."""
        self.papers.save()

    def show_kept(self) -> None:
        """Show the charts kept by name."""
        self.papers.show_kept()

    def print_page(self) -> None:
        """Print the chart with its table."""
        self.papers.print_page()

    def export_page(self) -> None:
        """Write the table of the chart into a file."""
        self.papers.export_page()

    def _say_copied(self, count: int) -> None:
        self._desk.noticed.emit(self.tr("{count} 行をコピーしました。").format(count=count))
