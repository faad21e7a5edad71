"""The commands council and activity: a year of a block council, its annual report, entering and listing activities."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from navigator.cli.arguments import Arguments
from navigator.cli.jsontext import json_pieces
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.cli.reading import term
from navigator.cli.tables import TableColumn, csv_pieces, table_lines
from navigator.cli.writing import write_paper
from navigator.domain.councilforms import FIELD_LABELS, ActivityDraft, Problems
from navigator.domain.errors import UserError
from navigator.domain.fiscal import fiscal_year_of, parse_fiscal_year
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import ActivityKind, Block, PlannedOrActual
from navigator.files import write_atomically
from navigator.services import council_data, exporting
from navigator.services.annual_grids import grids
from navigator.services.sheet_parts import SheetOptions
from navigator.services.suite import ServiceSuite

_PDF, _XLSX = ".pdf", ".xlsx"


def council(arguments: Arguments, output: Output) -> int:
    """Show a year of a block council, and write its annual report to the files asked for."""
    if not arguments.operands:
        raise UserError(
            Text("ブロックがありません。", "The block is missing."),
            Text("例: council kinki --year H19", "Example: council kinki --year FY2007"),
        )
    block = term("council", arguments.operands[0], Block)
    today = arguments.today or date.today()  # noqa: DTZ011 - the day on the reader's wall
    year = _year(arguments, today)
    files = [Path(name).expanduser() for name in _texts(arguments, "report")]
    _must_be_reports(files)
    presentation = Presentation(output.language)
    with opened_library(arguments, output) as library:
        suite = ServiceSuite(library, today)
        for path in files:
            _write_report(suite, block, year, path, arguments, output)
        if files and arguments.format != "json":
            return 0
        report = suite.annual_reports.report(block, year)
    if arguments.format == "json":
        _write_json(council_data.report(report), output)
        return 0
    for grid in grids(report, presentation):
        output.line(grid.title)
        if grid.rows:
            titles = [TableColumn(label, numeric) for label, _, numeric in grid.columns]
            rows = [[council_data.cell_text(cell) for cell in cells] for _, cells in grid.rows]
            for line in table_lines(titles, rows):
                output.line(line)
        else:
            output.line(grid.empty)
        output.line()
    for citation in report.citations:
        output.line(f"[{citation.number}] {citation.title}")
    return 0


def _write_report(  # noqa: PLR0917 - the parts of a report
    suite: ServiceSuite, block: Block, year: int, path: Path, arguments: Arguments, output: Output
) -> None:
    presentation = Presentation(output.language)
    if path.suffix.lower() == _PDF:
        options = SheetOptions(
            council=arguments.option("council") or "",
            office=arguments.option("office") or "",
            lead=_texts(arguments, "lead"),
        )
        write_paper(suite.annual_reports.document(block, year, options, presentation), path, output)
        return
    tables = suite.annual_reports.tables(block, year, presentation)
    write_atomically(path, exporting.to_workbook(tables, presentation))
    output.note(Text("{path}: {count} 枚の表", "{path}: {count} tables").format(path=path, count=len(tables)))


def _must_be_reports(files: list[Path]) -> None:
    wrong = [path for path in files if path.suffix.lower() not in (_PDF, _XLSX)]
    if wrong:
        raise UserError(
            Text("「{name}」の形では書き出せません。", "“{name}” is of no form that can be written.").format(
                name=wrong[0].name
            ),
            Text("名前を .pdf か .xlsx で終えてください。", "End its name with .pdf or .xlsx."),
        )


def activity(arguments: Arguments, output: Output) -> int:
    """Enter an activity, or list those on file."""
    return {"add": _add, "list": _list}[arguments.operands[0]](arguments, output)


def _add(arguments: Arguments, output: Output) -> int:
    today = arguments.today or date.today()  # noqa: DTZ011 - the day on the reader's wall
    draft = _draft(arguments)
    with opened_library(arguments, output) as library:
        entries = ServiceSuite(library, today).council_entries
        problems = entries.check_activity(draft)
        if problems:
            raise _refused(problems)
        if arguments.given.get("dry-run"):
            output.note(Text("誤りはありません。書いていません（--dry-run）。", "No mistakes; nothing was written."))
            output.line(draft.title)
            return 0
        output.line(entries.add_activity(draft))
    return 0


def _draft(arguments: Arguments) -> ActivityDraft:
    typed = {name: arguments.option(name) or "" for name in ("title", "date", "place", "participants", "note")}
    block, kind, count = (arguments.option(name) for name in ("block", "kind", "count"))
    return ActivityDraft(
        block="" if block is None else term("--block", block, Block).value,
        kind="" if kind is None else term("--kind", kind, ActivityKind).value,
        state=(PlannedOrActual.PLANNED if arguments.given.get("planned") else PlannedOrActual.ACTUAL).value,
        fy=arguments.option("year") or "",
        count="1" if count is None else count,
        **typed,
    )


def _refused(problems: Problems) -> UserError:
    """Return every mistake as one error, each behind the name of its field."""
    told = [(FIELD_LABELS[name], sentence) for name, sentence in problems.items()]
    return UserError(
        Text("記入に誤りがあります。何も書いていません。", "The entry has mistakes; nothing was written."),
        Text(
            "\n".join(f"{label.ja}: {sentence.ja}" for label, sentence in told),
            "\n".join(f"{label.en}: {sentence.en}" for label, sentence in told),
        ),
    )


def _list(arguments: Arguments, output: Output) -> int:
    today = arguments.today or date.today()  # noqa: DTZ011 - the day on the reader's wall
    block, kind = arguments.option("block"), arguments.option("kind")
    with opened_library(arguments, output) as library:
        found = ServiceSuite(library, today).councils.activities(
            None if block is None else term("--block", block, Block),
            fy=None if arguments.option("year") is None else _year(arguments, today),
            kind=None if kind is None else term("--kind", kind, ActivityKind),
            state=PlannedOrActual.PLANNED if arguments.given.get("planned") else None,
            own=True if arguments.given.get("own") else None,
        )
    if arguments.format == "json":
        _write_json(council_data.activities(found), output)
        return 0
    header, rows = council_data.activity_rows(found.activities, Presentation(output.language))
    for piece in _listed(arguments.format, header, rows):
        output.write(piece)
    return 0


def _listed(form: str, header: list[str], rows: list[list[str]]) -> Iterator[str]:
    if form == "csv":
        yield from csv_pieces(header, rows)
        return
    for line in table_lines([TableColumn(title) for title in header], rows):
        yield f"{line}\n"


def _year(arguments: Arguments, today: date) -> int:
    text = arguments.option("year")
    return fiscal_year_of(today) if text is None else parse_fiscal_year(text)


def _texts(arguments: Arguments, name: str) -> tuple[str, ...]:
    value = arguments.given.get(name, ())
    return value if isinstance(value, tuple) else ()


def _write_json(data: dict[str, Any], output: Output) -> None:
    for piece in json_pieces(data):
        output.write(piece)
    output.line()
