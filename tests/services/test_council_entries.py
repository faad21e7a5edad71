"""Activities and members: entered, changed, removed, undone, redone, and their history told."""

from dataclasses import replace

import pytest

from navigator.db.library import Library
from navigator.domain.councildrafts import draft_of_activity, draft_of_member
from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef
from navigator.domain.vocabulary import Block, Origin, PlannedOrActual
from navigator.services.suite import ServiceSuite
from tests.db.libraries import TODAY, dump
from tests.db.packages import ChangedPackage, table
from tests.services.councils import DONE, MEETING, MEMBER, PLAN, suite

__all__ = ["suite"]

EVENT = "|".join(table("events")[10][column] for column in ("date", "kind", "title_ja"))
LINKED = replace(DONE, event=RecordRef("events", EVENT, EVENT))


def rows(library: Library) -> object:
    """What the office entered, as it stands in the file."""
    found = dump(library.path)
    return {
        name: sorted((row[1:] for row in found[name]), key=repr)
        for name in ("office_activities", "council_members", "record_links")
    }


def test_an_activity_is_read_as_it_was_typed(suite: ServiceSuite) -> None:
    key = suite.council_entries.add_activity(LINKED)
    found = suite.council_entries.activity(key)
    assert (found.title, found.fy, found.participants, found.count) == (DONE.title, 2026, 74, 1)
    assert (found.origin, found.block, found.state) == (Origin.OFFICE, Block.KINKI, PlannedOrActual.ACTUAL)
    assert found.event is not None
    assert found.event_title == table("events")[10]["title_ja"]
    suite.council_entries.change_activity(key, draft_of_activity(found))
    assert suite.council_entries.activity(key) == found


def test_every_step_is_undone_and_done_again(suite: ServiceSuite) -> None:
    entries, states = suite.council_entries, []
    states.append(rows(suite.library))
    key = entries.add_activity(LINKED)
    states.append(rows(suite.library))
    entries.change_activity(key, replace(LINKED, title="（見本）別の名", event=None, participants=""))
    states.append(rows(suite.library))
    member = entries.add_member(MEMBER)
    states.append(rows(suite.library))
    entries.change_member(member, replace(MEMBER, until="R9.3"))
    states.append(rows(suite.library))
    entries.remove_member(member)
    states.append(rows(suite.library))
    entries.remove_activity(key)
    states.append(rows(suite.library))
    for state in reversed(states[:-1]):
        assert suite.edits.undo() is not None
        assert rows(suite.library) == state
    assert suite.edits.undo() is None
    for state in states[1:]:
        assert suite.edits.redo() is not None
        assert rows(suite.library) == state


def test_undo_says_what_it_took_back(suite: ServiceSuite) -> None:
    suite.council_entries.add_activity(DONE)
    undone = suite.edits.undo()
    assert undone is not None
    assert undone.ja == "活動「（見本）医療機器セミナー」の記入"
    assert "activity" in undone.en


def test_a_plan_that_is_carried_out_keeps_what_was_planned(suite: ServiceSuite) -> None:
    key = suite.council_entries.add_activity(replace(PLAN, date="R8.6"))
    suite.council_entries.carry_out(key, day="2026-07-01", participants="180")
    found = suite.council_entries.activity(key)
    assert (found.state, found.participants, found.planned_participants) == (PlannedOrActual.ACTUAL, 180, 200)
    assert found.planned_date is not None
    assert found.planned_date.text == "2026-06"
    # A later correction does not touch the plan; taking it back to a plan forgets it.
    suite.council_entries.change_activity(key, replace(draft_of_activity(found), participants="181"))
    assert suite.council_entries.activity(key).planned_participants == 200
    suite.council_entries.change_activity(key, replace(draft_of_activity(found), state="planned"))
    assert suite.council_entries.activity(key).planned_fy is None


def test_what_lies_ahead_cannot_be_carried_out(suite: ServiceSuite) -> None:
    key = suite.council_entries.add_activity(PLAN)
    with pytest.raises(UserError):
        suite.council_entries.carry_out(key)
    assert suite.council_entries.activity(key).state is PlannedOrActual.PLANNED


def test_a_draft_with_a_mistake_and_names_that_are_gone_write_nothing(suite: ServiceSuite) -> None:
    before = rows(suite.library)
    for draft in (
        replace(DONE, title=""),
        replace(DONE, event=RecordRef("events", "gone", "gone")),
        replace(DONE, meeting="gone"),
    ):
        with pytest.raises(UserError):
            suite.council_entries.add_activity(draft)
    with pytest.raises(UserError):
        suite.council_entries.add_member(replace(MEMBER, block=""))
    for act in (suite.council_entries.remove_activity, suite.council_entries.remove_member):
        with pytest.raises(UserError):
            act("gone")
    assert rows(suite.library) == before
    assert suite.edits.undo() is None


def test_the_history_tells_field_before_and_after_the_latest_first(suite: ServiceSuite) -> None:
    key = suite.council_entries.add_activity(LINKED)
    suite.council_entries.change_activity(key, replace(LINKED, kind="symposium", participants="80"))
    suite.edits.undo()
    told = suite.history.history("office_activities", key)
    assert [(entry.use_case, entry.field.ja, entry.before.ja, entry.after.ja) for entry in told[-4:]] == [
        ("activity_change", "参加者", "74", "80"),
        ("activity_change", "種類", "セミナー", "シンポジウム"),
        ("activity_add", "結び付けた記録", "…", EVENT),
        ("activity_add", "記録全体", "…", DONE.title),
    ]
    assert {entry.use_case.split()[0] for entry in told[:2]} == {"revert"}
    assert all(entry.office and entry.at.endswith("Z") for entry in told)


def test_the_history_of_a_removed_record_ends_with_its_removal(suite: ServiceSuite) -> None:
    key = suite.council_entries.add_member(MEMBER)
    suite.council_entries.remove_member(key)
    latest = suite.history.history("council_members", key)[0]
    assert (latest.field.ja, latest.before.ja, latest.after.ja) == ("記録全体", MEMBER.name, "削除")


def test_the_history_of_other_marks_is_found_by_their_own_key(suite: ServiceSuite) -> None:
    ref = RecordRef("programs", "mext-chiteki-1", "mext-chiteki-1")
    suite.office.set_favourite(ref, True)
    (entry,) = suite.history.history("favourites", {"table_name": "programs", "fact_key": "mext-chiteki-1"})
    assert entry.use_case == "favourite"
    assert suite.history.history("favourites", {"table_name": "programs", "fact_key": "other"}) == ()


def test_a_member_is_read_as_typed_and_belongs_to_the_days_of_the_term(suite: ServiceSuite) -> None:
    key = suite.council_entries.add_member(replace(MEMBER, until="R8.3"))
    member = suite.council_entries.member(key)
    assert draft_of_member(member).since == "2025-04"
    assert suite.councils.members(Block.KINKI) == (member,)
    assert suite.councils.members(Block.KINKI, TODAY) == ()
    assert suite.councils.members(Block.KINKI, TODAY.replace(month=3, day=31)) == (member,)
    assert suite.councils.members(Block.KANTO) == ()


def test_an_event_that_an_activity_names_survives_an_update_without_it(
    suite: ServiceSuite, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Nothing of the office is lost: the fact stays, marked as withdrawn, and the count stays right."""
    event = next(
        row
        for row in table("events")
        if row["id"] not in {activity["event_id"] for activity in table("council_activities")}
    )
    key = "|".join(event[column] for column in ("date", "kind", "title_ja"))
    uid = suite.council_entries.add_activity(replace(DONE, event=RecordRef("events", key, key)))
    suite.library.close()
    package = ChangedPackage(tmp_path_factory.mktemp("facts") / "facts")
    package.remove("events", lambda row: row["id"] == event["id"])
    from navigator.db.library import open_library  # noqa: PLC0415 - opened anew, as the next start does

    library, opening = open_library(suite.library.path, package.write("1.1.0"))
    assert opening.update is not None
    assert opening.update.withdrawn == (("events", key),)
    assert ServiceSuite(library, TODAY).council_entries.activity(uid).event_title == event["title_ja"]
    library.close()


def test_two_activities_of_one_meeting_stay_when_it_is_removed(suite: ServiceSuite) -> None:
    meeting = suite.meetings.add_meeting(MEETING, as_activity=True)
    key = suite.council_entries.add_activity(replace(DONE, meeting=meeting))
    suite.meetings.remove_meeting(meeting)
    assert suite.council_entries.activity(key).meeting == ""
    suite.edits.undo()
    assert suite.council_entries.activity(key).meeting == meeting
