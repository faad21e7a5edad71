"""Editing as a hand does it: forms, citations, notes, tags, status, history, conflicts; every step undone."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from navigator.domain.catalogues import Catalogue
from navigator.domain.editfields import FIELDS
from navigator.domain.ownmarks import OwnMarks
from navigator.domain.vocabulary import OwnStatus
from navigator.views.editing.factform import FactForm
from navigator.views.editing.fields import RecordField, RecordsField, TermsField
from navigator.views.editing.history import FactHistoryDialog
from navigator.views.editing.lists import ConflictsDialog, PartsDialog
from navigator.views.editing.marks import NoteDialog, StatusDialog, TagsDialog
from navigator.views.record.ownblock import OwnTarget
from tests.db.packages import table
from tests.views.clipping import clipped
from tests.views.desks import settle
from tests.views.editing.conftest import PROGRAM, Bench

NAME = "沖縄科学技術大学院大学(仮称)設立"
MEASURE = table("measures")[0]["code"]


def form_of(bench: Bench) -> FactForm:
    form = bench.dialog()
    assert isinstance(form, FactForm)
    return form


def press(bench: Bench, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(bench.window, key, held)
    settle()


def test_f2_corrects_a_bundled_record_and_ctrl_z_takes_it_back(bench: Bench) -> None:
    bench.open(Catalogue.PROGRAMS, PROGRAM)
    press(bench, Qt.Key.Key_F2)
    form = form_of(bench)
    name = form.fields["name_ja"]
    assert name.value == NAME
    name.set_value("")
    assert not form.ok.isEnabled()
    assert name.problem.text()
    name.set_value("正しい名称")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    record = bench.desk.finder.record
    assert record is not None
    assert record.title.ja == "正しい名称"
    assert "訂正あり" in record.origin.ja
    assert [one.original.ja for one in record.own.corrections] == [NAME]
    bench.undo()
    record = bench.desk.finder.record
    assert record is not None
    assert (record.title.ja, record.own.corrections) == (NAME, ())


def test_saving_what_was_not_changed_writes_nothing(bench: Bench) -> None:
    bench.open(Catalogue.PROGRAMS, PROGRAM)
    bench.actions.do("edit")
    form = form_of(bench)
    form.save()
    settle()
    assert bench.suite.editing.corrections("programs", PROGRAM) == ()
    assert bench.suite.edits.undo() is None


def test_a_new_measure_is_shown_and_gone_with_its_undo(bench: Bench) -> None:
    press(bench, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = form_of(bench)
    assert not form.ok.isEnabled()
    form.fields["name_ja"].set_value("試しの助成")
    terms = form.fields["fields"]
    assert isinstance(terms, TermsField)
    terms.boxes["life"].setChecked(True)
    form.save()
    settle()
    record = bench.desk.finder.record
    assert record is not None
    assert (record.title.ja, record.origin.ja) == ("試しの助成", "自所")
    bench.undo()
    assert bench.desk.finder.record is None
    assert bench.told.errors == []


def test_a_changed_figure_asks_while_one_types_what_it_stands_on(bench: Bench) -> None:
    bench.open(Catalogue.PROGRAMS, PROGRAM)
    bench.actions.do("parts")
    dialog = bench.dialog()
    assert isinstance(dialog, PartsDialog)
    dialog.edit.click()
    form = form_of(bench)
    typed = form.fields["amount_myen"].value
    form.fields["amount_myen"].set_value("12345")
    assert not form.ok.isEnabled()
    assert "根拠" in form.problem.text()
    form.fields["note"].set_value("所で数え直した")
    assert form.ok.isEnabled(), form.problem.text()
    form.fields["note"].set_value("")
    form.fields["amount_myen"].set_value(typed)
    assert form.ok.isEnabled(), form.problem.text()
    form.reject()


def test_a_figure_asks_for_a_citation_and_takes_a_new_source(bench: Bench) -> None:
    bench.open(Catalogue.PROGRAMS, PROGRAM)
    bench.actions.do("parts")
    dialog = bench.dialog()
    assert isinstance(dialog, PartsDialog)
    assert not dialog.remove.isEnabled(), "bundled amounts stay"
    dialog.add.menu().actions()[0].trigger()
    form = form_of(bench)
    program = form.fields["program_code"]
    assert isinstance(program, RecordField)
    assert program.value == PROGRAM
    form.fields["fy"].set_value("平成20年度")
    form.fields["kind"].set_value("initial")
    form.fields["amount_myen"].set_value("1億2,000万円")
    assert "120" in form.fields["amount_myen"].hint.text()
    assert not form.ok.isEnabled()
    assert "出典" in form.problem.text()
    assert form.own_source is not None
    form.own_source.setChecked(True)
    form.own["own_title"].set_value("所内の資料")
    assert not form.ok.isEnabled()
    form.fields["locator"].set_value("2頁")
    assert form.ok.isEnabled(), form.problem.text()
    form.save()
    settle()
    record = bench.desk.finder.record
    assert record is not None
    assert any(choice.line.figure.value == 120 for choice in record.budgets)
    assert any(one.title == "所内の資料" for one in record.citations)
    bench.undo()
    record = bench.desk.finder.record
    assert record is not None
    assert not any(one.title == "所内の資料" for one in record.citations)


@pytest.mark.parametrize("name", sorted(FIELDS))
def test_every_form_opens_whole_and_keeps_what_it_shows(bench: Bench, name: str) -> None:
    key = _first_key(bench, name)
    bench.actions.edit_fact(name, key)
    form = form_of(bench)
    assert form.check(form.draft()) == {}
    assert clipped(form) == []
    form.save()
    settle()
    assert bench.suite.editing.history(name, key) == ()


def _first_key(bench: Bench, name: str) -> str:
    from navigator.db import facts  # noqa: PLC0415 - only here

    with bench.suite.library.reading() as connection:
        return str(facts.rows(connection, name)[0]["fact_key"])


def test_records_are_found_by_a_part_of_their_name(bench: Bench) -> None:
    bench.actions.new("editions")
    form = form_of(bench)
    measure = form.fields["measure_code"]
    assert isinstance(measure, RecordField)
    measure.box.setEditText("そんな支援策はない")
    assert "資料にありません" in measure.problem.text()
    prefectures = form.fields["prefectures"]
    assert isinstance(prefectures, RecordsField)
    prefectures.box.setEditText("大阪府")
    QTest.keyClick(prefectures.box.lineEdit(), Qt.Key.Key_Return)
    prefectures.box.setEditText("京都府")
    assert prefectures.value == "大阪府;京都府"
    assert form.isVisible(), "Enter takes the prefecture and does not save"
    prefectures.list.setCurrentRow(0)
    QTest.keyClick(prefectures.list, Qt.Key.Key_Delete)
    assert prefectures.value == "京都府"


def test_notes_tags_and_status_stand_above_the_record(bench: Bench) -> None:
    bench.open(Catalogue.MEASURES, MEASURE)
    press(bench, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    note = bench.dialog()
    assert isinstance(note, NoteDialog)
    assert not note.ok.isEnabled()
    note.entry.setPlainText("確認する")
    note.ok.click()
    settle()
    bench.actions.do("tags")
    tags = bench.dialog()
    assert isinstance(tags, TagsDialog)
    tags.entry.setText("医療、来年度")
    tags.ok.click()
    settle()
    bench.actions.do("status")
    status = bench.dialog()
    assert isinstance(status, StatusDialog)
    status.day.setText("いつか")
    assert not status.ok.isEnabled()
    status.day.setText("R8.11.22")
    status.box.setCurrentIndex(3)
    status.comment.setPlainText("提出済")
    status.ok.click()
    settle()
    record = bench.desk.finder.record
    assert record is not None
    own = record.own
    assert ([one.text for one in own.notes], own.tags) == (["確認する"], ("医療", "来年度"))
    assert own.status is not None
    assert (own.status.status, own.status.date) == (OwnStatus.APPLIED, "2026-11-22")
    pane = bench.window.page.record_place.currentWidget()
    assert pane.own.isVisible()
    shown = pane.own.toPlainText() if hasattr(pane.own, "toPlainText") else pane.own.document.toPlainText()
    for words in ("確認する", "医療", "申請", "提出済"):
        assert words in shown
    bench.window.page.own_requested.emit(OwnTarget("note_remove", own.notes[0].uid))
    settle()
    for _ in range(4):
        bench.undo()
    record = bench.desk.finder.record
    assert record is not None
    assert record.own == OwnMarks()
    assert not pane.own.isVisible()


def test_the_history_leads_back_to_a_version(bench: Bench) -> None:
    bench.suite.editing.save("programs", {"name_ja": "一つ目"}, PROGRAM)
    bench.suite.editing.save("programs", {"name_ja": "二つ目"}, PROGRAM)
    bench.open(Catalogue.PROGRAMS, PROGRAM)
    bench.actions.do("history")
    dialog = bench.dialog()
    assert isinstance(dialog, FactHistoryDialog)
    assert clipped(dialog) == []
    assert not dialog.restore.isEnabled(), "the latest change is what stands"
    dialog.table.selectRow(1)
    dialog.restore.click()
    settle()
    assert bench.suite.editing.draft_of("programs", PROGRAM)["name_ja"] == "一つ目"
    bench.actions.do("history")
    again = bench.dialog()
    assert isinstance(again, FactHistoryDialog)
    again.original.click()
    settle()
    assert bench.suite.editing.corrections("programs", PROGRAM) == ()


def test_an_own_record_is_removed_and_brought_back(bench: Bench) -> None:
    key = bench.suite.editing.save("facilities", {"name_ja": "試しの施設", "kind": "training"})
    bench.open(Catalogue.FACILITIES, key)
    bench.actions.do("remove")
    settle()
    assert bench.desk.finder.record is None
    bench.undo()
    assert bench.suite.editing.draft_of("facilities", key)["name_ja"] == "試しの施設"
    bench.open(Catalogue.PROGRAMS, PROGRAM)
    bench.actions.do("remove")
    settle()
    assert bench.told.errors, "a bundled record says why it stays"


def test_conflicts_are_settled_one_by_one(bench: Bench) -> None:
    bench.suite.editing.save("programs", {"name_ja": "自所の名称", "note": "自所の備考"}, PROGRAM)
    with bench.suite.library.writing() as connection:
        connection.exec_driver_sql(
            "UPDATE corrections SET conflict = 1, incoming = '\"新しい収録値\"', package_version = '1.1.0'"
        )
    bench.open(Catalogue.PROGRAMS, PROGRAM)
    pane = bench.window.page.record_place.currentWidget()
    assert pane.own.isVisible()
    bench.actions.show_conflicts()
    dialog = bench.dialog()
    assert isinstance(dialog, ConflictsDialog)
    assert clipped(dialog) == []
    assert dialog.model.rowCount() == 2
    dialog.theirs.click()
    settle()
    assert dialog.model.rowCount() == 1
    dialog.mine.click()
    settle()
    assert dialog.model.rowCount() == 0
    assert not dialog.mine.isEnabled()
    assert bench.suite.editing.draft_of("programs", PROGRAM)["name_ja"] == "新しい収録値"
    assert bench.suite.editing.draft_of("programs", PROGRAM)["note"] == "自所の備考"
    dialog.accept()
    settle()


def test_keys_do_nothing_away_from_the_finder(bench: Bench) -> None:
    from PySide6.QtWidgets import QWidget  # noqa: PLC0415 - only here

    from navigator.views.rail import Page  # noqa: PLC0415 - only here

    bench.open(Catalogue.PROGRAMS, PROGRAM)
    bench.window.add_page(Page("other", "他", "list", QWidget))
    bench.window.show_page("other")
    press(bench, Qt.Key.Key_F2)
    assert [one for one in bench.window.findChildren(QDialog) if one.isVisible()] == []


def test_forms_are_whole_in_english_and_dark(make_bench: Callable[..., Bench]) -> None:
    bench = make_bench(language="en")
    bench.open(Catalogue.PROGRAMS, PROGRAM)
    bench.actions.do("edit")
    form = form_of(bench)
    assert clipped(form) == []
    assert form.label("name_ja").startswith("Name")
