"""Backups, and what a restore changes, as lists of the window."""

from navigator.domain.results import Presentation
from navigator.domain.shown import ShownRow, ShownTable
from navigator.domain.text import Text
from navigator.services.exporting import Export
from navigator.services.restoring import COLUMNS, LOST_COLUMNS, RestorePlan, lost_cells, summary, table_name
from navigator.services.safety import BackupView, SafetyState
from navigator.services.sheet_parts import sayer
from navigator.services.wording import moment_text

BACKUPS = Text("控え", "Backups")
_HEADINGS = (
    Text("日時", "Made"),
    Text("理由", "Reason"),
    Text("資料版", "Data version"),
    Text("変更の番号", "Change no."),
    Text("行数", "Rows"),
    Text("大きさ（KB）", "Size (KB)"),
    Text("ファイル", "File"),
)
_UNREADABLE = Text("読めません", "unreadable")
MOST_SHOWN = 2000
"""Edits that a window lists; the paper and the file hold more."""


def backups_table(state: SafetyState, presentation: Presentation) -> ShownTable:
    """Return the backups, newest first; a row's key is the path."""
    say = sayer(presentation)
    rows = tuple(ShownRow(str(one.path), _cells(one, presentation)) for one in state.backups)
    return ShownTable(
        say(BACKUPS),
        (str(state.folder),),
        tuple(say(heading) for heading in _HEADINGS),
        rows,
        numeric=frozenset({3, 4, 5}),
        wide=6,
    )


def _cells(one: BackupView, presentation: Presentation) -> tuple[str, ...]:
    say = sayer(presentation)
    known = (
        (one.package_version, str(one.change_number), f"{one.rows:,}") if one.readable else (say(_UNREADABLE), "", "")
    )
    return (
        moment_text(one.made_at, presentation),
        say(one.reason.label),
        *known,
        f"{-(-one.size // 1000):,}",
        one.path.name,
    )


def tables_table(plan: RestorePlan, presentation: Presentation) -> ShownTable:
    """Return the tables that a restore changes."""
    say = sayer(presentation)
    rows = tuple(
        ShownRow(one.table, (say(table_name(one.table)), f"{one.added:,}", f"{one.changed:,}", f"{one.removed:,}"))
        for one in plan.tables
    )
    lines = tuple(say(line) for line in summary(plan))
    return ShownTable("", lines, tuple(say(heading) for heading in COLUMNS), rows, numeric=frozenset({1, 2, 3}))


def lost_table(plan: RestorePlan, presentation: Presentation) -> ShownTable:
    """Return the edits that a restore would lose, oldest first."""
    say = sayer(presentation)
    rows = tuple(
        ShownRow(str(place), lost_cells(change, presentation)) for place, change in enumerate(plan.lost[:MOST_SHOWN])
    )
    return ShownTable("", (), tuple(say(heading) for heading in LOST_COLUMNS), rows, numeric=frozenset({0}), wide=4)


def backups_export(state: SafetyState, presentation: Presentation) -> Export:
    """Return the list of backups as a table to write."""
    shown = backups_table(state, presentation)
    return Export(shown.title, shown.lines, shown.headings, tuple(row.cells for row in shown.rows))
