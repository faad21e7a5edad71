"""The command calendar: openings and deadlines of calls as a table, CSV, JSON, iCalendar or paper."""

from datetime import date, timedelta
from pathlib import Path

from navigator.cli.arguments import Arguments
from navigator.cli.jsontext import json_pieces
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.cli.reading import term, typed_day
from navigator.cli.tables import TableColumn, csv_pieces, table_lines
from navigator.cli.writing import write_paper
from navigator.domain.errors import UserError
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block
from navigator.files import write_atomically
from navigator.services.calls import CallService, icalendar, lines, plain
from navigator.services.sheet_parts import SheetOptions

_MONTHS = 3
"""How many months are shown when no span is given."""


def calendar(arguments: Arguments, output: Output) -> int:
    """List what opens and closes in a span."""
    today = arguments.today or date.today()  # noqa: DTZ011 - the day on the reader's wall
    first, last = _span(arguments, today)
    asked = arguments.option("block")
    block = "" if asked is None else term("--block", asked, Block).value
    presentation = Presentation(output.language)
    with opened_library(arguments, output) as library:
        service = CallService(library, today)
        found = service.calendar(first, last, block)
        if (ics := arguments.option("ics")) is not None:
            write_atomically(Path(ics), icalendar(found, presentation))
            output.note(Text("{path}: {count} 件", "{path}: {count} events").format(path=ics, count=len(found.events)))
        if (pdf := arguments.option("pdf")) is not None:
            write_paper(service.document(found, SheetOptions(), presentation), Path(pdf), output)
        export = service.export(found, presentation)
    if arguments.format == "json":
        data = {
            "first": first.isoformat(),
            "last": last.isoformat(),
            "today": today.isoformat(),
            "block": block or None,
            "events": [plain(event) for event in found.events],
        }
        for piece in json_pieces(data):
            output.write(piece)
        output.line()
    elif arguments.format == "csv":
        for piece in csv_pieces(list(export.header), export.rows):
            output.write(piece)
    elif ics is None and pdf is None:
        for line in lines(found, presentation):
            output.line(line)
        for line in table_lines([TableColumn(heading) for heading in export.header], export.rows):
            output.line(line)
    return 0


def _span(arguments: Arguments, today: date) -> tuple[date, date]:
    """Return the first and last day asked for."""
    begin, end = arguments.option("from"), arguments.option("to")
    first = today.replace(day=1) if begin is None else typed_day("--from", begin).first
    if end is None:
        month = first.month - 1 + _MONTHS
        last = date(first.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    else:
        last = typed_day("--to", end).last
    if last < first:
        raise UserError(
            Text("期間の終わりが始まりより前です。", "The span ends before it begins."),
            Text("--from と --to を確かめてください。", "Please check --from and --to."),
        )
    return first, last
