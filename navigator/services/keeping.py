"""What an office keeps by name: searches, comparisons, sets of rows. Their names, contents and what may go wrong."""

import json
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from navigator.domain.errors import UserError
from navigator.domain.text import Text

SEARCH = "search"
COMPARISON = "comparison"
ROW_SET = "row_set"
CHART = "chart"
PLAN = "plan"
KIND_NAMES = {
    SEARCH: Text("検索条件", "search"),
    COMPARISON: Text("比較", "comparison"),
    ROW_SET: Text("行の組", "set of rows"),
    CHART: Text("図", "chart"),
    PLAN: Text("計画", "plan"),
}
"""Every kind of thing that is kept by name, as it stands in ``saved_items.kind``."""


@dataclass(frozen=True, slots=True)
class SavedItem:
    """Something kept by name; ``content`` is plain JSON data, None when it cannot be read. ``saved_at`` is UTC."""

    kind: str
    name: str
    note: str
    content: Any
    saved_at: str


def item_of(row: Mapping[str, Any]) -> SavedItem:
    """Return a row of ``saved_items`` as a value."""
    try:
        content = json.loads(row["content_json"])
    except ValueError:
        content = None
    return SavedItem(row["kind"], row["name"], row["note"], content, row["saved_at"])


def content_text(content: Any) -> str:
    """Return JSON data as it is stored. As ASCII: a lone surrogate in a search box is no text that a file can hold."""
    return json.dumps(content, sort_keys=True)


def checked_name(kind: str, name: str, taken: Collection[str]) -> str:
    """Return ``name`` without blanks around it.

    Raises:
        UserError: it is empty, taken, or holds what no name may hold.
    """
    wanted = name.strip()
    must_be_storable(wanted)
    if any(unicodedata.category(letter) == "Cc" for letter in wanted):
        raise UserError(
            Text("名前に使えない文字があります。", "The name has a character that cannot be used."),
            Text("改行や制御文字を除いてください。", "Please remove line breaks and control characters."),
        )
    if not wanted:
        raise UserError(
            Text("名前が空です。", "The name is empty."),
            Text("{kind}の名前を入れてください。", "Please enter a name for the {kind}.").format(kind=KIND_NAMES[kind]),
        )
    if wanted in taken:
        raise UserError(
            Text("「{name}」は既にあります。", "“{name}” is already there.").format(name=wanted),
            Text("別の名前にするか、置き換えを選んでください。", "Choose another name, or replace it."),
        )
    return wanted


def must_be_storable(text: str) -> None:
    """Refuse halves of characters, which come from broken clipboards and which no file can hold.

    Raises:
        UserError: there is such a half.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UserError(
            Text("文字として保存できない部分があります。", "A part of the text is no character and cannot be saved."),
            Text("その部分を打ち直してください。", "Please type that part again."),
        ) from error


def no_such_item(kind: str, name: str) -> UserError:
    """Return the error for a name that nothing of this kind has."""
    return UserError(
        Text("{kind}「{name}」はありません。", "There is no {kind} “{name}”.").format(kind=KIND_NAMES[kind], name=name),
        Text("一覧を開き直してください。", "Please open the list again."),
    )
