"""What the office itself says of a record, and what it corrected in it."""

from dataclasses import dataclass

from navigator.domain.catalogues import NO_DATA
from navigator.domain.text import Text
from navigator.domain.vocabulary import OwnStatus

_SEPARATORS = str.maketrans({"、": ",", "，": ",", ";": ",", "；": ","})

_PLAIN = "="
"""Before a tag as the value of a facet where the bare word would mean something else there."""


def tag_value(tag: str) -> str:
    """Return a tag as the value of its facet: the word itself, marked where filters read it otherwise.

    «none» stands for «no data» there, and ``~`` before a value excludes it.
    """
    return f"{_PLAIN}{tag}" if tag == NO_DATA or tag.startswith(("~", _PLAIN)) else tag


def split_tags(text: str) -> tuple[str, ...]:
    """Return the tags of a text, between commas or semicolons of either script."""
    return tuple(tag.strip() for tag in text.translate(_SEPARATORS).split(",") if tag.strip())


def tag_of(value: str) -> str:
    """Return the tag that ``tag_value`` made a value of."""
    return value.removeprefix(_PLAIN)


@dataclass(frozen=True, slots=True)
class OwnNote:
    """A note; ``uid`` names it for good, ``made_at`` is UTC."""

    uid: str
    text: str
    made_at: str


@dataclass(frozen=True, slots=True)
class StatusMark:
    """The office's own status; ``date`` is a partial date, empty when it is not said."""

    status: OwnStatus
    comment: str
    date: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A cell that the office corrected: its value, and what the package says (``original``).

    In a ``conflict`` the package has changed since: ``original`` is what it says now, ``before`` what it said when
    the office corrected it, ``package_version`` the version that changed it.
    """

    table: str
    key: str
    field: str
    title: str
    label: Text
    office: Text
    original: Text
    before: Text
    conflict: bool
    package_version: str
    made_at: str


@dataclass(frozen=True, slots=True)
class OwnMarks:
    """Notes, tags and status of a record, and its corrections in the order of the form."""

    notes: tuple[OwnNote, ...] = ()
    tags: tuple[str, ...] = ()
    status: StatusMark | None = None
    corrections: tuple[CorrectionView, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether the office says anything."""
        return bool(self.notes or self.tags or self.status or self.corrections)


NO_MARKS = OwnMarks()
"""Of a record on which the office says nothing."""
