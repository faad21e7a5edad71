"""The cells of a comparison as they are laid out now; each once, until width, theme or text change."""

from collections.abc import Sequence

from navigator.viewmodels.comparison_table import ComparisonTableModel, Line, LineKind
from navigator.views.comparison.cells import (
    CellLayout,
    Cite,
    More,
    Words,
    lay_out_figures,
    lay_out_plain,
    lay_out_text,
    marks_width,
)
from navigator.views.comparison.looks import Looks, make_looks


class CellLayouts:
    """Lays out the cells of a model for given widths; ``expanded`` are the keys of rows shown in full."""

    def __init__(self, model: ComparisonTableModel, words: Words) -> None:
        self._model = model
        self._words = words
        self._made: dict[tuple[int, int], CellLayout] = {}
        self._widths: list[int] = []
        self._gutters: list[float] = []
        self._across = 0
        self.looks: Looks = make_looks()
        self.expanded: set[str] = set()

    def dress(self) -> None:
        """Take the colours of the theme on screen."""
        self.looks = make_looks()
        self._made.clear()

    def set_widths(self, columns: Sequence[int], across: int) -> None:
        """Lay everything out anew for these columns; ``across`` is the width of lines that span all records."""
        self._made.clear()
        self._widths = list(columns)
        self._across = across
        self._gutters = [self._gutter(column) for column in range(len(columns))]

    def _gutter(self, column: int) -> float:
        cells = [
            line.row.cells[column]
            for line in self._model.lines
            if line.kind is LineKind.ROW and line.row is not None and line.row.numeric
        ]
        return marks_width(cells, self._widths[column], self.looks, self._words)

    def of(self, row: int, column: int) -> CellLayout:
        """Return a cell; any column serves for a line across all records."""
        line = self._model.lines[row]
        place = (row, 0 if line.spans else column)
        if place not in self._made:
            self._made[place] = self._lay_out(row, line, place[1])
        return self._made[place]

    def height(self, row: int) -> float:
        """Return the height of the tallest cell of a row."""
        columns = 1 if self._model.lines[row].spans else len(self._widths)
        return max((self.of(row, column).height for column in range(columns)), default=0.0)

    def toggle(self, row: int) -> bool:
        """Show the whole texts of a row, or fold them again; False when all of it is seen anyway."""
        line = self._model.lines[row]
        cells = [self.of(row, column) for column in range(len(self._widths))]
        if not any(isinstance(target, More) for cell in cells for target in cell.targets):
            return False
        self.expanded ^= {line.key}
        for column in range(len(self._widths)):
            self._made.pop((row, column), None)
        return True

    def _lay_out(self, row: int, line: Line, column: int) -> CellLayout:
        if line.row is None:
            text = str(self._model.index(row, 0).data() or "")
            link = Cite(line.citation.number) if line.citation is not None else None
            return lay_out_plain(text, self._across, self.looks, link=link)
        cell = line.row.cells[column]
        if line.spans:
            return lay_out_text(line.key, line.row.shared, self._across, self.looks, self._words, expanded=True)
        if line.row.numeric:
            return lay_out_figures(cell, self._widths[column], self._gutters[column], self.looks, self._words)
        difference = self._model.difference(line, column)
        beside = ""
        if difference is not None and self._model.comparison is not None:
            beside = self._model.comparison.records[difference.beside].title
        return lay_out_text(
            line.key,
            cell,
            self._widths[column],
            self.looks,
            self._words,
            expanded=line.key in self.expanded,
            difference=difference,
            beside=beside,
        )
