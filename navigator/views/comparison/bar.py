"""Above the comparison: its name, what can be done with it, and how it is shown."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from navigator.domain.catalogues import Catalogue
from navigator.domain.comparison import MOST
from navigator.domain.text import Language
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.comparison import ComparisonModel
from navigator.viewmodels.plaintext import tip
from navigator.views.record.plain import one_line
from navigator.views.widgets.flow import FlowLayout
from navigator.views.widgets.labels import ElidedLabel

_TITLE_LETTERS = 28
_TITLE_WIDTH = 240


class ComparisonBar(QWidget):
    """Two lines of controls; what they say comes from the model, what they do is asked of the page."""

    save_requested = Signal()
    kept_requested = Signal()
    check_id_requested = Signal()
    copy_requested = Signal()
    export_requested = Signal()
    print_requested = Signal()
    trend_requested = Signal(object)
    """Codes of the programs that are compared."""
    rows_requested = Signal()

    def __init__(self, model: ComparisonModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.title = ElidedLabel(widest=_TITLE_WIDTH)
        set_role(self.title, "title")
        self.kept = self._button("bookmark", self.tr("保存した比較…"), self.kept_requested)
        self.check_id = self._button("history", self.tr("照合番号で開く…"), self.check_id_requested)
        self.save = self._button("save", self.tr("名前を付けて保存…"), self.save_requested, "Ctrl+S")
        self.copy = self._button("clipboard-copy", self.tr("表をコピー"), self.copy_requested)
        self.export = self._button("file-down", self.tr("書き出す…"), self.export_requested, "Ctrl+E")
        self.print = self._button("printer", self.tr("会議資料にする…"), self.print_requested, "Ctrl+P")
        self.print.setIcon(icon("printer", IconRole.ON_PRIMARY))
        set_role(self.print, "primary")
        self.trend = self._button(
            "trending-up", self.tr("推移を見る"), lambda: self.trend_requested.emit(self._programs)
        )
        self.trend.setToolTip(self.tr("比べている事業の金額を、年度ごとの図で見ます"))
        self.add = QToolButton()
        self.add.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.add.setMenu(QMenu(self.add))
        self.add.setToolTip(self.tr("比較トレイの記録を、この比較に加えます"))
        self.rows = self._button("list", self.tr("行を選ぶ…"), self.rows_requested)
        self.fold = self._box(self.tr("共通事項をまとめる"), self.tr("すべての記録が同じ行を、表の下にまとめます"))
        self.difference = self._box(
            self.tr("差を表示"), self.tr("長い文の違いを、取り消し線（なくなった語）と下線（加わった語）で示します")
        )
        self.base = QComboBox()
        self.base.setAccessibleName(self.tr("差を比べる相手"))
        self.base.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.empty = self._box(self.tr("空の行も表示"), self.tr("どの記録にも資料がない行も表示します"))
        self._arrange()
        self.fold.toggled.connect(model.set_fold_equal)
        self.difference.toggled.connect(model.set_difference)
        self.empty.toggled.connect(model.set_show_empty)
        self.base.activated.connect(lambda place: model.set_base(place - 1 if place else None))
        self._order_tabs()

    def _button(self, name: str, text: str, signal: object, keys: str = "") -> QPushButton:
        button = QPushButton(icon(name), text)
        button.clicked.connect(signal)
        if keys:
            button.setToolTip(tip(keys))
        return button

    @staticmethod
    def _box(text: str, about: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setToolTip(tip(about))
        return box

    def _arrange(self) -> None:
        actions = QWidget()
        first = FlowLayout(actions)
        for button in (self.title, self.kept, self.check_id, self.save, self.copy, self.trend, self.export, self.print):
            first.addWidget(button)
        shown = QWidget()
        second = FlowLayout(shown, spacing=8)
        for widget in (self.add, self.rows, self.fold, self.empty, self.difference, self.base):
            second.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 6)
        column.setSpacing(6)
        column.addWidget(actions)
        column.addWidget(shown)

    def _order_tabs(self) -> None:
        order = (
            *(self.kept, self.check_id, self.save, self.copy, self.trend, self.export, self.print),
            *(self.add, self.rows, self.fold, self.empty, self.difference, self.base),
        )
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def show_state(self, language: Language) -> None:
        """Show what the model asks for now."""
        model = self._model
        enough = model.is_enough
        self.title.setText(one_line(model.name) or self.tr("比較"))
        self.add.setText(self.tr("＋ 記録を加える（{count}/{most}）").format(count=len(model.spec.records), most=MOST))
        for widget in (self.save, self.copy, self.export, self.print, self.rows):
            widget.setEnabled(enough)
        self.trend.setEnabled(bool(self._programs))
        for box, on in (
            (self.fold, model.spec.fold_equal),
            (self.difference, model.shows_difference),
            (self.empty, model.spec.show_empty),
        ):
            box.blockSignals(True)  # noqa: FBT003 - Qt's argument
            box.setChecked(on)
            box.blockSignals(False)  # noqa: FBT003 - as above
            box.setEnabled(enough)
        self._fill_add(language)

    @property
    def _programs(self) -> list[str]:
        return [record.code for record in self._model.spec.records if record.catalogue == Catalogue.PROGRAMS]

    def _fill_add(self, language: Language) -> None:
        menu = self.add.menu()
        menu.clear()
        for record in self._model.addable:
            title = one_line(record.title.of(language))
            action = menu.addAction(title.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, chosen=record: self._model.add(chosen))
        if not self._model.follows_tray:
            menu.addSeparator()
            menu.addAction(self.tr("トレイの記録で比べ直す")).triggered.connect(self._model.follow_tray)
        self.add.setEnabled(bool(menu.actions()))

    def show_bases(self, titles: Sequence[str]) -> None:
        """Offer the records that texts may be compared with."""
        self.base.clear()
        self.base.addItem(self.tr("左隣の記録と比べる"))
        for title in titles:
            short = one_line(title)
            short = short if len(short) <= _TITLE_LETTERS else f"{short[: _TITLE_LETTERS - 1]}…"
            self.base.addItem(self.tr("{record} と比べる").format(record=short))
        chosen = self._model.base
        self.base.setCurrentIndex(0 if chosen is None or chosen >= len(titles) else chosen + 1)
        self.base.setVisible(self._model.shows_difference and bool(titles))
        self.base.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
