"""Papers and files of what is shown: asks the services, fills documents and tables, registers check ids.

One way for the window and the command line, so that the same question gives the same paper.
"""

from collections.abc import Callable, Sequence
from typing import Any

from navigator.db.library import Library
from navigator.domain.catalogues import EVERYWHERE_LABEL, Catalogue, FacetKey
from navigator.domain.chart import ChartSpec
from navigator.domain.charttable import chart_table
from navigator.domain.comparison import Comparison, ComparisonSpec
from navigator.domain.document import Document
from navigator.domain.figures import OWN_CORRECTION
from navigator.domain.filters import Filter
from navigator.domain.money import MISSING
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation, ResultSet, RowView
from navigator.domain.text import Text
from navigator.services import catalogue_sheet, chart_sheet, council_sheet, exporting, list_sheet, record_sheet
from navigator.services.citations import CitationBook
from navigator.services.comparing import ComparingService
from navigator.services.finding import FindingService
from navigator.services.library import library_state
from navigator.services.listcorrections import told
from navigator.services.moneywords import money_line
from navigator.services.papers import PaperService
from navigator.services.sheet_parts import SheetOptions, Stamp
from navigator.services.trends import TrendService

Progress = Callable[[int, int], None]
WINDOW = 500

FILTER = Text("条件: {line}", "Filter: {line}")
COUNT = Text("{count} 件", "{count} records")


class ReportService:
    """Makes documents and tables of one library."""

    def __init__(
        self,
        library: Library,
        finding: FindingService,
        comparing: ComparingService,
        trends: Callable[[], TrendService] | None = None,
    ) -> None:
        """Use these services; ``trends`` gives the one that already knows the facts of charts, where there is one."""
        self._library = library
        self._trends = trends or (lambda: TrendService(library, finding, finding.today))
        self._finding = finding
        self._comparing = comparing
        self._papers = PaperService(library)

    def council(self, spec: ComparisonSpec, options: SheetOptions, presentation: Presentation) -> Document:
        """Return the council sheet of a comparison; what stands on it is kept under its check id."""
        comparison = self._comparing.compare(spec, presentation)
        stamp = self.stamp_comparison(comparison, presentation)
        return council_sheet.council_sheet(comparison, options, presentation, stamp)

    def stamp_comparison(self, comparison: Comparison, presentation: Presentation) -> Stamp:
        """Return data version and check id of a comparison, and keep under the id what it says."""
        # Language and form of years as well: only texts in the paper's own words tell what changed since.
        words = {"language": presentation.language, "years": presentation.years.value}
        content = {"texts": comparison.texts(), **words}
        return self._stamp("comparison", comparison.spec.to_json(), content, presentation)

    def listing(
        self,
        question: Filter,
        columns: Sequence[str],
        options: SheetOptions,
        presentation: Presentation,
        progress: Progress | None = None,
    ) -> Document:
        """Return a list as it is shown: columns, order, rows, filter and money line, sources.

        ``progress`` is called with (rows read, all) and may raise to cancel.
        """
        result, rows = self._rows(question, presentation, progress)
        citations = self._citations(rows, presentation)
        spec = {"filter": question.to_json(), "columns": list(columns)}
        stamp = self._stamp("list", spec, {"codes": [row.ref.code for row in rows]}, presentation)
        return list_sheet.list_sheet(
            question,
            rows,
            presentation,
            stamp,
            columns=columns,
            lines=self._lines(result, presentation),
            options=options,
            citations=citations,
        )

    def record(
        self,
        catalogue: Catalogue,
        code: str,
        options: SheetOptions,
        presentation: Presentation,
        *,
        full: bool = False,
    ) -> Document:
        """Return one record as a one-page sheet, or with everything on file when ``full``."""
        view = self._finding.record(catalogue, code, presentation.years)
        spec = {"catalogue": catalogue.value, "code": view.ref.code, "full": full}
        stamp = self._stamp("record", spec, {"fact_key": view.ref.fact_key}, presentation)
        return record_sheet.record_sheet(view, presentation, stamp, options, full=full)

    def catalogue(
        self, question: Filter, options: SheetOptions, presentation: Presentation, progress: Progress | None = None
    ) -> Document:
        """Return a catalogue of all records that a filter finds, under their ministries in 建制順.

        ``progress`` is called with (done, all) and may raise to cancel.
        """
        result, rows = self._rows(question, presentation)
        headings = self._headings(question, rows)
        entries = []
        for done, row in enumerate(rows):
            if progress:
                progress(done, len(rows))
            view = self._finding.record(question.catalogue, row.ref.code, presentation.years)
            entries.append(catalogue_sheet.CatalogueEntry(view, headings[row.ref.code].of(presentation.language)))
        order = {
            heading.of(presentation.language): place for place, heading in enumerate(self._heading_order(question))
        }
        entries.sort(key=lambda entry: order.get(entry.heading, len(order)))
        spec = {"filter": question.to_json()}
        stamp = self._stamp("catalogue", spec, {"codes": [row.ref.code for row in rows]}, presentation)
        return catalogue_sheet.catalogue_sheet(
            question, entries, presentation, stamp, lines=self._lines(result, presentation), options=options
        )

    def chart(self, spec: ChartSpec, options: SheetOptions, presentation: Presentation) -> Document:
        """Return a chart with its table as a sheet; what is drawn is kept under its check id."""
        trends = self._trends()
        chart = trends.chart(spec, presentation)
        content = chart_sheet.content_of(chart_table(chart, presentation), presentation)
        stamp = self._stamp(chart_sheet.KIND, chart.spec.to_json(), content, presentation)
        return chart_sheet.chart_sheet(chart, trends.citations(chart), options, presentation, stamp)

    def comparison_table(self, spec: ComparisonSpec, presentation: Presentation) -> exporting.Export:
        """Return a comparison as a table for Excel."""
        return exporting.comparison_export(self._comparing.compare(spec, presentation), presentation)

    def list_table(
        self,
        question: Filter,
        columns: Sequence[str],
        presentation: Presentation,
        progress: Progress | None = None,
    ) -> exporting.Export:
        """Return a list as a table for Excel: the rows that are shown, in their order.

        ``progress`` is called with (rows read, all) and may raise to cancel.
        """
        result, rows = self._rows(question, presentation, progress)
        return exporting.list_export(
            question,
            rows,
            presentation,
            columns=columns,
            lines=self._lines(result, presentation),
            citations=self._citations(rows, presentation),
        )

    def compare(self, spec: ComparisonSpec, presentation: Presentation) -> Comparison:
        """Return the comparison itself."""
        return self._comparing.compare(spec, presentation)

    def _rows(
        self, question: Filter, presentation: Presentation, progress: Progress | None = None
    ) -> tuple[ResultSet, list[RowView]]:
        result = self._finding.find(question)
        rows: list[RowView] = []
        for first in range(0, result.total, WINDOW):
            if progress:
                progress(first, result.total)
            rows += self._finding.rows(result, first, WINDOW, presentation)
        return result, rows

    def _lines(self, result: ResultSet, presentation: Presentation) -> list[str]:
        language = presentation.language
        line = FILTER.format(line=self._finding.describe(result.filter)).of(language)
        lines = [line, COUNT.format(count=f"{result.total:,}").of(language)]
        money = money_line(result, presentation)
        if money:
            lines[-1] += f"　{money}"
        return lines + [hint.of(language) for hint in result.hints]

    def _citations(self, rows: Sequence[RowView], presentation: Presentation) -> tuple[CitationView, ...]:
        """Return the main sources of the rows, numbered in the order of the list, and the office's corrections last."""
        with self._library.reading() as connection:
            book = CitationBook(connection)
            for row in rows:
                book.number(row.cells["source"], "")
            for row in rows:
                if row.corrections:
                    place = Text("{title}: {told}", "{title}: {told}").format(
                        title=row.cells["name"], told=told(row.corrections)
                    )
                    book.number(OWN_CORRECTION, place.of(presentation.language))
            return book.views()

    def _headings(self, question: Filter, rows: Sequence[RowView]) -> dict[str, Text]:
        """Return the heading that each record stands under: its first value of the catalogue's leading facet."""
        names = {row.ref.code: row.cells for row in rows}
        key = self._leading(question)
        return {
            code: _nothing(question) if cells.get(key, MISSING) == MISSING else Text(cells[key], cells[key])
            for code, cells in names.items()
        }

    def _heading_order(self, question: Filter) -> tuple[Text, ...]:
        leading = self._leading(question)
        facet = next(counts for counts in self._finding.find(question).facets if counts.key.value == leading)
        return (*(value.label for value in facet.values[:-1]), _nothing(question))

    @staticmethod
    def _leading(question: Filter) -> str:
        with_ministry = question.catalogue in (Catalogue.MEASURES, Catalogue.PROGRAMS)
        return (FacetKey.MINISTRY if with_ministry else FacetKey.BLOCK).value

    def _stamp(self, kind: str, spec: dict[str, Any], content: dict[str, Any], presentation: Presentation) -> Stamp:
        version = library_state(self._library).data_version
        return Stamp(version.of(presentation.language), self._papers.register(kind, spec, content))


def _nothing(question: Filter) -> Text:
    """Return the heading of the records that name no ministry (or no block)."""
    if question.catalogue in (Catalogue.MEASURES, Catalogue.PROGRAMS):
        return Text("府省の記載なし（地方公共団体・財団など）", "No ministry named (prefectures, foundations …)")
    return EVERYWHERE_LABEL
