"""Writes what the reference page found as flowing text: titles, values, links, citation marks."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QFontMetricsF, QTextLength

from navigator.domain.money import MISSING
from navigator.domain.record import RecordLink, UrlLink
from navigator.domain.reference import (
    PageLink,
    ReferenceAnswer,
    ReferenceEntry,
    ReferenceLine,
    ReferencePart,
    section_title,
)
from navigator.domain.results import Presentation
from navigator.views.record.flow import Flow
from navigator.views.record.plain import can_be_opened
from navigator.views.record.writer import (
    CELL_PADDING,
    CopyTarget,
    FlowWriter,
    LinkLook,
    OpenTarget,
    ToggleTarget,
    Tone,
)

MORE = ToggleTarget("more")
_LABEL_LETTERS = 9


@dataclass(frozen=True, slots=True)
class EntryCite:
    """The citation mark of an entry: opens its source at its place."""

    key: str


class ReferenceContent(QObject):
    """Writes one answer in one presentation and font."""

    def __init__(self, answer: ReferenceAnswer, presentation: Presentation, font: QFont) -> None:
        super().__init__()
        self._answer, self._presentation, self._font = answer, presentation, font
        self._language = presentation.language

    def write(self, flow: Flow, shown: int) -> None:
        """Write the first ``shown`` entries, and a link to the others."""
        writer = FlowWriter(self._font, flow)
        entries = self._answer.entries[:shown]
        for section, members in groupby(entries, lambda entry: entry.section):
            if self._answer.section is None:
                writer.heading(section_title(section, self._presentation.years).of(self._language))
            for heading, same in groupby(members, lambda entry: entry.heading):
                self._group(writer, heading.of(self._language), same)
        left = len(self._answer.entries) - len(entries)
        if left > 0:
            writer.block(above=16, below=8)
            text = self.tr("続きを表示（残り {count} 件）").format(count=f"{left:,}")
            writer.link(text, MORE)
        writer.finish()

    def _group(self, writer: FlowWriter, heading: str, entries: Iterable[ReferenceEntry]) -> None:
        if heading:
            writer.block(above=14, below=2)
            writer.text(heading, Tone.MUTED)
        for entry in entries:
            self._entry(writer, entry)

    def _entry(self, writer: FlowWriter, entry: ReferenceEntry) -> None:
        writer.block(above=10)
        writer.text(entry.title.of(self._language), Tone.STRONG)
        writer.text(" ", Tone.SMALL)
        mark = f"[{self._answer.numbers[entry.key]}]"
        writer.link(mark, EntryCite(entry.key), LinkLook.MARK, hint=self.tr("出典を見る"), small=True)
        if entry.lines:
            self._lines(writer, entry.lines)
        if entry.note:
            writer.block(indent=CELL_PADDING)
            writer.text(self.tr("収集時の注記：") + entry.note, Tone.SMALL)

    def _lines(self, writer: FlowWriter, lines: tuple[ReferenceLine, ...]) -> None:
        width = QTextLength(QTextLength.Type.FixedLength, self._label_width())
        table = writer.table((width, QTextLength(QTextLength.Type.VariableLength, 0)), len(lines))
        for row, line in enumerate(lines):
            writer.into(table, row, 0)
            writer.text(line.label.of(self._language), Tone.MUTED)
            writer.into(table, row, 1)
            if not line.parts:
                writer.hinted(MISSING, self.tr("資料なし"), Tone.MUTED)
            for number, part in enumerate(line.parts):
                if number:
                    writer.text("、" if self._language == "ja" else ", ")
                self._part(writer, part)
        writer.after(table)

    def _label_width(self) -> float:
        metrics = QFontMetricsF(self._font)
        em = metrics.horizontalAdvance("国")
        labels = {line.label.of(self._language) for entry in self._answer.entries for line in entry.lines}
        widest = max((metrics.horizontalAdvance(label) for label in labels), default=0)
        return min(max(widest, 3 * em), _LABEL_LETTERS * em) + 2 * CELL_PADDING + 4

    def _part(self, writer: FlowWriter, part: ReferencePart) -> None:
        text = part.text.of(self._language)
        match part.link:
            case RecordLink():
                writer.link(text, part.link, LinkLook.RECORD, hint=self.tr("この記録を開く"))
            case PageLink():
                writer.link(text, part.link, LinkLook.RECORD, hint=self.tr("地域のページを開く"))
            case UrlLink(url):
                writer.text(text + " ")
                writer.link(self.tr("コピー"), CopyTarget(url), hint=self.tr("アドレスをコピー"), small=True)
                if can_be_opened(url):
                    writer.text("\u3000", Tone.SMALL)
                    writer.link(self.tr("ブラウザで開く"), OpenTarget(url), small=True)
            case _:
                writer.text(text)
