"""JSON from outside (R-32): no repeated keys, no NaN, no endless numbers, no deep nesting."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any, NoReturn

from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.services.importing import limits
from navigator.services.importing.characters import visible

# A text without an end goes to the end of the file: looked for from every quotation mark anew, it would take for ever.
_OPENING = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[{\]}]', re.DOTALL)


class _WrongError(Exception):
    def __init__(self, reason: Text) -> None:
        super().__init__(reason.ja)
        self.reason = reason


def parsed(path: Path, name: str, encoding: str) -> Any:
    """Return the data of a JSON file; numbers with a point are ``Decimal``.

    Raises:
        UserError: it is too large or too deep, or no JSON that says one thing.
    """
    if path.stat().st_size > limits.JSON_BYTES:
        raise limits.over_bytes(name, limits.JSON_BYTES)
    try:
        text = path.read_text(encoding=encoding).removeprefix("\ufeff")
    except UnicodeError as error:
        raise _unreadable(name, Text("読めない文字があります", "a character cannot be read")) from error
    try:
        _check_depth(text)
        return json.loads(
            text,
            object_pairs_hook=_unique,
            parse_constant=_no_constant,
            parse_int=lambda digits: int(_short(digits)),
            parse_float=lambda digits: Decimal(_short(digits)),
        )
    except _WrongError as error:
        raise _unreadable(name, error.reason) from error
    except json.JSONDecodeError as error:
        reason = Text("{line} 行 {column} 字目", "line {line}, character {column}").format(
            line=error.lineno, column=error.colno
        )
        raise _unreadable(name, reason) from error
    except (RecursionError, ValueError, ArithmeticError) as error:
        raise _unreadable(name, Text("形が正しくありません", "its form is wrong")) from error


def _check_depth(text: str) -> None:
    depth = 0
    for match in _OPENING.finditer(text):
        sign = match[0]
        depth += (sign in "[{") - (sign in "]}")
        if depth > limits.JSON_DEPTH:
            raise _WrongError(
                Text("入れ子が深すぎます（上限 {limit}）", "nested too deeply (limit {limit})").format(
                    limit=limits.JSON_DEPTH
                )
            )


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _WrongError(
            Text("項目「{key}」が二度あります", "the key “{key}” stands twice").format(key=visible(twice[:40]))
        )
    return found


def _no_constant(word: str) -> NoReturn:
    raise _WrongError(Text("数でない値（{word}）", "{word} is no number").format(word=word))


def _short(digits: str) -> str:
    exponent = digits.casefold().partition("e")[2]
    if len(digits) > limits.JSON_DIGITS or (exponent and abs(int(exponent)) > limits.JSON_DIGITS):
        raise _WrongError(Text("桁の多すぎる数", "a number with too many digits"))
    return digits


def _unreadable(name: str, reason: Text) -> UserError:
    return UserError(
        Text("「{name}」を JSON として読めません（{reason}）。", "“{name}” cannot be read as JSON ({reason}).").format(
            name=name, reason=reason
        ),
        Text("ファイルを取り直して、もう一度選んでください。", "Fetch the file again and choose it."),
    )
