"""The table of a chart: exactly what is drawn, for the screen, for paper and for files.

Up to ``SIDE_BY_SIDE`` series stand side by side over the years, as a spreadsheet wants them for its own charts; more of
them stand one under the other with the years across, so that the table stays printable.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from navigator.domain.chart import Chart, Point, Series, YearTotal
from navigator.domain.dates import PartialDate
from navigator.domain.figures import CORRECTED_SIGN
from navigator.domain.fiscal import format_fiscal_span, format_fiscal_year
from navigator.domain.money import MISSING, format_myen
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Qualifier

SIDE_BY_SIDE = 6
PARTIAL_SIGN = "※"
YEAR = Text("年度", "Fiscal year")
SERIES = Text("系列", "Series")
TOTAL = Text("計（※を含む）", "Total with ※")
TOTAL_WHOLE = Text("計（※を除く）", "Total without ※")
TOTAL_PLAIN = Text("計", "Total")


@dataclass(frozen=True, slots=True)
class ChartCell:
    """One figure of the table.

    ``value`` is the drawn number (None: not on file). ``text`` is how it is shown, with 約, 超, ※ and ▲; ``aside`` what
    stands behind it: the span of a period, the date of a snapshot, the range where sources disagree. ``notes`` and
    ``sources`` are numbers of ``ChartTable.notes`` and of the chart's sources, both from 1.
    """

    text: str
    value: Decimal | None = None
    aside: str = ""
    notes: tuple[int, ...] = ()
    sources: tuple[int, ...] = ()
    partial: bool = False
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One line: a year (``fy``), a series (``key``), or a total of either."""

    label: str
    cells: tuple[ChartCell, ...]
    fy: int | None = None
    key: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class ChartColumn:
    """One column behind the first: a series (``key``), a year (``fy``), or a total."""

    label: str
    fy: int | None = None
    key: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The drawn figures: ``corner`` heads the first column, ``across`` says what the columns are.

    Every row has a cell for every column. ``notes`` are 注1… as text: those of the chart, then those of single figures.
    """

    corner: str
    columns: tuple[ChartColumn, ...]
    rows: tuple[ChartRow, ...]
    unit: str
    notes: tuple[str, ...]
    across: Literal["series", "years"]


def source_numbers(chart: Chart) -> dict[str, int]:
    """Return the number of every source of the chart: one a source, in the order of its citations."""
    return {
        source: number for number, source in enumerate(dict.fromkeys(one.source for one in chart.citations), start=1)
    }


def chart_table(chart: Chart, presentation: Presentation) -> ChartTable:
    """Return the table of what is drawn: the shown series over the years of the axis, gaps as 「…」."""
    maker = _Maker(chart, presentation)
    wide = len(chart.shown) <= SIDE_BY_SIDE
    series = [(one.label.of(presentation.language), one.key, maker.cells(one)) for one in chart.shown]
    totals = [(label.of(presentation.language), "", cells) for label, cells in maker.totals()]
    years = [(fy, format_fiscal_year(fy, presentation.years, presentation.language)) for fy in chart.years]
    lines = [(*line, False) for line in series] + [(*line, True) for line in totals]
    if wide:
        columns = tuple(ChartColumn(label, key=key, total=total) for label, key, _, total in lines)
        rows = tuple(
            ChartRow(label, tuple(cells[place] for _, _, cells, _ in lines), fy=fy)
            for place, (fy, label) in enumerate(years)
        )
    else:
        columns = tuple(ChartColumn(label, fy=fy) for fy, label in years)
        rows = tuple(ChartRow(label, tuple(cells), key=key, total=total) for label, key, cells, total in lines)
    return ChartTable(
        (YEAR if wide else SERIES).of(presentation.language),
        columns,
        rows,
        chart.unit.of(presentation.language),
        tuple(maker.notes),
        "series" if wide else "years",
    )


class _Maker:
    def __init__(self, chart: Chart, presentation: Presentation) -> None:
        self._chart = chart
        self._presentation = presentation
        self._sources = source_numbers(chart)
        self.notes = [note.of(presentation.language) for note in chart.notes]

    def cells(self, series: Series) -> list[ChartCell]:
        points = {point.fy: point for point in series.points}
        return [self._cell(points.get(fy), hollow=series.hollow) for fy in self._chart.years]

    def totals(self) -> Iterable[tuple[Text, list[ChartCell]]]:
        """Return the totals by year: one line, or two where ※内数 amounts are inside."""
        if not self._chart.totals:
            return
        found = {total.fy: total for total in self._chart.totals}
        partial = any(total.partial for total in found.values())
        yield (
            TOTAL if partial else TOTAL_PLAIN,
            [_total_cell(found.get(fy), whole=False) for fy in self._chart.years],
        )
        if partial:
            yield TOTAL_WHOLE, [_total_cell(found.get(fy), whole=True) for fy in self._chart.years]

    def _cell(self, point: Point | None, *, hollow: bool) -> ChartCell:
        if point is None:
            return ChartCell(MISSING)
        numbers = {self._sources[one.source] for one in point.figure.citations if one.source in self._sources}
        return ChartCell(
            figure_text(point).of(self._presentation.language),
            point.figure.value,
            aside(point, self._presentation),
            () if point.note is None else (self._note(point.note),),
            tuple(sorted(numbers)),
            point.partial,
            hollow,
        )

    def _note(self, note: Text) -> int:
        said = note.of(self._presentation.language)
        if said not in self.notes:
            self.notes.append(said)
        return self.notes.index(said) + 1


def figure_text(point: Point) -> Text:
    """Return the drawn number with its qualifier, ※ and the sign of a correction: 約8,700, 5,000超, 11,333※."""
    number = format_myen(point.figure.value)
    mark = PARTIAL_SIGN if point.partial else ""
    sign = CORRECTED_SIGN if point.figure.corrected else Text("", "")
    match point.figure.qualifier:
        case Qualifier.ABOUT:
            return Text(f"約{number}{mark}{sign.ja}", f"about {number}{mark}{sign.en}")
        case Qualifier.OVER:
            return Text(f"{number}超{mark}{sign.ja}", f"over {number}{mark}{sign.en}")
    return Text(f"{number}{mark}{sign.ja}", f"{number}{mark}{sign.en}")


def aside(point: Point, presentation: Presentation) -> str:
    """Return what stands behind a number: the span of its period, its date, the range of the sources."""
    parts = []
    if point.fy_from is not None and point.fy_from < point.fy:
        parts.append(format_fiscal_span(point.fy_from, point.fy, presentation.years, presentation.language))
    if point.figure.as_of:
        day = PartialDate.parse(point.figure.as_of).format(presentation.years, presentation.language)
        parts.append(_AS_OF.format(day=day).of(presentation.language))
    if point.low is not None and point.high is not None:
        range_text = _RANGE if point.others else _PERHAPS
        parts.append(
            range_text.format(low=format_myen(point.low), high=format_myen(point.high)).of(presentation.language)
        )
    return _BETWEEN.of(presentation.language).join(parts)


def _total_cell(total: YearTotal | None, *, whole: bool) -> ChartCell:
    value = None
    if total is not None:
        value = (total.whole if total.partial else total.value) if whole else total.value
    if value is None:
        return ChartCell(MISSING)
    partial = total is not None and total.partial and not whole
    return ChartCell(format_myen(value) + (PARTIAL_SIGN if partial else ""), value, partial=partial)


_AS_OF = Text("{day}時点", "as of {day}")
_RANGE = Text("出典により{low}～{high}", "sources: {low} to {high}")
_PERHAPS = Text("{low}～{high}の幅", "{low} to {high}")
_BETWEEN = Text("、", "; ")
