"""Facet counts, choices, years, ranges and statuses equal a plain recount from the CSV files of the package."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.db.library import Library
from navigator.domain.catalogues import NO_DATA, SPECS, Catalogue, FacetKey
from navigator.domain.dates import PartialDate
from navigator.domain.errors import UserError
from navigator.domain.filters import FacetChoice, Filter
from navigator.domain.results import CeilingRange, Presentation, ResultSet
from navigator.domain.vocabulary import Block, Ministry
from navigator.services.finding import FindingService
from tests.db.libraries import TODAY
from tests.db.packages import table
from tests.services import recount


@pytest.fixture(scope="session")
def codes(finding: FindingService) -> dict[Catalogue, dict[int, str]]:
    """Code by row number, read from the rows as shown."""
    made = {}
    for catalogue in Catalogue:
        result = finding.find(Filter(catalogue))
        rows = finding.rows(result, 0, result.total, Presentation())
        made[catalogue] = {int(row_id): row.ref.code for row_id, row in zip(result.ids, rows, strict=True)}
        assert set(made[catalogue].values()) == set(recount.records(catalogue))
    return made


def found(result: ResultSet, codes: dict[Catalogue, dict[int, str]]) -> set[str]:
    of_row = codes[result.filter.catalogue]
    return {of_row[int(row_id)] for row_id in result.ids}


def expected(question: Filter, today: date = TODAY, *, without: FacetKey | None = None) -> set[str]:
    catalogue = question.catalogue
    return {
        code
        for code in recount.records(catalogue)
        if (question.as_of is None or recount.as_of(catalogue, code, question.as_of))
        and all(
            recount.meets(catalogue, code, choice, today) for choice in question.choices if choice.key is not without
        )
    }


def counted(question: Filter, key: FacetKey, today: date = TODAY) -> Counter[str]:
    counts: Counter[str] = Counter()
    for code in expected(question, today, without=key):
        counts.update(recount.values(question.catalogue, code, key.value, today) or {NO_DATA})
    return counts


@st.composite
def questions(draw: st.DrawFn) -> Filter:
    catalogue = draw(st.sampled_from(Catalogue))
    question = Filter(catalogue)
    keys = draw(st.lists(st.sampled_from(SPECS[catalogue].facets), max_size=3, unique=True))
    for key in keys:
        known = sorted(counted(Filter(catalogue), key) | Counter([NO_DATA]))
        values = st.lists(st.sampled_from(known), max_size=3, unique=True)
        question = question.with_choice(FacetChoice(key, tuple(draw(values)), tuple(draw(values))))
    if draw(st.booleans()):
        question = Filter(**{**fields_of(question), "as_of": draw(st.integers(1999, 2027))})
    return question


def fields_of(question: Filter) -> dict[str, object]:
    return {name: getattr(question, name) for name in Filter.__slots__}


@settings(max_examples=150)
@given(question=questions())
def test_answers_and_counts_equal_a_plain_recount(
    finding: FindingService, codes: dict[Catalogue, dict[int, str]], question: Filter
) -> None:
    result = finding.find(question)
    assert found(result, codes) == expected(question)
    assert finding.count(question) == result.total
    for facet in result.facets:
        shown = {value.value: value.count for value in facet.values}
        wanted = counted(question, facet.key)
        assert {value: count for value, count in shown.items() if count} == dict(wanted)


@pytest.mark.parametrize("catalogue", list(Catalogue))
def test_counts_without_any_condition(finding: FindingService, catalogue: Catalogue) -> None:
    result = finding.find(Filter(catalogue))
    assert result.total == len(recount.records(catalogue))
    assert [facet.key for facet in result.facets] == list(SPECS[catalogue].facets)
    for facet in result.facets:
        wanted = counted(Filter(catalogue), facet.key)
        assert {value.value: value.count for value in facet.values if value.count} == dict(wanted)
        assert facet.values[-1].value == NO_DATA
        assert all(value.label.ja and value.label.en for value in facet.values)


@pytest.mark.parametrize(
    "today", [date(2007, 10, 15), date(2008, 3, 31), date(2013, 4, 1), date(2025, 5, 1), TODAY, date(2030, 1, 1)]
)
def test_the_status_follows_the_day(library: Library, codes: dict[Catalogue, dict[int, str]], today: date) -> None:
    service = FindingService(library, today)
    (facet,) = [facet for facet in service.find(Filter(Catalogue.MEASURES)).facets if facet.key is FacetKey.STATUS]
    wanted = counted(Filter(Catalogue.MEASURES), FacetKey.STATUS, today)
    assert {value.value: value.count for value in facet.values if value.count} == dict(wanted)
    for status in ("open", "closing", "announced", NO_DATA):
        question = Filter(Catalogue.MEASURES).toggled(FacetKey.STATUS, status)
        result = service.find(question)
        assert found(result, codes) == expected(question, today)
        labels = {row.cells["status"] for row in service.rows(result, 0, result.total, Presentation())}
        assert len(labels) <= 1


@pytest.mark.parametrize("catalogue", [c for c in Catalogue if SPECS[c].has_as_of])
@pytest.mark.parametrize("year", [1998, 2001, 2007, 2008, 2012, 2025])
def test_as_of_a_fiscal_year(
    finding: FindingService, codes: dict[Catalogue, dict[int, str]], catalogue: Catalogue, year: int
) -> None:
    question = Filter(catalogue, as_of=year)
    result = finding.find(question)
    assert found(result, codes) == expected(question)
    if catalogue is Catalogue.PROGRAMS:
        rows = finding.rows(result, 0, result.total, Presentation())
        unknown = {code for code, row in recount.records(catalogue).items() if not row["start_fy"] or not row["end_fy"]}
        assert {row.ref.code for row in rows if row.marks} == found(result, codes) & unknown
        assert bool(result.hints) == bool(found(result, codes) & unknown)


def test_facilities_have_no_years_and_say_so(finding: FindingService) -> None:
    result = finding.find(Filter(Catalogue.FACILITIES, as_of=2007))
    assert result.total == 107
    assert result.hints


@pytest.mark.parametrize(
    ("catalogue", "key", "value"),
    [
        (Catalogue.MEASURES, FacetKey.BLOCK, "kinki"),
        (Catalogue.MEASURES, FacetKey.PREFECTURE, "京都府"),
        (Catalogue.MEASURES, FacetKey.FIELD, "life"),
        (Catalogue.MEASURES, FacetKey.ELIGIBLE, "sme"),
        (Catalogue.PROGRAMS, FacetKey.FIELD, "ict"),
        (Catalogue.FACILITIES, FacetKey.FIELD, "nano"),
        (Catalogue.THEMES, FacetKey.BLOCK, "tohoku"),
        (Catalogue.EVENTS, FacetKey.BLOCK, "kyushu"),
    ],
)
def test_what_may_apply_is_shown_marked_and_can_be_excluded(
    finding: FindingService, codes: dict[Catalogue, dict[int, str]], catalogue: Catalogue, key: FacetKey, value: str
) -> None:
    question = Filter(catalogue).toggled(key, value)
    result = finding.find(question)
    silent = {code for code in recount.records(catalogue) if not recount.values(catalogue, code, key.value, TODAY)}
    assert silent <= found(result, codes)
    marked = {row.ref.code for row in finding.rows(result, 0, result.total, Presentation()) if row.marks}
    assert marked == silent
    assert bool(result.hints) == bool(silent)
    excluded = finding.find(question.toggled(key, NO_DATA, exclude=True))
    assert found(excluded, codes) == found(result, codes) - silent
    assert not any(row.marks for row in finding.rows(excluded, 0, excluded.total, Presentation()))


@pytest.mark.parametrize("key", [FacetKey.MINISTRY, FacetKey.STAGE, FacetKey.KIND, FacetKey.FY])
def test_elsewhere_an_empty_cell_meets_no_choice(
    finding: FindingService, codes: dict[Catalogue, dict[int, str]], key: FacetKey
) -> None:
    counts = finding.find(Filter(Catalogue.MEASURES)).facets
    value = next(v.value for facet in counts if facet.key is key for v in facet.values if v.count)
    for code in found(finding.find(Filter(Catalogue.MEASURES).toggled(key, value)), codes):
        assert value in recount.values(Catalogue.MEASURES, code, key.value, TODAY)


def test_a_block_holds_what_its_prefectures_hold(
    finding: FindingService, codes: dict[Catalogue, dict[int, str]]
) -> None:
    of_block = finding.find(
        Filter(Catalogue.FACILITIES).with_choice(FacetChoice(FacetKey.BLOCK, ("kinki",), (NO_DATA,)))
    )
    prefectures = tuple(name for name, block in recount.block_of().items() if block == "kinki")
    of_prefectures = finding.find(
        Filter(Catalogue.FACILITIES).with_choice(FacetChoice(FacetKey.PREFECTURE, prefectures, (NO_DATA,)))
    )
    assert found(of_block, codes) == found(of_prefectures, codes) != set()


def test_the_orders_are_settled(finding: FindingService) -> None:
    facets = {
        facet.key: [value.value for value in facet.values] for facet in finding.find(Filter(Catalogue.MEASURES)).facets
    }
    assert facets[FacetKey.MINISTRY][:-1] == [ministry.value for ministry in Ministry]
    assert facets[FacetKey.BLOCK][:-1] == [block.value for block in Block]
    assert facets[FacetKey.STAGE][:-1] == recount.STAGES
    assert facets[FacetKey.FY][:-1] == sorted(facets[FacetKey.FY][:-1], reverse=True)
    assert facets[FacetKey.PREFECTURE][:-1] == list(recount.block_of())


@pytest.mark.parametrize("catalogue", list(Catalogue))
def test_every_order_lists_every_record_once(finding: FindingService, catalogue: Catalogue) -> None:
    plain = finding.find(Filter(catalogue))
    for order in SPECS[catalogue].orders:
        ordered = finding.find(Filter(catalogue, order=order.key))
        assert sorted(ordered.ids.tolist()) == sorted(plain.ids.tolist())
        again = finding.find(Filter(catalogue, order=order.key))
        assert again.ids.tolist() == ordered.ids.tolist()
    assert plain.ids.tolist() == finding.find(Filter(catalogue, order=SPECS[catalogue].orders[0].key)).ids.tolist()


def test_the_largest_ceiling_and_the_latest_deadline_come_first(finding: FindingService) -> None:
    measures = recount.records(Catalogue.MEASURES)
    result = finding.find(Filter(Catalogue.MEASURES, order="ceiling"))
    rows = finding.rows(result, 0, result.total, Presentation())
    amounts = [Decimal(measures[row.ref.code]["amount_max_myen"] or "-1") for row in rows]
    assert amounts == sorted(amounts, reverse=True)
    result = finding.find(Filter(Catalogue.MEASURES, order="deadline"))
    days = [latest_close(row.ref.code) for row in finding.rows(result, 0, result.total, Presentation())]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("catalogue", list(Catalogue))
def test_a_key_without_a_column_is_refused(finding: FindingService, catalogue: Catalogue) -> None:
    for key in FacetKey:
        question = Filter(catalogue).toggled(key, "x")
        if key in SPECS[catalogue].facets:
            finding.find(question)
        else:
            with pytest.raises(UserError, match="絞り込めません"):
                finding.find(question)


@pytest.mark.parametrize("catalogue", list(Catalogue))
def test_an_order_of_another_catalogue_is_refused(finding: FindingService, catalogue: Catalogue) -> None:
    offered = {order.key for order in SPECS[catalogue].orders}
    for order in {order.key for spec in SPECS.values() for order in spec.orders} - offered | {"id; DROP TABLE"}:
        with pytest.raises(UserError, match="並び順"):
            finding.find(Filter(catalogue, order=order))


@settings(max_examples=60)
@given(question=questions())
def test_lifting_a_condition_gives_the_count_it_promised(finding: FindingService, question: Filter) -> None:
    lifts = finding.lifts(question)
    assert sorted(map(repr, (lift.condition for lift in lifts))) == sorted(map(repr, question.conditions))
    assert [lift.count for lift in lifts] == sorted((lift.count for lift in lifts), reverse=True)
    for lift in lifts:
        assert finding.find(question.without(lift.condition)).total == lift.count
        assert lift.label.ja
        assert lift.label.en


@settings(max_examples=40)
@given(question=questions())
def test_a_filter_survives_being_saved(question: Filter) -> None:
    assert Filter.from_json(question.to_json()) == question


def latest_close(code: str) -> int:
    closes = [PartialDate(row["call_close"]).last for row in recount.editions().get(code, []) if row["call_close"]]
    return max(closes).toordinal() if closes else -1


def amounts_of(code: str) -> list[Decimal]:
    return [
        Decimal(row["amount_myen"])
        for row in table("budgets")
        if row["program_code"] == code and row["kind"] == "initial"
    ]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("予算>=100", "100", None), ("予算>100", "100.000001", None), ("予算<=100", None, "100"),
        ("予算<100", None, "99.999999"),
        ("予算:100..5000", "100", "5000"), ("予算>=50億円", "5000", None), ("予算=9411", "9411", "9411"),
        ("予算>=１，０００", "1000", None), ("budget:..335.91", None, "335.91"), ("予算<335.91", None, "335.909999"),
        ("予算>=999999999999999999兆", "99999999999", None),
    ],
)  # fmt: skip
def test_a_range_of_budgets(
    finding: FindingService, codes: dict[Catalogue, dict[int, str]], text: str, low: str | None, high: str | None
) -> None:
    result = finding.find(Filter(Catalogue.PROGRAMS, text))
    assert not result.hints
    assert found(result, codes) == {
        code
        for code in recount.records(Catalogue.PROGRAMS)
        if any(
            (low is None or amount >= Decimal(low)) and (high is None or amount <= Decimal(high))
            for amount in amounts_of(code)
        )
    }


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("年度:H17..H19", range(2005, 2008)),
        ("年度:2007", range(2007, 2008)),
        ("年度>=H20", range(2008, 9999)),
        ("年度<H15", range(2003)),
        ("年度:平成17～19年度", range(2005, 2008)),
        ("fy:..2002", range(2003)),
        ("年度:R元", range(2019, 2020)),
        ("年度>2025", range(2026, 9999)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("catalogue", [Catalogue.MEASURES, Catalogue.PROGRAMS, Catalogue.THEMES, Catalogue.EVENTS])
def test_a_range_of_years(
    finding: FindingService, codes: dict[Catalogue, dict[int, str]], catalogue: Catalogue, text: str, years: range
) -> None:
    assert found(finding.find(Filter(catalogue, text)), codes) == {
        code
        for code in recount.records(catalogue)
        if any(year in years for year in recount.fiscal_years(catalogue, code))
    }


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("締切>=R7.4.1", date(2025, 4, 1), date.max), ("締切>=2025-04-01", date(2025, 4, 1), date.max),
        ("締切<2008", date.min, date(2007, 12, 31)), ("締切<=2008", date.min, date(2008, 12, 31)),
        ("締切>2025-05", date(2025, 6, 1), date.max), ("締切:H19.4..H20.3", date(2007, 4, 1), date(2008, 3, 31)),
        ("締切=2025-05", date(2025, 5, 1), date(2025, 5, 31)),
    ],
)  # fmt: skip
def test_a_range_of_deadlines(
    finding: FindingService, codes: dict[Catalogue, dict[int, str]], text: str, low: date, high: date
) -> None:
    assert found(finding.find(Filter(Catalogue.MEASURES, text)), codes) == {
        code
        for code in recount.records(Catalogue.MEASURES)
        if latest_close(code) > 0 and low.toordinal() <= latest_close(code) <= high.toordinal()
    }


@pytest.mark.parametrize("text", ["上限>=97.5", "上限:97.5", "上限<=10"])
def test_a_range_of_ceilings_and_the_span_above_the_list(
    finding: FindingService, codes: dict[Catalogue, dict[int, str]], text: str
) -> None:
    keep = {
        "上限>=97.5": lambda value: value >= Decimal("97.5"),
        "上限:97.5": lambda value: value == Decimal("97.5"),
        "上限<=10": lambda value: value <= 10,
    }[text]
    measures = recount.records(Catalogue.MEASURES)
    wanted = {
        code: Decimal(row["amount_max_myen"])
        for code, row in measures.items()
        if row["amount_max_myen"] and keep(Decimal(row["amount_max_myen"]))
    }
    result = finding.find(Filter(Catalogue.MEASURES, text))
    assert found(result, codes) == set(wanted)
    assert result.money == CeilingRange(min(wanted.values()), max(wanted.values()), len(wanted), 0)
    everything = finding.find(Filter(Catalogue.MEASURES)).money
    assert isinstance(everything, CeilingRange)
    assert (everything.known, everything.unknown) == (315 - 218, 218)


@pytest.mark.parametrize(
    ("text", "facet", "value"),
    [("府省:文部科学省", "ministry", "mext"), ("府省:mext", "ministry", "mext"), ("分野:life", "field", "life"),
     ("段階:基礎", "stage", "basic"), ("対象:大学等", "eligible", "university"), ("種別:補助金", "kind", "subsidy"),
     ("ブロック:近畿", "block", "kinki"), ("県:京都府", "prefecture", "京都府"), ("状態:終了", "status", "closed")],
)  # fmt: skip
def test_a_field_of_a_closed_list_finds_what_holds_the_value_itself(
    finding: FindingService, codes: dict[Catalogue, dict[int, str]], text: str, facet: str, value: str
) -> None:
    assert found(finding.find(Filter(Catalogue.MEASURES, text)), codes) == {
        code
        for code in recount.records(Catalogue.MEASURES)
        if value in recount.values(Catalogue.MEASURES, code, facet, TODAY)
    }


def test_catalogue_totals_ask_text_year_and_star_alone(finding: FindingService) -> None:
    question = Filter(Catalogue.MEASURES, "研究", as_of=2007).toggled(FacetKey.MINISTRY, "mext")
    totals = finding.catalogue_totals(question)
    assert totals == {c: finding.find(Filter(c, "研究", as_of=2007)).total for c in Catalogue}


def test_a_short_form_of_a_ministry_finds_what_its_name_finds(finding: FindingService) -> None:
    by_short = finding.find(Filter(Catalogue.PROGRAMS, text="府省:文科"))
    by_name = finding.find(Filter(Catalogue.PROGRAMS, text="府省:文部科学省"))
    assert by_short.total == by_name.total > 0
    assert not by_short.hints
