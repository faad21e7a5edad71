"""The command compare: records side by side as JSON, as the council sheet, as a table."""

from collections.abc import Iterable
from datetime import date

from navigator.cli.arguments import Arguments
from navigator.cli.jsontext import json_pieces
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.cli.records import say_how
from navigator.cli.writing import write_paper, write_tables
from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.comparison import LEAST, Compared, Comparison, ComparisonSpec
from navigator.domain.errors import UserError
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import plaincomparison
from navigator.services.comparing import ComparingService
from navigator.services.council_sheet import fitting_setup
from navigator.services.exporting import comparison_export
from navigator.services.finding import FindingService
from navigator.services.lookup import SEARCHED, Found, catalogue_named, find_record
from navigator.services.reports import ReportService


def compare(arguments: Arguments, output: Output) -> int:
    """Put records side by side."""
    if len(arguments.operands) < LEAST:
        raise UserError(
            Text("比べる記録の符号が足りません。", "Codes of records to compare are missing."),
            Text("例: compare mext-chiteki-1 mext-chiteki-2", "Example: compare mext-chiteki-1 mext-chiteki-2"),
        )
    catalogue = None if arguments.catalogue is None else catalogue_named(arguments.catalogue)
    today = arguments.today or date.today()  # noqa: DTZ011 - the day on the reader's wall
    presentation = Presentation(output.language)
    sheet = arguments.sheet
    with opened_library(arguments, output) as library:
        comparing = ComparingService(library, today)
        reports = ReportService(library, FindingService(library, today), comparing)
        records = named_records(library, arguments.operands, catalogue, output)
        spec = ComparisonSpec(records, sheet.rows, sheet.fold_equal, sheet.show_empty)
        found = reports.compare(spec, presentation)
        _rows_must_be_known(found)
        for warning in found.warnings:
            output.note(Text(warning, warning))
        if sheet.pdf is not None:
            options = sheet.options(fitting_setup(len(records)))
            write_paper(reports.council(spec, options, presentation), sheet.pdf, output)
        write_tables(comparison_export(found, presentation), sheet, presentation, output)
        if arguments.format == "json" or not sheet.files:
            data = plaincomparison.comparison(found, reports.stamp_comparison(found, presentation))
            for piece in json_pieces(data):
                output.write(piece)
            output.line()
    return 0


def named_records(
    library: Library, words: Iterable[str], catalogue: Catalogue | None, output: Output
) -> tuple[Compared, ...]:
    """Return the records that codes or names mean, in their order.

    Without ``catalogue`` all are taken from the first catalogue that knows every one of them, so that a code of both
    a program and a measure is understood by its company; else each from the first that knows it.

    Raises:
        UserError: nothing, or more than one record, has a name.
    """
    found = [(word, find_record(library, word, catalogue)) for word in words]
    known = [{hit.catalogue, *(place for place, _ in hit.others)} for _, hit in found]
    shared = next((place for place in SEARCHED if all(place in places for places in known)), None)
    chosen = []
    for word, hit in found:
        if shared is None or shared is hit.catalogue:
            say_how(hit, word, output)
            chosen.append(Compared(hit.catalogue, hit.code))
        else:
            again: Found = find_record(library, word, shared)
            say_how(again, word, output)
            chosen.append(Compared(again.catalogue, again.code))
    return tuple(chosen)


def _rows_must_be_known(found: Comparison) -> None:
    offered = [option.key for option in found.options]
    unknown = [key for key in found.spec.rows if key not in offered]
    if unknown:
        raise UserError(
            Text("この比較に「{keys}」という行はありません。", "This comparison has no row “{keys}”.").format(
                keys=", ".join(unknown)
            ),
            Text("使える行（--rows）: {keys}", "Rows (--rows): {keys}").format(keys=", ".join(offered)),
        )
