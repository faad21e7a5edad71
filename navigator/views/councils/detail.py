"""One record of a list in full, as flowing text with its links and sources."""

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QFontMetricsF, QTextLength
from PySide6.QtWidgets import QWidget

from navigator.domain.record import RecordLink
from navigator.domain.reference import PageLink, ReferenceLine
from navigator.domain.results import Presentation
from navigator.domain.shown import Detail
from navigator.qtsupport.theme import notifier
from navigator.viewmodels.glossary import glossary
from navigator.views.record.flowscroll import FlowScroll
from navigator.views.record.writer import CELL_PADDING, CiteTarget, FlowWriter, LinkLook, Tone

_LETTERS = 9


class LinesWriter(QObject):
    """Writes labelled lines: label at the left, value with its links at the right."""

    def __init__(self, writer: FlowWriter, presentation: Presentation, metrics: QFontMetricsF) -> None:
        super().__init__()
        self._writer, self._presentation, self._metrics = writer, presentation, metrics

    def lines(self, lines: tuple[ReferenceLine, ...], sources: tuple[int, ...] = ()) -> None:
        """Write the lines; the sources stand behind the first one."""
        if not lines:
            return
        writer, language = self._writer, self._presentation.language
        table = writer.table((self._label_width(lines), QTextLength(QTextLength.Type.VariableLength, 0)), len(lines))
        for row, line in enumerate(lines):
            writer.into(table, row, 0)
            label = line.label.of(language)
            writer.hinted(label, glossary().hint(label, language), Tone.MUTED)
            writer.into(table, row, 1)
            for number, part in enumerate(line.parts):
                if number:
                    writer.text("、" if language == "ja" else ", ")
                text = part.text.of(language)
                if part.link is None:
                    writer.text(text)
                else:
                    writer.link(text, part.link, LinkLook.RECORD, hint=self.tr("開く"))
            if row == 0 and sources:
                writer.cites(sources, lambda: self.tr("出典を見る"))
        writer.after(table)

    def _label_width(self, lines: tuple[ReferenceLine, ...]) -> QTextLength:
        em = self._metrics.horizontalAdvance("国")
        language = self._presentation.language
        widest = max(self._metrics.horizontalAdvance(line.label.of(language)) for line in lines)
        width = min(max(widest, 3 * em), _LETTERS * em) + 2 * CELL_PADDING + 4
        return QTextLength(QTextLength.Type.FixedLength, width)


class DetailView(FlowScroll):
    """Shows one record; ``source_requested`` carries the number of a source and its place on the screen."""

    record_requested = Signal(object, str)
    page_requested = Signal(str, object)
    source_requested = Signal(int, QRect)

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__("", (16, 6, 12, 12), parent)
        self.flow.setAccessibleName(self.tr("選んだ記録"))
        self._presentation = presentation
        self._detail: Detail | None = None
        self.flow.followed.connect(self._follow)
        notifier().changed.connect(self._render)

    def show_detail(self, detail: Detail | None) -> None:
        """Show a record, or nothing."""
        self._detail = detail
        self._render()

    def _render(self) -> None:
        writer = FlowWriter(self.font(), self.flow)
        detail = self._detail
        if detail is not None:
            writer.block(below=4)
            writer.text(detail.title, Tone.STRONG)
            lines = LinesWriter(writer, self._presentation, QFontMetricsF(self.font()))
            lines.lines(detail.lines, detail.sources)
        writer.finish()

    def _follow(self, target: object, place: QRect) -> None:
        match target:
            case RecordLink(catalogue, code):
                self.record_requested.emit(catalogue, code)
            case PageLink(page, argument):
                self.page_requested.emit(page, argument)
            case CiteTarget(number):
                self.source_requested.emit(number, place)
