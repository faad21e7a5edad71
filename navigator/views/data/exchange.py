"""The tab 交換: who this office is, a package for another one, opening and merging theirs, what was exchanged."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from navigator.domain.exchange import Conflict, MergeReport, Side
from navigator.domain.shown import ShownTable
from navigator.domain.text import Text
from navigator.qtsupport.icons import icon
from navigator.qtsupport.jobs import JobControl
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.longwork import LongWork
from navigator.views.data.exchangehand import HandRow
from navigator.views.data.exchangelog import ExchangeLog
from navigator.views.data.exchangeopened import OpenedView
from navigator.views.dialogs.base import paragraph, rewrite
from navigator.views.printing.pagepapers import PagePapers, PaperPlan
from navigator.views.widgets.labels import plain_label
from navigator.views.widgets.savefile import ask_save_path

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.exchanging import Handout, OpenedPackage
    from navigator.services.sheet_parts import SheetOptions
    from navigator.services.suite import ServiceSuite

PACKAGE = "rpnx"
"""Suffix of change packages."""


def is_package(path: Path) -> bool:
    """Tell by its name whether a file is a change package."""
    return path.suffix.lower() == f".{PACKAGE}"


class ExchangePart(QWidget):
    """Shows the office and the log, or the package that is open."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        self.work = LongWork(desk, self)
        self.papers = PagePapers(desk, self)
        self.status = self.papers.exporter.row
        self.setAcceptDrops(True)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("この事務所の名前"))
        self.name.setPlaceholderText(self.tr("この事務所の名前（相手に見えます）"))
        self.rename = QPushButton(icon("save"), self.tr("名前を付ける"))
        self.fingerprint = paragraph("")
        self.fingerprint.setAccessibleName(self.tr("この事務所の指紋"))
        self.hand = HandRow()
        self.log = ExchangeLog()
        self.view = OpenedView()
        self.pages = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        own = QHBoxLayout()
        for widget, share in ((self.name, 1), (self.rename, 0)):
            own.addWidget(widget, share)
        own.addStretch(1)
        home = QWidget()
        column = QVBoxLayout(home)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(plain_label(self.tr("この事務所"), "heading"))
        column.addLayout(own)
        column.addWidget(self.fingerprint)
        column.addWidget(plain_label(self.tr("変更を渡す・受け取る"), "heading"))
        column.addWidget(
            plain_label(
                self.tr(
                    "記入・訂正・メモ・協議会・相談の記録（相談者の名前を含む）が入ります。比較トレイと星印は入りません。"
                ),
                "muted",
                wrap=True,
            )
        )
        column.addWidget(self.hand)
        column.addWidget(plain_label(self.tr("交換の記録"), "heading"))
        column.addWidget(self.log, 1)
        self.pages.addWidget(home)
        self.pages.addWidget(self.view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 16, 10)
        whole.addWidget(self.pages, 1)
        whole.addWidget(self.status)

    def _connect(self) -> None:
        for button, act in (
            (self.rename, self.give_name),
            (self.hand.make, self.hand_out),
            (self.hand.open, self.choose_file),
            (self.hand.distrust, self.forget_office),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.name.returnPressed.connect(self.give_name)
        self.log.conflicts_wanted.connect(self._show_settled)
        self.log.settled.connect(self.settle)
        self.work.failed.connect(self.desk.failed)
        self.work.stopped.connect(self._stopped)
        self.work.busy_changed.connect(self._show_busy)
        self.work.progressed.connect(self._progress)
        self.status.cancelled.connect(self.work.cancel)
        self.view.merge_requested.connect(self.merge)
        self.view.again_requested.connect(self.take_again)
        self.view.print_requested.connect(self.print_page)
        self.view.export_requested.connect(self.export_page)
        self.view.closed.connect(self.close_package)
        self.view.choices_changed.connect(self._show_choices)
        self.desk.opened.connect(self.refresh)
        self.desk.data_changed.connect(self.refresh)

    # What is shown

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Ask when the part is seen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Ask again, now or when the part is seen the next time."""
        self._stale = True
        if not self.isVisible() or self.desk.suite is None:
            return
        self._stale = False
        presentation = self.desk.presentation

        def question(suite: "ServiceSuite") -> tuple[Any, ...]:
            log = suite.exchange.log()
            return suite.exchange.own(), suite.exchange.offices(), log, suite.exchange_papers.log(log, presentation)

        self.desk.ask("exchange", question, self._show)

    def _show(self, answer: tuple[Any, ...]) -> None:
        own, offices, log, table = answer
        suite = self.desk.suite
        if not self.name.hasFocus():
            self.name.setText(own.name)
        rewrite(
            self.fingerprint, self.tr("指紋: {mark}（相手はこれを電話などで確かめます）").format(mark=own.fingerprint)
        )
        if suite is not None:
            self.hand.show_offices(offices, suite.today)
        self.log.show_log(log, table)

    def _show_settled(self, conflicts: tuple[Conflict, ...]) -> None:
        presentation = self.desk.presentation
        self.desk.ask(
            "exchange-conflicts",
            lambda suite: suite.exchange_papers.settled(conflicts, presentation),
            self.log.show_conflicts,
        )

    # Work that takes long

    def _show_busy(self, busy: bool) -> None:
        self.pages.setEnabled(not busy)
        if busy:
            self.status.begin("")
        else:
            self.status.end()

    def _progress(self, done: int, total: int) -> None:
        if total:
            self.status.progress(done, total)

    def _stopped(self) -> None:
        self.status.say(self.tr("中止しました。何も変えていません。"))

    # Acts

    def give_name(self) -> None:
        """Give this office the name that was typed."""
        name = self.name.text()
        self.desk.edit(lambda suite: suite.exchange.rename(name), lambda _card: self.name.clearFocus())

    def forget_office(self) -> None:
        """Trust the chosen office no longer."""
        uuid = self.hand.office
        if uuid is not None:
            self.desk.edit(lambda suite: suite.exchange.distrust(uuid))

    def hand_out(self) -> None:
        """Ask for a file and write a package into it."""
        suite = self.desk.suite
        if suite is None:
            return
        stem = self.tr("変更_{name}_{day}").format(name=self.name.text() or "office", day=f"{suite.today:%Y%m%d}")
        start = self.papers.folder.path / f"{_file_name(stem)}.{PACKAGE}"
        path = ask_save_path(self, self.tr("変更を書き出す"), start, {self.tr("変更パッケージ (*.rpnx)"): PACKAGE})
        if path is not None:
            self.write_package(path)

    def write_package(self, path: Path) -> None:
        """Write the chosen changes into a file."""
        since, office = self.hand.since, self.hand.office

        def done(made: "Handout") -> None:
            self.papers.folder.remember(path)
            self.desk.written.emit(path)
            told = [self.tr("{count} 件の変更を書き出しました。").format(count=f"{made.edits:,}")]
            told += [notice.of(self.desk.presentation.language) for notice in made.notices]
            self.status.say(" ".join(told), "warning" if made.notices else "muted")

        self.work.start(
            lambda suite, control: suite.exchange.hand_out(path, since=since, office=office, progress=control.progress),
            done,
            writes=True,
        )
        self.status.say(self.tr("「{name}」に書き出しています…").format(name=path.name))

    def choose_file(self) -> None:
        """Ask for a package and open it."""
        kinds = self.tr("変更パッケージ (*.rpnx)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("パッケージを開く"), str(self.papers.folder.path), kinds)
        if name:
            self.papers.folder.remember(Path(name))
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Look into a package: nothing is taken in."""
        presentation = self.desk.presentation

        def look(suite: "ServiceSuite", control: JobControl) -> tuple[Any, ...]:
            opened = suite.exchange.open(path, control.progress)
            report = suite.exchange.preview(opened, control.progress)
            papers = suite.exchange_papers
            tables = (
                papers.counts(report, presentation),
                papers.conflicts(report.conflicts, presentation),
                papers.refused(report.refused, presentation),
            )
            return opened, report, papers.summary(opened, report, presentation), tables

        self.work.start(look, self._show_package)
        if self.work.is_busy:
            self.status.say(self.tr("「{name}」を調べています…").format(name=path.name))

    def _show_package(
        self,
        answer: "tuple[OpenedPackage, MergeReport, tuple[Text, ...], tuple[ShownTable, ShownTable, ShownTable]]",
    ) -> None:
        self.view.show_package(*answer, language=self.desk.presentation.language)
        self.pages.setCurrentWidget(self.view)
        self.view.first().setFocus()

    def _show_choices(self) -> None:
        report, presentation, choices = self.view.report, self.desk.presentation, dict(self.view.choices)
        if report is not None:
            self.desk.ask(
                "exchange-choices",
                lambda suite: suite.exchange_papers.conflicts(report.conflicts, presentation, choices),
                self.view.conflicts.show_table,
            )

    def close_package(self) -> None:
        """Go back to the log; nothing was taken in."""
        self.pages.setCurrentIndex(0)
        self.hand.open.setFocus()

    def merge(self) -> None:
        """Take the open package in; what was chosen stands."""
        opened, choices = self.view.opened, dict(self.view.choices)
        if opened is None:
            return

        def done(report: MergeReport) -> None:
            self.close_package()
            self.desk.noticed.emit(
                self.tr("{new} 件を統合しました（競合 {conflicts} 件）。Ctrl+Z で戻せます。").format(
                    new=f"{report.new:,}", conflicts=f"{len(report.conflicts):,}"
                )
            )

        self.work.start(
            lambda suite, control: suite.exchange.merge(opened, choices, control.progress), done, writes=True
        )
        self._say_merging(opened)

    def take_again(self) -> None:
        """Take in what was taken in from the open package and taken back since, as edits of this office."""
        opened = self.view.opened
        if opened is None:
            return

        def done(report: MergeReport) -> None:
            self.close_package()
            self.desk.noticed.emit(
                self.tr("{new} 件を、この事務所の変更として取り入れました。Ctrl+Z で戻せます。").format(
                    new=f"{report.new:,}"
                )
            )

        self.work.start(lambda suite, control: suite.exchange.take_again(opened, control.progress), done, writes=True)
        self._say_merging(opened)

    def _say_merging(self, opened: "OpenedPackage") -> None:
        if self.work.is_busy:
            self.status.say(
                self.tr("控えを取ってから「{name}」の変更を取り入れています…").format(name=opened.office.name)
            )

    def settle(self, conflicts: tuple[Conflict, ...], side: Side) -> None:
        """Let the values of one side of earlier conflicts stand."""

        def act(suite: "ServiceSuite") -> None:
            for conflict in conflicts:
                suite.exchange.overturn(conflict, side)

        self.desk.edit(act, lambda _done: self.desk.noticed.emit(self.tr("選び直しました。Ctrl+Z で戻せます。")))

    # Keys of the window, and files that are dropped

    def print_page(self) -> None:
        """Print the package that is open."""
        opened, report = self.view.opened, self.view.report
        suite, presentation, choices = self.desk.suite, self.desk.presentation, dict(self.view.choices)
        if self.pages.currentWidget() is not self.view or opened is None or report is None or suite is None:
            self.desk.noticed.emit(self.tr("印刷できるのは、開いたパッケージです。"))
            return

        def document(options: "SheetOptions") -> Any:
            return suite.exchange_papers.document(opened, report, options, presentation, choices)

        title = self.tr("他の事務所の変更")
        self.papers.print_sheet(PaperPlan(title, title, "exchange", landscape=True), document)

    def export_page(self) -> None:
        """Write the conflicts of the open package into a file."""
        opened, report = self.view.opened, self.view.report
        suite, presentation, choices = self.desk.suite, self.desk.presentation, dict(self.view.choices)
        if self.pages.currentWidget() is not self.view or opened is None or report is None or suite is None:
            self.hand_out()
            return
        self.papers.export(
            self.tr("競合を書き出す"),
            self.tr("競合"),
            lambda _progress: suite.exchange_papers.export(opened, report, presentation, choices),
        )

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return where F6 goes inside this part."""
        if self.pages.currentWidget() is self.view:
            return (self.view.merge, self.view.counts, self.view.conflicts.table)
        return (self.name, self.hand.what, self.log.table, self.log.conflicts.table)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take a package."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open a package that was dropped."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.open_file(path)


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path is not None and is_package(path) else None


def _file_name(text: str) -> str:
    """Return a text as a file name that every system takes."""
    return "".join("_" if sign in '\\/:*?"<>|' or not sign.isprintable() else sign for sign in text)[:80]
