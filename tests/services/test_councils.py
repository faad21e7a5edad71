"""Councils: the ten blocks, a block at a glance, the matrix and the calendar, against a recount from the CSV files."""

from collections import defaultdict
from dataclasses import replace

import pytest

from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.councilviews import EntryKind
from navigator.domain.record import RecordRef
from navigator.domain.vocabulary import ActivityKind, Block, Origin, PlannedOrActual
from navigator.services.councils import CouncilService
from navigator.services.finding import FindingService
from navigator.services.suite import ServiceSuite
from tests.db.libraries import TODAY
from tests.db.packages import items, table
from tests.services.councils import CONSULTATION, DECISION, DONE, MEETING, MEMBER, PLAN, suite

__all__ = ["suite"]


@pytest.fixture(scope="module")
def councils(library: Library, finding: FindingService) -> CouncilService:
    return CouncilService(library, TODAY, finding)


def recounted(block: str | None) -> dict[tuple[str, str, str], set[str]]:
    """The happenings by (planned or actual, kind, year) of the CSV files: event numbers, else the row's own."""
    found = defaultdict(set)
    for row in table("council_activities"):
        if block is None or row["block_code"] == block:
            key = (row["planned_or_actual"], row["activity_kind"], row["fy"])
            found[key].add(row["event_id"] or row["id"])
    return found


def test_the_ten_blocks_stand_with_prefectures_and_the_secretariat_where_it_is_on_file(
    councils: CouncilService,
) -> None:
    found = councils.blocks()
    rows = sorted(table("blocks"), key=lambda row: int(row["sort_order"]))
    assert [card.block.value for card in found.blocks] == [row["code"] for row in rows]
    assert [list(card.prefectures) for card in found.blocks] == [items(row["prefectures"]) for row in rows]
    assert [card.secretariat or "" for card in found.blocks] == [row["secretariat_ja"] for row in rows]
    numbers = {citation.number: citation.source for citation in found.citations}
    assert all(numbers[card.sources[0]] == row["source"] for card, row in zip(found.blocks, rows, strict=True))


@pytest.mark.parametrize("block", [None, *Block])
def test_the_matrix_equals_a_recount(councils: CouncilService, block: Block | None) -> None:
    matrix = councils.matrix(block)
    expected = recounted(block.value if block else None)
    counted = {
        (state, kind.value, "" if fy is None else str(fy)): part.happenings
        for (kind, fy), cell in matrix.cells.items()
        for state, part in (("planned", cell.planned), ("actual", cell.done))
        if part.keys
    }
    assert counted == {key: len(found) for key, found in expected.items()}
    for state, part in (("planned", matrix.total.planned), ("actual", matrix.total.done)):
        assert part.happenings == len({one for key, found in expected.items() if key[0] == state for one in found})
    assert matrix.outside == 0
    assert TODAY.year in matrix.years
    missing = sum(not row["block_code"] for row in table("council_activities"))
    assert matrix.without_block == (missing if block else 0)


@pytest.mark.parametrize("block", list(Block))
def test_times_are_the_sum_of_what_is_printed(councils: CouncilService, block: Block) -> None:
    matrix = councils.matrix(block)
    rows = [row for row in table("council_activities") if row["block_code"] == block.value and row["fy"]]
    done = [row for row in rows if row["planned_or_actual"] == "actual"]
    # No event stands twice in one block: the printed numbers can be added as they are.
    assert len({row["event_id"] for row in done if row["event_id"]}) == sum(bool(row["event_id"]) for row in done)
    assert (matrix.total.done.times or 0) == sum(int(row["count"]) for row in done if row["count"])


def test_every_bundled_row_behind_a_cell_is_cited(councils: CouncilService) -> None:
    matrix = councils.matrix(Block.CHUGOKU, [2012])
    cell = matrix.cell(ActivityKind.EXECUTIVE_MEETING, 2012)
    behind = matrix.behind(cell.done)
    assert [activity.date.text for activity in behind if activity.date] == ["2012-05-24", "2012-05-30"]
    numbers = {citation.number: citation.source for citation in matrix.citations}
    assert [numbers[activity.sources[0]] for activity in behind] == ["ccollabo-20120524", "ccollabo-20120530"]
    assert matrix.outside == sum(
        row["block_code"] == "chugoku" and row["fy"] != "2012" for row in table("council_activities")
    )


def test_own_entries_are_counted_beside_the_bundled_ones_and_the_same_event_once(suite: ServiceSuite) -> None:
    events = {row["id"]: row for row in table("events")}
    row = next(row for row in table("council_activities") if row["event_id"] and row["block_code"] == "kinki")
    event = events[row["event_id"]]
    key = "|".join((event["date"], event["kind"], event["title_ja"]))
    before = suite.councils.matrix(Block.KINKI)
    same = replace(DONE, kind=row["activity_kind"], date=row["date"], event=RecordRef("events", key, key), count="5")
    suite.council_entries.add_activity(same)
    after = suite.councils.matrix(Block.KINKI)
    assert after.total.done.happenings == before.total.done.happenings
    assert after.total.done.times == before.total.done.times
    assert len(after.total.done.keys) == len(before.total.done.keys) + 1
    suite.council_entries.add_activity(DONE)
    suite.council_entries.add_activity(PLAN)
    third = suite.councils.matrix(Block.KINKI)
    assert third.total.done.happenings == before.total.done.happenings + 1
    assert third.cell(ActivityKind.SEMINAR, 2026).done.participants == 74
    assert third.cell(ActivityKind.JOINT_EXHIBITION, 2026).planned.happenings == 1
    own = list(suite.councils.activities(Block.KINKI, own=True).activities)
    assert {activity.origin for activity in own} == {Origin.OFFICE}
    assert len(own) == 3


@pytest.mark.parametrize("block", list(Block))
def test_the_counts_of_a_block_are_those_of_the_finder(
    councils: CouncilService, finding: FindingService, block: Block
) -> None:
    overview = councils.overview(block)
    assert overview.found
    for count in overview.found:
        assert finding.find(count.filter).total == count.count
    measures = list(table("measures"))
    naming = next(count for count in overview.found if count.filter.catalogue is Catalogue.MEASURES)
    facilities = next(count for count in overview.found if count.filter.catalogue is Catalogue.FACILITIES)
    ours = {row["name_ja"] for row in table("prefectures") if row["block_code"] == block.value}
    assert facilities.count == sum(row["prefecture"] in ours for row in table("facilities"))
    assert naming.count == sum(
        block.value in items(row["block_codes"]) or bool(ours & set(items(row["prefectures"]))) for row in measures
    )


def test_every_region_stands_once_in_each_of_its_blocks(councils: CouncilService) -> None:
    prefectures = {row["name_ja"]: row["block_code"] for row in table("prefectures")}
    for block in Block:
        regions = councils.overview(block).regions
        expected = {
            row["code"]
            for row in table("regions")
            if any(prefectures[name] == block.value for name in items(row["prefectures"]))
        }
        assert sorted(region.code for region in regions) == sorted(expected)
        for region in regions:
            assert region.shared == any(prefectures[name] != block.value for name in region.prefectures)


def test_a_block_at_a_glance_shows_what_the_office_entered(suite: ServiceSuite) -> None:
    suite.council_entries.add_member(MEMBER)
    suite.council_entries.add_member(replace(MEMBER, name="（見本）先任", until="R8.3"))
    suite.council_entries.add_activity(DONE)
    suite.council_entries.add_activity(PLAN)
    meeting = suite.meetings.add_meeting(MEETING)
    suite.meetings.add_decision(meeting, replace(DECISION, text="後のもの", due=""))
    suite.meetings.add_decision(meeting, DECISION)
    suite.consultations.add_consultation(CONSULTATION)
    found = suite.councils.overview(Block.KINKI)
    assert [member.name for member in found.members] == [MEMBER.name]
    assert (found.fy, found.planned, found.done, found.meetings, found.consultations) == (2026, 1, 1, 1, 1)
    assert found.recent[0].title == DONE.title
    assert [activity.title for activity in found.coming] == [PLAN.title]
    assert [decision.text for decision in found.open_decisions] == [DECISION.text, "後のもの"]
    empty = suite.councils.overview(Block.HOKURIKU)
    assert (empty.members, empty.open_decisions, empty.card.secretariat) == ((), (), None)


def test_activities_are_narrowed_and_sorted_by_date(councils: CouncilService) -> None:
    found = councils.activities(None).activities
    assert len(found) == len(table("council_activities"))
    dated = [activity.date.text for activity in found if activity.date]
    assert dated == sorted(dated)
    assert all(activity.date is None for activity in found[len(dated) :])
    seminars = councils.activities(Block.KYUSHU, fy=2007, kind=ActivityKind.SEMINAR, state=PlannedOrActual.ACTUAL)
    assert [activity.place for activity in seminars.activities] == ["熊本"]
    assert [citation.source for citation in seminars.citations] == ["group-results-2008"]


def test_the_calendar_shows_each_happening_once_in_its_month(suite: ServiceSuite) -> None:
    suite.meetings.add_meeting(MEETING, as_activity=True)
    meeting = suite.meetings.meetings(Block.KINKI)[0]
    suite.meetings.add_decision(meeting.key, DECISION)
    suite.council_entries.add_activity(PLAN)
    suite.council_entries.add_activity(replace(DONE, date="", fy="2026"))
    suite.consultations.add_consultation(CONSULTATION)
    calendar = suite.councils.calendar(Block.KINKI, 2026)
    assert [(month.year, month.month) for month in calendar.months][0::11] == [(2026, 4), (2027, 3)]
    shown = [(month.month, entry.kind) for month in calendar.months for entry in month.entries]
    assert shown == [
        (5, EntryKind.CONSULTATION),
        (10, EntryKind.MEETING),
        (2, EntryKind.ACTIVITY),
        (2, EntryKind.DECISION),
    ]
    assert [entry.title.ja for entry in calendar.undated] == [DONE.title]


def test_an_event_that_an_activity_names_stands_once_in_the_calendar(councils: CouncilService) -> None:
    rows = [row for row in table("council_activities") if row["block_code"] == "chugoku" and row["fy"] == "2012"]
    events = [
        row for row in table("events") if row["block_code"] == "chugoku" and "2012-04" <= row["date"] <= "2013-03-31"
    ]
    named = {row["event_id"] for row in rows}
    calendar = councils.calendar(Block.CHUGOKU, 2012)
    entries = [entry for month in calendar.months for entry in month.entries] + list(calendar.undated)
    assert sum(entry.kind is EntryKind.ACTIVITY for entry in entries) == len(rows)
    assert sum(entry.kind is EntryKind.EVENT for entry in entries) == sum(row["id"] not in named for row in events)
    assert all(entry.sources for entry in entries)
