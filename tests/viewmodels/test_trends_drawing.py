"""Where bars, lines and whiskers stand, without a window."""

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.chart import Chart, ChartForm
from navigator.domain.chartlooks import ranks
from navigator.viewmodels.trends_drawing import BAR_ROOM, drawing_of
from tests.viewmodels.trendsamples import ALPHA, BETA, GAMMA, chart, point, rich, series


def test_stacked_bars_stand_on_one_another() -> None:
    alpha, beta = drawing_of(chart()).panels[0].layers
    assert alpha.base.tolist() == [0] * 5
    assert dict(zip(beta.at.tolist(), beta.base.tolist(), strict=True)) == {
        2002: 140,
        2003: 120,
        2004: 0,
        2006: 60,
        2007: 90,
    }
    assert (beta.end - beta.base).tolist() == [60, 80, 90, 75, 40]


def test_what_is_below_nothing_is_stacked_downwards() -> None:
    made = chart((series("a", [point(2001, 10)]), series("b", [point(2001, -4)]), series("c", [point(2001, -3)])))
    drawing = drawing_of(made)
    assert [layer.base[0] for layer in drawing.panels[0].layers] == [0, 0, -4]
    assert (drawing.lowest, drawing.highest) == (-7, 10)


def test_grouped_bars_share_the_room_of_a_year() -> None:
    alpha, beta = drawing_of(chart(form=ChartForm.GROUPED)).panels[0].layers
    assert alpha.left[0] == pytest.approx(2001 - BAR_ROOM / 2)
    assert alpha.right[0] == pytest.approx(2001)
    assert beta.left[0] == pytest.approx(2002)
    assert not beta.base.any()


def test_a_missing_year_interrupts_a_line_and_is_a_gap_of_the_plot() -> None:
    drawing = drawing_of(chart(form=ChartForm.LINES))
    alpha = drawing.panels[0].layers[0]
    assert alpha.joined.tolist() == [True, True, False, True, False]
    assert drawing.panels[0].gaps == (2005, 2008)


def test_a_break_interrupts_a_line_between_neighbouring_years() -> None:
    made = chart((series("a", [point(2001, 1), point(2002, 2), point(2003, 3)], breaks=(2003,)),), ChartForm.LINES)
    assert drawing_of(made).panels[0].layers[0].joined.tolist() == [True, False, False]


def test_a_partial_figure_is_whole_up_to_its_whole_part() -> None:
    beta = drawing_of(chart((BETA,))).panels[0].layers[0]
    assert beta.partial.tolist() == [False, True, True, False, False]
    assert beta.solid.tolist() == [60, 0, 50, 75, 40]


def test_ranges_stand_on_the_bars_below() -> None:
    beta = drawing_of(chart()).panels[0].layers[1]
    assert beta.low[3] == 60 + 60
    assert beta.high[3] == 60 + 95
    assert np.isnan(beta.low[[0, 1, 2, 4]]).all()


def test_requests_and_plans_are_hollow() -> None:
    planned = series("p", [point(2001, 5, planned=True), point(2002, 6)])
    gamma, some = drawing_of(chart((GAMMA, planned))).panels[0].layers
    assert gamma.hollow.all()
    assert some.hollow.tolist() == [True, False]


def test_a_figure_of_several_years_covers_them() -> None:
    made = chart((series("a", [point(2006, 803, fy_from=2002)]),), years=range(2001, 2008))
    panel = drawing_of(made).panels[0]
    assert panel.layers[0].since.tolist() == [2002]
    assert panel.gaps == (2001, 2007)


def test_panels_have_one_series_each_and_one_axis() -> None:
    drawing = drawing_of(rich(panels=True))
    assert [[layer.index for layer in panel.layers] for panel in drawing.panels] == [[0], [1], [2]]
    assert all(not layer.base.any() for panel in drawing.panels for layer in panel.layers)
    assert drawing.highest == 140
    assert drawing.panels[2].gaps == (2001, 2002, 2003, 2004, 2005, 2008)


def test_what_the_legend_switched_off_is_not_drawn_and_takes_no_room() -> None:
    drawing = drawing_of(chart(form=ChartForm.GROUPED, hidden=(ALPHA.key,)))
    (beta,) = drawing.panels[0].layers
    assert beta.index == 1
    assert beta.right[0] - beta.left[0] == pytest.approx(BAR_ROOM)


def test_looks_stay_when_the_legend_is_sorted_or_toggled() -> None:
    made = chart((ALPHA, BETA, GAMMA))
    other = chart((GAMMA, ALPHA, BETA), hidden=(BETA.key,))
    spec_first = Chart(made.spec, other.title, other.unit, other.axis_title, other.years, other.series, other.lead)
    assert ranks(spec_first) == ranks(made) == {ALPHA.key: 0, BETA.key: 1, GAMMA.key: 2}


def test_nothing_to_draw_is_empty() -> None:
    assert drawing_of(chart((), years=range(0))).is_empty
    assert drawing_of(chart((series("a", []),))).is_empty


values = st.integers(-50, 500)


@given(
    st.lists(st.dictionaries(st.integers(2001, 2012), values, max_size=12), min_size=1, max_size=6),
    st.sampled_from(list(ChartForm)),
    st.booleans(),
)
def test_every_figure_has_exactly_one_place(parts: list[dict[int, int]], form: ChartForm, panels: bool) -> None:
    made = chart(
        [series(str(n), [point(fy, value) for fy, value in sorted(part.items())]) for n, part in enumerate(parts)],
        form,
        range(2001, 2013),
        panels=panels,
    )
    drawing = drawing_of(made)
    drawn = [
        (made.series[layer.index].key, int(fy), Decimal(str(round(high - low))))
        for panel in drawing.panels
        for layer in panel.layers
        for fy, low, high in zip(layer.at.tolist(), layer.base.tolist(), layer.end.tolist(), strict=True)
    ]
    assert sorted(drawn) == sorted((one.key, dot.fy, dot.figure.value) for one in made.series for dot in one.points)
    for panel in drawing.panels:
        for layer in panel.layers:
            assert (layer.base >= drawing.lowest).all()
            assert (layer.end <= drawing.highest).all()
            # Never a line over a year without a figure.
            steps = np.diff(layer.at)
            assert not layer.joined[:-1][steps > 1].any()
