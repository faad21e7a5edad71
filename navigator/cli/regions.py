"""The commands region and print regions: profiles, comparisons and sheets of cluster regions."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from navigator.cli.arguments import Arguments
from navigator.cli.jsontext import json_pieces
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.cli.sheets import SheetArguments
from navigator.cli.tables import TableColumn, table_lines
from navigator.cli.writing import write_paper, write_tables
from navigator.domain.document import PageSetup
from navigator.domain.errors import UserError
from navigator.domain.fiscal import parse_fiscal_year
from navigator.domain.folding import fold
from navigator.domain.money import MISSING
from navigator.domain.record import FieldView
from navigator.domain.regions import NOT_ON_FILE, RegionFilter, RegionProfile
from navigator.domain.results import Presentation
from navigator.domain.text import Language, Text
from navigator.services import region_data, wording
from navigator.services.lookup import NO_DATA_WORDS
from navigator.services.region_comparison import RegionComparison
from navigator.services.sheet_parts import SheetOptions
from navigator.services.suite import ServiceSuite

_COLLECTING = Text("地域を集めています", "Collecting regions")
_UPRIGHT = PageSetup(landscape=False)
_KEYS = {"block": "blocks", "prefecture": "prefectures", "program": "programs", "field": "fields"}
_YEAR, _EXCLUDED = "fy", "~"


def region(arguments: Arguments, output: Output) -> int:
    """Show a region, or several side by side; write them to files."""
    if not arguments.operands:
        raise UserError(
            Text("符号がありません。", "The code is missing."), Text("例: region nagano", "Example: region nagano")
        )
    presentation = Presentation(output.language)
    files = _files(arguments)
    with opened_library(arguments, output) as library:
        suite = ServiceSuite(library, _today(arguments))
        codes = [_named(suite, word, output) for word in dict.fromkeys(arguments.operands)]
        if len(codes) > 1:
            _compare(suite, codes, files, arguments, output)
            return 0
        _no_tables(files)
        if files.pdf is not None:
            write_paper(suite.atlas.sheet(codes[0], SheetOptions(), presentation), files.pdf, output)
        if arguments.format == "json" or not files.files:
            found = suite.regions.profile(codes[0], presentation)
            if arguments.format == "json":
                _write_json(region_data.profile(found, output.language), output)
            else:
                for line in _lines(found, output.language):
                    output.line(line)
    return 0


def print_regions(arguments: Arguments, output: Output) -> None:
    """Write a sheet for every region of a question, or for those named, into one PDF."""
    _no_tables(arguments.sheet)
    show, sheet = output.progress(), arguments.sheet
    presentation = Presentation(output.language)
    with opened_library(arguments, output) as library:
        suite = ServiceSuite(library, _today(arguments))
        codes = [_named(suite, word, output) for word in arguments.operands[1:]]
        document = suite.atlas.atlas(
            question_of(arguments, suite),
            sheet.options(_UPRIGHT),
            presentation,
            lambda done, whole: show(done, whole, _COLLECTING),
            codes,
        )
        assert sheet.pdf is not None
        write_paper(document, sheet.pdf, output)


def _today(arguments: Arguments) -> date:
    return arguments.today or date.today()  # noqa: DTZ011 - the day on the reader's wall


def _files(arguments: Arguments) -> SheetArguments:
    """Return the files that the command was told to write."""
    found = {name: arguments.option(name) for name in ("pdf", "xlsx", "csv")}
    return SheetArguments(**{name: Path(path).expanduser() for name, path in found.items() if path})


def _no_tables(sheet: SheetArguments) -> None:
    if sheet.xlsx is not None or sheet.csv is not None:
        raise UserError(
            Text("--xlsx と --csv は地域を二つ以上並べるとき用です。", "--xlsx and --csv take two or more regions."),
            Text("例: region nagano tokai --xlsx 比較.xlsx", "Example: region nagano tokai --xlsx regions.xlsx"),
        )


def _named(suite: ServiceSuite, word: str, output: Output) -> str:
    """Return the code that a word means, saying so when it was another name."""
    found = suite.regions.named(word)
    if found.by_name:
        output.note(Text("「{word}」は {code} です。", "“{word}” is {code}.").format(word=word, code=found.code))
    return found.code


def _compare(
    suite: ServiceSuite, codes: Sequence[str], files: SheetArguments, arguments: Arguments, output: Output
) -> None:
    presentation = Presentation(output.language)
    if files.pdf is not None:
        write_paper(suite.atlas.comparison(codes, SheetOptions(), presentation), files.pdf, output)
    if files.xlsx is not None or files.csv is not None:
        write_tables(suite.atlas.comparison_table(codes, presentation), files, presentation, output)
    if arguments.format != "json" and files.files:
        return
    found = suite.regions.compare(codes, presentation)
    if arguments.format == "json":
        _write_json(region_data.comparison(found), output)
    else:
        for line in _table(found):
            output.line(line)


def _write_json(data: object, output: Output) -> None:
    for piece in json_pieces(data):
        output.write(piece)
    output.line()


# Conditions


def question_of(arguments: Arguments, suite: ServiceSuite) -> RegionFilter:
    """Return the question that ``--text`` and ``--where`` mean.

    Raises:
        UserError: a facet or value is not known.
    """
    question = RegionFilter(arguments.text)
    for condition in arguments.where:
        key, sign, value = condition.partition("=")
        key = key.strip()
        if not sign or key not in (*_KEYS, _YEAR):
            raise UserError(
                Text("地域の条件「{text}」は読み取れません。", "The condition “{text}” is unknown.").format(
                    text=condition
                ),
                Text("使える条件: {keys}", "Conditions: {keys}").format(
                    keys=", ".join(f"{known}=" for known in (*_KEYS, _YEAR))
                ),
            )
        question = _with(question, key, value.strip(), suite)
    return question


def _with(question: RegionFilter, key: str, value: str, suite: ServiceSuite) -> RegionFilter:
    if key == _YEAR:
        return replace(question, fy=parse_fiscal_year(value))
    bare = value.removeprefix(_EXCLUDED)
    nothing = fold(bare) in map(fold, NO_DATA_WORDS)
    if value.startswith(_EXCLUDED):
        if nothing and key in ("block", "prefecture"):
            return replace(question, unplaced=False)
        raise UserError(
            Text("「{text}」は除けません。", "“{text}” cannot be excluded.").format(text=bare),
            Text("除けるのは block=~none（都道府県の資料なし）だけです。", "Only block=~none can be excluded."),
        )
    name = _KEYS[key]
    code = NOT_ON_FILE if nothing else _value(key, value, suite)
    return replace(question, **{name: (*getattr(question, name), code)})


def _value(key: str, text: str, suite: ServiceSuite) -> str:
    wanted = fold(text).removesuffix("ブロック")
    known: dict[str, str] = {}
    for language in ("ja", "en"):
        offered = suite.regions.list(RegionFilter(), Presentation(language)).choices[_KEYS[key]]
        known |= {fold(choice.label): choice.value for choice in offered}
        known |= {fold(choice.value): choice.value for choice in offered if choice.value}
    if wanted in known:
        return known[wanted]
    raise UserError(
        Text("{key} に「{text}」はありません。", "There is no {key} “{text}”.").format(key=key, text=text),
        Text("使える値: {values}", "Values: {values}").format(values=", ".join(dict.fromkeys(known.values()))),
    )


# Text


def _lines(found: RegionProfile, language: Language) -> Iterator[str]:
    yield f"{found.title.of(language)}  [{found.ref.code}]"
    yield found.place.of(language)
    if found.aliases:
        yield f"{Text('別名・旧符号', 'Other names').of(language)}: {' / '.join(found.aliases)}"
    for section in found.sections:
        yield ""
        yield f"■ {section.title.of(language)}"
        for field in section.fields:
            yield f"  {_field(field, language)}"
    yield ""
    yield f"■ {Text('出典', 'Sources').of(language)}"
    for citation in found.citations:
        sure = "" if citation.is_own else citation.confidence.label.of(language)
        parts = (citation.title, citation.publisher, citation.published, sure)
        yield f"  [{citation.number}] {', '.join(part for part in parts if part)}"
        for line in (" / ".join(citation.locators), citation.address, citation.credit):
            if line:
                yield f"      {line}"


def _field(field: FieldView, language: Language) -> str:
    value = wording.VALUES.of(language).join(part.text.of(language) for part in field.parts) or MISSING
    remark = wording.aside([field.remark.of(language)] if field.remark else [], lambda text: text.of(language))
    return f"{field.label.of(language)}: {value}{remark}" + "".join(f" [{number}]" for number in field.sources)


def _table(found: RegionComparison) -> Iterator[str]:
    columns = [TableColumn("", whole=True), *(TableColumn(name) for name in found.names)]
    rows = [
        (
            row.label,
            *(" / ".join(cell.lines) + "".join(f"[{n}]" for n in cell.sources) or MISSING for cell in row.cells),
        )
        for row in found.rows
    ]
    return table_lines(columns, rows)
