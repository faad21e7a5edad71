"""What the start of the window was told on its command line."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from navigator.qtsupport.theme import Theme


@dataclass(frozen=True, slots=True)
class Options:
    """What the start was told: the library, today's date, this run's language and theme, a change package to open."""

    library: Path | None = None
    today: date | None = None
    language: str | None = None
    theme: str | None = None
    package: str = ""


def parse_options(arguments: Sequence[str]) -> Options:
    """Read the options of a start with a window; ends the program with code 2 for one it does not know."""
    parser = argparse.ArgumentParser(prog="navigator", add_help=False)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--today", type=date.fromisoformat)
    parser.add_argument("--lang", choices=("ja", "en"))
    parser.add_argument("--theme", choices=[theme.value for theme in Theme])
    parser.add_argument("package", type=lambda text: str(Path(text).absolute()), nargs="?")
    found = parser.parse_args(arguments)
    return Options(found.library, found.today, found.lang, found.theme, found.package or "")
