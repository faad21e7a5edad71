"""Lists behind a record: what hangs on it, and corrections that a newer package contradicts."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QPushButton, QTableView, QWidget

from navigator.domain.editfields import TABLE_NAMES
from navigator.domain.ownmarks import CorrectionView
from navigator.domain.results import Presentation
from navigator.domain.shown import ShownRow, ShownTable
from navigator.domain.text import Text
from navigator.domain.vocabulary import Origin
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.councils_tables import ShownTableModel
from navigator.views.dialogs.base import PlainDialog
from navigator.views.record.plain import one_line
from navigator.views.widgets.labels import button_text, plain_label

if TYPE_CHECKING:  # the services load the database layer
    from navigator.services.edit_parts import PartRow


LONGEST_SHOWN = 90
"""Letters of a value in a list; the record shows the whole."""


def shortened(text: str) -> str:
    """Return a value as far as a list has room for it."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN - 1]}…"


class _TableDialog(PlainDialog):
    """A table with buttons for its current row."""

    def __init__(self, heading: str, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        self.model = ShownTableModel(self)
        self.table = QTableView()
        set_role(self.table, "dense")
        self.table.setAccessibleName(name)
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setWordWrap(True)
        self.table.setShowGrid(False)
        self.table.setAlternatingRowColors(True)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.setMinimumHeight(220)

    def show_rows(self, headings: Sequence[str], rows: Sequence[Sequence[str]], wide: Sequence[int]) -> None:
        """Show rows; the columns of ``wide`` take the room that is left."""
        shown = tuple(ShownRow(str(place), tuple(one_line(cell) for cell in row)) for place, row in enumerate(rows))
        self.model.show_table(ShownTable(self.windowTitle(), (), tuple(headings), shown))
        head = self.table.horizontalHeader()
        for column in range(len(headings)):
            mode = QHeaderView.ResizeMode.Stretch if column in wide else QHeaderView.ResizeMode.ResizeToContents
            head.setSectionResizeMode(column, mode)
        if rows:
            self.table.selectRow(0)
        self._fit_rows()

    def _fit_rows(self) -> None:
        self.table.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give every row the height that its words need in columns of this width."""
        super().resizeEvent(event)
        # The columns take their widths with the layout that follows.
        QTimer.singleShot(0, self, self._fit_rows)

    @property
    def current(self) -> int:
        """Number of the current row, -1 for none."""
        return self.table.currentIndex().row()

    def add_act(self, text: str, act: Callable[[], object]) -> QPushButton:
        """Add a button beside the others."""
        button = self.add_button(QPushButton(text))
        button.clicked.connect(act)
        return button


class PartsDialog(_TableDialog):
    """Lists what hangs on a record; each is edited, removed, or a new one added.

    ``edit_requested(table, key)``, ``remove_requested(table, key)``, ``add_requested(table)``.
    """

    edit_requested = Signal(str, str)
    remove_requested = Signal(str, str)
    add_requested = Signal(str)

    def __init__(
        self,
        parts: "Sequence[PartRow]",
        tables: Sequence[str],
        title: str,
        presentation: Presentation,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("この記録の下にある記録"))
        self.table.setAccessibleName(self.windowTitle())
        self._parts = tuple(parts)
        language = presentation.language
        self.body.addWidget(plain_label(one_line(title), "heading", wrap=True))
        rows = [
            (one.kind.of(language), one.title.of(language), shortened(one.source), one.origin.label.of(language))
            for one in parts
        ]
        headings = (self.tr("種類"), self.tr("内容"), self.tr("出典"), self.tr("由来"))
        self.show_rows(headings, rows, (1, 2))
        if parts:
            self.body.addWidget(self.table, 1)
        else:
            self.body.addWidget(plain_label(self.tr("まだありません。「追加」で入れられます。"), "muted", wrap=True))
        menu = QMenu(self)
        for table in tables:
            action = menu.addAction(button_text(TABLE_NAMES[table].of(language)))
            action.triggered.connect(lambda _checked=False, chosen=table: self._leave(self.add_requested, chosen))
        self.add = self.add_button(QPushButton(self.tr("追加")))
        self.add.setMenu(menu)
        self.remove = self.add_act(self.tr("削除"), self._remove)
        self.edit = self.add_act(self.tr("編集"), self._edit)
        self.add_act(self.tr("閉じる"), self.accept)
        self.table.doubleClicked.connect(lambda _index: self._edit())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._selected())
        self._selected()
        self.fit(940, 520)
        self.table.setFocus()

    def _selected(self) -> None:
        part = self._parts[self.current] if 0 <= self.current < len(self._parts) else None
        self.edit.setEnabled(part is not None)
        self.remove.setEnabled(part is not None and part.origin is not Origin.BUNDLED)
        bundled = part is not None and part.origin is Origin.BUNDLED
        self.remove.setToolTip(self.tr("収録された記録は削除できません。") if bundled else "")

    def _edit(self) -> None:
        part = self._parts[self.current]
        self._leave(self.edit_requested, part.table, part.key)

    def _remove(self) -> None:
        part = self._parts[self.current]
        self._leave(self.remove_requested, part.table, part.key)

    def _leave(self, signal: object, *arguments: str) -> None:
        self.accept()
        signal.emit(*arguments)  # type: ignore[attr-defined]


class ConflictsDialog(_TableDialog):
    """Lists corrections that the package contradicts; for each the office's value stands until one is chosen.

    ``resolved(CorrectionView, bool)`` says which, true for what the package says.
    """

    resolved = Signal(object, bool)

    def __init__(
        self, conflicts: Sequence[CorrectionView], presentation: Presentation, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", parent)
        self.setWindowTitle(self.tr("収録データとの食い違い"))
        self.table.setAccessibleName(self.windowTitle())
        self._language = presentation.language
        self.body.addWidget(
            plain_label(
                self.tr(
                    "訂正した項目が、新しい収録データで別の値になりました。どちらを使うか選んでください。"
                    "選ぶまでは自所の値を使い、両方を残します。"
                ),
                wrap=True,
            )
        )
        self.body.addWidget(self.table, 1)
        self.mine = self.add_act(self.tr("自所の値を使う"), lambda: self._choose(take_bundled=False))
        self.theirs = self.add_act(self.tr("収録の値を使う"), lambda: self._choose(take_bundled=True))
        self.add_act(self.tr("閉じる"), self.accept)
        self.show_conflicts(conflicts)
        self.fit(900, 480)
        self.table.setFocus()

    def show_conflicts(self, conflicts: Sequence[CorrectionView]) -> None:
        """Show what is still open."""
        self._conflicts = tuple(conflicts)

        def say(text: Text) -> str:
            return shortened(text.of(self._language))

        rows = [
            (one.title, say(one.label), say(one.before), say(one.office), say(one.original), one.package_version)
            for one in conflicts
        ]
        headings = (
            self.tr("記録"),
            self.tr("項目"),
            self.tr("訂正前の収録値"),
            self.tr("自所の値"),
            self.tr("新しい収録値"),
            self.tr("資料版"),
        )
        self.show_rows(headings, rows, (0, 2, 3, 4))
        for button in (self.mine, self.theirs):
            button.setEnabled(bool(conflicts))

    def _choose(self, *, take_bundled: bool) -> None:
        if 0 <= self.current < len(self._conflicts):
            self.resolved.emit(self._conflicts[self.current], take_bundled)
