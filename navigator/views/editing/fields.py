"""Fields of the forms for facts: several terms, one or several records, yes or no."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.editing import items_of
from navigator.views.councils.fields import FormField, LineField
from navigator.views.record.plain import one_line

Choice = tuple[str, str]
"""Code and name."""

_CODE = Qt.ItemDataRole.UserRole
_COLUMNS = 3
_LIST_HEIGHT = 74


class ReadLineField(LineField):
    """A line whose hint shows how it was read: an amount, a year."""

    def __init__(self, name: str, label: str, read: Callable[[str], str], example: str = "") -> None:
        super().__init__(name, label, example)
        self._read = read
        self.line.textChanged.connect(lambda text: self.show_hint(self._read(text)))


class FlagField(FormField):
    """Yes or no."""

    def __init__(self, name: str, label: str, words: str) -> None:
        self.box = QCheckBox(words)
        super().__init__(name, label, self.box)
        self.box.toggled.connect(self._touch)

    @property
    def value(self) -> str:
        """1 or 0."""
        return str(int(self.box.isChecked()))

    def set_value(self, text: str) -> None:
        """Show a value."""
        self.box.setChecked(text == "1")


class TermsField(FormField):
    """Several members of a closed list, each a box to tick."""

    def __init__(self, name: str, label: str, choices: Sequence[Choice]) -> None:
        whole = QWidget()
        self.boxes = {code: QCheckBox(one_line(text).replace("&", "&&")) for code, text in choices}
        super().__init__(name, label, whole)
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        for place, box in enumerate(self.boxes.values()):
            grid.addWidget(box, place // _COLUMNS, place % _COLUMNS)
            box.toggled.connect(self._touch)
        first = next(iter(self.boxes.values()))
        whole.setFocusProxy(first)
        self.label.setBuddy(first)

    @property
    def value(self) -> str:
        """The codes that are ticked, in the order of the list."""
        return ";".join(code for code, box in self.boxes.items() if box.isChecked())

    def set_value(self, text: str) -> None:
        """Tick these."""
        wanted = items_of(text)
        for code, box in self.boxes.items():
            box.setChecked(code in wanted)


class RecordBox(QComboBox):
    """A choice among many by typing a part of the name; what is no name in the list is taken as it is typed."""

    def __init__(self, choices: Iterable[Choice], example: str = "") -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setPlaceholderText(example)
        names: dict[str, str] = {}
        self.addItem("", "")
        for code, text in choices:
            shown = one_line(text)
            # Two records of one name are told apart by their codes.
            shown = f"{shown} [{code}]" if shown in names else shown
            names[shown] = code
            self.addItem(shown, code)
        self._names = names
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)

    @property
    def code(self) -> str:
        """The code of the name typed, else the text itself; empty for none."""
        text = self.currentText().strip()
        return self._names.get(text, text)

    def set_code(self, code: str) -> None:
        """Show the name of a code; a code without a name is shown itself."""
        place = self.findData(code)
        self.setCurrentIndex(max(place, 0))
        if place < 0:
            self.setEditText(code)

    def name_of(self, code: str) -> str:
        """Return the name of a code, the code itself when it has none."""
        place = self.findData(code)
        return self.itemText(place) if place >= 0 else code

    def wheelEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the wheel to the form: it must not change what stands under the pointer."""
        event.ignore()


class RecordField(FormField):
    """One record of a list."""

    def __init__(self, name: str, label: str, choices: Iterable[Choice], example: str = "") -> None:
        self.box = RecordBox(choices, example)
        super().__init__(name, label, self.box)
        self.box.editTextChanged.connect(self._touch)

    @property
    def value(self) -> str:
        """The code of the record."""
        return self.box.code

    def set_value(self, text: str) -> None:
        """Show a record."""
        self.box.set_code(text)


class RecordsField(FormField):
    """Several records: typed one by one into a box, listed below it; Delete takes one out."""

    def __init__(self, name: str, label: str, choices: Iterable[Choice], example: str = "") -> None:
        whole = QWidget()
        self.box = RecordBox(choices, example)
        self.list = QListWidget()
        super().__init__(name, label, whole)
        self.box.setAccessibleName(label)
        self.list.setAccessibleName(self.tr("{field}（選んだもの）").format(field=label))
        self.list.setToolTip(self.tr("Delete で外します。"))
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.list.hide()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.box)
        column.addWidget(self.list)
        whole.setFocusProxy(self.box)
        self.label.setBuddy(self.box)
        self.box.activated.connect(lambda _index: self._take())
        self.box.completer().activated.connect(lambda _text: self._take())
        self.box.lineEdit().installEventFilter(self)
        self.list.installEventFilter(self)

    @property
    def value(self) -> str:
        """The codes in their order, and what is typed and not yet taken."""
        codes = [self.list.item(row).data(_CODE) for row in range(self.list.count())]
        return ";".join(dict.fromkeys(code for code in (*codes, self.box.code) if code))

    def set_value(self, text: str) -> None:
        """Show these."""
        self.list.clear()
        for code in items_of(text):
            self._add(code)

    def _add(self, code: str) -> None:
        item = QListWidgetItem(self.box.name_of(code))
        item.setData(_CODE, code)
        self.list.addItem(item)
        self.list.show()

    def _take(self) -> None:
        code = self.box.code
        if code and code not in items_of(";".join(self.list.item(row).data(_CODE) for row in range(self.list.count()))):
            self._add(code)
        self.box.setCurrentIndex(0)
        self.box.clearEditText()
        self._touch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Enter takes what is typed, Delete takes a line out."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            if watched is self.list and event.key() == Qt.Key.Key_Delete and self.list.currentRow() >= 0:
                self.list.takeItem(self.list.currentRow())
                self.list.setVisible(self.list.count() > 0)
                self._touch()
                return True
            enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.box.lineEdit() and enters and self.box.code:
                self._take()
                return True
        return super().eventFilter(watched, event)
