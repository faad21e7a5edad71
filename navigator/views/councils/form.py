"""The frame of every entry form: checked while one types, saved as one step that Ctrl+Z takes back."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFormLayout, QMessageBox, QPushButton, QWidget

from navigator.domain.councilforms import FIELD_LABELS, Problems, date_typed
from navigator.domain.dates import PartialDate
from navigator.domain.errors import UserError
from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.vocabulary import Block, Term
from navigator.qtsupport.drafts import DraftKey, KeptDraft
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.drafts import DraftKeeper
from navigator.views.councils.fields import ChoiceField, DateField, FormField, LineField, TextField
from navigator.views.dialogs.base import PlainDialog, interface_language
from navigator.views.widgets.draftoffer import DraftOffer
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.suite import ServiceSuite


class EntryForm(PlainDialog):
    """Asks for one record of the office; ``key`` is None for a new one.

    Subclasses say what was typed (``draft``), what is wrong with it (``check``) and how it is written (``write``).
    ``saved`` carries the key of the record once it is written.
    """

    saved = Signal(str)

    def __init__(self, desk: Desk, heading: str, key: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(heading)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.desk, self.key = desk, key
        self.language = interface_language()
        self.fields: dict[str, FormField] = {}
        self._busy = self._begun = False
        self._as_opened: Any = None
        self._as_typed: dict[str, str] = {}
        self._drafts: DraftKeeper | None = None
        self.offer: DraftOffer | None = None
        """What was typed before and not saved, while it waits for an answer."""
        self._form = QFormLayout()
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._form.setVerticalSpacing(8)
        self.body.addLayout(self._form)
        self.keys = plain_label(
            self.tr("日付は H19.7.3、2007-7-3、平成19年7月 のどれでも。Ctrl+Enter で保存"), "small", wrap=True
        )
        self.body.addWidget(self.keys)
        self.body.addStretch()
        self.cancel = self.add_button(QPushButton(self.tr("キャンセル")))
        self.cancel.clicked.connect(self.reject)
        self.ok = self.add_button(QPushButton(self.tr("保存")), primary=True)
        self.ok.clicked.connect(self.save)
        for keys in ("Ctrl+Return", "Ctrl+Enter", "Ctrl+S"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)

    # What a subclass says.

    def draft(self) -> Any:
        """Return what was typed."""
        raise NotImplementedError

    def check(self, draft: Any) -> Problems:
        """Return what is wrong with it, field by field."""
        raise NotImplementedError

    def write(self, suite: "ServiceSuite", draft: Any) -> str:
        """Write it beside the main thread and return its key."""
        raise NotImplementedError

    def draft_of(self) -> tuple[str, str]:
        """Return under which form and record what is typed is kept until it is saved."""
        return type(self).__name__, self.key or ""

    # Fields.

    def add_field(self, field: FormField) -> None:
        """Put a field at the end of the form."""
        self.fields[field.name] = field
        self._form.addRow(field.label, field)
        field.changed.connect(self.validate)

    def label(self, name: str) -> str:
        """Return what a field is called."""
        return FIELD_LABELS[name].of(self.language)

    def add_line(self, name: str, example: str = "") -> LineField:
        """Add a line of text."""
        field = LineField(name, self.label(name), example)
        self.add_field(field)
        return field

    def add_text(self, name: str, example: str = "", lines: int = 3) -> TextField:
        """Add a text of several lines."""
        field = TextField(name, self.label(name), example, lines)
        self.add_field(field)
        return field

    def add_date(self, name: str, example: str = "") -> DateField:
        """Add a date in any form."""
        field = DateField(name, self.label(name), self._read_date, example)
        self.add_field(field)
        return field

    def add_terms(self, name: str, kind: type[Term], nothing: str = "") -> ChoiceField:
        """Add a choice of a closed list; ``nothing`` is what stands for «not chosen», when that is allowed."""
        choices = [(term.value, term.label.of(self.language)) for term in kind]
        field = ChoiceField(name, self.label(name), choices, nothing)
        self.add_field(field)
        return field

    def add_block(self, block: str) -> ChoiceField:
        """Add the choice of a block."""
        field = self.add_terms("block", Block)
        field.set_value(block)
        return field

    def today_typed(self) -> str:
        """Return today as one would type it; empty before the library is open."""
        suite = self.desk.suite
        return "" if suite is None else self.date_shown(suite.today.isoformat())

    def date_shown(self, text: str) -> str:
        """Return a date of the library as one would type it in the reader's years."""
        if not text:
            return ""
        western = self.desk.presentation.years is YearStyle.WESTERN
        return PartialDate(text).format(YearStyle.WESTERN if western else YearStyle.SHORT, "ja")

    def _read_date(self, text: str) -> str:
        try:
            day = date_typed(text)
        except UserError:
            return ""
        if day is None:
            return ""
        other = YearStyle.WESTERN if self.language == "ja" else YearStyle.ERA
        parts = [day.format(YearStyle.ERA, self.language), day.format(other, self.language)]
        if day.fiscal_year is not None:
            parts.append(format_fiscal_year(day.fiscal_year, self.desk.presentation.years, self.language))
        return " ・ ".join(dict.fromkeys(parts))

    # Checking and saving.

    def begin(self) -> None:
        """Take what is shown now as untouched, and show it."""
        self._as_opened, self._begun = self.draft(), True
        for field in self.fields.values():
            field.touched = False
        self._as_typed = self.typed()
        self._follow_typing()
        self.validate()
        self.fit(640, 660)
        self.open()

    @property
    def edited(self) -> bool:
        """Whether something was typed since it was shown."""
        return bool(self.draft() != self._as_opened)

    # What is typed and not saved.

    def typed(self) -> dict[str, str]:
        """Return everything that is entered, as texts by name; fields that are no ``FormField`` join in a subclass."""
        return {name: field.kept() for name, field in self.fields.items()}

    def take_over(self, values: Mapping[str, str]) -> None:
        """Enter what an earlier form kept; a name that this form does not have is passed over."""
        for name, text in values.items():
            if name in self.fields:
                self.fields[name].take(text)

    def _to_keep(self) -> dict[str, str]:
        """Return what to keep: of a record on file only what was changed, of a new one everything."""
        typed = self.typed()
        changed = {name: text for name, text in typed.items() if self._as_typed.get(name, "") != text}
        return typed if changed and self.key is None else changed

    def _follow_typing(self) -> None:
        suite = self.desk.suite
        if suite is None or self._drafts is not None:
            return
        form, record = self.draft_of()
        key = DraftKey(suite.library.path, form, record)
        keeper = self._drafts = DraftKeeper(self.desk, key, self.windowTitle, self._to_keep, self)
        kept = keeper.offered()
        if not kept:
            return
        offer = self.offer = DraftOffer(kept, self.desk.presentation)
        offer.taken.connect(self._take_draft)
        offer.discarded.connect(keeper.discard)
        self.body.insertWidget(0, offer)

    def _take_draft(self, draft: KeptDraft) -> None:
        self.take_over(draft.values)
        assert self._drafts is not None  # what is offered was read by it
        self._drafts.took(draft)
        self.validate()

    def done(self, result: int) -> None:
        """Close; whichever way it was closed by hand, what was typed is saved or given up."""
        if self._drafts is not None and not self.desk.is_leaving:
            self._drafts.end()
        super().done(result)

    def validate(self) -> None:
        """Show below each touched field what is wrong; say why it cannot be saved yet."""
        if not self._begun:
            return
        if self._drafts is not None:
            self._drafts.changed()
        problems = self.check(self.draft())
        for name, field in self.fields.items():
            told = problems.get(name) if field.touched else None
            field.show_problem(told.of(self.language) if told else "")
        self.ok.setEnabled(not problems and not self._busy)
        first = next(((name, problems[name]) for name in [*self.fields, *problems] if name in problems), None)
        reason = ""
        if first is not None:
            reason = self.tr("まだ保存できません — {field}：{problem}").format(
                field=self.label(first[0]), problem=first[1].of(self.language)
            )
        self.say(reason)

    def save(self) -> None:
        """Write the record; the form stays open when it is refused."""
        # What is being typed in a cell of a table becomes part of it when the cell loses the focus.
        self.ok.setFocus(Qt.FocusReason.OtherFocusReason)
        for field in self.fields.values():
            field.touched = True
        self.validate()
        if not self.ok.isEnabled():
            self._go_to_problem()
            return
        draft = self.draft()
        self._busy = True
        self.ok.setEnabled(False)
        self.desk.edit(lambda suite: self.write(suite, draft), self._written, self._refused)

    def _go_to_problem(self) -> None:
        field = next((field for field in self.fields.values() if field.problem.text()), None)
        if field is not None:
            field.entry.setFocus(Qt.FocusReason.OtherFocusReason)
            self.scroll.ensureWidgetVisible(field)

    def _written(self, key: object) -> None:
        self._as_opened, self._busy = self.draft(), False
        self.accept()
        self.saved.emit(str(key))

    def _refused(self, error: UserError) -> None:
        self._busy = False
        self.validate()
        self.say(error.sentence(self.language))

    def reject(self) -> None:
        """Close; what was typed is only given up after a question, and never while it is being saved."""
        if self._busy or (self.edited and not self._give_up()):
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask as Esc does."""
        if self.desk.is_leaving:
            event.accept()
            return
        if self._busy or (self.isVisible() and self.edited and not self._give_up()):
            event.ignore()
            return
        self._as_opened = self.draft()
        super().closeEvent(event)

    def _give_up(self) -> bool:
        answer = QMessageBox.question(
            self,
            self.windowTitle(),
            self.tr("入力した内容を保存せずに閉じますか。"),
            QMessageBox.StandardButton.Discard | QMessageBox.StandardButton.Cancel,
            QMessageBox.StandardButton.Cancel,
        )
        return answer == QMessageBox.StandardButton.Discard
