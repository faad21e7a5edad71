"""The lines of a comparison as a table model: groups, rows, what is common, notes and sources in one run."""

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from navigator.domain.comparison import DIFFERS_SIGN, ComparedCell, ComparedRow, Comparison
from navigator.domain.dates import PartialDate
from navigator.domain.errors import UserError
from navigator.domain.money import MISSING
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import BudgetKind
from navigator.viewmodels.comparison_diff import CellDifference, Differences
from navigator.viewmodels.plaintext import tip

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class LineKind(Enum):
    """What a line of the table is."""

    ROW = "row"
    COMMON = "common"
    GROUP = "group"
    NOTE = "note"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: its name in the item column, and a second line below it (the kind of amount).

    ``row`` is set for rows and what is common, ``text`` for notes, ``citation`` for sources.
    """

    kind: LineKind
    key: str
    label: str
    remark: str = ""
    row: ComparedRow | None = None
    text: str = ""
    citation: CitationView | None = None

    @property
    def spans(self) -> bool:
        """Whether the line runs across all records."""
        return self.kind is not LineKind.ROW


class CellRole(IntEnum):
    """What a cell answers beside the roles of Qt."""

    LINE = Qt.ItemDataRole.UserRole + 1
    CELL = Qt.ItemDataRole.UserRole + 2
    DIFFERENCE = Qt.ItemDataRole.UserRole + 3


class ComparisonTableModel(QAbstractTableModel):
    """Shows a comparison; records are columns, lines are rows, the item column is the vertical header."""

    def __init__(self, presentation: Presentation, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presentation = presentation
        self._comparison: Comparison | None = None
        self._differences: Differences = {}
        self._lines: tuple[Line, ...] = ()

    @property
    def comparison(self) -> Comparison | None:
        """The comparison shown."""
        return self._comparison

    @property
    def presentation(self) -> Presentation:
        """How values become text."""
        return self._presentation

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines in their order."""
        return self._lines

    def set_comparison(self, comparison: Comparison | None, differences: Differences) -> None:
        """Show another comparison, or none."""
        self.beginResetModel()
        self._comparison = comparison
        self._differences = differences
        self._lines = tuple(self._made(comparison)) if comparison is not None else ()
        self.endResetModel()

    def set_differences(self, differences: Differences) -> None:
        """Show these differences inside the texts."""
        self._differences = differences
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def set_presentation(self, presentation: Presentation) -> None:
        """Name kinds of amount and dates in another form; it holds for the next comparison."""
        self._presentation = presentation

    def _made(self, comparison: Comparison) -> Iterable[Line]:
        group = ""
        for row in comparison.rows:
            if row.group and row.group != group:
                yield Line(LineKind.GROUP, f"group:{row.group}", row.group)
            group = row.group
            yield Line(LineKind.ROW, row.key, row.label, self._kind_of(row), row)
        if comparison.common:
            yield Line(LineKind.GROUP, "group:common", self.tr("共通事項"), text=self.tr("すべての記録に共通"))
            for row in comparison.common:
                label = f"{row.group}: {row.label}" if row.group else row.label
                yield Line(LineKind.COMMON, row.key, label, self._kind_of(row), row)
        yield Line(LineKind.GROUP, "group:notes", self.tr("注"))
        if any(cell.differs for row in comparison.rows for cell in row.cells):
            yield Line(LineKind.NOTE, "sign", DIFFERS_SIGN, text=self.tr("ほかの記録と内容が異なる欄"))
        for number, note in enumerate(comparison.notes, 1):
            yield Line(LineKind.NOTE, f"note:{number}", self.tr("注{n}").format(n=number), text=note)
        if comparison.citations:
            yield Line(LineKind.GROUP, "group:sources", self.tr("出典"))
        for citation in comparison.citations:
            yield Line(LineKind.SOURCE, f"source:{citation.number}", f"[{citation.number}]", citation=citation)

    def _kind_of(self, row: ComparedRow) -> str:
        if not row.kind:
            return ""
        label = BudgetKind(row.kind).label.of(self._presentation.language)
        return "" if label in row.label else label

    def line_of(self, key: str) -> int | None:
        """Return the place of the line with this key."""
        return next((place for place, line in enumerate(self._lines) if line.key == key), None)

    def _source(self, citation: CitationView) -> str:
        day = citation.published
        # What is no date is shown as it stands.
        with contextlib.suppress(UserError):
            day = PartialDate.parse(day).format(self._presentation.years, self._presentation.language) if day else ""
        about = "、".join(part for part in (citation.publisher, day) if part)
        places = "／".join(citation.locators)
        return citation.title + (f"（{about}）" if about else "") + (f"　{places}" if places else "")

    # What Qt asks

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        """Return the number of records."""
        return 0 if parent.isValid() or self._comparison is None else len(self._comparison.records)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings of groups cannot be selected."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self._lines[index.row()].kind is LineKind.GROUP:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def cell(self, line: Line, column: int) -> ComparedCell | None:
        """Return what a record says in a line; a line across all records is told in the first column."""
        if line.row is None or (line.spans and column):
            return None
        return line.row.shared if line.spans else line.row.cells[column]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, tip, or the values of ``CellRole``."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        column = index.column()
        cell = self.cell(line, column)
        match role:
            case CellRole.LINE:
                answer: object = line
            case CellRole.CELL:
                answer = cell
            case CellRole.DIFFERENCE:
                answer = self.difference(line, column)
            case Qt.ItemDataRole.DisplayRole:
                answer = self._text(line, cell, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                answer = self._spoken(line, cell, column)
            case Qt.ItemDataRole.ToolTipRole if cell is not None and cell.missing:
                answer = tip(self.tr("資料なし"))
            case _:
                answer = None
        return answer

    def difference(self, line: Line, column: int) -> CellDifference | None:
        """Return how the text of a cell differs from its counterpart, if that is shown."""
        return self._differences.get((line.key, column)) if line.kind is LineKind.ROW else None

    def _text(self, line: Line, cell: ComparedCell | None, column: int) -> str:
        if cell is not None:
            return "\n".join(cell.lines) if cell.lines else MISSING
        if column:
            return ""
        return self._source(line.citation) if line.citation is not None else line.text

    def _spoken(self, line: Line, cell: ComparedCell | None, column: int) -> str:
        parts = [line.label]
        if line.remark:
            parts.append(line.remark)
        if cell is None:
            parts.append(self._text(line, cell, column))
            return "、".join(part for part in parts if part)
        if cell.differs:
            parts.append(self.tr("ほかと異なる"))
        parts.append(self._text(line, cell, column) if not cell.missing else self.tr("資料なし"))
        if cell.notes:
            parts.append(self.tr("注{n}").format(n=", ".join(map(str, cell.notes))))
        if cell.sources:
            parts.append(self.tr("出典 {n}").format(n=", ".join(map(str, cell.sources))))
        return "、".join(parts)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the names of records and lines."""
        if self._comparison is None or section < 0:
            return None
        names = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if orientation == Qt.Orientation.Vertical:
            if role not in names or section >= len(self._lines):
                return None
            line = self._lines[section]
            return f"{line.label} {line.remark}".strip()
        if section >= len(self._comparison.records):
            return None
        record = self._comparison.records[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(f"{record.title}\n{record.subtitle}")
        return record.title if role in names else None

    # Copying

    def copied(
        self, rows: Sequence[int] | None = None, columns: Sequence[int] | None = None
    ) -> tuple[list[str], list[list[str]]]:
        """Return a header and cells for the clipboard: everything with notes and sources, or a selection of it."""
        if self._comparison is None:
            return [], []
        chosen = range(self.columnCount()) if columns is None else columns
        header = [self.tr("項目"), *(self._comparison.records[column].title for column in chosen)]
        lines = self._lines if rows is None else [self._lines[row] for row in rows]
        return header, [self._copied_line(line, chosen) for line in lines if line.kind is not LineKind.GROUP]

    def _copied_line(self, line: Line, columns: Sequence[int]) -> list[str]:
        if line.row is None:
            return [line.label, self._text(line, None, 0), *("" for _ in columns[1:])]
        name = line.label
        if line.kind is LineKind.ROW and line.row.group:
            name = f"{line.row.group}: {name}"
        if line.remark:
            name = f"{name} {line.remark}"
        return [name, *(_copied_cell(line.row.cells[column]) for column in columns)]


def _copied_cell(cell: ComparedCell) -> str:
    if cell.missing:
        return MISSING
    return " ".join(cell.lines) + "".join(f"[{number}]" for number in cell.sources)
