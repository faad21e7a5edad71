"""The record as plain text."""

import re

from navigator.domain.fiscal import YearStyle
from navigator.domain.results import Presentation
from navigator.views.record.copytext import record_as_text
from tests.views.recordsamples import bare_view, measure_view, program_view


def test_every_number_used_is_explained_below() -> None:
    text = record_as_text(program_view(), Presentation())
    body, _, sources = text.partition("■ 出典")
    assert set(re.findall(r"\[(\d+)\]", body)) == set(re.findall(r"^\[(\d+)\]", sources, re.MULTILINE))
    assert "https://www.example.go.jp" in sources
    assert "選び方: 一次の出典を優先" in body


def test_rounds_are_written_whole() -> None:
    text = record_as_text(measure_view(), Presentation("en", YearStyle.WESTERN))
    assert "FY2014" in text
    assert text.count("Region:") == 8


def test_what_is_missing_is_an_ellipsis() -> None:
    text = record_as_text(bare_view(), Presentation())
    assert text.count(": …") == 4
    assert "資料なし" in text
    assert "■ 出典" not in text
