"""What an entry of editing is about: one record, or those chosen in a list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from navigator.domain.record import RecordRef

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.suite import ServiceSuite


@dataclass(frozen=True, slots=True)
class EditTarget:
    """``count`` records of one ``table``; ``read`` names them, beside the main thread.

    Of one record ``ref`` and ``title`` are known, of several they are None and empty. ``starred`` tells whether the
    record has a star, None where that is not known or it cannot have one.
    """

    table: str
    count: int
    read: "Callable[[ServiceSuite], tuple[RecordRef, ...]]"
    ref: RecordRef | None = None
    title: str = ""
    starred: bool | None = None


def one_record(ref: RecordRef, title: str, *, starred: bool | None = None) -> EditTarget:
    """Return the target of a single record."""
    return EditTarget(ref.table, 1, lambda _suite: (ref,), ref, title, starred)


@dataclass(frozen=True, slots=True)
class PageEntry:
    """Something that a page lets do to what is chosen on it, for the menu of editing; not ``offered``: greyed."""

    text: str
    act: Callable[[], object]
    keys: str = ""
    offered: bool = True


class EditablePage(Protocol):
    """What a page may have of these; the menu of editing, its keys and the context menu ask for them.

    ``edit_target()`` is the record of the facts that is in hand. ``edit_entries()`` are the page's own ways, for
    records that are no facts; its keys are its own then. ``new_record()`` makes a new one of what is shown.
    ``context_entries()`` come first in the context menu, which ``edit_menu_requested(QPoint)`` asks for at a place on
    the screen. ``own_marks`` is what the office says of the record in hand, of which ``own_requested(OwnTarget)`` asks
    for something.
    """

    def edit_target(self) -> EditTarget | None:
        """Return what is in hand, None for nothing."""
