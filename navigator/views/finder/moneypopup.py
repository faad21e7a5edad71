"""The window behind ⓘ: which amounts the money line adds, and which it leaves out and why."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import BudgetKind
from navigator.qtsupport.theme import set_role
from navigator.viewmodels.money import Explanation
from navigator.views.widgets.labels import plain_label

_WIDTH = 460


class MoneyPopup(QFrame):
    """Kind and year of the amounts, and what the totals hold. Esc or a click outside closes it."""

    chosen = Signal(object, object)
    """BudgetKind, fiscal year or None."""
    table_requested = Signal()
    """The reader wants every amount behind the totals."""

    def __init__(self, presentation: Presentation, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "card")
        self._presentation = presentation
        self._years_of: dict[BudgetKind, tuple[int, ...]] = {}
        self.setAccessibleName(self.tr("金額の内訳"))
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(self.tr("金額の種類"))
        self.years = QComboBox()
        self.years.setAccessibleName(self.tr("金額の年度"))
        self.years.setMaxVisibleItems(20)
        self._choice = QWidget()
        form = QFormLayout(self._choice)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(plain_label(self.tr("種類")), self.kinds)
        form.addRow(plain_label(self.tr("年度")), self.years)
        self._sentences = plain_label(wrap=True)
        self.table = QPushButton(self.tr("すべての額の内訳…"))
        self.table.clicked.connect(self.table_requested)
        self._head = plain_label(self.tr("足していない額"), "heading")
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setAccessibleName(self.tr("足していない額と理由"))
        self.details.setTabChangesFocus(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        for widget in (self._choice, self._sentences, self._head, self.details, self.table):
            column.addWidget(widget)
        self.setFixedWidth(_WIDTH)
        self.kinds.activated.connect(lambda _: self._choose_kind())
        self.years.activated.connect(lambda _: self.chosen.emit(self._kind(), self.years.currentData()))

    def show_choice(self, years_of: dict[BudgetKind, tuple[int, ...]], kind: BudgetKind, fy: int) -> None:
        """Offer kinds and years of the amounts on file, or nothing where there is no choice."""
        self._years_of = years_of
        self._choice.setVisible(bool(years_of))
        self.table.setVisible(bool(years_of))
        self.kinds.clear()
        for one, years in years_of.items():
            if years:
                self.kinds.addItem(one.label.of(self._presentation.language), one)
        self.kinds.setCurrentIndex(max(self.kinds.findData(kind), 0))
        self._fill_years(kind, fy)

    def _fill_years(self, kind: BudgetKind, fy: int | None) -> None:
        self.years.clear()
        for year in sorted(self._years_of.get(kind, ()), reverse=True):
            text = format_fiscal_year(year, self._presentation.years, self._presentation.language)
            self.years.addItem(text, year)
        self.years.setCurrentIndex(max(self.years.findData(fy), 0))

    def _kind(self) -> BudgetKind:
        # Qt keeps the text of an enum that is a string and forgets the enum.
        return BudgetKind(self.kinds.currentData())

    def _choose_kind(self) -> None:
        kind = self._kind()
        self._fill_years(kind, self.years.currentData())
        self.chosen.emit(kind, self.years.currentData())

    def show_explanation(self, explanation: Explanation, lines: list[str]) -> None:
        """Show the sentences, and one line an amount left out."""
        self._sentences.setText("\n".join(f"・{sentence}" for sentence in explanation.sentences))
        self._head.setVisible(bool(lines))
        self.details.setVisible(bool(lines))
        self.details.setPlainText("\n".join(lines))
        self.details.setFixedHeight(180)
        self.layout().activate()
        self.resize(_WIDTH, self.layout().totalHeightForWidth(_WIDTH))
