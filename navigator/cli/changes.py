"""The command changes: what changed since a day, a version of the data or the last meeting of a block."""

from datetime import date
from pathlib import Path
from typing import Any

from navigator.cli.arguments import Arguments
from navigator.cli.jsontext import json_pieces
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.cli.reading import term, typed_day
from navigator.cli.tables import TableColumn, csv_pieces, table_lines
from navigator.cli.writing import write_paper
from navigator.domain.errors import UserError
from navigator.domain.results import Presentation
from navigator.domain.text import Language, Text
from navigator.domain.vocabulary import Block
from navigator.domain.whatchanged import Change
from navigator.services.changes import ChangeList, ChangesService
from navigator.services.changes_sheet import changes_export, changes_sheet, lines
from navigator.services.sheet_parts import SheetOptions


def changes(arguments: Arguments, output: Output) -> int:
    """List what changed in a span."""
    today = arguments.today or date.today()  # noqa: DTZ011 - the day on the reader's wall
    presentation = Presentation(output.language)
    with opened_library(arguments, output) as library:
        service = ChangesService(library, today)
        found = _found(service, arguments, presentation)
        pdf = arguments.option("pdf")
        if pdf is not None:
            stamp = service.stamp(found, presentation)
            write_paper(changes_sheet(found, SheetOptions(), presentation, stamp), Path(pdf), output)
    export = changes_export(found, presentation)
    if arguments.format == "json":
        data = {
            "since": found.since.isoformat(),
            "until": found.until.isoformat(),
            "changes": [_plain(change, output.language) for change in found.changes],
        }
        for piece in json_pieces(data):
            output.write(piece)
        output.line()
    elif arguments.format == "csv":
        for piece in csv_pieces(list(export.header), export.rows):
            output.write(piece)
    elif pdf is None:
        for line in lines(found, presentation):
            output.line(line)
        if export.rows:
            for line in table_lines([TableColumn(heading) for heading in export.header], export.rows):
                output.line(line)
    return 0


def _found(service: ChangesService, arguments: Arguments, presentation: Presentation) -> ChangeList:
    since, version, meeting = (arguments.option(name) for name in ("since", "since-version", "since-meeting"))
    if sum(value is not None for value in (since, version, meeting)) != 1:
        raise UserError(
            Text("いつからかを一つ指定してください。", "Please say since when, in one way."),
            Text(
                "--since 日、--since-version 版、--since-meeting ブロック のどれか一つです。",
                "One of --since DAY, --since-version VERSION, --since-meeting BLOCK.",
            ),
        )
    if version is not None:
        return service.since_version(version)
    until = arguments.option("until")
    last = None if until is None else typed_day("--until", until).last
    if since is not None:
        return service.since(typed_day("--since", since).first, last, presentation)
    assert meeting is not None
    block = term("--since-meeting", meeting, Block)
    day = service.last_meeting(block.value)
    if day is None:
        raise UserError(
            Text("{block}ブロックの会議は記録にありません。", "No meeting of {block} is on record.").format(
                block=block.label
            ),
            Text("--since 日 で指定してください。", "Please use --since DAY."),
        )
    return service.since(day, last, presentation)


def _plain(change: Change, language: Language) -> dict[str, Any]:
    return {
        "kind": change.kind.value,
        "date": change.day,
        "table": change.table,
        "code": change.code,
        "title": change.title.of(language),
        "before": change.before and change.before.of(language),
        "after": change.after and change.after.of(language),
        "citations": [{"source": found.source, "locator": found.locator} for found in change.citations],
    }
