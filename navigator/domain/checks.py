"""What is worth a look before a sheet is printed; nothing here stops the printing."""

from dataclasses import dataclass
from enum import StrEnum

from navigator.domain.text import Text


class Severity(StrEnum):
    """How much a check weighs: a mistake on the paper, a doubt, or something to know."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Check:
    """One finding. ``jump`` names the place it speaks about, for the page that asked; None: no place.

    A jump reads ``row:KEY``, ``cell:KEY:PLACE`` (record counted from 0) or ``filter``.
    """

    severity: Severity
    text: Text
    jump: str | None = None


def row_jump(key: str) -> str:
    """Return the jump to a row."""
    return f"row:{key}"


def cell_jump(key: str, place: int) -> str:
    """Return the jump to what record ``place`` (from 0) says in a row."""
    return f"cell:{key}:{place}"


FILTER_JUMP = "filter"


def jump_target(jump: str) -> tuple[str, int | None]:
    """Return the row key and the place of the record that a jump names; a row key may hold colons.

    Raises:
        ValueError: the jump names no row.
    """
    kind, _, rest = jump.partition(":")
    if kind == "row" and rest:
        return rest, None
    key, _, place = rest.rpartition(":")
    if kind == "cell" and key and place.isdigit():
        return key, int(place)
    raise ValueError(jump)
