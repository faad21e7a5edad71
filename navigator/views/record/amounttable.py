"""The table under the budget chart: exactly the amounts drawn, their sources, and what stands behind each."""

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextLength, QTextTable

from navigator.domain.budgets import BudgetLine, ChosenLine
from navigator.domain.figures import MILLION_YEN
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.money import MISSING
from navigator.domain.record import RecordView
from navigator.domain.results import Presentation
from navigator.views.charts.series import Bar, BudgetSeries, amount_text
from navigator.views.record.content import FOLDED, OPENED
from navigator.views.record.flow import Flow
from navigator.views.record.writer import FlowWriter, LinkLook, ToggleTarget, Tone

# Shares of the width in percent: year, amount, sources; year, kind, amount, sources.
_ONE_KIND = (40, 26, 34)
_SEVERAL_KINDS = (33, 17, 20, 30)


def detail_key(line: BudgetLine) -> str:
    """Return the name under which the block remembers that what stands behind an amount is open."""
    return f"amount:{line.key}"


def has_detail(choice: ChosenLine) -> bool:
    """Tell whether there is more to an amount than its sources."""
    return bool(choice.others or choice.parts or choice.line.note)


class AmountTable(QObject):
    """Writes the table of one record in one presentation and font."""

    def __init__(self, view: RecordView, presentation: Presentation, font: QFont) -> None:
        super().__init__()
        self._view = view
        self._presentation = presentation
        self._language = presentation.language
        self._font = font

    def write(self, flow: Flow, series: BudgetSeries, opened: set[str]) -> None:
        """Write a row for every bar and gap of ``series``, and one more under each that is opened."""
        writer = FlowWriter(self._font, flow)
        places = series.shown()
        one_kind = len(series.kinds) == 1
        shares = _ONE_KIND if one_kind else _SEVERAL_KINDS
        details = [bar for bar in places if self._is_open(bar, opened)]
        widths = [QTextLength(QTextLength.Type.PercentageLength, share) for share in shares]
        table = writer.table(widths, 1 + len(places) + len(details))
        self._head(writer, table, one_kind=one_kind)
        row = 1
        for bar in places:
            self._row(writer, table, row, bar, opened)
            row += 1
            if self._is_open(bar, opened) and bar.chosen is not None:
                table.mergeCells(row, 0, 1, len(shares))
                writer.into(table, row, 0)
                self._detail(writer, bar.chosen)
                row += 1
        writer.after(table)
        writer.finish()

    def _is_open(self, bar: Bar, opened: set[str]) -> bool:
        return bar.chosen is not None and has_detail(bar.chosen) and detail_key(bar.chosen.line) in opened

    def _head(self, writer: FlowWriter, table: QTextTable, *, one_kind: bool) -> None:
        headings = [
            self.tr("年度"),
            *([] if one_kind else [self.tr("種類")]),
            self.tr("金額（{unit}）").format(unit=MILLION_YEN.of(self._language)),
            self.tr("出典"),
        ]
        for column, heading in enumerate(headings):
            writer.into(table, 0, column, right=column == len(headings) - 2)
            writer.text(heading, Tone.SMALL)

    def _row(self, writer: FlowWriter, table: QTextTable, row: int, bar: Bar, opened: set[str]) -> None:
        amount_column = table.columns() - 2
        writer.into(table, row, 0)
        writer.text(format_fiscal_year(bar.fy, self._presentation.years, self._language))
        if amount_column == 2:
            writer.into(table, row, 1)
            writer.text(bar.kind.label.of(self._language) if bar.chosen else "")
        writer.into(table, row, amount_column, right=True)
        if bar.chosen is None:
            writer.hinted(MISSING, self.tr("資料なし"), Tone.NUMBER)
            return
        choice = bar.chosen
        writer.text(amount_text(choice.line.figure, self._language), Tone.NUMBER)
        writer.into(table, row, amount_column + 1)
        self._cites(writer, choice.line)
        if choice.line.figure.partial_kind is not None:
            writer.text("\n" + choice.line.figure.partial_kind.label.of(self._language), Tone.SMALL)
        if has_detail(choice):
            key = detail_key(choice.line)
            mark = OPENED if key in opened else FOLDED
            writer.text("\n")
            writer.link(f"{mark} {self._detail_words(choice)}", ToggleTarget(key), LinkLook.MARK, small=True)
        if choice.disagrees:
            writer.text("\n" + self.tr("額が異なる"), Tone.WARNING)

    def _detail_words(self, choice: ChosenLine) -> str:
        words = []
        if choice.others:
            words.append(self.tr("ほかの出典 {count} 件").format(count=len(choice.others)))
        if choice.parts:
            words.append(self.tr("内訳 {count} 件").format(count=len(choice.parts)))
        return ("・" if self._language == "ja" else ", ").join(words) or self.tr("注記")

    def _detail(self, writer: FlowWriter, choice: ChosenLine) -> None:
        """Write the note of the amount, the other sources with the rule that chose, and the parts inside it."""
        rows = [(self.tr("注記"), None, choice.line.note)] if choice.line.note else []
        lines: list[tuple[str, BudgetLine | None, str]] = list(rows)
        lines += [(self.tr("ほかの出典"), other, other.note) for other in choice.others]
        if choice.others:
            lines.append((self.tr("選び方"), None, choice.rule.label.of(self._language)))
        lines += [(self.tr("うち"), part, part.note) for part in choice.parts]
        self._lines(writer, lines)

    def _lines(self, writer: FlowWriter, lines: Iterable[tuple[str, BudgetLine | None, str]]) -> None:
        for number, (name, line, note) in enumerate(lines):
            if number:
                writer.text("\n")
            writer.text(f"{name}: ", Tone.SMALL)
            if line is not None:
                writer.text(amount_text(line.figure, self._language), Tone.NUMBER)
                self._cites(writer, line)
                writer.text(" ", Tone.SMALL)
            writer.text(note, Tone.SMALL)

    def _cites(self, writer: FlowWriter, line: BudgetLine) -> None:
        writer.cites(self._view.budget_sources.get(line.key, ()), lambda: self.tr("出典を見る"))
