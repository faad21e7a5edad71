"""Which columns and orders a list has."""

import pytest

from navigator.domain.catalogues import SPECS, Catalogue
from navigator.viewmodels.columns import column_of_order, columns_of, default_columns, order_of_column


def keys(catalogue: Catalogue, *chosen: str) -> list[str]:
    return [column.key for column in columns_of(catalogue, chosen)]


def test_chosen_columns_in_their_order_and_nothing_unknown() -> None:
    assert keys(Catalogue.PROGRAMS, "budget", "name", "gone", "budget") == ["budget", "name"]


def test_the_name_is_never_hidden() -> None:
    assert keys(Catalogue.PROGRAMS, "budget") == ["name", "budget"]


@pytest.mark.parametrize("catalogue", Catalogue)
def test_default_without_a_choice(catalogue: Catalogue) -> None:
    assert columns_of(catalogue, ()) == default_columns(catalogue)
    assert columns_of(catalogue, ("gone",)) == default_columns(catalogue)


@pytest.mark.parametrize("catalogue", Catalogue)
def test_every_order_is_shown_by_a_column_of_its_catalogue(catalogue: Catalogue) -> None:
    known = {column.key for column in SPECS[catalogue].columns}
    for order in SPECS[catalogue].orders:
        assert column_of_order(catalogue, order.key) in known
        assert order_of_column(catalogue, column_of_order(catalogue, order.key)) == order.key
    assert order_of_column(catalogue, "match") is None
