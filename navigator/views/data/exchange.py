"""The tab 交換: who this office is, a package for another one, opening and merging theirs, what was exchanged."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
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
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.plaintext import tip
from navigator.views.data.exchangeopened import NOTHING, ConflictList, OpenedView
from navigator.views.data.safetydialogs import show_in, shown_table
from navigator.views.dialogs.base import paragraph, rewrite
from navigator.views.printing.pagepapers import PagePapers, PaperPlan
from navigator.views.widgets.empty import EmptyState
from navigator.views.widgets.labels import plain_label
from navigator.views.widgets.savefile import ask_save_path

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.exchange_log import LogEntry
    from navigator.services.exchanging import Handout, OfficeCard, OpenedPackage
    from navigator.services.sheet_parts import SheetOptions
    from navigator.services.suite import ServiceSuite

PACKAGE = "rpnx"
"""Suffix of change packages."""

_ALL, _SINCE = "", "since"


def is_package(path: Path) -> bool:
    """Tell by its name whether a file is a change package."""
    return path.suffix.lower() == f".{PACKAGE}"


class ExchangePart(QWidget):
    """Shows the office and the log, or the package that is open."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale, self._dated = True, False
        self._offices: tuple[OfficeCard, ...] = ()
        self._log: tuple[LogEntry, ...] = ()
        self.papers = PagePapers(desk, self)
        self.setAcceptDrops(True)
        self.name = QLineEdit()
        self.name.setAccessibleName(self.tr("この事務所の名前"))
        self.name.setPlaceholderText(self.tr("この事務所の名前（相手に見えます）"))
        self.rename = QPushButton(icon("save"), self.tr("名前を付ける"))
        self.fingerprint = paragraph("")
        self.fingerprint.setAccessibleName(self.tr("この事務所の指紋"))
        self.what = QComboBox()
        self.what.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.what.setAccessibleName(self.tr("渡す変更"))
        self.since = QDateEdit()
        self.since.setCalendarPopup(True)
        self.since.setDisplayFormat("yyyy-MM-dd")
        self.since.setAccessibleName(self.tr("この日から"))
        self.make = QPushButton(icon("upload", IconRole.ON_PRIMARY), self.tr("変更を書き出す…"))
        set_role(self.make, "primary")
        self.open = QPushButton(icon("book-open"), self.tr("パッケージを開く…"))
        self.open.setToolTip(tip(self.tr("相手の事務所から受け取ったファイル。ここへ落としても開けます")))
        self.distrust = QPushButton(icon("ban"), self.tr("信頼を取り消す"))
        self.distrust.setToolTip(
            tip(self.tr("選んだ事務所の鍵を忘れます。相手が鍵を作り直したときだけ、指紋を確かめてから"))
        )
        self.log = shown_table(self.tr("交換の記録"), NOTHING, self)
        self.empty = EmptyState()
        self.settled = ConflictList()
        self.view = OpenedView()
        self.pages = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        own, hand = QHBoxLayout(), QHBoxLayout()
        for widget, share in ((self.name, 1), (self.rename, 0)):
            own.addWidget(widget, share)
        own.addStretch(1)
        for widget in (self.what, self.since, self.make, self.open, self.distrust):
            hand.addWidget(widget)
        hand.addStretch()
        self.log_stack = QStackedWidget()
        self.log_stack.addWidget(self.log)
        self.log_stack.addWidget(self.empty)
        self.log_stack.setCurrentWidget(self.empty)
        self.settled_heading = plain_label(
            self.tr("選んだ統合の競合（選び直すと、この事務所の新しい変更になります）"), "heading", wrap=True
        )
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
        column.addLayout(hand)
        column.addWidget(plain_label(self.tr("交換の記録"), "heading"))
        column.addWidget(self.log_stack, 1)
        column.addWidget(self.settled_heading)
        column.addWidget(self.settled, 1)
        self.pages.addWidget(home)
        self.pages.addWidget(self.view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 10, 16, 10)
        whole.addWidget(self.pages, 1)
        whole.addWidget(self.papers.exporter.row)
        self._show_settled(())

    def _connect(self) -> None:
        for button, act in (
            (self.rename, self.give_name),
            (self.make, self.hand_out),
            (self.open, self.choose_file),
            (self.distrust, self.forget_office),
        ):
            button.clicked.connect(lambda _checked=False, act=act: act())
        self.name.returnPressed.connect(self.give_name)
        self.what.currentIndexChanged.connect(lambda _index: self._offer())
        self.log.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_entry(now.row()))
        self.settled.chosen.connect(self.settle)
        self.view.merge_requested.connect(self.merge)
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
        own, self._offices, self._log, table = answer
        suite = self.desk.suite
        if not self._dated and suite is not None:
            self._dated = True
            self.since.setDate(QDate(suite.today.year, suite.today.month, suite.today.day).addMonths(-1))
        if not self.name.hasFocus():
            self.name.setText(own.name)
        rewrite(
            self.fingerprint, self.tr("指紋: {mark}（相手はこれを電話などで確かめます）").format(mark=own.fingerprint)
        )
        chosen = self.what.currentData()
        self.what.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.what.clear()
        self.what.addItem(self.tr("すべての変更"), _ALL)
        self.what.addItem(self.tr("日付からの変更"), _SINCE)
        for office in self._offices:
            self.what.addItem(self.tr("「{name}」がまだ受け取っていない変更").format(name=office.name), office.uuid)
        self.what.setCurrentIndex(max(self.what.findData(chosen), 0))
        self.what.blockSignals(False)  # noqa: FBT003 - as above
        show_in(self.log, table)
        self.empty.show_text(
            self.tr("まだ交換していません"),
            self.tr(
                "「変更を書き出す」で作ったファイルを USB メモリで渡し、相手のものは「パッケージを開く」で開きます。"
            ),
        )
        self.log_stack.setCurrentWidget(self.log if self._log else self.empty)
        if self._log:
            self.log.selectRow(0)
        self._show_entry(0)
        self._offer()

    def _show_entry(self, row: int) -> None:
        conflicts = self._log[row].conflicts if 0 <= row < len(self._log) else ()
        self._show_settled(conflicts)

    def _show_settled(self, conflicts: tuple[Conflict, ...]) -> None:
        self._settled = conflicts
        for widget in (self.settled, self.settled_heading):
            widget.setVisible(bool(conflicts))
        presentation = self.desk.presentation
        if conflicts:
            self.desk.ask(
                "exchange-conflicts",
                lambda suite: suite.exchange_papers.settled(conflicts, presentation),
                self.settled.show_table,
            )

    def _offer(self) -> None:
        chosen = self.what.currentData()
        self.since.setVisible(chosen == _SINCE)
        self.distrust.setVisible(chosen not in (_ALL, _SINCE, None))

    # Acts

    def give_name(self) -> None:
        """Give this office the name that was typed."""
        name = self.name.text()
        self.desk.edit(lambda suite: suite.exchange.rename(name), lambda _card: self.name.clearFocus())

    def forget_office(self) -> None:
        """Trust the chosen office no longer."""
        uuid = str(self.what.currentData())
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
        chosen = self.what.currentData()
        since = self.since.date().toPython() if chosen == _SINCE else None
        office = None if chosen in (_ALL, _SINCE) else str(chosen)

        def done(made: "Handout") -> None:
            self.papers.folder.remember(path)
            self.desk.written.emit(path)
            self.desk.noticed.emit(self.tr("{count} 件の変更を書き出しました。").format(count=made.edits))

        self.desk.edit(lambda suite: suite.exchange.hand_out(path, since=since, office=office), done)

    def choose_file(self) -> None:
        """Ask for a package and open it."""
        kinds = self.tr("変更パッケージ (*.rpnx)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("パッケージを開く"), str(self.papers.folder.path), kinds)
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Look into a package: nothing is taken in."""
        presentation = self.desk.presentation

        def question(suite: "ServiceSuite") -> tuple[Any, ...]:
            opened = suite.exchange.open(path)
            report = suite.exchange.preview(opened)
            papers = suite.exchange_papers
            tables = (
                papers.counts(report, presentation),
                papers.conflicts(report.conflicts, presentation),
                papers.refused(report.refused, presentation),
            )
            return opened, report, papers.summary(opened, report), tables

        self.desk.ask("exchange-open", question, self._show_package)

    def _show_package(
        self,
        answer: "tuple[OpenedPackage, MergeReport, tuple[Text, ...], tuple[ShownTable, ShownTable, ShownTable]]",
    ) -> None:
        self.view.show_package(*answer, language=self.desk.presentation.language)
        self.pages.setCurrentWidget(self.view)
        (self.view.trust if self.view.trust.isVisible() else self.view.merge).setFocus()

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
        self.open.setFocus()

    def merge(self) -> None:
        """Take the open package in; what was chosen stands."""
        opened, choices = self.view.opened, dict(self.view.choices)
        if opened is None:
            return

        def done(report: MergeReport) -> None:
            self.close_package()
            self.desk.noticed.emit(
                self.tr("{new} 件を統合しました（競合 {conflicts} 件）。Ctrl+Z で戻せます。").format(
                    new=report.new, conflicts=len(report.conflicts)
                )
            )

        self.view.merge.setEnabled(False)
        self.desk.edit(lambda suite: suite.exchange.merge(opened, choices), done)

    def settle(self, places: tuple[int, ...], side: Side) -> None:
        """Let the values of one side of earlier conflicts stand."""
        conflicts = [self._settled[place] for place in places]

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
        return (self.name, self.what, self.log)

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
