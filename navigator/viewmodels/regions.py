"""What the page 地域 shows: the question, the map's figure, the list, the region in hand, the regions to compare."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from navigator.domain.mapfigures import AreaLevel, MapFigure, MapFigureKind, MapPicture
from navigator.domain.regions import MOST_COMPARED, RegionFilter, RegionList, RegionProfile
from navigator.viewmodels.desk import Desk

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.region_comparison import RegionComparison
    from navigator.services.regions import FigureOption

_LIST, _MAP, _PROFILE, _COMPARISON, _FIGURES = (
    f"regions-{name}" for name in ("list", "map", "profile", "comparison", "figures")
)


class RegionsModel(QObject):
    """Asks the services; each signal tells that the value of its name is another one."""

    list_changed = Signal()
    picture_changed = Signal()
    profile_changed = Signal()
    figures_changed = Signal()
    ticked_changed = Signal()
    comparison_changed = Signal()
    full = Signal()
    """No more regions can be compared."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        home = desk.home_block
        self.question = RegionFilter(blocks=(home,) if home else ())
        self.figure, self.level = MapFigure(), AreaLevel.PREFECTURE
        self.list: RegionList | None = None
        self.picture: MapPicture | None = None
        self.profile: RegionProfile | None = None
        self.comparison: RegionComparison | None = None
        self.figures: tuple[FigureOption, ...] = ()
        self.ticked: tuple[str, ...] = ()
        self._code = ""
        desk.opened.connect(self.refresh)
        desk.data_changed.connect(self.refresh)
        desk.home_changed.connect(self._go_home)

    @property
    def code(self) -> str:
        """Code of the region in hand, empty when there is none."""
        return self._code

    def refresh(self) -> None:
        """Ask everything again."""
        presentation = self._desk.presentation
        self._desk.ask(_FIGURES, lambda suite: suite.regions.figures(presentation), self._take_figures)
        self._ask_list()
        self._ask_picture()
        self._ask_profile()
        if self.comparison is not None:
            self.compare()

    # Questions

    def set_question(self, question: RegionFilter) -> None:
        """Ask for other regions."""
        if question != self.question:
            before, self.question = self.question, question
            self._ask_list()
            if question.without_places() != before.without_places():
                self._ask_picture()

    def _go_home(self, home: str) -> None:
        """Ask for the regions of the block that the office chose in the settings, for all when it chose none."""
        self.set_question(replace(self.question, blocks=(home,) if home else (), prefectures=()))

    def set_figure(self, figure: MapFigure) -> None:
        """Show another figure on the map; one that needs a year and has none takes the year with most regions."""
        if figure.kind is MapFigureKind.ACTIVE and figure.fy is None:
            figure = replace(figure, fy=self._busiest_year())
        if figure != self.figure:
            self.figure = figure
            self._ask_picture()

    def set_level(self, level: AreaLevel) -> None:
        """Show prefectures or blocks."""
        if level is not self.level:
            self.level = level
            self._ask_picture()

    def toggle_area(self, area: str, name: str) -> None:
        """Narrow the list to an area of the map, or lift that; ``name`` is a prefecture as the facts write it."""
        if self.level is AreaLevel.BLOCK:
            chosen = () if self.question.blocks == (area,) else (area,)
            self.set_question(replace(self.question, blocks=chosen, prefectures=()))
        else:
            chosen = () if self.question.prefectures == (name,) else (name,)
            self.set_question(replace(self.question, prefectures=chosen, blocks=()))

    def open(self, code: str) -> None:
        """Take a region in hand."""
        if code != self._code:
            self._code = code
            self._ask_profile()

    def _busiest_year(self) -> int | None:
        choices = self.list.choices["fy"] if self.list is not None else ()
        return int(max(choices, key=lambda choice: choice.count).value) if choices else None

    # Comparison

    def set_ticked(self, code: str, *, on: bool) -> None:
        """Take a region into the comparison or out of it; more than ten are refused."""
        if on and code not in self.ticked and len(self.ticked) >= MOST_COMPARED:
            self.full.emit()
            return
        self._tick([*self.ticked, code] if on else (one for one in self.ticked if one != code))

    def clear_ticked(self) -> None:
        """Take every region out of the comparison."""
        self._tick(())

    def _tick(self, codes: Iterable[str]) -> None:
        ticked = tuple(dict.fromkeys(codes))
        if ticked != self.ticked:
            self.ticked = ticked
            self.ticked_changed.emit()

    def compare(self) -> None:
        """Put the ticked regions side by side."""
        codes, presentation = self.ticked, self._desk.presentation
        self._desk.ask(_COMPARISON, lambda suite: suite.regions.compare(codes, presentation), self._take_comparison)

    # Answers

    def _ask_list(self) -> None:
        question, presentation = self.question, self._desk.presentation
        self._desk.ask(_LIST, lambda suite: suite.regions.list(question, presentation), self._take_list)

    def _ask_picture(self) -> None:
        question, figure, level, presentation = self.question, self.figure, self.level, self._desk.presentation
        self._desk.ask(
            _MAP, lambda suite: suite.regions.picture(question, figure, level, presentation), self._take_picture
        )

    def _ask_profile(self) -> None:
        code, presentation = self._code, self._desk.presentation
        if code:
            self._desk.ask(_PROFILE, lambda suite: suite.regions.profile(code, presentation), self._take_profile)

    def _take_list(self, found: RegionList) -> None:
        self.list = found
        self.list_changed.emit()

    def _take_picture(self, picture: MapPicture) -> None:
        self.picture = picture
        self.picture_changed.emit()

    def _take_profile(self, profile: RegionProfile) -> None:
        self.profile = profile
        self.profile_changed.emit()

    def _take_figures(self, figures: "tuple[FigureOption, ...]") -> None:
        self.figures = figures
        self.figures_changed.emit()

    def _take_comparison(self, comparison: "RegionComparison") -> None:
        self.comparison = comparison
        self.comparison_changed.emit()
