"""What the money line says."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from navigator.domain.catalogues import Catalogue
from navigator.domain.filters import Filter
from navigator.domain.fiscal import YearStyle
from navigator.domain.results import CeilingRange, Presentation, ResultSet
from navigator.viewmodels.money import MoneyText
from tests.views.finderfakes import FakeFinding, FakeOffice


@pytest.fixture
def result() -> ResultSet:
    return FakeFinding(FakeOffice()).find(Filter(Catalogue.PROGRAMS))


def test_two_totals_with_a_partial_amount_and_one_without(qapp: QApplication, result: ResultSet) -> None:
    text = MoneyText(Presentation(years=YearStyle.WESTERN))
    assert text.line(result) == "当初予算 2007年度 計 62,889（※内数を含め 74,222）百万円"
    line = replace(result.money.counted[0], figure=replace(result.money.counted[0].figure, partial=False))
    whole = replace(result, money=replace(result.money, counted=(line,), with_partial=Decimal(62889)))
    assert text.line(whole) == "当初予算 2007年度 計 62,889 百万円"


def test_nothing_on_file_is_not_zero(qapp: QApplication, result: ResultSet) -> None:
    text = MoneyText(Presentation())
    nothing = replace(result, money=replace(result.money, counted=(), without_partial=Decimal(0)))
    assert text.line(nothing) == "当初予算 平成19年度 … 金額の資料なし"
    assert text.line(replace(result, money=CeilingRange(None, None, 0, 7))) == "上限の資料なし（7 件）"


def test_ceilings_are_a_range(qapp: QApplication, result: ResultSet) -> None:
    text = MoneyText(Presentation())
    one = CeilingRange(Decimal("97.5"), Decimal("97.5"), 1, 0)
    assert text.line(replace(result, money=one)) == "上限 97.5 百万円"
    assert text.line(replace(result, money=None)) == ""
    assert "足し合わせません" in text.explanation(replace(result, money=one)).sentences[0]


def test_explanation_says_what_was_left_out(qapp: QApplication, result: ResultSet) -> None:
    told = MoneyText(Presentation()).explanation(result)
    assert len(told.left_out) == 1
    assert any("3 事業は" in sentence and "0 ではありません" in sentence for sentence in told.sentences)
