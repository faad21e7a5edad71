"""The entry form of consultations: who came, the case, what was recommended, what follows."""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from navigator.domain.councilforms import ConsultationDraft, Problems, check_consultation
from navigator.domain.councils import ConsultationState
from navigator.domain.record import RecordRef
from navigator.domain.vocabulary import Eligible, Field, OwnStatus, Stage
from navigator.viewmodels.desk import Desk
from navigator.views.councils.fields import FormField, pairs_in
from navigator.views.councils.form import EntryForm
from navigator.views.record.plain import one_line

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.suite import ServiceSuite

_REF = Qt.ItemDataRole.UserRole
_HEIGHT = 86
_CASE = "case"


class RecommendedField(FormField):
    """The records that were recommended: taken from the tray or from what is open in the finder."""

    def __init__(self, name: str, label: str, desk: Desk) -> None:
        self.list = QListWidget()
        whole = QWidget()
        super().__init__(name, label, whole)
        self._desk = desk
        self.list.setAccessibleName(label)
        self.list.setFixedHeight(_HEIGHT)
        self.label.setBuddy(self.list)
        whole.setFocusProxy(self.list)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.list)
        buttons = QHBoxLayout()
        self.from_tray = QPushButton(self.tr("比較トレイから加える"))
        self.from_finder = QPushButton(self.tr("開いている記録を加える"))
        self.remove = QPushButton(self.tr("外す"))
        for button, act in (
            (self.from_tray, self._add_tray),
            (self.from_finder, self._add_open),
            (self.remove, self._remove),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)
        self.from_tray.setEnabled(bool(desk.office.tray.records))
        self.from_finder.setEnabled(desk.finder.record is not None)
        self.list.currentRowChanged.connect(lambda row: self.remove.setEnabled(row >= 0))
        self.remove.setEnabled(False)
        self.show_hint(self.tr("「探す」で開いた記録、または比較トレイに入れた記録を加えます。"))

    @property
    def value(self) -> tuple[RecordRef, ...]:
        """The records in their order."""
        return tuple(self.list.item(row).data(_REF)[0] for row in range(self.list.count()))

    def add(self, ref: RecordRef, title: str) -> None:
        """Add a record, once."""
        if ref in self.value:
            return
        item = QListWidgetItem(one_line(title))
        # In a tuple: Qt would take the dataclass apart on its way through a variant.
        item.setData(_REF, (ref,))
        self.list.addItem(item)
        self._touch()

    def kept(self) -> str:
        """Return the records with their titles as JSON."""
        items = [self.list.item(row) for row in range(self.list.count())]
        refs = [(item.data(_REF)[0], item.text()) for item in items]
        return json.dumps([[ref.table, ref.fact_key, ref.code, title] for ref, title in refs], ensure_ascii=False)

    def take(self, text: str) -> None:
        """Enter the records of ``kept``; anything else changes nothing."""
        rows = pairs_in(text, 4)
        if rows is not None:
            self.list.clear()
            for *ref, title in rows:
                self.add(RecordRef(*ref), title)
            self._touch()

    def _add_tray(self) -> None:
        for record in self._desk.office.tray.records:
            self.add(record.ref, record.title.of(self._desk.presentation.language))

    def _add_open(self) -> None:
        record = self._desk.finder.record
        if record is not None:
            self.add(record.ref, record.title.of(self._desk.presentation.language))

    def _remove(self) -> None:
        if self.list.currentRow() >= 0:
            self.list.takeItem(self.list.currentRow())
            self._touch()


class ConsultationForm(EntryForm):
    """A consultation."""

    def __init__(
        self,
        desk: Desk,
        draft: ConsultationDraft,
        key: str | None = None,
        parent: QWidget | None = None,
        *,
        titles: tuple[str, ...] = (),
    ) -> None:
        super().__init__(desk, "", key, parent)
        self.setWindowTitle(self.tr("相談の記入") if key is None else self.tr("相談の変更"))
        self._given = draft
        self.block = self.add_block(draft.block)
        self.date = self.add_date("date", self.tr("例: R8.11.22"))
        self.organisation = self.add_line("organisation", self.tr("例: 株式会社○○"))
        self.visitor = self.add_line("visitor")
        self.subject = self.add_text("subject", self.tr("何を相談されたか"))
        nothing = self.tr("記載なし")
        self.applicant = self.add_terms("applicant", Eligible, nothing)
        self.stage = self.add_terms("stage", Stage, nothing)
        self.field = self.add_terms("field", Field, nothing)
        self.recommended = RecommendedField("recommended", self.label("recommended"), desk)
        self.add_field(self.recommended)
        self.advice = self.add_text("advice")
        self.follow_up = self.add_text("follow_up", lines=2)
        self.state = self.add_terms("state", ConsultationState)
        self.outcome = self.add_terms("outcome", OwnStatus, nothing)
        for name in ("organisation", "visitor", "subject", "advice", "follow_up"):
            getattr(self, name).set_value(getattr(draft, name))
        for name in ("applicant", "stage", "field", "state", "outcome"):
            getattr(self, name).set_value(getattr(draft, name))
        self.date.set_value(self.date_shown(draft.date))
        for ref, title in zip(draft.recommended, titles or [one.code for one in draft.recommended], strict=True):
            self.recommended.add(ref, title)
        self.begin()
        self.organisation.line.setFocus()

    def typed(self) -> dict[str, str]:
        """Return what is entered, with the case of the counter from which the form was opened."""
        return {**super().typed(), _CASE: json.dumps(dict(self._given.case), ensure_ascii=False, sort_keys=True)}

    def take_over(self, values: Mapping[str, str]) -> None:
        """Enter what was kept."""
        # Written by this form; a file that somebody changed by hand brings no case.
        with contextlib.suppress(ValueError, RecursionError):
            case = json.loads(values.get(_CASE, ""))
            if isinstance(case, dict):
                self._given = replace(self._given, case=case)
        super().take_over(values)

    def draft(self) -> ConsultationDraft:
        """Return what was typed."""
        return ConsultationDraft(
            block=self.block.value,
            date=self.date.value,
            visitor=self.visitor.value,
            organisation=self.organisation.value,
            subject=self.subject.value,
            advice=self.advice.value,
            follow_up=self.follow_up.value,
            state=self.state.value,
            outcome=self.outcome.value,
            stage=self.stage.value,
            field=self.field.value,
            applicant=self.applicant.value,
            case=self._given.case,
            recommended=self.recommended.value,
        )

    def check(self, draft: ConsultationDraft) -> Problems:
        """Return what is wrong with it."""
        assert self.desk.suite is not None  # a form is opened from a list of an open library
        return check_consultation(draft, self.desk.suite.today)

    def write(self, suite: "ServiceSuite", draft: ConsultationDraft) -> str:
        """Write it."""
        if self.key is None:
            return suite.consultations.add_consultation(draft)
        suite.consultations.change_consultation(self.key, draft)
        return self.key
