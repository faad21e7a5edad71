"""The page 計画: one tab a question, each made when it is first seen."""

from PySide6.QtWidgets import QWidget

from navigator.viewmodels.desk import Desk
from navigator.views.widgets.tabbed import TabbedPage


class PlannerPage(TabbedPage):
    """``open_with`` takes (key of a tab, what to show there or None)."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("計画の部分"), parent)
        self._desk = desk
        self._add_parts()
        self.begin()

    def _add_parts(self) -> None:
        from navigator.views.planner.calls import CallsPart  # noqa: PLC0415 - made with the page
        from navigator.views.planner.changes import ChangesPart  # noqa: PLC0415 - as above
        from navigator.views.planner.counter import CounterPart  # noqa: PLC0415 - as above
        from navigator.views.planner.coverage import CoveragePart  # noqa: PLC0415 - as above
        from navigator.views.planner.path import PathPart  # noqa: PLC0415 - as above
        from navigator.views.planner.synonyms import SynonymsPart  # noqa: PLC0415 - as above

        self.add_part("path", self.tr("道筋"), lambda: PathPart(self._desk))
        self.add_part("coverage", self.tr("空白・重複"), lambda: CoveragePart(self._desk))
        self.add_part("counter", self.tr("相談"), lambda: CounterPart(self._desk))
        self.add_part("calls", self.tr("公募の暦"), lambda: CallsPart(self._desk))
        self.add_part("changes", self.tr("変わったこと"), lambda: ChangesPart(self._desk))
        self.add_part("synonyms", self.tr("同義語"), lambda: SynonymsPart(self._desk))

    def open_with(self, argument: object) -> None:
        """Show a tab, and in it what another page asks for."""
        assert isinstance(argument, tuple)
        key, wanted = argument
        part = self.show_part(key)
        if wanted is not None:
            part.open_with(wanted)

    def save(self) -> None:
        """Keep what the part shows by name."""
        self.part.save()
