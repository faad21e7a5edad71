"""Participations as bars over the years: solid where it is sure, hatched where an end is not on file."""

from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.regions import Activity, StayBar
from navigator.domain.results import Presentation
from navigator.qtsupport.fonts import text_font
from navigator.qtsupport.theme import current_tokens, notifier
from navigator.viewmodels.plaintext import tip

_ROW, _HEAD, _BAR, _LABEL = 36, 20, 11, 19
_INSET = 4
_SMALL_PT = 8.5
_FEWEST_YEARS = 4
"""An axis of fewer years than this would make one year look like an age."""


class TimeBar(QWidget):
    """One row a participation. ``program_chosen`` names the program of a row that was clicked or entered."""

    program_chosen = Signal(str)

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presentation = presentation
        self._bars: tuple[StayBar, ...] = ()
        self._axis: tuple[int, int] | None = None
        self._here = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("参加した事業の年度の帯"))
        notifier().changed.connect(self.update)

    @property
    def bars(self) -> tuple[StayBar, ...]:
        """The participations shown."""
        return self._bars

    def show_bars(self, bars: tuple[StayBar, ...], axis: tuple[int, int] | None) -> None:
        """Show participations over the years of an axis."""
        self._bars, self._here = bars, 0
        self._axis = None if axis is None else (axis[0], max(axis[1], axis[0] + _FEWEST_YEARS - 1))
        self.setAccessibleDescription("\n".join(self.told(bar) for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the rows."""
        return QSize(320, _HEAD + _ROW * len(self._bars) + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of the rows."""
        return QSize(200, self.sizeHint().height())

    def told(self, bar: StayBar) -> str:
        """Return a participation in words."""
        parts = (bar.label, bar.stay.subtype, bar.years, bar.scale, bar.evaluation)
        return self.tr("、").join(part for part in parts if part)

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw axis and rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = current_tokens()
        painter.setFont(text_font(_SMALL_PT))
        if self._axis is not None:
            self._paint_axis(painter, self._axis)
        for place, bar in enumerate(self._bars):
            top = _HEAD + place * _ROW
            name = QRectF(_INSET, top, self.width() - 2 * _INSET, _LABEL)
            text = bar.label if not bar.stay.subtype else f"{bar.label} / {bar.stay.subtype}"
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, int(name.width()))
            painter.setPen(QColor(tokens.text))
            painter.drawText(name, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            self._paint_bar(painter, bar, top)
            if place == self._here and self.hasFocus():
                painter.setPen(QPen(QColor(tokens.focus), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(QRectF(1, top + 1, self.width() - 2, _ROW - 2))
        painter.end()

    def _year_box(self, fy: int, axis: tuple[int, int]) -> QRectF:
        wide = (self.width() - 2 * _INSET) / (axis[1] - axis[0] + 1)
        return QRectF(_INSET + (fy - axis[0]) * wide, 0, wide, _HEAD)

    def _paint_axis(self, painter: QPainter, axis: tuple[int, int]) -> None:
        tokens = current_tokens()
        short = YearStyle.WESTERN if self._presentation.years is YearStyle.WESTERN else YearStyle.SHORT
        bottom = _HEAD + _ROW * len(self._bars)
        labels = {
            fy: format_fiscal_year(fy, short, self._presentation.language).removesuffix("年度").removeprefix("FY")
            for fy in range(axis[0], axis[1] + 1)
        }
        widest = max(map(painter.fontMetrics().horizontalAdvance, labels.values())) + _INSET
        # Every second, third … year is named where there is no room for all.
        step = max(1, ceil(widest / self._year_box(axis[0], axis).width()))
        for fy, label in labels.items():
            box = self._year_box(fy, axis)
            painter.setPen(QPen(QColor(tokens.line), 1))
            painter.drawLine(QPointF(box.left(), _HEAD - 4), QPointF(box.left(), _HEAD))
            for top in range(_HEAD, bottom, _ROW):
                painter.drawLine(QPointF(box.left(), top + _LABEL), QPointF(box.left(), top + _LABEL + _BAR))
            if (fy - axis[0]) % step == 0:
                painter.setPen(QColor(tokens.muted))
                painter.drawText(QPointF(box.left() + 1, _HEAD - 7), label)

    def _paint_bar(self, painter: QPainter, bar: StayBar, top: float) -> None:
        tokens = current_tokens()
        if self._axis is None or bar.stay.span is None:
            painter.setPen(QColor(tokens.muted))
            place = QRectF(_INSET + 4, top + _LABEL - 2, self.width() - 2 * _INSET, _ROW - _LABEL)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.tr("… 年度の資料なし")
            )
            return
        for fy in range(self._axis[0], self._axis[1] + 1):
            activity = bar.stay.activity(fy)
            box = self._year_box(fy, self._axis)
            place = QRectF(box.left(), top + _LABEL, box.width(), _BAR)
            if activity is Activity.SURE:
                painter.fillRect(place, QColor(tokens.primary))
            elif activity is Activity.PERHAPS:
                painter.fillRect(place, QBrush(QColor(tokens.primary), Qt.BrushStyle.BDiagPattern))

    # Pointing and keys

    def _row_at(self, y: float) -> int:
        row = int((y - _HEAD) // _ROW) if y >= _HEAD else -1
        return row if row < len(self._bars) else -1

    def event(self, event: QEvent) -> bool:
        """Tell a row in full where it is pointed at."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self._row_at(event.pos().y())
            if row >= 0:
                QToolTip.showText(event.globalPos(), tip(self.told(self._bars[row])), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show that a row leads to its program."""
        on_row = self._row_at(event.position().y()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if on_row else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the program of a row."""
        row = self._row_at(event.position().y())
        if row >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._here = row
            self.program_chosen.emit(self._bars[row].stay.program)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk the rows, open a program with Enter."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None and 0 <= self._here + step < len(self._bars):
            self._here += step
            self.setAccessibleDescription(self.told(self._bars[self._here]))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._bars:
            self.program_chosen.emit(self._bars[self._here].stay.program)
        else:
            super().keyPressEvent(event)
