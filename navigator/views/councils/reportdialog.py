"""The annual report: which block and which fiscal year, then the preview, a PDF or a workbook."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QPushButton, QWidget

from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.vocabulary import Block
from navigator.qtsupport.icons import icon
from navigator.viewmodels.councils import CouncilsModel
from navigator.views.dialogs.base import PlainDialog, paragraph
from navigator.views.record.writer import Tone
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel

_EARLIEST = 2001
"""The first year of the facts' programs; a council has nothing to report before."""


class ReportDialog(PlainDialog):
    """Asks for block and year; the signals carry both."""

    preview_requested = Signal(object, int)
    pdf_requested = Signal(object, int)
    workbook_requested = Signal(object, int)

    def __init__(self, model: CouncilsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("年次報告"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        presentation = model.presentation
        self.block, self.year = QComboBox(), QComboBox()
        for block in model.blocks:
            self.block.addItem(block.label.of(presentation.language), block.value)
        self.block.setCurrentIndex(self.block.findData(model.block.value))
        latest = (model.this_year or _EARLIEST) + 1
        for fy in range(latest, _EARLIEST - 1, -1):
            self.year.addItem(format_fiscal_year(fy, presentation.years, presentation.language), fy)
        self.year.setCurrentIndex(max(self.year.findData(model.fy), 0))
        form = QFormLayout()
        for name, box in ((self.tr("ブロック"), self.block), (self.tr("年度"), self.year)):
            box.setAccessibleName(name)
            form.addRow(self._label(name, box), box)
        about = self.tr(
            "活動実績と活動計画を種類別・年度別に数え、会議・決定事項・相談の件数とともに協議会資料の形でまとめます。"
            "記録の少ない年度は、資料がないことをそのまま示します。"
        )
        self.body.addWidget(paragraph(about, Tone.MUTED))
        self.body.addLayout(form)
        self.body.addStretch()
        self.cancel = self.add_button(QPushButton(self.tr("キャンセル")))
        self.workbook = self.add_button(QPushButton(icon("file-down"), self.tr("Excel…")))
        self.pdf = self.add_button(QPushButton(icon("file-down"), self.tr("PDF…")))
        self.preview = self.add_button(QPushButton(self.tr("プレビュー")), primary=True)
        self.cancel.clicked.connect(self.reject)
        self.preview.clicked.connect(lambda: self._take(self.preview_requested.emit))
        self.pdf.clicked.connect(lambda: self._take(self.pdf_requested.emit))
        self.workbook.clicked.connect(lambda: self._take(self.workbook_requested.emit))
        self.fit(520, 280)
        self.block.setFocus()

    @staticmethod
    def _label(name: str, box: QComboBox) -> "QLabel":
        label = plain_label(name)
        label.setBuddy(box)
        return label

    def _take(self, emit: Callable[[Block, int], None]) -> None:
        block, fy = Block(str(self.block.currentData())), int(self.year.currentData())
        self.accept()
        emit(block, fy)
