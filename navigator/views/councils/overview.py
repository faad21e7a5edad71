"""A block at a glance: prefectures, secretariat, this year's numbers, what is to be done, regions, what is on file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from navigator.domain.councils import Activity, Decision
from navigator.domain.councilviews import BlockOverview
from navigator.domain.dates import PartialDate
from navigator.domain.filters import Filter
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.money import MISSING
from navigator.domain.reference import PageLink, ReferenceLine, ReferencePart
from navigator.domain.text import Text
from navigator.qtsupport.theme import notifier
from navigator.viewmodels.councils import CouncilsModel
from navigator.views.councils.actions import EntryActions, Kind
from navigator.views.councils.detail import LinesWriter
from navigator.views.councils.part import CouncilPart
from navigator.views.record.flowscroll import FlowScroll
from navigator.views.record.writer import CiteTarget, FlowWriter, LinkLook, Tone

REGIONS = "regions"
"""Key of the page that shows a region."""


@dataclass(frozen=True, slots=True)
class FinderTarget:
    """A filter to show in the finder."""

    filter: Filter


@dataclass(frozen=True, slots=True)
class PartTarget:
    """A part of this page to go to."""

    part: str


@dataclass(frozen=True, slots=True)
class AddTarget:
    """A record to enter."""

    kind: Kind


class OverviewPart(CouncilPart):
    """Flowing text with links; ``wanted`` parts are opened by the page (``open_part``)."""

    def __init__(self, model: CouncilsModel, actions: EntryActions, parent: QWidget | None = None) -> None:
        super().__init__(model, actions, parent)
        self._shown: tuple[BlockOverview, Mapping[str, Text]] | None = None
        self.open_part: Callable[[str], None] = _stay
        self.scroll = FlowScroll(self.tr("ブロックの概要"), (24, 4, 20, 20))
        self.flow = self.scroll.flow
        self.flow.followed.connect(self._follow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scroll)
        notifier().changed.connect(self._render)

    def load(self) -> None:
        """Ask for the block."""
        block = self.model.block
        self.model.ask("overview", lambda suite: suite.council_pages.overview(block), self._show)

    def _show(self, found: tuple[BlockOverview, Mapping[str, Text]]) -> None:
        self._shown = found
        self.cite(found[0].citations)
        self._render()

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return the text."""
        return (self.flow,)

    # Writing.

    def _render(self) -> None:
        if self._shown is None:
            return
        overview, prefectures = self._shown
        writer = FlowWriter(self.font(), self.flow)
        rows = LinesWriter(writer, self.model.presentation, QFontMetricsF(self.font()))
        card = overview.card
        names = tuple(ReferencePart(prefectures.get(name, Text(name, name))) for name in card.prefectures)
        secretariat = (ReferencePart(Text(card.secretariat, card.secretariat)),) if card.secretariat else ()
        lines = [ReferenceLine(Text("都道府県", "Prefectures"), names)]
        nothing = (ReferencePart(Text("… 資料なし", "… not on file")),)
        lines.append(ReferenceLine(Text("事務局", "Secretariat"), secretariat or nothing))
        rows.lines(tuple(lines), card.sources)
        self._year(writer, rows, overview)
        self._decisions(writer, overview.open_decisions)
        self._activities(writer, self.tr("これからの活動"), overview.coming)
        self._activities(writer, self.tr("最近の活動"), overview.recent)
        self._members(writer, overview)
        self._regions(writer, overview)
        self._found(writer, overview)
        writer.finish()

    def _year(self, writer: FlowWriter, rows: LinesWriter, overview: BlockOverview) -> None:
        presentation = self.model.presentation
        year = format_fiscal_year(overview.fy, presentation.years, presentation.language)
        writer.heading(self.tr("今年度（{year}）").format(year=year))
        counted = (
            (Text("活動の実績", "Activities done"), overview.done, "activities"),
            (Text("活動の予定", "Activities planned"), overview.planned, "activities"),
            (Text("会議", "Meetings"), overview.meetings, "meetings"),
            (Text("相談", "Consultations"), overview.consultations, "consultations"),
        )
        rows.lines(
            tuple(
                ReferenceLine(label, (ReferencePart(_count(number), PageLink("", part)),))
                for label, number, part in counted
            )
        )

    def _decisions(self, writer: FlowWriter, decisions: tuple[Decision, ...]) -> None:
        if not decisions:
            return
        writer.heading(self.tr("未了の決定事項（{count}）").format(count=len(decisions)))
        suite = self.model.desk.suite
        for decision in decisions:
            writer.block(below=2)
            writer.link(decision.text, PartTarget("decisions"))
            due = self._day(decision.due) if decision.due else MISSING
            writer.text("  " + self.tr("期限 {due}").format(due=due), Tone.SMALL)
            if suite is not None and decision.overdue(suite.today):
                writer.text("  " + self.tr("期限切れ"), Tone.WARNING)

    def _activities(self, writer: FlowWriter, heading: str, activities: tuple[Activity, ...]) -> None:
        if not activities:
            return
        language = self.model.presentation.language
        writer.heading(heading)
        for activity in activities:
            writer.block(below=2)
            writer.text((self._day(activity.date) if activity.date else MISSING) + "  ", Tone.MUTED)
            writer.text(activity.title)
            state = activity.state.label.of(language) if activity.state else MISSING
            writer.text(f"  {activity.kind.label.of(language)}・{state}", Tone.SMALL)
            writer.cites(activity.sources, lambda: self.tr("出典を見る"))

    def _members(self, writer: FlowWriter, overview: BlockOverview) -> None:
        writer.heading(self.tr("構成員（{count}）").format(count=len(overview.members)))
        if not overview.members:
            writer.block()
            writer.text(self.tr("資料に構成員の記載はありません。") + " ", Tone.MUTED)
            writer.link(self.tr("構成員を記入する"), AddTarget(Kind.MEMBER))
        for member in overview.members:
            writer.block(below=2)
            writer.text("　".join(filter(None, (member.organisation, member.name))))
            writer.text(f"  {member.role}" if member.role else "", Tone.SMALL)

    def _regions(self, writer: FlowWriter, overview: BlockOverview) -> None:
        language = self.model.presentation.language
        writer.heading(self.tr("地域（{count}）").format(count=len(overview.regions)))
        writer.block(below=2)
        for number, region in enumerate(overview.regions):
            if number:
                writer.text("、" if language == "ja" else ", ")
            writer.link(region.name.of(language), PageLink(REGIONS, region.code), hint=self.tr("地域のページを開く"))
            writer.text("＊" if region.shared else "", Tone.SMALL)
            writer.cites(region.sources, lambda: self.tr("出典を見る"))
        if any(region.shared for region in overview.regions):
            writer.block()
            writer.text(self.tr("＊ ほかのブロックにもまたがる地域"), Tone.SMALL)
        if not overview.regions:
            writer.text(self.tr("… 資料なし"), Tone.MUTED)

    def _found(self, writer: FlowWriter, overview: BlockOverview) -> None:
        writer.heading(self.tr("このブロックの施策・施設など"))
        language = self.model.presentation.language
        for found in overview.found:
            writer.block(below=2)
            hint = self.tr("「探す」で一覧を開く")
            writer.link(found.label.of(language), FinderTarget(found.filter), LinkLook.FILTER, hint=hint)
            writer.text(self.tr("  {count} 件").format(count=f"{found.count:,}"), Tone.NUMBER)

    def _day(self, day: PartialDate) -> str:
        presentation = self.model.presentation
        return day.format(presentation.years, presentation.language)

    # Links.

    def _follow(self, target: object, place: QRect) -> None:
        desk = self.model.desk
        match target:
            case CiteTarget(number):
                self.show_source(number, place)
            case PageLink("", part) | PartTarget(part):
                self.open_part(part)
            case PageLink(page, argument):
                desk.page_requested.emit(page, argument)
            case AddTarget(kind):
                self.actions.add(kind)
            case FinderTarget(question):
                desk.finder.set_filter(question)
                desk.page_requested.emit("finder", None)


def _count(number: int) -> Text:
    """Return a count of records; none on file is no zero."""
    return Text(f"{number:,} 件", f"{number:,}") if number else Text("… 記録なし", "… nothing on file")


def _stay(_part: str) -> None:
    """Stand for the page until it says how its parts are opened."""
