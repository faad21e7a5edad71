"""The help page: keys, how to write a search, rules for figures."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetricsF, QTextLength
from PySide6.QtWidgets import QPushButton, QWidget

from navigator.domain.text import Language, Text
from navigator.views.dialogs.base import PlainDialog, interface_language
from navigator.views.dialogs.helptables import FOLDING_NOTE, HELP_TABLES, HelpTable, field_names
from navigator.views.record.writer import FlowWriter, Tone

_FIELDS = Text("項目の名前: {names}", "Names of fields: {names}")


class HelpDialog(PlainDialog):
    """Everything a reader may want to know, on one page that scrolls."""

    about_requested = Signal()
    """The reader asks for version, licences and counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("使い方"))
        self.page = self.add_page(self.tr("使い方"), self._write)
        self.body.addStretch()
        about = self.add_button(QPushButton(self.tr("このプログラムについて")))
        about.clicked.connect(self.about_requested)
        close = self.add_button(QPushButton(self.tr("閉じる")), primary=True)
        close.clicked.connect(self.accept)
        self.fit(720, 640)
        self.page.setFocus()

    def _write(self, writer: FlowWriter) -> None:
        language = interface_language()
        for table in HELP_TABLES:
            self._table(writer, table, language)
        writer.block(above=10)
        writer.text(FOLDING_NOTE.of(language), Tone.SMALL)
        writer.block(above=4)
        writer.text(_FIELDS.format(names=field_names()).of(language), Tone.SMALL)

    def _table(self, writer: FlowWriter, table: HelpTable, language: Language) -> None:
        writer.heading(table.title.of(language))
        em = QFontMetricsF(self.font()).horizontalAdvance("国")
        columns = (QTextLength(QTextLength.Type.FixedLength, 15 * em), QTextLength(QTextLength.Type.VariableLength, 0))
        grid = writer.table(columns, len(table.rows))
        for number, row in enumerate(table.rows):
            writer.into(grid, number, 0)
            writer.text(row.sign_text().of(language), Tone.STRONG)
            writer.into(grid, number, 1)
            writer.text(row.meaning.of(language))
        writer.after(grid)
