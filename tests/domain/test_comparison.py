"""Marks, equal rows, moves, differences and changes of a comparison."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.catalogues import Catalogue
from navigator.domain.comparison import (
    Compared,
    ComparedCell,
    ComparedRow,
    ComparisonSpec,
    TextChange,
    changes_since,
    difference,
)
from navigator.domain.errors import UserError

said = st.sampled_from([(), ("a",), ("b",), ("a", "b"), ("c",)])
rows = st.lists(said, min_size=2, max_size=8)
specs = st.builds(
    ComparisonSpec,
    st.lists(st.builds(Compared, st.sampled_from(Catalogue), st.text(min_size=1)), min_size=2, max_size=8).map(tuple),
    st.lists(st.text(min_size=1)).map(tuple),
    st.booleans(),
    st.booleans(),
)


def row(*cells: tuple[str, ...], marks: bool = True) -> ComparedRow:
    return ComparedRow("key", "項目", tuple(ComparedCell(lines) for lines in cells), marks=marks)


def marked(*cells: tuple[str, ...], marks: bool = True) -> list[bool]:
    return [cell.differs for cell in row(*cells, marks=marks).marked().cells]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([("a",), ("a",), ("b",)], [False, False, True]),
        ([("a",), ("b",)], [True, True]),
        ([("a",), ("b",), ("c",)], [True, True, True]),
        ([("a",), ("a",), ("b",), ("b",)], [True, True, True, True]),
        ([("a",), (), ("b",)], [True, False, True]),
        ([("a",), (), ("a",)], [False, False, False]),
        ([("a",), ("a",)], [False, False]),
        ([(), ()], [False, False]),
    ],
)
def test_cells_that_say_something_else_than_most_are_marked(cells: list[tuple[str, ...]], expected: list[bool]) -> None:
    assert marked(*cells) == expected


@given(rows)
def test_what_is_missing_is_never_marked_and_equal_rows_neither(cells: list[tuple[str, ...]]) -> None:
    found = row(*cells).marked()
    assert not any(cell.differs and cell.missing for cell in found.cells)
    assert not (found.equal and any(cell.differs for cell in found.cells))
    assert not any(marked(*cells, marks=False))
    told = {lines for lines in cells if lines}
    assert any(cell.differs for cell in found.cells) == (len(told) > 1)


@given(rows)
def test_a_row_is_equal_when_all_say_the_same_and_empty_when_none_says_anything(cells: list[tuple[str, ...]]) -> None:
    found = row(*cells)
    assert found.equal == (len(set(cells)) == 1 and cells[0] != ())
    assert found.empty == (not any(cells))


@given(specs)
def test_a_comparison_is_read_back_from_json(spec: ComparisonSpec) -> None:
    assert ComparisonSpec.from_json(json.loads(json.dumps(spec.to_json()))) == spec


@pytest.mark.parametrize(
    "data", [{}, {"records": 3}, {"records": [["programs"]]}, {"records": [["poems", "a"]]}, {"records": [[1, 2, 3]]}]
)
def test_data_that_is_no_comparison_is_refused(data: dict[str, object]) -> None:
    with pytest.raises(UserError):
        ComparisonSpec.from_json(data)


@given(specs, st.data())
def test_a_move_keeps_every_record_and_can_be_taken_back(spec: ComparisonSpec, data: st.DataObject) -> None:
    place = st.integers(0, len(spec.records) - 1)
    here, there = data.draw(place), data.draw(place)
    moved = spec.moved(here, there)
    assert moved.records[there] == spec.records[here]
    assert moved.moved(there, here) == spec
    assert replace(moved, records=spec.records) == spec


@given(st.text(alphabet="あいう\n○", max_size=30), st.text(alphabet="あいう\n○", max_size=30))
def test_a_difference_holds_both_texts_in_full(first: str, second: str) -> None:
    pieces = difference(first, second)
    assert "".join(text for what, text in pieces if what != "in") == first
    assert "".join(text for what, text in pieces if what != "out") == second
    assert all(text for _, text in pieces)


def test_a_difference_shows_what_was_put_in() -> None:
    assert difference("大学の研究", "大学などの研究") == (("same", "大学"), ("in", "など"), ("same", "の研究"))


def test_changes_name_row_record_and_both_texts() -> None:
    before = {"scale": ["5", "3"], "gone": ["x"]}
    now = {"scale": ["5", "4"], "new": ["y", ""]}
    assert changes_since(before, now) == (
        TextChange("scale", 1, "3", "4"),
        TextChange("new", 0, "", "y"),
        TextChange("gone", 0, "x", ""),
    )
    assert changes_since(now, now) == ()
