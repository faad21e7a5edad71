"""What is typed into the fields of a fact, what it means, and what is wrong with it, field by field. Pure rules.

A draft holds text as it was typed or as a file has it, by field name; the items of a list are separated by ';' or line
breaks, a closed list is named by its codes. A field that the draft does not name is left as it is.
"""

import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from navigator.domain.councilforms import LONGEST_LINE, LONGEST_TEXT
from navigator.domain.dates import PartialDate
from navigator.domain.editfields import ALWAYS_FIGURES, FIELDS, EditField, FieldKind
from navigator.domain.errors import UserError
from navigator.domain.fiscal import parse_fiscal_year
from navigator.domain.money import parse_myen
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind, PartialKind, Stage, SubjectType, Term

Draft = Mapping[str, str]
Problems = dict[str, Text]
"""Sentences by name of the field."""

Known = Callable[[str], Collection[str]]
"""Gives the codes (of prefectures the names, of tables without codes the natural keys) on file in a table."""

FIRST_YEAR, LAST_YEAR = 1950, 2030
"""The years that the fact package allows (``resources/facts/datapackage.json``)."""

FIRST_DATED, LAST_DATED = 1868, 2199
"""The years of dates: from the first era on, as far as fiscal years are read (``navigator.domain.fiscal``)."""

_NEEDED = Text("入力してください。", "Please fill this in.")
_CHOOSE = Text("一覧から選んでください。", "Please choose from the list.")
_UNKNOWN = Text("「{code}」は資料にありません。", "“{code}” is not on file.")
_LONG = Text("{limit} 字までにしてください。", "At most {limit} characters.")
_STRAY = Text("改行や制御文字を除いてください。", "Please remove line breaks and control characters.")
_BROKEN = Text("保存できない文字があります。打ち直してください。", "A character cannot be saved: please type it again.")
_HIDDEN = Text(
    "見えない文字（書字方向の記号など）を除いてください。",
    "Please remove invisible characters (direction marks).",
)
_UNSEEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
"""Marks that turn the direction of writing: a name would show what it is not (an import takes them off, R-31)."""
_NO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff \u3000"
_NUMBER = Text("数を入れてください（例: 1,234.5）。", "Please enter a number, such as 1,234.5.")
_NEGATIVE = Text("0 以上にしてください。", "It cannot be negative.")
_YEARS = Text("{first}〜{last} 年度にしてください。", "The fiscal year must lie in {first} to {last}.")
_FAR = Text("{first}〜{last} 年の日付にしてください。", "The date must lie in {first} to {last}.")
_ORDER = Text("終わりが始まりより前です。", "The end is before the beginning.")
_RANGE = Text("上限が下限より小さくなっています。", "The most is less than the least.")
_STAGES = Text("段階の順が逆です。", "The stages are in the wrong order.")
_FLAG = Text("1（はい）か 0（いいえ）です。", "It is 1 (yes) or 0 (no).")
_ADDRESS = Text("http:// か https:// で始めてください。", "It must begin with http:// or https://.")
_CITE = Text(
    "数値には出典が要ります。出典を選ぶか、新しい出典を入れてください。",
    "A figure needs a citation: choose a source, or enter a new one.",
)
_LOCATE = Text(
    "出典のどこにあるか（表、頁、見出し）を入れてください。", "Please say where in the source: table, page, heading."
)
_WHY_PARTIAL = Text("内数の種類を選んでください。", "Please choose the kind of part.")
_NOT_PARTIAL = Text(
    "ほかの金額に含まれる額は、内数（※）ではなく「大きい額の一部」です。",
    "An amount inside another one is «part of a larger amount», not partial (※) itself.",
)
_SELF = Text("自分自身は選べません。", "A record cannot name itself.")


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft as read: the cells by column, and what is wrong; cells of fields with a problem are left out."""

    values: dict[str, Any]
    problems: Problems


def read_draft(table: str, draft: Draft, known: Known, *, whole: bool = True) -> Reading:
    """Read a draft of a record of ``table``.

    ``whole`` is false when only some fields of a record are given: fields that are missing are then not required, and
    rules between fields hold only between those given.
    """
    values: dict[str, Any] = {}
    problems: Problems = {}
    for field in FIELDS[table]:
        if field.name not in draft and not whole:
            continue
        text = draft.get(field.name, "")
        try:
            values[field.name] = _read(field, text, known)
        except _WrongError as wrong:
            problems[field.name] = wrong.sentence
            continue
        if field.required and values[field.name] in {None, ""}:
            problems[field.name] = _NEEDED
    for rule in (_spans, _amounts, _stages, _whole_amounts, _subject, _citation):
        for name, sentence in rule(table, values, known).items():
            if name not in problems:
                problems[name] = sentence
    return Reading({name: value for name, value in values.items() if name not in problems}, problems)


def has_figures(table: str, values: Mapping[str, Any]) -> bool:
    """Tell whether a record says a figure, so that it needs a citation."""
    return table in ALWAYS_FIGURES or any(field.figure and values.get(field.name) for field in FIELDS[table])


def items_of(text: str) -> tuple[str, ...]:
    """Return the items of a list as typed or as a file has it, each once, in order."""
    parts = (part.strip() for line in text.splitlines() for part in line.split(";"))
    return tuple(dict.fromkeys(part for part in parts if part))


class _WrongError(Exception):
    """A field cannot be read."""

    def __init__(self, sentence: Text) -> None:
        super().__init__(sentence.en)
        self.sentence = sentence


def _read(field: EditField, text: str, known: Known) -> Any:
    """Return the cell of a field; None (or an empty list, or False for a flag) for an empty one."""
    _storable(text)
    if field.kind in {FieldKind.TERMS, FieldKind.RECORDS, FieldKind.NAMES}:
        return tuple(_item(field, item, known) for item in items_of(text))
    plain = text.strip()
    if field.kind is FieldKind.FLAG:
        return _flag(plain)
    if not plain:
        return None
    return _READERS[field.kind](field, plain, known)


def _storable(text: str) -> None:
    # Halves of characters come from broken clipboards, and no file can hold them; NUL ends a text in many tools.
    if any(unicodedata.category(sign) == "Cs" or sign == "\0" for sign in text):
        raise _WrongError(_BROKEN)
    if any(sign in _UNSEEN for sign in text) or (text.strip() and not text.strip().strip(_NO_WIDTH)):
        raise _WrongError(_HIDDEN)


def _line(_field: EditField, text: str, _known: Known) -> str:
    if any(unicodedata.category(sign) == "Cc" for sign in text):
        raise _WrongError(_STRAY)
    if len(text) > LONGEST_LINE:
        raise _WrongError(_LONG.format(limit=f"{LONGEST_LINE:,}"))
    return text


def _text(_field: EditField, text: str, _known: Known) -> str:
    if any(unicodedata.category(sign) == "Cc" and sign not in "\n\r\t" for sign in text):
        raise _WrongError(_STRAY)
    if len(text) > LONGEST_TEXT:
        raise _WrongError(_LONG.format(limit=f"{LONGEST_TEXT:,}"))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _money(_field: EditField, text: str, _known: Known) -> Decimal:
    return _asked(parse_myen, text)


def _number(_field: EditField, text: str, _known: Known) -> Decimal:
    plain = "".join(unicodedata.normalize("NFKC", text).split()).replace(",", "")
    minus, digits = (plain[:1] in {"-", "−", "▲", "△"}, plain.lstrip("-−▲△"))
    whole, _, part = digits.partition(".")
    if not (whole.isascii() and whole.isdigit() and (not part or (part.isascii() and part.isdigit()))):
        raise _WrongError(_NUMBER)
    if len(digits) > 20 or len(plain) - len(digits) > 1 or (digits.endswith(".")):
        raise _WrongError(_NUMBER)
    value = Decimal(digits)
    return -value if minus and value else value


def _year(_field: EditField, text: str, _known: Known) -> int:
    fy: int = _asked(parse_fiscal_year, text)
    if not FIRST_YEAR <= fy <= LAST_YEAR:
        raise _WrongError(_YEARS.format(first=FIRST_YEAR, last=LAST_YEAR))
    return fy


def _date(_field: EditField, text: str, _known: Known) -> str:
    day: PartialDate = _asked(PartialDate.read, text)
    if not FIRST_DATED <= day.parts[0] <= LAST_DATED:
        raise _WrongError(_FAR.format(first=FIRST_DATED, last=LAST_DATED))
    return day.text


def _asked(reader: Callable[[str], Any], text: str) -> Any:
    try:
        return reader(text)
    except UserError as error:
        sentence = Text(f"{error.what.ja}{error.remedy.ja}", f"{error.what.en} {error.remedy.en}")
        raise _WrongError(sentence) from error


def _term(field: EditField, text: str, _known: Known) -> Term:
    assert field.term is not None
    try:
        return field.term(text)
    except ValueError as error:
        raise _WrongError(_CHOOSE) from error


def _record(field: EditField, text: str, known: Known) -> str:
    if text not in known(field.target):
        raise _WrongError(_UNKNOWN.format(code=text[:80]))
    return text


def _url(field: EditField, text: str, known: Known) -> str:
    if not text.lower().startswith(("http://", "https://")):
        raise _WrongError(_ADDRESS)
    return _line(field, text, known)


def _item(field: EditField, item: str, known: Known) -> str:
    if field.kind is FieldKind.TERMS:
        return _term(field, item, known).value
    if field.kind is FieldKind.RECORDS:
        return _record(field, item, known)
    return _line(field, item, known)


def _flag(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text).casefold()
    if plain in {"", "0", "false", "いいえ", "no"}:
        return False
    if plain in {"1", "true", "はい", "yes", "※"}:
        return True
    raise _WrongError(_FLAG)


_READERS: dict[FieldKind, Callable[[EditField, str, Known], Any]] = {
    FieldKind.LINE: _line,
    FieldKind.TEXT: _text,
    FieldKind.MONEY: _money,
    FieldKind.NUMBER: _number,
    FieldKind.FISCAL_YEAR: _year,
    FieldKind.DATE: _date,
    FieldKind.TERM: _term,
    FieldKind.KIND: _line,
    FieldKind.RECORD: _record,
    FieldKind.URL: _url,
}

_YEAR_SPANS = (("start_fy", "end_fy"), ("fy_from", "fy_to"))
_AMOUNT_SPANS = (("amount_min_myen", "amount_max_myen"), ("scale_per_year_myen_min", "scale_per_year_myen_max"))


def _spans(_table: str, values: Mapping[str, Any], _known: Known) -> Problems:
    found: Problems = {}
    for first, last in _YEAR_SPANS:
        start, end = values.get(first), values.get(last)
        if start is not None and end is not None and end < start:
            found[last] = _ORDER
    opens, closes = values.get("call_open"), values.get("call_close")
    if opens and closes and PartialDate(closes).last < PartialDate(opens).first:
        found["call_close"] = _ORDER
    return found


def _amounts(table: str, values: Mapping[str, Any], _known: Known) -> Problems:
    found: Problems = {}
    for least, most in _AMOUNT_SPANS:
        low, high = values.get(least), values.get(most)
        if low is not None and high is not None and high < low:
            found[most] = _RANGE
    # A supplementary budget may take money back; nothing else is less than nothing.
    may_be_negative = values.get("kind") is BudgetKind.SUPPLEMENTARY or table == "outcomes"
    for field in FIELDS[table]:
        value = values.get(field.name)
        if field.figure and isinstance(value, Decimal) and value < 0 and not may_be_negative:
            found[field.name] = _NEGATIVE
    return found


def _stages(_table: str, values: Mapping[str, Any], _known: Known) -> Problems:
    first, last = values.get("stage_from"), values.get("stage_to")
    order = list(Stage)
    if first is not None and last is not None and order.index(last) < order.index(first):
        return {"stage_to": _STAGES}
    return {}


def _whole_amounts(table: str, values: Mapping[str, Any], _known: Known) -> Problems:
    """Hold the rules of the facts for partial amounts: ※ says why; a part of another row is a component, not ※."""
    if table != "budgets" or not {"is_partial", "partial_kind", "part_of"} <= values.keys():
        return {}
    if values["part_of"] is not None:
        if values["is_partial"]:
            return {"is_partial": _NOT_PARTIAL}
        return {} if values["partial_kind"] is PartialKind.COMPONENT else {"partial_kind": _NOT_PARTIAL}
    return {"partial_kind": _WHY_PARTIAL} if values["is_partial"] and values["partial_kind"] is None else {}


_SUBJECTS = {SubjectType.PROGRAM: "programs", SubjectType.REGION: "regions"}


def _subject(table: str, values: Mapping[str, Any], known: Known) -> Problems:
    if table != "outcomes":
        return {}
    kind, code = values.get("subject_type"), values.get("subject_code")
    if kind is not None and code and code not in known(_SUBJECTS.get(kind, f"subjects:{kind}")):
        return {"subject_code": _UNKNOWN.format(code=code[:80])}
    return {}


def _citation(table: str, values: Mapping[str, Any], _known: Known) -> Problems:
    if table == "sources" or "source" not in values or not has_figures(table, values):
        return {}
    if values["source"] is None:
        return {"source": _CITE}
    return {} if values.get("locator") else {"locator": _LOCATE}


_GROUNDLESS = Text(
    "資料の数を変える根拠を示してください。出典か箇所を選び直すか、備考に理由を書きます。",
    "Say what the new figure stands on: choose another source or place, or give the reason as a note.",
)


def names_itself(field: str) -> Problems:
    """Return the problem of a record that names itself, or one below it, as the one above it."""
    return {field: _SELF}


GROUNDS = ("source", "locator", "note")
"""Columns that say what a figure stands on."""


def groundless(table: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Problems:
    """Tell that a figure of a source would be changed while the source, which says another one, stays as it is.

    ``before`` and ``after`` are the values of the record; what ``after`` does not name stays.
    """
    if any((after.get(name, before.get(name)) or None) != (before.get(name) or None) for name in GROUNDS):
        return {}
    return {
        field.name: _GROUNDLESS
        for field in FIELDS[table]
        if field.kind in (FieldKind.MONEY, FieldKind.NUMBER)
        and after.get(field.name) not in (None, before.get(field.name))
    }
