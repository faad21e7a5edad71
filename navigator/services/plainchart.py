"""Charts as plain data for JSON; the stable form is told in docs/command-line.md."""

from collections.abc import Iterable

from navigator.domain.chart import Chart, Omission, Point, Series
from navigator.domain.text import Language
from navigator.services.plaindata import Plain


def chart_data(chart: Chart, language: Language) -> Plain:
    """Return the drawn series of a chart and what was left out."""
    return {
        "metric": chart.spec.metric.key,
        "series": [_series(series, language) for series in chart.shown],
        "left_out": _left_out(chart.left_out, language),
    }


def _series(series: Series, language: Language) -> Plain:
    return {
        "subject": series.subject.code or series.subject.kind.value,
        "points": [_point(point, language) for point in series.points],
    }


def _point(point: Point, language: Language) -> Plain:
    figure = point.figure
    counted = figure.kind or figure.accumulation
    return {
        "fy": point.fy,
        "value": figure.value,
        "kind": None if counted is None else counted.value,
        "partial": figure.partial,
        "qualifier": None if figure.qualifier is None else figure.qualifier.value,
        "citations": [{"source": one.source, "locator": one.locator} for one in figure.citations],
        "unit": figure.unit.of(language),
        "fy_from": point.fy_from,
        "as_of": figure.as_of,
        "planned": figure.planned,
        "whole": point.whole if figure.partial else figure.value,
        "low": point.low,
        "high": point.high,
        "rule": None if point.rule is None else point.rule.value,
        "nominal": None if point.nominal is None else point.nominal.value,
    }


def _left_out(omissions: Iterable[Omission], language: Language) -> list[Plain]:
    return [{"id": one.id, "reason": one.reason.of(language), "label": one.label.of(language)} for one in omissions]
