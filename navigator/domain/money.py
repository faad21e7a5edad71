"""Money in million yen (百万円): reading and writing it exactly. Decimal only; a float is refused."""

import re
import unicodedata
from decimal import Decimal
from enum import StrEnum

from navigator.domain.errors import UserError
from navigator.domain.text import Text

MISSING = "…"
"""Printed where nothing is on file; the legend says 「… 資料なし」."""
NONE = "－"
"""Printed where there is none."""


class MoneyUnit(StrEnum):
    """The unit of a column: 百万円, the rule, or 億円 where a table says so."""

    MYEN = "myen"
    OKU = "oku"

    @property
    def label(self) -> Text:
        """Name for people."""
        return Text("百万円", "million yen") if self is MoneyUnit.MYEN else Text("億円", "100 million yen")


_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
# From large to small, each at most once, so that 12億3,400万円 reads and 3万2億円 does not. Exponents of ten of a
# million yen.
_UNITS = {"兆": 6, "億": 2, "千万": 1, "百万": 0, "万": -2, "千": -3, "": -6}
_SINGLE = re.compile(
    rf"({_NUMBER}(?:\.[0-9]+)?)(?:(兆|億|千万|百万|万|千|)円|(兆|億|千万|百万|万)|(?:million(?:yen)?|myen))?"
)
_COMPOUND = re.compile(
    rf"(?=[^円]*[兆億万])(?:({_NUMBER})兆)?(?:({_NUMBER})億)?(?:({_NUMBER})千万)?(?:({_NUMBER})百万)?(?:({_NUMBER})万)?"
    rf"(?:({_NUMBER})千(?=円))?(?:({_NUMBER})(?=円))?円?"
)
_MINUS_SIGNS = "-−▲△"
# Keeps every conversion well inside the 28 digits of the default decimal context, so that nothing is ever rounded.
_LONGEST = 18


def parse_myen(text: str) -> Decimal:
    """Read an amount and return it in million yen, exactly.

    A bare number is million yen. Accepts thousands commas, full-width digits, ▲ △ - for minus, and the units 円, 千円,
    万円, 百万円, 千万円, 億円, 兆円, also in one amount (12億3,400万円 = 1234).

    Raises:
        UserError: anything else: signs for «none» or «not on file», brackets, exponents, formulas, empty text.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    minus = plain[:1] != "" and plain[0] in _MINUS_SIGNS
    body = plain[1:] if minus else plain
    # Digits of other scripts pass NFKC but not [0-9].
    if len(re.sub(r"[^0-9]", "", body)) > _LONGEST:
        raise _unreadable(text)
    if single := _SINGLE.fullmatch(body):
        number, with_yen, bare = single.groups()
        unit = with_yen if with_yen is not None else bare
        parts = [(number, 0 if unit is None else _UNITS[unit])]
    elif compound := _COMPOUND.fullmatch(body):
        numbers = zip(compound.groups(), _UNITS.values(), strict=True)
        parts = [(number, exponent) for number, exponent in numbers if number]
    else:
        raise _unreadable(text)
    value = sum((Decimal(number.replace(",", "")).scaleb(exponent) for number, exponent in parts), Decimal(0))
    return -value if minus and value else value


def format_myen(value: Decimal, unit: MoneyUnit = MoneyUnit.MYEN) -> str:
    """Write an amount of million yen in ``unit`` with all its digits: 1,234.5, ▲5, 0; in 億円 12.345.

    Nothing is rounded; zeros at the end of the decimals are left away.

    Raises:
        TypeError: the value is no Decimal. ValueError: it is NaN or infinite.
    """
    if not isinstance(value, Decimal):
        raise TypeError("money is a Decimal of million yen")
    if not value.is_finite():
        raise ValueError("money is a finite amount")
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    # Moving the point on the tuple is exact for any number of digits; Decimal arithmetic would round beyond 28.
    shown = Decimal((0, digits, exponent - (2 if unit is MoneyUnit.OKU else 0)))
    text = f"{shown:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"▲{text}" if sign and value else text


def _unreadable(text: str) -> UserError:
    shown = text.strip()[:40]
    return UserError(
        Text(f"「{shown}」は金額として読めません。", f"“{shown}” is not an amount of money."),
        Text(
            "1,234（百万円）、1,234千円、5億円、12億3,400万円、▲5のように書いてください。",
            "Write 1,234 (million yen), 1,234千円, 5億円, 12億3,400万円 or -5.",
        ),
    )
