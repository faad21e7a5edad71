"""Lists of the planner page as they are shown: the rows of their exports, with what each row leads to."""

from collections.abc import Sequence
from dataclasses import replace

from navigator.domain.matching import Grade
from navigator.domain.results import Presentation
from navigator.domain.shown import ShownRow, ShownTable
from navigator.services.calls import CallCalendar, CallService
from navigator.services.changes import ChangeList
from navigator.services.changes_sheet import changes_export
from navigator.services.exporting import Export
from navigator.services.matching import MatchResult
from navigator.services.matching_sheet import match_export


def calls_table(found: CallCalendar, presentation: Presentation) -> ShownTable:
    """Return the calendar as a list; the key of a row is the code of its measure."""
    keys = [event.round.measure for event in found.events]
    sources = [(found.sources[event.round.citation.source],) for event in found.events]
    return _shown(CallService.export(found, presentation), keys, sources, wide=2)


def changes_table(found: ChangeList, presentation: Presentation) -> ShownTable:
    """Return what changed as a list; the key of a row is ``table:code`` of its record, empty for none."""
    keys = [f"{change.table}:{change.code}" if change.code else "" for change in found.changes]
    sources = [found.sources(change) for change in found.changes]
    return _shown(changes_export(found, presentation), keys, sources, wide=2)


MATCH_COLUMNS = (1, 2, 4, 6, 5, 7, 9)
"""Columns of the export that the screen shows, in its order; the met conditions stand below the list."""


def match_table(result: MatchResult, grade: Grade, presentation: Presentation) -> ShownTable:
    """Return the answers of one grade as a list; the key of a row is the code of its measure."""
    matches = result.of(grade)
    keys = [match.measure.code for match in matches]
    sources = []
    for match in matches:
        conditions = match.conditions if match.failing is None else (match.failing,)
        sources.append(tuple(sorted({number for condition in conditions for number in result.sources(condition)})))
    whole = match_export(replace(result, matches=matches), presentation)
    header = tuple(whole.header[column] for column in MATCH_COLUMNS)
    rows = tuple(tuple(row[column] for column in MATCH_COLUMNS) for row in whole.rows)
    return _shown(replace(whole, header=header, rows=rows, lines=()), keys, sources, wide=2)


def _shown(export: Export, keys: Sequence[str], sources: Sequence[tuple[int, ...]], *, wide: int) -> ShownTable:
    rows = tuple(
        ShownRow(key, cells, own=False, sources=numbers)
        for key, cells, numbers in zip(keys, export.rows, sources, strict=True)
    )
    return ShownTable(export.name, export.lines, export.header, rows, export.numeric, wide, export.citations)
