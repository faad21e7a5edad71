"""Asking for what the office says of a record itself: a note, tags, its own status."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from navigator.domain.councilforms import date_typed
from navigator.domain.errors import UserError
from navigator.domain.ownmarks import StatusMark
from navigator.domain.vocabulary import OwnStatus
from navigator.views.dialogs.base import PlainDialog, interface_language
from navigator.views.record.plain import one_line
from navigator.views.widgets.labels import button_text, plain_label

_SEPARATORS = str.maketrans({"、": ",", "，": ",", ";": ",", "；": ","})


class _MarkDialog(PlainDialog):
    """A short form about the record ``title``; Ctrl+Enter saves."""

    def __init__(self, heading: str, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.language = interface_language()
        self.body.addWidget(plain_label(one_line(title), "heading", wrap=True))
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.body.addLayout(self.form)
        self.body.addStretch()
        self.add_button(QPushButton(self.tr("キャンセル"))).clicked.connect(self.reject)
        self.ok = self.add_button(QPushButton(self.tr("保存")), primary=True)
        self.ok.clicked.connect(self.accept)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.ok.click)

    def add(self, label: str, field: QWidget) -> None:
        """Put a labelled field at the end."""
        shown = plain_label(label)
        shown.setBuddy(field)
        field.setAccessibleName(label)
        self.form.addRow(shown, field)


class NoteDialog(_MarkDialog):
    """Asks for a note; ``text`` is what it says after ``accepted``."""

    def __init__(self, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", title, parent)
        self.setWindowTitle(self.tr("メモ"))
        self.entry = QPlainTextEdit(text)
        self.entry.setTabChangesFocus(True)
        self.entry.setMinimumHeight(120)
        self.add(self.tr("メモ"), self.entry)
        self.entry.textChanged.connect(self._check)
        self._check()
        self.fit(520, 340)
        self.entry.setFocus()

    @property
    def text(self) -> str:
        """The note."""
        return self.entry.toPlainText()

    def _check(self) -> None:
        self.ok.setEnabled(bool(self.text.strip()))


class TagsDialog(_MarkDialog):
    """Asks for tags, separated by commas; those in use elsewhere are offered."""

    def __init__(self, title: str, tags: Sequence[str], known: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__("", title, parent)
        self.setWindowTitle(self.tr("タグ"))
        self.entry = QLineEdit(", ".join(tags))
        self.entry.setPlaceholderText(self.tr("例: 来年度, 医療"))
        self.add(self.tr("タグ"), self.entry)
        self.body.insertWidget(2, plain_label(self.tr("いくつかあるときはコンマで区切ります。"), "small", wrap=True))
        for tag in [tag for tag in known if tag not in tags][:12]:
            button = QPushButton(button_text(self.tr("＋ {tag}").format(tag=one_line(tag))))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, chosen=tag: self._add_tag(chosen))
            self.body.insertWidget(self.body.count() - 1, button)
        self.fit(520, 300)
        self.entry.setFocus()

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags typed."""
        return tuple(tag.strip() for tag in self.entry.text().translate(_SEPARATORS).split(",") if tag.strip())

    def _add_tag(self, tag: str) -> None:
        self.entry.setText(", ".join(dict.fromkeys((*self.tags, tag))))


class StatusDialog(_MarkDialog):
    """Asks for the office's own status of a measure, a comment and a date; «なし» takes it away."""

    def __init__(self, title: str, mark: StatusMark | None, today: str, parent: QWidget | None = None) -> None:
        super().__init__("", title, parent)
        self.setWindowTitle(self.tr("自所の状況"))
        self.box = QComboBox()
        self.box.addItem(self.tr("なし"), "")
        for status in OwnStatus:
            self.box.addItem(status.label.of(self.language), status.value)
        self.comment = QPlainTextEdit("" if mark is None else mark.comment)
        self.comment.setTabChangesFocus(True)
        self.comment.setFixedHeight(84)
        self.day = QLineEdit(today if mark is None else mark.date)
        self.add(self.tr("状況"), self.box)
        self.add(self.tr("日付"), self.day)
        self.add(self.tr("コメント"), self.comment)
        self.box.setCurrentIndex(1 if mark is None else list(OwnStatus).index(mark.status) + 1)
        self.day.textChanged.connect(self._check)
        self.fit(520, 340)
        self.box.setFocus()

    @property
    def status(self) -> OwnStatus | None:
        """The status chosen."""
        code = self.box.currentData()
        return OwnStatus(code) if code else None

    @property
    def values(self) -> tuple[OwnStatus | None, str, str]:
        """Status, comment and date as typed."""
        return self.status, self.comment.toPlainText(), self.day.text()

    def _check(self) -> None:
        try:
            date_typed(self.day.text())
        except UserError as error:
            self.say(error.what.of(self.language) + error.remedy.of(self.language))
            self.ok.setEnabled(False)
            return
        self.say("")
        self.ok.setEnabled(True)
