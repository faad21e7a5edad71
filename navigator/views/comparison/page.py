"""The page 比べる: the records of the tray side by side, on the way to the council's table."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from navigator.domain.catalogues import Catalogue
from navigator.domain.checks import FILTER_JUMP, jump_target
from navigator.domain.comparison import LEAST, ComparisonSpec
from navigator.domain.document import Document, PageSetup
from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.qtsupport import clipboard
from navigator.qtsupport.jobs import Runner
from navigator.qtsupport.lastfolder import LastFolder
from navigator.qtsupport.settings import SettingsStore
from navigator.viewmodels.clipboard import as_mime
from navigator.viewmodels.comparison import KIND, ComparisonModel
from navigator.viewmodels.comparison_table import ComparisonTableModel
from navigator.viewmodels.tray import TrayModel
from navigator.views.comparison.bar import ComparisonBar
from navigator.views.comparison.table import ComparisonTable
from navigator.views.comparison.warnings import Warnings
from navigator.views.dialogs.opening import run_dialog
from navigator.views.record.citation import CitationCard
from navigator.views.widgets.empty import EmptyState
from navigator.views.widgets.exporter import Exporter

if TYPE_CHECKING:  # imported when a sheet is asked for
    from navigator.services.sheet_parts import SheetOptions
    from navigator.views.printing.pages import Progress
    from navigator.views.printing.preview import PreviewWindow

FilterLine = Callable[[], Text | None]
"""Returns the active filter of the finder as a line, None when there is none."""


class ComparisonPage(QWidget):
    """Everything of the comparison. The window calls ``undo``, ``redo``, ``save``, ``print_page``, ``export_page``."""

    failed = Signal(object)
    """UserError."""
    noticed = Signal(str)
    """A sentence for the message bar."""
    written = Signal(object)
    """Path of a file that was written."""
    finder_requested = Signal()
    trend_requested = Signal(object)
    """Codes of the programs whose amounts over the years are wanted."""
    record_requested = Signal(object, str)
    """Catalogue, code."""

    def __init__(
        self,
        model: ComparisonModel,
        tray: TrayModel,
        store: SettingsStore,
        jobs: Runner,
        *,
        filter_line: FilterLine = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._tray, self._store, self._jobs = model, tray, store, jobs
        self._filter_line = filter_line
        self._takes_focus = False
        self._language = model.presentation.language
        self.setAccessibleName(self.tr("比べる"))
        self.bar = ComparisonBar(model)
        self.rows = ComparisonTableModel(model.presentation, self)
        self.table = ComparisonTable(self.rows)
        self.warnings = Warnings()
        self.empty = EmptyState()
        self.exporter = Exporter(LastFolder(store), jobs, self)
        self._card = CitationCard(self)
        self._card.escaped.connect(self.table.setFocus)
        self._arrange()
        self._connect()
        self._take_tray()
        self._show_asked()
        self._show_answer()

    def _arrange(self) -> None:
        place = QWidget()
        self._stack = QStackedLayout(place)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        notice = QVBoxLayout()
        notice.setContentsMargins(12, 0, 12, 6)
        notice.addWidget(self.warnings)
        column.addLayout(notice)
        column.addWidget(place, 1)
        column.addWidget(self.exporter.row)

    def _show_differences(self) -> None:
        self.rows.set_differences(self._model.differences)

    def _notice(self, text: Text) -> None:
        self.noticed.emit(text.of(self._language))

    def _connect(self) -> None:
        model, bar, table = self._model, self.bar, self.table
        self._tray.changed.connect(self._take_tray)
        model.asked.connect(self._show_asked)
        model.changed.connect(self._show_answer)
        model.differences_changed.connect(self._show_differences)
        model.failed.connect(self.failed)
        model.noticed.connect(self._notice)
        table.move_requested.connect(model.move)
        table.remove_requested.connect(model.remove)
        table.record_requested.connect(self._open_record)
        table.source_requested.connect(self.show_source)
        table.copy_requested.connect(self.copy)
        bar.copy_requested.connect(self.copy_all)
        bar.rows_requested.connect(self.choose_rows)
        bar.save_requested.connect(self.save)
        bar.kept_requested.connect(self.show_kept)
        bar.check_id_requested.connect(self.open_check_id)
        bar.export_requested.connect(self.export_page)
        bar.print_requested.connect(self.print_page)
        bar.trend_requested.connect(self.trend_requested)
        self.exporter.failed.connect(self.failed)
        self.exporter.noticed.connect(self.noticed)
        self.exporter.written.connect(self.written)

    # What is asked and answered

    def _take_tray(self) -> None:
        self._model.set_tray(self._tray.records)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Ask while the page is seen."""
        super().showEvent(event)
        # Not when the window itself comes back: the focus is where the reader left it.
        self._takes_focus = not event.spontaneous()
        self._model.set_active(True)
        self._take_focus()

    def _take_focus(self) -> None:
        """Bring a reader who came to the page to its table, as soon as there is one."""
        if not self._takes_focus or not self.isVisible():
            return
        if self._model.comparison is not None:
            self._takes_focus = False
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self._model.is_enough and self.empty.ways:
            self._takes_focus = False
            self.empty.ways[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Ask no more."""
        super().hideEvent(event)
        self._model.set_active(False)

    def _show_asked(self) -> None:
        self.bar.show_state(self._language)
        self._show_bases()

    def _show_bases(self) -> None:
        comparison = self._model.comparison
        titles = [record.title for record in comparison.records] if comparison is not None else []
        self.bar.show_bases(titles)
        self.table.records.show_base(self._model.base if self._model.shows_difference else None)

    def _show_answer(self) -> None:
        comparison = self._model.comparison
        keep = self.table.currentIndex()
        at = self.table.verticalScrollBar().value()
        same = (
            comparison is not None
            and self.rows.comparison is not None
            and set(comparison.spec.records) == set(self.rows.comparison.spec.records)
        )
        self.rows.set_presentation(self._model.presentation)
        self.rows.set_comparison(comparison, self._model.differences)
        self.warnings.show_lines(comparison.warnings if comparison is not None else ())
        self._show_bases()
        if comparison is None:
            self._show_empty()
            self._take_focus()
            return
        self._stack.setCurrentWidget(self.table)
        self.table.fit()
        if same:
            # The same records in another order or with other rows: the reader stays where he was.
            if keep.isValid():
                self.table.setCurrentIndex(self.rows.index(keep.row(), keep.column()))
            self.table.verticalScrollBar().setValue(at)
        self._take_focus()

    def _show_empty(self) -> None:
        count = len(self._model.spec.records)
        if count >= LEAST:
            self.empty.show_text(self.tr("比較を表示できません"), self.tr("知らせの内容を確かめてください。"))
        else:
            self.empty.show_text(
                self.tr("比べる記録を 2～8 件選んでください（今 {count} 件）").format(count=count),
                self.tr(
                    "「探す」の一覧で □ を押すか Space を押すと、記録が下の比較トレイに入ります。"
                    "2 件以上になると、ここに並びます。"
                ),
            )
        ways: list[tuple[str, Callable[[], None]]] = [(self.tr("探すページへ戻る"), self.finder_requested.emit)]
        if self._tray.rowCount() >= LEAST and count < LEAST:
            ways.insert(0, (self.tr("トレイの記録で比べる"), self._model.follow_tray))
        ways.append((self.tr("保存した比較を開く…"), self.show_kept))
        ways.append((self.tr("照合番号で開く…"), self.open_check_id))
        self.empty.show_ways(ways)
        self._stack.setCurrentWidget(self.empty)

    def _open_record(self, place: int) -> None:
        comparison = self._model.comparison
        if comparison is not None and 0 <= place < len(comparison.records):
            record = comparison.records[place]
            self.record_requested.emit(Catalogue(record.catalogue), record.ref.code)

    def show_source(self, number: int, place: QRect) -> None:
        """Open the card of a source beside ``place`` (on the screen)."""
        comparison = self._model.comparison
        found = comparison and next((one for one in comparison.citations if one.number == number), None)
        if found:
            self._card.show_source(found, self._model.presentation, place, place)

    def jump(self, target: str) -> None:
        """Go to the place that a check of the sheet names."""
        if target == FILTER_JUMP:
            self.finder_requested.emit()
            return
        self.window().raise_()
        self.window().activateWindow()
        key, place = jump_target(target)
        self.table.go_to(key, place or 0)

    # The keys of the window

    def undo(self) -> bool:
        """Take the last step on this page back; False when there is none."""
        return self._model.undo()

    def redo(self) -> bool:
        """Do again what was taken back; False when there is nothing."""
        return self._model.redo()

    def refresh(self) -> None:
        """Ask again, because the data may be others now."""
        self._model.refresh()

    def focus_next(self) -> None:
        """Go round the parts of the page: controls, table."""
        if self.table.hasFocus() or not self.table.isVisible():
            (self.empty.ways[0] if self.empty.isVisible() and self.empty.ways else self.bar.kept).setFocus()
        else:
            self.table.setFocus()

    # Copying and writing

    def copy(self) -> None:
        """Put the selected cells on the clipboard, the whole table when only one cell is selected."""
        block = self.table.selected_block()
        if block is None:
            self.copy_all()
        else:
            self._copy(*block)

    def copy_all(self) -> None:
        """Put the whole table with its notes and sources on the clipboard."""
        self._copy(None, None)

    def _copy(self, rows: list[int] | None, columns: list[int] | None) -> None:
        header, cells = self.rows.copied(rows, columns)
        if header:
            clipboard.put(as_mime(header, cells))
            self.noticed.emit(self.tr("{count} 行をコピーしました。").format(count=len(cells)))

    def export_page(self) -> None:
        """Ask for a file and write the comparison as it is shown."""
        if self._model.comparison is None:
            return
        path = self.exporter.ask(self, self.tr("比較を書き出す"), self.tr("比較"))
        if path is not None:
            self.write_file(path)

    def write_file(self, path: Path) -> None:
        """Write the comparison as it is shown: a workbook, or CSV for a name that ends so."""
        services, spec, presentation = self._model.services, self._model.spec, self._model.presentation
        if services is not None:
            table = services.reports.comparison_table
            self.exporter.write(path, lambda _progress: table(spec, presentation), presentation)

    # Dialogues; they are imported when they are asked for.

    def choose_rows(self) -> None:
        """Ask which rows are shown, in which order."""
        from navigator.views.comparison.rowsdialog import RowsDialog  # noqa: PLC0415 - see above

        if self._model.comparison is None or self._model.services is None:
            return
        dialog = RowsDialog(self._model.comparison, self._model.services.office, self)
        if self._run(dialog):
            self._model.set_rows(dialog.chosen)

    def save(self) -> None:
        """Ask for a name and keep the comparison."""
        from navigator.views.dialogs.naming import NameDialog  # noqa: PLC0415 - see above

        services = self._model.services
        if services is None or not self._model.is_enough:
            return
        try:
            kept = services.office.saved_items(KIND)
        except UserError as error:
            self.failed.emit(error)
            return
        dialog = NameDialog(self.tr("比較を保存"), [item.name for item in kept], self)
        present = next((item for item in kept if item.name == self._model.name), None)
        dialog.propose(self._model.name, present.note if present else "")
        if self._run(dialog):
            self._model.save(dialog.name, dialog.note, replaces=dialog.replaces)

    def show_kept(self) -> None:
        """Show the comparisons kept by name."""
        from navigator.views.comparison.kept import kept_dialog  # noqa: PLC0415 - see above

        if self._model.services is None:
            return
        dialog = kept_dialog(KIND, self._model.services.office, self)
        if self._run(dialog) and dialog.chosen is not None:
            self._model.open_kept(dialog.chosen.name, dialog.chosen.content)

    def open_check_id(self) -> None:
        """Ask for a check id, tell what changed since, and open the comparison."""
        from navigator.views.comparison.checkid import CheckIdDialog  # noqa: PLC0415 - see above

        if self._model.services is None:
            return
        dialog = CheckIdDialog(self._model.reopen, self._model.presentation, self)
        if self._run(dialog) and dialog.found is not None:
            self.open_found(dialog.found.spec, dialog.found.check_id, len(dialog.found.changes))

    def open_found(self, spec: ComparisonSpec, check_id: str, changes: int) -> None:
        """Show the comparison of a paper and say how much changed in the data since."""
        self._model.open_spec(spec)
        if changes:
            said = self.tr("照合番号 {id} の比較を開きました。資料を作ってから {count} か所が変わっています。")
        else:
            said = self.tr("照合番号 {id} の比較を開きました。資料を作ってから変わったところはありません。")
        self.noticed.emit(said.format(id=check_id, count=changes))

    def print_page(self) -> None:
        """Ask what stands on the sheet and show its pages."""
        from navigator.services.council_sheet import fitting_setup  # noqa: PLC0415 - see above
        from navigator.views.printing.sheetdialog import SheetDialog, SheetPlan  # noqa: PLC0415 - see above

        comparison, services = self._model.comparison, self._model.services
        if comparison is None or services is None:
            return
        count = len(comparison.records)
        fitting = fitting_setup(count)
        automatic = self.tr("自動（{size} 横・{count} 件）").format(size=fitting.size, count=count)
        plan = SheetPlan(self.tr("会議資料"), self.tr("施策の比較"), fitting, automatic)
        dialog = SheetDialog(plan, self._store, services.today, self)
        if self._run(dialog):
            self.preview(dialog.options)

    def preview(self, options: "SheetOptions") -> "PreviewWindow | None":
        """Show the pages of the sheet beside the page, so that a check can lead back to its cell."""
        from navigator.services.checking_sheet import check_comparison  # noqa: PLC0415 - see above
        from navigator.services.council_sheet import fitting_setup  # noqa: PLC0415 - see above
        from navigator.views.printing.preview import PreviewWindow  # noqa: PLC0415 - see above

        comparison, services = self._model.comparison, self._model.services
        if comparison is None or services is None:
            return None
        presentation, line = self._model.presentation, self._filter_line()

        def make(setup: PageSetup, _progress: "Progress") -> Document:
            return services.reports.council(comparison.spec, replace(options, setup=setup), presentation)

        window = PreviewWindow(
            make,
            lambda _document: check_comparison(comparison, filter_line=line),
            self._jobs,
            self,
            setup=options.setup or fitting_setup(len(comparison.records), grey=options.grey),
            folder=LastFolder(self._store),
        )
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.jumped.connect(lambda check: self.jump(check.jump))
        window.show()
        return window

    _run = staticmethod(run_dialog)
