"""How the money above the list was reckoned: the two totals, what is counted, what is left out and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from navigator.domain.budgets import BudgetLine, BudgetTotal
from navigator.domain.figures import MILLION_YEN
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.money import format_myen
from navigator.domain.results import Presentation, ResultSet
from navigator.domain.text import Text
from navigator.qtsupport import clipboard
from navigator.qtsupport.fonts import number_font
from navigator.viewmodels.clipboard import as_mime
from navigator.views.charts.series import amount_text
from navigator.views.dialogs.base import PlainDialog, paragraph
from navigator.views.record.plain import one_line
from navigator.views.record.writer import Tone


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    amount: str
    treatment: str
    reason: str

    @property
    def cells(self) -> tuple[str, str, str, str]:
        return self.name, self.amount, self.treatment, self.reason


class MoneyInfoPopup(PlainDialog):
    """Lists every amount behind the totals of ``result``, which must hold a ``BudgetTotal``.

    ``names`` gives the names of programs by code. Ctrl+C copies the rows chosen, or all, for a spreadsheet.
    """

    def __init__(
        self,
        result: ResultSet,
        names: Mapping[str, str],
        presentation: Presentation | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if not isinstance(result.money, BudgetTotal):
            raise TypeError("only programs have totals of money")
        self._money = result.money
        self._names = names
        self._presentation = presentation or Presentation()
        language = self._presentation.language
        self.setWindowTitle(self.tr("予算計の内訳"))
        for text in self._sentences(result):
            self.body.addWidget(paragraph(text))
        self.rows = self._rows()
        self.table = QTableWidget(len(self.rows), 4)
        self._fill_table()
        self.body.addWidget(self.table, 1)
        rule = Text(
            "同じ年度・種類の額が複数の出典にあるときは、連携施策群の集計行、一次の出典、新しい出典の順に一つを選びます。",
            "Where several sources give an amount, one is chosen: the group's own line, else primary before secondary"
            " before reported, else the latest published.",
        )
        self.body.addWidget(paragraph(rule.of(language), Tone.MUTED))
        self.copy = self.add_button(QPushButton(self.tr("表をコピー")))
        self.copy.clicked.connect(lambda: self._copy(everything=True))
        close = self.add_button(QPushButton(self.tr("閉じる")), primary=True)
        close.clicked.connect(self.accept)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._copy)
        self.fit(780, 560)
        self.table.setFocus()

    def _sentences(self, result: ResultSet) -> list[str]:
        language = self._presentation.language
        money = self._money
        year = format_fiscal_year(money.fy, self._presentation.years, language)
        unit = MILLION_YEN.of(language)
        lines = [
            self.tr("{year} {kind}: ※内数を除く計 {whole} {unit} ・ ※内数を含む計 {everything} {unit}").format(
                year=year,
                kind=money.kind.label.of(language),
                whole=format_myen(money.without_partial),
                everything=format_myen(money.with_partial),
                unit=unit,
            ),
            self.tr("足した額 {counted} 件（うち※内数 {partial} 件）、足さなかった額 {left_out} 件").format(
                counted=len(money.counted), partial=len(money.partial), left_out=len(money.left_out)
            ),
        ]
        if result.without_figure:
            lines.append(
                self.tr("この年度・種類の額の資料がない事業が {count} 件あります。0 とは数えていません。").format(
                    count=result.without_figure
                )
            )
        return lines

    def _rows(self) -> tuple[_Row, ...]:
        """Partial amounts first, then what was left out, then the whole amounts: what needs a reason comes first."""
        language = self._presentation.language
        money = self._money
        rows = []
        for line in money.partial:
            kind = line.figure.partial_kind
            rows.append(self._row(line, self.tr("※を含む計にだけ足す"), kind.label.of(language) if kind else ""))
        rows += [self._row(o.line, self.tr("足さない"), self._named(o.reason.of(language))) for o in money.left_out]
        whole = [line for line in money.counted if not line.figure.partial]
        rows += [self._row(line, self.tr("両方の計に足す"), "") for line in whole]
        return tuple(rows)

    def _row(self, line: BudgetLine, treatment: str, reason: str) -> _Row:
        amount = amount_text(line.figure, self._presentation.language)
        return _Row(one_line(self._names.get(line.program, line.program)), amount, treatment, one_line(reason))

    def _named(self, reason: str) -> str:
        """Put the program's name where a reason gives its code in brackets."""
        for left, right in (("「", "」"), ("“", "”")):
            start, _, rest = reason.partition(left)
            code, closed, end = rest.partition(right)
            if closed and code in self._names:
                return f"{start}{left}{self._names[code]}{right}{end}"
        return reason

    def _fill_table(self) -> None:
        unit = MILLION_YEN.of(self._presentation.language)
        self.headings = (
            self.tr("事業"),
            self.tr("金額（{unit}）").format(unit=unit),
            self.tr("扱い"),
            self.tr("理由"),
        )
        table = self.table
        table.setAccessibleName(self.tr("予算計の内訳"))
        table.setHorizontalHeaderLabels(self.headings)
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.setMinimumHeight(160)
        for row, one in enumerate(self.rows):
            for column, cell in enumerate(one.cells):
                item = QTableWidgetItem(cell)
                if column == 1:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                    item.setFont(number_font())
                table.setItem(row, column, item)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _copy(self, *, everything: bool = False) -> None:
        chosen = sorted({index.row() for index in self.table.selectedIndexes()})
        rows = self.rows if everything or not chosen else [self.rows[row] for row in chosen]
        clipboard.put(as_mime(self.headings, [row.cells for row in rows]))
