"""The commands lineage and landscape: how programs turned into one another, what stood in a year, what changed."""

from collections.abc import Iterator
from pathlib import Path

from navigator.cli.arguments import Arguments
from navigator.cli.jsontext import json_pieces
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.cli.records import say_how
from navigator.cli.writing import qt_application, write_paper
from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import UserError
from navigator.domain.fiscal import parse_fiscal_year
from navigator.domain.lineage_facts import LineageFacts
from navigator.domain.lineage_layout import lay_out
from navigator.domain.lineage_question import LineageQuestion
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.files import write_atomically
from navigator.services import lineage_plain, lineage_sheet
from navigator.services import lineage_words as words
from navigator.services.lineage import LineageService
from navigator.services.lineage_landscape import LandscapeLists, landscape
from navigator.services.lineage_reports import LineageReportService
from navigator.services.lookup import find_record
from navigator.services.sheet_parts import SheetOptions

_WRITTEN = Text("{path}: 事業 {count} 件", "{path}: {count} programs")


def lineage(arguments: Arguments, output: Output) -> int:
    """Tell or draw a program with what came before and after it; without a code the whole lineage."""
    path = arguments.option("out")
    if path is None and arguments.format == "pdf":
        raise UserError(
            Text("書き出すファイルがありません。", "The file to write is missing."),
            Text(
                "例: lineage mext-ricp --format pdf --out 系譜.pdf",
                "Example: lineage mext-ricp --format pdf --out l.pdf",
            ),
        )
    with opened_library(arguments, output) as library:
        code = _code(arguments, library, output)
        question = LineageQuestion(focus=code, only=code is not None)
        facts = LineageService(library).read()
        if arguments.format == "json":
            _write_text("".join(json_pieces(lineage_plain.line(facts, code))) + "\n", path, output)
        elif arguments.format == "svg":
            _write_text(_svg(facts, question, output), path, output)
        else:
            reports = LineageReportService(library, LineageService(library))
            document = reports.sheet(question, SheetOptions(), Presentation(output.language))
            write_paper(document, Path(path or "").expanduser(), output)
            return 0
        if path is not None:
            output.note(_WRITTEN.format(path=path, count=len(question.graph(facts.graph).programs)))
    return 0


def _code(arguments: Arguments, library: Library, output: Output) -> str | None:
    if not arguments.operands:
        return None
    found = find_record(library, arguments.operands[0], Catalogue.PROGRAMS)
    say_how(found, arguments.operands[0], output)
    return found.code


def _svg(facts: LineageFacts, question: LineageQuestion, output: Output) -> str:
    application = qt_application()
    from navigator.views.lineage.export import svg_bytes  # noqa: PLC0415 - Qt, for this alone

    presentation, graph = Presentation(output.language), question.graph(facts.graph)
    strong = () if question.focus is None else (question.focus,)
    drawing = words.drawing(lay_out(graph, facts.happenings, facts.plans), presentation, strong=strong)
    data = svg_bytes(drawing, lineage_sheet.title_of(question, facts).of(output.language), output.language)
    del application
    return data.decode()


def _write_text(text: str, path: str | None, output: Output) -> None:
    if path is None:
        output.write(text)
    else:
        write_atomically(Path(path).expanduser(), text.encode())


def landscape_of(arguments: Arguments, output: Output) -> int:
    """Tell which programs stood in a fiscal year, or what changed from one year's landscape to another's."""
    question = _question(arguments)
    with opened_library(arguments, output) as library:
        facts = LineageService(library).read()
    if arguments.format == "json":
        if question.as_of is not None:
            data = lineage_plain.landscape_of(facts, question.as_of, output.language)
        else:
            assert question.years is not None
            data = lineage_plain.changes_between(facts, *question.years)
        for piece in json_pieces(data):
            output.write(piece)
        output.line()
        return 0
    found = landscape(facts, facts.graph, question, Presentation(output.language))
    assert found is not None
    for line in _lines(found):
        output.line(line)
    return 0


def _question(arguments: Arguments) -> LineageQuestion:
    as_of, first, last = (arguments.option(name) for name in ("as-of", "from", "to"))
    if as_of is not None and first is None and last is None:
        return LineageQuestion(as_of=parse_fiscal_year(as_of))
    if as_of is None and first is not None and last is not None:
        years = parse_fiscal_year(first), parse_fiscal_year(last)
        if years[0] <= years[1]:
            return LineageQuestion(years=years)
        raise UserError(
            Text("--from が --to より後です。", "--from is after --to."),
            Text("早い年度を --from に書いてください。", "Put the earlier year into --from."),
        )
    raise UserError(
        Text("年度が読み取れません。", "The years are missing or too many."),
        Text(
            "例: landscape --as-of H19、landscape --from H18 --to H19",
            "Example: landscape --as-of FY2007, landscape --from FY2006 --to FY2007",
        ),
    )


def _lines(found: LandscapeLists) -> Iterator[str]:
    yield found.title
    if found.note:
        yield found.note
    for section in found.sections:
        yield ""
        yield f"■ {section.title}"
        yield from section.notes
        for entry in section.entries:
            places = dict.fromkeys(one.citation.source for one in entry.evidence)
            yield f"  {entry.text}  [{entry.code}]  ({', '.join(places)})"
