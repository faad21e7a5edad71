"""A record as plain text with numbered sources, for pasting into a letter or a minute."""

from collections.abc import Iterable

from navigator.domain.figures import MILLION_YEN
from navigator.domain.fiscal import format_fiscal_year
from navigator.domain.money import MISSING
from navigator.domain.record import FieldView, RecordView
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import wording
from navigator.services.sheet_parts import sayer
from navigator.views.charts.series import amount_text
from navigator.views.record.content import shown_date, source_words

_BULLET = Text("・", "- ")
_BUDGET = Text("予算（{unit}）", "Budget ({unit})")
_EDITIONS = Text("公募回", "Rounds")
_ALIASES = Text("別名・旧称", "Other names")
_RELATED = Text("関連する記録", "Related records")
_SOURCES = Text("出典", "Sources")
_OTHERS = Text("ほかの出典: {amounts}。選び方: {rule}", "Other sources: {amounts}. Rule: {rule}")
_PART = Text("うち {amount}", "of this {amount}")
_LEGEND = Text("… 資料なし  ※ 内数", "… not on file  ※ partial amount")


def record_as_text(view: RecordView, presentation: Presentation) -> str:
    """Return the whole record, whatever is folded on screen; citation numbers as on screen."""
    language, say = presentation.language, sayer(presentation)
    lines = [view.title.of(language), view.subtitle.of(language), ""]
    if view.withdrawn is not None:
        lines += [view.withdrawn.of(language), ""]
    for section in view.sections:
        lines += [f"■ {section.title.of(language)}", *_fields(section.fields, presentation), ""]
    lines += _budget(view, presentation)
    if view.editions:
        lines.append(f"■ {_EDITIONS.of(language)}")
        for edition in view.editions:
            year = MISSING if edition.fy is None else format_fiscal_year(edition.fy, presentation.years, language)
            status = edition.status.label.of(language)
            about = wording.aside([status], say)
            lines.append(f"{_BULLET.of(language)}{year} {edition.name}{about}{_numbers(edition.sources)}")
            lines += [f"  {line}" for line in _fields(edition.fields, presentation)]
        lines.append("")
    if view.aliases:
        lines += [f"■ {_ALIASES.of(language)}", *view.aliases, ""]
    if view.related:
        lines.append(f"■ {_RELATED.of(language)}")
        for one in view.related:
            remark = wording.aside((say(text) for text in (one.remark, one.note) if text), say)
            lines.append(f"{one.relation.of(language)}: {one.title.of(language)}{remark}{_numbers(one.sources)}")
        lines.append("")
    lines += [wording.aside([_LEGEND.of(language)], say).strip(), "", *_sources(view, presentation)]
    return "\n".join(lines).rstrip() + "\n"


def _numbers(sources: Iterable[int]) -> str:
    marks = "".join(f"[{number}]" for number in sources)
    return f" {marks}" if marks else ""


def _fields(fields: Iterable[FieldView], presentation: Presentation) -> list[str]:
    say = sayer(presentation)
    lines = []
    for one in fields:
        value = wording.in_a_row((say(part.text) for part in one.parts), say(wording.COMMA))
        remark = wording.aside((say(text) for text in (one.remark, one.note) if text), say)
        lines.append(f"{say(one.label)}: {value or MISSING}{remark}{_numbers(one.sources)}")
    return lines


def _budget(view: RecordView, presentation: Presentation) -> list[str]:
    language = presentation.language
    if not view.budgets:
        return []
    lines = [f"■ {_BUDGET.format(unit=MILLION_YEN).of(language)}"]
    for choice in view.budgets:
        line = choice.line
        year = format_fiscal_year(line.fy, presentation.years, language)
        amount = amount_text(line.figure, language)
        mark = _numbers(view.budget_sources.get(line.key, ()))
        lines.append(f"{year} {line.kind.label.of(language)} {amount}{mark}")
        if choice.others:
            others = ", ".join(
                amount_text(other.figure, language) + _numbers(view.budget_sources.get(other.key, ()))
                for other in choice.others
            )
            lines.append("  " + _OTHERS.format(amounts=others, rule=choice.rule.label).of(language))
        for part in choice.parts:
            mark = _numbers(view.budget_sources.get(part.key, ()))
            lines.append("  " + _PART.format(amount=amount_text(part.figure, language)).of(language) + mark)
    return [*lines, ""]


def _sources(view: RecordView, presentation: Presentation) -> list[str]:
    if not view.citations:
        return []
    lines = [f"■ {_SOURCES.of(presentation.language)}"]
    for one in view.citations:
        day = shown_date(one.published, presentation) if one.published else ""
        parts = [one.title, one.publisher, day, *one.locators, source_words(one, presentation), one.address]
        lines.append(f"[{one.number}] " + ", ".join(part for part in parts if part))
    return lines
