"""Asking for a name and a note for something to keep."""

from collections.abc import Collection

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from navigator.views.dialogs.base import PlainDialog, paragraph
from navigator.views.record.writer import Tone
from navigator.views.widgets.labels import plain_label

LONGEST_NAME = 100


class NameForm(QWidget):
    """Name and note."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(self.tr("名前"))
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(self.tr("メモ"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(76)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for text, field in ((self.tr("名前"), self.name), (self.tr("メモ"), self.note)):
            label = plain_label(text)
            label.setBuddy(field)
            form.addRow(label, field)

    def show_values(self, name: str, note: str) -> None:
        """Put these into the fields."""
        self.name.setText(name)
        self.note.setPlainText(note)

    @property
    def values(self) -> tuple[str, str]:
        """Name and note without blanks around them."""
        return self.name.text().strip(), self.note.toPlainText().strip()


class NameDialog(PlainDialog):
    """Asks for name and note; a name of ``taken`` is used again only when the reader says so.

    ``about`` is what is to be kept, in words.
    After ``exec`` was accepted ``name``, ``note`` and ``replaces`` say what to keep; nothing is written here.
    """

    def __init__(self, title: str, taken: Collection[str], parent: QWidget | None = None, *, about: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._taken = frozenset(taken)
        self.form = NameForm()
        self.replace = QCheckBox(self.tr("同じ名前のものを置き換える"))
        self.replace.hide()
        if about:
            line = paragraph(about, Tone.MUTED)
            line.setAccessibleName(self.tr("保存する内容"))
            self.body.addWidget(line)
        self.body.addWidget(self.form)
        self.body.addWidget(self.replace)
        self.body.addStretch()
        self.add_button(QPushButton(self.tr("キャンセル"))).clicked.connect(self.reject)
        self.save = self.add_button(QPushButton(self.tr("保存")), primary=True)
        self.save.clicked.connect(self.accept)
        self.form.name.textChanged.connect(self._check)
        self.replace.toggled.connect(self._check)
        self._check()
        self.fit(480, 300)
        self.form.name.setFocus()

    def propose(self, name: str, note: str) -> None:
        """Begin with this name and note; a name in use is taken to be meant."""
        self.form.show_values(name, note)
        self.replace.setChecked(name in self._taken)
        self.form.name.selectAll()

    @property
    def name(self) -> str:
        """The name typed."""
        return self.form.values[0]

    @property
    def note(self) -> str:
        """The note typed."""
        return self.form.values[1]

    @property
    def replaces(self) -> bool:
        """Whether what has the same name is to be replaced."""
        return self.name in self._taken and self.replace.isChecked()

    def _check(self) -> None:
        taken = self.name in self._taken
        self.replace.setVisible(taken)
        self.save.setEnabled(bool(self.name) and (not taken or self.replace.isChecked()))
        self.say(self.tr("この名前はもう使われています。") if taken and not self.replace.isChecked() else "")
