"""The hybrid logical clock: stamps that order the edits of several offices without their talking to each other.

A stamp is the office's wall clock in milliseconds, a counter for edits within one millisecond (or while the clock
stands or runs back), and the office's id, which settles what is otherwise equal. Every stamp that an office makes is
later than every stamp that it has seen. After Kulkarni and others, Logical Physical Clocks (2014).
"""

from dataclasses import dataclass
from typing import Self

_MILLISECONDS, _COUNTER = 15, 7
"""Digits: milliseconds of 30,000 years, ten million edits in one of them."""

MOST_COUNTED = 10**_COUNTER - 1


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """One stamp: milliseconds since 1970 (UTC), counter, id of the office; stamps compare in that order."""

    milliseconds: int
    counter: int
    office: str

    def __str__(self) -> str:
        """Return the text of the journal; texts sort as the stamps do."""
        return f"{self.milliseconds:0{_MILLISECONDS}d}-{self.counter:0{_COUNTER}d}-{self.office}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text of the journal.

        Raises:
            ValueError: it is no stamp.
        """
        milliseconds, counter, office = text.split("-", 2)
        digits = milliseconds + counter
        if (len(milliseconds), len(counter)) != (_MILLISECONDS, _COUNTER) or not (
            digits.isascii() and digits.isdigit()
        ):
            raise ValueError(text)
        return cls(int(milliseconds), int(counter), office)

    def next(self, now: int, office: str) -> "Stamp":
        """Return the stamp of the next edit of ``office``; ``now`` is its wall clock in milliseconds."""
        if now > self.milliseconds:
            return Stamp(now, 0, office)
        if self.counter == MOST_COUNTED:
            return Stamp(self.milliseconds + 1, 0, office)
        return Stamp(self.milliseconds, self.counter + 1, office)
