"""What a run of a fuzzer found: kept by the place where it happened, with the smallest input and a count."""

import hashlib
import json
import re
import traceback
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

_OURS = "navigator"


@dataclass(slots=True)
class Findings:
    """Findings in a folder: ``<mark>.case`` is the input, ``<mark>.txt`` says what happened."""

    folder: Path
    counts: Counter[str] = field(default_factory=Counter)
    _sizes: dict[str, int] = field(default_factory=dict)

    def add(self, error: BaseException, packed: bytes) -> str:
        """Keep an input that ended in an error; return the finding's mark."""
        told = "".join(traceback.format_exception(error))
        mark = hashlib.blake2b(_place(error).encode(), digest_size=5).hexdigest()
        self.counts[mark] += 1
        if len(packed) < self._sizes.get(mark, 1 << 60):
            self._sizes[mark] = len(packed)
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / f"{mark}.case").write_bytes(packed)
            (self.folder / f"{mark}.txt").write_text(f"{_place(error)}\n\n{told}", encoding="utf-8", errors="replace")
        return mark


def _place(error: BaseException) -> str:
    """Return kind of error and the last places of ours: the same fault has the same text."""
    frames = [
        f"{Path(frame.filename).name}:{frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
        if _OURS in frame.filename or "fuzz" in frame.filename
    ]
    words = re.split(r"[:(]", str(error))[0][:60] if type(error).__name__ == "WrongError" else ""
    return f"{type(error).__name__} {words} in {' > '.join(frames[-3:])}"


@dataclass(slots=True)
class Tally:
    """What is written down while a fuzzer runs, as one JSON file that a killed process leaves behind."""

    path: Path
    inputs: int = 0
    seconds: float = 0.0
    outcomes: dict[str, int] = field(default_factory=dict)
    findings: dict[str, int] = field(default_factory=dict)

    def write(self) -> None:
        """Write it."""
        self.path.write_text(
            json.dumps(
                {
                    "inputs": self.inputs,
                    "seconds": self.seconds,
                    "outcomes": self.outcomes,
                    "findings": self.findings,
                }
            ),
            encoding="utf-8",
        )
