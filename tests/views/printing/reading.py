"""What stands in a PDF file, read by poppler's tools, which share no code with Qt."""

import html
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")


class Word(NamedTuple):
    """A word of a page: its left and upper edge and its height, points; its page from 0."""

    page: int
    x: float
    y: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class FontLine:
    """A line of pdffonts."""

    name: str
    embedded: bool
    has_unicode: bool


def run(*command: str | Path) -> str:
    done = subprocess.run([str(part) for part in command], check=True, capture_output=True)
    return done.stdout.decode("utf-8", "replace")


def text_of(path: Path, page: int | None = None) -> str:
    """Return the text layer; ``page`` from 0."""
    only = [] if page is None else ["-f", str(page + 1), "-l", str(page + 1)]
    return run("pdftotext", *only, "-raw", path, "-")


def words_of(path: Path) -> list[Word]:
    """Return all words with their places."""
    found, page = [], -1
    for line in run("pdftotext", "-bbox", path, "-").splitlines():
        page += "<page " in line
        match = re.search(
            r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)</word>', line
        )
        if match:
            x, y, right, bottom = (float(one) for one in match.groups()[:4])
            found.append(Word(page, x, y, right, bottom, html.unescape(match[5])))
    return found


def fonts_of(path: Path) -> list[FontLine]:
    """Return the fonts of a file."""
    lines = run("pdffonts", path).splitlines()
    at = {name: lines[0].index(name) for name in ("emb", "uni")}
    return [
        FontLine(line.split()[0], line[at["emb"] :].startswith("yes"), line[at["uni"] :].startswith("yes"))
        for line in lines[2:]
    ]


def info_of(path: Path) -> dict[str, str]:
    """Return the properties of a file."""
    pairs = (line.partition(":") for line in run("pdfinfo", "-rawdates", path).splitlines())
    return {key: value.strip() for key, _colon, value in pairs}


def picture_of(path: Path, page: int, folder: Path, dpi: int = 100) -> Path:
    """Return page ``page`` (from 0) as a PNG file."""
    number = str(page + 1)
    run("pdftoppm", "-r", str(dpi), "-f", number, "-l", number, "-singlefile", "-png", path, folder / f"page{number}")
    return folder / f"page{number}.png"
