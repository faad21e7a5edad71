"""JSON with exact decimal numbers, written piece by piece: an answer may hold a million records."""

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

INDENT = "  "


def json_pieces(value: Any, indent: str = "") -> Iterator[str]:
    """Yield the JSON of dicts, lists, iterators, text, numbers, truth values and None, indented by two blanks.

    A ``Decimal`` keeps its digits (97.50 stays 97.50); a list of plain values stands on one line.

    Raises:
        TypeError: the value has no JSON form; a float is refused, as no figure is one.
    """
    if isinstance(value, dict):
        entries = ((f"{_plain(str(key))}: ", item) for key, item in value.items())
        yield from _block("{}", entries, indent)
    elif isinstance(value, list) and not any(isinstance(item, dict | list) for item in value):
        yield f"[{', '.join(map(_plain, value))}]"
    elif isinstance(value, list | Iterator):
        yield from _block("[]", (("", item) for item in value), indent)
    else:
        yield _plain(value)


def _block(brackets: str, entries: Iterable[tuple[str, Any]], indent: str) -> Iterator[str]:
    inner = indent + INDENT
    sign = brackets[0]
    for start, item in entries:
        yield f"{sign}\n{inner}{start}"
        yield from json_pieces(item, inner)
        sign = ","
    yield brackets if sign == brackets[0] else f"\n{indent}{brackets[1]}"


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if value is None or isinstance(value, str | int):
        return json.dumps(value, ensure_ascii=False)
    raise TypeError(f"no JSON form for {type(value).__name__}")
