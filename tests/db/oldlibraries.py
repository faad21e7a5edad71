"""Libraries of older schemas, each written once by the program of its day and never made again (R-40).

They hold a part of the fact package of that day, and one star, one tray item and one saved search of an office.
"""

import lzma
from pathlib import Path

OLD = Path(__file__).parent / "old"


def versions() -> list[int]:
    """The schema versions of which a library is kept, oldest first."""
    return sorted(int(path.name.removeprefix("library-v").split(".")[0]) for path in OLD.glob("library-v*.rpn.xz"))


def unpacked(version: int, target: Path) -> Path:
    """Write the kept library of a schema version to ``target``."""
    target.write_bytes(lzma.decompress((OLD / f"library-v{version}.rpn.xz").read_bytes()))
    return target
