"""What is said about a figure."""

from dataclasses import replace
from decimal import Decimal

from navigator.domain.chart import Basis, Coverage
from navigator.domain.figures import Citation
from navigator.domain.fiscal import YearStyle
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Accumulation, PartialKind, Qualifier
from navigator.viewmodels.trends_words import coverage_text, point_lines, source_numbers, spoken
from tests.viewmodels.trendsamples import ALPHA, BETA, chart, point, series, source

JA = Presentation()
EN = Presentation("en", YearStyle.WESTERN)


def lines(dot: object, presentation: Presentation = JA, **spec: object) -> tuple[str, ...]:
    one = series("a", [dot])  # type: ignore[list-item]
    return point_lines(chart((one,), **spec), one, dot, presentation, [source()])  # type: ignore[arg-type]


def test_a_figure_is_told_with_year_unit_kind_and_source() -> None:
    assert lines(point(2007, 1234)) == (
        "事業a",
        "平成19年度  1,234 百万円",
        "当初予算",
        "出典: [1] 資料1の題名 (3頁)",
    )
    assert lines(point(2007, 1234), EN)[:3] == ("Program a", "FY2007  1,234 million yen", "Initial budget")


def test_qualifier_and_partial_are_spelt_out() -> None:
    said = lines(point(2007, 90, partial=True, whole=Decimal(50), qualifier=Qualifier.ABOUT))
    assert "平成19年度  約90※ 百万円" in said
    assert "※を除く額: 50" in said
    assert "約: およその値" in said
    assert "※ 一部のみ該当" in lines(point(2007, 90, partial=True, partial_kind=PartialKind.SHARE))
    assert "全額が※内数" in lines(point(2007, 90, partial=True))


def test_a_range_names_the_rule_that_chose() -> None:
    one = BETA.points[3]
    said = point_lines(chart((BETA,)), BETA, one, JA, [source()])
    assert "出典により 60～95。描いた値: 新しい出典を優先" in said


def test_periods_and_dates_are_told() -> None:
    dot = point(2006, 803, fy_from=2002, accumulation=Accumulation.PERIOD)
    assert lines(dot)[1].startswith("平成14–18年度")
    shot = point(2007, 3596, as_of="2007-11-09", accumulation=Accumulation.SNAPSHOT)
    assert any("平成19年11月9日時点" in line for line in lines(shot))


def test_the_printed_amount_stands_beside_a_computed_one() -> None:
    dot = point(2007, 110)
    real = replace(dot, nominal=point(2007, 100).figure)
    assert not any("名目" in line for line in lines(real))
    assert any("名目の値: 100 百万円" in line for line in lines(real, basis=Basis.REAL))


def test_members_of_a_sum_are_named_largest_first_and_counted() -> None:
    figures = [(Text(f"事業{n}", f"P{n}"), point(2007, n).figure) for n in range(1, 9)]
    said = lines(point(2007, 36, members=tuple(figures)))
    assert "内訳 8 件: 事業8 8、事業7 7、事業6 6、事業5 5、事業4 4、事業3 3、ほか" in said


def test_sources_keep_their_numbers() -> None:
    dot = point(2007, 1, citations=(Citation("s3", ""), Citation("s1", "")))
    assert source_numbers(dot, [source(n) for n in (1, 2, 3)]) == (1, 3)


def test_coverage_never_pretends() -> None:
    assert coverage_text(Coverage(5, 8)) == Text("8年中5年", "5 of 8 years")
    assert coverage_text(Coverage(5, None)).ja == "5年分"


def test_a_screen_reader_hears_one_sentence() -> None:
    assert spoken(ALPHA, ALPHA.points[2], JA) == "事業a、平成15年度、約120 百万円、当初予算"
