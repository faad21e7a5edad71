"""R-45: what was typed into any form and not saved is there again after a crash, and never in the library."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from navigator.domain.catalogues import Catalogue
from navigator.domain.councils import AgendaItem
from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef
from navigator.domain.text import Text
from navigator.qtsupport.drafts import DraftStore
from navigator.qtsupport.resources import RESOURCES
from navigator.services.ownmarks import OwnMarksService
from navigator.viewmodels import drafts as keeping
from navigator.views.councils.actions import Kind
from navigator.views.councils.form import EntryForm
from navigator.views.editing.factform import FactForm
from navigator.views.editing.marks import MarkDialog, NoteDialog, StatusDialog, TagsDialog
from tests.db import libraries
from tests.db.packages import table
from tests.views.clipping import clipped
from tests.views.councils.conftest import Bench as CouncilBench
from tests.views.councils.conftest import make_bench as make_council
from tests.views.councils.entries import fill
from tests.views.desks import settle
from tests.views.editing.conftest import PROGRAM
from tests.views.editing.conftest import Bench as EditBench
from tests.views.editing.conftest import make_bench as make_editing

__all__ = ["make_council", "make_editing"]

pytestmark = pytest.mark.reliability

Form = EntryForm | MarkDialog
MEASURE = table("measures")[0]["code"]


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep at the next turn of the event loop."""
    monkeypatch.setattr(keeping, "PAUSE_MS", 0)


def kept(qtbot: QtBot, form: Form) -> None:
    """Wait until what is typed is on the disk."""
    keeper = form._drafts
    assert keeper is not None
    qtbot.waitUntil(lambda: not keeper._timer.isActive())
    settle()


def crash(bench: CouncilBench | EditBench, form: Form) -> None:
    """Let the form go as the end of a process does: unasked; another run reads the same folder."""
    form._desk = form.desk = None  # type: ignore[assignment, union-attr] - it is gone
    form.setParent(None)  # type: ignore[call-overload] - Qt's way
    form.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    bench.desk.drafts = DraftStore()


def is_offered(form: Form) -> bool:
    return form.offer is not None and form.offer.isVisible()


# ---- Every form of the councils' page


def type_activity(form: Any) -> None:
    form.kind.set_value("seminar")
    form.title.set_value("試しのセミナー")
    form.date.set_value("R8.6.10")
    form.note.set_value("一行目\n二行目")


def type_meeting(form: Any) -> None:
    form.title.set_value("試しの会議")
    form.agenda.set_value([AgendaItem("活動計画", "事務局"), AgendaItem("比較表")])
    form.agenda._touch()
    form.participants.set_value("甲\n乙")
    form.as_activity.setChecked(False)


def type_consultation(form: Any) -> None:
    form.organisation.set_value("試験製作所")
    form.subject.set_value("試作の補助について")
    form.stage.set_value("research")
    form.recommended.add(RecordRef("measures", MEASURE, MEASURE), "試しの施策")


def type_member(form: Any) -> None:
    form.name.set_value("試験太郎")
    form.since.set_value("R7.4.1")


def type_decision(form: Any) -> None:
    form.text.set_value("比較表を更新する")
    form.due.set_value("まだ読めない日付")


TYPING: dict[Kind, Callable[[Any], None]] = {
    Kind.ACTIVITY: type_activity,
    Kind.MEETING: type_meeting,
    Kind.CONSULTATION: type_consultation,
    Kind.MEMBER: type_member,
    Kind.DECISION: type_decision,
}


@pytest.mark.parametrize("kind", list(Kind))
def test_a_new_entry_is_typed_lost_offered_and_taken_over(
    make_council: Callable[..., CouncilBench], qtbot: QtBot, kind: Kind
) -> None:
    bench = make_council()
    meeting = fill(bench.suite)["meeting"]
    bench.page.actions.add(kind, meeting=meeting)
    form = bench.form()
    assert form.offer is None
    TYPING[kind](form)
    kept(qtbot, form)
    typed = form.typed()
    crash(bench, form)
    bench.page.actions.add(kind, meeting=meeting)
    form = bench.form()
    assert is_offered(form)
    assert clipped(form) == []
    assert form.typed() != typed
    form.offer.take.click()
    assert form.typed() == typed
    assert form.edited
    assert not is_offered(form)
    # It outlives the next crash as well, once.
    crash(bench, form)
    bench.page.actions.add(kind, meeting=meeting)
    form = bench.form()
    assert is_offered(form)
    form.offer.discard.click()
    assert not is_offered(form)
    form.reject()
    settle()
    assert bench.desk.drafts.left_behind(bench.suite.library.path) == ()


def test_of_an_entry_on_file_only_what_was_changed_is_kept(
    make_council: Callable[..., CouncilBench], qtbot: QtBot
) -> None:
    bench = make_council()
    key = fill(bench.suite)["member"]
    bench.page.actions.edit(Kind.MEMBER, key)
    form = bench.form()
    form.fields["role"].set_value("座長")
    kept(qtbot, form)
    crash(bench, form)
    (draft,) = bench.desk.drafts.left_behind(bench.suite.library.path)
    assert dict(draft.values) == {"role": "座長"}
    # Another record of the same kind does not offer it.
    bench.page.actions.add(Kind.MEMBER)
    assert bench.form().offer is None
    bench.form().reject()
    bench.page.actions.edit(Kind.MEMBER, key)
    form = bench.form()
    form.offer.take.click()
    form.save()
    settle()
    assert bench.suite.council_entries.member(key).role == "座長"
    assert bench.desk.drafts.left_behind(bench.suite.library.path) == ()


def test_saving_beside_the_offer_leaves_it_for_the_next_time(
    make_council: Callable[..., CouncilBench], qtbot: QtBot
) -> None:
    bench = make_council()
    bench.page.actions.add(Kind.MEMBER)
    form = bench.form()
    type_member(form)
    kept(qtbot, form)
    crash(bench, form)
    bench.page.actions.add(Kind.MEMBER)
    form = bench.form()
    form.fields["name"].set_value("別の人")
    form.fields["organisation"].set_value("別の機関")
    kept(qtbot, form)
    form.save()
    settle()
    bench.page.actions.add(Kind.MEMBER)
    form = bench.form()
    assert is_offered(form)
    form.offer.take.click()
    assert form.fields["name"].kept() == "試験太郎"
    form._as_opened = form.draft()
    form.reject()


def test_giving_up_forgets_and_leaving_keeps(
    make_council: Callable[..., CouncilBench], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = make_council()
    monkeypatch.setattr(QMessageBox, "question", lambda *_rest: QMessageBox.StandardButton.Discard)
    bench.page.actions.add(Kind.MEMBER)
    form = bench.form()
    type_member(form)
    kept(qtbot, form)
    form.reject()
    settle()
    assert bench.desk.drafts.left_behind(bench.suite.library.path) == ()
    monkeypatch.setattr(QMessageBox, "question", lambda *_rest: pytest.fail("nobody is there to answer"))
    bench.page.actions.add(Kind.MEMBER)
    form = bench.form()
    type_member(form)
    bench.desk.leave()
    form.close()
    (draft,) = DraftStore().left_behind(bench.suite.library.path)
    assert draft.values["name"] == "試験太郎"


def test_the_library_never_holds_a_draft(make_council: Callable[..., CouncilBench], qtbot: QtBot) -> None:
    bench = make_council()
    before = libraries.dump(bench.suite.library.path)
    bench.page.actions.add(Kind.CONSULTATION)
    form = bench.form()
    type_consultation(form)
    kept(qtbot, form)
    assert libraries.dump(bench.suite.library.path) == before
    crash(bench, form)


# ---- Facts, notes, tags, status


def fact_form(bench: EditBench, table: str, key: str | None) -> FactForm:
    if key is None:
        bench.actions.new(table)
    else:
        bench.actions.edit_fact(table, key)
    form = bench.dialog()
    assert isinstance(form, FactForm)
    return form


@pytest.mark.parametrize(("table", "key"), [("programs", PROGRAM), ("programs", None), ("budgets", None)])
def test_a_fact_is_typed_lost_offered_and_taken_over(
    make_editing: Callable[..., EditBench], qtbot: QtBot, table: str, key: str | None
) -> None:
    bench = make_editing()
    form = fact_form(bench, table, key)
    form.own_source.setChecked(True)
    form.own["own_title"].set_value("自所の調べ")
    name = "name_ja" if table == "programs" else "amount_myen"
    form.fields[name].set_value("12.5")
    kept(qtbot, form)
    typed = form.typed()
    crash(bench, form)
    form = fact_form(bench, table, key)
    assert is_offered(form)
    form.offer.take.click()
    assert form.typed() == typed
    assert form.draft()["own_title"] == "自所の調べ"
    form._as_opened = form.draft()
    form.reject()
    settle()
    assert bench.desk.drafts.left_behind(bench.suite.library.path) == ()


def mark(bench: EditBench, name: str) -> MarkDialog:
    bench.open(Catalogue.MEASURES, MEASURE)
    bench.actions.do(name)
    dialog = bench.dialog()
    assert isinstance(dialog, MarkDialog)
    return dialog


def type_mark(dialog: MarkDialog) -> None:
    match dialog:
        case NoteDialog():
            dialog.entry.setPlainText("確認する\n二行目")
        case TagsDialog():
            dialog.entry.setText("医療、来年度")
        case StatusDialog():
            dialog.box.setCurrentIndex(3)
            dialog.comment.setPlainText("提出済")


@pytest.mark.parametrize("name", ["note", "tags", "status"])
def test_a_note_is_typed_lost_offered_and_taken_over(
    make_editing: Callable[..., EditBench], qtbot: QtBot, name: str
) -> None:
    bench = make_editing()
    dialog = mark(bench, name)
    type_mark(dialog)
    kept(qtbot, dialog)
    typed = dialog.typed()
    crash(bench, dialog)
    dialog = mark(bench, name)
    assert is_offered(dialog)
    assert clipped(dialog) == []
    dialog.offer.take.click()
    assert dialog.typed() == typed
    dialog.ok.click()
    settle()
    assert not dialog_is_open(bench)
    assert bench.desk.drafts.left_behind(bench.suite.library.path) == ()


def dialog_is_open(bench: EditBench) -> bool:
    return any(one.isVisible() for one in bench.window.findChildren(MarkDialog))


# ---- A save that fails


def refuse(*_rest: object, **_more: object) -> None:
    raise UserError(Text("ディスクに空きがありません。", "The disk is full."), Text("空きを作る。", "Make room."))


def test_a_note_that_cannot_be_written_stays_with_its_text(
    make_editing: Callable[..., EditBench], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = make_editing()
    dialog = mark(bench, "note")
    type_mark(dialog)
    with monkeypatch.context() as patch:
        patch.setattr(OwnMarksService, "add_note", refuse)
        dialog.ok.click()
        dialog.reject()
        settle()
    assert dialog_is_open(bench)
    assert "ディスクに空きがありません" in dialog.problem.text()
    assert dialog.typed() == {"text": "確認する\n二行目"}
    dialog.ok.click()
    settle()
    assert not dialog_is_open(bench)
    record = bench.desk.finder.record
    assert record is not None
    assert [one.text for one in record.own.notes] == ["確認する\n二行目"]


def test_an_entry_that_cannot_be_written_stays_with_its_text(
    make_council: Callable[..., CouncilBench], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = make_council()
    bench.page.actions.add(Kind.MEMBER)
    form = bench.form()
    form.fields["organisation"].set_value("試験大学")
    type_member(form)
    typed = form.typed()
    with monkeypatch.context() as patch:
        patch.setattr(type(form), "write", refuse)
        form.save()
        # Not while it is being written: the refusal must find the form.
        form.reject()
        settle()
    assert form.isVisible()
    assert "ディスクに空きがありません" in form.problem.text()
    assert form.typed() == typed
    form.save()
    settle()
    assert bench.page.actions.form is None


# ---- kill -9


def test_a_killed_program_offers_what_was_typed(made_library: Path, tmp_path: Path, own_home: Path) -> None:
    place = libraries.copy(made_library, tmp_path / "library.rpn")
    before = libraries.dump(place)
    command = [sys.executable, "-m", "tests.reliability.typing_program", str(place)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(
        command, cwd=RESOURCES.parent, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline().strip() == "TYPED"
        finally:
            process.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    assert libraries.dump(place) == before
    again = subprocess.run(
        [*command, "again"],
        cwd=RESOURCES.parent,
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert again.returncode == 0, again.stderr[-2000:]
    assert "NOTICE 前回、保存されなかった入力があります（構成員の記入）。" in again.stdout
    assert "OFFERED 試験太郎\n" in again.stdout
