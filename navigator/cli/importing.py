"""The command import: a dry run, and the step itself."""

from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from navigator.cli.arguments import Arguments
from navigator.cli.jsontext import json_pieces
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.domain.errors import UserError
from navigator.domain.importing import ImportOptions, PlannedRow, Verdict
from navigator.domain.text import Text
from navigator.services.handingout import known_table
from navigator.services.importing.planning import ImportPlan
from navigator.services.importing.running import ImportResult
from navigator.services.suite import ServiceSuite

FOUND = 1
"""Exit code of a dry run with refused rows."""

_SHOWN = 20
"""Rows of a kind that the table form lists; JSON holds them all."""


def import_file(arguments: Arguments, output: Output) -> int:
    """Plan a file, say what would become of it, and take it in unless only a dry run was asked for."""
    if arguments.option("undo") is not None:
        return _take_back(arguments, output)
    if not arguments.operands:
        raise UserError(
            Text("ファイルがありません。", "The file is missing."),
            Text("例: import 施策.xlsx --dry-run", "Example: import measures.xlsx --dry-run"),
        )
    dry, leave_out = bool(arguments.given.get("dry-run")), bool(arguments.given.get("leave-out"))
    options = _options(arguments)
    today = arguments.today or date.today()  # noqa: DTZ011 - the day on the reader's wall
    with opened_library(arguments, output) as library:
        service = ServiceSuite(library, today).importing
        plan = service.plan(Path(arguments.operands[0]).expanduser(), options)
        result: ImportResult | None = None
        try:
            if not dry and (leave_out or not plan.counts.refused):
                result = service.run(plan, leave_out=leave_out)
            _say(plan, result, arguments, output)
            if result is None and not dry:
                service.run(plan)  # raises the sentence that says why nothing was written
        finally:
            plan.close()
    return FOUND if dry and plan.counts.refused else 0


def _take_back(arguments: Arguments, output: Output) -> int:
    """Take an earlier import back."""
    number = arguments.option("undo") or ""
    if arguments.operands or not (number.isascii() and number.isdigit()):
        raise UserError(
            Text(
                "--undo には取り込みの変更の番号だけを書きます。", "--undo takes the number of an import and no file."
            ),
            Text("例: import --undo 12", "Example: import --undo 12"),
        )
    today = arguments.today or date.today()  # noqa: DTZ011 - the day on the reader's wall
    with opened_library(arguments, output) as library:
        change = ServiceSuite(library, today).importing.take_back(int(number))
    if arguments.format == "json":
        for piece in json_pieces({"undone": int(number), "change": change}):
            output.write(piece)
        output.line()
    else:
        output.note(
            Text(
                "変更 {undone} の取り込みを戻しました（変更 {number}）。",
                "The import of change {undone} was taken back (change {number}).",
            ).format(undone=number, number=change)
        )
    return 0


def _options(arguments: Arguments) -> ImportOptions:
    table = arguments.option("table")
    mapping: dict[str, str] | None = None
    given = arguments.given.get("map", ())
    for text in given if isinstance(given, tuple) else ():
        heading, sign, column = text.rpartition("=")
        if not sign:
            raise UserError(
                Text("--map「{text}」が読めません。", "--map “{text}” cannot be read.").format(text=text[:80]),
                Text("--map 見出し=項目 と書いてください。", "Write --map HEADING=COLUMN."),
            )
        mapping = {**(mapping or {}), heading: column}
    if mapping is not None and table is None:
        raise UserError(
            Text("--map には --table が要ります。", "--map needs --table."),
            Text("例: --table measures --map 制度名=name_ja", "Example: --table measures --map Name=name_ja"),
        )
    return ImportOptions(
        encoding=arguments.option("encoding") or "",
        table="" if table is None else known_table(table),
        mapping=mapping,
        title=arguments.option("source-title") or "",
        publisher=arguments.option("publisher") or "",
        address=arguments.option("url") or "",
        credit=arguments.option("credit") or "",
    )


def _say(plan: ImportPlan, result: ImportResult | None, arguments: Arguments, output: Output) -> None:
    if arguments.format == "json":
        for piece in json_pieces(_data(plan, result, output)):
            output.write(piece)
        output.line()
        return
    counts = plan.counts
    output.line(
        Text(
            "{kind}: 新規 {new}・変更 {changed}・変更なし {unchanged}・取り込めない {refused}・重複の疑い {suspected}",
            "{kind}: {new} new, {changed} changed, {unchanged} unchanged, {refused} refused, {suspected} suspected",
        )
        .format(
            kind=plan.kind.label,
            **{name: f"{getattr(counts, name):,}" for name in ("new", "changed", "unchanged", "refused", "suspected")},
        )
        .of(output.language)
    )
    for row in islice(plan.stage.rows(Verdict.REFUSED), _SHOWN):
        assert row.reason is not None
        output.line(f"  ✕ {row.place.text.of(output.language)}: {row.reason.of(output.language)}")
    for row in islice(plan.stage.rows(Verdict.CHANGED), _SHOWN):
        for change in row.changes:
            output.line(f"  △ {row.title}: {change.column}: {change.before or '…'} → {change.after or '…'}")
    for number in islice(plan.stage.suspected, _SHOWN):
        row = plan.stage.row(number)
        output.line(f"  ？ {row.title} ≒ {row.like[0].code} {row.like[0].name}")
    if result is None:
        output.note(Text("何も書いていません。", "Nothing was written."))
    elif result.change_no is not None:
        output.note(
            Text(
                "{count} 行を取り込みました（変更 {number}）。", "{count} rows were imported (change {number})."
            ).format(count=f"{result.written:,}", number=result.change_no)
        )


def _data(plan: ImportPlan, result: ImportResult | None, output: Output) -> dict[str, Any]:
    counts = plan.counts
    return {
        "file": plan.name,
        "kind": plan.kind.value,
        "dry_run": result is None,
        "new": counts.new,
        "changed": counts.changed,
        "unchanged": counts.unchanged,
        "refused": [_refused(row, output) for row in plan.stage.rows(Verdict.REFUSED)],
        "refused_count": counts.refused,
        "suspected": [_suspected(plan.stage.row(number)) for number in plan.stage.suspected],
        "changes": [_change(row) for row in plan.stage.rows(Verdict.CHANGED)],
        "tables": dict(plan.tables),
        "change": None if result is None else result.change_no,
        "backup": None if result is None or result.backup is None else result.backup.path.name,
    }


def _refused(row: PlannedRow, output: Output) -> dict[str, Any]:
    reason = "" if row.reason is None else row.reason.of(output.language)
    return {"row": row.place.line, "part": row.place.part, "table": row.table, "title": row.title, "reason": reason}


def _suspected(row: PlannedRow) -> dict[str, Any]:
    like = [{"code": one.code, "name": one.name} for one in row.like]
    return {"row": row.place.line, "part": row.place.part, "table": row.table, "title": row.title, "like": like}


def _change(row: PlannedRow) -> dict[str, Any]:
    changes = [{"field": one.column, "before": one.before, "after": one.after} for one in row.changes]
    return {"row": row.place.line, "part": row.place.part, "table": row.table, "key": row.key, "changes": changes}
