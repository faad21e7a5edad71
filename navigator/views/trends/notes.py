"""What must be said beside a chart: notes, events, sources; and what was not drawn or not added."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from navigator.domain.chart import Chart
from navigator.domain.charttable import ChartTable, source_numbers
from navigator.domain.figures import Citation
from navigator.domain.fiscal import format_fiscal_span, format_fiscal_year
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.qtsupport.theme import notifier, set_role
from navigator.viewmodels.trends_words import coverage_text
from navigator.views.record.flow import Flow
from navigator.views.record.plain import visible
from navigator.views.record.writer import CiteTarget, FlowWriter, Tone


class TextPane(QScrollArea):
    """A text that scrolls, with links to the sources."""

    source_requested = Signal(int, QRect)
    """Number of a source and the place of its mark on the screen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow = Flow()
        self.flow.setAccessibleName(name)
        self.flow.followed.connect(self._follow)
        self.flow.link_focused.connect(self._reveal)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet = QWidget()
        set_role(sheet, "panel")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(12, 4, 12, 8)
        column.addWidget(self.flow)
        column.addStretch()
        self.setWidget(sheet)
        notifier().changed.connect(self.write)

    def write(self) -> None:
        """Write the text anew; a pane says what."""

    def _follow(self, target: object, place: QRect) -> None:
        if isinstance(target, CiteTarget):
            self.source_requested.emit(target.number, place)

    def _reveal(self, place: QRect) -> None:
        top = self.flow.mapTo(self.widget(), place.topLeft()).y()
        self.ensureVisible(0, top + place.height() // 2, 0, place.height() + 12)


class NotesPane(TextPane):
    """Notes, how much is on file, events and plans, sources."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.flow.setAccessibleName(self.tr("注と出典"))
        self._shown: tuple[Chart, ChartTable, Sequence[CitationView], Presentation] | None = None

    def show_chart(
        self, chart: Chart, table: ChartTable, sources: Sequence[CitationView], presentation: Presentation
    ) -> None:
        """Write what belongs to a chart."""
        self._shown = (chart, table, sources, presentation)
        self.write()

    def write(self) -> None:
        """Write it anew, in the colours of the theme."""
        if self._shown is None:
            return
        chart, table, sources, presentation = self._shown
        writer = FlowWriter(self.font(), self.flow)
        for number, note in enumerate(table.notes, 1):
            writer.block(below=2)
            writer.text(self.tr("注{number} ").format(number=number), Tone.MUTED)
            writer.text(note)
        self._write_coverage(writer, chart, presentation)
        self._write_events(writer, chart, presentation)
        writer.heading(self.tr("出典"))
        for view in sources:
            writer.block(below=2)
            writer.link(f"[{view.number}]", CiteTarget(view.number))
            writer.text(f" {view.title}", Tone.NORMAL)
            rest = "、".join(part for part in (view.publisher, *view.locators[:3]) if part)
            writer.text(f"  {rest}", Tone.SMALL)
        writer.finish()

    def _write_coverage(self, writer: FlowWriter, chart: Chart, presentation: Presentation) -> None:
        language = presentation.language
        writer.heading(self.tr("資料のある年数"))
        said = [f"{one.label.of(language)} {coverage_text(one.coverage).of(language)}" for one in chart.series]
        writer.block(below=2)
        writer.text("　".join(visible(one) for one in said))

    def _write_events(self, writer: FlowWriter, chart: Chart, presentation: Presentation) -> None:
        if not chart.marks and not chart.bands:
            return
        language, numbers = presentation.language, source_numbers(chart)
        writer.heading(self.tr("出来事と計画"))
        for mark in chart.marks:
            writer.block(below=2)
            writer.text(format_fiscal_year(mark.fy, presentation.years, language), Tone.NUMBER)
            writer.text(f"  {mark.kind.label.of(language)}: {mark.label.of(language)}")
            self._cite(writer, mark.citations, numbers)
        for band in chart.bands:
            writer.block(below=2)
            writer.text(format_fiscal_span(band.fy_from, band.fy_to, presentation.years, language), Tone.NUMBER)
            writer.text(f"  {band.label.of(language)}")
            self._cite(writer, band.citations, numbers)

    def _cite(self, writer: FlowWriter, citations: Sequence[Citation], numbers: dict[str, int]) -> None:
        found = dict.fromkeys(numbers[one.source] for one in citations if one.source in numbers)
        writer.cites(found, lambda: self.tr("出典を開く"))


class OmissionsPane(TextPane):
    """What is on file but not drawn or not added, and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.flow.setAccessibleName(self.tr("描いていないもの"))
        self._shown: tuple[Chart, Presentation] | None = None

    def show_chart(self, chart: Chart, presentation: Presentation) -> None:
        """Write what a chart leaves out, each reason once."""
        self._shown = (chart, presentation)
        self.write()

    def write(self) -> None:
        """Write it anew, in the colours of the theme."""
        if self._shown is None:
            return
        chart, presentation = self._shown
        language = presentation.language
        reasons: dict[Text, list[str]] = {}
        for one in chart.left_out:
            reasons.setdefault(one.reason, []).append(one.label.of(language))
        writer = FlowWriter(self.font(), self.flow)
        if not reasons:
            writer.block()
            writer.text(self.tr("描いていないものはありません。"), Tone.MUTED)
        for reason, labels in reasons.items():
            writer.block(above=4)
            writer.text(reason.of(language), Tone.STRONG)
            for label in labels:
                writer.block(indent=14)
                writer.text(f"・{label}")
        writer.finish()
