"""The money of a program: kinds to choose from, the chart, what is pointed at, and the table of exactly that."""

from enum import Enum

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from navigator.domain.figures import MILLION_YEN
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.money import MISSING
from navigator.domain.record import RecordView
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import BudgetKind
from navigator.qtsupport.theme import current_tokens, set_role
from navigator.views.charts.budgetbars import BudgetBars, paint_bar
from navigator.views.charts.series import Bar, BudgetSeries, amount_text, kinds_on_file, series_of
from navigator.views.record.amounttable import AmountTable
from navigator.views.record.flow import Flow
from navigator.views.record.plain import one_line
from navigator.views.record.writer import ToggleTarget
from navigator.views.widgets.flow import FlowLayout
from navigator.views.widgets.labels import plain_label

_DETAIL_LINES = 3


class Sign(Enum):
    """Signs of the chart that are explained when they occur."""

    PARTIAL = "partial"
    HOLLOW = "hollow"
    SPAN = "span"
    GAP = "gap"


class _Swatch(QWidget):
    """One sign of the chart, painted as the chart paints it."""

    def __init__(self, sign: Sign | BudgetKind, kind: BudgetKind) -> None:
        super().__init__()
        self._sign = sign
        self._kind = kind
        self.setFixedSize(18, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the sign."""
        painter = QPainter(self)
        tokens = current_tokens()
        place = QRectF(2, 1, 14, 12)
        if self._sign is Sign.GAP:
            painter.fillRect(place, QColor(tokens.hover))
            painter.setPen(QColor(tokens.muted))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, MISSING)
        elif self._sign is Sign.SPAN:
            painter.setPen(QPen(QColor(tokens.text), 1.6))
            painter.drawLine(9, 2, 9, 12)
            painter.drawLine(5, 2, 13, 2)
            painter.drawLine(5, 12, 13, 12)
        else:
            kind = self._sign if isinstance(self._sign, BudgetKind) else self._kind
            paint_bar(painter, place, Bar(0, kind, None), partial=self._sign is Sign.PARTIAL)
        painter.end()


class BudgetBlock(QWidget):
    """Shows the chosen amounts of a record; initial amounts unless the reader chooses other kinds as well.

    ``followed`` carries a link of the table with its place on the screen, ``source_requested`` the numbers of the
    sources of a bar with its place on the screen.
    """

    followed = Signal(object, QRect)
    source_requested = Signal(int, QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: RecordView | None = None
        self._presentation = Presentation()
        self._kinds: tuple[BudgetKind, ...] = ()
        self._opened: set[str] = set()
        self._heading = plain_label(role="heading", wrap=True)
        self._kind_row = QWidget()
        self._kind_layout = FlowLayout(self._kind_row)
        self.bars = BudgetBars()
        self.bars.pointed.connect(self._describe)
        self.bars.activated.connect(self._ask_source)
        self._legend_row = QWidget()
        self._legend_layout = FlowLayout(self._legend_row, spacing=10)
        self.detail = plain_label(role="small", wrap=True)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.table = Flow()
        self.table.followed.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        for widget in (self._heading, self._kind_row, self.bars, self._legend_row, self.detail, self.table):
            column.addWidget(widget)

    def show_budgets(self, view: RecordView, presentation: Presentation) -> None:
        """Show the amounts of ``view``; the kinds chosen before are kept for the same record only."""
        if self._view is None or self._view.ref != view.ref:
            on_file = kinds_on_file(view.budgets)
            self._kinds = (BudgetKind.INITIAL,) if BudgetKind.INITIAL in on_file else on_file[:1]
            self._opened = set()
        self._view = view
        self._presentation = presentation
        self._fill_kinds()
        self._render()

    @property
    def kinds(self) -> tuple[BudgetKind, ...]:
        """The kinds drawn."""
        return self._kinds

    @property
    def kind_buttons(self) -> tuple[QToolButton, ...]:
        """The buttons of the kinds on file; none when there is one kind only."""
        return tuple(self._kind_row.findChildren(QToolButton))

    def series(self) -> BudgetSeries:
        """Return what is drawn and listed."""
        return series_of(self._view.budgets if self._view else (), self._kinds)

    def _fill_kinds(self) -> None:
        assert self._view is not None
        _empty(self._kind_layout)
        on_file = kinds_on_file(self._view.budgets)
        self._kind_row.setVisible(len(on_file) > 1)
        if len(on_file) < 2:
            return
        for kind in on_file:
            button = QToolButton()
            button.setText(kind.label.of(self._presentation.language))
            button.setCheckable(True)
            button.setChecked(kind in self._kinds)
            button.setToolTip(self.tr("この種類の額を並べて表示します。種類の違う額は足しません。"))
            set_role(button, "chip")
            button.toggled.connect(lambda on, k=kind, b=button: self._choose(k, b, on=on))
            _add(self._kind_layout, button)

    def _choose(self, kind: BudgetKind, button: QToolButton, *, on: bool) -> None:
        wanted = {*self._kinds, kind} if on else set(self._kinds) - {kind}
        if not wanted:
            # An empty chart would say that nothing is on file.
            button.setChecked(True)
            return
        self._kinds = tuple(k for k in BudgetKind if k in wanted)
        self._render()

    def _render(self) -> None:
        assert self._view is not None
        language = self._presentation.language
        series = self.series()
        names = ("・" if language == "ja" else ", ").join(kind.label.of(language) for kind in series.kinds)
        self._heading.setText(self.tr("年度別予算（{kinds}）").format(kinds=names))
        self.bars.show_series(series, self._presentation)
        self._fill_legend(series)
        self._fill_table(series)
        self._describe(None)

    def _fill_table(self, series: BudgetSeries) -> None:
        assert self._view is not None
        content = AmountTable(self._view, self._presentation, self.font())
        content.write(self.table, series, self._opened)
        self.table.setAccessibleName(self.tr("年度別予算の表"))

    def _fill_legend(self, series: BudgetSeries) -> None:
        _empty(self._legend_layout)
        real = [bar for bar in series.bars if bar.chosen is not None]
        language = self._presentation.language
        entries: list[tuple[Sign | BudgetKind, str]] = []
        if len(series.kinds) > 1:
            entries += [(kind, kind.label.of(language)) for kind in series.kinds]
        elif any(bar.hollow for bar in real):
            entries.append((Sign.HOLLOW, self.tr("要求・要望・予定（白抜き）")))
        if any(bar.chosen is not None and bar.chosen.line.figure.partial for bar in real):
            entries.append((Sign.PARTIAL, self.tr("※ 内数（一部の額）")))
        if any(bar.span for bar in real):
            entries.append((Sign.SPAN, self.tr("出典による額の幅")))
        if series.gap_years:
            entries.append((Sign.GAP, self.tr("資料なし")))
        kind = series.kinds[0] if series.kinds else BudgetKind.INITIAL
        for sign, text in entries:
            entry = QWidget()
            row = QHBoxLayout(entry)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(4)
            row.addWidget(_Swatch(sign, kind))
            row.addWidget(plain_label(text, role="small"))
            _add(self._legend_layout, entry)
        self._legend_row.setVisible(bool(entries))

    def describe(self, bar: Bar) -> str:
        """Return year, kind, amount with its words, sources and the rule that chose, for one bar or gap."""
        language = self._presentation.language
        year = format_fiscal_year(bar.fy, self._presentation.years, language)
        if bar.chosen is None:
            return self.tr("{year}: 資料なし（… は 0 ではありません）").format(year=year)
        figure = bar.chosen.line.figure
        lines = [
            self.tr("{year} {kind} {amount} {unit}").format(
                year=year,
                kind=bar.kind.label.of(language),
                amount=amount_text(figure, language),
                unit=MILLION_YEN.of(language),
            )
        ]
        if figure.partial:
            reason = figure.partial_kind.label.of(language) if figure.partial_kind else ""
            lines[0] += self.tr("（※ 内数 {reason}）").format(reason=reason)
        lines.append(self.tr("出典 {source}").format(source=self._source_words(bar.chosen.line.key)))
        rule = self.tr("選び方: {rule}").format(rule=bar.chosen.rule.label.of(language))
        if bar.chosen.others:
            amounts = ", ".join(
                f"{amount_text(other.figure, language)} {self._marks(other.key)}" for other in bar.chosen.others
            )
            rule = self.tr("{rule}　ほかの出典 {amounts}").format(rule=rule, amounts=amounts)
        lines.append(rule)
        return "\n".join(lines)

    def _numbers(self, key: str) -> tuple[int, ...]:
        return self._view.budget_sources.get(key, ()) if self._view else ()

    def _marks(self, key: str) -> str:
        return "".join(f"[{number}]" for number in self._numbers(key))

    def _source_words(self, key: str) -> str:
        titles = {c.number: one_line(c.title) for c in self._view.citations} if self._view else {}
        return ", ".join(f"[{n}] {titles.get(n, '')}".strip() for n in self._numbers(key)) or MISSING

    def _describe(self, bar: Bar | None) -> None:
        # Always the same height: the table below must not jump while the pointer wanders.
        self.detail.setFixedHeight(self.detail.fontMetrics().lineSpacing() * _DETAIL_LINES + 4)
        text = self.tr("棒を指すか、棒グラフで ← → を押すと、額と出典が出ます。") if bar is None else self.describe(bar)
        # One line each; the table below holds the same in full.
        metrics, width = self.detail.fontMetrics(), max(80, self.width())
        lines = text.split("\n") if bar is not None else []
        shown = [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
        self.detail.setText("\n".join(shown) if bar is not None else text)
        if bar is not None:
            self.bars.setAccessibleDescription(text)

    def _ask_source(self, bar: Bar) -> None:
        if bar.chosen is None:
            return
        numbers = self._numbers(bar.chosen.line.key)
        if numbers:
            place = self.bars.current_rect()
            self.source_requested.emit(numbers[0], QRect(self.bars.mapToGlobal(place.topLeft()), place.size()))

    def _follow(self, target: object, place: QRect) -> None:
        if not isinstance(target, ToggleTarget):
            self.followed.emit(target, place)
            return
        self._opened ^= {target.key}
        self._fill_table(self.series())
        index = next((n for n, link in enumerate(self.table.links) if link.target == target), None)
        if index is not None:
            self.table.focus_link(index)


def _add(layout: FlowLayout, widget: QWidget) -> None:
    layout.addWidget(widget)
    # A layout shows new widgets in the next turn of the event loop; until then they would take no room.
    widget.show()


def _empty(layout: FlowLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
