"""Ranked bars: blocks in the order of their money, 約 written where the source gives an order of magnitude."""

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from navigator.domain.figures import MILLION_YEN
from navigator.domain.group import FundOrder
from navigator.domain.results import Presentation
from navigator.qtsupport.fonts import number_font, text_font
from navigator.qtsupport.theme import CHART_COLOURS, Theme, current_theme, current_tokens, notifier
from navigator.services import group_words as words
from navigator.services import wording

_ROW, _BAR, _GAP = 30, 18, 10


class RankedBars(QWidget):
    """Shows one order; a screen reader hears it as a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order: FundOrder | None = None
        self._presentation = Presentation()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        notifier().changed.connect(self.update)

    def show_order(self, order: FundOrder, presentation: Presentation) -> None:
        """Draw ``order``."""
        self._order, self._presentation = order, presentation
        self.setAccessibleName(words.order_title(order).of(presentation.language))
        self.setAccessibleDescription(
            ", ".join(f"{rank} {name} {amount}" for rank, name, amount, _value in self.rows())
        )
        self.updateGeometry()
        self.update()

    def rows(self) -> list[tuple[str, str, str, Decimal]]:
        """Return what stands in every row: rank, name, amount with 約, and its length in million yen."""
        if self._order is None:
            return []
        language = self._presentation.language
        return [
            (
                "" if share.rank is None else words.RANK.of(language).format(rank=share.rank),
                share.label.of(language),
                wording.figure_text(share.amount).of(language),
                Decimal(0) if share.amount is None else share.amount.value,
            )
            for share in self._order.shares
        ]

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A line for the unit, one for every row."""
        return QSize(320, (len(self.rows()) + 1) * _ROW)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrow panes keep names and amounts."""
        return QSize(240, self.sizeHint().height())

    def bar_rect(self, row: int) -> QRectF:
        """Return where the bar of a row is painted."""
        rows = self.rows()
        metrics = QFontMetricsF(text_font())
        numbers = QFontMetricsF(number_font())
        left = self._names_width(metrics) + _GAP
        right = max(numbers.horizontalAdvance(amount) for _rank, _name, amount, _value in rows) + _GAP
        longest = max(value for *_text, value in rows) or Decimal(1)
        room = max(20.0, self.width() - left - right - _GAP)
        return QRectF(left, (row + 1) * _ROW + (_ROW - _BAR) / 2, room * float(rows[row][3] / longest), _BAR)

    def _names_width(self, metrics: QFontMetricsF) -> float:
        rows = self.rows()
        ranks = max(metrics.horizontalAdvance(rank) for rank, *_rest in rows)
        return ranks + _GAP + max(metrics.horizontalAdvance(name) for _rank, name, *_rest in rows)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint rank, name, bar and amount of every row."""
        rows, tokens = self.rows(), current_tokens()
        if not rows:
            return
        painter = QPainter(self)
        painter.setFont(text_font())
        metrics = QFontMetricsF(painter.font())
        painter.setPen(QColor(tokens.muted))
        unit = self.tr("（{unit}）").format(unit=MILLION_YEN.of(self._presentation.language))
        painter.drawText(QPointF(0, _ROW * 0.7), unit)
        ranks = max(metrics.horizontalAdvance(rank) for rank, *_rest in rows)
        colour = QColor(CHART_COLOURS[0])
        if current_theme() is Theme.DARK:
            colour = colour.lighter(135)
        for number, (rank, name, amount, _value) in enumerate(rows):
            bar = self.bar_rect(number)
            base = bar.center().y() + metrics.ascent() / 2 - 1
            painter.setFont(text_font())
            painter.setPen(QColor(tokens.muted))
            painter.drawText(QPointF(ranks - metrics.horizontalAdvance(rank), base), rank)
            painter.setPen(QColor(tokens.text))
            painter.drawText(QPointF(ranks + _GAP, base), name)
            painter.setPen(QPen(colour, 1))
            painter.setBrush(QBrush(colour, Qt.BrushStyle.SolidPattern))
            painter.drawRect(bar)
            painter.setFont(number_font())
            painter.setPen(QColor(tokens.text))
            painter.drawText(QPointF(bar.right() + _GAP, base), amount)
        painter.end()
