"""A month as a grid of days: seven columns, what is on each day in a few words."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from navigator.qtsupport.theme import current_tokens, notifier
from navigator.viewmodels.plaintext import tip
from navigator.views.record.plain import one_line

_DAY = Qt.ItemDataRole.UserRole
_SHOWN = 2
_LETTERS = 11


class MonthGrid(QTableWidget):
    """Shows one month, Monday first; ``day_chosen`` carries the day (a date), None for a day outside the month."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(6, 7, parent)
        self._month: tuple[int, int] = (1, 1)
        self._told: Mapping[int, Sequence[str]] = {}
        self._today = date.min
        self.setAccessibleName(self.tr("月のカレンダー"))
        names = (
            self.tr("月"),
            self.tr("火"),
            self.tr("水"),
            self.tr("木"),
            self.tr("金"),
            self.tr("土"),
            self.tr("日"),
        )
        self.setHorizontalHeaderLabels(list(names))
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.currentItemChanged.connect(lambda now, _before: self.day_chosen.emit(self._day_of(now)))
        notifier().changed.connect(self._fill)

    def show_month(self, month: tuple[int, int], told: Mapping[int, Sequence[str]], today: date) -> None:
        """Show a month; ``told`` are the texts by day of the month."""
        self._month, self._told, self._today = month, told, today
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self._fill()
        self.setCurrentItem(None)
        self.blockSignals(False)  # noqa: FBT003 - as above

    def _fill(self) -> None:
        if self._month[0] == 1:
            return
        first = date(*self._month, 1)
        day = first - timedelta(days=first.weekday())
        for place in range(42):
            self.setItem(place // 7, place % 7, self._item(day))
            day += timedelta(days=1)
        last_week = self.item(5, 0)
        self.setRowHidden(5, last_week.data(_DAY) == "")

    def _item(self, day: date) -> QTableWidgetItem:
        tokens = current_tokens()
        item = QTableWidgetItem()
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        if (day.year, day.month) != self._month:
            item.setText(str(day.day))
            item.setData(_DAY, "")
            item.setForeground(QColor(tokens.disabled))
            return item
        told = [one_line(text) for text in self._told.get(day.day, ())]
        number = self.tr("{day} 今日").format(day=day.day) if day == self._today else str(day.day)
        short = [text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1]}…" for text in told[:_SHOWN]]
        if len(told) > _SHOWN:
            short.append(self.tr("ほか {count} 件").format(count=len(told) - _SHOWN))
        item.setText("\n".join([number, *short]))
        item.setData(_DAY, day.isoformat())
        item.setToolTip(tip("\n".join(told)))
        face = QFont(self.font())
        face.setBold(bool(told) or day == self._today)
        item.setFont(face)
        if told:
            item.setBackground(QColor(tokens.soft))
            item.setForeground(QColor(tokens.text))
        return item

    @staticmethod
    def _day_of(item: QTableWidgetItem | None) -> date | None:
        text = item.data(_DAY) if item is not None else ""
        return date.fromisoformat(text) if text else None
