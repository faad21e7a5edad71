"""The page データ: taking data in, handing it out, keeping it safe; one tab each, made when it is first seen."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from navigator.viewmodels.desk import Desk
from navigator.views.widgets.tabbed import TabbedPage

IMPORT, EXPORT, EXCHANGE, SAFETY = "import", "export", "exchange", "safety"


class DataPage(TabbedPage):
    """``open_with`` takes the path of a file to import, or the key of a tab."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("データの部分"), parent)
        self._desk = desk
        self._add_parts()
        self.begin()

    def _add_parts(self) -> None:
        from navigator.views.data.exchange import ExchangePart  # noqa: PLC0415 - made with the page
        from navigator.views.data.exportpart import ExportPart  # noqa: PLC0415 - as above
        from navigator.views.data.importpart import ImportPart  # noqa: PLC0415 - as above
        from navigator.views.data.safety import SafetyPart  # noqa: PLC0415 - as above

        self.add_part(IMPORT, self.tr("取り込み"), lambda: ImportPart(self._desk))
        self.add_part(EXPORT, self.tr("書き出し"), lambda: ExportPart(self._desk))
        self.add_part(EXCHANGE, self.tr("交換"), lambda: ExchangePart(self._desk))
        self.add_part(SAFETY, self.tr("控え"), lambda: SafetyPart(self._desk))

    def open_with(self, argument: object) -> None:
        """Show a tab, open a change package, or begin to import a file."""
        if isinstance(argument, Path):
            self.show_part(EXCHANGE if argument.suffix.lower() == ".rpnx" else IMPORT).open_file(argument)
        else:
            self.show_part(str(argument))
