"""The end of the program: what is being written ends first, in sight of the reader when it takes longer than a moment.

Nothing here blocks the event loop, so the notice is drawn, its button works, and answers still arrive.
"""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from navigator.domain.errors import UserError
from navigator.qtsupport.jobs import JobRunner
from navigator.viewmodels.desk import Desk
from navigator.views.widgets.labels import plain_label

logger = logging.getLogger("ending")

PATIENCE_MS = 400
"""An end that is faster shows nothing."""

_LOOK_MS = 15


class EndingNotice(QWidget):
    """Says that the program is ending; ``stopped`` when the reader wants no more of the work that can be stopped."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Dialog | Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setWindowTitle(self.tr("地域施策ナビゲータ"))
        self.sentence = plain_label(self.tr("終了しています…"), "heading")
        self.reason = plain_label(wrap=True)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(self.tr("終了しています…"))
        self.stop = QPushButton(self.tr("中止して終了"))
        self.stop.clicked.connect(self.stopped)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        for part in (self.sentence, self.reason, bar):
            column.addWidget(part)
        column.addLayout(row)
        self.setMinimumWidth(420)
        self.tell(last=False, stopping=False)

    def tell(self, *, last: bool, stopping: bool) -> None:
        """Say what is waited for: work that goes on, work that is being stopped, or the backup (``last``)."""
        if last:
            text = self.tr("変更の控えを作っています。")
        elif stopping:
            text = self.tr("作業を中止しています。途中のものは書き込まれません。")
        else:
            text = self.tr("書き込みが終わるのを待っています。中止すると、途中の取り込みや書き出しは何も残しません。")
        self.reason.setText(text)
        self.stop.setVisible(not last and not stopping)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stay: the process lives until it is done, and is not to live unseen."""
        event.ignore()


class Ending(QObject):
    """Leads from the closed window to ``ended``: jobs, then what comes last (backup, closing the library).

    ``last`` is called on the main thread when every job has ended, and returns what a job then does.
    """

    ended = Signal()

    def __init__(
        self, desk: Desk, jobs: JobRunner, last: Callable[[], Callable[[], None]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._last = desk, jobs, last
        self._stops = self._is_last = self._is_over = False
        self.notice: EndingNotice | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._show)

    @property
    def has_begun(self) -> bool:
        """Whether the program is ending."""
        return self._desk.is_leaving

    def begin(self) -> None:
        """End once everything that was begun is done."""
        if self._is_over or self._timer.isActive():
            return
        self._desk.leave()
        self._jobs.close(stop=self._stops)
        self._timer.start()
        self._patience.start()

    def hurry(self) -> None:
        """End soon: what can be stopped is stopped, and leaves nothing behind."""
        self._stops = True
        self.begin()
        self._tell()

    def finish(self) -> None:
        """End now, without an event loop: wait for what is being written, then do what comes last."""
        self._desk.leave()
        self._timer.stop()
        self._patience.stop()
        self._forget()
        if self._is_over:
            return
        self._is_over = True
        self._jobs.shutdown()
        if not self._is_last:
            self._last()()

    def _look(self) -> None:
        if self._stops:
            # Also what has been waiting behind the work that was stopped.
            self._jobs.close(stop=True)
        if not self._jobs.is_idle:
            return
        if not self._is_last:
            self._is_last = True
            self._tell()
            work = self._last()
            self._jobs.start_last(lambda _control: work()).failed.connect(self._note)
            return
        self._timer.stop()
        self._patience.stop()
        self._is_over = True
        self._forget()
        self.ended.emit()

    @staticmethod
    def _note(error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        logger.info("the end was not in order: %s", error.what.en)

    def _show(self) -> None:
        self.notice = EndingNotice()
        self.notice.stopped.connect(self.hurry)
        self._tell()
        self.notice.show()

    def _tell(self) -> None:
        if self.notice is not None:
            self.notice.tell(last=self._is_last, stopping=self._stops)

    def _forget(self) -> None:
        notice, self.notice = self.notice, None
        if notice is not None:
            notice.hide()
            notice.deleteLater()
