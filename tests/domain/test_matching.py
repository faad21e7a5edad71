"""The counter: what a measure answers, and that «not said» is never «no»."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.calls import CallRound
from navigator.domain.dates import PartialDate
from navigator.domain.errors import UserError
from navigator.domain.figures import Citation
from navigator.domain.matching import Case, Grade, MeasureFacts, Question, State
from navigator.domain.matchrules import match, ranked
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, Eligible, Field, MeasureCategory, ProviderType, Stage

TODAY = date(2007, 6, 1)
SILENT = MeasureFacts(
    "silent", Text("支援策", "Measure"), "", None, None, None, (), (), (), (), None, None, Citation("s", "1")
)
EVERY_ANSWER = Case(
    Eligible.SME,
    frozenset(),
    "北海道",
    Block.HOKKAIDO,
    Field.LIFE,
    Stage.BASIC,
    frozenset({MeasureCategory.SUBSIDY}),
    Decimal(30),
    2007,
)
TOLD = replace(
    SILENT,
    code="told",
    provider_type=ProviderType.MINISTRY,
    category=MeasureCategory.SUBSIDY,
    stages=(Stage.BASIC, Stage.APPLIED),
    fields=(Field.LIFE,),
    eligible=(Eligible.COMPANY,),
    amount_max=Decimal(50),
)


def call(code: str, opens: str = "", closes: str = "", fy: int | None = None) -> CallRound:
    return CallRound(
        code,
        "told",
        Text(code, code),
        Text(code, code),
        "",
        fy,
        PartialDate(opens) if opens else None,
        PartialDate(closes) if closes else None,
        (),
        Citation("round", code),
    )


def test_a_measure_that_says_nothing_is_never_refused() -> None:
    found = match(SILENT, EVERY_ANSWER, TODAY)
    assert found.grade is Grade.CHECK
    assert {condition.state for condition in found.conditions} == {State.UNSAID}


def test_a_measure_that_meets_every_answer_fits() -> None:
    found = match(replace(TOLD, rounds=(call("r", "2007-05-01", "2007-06-30"),)), EVERY_ANSWER, TODAY)
    assert found.grade is Grade.FIT
    assert found.conditions[-1].citation == Citation("round", "r")
    assert "締切間近" not in found.conditions[-1].reason.ja
    assert "2007-06-30" in found.conditions[-1].reason.ja


@pytest.mark.parametrize(
    ("changed", "question"),
    [
        ({"eligible": (Eligible.UNIVERSITY,)}, Question.APPLICANT),
        ({"blocks": (Block.KINKI,)}, Question.PLACE),
        ({"prefectures": ("青森県",)}, Question.PLACE),
        ({"fields": (Field.ICT,)}, Question.FIELD),
        ({"stages": (Stage.DEVELOPMENT, Stage.MARKET)}, Question.STAGE),
        ({"category": MeasureCategory.LOAN}, Question.KIND),
        ({"rounds": (call("r", "2007-04-01", "2007-05-15"),)}, Question.YEAR),
        ({"run": (2001, 2005)}, Question.YEAR),
        ({"run": (2009, None)}, Question.YEAR),
    ],
)
def test_one_condition_that_is_not_met_is_named_alone(changed: dict[str, object], question: Question) -> None:
    found = match(replace(TOLD, **changed), EVERY_ANSWER, TODAY)
    assert found.grade is Grade.NO
    assert found.failing is not None
    assert found.failing.question is question
    assert [condition for condition in found.conditions if condition.state is State.FAILED] == [found.failing]


def test_the_first_of_several_is_named() -> None:
    found = match(replace(TOLD, fields=(Field.ICT,), category=MeasureCategory.LOAN), EVERY_ANSWER, TODAY)
    assert found.failing is not None
    assert found.failing.question is Question.FIELD


def test_a_small_firm_is_a_company_but_a_company_is_no_small_firm() -> None:
    assert match(TOLD, Case(applicant=Eligible.SME), TODAY).grade is Grade.FIT
    only_small = replace(TOLD, eligible=(Eligible.SME,))
    assert match(only_small, Case(applicant=Eligible.COMPANY), TODAY).grade is Grade.NO


def test_partners_open_what_the_applicant_alone_may_not_have() -> None:
    consortium = replace(TOLD, eligible=(Eligible.CONSORTIUM,))
    alone = Case(applicant=Eligible.SME)
    together = replace(alone, partners=frozenset({Eligible.UNIVERSITY}))
    assert match(consortium, alone, TODAY).grade is Grade.CHECK
    assert match(consortium, together, TODAY).grade is Grade.FIT
    university = replace(TOLD, eligible=(Eligible.UNIVERSITY,))
    (condition,) = match(university, together, TODAY).conditions
    assert (condition.question, condition.state) == (Question.PARTNERS, State.CHECK)
    assert "大学等が申請者" in condition.reason.ja


def test_money_out_of_reach_is_to_be_checked_not_refused() -> None:
    assert match(TOLD, Case(money=Decimal(50)), TODAY).grade is Grade.FIT
    assert match(TOLD, Case(money=Decimal(51)), TODAY).grade is Grade.CHECK
    assert match(replace(TOLD, amount_min=Decimal(40)), Case(money=Decimal(30)), TODAY).grade is Grade.CHECK


def test_a_block_alone_cannot_settle_a_measure_for_some_of_its_prefectures() -> None:
    aomori = replace(TOLD, prefectures=("青森県",), blocks=(Block.TOHOKU,))
    assert match(aomori, Case(block=Block.TOHOKU), TODAY).grade is Grade.CHECK
    assert match(aomori, Case(prefecture="青森県", block=Block.TOHOKU), TODAY).grade is Grade.FIT
    assert match(aomori, Case(prefecture="岩手県", block=Block.TOHOKU), TODAY).grade is Grade.NO


def test_the_year_is_seen_from_today_or_from_its_first_day() -> None:
    closed_in_may = replace(TOLD, rounds=(call("r", "2007-04-01", "2007-05-15"),))
    asked = Case(fy=2007)
    assert match(closed_in_may, asked, date(2007, 6, 1)).grade is Grade.NO
    assert match(closed_in_may, asked, date(2007, 5, 1)).grade is Grade.FIT
    assert match(closed_in_may, asked, date(2026, 11, 22)).grade is Grade.FIT, "the year as a whole"


def test_an_undated_round_and_earlier_rounds_are_to_be_checked() -> None:
    asked = Case(fy=2007)
    (undated,) = match(replace(TOLD, rounds=(call("r", fy=2007),)), asked, TODAY).conditions
    assert (undated.state, undated.citation.locator) == (State.CHECK, "r")
    (earlier,) = match(replace(TOLD, rounds=(call("r", closes="2006-06-10"),)), asked, TODAY).conditions
    assert earlier.state is State.CHECK
    assert "推定" in earlier.reason.ja
    (old,) = match(replace(TOLD, rounds=(call("r", closes="2001-06-10"),)), asked, TODAY).conditions
    assert "平成13年度" in old.reason.ja
    assert "推定" not in old.reason.ja
    (later,) = match(replace(TOLD, rounds=(call("r", closes="2012-06-10"),)), asked, TODAY).conditions
    assert "最初は平成24年度" in later.reason.ja


def test_open_points_decide_the_order() -> None:
    silent = match(SILENT, EVERY_ANSWER, TODAY)
    told = match(TOLD, EVERY_ANSWER, TODAY)
    refused = match(replace(TOLD, code="a", fields=(Field.ICT,)), EVERY_ANSWER, TODAY)
    assert ranked([refused, silent, told]) == (told, silent, refused)


cases = st.builds(
    Case,
    st.none() | st.sampled_from(Eligible),
    st.frozensets(st.sampled_from(Eligible), max_size=3),
    st.sampled_from(["", "北海道", "青森県"]),
    st.none() | st.sampled_from(Block),
    st.none() | st.sampled_from(Field),
    st.none() | st.sampled_from(Stage),
    st.frozensets(st.sampled_from(MeasureCategory), max_size=3),
    st.none() | st.decimals(0, 10_000, places=1),
    st.none() | st.integers(1990, 2030),
)
stages = st.lists(st.sampled_from(Stage), min_size=2, max_size=2).map(
    lambda pair: tuple(sorted(pair, key=list(Stage).index))
)
rounds = st.lists(
    st.builds(
        call,
        st.just("r"),
        st.sampled_from(["", "2006-04", "2007-05-01"]),
        st.sampled_from(["", "2007-06-30", "2008-01"]),
        st.none() | st.integers(2005, 2009),
    ),
    max_size=3,
).map(tuple)
measures = st.builds(
    MeasureFacts,
    st.text("ab", min_size=1, max_size=3),
    st.just(Text("支援策", "Measure")),
    st.just(""),
    st.none() | st.sampled_from(ProviderType),
    st.none() | st.sampled_from(MeasureCategory),
    st.none() | stages,
    st.lists(st.sampled_from(Field), max_size=2).map(tuple),
    st.lists(st.sampled_from(Eligible), max_size=2).map(tuple),
    st.lists(st.sampled_from(Block), max_size=2).map(tuple),
    st.lists(st.sampled_from(["北海道", "青森県"]), max_size=1).map(tuple),
    st.none() | st.decimals(0, 100, places=0),
    st.none() | st.decimals(100, 1000, places=0),
    st.just(Citation("s", "1")),
    rounds=rounds,
)


@given(measures, cases, st.dates(date(2004, 1, 1), date(2010, 1, 1)))
def test_every_no_names_exactly_one_condition_with_its_source(measure: MeasureFacts, case: Case, today: date) -> None:
    found = match(measure, case, today)
    assert (found.grade is Grade.NO) is (found.failing is not None)
    if found.failing is not None:
        assert found.failing.state is State.FAILED
        assert found.failing.citation.source
        assert found.failing.reason.ja
        assert found.failing.reason.en
    assert all(condition.state is not State.FAILED for condition in found.open_points)
    assert (found.grade is Grade.FIT) is (
        found.failing is None and all(condition.state is State.MET for condition in found.conditions)
    )


@given(cases)
def test_a_case_reads_back_as_it_was_kept(case: Case) -> None:
    assert Case.from_json(case.to_json()) == case


@pytest.mark.parametrize("data", [{"applicant": "nobody"}, {"money": "viel"}, {"fy": "x"}, {"partners": ["x"]}])
def test_answers_that_cannot_be_read_are_refused(data: dict[str, object]) -> None:
    with pytest.raises(UserError):
        Case.from_json(data)
