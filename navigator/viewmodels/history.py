"""Where the reader was: a list of places with a step back and a step forward."""

from dataclasses import dataclass

from navigator.domain.catalogues import Catalogue
from navigator.domain.filters import Filter

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A filter, and the record that was open in it."""

    filter: Filter
    record: tuple[Catalogue, str] | None = None


class History:
    """Places in the order they were visited; letters typed one after another are one place."""

    def __init__(self, place: Place) -> None:
        self._places = [place]
        self._at = 0
        self._typing = False

    @property
    def place(self) -> Place:
        """Where the reader is."""
        return self._places[self._at]

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether a step back can be undone."""
        return self._at < len(self._places) - 1

    def visit(self, place: Place, *, typing: bool = False) -> None:
        """Go to a new place and forget those ahead; while typing goes on, the place is replaced."""
        if place == self.place:
            return
        if typing and self._typing:
            self._places[self._at :] = [place]
        else:
            self._places[self._at + 1 :] = [place]
            self._places = self._places[-_LONGEST:]
            self._at = len(self._places) - 1
        self._typing = typing

    def amend(self, record: tuple[Catalogue, str] | None) -> None:
        """Remember the record that is open here, without making a new place."""
        self._places[self._at] = Place(self.place.filter, record)

    def back(self) -> Place:
        """Go one place back, if there is one."""
        return self._step(-1)

    def forward(self) -> Place:
        """Go one place forward, if there is one."""
        return self._step(1)

    def _step(self, by: int) -> Place:
        self._at = min(max(self._at + by, 0), len(self._places) - 1)
        self._typing = False
        return self.place
