"""The command facts check, and how a check tells what it found."""

from navigator.cli.arguments import Arguments
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.domain.text import Text
from navigator.services.checking import check_facts, findings

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
        _COMPARED.format(
            tables=len(comparison.counts),
            rows=f"{sum(count.package for count in comparison.counts):,}",
            anchors=len(comparison.anchors),
        ).of(output.language)
    )
    return tell(found, output)


_COMPARED = Text(
    "{tables} 表・{rows} 行・基準値 {anchors} 件を比べました。",
    "Compared {tables} tables, {rows} rows, {anchors} anchors.",
)


def tell(found: tuple[Text, ...], output: Output) -> int:
    """List what was found, with a line that sums it up; return the exit code."""
    for finding in found:
        output.line(finding.of(output.language))
    summary = Text("相違・問題 {count} 件", "{count} findings").format(count=len(found))
    output.line((summary if found else Text("問題はありません。", "All is well.")).of(output.language))
    return FOUND if found else 0
