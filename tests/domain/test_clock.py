"""The hybrid logical clock: stamps grow whatever the wall clock does, order alike everywhere, and sort as texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.clock import MOST_COUNTED, Stamp

OFFICES = st.sampled_from(("a-office", "b-office", "c"))
STAMPS = st.builds(Stamp, st.integers(0, 10**14), st.integers(0, MOST_COUNTED), OFFICES)
WALLS = st.integers(0, 10**14)


@given(STAMPS, st.lists(WALLS, max_size=20))
def test_own_stamps_grow_though_the_clock_is_set_back(start: Stamp, walls: list[int]) -> None:
    made = [start]
    for wall in walls:
        made.append(made[-1].next(wall, "a-office"))
        assert made[-1].milliseconds >= wall
    assert made == sorted(set(made))


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(-5_000, 5_000)), max_size=30))
def test_what_was_seen_comes_before_what_is_made_afterwards(steps: list[tuple[int, int, int]]) -> None:
    """Three offices whose clocks go wrong; one tells another its latest stamp, then each makes one of its own."""
    clocks = [Stamp(0, 0, "")] * 3
    made: list[Stamp] = []
    for number, (teller, hearer, error) in enumerate(steps):
        before = clocks[hearer] = max(clocks[hearer], clocks[teller])
        clocks[hearer] = before.next(10_000 + number + error, "abc"[hearer])
        assert clocks[hearer] > before
        made.append(clocks[hearer])
    assert len(set(made)) == len(made)


@given(STAMPS, STAMPS)
def test_texts_sort_as_stamps_do_and_read_back(one: Stamp, other: Stamp) -> None:
    assert Stamp.parse(str(one)) == one
    assert (str(one) < str(other)) == (one < other)


def test_a_full_counter_borrows_the_next_millisecond() -> None:
    assert Stamp(7, MOST_COUNTED, "a").next(7, "a") == Stamp(8, 0, "a")


@pytest.mark.parametrize(
    "text", ["", "1-2-a", "x" * 15 + "-0000000-a", "000000000000001-0000000", "１" * 15 + "-0000000-a"]
)
def test_no_stamp_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any text may be its message
        Stamp.parse(text)
