"""The command show: one record with its citations, as text or JSON."""

from collections.abc import Iterator
from datetime import date

from navigator.cli.arguments import Arguments
from navigator.cli.jsontext import json_pieces
from navigator.cli.output import Output
from navigator.cli.place import opened_library
from navigator.domain.budgets import ChosenLine
from navigator.domain.errors import UserError
from navigator.domain.money import MISSING
from navigator.domain.record import EditionView, FieldView, RecordView, UrlLink
from navigator.domain.text import Language, Text
from navigator.services import plaindata, wording
from navigator.services.finding import FindingService
from navigator.services.lookup import Found, catalogue_named, find_record


def show(arguments: Arguments, output: Output) -> int:
    """Show everything on file about a record."""
    if not arguments.operands:
        raise UserError(
            Text("符号がありません。", "The code is missing."),
            Text("例: show mext-chiteki-2", "Example: show mext-chiteki-2"),
        )
    asked = arguments.operands[0]
    catalogue = None if arguments.catalogue is None else catalogue_named(arguments.catalogue)
    with opened_library(arguments, output) as library:
        found = find_record(library, asked, catalogue)
        say_how(found, asked, output)
        finding = FindingService(library, arguments.today or date.today())  # noqa: DTZ011 - the day on the reader's wall
        view = finding.record(found.catalogue, found.code)
        if arguments.format == "json":
            for piece in json_pieces(plaindata.record(library, view, output.language)):
                output.write(piece)
            output.line()
        else:
            for line in _lines(view, output.language):
                output.line(line)
    return 0


def say_how(found: Found, asked: str, output: Output) -> None:
    """Say when a record was found by another name, and where else the code stands."""
    if found.by_name:
        output.note(
            Text("「{asked}」は {code}（{catalogue}）です。", "“{asked}” is {code} ({catalogue}).").format(
                asked=asked, code=found.code, catalogue=found.catalogue.label
            )
        )
    for catalogue, code in found.others:
        output.note(
            Text(
                "{label}にも {code} があります: --catalogue {catalogue}",
                "{code} is also in {label}: --catalogue {catalogue}",
            ).format(label=catalogue.label, code=code, catalogue=catalogue.value)
        )


def _lines(view: RecordView, language: Language) -> Iterator[str]:
    yield f"{view.title.of(language)}  [{view.catalogue.label.of(language)} {view.ref.code}]"
    for line in (view.subtitle, view.withdrawn):
        if line is not None and line.of(language):
            yield line.of(language)
    if view.aliases:
        yield f"{Text('別名・旧符号', 'Other names').of(language)}: {' / '.join(view.aliases)}"
    for section in view.sections:
        yield from _headed(section.title, (_field(field, language) for field in section.fields), language)
    yield from _headed(_BUDGETS, (_budget(chosen, view, language) for chosen in view.budgets), language)
    yield from _headed(_ROUNDS, (line for item in view.editions for line in _edition(item, language)), language)
    yield from _headed(_RELATED, _related(view, language), language)
    yield from _headed(_SOURCES, _citations(view, language), language)


_BUDGETS = Text("年度別予算（百万円）", "Budgets (million yen)")
_ROUNDS = Text("公募回", "Rounds")
_RELATED = Text("関連", "Related")
_SOURCES = Text("出典", "Sources")


def _headed(title: Text, lines: Iterator[str], language: Language) -> Iterator[str]:
    first = next(lines, None)
    if first is None:
        return
    yield ""
    yield f"■ {title.of(language)}"
    yield f"  {first}"
    for line in lines:
        yield f"  {line}"


def _numbers(sources: tuple[int, ...]) -> str:
    return "".join(f" [{number}]" for number in sources)


def _field(field: FieldView, language: Language) -> str:
    value = "・".join(part.text.of(language) for part in field.parts) or MISSING
    remark = f"（{field.remark.of(language)}）" if field.remark else ""
    return f"{field.label.of(language)}: {value}{remark}{_numbers(field.sources)}"


def _budget(chosen: ChosenLine, view: RecordView, language: Language) -> str:
    line = chosen.line
    text = f"{wording.year_text(line.fy).of(language)} {line.kind.label.of(language)} "
    text += wording.figure_text(line.figure).of(language) + _numbers(view.budget_sources.get(line.key, ()))
    if chosen.others:
        others = ", ".join(
            wording.figure_text(other.figure).of(language) + _numbers(view.budget_sources.get(other.key, ()))
            for other in chosen.others
        )
        text += Text("（{rule}。ほかの出典: {others}）", " ({rule}; other sources: {others})").format(
            rule=chosen.rule.label, others=others
        ).of(language)  # fmt: skip
    return text


def _edition(edition: EditionView, language: Language) -> Iterator[str]:
    year = MISSING if edition.fy is None else wording.year_text(edition.fy).of(language)
    dates = f"{edition.opens or MISSING} – {edition.closes or MISSING}"
    yield f"{year} {edition.name} {dates} {edition.status.label.of(language)}{_numbers(edition.sources)}"
    if edition.ceiling:
        yield f"  {Text('上限', 'Ceiling').of(language)}: {edition.ceiling.of(language)}"
    if edition.rate:
        yield f"  {Text('補助率', 'Rate').of(language)}: {edition.rate}"
    for field in edition.fields:
        yield f"  {_field(field, language)}"


def _related(view: RecordView, language: Language) -> Iterator[str]:
    for related in view.related:
        code = "" if related.link is None or isinstance(related.link, UrlLink) else getattr(related.link, "code", "")
        remark = f"（{related.remark.of(language)}）" if related.remark else ""
        name = related.title.of(language) + (f" [{code}]" if code else "")
        yield f"{related.relation.of(language)}: {name}{remark}{_numbers(related.sources)}"


def _citations(view: RecordView, language: Language) -> Iterator[str]:
    for citation in view.citations:
        sure = "" if citation.is_own else citation.confidence.label.of(language)
        parts = (citation.title, citation.publisher, citation.published, sure)
        yield f"[{citation.number}] {', '.join(part for part in parts if part)}"
        if citation.locators:
            yield f"    {' / '.join(citation.locators)}"
        if citation.address:
            yield f"    {citation.address}"
        if citation.credit:
            yield f"    {citation.credit}"
