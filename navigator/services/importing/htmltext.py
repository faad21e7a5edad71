"""Text out of hostile HTML (R-37): every letter is looked at once, nothing is followed or run.

Python's own parser takes the square and more of the length for tags without an end, and ends in an error of its own at
«<![»; whoever writes a field of an open-data file decides how long we work.
"""

import html
import re
from collections.abc import Iterator

from navigator.services.importing.characters import without_controls

_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_NAME = re.compile(r"/?[A-Za-z][A-Za-z0-9]*")
_IN_TAG = re.compile(r"=\s*([\"'])|>")
_RAW_END = {name: re.compile(rf"</{name}", re.IGNORECASE) for name in ("script", "style")}
# Python reads no number of more than 4,300 digits; no character has one of more than seven.
_NO_LETTER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")
_BLOCKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol"})
_SILENT = frozenset({"script", "style", "head", "title", "template", "iframe", "object"})


def plain_text(text: str, most: int = 4000) -> str:
    """Return the text of a piece of HTML, at most ``most`` characters of it; blocks become lines."""
    letters = _NO_LETTER.sub("\ufffd", text[: most * 50])
    said = "".join(html.unescape(piece) for piece in _pieces(letters))
    lines = (" ".join(line.split()) for line in without_controls(said.replace("\xa0", " ")).splitlines())
    joined = "\n".join(line for line in lines if line)
    return joined if len(joined) <= most else joined[: most - 1].rstrip() + "…"


def _pieces(text: str) -> Iterator[str]:
    """Yield what stands between the tags, and line ends for blocks; what a tag without an end holds is left out."""
    at = silent = 0
    while at < len(text):
        tag = _TAG.search(text, at)
        if not silent:
            yield text[at : tag.start() if tag else len(text)]
        if tag is None:
            return
        if text.startswith("<!--", tag.start()):
            end = text.find("-->", tag.end())
            at = end + 3 if end >= 0 else len(text)
            continue
        named = _NAME.match(text, tag.end())
        name = named[0].casefold() if named else ""
        at = _end_of_tag(text, tag.end())
        plain = name.removeprefix("/")
        if plain in _BLOCKS:
            yield "\n"
        if plain in _SILENT:
            silent = max(0, silent + _step(name, text, at))
        if name in _RAW_END and silent:
            closing = _RAW_END[name].search(text, at)
            at = closing.start() if closing else len(text)


def _step(name: str, text: str, end: int) -> int:
    """Return by how much a tag makes its surroundings more silent: «<iframe/>» opens nothing."""
    if name.startswith("/"):
        return -1
    return 0 if text.startswith("/>", end - 2) else 1


def _end_of_tag(text: str, at: int) -> int:
    """Return the place behind the end of a tag: a «>» inside quotation marks is none."""
    while found := _IN_TAG.search(text, at):
        if found[1] is None:
            return found.end()
        end = text.find(found[1], found.end())
        if end < 0:
            break
        at = end + 1
    return len(text)
