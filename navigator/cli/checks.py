"""The commands facts check and library info, create, check."""

from pathlib import Path

from navigator.cli.arguments import Arguments
from navigator.cli.output import Output
from navigator.cli.place import MADE, library_path, opened_library
from navigator.domain.text import Text
from navigator.services.checking import check_facts, check_library, findings
from navigator.services.library import create_library, library_info

FOUND = 1
"""Exit code of a check that found something."""


def facts(arguments: Arguments, output: Output) -> int:
    """Compare the library with the fact package."""
    with opened_library(arguments, output) as library:
        comparison = check_facts(library)
    found = findings(comparison)
    output.line(
        Text("収録データ {package} 版、ライブラリ {library} 版", "Fact package {package}, library {library}")
        .format(package=comparison.package_version, library=comparison.library_version)
        .of(output.language)
    )
    output.line(
        Text(
            "{tables} 表・{rows} 行・基準値 {anchors} 件を比べました。",
            "Compared {tables} tables, {rows} rows, {anchors} anchors.",
        )
        .format(
            tables=len(comparison.counts),
            rows=f"{sum(count.package for count in comparison.counts):,}",
            anchors=len(comparison.anchors),
        )
        .of(output.language)
    )
    return _tell(found, output)


_COMPARED = Text(
    "{tables} 表・{rows} 行・基準値 {anchors} 件を比べました。",
    "Compared {tables} tables, {rows} rows, {anchors} anchors.",
)


def library(arguments: Arguments, output: Output) -> int:
    """Describe, make or examine a library."""
    return {"info": _info, "create": _create, "check": _check}[arguments.operands[0]](arguments, output)


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
    return _tell(tuple(found), output)


_WELL = Text("良好", "good")
_FINDINGS = Text("{count} 件の問題", "{count} findings")
_NOT_MADE = Text("検査していません（ファイルが壊れているため）", "not examined, as the file is damaged")


def _tell(found: tuple[Text, ...], output: Output) -> int:
    for finding in found:
        output.line(finding.of(output.language))
    summary = Text("相違・問題 {count} 件", "{count} findings").format(count=len(found))
    output.line((summary if found else Text("問題はありません。", "All is well.")).of(output.language))
    return FOUND if found else 0
