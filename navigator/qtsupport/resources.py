"""The one way to the files under ``resources/``: relative names only."""

from pathlib import Path, PurePosixPath

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def resource_path(name: str) -> Path:
    """Return the file behind ``name``, for example ``icons/search.svg``.

    Raises ``ValueError`` for a name that could lead out of the folder and ``FileNotFoundError`` for a missing file:
    both are mistakes of ours, never of the user.
    """
    parts = PurePosixPath(name)
    if not name or parts.is_absolute() or ".." in parts.parts or "\\" in name or ":" in name or "\0" in name:
        raise ValueError(f"a resource has a relative name with / and without ..: {name!r}")
    path = RESOURCES / parts
    if not path.is_file():
        raise FileNotFoundError(f"there is no resource {name!r}")
    return path


def resource_bytes(name: str) -> bytes:
    """Return the content of the resource ``name``; errors as in ``resource_path``."""
    return resource_path(name).read_bytes()
