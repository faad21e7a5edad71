"""The command print: a list, one record, a catalogue or the sheets of regions on paper; lists also as tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from navigator.cli.answers import base_question, with_conditions
from navigator.cli.arguments import Arguments
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.cli.records import say_how
from navigator.cli.regions import print_regions
from navigator.cli.writing import write_paper, write_tables
from navigator.db.library import Library
from navigator.domain.catalogues import SPECS
from navigator.domain.document import PageSetup
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services.comparing import ComparingService
from navigator.services.finding import FindingService
from navigator.services.lookup import FacetWords, catalogue_named, find_record
from navigator.services.reports import ReportService

_COLLECTING = Text("記録を集めています", "Collecting records")
_UPRIGHT = PageSetup(landscape=False)


@dataclass(frozen=True, slots=True)
class _Office:
    """What a paper is made with."""

    library: Library
    finding: FindingService
    reports: ReportService
    presentation: Presentation


def print_sheet(arguments: Arguments, output: Output) -> int:
    """Print a list, a record, a catalogue or the sheets of regions."""
    subject = arguments.operands[0]
    if not arguments.sheet.files or (subject != "list" and arguments.sheet.pdf is None):
        raise UserError(
            Text("書き出すファイルがありません。", "The file to write is missing."),
            Text("例: print {subject} … --pdf 資料.pdf", "Example: print {subject} … --pdf sheet.pdf").format(
                subject=subject
            ),
        )
    {"list": _list, "record": _record, "catalogue": _catalogue, "regions": print_regions}[subject](arguments, output)
    return 0


@contextmanager
def _office(arguments: Arguments, output: Output) -> Iterator[_Office]:
    today = arguments.today or date.today()  # noqa: DTZ011 - the day on the reader's wall
    with opened_library(arguments, output) as library:
        finding = FindingService(library, today)
        reports = ReportService(library, finding, ComparingService(library, today))
        yield _Office(library, finding, reports, Presentation(output.language))


def _list(arguments: Arguments, output: Output) -> None:
    sheet = arguments.sheet
    base = base_question(arguments, 1)
    columns = _columns(base, sheet.columns)
    with _office(arguments, output) as office:
        question = with_conditions(base, arguments, FacetWords(office.library, office.finding))
        if sheet.pdf is not None:
            options = sheet.options(PageSetup())
            write_paper(office.reports.listing(question, columns, options, office.presentation), sheet.pdf, output)
        if sheet.xlsx is not None or sheet.csv is not None:
            export = office.reports.list_table(question, columns, office.presentation)
            write_tables(export, sheet, office.presentation, output)


def _columns(question: Filter, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns of a list: those asked for, else those of the screen."""
    offered = SPECS[question.catalogue].columns
    if not wanted:
        hidden = set() if question.text.strip() else {"match"}
        return tuple(column.key for column in offered if column.shown and column.key not in hidden)
    known = [column.key for column in offered]
    unknown = [key for key in wanted if key not in known]
    if unknown:
        raise UserError(
            Text("この一覧に「{keys}」という列はありません。", "This list has no column “{keys}”.").format(
                keys=", ".join(unknown)
            ),
            Text("使える列（--columns）: {keys}", "Columns (--columns): {keys}").format(keys=", ".join(known)),
        )
    return wanted


def _record(arguments: Arguments, output: Output) -> None:
    if len(arguments.operands) < 2:
        raise UserError(
            Text("符号がありません。", "The code is missing."),
            Text(
                "例: print record mext-chiteki-2 --pdf 個票.pdf", "Example: print record mext-chiteki-2 --pdf sheet.pdf"
            ),
        )
    _no_tables(arguments)
    catalogue = None if arguments.catalogue is None else catalogue_named(arguments.catalogue)
    asked, sheet = arguments.operands[1], arguments.sheet
    with _office(arguments, output) as office:
        found = find_record(office.library, asked, catalogue)
        say_how(found, asked, output)
        document = office.reports.record(
            found.catalogue, found.code, sheet.options(_UPRIGHT), office.presentation, full=sheet.full
        )
        assert sheet.pdf is not None
        write_paper(document, sheet.pdf, output)


def _catalogue(arguments: Arguments, output: Output) -> None:
    _no_tables(arguments)
    base, show, sheet = base_question(arguments, 1), output.progress(), arguments.sheet
    with _office(arguments, output) as office:
        question = with_conditions(base, arguments, FacetWords(office.library, office.finding))
        document = office.reports.catalogue(
            question,
            sheet.options(_UPRIGHT),
            office.presentation,
            lambda done, all_of_them: show(done, all_of_them, _COLLECTING),
        )
        assert sheet.pdf is not None
        write_paper(document, sheet.pdf, output)


def _no_tables(arguments: Arguments) -> None:
    if arguments.sheet.xlsx is not None or arguments.sheet.csv is not None:
        raise UserError(
            Text("--xlsx と --csv は compare と print list だけで使えます。", "--xlsx and --csv are for lists."),
            Text("表が要るときは print list を使ってください。", "Use print list for a table."),
        )
