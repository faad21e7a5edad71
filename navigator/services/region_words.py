"""Years, periods and figures of regions in words, the same on screen, map, paper and command line."""

from navigator.domain.dates import PartialDate
from navigator.domain.fiscal import format_fiscal_span, format_fiscal_year
from navigator.domain.outcomes import OutcomeLine
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services import wording


def year(fy: int, presentation: Presentation) -> Text:
    """Return a fiscal year in the reader's form."""
    return Text(format_fiscal_year(fy, presentation.years, "ja"), format_fiscal_year(fy, presentation.years, "en"))


def span(start: int | None, end: int | None, presentation: Presentation) -> Text:
    """Return a span of fiscal years; an end that is not on file is …"""
    return Text(
        format_fiscal_span(start, end, presentation.years, "ja"),
        format_fiscal_span(start, end, presentation.years, "en"),
    )


def period(line: OutcomeLine, presentation: Presentation) -> Text | None:
    """Return what an outcome is of: its day or its years; None when neither is on file."""
    if line.figure.as_of:
        day = PartialDate.parse(line.figure.as_of)
        return Text("{day}時点", "as of {day}").format(
            day=Text(day.format(presentation.years, "ja"), day.format(presentation.years, "en"))
        )
    if line.fy_from is None and line.fy_to is None:
        return None
    if line.fy_from is None or line.fy_to is None:
        known = line.fy_to if line.fy_from is None else line.fy_from
        assert known is not None
        return Text("{year}まで", "until {year}").format(year=year(known, presentation)) if line.fy_from is None else (
            Text("{year}から", "from {year}").format(year=year(known, presentation))
        )  # fmt: skip
    return span(line.fy_from, line.fy_to, presentation)


def figure(line: OutcomeLine) -> Text:
    """Return an outcome with its qualifier and unit."""
    return Text("{value} {unit}", "{value} {unit}").format(
        value=wording.figure_text(line.figure), unit=line.figure.unit
    )


def outcome_text(line: OutcomeLine, presentation: Presentation) -> Text:
    """Return an outcome in one line: the figure, how it was counted, and of when."""
    when = period(line, presentation)
    counted = line.accumulation.label
    if when is None:
        return Text("{figure}（{counted}）", "{figure} ({counted})").format(figure=figure(line), counted=counted)
    return Text("{figure}（{counted}、{when}）", "{figure} ({counted}, {when})").format(
        figure=figure(line), counted=counted, when=when
    )
