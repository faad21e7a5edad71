"""The command trend: budgets and outcomes over the years as a table, CSV, JSON, picture or sheet."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from navigator.cli.arguments import Arguments
from navigator.cli.jsontext import json_pieces
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.cli.reading import term
from navigator.cli.tables import TableColumn, csv_pieces, table_lines
from navigator.cli.trendfiles import write_files
from navigator.domain.chart import Basis, Chart, ChartForm, ChartSpec, Deflator, Metric, Subject, SubjectKind
from navigator.domain.chartfacts import ChartFacts
from navigator.domain.charttable import chart_table
from navigator.domain.errors import UserError
from navigator.domain.fiscal import parse_fiscal_year
from navigator.domain.results import Presentation
from navigator.domain.seriesparts import known
from navigator.domain.text import Text
from navigator.domain.vocabulary import Accumulation, Term
from navigator.services.plainchart import chart_data
from navigator.services.suite import ServiceSuite

Named = TypeVar("Named", bound=Term)

_BARE = (SubjectKind.PROGRAM, SubjectKind.MINISTRY, SubjectKind.REGION, SubjectKind.BLOCK)
"""Kinds of subject that a code alone may name; kinds and fields of programs need their prefix."""


def trend(arguments: Arguments, output: Output) -> int:
    """Draw subjects over the years."""
    presentation = Presentation(output.language)
    with opened_library(arguments, output) as library:
        suite = ServiceSuite(library, arguments.today or date.today())  # noqa: DTZ011 - the day on the reader's wall
        chart = suite.trends.chart(spec_of(arguments, suite.trends.facts()), presentation)
        wrote = write_files(arguments, suite, chart, presentation, output)
        if arguments.format == "json":
            for piece in json_pieces(chart_data(chart, output.language)):
                output.write(piece)
            output.line()
        elif arguments.format == "csv":
            export = suite.trends.export(chart, presentation)
            for piece in csv_pieces(export.header, export.rows):
                output.write(piece)
        elif not wrote:
            _write_table(chart, presentation, output)
    return 0


def spec_of(arguments: Arguments, facts: ChartFacts) -> ChartSpec:
    """Return the chart that the arguments mean.

    Raises:
        UserError: a subject, the metric, a year or another value cannot be read, or is missing.
    """
    metric = arguments.option("metric")
    if not arguments.operands or metric is None:
        raise UserError(
            Text("図の対象と指標（--metric）が要ります。", "A chart needs subjects and a metric (--metric)."),
            Text(
                "例: trend mext-chiteki-1 --metric budget:initial",
                "Example: trend mext-chiteki-1 --metric budget:initial",
            ),
        )
    counted = _named(arguments, "counted", Accumulation)
    return ChartSpec(
        tuple(subject_named(word, facts) for word in arguments.operands),
        Metric.parse(metric),
        _named(arguments, "form", ChartForm) or ChartForm.LINES,
        _named(arguments, "basis", Basis) or Basis.NOMINAL,
        _year(arguments.option("from")),
        _year(arguments.option("to")),
        follow_lineage=bool(arguments.given.get("follow-lineage")),
        group_only=bool(arguments.given.get("group-only")),
        accumulation=counted,
        planned=bool(arguments.given.get("planned")),
        panels=bool(arguments.given.get("panels")),
        deflator=_named(arguments, "deflator", Deflator) or Deflator.PRINTED,
    )


def subject_named(word: str, facts: ChartFacts) -> Subject:
    """Return the subject that a word names: ``group``, a code, or a code behind its kind (``program:CODE``).

    Raises:
        UserError: nothing, or more than one subject, has the code.
    """
    kinds = {kind.value for kind in SubjectKind}
    if word == SubjectKind.GROUP.value or (":" in word and word.partition(":")[0] in kinds):
        return Subject.parse(word)
    found = [subject for kind in _BARE if known(facts, subject := Subject(kind, word))]
    if len(found) == 1:
        return found[0]
    if found:
        raise UserError(
            Text("「{word}」という符号は一つではありません。", "Several subjects have the code “{word}”.").format(
                word=word
            ),
            _choose(found),
        )
    raise UserError(
        Text("「{word}」という対象はありません。", "There is no subject “{word}”.").format(word=word),
        Text(
            "事業・府省・地域・ブロックの符号か group を書いてください。種別と分野は kind:符号、field:符号 です。",
            "Write the code of a program, ministry, region or block, or group;"
            " kinds and fields as kind:CODE and field:CODE.",
        ),
    )


def _choose(found: Iterable[Subject]) -> Text:
    keys = ", ".join(subject.key for subject in found)
    return Text("次のどれかを書いてください: {keys}", "Write one of these: {keys}").format(keys=keys)


def _named(arguments: Arguments, name: str, kind: type[Named]) -> Named | None:
    text = arguments.option(name)
    return None if text is None else term(f"--{name}", text, kind)


def _year(text: str | None) -> int | None:
    return None if text is None else parse_fiscal_year(text)


def _write_table(chart: Chart, presentation: Presentation, output: Output) -> None:
    """Write title, lead and table; notes and what is not drawn go to standard error."""
    table = chart_table(chart, presentation)
    output.line(chart.title.of(output.language))
    output.line(chart.lead.of(output.language))
    output.line(_UNIT.format(unit=chart.axis_title).of(output.language))
    columns = [TableColumn(table.corner, whole=True)]
    columns += [TableColumn(column.label, numeric=True, whole=True) for column in table.columns]
    rows = [
        (row.label, *(f"{cell.text} ({cell.aside})" if cell.aside else cell.text for cell in row.cells))
        for row in table.rows
    ]
    if len(columns) > 1:
        for line in table_lines(columns, rows):
            output.line(line)
    for number, note in enumerate(table.notes, start=1):
        output.note(_NOTE.format(number=number, note=note))
    for omission in chart.left_out:
        output.note(_LEFT_OUT.format(label=omission.label, reason=omission.reason))


_UNIT = Text("単位: {unit}", "Unit: {unit}")
_NOTE = Text("注{number} {note}", "Note {number}: {note}")
_LEFT_OUT = Text("図にない値: {label} {reason}", "Not drawn: {label}: {reason}")
