"""The bar above: one search for everything, the year and the block the reader looks from, and the helpers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from navigator.domain.catalogues import SPECS, FacetKey
from navigator.domain.filters import Filter, offered
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Block
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import Theme, current_theme, notifier, set_role
from navigator.viewmodels.plaintext import tip
from navigator.views.widgets.labels import plain_label


class SearchBox(QLineEdit):
    """The search box: Esc empties it, Down and Enter lead into the list."""

    leave_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Handle the keys that mean something beside typing."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.leave_requested.emit()
        else:
            super().keyPressEvent(event)


class Header(QFrame):
    """Search, fiscal year, block, theme, settings, help."""

    text_changed = Signal(str)
    as_of_chosen = Signal(object)
    """Fiscal year or None."""
    block_chosen = Signal(str)
    """Code of a block, empty for all."""
    list_requested = Signal()
    back_requested = Signal()
    forward_requested = Signal()
    theme_requested = Signal(object)
    """Theme."""
    settings_requested = Signal()
    help_requested = Signal()

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self._presentation = presentation
        self.back = self._button("chevron-left", self.tr("前の条件に戻る (Alt+←)"), self.back_requested)
        self.forward = self._button("chevron-right", self.tr("次の条件に進む (Alt+→)"), self.forward_requested)
        self.search = self._search_box()
        self.years = QComboBox()
        self.years.setAccessibleName(self.tr("年度"))
        self.years.setToolTip(self.tr("選んだ年度の時点の内容を表示します"))
        self.years.setMaxVisibleItems(20)
        self.years.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.blocks = QComboBox()
        self.blocks.setAccessibleName(self.tr("ブロック"))
        self.blocks.setToolTip(self.tr("全国を対象とするもの、記載のないものも表示します"))
        self.blocks.setMaxVisibleItems(12)
        self._theme = self._button("moon", self.tr("明るい・暗い配色を切り替える"), self._toggle_theme)
        settings = self._button("settings", self.tr("設定と言語 (Ctrl+,)"), self.settings_requested)
        helper = self._button("circle-help", self.tr("キー操作と検索式の説明 (F1)"), self.help_requested)
        year_label, block_label = plain_label(self.tr("年度")), plain_label(self.tr("ブロック"))
        year_label.setBuddy(self.years)
        block_label.setBuddy(self.blocks)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(6)
        for widget in (self.back, self.forward):
            row.addWidget(widget)
        row.addWidget(self.search, 1)
        row.addSpacing(6)
        for widget in (year_label, self.years, block_label, self.blocks, self._theme, settings, helper):
            row.addWidget(widget)
        self.set_years(None)
        self._fill_blocks()
        self.years.activated.connect(lambda _: self.as_of_chosen.emit(self.years.currentData()))
        self.blocks.activated.connect(lambda _: self._choose_block())
        notifier().changed.connect(self._show_theme)
        self._show_theme()

    def _search_box(self) -> SearchBox:
        box = SearchBox()
        set_role(box, "search")
        box.setPlaceholderText(self.tr("検索… 例: 医療 OR バイオ 予算>=100"))
        box.setAccessibleName(self.tr("検索"))
        box.setToolTip(self.tr("入力するとすぐに絞り込みます (Ctrl+F または /)"))
        box.setClearButtonEnabled(True)
        box.setMinimumWidth(240)
        # A filter of a few thousand letters is a paste by mistake, and every letter would be searched for.
        box.setMaxLength(2000)
        box.addAction(QAction(icon("search", IconRole.MUTED), "", box), QLineEdit.ActionPosition.LeadingPosition)
        for button in box.findChildren(QToolButton):
            button.setAccessibleName(self.tr("検索語を消す"))
        box.textChanged.connect(self.text_changed)
        box.leave_requested.connect(self.list_requested)
        return box

    def _button(self, name: str, label: str, act: object) -> QToolButton:
        button = QToolButton()
        set_role(button, "quiet")
        button.setIcon(icon(name))
        button.setToolTip(tip(label))
        button.setAccessibleName(label)
        button.clicked.connect(act)
        return button

    def set_years(self, span: tuple[int, int] | None) -> None:
        """Offer the fiscal years from the first to the last on file, the latest first."""
        chosen = self.years.currentData()
        self.years.clear()
        self.years.addItem(self.tr("すべて"), None)
        if span is not None:
            for fy in range(span[1], span[0] - 1, -1):
                self.years.addItem(format_fiscal_year(fy, self._presentation.years, self._presentation.language), fy)
        self.years.setCurrentIndex(max(self.years.findData(chosen), 0))

    def _fill_blocks(self) -> None:
        self.blocks.addItem(self.tr("すべて"), "")
        for block in Block:
            self.blocks.addItem(block.label.of(self._presentation.language), block.value)

    def show_filter(self, question: Filter) -> None:
        """Show the text, the year and the block of what is asked."""
        if self.search.text() != question.text:
            self.search.setText(question.text)
        self.years.setEnabled(SPECS[question.catalogue].has_as_of)
        self.years.setCurrentIndex(max(self.years.findData(question.as_of), 0))
        self.blocks.setEnabled(offered(question.catalogue, FacetKey.BLOCK))
        self._show_block(question)

    def _show_block(self, question: Filter) -> None:
        choice = question.choice(FacetKey.BLOCK)
        several = self.tr("複数を指定")
        extra = self.blocks.findText(several)
        if (
            len(choice.include) > 1
            or choice.exclude
            or (choice.include and self.blocks.findData(choice.include[0]) < 0)
        ):
            if extra < 0:
                self.blocks.addItem(several, None)
            self.blocks.setCurrentIndex(self.blocks.findText(several))
            return
        if extra >= 0:
            self.blocks.removeItem(extra)
        self.blocks.setCurrentIndex(self.blocks.findData(choice.include[0] if choice.include else ""))

    def _choose_block(self) -> None:
        code = self.blocks.currentData()
        if code is not None:
            self.block_chosen.emit(code)

    def _toggle_theme(self) -> None:
        self.theme_requested.emit(Theme.LIGHT if current_theme() is Theme.DARK else Theme.DARK)

    def _show_theme(self) -> None:
        self._theme.setIcon(icon("sun" if current_theme() is Theme.DARK else "moon"))

    def focus_search(self) -> None:
        """Go to the search box with its text selected."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
