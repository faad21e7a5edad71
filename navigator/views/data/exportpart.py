"""The tab 書き出し: tables, what the finder shows, templates and data packages as files."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from navigator.domain.filters import Filter
from navigator.domain.text import Text
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.jobs import JobControl
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.desk import Desk
from navigator.views.printing.pagepapers import PagePapers
from navigator.views.widgets.labels import plain_label
from navigator.views.widgets.savefile import ask_save_path

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.suite import ServiceSuite

_LIST_WIDTH = 380


class ExportPart(QWidget):
    """Lists the tables; ticked ones are written as they are, or as an empty template."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.papers = PagePapers(desk, self)
        self.tables = QListWidget()
        self.tables.setAccessibleName(self.tr("表"))
        self.tables.setMaximumWidth(_LIST_WIDTH)
        self.tables.setSpacing(3)
        self.found = plain_label(role="muted", wrap=True)
        self.write = self._button("file-down", self.tr("表を書き出す…"), self.write_tables)
        set_role(self.write, "primary")
        self.write.setIcon(icon("file-down", IconRole.ON_PRIMARY))
        self.template = self._button("pencil", self.tr("ひな形を作る…"), self.write_template)
        self.selection = self._button("filter", self.tr("検索の結果を書き出す…"), self.write_selection)
        self.package = self._button("database", self.tr("データパッケージを作る…"), self.write_package)
        self.part_package = self._button("database", self.tr("検索の結果でパッケージを作る…"), self.write_part)
        self._build()
        desk.opened.connect(self.refresh)
        self.refresh()

    def _button(self, name: str, text: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(icon(name), text)
        # A click brings an argument that none of them takes.
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _build(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(plain_label(self.tr("表を選ぶ"), role="heading"))
        left.addWidget(self.tables, 1)
        blocks = (
            (
                self.tr("選んだ表"),
                self.tr("Excel・CSV・JSON。書き換えて、そのまま取り込み直せます。表を選ばなければ全部です。"),
                (self.write,),
            ),
            (
                self.tr("記入用のひな形"),
                self.tr("選んだ表の、中身のない Excel ブック。選択肢と書き方の説明が付きます。"),
                (self.template,),
            ),
            (self.tr("検索の結果"), "", (self.selection, self.part_package)),
            (
                self.tr("データパッケージ"),
                self.tr("資料の全部を、収録資料と同じ形（CSV と datapackage.json）で ZIP に入れます。"),
                (self.package,),
            ),
        )
        for heading, sentence, buttons in blocks:
            right.addWidget(plain_label(heading, role="heading"))
            right.addWidget(plain_label(sentence, role="muted", wrap=True) if sentence else self.found)
            row = QHBoxLayout()
            for button in buttons:
                row.addWidget(button)
            row.addStretch()
            right.addLayout(row)
            right.addSpacing(10)
        right.addStretch()
        whole = QHBoxLayout()
        whole.setSpacing(24)
        whole.addLayout(left, 1)
        whole.addLayout(right, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.addLayout(whole, 1)
        column.addWidget(self.papers.exporter.row)

    def refresh(self) -> None:
        """Fill the list of tables and say what the finder shows."""
        if self.desk.suite is None:
            return
        if not self.tables.count():
            self._fill_tables()
        question = self.desk.finder.filter
        self.desk.ask("data-found", lambda suite: suite.finding.describe(question), self._show_found)

    def _fill_tables(self) -> None:
        from navigator.services.factcolumns import fact_tables  # noqa: PLC0415 - after the library was opened
        from navigator.services.tablefiles import OFFERED  # noqa: PLC0415 - as above

        names = [*OFFERED, *(name for name in fact_tables() if name not in OFFERED)]
        for name in names:
            item = QListWidgetItem(fact_tables()[name].title.of(self.desk.presentation.language))
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.tables.addItem(item)

    def _show_found(self, told: Text) -> None:
        words = told.of(self.desk.presentation.language)
        self.found.setText(self.tr("「探す」に今あるもの: {filter}").format(filter=words))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ticked tables."""
        items = (self.tables.item(line) for line in range(self.tables.count()))
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    # Files

    def write_tables(self) -> None:
        """Write the ticked tables, all when none is ticked."""
        chosen = self.chosen
        kinds = {self.tr("Excel ブック (*.xlsx)"): "xlsx", self.tr("JSON (*.json)"): "json"}
        if len(chosen) == 1:
            kinds[self.tr("CSV (*.csv)")] = "csv"
        path = self._ask(self.tr("表を書き出す"), self.tr("資料"), kinds)
        if path is not None:
            self._write_rows(path, chosen, None)

    def write_selection(self) -> None:
        """Write the records that the finder shows."""
        kinds = {
            self.tr("Excel ブック (*.xlsx)"): "xlsx",
            self.tr("CSV (*.csv)"): "csv",
            self.tr("JSON (*.json)"): "json",
        }
        path = self._ask(self.tr("検索の結果を書き出す"), self.tr("検索の結果"), kinds)
        if path is not None:
            self._write_rows(path, (), self.desk.finder.filter)

    def write_template(self) -> None:
        """Write an empty workbook for the ticked tables."""
        chosen = self.chosen
        if not chosen:
            self.desk.noticed.emit(self.tr("ひな形にする表を、左の一覧で選んでください。"))
            self.tables.setFocus()
            return
        path = self._ask(self.tr("ひな形を作る"), self.tr("ひな形"), {self.tr("Excel ブック (*.xlsx)"): "xlsx"})
        if path is not None:
            self._do(path, lambda suite: suite.handing_out.write_template(path, chosen))

    def write_package(self) -> None:
        """Write the whole library as a data package in one file."""
        self._write_package(None)

    def write_part(self) -> None:
        """Write the records that the finder shows, with all they lead to, as a data package."""
        self._write_package(self.desk.finder.filter)

    def _write_package(self, question: Filter | None) -> None:
        kinds = {self.tr("データパッケージ (*.zip)"): "zip"}
        path = self._ask(self.tr("データパッケージを作る"), self.tr("データパッケージ"), kinds)
        if path is None:
            return

        def work(suite: "ServiceSuite", control: JobControl) -> bytes:
            from navigator.services.handingout import Selection  # noqa: PLC0415 - after the library was opened

            return suite.handing_out.package_file(Selection(question=question), control.progress)[0]

        self._write_long(path, work)

    def _write_rows(self, path: Path, chosen: tuple[str, ...], question: Filter | None) -> None:
        def work(suite: "ServiceSuite", control: JobControl) -> bytes:
            from navigator.services.handingout import Selection  # noqa: PLC0415 - after the library was opened

            return suite.handing_out.tables_file(path, Selection(chosen, question), control.progress)[0]

        self._write_long(path, work)

    def _write_long(self, path: Path, work: "Callable[[ServiceSuite, JobControl], bytes]") -> None:
        """Write a file with progress that can be stopped; the old file stays until the new one is whole."""
        suite = self.desk.suite
        if suite is not None:
            self.papers.exporter.write_bytes(path, lambda control: work(suite, control))

    def _ask(self, title: str, stem: str, kinds: dict[str, str]) -> Path | None:
        suite = self.desk.suite
        if suite is None:
            return None
        suffix = next(iter(kinds.values()))
        return ask_save_path(self, title, self.papers.folder.path / f"{stem}_{suite.today:%Y%m%d}.{suffix}", kinds)

    def _do(self, path: Path, work: "Callable[[ServiceSuite], object]") -> None:
        suite = self.desk.suite
        if suite is None:
            return

        def told(_outcome: object) -> None:
            self.papers.folder.remember(path)
            self.desk.written.emit(path)

        self.desk.work.read(lambda: work(suite), told, self.desk.failed.emit)

    # Keys

    def print_page(self) -> None:
        """Say that there is nothing to print here."""
        self.desk.noticed.emit(self.tr("この画面に印刷するものはありません。表は「探す」などの画面から印刷できます。"))

    def export_page(self) -> None:
        """Write the ticked tables."""
        self.write_tables()

    def focus_parts(self) -> tuple[QWidget, ...]:
        """Return where F6 goes."""
        return (self.tables, self.write)
