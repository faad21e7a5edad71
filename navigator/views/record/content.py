"""Writes a record as text: fields, table of amounts, and rounds, relations and sources."""

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QFontMetricsF, QTextLength

from navigator.domain.dates import CallStatus, PartialDate
from navigator.domain.errors import UserError
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.money import MISSING
from navigator.domain.record import (
    CitationView,
    EditionView,
    FieldView,
    FilterLink,
    Link,
    RecordLink,
    RecordView,
    RelatedView,
    SectionView,
    UrlLink,
)
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.viewmodels.glossary import glossary
from navigator.views.record.flow import Flow
from navigator.views.record.plain import can_be_opened
from navigator.views.record.writer import CELL_PADDING, CopyTarget, FlowWriter, LinkLook, OpenTarget, ToggleTarget, Tone

_STATUS_TONES = {
    CallStatus.OPEN: Tone.CHIP_GOOD,
    CallStatus.ANNOUNCED: Tone.CHIP_GOOD,
    CallStatus.CLOSING: Tone.CHIP_URGENT,
}
OPENED, FOLDED = "▾", "▸"
_PERCENT, _FIXED, _VARIABLE = (
    QTextLength.Type.PercentageLength,
    QTextLength.Type.FixedLength,
    QTextLength.Type.VariableLength,
)


def shown_date(text: str | None, presentation: Presentation) -> str:
    """Write a partial date of the facts in the reader's years; what is no date is shown as it stands."""
    if not text:
        return MISSING
    try:
        return PartialDate.parse(text).format(presentation.years, presentation.language)
    except UserError:
        return text


def opened_at_first(view: RecordView) -> set[str]:
    """Return what stands open when a record is shown: the only round of a measure."""
    return {edition_key(view.editions[0], 0)} if len(view.editions) == 1 else set()


def edition_key(edition: EditionView, index: int) -> str:
    """Return the name under which the pane remembers that a round is open."""
    return f"edition:{index}:{edition.code}"


LETTERS = 26
LEADING = 2
"""So many sections stand before the amounts: what the record is, and its terms."""


class _NoteMarks:
    """Marks 〔a〕, 〔b〕 … of the collectors' notes in a section: a note that belongs to many values stands once."""

    def __init__(self) -> None:
        self._marks: dict[Text, str] = {}

    def mark(self, note: Text) -> str:
        """Return the mark of a note."""
        count = len(self._marks)
        letters = ("" if count < LETTERS else chr(ord("a") + count // LETTERS - 1)) + chr(ord("a") + count % LETTERS)
        return self._marks.setdefault(note, f"〔{letters}〕")

    def items(self) -> Iterable[tuple[str, Text]]:
        """Return marks and notes in the order of their first use."""
        return ((mark, note) for note, mark in self._marks.items())


class RecordContent(QObject):
    """Writes the texts of one record in one presentation and font."""

    def __init__(self, view: RecordView, presentation: Presentation, font: QFont) -> None:
        super().__init__()
        self._view = view
        self._presentation = presentation
        self._language = presentation.language
        self._font = font
        self._label_width = QTextLength(_FIXED, self._widest_label())

    def _widest_label(self) -> float:
        """Return one width for the labels of all sections, in pixels: as wide as the widest, within reason."""
        view = self._view
        labels = [row.label for section in view.sections for row in section.fields]
        labels += [one.relation for one in view.related]
        labels += [row.label for edition in view.editions for row in edition.fields]
        metrics = QFontMetricsF(self._font)
        em = metrics.horizontalAdvance("国")
        widest = max((metrics.horizontalAdvance(label.of(self._language)) for label in labels), default=0)
        return min(max(widest, 4 * em), 7 * em) + 2 * CELL_PADDING + 4

    # Fields.

    def fields(self, flow: Flow) -> None:
        """Write the leading sections with every field; the amounts of a program follow them."""
        writer = FlowWriter(self._font, flow)
        self._sections(writer, self._view.sections[:LEADING])
        writer.finish()

    def _sections(self, writer: FlowWriter, sections: Iterable[SectionView]) -> None:
        for section in sections:
            title = section.title.of(self._language)
            writer.heading(title, glossary().hint(title, self._language))
            self._rows(writer, section.fields)

    def _rows(self, writer: FlowWriter, fields: Iterable[FieldView]) -> None:
        rows = tuple(fields)
        if not rows:
            return
        notes = _NoteMarks()
        table = writer.table((self._label_width, QTextLength(_VARIABLE, 0)), len(rows))
        for number, row in enumerate(rows):
            writer.into(table, number, 0)
            self._label(writer, row.label.of(self._language))
            writer.into(table, number, 1)
            self._value(writer, row, notes)
        writer.after(table)
        self._notes(writer, notes)

    def _label(self, writer: FlowWriter, label: str) -> None:
        """Write the name of a field; a term of the glossary explains itself under the pointer."""
        writer.hinted(label, glossary().hint(label, self._language), Tone.MUTED)

    def _notes(self, writer: FlowWriter, notes: "_NoteMarks") -> None:
        """Write the collectors' notes of a section once each, behind the values they belong to."""
        for mark, note in notes.items():
            writer.block(above=3)
            writer.text(f"{mark} {note.of(self._language)}", Tone.SMALL)

    def _value(self, writer: FlowWriter, row: FieldView, notes: "_NoteMarks") -> None:
        if not row.parts:
            writer.hinted(MISSING, self.tr("資料なし"), Tone.MUTED)
        for number, part in enumerate(row.parts):
            said = part.text.of(self._language)
            # A quantity brings the blank that sets it off from its text.
            if number and not said[:1].isspace():
                writer.text("、" if self._language == "ja" else ", ")
            self._linked(writer, said, part.link)
        writer.cites(row.sources, self._cite_hint)
        if row.remark is not None:
            writer.text("\n")
            writer.text(row.remark.of(self._language), Tone.SMALL)
        if row.note is not None:
            writer.text(f" {notes.mark(row.note)}", Tone.SMALL)

    def _linked(self, writer: FlowWriter, text: str, link: Link | None) -> None:
        match link:
            case FilterLink():
                writer.link(text, link, LinkLook.FILTER, hint=self.tr("この値で絞り込む"))
            case RecordLink():
                writer.link(text, link, LinkLook.RECORD, hint=self.tr("この記録を開く"))
            case UrlLink(url):
                writer.text(text)
                self._address_links(writer, url)
            case None:
                writer.text(text)

    def _address_links(self, writer: FlowWriter, url: str) -> None:
        writer.text(" ")
        writer.link(self.tr("コピー"), CopyTarget(url), hint=self.tr("アドレスをコピー"), small=True)
        if can_be_opened(url):
            writer.text("\u3000", Tone.SMALL)
            writer.link(self.tr("ブラウザで開く"), OpenTarget(url), small=True)

    def _cite_hint(self) -> str:
        return self.tr("出典を見る")

    # Rounds, names, relations, sources.

    def rest(self, flow: Flow, opened: set[str]) -> dict[int, tuple[int, int]]:
        """Write rounds, other names, related records and sources; return where each numbered source stands."""
        writer = FlowWriter(self._font, flow)
        self._sections(writer, self._view.sections[LEADING:])
        view = self._view
        if view.editions:
            writer.heading(self.tr("公募回（{count}）").format(count=len(view.editions)))
            for number, edition in enumerate(view.editions):
                self._edition(writer, edition, edition_key(edition, number), opened)
        if view.aliases:
            writer.heading(self.tr("別名・旧称"))
            for alias in view.aliases:
                writer.block(below=2)
                writer.text(alias)
        if view.related:
            writer.heading(self.tr("関連する記録"))
            self._related(writer, view.related)
        places: dict[int, tuple[int, int]] = {}
        if view.citations:
            writer.heading(self.tr("出典"))
            for citation in view.citations:
                places[citation.number] = self._source(writer, citation)
        writer.finish()
        return places

    def _edition(self, writer: FlowWriter, edition: EditionView, key: str, opened: set[str]) -> None:
        is_open = key in opened
        year = MISSING
        if edition.fy is not None:
            year = format_fiscal_year(edition.fy, self._presentation.years, self._language)
        writer.block(above=5)
        writer.link(f"{OPENED if is_open else FOLDED} {year}  {edition.name}", ToggleTarget(key), LinkLook.MARK)
        writer.block(indent=14, below=3)
        status = edition.status.label.of(self._language)
        writer.text(f"\u00a0{status}\u00a0", _STATUS_TONES.get(edition.status, Tone.CHIP_QUIET))
        opens, closes = (shown_date(day, self._presentation) for day in (edition.opens, edition.closes))
        writer.text(self.tr("  募集 {opens} – {closes}").format(opens=opens, closes=closes), Tone.SMALL)
        if edition.ceiling is not None:
            ceiling = edition.ceiling.of(self._language)
            writer.text(self.tr("  上限 {ceiling}").format(ceiling=ceiling), Tone.SMALL)
        if edition.rate:
            writer.text(self.tr("  補助率 {rate}").format(rate=edition.rate), Tone.SMALL)
        writer.cites(edition.sources, self._cite_hint)
        if is_open:
            self._rows(writer, edition.fields)

    def _related(self, writer: FlowWriter, related: Iterable[RelatedView]) -> None:
        groups: dict[str, list[RelatedView]] = {}
        for one in related:
            groups.setdefault(one.relation.of(self._language), []).append(one)
        notes = _NoteMarks()
        table = writer.table((self._label_width, QTextLength(_VARIABLE, 0)), len(groups))
        for row, (relation, members) in enumerate(groups.items()):
            writer.into(table, row, 0)
            self._label(writer, relation)
            writer.into(table, row, 1)
            for number, one in enumerate(members):
                if number:
                    writer.text("\n")
                self._linked(writer, one.title.of(self._language), one.link)
                if one.remark is not None:
                    writer.text("  " + one.remark.of(self._language), Tone.SMALL)
                if one.note is not None:
                    writer.text(f" {notes.mark(one.note)}", Tone.SMALL)
                writer.cites(one.sources, self._cite_hint)
        writer.after(table)
        self._notes(writer, notes)

    def _source(self, writer: FlowWriter, citation: CitationView) -> tuple[int, int]:
        writer.block(above=6)
        start = writer.position
        writer.text(f"[{citation.number}] ", Tone.NUMBER)
        writer.text(citation.title, Tone.STRONG)
        about = (citation.publisher, shown_date(citation.published, self._presentation) if citation.published else "")
        lines = [
            ", ".join(part for part in about if part),
            *citation.locators,
            source_words(citation, self._presentation),
            citation.note,
        ]
        for line in filter(None, lines):
            writer.text("\n" + line, Tone.SMALL)
        if citation.address:
            writer.text("\n" + citation.address, Tone.SMALL)
            self._address_links(writer, citation.address)
        return start, writer.position


def source_words(citation: CitationView, presentation: Presentation) -> str:
    """Return what a source is and how sure it is, in words; nothing of the office's own correction."""
    if citation.is_own:
        return ""
    kind = citation.kind.label.of(presentation.language)
    return f"{kind} · {citation.confidence.label.of(presentation.language)}"
