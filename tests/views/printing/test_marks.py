"""Figures, signs and charts: what tells without colour, and what stands below each other."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from navigator.domain.document import BarChart, Cell, Column, PageSetup, Row, Table
from navigator.views.printing.pages import paginate
from navigator.views.printing.styles import Ink, Pen, mm
from navigator.views.printing.typeset import Typesetter
from tests.views.printing import samples
from tests.views.printing.samples import cell, document


def test_figures_are_never_broken_however_narrow(qapp: QApplication) -> None:
    columns = (Column(cell("項目"), fixed=20), *(Column(cell("年度"), fixed=5) for _ in range(6)))
    row = Row("a", (cell("額"), *(cell("12,345,678.9", numeric=True, sources=(1,)) for _ in range(6))))
    pages = paginate(document(Table(columns, (row,), item_column=True)))
    assert pages.text(0).split("\n").count("12,345,678.9") == 6


def test_last_digits_of_a_column_stand_below_each_other(qapp: QApplication) -> None:
    figures = (("1", (1,)), ("1,234", ()), ("99.5", (2,)), ("▲11,111", (1, 2, 3, 4, 5, 6)))
    rows = tuple(Row(text, (cell(text, numeric=True, sources=marks),)) for text, marks in figures)
    pages = paginate(document(Table((Column(cell("額")),), rows)))
    setter = Typesetter()
    edges = {
        round(run.x + setter.width(run.text, run.style), 1)
        for run in pages.letters(0)
        if run.text in {text for text, _marks in figures}
    }
    assert len(edges) == 1
    assert "[1][2][3][4][5][6]" in pages.text(0)


def test_differing_cells_carry_a_sign_a_tint_and_a_legend(qapp: QApplication) -> None:
    pages = paginate(samples.comparison(3))
    assert "◆大学、公的研究機関" in pages.text(0)
    assert "◆ 内容が異なる欄" in pages.text(0)
    assert sum(fill.ink is Ink.TINT for fill in pages.drafts[0].grounds) == 2
    same = paginate(document(Table((Column(cell("a")),), (Row("a", (cell("同じ"),)),))))
    assert "◆" not in same.text(0)


def test_the_stage_bar_is_told_by_fill_and_outline(qapp: QApplication) -> None:
    row = Row("a", (Cell(("応用から開発",), stages=(2, 3)),))
    draft = paginate(document(Table((Column(cell("段階")),), (row,)))).drafts[0]
    assert [fill.ink for fill in draft.fills] == [Ink.PAPER, Ink.STAGE, Ink.STAGE, Ink.PAPER, Ink.PAPER]
    for fill in draft.fills:
        assert any(one.x1 == one.x2 == fill.x and one.y1 == fill.y for one in draft.strokes)


def test_bars_differ_in_form_and_carry_their_figures(qapp: QApplication) -> None:
    pages = paginate(samples.record_sheet())
    draft = pages.drafts[0]
    for bar in samples.BARS:
        assert bar.text in pages.text(0)
        assert bar.label in pages.text(0)
    solid = [fill for fill in draft.fills if fill.ink is Ink.BAR]
    assert len(solid) == 3  # 100, 640 and 0; not the partial, hollow and missing ones
    assert sum(stroke.pen is Pen.HATCH for stroke in draft.strokes) > 30
    none, low, high = sorted(fill.height for fill in solid)
    assert none == 0
    assert high / low == pytest.approx(6.4)
    for words in ("※内数", "要求・予定", "出典による差", "… 資料なし", "（単位：百万円）"):
        assert words in pages.text(0)


def test_many_bars_turn_their_figures_instead_of_overlapping(qapp: QApplication) -> None:
    bars = tuple(replace(samples.BARS[3], label=f"平成{n}年度") for n in range(1, 31))
    draft = paginate(document(BarChart("多い", "", bars), setup=PageSetup(landscape=False))).drafts[0]
    turned = sorted(run.x for run in draft.letters if run.turned)
    assert len(turned) == 30
    assert min(after - before for before, after in pairwise(turned)) >= mm(2.5)
