"""Similar measures in the record pane: folded at first, asked for when opened, each with its reasons."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from navigator.domain.catalogues import Catalogue
from navigator.domain.coverage_likeness import Likeness
from navigator.domain.record import RecordLink, RecordRef, RecordView
from navigator.domain.results import Presentation
from navigator.views.record.content import FOLDED, OPENED
from navigator.views.record.flow import Flow
from navigator.views.record.writer import FlowWriter, LinkLook, ToggleTarget, Tone

SIMILAR = "similar"
"""Key of its heading."""

_OF = (Catalogue.MEASURES, Catalogue.PROGRAMS)


class SimilarBlock(Flow):
    """A heading that opens the measures most alike; ``asked`` when they are not known yet."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._presentation = Presentation()
        self._ref: RecordRef | None = None
        self._open = False
        self._found: tuple[Likeness, ...] | None = None
        self.setAccessibleName(self.tr("似た研究支援策"))

    def show_record(self, view: RecordView, presentation: Presentation) -> None:
        """Begin with another record, folded; the same one keeps what was found."""
        self._presentation = presentation
        if view.ref != self._ref:
            self._ref, self._open, self._found = view.ref, False, None
        self.setVisible(view.catalogue in _OF)
        self._write()

    def toggle(self) -> None:
        """Open or fold, and ask when it opens for the first time."""
        self._open = not self._open
        self._write()
        if self._open and self._found is None:
            self.asked.emit()

    def show_found(self, found: tuple[Likeness, ...]) -> None:
        """Show what was found."""
        self._found = found
        self._write()

    def _write(self) -> None:
        writer = FlowWriter(self.font(), self)
        sign = OPENED if self._open else FOLDED
        writer.block(above=4)
        heading = self.tr("似た研究支援策")
        writer.link(f"{sign} {heading}", ToggleTarget(SIMILAR), LinkLook.MARK)
        if self._open:
            self._write_found(writer)
        writer.finish()

    def _write_found(self, writer: FlowWriter) -> None:
        language = self._presentation.language
        writer.block(indent=14)
        if self._found is None:
            writer.text(self.tr("探しています…"), Tone.MUTED)
            return
        if not self._found:
            writer.text(self.tr("似たものは見つかりませんでした。"), Tone.MUTED)
            return
        writer.text(self.tr("似ている度合い（100 が最大）。見当のためのもので、判定ではありません。"), Tone.SMALL)
        for one in self._found:
            writer.block(above=5, indent=14)
            target = RecordLink(Catalogue.MEASURES, one.ref.code)
            writer.link(one.name.of(language), target, hint=self.tr("この記録を開く"))
            writer.text(self.tr("  {points}").format(points=one.points), Tone.NUMBER)
            reasons = " / ".join(reason.text.of(language) for reason in one.reasons)
            writer.text("\n" + reasons, Tone.SMALL)
