"""The list of synonyms on screen: adding, refusing, switching, taking suggestions, undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from navigator.views.planner.synonyms import SynonymsPart
from tests.views.clipping import clipped
from tests.views.desks import settle
from tests.views.planner.conftest import Bench

MakeBench = Callable[..., Bench]


def part_of(bench: Bench) -> SynonymsPart:
    part = bench.show("synonyms")
    assert isinstance(part, SynonymsPart)
    return part


def words(part: SynonymsPart) -> list[tuple[str, str, bool]]:
    table = part.table
    return [
        (table.item(row, 1).text(), table.item(row, 2).text(), table.item(row, 0).checkState() is Qt.CheckState.Checked)
        for row in range(table.rowCount())
    ]


def type_pair(part: SynonymsPart, qtbot: QtBot, word: str, same: str) -> None:
    part.word.setText(word)
    part.same.setText(same)
    qtbot.keyClick(part.same, Qt.Key.Key_Return)
    settle()


def test_a_pair_is_typed_refused_and_corrected(make_bench: MakeBench, qtbot: QtBot) -> None:
    part = part_of(make_bench())
    type_pair(part, qtbot, "補助金", "")
    assert part.problem.isVisible()
    assert words(part) == []
    type_pair(part, qtbot, "補助金", "助成")
    assert words(part) == [("補助金", "助成", True)]
    assert not part.problem.isVisible()
    assert part.word.text() == ""


def test_a_pair_is_switched_off_removed_and_brought_back(make_bench: MakeBench, qtbot: QtBot) -> None:
    bench = make_bench()
    part = part_of(bench)
    type_pair(part, qtbot, "補助金", "助成")
    part.table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
    settle()
    assert words(part) == [("補助金", "助成", False)]
    part.table.selectRow(0)
    qtbot.mouseClick(part.remove_button, Qt.MouseButton.LeftButton)
    settle()
    assert words(part) == []
    bench.desk.office.undo()
    settle()
    assert words(part) == [("補助金", "助成", False)]


def test_suggestions_are_taken_into_the_list(make_bench: MakeBench, qtbot: QtBot) -> None:
    part = part_of(make_bench())
    before = part.suggestions.rowCount()
    part.suggestions.selectRow(0)
    qtbot.mouseClick(part.take_button, Qt.MouseButton.LeftButton)
    settle()
    assert len(words(part)) == 1
    assert part.suggestions.rowCount() == before - 1


@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_is_cut(make_bench: MakeBench, language: str) -> None:
    assert clipped(part_of(make_bench(language=language))) == []
