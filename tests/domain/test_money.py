"""Money is read and written exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.errors import UserError
from navigator.domain.money import MISSING, NONE, MoneyUnit, format_myen, parse_myen

AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=6, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("１，２３４", "1234"),
        ("1,234百万円", "1234"),
        ("12億3,400万円", "1234"),
        ("12億3,400万", "1234"),
        ("1兆2億円", "1000200"),
        ("1億2千万円", "120"),
        ("3百万5千円", "3.005"),
        ("1万2,345円", "0.012345"),
        ("5億円", "500"),
        ("5 億 円", "500"),
        ("3.5億", "350"),
        ("3千万円", "30"),
        ("▲5", "-5"),
        ("△5", "-5"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("－５億円", "-500"),
        ("97.5", "97.5"),
        ("1,234千円", "1.234"),
        ("100円", "0.0001"),
        ("0", "0"),
        ("-0", "0"),
        ("1,234 million yen", "1234"),
    ],
)
def test_reads_amounts(text: str, value: str) -> None:
    assert parse_myen(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", MISSING, NONE, "-", "▲", "(12)", "1.2E3", "=1+1", "1,23", "1,2345"),
        *(",123", "1.", ".5", "+5", "--5"),
        *("円", "億円", "約5億円", "3万2億円", "5億5億円", "1.5億300万円", "12千"),
        *("nan", "inf", "٣", "1_000", "9" * 30),
    ],
)
def test_refuses_the_rest_and_says_what_is_accepted(text: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_myen(text)
    assert "億円" in caught.value.remedy.ja
    assert "億円" in caught.value.remedy.en


@pytest.mark.parametrize(
    ("value", "myen", "oku"),
    [
        ("1234567", "1,234,567", "12,345.67"),
        ("-5", "▲5", "▲0.05"),
        ("0", "0", "0"),
        ("-0", "0", "0"),
        ("97.50", "97.5", "0.975"),
        ("1E+3", "1,000", "10"),
        ("12345678901234567890123456789012345.1", "12,345,678,901,234,567,890,123,456,789,012,345.1", None),
    ],
)
def test_writes_every_digit(value: str, myen: str, oku: str | None) -> None:
    assert format_myen(Decimal(value)) == myen
    if oku is not None:
        assert format_myen(Decimal(value), MoneyUnit.OKU) == oku


@given(AMOUNTS)
def test_written_amounts_read_back(value: Decimal) -> None:
    assert parse_myen(format_myen(value)) == value
    assert parse_myen(format_myen(value, MoneyUnit.OKU) + "億円") == value


@given(st.lists(AMOUNTS, max_size=20))
def test_adding_does_not_drift(values: list[Decimal]) -> None:
    whole = sum(int(value * 10**6) for value in values)
    assert sum((parse_myen(format_myen(value)) for value in values), Decimal(0)) * 10**6 == whole


@pytest.mark.parametrize("value", [1.5, 3, Decimal("NaN"), Decimal("Infinity")])
def test_no_float_is_money(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        format_myen(value)  # type: ignore[arg-type]


def test_units_have_labels() -> None:
    assert [unit.label.ja for unit in MoneyUnit] == ["百万円", "億円"]
