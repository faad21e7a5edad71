"""What goes to the clipboard is harmless in a spreadsheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.viewmodels.clipboard import as_html, as_mime, as_tsv, harmless


@pytest.mark.parametrize(
    "cell", ["=1+1", "+A1", "-A1", "@SUM(1)", "＝1+1", "　=1", " =1", "\u00a0=1", "\t=1", "\r\n=1"]
)
def test_formulas_are_prefixed(cell: str) -> None:
    assert harmless(cell).startswith("'")


@pytest.mark.parametrize("cell", ["-5", "+1,234.5", "1,234", "…", "－", "▲5", "平成19年度", "医療=バイオ"])
def test_numbers_and_plain_texts_stay(cell: str) -> None:
    assert harmless(cell) == cell


@given(st.lists(st.lists(st.text(), min_size=3, max_size=3), max_size=5))
def test_every_row_is_one_line_of_three_cells(rows: list[list[str]]) -> None:
    lines = as_tsv(["a", "b", "c"], rows).split("\r\n")
    assert len(lines) == len(rows) + 2
    assert all(line.count("\t") == 2 for line in lines[:-1])


def test_html_is_escaped_and_both_forms_are_offered() -> None:
    page = as_html(["<b>"], [["<img src=x>&"]])
    assert "<th>&lt;b&gt;</th>" in page
    assert "<td>&lt;img src=x&gt;&amp;</td>" in page
    mime = as_mime(["a"], [["1"]])
    assert mime.hasText()
    assert mime.hasHtml()
