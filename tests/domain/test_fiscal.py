"""Fiscal years: every written form reads back, impossible era years are refused with the right name."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.errors import UserError
from navigator.domain.fiscal import (
    ERAS,
    YearStyle,
    era_of,
    fiscal_year_days,
    fiscal_year_of,
    format_fiscal_span,
    format_fiscal_year,
    parse_fiscal_year,
    parse_year_range,
    year_spellings,
    years_in_query_term,
)

YEARS = st.integers(1886, 2199)


@pytest.mark.parametrize(
    ("day", "fy"),
    [(date(2007, 3, 31), 2006), (date(2007, 4, 1), 2007), (date(2008, 1, 1), 2007), (date(2019, 4, 30), 2019)],
)
def test_the_year_turns_on_1_april(day: date, fy: int) -> None:
    assert fiscal_year_of(day) == fy


@given(st.dates(date(1886, 4, 1), date(2100, 12, 31)))
def test_a_day_lies_in_its_fiscal_year(day: date) -> None:
    first, last = fiscal_year_days(fiscal_year_of(day))
    assert first <= day <= last


def test_an_era_begins_on_its_first_day() -> None:
    for before, era in pairwise(ERAS):
        assert era_of(era.first) is era
        assert era_of(era.first - timedelta(days=1)) is before
    assert era_of(date(1868, 10, 22)) is None


@pytest.mark.parametrize(
    ("text", "fy"),
    [
        ("平成19年度", 2007),
        ("平成１９年度", 2007),
        (" 平成 19 年度 ", 2007),
        ("平成19", 2007),
        ("平成元年度", 1989),
        ("平成1年度", 1989),
        ("H19", 2007),
        ("Ｈ１９", 2007),
        ("h19年度", 2007),
        ("H.19", 2007),
        ("2007年度", 2007),
        ("2007年", 2007),
        ("FY2007", 2007),
        ("fy 2007", 2007),
        ("2007", 2007),
        ("２００７", 2007),
        ("平成31年度", 2019),
        ("令和元年度", 2019),
        ("平成31／令和元年度", 2019),
        ("H31/R1", 2019),
        ("R7", 2025),
        ("昭和63年度", 1988),
        ("大正15年度", 1926),
        ("昭和元年度", 1926),
        ("明治45年度", 1912),
        ("大正元年度", 1912),
        ("明治19年度", 1886),
    ],
)
def test_reads_every_form(text: str, fy: int) -> None:
    assert parse_fiscal_year(text) == fy


@pytest.mark.parametrize(("text", "era", "fy"), [("19年度", "平成", 2007), ("19", "H", 2007), ("元年度", "ｒ", 2019)])
def test_a_bare_year_needs_an_era(text: str, era: str, fy: int) -> None:
    assert parse_fiscal_year(text, era=era) == fy
    with pytest.raises(UserError, match="元号"):
        parse_fiscal_year(text)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("平成32年度", "令和2年度"),
        ("平成40年度", "令和10年度"),
        ("昭和64年度", "平成元年度"),
        ("S64", "平成元年度"),
        ("大正16年度", "昭和2年度"),
        ("明治46年度", "大正2年度"),
    ],
)
def test_an_era_year_that_never_was_is_refused_with_the_right_name(text: str, right: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_fiscal_year(text)
    assert right in caught.value.remedy.ja
    assert "FY" in caught.value.remedy.en


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "平成", "平成0年度", "H00", "200", "20077", "1885", "明治18年度", "2200", "平成19年度版"),
        *("H19/R1", "H19 (FY2008)", "一九", "x19", "-2007", "2007.0", "H31/", "/"),
    ],
)
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(UserError):
        parse_fiscal_year(text)
    assert years_in_query_term(text) is None


@given(YEARS, st.sampled_from(YearStyle), st.sampled_from(["ja", "en"]))
def test_every_written_year_reads_back(fy: int, style: YearStyle, language: str) -> None:
    assert parse_fiscal_year(format_fiscal_year(fy, style, language)) == fy


@pytest.mark.parametrize(
    ("fy", "style", "ja", "en"),
    [
        (2007, YearStyle.ERA, "平成19年度", "H19 (FY2007)"),
        (2007, YearStyle.SHORT, "H19", "H19"),
        (2007, YearStyle.WESTERN, "2007年度", "FY2007"),
        (2019, YearStyle.ERA, "平成31／令和元年度", "H31/R1 (FY2019)"),
        (2019, YearStyle.SHORT, "H31/R1", "H31/R1"),
        (2019, YearStyle.WESTERN, "2019年度", "FY2019"),
        (1988, YearStyle.ERA, "昭和63年度", "S63 (FY1988)"),
        (1989, YearStyle.ERA, "平成元年度", "H1 (FY1989)"),
        (1926, YearStyle.SHORT, "T15/S1", "T15/S1"),
        (1850, YearStyle.ERA, "1850年度", "FY1850"),
    ],
)
def test_written_forms(fy: int, style: YearStyle, ja: str, en: str) -> None:
    assert format_fiscal_year(fy, style) == ja
    assert format_fiscal_year(fy, style, "en") == en


@pytest.mark.parametrize(
    ("start", "end", "era", "short", "english"),
    [
        (2007, 2012, "平成19–24年度", "H19–H24", "H19–H24 (FY2007–2012)"),
        (2007, 2007, "平成19年度", "H19", "H19 (FY2007)"),
        (2007, None, "平成19年度–…", "H19–…", "H19 (FY2007)–…"),
        (None, 2012, "…–平成24年度", "…–H24", "…–H24 (FY2012)"),
        (None, None, "…", "…", "…"),
        (2017, 2019, "平成29–31年度", "H29–H31", "H29–H31 (FY2017–2019)"),
        (2019, 2023, "令和元–5年度", "R1–R5", "R1–R5 (FY2019–2023)"),
        (2015, 2021, "平成27–令和3年度", "H27–R3", "H27–R3 (FY2015–2021)"),
    ],
)
def test_spans(start: int | None, end: int | None, era: str, short: str, english: str) -> None:
    assert format_fiscal_span(start, end, YearStyle.ERA) == era
    assert format_fiscal_span(start, end, YearStyle.SHORT) == short
    assert format_fiscal_span(start, end, YearStyle.ERA, "en") == english


def test_western_spans() -> None:
    assert format_fiscal_span(2007, 2012, YearStyle.WESTERN) == "2007–2012年度"
    assert format_fiscal_span(2007, 2012, YearStyle.WESTERN, "en") == "FY2007–2012"
    assert format_fiscal_span(1850, 2012, YearStyle.ERA) == "1850–2012年度"


def test_spellings_hold_every_printed_form() -> None:
    assert {"平成19年度", "平成19年", "H19", "2007年度", "2007年", "FY2007", "2007"} <= set(year_spellings(2007))
    border = set(year_spellings(2019))
    assert {"平成31年度", "H31", "令和元年度", "令和元年", "令和1年度", "R元", "R1年度", "2019"} <= border
    # A bare R1 would be found in R10.
    assert "R1" not in border


@given(YEARS)
def test_spellings_name_their_year_and_no_other(fy: int) -> None:
    for form in year_spellings(fy):
        assert years_in_query_term(form) == fy


def test_a_bare_small_number_is_no_year() -> None:
    assert years_in_query_term("2007") == 2007
    assert years_in_query_term("19") is None
    assert years_in_query_term("元年") is None
    assert years_in_query_term("平成40年度") is None


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("H17..H19", (2005, 2007)),
        ("H17..", (2005, None)),
        ("..H19", (None, 2007)),
        ("H17", (2005, 2005)),
        ("平成17～19年度", (2005, 2007)),
        ("平成29–令和3年度", (2017, 2021)),
        ("2005-2007", (2005, 2007)),
        ("Ｈ１７．．１９", (2005, 2007)),
    ],
)
def test_ranges(text: str, years: tuple[int | None, int | None]) -> None:
    assert parse_year_range(text) == years


@pytest.mark.parametrize("text", ["..", "", "H19..H17", "x..H19", "H17..x", "17..19"])
def test_unreadable_ranges_are_refused(text: str) -> None:
    with pytest.raises(UserError):
        parse_year_range(text)


@given(YEARS, YEARS, st.sampled_from([YearStyle.ERA, YearStyle.SHORT]))
def test_written_spans_read_back(a: int, b: int, style: YearStyle) -> None:
    low, high = sorted((a, b))
    assert parse_year_range(format_fiscal_span(low, high, style)) == (low, high)
