"""The lines of the comparison as a table model."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from navigator.domain.results import Presentation
from navigator.viewmodels.clipboard import as_mime
from navigator.viewmodels.comparison_diff import differences
from navigator.viewmodels.comparison_table import CellRole, ComparisonTableModel, LineKind
from tests.viewmodels.comparisonfakes import NAMES, FakeComparing, spec_of

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def model(qapp: QApplication) -> Iterator[ComparisonTableModel]:
    made = ComparisonTableModel(Presentation())
    made.set_comparison(FakeComparing().compare(spec_of("abc"), Presentation()), {})
    yield made
    made.deleteLater()


def show(model: ComparisonTableModel, **more: object) -> None:
    model.set_comparison(FakeComparing().compare(spec_of("abc", **more), Presentation()), {})


def keys(model: ComparisonTableModel) -> list[str]:
    return [line.key for line in model.lines]


def test_the_model_keeps_qts_rules(model: ComparisonTableModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    show(model, fold_equal=True)
    show(model, show_empty=True)
    model.set_comparison(None, {})


def test_lines_are_rows_groups_notes_and_sources(model: ComparisonTableModel) -> None:
    assert keys(model) == [
        "ministry", "purpose", "eligible",
        "group:年度別予算", "budget:initial:2007", "budget:request:2008",
        "group:notes", "sign", "note:1", "group:sources", "source:1", "source:2",
    ]  # fmt: skip


def test_equal_rows_are_told_once_below(model: ComparisonTableModel) -> None:
    show(model, fold_equal=True)
    place = model.line_of("ministry")
    assert keys(model)[place - 1] == "group:common"
    assert model.lines[place].spans
    assert model.index(place, 0).data() == "文部科学省"
    assert model.index(place, 1).data() == ""


def test_the_kind_of_amount_stands_below_a_year_that_does_not_name_it(model: ComparisonTableModel) -> None:
    lines = {line.key: line for line in model.lines}
    assert lines["budget:initial:2007"].remark == "当初予算"
    assert lines["budget:request:2008"].remark == ""
    assert model.headerData(model.line_of("budget:initial:2007"), Qt.Orientation.Vertical) == "平成19年度 当初予算"


def test_missing_cells_show_the_sign_and_say_so(model: ComparisonTableModel) -> None:
    index = model.index(model.line_of("budget:initial:2007"), 0)
    assert index.data() == "…"
    assert "資料なし" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(SPOKEN) == "平成19年度、当初予算、資料なし"


def test_what_is_spoken_tells_difference_notes_and_sources(model: ComparisonTableModel) -> None:
    assert model.index(model.line_of("eligible"), 2).data(SPOKEN) == "対象者、ほかと異なる、大学、出典 1"
    assert model.index(model.line_of("budget:initial:2007"), 1).data(SPOKEN).endswith("注1、出典 1, 2")


def test_differences_are_given_with_their_cells(model: ComparisonTableModel) -> None:
    assert model.comparison is not None
    model.set_differences(differences(model.comparison, None))
    row = model.line_of("purpose")
    assert model.index(row, 0).data(CellRole.DIFFERENCE) is None
    assert model.index(row, 1).data(CellRole.DIFFERENCE).beside == 0


def test_headings_cannot_be_selected(model: ComparisonTableModel) -> None:
    flags = model.flags(model.index(model.line_of("group:notes"), 0))
    assert not flags & Qt.ItemFlag.ItemIsSelectable
    assert model.lines[model.line_of("group:notes")].kind is LineKind.GROUP


def test_the_whole_table_is_copied_with_notes_and_sources(model: ComparisonTableModel) -> None:
    header, cells = model.copied()
    assert header == ["項目", *(NAMES[code] for code in "abc")]
    by_name = {line[0]: line for line in cells}
    assert by_name["年度別予算: 平成19年度 当初予算"] == [
        "年度別予算: 平成19年度 当初予算", "…", "3,420※ （3,400）[1][2]", "3,420※ （3,400）[1][2]",
    ]  # fmt: skip
    assert by_name["注1"][1] == "※は内数。"
    assert by_name["[2]"][1] == "資料2の題名（文部科学省、平成19年4月1日）　3頁"
    assert {len(line) for line in cells} == {4}


def test_a_selection_is_copied_with_its_header(model: ComparisonTableModel) -> None:
    header, cells = model.copied([0, model.line_of("group:年度別予算")], [2])
    assert header == ["項目", "=都市<b>エリア</b>"]
    assert cells == [["所管", "文部科学省[1]"]]


def test_a_spreadsheet_runs_nothing_of_what_is_copied(model: ComparisonTableModel) -> None:
    mime = as_mime(*model.copied())
    assert "\t'=都市" in mime.text()
    assert "<b>" not in mime.html()
