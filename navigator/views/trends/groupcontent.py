"""Writes the coordination group as flowing text: its years, joiners and leavers, members, orders of money."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextLength

from navigator.domain.catalogues import Catalogue
from navigator.domain.figures import MILLION_YEN, Citation
from navigator.domain.group import Change, FundOrder, GroupYear, Member
from navigator.domain.record import RecordLink
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import group_words as words
from navigator.services import wording
from navigator.views.record.flow import Flow
from navigator.views.record.writer import FlowWriter, LinkLook, Tone

if TYPE_CHECKING:  # the service loads the database layer
    from navigator.services.group import GroupPicture


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation mark: opens its source at this place."""

    citation: Citation


class GroupContent(QObject):
    """Writes one picture of the group in one presentation and font."""

    def __init__(self, picture: "GroupPicture", presentation: Presentation, font: QFont) -> None:
        super().__init__()
        self._picture, self._presentation, self._font = picture, presentation, font
        self._language = presentation.language

    def write(self, flow: Flow) -> None:
        """Write years, changes and the members of the later year."""
        writer = FlowWriter(self._font, flow)
        self._years(writer)
        self._changes(writer)
        self._members(writer, self._picture.year(self._picture.change.after))
        writer.finish()

    def write_orders(self, flow: Flow) -> None:
        """Write the orders without amounts, as the source names them."""
        writer = FlowWriter(self._font, flow)
        for order in self._picture.funds:
            if not order.has_amounts:
                self._order(writer, order)
        writer.finish()

    def order_title(self, order: FundOrder) -> str:
        """Return the title of an order with its year."""
        year = words.year_text(order.fy, self._presentation)
        funds = self._say(words.FUNDS).format(year=year)
        return f"{funds} {self._say(words.order_title(order))}"

    def _say(self, text: Text) -> str:
        return text.of(self._language)

    def _cite(self, writer: FlowWriter, citations: Iterable[Citation]) -> None:
        for citation in citations:
            writer.text(" ", Tone.SMALL)
            mark = f"[{self._picture.number(citation)}]"
            writer.link(mark, Cited(citation), LinkLook.MARK, hint=self.tr("出典を見る"), small=True)

    def _table(
        self,
        writer: FlowWriter,
        shares: Sequence[float],
        headings: Sequence[Text],
        rows: int,
        right: Sequence[int] = (),
    ) -> Callable[[int, int], None]:
        """Begin a table with its headings; the function returned goes to a cell of row (from 0) and column."""
        widths = (QTextLength(QTextLength.Type.PercentageLength, share) for share in shares)
        table = writer.table(widths, rows + 1)
        for column, heading in enumerate(headings):
            writer.into(table, 0, column, right=column in right)
            writer.text(self._say(heading), Tone.MUTED)

        def to(row: int, column: int) -> None:
            writer.into(table, row + 1, column, right=column in right)
            if row == rows - 1 and column == len(headings) - 1:
                self._last = table

        self._last = table
        return to

    def _years(self, writer: FlowWriter) -> None:
        unit = self.tr("（単位：{unit}）").format(unit=self._say(MILLION_YEN))
        writer.heading(self._say(words.YEARS) + unit)
        headings = (
            words.YEAR,
            words.MINISTRIES,
            words.MEASURES,
            words.PRINTED,
            words.WITH_PARTIAL,
            words.WITHOUT_PARTIAL,
            words.MEMBERSHIP,
        )
        to = self._table(writer, (13, 9, 9, 14, 14, 14, 27), headings, len(self._picture.years), right=(1, 2, 3, 4, 5))
        for row, year in enumerate(self._picture.years):
            printed = year.printed
            to(row, 0)
            writer.text(words.year_text(year.fy, self._presentation), Tone.STRONG)
            counts = (None, None) if printed is None else (printed.ministries, printed.measures)
            texts = [*(words.count_text(count) for count in counts), *words.totals(year)]
            for column, text in enumerate(texts, 1):
                to(row, column)
                writer.text(text, Tone.NUMBER)
                if column == 3 and printed is not None:
                    self._cite(writer, printed.amount.citations)
            to(row, 6)
            writer.text(self._say(words.membership_text(year)))
        writer.after(self._last)

    def _changes(self, writer: FlowWriter) -> None:
        change = self._picture.change
        before, after = (words.year_text(fy, self._presentation) for fy in (change.before, change.after))
        writer.heading(self._say(words.CHANGES).format(before=before, after=after))
        for joined in (True, False):
            writer.block(above=8)
            writer.text(self._say(words.JOINED if joined else words.LEFT), Tone.STRONG)
            silence = words.silence(change, self._presentation, joined=joined)
            if silence:
                writer.text("　" + silence, Tone.MUTED)
            for one in (change.joined if joined else change.left) or ():
                self._change(writer, one, joined=joined)

    def _change(self, writer: FlowWriter, one: Change, *, joined: bool) -> None:
        writer.block(above=4, indent=12)
        writer.text(("＋ " if joined else "－ ") + self._say(one.member.ministry.label) + "　")
        self._program(writer, one.member)
        related = words.related_text(one, joined=joined)
        if related is not None:
            writer.text("　" + self._say(related), Tone.SMALL)
        if one.member.note:
            writer.block(indent=30)
            writer.text(self._say(words.COLLECTED).format(note=one.member.note), Tone.SMALL)

    def _program(self, writer: FlowWriter, member: Member) -> None:
        link = RecordLink(Catalogue.PROGRAMS, member.code)
        writer.link(self._say(member.label), link, LinkLook.RECORD, hint=self.tr("この記録を開く"))
        self._cite(writer, (member.citation,))

    def _members(self, writer: FlowWriter, year: GroupYear) -> None:
        writer.heading(self._say(words.MEMBERS).format(year=words.year_text(year.fy, self._presentation)))
        writer.block()
        writer.text(self._say(words.membership_text(year)), Tone.MUTED)
        for note in words.shared_notes(year):
            writer.block()
            writer.text(self._say(words.COLLECTED).format(note=note), Tone.SMALL)
        if not year.members:
            return
        amount = Text("{amount}（百万円）", "{amount} (million yen)").format(amount=words.AMOUNT)
        headings = (words.MINISTRY, words.PROGRAM, amount)
        writer.block(above=4)
        to = self._table(writer, (22, 53, 25), headings, len(year.members), right=(2,))
        for row, member in enumerate(year.members):
            to(row, 0)
            writer.text(self._say(member.ministry.label))
            to(row, 1)
            self._program(writer, member)
            to(row, 2)
            line = member.line
            writer.text(self._say(wording.figure_text(None if line is None else line.figure)), Tone.NUMBER)
            if line is not None:
                self._cite(writer, line.figure.citations)
        writer.after(self._last)

    def _order(self, writer: FlowWriter, order: FundOrder) -> None:
        writer.block(above=12)
        writer.text(self.order_title(order), Tone.STRONG)
        self._cite(writer, (order.shares[0].citation,))
        writer.block()
        writer.text(self._say(wording.joined([share.label for share in order.shares])))
        writer.block()
        writer.text(self._say(words.IN_ORDER), Tone.SMALL)
