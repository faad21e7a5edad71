"""Partial dates and the status of calls."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.dates import CallStatus, PartialDate, call_status
from navigator.domain.errors import UserError
from navigator.domain.fiscal import YearStyle

DAYS = st.dates(date(1869, 1, 1), date(2150, 12, 31))
PARTIALS = st.builds(lambda day, size: PartialDate(day.isoformat()[:size]), DAYS, st.sampled_from([4, 7, 10]))


def some(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def test_bounds_and_fiscal_year() -> None:
    year, month, day = (PartialDate.parse(text) for text in ("2008", "2008-02", "2008-02-03"))
    assert (year.first, year.last, year.fiscal_year) == (date(2008, 1, 1), date(2008, 12, 31), None)
    assert (month.first, month.last, month.fiscal_year) == (date(2008, 2, 1), date(2008, 2, 29), 2007)
    assert (day.first, day.last, day.fiscal_year) == (date(2008, 2, 3), date(2008, 2, 3), 2007)
    assert [year.is_exact, month.is_exact, day.is_exact] == [False, False, True]
    assert year < month < day < PartialDate.parse("2009")
    assert str(month) == month.text == "2008-02"


@pytest.mark.parametrize(
    "text", ["", "208", "2008-2", "2008-13", "2007-02-29", "2008/02/03", "２００８", "0000", "2008-02-03 "]
)
def test_files_hold_iso_dates_only(text: str) -> None:
    with pytest.raises(UserError):
        PartialDate.parse(text)
    with pytest.raises(ValueError):  # noqa: PT011 - of the calendar or our own, either will do
        PartialDate(text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2007", "2007"),
        ("2007年", "2007"),
        ("2007/10", "2007-10"),
        ("2007年10月", "2007-10"),
        ("2007-10-3", "2007-10-03"),
        ("H19.10.3", "2007-10-03"),
        ("Ｈ１９．１０．３", "2007-10-03"),
        ("平成19年10月3日", "2007-10-03"),
        ("令和元年5月", "2019-05"),
        ("昭和64年1月", "1989-01"),
        ("平成元年1月", "1989-01"),
    ],
)
def test_people_type_many_forms(text: str, iso: str) -> None:
    assert PartialDate.read(text).text == iso


@pytest.mark.parametrize(
    "text", ["", "昭和64年2月1日", "平成31年5月1日", "令和元年4月30日", "H0.1.1", "19", "2007-10-32", "10月3日"]
)
def test_days_that_never_were_are_refused(text: str) -> None:
    with pytest.raises(UserError):
        PartialDate.read(text)


@given(PARTIALS)
def test_every_written_date_reads_back(day: PartialDate) -> None:
    assert PartialDate.parse(day.text) == day
    assert PartialDate.read(day.format(YearStyle.WESTERN)) == day
    if "／" not in day.format(YearStyle.ERA):
        assert PartialDate.read(day.format(YearStyle.ERA)) == day
        assert PartialDate.read(day.format(YearStyle.SHORT)) == day


@pytest.mark.parametrize(
    ("text", "era", "short", "english"),
    [
        ("2007-10-03", "平成19年10月3日", "H19.10.3", "H19.10.3 (2007-10-03)"),
        ("2007-10", "平成19年10月", "H19.10", "H19.10 (2007-10)"),
        ("2007", "平成19年", "H19", "H19 (2007)"),
        ("2019", "平成31／令和元年", "H31/R1", "H31/R1 (2019)"),
        ("2019-04", "平成31年4月", "H31.4", "H31.4 (2019-04)"),
        ("2019-05-01", "令和元年5月1日", "R1.5.1", "R1.5.1 (2019-05-01)"),
        ("1989-01", "昭和64／平成元年1月", "S64/H1.1", "S64/H1.1 (1989-01)"),
        ("1860", "1860", "1860", "1860"),
    ],
)
def test_written_forms(text: str, era: str, short: str, english: str) -> None:
    day = PartialDate.parse(text)
    assert day.format(YearStyle.ERA) == era
    assert day.format(YearStyle.SHORT) == short
    assert day.format(YearStyle.ERA, "en") == english
    assert day.format(YearStyle.WESTERN, "en") == text


@pytest.mark.parametrize(
    ("opens", "closes", "today", "status"),
    [
        (None, None, "2026-05-01", CallStatus.UNDATED),
        ("2026-05-02", None, "2026-05-01", CallStatus.ANNOUNCED),
        ("2026-05-02", "2026-06-30", "2026-05-01", CallStatus.ANNOUNCED),
        ("2026-05", None, "2026-05-01", CallStatus.OPEN),
        ("2026-05-01", "2026-06-30", "2026-05-01", CallStatus.OPEN),
        ("2026-05-01", "2026-06-30", "2026-06-15", CallStatus.OPEN),
        ("2026-05-01", "2026-06-30", "2026-06-16", CallStatus.CLOSING),
        (None, "2026-06-30", "2026-06-30", CallStatus.CLOSING),
        (None, "2026-06-30", "2026-07-01", CallStatus.CLOSED),
        (None, "2026-06", "2026-06-10", CallStatus.OPEN),
        (None, "2026-06", "2026-06-16", CallStatus.CLOSING),
        (None, "2026", "2026-12-31", CallStatus.CLOSING),
        (None, "2026", "2027-01-01", CallStatus.CLOSED),
        ("2026-05-01", None, "2027-03-31", CallStatus.OPEN),
        ("2026-05-01", None, "2027-04-01", CallStatus.CLOSED),
        ("2026-02", None, "2026-03-31", CallStatus.OPEN),
        ("2026-02", None, "2026-04-01", CallStatus.CLOSED),
        ("2026", None, "2027-03-31", CallStatus.OPEN),
        ("2026-06-01", "2026-05-01", "2026-05-15", CallStatus.ANNOUNCED),
        ("2026-06-01", "2026-05-01", "2026-06-15", CallStatus.CLOSED),
    ],
)
def test_status_of_a_call(opens: str | None, closes: str | None, today: str, status: CallStatus) -> None:
    assert call_status(some(opens), some(closes), date.fromisoformat(today)) is status


@given(st.none() | PARTIALS, st.none() | PARTIALS, DAYS, st.integers(0, 800))
def test_a_call_never_goes_back(opens: PartialDate | None, closes: PartialDate | None, today: date, later: int) -> None:
    order = list(CallStatus)
    before, after = (call_status(opens, closes, day) for day in (today, today + timedelta(days=later)))
    assert order.index(before) <= order.index(after)


def test_every_status_has_its_label() -> None:
    assert [status.label.ja for status in CallStatus] == ["予告", "公募中", "締切間近", "終了", "日付なし"]
    assert all(status.label.en for status in CallStatus)
