"""Cells as people write them, made into cells of the fact package: parsed exactly or refused, never guessed (R-35)."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation

from navigator.domain.dates import PartialDate
from navigator.domain.errors import UserError
from navigator.domain.fiscal import parse_fiscal_year
from navigator.domain.money import parse_myen
from navigator.domain.spreadsheet import PREFIX, guarded
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, Ministry, Term
from navigator.services.factcolumns import SEPARATOR, FactColumn, FactTable
from navigator.services.importing.characters import CellError, folded_code

_NUMBER = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,18})?|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,18})?")
_TRUE = {"1", "true", "はい", "○", "〇", "yes", "有", "あり"}
_FALSE = {"0", "false", "いいえ", "×", "no", "無", "なし", "-"}
_SPLIT = re.compile(r"[;；]")
_SPLIT_CODES = re.compile(r"[;；、,，\n]| / ")
_ORDERED = (("start_fy", "end_fy"), ("fy_from", "fy_to"), ("call_open", "call_close"))
_REMEMBERED = 5000
"""Texts of one column that are remembered with what they mean."""
_REFERRED: dict[str, type[Term]] = {"ministries": Ministry, "blocks": Block}


def unguarded(cell: str) -> str:
    """Take off the apostrophe that our CSV files put before a cell that a spreadsheet could run; no other one."""
    if cell.startswith(PREFIX) and guarded(cell[len(PREFIX) :]) == cell:
        return cell[len(PREFIX) :]
    return cell


def canonical(column: FactColumn, text: str) -> str:
    """Return a cleaned cell in the form of the package.

    Raises:
        CellError: the column cannot hold it.
    """
    if not text:
        if column.required:
            raise CellError(Text("空です", "it is empty"))
        return ""
    try:
        read = _read(column, text)
    except UserError as error:
        raise CellError(error.what) from error
    if column.name == "url" and not read.casefold().startswith(("http://", "https://")):
        raise CellError(Text("http:// か https:// で始まりません", "it does not begin with http:// or https://"))
    return read


class CellReader(dict[str, str]):
    """The cells of one column by the text they are written with; each text is read once.

    Looking up a text that the column cannot hold raises ``CellError``.
    """

    def __init__(self, column: FactColumn) -> None:
        super().__init__()
        self._column = column

    def __missing__(self, text: str) -> str:
        """Read a text that was not met yet; of columns full of different texts the last ones are remembered."""
        read = canonical(self._column, text)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[text] = read
        return read


def is_free(column: FactColumn) -> bool:
    """Tell whether a column holds any text as it stands, so that nothing but an empty cell can be wrong in it."""
    referred = column.refers is not None and column.refers[0] in _REFERRED
    special = column.listed or column.words or column.dated or referred or column.name == "url"
    return column.kind == "string" and not special


def _read(column: FactColumn, text: str) -> str:
    if column.listed:
        return _list(column, text)
    if column.words:
        return _word(column.words, text)
    if column.dated:
        return PartialDate.read(text).text
    return _READERS[column.kind](column, text)


def _referred(column: FactColumn, text: str) -> str:
    """Return a text; of a ministry or a block its name is taken as well as its code."""
    kind = _REFERRED.get(column.refers[0]) if column.refers else None
    return text if kind is None else _word({member.value: member.label for member in kind}, text)


def _list(column: FactColumn, text: str) -> str:
    codes = column.words or column.refers
    items = [item.strip() for item in (_SPLIT_CODES if codes else _SPLIT).split(text)]
    items = [item for item in items if item]
    if column.words:
        items = [_word(column.words, item) for item in items]
    elif column.refers:
        items = [_referred(column, item) for item in items]
    if len(set(items)) != len(items):
        raise CellError(Text("同じ語が二度あります", "an item stands twice"))
    return SEPARATOR.join(items)


def _word(words: Mapping[str, Text], text: str) -> str:
    if text in words:
        return text
    wanted = folded_code(text)
    for code, label in words.items():
        if wanted in (folded_code(code), folded_code(label.ja), folded_code(label.en)):
            return code
    raise CellError(
        Text("「{text}」は選べません（{words}）", "“{text}” is none of: {codes}").format(
            text=text[:40], words="、".join(label.ja for label in words.values()), codes=", ".join(words)
        )
    )


def _boolean(text: str) -> str:
    wanted = folded_code(text)
    if wanted in _TRUE or wanted in _FALSE:
        return "1" if wanted in _TRUE else "0"
    raise CellError(Text("「{text}」は 1 か 0 で書いてください", "“{text}” is neither 1 nor 0").format(text=text[:40]))


def _year(text: str) -> int:
    return parse_fiscal_year(text)


def _whole(text: str) -> Decimal:
    number = _number(text)
    if number != number.to_integral_value():
        raise CellError(Text("「{text}」は整数ではありません", "“{text}” is no whole number").format(text=text[:40]))
    return number


def _number(text: str) -> Decimal:
    """Read a number with commas, full-width digits and ▲ △ − for minus; no brackets, exponents or signs for «none»."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    minus = plain[:1] != "" and plain[0] in "-−▲△"
    body = plain[1:] if minus else plain
    if not _NUMBER.fullmatch(body):
        raise CellError(Text("「{text}」は数として読めません", "“{text}” is not a number").format(text=text[:40]))
    try:
        value = Decimal(body.replace(",", ""))
    except InvalidOperation as error:  # pragma: no cover - the pattern lets no such text through
        raise CellError(Text("数として読めません", "it is not a number")) from error
    return -value if minus and value else value


def _within(column: FactColumn, value: Decimal) -> str:
    if (column.least is not None and value < column.least) or (column.most is not None and value > column.most):
        raise CellError(
            Text("{value} は範囲（{least}～{most}）の外です", "{value} is not between {least} and {most}").format(
                value=value, least=column.least, most=column.most
            )
        )
    return digits(value)


def digits(value: Decimal) -> str:
    """Return the digits of a number without zeros behind its last decimal."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def check_order(table: FactTable, cells: Mapping[str, str]) -> None:
    """Check what cells of one row say together: years, dates, stages and amounts in their order.

    Raises:
        CellError: a beginning lies after its end.
    """
    for first, last in _ORDERED:
        a = cells.get(first)
        # As text, like the package: 2007-10 stands before 2007-10-03.
        if a and (b := cells.get(last)) and a[: len(b)] > b[: len(a)]:
            raise _reversed(table, first, last)
    a = cells.get("stage_from")
    if a and (b := cells.get("stage_to")) and a != b:
        stages = [*table.columns["stage_from"].words]
        if stages.index(a) > stages.index(b):
            raise _reversed(table, "stage_from", "stage_to")
    a = cells.get("amount_min_myen")
    if a and (b := cells.get("amount_max_myen")) and Decimal(a) > Decimal(b):
        raise _reversed(table, "amount_min_myen", "amount_max_myen")


def _reversed(table: FactTable, first: str, last: str) -> CellError:
    return CellError(
        Text("「{first}」が「{last}」より後です", "“{first}” comes after “{last}”").format(
            first=table.title_of(first), last=table.title_of(last)
        )
    )


_READERS: dict[str, Callable[[FactColumn, str], str]] = {
    "boolean": lambda _column, text: _boolean(text),
    "integer": lambda column, text: _within(column, Decimal(_year(text) if column.is_year else _whole(text))),
    "number": lambda column, text: _within(column, parse_myen(text) if column.is_money else _number(text)),
    "string": _referred,
}
