"""The left of the page: what the map shows, the map in its two ways, its legend."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.mapfigures import AreaLevel, MapFigure, MapFigureKind, MapPicture
from navigator.domain.results import Presentation
from navigator.qtsupport.icons import icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.regions import RegionsModel
from navigator.views.regions.legend import Legend
from navigator.views.regions.mapcanvas import MapCanvas
from navigator.views.regions.shapes import outlines, tiles
from navigator.views.widgets.flow import FlowLayout
from navigator.views.widgets.labels import plain_label

_HIGHEST_LEGEND = 200
"""Height that the legend may take before it scrolls."""


class MapPanel(QWidget):
    """Map and legend over ``RegionsModel``. ``trend_requested`` asks for the figure over the years."""

    trend_requested = Signal()

    def __init__(self, model: RegionsModel, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model, self._presentation = model, presentation
        set_role(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.figures = QComboBox()
        self.figures.setAccessibleName(self.tr("地図に示す数値"))
        self.figures.setMaxVisibleItems(24)
        self.figures.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.years = QComboBox()
        self.years.setAccessibleName(self.tr("地図の年度"))
        self.years.setMaxVisibleItems(20)
        self.years.hide()
        self.trend = QToolButton()
        self.trend.setIcon(icon("trending-up"))
        self.trend.setText(self.tr("推移"))
        self.trend.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.trend.setToolTip(self.tr("実施地域の数をブロックごとに推移のページで見る"))
        self.outline = MapCanvas(outlines(), presentation.language)
        self.squares = MapCanvas(tiles(), presentation.language)
        self.legend = Legend(presentation.language)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.outline)
        self.stack.addWidget(self.squares)
        self._levels = self._choice([level.label.of(presentation.language) for level in AreaLevel])
        self._ways = self._choice([self.tr("地図"), self.tr("升目")])
        self._arrange()
        self._connect()

    def _choice(self, labels: list[str]) -> QButtonGroup:
        group = QButtonGroup(self)
        for number, label in enumerate(labels):
            button = QToolButton()
            button.setText(label)
            button.setCheckable(True)
            button.setChecked(number == 0)
            set_role(button, "chip")
            group.addButton(button, number)
        return group

    def _arrange(self) -> None:
        first = QHBoxLayout()
        label = plain_label(self.tr("数値"))
        label.setBuddy(self.figures)
        for widget in (label, self.figures, self.years, self.trend):
            first.addWidget(widget, int(widget is self.figures))
        second = FlowLayout(spacing=6)
        for group in (self._levels, self._ways):
            choice = QWidget()
            row = QHBoxLayout(choice)
            row.setContentsMargins(0, 0, 8, 0)
            for button in group.buttons():
                row.addWidget(button)
            second.addWidget(choice)
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 12, 0)
        head.setSpacing(6)
        head.addLayout(first)
        head.addLayout(second)
        self._below = QScrollArea()
        self._below.setWidgetResizable(True)
        self._below.setFrameShape(QFrame.Shape.NoFrame)
        self._below.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._below.setWidget(self.legend)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addWidget(self._below)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the legend the height of its texts, so that the map has the rest."""
        super().resizeEvent(event)
        self._fit_legend()

    def _fit_legend(self) -> None:
        wanted = self.legend.layout().totalHeightForWidth(max(1, self.width()))
        self._below.setFixedHeight(min(_HIGHEST_LEGEND, wanted))

    def _connect(self) -> None:
        self.figures.activated.connect(self._choose_figure)
        self.years.activated.connect(self._choose_figure)
        self.trend.clicked.connect(self.trend_requested)
        self._levels.idClicked.connect(lambda number: self._model.set_level(list(AreaLevel)[number]))
        self._ways.idClicked.connect(self.show_way)
        for canvas in (self.outline, self.squares):
            canvas.area_chosen.connect(self._model.toggle_area)
        self._model.figures_changed.connect(self._fill_figures)
        self._model.picture_changed.connect(self._show_picture)
        self._model.list_changed.connect(self._show_chosen)

    @property
    def canvas(self) -> MapCanvas:
        """The map that is seen."""
        return self.squares if self.stack.currentIndex() else self.outline

    def show_way(self, number: int) -> None:
        """Show the outlines (0) or the squares (1)."""
        self._ways.button(number).setChecked(True)
        self.stack.setCurrentIndex(number)
        self.legend.show_attribution(on=number == 0)
        self._fit_legend()

    def _fill_figures(self) -> None:
        self.figures.clear()
        kinds = (MapFigureKind.PROGRAM, MapFigureKind.OUTCOME)
        before: MapFigureKind | None = None
        for option in self._model.figures:
            kind = option.figure.kind
            if kind in kinds and kind is not before:
                self.figures.insertSeparator(self.figures.count())
            before = kind
            head = self.tr("{kind}: {name}") if kind in kinds else "{name}"
            text = head.format(kind=kind.label.of(self._presentation.language), name=option.label)
            self.figures.addItem(text, option.figure)
        self._mark_figure(self._model.figure)

    def _mark_figure(self, figure: MapFigure) -> None:
        place = next((n for n in range(self.figures.count()) if _same(self.figures.itemData(n), figure)), 0)
        self.figures.setCurrentIndex(place)
        self.years.setVisible(figure.kind is MapFigureKind.ACTIVE)

    def _choose_figure(self, _place: int) -> None:
        figure = self.figures.currentData()
        if isinstance(figure, MapFigure):
            year = self.years.currentData() if figure.kind is MapFigureKind.ACTIVE and self.years.isVisible() else None
            self._model.set_figure(MapFigure(figure.kind, figure.code, year))

    def _show_picture(self) -> None:
        picture = self._model.picture
        if picture is None:
            return
        self._fill_years(picture)
        self._mark_figure(picture.figure)
        for canvas in (self.outline, self.squares):
            canvas.show_picture(picture)
        self.legend.show_picture(picture)
        self._fit_legend()
        self._show_chosen()

    def _fill_years(self, picture: MapPicture) -> None:
        choices = self._model.list.choices["fy"] if self._model.list is not None else ()
        years = sorted({int(choice.value) for choice in choices} | {picture.figure.fy or 0} - {0})
        self.years.clear()
        for fy in years:
            self.years.addItem(format_fiscal_year(fy, self._presentation.years, self._presentation.language), fy)
        if picture.figure.fy is not None:
            self.years.setCurrentIndex(years.index(picture.figure.fy))

    def _show_chosen(self) -> None:
        picture, question = self._model.picture, self._model.question
        if picture is None:
            return
        if picture.level is AreaLevel.BLOCK:
            chosen = frozenset(question.blocks)
        else:
            names = set(question.prefectures)
            chosen = frozenset(
                code
                for code, name in picture.names.items()
                if name.ja in names or picture.block_of[code] in question.blocks
            )
        for canvas in (self.outline, self.squares):
            canvas.set_chosen(chosen & frozenset(picture.values))


def _same(data: object, figure: MapFigure) -> bool:
    return isinstance(data, MapFigure) and (data.kind, data.code) == (figure.kind, figure.code)
