"""Charts on paper, by the dots they leave and the letters they set: figures are made up."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from navigator.domain.chart import Band, Chart, ChartForm, Coverage, Mark, MarkKind, Point, Series, YearTotal
from navigator.domain.fiscal import YearStyle
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.views.charts.beside import spread
from navigator.views.charts.canvas import Box, Canvas, hatch
from navigator.views.charts.frame import BARS, Axis, Frame, axis_of
from navigator.views.charts.palette import Pattern, brightness, tone
from navigator.views.charts.picture import Picture, paint_chart
from navigator.views.charts.scene import Look
from navigator.views.printing.draft import PageDraft
from navigator.views.printing.styles import mm
from navigator.views.printing.typeset import Typesetter
from tests.viewmodels import trendsamples as samples
from tests.viewmodels.trendsamples import chart, point, series

pytestmark = pytest.mark.usefixtures("qapp")

DOTS = 12
JA = Presentation()


def draft_of(drawn: Chart, *, width: float = 160, height: float = 90, look: Look | None = None) -> PageDraft:
    draft = PageDraft()
    Picture(drawn, JA, look or Look(), Typesetter(), mm(width)).draw(draft, 0, 0, mm(height))
    return draft


def said(draft: PageDraft) -> list[str]:
    return [run.text for run in draft.letters]


def bar_image(*, partial: bool, hollow: bool, grey: bool = False, number: int = 0) -> QImage:
    """Return one bar of 20 × 20 mm, drawn as on paper."""
    draft = PageDraft()
    Canvas(draft, Typesetter()).bar(Box(0, 0, mm(20), mm(20)), tone(number, grey=grey), partial=partial, hollow=hollow)
    return image_of(draft)


def image_of(draft: PageDraft) -> QImage:
    from navigator.views.printing.painting import paint_draft  # noqa: PLC0415 - for this helper

    image = QImage(20 * DOTS, 20 * DOTS, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(DOTS, DOTS)
    paint_draft(painter, draft, grey=False)
    painter.end()
    return image


def along(image: QImage, dx: int, dy: int) -> int:
    """Count changes between light and dark on a line through the middle of a bar."""
    middle = image.width() // 2
    steps = range(-middle + 20, middle - 20)
    inside = [QColor(image.pixel(middle + dx * n, middle + dy * n)) for n in steps]
    ground = max(brightness(colour) for colour in inside)
    dark = [brightness(colour) < ground - 0.15 for colour in inside]
    return sum(one is not other for one, other in pairwise(dark))


@pytest.mark.parametrize("grey", [False, True])
@pytest.mark.parametrize("number", range(8))
def test_hatching_slants_and_is_kept_for_partial_amounts(number: int, grey: bool) -> None:
    hatched = bar_image(partial=True, hollow=False, grey=grey, number=number)
    # Across the slanting lines there are many; along one of them there is hardly any change.
    assert along(hatched, 1, 1) > 2 * along(hatched, 1, -1)
    whole = bar_image(partial=False, hollow=False, grey=grey, number=number)
    # No pattern of a series slants: it looks the same on both diagonals.
    one, other = sorted((along(whole, 1, 1), along(whole, 1, -1)))
    assert other <= 2 * one


def test_a_hollow_bar_is_white_inside_and_has_an_edge() -> None:
    image = bar_image(partial=False, hollow=True)
    middle = image.width() // 2
    assert QColor(image.pixel(middle, middle)) == QColor("white")
    assert brightness(QColor(image.pixel(middle, 1))) < 0.6
    filled = bar_image(partial=False, hollow=False)
    assert QColor(filled.pixel(middle, middle)) == QColor(tone(0, grey=False).ground)


def test_hatching_keeps_its_distance_at_every_size() -> None:
    lines = list(hatch(Box(0, 0, mm(30), mm(8))))
    steps = {round((b[0][0] + b[0][1]) - (a[0][0] + a[0][1]), 6) for a, b in pairwise(lines)}
    assert len(steps) == 1


@pytest.mark.parametrize("grey", [False, True])
def test_series_are_told_apart_by_a_copier(grey: bool) -> None:
    looks = [tone(number, grey=grey) for number in range(8)]
    for number, one in enumerate(looks):
        for other in looks[:number]:
            apart = abs(brightness(QColor(one.ground)) - brightness(QColor(other.ground)))
            assert one.pattern is not other.pattern or apart >= 0.12
            assert (one.dash, one.marker) != (other.dash, other.marker)
    if grey:
        assert all(QColor(one.ground).saturation() == 0 and QColor(one.edge).saturation() == 0 for one in looks)


def test_no_pattern_slants() -> None:
    assert {tone(number, grey=False).pattern for number in range(40)} == set(Pattern)


def test_grey_pictures_hold_no_colour() -> None:
    drawn = replace(chart(), bands=(Band(2001, 2005, Text("第2期", "Second"), ()),))
    colours = [shape.fill or shape.line for shape in draft_of(drawn, look=Look(grey=True)).shapes]
    assert all(QColor(colour).saturation() == 0 for colour in colours if colour)


def plain(draft: PageDraft, colour: str) -> list[Box]:
    """Return the boxes filled with a colour."""
    return [_box(shape.points) for shape in draft.shapes if shape.fill == colour]


def _box(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def test_a_year_without_a_figure_is_a_gap_with_its_sign() -> None:
    drawn = chart((samples.ALPHA,), ChartForm.GROUPED)
    draft = draft_of(drawn)
    bars = {round(box.x) for box in plain(draft, tone(0, grey=False).ground) if box.width > mm(6)}
    assert len(bars) == len(samples.ALPHA.points)
    # 2004, 2005 and 2008, and once more in the key.
    assert said(draft).count("…") == 3
    assert "… 資料なし" in said(draft)


def lines_of(draft: PageDraft, number: int = 0) -> list[tuple[tuple[float, float], ...]]:
    look = tone(number, grey=False)
    return [s.points for s in draft.shapes if not s.closed and s.line == look.edge and s.width == mm(0.5)]


def test_no_line_crosses_a_gap_or_a_break() -> None:
    drawn = chart((replace(samples.ALPHA, breaks=(2003,)),), ChartForm.LINES)
    # 2001–2002, then 2003 alone, then 2006–2007; the last line is the sample beside the plot.
    assert [len(points) for points in lines_of(draft_of(drawn))] == [2, 2, 2]
    whole = chart((samples.ALPHA,), ChartForm.LINES)
    assert [len(points) for points in lines_of(draft_of(whole))] == [3, 2, 2]


def test_in_a_thicket_only_points_that_say_more_are_marked() -> None:
    years = range(1950, 2026)
    parts = [series(f"{n}", [point(fy, n + 1) for fy in years]) for n in range(40)]
    parts.append(series("x", [point(fy, 50, partial=fy == 1990) for fy in years]))
    draft = draft_of(chart(parts, ChartForm.LINES, years), height=200)
    assert len([shape for shape in draft.shapes if shape.closed and shape.fill is not None]) < 60
    assert "※内数" in said(draft)
    assert len(lines_of(draft)) >= 1


def test_steps_stand_level_over_their_year() -> None:
    first, *_rest = lines_of(draft_of(chart((samples.ALPHA,), ChartForm.STEPS)))
    assert [a[1] == b[1] for a, b in zip(first[::2], first[1::2], strict=True)] == [True] * 3


def test_sums_of_years_have_no_bracket() -> None:
    summed = series("s", [Point(2007, point(2007, 60).figure, fy_from=2004)])
    assert "複数年度の値" not in said(draft_of(chart((summed,), ChartForm.STEPS)))
    assert "複数年度の値" in said(draft_of(chart((summed,), ChartForm.LINES)))


def test_figures_carry_qualifier_partial_sign_and_minus() -> None:
    one = series("x", [point(2001, 500, partial=True), point(2002, -20)])
    texts = said(draft_of(chart((one,), ChartForm.GROUPED, range(2001, 2003))))
    assert {"500※", "▲20", "※内数"} <= set(texts)
    about = said(draft_of(chart((samples.ALPHA,), ChartForm.GROUPED)))
    assert "約120" in about


def test_ranges_planned_values_and_spans_have_their_key() -> None:
    spanned = series("s", [point(2006, 50, planned=True), Point(2007, point(2007, 60).figure, fy_from=2004)])
    texts = said(draft_of(chart((samples.BETA, spanned), ChartForm.GROUPED)))
    assert {"出典による差", "要求・予定", "複数年度の値"} <= set(texts)
    bare = said(draft_of(chart((series("y", [point(2001, 1)]),), ChartForm.GROUPED, range(2001, 2002))))
    assert not {"出典による差", "要求・予定", "複数年度の値", "※内数", "… 資料なし"} & set(bare)


def test_snapshots_tell_their_date() -> None:
    one = series("x", [point(2007, 3596, as_of="2007-11-09")])
    texts = said(draft_of(chart((one,), ChartForm.LINES, range(2006, 2009))))
    assert "平成19年11月9日時点" in texts


def test_names_coverage_bands_events_unit_and_axis_are_written() -> None:
    drawn = replace(
        chart(),
        bands=(Band(2001, 2005, Text("第2期科学技術基本計画", "Second plan"), ()),),
        marks=(
            Mark(2002, MarkKind.START, Text("見本の開始", "Start of the sample"), ()),
            Mark(2002, MarkKind.ENDED, Text("見本の終了", "End of the sample"), ()),
        ),
    )
    texts = said(draft_of(drawn))
    assert "当初予算（名目）（百万円）" in texts
    assert "第2期科学技術基本計画" in texts
    assert "▼1,2" in texts
    assert {"▼1 平成14年度 開始：見本の開始", "▼2 平成14年度 終了：見本の終了"} <= set(texts)
    assert any(text.startswith("①事業a（資料5／8年）") for text in texts)
    assert {"13", "14", "20", "平成"} <= set(texts)


def test_parts_of_a_stack_too_small_for_their_figure_say_their_number() -> None:
    parts = [series(str(n), [point(2001 + y, 120000, partial=True) for y in range(20)]) for n in range(3)]
    texts = said(draft_of(chart(parts, ChartForm.STACKED, range(2001, 2021))))
    assert texts.count("②") == 20
    assert "②事業1（資料20／8年）" not in texts


def test_totals_over_stacks_show_both_sums() -> None:
    total = YearTotal(2003, Decimal(200), Decimal(120), partial=True)
    texts = said(draft_of(replace(chart(), totals=(total,))))
    assert {"200※", "(120)", "棒の上：※を含む計（※を除く計）"} <= set(texts)


def test_a_hidden_series_is_not_drawn_and_the_others_keep_their_look() -> None:
    hidden = chart(hidden=(samples.ALPHA.key,))
    draft = draft_of(hidden)
    assert not plain(draft, tone(0, grey=False).ground)
    assert plain(draft, tone(1, grey=False).ground)
    assert not any("事業a" in text for text in said(draft))


def test_western_years_in_english() -> None:
    draft = PageDraft()
    words = Presentation("en", YearStyle.WESTERN)
    Picture(chart(), words, Look(), Typesetter(), mm(160)).draw(draft, 0, 0, mm(90))
    assert {"2001", "2008"} <= set(said(draft))
    assert any("Program a (5 of 8 years)" in text for text in said(draft))


def test_nothing_to_draw_is_said() -> None:
    texts = said(draft_of(chart(())))
    assert texts == ["描ける数値がありません。"]


def test_panels_share_one_axis() -> None:
    small, large = series("s", [point(2001, 3)]), series("l", [point(2001, 900)])
    draft = draft_of(chart((small, large), ChartForm.GROUPED, range(2001, 2003), panels=True))
    bars = sorted(box.height for box in plain(draft, tone(0, grey=False).ground) if box.width > mm(4))
    assert bars[-1] / bars[0] == pytest.approx(300, rel=0.01)
    assert said(draft).count("1,000") == 2


def test_paint_chart_stays_in_its_rectangle() -> None:
    image = QImage(900, 600, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    painter.scale(5, 5)
    paint_chart(painter, QRectF(20, 20, 140, 80), chart(), JA, Look())
    painter.end()
    outside = [image.pixel(x, y) for x in range(0, 900, 7) for y in (*range(95), *range(505, 600))]
    outside += [image.pixel(x, y) for x in (*range(90), *range(805, 900)) for y in range(0, 600, 7)]
    assert set(outside) == {0xFFFFFFFF}
    assert any(image.pixel(x, 300) != 0xFFFFFFFF for x in range(100, 800))


AMOUNTS = st.decimals(min_value=-9999, max_value=99999, places=1, allow_nan=False)


@given(
    st.lists(st.dictionaries(st.integers(2001, 2012), AMOUNTS, min_size=1), min_size=1, max_size=4),
    st.sampled_from(list(ChartForm)),
)
def test_every_value_lies_on_the_axis(parts: list[dict[int, Decimal]], form: ChartForm) -> None:
    made = [
        Series(
            samples.subject(str(n)),
            Text("見本", "Made"),
            tuple(point(fy, v) for fy, v in sorted(one.items())),
            Coverage(1, 1),
        )
        for n, one in enumerate(parts)
    ]
    axis = axis_of(form, made)
    assert axis.bottom <= 0 < axis.top
    assert len(list(axis.values())) <= 12
    if form not in BARS:
        assert all(axis.bottom <= p.figure.value <= axis.top for one in made for p in one.points)


@given(
    st.lists(st.tuples(st.one_of(st.none(), st.floats(0, 1000)), st.floats(1, 60)), max_size=16),
)
def test_names_beside_the_plot_never_lie_over_each_other(labels: list[tuple[float | None, float]]) -> None:
    anchors, high = [anchor for anchor, _ in labels], [height for _, height in labels]
    tops = spread(anchors, high, 0, 1000)
    ends = sorted((top, top + height) for top, height in zip(tops, high, strict=True))
    assert all(first[1] <= second[0] + 1e-6 for first, second in pairwise(ends))
    assert all(top >= -1e-6 and bottom <= 1000 + 1e-6 for top, bottom in ends)


def test_a_frame_puts_zero_and_top_at_its_ends() -> None:
    frame = Frame(Box(0, 0, 100, 200), (2001, 2002), Axis(Decimal(0), Decimal(10), Decimal(2)), head=20)
    assert (frame.y(Decimal(0)), frame.y(Decimal(10)), frame.slot, frame.middle(2002)) == (200, 20, 50, 75)
