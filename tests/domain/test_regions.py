"""Regions as values: when one took part, which a question keeps, and how a question is kept."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.errors import UserError
from navigator.domain.regions import LISTED_FY, NOT_ON_FILE, Activity, Region, RegionFilter, Stay, activity_of
from navigator.domain.text import Text
from navigator.domain.vocabulary import ParticipationStatus

YEARS = st.integers(1995, 2020)
MAYBE = st.one_of(st.none(), YEARS)


@st.composite
def stays(draw: st.DrawFn) -> Stay:
    start, end = draw(MAYBE), draw(MAYBE)
    if start is not None and end is not None and end < start:
        start, end = end, start
    first, last = draw(MAYBE), draw(MAYBE)
    if first is not None and last is not None and last < first:
        first, last = last, first
    status = draw(st.sampled_from([None, *ParticipationStatus]))
    return Stay("made-up", "made-up", "", start, end, status, first, last)


@given(stays(), YEARS)
def test_printed_years_are_sure_and_nothing_is_sure_beyond_them(stay: Stay, fy: int) -> None:
    answer = stay.activity(fy)
    if stay.start_fy is not None and stay.end_fy is not None and stay.start_fy <= fy <= stay.end_fy:
        assert answer is Activity.SURE
    if stay.span is None:
        assert answer in (Activity.UNKNOWN, Activity.NO)
    else:
        assert (answer is Activity.SURE) == (stay.span[0] <= fy <= stay.span[1])


@given(stays(), YEARS)
def test_a_printed_end_is_an_end(stay: Stay, fy: int) -> None:
    listed = stay.status is ParticipationStatus.CONTINUING_FY2012
    if stay.end_fy is not None and fy > max(stay.end_fy, LISTED_FY if listed else 0):
        assert stay.activity(fy) is Activity.NO
    if stay.start_fy is not None and fy < min(stay.start_fy, LISTED_FY if listed else 9999):
        assert stay.activity(fy) is Activity.NO


@given(stays(), YEARS)
def test_nothing_is_supposed_beyond_the_years_of_the_program(stay: Stay, fy: int) -> None:
    before = stay.program_start is not None and fy < stay.program_start
    after = stay.program_end is not None and fy > stay.program_end
    if before or after:
        assert stay.activity(fy) in (Activity.SURE, Activity.NO)


def test_an_end_that_is_not_on_file_is_perhaps() -> None:
    stay = Stay("made-up", "made-up", start_fy=2002)
    assert [stay.activity(fy) for fy in (2001, 2002, 2003)] == [Activity.NO, Activity.SURE, Activity.PERHAPS]
    ended = replace(stay, program_end=2002)
    assert ended.activity(2003) is Activity.NO
    assert Stay("made-up", "made-up", end_fy=2002).activity(2001) is Activity.PERHAPS
    assert Stay("made-up", "made-up").activity(2001) is Activity.UNKNOWN


@given(st.lists(stays(), max_size=4), YEARS)
def test_a_region_has_the_surest_answer_of_its_participations(given_stays: list[Stay], fy: int) -> None:
    answers = {stay.activity(fy) for stay in given_stays}
    order = (Activity.SURE, Activity.PERHAPS, Activity.UNKNOWN)
    assert activity_of(given_stays, fy) is next((one for one in order if one in answers), Activity.NO)


PLACED = Region(
    "made-up",
    "made-up",
    Text("試験エリア", "Made-up area"),
    ("静岡県", "愛知県"),
    ("kanto", "chubu"),
    ("life",),
    "財団法人 見本",
    "光の集積",
    (Stay("s", "p-one", start_fy=2002, end_fy=2004), Stay("t", "p-two")),
    ("ためしエリア",),
)
UNPLACED = replace(PLACED, code="nowhere", prefectures=(), blocks=(), fields=(), stays=())


@pytest.mark.parametrize(
    ("question", "placed", "unplaced"),
    [
        (RegionFilter(), True, True),
        (RegionFilter(blocks=("chubu",)), True, True),
        (RegionFilter(blocks=("kinki",)), False, True),
        (RegionFilter(blocks=("kinki", "kanto"), unplaced=False), True, False),
        (RegionFilter(prefectures=("愛知県",)), True, True),
        (RegionFilter(programs=("p-two",)), True, False),
        (RegionFilter(programs=("p-one",), blocks=("kinki",)), False, False),
        (RegionFilter(fields=(NOT_ON_FILE,)), False, True),
        (RegionFilter(fields=("life", "ict")), True, False),
        (RegionFilter(fy=2003), True, False),
        (RegionFilter(fy=2005), False, False),
        (RegionFilter("見本 愛知"), True, False),
        (RegionFilter("タメシ"), True, True),
        (RegionFilter("見本 光 ない"), False, False),
    ],
)
def test_conditions_are_and_values_or(question: RegionFilter, placed: bool, unplaced: bool) -> None:
    assert question.keeps(PLACED) is placed
    assert question.keeps(UNPLACED) is unplaced


WORDS = st.lists(st.text(max_size=5), max_size=3).map(tuple)


@given(st.builds(RegionFilter, st.text(max_size=8), WORDS, WORDS, WORDS, WORDS, MAYBE, st.booleans()))
def test_a_question_survives_json(question: RegionFilter) -> None:
    assert RegionFilter.from_json(question.to_json()) == question


@pytest.mark.parametrize("data", [{}, {**RegionFilter().to_json(), "fy": "soon"}, {"text": ""}])
def test_what_is_no_question_is_said(data: dict[str, object]) -> None:
    with pytest.raises(UserError):
        RegionFilter.from_json(data)
