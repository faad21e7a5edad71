"""What the office says of a record, above what is on file: status, tags, notes, and corrections in conflict."""

from dataclasses import dataclass

from PySide6.QtCore import QDateTime, QObject, Qt, QTimeZone
from PySide6.QtGui import QFont

from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.dates import PartialDate
from navigator.domain.ownmarks import OwnMarks, tag_value
from navigator.domain.record import FilterLink
from navigator.domain.results import Presentation
from navigator.views.record.flow import Flow
from navigator.views.record.writer import FlowWriter, LinkLook, Tone


@dataclass(frozen=True, slots=True)
class OwnTarget:
    """Something to do with what the office says.

    ``act`` is ``note``, ``note_remove``, ``tags``, ``status`` or ``conflicts``.

    ``uid`` names the note.
    """

    act: str
    uid: str = ""


class OwnBlock(QObject):
    """Writes the office's own words of one record."""

    def write(
        self, own: OwnMarks, presentation: Presentation, font: QFont, flow: Flow, catalogue: Catalogue | None
    ) -> bool:
        """Write them into ``flow``; return whether there are any. Tags filter the ``catalogue`` where there is one."""
        conflicts = sum(one.conflict for one in own.corrections)
        if not (own.status or own.tags or own.notes or conflicts):
            return False
        writer = FlowWriter(font, flow)
        writer.heading(self.tr("自所のメモ"), self.tr("この事務所だけのもので、紙には出ません。"))
        if conflicts:
            writer.block(above=2)
            writer.text(self.tr("収録データとの食い違い {count} 件 ").format(count=conflicts), Tone.CHIP_URGENT)
            writer.text(" ")
            writer.link(self.tr("確かめて選ぶ"), OwnTarget("conflicts"))
        if own.status is not None:
            writer.block(above=2)
            writer.text(f" {own.status.status.label.of(presentation.language)} ", Tone.CHIP_GOOD)
            if own.status.date:
                day = PartialDate(own.status.date).format(presentation.years, presentation.language)
                writer.text(f" {day}", Tone.SMALL)
            if own.status.comment:
                writer.text(f" {own.status.comment}")
            writer.text(" ")
            writer.link(self.tr("変える"), OwnTarget("status"), small=True)
        if own.tags:
            writer.block(above=2)
            writer.text(self.tr("タグ: "), Tone.MUTED)
            for tag in own.tags:
                if catalogue is None:
                    writer.text(tag)
                else:
                    writer.link(tag, FilterLink(catalogue, FacetKey.TAG, tag_value(tag)), LinkLook.FILTER)
                writer.text("　")
            writer.link(self.tr("変える"), OwnTarget("tags"), small=True)
        for note in own.notes:
            writer.block(above=4)
            writer.text(note.text)
            writer.text(f" {_local_day(note.made_at)} ", Tone.SMALL)
            writer.link(self.tr("直す"), OwnTarget("note", note.uid), small=True)
            writer.text(" ", Tone.SMALL)
            writer.link(self.tr("消す"), OwnTarget("note_remove", note.uid), small=True)
        writer.finish()
        flow.setAccessibleName(self.tr("自所のメモ"))
        return True


def _local_day(at: str) -> str:
    """Return the day of a time of the journal (UTC) on the reader's clock."""
    moment = QDateTime.fromString(at, Qt.DateFormat.ISODate)
    return moment.toTimeZone(QTimeZone.systemTimeZone()).toString("yyyy-MM-dd") if moment.isValid() else at
