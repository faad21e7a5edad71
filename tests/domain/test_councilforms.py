"""What is typed into the forms of a council is kept only when it is right, and every mistake names its field."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.councilforms import (
    FIELD_LABELS,
    MOST_COUNTED,
    ActivityDraft,
    ConsultationDraft,
    DecisionDraft,
    MeetingDraft,
    MemberDraft,
    check_activity,
    check_consultation,
    check_decision,
    check_meeting,
    check_member,
    number_typed,
    refused,
    year_of,
)
from navigator.domain.councils import AgendaItem
from navigator.domain.dates import PartialDate
from navigator.domain.fiscal import YearStyle, fiscal_year_of, format_fiscal_year

TODAY = date(2026, 11, 22)
GOOD = ActivityDraft(block="kinki", kind="seminar", title="地域セミナー", date="2007-07-03")
days = st.dates(date(1990, 1, 1), date(2040, 12, 31))


def test_a_good_activity_has_no_problems() -> None:
    assert check_activity(GOOD, TODAY) == {}
    assert check_activity(replace(GOOD, participants="１,２００", fy="平成19年度"), TODAY) == {}


@pytest.mark.parametrize("text", ["H19.7.3", "平成19年7月3日", "2007-07-03", "2007/7/3", "２００７年７月３日"])
def test_a_date_is_taken_in_any_form_and_names_its_year(text: str) -> None:
    draft = replace(GOOD, date=text)
    assert check_activity(draft, TODAY) == {}
    assert year_of(draft) == 2007


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"block": ""}, "block"),
        ({"block": "近畿"}, "block"),
        ({"kind": "party"}, "kind"),
        ({"title": " 　"}, "title"),
        ({"title": "一\n二"}, "title"),
        ({"title": "字" * 301}, "title"),
        ({"title": "\ud83d"}, "title"),
        ({"state": ""}, "state"),
        ({"date": "2007-02-30"}, "date"),
        ({"date": "昭和64年4月1日"}, "date"),
        ({"date": ""}, "date"),
        ({"date": "2007"}, "fy"),
        ({"date": "2007", "fy": "2008"}, "fy"),
        ({"fy": "H20"}, "fy"),
        ({"fy": "平成32年度"}, "fy"),
        ({"date": "2026-11-23"}, "date"),
        ({"date": "", "fy": "2027"}, "fy"),
        ({"count": "-1"}, "count"),
        ({"count": "1.5"}, "count"),
        ({"count": str(MOST_COUNTED + 1)}, "count"),
        ({"participants": "約80"}, "participants"),
        ({"note": "a\0b"}, "note"),
    ],
)
def test_each_mistake_is_told_at_its_field(changed: dict[str, str], field: str) -> None:
    problems = check_activity(replace(GOOD, **changed), TODAY)
    assert list(problems) == [field]
    assert problems[field].ja
    assert problems[field].en


def test_every_mistake_is_told_at_once() -> None:
    assert set(check_activity(ActivityDraft(count="x", participants="y"), TODAY)) == {
        "block", "kind", "title", "count", "participants", "date",
    }  # fmt: skip


def test_a_plan_may_lie_ahead_and_what_is_not_counted_stays_empty() -> None:
    plan = replace(GOOD, state="planned", date="2027-02", count="", participants="")
    assert check_activity(plan, TODAY) == {}
    assert year_of(plan) == 2026
    assert number_typed("") is None


@given(day=days, today=days)
def test_what_was_done_is_never_after_today(day: date, today: date) -> None:
    problems = check_activity(replace(GOOD, date=day.isoformat()), today)
    assert ("date" in problems) == (day > today)
    assert check_activity(replace(GOOD, date=day.isoformat(), state="planned"), today) == {}


@given(day=days, off=st.integers(-3, 3), style=st.sampled_from(YearStyle))
def test_date_and_fiscal_year_must_agree(day: date, off: int, style: YearStyle) -> None:
    year = fiscal_year_of(day) + off
    draft = replace(GOOD, state="planned", date=day.isoformat(), fy=format_fiscal_year(year, style))
    assert ("fy" in check_activity(draft, TODAY)) == (off != 0)


@given(day=days, off=st.integers(-3, 3))
def test_a_year_alone_may_be_that_fiscal_year_or_the_one_before(day: date, off: int) -> None:
    draft = replace(GOOD, state="planned", date=str(day.year), fy=str(day.year + off))
    assert ("fy" in check_activity(draft, TODAY)) == (off not in (-1, 0))


@given(number=st.integers(-10, 10**9))
def test_numbers_are_whole_and_not_negative(number: int) -> None:
    problems = check_activity(replace(GOOD, participants=f"{number:,}"), TODAY)
    assert ("participants" in problems) == (not 0 <= number <= MOST_COUNTED)


@given(text=st.text(max_size=30))
def test_nothing_typed_ends_in_an_error(text: str) -> None:
    typed = ActivityDraft(text, text, text, text, text, text, text, text, text, text)
    for problems in (
        check_activity(typed, TODAY),
        check_member(MemberDraft(text, text, text, text, text, text, text)),
        check_meeting(MeetingDraft(text, text, text, text, text, (AgendaItem(text, text),), (text,), text)),
        check_decision(DecisionDraft(text, text, text, text)),
        check_consultation(ConsultationDraft(text, text, text, text, text, text, text, text, text), TODAY),
    ):
        assert set(problems) <= set(FIELD_LABELS)


def test_a_member_needs_a_name_or_an_organisation_and_ends_after_the_beginning() -> None:
    assert check_member(MemberDraft("kinki", organisation="（見本）大阪府")) == {}
    assert list(check_member(MemberDraft("kinki"))) == ["name"]
    assert list(check_member(MemberDraft("kinki", "A", since="R8.4", until="R7.3"))) == ["until"]
    assert check_member(MemberDraft("kinki", "A", since="2026", until="2026-01")) == {}


def test_a_meeting_needs_a_month_and_a_presenter_needs_an_item() -> None:
    good = MeetingDraft("kinki", title="第1回", date="R8.10")
    assert check_meeting(good) == {}
    assert list(check_meeting(replace(good, date="2026"))) == ["date"]
    assert list(check_meeting(replace(good, date=""))) == ["date"]
    assert list(check_meeting(replace(good, agenda=(AgendaItem("", "山田"),)))) == ["agenda"]
    assert check_meeting(replace(good, agenda=(AgendaItem("", ""),), participants=("",))) == {}


def test_a_decision_needs_its_text_only() -> None:
    assert check_decision(DecisionDraft("合同展示会を開く")) == {}
    assert set(check_decision(DecisionDraft("", due="まもなく", state="?"))) == {"text", "due", "state"}


@given(day=days)
def test_a_consultation_was_held(day: date) -> None:
    draft = ConsultationDraft("kinki", day.isoformat(), subject="補助金")
    assert ("date" in check_consultation(draft, TODAY)) == (day > TODAY)


def test_a_consultation_needs_block_date_and_case() -> None:
    assert set(check_consultation(ConsultationDraft(stage="?"), TODAY)) == {"block", "date", "subject", "stage"}


def test_a_draft_that_is_kept_in_spite_of_a_mistake_is_refused_in_words() -> None:
    error = refused(check_activity(replace(GOOD, title=""), TODAY))
    assert "名称" in error.what.ja
    assert "Title" in error.what.en


@given(day=days, delta=st.integers(0, 60))
def test_the_last_possible_day_of_a_partial_date_decides_an_order(day: date, delta: int) -> None:
    until = PartialDate((day + timedelta(days=delta)).strftime("%Y-%m"))
    assert check_member(MemberDraft("kinki", "A", since=day.isoformat(), until=until.text)) == {}
