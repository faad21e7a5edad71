"""The verb library: info, create, check, repair, backups, backup, restore."""

from pathlib import Path

from navigator.cli.arguments import Arguments
from navigator.cli.checks import tell
from navigator.cli.output import Output
from navigator.cli.place import MADE, library_path, opened_library
from navigator.cli.tables import TableColumn, table_lines
from navigator.cli.writing import qt_application, write_paper
from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.domain.results import Presentation
from navigator.domain.safety import BackupReason
from navigator.domain.text import Text
from navigator.services.checking import check_library
from navigator.services.library import create_library, library_info
from navigator.services.restoring import (
    RestorePlan,
    RestoreService,
    lost_cells,
    nothing_to_compare,
    plan_sheet,
    restore_library,
    summary,
    table_name,
    told,
)
from navigator.services.safety import SafetyService
from navigator.services.sheet_parts import SheetOptions

_OPTIONS = {"to": ("backup",), "dry-run": ("repair", "restore"), "pdf": ("restore",)}


def library(arguments: Arguments, output: Output) -> int:
    """Describe, make, examine, repair, back up or restore a library."""
    word = arguments.operands[0]
    _must_fit(word, arguments)
    return _COMMANDS[word](arguments, output)


def _must_fit(word: str, arguments: Arguments) -> None:
    """Refuse what another of these commands takes."""
    if len(arguments.operands) > 1 and word not in ("create", "restore"):
        raise UserError(
            Text("「library {word}」に場所は付きません。", "“library {word}” takes no place.").format(word=word),
            Text("--library PATH で選んでください。", "Choose it with --library PATH."),
        )
    for name in arguments.given:
        if word not in _OPTIONS[name]:
            raise UserError(
                Text("「library {word}」に --{name} は付きません。", "“library {word}” does not take --{name}.").format(
                    word=word, name=name
                ),
                Text("書き方は library --help で見られます。", "See library --help."),
            )


def _info(arguments: Arguments, output: Output) -> int:
    with opened_library(arguments, output) as opened:
        info = library_info(opened)
    lines = [
        Text("場所: {path}", "Place: {path}").format(path=info.path),
        info.data_version,
        Text("形式 {schema}・SQLite {sqlite}", "Schema {schema}, SQLite {sqlite}").format(
            schema=info.schema_version, sqlite=info.sqlite_version
        ),
        Text("書き込み: できません", "Writable: no") if info.read_only else Text("書き込み: できます", "Writable: yes"),
        Text("行数: 計 {rows}", "Rows: {rows}").format(rows=f"{sum(info.rows.values()):,}"),
        *(Text(f"  {table}: {rows:,}", f"  {table}: {rows:,}") for table, rows in sorted(info.rows.items())),
        *(
            Text(
                "収録データから消えたが残した記録: {table} {key}", "Kept though gone from the facts: {table} {key}"
            ).format(table=table, key=key)
            for table, key in info.withdrawn
        ),
    ]
    for line in lines:
        output.line(line.of(output.language))
    return 0


def _create(arguments: Arguments, output: Output) -> int:
    path = Path(arguments.operands[1]).expanduser() if len(arguments.operands) > 1 else library_path(arguments)
    create_library(path, output.progress())
    output.line(MADE.format(path=path).of(output.language))
    return 0


def _check(arguments: Arguments, output: Output) -> int:
    with opened_library(arguments, output) as opened:
        results = check_library(opened)
    found: list[Text] = []
    for result in results:
        state = _NOT_MADE if result.findings is None else _FINDINGS if result.findings else _WELL
        line = Text("{check}: {state}", "{check}: {state}").format(
            check=result.check.label, state=state.format(count=len(result.findings or ()))
        )
        output.line(line.of(output.language))
        found += result.findings or ()
    return tell(tuple(found), output)


_WELL = Text("良好", "good")
_FINDINGS = Text("{count} 件の問題", "{count} findings")
_NOT_MADE = Text("検査していません（上の問題を直すと検査できます）", "not examined until the findings above are mended")


def _repair(arguments: Arguments, output: Output) -> int:
    with opened_library(arguments, output) as opened:
        service = SafetyService(opened)
        if arguments.given.get("dry-run"):
            plan = service.repair_plan()
        else:
            kept, plan = service.repair()
            output.line(_KEPT.format(path=kept.path).of(output.language))
    if plan.is_empty:
        output.line(Text("修復するものはありません。", "There is nothing to repair.").of(output.language))
    lines = [
        Text("検索の索引: {count} 件", "Text index: {count} records").format(count=plan.index),
        Text("収録データの行: {count} 件", "Bundled rows: {count}").format(count=plan.facts),
        Text("計数: {count} 件", "Counters: {count}").format(count=len(plan.counters)),
        *plan.counters,
        Text("記録のない印: {count} 件", "Marks on records that are not there: {count}").format(count=len(plan.marks)),
        *plan.marks,
    ]
    for line in lines if not plan.is_empty else ():
        output.line(line.of(output.language))
    if plan.left:
        output.line(
            Text("人が確かめる必要のあるもの: {count} 件", "For a person to mend: {count}")
            .format(count=len(plan.left))
            .of(output.language)
        )
    for line in plan.left:
        output.line(line.of(output.language))
    return 1 if plan.left or (arguments.given.get("dry-run") and not plan.is_empty) else 0


_KEPT = Text("控え: {path}", "Backup: {path}")
_COLUMNS = (
    Text("日時（UTC）", "Time (UTC)"),
    Text("理由", "Reason"),
    Text("資料版", "Data"),
    Text("変更", "Change"),
    Text("行数", "Rows"),
    Text("大きさ", "Bytes"),
    Text("ファイル", "File"),
)


def _backups(arguments: Arguments, output: Output) -> int:
    with opened_library(arguments, output) as opened:
        service = SafetyService(opened)
        found = service.backups()
    output.line(Text("場所: {path}", "Place: {path}").format(path=service.folder).of(output.language))
    if not found:
        output.line(Text("控えはまだありません。", "There are no backups yet.").of(output.language))
        return 0
    numeric = frozenset({3, 4, 5})
    columns = [TableColumn(heading.of(output.language), place in numeric) for place, heading in enumerate(_COLUMNS)]
    unread = Text("読めません", "unreadable").of(output.language)
    rows = [
        (
            one.made_at.strftime("%Y-%m-%d %H:%M:%S"),
            one.reason.label.of(output.language),
            one.package_version if one.readable else unread,
            str(one.change_number) if one.readable else "",
            f"{one.rows:,}" if one.readable else "",
            f"{one.size:,}",
            one.path.name,
        )
        for one in found
    ]
    for line in table_lines(columns, rows):
        output.line(line)
    return 0


def _backup(arguments: Arguments, output: Output) -> int:
    target = arguments.option("to")
    with opened_library(arguments, output) as opened:
        service = SafetyService(opened)
        if target is None:
            path = service.backup(BackupReason.MANUAL).path
        else:
            path = Path(target).expanduser()
            service.copy_to(path)
    output.line(_KEPT.format(path=path).of(output.language))
    return 0


def _restore(arguments: Arguments, output: Output) -> int:
    if len(arguments.operands) == 1:
        raise UserError(
            Text("戻す控えのファイルがありません。", "The backup to restore is missing."),
            Text("library backups で一覧を見られます。", "See library backups."),
        )
    path, source = library_path(arguments), Path(arguments.operands[1]).expanduser()
    if nothing_to_compare(path):
        output.note(
            Text(
                "今のライブラリは読めないため、違いを示せません。",
                "The present library cannot be read, so no difference can be shown.",
            )
        )
    else:
        with opened_library(arguments, output) as opened:
            _show(opened, RestoreService(opened).plan(source), arguments, output)
    if arguments.given.get("dry-run"):
        return 0
    # Qt's lock file, which the window of this library holds.
    from navigator.qtsupport.instance import SingleInstance  # noqa: PLC0415 - Qt, for this alone

    application = qt_application()
    claim = SingleInstance(path)
    if not claim.claim():
        raise UserError(
            Text("地域施策ナビゲータがこのライブラリを開いています。", "A navigator has this library open."),
            Text(
                "閉じてからもう一度行うか、画面の「控え」から戻してください。",
                "Close it and try again, or restore in its window.",
            ),
        )
    try:
        done = restore_library(path, source)
    finally:
        claim.release()
        del application
    for line in told(done):
        output.line(line.of(output.language))
    return 0


def _show(opened: Library, plan: RestorePlan, arguments: Arguments, output: Output) -> None:
    for line in summary(plan):
        output.line(line.of(output.language))
    for one in plan.tables:
        output.line(
            Text(
                "  {table}: 戻る {added}・変わる {changed}・消える {removed} 行",
                "  {table}: {added} rows come back, {changed} change, {removed} vanish",
            )
            .format(table=table_name(one.table), added=one.added, changed=one.changed, removed=one.removed)
            .of(output.language)
        )
    presentation = Presentation(output.language)
    for change in plan.lost:
        output.line("  - " + " | ".join(" ".join(text.split()) for text in lost_cells(change, presentation)))
    pdf = arguments.option("pdf")
    if pdf is not None:
        stamp = RestoreService(opened).stamp(plan, presentation)
        write_paper(plan_sheet(plan, SheetOptions(), presentation, stamp), Path(pdf), output)


_COMMANDS = {
    "info": _info,
    "create": _create,
    "check": _check,
    "repair": _repair,
    "backups": _backups,
    "backup": _backup,
    "restore": _restore,
}
