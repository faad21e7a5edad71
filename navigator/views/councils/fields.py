"""Fields of the entry forms: what is typed, what it was read as, and what is wrong with it, below one another."""

import json
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.councils import AgendaItem
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.plaintext import tip
from navigator.views.record.plain import one_line
from navigator.views.widgets.labels import plain_label

_TEXT_LINES = 3
_AGENDA_HEIGHT = 132


def pairs_in(text: str, width: int) -> list[list[str]] | None:
    """Return rows of ``width`` texts that a field kept as JSON; None when it is anything else."""
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError):
        return None
    good = isinstance(rows, list) and all(
        isinstance(row, list) and len(row) == width and all(isinstance(cell, str) for cell in row) for row in rows
    )
    return rows if good else None


class FormField(QWidget):
    """One field: an entry, below it how it was read (``hint``) and what is wrong with it (``problem``)."""

    changed = Signal()

    def __init__(self, name: str, label: str, entry: QWidget) -> None:
        super().__init__()
        self.name, self.entry = name, entry
        self.touched = False
        self.label = plain_label(label)
        self.label.setBuddy(entry)
        entry.setAccessibleName(label)
        self.hint = plain_label(role="small", wrap=True)
        self.problem = plain_label(role="danger", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in (entry, self.hint, self.problem):
            column.addWidget(part)
        self.show_hint("")
        self.show_problem("")

    def kept(self) -> str:
        """Return what is entered as a text to keep until it is saved."""
        return str(self.value)  # type: ignore[attr-defined] - every field has one

    def take(self, text: str) -> None:
        """Enter again what ``kept`` returned, perhaps in an earlier run."""
        self.set_value(text)  # type: ignore[attr-defined] - as above

    def show_hint(self, text: str) -> None:
        """Say how the entry was read."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def show_problem(self, text: str) -> None:
        """Say what is wrong with the entry; a screen reader reads it with the field."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.entry.setAccessibleDescription(text)

    def _touch(self) -> None:
        self.touched = True
        self.changed.emit()


class LineField(FormField):
    """One line of text."""

    def __init__(self, name: str, label: str, example: str = "") -> None:
        self.line = QLineEdit()
        super().__init__(name, label, self.line)
        self.line.setPlaceholderText(example)
        self.line.textChanged.connect(self._touch)

    @property
    def value(self) -> str:
        """The text as typed."""
        return self.line.text()

    def set_value(self, text: str) -> None:
        """Show a text."""
        self.line.setText(text)


class TextField(FormField):
    """Several lines of text; Tab leaves it."""

    def __init__(self, name: str, label: str, example: str = "", lines: int = _TEXT_LINES) -> None:
        self.text = QPlainTextEdit()
        super().__init__(name, label, self.text)
        self.text.setPlaceholderText(example)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * lines + 18)
        self.text.textChanged.connect(self._touch)

    @property
    def value(self) -> str:
        """The text as typed."""
        return self.text.toPlainText()

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that say something."""
        return tuple(line.strip() for line in self.value.split("\n") if line.strip())

    def set_value(self, text: str) -> None:
        """Show a text."""
        self.text.setPlainText(text)


class ChoiceField(FormField):
    """One of several; the empty value is «not chosen»."""

    def __init__(self, name: str, label: str, choices: Iterable[tuple[str, str]], nothing: str = "") -> None:
        self.box = QComboBox()
        super().__init__(name, label, self.box)
        self._nothing = nothing
        self.set_choices(choices)
        # The wheel scrolls the form; it must not change what stands under the pointer.
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.installEventFilter(self)
        self.box.currentIndexChanged.connect(self._touch)

    def set_choices(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer other values, and keep the one that is chosen where it is among them."""
        kept = self.value
        self.box.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.box.clear()
        if self._nothing:
            self.box.addItem(self._nothing, "")
        for code, text in choices:
            self.box.addItem(one_line(text), code)
        self.box.setCurrentIndex(max(self.box.findData(kept), 0))
        self.box.blockSignals(False)  # noqa: FBT003 - as above

    @property
    def value(self) -> str:
        """The code that is chosen."""
        return str(self.box.currentData() or "")

    def set_value(self, code: str) -> None:
        """Choose a code; one that is not offered leaves the choice as it is."""
        place = self.box.findData(code)
        if place >= 0:
            self.box.setCurrentIndex(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave the wheel to the form unless the field has the focus."""
        if event.type() == QEvent.Type.Wheel and not self.box.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class DateField(LineField):
    """A date in any form; the hint shows how it was read."""

    def __init__(self, name: str, label: str, read: Callable[[str], str], example: str = "") -> None:
        super().__init__(name, label, example)
        self._read = read
        self.line.textChanged.connect(self._tell)

    def _tell(self, text: str) -> None:
        self.show_hint(self._read(text))


class AgendaField(FormField):
    """Items of an agenda with who presents them; the last line is always empty and waits for the next item."""

    def __init__(self, name: str, label: str, headings: Sequence[str]) -> None:
        self.table = QTableWidget(0, len(headings))
        super().__init__(name, label, self.table)
        set_role(self.table, "dense")
        self.table.setHorizontalHeaderLabels(list(headings))
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 160)
        self.table.setFixedHeight(_AGENDA_HEIGHT)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.setToolTip(tip(self.tr("Delete で行を消します。最後の空の行に続けて入力します。")))
        self.table.installEventFilter(self)
        self.table.itemChanged.connect(lambda _item: self._after_typing())
        self._grow()

    @property
    def value(self) -> tuple[AgendaItem, ...]:
        """The items that say something."""
        found = (AgendaItem(self._cell(row, 0), self._cell(row, 1)) for row in range(self.table.rowCount()))
        return tuple(item for item in found if item.title.strip() or item.presenter.strip())

    def set_value(self, items: Sequence[AgendaItem]) -> None:
        """Show items."""
        self.table.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.table.setRowCount(0)
        for row, item in enumerate(items):
            self.table.insertRow(row)
            self.table.setItem(row, 0, QTableWidgetItem(item.title))
            self.table.setItem(row, 1, QTableWidgetItem(item.presenter))
        self.table.blockSignals(False)  # noqa: FBT003 - as above
        self._grow()

    def kept(self) -> str:
        """Return the items as JSON."""
        return json.dumps([[item.title, item.presenter] for item in self.value], ensure_ascii=False)

    def take(self, text: str) -> None:
        """Enter the items of ``kept``; anything else changes nothing."""
        rows = pairs_in(text, 2)
        if rows is not None:
            self.set_value([AgendaItem(*row) for row in rows])
            self._touch()

    def _cell(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return item.text() if item is not None else ""

    def _after_typing(self) -> None:
        self._grow()
        self._touch()

    def _grow(self) -> None:
        last = self.table.rowCount() - 1
        if last < 0 or self._cell(last, 0) or self._cell(last, 1):
            self.table.insertRow(last + 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Delete takes a line away."""
        is_key = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and event.key() == Qt.Key.Key_Delete and self.table.currentRow() >= 0:
            self.table.removeRow(self.table.currentRow())
            self._after_typing()
            return True
        return super().eventFilter(watched, event)
