"""Asking for what the office says of a record itself: a note, tags, its own status."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from navigator.domain.councilforms import date_typed
from navigator.domain.errors import UserError
from navigator.domain.ownmarks import StatusMark, split_tags
from navigator.domain.vocabulary import OwnStatus
from navigator.qtsupport.drafts import DraftKey, KeptDraft
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.drafts import DraftKeeper
from navigator.views.dialogs.base import PlainDialog, interface_language
from navigator.views.record.plain import one_line
from navigator.views.widgets.draftoffer import DraftOffer
from navigator.views.widgets.labels import button_text, plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.suite import ServiceSuite


class MarkDialog(PlainDialog):
    """A short form about the record ``title``; Ctrl+Enter saves. It stays open until what it holds is written."""

    written = Signal()

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
        self.ok.clicked.connect(self._save)
        self.offer: DraftOffer | None = None
        self._desk: Desk | None = None
        self._write: Callable[[ServiceSuite, Any], object] | None = None
        self._drafts: DraftKeeper | None = None
        self._as_typed: dict[str, str] = {}
        self._busy = False
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.ok.click)

    # What a subclass says.

    def answer(self) -> Any:
        """Return what is to be written."""
        raise NotImplementedError

    def typed(self) -> dict[str, str]:
        """Return what is entered, as texts by name."""
        raise NotImplementedError

    def take_over(self, values: Mapping[str, str]) -> None:
        """Enter what an earlier dialog of this kind kept."""
        raise NotImplementedError

    # Writing it, and keeping it until then.

    def begin(self, desk: Desk, record: str, write: "Callable[[ServiceSuite, Any], object]") -> None:
        """Open the dialog; ``write`` gets the answer, ``record`` names what is asked about (for what is not saved)."""
        self._desk, self._write = desk, write
        self._as_typed = self.typed()
        if desk.suite is not None:
            key = DraftKey(desk.suite.library.path, type(self).__name__, record)
            keeper = self._drafts = DraftKeeper(desk, key, self.windowTitle, self._to_keep, self)
            kept = keeper.offered()
            if kept:
                self.offer = DraftOffer(kept, desk.presentation)
                self.offer.taken.connect(self._take_draft)
                self.offer.discarded.connect(keeper.discard)
                self.body.insertWidget(0, self.offer)
                self.resize(self.width(), self.height() + self.offer.sizeHint().height() + self.body.spacing())
        self.open()

    def changed(self) -> None:
        """Take note that something was entered."""
        if self._drafts is not None:
            self._drafts.changed()

    def _to_keep(self) -> dict[str, str]:
        typed = self.typed()
        return {} if typed == self._as_typed else typed

    def _take_draft(self, draft: KeptDraft) -> None:
        self.take_over(draft.values)
        assert self._drafts is not None  # what is offered was read by it
        self._drafts.took(draft)

    def _save(self) -> None:
        if self._busy or self._desk is None or self._write is None:
            return
        self._busy = True
        self.ok.setEnabled(False)
        write, answer = self._write, self.answer()
        self._desk.edit(lambda suite: write(suite, answer), self._written, self._refused)

    def _written(self, _answer: object) -> None:
        self._busy = False
        self.accept()
        self.written.emit()

    def _refused(self, error: UserError) -> None:
        self._busy = False
        self.ok.setEnabled(True)
        self.say(error.sentence(self.language))

    def reject(self) -> None:
        """Close, but not while it is being written: a refusal must find what was typed."""
        if not self._busy:
            super().reject()

    def done(self, result: int) -> None:
        """Close; whichever way it was closed by hand, what was typed is saved or given up."""
        if self._drafts is not None and self._desk is not None and not self._desk.is_leaving:
            self._drafts.end()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Close as Esc does; at the end of the program without a step in between."""
        if self._desk is not None and self._desk.is_leaving:
            event.accept()
        else:
            super().closeEvent(event)

    def add(self, label: str, field: QWidget) -> None:
        """Put a labelled field at the end."""
        shown = plain_label(label)
        shown.setBuddy(field)
        field.setAccessibleName(label)
        self.form.addRow(shown, field)


class NoteDialog(MarkDialog):
    """Asks for a note."""

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

    def answer(self) -> str:
        """Return the note."""
        return self.entry.toPlainText()

    def typed(self) -> dict[str, str]:
        """Return what is entered."""
        return {"text": self.answer()}

    def take_over(self, values: Mapping[str, str]) -> None:
        """Enter what was kept."""
        self.entry.setPlainText(values.get("text", self.answer()))

    def _check(self) -> None:
        self.ok.setEnabled(bool(self.answer().strip()))
        self.changed()


class TagsDialog(MarkDialog):
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
        self.entry.textChanged.connect(self.changed)
        self.fit(520, 300)
        self.entry.setFocus()

    def typed(self) -> dict[str, str]:
        """Return what is entered."""
        return {"tags": self.entry.text()}

    def take_over(self, values: Mapping[str, str]) -> None:
        """Enter what was kept."""
        self.entry.setText(values.get("tags", self.entry.text()))

    def answer(self) -> tuple[str, ...]:
        """Return the tags typed."""
        return split_tags(self.entry.text())

    def _add_tag(self, tag: str) -> None:
        self.entry.setText(", ".join(dict.fromkeys((*self.answer(), tag))))


class StatusDialog(MarkDialog):
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
        self.box.currentIndexChanged.connect(self.changed)
        self.comment.textChanged.connect(self.changed)
        self.fit(520, 340)
        self.box.setFocus()

    @property
    def status(self) -> OwnStatus | None:
        """The status chosen."""
        code = self.box.currentData()
        return OwnStatus(code) if code else None

    def answer(self) -> tuple[OwnStatus | None, str, str]:
        """Return status, comment and date as typed."""
        return self.status, self.comment.toPlainText(), self.day.text()

    def typed(self) -> dict[str, str]:
        """Return what is entered."""
        code = str(self.box.currentData() or "")
        return {"status": code, "day": self.day.text(), "comment": self.comment.toPlainText()}

    def take_over(self, values: Mapping[str, str]) -> None:
        """Enter what was kept."""
        self.box.setCurrentIndex(max(self.box.findData(values.get("status", "")), 0))
        self.day.setText(values.get("day", ""))
        self.comment.setPlainText(values.get("comment", ""))

    def _check(self) -> None:
        self.changed()
        try:
            date_typed(self.day.text())
        except UserError as error:
            self.say(error.what.of(self.language) + error.remedy.of(self.language))
            self.ok.setEnabled(False)
            return
        self.say("")
        self.ok.setEnabled(True)
