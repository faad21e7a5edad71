"""A compact table of marks: which row of a file first named a record, in some thirty bytes a row (R-34)."""

from array import array

_FIRST_SLOTS = 1 << 12


class Marks:
    """Entries by a 64-bit mark; the first entry of a mark stays. Each holds a second mark and the number of a row.

    A million entries take 30 MB, where a dict of the same numbers takes 170.
    """

    def __init__(self) -> None:
        self._marks, self._exact, self._rows = array("q"), array("q"), array("I")
        # Open addressing: a slot holds the number of an entry from 1, 0 where it is free.
        self._slots = array("I", bytes(4 * _FIRST_SLOTS))
        self._mask = _FIRST_SLOTS - 1

    def __len__(self) -> int:
        return len(self._marks)

    def find(self, mark: int) -> int:
        """Return the number of the entry of a mark, -1 where there is none."""
        slots, marks, mask = self._slots, self._marks, self._mask
        at = mark & mask
        while entry := slots[at]:
            if marks[entry - 1] == mark:
                return entry - 1
            at = (at + 1) & mask
        return -1

    def add(self, mark: int, exact: int, row: int) -> None:
        """Add an entry under a mark that has none."""
        if 2 * len(self._marks) >= len(self._slots):
            self._grow()
        self._marks.append(mark)
        self._exact.append(exact)
        self._rows.append(row)
        self._place(len(self._marks))

    def put(self, mark: int, exact: int, row: int) -> None:
        """Set the entry of a mark."""
        entry = self.find(mark)
        if entry < 0:
            self.add(mark, exact, row)
        else:
            self._exact[entry], self._rows[entry] = exact, row

    def row(self, entry: int) -> int:
        """Return the number of the row of an entry."""
        return self._rows[entry]

    def exact(self, entry: int) -> int:
        """Return the second mark of an entry."""
        return self._exact[entry]

    def _place(self, entry: int) -> None:
        slots, mask = self._slots, self._mask
        at = self._marks[entry - 1] & mask
        while slots[at]:
            at = (at + 1) & mask
        slots[at] = entry

    def _grow(self) -> None:
        self._slots = array("I", bytes(8 * len(self._slots)))
        self._mask = len(self._slots) - 1
        for entry in range(1, len(self._marks) + 1):
            self._place(entry)
