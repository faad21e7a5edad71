"""The language of the search box: words, phrases, AND/OR/NOT, field:value and ranges.

The forms and their reasons stand in docs/decisions/0004-query-language.md. Values stay text: who evaluates a ``Range``
reads its years, money or dates.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from navigator.domain.text import Text

if TYPE_CHECKING:
    from lark import Lark

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("名称", "name"), "name"),
        **dict.fromkeys(("別名", "alias"), "alias"),
        **dict.fromkeys(("府省", "ministry"), "ministry"),
        **dict.fromkeys(("提供者", "provider"), "provider"),
        **dict.fromkeys(("概要", "summary"), "summary"),
        **dict.fromkeys(("符号", "code"), "code"),
        **dict.fromkeys(("対象", "eligible"), "eligible"),
        **dict.fromkeys(("分野", "field"), "field"),
        **dict.fromkeys(("段階", "stage"), "stage"),
        **dict.fromkeys(("年度", "fy", "year"), "fy"),
        **dict.fromkeys(("予算", "budget"), "budget"),
        **dict.fromkeys(("上限", "ceiling", "max"), "ceiling"),
        **dict.fromkeys(("締切", "deadline"), "deadline"),
        **dict.fromkeys(("ブロック", "block"), "block"),
        **dict.fromkeys(("都道府県", "県", "prefecture"), "prefecture"),
        **dict.fromkeys(("種別", "kind"), "kind"),
        **dict.fromkeys(("状態", "status"), "status"),
        **dict.fromkeys(("由来", "origin"), "origin"),
        **dict.fromkeys(("タグ", "tag"), "tag"),
    }
)
"""Names that a user may write before a value, to the key of the field; written in any width and letter case."""

RANGE_FIELDS = frozenset({"fy", "budget", "ceiling", "deadline"})
"""Keys whose values are ordered: every expression on them is a ``Range``."""

MAX_DEPTH = 50
"""Brackets and NOTs in each other; deeper texts are searched as plain text."""


@dataclass(frozen=True, slots=True)
class Word:
    """A text that occurs in any field. It may fold to nothing; such a word asks for nothing.

    ``same_as`` is the word of the query that it stands for as a synonym, empty for one that was typed.
    """

    text: str
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text in quotes: as ``Word``, but never read as a year, and it may have blanks."""

    text: str


@dataclass(frozen=True, slots=True)
class FieldWord:
    """A text that occurs in one field, a key of ``FIELDS`` that is not in ``RANGE_FIELDS``."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Range:
    """Values of one field of ``RANGE_FIELDS`` between two ends as written; at most one of them is None, an open end.

    ``low_open`` and ``high_open`` leave the end itself out (> and <). A single value is both ends.
    """

    field: str
    low: str | None
    high: str | None
    low_open: bool = False
    high_open: bool = False


@dataclass(frozen=True, slots=True)
class And:
    """All of two or more parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of two or more parts."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """All but the part."""

    part: "Node"


Node = Word | Phrase | FieldWord | Range | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """What was asked: None for nothing. ``hint`` says why the text is searched as plain text instead."""

    node: Node | None
    hint: Text | None = None


def parse_query(text: str) -> Query:
    """Read the text of the search box; never raises.

    A text that cannot be read is searched as plain text, as the AND of its words between blanks, and carries a hint.
    """
    try:
        tokens = list(_tokens(text))
        _check_nesting(tokens)
        if all(token.kind == "LEAF" for token in tokens):
            leaves = [token.leaf for token in tokens if token.leaf]
            return Query(_joined(And, leaves) if leaves else None)
        return Query(_parsed(tokens))
    except _UnreadableError as error:
        words: list[Node] = [Word(word) for word in text.split()]
        return Query(_joined(And, words), error.hint)


class _UnreadableError(Exception):
    def __init__(self, hint: Text) -> None:
        super().__init__(hint.ja)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class _Token:
    """A token of the grammar: LEAF with its node, OR, AND, NOT, LPAR or RPAR."""

    kind: str
    leaf: Node | None = None


_PLAIN = Text("文字どおりに検索しています。", "Searching the text as written.")
_QUOTE_HINT = Text('引用符 "…" や「…」が閉じていません。{plain}', "A quotation mark is not closed. {plain}").format(
    plain=_PLAIN
)
_EMPTY_HINT = Text("引用符の中が空です。{plain}", "There is nothing between the quotation marks. {plain}").format(
    plain=_PLAIN
)
_BRACKET_HINT = Text("かっこの対応が取れていません。{plain}", "The brackets do not match. {plain}").format(plain=_PLAIN)
_DEPTH_HINT = Text(
    "かっこや NOT の入れ子が深すぎます。{plain}", "Brackets or NOTs are nested too deeply. {plain}"
).format(plain=_PLAIN)
_OPERATOR_HINT = Text(
    "OR・AND・NOT の前後やかっこの中に検索語がありません。{plain}",
    "A word is missing beside OR, AND or NOT, or in brackets. {plain}",
).format(plain=_PLAIN)

_QUOTES = {'"': '"', "＂": "＂", "“": "”", "「": "」", "｢": "｣"}
_SIGNS = {"(": "LPAR", "（": "LPAR", ")": "RPAR", "）": "RPAR", "|": "OR", "｜": "OR"}
_OPERATORS = {"OR", "AND", "NOT"}
_END = r"\s()（）|｜\"＂“”「」｢｣"
_BLANK = re.compile(r"\s+")
_WORD = re.compile(f"[^{_END}]+")
# A lone minus and the first of two are letters; so is every minus inside a word.
_MINUS = re.compile(r"[-－−](?=[^\s\-－−)）|｜])")
_FIELD = re.compile(f"([^{_END}:：<>＜＞=＝≤≥≦≧]{{1,20}})([:：]|[<＜][=＝]?|[>＞][=＝]?|[≤≦]|[≥≧]|[=＝])")
_BETWEEN = re.compile(r"\.\.|．．|‥|[~～〜]")


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    while at < len(text):
        if blank := _BLANK.match(text, at):
            at = blank.end()
        elif kind := _SIGNS.get(text[at]):
            yield _Token(kind)
            at += 1
        elif text[at] in _QUOTES or text[at] in "”」｣":
            phrase, at = _quoted(text, at)
            yield _Token("LEAF", Phrase(phrase))
        elif minus := _MINUS.match(text, at):
            yield _Token("NOT")
            at = minus.end()
        else:
            token, at = _word(text, at)
            yield token


def _quoted(text: str, at: int) -> tuple[str, int]:
    closing = _QUOTES.get(text[at])
    end = text.find(closing, at + 1) if closing else -1
    if end < 0:
        raise _UnreadableError(_QUOTE_HINT)
    if not text[at + 1 : end].strip():
        raise _UnreadableError(_EMPTY_HINT)
    return text[at + 1 : end], end + 1


def _word(text: str, at: int) -> tuple[_Token, int]:
    if (field := _FIELD.match(text, at)) and (key := FIELDS.get(_folded_name(field[1]))):
        end = field.end()
        if end < len(text) and text[end] in _QUOTES:
            value, end = _quoted(text, end)
        elif word := _WORD.match(text, end):
            value, end = word[0], word.end()
        else:
            value = ""
        leaf = _field_leaf(key, unicodedata.normalize("NFKC", field[2]), value)
        if leaf:
            return _Token("LEAF", leaf), end
    word = _WORD.match(text, at)
    assert word is not None
    operator = unicodedata.normalize("NFKC", word[0])
    return _Token(operator) if operator in _OPERATORS else _Token("LEAF", Word(word[0])), word.end()


def _folded_name(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _field_leaf(key: str, sign: str, value: str) -> Node | None:
    """Return the node of a field expression; None where it is none, so that the text stays a plain word."""
    if not value:
        return None
    if key not in RANGE_FIELDS:
        return FieldWord(key, value) if sign in ":=" else None
    if sign in ("<", "<=", "≤", "≦"):
        return Range(key, None, value, high_open=sign == "<")
    if sign in (">", ">=", "≥", "≧"):
        return Range(key, value, None, low_open=sign == ">")
    between = _BETWEEN.search(value)
    if between is None:
        return Range(key, value, value)
    low, high = value[: between.start()].strip(), value[between.end() :].strip()
    return Range(key, low or None, high or None) if low or high else None


def _check_nesting(tokens: list[_Token]) -> None:
    """Refuse brackets that do not match and trees deeper than ``MAX_DEPTH``, which recursion would not survive."""
    opened: list[int] = []
    depth = nots = 0
    for token in tokens:
        if token.kind == "NOT":
            nots += 1
        elif token.kind == "LPAR":
            opened.append(nots + 1)
            depth += nots + 1
            nots = 0
        else:
            nots = 0
        if token.kind == "RPAR":
            if not opened:
                raise _UnreadableError(_BRACKET_HINT)
            depth -= opened.pop()
        if depth + nots > MAX_DEPTH:
            raise _UnreadableError(_DEPTH_HINT)
    if opened:
        raise _UnreadableError(_BRACKET_HINT)


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


_GRAMMAR = """
?start: either
either: all (OR all)*
all: one (AND? one)*
?one: NOT one -> negated
    | LPAR either RPAR -> bracketed
    | LEAF
%declare LEAF OR AND NOT LPAR RPAR
"""


def _parsed(tokens: list[_Token]) -> Node:
    from lark.exceptions import UnexpectedInput  # noqa: PLC0415 - see _parser

    try:
        # With a transformer inside, lark returns what the transformer makes.
        return cast("Node", _parser().parse(cast("str", tokens)))
    except UnexpectedInput as error:
        raise _UnreadableError(_OPERATOR_HINT) from error


@cache
def _parser() -> "Lark":
    """Build the LALR parser at the first query that needs it: importing lark takes longer than a whole search."""
    from lark import Lark, Token, Transformer  # noqa: PLC0415
    from lark.lexer import Lexer  # noqa: PLC0415

    class Ready(Lexer):
        """Hands over tokens that are cut already."""

        def __init__(self, lexer_conf: object) -> None:
            """Take lark's configuration; nothing of it is needed."""

        def lex(self, data: list[_Token]) -> Iterator[Token]:  # type: ignore[override]
            return (Token(token.kind, cast("str", token.leaf)) for token in data)

    class Build(Transformer[Token, Node]):
        """Makes nodes while lark reduces, so that no tree is walked afterwards."""

        def either(self, children: list[object]) -> Node:
            return _joined(Or, _nodes(children))

        def all(self, children: list[object]) -> Node:
            return _joined(And, _nodes(children))

        def negated(self, children: list[object]) -> Node:
            return Not(_nodes(children)[0])

        def bracketed(self, children: list[object]) -> Node:
            return _nodes(children)[0]

    return Lark(_GRAMMAR, parser="lalr", lexer=Ready, transformer=Build())


def _nodes(children: list[object]) -> list[Node]:
    """Leave the signs out and take the nodes of leaves from their tokens."""
    values = (getattr(child, "value", child) for child in children)
    return [value for value in values if isinstance(value, Node)]
