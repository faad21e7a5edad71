"""What is said about a figure of a chart: under the pointer, to a screen reader, in the legend."""

from collections.abc import Sequence

from navigator.domain.chart import Basis, Chart, ChartForm, Coverage, Point, Series
from navigator.domain.charttable import aside, figure_text
from navigator.domain.fiscal import format_fiscal_span
from navigator.domain.money import format_myen
from navigator.domain.record import CitationView
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import Qualifier

_MOST_MEMBERS = 6
_COVERAGE = Text("{run}年中{on_file}年", "{on_file} of {run} years")
_COVERAGE_ALONE = Text("{on_file}年分", "years on file: {on_file}")
_WHOLE = Text("※を除く額: {whole}", "Without ※: {whole}")
_NOTHING_WHOLE = Text("全額が※内数", "All of it is ※ (not the whole and clean amount)")
_CHOSEN = Text("出典により {low}～{high}。描いた値: {rule}", "Sources say {low} to {high}; drawn: {rule}")
_NOMINAL = Text("その年の名目の値: {text} {unit}", "Nominal, that year: {text} {unit}")
_MEMBERS = Text("内訳 {count} 件: {names}", "Made of {count}: {names}")
_MORE = Text("ほか", "and more")
_PLAN = Text("予定・計画", "Planned")
_SOURCES = Text("出典: {names}", "Source: {names}")
_BETWEEN = Text("、", ", ")
_QUALIFIERS = {
    Qualifier.ABOUT: Text("約: およその値", "about: approximate"),
    Qualifier.OVER: Text("超: これより大きい", "over: more than this"),
}


def coverage_text(coverage: Coverage) -> Text:
    """Return how many years are on file: 8年中5年."""
    template = _COVERAGE_ALONE if coverage.run is None else _COVERAGE
    return template.format(on_file=coverage.on_file, run=coverage.run)


def year_text(point: Point, presentation: Presentation) -> str:
    """Return the year or the years of a figure."""
    return format_fiscal_span(point.fy_from or point.fy, point.fy, presentation.years, presentation.language)


def amount_text(point: Point, presentation: Presentation) -> str:
    """Return the drawn number with unit, qualifier and ※."""
    language = presentation.language
    return f"{figure_text(point).of(language)} {point.figure.unit.of(language)}"


def point_lines(
    chart: Chart, series: Series, point: Point, presentation: Presentation, sources: Sequence[CitationView]
) -> tuple[str, ...]:
    """Return everything about a figure, a line each: the series, the figure, its kind, what must be said, its sources.

    ``sources`` are the numbered sources of the chart.
    """
    language, figure = presentation.language, point.figure
    lines = [
        series.label.of(language),
        f"{year_text(point, presentation)}  {amount_text(point, presentation)}",
        _BETWEEN.of(language).join(_kinds(point, presentation)),
        aside(point, presentation) if figure.as_of else "",
        _whole_line(point, presentation),
        _QUALIFIERS[figure.qualifier].of(language) if figure.qualifier else "",
    ]
    if point.nominal is not None and (chart.spec.basis is not Basis.NOMINAL or chart.spec.form in _COMPUTED):
        text, unit = format_myen(point.nominal.value), point.nominal.unit.of(language)
        lines.append(_NOMINAL.format(text=text, unit=unit).of(language))
    if point.low is not None and point.high is not None and point.rule is not None:
        chosen = _CHOSEN.format(low=format_myen(point.low), high=format_myen(point.high), rule=point.rule.label)
        lines.append(chosen.of(language))
    lines += [_members_line(point, presentation), point.note.of(language) if point.note else ""]
    lines.append(_source_line(point, presentation, sources))
    return tuple(line for line in lines if line)


_COMPUTED = frozenset({ChartForm.STEPS, ChartForm.SHARE})


def spoken(series: Series, point: Point, presentation: Presentation) -> str:
    """Return a figure as one sentence for a screen reader."""
    kinds = _BETWEEN.of(presentation.language).join(_kinds(point, presentation))
    parts = (
        series.label.of(presentation.language),
        year_text(point, presentation),
        amount_text(point, presentation),
        kinds,
        aside(point, presentation),
    )
    return _BETWEEN.of(presentation.language).join(part for part in parts if part)


def source_numbers(point: Point, sources: Sequence[CitationView]) -> tuple[int, ...]:
    """Return the numbers of the sources of a figure, in their order."""
    cited = {citation.source for citation in point.figure.citations}
    return tuple(view.number for view in sources if view.source in cited)


def _kinds(point: Point, presentation: Presentation) -> list[str]:
    figure, language = point.figure, presentation.language
    found = [term.label.of(language) for term in (figure.kind, figure.accumulation) if term is not None]
    if figure.planned:
        found.append(_PLAN.of(language))
    return found


def _whole_line(point: Point, presentation: Presentation) -> str:
    if not point.partial:
        return ""
    language, kind = presentation.language, point.figure.partial_kind
    if point.whole is not None:
        return _WHOLE.format(whole=format_myen(point.whole)).of(language)
    return f"※ {kind.label.of(language)}" if kind is not None else _NOTHING_WHOLE.of(language)


def _members_line(point: Point, presentation: Presentation) -> str:
    if len(point.members) < 2:
        return ""
    language = presentation.language
    ranked = sorted(point.members, key=lambda member: -member[1].value)
    names = [f"{label.of(language)} {format_myen(figure.value)}" for label, figure in ranked[:_MOST_MEMBERS]]
    if len(ranked) > _MOST_MEMBERS:
        names.append(_MORE.of(language))
    return _MEMBERS.format(count=len(ranked), names=_BETWEEN.of(language).join(names)).of(language)


def _source_line(point: Point, presentation: Presentation, sources: Sequence[CitationView]) -> str:
    numbers = source_numbers(point, sources)
    titles = {view.number: view.title for view in sources}
    places = [citation.locator for citation in point.figure.citations if citation.locator]
    names = [f"[{number}] {titles[number]}" for number in numbers[:3]]
    if len(numbers) > 3:
        names.append(_MORE.of(presentation.language))
    if len(numbers) == 1 and len(places) == 1:
        names[0] += f" ({places[0]})"
    if not names:
        return ""
    return _SOURCES.format(names=_BETWEEN.of(presentation.language).join(names)).of(presentation.language)
