"""The part «控え» of the page データ: backups of the library, restoring one, the health of the library."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QTableView, QVBoxLayout, QWidget

from navigator.domain.errors import DamagedLibraryError
from navigator.domain.safety import BackupReason, WriteState
from navigator.domain.shown import ShownTable
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.plaintext import tip
from navigator.views.data.safetydialogs import HealthReportDialog, RestoreDialog, show_in, shown_table
from navigator.views.dialogs.base import paragraph, rewrite
from navigator.views.printing.pagepapers import PagePapers, PaperPlan
from navigator.views.widgets.empty import EmptyState
from navigator.views.widgets.labels import plain_label
from navigator.views.widgets.savefile import ask_save_path

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.restoring import RestorePlan
    from navigator.services.safety import BackupView, CheckResult, RepairPlan, SafetyState
    from navigator.services.suite import ServiceSuite


class SafetyPart(QWidget):
    """Lists the backups and does what can be done with them; it asks when it is seen and after every edit.

    Keys: Enter restores the chosen backup (after showing what changes), F5 looks again.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._state: SafetyState | None = None
        self._stale = True
        self.papers = PagePapers(desk, self)
        self.place = paragraph("")
        self.place.setAccessibleName(self.tr("控えのある場所"))
        self.since = plain_label(role="muted", wrap=True)
        self.said = plain_label(role="muted", wrap=True)
        self.table: QTableView = shown_table(self.tr("控えの一覧"), ShownTable("", (), (), ()), self)
        self.empty = EmptyState()
        self.stack = QStackedWidget()
        self._build()
        self.dialog: RestoreDialog | HealthReportDialog | None = None
        desk.opened.connect(self.refresh)
        desk.data_changed.connect(self.refresh)
        self._offer()

    def _build(self) -> None:
        self.make = QPushButton(icon("plus", IconRole.ON_PRIMARY), self.tr("今すぐ控えを取る"))
        set_role(self.make, "primary")
        self.verify = QPushButton(icon("check"), self.tr("確かめる"))
        self.verify.setToolTip(tip(self.tr("選んだ控えを開いて検査する")))
        self.restore = QPushButton(icon("history"), self.tr("戻す…"))
        self.restore.setToolTip(tip(self.tr("選んだ控えに戻すと何が変わるかを見てから戻す (Enter)")))
        self.other = QPushButton(icon("book-open"), self.tr("ほかの控えから戻す…"))
        self.copy = QPushButton(icon("copy"), self.tr("写しを作る…"))
        self.copy.setToolTip(tip(self.tr("ライブラリの写しを USB メモリなど別の場所に作る")))
        self.folder = QPushButton(icon("external-link"), self.tr("フォルダーを開く"))
        self.health = QPushButton(icon("search"), self.tr("健全性の確認…"))
        acts: tuple[tuple[QPushButton, Callable[[], None]], ...] = (
            (self.make, self.back_up),
            (self.verify, self.verify_chosen),
            (self.restore, self.restore_chosen),
            (self.other, self.restore_other),
            (self.copy, self.copy_library),
            (self.folder, self.open_folder),
            (self.health, self.check_health),
        )
        first, second = QHBoxLayout(), QHBoxLayout()
        for place, (button, act) in enumerate(acts):
            # A click brings an argument that none of them takes.
            button.clicked.connect(lambda _checked=False, act=act: act())
            (first if place < 4 else second).addWidget(button)
        for row in (first, second):
            row.setSpacing(6)
            row.addStretch()
        self.table.activated.connect(lambda _index: self.restore_chosen())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._offer())
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        column.addWidget(plain_label(self.tr("控え"), "heading"))
        column.addWidget(self.place)
        column.addWidget(self.since)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self.stack, 1)
        column.addWidget(self.said)
        column.addWidget(self.papers.exporter.row)

    # What is shown.

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Ask when the part is seen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def refresh(self) -> None:
        """Look at the backups again, now or when the part is seen the next time."""
        self._stale = True
        if not self.isVisible() or self._desk.suite is None:
            return
        self._stale = False
        presentation = self._desk.presentation

        def question(suite: "ServiceSuite") -> "tuple[SafetyState, ShownTable]":
            from navigator.services.safety_tables import backups_table  # noqa: PLC0415 - after the page was drawn

            state = suite.safety.state()
            return state, backups_table(state, presentation)

        self._desk.ask("safety", question, self._show)

    def _show(self, answer: "tuple[SafetyState, ShownTable]") -> None:
        state, table = answer
        chosen = self.chosen
        self._state = state
        rewrite(self.place, self.tr("場所: {path}").format(path=state.folder))
        show_in(self.table, table)
        if not state.backups:
            self.empty.show_text(
                self.tr("控えはまだありません"),
                self.tr("取り込み・統合・修復の前と、変更して終了するときに自動で取ります。今すぐ取ることもできます。"),
            )
        self.stack.setCurrentWidget(self.table if state.backups else self.empty)
        self.since.setText(self._sentence(state))
        lines = [row.key for row in table.rows]
        if lines:
            self.table.selectRow(lines.index(str(chosen)) if str(chosen) in lines else 0)
        self._offer()

    def _sentence(self, state: "SafetyState") -> str:
        if state.state is not WriteState.WRITABLE:
            return state.state.label.of(self._desk.presentation.language)
        if state.changed_since:
            return self.tr("最後の控えの後に変更があります。終了するときに自動で控えを取ります。")
        return self.tr("事務所のデータはすべて控えにあるか、まだ何も記入していません。")

    @property
    def chosen(self) -> Path | None:
        """The backup in the chosen row."""
        one = self._chosen_view()
        return None if one is None else one.path

    def _chosen_view(self) -> "BackupView | None":
        row = self.table.currentIndex().row()
        backups = () if self._state is None else self._state.backups
        return backups[row] if 0 <= row < len(backups) else None

    def _offer(self) -> None:
        open_library = self._state is not None
        one = self._chosen_view()
        for button in (self.make, self.other, self.copy, self.health):
            button.setEnabled(open_library)
        writable = open_library and self._state is not None and self._state.state is WriteState.WRITABLE
        self.make.setEnabled(writable)
        self.other.setEnabled(writable)
        self.verify.setEnabled(one is not None)
        self.restore.setEnabled(one is not None and one.readable and writable)
        self.folder.setEnabled(self._state is not None and bool(self._state.backups))

    # What can be done.

    def _run(self, act: "Callable[[ServiceSuite], Any]", done: Callable[[Any], None]) -> None:
        """Do long work in the order of writes, without telling the other pages that the office wrote something."""
        suite = self._desk.suite
        if suite is not None:
            self.said.setText(self.tr("お待ちください…"))
            self._desk.work.write(lambda: act(suite), done, self._failed)

    def _failed(self, error: Any) -> None:
        self.said.setText("")
        self._desk.failed.emit(error)

    def back_up(self) -> None:
        """Make a backup now."""
        self._run(lambda suite: suite.safety.backup(BackupReason.MANUAL), self._backed_up)

    def _backed_up(self, one: "BackupView") -> None:
        self.said.setText(
            self.tr("控えを確かめました: {name}（{rows} 行）").format(name=one.path.name, rows=f"{one.rows:,}")
        )
        self.refresh()

    def verify_chosen(self) -> None:
        """Open the chosen backup and examine it."""
        path = self.chosen
        if path is None:
            return

        def done(results: "tuple[CheckResult, ...]") -> None:
            found = sum(len(result.findings or ()) for result in results)
            text = self.tr("「{name}」に {count} 件の問題があります。") if found else self.tr("「{name}」は良好です。")
            self.said.setText(text.format(name=path.name, count=found))

        self._run(lambda suite: suite.safety.verify(path), done)

    def restore_chosen(self) -> None:
        """Show what restoring the chosen backup changes."""
        if self.restore.isEnabled() and self.chosen is not None:
            self.show_restore(self.chosen)

    def restore_other(self) -> None:
        """Ask for another file to restore."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - when it is asked for

        start = "" if self._state is None else str(self._state.folder)
        kinds = self.tr("ライブラリ (*.rpn);;すべてのファイル (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("控えを選ぶ"), start, kinds)
        if name:
            self.show_restore(Path(name))

    def show_restore(self, source: Path) -> None:
        """Show what restoring ``source`` changes, then do it when the reader wants it."""
        self._run(lambda suite: suite.restoring.plan(source), self._ask_restore)

    def _ask_restore(self, plan: "RestorePlan") -> None:
        self.said.setText("")
        dialog = RestoreDialog(plan, plan.source.name, self._desk.presentation, self)
        dialog.print_requested.connect(lambda: self._print_plan(plan))
        dialog.export_requested.connect(lambda: self._export_plan(plan))
        dialog.accepted.connect(lambda: self._desk.restore_requested.emit(plan.source))
        self._open(dialog)

    def _open(self, dialog: RestoreDialog | HealthReportDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def copy_library(self) -> None:
        """Ask for a place and copy the library there."""
        suite = self._desk.suite
        if suite is None:
            return
        start = Path.home() / f"{suite.library.path.stem}_{suite.today:%Y%m%d}.rpn"
        target = ask_save_path(self, self.tr("写しを作る"), start, {self.tr("ライブラリ (*.rpn)"): "rpn"})
        if target is None:
            return

        def done(_none: object) -> None:
            self.said.setText("")
            self._desk.written.emit(target)

        self._run(lambda suite: suite.safety.copy_to(target), done)

    def open_folder(self) -> None:
        """Show the folder of the backups."""
        folder = None if self._state is None else self._state.folder
        if folder is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.said.setText(self.tr("フォルダーを開けません: {folder}").format(folder=folder))

    def check_health(self) -> None:
        """Examine the library and show what can be repaired."""

        def act(suite: "ServiceSuite") -> "tuple[tuple[CheckResult, ...], RepairPlan | None]":
            results = suite.safety.check()
            try:
                return results, suite.safety.repair_plan()
            except DamagedLibraryError:
                return results, None

        self._run(act, self._show_health)

    def _show_health(self, answer: "tuple[tuple[CheckResult, ...], RepairPlan | None]") -> None:
        self.said.setText("")
        dialog = HealthReportDialog(*answer, self._desk.presentation, self)
        dialog.accepted.connect(self._repair)
        self._open(dialog)

    def _repair(self) -> None:
        def done(answer: "tuple[BackupView, RepairPlan]") -> None:
            kept, plan = answer
            text = self.tr("修復しました。その前の控え: {name}")
            if plan.left:
                text = self.tr("修復しました。人が確かめるものが {count} 件残っています。その前の控え: {name}")
            self.said.setText(text.format(name=kept.path.name, count=len(plan.left)))

        # As an edit: every page must look again.
        self.said.setText(self.tr("お待ちください…"))
        self._desk.edit(lambda suite: suite.safety.repair(), done, self._failed)

    # Paper and files.

    def _print_plan(self, plan: "RestorePlan") -> None:
        suite, presentation = self._desk.suite, self._desk.presentation
        if suite is None:
            return

        def make(options: Any) -> Any:
            from navigator.services.restoring import plan_sheet  # noqa: PLC0415 - when something is printed

            return plan_sheet(plan, options, presentation, suite.restoring.stamp(plan, presentation))

        title = self.tr("控えから戻すと変わること")
        self.papers.print_sheet(PaperPlan(self.tr("変わることを印刷"), title, "restore"), make)

    def _export_plan(self, plan: "RestorePlan") -> None:
        presentation = self._desk.presentation

        def make(_progress: object) -> Any:
            from navigator.services.restoring import plan_export  # noqa: PLC0415 - when something is written

            return plan_export(plan, presentation)

        self.papers.export(self.tr("失われる編集を書き出す"), self.tr("失われる編集"), make)

    def print_page(self) -> None:
        """Print what restoring the chosen backup would change."""
        path = self.chosen
        if path is not None:
            self._run(lambda suite: suite.restoring.plan(path), self._print_ready)

    def _print_ready(self, plan: "RestorePlan") -> None:
        self.said.setText("")
        self._print_plan(plan)

    def export_page(self) -> None:
        """Write the list of backups into a file."""
        state, presentation = self._state, self._desk.presentation
        if state is None:
            return

        def make(_progress: object) -> Any:
            from navigator.services.safety_tables import backups_export  # noqa: PLC0415 - when something is written

            return backups_export(state, presentation)

        self.papers.export(self.tr("控えの一覧を書き出す"), self.tr("控えの一覧"), make)

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return where F6 goes inside this part."""
        return (self.make, self.table)
