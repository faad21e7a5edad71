"""What a paper of a meeting shows: one table, whatever its kind, so that two days can be told apart cell by cell.

Every kind is asked again from its own question («spec», the form of the register of papers): a comparison, a chart, a
list, a catalogue, the sheet of a record. Answers depend on a day (calls are open on it); a paper is asked again as of
its own day, so that only changed data make a difference, not the passing of time.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from navigator.db.library import Library
from navigator.domain.catalogues import SPECS, Catalogue
from navigator.domain.comparison import ComparisonSpec
from navigator.domain.councils import PaperContent, PaperKind, PaperRow
from navigator.domain.filters import Filter
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.record import CitationView, RecordView
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import wording
from navigator.services.comparing import ComparingService
from navigator.services.finding import FindingService
from navigator.services.moneywords import money_line
from navigator.services.sheet_parts import sayer, source_text

COUNT = Text("{count} 件", "{count} records")
CONTENT = Text("内容", "Content")
CODE = "code"
WINDOW = 500


def search_spec(question: Filter, columns: Sequence[str] = ()) -> dict[str, Any]:
    """Return the question of a list: a filter and the columns to show (empty: those of the screen)."""
    offered = SPECS[question.catalogue].columns
    usual = [column.key for column in offered if column.shown and column.key != "match"]
    return {"filter": question.to_json(), "columns": list(columns) or usual}


class ContentMaker:
    """Answers the questions of papers over one library as of one day."""

    def __init__(self, library: Library, finding: FindingService, day: date) -> None:
        self._library = library
        self._finding = finding if finding.today == day else FindingService(library, day)
        self._day = day

    def content(self, kind: PaperKind, spec: Mapping[str, Any], presentation: Presentation) -> PaperContent:
        """Return what a paper of a kind shows.

        Raises:
            UserError: the question cannot be read, or a record of it is gone.
        """
        match kind:
            case PaperKind.COMPARISON:
                return self._comparison(ComparisonSpec.from_json(spec), presentation)
            case PaperKind.CHART:
                return self._chart(spec, presentation)
            case PaperKind.RECORD:
                return self._record(spec, presentation)
        return self._list(spec, presentation)

    def _comparison(self, spec: ComparisonSpec, presentation: Presentation) -> PaperContent:
        shown = ComparingService(self._library, self._day).compare(spec, presentation)
        rows = [
            PaperRow(
                row.key,
                f"{row.group}: {row.label}" if row.group else row.label,
                tuple("\n".join(cell.lines) for cell in row.cells),
            )
            for row in (*shown.rows, *shown.common)
        ]
        return _made(
            presentation,
            lines=(*shown.warnings, shown.unit, *shown.notes),
            columns=[(record.ref.code, record.title) for record in shown.records],
            rows=rows,
            citations=shown.citations,
        )

    def _chart(self, spec: Mapping[str, Any], presentation: Presentation) -> PaperContent:
        from navigator.domain.chart import ChartSpec  # noqa: PLC0415 - charts are papers of few meetings
        from navigator.domain.charttable import chart_table  # noqa: PLC0415 - as above
        from navigator.services.trends import TrendService  # noqa: PLC0415 - as above

        trends = TrendService(self._library, self._finding, self._day)
        chart = trends.chart(ChartSpec.from_json(spec), presentation)
        table = chart_table(chart, presentation)
        columns = [(column.key or str(column.fy or column.label), column.label) for column in table.columns]
        rows = [
            PaperRow(
                row.key or str(row.fy or row.label),
                row.label,
                tuple("\n".join(part for part in (cell.text, cell.aside) if part) for cell in row.cells),
            )
            for row in table.rows
        ]
        lines = (table.unit, *table.notes)
        return _made(presentation, lines=lines, columns=columns, rows=rows, citations=trends.citations(chart))

    def _list(self, spec: Mapping[str, Any], presentation: Presentation) -> PaperContent:
        """Return a search, a list or a catalogue: one row a record, named by its code."""
        question = Filter.from_json(spec["filter"])
        wanted = spec.get("columns") or search_spec(question)["columns"]
        known = {column.key: column for column in SPECS[question.catalogue].columns}
        keys = [key for key in wanted if key in known and key not in ("name", "match", CODE)]
        result = self._finding.find(question)
        views = [
            view
            for first in range(0, result.total, WINDOW)
            for view in self._finding.rows(result, first, WINDOW, presentation)
        ]
        say = sayer(presentation)
        lines = [say(wording.filter_line(question)), say(COUNT.format(count=f"{result.total:,}"))]
        money = money_line(result, presentation)
        return _made(
            presentation,
            lines=(*lines, *((money,) if money else ())),
            columns=[(key, say(known[key].label)) for key in keys],
            rows=[
                PaperRow(view.ref.code, view.cells["name"], tuple(view.cells[key] for key in keys)) for view in views
            ],
            citations=(),
        )

    def _record(self, spec: Mapping[str, Any], presentation: Presentation) -> PaperContent:
        view = self._finding.record(Catalogue(spec["catalogue"]), str(spec["code"]), presentation.years)
        say = sayer(presentation)
        return _made(
            presentation,
            lines=(say(view.title), say(view.subtitle)),
            columns=[("content", say(CONTENT))],
            rows=_record_rows(view, presentation),
            citations=view.citations,
        )


def _record_rows(view: RecordView, presentation: Presentation) -> list[PaperRow]:
    """Return every field, round and amount of a record as a row."""
    say = sayer(presentation)
    rows: dict[str, PaperRow] = {}

    def add(key: str, label: str, text: str) -> None:
        # Several fields may have one name (two amounts of a year, say): each keeps a row of its own.
        number = sum(known.split("#")[0] == key for known in rows)
        name = f"{key}#{number}" if number else key
        rows[name] = PaperRow(name, label, (text,))

    for section in view.sections:
        for field in section.fields:
            parts = [say(part.text) for part in field.parts] + ([say(field.remark)] if field.remark else [])
            label = f"{say(section.title)}: {say(field.label)}"
            add(f"{section.title.en}|{field.label.en}", label, "\n".join(parts))
    for edition in view.editions:
        texts = [f"{edition.opens or ''}–{edition.closes or ''}", say(edition.ceiling) if edition.ceiling else ""]
        add(edition.code, edition.name, "\n".join(text for text in (*texts, edition.rate or "") if text))
    for chosen in view.budgets:
        line = chosen.line
        year = format_fiscal_year(line.fy, presentation.years, presentation.language)
        add(line.key, f"{year} {say(line.kind.label)}", say(wording.figure_text(line.figure)))
    return list(rows.values())


def _made(
    presentation: Presentation,
    *,
    lines: Sequence[str],
    columns: Sequence[tuple[str, str]],
    rows: Sequence[PaperRow],
    citations: Sequence[CitationView],
) -> PaperContent:
    say = sayer(presentation)
    return PaperContent(
        presentation.language,
        presentation.years.value,
        tuple(line for line in lines if line),
        tuple(label for _, label in columns),
        tuple(key for key, _ in columns),
        tuple(rows),
        tuple(f"[{citation.number}] {source_text(citation, say)}" for citation in citations),
    )
