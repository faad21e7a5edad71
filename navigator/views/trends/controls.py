"""The controls above the chart: what is measured, in which form, terms and years; and what is done with the chart."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QCheckBox, QComboBox, QMenu, QPushButton, QVBoxLayout, QWidget

from navigator.domain.chart import Basis, ChartForm, ChartSpec, Deflator, Metric, MetricFamily
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Accumulation
from navigator.qtsupport.icons import icon
from navigator.viewmodels.plaintext import tip
from navigator.viewmodels.trends import TrendsModel
from navigator.views.widgets.flow import FlowLayout
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services import the database layer, which must not be loaded before the window shows
    from navigator.services.trends import MetricChoice, TrendChoices

_VALUE = Qt.ItemDataRole.UserRole
_FLAGS = Qt.ItemDataRole.UserRole - 1
"""Where the model of a box keeps what can be done with an item."""


class _YearBox(QComboBox):
    """As wide as the year it shows: the widest of all years is far wider than the others."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxVisibleItems(24)
        self.currentTextChanged.connect(lambda _: self.updateGeometry())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size for the year shown."""
        size = super().sizeHint()
        return QSize(max(self.fontMetrics().horizontalAdvance(self.currentText()) + 54, 84), size.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never cut the year."""
        return self.sizeHint()

    def showPopup(self) -> None:  # noqa: N802
        """Give the list the width of its widest year."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 30)
        super().showPopup()


class TrendControls(QWidget):
    """Shows the question of ``TrendsModel`` and changes it."""

    save_requested = Signal()
    kept_requested = Signal()
    picture_requested = Signal()
    """Write the chart as a picture."""
    picture_copy_requested = Signal()
    table_copy_requested = Signal()
    export_requested = Signal()
    print_requested = Signal()

    def __init__(self, model: TrendsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._filling = False
        self.metric = self._combo(self.tr("指標"), widest=230)
        self.form = self._combo(self.tr("図の形"))
        self.basis = self._combo(self.tr("金額の単位"))
        self.first, self.last = _YearBox(self.tr("最初の年度")), _YearBox(self.tr("最後の年度"))
        self.lineage = QCheckBox(self.tr("系譜をたどる"))
        self.lineage.setToolTip(tip(self.tr("前身と後継の事業を一つの系列にします。二重には数えません")))
        self.panels = QCheckBox(self.tr("系列ごとに分ける"))
        self.panels.setToolTip(tip(self.tr("同じ目盛りの小さな図を、系列の数だけ並べます")))
        self.counting = QPushButton(self.tr("数え方"))
        self.counting.setMenu(QMenu(self.counting))
        self.title = plain_label(role="heading")
        self.kept = self._button("bookmark", self.tr("保存した図"), self.kept_requested)
        self.save = self._button("save", self.tr("保存…"), self.save_requested)
        self.save.setToolTip(tip(self.tr("図を名前を付けて保存 (Ctrl+S)")))
        self.picture = QPushButton(icon("trending-up"), self.tr("図"))
        self._fill_picture()
        self.export = self._button("file-down", self.tr("書き出す…"), self.export_requested)
        self.export.setToolTip(tip(self.tr("図の表を Excel か CSV に書き出す (Ctrl+E)")))
        self.print = self._button("printer", self.tr("印刷…"), self.print_requested)
        self.print.setToolTip(tip(self.tr("図と表を印刷 (Ctrl+P)")))
        self._fill_fixed()
        self._arrange()
        self._connect()

    def _combo(self, name: str, *, widest: int = 0) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setMaxVisibleItems(24)
        if widest:
            box.setMaximumWidth(widest)
        return box

    def _button(self, name: str, text: str, signal: object) -> QPushButton:
        button = QPushButton(icon(name), text)
        button.clicked.connect(signal)
        return button

    def _fill_picture(self) -> None:
        menu = QMenu(self.picture)
        for text, signal in (
            (self.tr("図を保存（PNG・SVG・PDF）…"), self.picture_requested),
            (self.tr("図をコピー (Ctrl+Shift+C)"), self.picture_copy_requested),
            (self.tr("表をコピー"), self.table_copy_requested),
        ):
            menu.addAction(text).triggered.connect(signal)
        self.picture.setMenu(menu)

    def _fill_fixed(self) -> None:
        language = self._model.presentation.language
        for form in ChartForm:
            self.form.addItem(form.label.of(language), form.value)
        for basis in Basis:
            self.basis.addItem(basis.label.of(language), basis.value)

    def _arrange(self) -> None:
        asked, done = QWidget(), QWidget()
        first, second = FlowLayout(asked, spacing=6), FlowLayout(done, spacing=6)
        until = plain_label(self.tr("～"))
        for widget in (self.metric, self.form, self.basis, self.first, until, self.last, self.counting):
            first.addWidget(widget)
        for widget in (
            *(self.title, self.lineage, self.panels),
            *(self.kept, self.save, self.picture, self.export, self.print),
        ):
            second.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 6, 12, 4)
        column.setSpacing(6)
        column.addWidget(asked)
        column.addWidget(done)
        order = (
            *(self.metric, self.form, self.basis, self.first, self.last, self.counting, self.lineage, self.panels),
            *(self.kept, self.save, self.picture, self.export, self.print),
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        model = self._model
        self.metric.activated.connect(lambda _: self._choose_metric())
        self.form.activated.connect(lambda _: model.set_form(ChartForm(self.form.currentData())))
        self.basis.activated.connect(lambda _: self._choose_basis())
        for box in (self.first, self.last):
            box.activated.connect(lambda _: model.set_years(self.first.currentData(), self.last.currentData()))
        self.lineage.clicked.connect(model.set_follow_lineage)
        self.panels.clicked.connect(model.set_panels)

    # What is shown

    def show_spec(self, spec: ChartSpec, name: str, choices: "TrendChoices | None", years: Sequence[int]) -> None:
        """Show a question; ``years`` are those that can be chosen."""
        money = spec.metric.family is MetricFamily.BUDGET
        self.title.setText(name)
        self.title.setVisible(bool(name))
        if choices is not None:
            self._fill_metrics(spec, choices)
        self.form.setCurrentIndex(self.form.findData(spec.form.value))
        self.basis.setCurrentIndex(self.basis.findData(spec.basis.value))
        self.basis.setEnabled(money)
        self.basis.setToolTip(
            self.tr("名目、実質（デフレーター）、人口1人当たり")
            if money
            else self.tr("この指標は金額ではないため、実質や1人当たりはありません")
        )
        self._fill_years(spec, years)
        self.lineage.setChecked(spec.follow_lineage)
        self.panels.setChecked(spec.panels)
        self._fill_counting(spec, choices)

    def offer(self, *, on: bool) -> None:
        """Let the chart be kept, printed and written, or not: there is none."""
        for button in (self.save, self.picture, self.export, self.print):
            button.setEnabled(on)

    def _fill_metrics(self, spec: ChartSpec, choices: "TrendChoices") -> None:
        here = _metrics_of_chosen(spec, choices)
        # The box keeps its model for life: one put in the place of another while Python holds items of the first ended
        # the process now and then.
        self.metric.clear()
        for family in MetricFamily:
            offered = choices.metrics.get(family, ())
            if family is MetricFamily.OUTCOME and here:
                there = [one for one in offered if one.metric.key in here]
                self._add_metrics(self.tr("成果（選んだ対象にあるもの）"), there)
                self._add_metrics(self.tr("成果（ほか）"), [one for one in offered if one.metric.key not in here])
            else:
                self._add_metrics(family.label.of(self._model.presentation.language), offered)
        self.metric.setCurrentIndex(self.metric.findData(spec.metric.key, _VALUE))

    def _add_metrics(self, heading: str, metrics: "Sequence[MetricChoice]") -> None:
        if not metrics:
            return
        language = self._model.presentation.language
        self.metric.addItem(heading)
        self.metric.setItemData(self.metric.count() - 1, Qt.ItemFlag.NoItemFlags.value, _FLAGS)
        for one in metrics:
            self.metric.addItem(one.label.of(language), one.metric.key)
            said = self.tr("{label}（{unit}）: 数値 {count} 件")
            told = tip(said.format(label=one.label.of(language), unit=one.unit.of(language), count=one.figures))
            self.metric.setItemData(self.metric.count() - 1, told, Qt.ItemDataRole.ToolTipRole)

    def _fill_years(self, spec: ChartSpec, years: Sequence[int]) -> None:
        presentation: Presentation = self._model.presentation
        wanted = sorted({*years, *(fy for fy in (spec.fy_from, spec.fy_to) if fy is not None)})
        for box, chosen, nothing in (
            (self.first, spec.fy_from, self.tr("最初から")),
            (self.last, spec.fy_to, self.tr("最後まで")),
        ):
            box.clear()
            box.addItem(nothing, None)
            for fy in wanted:
                box.addItem(format_fiscal_year(fy, presentation.years, presentation.language), fy)
            box.setCurrentIndex(0 if chosen is None else box.findData(chosen))

    def _fill_counting(self, spec: ChartSpec, choices: "TrendChoices | None") -> None:
        """Offer the ways of counting that the metric has."""
        menu = self.counting.menu()
        menu.clear()
        family = spec.metric.family
        self.counting.setVisible(family is not MetricFamily.PARTICIPATION)
        if family is MetricFamily.BUDGET:
            only = menu.addAction(self.tr("連携施策群が数える額だけ（平成19年度）"))
            only.setCheckable(True)
            only.setChecked(spec.group_only)
            only.triggered.connect(self._model.set_group_only)
            menu.addSeparator()
            self._add_deflators(menu, spec)
        else:
            self._add_accumulations(menu, spec, choices)

    def _add_deflators(self, menu: QMenu, spec: ChartSpec) -> None:
        language, group = self._model.presentation.language, QActionGroup(menu)
        for deflator in Deflator:
            text = self.tr("デフレーター: {name}").format(name=deflator.label.of(language))
            action = _radio(menu, group, text, on=spec.deflator is deflator)
            action.setEnabled(spec.basis is Basis.REAL)
            action.triggered.connect(lambda _on=False, one=deflator: self._model.set_basis(spec.basis, one))

    def _add_accumulations(self, menu: QMenu, spec: ChartSpec, choices: "TrendChoices | None") -> None:
        language, group = self._model.presentation.language, QActionGroup(menu)
        offered = () if choices is None else choices.metrics.get(MetricFamily.OUTCOME, ())
        known = next((one.accumulations for one in offered if one.metric == spec.metric), ())
        ways: list[tuple[str, Accumulation | None]] = [(self.tr("数値の多い数え方"), None)]
        ways += [(one.label.of(language), one) for one in known]
        for text, way in ways:
            action = _radio(menu, group, text, on=spec.accumulation is way)
            action.triggered.connect(lambda _on=False, one=way: self._model.set_counting(one, planned=spec.planned))
        menu.addSeparator()
        plan = menu.addAction(self.tr("実績の代わりに予定・目標を描く"))
        plan.setCheckable(True)
        plan.setChecked(spec.planned)
        plan.triggered.connect(lambda on: self._model.set_counting(spec.accumulation, planned=on))

    # What is chosen

    def _choose_metric(self) -> None:
        key = self.metric.currentData(_VALUE)
        if key is not None:
            self._model.set_metric(Metric.parse(key))

    def _choose_basis(self) -> None:
        spec = self._model.spec
        if spec is not None:
            self._model.set_basis(Basis(self.basis.currentData()), spec.deflator)


def _radio(menu: QMenu, group: QActionGroup, text: str, *, on: bool) -> QAction:
    action = menu.addAction(text.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(on)
    group.addAction(action)
    return action


def _metrics_of_chosen(spec: ChartSpec, choices: "TrendChoices") -> set[str]:
    """Return the keys of the metrics of which a chosen subject has a figure."""
    chosen = set(spec.subjects)
    return {
        key
        for offered in choices.subjects.values()
        for choice in offered
        if choice.subject in chosen
        for key, count in choice.figures.items()
        if count
    }
