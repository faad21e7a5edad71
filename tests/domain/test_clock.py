"""The hybrid logical clock: stamps grow, sort as their texts, and never fall behind what was seen."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.clock import MOST_COUNTED, Stamp

OFFICES = st.sampled_from([str(uuid.UUID(int=number)) for number in range(3)])
STAMPS = st.builds(
    Stamp, st.integers(min_value=0, max_value=10**14), st.integers(min_value=0, max_value=MOST_COUNTED), OFFICES
)


@given(STAMPS)
def test_the_text_is_read_back(stamp: Stamp) -> None:
    assert Stamp.parse(str(stamp)) == stamp


@given(STAMPS, STAMPS)
def test_texts_sort_as_stamps(one: Stamp, other: Stamp) -> None:
    assert (str(one) < str(other)) == (one < other)


@given(STAMPS, st.integers(min_value=0, max_value=10**14), OFFICES)
def test_the_next_stamp_is_later_whatever_the_clock_says(stamp: Stamp, now: int, office: str) -> None:
    following = stamp.next(now, office)
    assert following > stamp
    assert following.milliseconds >= now
    assert following.office == office


@given(st.lists(st.tuples(OFFICES, st.integers(min_value=0, max_value=5), st.booleans()), max_size=30))
def test_offices_that_see_each_other_never_stamp_before_what_they_saw(steps: list[tuple[str, int, bool]]) -> None:
    """Each step: an office edits at its own clock, and perhaps sees what all others made."""
    latest: dict[str, Stamp] = {}
    made: list[Stamp] = []
    for office, now, looks in steps:
        seen = max(made, default=Stamp(0, 0, "")) if looks else latest.get(office, Stamp(0, 0, ""))
        stamp = max(seen, latest.get(office, seen)).next(now, office)
        assert stamp > seen
        assert stamp not in made
        latest[office] = stamp
        made.append(stamp)


@pytest.mark.parametrize(
    "text", ["", "1-2-x", "000000000000001-0000001", "00000000000000a-0000001-x", "１" * 15 + "-0000001-x"]
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Stamp.parse(text)
