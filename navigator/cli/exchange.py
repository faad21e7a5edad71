"""The command exchange: packages of changes are made, looked into and merged; who this office is."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from navigator.cli.arguments import Arguments
from navigator.cli.jsontext import json_pieces
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.cli.reading import typed_day
from navigator.cli.tables import TableColumn, table_lines
from navigator.domain.errors import UserError
from navigator.domain.exchange import Conflict, MergeReport
from navigator.domain.results import Presentation
from navigator.domain.shown import ShownTable
from navigator.domain.text import Text
from navigator.services.exchanging import OfficeCard, OpenedPackage
from navigator.services.suite import ServiceSuite

_NAMELESS = Text(
    "この事務所にはまだ名前がありません。exchange office --name 名前 で付けられます。",
    "This office has no name yet; exchange office --name NAME gives it one.",
)
_MADE = Text("{path}: {edits} 件の変更（指紋 {mark}）", "{path}: {edits} changes (fingerprint {mark})")
_NOT_WRITTEN = Text("確かめただけで、何も書いていません。", "Only looked into; nothing was written.")
_MERGED = Text(
    "統合しました。競合の選び直しは画面の「交換」でできます。", "Merged. Conflicts can be settled on the page of data."
)
_OWN = Text("この事務所: {name}　番号: {uuid}　指紋: {mark}", "This office: {name}   Id: {uuid}   Fingerprint: {mark}")
_KNOWN = Text(
    "{name}　番号: {uuid}　指紋: {mark}　信頼: {since}", "{name}   Id: {uuid}   Fingerprint: {mark}   Trusted: {since}"
)


def exchange(arguments: Arguments, output: Output) -> int:
    """Do what the first word says."""
    act = {"export": _export, "show": _show, "merge": _merge, "office": _office}[arguments.operands[0]]
    _must_fit(arguments)
    with opened_library(arguments, output) as library:
        today = arguments.today or date.today()  # noqa: DTZ011 - the day on the reader's wall
        return act(ServiceSuite(library, today), arguments, output)


_TAKES = {"export": {"to", "since", "for"}, "show": set(), "merge": {"dry-run"}, "office": {"name", "distrust"}}


def _must_fit(arguments: Arguments) -> None:
    verb = arguments.operands[0]
    wrong = sorted(
        name
        for name in ("to", "since", "for", "name", "distrust", "dry-run")
        if arguments.given.get(name) and name not in _TAKES[verb]
    )
    both = arguments.option("since") is not None and arguments.option("for") is not None
    if wrong or both:
        shown = "--since, --for" if both else f"--{wrong[0]}"
        raise UserError(
            Text("exchange {verb} に {name} は使えません。", "exchange {verb} does not take {name}.").format(
                verb=verb, name=shown
            ),
            Text("exchange --help で使い方を見てください。", "See exchange --help."),
        )
    needs_file = verb in ("show", "merge")
    if needs_file != (len(arguments.operands) > 1):
        raise UserError(
            Text("ファイルの指定が合いません。", "The file is missing, or there is one too many."),
            Text("例: exchange show 変更.rpnx", "Example: exchange show changes.rpnx"),
        )


def _export(suite: ServiceSuite, arguments: Arguments, output: Output) -> int:
    target, since, office = (arguments.option(name) for name in ("to", "since", "for"))
    if target is None:
        raise UserError(
            Text("書き出すファイルがありません（--to）。", "The file to write is missing (--to)."),
            Text("例: exchange export --to 変更.rpnx", "Example: exchange export --to changes.rpnx"),
        )
    path = Path(target).expanduser()
    own = suite.exchange.own()
    made = suite.exchange.hand_out(
        path,
        since=None if since is None else typed_day("--since", since).first,
        office=None if office is None else suite.exchange.find_office(office).uuid,
    )
    output.note(_MADE.format(path=path, edits=made.edits, mark=own.fingerprint))
    for notice in made.notices:
        output.note(notice)
    if not own.name:
        output.note(_NAMELESS)
    return 0


def _show(suite: ServiceSuite, arguments: Arguments, output: Output) -> int:
    opened = suite.exchange.open(Path(arguments.operands[1]).expanduser())
    _tell(suite, opened, suite.exchange.preview(opened), arguments, output)
    return 0


def _merge(suite: ServiceSuite, arguments: Arguments, output: Output) -> int:
    opened = suite.exchange.open(Path(arguments.operands[1]).expanduser())
    dry = bool(arguments.given.get("dry-run"))
    report = suite.exchange.preview(opened) if dry else suite.exchange.merge(opened)
    _tell(suite, opened, report, arguments, output)
    output.note(_NOT_WRITTEN if dry else _MERGED)
    return 0


def _office(suite: ServiceSuite, arguments: Arguments, output: Output) -> int:
    name, gone = arguments.option("name"), arguments.option("distrust")
    if name is not None:
        suite.exchange.rename(name)
    if gone is not None:
        suite.exchange.distrust(suite.exchange.find_office(gone).uuid)
    own, known = suite.exchange.own(), suite.exchange.offices()
    if arguments.format == "json":
        _write({"office": _card(own), "known": [_card(one) for one in known]}, output)
        return 0
    text = _OWN.format(name=own.name or "…", uuid=own.uuid, mark=own.fingerprint)
    output.line(text.of(output.language))
    for one in known:
        line = _KNOWN.format(name=one.name, uuid=one.uuid, mark=one.fingerprint, since=one.trusted_since)
        output.line(line.of(output.language))
    if not own.name:
        output.note(_NAMELESS)
    return 0


def _card(card: OfficeCard) -> dict[str, Any]:
    return {
        "uuid": card.uuid,
        "name": card.name,
        "fingerprint": card.fingerprint,
        "trusted_since": card.trusted_since or None,
    }


def _tell(
    suite: ServiceSuite, opened: OpenedPackage, report: MergeReport, arguments: Arguments, output: Output
) -> None:
    if arguments.format == "json":
        _write(plain(opened, report, output), output)
        return
    papers, presentation = suite.exchange_papers, Presentation(output.language)
    for line in papers.summary(opened, report, presentation):
        output.line(line.of(output.language))
    for table in (
        papers.counts(report, presentation),
        papers.conflicts(report.conflicts, presentation),
        papers.refused(report.refused, presentation),
    ):
        for line in _lines(table):
            output.line(line)


def _lines(table: ShownTable) -> Iterator[str]:
    if table.rows:
        yield ""
        yield table.title
        columns = [TableColumn(name, place in table.numeric) for place, name in enumerate(table.headings)]
        yield from table_lines(columns, [row.cells for row in table.rows])


def plain(opened: OpenedPackage, report: MergeReport, output: Output) -> dict[str, Any]:
    """Return what is in a package as data; the form stands in docs/command-line.md and is stable."""
    return {
        "office": _card(opened.office),
        "trust": opened.trust.value,
        "facts": opened.package.facts_version,
        "notices": [notice.of(output.language) for notice in opened.notices],
        "edits": report.edits,
        "new": report.new,
        "standing": report.standing,
        "tables": [
            {"table": one.table, "edits": one.edits, "new": one.new, "standing": one.standing} for one in report.tables
        ],
        "conflicts": [_conflict(one) for one in report.conflicts],
        "refused": [
            {
                "table": one.edit.table,
                "key": json.loads(one.edit.key),
                "field": one.edit.field or None,
                "reason": one.reason.of(output.language),
            }
            for one in report.refused
        ],
        "kept": [{"table": table, "key": json.loads(key)} for table, key in report.kept],
        "undone": None
        if report.undone is None
        else {
            "edits": report.undone.edits,
            "taken_in": report.undone.taken_in,
            "taken_back": report.undone.taken_back,
        },
    }


def _conflict(one: Conflict) -> dict[str, Any]:
    return {
        "table": one.table,
        "key": json.loads(one.key),
        "field": one.field or None,
        "base": one.base,
        "mine": one.mine,
        "theirs": one.theirs,
        "stands": one.stands.value,
    }


def _write(data: dict[str, Any], output: Output) -> None:
    for piece in json_pieces(data):
        output.write(piece)
    output.line()
