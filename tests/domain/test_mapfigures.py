"""The classes of the map's legend."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.mapfigures import STEPS, MapFigure, MapFigureKind, classes_of, shade_of

VALUES = st.lists(st.integers(0, 40).map(Decimal), max_size=47)


@given(VALUES)
def test_every_value_has_one_class_and_the_counts_are_right(values: list[Decimal]) -> None:
    classes = classes_of(values)
    assert sum(one.areas for one in classes) == len(values)
    for one in classes:
        assert one.areas == sum(one.low <= value <= one.high for value in values if (value == 0) == (one.shade == 0))
        assert one.areas > 0
    for value in values:
        assert shade_of(value, classes) == next(one.shade for one in classes if one.low <= value <= one.high)


@given(VALUES)
def test_classes_rise_and_zero_stands_by_itself(values: list[Decimal]) -> None:
    classes = classes_of(values)
    assert all(a.high < b.low and a.shade < b.shade for a, b in pairwise(classes))
    assert all((one.shade == 0) == (one.low == one.high == 0) for one in classes)
    above = [one for one in classes if one.shade]
    assert len(above) == min(STEPS, len({value for value in values if value}))
    assert all(1 <= one.shade <= STEPS for one in above)


def test_few_values_have_a_class_each() -> None:
    classes = classes_of(map(Decimal, (0, 1, 1, 3, 7)))
    assert [(one.low, one.high, one.areas, one.shade) for one in classes] == [
        (0, 0, 1, 0),
        (1, 1, 2, 1),
        (3, 3, 1, 3),
        (7, 7, 1, 5),
    ]
    assert classes_of([]) == ()


def test_a_value_that_no_class_was_made_of_is_refused() -> None:
    with pytest.raises(ValueError, match="no class"):
        shade_of(Decimal(2), classes_of([Decimal(1)]))


def test_a_figure_in_one_word() -> None:
    assert MapFigure().key == "regions"
    assert MapFigure(MapFigureKind.ACTIVE, fy=2007).key == "active:2007"
    assert MapFigure(MapFigureKind.PROGRAM, "made-up").key == "program:made-up"
