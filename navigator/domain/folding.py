"""Text folding: what a reader of Japanese does not see as different becomes the same text.

``fold`` makes the searched form of texts and of queries; ``grams`` and ``match_expression`` are its bigram index.
The reasons stand in docs/decisions/0003-text-folding.md.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from operator import add

from navigator.domain.text import Text

FIELD_SEPARATOR = "\x1f"
"""Stands between the folded fields of a record. ``fold`` never yields it, so no query finds it."""


class FoldRule(StrEnum):
    """The foldings from the mildest to the full one; each includes those before it."""

    EXACT = "exact"
    WIDTH = "width"
    KANA = "kana"
    KANJI = "kanji"

    @property
    def label(self) -> Text:
        """Name for people."""
        return _RULE_LABELS[self]


_RULE_LABELS = {
    FoldRule.EXACT: Text("表記どおり", "As written"),
    FoldRule.WIDTH: Text("全角・半角／大文字・小文字", "Width and letter case"),
    FoldRule.KANA: Text("かな・長音・ハイフン・空白", "Kana, long vowels, hyphens, spaces"),
    FoldRule.KANJI: Text("旧字・異体字", "Old and variant kanji"),
}

# Unicode's dashes (Pd), minus signs, long marks, and the line-drawing signs that are typed for them.
_DASHES = "‐‑‒–—―⁃⁻₋−─━➖ー゠﹘֊־᐀᠆⸗⸚⸺⸻⹀⹝\U00010ead"
_WAVES = "〜～∼∿〰"
_SPACES = "\t\n\v\f\r\x85\u2028\u2029\u1680"
# Characters that nobody sees: the categories Cc, Cf and Cs (lone surrogates cannot be stored), variation selectors and
# the rest of Unicode's Default_Ignorable_Code_Point. As ranges, because asking unicodedata for each character of
# Unicode takes 0.1 s.
_INVISIBLE = (
    *((0x00, 0x1F), (0x7F, 0x9F), (0xAD, 0xAD), (0x34F, 0x34F), (0x600, 0x605), (0x61C, 0x61C), (0x6DD, 0x6DD)),
    *((0x70F, 0x70F), (0x890, 0x891), (0x8E2, 0x8E2), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)),
    *((0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xD800, 0xDFFF), (0xFE00, 0xFE0F)),
    *((0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x110BD, 0x110BD), (0x110CD, 0x110CD)),
    *((0x13430, 0x1343F), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),
)
# Pairs that joyokanji leaves alone: 印刷標準字体 and 簡易慣用字体 of 表外漢字字体表 (2000), and variants in names.
_MORE_KANJI = (
    "嶋島嶌島冨富峯峰邉辺埜野渕淵檜桧槙槇遙遥鷗鴎麴麹鹼鹸蠟蝋攪撹繡繍醱醗潑溌屢屡塡填頰頬剝剥"
    "𠮟叱籠篭竈竃頸頚礪砺蘂蕊驒騨囊嚢辨弁辯弁瓣弁濵浜栁柳舘館槗橋仭仞"
)
# ASCII signs become characters of the private use area, so that the tokenizer takes them for letters. ``fold`` drops
# these 128 characters, so that none in a text can pass for a sign. (Gaiji of Windows begin at U+E000, far from them.)
_SIGN_BASE = 0xF800

_AFTER_KANA = re.compile("[ぁ-ゖゝゞ\u3099\u309aヷ-ヺㇰ-ㇿ]")
_UNSEEN = re.compile(
    "[{}{}{}-{}]".format(
        "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in _INVISIBLE),
        _SPACES,
        chr(_SIGN_BASE),
        chr(_SIGN_BASE + 127),
    )
)
_JOINTS = re.compile("[ -]+")
_LOOSE_BLANKS = re.compile(r"(?<![\x00-\x7f]) +| +(?![\x00-\x7f])")
_BLANKS = re.compile("  +")
_ASCII_SIGN = re.compile(r"[^\x80-\U0010ffffa-z0-9]")


def fold(text: str) -> str:
    """Return the searched form of ``text``; folding it again changes nothing.

    NFKC and casefold; katakana → hiragana; long marks and dashes after kana dropped, other dashes → ``-``, wave
    dashes → ``~``; old and variant kanji → new; invisible characters dropped; runs of blanks → one space, dropped
    at the ends and beside a character outside ASCII. Any text is folded, also one with lone surrogates.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_ascii_table()).split())
    return _folded(text, _tables()[1])


def rule_of_match(haystack: str, needle: str) -> FoldRule | None:
    """Return the mildest folding under which ``needle`` is a part of ``haystack``.

    None when it is no part even of the folded text, or when nothing is left of the needle by folding: the answer
    is None exactly when a search for the needle does not find the text.
    """
    folded = fold(needle)
    if not folded or folded not in fold(haystack):
        return None
    if needle in haystack:
        return FoldRule.EXACT
    if _width(needle) in _width(haystack):
        return FoldRule.WIDTH
    kana = _tables()[0]
    return FoldRule.KANA if _folded(needle, kana) in _folded(haystack, kana) else FoldRule.KANJI


def grams(folded: str) -> str:
    """Return the index text of folded fields joined by ``FIELD_SEPARATOR``: bigrams, blank between them.

    For SQLite's FTS5 with ``tokenize='ascii'``. Every character begins one token: itself and the next one of its field,
    the last of a field alone. That lone token also keeps a phrase from running on into the next field.
    """
    tokens: list[str] = []
    for field in _ASCII_SIGN.sub(_sign, folded).split(chr(_SIGN_BASE + ord(FIELD_SEPARATOR))):
        tokens += map(add, field, field[1:])
        tokens += field[-1:]
    return " ".join(tokens)


def match_expression(folded: str) -> str:
    """Return the FTS5 query that finds the texts of which ``folded``, a folded query, is a part.

    One character is a prefix query, more are a phrase of bigrams; both need no check against the text afterwards.

    Raises:
        ValueError: the text is empty (every text has it as a part: leave the search out) or has a field separator.
    """
    if not folded or FIELD_SEPARATOR in folded:
        raise ValueError("a query has at least one character and lies in one field")
    signs = _ASCII_SIGN.sub(_sign, folded)
    if len(signs) == 1:
        return f'"{signs}"*'
    return '"' + " ".join([signs[at : at + 2] for at in range(len(signs) - 1)]) + '"'


def _folded(text: str, table: Mapping[int, int]) -> str:
    while True:
        # Most texts have nothing invisible, and the search takes a quarter of the time of the translation.
        seen = text.translate(_invisible()) if _UNSEEN.search(text) else text
        out = _width(seen).translate(table)
        if "-" in out:
            out = _JOINTS.sub(_joint, out)
        elif " " in out:
            # What ``_joint`` makes of blanks alone: one between characters of ASCII, nothing elsewhere.
            out = _BLANKS.sub(" ", _LOOSE_BLANKS.sub("", out))
        # Dropping a character can bring a mark beside the letter it belongs to (か, zero-width space, ゛): such texts,
        # and only they, are not normal yet and go round again.
        if unicodedata.is_normalized("NFKC", out):
            return out
        text = out


def _width(text: str) -> str:
    # Casefolding can leave the normal form (ΐ), so NFKC stands on both sides of it.
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _joint(match: re.Match[str]) -> str:
    """Decide a run of blanks and dashes by the characters on both sides of it."""
    whole, start, end = match.string, match.start(), match.end()
    before, after = whole[start - 1 : start], whole[end : end + 1]
    run = match[0]
    if before:
        if _AFTER_KANA.match(before):
            return ""
    elif _AFTER_KANA.match(after):
        # A query may begin in the middle of a word: ーゲット is a part of ターゲット.
        return ""
    if " " not in run:
        return run
    run = re.sub(" +", " ", run)
    if not before.isascii() or not before:
        run = run.lstrip()
    return run.rstrip() if not after.isascii() or not after else run


def _sign(match: re.Match[str]) -> str:
    return chr(_SIGN_BASE + ord(match[0]))


@cache
def _ascii_table() -> Mapping[int, int | None]:
    # str.split would take the separators \x1c-\x1f for blanks; they are dropped like other controls.
    return {code: (32 if chr(code) in _SPACES else None) for code in (*range(32), 127)}


@cache
def _invisible() -> Mapping[int, int | None]:
    """Invisible characters to nothing and blanks to spaces, before a mark can stick to either."""
    ranges = (*_INVISIBLE, (_SIGN_BASE, _SIGN_BASE + 127))
    dropped = dict.fromkeys(code for first, last in ranges for code in range(first, last + 1))
    return dropped | dict.fromkeys(map(ord, _SPACES), 32)


@cache
def _tables() -> tuple[Mapping[int, int], Mapping[int, int]]:
    """The table of kana and signs, and the same with kanji."""
    kana = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}
    kana |= dict.fromkeys(map(ord, _DASHES), ord("-"))
    kana |= dict.fromkeys(map(ord, _WAVES), ord("~"))
    return kana, kana | _kanji()


def _kanji() -> Mapping[int, int]:
    import joyokanji  # noqa: PLC0415 - its tables are read at the first fold, not at the start of the program

    # One call over the unified ideographs (extensions A and B too); compatibility ideographs are gone after NFKC.
    ideographs = "".join(map(chr, (*range(0x3400, 0xA000), *range(0x20000, 0x2A6E0))))
    pairs = zip(ideographs, joyokanji.convert(ideographs, variants=True), strict=True)
    table = {ord(old): ord(new) for old, new in pairs if old != new}
    return table | {ord(old): ord(new) for old, new in zip(_MORE_KANJI[::2], _MORE_KANJI[1::2], strict=True)}
