"""The look of the series of a chart: one number a series, the same on screen and on paper."""

from collections.abc import Mapping

from navigator.domain.chart import Chart, Series
from navigator.domain.vocabulary import BudgetKind


def ranks(chart: Chart) -> Mapping[str, int]:
    """Return the look of each series as a number from 0: it stays the same when the legend is sorted or toggled."""
    asked = {subject: place for place, subject in enumerate(chart.spec.subjects)}
    kinds = list(BudgetKind)

    def place(one: Series) -> tuple[int, str, int]:
        kind = -1 if one.budget_kind is None else kinds.index(one.budget_kind)
        return asked.get(one.subject, len(asked)), one.subject.key, kind

    return {one.key: rank for rank, one in enumerate(sorted(chart.series, key=place))}
