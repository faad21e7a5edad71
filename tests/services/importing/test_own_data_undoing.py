"""An import of an earlier session, or of the command line, is taken back as a whole, or not at all."""

import pytest

from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef
from navigator.services.suite import ServiceSuite
from tests.db import libraries
from tests.db.libraries import TODAY
from tests.services.importing.worlds import JGRANTS, MONEY, World

MEASURE = "jg-a0WJ200000CDe9hMAD"


def content(world: World) -> object:
    return libraries.dump(world.library.path, without=("changes", "library_info"))


def another_session(world: World) -> None:
    """Forget the steps that Ctrl+Z knows."""
    world.suite = ServiceSuite(world.library, TODAY)
    world.service = world.suite.importing


def test_an_import_of_another_session_is_taken_back_and_brought_back(world: World) -> None:
    before = content(world)
    number = world.take(JGRANTS)
    after = content(world)
    assert number is not None
    another_session(world)
    assert world.suite.edits.undo() is None, "Ctrl+Z knows nothing of it"
    world.service.take_back(number)
    assert content(world) == before
    assert [past.undone for past in world.service.log()] == [True]
    with pytest.raises(UserError, match="もう戻して"):
        world.service.take_back(number)
    assert world.suite.edits.undo() is not None
    assert content(world) == after
    assert [past.undone for past in world.service.log()] == [False]
    world.service.take_back(number)
    assert content(world) == before


def test_another_import_in_between_does_not_matter(world: World) -> None:
    number = world.take(JGRANTS)
    world.take(MONEY)
    assert number is not None
    world.service.take_back(number)
    assert [past.undone for past in world.service.log()] == [False, True]


def changed(world: World) -> None:
    world.suite.editing.save("measures", {"name_ja": "直した名（試験）"}, MEASURE)


def marked(world: World) -> None:
    world.suite.own_marks.add_note(RecordRef("measures", MEASURE, MEASURE), "電話した")


def led_to(world: World) -> None:
    world.suite.editing.save("editions", {"measure_code": MEASURE, "name_ja": "次の回（試験）"})


@pytest.mark.parametrize("later", [changed, marked, led_to])
def test_later_work_is_never_lost(world: World, later) -> None:
    number = world.take(JGRANTS)
    assert number is not None
    later(world)
    kept = content(world)
    with pytest.raises(UserError) as told:
        world.service.take_back(number)
    assert told.value.remedy.ja.startswith("先にその変更を戻すか")
    assert content(world) == kept
    world.suite.edits.undo()
    world.service.take_back(number)
    assert world.service.log()[0].undone


def test_only_imports_are_taken_back(world: World) -> None:
    world.suite.editing.save("events", {"title_ja": "行事（試験）", "kind": "seminar"})
    with pytest.raises(UserError, match="取り込みではありません"):
        world.service.take_back(1)
