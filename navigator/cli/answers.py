"""The commands find and facets: a filter from words, its answer as a table, CSV or JSON."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from navigator.cli.arguments import Arguments
from navigator.cli.jsontext import json_pieces
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.cli.tables import TableColumn, csv_pieces, table_lines
from navigator.db.library import Library
from navigator.domain.budgets import BudgetTotal
from navigator.domain.catalogues import SPECS
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.fiscal import parse_fiscal_year
from navigator.domain.results import FacetValue, Presentation, ResultSet
from navigator.domain.text import Text
from navigator.services import plaindata, wording
from navigator.services.finding import FindingService
from navigator.services.lookup import EXCLUDE, FacetWords, catalogue_named
from navigator.services.moneywords import money_line

_WINDOW = 500


@dataclass(frozen=True, slots=True)
class _Asked:
    library: Library
    finding: FindingService
    result: ResultSet


def find(arguments: Arguments, output: Output) -> int:
    """List the records that meet the conditions."""
    with _asked(arguments, output) as asked:
        if arguments.format == "json":
            data = plaindata.answer(asked.result, output.language)
            data["records"] = plaindata.records(asked.library, asked.result, arguments.limit)
            _write_json(output, data)
        elif arguments.format == "csv":
            columns = SPECS[asked.result.filter.catalogue].columns
            titles = [column.label.of(output.language) for column in columns]
            for piece in csv_pieces(titles, _cells(asked, arguments, output, [column.key for column in columns])):
                output.write(piece)
            _say_hints(asked, output)
        else:
            _write_table(asked, arguments, output)
            _say_hints(asked, output)
    return 0


def facets(arguments: Arguments, output: Output) -> int:
    """Count the records that meet the conditions, facet by facet."""
    with _asked(arguments, output) as asked:
        if arguments.format == "json":
            data = plaindata.answer(asked.result, output.language)
            data["facets"] = plaindata.facet_counts(asked.result, output.language)
            _write_json(output, data)
            return 0
        rows = [
            (counts.key.value, value.value, value.label.of(output.language), _mark(value), str(value.count))
            for counts in asked.result.facets
            for value in counts.values
        ]
        titles = [title.of(output.language) for title in _FACET_TITLES]
        if arguments.format == "csv":
            for piece in csv_pieces(titles, rows):
                output.write(piece)
        else:
            columns = [TableColumn(title, numeric=title == titles[-1], whole=True) for title in titles]
            output.line(_count_line(asked.result, output))
            for line in table_lines(columns, rows):
                output.line(line)
        _say_hints(asked, output)
    return 0


_FACET_TITLES = (
    Text("項目", "Facet"),
    Text("値", "Value"),
    Text("名称", "Name"),
    Text("選択", "Chosen"),
    Text("件数", "Records"),
)


def base_question(arguments: Arguments, place: int = 0) -> Filter:
    """Return the filter that the arguments mean, without the conditions, which need a library to be read.

    The catalogue is the operand at ``place``.

    Raises:
        UserError: the catalogue is missing or unknown, or a fiscal year cannot be read.
    """
    if len(arguments.operands) <= place:
        words = " ".join((arguments.verb, *arguments.operands))
        raise UserError(
            Text("一覧の名前がありません。", "The catalogue is missing."),
            Text("例: {words} measures", "Example: {words} measures").format(words=words),
        )
    return Filter(
        catalogue_named(arguments.operands[place]),
        text=arguments.text,
        as_of=_year(arguments.as_of),
        order=arguments.sort,
        favourites=arguments.favourites,
        synonyms=not arguments.no_synonyms,
        money_kind=arguments.money_kind,
        money_fy=_year(arguments.money_fy),
    )


def with_conditions(question: Filter, arguments: Arguments, words: FacetWords) -> Filter:
    """Return the filter with the conditions of the arguments.

    Raises:
        UserError: a condition cannot be read.
    """
    for condition in arguments.where:
        question = words.with_condition(question, condition)
    return question


def _year(text: str | None) -> int | None:
    return None if text is None else parse_fiscal_year(text)


@contextmanager
def _asked(arguments: Arguments, output: Output) -> Iterator[_Asked]:
    question = base_question(arguments)
    with opened_library(arguments, output) as library:
        finding = FindingService(library, arguments.today or date.today())  # noqa: DTZ011 - the day on the reader's wall
        question = with_conditions(question, arguments, FacetWords(library, finding))
        yield _Asked(library, finding, finding.find(question))


def _write_json(output: Output, data: plaindata.Plain) -> None:
    for piece in json_pieces(data):
        output.write(piece)
    output.line()


def _say_hints(asked: _Asked, output: Output) -> None:
    for hint in asked.result.hints:
        output.note(hint)


def _mark(value: FacetValue) -> str:
    return "✓" if value.included else EXCLUDE if value.excluded else ""


def _cells(asked: _Asked, arguments: Arguments, output: Output, keys: list[str]) -> Iterator[list[str]]:
    """Yield the cells of the answer as they are shown, in its order."""
    presentation = Presentation(output.language)
    shown = asked.result if arguments.limit is None else replace(asked.result, ids=asked.result.ids[: arguments.limit])
    for first in range(0, len(shown.ids), _WINDOW):
        for row in asked.finding.rows(shown, first, _WINDOW, presentation):
            yield [row.cells[key] for key in keys]


def _write_table(asked: _Asked, arguments: Arguments, output: Output) -> None:
    columns = [
        column for column in SPECS[asked.result.filter.catalogue].columns if column.shown or column.key == "code"
    ]
    if not asked.result.filter.text.strip():
        columns = [column for column in columns if column.key != "match"]
    output.line(_count_line(asked.result, output))
    if not asked.result.total:
        for lift in asked.finding.lifts(asked.result.filter):
            output.note(
                Text("「{label}」を外すと {count} 件", "without “{label}”: {count} records").format(
                    label=lift.label, count=lift.count
                )
            )
        return
    rows = _cells(asked, arguments, output, [column.key for column in columns])
    titles = [
        TableColumn(column.label.of(output.language), column.numeric, whole=column.key == "code") for column in columns
    ]
    for line in table_lines(titles, rows):
        output.line(line)
    if arguments.limit is not None and arguments.limit < asked.result.total:
        more = asked.result.total - arguments.limit
        output.note(Text("ほか {more} 件（--limit）", "{more} more records (--limit)").format(more=f"{more:,}"))


def _count_line(result: ResultSet, output: Output) -> str:
    """Return count and money of an answer, as they stand above the list on the screen."""
    count = Text("{count} 件", "{count} records").format(count=f"{result.total:,}").of(output.language)
    money = money_line(result, Presentation(output.language))
    if isinstance(result.money, BudgetTotal) and result.money.counted:
        money += _LEFT_OUT.format(without=result.without_figure, left_out=len(result.money.left_out)).of(
            output.language
        )
    return wording.AND.of(output.language).join(part for part in (count, money) if part)


_LEFT_OUT = Text(
    "（{without} 事業は金額の資料なし、{left_out} 件は重なるため足さず）",
    " ({without} programs without a figure on file, {left_out} amounts not added as they overlap)",
)
