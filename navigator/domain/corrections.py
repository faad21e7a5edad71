"""What becomes of an office's correction when a newer package comes: the rule of three values.

The values are compared as they are; the caller brings them into one form (JSON data of ``navigator.db.cells``).
"""

from enum import Enum


class Fate(Enum):
    """What a newer package means for a correction."""

    STANDS = "stands"
    """The package says what it said before: the office's value stands."""
    CLOSED = "closed"
    """The package says what the office said: nothing is corrected any more."""
    CONFLICT = "conflict"
    """The package says something else: the office's value stands until a person decides, both are kept."""


def fate(bundled: object, office: object, incoming: object) -> Fate:
    """Return what becomes of a correction.

    ``bundled`` is what the package said when the office changed it to ``office``, ``incoming`` what it says now. The
    answer depends on these three alone: a package that takes its change back ends the conflict.
    """
    if incoming == office:
        return Fate.CLOSED
    return Fate.STANDS if incoming == bundled else Fate.CONFLICT
