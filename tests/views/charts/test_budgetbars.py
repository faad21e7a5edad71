"""The budget chart on screen: pixels, pointer, keys."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from navigator.domain.budgets import ChosenLine
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import BudgetKind, Qualifier
from navigator.qtsupport.theme import Theme, apply_theme, current_tokens
from navigator.views.charts.budgetbars import BudgetBars, bar_colour
from navigator.views.charts.series import Bar, series_of
from tests.views.recordsamples import chosen, line


@pytest.fixture(params=[Theme.LIGHT, Theme.DARK])
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    return apply_theme(qapp, request.param)


def shown(qtbot: QtBot, lines: list[ChosenLine], *kinds: BudgetKind) -> BudgetBars:
    bars = BudgetBars()
    qtbot.addWidget(bars)
    bars.resize(600, bars.sizeHint().height())
    bars.show_series(series_of(lines, kinds or [BudgetKind.INITIAL]), Presentation())
    with qtbot.waitActive(bars):
        bars.show()
    return bars


def share(image: QImage, rect: QRectF, colour: QColor) -> float:
    """Return how much of a rectangle has nearly this colour."""
    inner = rect.adjusted(3, 3, -3, -3).toRect()
    places = [(x, y) for x in range(inner.left(), inner.right()) for y in range(inner.top(), inner.bottom())]

    def near(found: QColor) -> bool:
        pairs = ((found.red(), colour.red()), (found.green(), colour.green()), (found.blue(), colour.blue()))
        return all(abs(a - b) < 40 for a, b in pairs)

    return sum(near(image.pixelColor(*place)) for place in places) / len(places)


def picture(bars: BudgetBars) -> QImage:
    image = QImage(bars.size(), QImage.Format.Format_RGB32)
    image.fill(QColor(current_tokens().base))
    bars.render(image)
    return image


def test_whole_amounts_are_solid_partial_ones_hatched_requests_hollow(qtbot: QtBot, theme: Theme) -> None:
    lines = [
        chosen(line(2007, "100")),
        chosen(line(2008, "100", partial=True)),
        chosen(line(2009, "100", BudgetKind.REQUEST)),
    ]
    bars = shown(qtbot, lines, BudgetKind.INITIAL, BudgetKind.REQUEST)
    image = picture(bars)
    solid = share(image, bars.bar_rect(0), bar_colour(BudgetKind.INITIAL))
    hatched = share(image, bars.bar_rect(1), bar_colour(BudgetKind.INITIAL))
    hollow = share(image, bars.bar_rect(2), bar_colour(BudgetKind.REQUEST))
    assert solid > 0.95
    assert 0.03 < hatched < 0.7
    assert hollow == 0
    outline = bars.bar_rect(2).adjusted(-4, -4, 4, 4)
    assert share(image, outline, bar_colour(BudgetKind.REQUEST)) > 0


def test_a_gap_has_a_ground_of_its_own_and_no_bar(qtbot: QtBot, theme: Theme) -> None:
    bars = shown(qtbot, [chosen(line(2007, "100")), chosen(line(2009, "100"))])
    assert bars.bar_rect(1).isEmpty()
    image = picture(bars)
    slot = bars.slot_rect(1)
    middle = slot.center().toPoint()
    assert image.pixelColor(middle) == QColor(current_tokens().hover)
    assert share(image, slot, bar_colour(BudgetKind.INITIAL)) == 0
    label = QRectF(slot.left(), slot.bottom() - 24, slot.width(), 22)
    assert share(image, label, QColor(current_tokens().hover)) < 1


def test_disagreeing_sources_show_as_a_tick_from_the_lowest_to_the_highest(qtbot: QtBot, theme: Theme) -> None:
    bars = shown(qtbot, [chosen(line(2007, "100"), line(2007, "200")), chosen(line(2008, "200"))])
    image = picture(bars)
    bar, full = bars.bar_rect(0), bars.bar_rect(1)
    between = QPointF(bar.center().x(), (bar.top() + full.top()) / 2).toPoint()
    assert image.pixelColor(between) == QColor(current_tokens().text)
    assert image.pixelColor(between.x() + 12, between.y()) != QColor(current_tokens().text)


def test_the_arrow_keys_walk_over_bars_and_gaps(qtbot: QtBot) -> None:
    bars = shown(qtbot, [chosen(line(2007, "100")), chosen(line(2009, "100"))])
    told: list[Bar | None] = []
    bars.pointed.connect(told.append)
    bars.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(bars, key)
    years = [bar.fy for bar in told if bar is not None]
    assert years[-5:] == [2008, 2009, 2009, 2007, 2009]
    assert [bar.chosen is None for bar in told[-5:] if bar is not None] == [True, False, False, False, False]
    with qtbot.waitSignal(bars.activated) as activated:
        qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert activated.args[0].fy == 2009


def test_the_pointer_points_and_a_click_asks_for_the_source(qtbot: QtBot) -> None:
    bars = shown(qtbot, [chosen(line(2007, "100")), chosen(line(2008, "50"))])
    place = bars.slot_rect(1).center().toPoint()
    told: list[Bar | None] = []
    bars.pointed.connect(told.append)
    qtbot.mouseMove(bars, place)
    qtbot.waitUntil(lambda: bool(told) and told[-1] is not None and told[-1].fy == 2008)
    with qtbot.waitSignal(bars.activated) as activated:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=place)
    assert activated.args[0].fy == 2008


def test_the_chart_is_told_to_screen_readers_with_gaps_and_qualifiers(qtbot: QtBot) -> None:
    lines = [chosen(line(2007, "100", qualifier=Qualifier.ABOUT)), chosen(line(2009, "70", partial=True))]
    bars = shown(qtbot, lines)
    spoken = bars.accessibleDescription()
    assert "約100" in spoken
    assert "平成20年度 資料なし" in spoken
    assert "70※" in spoken
    assert bars.accessibleName()


@pytest.mark.parametrize("width", [90, 160, 2000])
def test_any_width_paints(qtbot: QtBot, width: int) -> None:
    bars = shown(qtbot, [chosen(line(fy, str(fy))) for fy in range(1980, 2025)])
    bars.resize(width, bars.height())
    assert not picture(bars).isNull()
    assert bars.bar_rect(0).width() > 0


def test_nothing_on_file_paints_nothing(qtbot: QtBot) -> None:
    bars = shown(qtbot, [])
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    assert picture(bars).pixelColor(100, 60) == picture(bars).pixelColor(300, 60)
