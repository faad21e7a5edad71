"""The tab 取り込み: a file dropped, chosen or pasted; what must be asked; the dry run; the step; earlier imports."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.importing import FileKind, FileView
from navigator.domain.vocabulary import Origin
from navigator.viewmodels.data_import import ImportModel
from navigator.viewmodels.desk import Desk
from navigator.views.data.entry import dropped_file
from navigator.views.data.importquestion import QuestionPanel
from navigator.views.data.importresult import ResultPanel
from navigator.views.planner.shownview import ShownView
from navigator.views.printing.pagepapers import PagePapers, PaperPlan
from navigator.views.widgets.empty import EmptyState
from navigator.views.widgets.statusrow import StatusRow

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.importing.planning import ImportPlan
    from navigator.services.importing.running import ImportResult
    from navigator.services.importing.service import PastImport

_OWN_SOURCE = (FileKind.TABLE, FileKind.TABLES, FileKind.SUPPORT)
"""Kinds of file whose rows may cite the file itself."""


class ImportPart(QWidget):
    """Leads one file through the steps; nothing is written before the reader has seen the dry run."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._stale = True
        self._last: PastImport | None = None
        self._taken: Catalogue | None = None
        self.model = ImportModel(desk, self)
        self.papers = PagePapers(desk, self)
        self.start = EmptyState()
        self.log = ShownView(desk.presentation)
        self.question = QuestionPanel(desk.presentation.language)
        self.result = ResultPanel(desk)
        self.status = StatusRow()
        self.stack = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._say_start()
        front = QSplitter(Qt.Orientation.Vertical)
        front.addWidget(self.start)
        front.addWidget(self.log)
        front.setSizes([320, 240])
        front.setChildrenCollapsible(False)
        for widget in (front, self.question, self.result):
            self.stack.addWidget(widget)
        self.front = front
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status)
        column.addWidget(self.papers.exporter.row)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        model = self.model
        model.asked.connect(self._ask)
        model.planned.connect(self._show_plan)
        model.done.connect(self._tell)
        model.failed.connect(self._refuse)
        model.stopped.connect(self._stopped)
        model.busy_changed.connect(self._show_busy)
        model.progressed.connect(self._progress)
        self.status.cancelled.connect(model.cancel)
        self.question.encoding_chosen.connect(lambda name: model.choose(encoding=name))
        self.question.table_chosen.connect(lambda table, mapping: model.choose(table=table, mapping=mapping))
        self.question.given_up.connect(self.give_up)
        self.result.run_requested.connect(lambda leave_out: model.run(leave_out=leave_out))
        self.result.given_up.connect(self.give_up)
        self.result.origin_requested.connect(self._ask_origin)
        self.desk.opened.connect(self.refresh)
        self.desk.data_changed.connect(self.refresh)
        paste = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        paste.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        paste.activated.connect(self.paste)

    def _say_start(self) -> None:
        self.start.show_text(
            self.tr("ファイルをここにドロップするか、選んでください"),
            self.tr(
                "Excel・CSV（ひな形や書き出した表）、Jグランツの JSON、行政事業レビューの CSV・ZIP、支援制度の CSV、"
                "J-Net21 の RSS、データパッケージを取り込めます。"
                "まず何が変わるかを示し、確かめてから一度に取り込みます。"
            ),
        )
        self._show_ways(None)

    def _show_ways(self, taken: Catalogue | None) -> None:
        """Offer the ways on; after an import of records of ``taken`` the way to them as well."""
        self._taken = taken
        ways = [
            (self.tr("ファイルを選ぶ…"), self.choose_file),
            (self.tr("コピーした表を貼り付ける (Ctrl+V)"), self.paste),
            (self.tr("ひな形を作る…"), self.choose_template),
        ]
        last = self._last
        if last is not None:
            ways.append((self.tr("最後の取り込みを戻す"), lambda: self._take_back(last)))
        if taken is not None:
            ways.append((self.tr("取り込んだ記録を「探す」で見る"), lambda: self._show_imported(taken)))
        self.start.show_ways(tuple(ways))

    def _show_imported(self, catalogue: Catalogue) -> None:
        """Lead to the records of a catalogue that came with imports."""
        self.desk.page_requested.emit("finder", None)
        self.desk.finder.set_filter(Filter(catalogue).toggled(FacetKey.ORIGIN, Origin.IMPORTED.value))

    # Ways in

    def open_file(self, path: Path) -> None:
        """Begin with a file."""
        self.model.open(path)

    def choose_file(self) -> None:
        """Ask for a file."""
        kinds = self.tr("取り込めるファイル (*.xlsx *.xlsm *.xls *.csv *.tsv *.txt *.json *.zip *.xml *.rss)")
        everything = self.tr("すべてのファイル (*)")
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("取り込むファイルを選ぶ"), str(self.papers.folder.path), f"{kinds};;{everything}"
        )
        if name:
            self.papers.folder.remember(Path(name))
            self.open_file(Path(name))

    def paste(self) -> None:
        """Take a file or a table from the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        path = dropped_file(data)
        if path is not None:
            self.open_file(path)
        elif data is not None and data.hasText() and data.text().strip():
            self.model.open_text(data.text())
        else:
            self.desk.noticed.emit(self.tr("クリップボードに表もファイルもありません。"))

    def choose_template(self) -> None:
        """Lead to the templates."""
        self.desk.page_requested.emit("data", "export")

    def give_up(self) -> None:
        """Go back to the beginning; nothing was written."""
        self.model.cancel()
        self.model.forget_plan()
        self._begin()

    def _begin(self) -> None:
        self.stack.setCurrentWidget(self.front)

    # Steps

    def _ask(self, view: FileView) -> None:
        self.question.ask(view)
        self.stack.setCurrentWidget(self.question)

    def _show_plan(self, plan: "ImportPlan") -> None:
        self.result.show_plan(plan)
        view = self.model.view
        self.result.origin.setVisible(view is not None and view.kind in _OWN_SOURCE)
        self.stack.setCurrentWidget(self.result)
        self.result.tabs.setFocus()

    def _ask_origin(self) -> None:
        from navigator.views.data.origindialog import OriginDialog  # noqa: PLC0415 - when it is asked

        view = self.model.view
        if view is None or view.provenance is None:
            return
        dialog = OriginDialog(view.provenance, self)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        options = dialog.options
        dialog.deleteLater()
        if accepted:
            self.model.choose(origin=options)

    def _tell(self, result: "ImportResult") -> None:
        tables = {} if self.model.plan is None else self.model.plan.tables
        self._show_ways(next((one for one in Catalogue if tables.get(one.value) and result.change_no), None))
        self.model.forget_plan()
        self._begin()
        if result.change_no is None:
            words = self.tr("変わる行がないため、何も書いていません。")
        elif result.left_out:
            words = self.tr("{count} 行を取り込み、{left} 行を除きました（Ctrl+Z で丸ごと戻せます）。")
        else:
            words = self.tr("{count} 行を取り込みました（Ctrl+Z で丸ごと戻せます）。")
        self.desk.noticed.emit(words.format(count=f"{result.written:,}", left=f"{result.left_out:,}"))

    def _refuse(self, error: UserError) -> None:
        self.desk.failed.emit(error)
        if self.model.plan is None:
            self._begin()

    def _stopped(self) -> None:
        self.status.say(self.tr("中止しました。何も書いていません。"))
        if self.model.plan is None:
            self._begin()

    def _show_busy(self, busy: bool) -> None:
        for widget in (self.start, self.question, self.result):
            widget.setEnabled(not busy)
        if busy:
            path = self.model.path
            self.status.begin(self.tr("「{name}」を調べています…").format(name="" if path is None else path.name))
        else:
            self.status.end()

    def _progress(self, done: int, total: int) -> None:
        if total:
            self.status.progress(done, total)
            self.status.label.setText(self.tr("{done} / {total} 行").format(done=f"{done:,}", total=f"{total:,}"))
        elif done:
            self.status.label.setText(self.tr("{done} 行を照らしました").format(done=f"{done:,}"))

    # Keys and papers

    def refresh(self) -> None:
        """Look at the earlier imports again, now or when the part is seen the next time."""
        self._stale = True
        # What was taken in may be undone by now.
        self._show_ways(None)
        if self.isVisible() and self.desk.suite is not None:
            self._stale = False
            self.desk.ask("data-log", lambda suite: suite.importing.log(), self._show_log)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Ask when the part is seen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _show_log(self, past: "tuple[PastImport, ...]") -> None:
        from navigator.services.importing.sheets import log_table  # noqa: PLC0415 - after the library was opened

        self.log.show_table(
            log_table(past, self.desk.presentation),
            self.tr("取り込みの記録はまだありません"),
            self.tr("取り込むと、いつ何を取り込んだかがここに残ります。"),
        )
        self._last = next((one for one in past if not one.undone), None)
        self._show_ways(self._taken)

    def _take_back(self, past: "PastImport") -> None:
        """Take back the last import that stands, also one of an earlier session or of the command line."""
        name, number = past.name, past.change_no
        self.desk.edit(
            lambda suite: suite.importing.take_back(number),
            lambda _number: self.status.say(
                self.tr("「{name}」の取り込みを戻しました。Ctrl+Z で取り消せます。").format(name=name)
            ),
        )

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return where F6 goes."""
        if self.stack.currentWidget() is self.result:
            return (self.result.tabs, self.result.table, self.result.detail, self.result.run)
        if self.stack.currentWidget() is self.question:
            return (self.question.stack, self.question.go)
        return (self.start, self.log.table)

    def print_page(self) -> None:
        """Print the result of the dry run."""
        plan, suite = self.model.plan, self.desk.suite
        if plan is None or suite is None:
            self.desk.noticed.emit(self.tr("印刷するのは確かめた結果です。まずファイルを選んでください。"))
            return
        presentation = self.desk.presentation
        paper = PaperPlan(self.tr("確かめた結果を印刷"), self.tr("取り込みの確認"), "import", landscape=True)

        from navigator.services.importing.sheets import result_sheet  # noqa: PLC0415 - when it is printed

        self.papers.print_sheet(
            paper, lambda options: result_sheet(plan, options, presentation, suite.importing.stamp(plan, presentation))
        )

    def export_page(self) -> None:
        """Write the result of the dry run into a file."""
        plan = self.model.plan
        if plan is None:
            self.desk.page_requested.emit("data", "export")
            return
        presentation = self.desk.presentation

        from navigator.services.importing.sheets import result_export  # noqa: PLC0415 - when it is written

        self.papers.export(
            self.tr("確かめた結果を書き出す"),
            self.tr("取り込みの確認"),
            lambda progress: result_export(plan, presentation, progress),
        )
