"""What both fuzzers hand to an importer: a few named parts and two numbers, as one string of bytes and back.

Raw bytes of a ZIP file die at its first check sum, and those of a signed package at its signature. So a fuzzer changes
the parts, and the target (``targets``) packs them with sums, hashes and signature as they should be.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

PART, NAMED = b"\x1d", b"\x1e"
"""What stands before a part, and between its name and its content."""

Parts = Sequence[tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Case:
    """One input: ``form`` and ``choice`` (0 to 255) say how a target packs the parts and what it asks for."""

    parts: Parts
    form: int = 0
    choice: int = 0

    @property
    def packed(self) -> bytes:
        """The case as bytes."""
        parts = b"".join(PART + name.encode("utf-8", "replace") + NAMED + data for name, data in self.parts)
        return bytes((self.form, self.choice)) + parts


def unpacked(data: bytes) -> Case:
    """Return the case that any bytes are."""
    head = data[:2].ljust(2, b"\0")
    parts = []
    for raw in data[2:].split(PART)[1:] or [data[2:]]:
        name, mark, content = raw.partition(NAMED)
        parts.append((name.decode("utf-8", "replace")[:200], content) if mark else ("", raw))
    return Case(tuple(parts), head[0], head[1])


def with_parts(case: Case, changed: Mapping[int, bytes]) -> Case:
    """Return a case with other contents of some parts, by their places."""
    parts = tuple((name, changed.get(place, data)) for place, (name, data) in enumerate(case.parts))
    return Case(parts, case.form, case.choice)
