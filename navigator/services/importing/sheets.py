"""The result of a dry run as lines, as a table for files and as a sheet; and the list of earlier imports."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from navigator.domain.document import Block, Cell, Column, Document, Heading, Line, PageSetup, Row, Table, Title
from navigator.domain.importing import CellChange, PlannedRow, Verdict
from navigator.domain.results import Presentation
from navigator.domain.shown import ShownRow, ShownTable
from navigator.domain.text import Text
from navigator.domain.vocabulary import Term
from navigator.services.exporting import Export
from navigator.services.factcolumns import fact_tables
from navigator.services.factwords import Names, cell_words, key_words
from navigator.services.importing.planning import ImportPlan
from navigator.services.importing.service import PastImport
from navigator.services.sheet_parts import SheetOptions, Stamp, foot_of, head_of, sayer
from navigator.services.wording import moment_text

MOST_ON_PAPER = 2000
"""Rows of a part that a sheet lists; a file holds them all."""


class Tab(Term):
    """The parts of a result; suspected copies are among the new rows, too."""

    NEW = "new", "新規", "New"
    CHANGED = "changed", "変更", "Changed"
    UNCHANGED = "unchanged", "変更なし", "Unchanged"
    REFUSED = "refused", "取り込めない", "Refused"
    SUSPECTED = "suspected", "重複の疑い", "Suspected copies"


TITLE = Text("取り込みの確認", "Dry run of an import")
FILE = Text("ファイル: {name}（{kind}）", "File: {name} ({kind})")
COUNTS = Text("{tab} {count} 行", "{tab} {count}")
CORRECTIONS = Text(
    "うち {count} 行は収録資料の訂正になります（元の値は残ります）。",
    "{count} of them correct bundled facts (the originals are kept).",
)
MORE = Text(
    "ほか {count} 行（書き出したファイルには全部あります）", "{count} more rows (a file written from here has all)"
)
HEADINGS: dict[Tab, tuple[Text, ...]] = {
    tab: (Text("場所", "Place"), Text("表", "Table"), Text("名称", "Name"), last)
    for tab, last in {
        Tab.NEW: Text("キー", "Key"),
        Tab.CHANGED: Text("変わる項目（前 → 後）", "Changed fields (before → after)"),
        Tab.UNCHANGED: Text("キー", "Key"),
        Tab.REFUSED: Text("理由", "Reason"),
        Tab.SUSPECTED: Text("似ている記録", "Like"),
    }.items()
}
_LOG_TITLE = Text("これまでの取り込み", "Earlier imports")
_LOG_HEADINGS = (
    Text("日時", "When"),
    Text("ファイル", "File"),
    Text("種類", "Kind"),
    Text("新規", "New"),
    Text("変更", "Changed"),
    Text("状態", "State"),
)
_STANDS, _UNDONE = Text("取り込み済み", "In the library"), Text("元に戻した", "Undone")


def numbers_of(plan: ImportPlan, tab: Tab) -> Sequence[int]:
    """Return the numbers of the rows of a part."""
    return plan.stage.suspected if tab is Tab.SUSPECTED else plan.stage.numbers(Verdict(tab.value))


def count_of(plan: ImportPlan, tab: Tab) -> int:
    """Return how many rows a part has."""
    return int(getattr(plan.counts, tab.value))


def cells_of(row: PlannedRow, tab: Tab, names: Names, presentation: Presentation) -> tuple[str, ...]:
    """Return the cells of a row as the list of a part shows them; ``names`` are those of its plan."""
    say = sayer(presentation)
    table = fact_tables().get(row.table)
    place = say(row.place.text) if row.place.line else say(Text("（ファイル）", "(the file)"))
    last = {
        Tab.CHANGED: lambda: "\n".join(changes_of(row, presentation)),
        Tab.REFUSED: lambda: "" if row.reason is None else say(row.reason),
        Tab.SUSPECTED: lambda: "\n".join(f"{one.name}（{one.code}）" for one in row.like),
    }.get(tab, lambda: row.key)
    return place, "" if table is None else say(table.title), row_name(row, names, presentation), last()


def row_name(row: PlannedRow, names: Names, presentation: Presentation) -> str:
    """Return what a row is called; of an amount, an outcome and the like what it is about."""
    if row.table not in fact_tables() or row.title != row.key or not row.key:
        return row.title
    return key_words(row.table, row.key, names, presentation, row.cells)


def changes_of(row: PlannedRow, presentation: Presentation) -> list[str]:
    """Return each changed field with what stands before and after."""
    table = fact_tables()[row.table]
    say = sayer(presentation)
    return [f"{say(table.title_of(one.column))}: {_change(row, one, presentation)}" for one in row.changes]


def detail_of(row: PlannedRow, presentation: Presentation) -> list[tuple[str, str]]:
    """Return everything that is known of a row: label and text."""
    say = sayer(presentation)
    table = fact_tables().get(row.table)
    lines: list[tuple[str, str]] = []
    if row.reason is not None:
        lines.append((say(Text("理由", "Reason")), say(row.reason)))
    if row.corrects:
        lines.append((say(Text("注意", "Note")), say(Text("収録資料の訂正になります", "It corrects a bundled fact"))))
    lines += [(say(Text("似ている記録", "Like")), f"{one.name}（{one.code}）{one.provider}") for one in row.like]
    if table is not None and row.changes:
        lines += [(say(table.title_of(one.column)), _change(row, one, presentation)) for one in row.changes]
    elif table is not None:
        lines += [
            (say(table.title_of(name)), cell_words(row.table, name, text, presentation))
            for name, text in row.cells.items()
            if text
        ]
    return lines


def _change(row: PlannedRow, one: CellChange, presentation: Presentation) -> str:
    before, after = (cell_words(row.table, one.column, text, presentation) for text in (one.before, one.after))
    # Two spellings that are shown alike would look like no change at all.
    return f"{one.before} → {one.after}" if before == after else f"{before} → {after}"


def lines_of(plan: ImportPlan, presentation: Presentation) -> tuple[str, ...]:
    """Return what stands above a result: the file, and how many rows there are of each kind."""
    say = sayer(presentation)
    told = [say(COUNTS).format(tab=say(tab.label), count=f"{count_of(plan, tab):,}") for tab in Tab]
    lines = [say(FILE).format(name=plan.name, kind=say(plan.kind.label)), say(Text("　", "  ")).join(told)]
    if plan.counts.corrections:
        lines.append(say(CORRECTIONS).format(count=f"{plan.counts.corrections:,}"))
    return tuple(lines)


def result_export(plan: ImportPlan, presentation: Presentation, progress: Callable[[int, int], None]) -> Export:
    """Return the whole result but the unchanged rows as one table."""
    say = sayer(presentation)
    tabs = (Tab.REFUSED, Tab.SUSPECTED, Tab.CHANGED, Tab.NEW)
    total = sum(count_of(plan, tab) for tab in tabs)
    rows: list[tuple[str, ...]] = []
    for tab in tabs:
        for number in numbers_of(plan, tab):
            rows.append((say(tab.label), *cells_of(plan.stage.row(number), tab, plan.names, presentation)))
            if len(rows) % 500 == 0:
                progress(len(rows), total)
    last = say(Text("理由・変わる項目・キー", "Reason, changes, key"))
    header = (say(Text("判定", "Result")), *(say(heading) for heading in HEADINGS[Tab.NEW][:3]), last)
    return Export(say(TITLE), lines_of(plan, presentation), header, tuple(rows))


def result_sheet(plan: ImportPlan, options: SheetOptions, presentation: Presentation, stamp: Stamp) -> Document:
    """Return the result as a document: what needs a person's eye first."""
    say = sayer(presentation)
    title = options.title or say(TITLE)
    blocks: list[Block] = [Title(title), *(Line(line) for line in lines_of(plan, presentation))]
    for tab in (Tab.REFUSED, Tab.SUSPECTED, Tab.CHANGED, Tab.NEW):
        count = count_of(plan, tab)
        if not count:
            continue
        shown = [
            cells_of(plan.stage.row(number), tab, plan.names, presentation)
            for number in islice(numbers_of(plan, tab), MOST_ON_PAPER)
        ]
        blocks += [Heading(say(tab.label)), _table(HEADINGS[tab], shown, say)]
        if count > len(shown):
            blocks.append(Line(say(MORE).format(count=f"{count - len(shown):,}")))
    setup = options.setup or PageSetup(landscape=True, grey=options.grey)
    return Document(
        title, setup, head_of(options, presentation), foot_of(options, stamp), tuple(blocks), presentation.language
    )


def _table(headings: Sequence[Text], rows: Iterable[Sequence[str]], say: Callable[[Text], str]) -> Table:
    weights = (1.3, 1.2, 3.4, 4.0)
    columns = tuple(
        Column(Cell((say(heading),), bold=True), weight=weight)
        for heading, weight in zip(headings, weights, strict=True)
    )
    made = tuple(
        Row(str(place), tuple(Cell(tuple(text.splitlines()) or ("",)) for text in row))
        for place, row in enumerate(rows)
    )
    return Table(columns, made)


def log_table(past: Sequence[PastImport], presentation: Presentation) -> ShownTable:
    """Return the earlier imports as a list."""
    say = sayer(presentation)
    rows = tuple(
        ShownRow(
            str(one.change_no),
            (
                moment_text(one.at, presentation),
                one.name,
                "" if one.kind is None else say(one.kind.label),
                f"{one.new:,}",
                f"{one.changed:,}",
                say(_UNDONE if one.undone else _STANDS),
            ),
        )
        for one in past
    )
    return ShownTable(
        say(_LOG_TITLE), (), tuple(say(heading) for heading in _LOG_HEADINGS), rows, frozenset({3, 4}), wide=1
    )
