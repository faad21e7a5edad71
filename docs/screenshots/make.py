"""Makes the pictures of README and the user guide: ``./go screenshots [NAME …]``.

The real program runs over a fresh library of the bundled facts, on a screen that exists in memory only, with a fixed
day, fixed sizes, the bundled fonts and no settings of this user. The same commit gives the same pictures.
"""

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from docs.screenshots.desk import SCREEN_SIZE, Desk
from docs.screenshots.shots import SHOTS, Shot
from navigator.app import Options, Program
from navigator.qtsupport.fonts import install_fonts
from navigator.qtsupport.settings import SettingsStore
from navigator.services.library import create_library

FOLDER = Path(__file__).parent
TODAY = date(2026, 11, 22)
HEAVIEST = 250_000
"""Bytes that a picture may have."""


def prepare(folder: Path) -> QApplication:
    """Make an application whose settings, library and window places all lie in ``folder``."""
    screen = folder / "screen.json"
    width, height = SCREEN_SIZE
    screen.write_text(json.dumps({"screens": [{"name": "memory", "x": 0, "y": 0, "width": width, "height": height}]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        os.environ[name] = str(folder / name.lower())
    app = QApplication([Path(__file__).stem])
    app.setCursorFlashTime(0)
    install_fonts(app)
    return app


def take(app: QApplication, shot: Shot, folder: Path) -> QImage:
    """Run the program for one picture, over a library and settings of its own in ``folder``."""
    library = folder / f"{shot.name}.rpn"
    create_library(library)
    options = Options(library, TODAY, shot.language, shot.theme)
    desk = Desk(Program(app, options, SettingsStore(folder / f"{shot.name}.json"), lambda _path: True))
    try:
        desk.open(shot.size)
        shot.act(desk)
        return desk.picture()
    finally:
        desk.close()


def with_palette(image: QImage) -> QImage:
    """Return the picture in its 256 most frequent colours; the rest, shades of letters' rims, take the nearest.

    It weighs a third, and no letter looks different.
    """
    width, height = image.width(), image.height()
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(height, width)
    colours, place, counts = np.unique(pixels, return_inverse=True, return_counts=True)
    kept = colours[np.argsort(-counts, kind="stable")[:256]]
    red, green, blue = (
        (colours[:, None] >> shift & 255).astype(int) - (kept >> shift & 255).astype(int) for shift in (16, 8, 0)
    )
    nearest = (red**2 + green**2 + blue**2).argmin(axis=1).astype(np.uint8)
    indices = np.ascontiguousarray(nearest[place].reshape(height, width))
    drawn = QImage(indices.tobytes(), width, height, width, QImage.Format.Format_Indexed8)
    drawn.setColorTable([int(colour) for colour in kept])
    return drawn.copy()


def save(image: QImage, path: Path) -> int:
    """Write a PNG as small as Qt makes it and return its size in bytes."""
    # The quality of a PNG is its compression turned round: 0 is the smallest file.
    if not with_palette(image).save(str(path), None, 0):
        raise OSError(f"{path.name} could not be written")
    return path.stat().st_size


def main(names: Sequence[str]) -> int:
    """Make the pictures named, all without a name; 1 when one is too heavy, 2 for a name that is not known."""
    unknown = set(names) - {shot.name for shot in SHOTS}
    if unknown:
        sys.stderr.write(f"There is no picture {', '.join(sorted(unknown))}.\n")
        return 2
    code = 0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        app = prepare(folder)
        for shot in SHOTS:
            if names and shot.name not in names:
                continue
            size = save(take(app, shot, folder), FOLDER / f"{shot.name}.png")
            code = max(code, int(size > HEAVIEST))
            sys.stdout.write(f"{shot.name}.png {size // 1000} kB\n")
        QGuiApplication.clipboard().clear()
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
