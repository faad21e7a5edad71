"""The chart on screen: what the pixels say, mouse and keys, zoom."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.domain.chart import ChartForm
from navigator.domain.fiscal import YearStyle
from navigator.domain.results import Presentation
from navigator.qtsupport.theme import Theme, apply_theme
from navigator.views.trends.chartview import ChartView
from navigator.views.trends.geometry import Spot, box_of
from tests.viewmodels.trendsamples import ALPHA, BETA, GAMMA, chart, point, rich, series

Show = Callable[..., None]
SOLID, HATCHED, RANGED = Spot(1, 0), Spot(1, 1), Spot(1, 3)


def pixels(view: ChartView, box: QRect) -> np.ndarray:
    """Return the colours of a part of the widget, one row a pixel."""
    image = view.grab(box).toImage().convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return raw[:, : image.width(), :3][:, :, ::-1].reshape(-1, 3).astype(int)


def inside(view: ChartView, spot: Spot) -> QRect:
    """Return the box of a bar on the widget, without its edges and without its middle, where the amount stands."""
    plot = view.plots[0]
    found = view._on_me(plot, spot).adjusted(4, 4, -4, -4)
    return QRect(found.left(), found.top(), found.width(), max(4, found.height() // 3))


def share_near(colours: np.ndarray, colour: tuple[int, int, int], within: int = 40) -> float:
    """Return the share of pixels that are about this colour."""
    return float((np.abs(colours - np.array(colour)).max(axis=1) <= within).mean())


ORANGE, GREEN, WHITE = (230, 159, 0), (0, 158, 115), (255, 255, 255)


def test_a_whole_bar_is_solid_and_a_partial_one_is_hatched(view: ChartView, show: Show) -> None:
    show(chart(form=ChartForm.GROUPED))
    assert share_near(pixels(view, inside(view, SOLID)), ORANGE) > 0.95
    hatched = pixels(view, inside(view, HATCHED))
    assert 0.08 < share_near(hatched, ORANGE, 60) < 0.6
    assert share_near(hatched, WHITE) > 0.3


def test_a_sum_with_a_whole_part_is_solid_below_and_hatched_above(view: ChartView, show: Show) -> None:
    show(chart((BETA,)))
    box = view._on_me(view.plots[0], Spot(0, 2)).adjusted(4, 4, -4, -4)
    # 50 of 90 are whole.
    lower = QRect(box.left(), box.bottom() - box.height() // 3, box.width(), box.height() // 4)
    upper = QRect(box.left(), box.top(), box.width(), box.height() // 4)
    blue = (0, 114, 178)
    assert share_near(pixels(view, lower), blue) > 0.95
    assert share_near(pixels(view, upper), blue, 60) < 0.6


def test_a_request_is_an_outline(view: ChartView, show: Show) -> None:
    show(chart((ALPHA, BETA, GAMMA), ChartForm.GROUPED))
    spot = Spot(2, 1)
    assert share_near(pixels(view, inside(view, spot)), WHITE, 12) > 0.95
    edge = view._on_me(view.plots[0], spot)
    assert share_near(pixels(view, QRect(edge.left(), edge.top() + 8, 3, edge.height() - 16)), GREEN, 60) > 0.3


@pytest.mark.parametrize("form", [ChartForm.LINES, ChartForm.STEPS])
def test_no_line_crosses_a_year_without_a_figure(view: ChartView, show: Show, form: ChartForm) -> None:
    one = series("a", [point(2001, 50), point(2002, 50), point(2005, 50), point(2006, 50)])
    show(chart((one,), form, range(2001, 2007)))
    plot = view.plots[0]

    def coloured(first: float, last: float) -> float:
        scale = plot.box.scale_now
        left, right, y = (float(scale.x(first)), float(scale.x(last)), float(scale.y(50)))
        corner = view.scene.mapFromScene(plot.box.mapToScene(QPointF(left, y - 6)))
        box = QRect(view.scene.mapTo(view, corner), QPoint(0, 0))
        box.setSize(QRect(0, 0, round(right - left), 12).size())
        return share_near(pixels(view, box), (0, 114, 178), 70)

    assert coloured(2001.3, 2001.7) > 0.1
    assert coloured(2002.7, 2004.3) == 0


def test_a_year_without_any_figure_is_marked(view: ChartView, show: Show) -> None:
    show(chart())
    assert view.plots[0].content is not None
    assert view.plots[0].content.furniture.gaps == (2005, 2008)


def test_the_pointer_tells_figure_kind_qualifier_and_source(view: ChartView, show: Show) -> None:
    show(rich(ChartForm.GROUPED))
    plot = view.plots[0]
    view.scene.hovered.emit(plot.box_of(Spot(0, 2)).center())
    assert view.card.isVisible()
    for part in ("事業a", "平成15年度", "約120 百万円", "当初予算", "[1] 資料1の題名"):
        assert part in view.card.text
    view.scene.hovered.emit(QPointF(2, 2))
    assert not view.card.isVisible()


def test_the_card_shows_texts_letter_by_letter(view: ChartView, show: Show) -> None:
    show(chart())
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in view.card.findChildren(type(view.card._head)))


def test_a_click_asks_for_the_source(view: ChartView, show: Show, qtbot: QtBot) -> None:
    show(chart())
    target = view.scene.mapFrom(view, view.place_of(Spot(0, 1)))
    with qtbot.waitSignal(view.source_requested) as asked:
        qtbot.mouseMove(view.scene.viewport(), target)
        qtbot.mouseClick(view.scene.viewport(), Qt.MouseButton.LeftButton, pos=target)
    one, dot, place = asked.args
    assert (one.key, dot.fy) == (ALPHA.key, 2002)
    assert place.isValid()


def test_the_keys_walk_through_the_figures(view: ChartView, show: Show, qtbot: QtBot) -> None:
    show(chart())
    view.setFocus()
    keys = (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    for key in keys:
        qtbot.keyClick(view, key)
    # The gap of 2004 and 2005 is stepped over.
    assert view.current == Spot(0, 3)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.current == Spot(1, 3)
    assert view.accessibleDescription() == "事業b、平成18年度、75 百万円、当初予算、60～95の幅" or (
        view.accessibleDescription().startswith("事業b、平成18年度、75 百万円、当初予算")
    )
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current == Spot(1, 4)
    with qtbot.waitSignal(view.source_requested) as asked:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert asked.args[1].fy == 2007


def test_zoom_pan_and_reset(view: ChartView, show: Show, qtbot: QtBot) -> None:
    show(chart())
    view.setFocus()
    first = view.plots[0].box.viewRange()

    def years() -> list[float]:
        return list(view.plots[0].box.viewRange()[0])

    for reset in (Qt.Key.Key_0, Qt.Key.Key_Home):
        qtbot.keyClick(view, Qt.Key.Key_Plus)
        qtbot.keyClick(view, Qt.Key.Key_Plus)
        assert years()[1] - years()[0] < (first[0][1] - first[0][0]) * 0.7
        before = years()
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
        assert years()[0] > before[0]
        qtbot.keyClick(view, reset)
        assert np.allclose(view.plots[0].box.viewRange(), first)


def test_the_wheel_zooms_the_years_about_the_pointer(view: ChartView, show: Show, qtbot: QtBot) -> None:
    show(chart())
    box = view.plots[0].box
    before = box.viewRange()
    place = QPointF(view.scene.mapFrom(view, view.place_of(Spot(0, 1))))
    port = view.scene.viewport()
    event = QWheelEvent(
        place, QPointF(port.mapToGlobal(place.toPoint())), QPoint(0, 0), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)
    after = box.viewRange()
    assert after[0][1] - after[0][0] < before[0][1] - before[0][0]
    assert after[1] == before[1]


def test_panels_share_their_axes(view: ChartView, show: Show, qtbot: QtBot) -> None:
    show(rich(panels=True))
    assert [plot.content.names for plot in view.plots] == [("事業a",), ("事業b",), ("事業c",)]  # type: ignore[union-attr]
    assert len({tuple(map(tuple, plot.box.viewRange())) for plot in view.plots}) == 1
    view.zoom(0.5)
    assert len({tuple(map(tuple, plot.box.viewRange())) for plot in view.plots}) == 1
    assert all(plot.layout.geometry().height() > 100 for plot in view.plots)
    show(rich())
    assert len(view.plots) == 1
    assert view.plots[0].layout.geometry().width() > 800


def test_the_reader_stays_zoomed_in_while_a_series_is_toggled(view: ChartView, show: Show) -> None:
    show(rich(ChartForm.GROUPED))
    view.zoom(0.5)
    zoomed = view.plots[0].box.viewRange()
    show(rich(ChartForm.GROUPED, hidden=(GAMMA.key,)))
    assert view.plots[0].box.viewRange() == zoomed


def test_the_current_figure_stays_current_in_another_form(view: ChartView, show: Show) -> None:
    show(rich())
    view.current = Spot(1, 3)
    show(rich(ChartForm.LINES, hidden=(ALPHA.key,)))
    assert view.current == Spot(1, 3)
    show(rich(ChartForm.LINES, hidden=(BETA.key,)))
    assert view.current is None


@pytest.mark.parametrize("years", list(YearStyle))
@pytest.mark.parametrize("language", ["ja", "en"])
def test_years_never_lie_over_one_another(view: ChartView, show: Show, years: YearStyle, language: str) -> None:
    from PySide6.QtGui import QFontMetricsF  # noqa: PLC0415 - beside its use

    from navigator.qtsupport.fonts import number_font  # noqa: PLC0415 - as above
    from navigator.views.charts.series import axis_labels  # noqa: PLC0415 - as above
    from navigator.views.trends.plot import year_stride  # noqa: PLC0415 - as above

    presentation = Presentation(language, years)  # type: ignore[arg-type]
    metrics = QFontMetricsF(number_font(8.5))
    wide = list(range(1980, 2027))
    for width in (4.0, 9.0, 17.0, 40.0):
        every = year_stride(wide, width, metrics, presentation)
        widest = max(metrics.horizontalAdvance(mark) for mark, _ in axis_labels(wide, presentation))
        assert every * width > widest


def test_the_theme_changes_the_ground(view: ChartView, show: Show, qapp: QApplication) -> None:
    show(chart())
    light = pixels(view, QRect(60, 40, 10, 10)).mean()
    apply_theme(qapp, Theme.DARK)
    dark = pixels(view, QRect(60, 40, 10, 10)).mean()
    apply_theme(qapp, Theme.LIGHT)
    assert light > 200
    assert dark < 80


def test_a_bar_answers_where_it_is_painted(view: ChartView, show: Show) -> None:
    show(rich(ChartForm.STACKED))
    plot = view.plots[0]
    assert plot.content is not None
    for n, one in enumerate((ALPHA, BETA, GAMMA)):
        for m, _ in enumerate(one.points):
            box = box_of(plot.box.scale_now, plot.content.panel, Spot(n, m), bars=True)
            assert plot.spot_at(plot.box.mapToScene(box.center())) == Spot(n, m)


def test_a_point_alone_is_seen_among_very_many_lines(view: ChartView, show: Show) -> None:
    many = [series(str(n), [point(fy, 10) for fy in range(1900, 2000)]) for n in range(31)]
    lone = series("x", [point(1950, 90)])
    show(chart((lone, *many), ChartForm.LINES, range(1900, 2000)))
    place = view.place_of(Spot(0, 0))
    found = pixels(view, QRect(place.x() - 2, place.y() - 2, 5, 5))
    assert share_near(found, (0, 114, 178), 60) > 0.2


def test_a_changed_definition_is_marked_between_bars(view: ChartView, show: Show) -> None:
    years = [point(2001, 50), point(2002, 50), point(2003, 50)]
    show(chart((series("a", years),), form=ChartForm.GROUPED))
    before, after = (view._on_me(view.plots[0], Spot(0, n)) for n in (1, 2))
    middle = (before.right() + after.left()) // 2
    box = QRect(middle - 6, before.bottom() - 9, 13, 8)
    plain = pixels(view, box)
    show(chart((series("a", years, breaks=(2003,)),), form=ChartForm.GROUPED))
    assert view.plots[0].content.furniture.breaks == (2003,)  # type: ignore[union-attr]
    marked = pixels(view, box)
    assert (marked.sum(axis=1) < 200).sum() > (plain.sum(axis=1) < 200).sum() + 8
