"""The councils of the ten blocks: what is on file about them, what they did and plan, and who belongs to them.

Bundled activities and the office's own are read together, ``origin`` told. What the office enters is written by
``navigator.services.council_entries`` (activities, members), ``meetings``, ``meeting_papers`` and ``consultations``.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from navigator.db import councils, facts
from navigator.db.library import Library
from navigator.domain.catalogues import NO_DATA, SPECS, Catalogue, FacetKey
from navigator.domain.councilcounts import Matrix, matrix_of, places, tally
from navigator.domain.councils import Activity, Decision, DecisionState, Member
from navigator.domain.councilviews import (
    ActivityList,
    BlockCard,
    BlockDirectory,
    BlockOverview,
    BlockRegion,
    Calendar,
    FoundCount,
)
from navigator.domain.dates import PartialDate
from navigator.domain.filters import FacetChoice, Filter
from navigator.domain.fiscal import fiscal_year_of
from navigator.domain.text import Text
from navigator.domain.vocabulary import ActivityKind, Block, PlannedOrActual
from navigator.services import council_calendar, council_rows
from navigator.services.citations import CitationBook
from navigator.services.council_rows import MEETINGS, MEMBERS
from navigator.services.finding import FindingService

NAMING = Text("{block}を挙げるもの", "naming {block}")
APPLICABLE = Text(
    "{block}で使えるもの（全国・記載なしを含む）", "usable in {block} (nationwide or not stated included)"
)
LATEST = 5
"""How many activities the overview shows on each side of today."""


class CouncilService:
    """Answers questions about block councils from one library; ``today`` tells past from future."""

    def __init__(self, library: Library, today: date, finding: FindingService) -> None:
        self.today = today
        self._library = library
        self._finding = finding

    def blocks(self) -> BlockDirectory:
        """Return the ten blocks, north to south, cited."""
        with self._library.reading() as connection:
            book = CitationBook(connection)
            cards = tuple(_card(row, book) for row in facts.rows(connection, "blocks", order=("sort_order",)))
            return BlockDirectory(cards, book.views())

    def overview(self, block: Block) -> BlockOverview:
        """Return a block at a glance in the fiscal year of today; its counts are those of the finder."""
        counts = self._found(block)
        fy = fiscal_year_of(self.today)
        with self._library.reading() as connection:
            book = CitationBook(connection)
            card = block_card(connection, block, book)
            shown = council_rows.activities(connection, block)
            dated = [activity for activity in shown if activity.date is not None]
            past = [activity for activity in dated if activity.date.first <= self.today]
            coming = [activity for activity in dated if activity.date.first > self.today]
            return BlockOverview(
                card=card,
                members=_members(connection, block, self.today),
                regions=_regions(connection, card.prefectures, book),
                found=counts,
                fy=fy,
                planned=tally(a for a in shown if (PlannedOrActual.PLANNED, fy) in places(a)).happenings,
                done=tally(a for a in shown if (PlannedOrActual.ACTUAL, fy) in places(a)).happenings,
                meetings=_in_year(connection, MEETINGS, block, fy),
                consultations=_in_year(connection, council_rows.CONSULTATIONS, block, fy),
                recent=_cited(connection, past[: -LATEST - 1 : -1], book),
                coming=_cited(connection, coming[:LATEST], book),
                open_decisions=_open_decisions(connection, block),
                citations=book.views(),
            )

    def _found(self, block: Block) -> tuple[FoundCount, ...]:
        """Count the records of every catalogue that knows blocks: those naming the block, measures also all usable."""
        found = []
        for catalogue in Catalogue:
            if FacetKey.BLOCK not in SPECS[catalogue].facets:
                continue
            usable = Filter(catalogue).with_choice(FacetChoice(FacetKey.BLOCK, (block.value,)))
            naming = usable.with_choice(FacetChoice(FacetKey.BLOCK, (block.value,), (NO_DATA,)))
            kinds = [(naming, NAMING)] + ([(usable, APPLICABLE)] if catalogue is Catalogue.MEASURES else [])
            for question, words in kinds:
                label = Text("{catalogue}（{which}）", "{catalogue} ({which})").format(
                    catalogue=catalogue.label, which=words.format(block=block.label)
                )
                found.append(FoundCount(label, self._finding.count(question), question))
        return tuple(found)

    def activities(
        self,
        block: Block | None,
        *,
        fy: int | None = None,
        kind: ActivityKind | None = None,
        state: PlannedOrActual | None = None,
        own: bool | None = None,
    ) -> ActivityList:
        """Return activities of a block (None: of all, those without a block included), by date.

        ``fy`` keeps what was planned for or done in that year, ``own`` the office's (True) or the bundled ones (False).
        """
        with self._library.reading() as connection:
            book = CitationBook(connection)
            found = [
                activity
                for activity in council_rows.activities(connection, block)
                if (fy is None or any(year == fy for _, year in places(activity)))
                and (kind is None or activity.kind is kind)
                and (state is None or activity.state is state)
                and (own is None or activity.own is own)
            ]
            return ActivityList(_cited(connection, found, book), book.views())

    def matrix(self, block: Block | None, years: Sequence[int] | None = None) -> Matrix:
        """Return activity kind × fiscal year, planned beside done, with the activities behind each cell.

        ``years`` None takes every year from the first to the last with something on file, this one included.
        """
        with self._library.reading() as connection:
            book = CitationBook(connection)
            found = council_rows.activities(connection, block, book)
            columns = list(years) if years is not None else _span(found, fiscal_year_of(self.today))
            missing = councils.without_block(connection) if block else 0
            return matrix_of(block, columns, found, without_block=missing, citations=book.views())

    def calendar(self, block: Block, fy: int) -> Calendar:
        """Return a fiscal year of a block month by month: what the council does, decides and hears, and events."""
        with self._library.reading() as connection:
            return council_calendar.calendar(connection, block, fy, self.today)

    def members(self, block: Block | None, day: date | None = None) -> tuple[Member, ...]:
        """Return the members of a council (None: of all), those of ``day`` alone when one is given."""
        with self._library.reading() as connection:
            return _members(connection, block, day)


def block_card(connection: Connection, block: Block, book: CitationBook) -> BlockCard:
    """Return what is on file about one block."""
    return _card(facts.rows(connection, "blocks", facts.table("blocks").c.code == block)[0], book)


def _card(row: council_rows.Row, book: CitationBook) -> BlockCard:
    return BlockCard(
        Block(row["code"]), tuple(row["prefectures"]), row["secretariat_ja"], row["note"] or "", book.cite(row)
    )


def _cited(connection: Connection, found: Sequence[Activity], book: CitationBook) -> tuple[Activity, ...]:
    """Number the sources of the activities that are shown, in their order."""
    table = facts.table("council_activities")
    keys = [activity.key for activity in found if not activity.own]
    rows = {row["fact_key"]: row for row in facts.rows(connection, table.name, table.c.fact_key.in_(keys))}
    return tuple(
        activity if activity.own else replace(activity, sources=book.cite(rows[activity.key])) for activity in found
    )


def _span(found: Sequence[Activity], now: int) -> list[int]:
    years = {fy for activity in found for _, fy in places(activity) if fy is not None} | {now}
    return list(range(min(years), max(years) + 1))


def _members(connection: Connection, block: Block | None, day: date | None) -> tuple[Member, ...]:
    where = councils.of_block(MEMBERS, block)
    found = (council_rows.member_of(row) for row in facts.rows(connection, MEMBERS, *where))
    return tuple(
        member
        for member in found
        if day is None
        or ((member.since is None or member.since.first <= day) and (member.until is None or member.until.last >= day))
    )


def _regions(connection: Connection, prefectures: Sequence[str], book: CitationBook) -> tuple[BlockRegion, ...]:
    """Return every region with a prefecture of the block, once each."""
    ours = set(prefectures)
    return tuple(
        BlockRegion(
            row["code"],
            Text(row["name_ja"], row["name_en"] or row["name_ja"]),
            tuple(row["prefectures"]),
            not set(row["prefectures"]) <= ours,
            book.cite(row),
        )
        for row in facts.rows(connection, "regions")
        if ours & set(row["prefectures"])
    )


def _in_year(connection: Connection, name: str, block: Block, fy: int) -> int:
    rows = facts.rows(connection, name, *councils.of_block(name, block))
    return sum(PartialDate(row["date"]).fiscal_year == fy for row in rows)


def _open_decisions(connection: Connection, block: Block) -> tuple[Decision, ...]:
    """Return what is still to be done, the earliest date due first, what has none last."""
    meetings = {row["uid"] for row in facts.rows(connection, MEETINGS, *councils.of_block(MEETINGS, block))}
    table = facts.table(council_rows.DECISIONS)
    found = [
        council_rows.decision_of(row)
        for row in facts.rows(connection, table.name, table.c.state == DecisionState.OPEN)
        if row["meeting_uid"] in meetings
    ]
    return tuple(sorted(found, key=lambda decision: (decision.due is None, decision.due.text if decision.due else "")))
