"""The dialogue that says that the mistake is ours, and offers the report to copy."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.text import Text
from navigator.qtsupport.crashreport import CrashReport
from navigator.qtsupport.theme import set_role

logger = logging.getLogger("crash")

UNSHOWN = Text(
    "プログラムの誤りが起きましたが、報告を表示できません。記録はログにあります。",
    "A mistake of the program happened and its report cannot be shown. It is in the log.",
)
PREVIOUS_FAULT = "Regional Program Navigator: the last run ended in a fault of the interpreter"

MOST = 20
"""Reports of one dialogue; what comes after is in the log."""

_BETWEEN = "\n" + "-" * 60 + "\n"


class CrashDialog(QDialog):
    """Shows reports; what comes while it is open is added to it. The messages of errors are shown when asked for."""

    def __init__(self, report: CrashReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("予期しない問題が起きました"))
        self._reports = [report]
        sentence = QLabel(
            self.tr(
                "プログラムの誤りです。保存済みのデータはそのままです。"
                "下の報告を開発者に送ると、直す手がかりになります。報告が自動で送られることはありません。"
            ),
            self,
        )
        sentence.setTextFormat(Qt.TextFormat.PlainText)
        sentence.setWordWrap(True)
        self.report = QPlainTextEdit(self)
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setAccessibleName(self.tr("報告"))
        self.report.setTabChangesFocus(True)
        self.words = QCheckBox(self.tr("エラーの文言も入れる（氏名・ファイル名が入ることがあります）"), self)
        self.words.setVisible(report.full != report.plain)
        self.words.toggled.connect(self._show)
        self.copy = QPushButton(self.tr("報告をコピー"), self)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        close = QPushButton(self.tr("続ける"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        set_role(close, "primary")
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.copy)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(sentence)
        layout.addWidget(self.report, 1)
        layout.addWidget(self.words)
        layout.addLayout(buttons)
        self._show()
        self.resize(720, 440)

    def add(self, report: CrashReport) -> None:
        """Show one more report below the others."""
        if len(self._reports) < MOST:
            self._reports.append(report)
            self.words.setVisible(self.words.isVisible() or report.full != report.plain)
            self._show()

    def _show(self) -> None:
        full = self.words.isChecked()
        self.report.setPlainText(_BETWEEN.join(one.full if full else one.plain for one in self._reports))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.report.toPlainText())


class CrashDesk(QObject):
    """Shows reports, one dialogue at a time; connect ``show`` with a queued connection.

    ``parent_of`` returns the window of the program. When showing fails itself, ``failed`` tells once and nothing is
    shown any more: a mistake in here must not call for itself again and again. Every report is in the log.
    """

    failed = Signal()

    def __init__(self, parent_of: Callable[[], QWidget], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parent_of = parent_of
        self._dialog: CrashDialog | None = None
        self._is_broken = False

    @Slot(object)
    def show(self, report: CrashReport) -> None:
        """Show a report, or add it to those on screen."""
        if self._is_broken:
            return
        try:
            if self._dialog is not None:
                self._dialog.add(report)
                return
            self._dialog = CrashDialog(report, self._parent_of())
            self._dialog.finished.connect(self._closed)
            self._dialog.open()
        except Exception:
            self._is_broken = True
            self._dialog = None
            logger.exception("the crash dialogue itself failed")
            self.failed.emit()

    def show_fault(self, fault: str) -> None:
        """Show what the interpreter wrote when the last run died."""
        text = f"{PREVIOUS_FAULT}\n\n{fault}"
        self.show(CrashReport(text, text))

    def _closed(self) -> None:
        self._dialog = None
