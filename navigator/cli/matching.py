"""The command match: what every measure answers to a case, as a table, CSV, JSON, workbook or take-home sheet."""

from datetime import date
from pathlib import Path
from typing import Any

from navigator.cli.arguments import Arguments
from navigator.cli.jsontext import json_pieces
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.cli.reading import term
from navigator.cli.tables import TableColumn, csv_pieces, table_lines
from navigator.cli.writing import write_paper
from navigator.domain.errors import UserError
from navigator.domain.fiscal import parse_fiscal_year
from navigator.domain.matching import Case, Condition, Grade, Match
from navigator.domain.money import parse_myen
from navigator.domain.results import Presentation
from navigator.domain.text import Language
from navigator.domain.vocabulary import Block, Eligible, Field, MeasureCategory, Stage
from navigator.files import write_atomically
from navigator.services import exporting
from navigator.services.matching import MatchResult, MatchService, answers, counts
from navigator.services.matching_sheet import GRADES, match_export, match_sheet
from navigator.services.sheet_parts import SheetOptions


def match(arguments: Arguments, output: Output) -> int:
    """Ask every measure about the case of the arguments."""
    today = arguments.today or date.today()  # noqa: DTZ011 - the day on the reader's wall
    presentation = Presentation(output.language)
    with opened_library(arguments, output) as library:
        service = MatchService(library, today)
        result = service.ask(case_of(arguments), presentation)
        export = match_export(result, presentation)
        if (xlsx := arguments.option("xlsx")) is not None:
            write_atomically(Path(xlsx), exporting.to_xlsx(export, presentation))
        if (pdf := arguments.option("pdf")) is not None:
            stamp = service.stamp(result, presentation)
            full = bool(arguments.given.get("full"))
            write_paper(match_sheet(result, SheetOptions(), presentation, stamp, full=full), Path(pdf), output)
    if arguments.format == "json":
        for piece in json_pieces(_plain(result, output.language)):
            output.write(piece)
        output.line()
    elif arguments.format == "csv":
        for piece in csv_pieces(list(export.header), export.rows):
            output.write(piece)
    elif xlsx is None and pdf is None:
        _write_table(result, presentation, output)
    return 0


def case_of(arguments: Arguments) -> Case:
    """Return the case that the options describe.

    Raises:
        UserError: an option names nothing known.
    """
    place = arguments.option("place")
    block, prefecture = _place(place) if place is not None else (None, "")
    applicant, field, stage = arguments.option("applicant"), arguments.option("field"), arguments.option("stage")
    money, year = arguments.option("money"), arguments.option("year")
    partners, kinds = arguments.given.get("partner", ()), arguments.given.get("kind", ())
    return Case(
        None if applicant is None else term("--applicant", applicant, Eligible),
        frozenset(term("--partner", word, Eligible) for word in partners if isinstance(partners, tuple)),
        prefecture,
        block,
        None if field is None else term("--field", field, Field),
        None if stage is None else term("--stage", stage, Stage),
        frozenset(term("--kind", word, MeasureCategory) for word in kinds if isinstance(kinds, tuple)),
        None if money is None else parse_myen(money),
        None if year is None else parse_fiscal_year(year),
    )


def _place(text: str) -> tuple[Block | None, str]:
    """Return the block that a text names, or the text as a prefecture; 北海道 is both, the prefecture is narrower."""
    if text.endswith(("都", "道", "府", "県")):
        return None, text
    try:
        return term("--place", text, Block), ""
    except UserError:
        return None, text


def _write_table(result: MatchResult, presentation: Presentation, output: Output) -> None:
    language = presentation.language
    for question, answer in answers(result.case, presentation):
        output.line(f"{question.label.of(language)} {answer.of(language)}")
    number = counts(result)
    export = match_export(result, presentation)
    columns = [TableColumn(export.header[place]) for place in (0, 1, 2, 4, 6)]
    for grade in (Grade.FIT, Grade.CHECK):
        output.line()
        output.line(GRADES[grade].format(count=number[grade]).of(language))
        rows = [
            tuple(row[place].replace("\n", " / ") for place in (0, 1, 2, 4, 6))
            for row in export.rows
            if row[0] == grade.label.of(language)
        ]
        for line in table_lines(columns, rows):
            output.line(line)
    output.line()
    output.line(GRADES[Grade.NO].format(count=number[Grade.NO]).of(language))


def _plain(result: MatchResult, language: Language) -> dict[str, Any]:
    return {
        "case": result.case.to_json(),
        "today": result.today.isoformat(),
        "counts": {grade.value: count for grade, count in counts(result).items()},
        "matches": [_plain_match(found, language) for found in result.matches],
    }


def _plain_match(found: Match, language: Language) -> dict[str, Any]:
    return {
        "measure": found.measure.code,
        "name": found.measure.name.of(language),
        "grade": found.grade.value,
        "failing": None if found.failing is None else _plain_condition(found.failing, language),
        "conditions": [_plain_condition(condition, language) for condition in found.conditions],
    }


def _plain_condition(condition: Condition, language: Language) -> dict[str, Any]:
    return {
        "question": condition.question.value,
        "state": condition.state.value,
        "reason": condition.reason.of(language),
        "citation": {"source": condition.citation.source, "locator": condition.citation.locator},
    }
