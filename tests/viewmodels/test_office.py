"""What the office keeps, as the window sees it."""

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from navigator.domain.catalogues import Catalogue
from navigator.domain.filters import Filter
from navigator.domain.record import RecordRef
from navigator.domain.text import Text
from navigator.qtsupport.jobs import DirectRunner
from navigator.viewmodels.office import NOTHING_TO_REDO, OfficeModel
from navigator.viewmodels.work import Work
from tests.views.finderfakes import FakeOffice

REF = RecordRef("measures", "m1", "m1")


def settle() -> None:
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, 0)


@pytest.fixture
def kept() -> FakeOffice:
    return FakeOffice()


@pytest.fixture
def office(qapp: QApplication, kept: FakeOffice) -> OfficeModel:
    model = OfficeModel(Work(DirectRunner()))
    model.set_service(kept)
    settle()
    return model


def test_ticks_come_back_from_the_service(office: OfficeModel) -> None:
    saving: list[bool] = []
    office.saving.connect(saving.append)
    office.set_ticked(REF, True)
    assert not office.tray.contains(REF)
    settle()
    assert office.tray.contains(REF)
    assert saving == [True, False]
    office.clear_tray()
    settle()
    assert office.tray.rowCount() == 0


def test_a_refused_write_is_told_and_changes_nothing(office: OfficeModel) -> None:
    question = Filter(Catalogue.MEASURES)
    failures: list[object] = []
    office.failed.connect(failures.append)
    office.save_search("医療", "", question)
    settle()
    office.save_search("医療", "別", question)
    settle()
    assert len(failures) == 1
    assert [search.note for search in office.searches] == [""]
    office.save_search("医療", "別", question, replace=True)
    settle()
    assert [search.note for search in office.searches] == ["別"]


def test_undo_says_what_was_undone(office: OfficeModel, kept: FakeOffice) -> None:
    said: list[Text] = []
    office.edits_undone.connect(said.append)
    kept.undone = Text("印", "the star")
    office.undo()
    settle()
    office.redo()
    settle()
    assert said == [Text("元に戻しました: 印", "Undone: the star"), NOTHING_TO_REDO]


def test_a_mistake_of_ours_is_raised(office: OfficeModel, kept: FakeOffice, qtbot: object) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    kept.clear_tray = broken
    with qtbot.captureExceptions() as caught:
        office.clear_tray()
        settle()
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]


def test_a_long_undo_tells_how_far_it_is_and_can_be_stopped(office: OfficeModel, kept: FakeOffice) -> None:
    kept.undone, kept.lines = Text("取り込み", "the import"), 6000
    told: list[tuple[int, int]] = []
    said: list[Text] = []
    saving: list[bool] = []
    office.stepping.connect(lambda done, whole: told.append((done, whole)))
    office.edits_undone.connect(said.append)
    office.saving.connect(saving.append)
    office.undo()
    settle()
    assert told == [(done, 6000) for done in range(0, 6000, 1000)]
    assert len(said) == 1
    office.undo()
    office.stop()
    settle()
    assert len(said) == 2, "a step that was made before it could be stopped is told"
    kept.stops_at = 2000
    office.undo()
    settle()
    assert len(said) == 2, "a step that was stopped was not made"
    assert saving == [True, False] * 3
    kept.stops_at = None
    office.undo()
    settle()
    assert len(said) == 3, "it can be asked for again"
