"""Which edits of a row stand: the same whatever order they come in, and however often."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.clock import Stamp
from navigator.domain.exchange import WHOLE, Conflict, Edit, Side, conflicts_of, standing

FIELDS = ("name", "note")


def edit(at: int, office: str, field: str, value: Any, base: Any = None) -> Edit:
    return Edit(Stamp(at, 0, office), "programs", '{"fact_key": "x"}', field, base, value)


@st.composite
def _edits(draw: st.DrawFn) -> list[Edit]:
    times = draw(st.lists(st.integers(1, 50), unique=True, max_size=9))
    found = []
    for at in times:
        field = draw(st.sampled_from((*FIELDS, WHOLE)))
        values = (None, {}, {"name": at, "note": at}) if field == WHOLE else (None, at, "甲")
        found.append(edit(at, draw(st.sampled_from("abc")), field, draw(st.sampled_from(values))))
    return found


@given(_edits(), st.randoms(), st.integers(0, 9))
def test_order_and_repetition_do_not_matter(edits: list[Edit], dice: Any, cut: int) -> None:
    shuffled = [*edits, *edits[:cut]]
    dice.shuffle(shuffled)
    one, other = standing(edits), standing(shuffled)
    assert (one.there, one.values()) == (other.there, other.values())


@given(_edits())
def test_the_latest_edit_of_a_field_stands(edits: list[Edit]) -> None:
    found = standing(edits)
    for name in FIELDS:
        naming = [one for one in edits if one.field == name or (one.makes and name in one.value)]
        if naming:
            last = max(naming, key=lambda one: one.stamp)
            assert found.value_of(name) == (last.value[name] if last.makes else last.value)
    assert found.there == (not edits or not max(edits, key=lambda one: one.stamp).removes)


@given(_edits(), _edits())
def test_both_sides_find_the_same_conflicts(here: list[Edit], there: list[Edit]) -> None:
    """What one office calls mine the other calls theirs; the same side stands in both."""
    one, other = conflicts_of(here, there, {}), conflicts_of(there, here, {})

    def turned(conflict: Conflict) -> tuple[Any, ...]:
        side = Side.MINE if conflict.stands is Side.THEIRS else Side.THEIRS
        return conflict.field, conflict.theirs, conflict.mine, side

    taken = {one.stamp.milliseconds for one in here} & {one.stamp.milliseconds for one in there}
    if not taken:  # a stamp is one edit's alone
        found = sorted(((c.field, c.mine, c.theirs, c.stands) for c in one), key=repr)
        assert found == sorted((turned(c) for c in other), key=repr)


def test_what_the_sender_knew_is_no_conflict() -> None:
    mine, theirs = edit(1, "a", "name", "甲", "元"), edit(2, "b", "name", "乙", "甲")
    (found,) = conflicts_of([mine], [theirs], {})
    assert (found.base, found.mine, found.theirs, found.stands) == ("元", "甲", "乙", Side.THEIRS)
    assert conflicts_of([mine], [theirs], {"a": str(mine.stamp)}) == []
    assert conflicts_of([mine], [edit(2, "b", "name", "甲", "元")], {}) == []


def test_a_change_later_than_a_removal_keeps_the_row() -> None:
    made = edit(1, "a", WHOLE, {"name": "甲", "note": ""})
    removed, changed = edit(2, "a", WHOLE, None, {"name": "甲"}), edit(3, "b", "name", "乙", "甲")
    assert standing([made, removed, changed]).there
    assert standing([made, removed, changed]).values() == {"name": "乙", "note": ""}
    assert not standing([made, removed, edit(1, "b", "note", "早い")]).there
    (found,) = conflicts_of([made, removed], [changed], {"a": str(made.stamp)})
    assert (found.field, found.mine, found.stands) == (WHOLE, None, Side.THEIRS)
