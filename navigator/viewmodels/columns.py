"""Which columns of a list are shown and in which order, and which order of the list a column's header stands for."""

from collections.abc import Sequence

from navigator.domain.catalogues import SPECS, Catalogue, Column

# Orders that are named otherwise than the column that shows them.
_COLUMN_OF_ORDER = {"start": "years"}


def default_columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """Return the columns a list shows before anybody chooses."""
    return tuple(column for column in SPECS[catalogue].columns if column.shown)


def columns_of(catalogue: Catalogue, keys: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns named by ``keys`` in that order.

    Unknown and repeated keys are dropped; the name is never hidden, and no keys at all means the default.
    """
    known = {column.key: column for column in SPECS[catalogue].columns}
    chosen = [known[key] for key in dict.fromkeys(keys) if key in known]
    if not chosen:
        return default_columns(catalogue)
    return tuple(chosen) if known["name"] in chosen else (known["name"], *chosen)


def order_of_column(catalogue: Catalogue, column: str) -> str | None:
    """Return the key of the order that a click on the header of ``column`` means, None where there is none."""
    return next(
        (order.key for order in SPECS[catalogue].orders if _COLUMN_OF_ORDER.get(order.key, order.key) == column), None
    )


def column_of_order(catalogue: Catalogue, order: str) -> str:
    """Return the key of the column that shows ``order``; empty means the catalogue's default order."""
    key = order or SPECS[catalogue].orders[0].key
    return _COLUMN_OF_ORDER.get(key, key)
