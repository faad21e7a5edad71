"""A filter is a value: changed by making another, saved as plain data, undone condition by condition."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.errors import UserError
from navigator.domain.filters import Condition, FacetChoice, Filter, choice_of, offered
from navigator.domain.vocabulary import BudgetKind

values = st.text(min_size=1, max_size=4).filter(lambda text: not text.startswith("~"))
choices = st.builds(
    FacetChoice,
    st.sampled_from(FacetKey),
    st.lists(values, max_size=3, unique=True).map(tuple),
    st.lists(values, max_size=3, unique=True).map(tuple),
)


@st.composite
def filters(draw: st.DrawFn) -> Filter:
    made = Filter(
        draw(st.sampled_from(Catalogue)),
        text=draw(st.text(max_size=8)),
        as_of=draw(st.none() | st.integers(1900, 2100)),
        order=draw(st.sampled_from(["", "name"])),
        favourites=draw(st.booleans()),
        money_kind=draw(st.sampled_from(BudgetKind)),
        money_fy=draw(st.none() | st.integers(1900, 2100)),
    )
    for choice in draw(st.lists(choices, max_size=4)):
        made = made.with_choice(choice)
    return made


@given(question=filters())
def test_plain_data_gives_the_same_filter_back(question: Filter) -> None:
    assert Filter.from_json(question.to_json()) == question


@given(question=filters(), choice=choices)
def test_the_order_of_choosing_does_not_matter(question: Filter, choice: FacetChoice) -> None:
    changed = question.with_choice(choice)
    assert changed.choice(choice.key) == choice
    keys = [one.key for one in changed.choices]
    assert keys == sorted(set(keys), key=list(FacetKey).index)
    for other in FacetKey:
        if other is not choice.key:
            assert changed.choice(other) == question.choice(other)


@given(question=filters(), key=st.sampled_from(FacetKey), value=values, exclude=st.booleans())
def test_choosing_twice_is_choosing_not_at_all(question: Filter, key: FacetKey, value: str, exclude: bool) -> None:
    bare = question.with_choice(FacetChoice(key))
    once = bare.toggled(key, value, exclude=exclude)
    assert once != bare
    assert once.toggled(key, value, exclude=exclude) == bare
    turned = once.toggled(key, value, exclude=not exclude).choice(key)
    assert (turned.include, turned.exclude) == ((value,), ()) if exclude else ((), (value,))


@given(question=filters())
def test_lifting_every_condition_leaves_the_bare_catalogue(question: Filter) -> None:
    lifted = question
    for condition in question.conditions:
        assert condition in lifted.conditions
        lifted = lifted.without(condition)
        assert condition not in lifted.conditions
    assert lifted.conditions == ()
    assert lifted.choices == question.cleared().choices == ()
    assert lifted.order == question.order


def test_an_unknown_condition_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="colour"):
        Filter(Catalogue.EVENTS).without(Condition("colour", "red"))


def test_a_tilde_excludes() -> None:
    assert choice_of(FacetKey.STAGE, ["basic", "~market", "basic"]) == FacetChoice(
        FacetKey.STAGE, ("basic",), ("market",)
    )


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"catalogue": "stars"},
        {"catalogue": None},
        {"catalogue": "measures", "where": {"colour": ["red"]}},
        {"catalogue": "measures", "where": 5},
        {"catalogue": "measures", "where": {"stage": None}},
        {"catalogue": "measures", "where": [1]},
        {"catalogue": "measures", "as_of": "2007"},
        {"catalogue": "measures", "as_of": True},
        {"catalogue": "measures", "money_fy": 2007.0},
        {"catalogue": "measures", "money_kind": "gold"},
        [],
        None,
        "measures",
    ],
)
def test_data_that_is_no_filter_is_told(data: object) -> None:
    with pytest.raises(UserError) as caught:
        Filter.from_json(data)  # type: ignore[arg-type]
    assert caught.value.sentence("en")


def test_facilities_offer_no_ministry() -> None:
    assert not offered(Catalogue.FACILITIES, FacetKey.MINISTRY)
    assert offered(Catalogue.MEASURES, FacetKey.STATUS)
