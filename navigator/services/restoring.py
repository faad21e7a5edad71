"""Restoring a backup: what it would change first, shown and printed, then the swap of the closed library."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from navigator.db import backup, restore
from navigator.db.library import Library
from navigator.db.restore import LostChange, PutBack, TableDifference
from navigator.domain.catalogues import Catalogue
from navigator.domain.councilforms import FIELD_LABELS
from navigator.domain.document import Align, Block, Cell, Column, Document, Heading, Line, PageSetup, Row, Table, Title
from navigator.domain.money import MISSING
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.services.changes import OFFICE_TABLES
from navigator.services.exporting import Export
from navigator.services.factcolumns import SEPARATOR as ITEMS
from navigator.services.factcolumns import fact_tables
from navigator.services.factwords import cell_words, key_words
from navigator.services.library import library_state
from navigator.services.papers import PaperService
from navigator.services.sheet_parts import SheetOptions, Stamp, foot_of, head_of, sayer
from navigator.services.wording import moment_text

TITLE = Text("控えから戻すと変わること", "What restoring the backup changes")
MOST_LISTED = 2000
"""Edits that the paper lists one by one; how many more there are is said."""

_MOVED = Text("脇に置いたファイル: {path}", "Moved aside: {path}")
_NAMES = {
    **OFFICE_TABLES,
    "tray_items": Text("比較トレイ", "Comparison tray"),
    "papers": Text("作った紙面", "Papers made"),
    "changes": Text("変更の履歴", "Journal of changes"),
    "fact_changes": Text("収録データの更新の記録", "Log of updates of the facts"),
    "library_info": Text("ライブラリの属性", "Properties of the library"),
    "record_notes": Text("メモ", "Notes"),
    "record_tags": Text("タグ", "Tags"),
    "record_links": Text("結び付けた記録", "Linked records"),
    "own_statuses": Text("自分の状況", "Own status"),
    "corrections": Text("訂正", "Corrections"),
    "offices": Text("事務局", "Offices"),
    "withdrawn_keys": Text("残した記録", "Records kept though gone"),
    **{catalogue.value: catalogue.label for catalogue in Catalogue},
}
COLUMNS = (
    Text("表", "Table"),
    Text("戻る行", "Rows that come back"),
    Text("変わる行", "Rows that change"),
    Text("消える行", "Rows that vanish"),
)
LOST_COLUMNS = (
    Text("番号", "No."),
    Text("日時", "Time"),
    Text("記録", "Record"),
    Text("項目", "Field"),
    Text("控えの後の値", "Value after the backup"),
)
_WHOLE_MADE, _WHOLE_GONE = Text("（作成）", "(made)"), Text("（削除）", "(removed)")
_WHOLE = Text("記録全体", "Whole record")


@dataclass(frozen=True, slots=True)
class RestorePlan:
    """What a restore of ``source`` would change; ``lost`` are the office's edits that the backup does not know."""

    source: Path
    tables: tuple[TableDifference, ...]
    lost: tuple[LostChange, ...]

    @property
    def is_same(self) -> bool:
        """Whether the library says what the backup says."""
        return not self.tables

    @property
    def edits(self) -> int:
        """How many steps of the office would be lost; a step may have changed many fields."""
        return len({change.change_no for change in self.lost})


class RestoreService:
    """Compares the open library with its backups; only reads."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def plan(self, source: Path) -> RestorePlan:
        """Return what restoring ``source`` would change.

        Raises:
            DamagedLibraryError: the backup is damaged or no library of this program.
            NewerLibraryError: a newer program wrote it.
            UserError: it cannot be read.
        """
        return plan_of(self._library.path, source)

    def stamp(self, plan: RestorePlan, presentation: Presentation) -> Stamp:
        """Return data version and check id of the paper of ``plan``.

        It is not kept for opening again: the library it speaks of is the one that the restore takes away.
        """
        return Stamp(
            library_state(self._library).data_version.of(presentation.language),
            PaperService(self._library).check_id("restore", {"source": plan.source.name}),
        )


def nothing_to_compare(library: Path) -> bool:
    """Tell whether a library is gone or so damaged that no difference can be shown."""
    return restore.nothing_to_compare(library)


def plan_of(library: Path, source: Path) -> RestorePlan:
    """Return what restoring ``source`` to ``library`` would change; errors as ``RestoreService.plan``."""
    found = restore.differences(library, source)
    return RestorePlan(source, found.tables, found.lost)


def restore_library(library: Path, source: Path, now: Callable[[], datetime] = backup.now) -> PutBack:
    """Put a backup in the place of a library that is closed in this program.

    The present file becomes a backup first; a damaged one is moved aside with its journals.

    Raises:
        DamagedLibraryError, NewerLibraryError: the backup is damaged or too new; nothing was changed.
        UserError: another program has the library, no backup of it could be made, or the place cannot be written;
            nothing was changed.
    """
    return restore.put_back(library, source, now())


def told(done: PutBack) -> tuple[Text, ...]:
    """Return what the reader is told after a restore."""
    lines = [Text("控えから戻しました。", "The backup was restored.")]
    if done.kept is not None:
        lines.append(
            Text("戻す前の状態も控えにあります: {path}", "The state before is kept as well: {path}").format(
                path=done.kept.path
            )
        )
    return (*lines, *(_MOVED.format(path=path) for path in done.moved))


def table_name(table: str) -> Text:
    """Return what a table of the library is called for people."""
    known = _NAMES.get(table)
    if known is not None:
        return known
    return fact_tables()[table].title if table in fact_tables() else Text(table, table)


def summary(plan: RestorePlan) -> tuple[Text, ...]:
    """Return the sentences that stand above the lists."""
    if plan.is_same:
        return (Text("控えと今のライブラリは同じです。", "The backup and the library say the same."),)
    lines = [
        Text("{count} つの表が変わります。", "{count} tables change.").format(count=len(plan.tables)),
    ]
    if plan.lost:
        lines.append(
            Text(
                "控えの後に行った編集 {edits} 回（{fields} 項目）が失われます。",
                "{edits} edits ({fields} fields) made after the backup would be lost.",
            ).format(edits=plan.edits, fields=len(plan.lost))
        )
    else:
        lines.append(Text("失われる編集はありません。", "No edit would be lost."))
    return tuple(lines)


def lost_cells(change: LostChange, presentation: Presentation) -> tuple[str, ...]:
    """Return the cells of a row of the list: number, time by the clock of this PC, record, field, value."""
    say = sayer(presentation)
    is_fact = change.table in fact_tables()
    named = _data(change.key)
    if is_fact and "fact_key" in named:
        key = key_words(change.table, str(named["fact_key"]), {}, presentation)
    else:
        key = "・".join(str(value) for value in named.values() if value not in (None, ""))
    if change.field:
        data = None if change.after is None else json.loads(change.after)
        text = _plain(data)
        after = cell_words(change.table, change.field, text, presentation) if is_fact and data is not None else text
        field = say(fact_tables()[change.table].title_of(change.field)) if is_fact else _field(change.field, say)
    else:
        after, field = say(_WHOLE_GONE if change.after is None else _WHOLE_MADE), say(_WHOLE)
    return (
        str(change.change_no),
        moment_text(change.at, presentation),
        f"{say(table_name(change.table))}: {key}",
        field,
        after,
    )


def _field(name: str, say: Callable[[Text], str]) -> str:
    label = FIELD_LABELS.get(name.removesuffix("_json").removesuffix("_code"))
    return name if label is None else say(label)


def _data(text: str) -> dict[str, object]:
    data = json.loads(text)
    return data if isinstance(data, dict) else {"key": data}


def _plain(value: object) -> str:
    if value is None:
        return MISSING
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ITEMS.join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def plan_sheet(plan: RestorePlan, options: SheetOptions, presentation: Presentation, stamp: Stamp) -> Document:
    """Return the difference as a document: tables with their rows, then every edit that would be lost."""
    say = sayer(presentation)
    title = options.title or say(TITLE)
    blocks: list[Block] = [Title(title), Line(plan.source.name), *(Line(say(line)) for line in summary(plan))]
    if plan.tables:
        blocks.append(_tables_block(plan, say))
    if plan.lost:
        blocks += [Heading(say(Text("失われる編集", "Edits that would be lost"))), _lost_block(plan, presentation)]
        more = len(plan.lost) - MOST_LISTED
        if more > 0:
            blocks.append(Line(say(Text("ほか {count} 項目", "{count} more fields")).format(count=f"{more:,}")))
    setup = options.setup or PageSetup(landscape=False, grey=options.grey)
    return Document(
        title, setup, head_of(options, presentation), foot_of(options, stamp), tuple(blocks), presentation.language
    )


def _tables_block(plan: RestorePlan, say: Callable[[Text], str]) -> Table:
    columns = tuple(
        Column(
            Cell((say(heading),), bold=True), weight=1.0 if place else 2.4, align=Align.RIGHT if place else Align.LEFT
        )
        for place, heading in enumerate(COLUMNS)
    )
    rows = tuple(
        Row(
            one.table,
            (
                Cell((say(table_name(one.table)),)),
                *(Cell((f"{count:,}",), numeric=True) for count in (one.added, one.changed, one.removed)),
            ),
        )
        for one in plan.tables
    )
    return Table(columns, rows)


def _lost_block(plan: RestorePlan, presentation: Presentation) -> Table:
    say = sayer(presentation)
    columns = tuple(
        Column(Cell((say(heading),), bold=True), weight=weight)
        for heading, weight in zip(LOST_COLUMNS, (0.7, 1.8, 2.6, 1.4, 2.6), strict=True)
    )
    rows = tuple(
        Row(str(place), tuple(Cell(tuple(text.splitlines()) or ("",)) for text in lost_cells(change, presentation)))
        for place, change in enumerate(plan.lost[:MOST_LISTED])
    )
    return Table(columns, rows)


def plan_export(plan: RestorePlan, presentation: Presentation) -> Export:
    """Return every edit that would be lost as a table, a row a field."""
    say = sayer(presentation)
    header = tuple(say(heading) for heading in LOST_COLUMNS)
    rows = tuple(lost_cells(change, presentation) for change in plan.lost)
    return Export(say(TITLE), tuple(say(line) for line in summary(plan)), header, rows)
