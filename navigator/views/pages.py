"""The pages of the program in the order of the rail, behind the finder."""

from navigator.viewmodels.comparison import ComparisonModel
from navigator.viewmodels.desk import Desk
from navigator.views.comparison.entry import ComparisonEntry
from navigator.views.councils.entry import CouncilsPlace
from navigator.views.data.entry import DataPlace
from navigator.views.editing.actions import EditActions
from navigator.views.lineage.entry import LineagePlace
from navigator.views.mainwindow import MainWindow
from navigator.views.planner.entry import PlannerPlace
from navigator.views.reference.entry import ReferencePlace
from navigator.views.regions.entry import RegionsPlace
from navigator.views.trends.entry import TrendsPlace


def add_pages(window: MainWindow, desk: Desk, comparison: ComparisonModel) -> None:
    """Put every page but the finder into the rail of ``window``; each is made when it is first shown."""
    ComparisonEntry(comparison, desk.finder, desk.office.tray, desk.store, desk.jobs).add_to(window)
    TrendsPlace(desk).add_to(window)
    LineagePlace(desk).add_to(window)
    RegionsPlace(desk).add_to(window)
    CouncilsPlace(desk).add_to(window)
    PlannerPlace(desk).add_to(window)
    ReferencePlace(desk).add_to(window)
    DataPlace(desk).add_to(window)
    EditActions(window, desk)
