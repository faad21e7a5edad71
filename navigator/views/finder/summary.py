"""Above the list: count and money of the answer, order, columns, favourites, saved searches."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from navigator.domain.catalogues import SPECS
from navigator.domain.filters import Filter
from navigator.domain.results import ResultSet
from navigator.domain.text import Language
from navigator.qtsupport.icons import IconRole, icon
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.money import MoneyText
from navigator.viewmodels.plaintext import tip
from navigator.views.finder.papermenu import PaperMenu
from navigator.views.widgets.flow import FlowLayout
from navigator.views.widgets.labels import LineLabel, plain_label


class SummaryBar(QWidget):
    """The count and the money at the left, the tools of the list behind; a second line where there is no room."""

    order_requested = Signal(str)
    favourites_requested = Signal(bool)
    money_requested = Signal()

    def __init__(self, money: MoneyText, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._money_text = money
        self._language: Language = language
        self.count = plain_label(role="heading")
        self.money = LineLabel()
        self.about_money = self._tool("info", self.tr("金額の内訳と、足していない額"), text="")
        set_role(self.about_money, "quiet")
        self.about_money.clicked.connect(self.money_requested)
        self.favourites = self._tool("star", self.tr("お気に入りだけを表示"), text=self.tr("お気に入り"))
        self.favourites.setCheckable(True)
        self.favourites.clicked.connect(self.favourites_requested)
        self.orders = QComboBox()
        self.orders.setAccessibleName(self.tr("並び順"))
        self.orders.setToolTip(self.tr("並び順"))
        self.orders.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.orders.activated.connect(lambda _: self.order_requested.emit(self.orders.currentData()))
        self.columns = self._menu_button("columns-3", self.tr("列"), self.tr("表示する列を選ぶ"))
        self.searches = self._menu_button("bookmark", self.tr("条件を保存"), self.tr("条件を保存する・呼び出す"))
        self.papers = self._menu_button("printer", self.tr("印刷"), self.tr("印刷する (Ctrl+P)・書き出す (Ctrl+E)"))
        self.paper_menu = PaperMenu(self.papers)
        self.papers.setMenu(self.paper_menu)
        # One item of the flow: the sign stays behind its line.
        self._money_line = QWidget()
        line = QHBoxLayout(self._money_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        line.addWidget(self.money, 1)
        line.addWidget(self.about_money)
        flow = FlowLayout(self, spacing=6)
        for widget in (
            self.count,
            self._money_line,
            self.favourites,
            self.orders,
            self.columns,
            self.searches,
            self.papers,
        ):
            flow.addWidget(widget)
        self.count.hide()
        self._money_line.hide()

    def _tool(self, name: str, label: str, *, text: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name, IconRole.MUTED))
        button.setIconSize(QSize(15, 15))
        button.setText(text)
        button.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon if text else Qt.ToolButtonStyle.ToolButtonIconOnly
        )
        button.setToolTip(tip(label))
        button.setAccessibleName(label)
        return button

    def _menu_button(self, name: str, text: str, label: str) -> QToolButton:
        button = self._tool(name, label, text=text)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(QMenu(button))
        return button

    def show_filter(self, question: Filter) -> None:
        """Show the order and the star of what is asked."""
        orders = SPECS[question.catalogue].orders
        if [self.orders.itemData(row) for row in range(self.orders.count())] != [order.key for order in orders]:
            self.orders.clear()
            for order in orders:
                self.orders.addItem(self.tr("並び順: {order}").format(order=order.label.of(self._language)), order.key)
        self.orders.setCurrentIndex(max(self.orders.findData(question.order or orders[0].key), 0))
        self.favourites.setChecked(question.favourites)

    def show_result(self, result: ResultSet) -> None:
        """Show count and money of an answer."""
        self.count.setText(self._money_text.count(result))
        self.count.show()
        line = self._money_text.line(result)
        self.money.setText(line)
        self.money.setToolTip(tip(line))
        self._money_line.setVisible(bool(line))
