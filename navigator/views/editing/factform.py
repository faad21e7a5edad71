"""The form of a fact: its fields by what they hold, its citation, and what is wrong as one types."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QWidget

from navigator.domain.editfields import TABLE_NAMES, EditField, FieldKind, field_of
from navigator.domain.editing import GROUNDS, Draft, Problems, groundless, read_draft
from navigator.domain.errors import UserError
from navigator.domain.fiscal import YearStyle, format_fiscal_year, parse_fiscal_year
from navigator.domain.money import format_myen, parse_myen
from navigator.domain.vocabulary import Confidence, Origin, SourceKind
from navigator.viewmodels.desk import Desk
from navigator.views.councils.fields import ChoiceField, DateField, FormField, LineField, TextField
from navigator.views.councils.form import EntryForm
from navigator.views.editing.fields import FlagField, ReadLineField, RecordField, RecordsField, TermsField
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.edit_choices import EditForm
    from navigator.services.suite import ServiceSuite

OWN_FIELDS = {
    "own_title": "title_ja",
    "own_publisher": "publisher",
    "own_published": "published",
    "own_address": "url_or_file",
    "own_kind": "kind",
    "own_confidence": "confidence",
}
"""Names in a draft of what a new source says, and the fields of sources (``navigator.services.editing.OWN_SOURCE``)."""

_OWN_ENTRY = "own-entry"
_OWN_SOURCE = "own_source"


class FactForm(EntryForm):
    """Asks for a record of the facts; ``made`` is what the services say about it."""

    def __init__(self, desk: Desk, made: "EditForm", parent: QWidget | None = None) -> None:
        super().__init__(desk, "", made.key, parent)
        self._made = made
        kind = TABLE_NAMES[made.table].of(self.language)
        heading = self.tr("新しい記録：{kind}") if made.key is None else self.tr("編集：{kind}")
        self.setWindowTitle(heading.format(kind=kind))
        if made.origin is Origin.BUNDLED:
            notice = plain_label(
                self.tr("収録された記録です。変えた項目は「訂正」として残り、元の値と並べて示されます。"), wrap=True
            )
            self.body.insertWidget(0, notice)
        self.own_source: QCheckBox | None = None
        self.own: dict[str, FormField] = {}
        for field in made.fields:
            self._add(field)
            if field.name == "source":
                self._add_own_source()
        self._fill()
        self.begin()
        first = next(iter(self.fields.values()))
        first.entry.setFocus()

    def label(self, name: str) -> str:
        """Return what a field is called."""
        table = "sources" if name in OWN_FIELDS else self._made.table
        field = field_of(table, OWN_FIELDS.get(name, name))
        assert field is not None
        text = field.label.of(self.language)
        if name in OWN_FIELDS:
            return self.tr("新しい出典：{field}").format(field=text)
        return self.tr("{field} ＊").format(field=text) if field.required else text

    # Fields

    def _add(self, field: EditField) -> None:
        made = self._field(field)
        hint = "" if field.help is None else field.help.of(self.language)
        if hint and isinstance(made, FlagField | TermsField | RecordsField | TextField):
            made.show_hint(hint)
        self.add_field(made)
        original = next((one for one in self._made.corrections if one.field == field.name), None)
        if original is not None:
            note = self.tr("訂正済み（元の値: {original}）").format(original=original.original.of(self.language))
            made.layout().addWidget(plain_label(note, "small", wrap=True))

    def _field(self, field: EditField) -> FormField:
        label = self.label(field.name)
        example = "" if field.help is None else field.help.of(self.language)
        if field.kind in {FieldKind.TEXT, FieldKind.NAMES}:
            return TextField(field.name, label, example)
        readers = {
            FieldKind.DATE: self._read_date,
            FieldKind.MONEY: self._read_money,
            FieldKind.FISCAL_YEAR: self._read_year,
        }
        if field.kind in readers:
            return ReadLineField(field.name, label, readers[field.kind], example)
        if field.kind is FieldKind.FLAG:
            return FlagField(field.name, label, self.tr("はい"))
        if field.term is not None:
            terms = [(term.value, term.label.of(self.language)) for term in field.term]
            if field.kind is FieldKind.TERMS:
                return TermsField(field.name, label, terms)
            return ChoiceField(field.name, label, terms, self.tr("記載なし"))
        return self._naming_field(field, label, example)

    def _naming_field(self, field: EditField, label: str, example: str) -> FormField:
        """Return a field that names records or words on file, or a line of text."""
        offered = self._made.choices.get(field.name)
        if offered is None:
            return LineField(field.name, label, example)
        choices = [(code, text.of(self.language)) for code, text in offered]
        typed = self.tr("名称の一部を入れて選ぶ")
        if field.kind is FieldKind.RECORDS:
            return RecordsField(field.name, label, choices, typed)
        return RecordField(field.name, label, choices, typed)

    def _add_own_source(self) -> None:
        """Offer a new source along with the record: title, publisher, date, address."""
        self.own_source = QCheckBox(self.tr("一覧にない出典を新しく入れる"))
        self._form.addRow("", self.own_source)
        terms = {"own_kind": SourceKind, "own_confidence": Confidence}
        for name in OWN_FIELDS:
            label = self.label(name)
            if name in terms:
                choices = [(term.value, term.label.of(self.language)) for term in terms[name]]
                made: FormField = ChoiceField(name, label, choices)
            elif name == "own_published":
                made = DateField(name, label, self._read_date, self.tr("例: R8.11.22"))
            else:
                made = LineField(name, label)
            self.own[name] = made
            self.add_field(made)
        self.own["own_kind"].set_value(SourceKind.OTHER.value)
        self.own["own_confidence"].set_value(Confidence.SECONDARY.value)
        self.own_source.toggled.connect(self._show_own)
        self._show_own(False)  # noqa: FBT003 - the slot of a check box

    def _show_own(self, on: bool) -> None:
        for field in self.own.values():
            self._form.setRowVisible(field, on)
        self.fields["source"].setEnabled(not on)
        if on:
            self.own["own_title"].entry.setFocus()
        self.validate()

    def _fill(self) -> None:
        for name, text in self._made.draft.items():
            field = field_of(self._made.table, name)
            if field is None or name not in self.fields or not text:
                continue
            shown = text
            if field.kind is FieldKind.DATE:
                shown = self.date_shown(text)
            elif field.kind is FieldKind.FISCAL_YEAR:
                shown = self._year_shown(int(text))
            elif field.kind is FieldKind.NAMES:
                shown = text.replace(";", "\n")
            self.fields[name].set_value(shown)

    def _year_shown(self, fy: int) -> str:
        western = self.desk.presentation.years is YearStyle.WESTERN
        return str(fy) if western else format_fiscal_year(fy, YearStyle.SHORT)

    def _read_year(self, text: str) -> str:
        try:
            fy = parse_fiscal_year(text)
        except UserError:
            return ""
        shown = format_fiscal_year(fy, YearStyle.ERA, self.language)
        return shown if self.language == "en" else f"{shown}（{format_fiscal_year(fy, YearStyle.WESTERN)}）"

    def _read_money(self, text: str) -> str:
        try:
            amount = parse_myen(text)
        except UserError:
            return ""
        return self.tr("{amount} 百万円").format(amount=format_myen(amount))

    # What is typed

    def draft_of(self) -> tuple[str, str]:
        """Return under which table and record it is kept; a new one says itself what it hangs on."""
        return f"facts {self._made.table}", self.key or ""

    def typed(self) -> dict[str, str]:
        """Return what is entered, and whether it brings its own source."""
        own = self.own_source is not None and self.own_source.isChecked()
        return {**super().typed(), _OWN_SOURCE: str(int(own))}

    def take_over(self, values: Mapping[str, str]) -> None:
        """Enter what was kept."""
        if self.own_source is not None and _OWN_SOURCE in values:
            self.own_source.setChecked(values[_OWN_SOURCE] == "1")
        super().take_over(values)

    def draft(self) -> dict[str, str]:
        """Return what was typed."""
        own = self.own_source is not None and self.own_source.isChecked()
        typed = {name: field.value for name, field in self.fields.items() if name not in OWN_FIELDS}
        if own:
            typed["source"] = ""
            typed |= {name: field.value for name, field in self.own.items()}
        return typed

    def check(self, draft: Draft) -> Problems:
        """Return what is wrong with it, as far as it can be said without asking the library."""
        known = {**self._made.known, "sources": self._made.known["sources"] | {_OWN_ENTRY}}

        def on_file(target: str) -> frozenset[str]:
            return known.get(target, frozenset())

        has_own = "own_title" in draft
        reading = read_draft(self._made.table, {**draft, "source": _OWN_ENTRY} if has_own else draft, on_file)
        problems = dict(reading.problems)
        corrected = {one.field for one in self._made.corrections}
        if self._made.origin not in (None, Origin.OFFICE) and corrected.isdisjoint(GROUNDS):
            opened = read_draft(self._made.table, self._made.draft, on_file).values
            told = groundless(self._made.table, opened, reading.values)
            # Of a figure that was corrected before the library says whether this is what the package says.
            problems = {name: said for name, said in told.items() if name not in corrected} | problems
        if has_own:
            own = {column: draft[name] for name, column in OWN_FIELDS.items()}
            told = read_draft("sources", own, on_file).problems
            problems |= {name: told[column] for name, column in OWN_FIELDS.items() if column in told}
        return problems

    def write(self, suite: "ServiceSuite", draft: Draft) -> str:
        """Write it; of a record on file only what was changed."""
        if self.key is None:
            return suite.editing.save(self._made.table, draft)
        opened = self._as_opened
        changed = {name: text for name, text in draft.items() if opened.get(name, "") != text}
        return suite.editing.save(self._made.table, changed, self.key)
