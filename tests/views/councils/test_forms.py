"""The entry forms as hands use them: typing, checking while typing, saving, undo, history."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QTableWidgetItem
from pytestqt.qtbot import QtBot

from navigator.domain.councils import AgendaItem
from navigator.domain.record import RecordRef
from navigator.domain.vocabulary import Block, PlannedOrActual
from navigator.views.councils.actions import Kind
from navigator.views.councils.consultationform import ConsultationForm
from navigator.views.councils.entryforms import ActivityForm, DecisionForm, MeetingForm, MemberForm
from navigator.views.councils.fields import FormField
from navigator.views.councils.form import EntryForm
from navigator.views.councils.history import HistoryDialog, local_time
from tests.views.clipping import clipped
from tests.views.councils.conftest import Bench
from tests.views.councils.entries import ACTIVITY, CONSULTATION, fill
from tests.views.desks import settle


def drop(form: EntryForm) -> None:
    """Close a form without the question about what was typed."""
    form._as_opened = form.draft()
    form.close()


def activity_form(bench: Bench) -> ActivityForm:
    bench.page.actions.add(Kind.ACTIVITY)
    form = bench.form()
    assert isinstance(form, ActivityForm)
    return form


def retype(qtbot: QtBot, field: FormField, text: str) -> None:
    """Replace what stands in a field, key by key where the keyboard has the sign."""
    field.entry.setFocus()
    field.entry.selectAll()  # type: ignore[attr-defined] - a line
    if text.isascii():
        qtbot.keyClicks(field.entry, text)
    else:
        field.entry.insert(text)  # type: ignore[attr-defined] - as above
    settle()


def test_a_new_form_begins_with_own_block_and_today(bench: Bench) -> None:
    form = activity_form(bench)
    assert form.block.value == "kinki"
    assert form.date.value == "R8.11.22"
    assert "令和8年度" in form.date.hint.text()
    form.reject()


def test_an_activity_is_typed_saved_listed_and_undone(bench: Bench, qtbot: QtBot) -> None:
    bench.show("activities")
    before = len(bench.listed("activities").rows)
    form = activity_form(bench)
    assert not form.ok.isEnabled()
    assert "種類" in form.problem.text()  # the reason is told although nothing was touched
    assert form.kind.problem.text() == ""
    form.kind.set_value("seminar")
    retype(qtbot, form.title, "Test seminar")
    retype(qtbot, form.date, "H19.7.3")
    assert "平成19年7月3日" in form.date.hint.text()
    assert "2007-07-03" in form.date.hint.text()
    retype(qtbot, form.participants, "24")
    assert form.problem.text() == ""
    assert form.ok.isEnabled()
    qtbot.keyClick(form.participants.entry, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    listed = bench.listed("activities")
    (row,) = [row for row in listed.rows if "Test seminar" in row.cells]
    assert row.own
    assert row.cells[0] == "H19.7.3"
    assert len(listed.rows) == before + 1
    (written,) = [one for one in bench.suite.councils.activities(Block.KINKI).activities if one.own]
    assert (written.fy, written.participants, written.state) == (2007, 24, PlannedOrActual.ACTUAL)
    bench.undo()
    assert len(bench.listed("activities").rows) == before
    bench.desk.office.redo()
    settle()
    assert len(bench.listed("activities").rows) == before + 1


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("date", "H19.13.3", "日付として読めません"),
        ("date", "", "日付か年度"),
        ("date", "R9.4.1", "今日より後"),
        ("participants", "-3", "0 以上の整数"),
        ("count", "abc", "0 以上の整数"),
        ("title", " ", "入力してください"),
        ("fy", "H3", "年度"),
    ],
)
def test_a_problem_stands_below_its_field_while_typing(
    bench: Bench, qtbot: QtBot, field: str, typed: str, says: str
) -> None:
    form = activity_form(bench)
    form.kind.set_value("seminar")
    retype(qtbot, form.title, "x")
    assert form.ok.isEnabled()
    entry = form.fields[field]
    retype(qtbot, entry, typed) if typed else entry.entry.clear()  # type: ignore[attr-defined] - a line
    settle()
    assert says in entry.problem.text()
    assert entry.problem.isVisible()
    assert entry.entry.accessibleDescription() == entry.problem.text()
    assert not form.ok.isEnabled()
    assert form.label(field) in form.problem.text()
    drop(form)


def test_saving_too_early_leads_to_the_field(bench: Bench, qtbot: QtBot) -> None:
    form = activity_form(bench)
    form.activateWindow()
    form.save()
    assert form.kind.problem.text()
    assert form.isVisible()
    drop(form)


def test_what_was_typed_is_given_up_only_after_a_question(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def answer(*_args: object) -> QMessageBox.StandardButton:
        asked.append(1)
        return QMessageBox.StandardButton.Cancel if len(asked) == 1 else QMessageBox.StandardButton.Discard

    monkeypatch.setattr(QMessageBox, "question", answer)
    form = activity_form(bench)
    retype(qtbot, form.title, "x")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    settle()
    assert len(asked) == 2
    assert bench.page.actions.form is None


def test_a_refused_write_keeps_the_form(bench: Bench, qtbot: QtBot) -> None:
    key = bench.suite.council_entries.add_activity(ACTIVITY)
    bench.page.actions.edit(Kind.ACTIVITY, key)
    form = bench.form()
    bench.suite.council_entries.remove_activity(key)
    form.save()
    settle()
    assert form.isVisible()
    assert "もうありません" in form.problem.text()
    drop(form)


def test_changing_shows_in_the_history(bench: Bench, qtbot: QtBot) -> None:
    key = bench.suite.council_entries.add_activity(ACTIVITY)
    bench.page.actions.edit(Kind.ACTIVITY, key)
    form = bench.form()
    assert isinstance(form, ActivityForm)
    assert form.title.value == ACTIVITY.title
    retype(qtbot, form.participants, "30")
    form.save()
    settle()
    bench.page.actions.show_history(Kind.ACTIVITY, key, "x")
    settle()
    (dialog,) = bench.page.findChildren(HistoryDialog)
    rows = dialog.model.table.rows if dialog.model.table else ()
    assert [row.cells[2:] for row in rows] == [
        ("参加者", "24", "30"),
        ("記録全体", "…", ACTIVITY.title),
    ]
    assert all(row.cells[0] and row.cells[1] for row in rows)
    assert clipped(dialog) == []
    dialog.accept()


def test_the_clock_of_the_history_is_the_readers() -> None:
    assert len(local_time("2026-11-22T01:02:03Z")) == len("2026-11-22 10:02")
    assert local_time("no time") == "no time"


def test_a_meeting_with_agenda_people_and_its_activity(bench: Bench, qtbot: QtBot) -> None:
    bench.page.actions.add(Kind.MEETING)
    form = bench.form()
    assert isinstance(form, MeetingForm)
    retype(qtbot, form.title, "Meeting")
    table = form.agenda.table
    table.setItem(0, 0, QTableWidgetItem("Budget"))
    assert table.rowCount() == 2  # an empty line waits for the next item
    form.participants.text.setPlainText("A\n\nB")
    form.save()
    settle()
    (meeting,) = bench.suite.meetings.meetings(Block.KINKI)
    assert meeting.agenda == (AgendaItem("Budget", ""),)
    assert meeting.participants == ("A", "B")
    (activity,) = [one for one in bench.suite.councils.activities(Block.KINKI).activities if one.own]
    assert activity.meeting == meeting.key
    bench.undo()
    assert bench.suite.meetings.meetings(Block.KINKI) == ()
    assert not [one for one in bench.suite.councils.activities(Block.KINKI).activities if one.own]


def test_a_decision_needs_its_meeting(bench: Bench, qtbot: QtBot) -> None:
    bench.page.actions.add(Kind.DECISION)
    form = bench.form()
    assert isinstance(form, DecisionForm)
    form.text.text.setPlainText("Do it")
    assert not form.ok.isEnabled()
    assert "会議" in form.problem.text()
    drop(form)
    keys = fill(bench.suite)
    bench.page.actions.add(Kind.DECISION, meeting=keys["meeting"])
    form = bench.form()
    assert isinstance(form, DecisionForm)
    form.text.text.setPlainText("Do it")
    retype(qtbot, form.due, "2027-3-31")
    form.save()
    settle()
    assert [one.text for one in bench.suite.meetings.meeting(keys["meeting"]).decisions] == [
        "比較表を更新する",
        "Do it",
    ]


def test_a_consultation_takes_records_from_the_tray(bench: Bench, qtbot: QtBot) -> None:
    row = bench.suite.finding.rows(bench.suite.finding.find(bench.desk.finder.filter), 0, 1, bench.desk.presentation)[0]
    bench.desk.office.set_ticked(row.ref, True)
    settle()
    bench.page.actions.add(Kind.CONSULTATION)
    form = bench.form()
    assert isinstance(form, ConsultationForm)
    form.subject.text.setPlainText("A case")
    form.recommended.from_tray.click()
    form.recommended.from_tray.click()
    assert form.recommended.value == (row.ref,)
    form.save()
    settle()
    (written,) = bench.suite.consultations.consultations(Block.KINKI)
    assert [(ref.table, ref.fact_key) for ref in written.recommended] == [(row.ref.table, row.ref.fact_key)]
    bench.page.actions.edit(Kind.CONSULTATION, written.key)
    form = bench.form()
    assert isinstance(form, ConsultationForm)
    assert isinstance(form.recommended.value[0], RecordRef)
    form.recommended.list.setCurrentRow(0)
    form.recommended.remove.click()
    form.save()
    settle()
    assert bench.suite.consultations.consultation(written.key).recommended == ()


def test_a_consultation_of_the_future_is_refused_while_typing(bench: Bench, qtbot: QtBot) -> None:
    bench.page.actions.add(Kind.CONSULTATION)
    form = bench.form()
    assert isinstance(form, ConsultationForm)
    retype(qtbot, form.date, "R8.11.23")
    assert "今日より後" in form.date.problem.text()
    drop(form)


def test_a_member_needs_a_name_or_an_organisation(bench: Bench, qtbot: QtBot) -> None:
    bench.page.actions.add(Kind.MEMBER)
    form = bench.form()
    assert isinstance(form, MemberForm)
    assert not form.ok.isEnabled()
    retype(qtbot, form.organisation, "Office")
    retype(qtbot, form.since, "R8.4.1")
    retype(qtbot, form.until, "R7.4.1")
    assert "終わりが始まりより前" in form.until.problem.text()
    retype(qtbot, form.until, "R9.3.31")
    form.save()
    settle()
    (member,) = bench.suite.councils.members(Block.KINKI)
    assert (member.organisation, str(member.since)) == ("Office", "2026-04-01")


def test_duplicating_opens_a_new_record_dated_today(bench: Bench) -> None:
    keys = fill(bench.suite)
    for kind, name in (
        (Kind.ACTIVITY, "activity"),
        (Kind.MEETING, "meeting"),
        (Kind.CONSULTATION, "consultation"),
        (Kind.MEMBER, "member"),
        (Kind.DECISION, "decision"),
    ):
        bench.page.actions.duplicate(kind, keys[name])
        form = bench.form()
        assert form.key is None
        if "date" in form.fields:
            assert form.fields["date"].value == "R8.11.22"  # type: ignore[attr-defined] - a date
        form.save()
        settle()
    assert len(bench.suite.consultations.consultations(Block.KINKI)) == 2
    assert len(bench.suite.meetings.meetings(Block.KINKI)) == 2
    assert bench.suite.consultations.consultations(Block.KINKI)[0].subject == CONSULTATION.subject


def test_a_bundled_activity_may_be_copied(bench: Bench) -> None:
    bundled = next(one for one in bench.suite.councils.activities(Block.KINKI).activities if not one.own)
    bench.page.actions.duplicate(Kind.ACTIVITY, bundled.key, own=False)
    form = bench.form()
    assert isinstance(form, ActivityForm)
    assert form.title.value == bundled.title
    drop(form)


def test_removing_says_how_it_comes_back(bench: Bench) -> None:
    keys = fill(bench.suite)
    bench.page.actions.remove(Kind.ACTIVITY, keys["activity"], "x")
    settle()
    assert any("Ctrl+Z" in notice for notice in bench.told.notices)
    bench.undo()
    assert bench.suite.council_entries.activity(keys["activity"]).title == ACTIVITY.title


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("kind", Kind)
def test_nothing_is_cut_in_a_form(make_bench: Callable[..., Bench], language: str, kind: Kind) -> None:
    bench = make_bench(language=language)
    fill(bench.suite)
    bench.page.actions.add(kind)
    form = bench.form()
    form.resize(640, 620)
    for field in form.fields.values():
        field.touched = True
    form.validate()
    settle()
    assert clipped(form) == []
    assert all(field.entry.accessibleName() for field in form.fields.values())
    drop(form)
