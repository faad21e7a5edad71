"""Before a restore: what it changes. And the health of the library: what was found, what can be repaired."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView, QWidget

from navigator.domain.results import Presentation
from navigator.domain.shown import ShownTable
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.councils_tables import ShownTableModel
from navigator.views.dialogs.base import PlainDialog, paragraph
from navigator.views.widgets.labels import plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.restoring import RestorePlan
    from navigator.services.safety import CheckResult, RepairPlan

_ROW_PX, _MOST_ROWS = 28, 8


def shown_table(name: str, table: ShownTable, parent: QWidget) -> QTableView:
    """Return a table view over a list; its wide column takes the room."""
    view = QTableView(parent)
    set_role(view, "dense")
    view.setAccessibleName(name)
    model = ShownTableModel(view)
    view.setModel(model)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setShowGrid(False)
    view.setAlternatingRowColors(True)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    view.verticalHeader().hide()
    view.horizontalHeader().setHighlightSections(False)
    show_in(view, table)
    return view


def show_in(view: QTableView, table: ShownTable) -> None:
    """Show a list in a view of ``shown_table``."""
    model = view.model()
    assert isinstance(model, ShownTableModel)
    model.show_table(table)
    header = view.horizontalHeader()
    for column in range(len(table.headings)):
        stretch = column == table.wide
        mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.ResizeToContents
        header.setSectionResizeMode(column, mode)


class RestoreDialog(PlainDialog):
    """Shows what restoring a backup changes; accepted when the reader wants it so."""

    print_requested = Signal()
    export_requested = Signal()

    def __init__(
        self, plan: "RestorePlan", name: str, presentation: Presentation, parent: QWidget | None = None
    ) -> None:
        from navigator.services.safety_tables import (  # noqa: PLC0415 - the page is to stand first
            MOST_SHOWN,
            lost_table,
            tables_table,
        )

        super().__init__(parent)
        self.setWindowTitle(self.tr("控えから戻す"))
        tables = tables_table(plan, presentation)
        self.body.addWidget(plain_label(self.tr("控えから戻す"), "title", wrap=True))
        self.body.addWidget(paragraph(name))
        for line in tables.lines:
            self.body.addWidget(
                plain_label(line, "danger" if plan.lost and line == tables.lines[-1] else "", wrap=True)
            )
        self.tables = self._add(self.tr("変わる表"), tables) if plan.tables else None
        self.lost: QTableView | None = None
        if plan.lost:
            self.body.addWidget(plain_label(self.tr("失われる編集"), "heading"))
            self.lost = self._add(self.tr("失われる編集"), lost_table(plan, presentation))
            if len(plan.lost) > MOST_SHOWN:
                more = self.tr("ほか {count} 項目（印刷か書き出しで見られます）")
                self.body.addWidget(plain_label(more.format(count=len(plan.lost) - MOST_SHOWN), "muted", wrap=True))
        self.body.addWidget(
            plain_label(
                self.tr(
                    "今のライブラリは先に控えになるので、この操作も後から戻せます。戻したあと、画面は新しく読み込まれます。"
                ),
                "muted",
                wrap=True,
            )
        )
        self.body.addStretch()
        self._offer(has_difference=not plan.is_same, has_lost=bool(plan.lost))
        self.fit(820, 620)

    def _add(self, name: str, table: ShownTable) -> QTableView:
        view = shown_table(name, table, self)
        rows = min(len(table.rows), _MOST_ROWS)
        view.setMinimumHeight((rows + 1) * _ROW_PX + 8)
        self.body.addWidget(view)
        return view

    def _offer(self, *, has_difference: bool, has_lost: bool) -> None:
        self.print = self.add_button(QPushButton(icon("printer"), self.tr("印刷…")))
        self.print.clicked.connect(self.print_requested)
        self.print.setEnabled(has_difference)
        self.export = self.add_button(QPushButton(icon("file-down"), self.tr("書き出し…")))
        self.export.clicked.connect(self.export_requested)
        self.export.setEnabled(has_lost)
        cancel = self.add_button(QPushButton(self.tr("やめる")), primary=not has_difference)
        cancel.clicked.connect(self.reject)
        self.restore = self.add_button(QPushButton(icon("history"), self.tr("この控えに戻す")))
        self.restore.clicked.connect(self.accept)
        self.restore.setEnabled(has_difference)
        # Enter must not lose anybody's work.
        cancel.setFocus(Qt.FocusReason.OtherFocusReason)


class HealthReportDialog(PlainDialog):
    """What the health check found; accepted when the reader wants the repair."""

    def __init__(
        self,
        results: "tuple[CheckResult, ...]",
        plan: "RepairPlan | None",
        presentation: Presentation,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("健全性の確認"))
        language = presentation.language
        self.body.addWidget(plain_label(self.tr("健全性の確認"), "title"))
        for result in results:
            self.body.addWidget(plain_label(f"{result.check.label.of(language)}: {self._state(result)}"))
            for finding in (result.findings or ())[:_MOST_FINDINGS]:
                self.body.addWidget(plain_label(f"・{finding.of(language)}", "danger", wrap=True))
        self.body.addWidget(plain_label(self.tr("修復"), "heading"))
        self.body.addWidget(plain_label(self._repair_sentence(plan), "muted", wrap=True))
        for mark in plan.marks if plan is not None else ():
            self.body.addWidget(plain_label(self.tr("外す印: {mark}").format(mark=mark.of(language)), wrap=True))
        for left in plan.left if plan is not None else ():
            self.body.addWidget(
                plain_label(self.tr("人が確かめるもの: {what}").format(what=left.of(language)), wrap=True)
            )
        self.body.addStretch()
        close = self.add_button(QPushButton(self.tr("閉じる")), primary=True)
        close.clicked.connect(self.reject)
        self.repair = self.add_button(QPushButton(icon("check", IconRole.PRIMARY), self.tr("控えを取って修復する")))
        self.repair.clicked.connect(self.accept)
        self.repair.setEnabled(plan is not None and not plan.is_empty)
        self.fit(680, 560)

    def _state(self, result: "CheckResult") -> str:
        if result.findings is None:
            return self.tr("検査していません（上の問題を直すと検査できます）")
        if result.findings:
            return self.tr("{count} 件の問題").format(count=len(result.findings))
        return self.tr("良好")

    def _repair_sentence(self, plan: "RepairPlan | None") -> str:
        if plan is None:
            return self.tr("ファイルそのものが壊れているため、修復できません。控えから戻してください。")
        if plan.is_empty:
            return self.tr("修復するものはありません。")
        return self.tr(
            "索引 {index} 件、収録データの行 {facts} 件、計数 {counters} 件を作り直し、"
            "記録のない印 {marks} 件を外します。"
        ).format(index=plan.index, facts=plan.facts, counters=len(plan.counters), marks=len(plan.marks))


_MOST_FINDINGS = 50
