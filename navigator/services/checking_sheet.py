"""What a council sheet is checked for before it is printed: sources, units, mixed amounts, cut texts, a filter."""

from collections.abc import Callable, Iterable, Sequence

from navigator.domain.checks import FILTER_JUMP, Check, Severity, cell_jump, row_jump
from navigator.domain.comparison import ComparedCell, ComparedRow, Comparison
from navigator.domain.figures import MILLION_YEN
from navigator.domain.money import NONE
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind
from navigator.services.wording import PARTIAL_SIGN

NO_SOURCE = Text("「{row}」の {record} の数値に出典がありません。", "The figure of {record} in “{row}” has no source.")
NO_UNIT = Text("「{row}」の数値に単位がありません。", "The figures in “{row}” have no unit.")
MIXED = Text(
    "「{row}」に種類の違う額（{kinds}）が並んでいます。足し合わせないでください。",
    "“{row}” holds amounts of different kinds ({kinds}): do not add them.",
)
PARTIAL_BESIDE_WHOLE = Text(
    "「{row}」に内数（※）と内数でない額が並んでいます。",
    "“{row}” holds partial amounts (※) beside whole ones.",
)
CUT = Text("「{row}」の文が紙面で切れます。", "The text in “{row}” is cut on the page.")
FILTERED = Text("一覧の絞り込み: {line}", "The list is filtered: {line}")


def check_comparison(
    comparison: Comparison, *, cut_rows: Iterable[str] = (), filter_line: Text | None = None
) -> tuple[Check, ...]:
    """Return what to look at before the sheet of ``comparison`` is printed, mistakes first.

    ``cut_rows`` are keys of rows whose text the pages could not show in full; ``filter_line`` is the active filter.
    """
    rows = (*comparison.rows, *comparison.common)
    cut = frozenset(cut_rows)
    found = [check for row in rows for check in _without_source(comparison, row)]
    found += [Check(Severity.ERROR, CUT.format(row=_name(row)), row_jump(row.key)) for row in rows if row.key in cut]
    found += _without_unit(comparison, rows)
    found += _mixed_kinds(rows)
    found += [
        Check(Severity.WARNING, PARTIAL_BESIDE_WHOLE.format(row=_name(row)), row_jump(row.key))
        for row in rows
        if _any_and_not_all(row, _is_partial)
    ]
    if filter_line is not None:
        found.append(Check(Severity.INFO, FILTERED.format(line=filter_line), FILTER_JUMP))
    order = list(Severity)
    return tuple(sorted(found, key=lambda check: order.index(check.severity)))


def _name(row: ComparedRow) -> str:
    return f"{row.group}: {row.label}" if row.group else row.label


def _holds_figures(row: ComparedRow) -> bool:
    return row.numeric or bool(row.kind) or row.key == "adoption" or row.key.startswith("outcome:")


def _without_source(comparison: Comparison, row: ComparedRow) -> list[Check]:
    if not _holds_figures(row):
        return []
    return [
        Check(
            Severity.ERROR,
            NO_SOURCE.format(row=_name(row), record=comparison.records[place].title),
            cell_jump(row.key, place),
        )
        for place, cell in enumerate(row.cells)
        if not cell.missing and not cell.sources and cell.lines != (NONE,)
    ]


def _without_unit(comparison: Comparison, rows: Sequence[ComparedRow]) -> list[Check]:
    """Rows of bare numbers stand under the unit line; without it they need a unit of their own."""
    if comparison.unit:
        return []
    units = (MILLION_YEN.ja, MILLION_YEN.en)
    return [
        Check(Severity.ERROR, NO_UNIT.format(row=_name(row)), row_jump(row.key))
        for row in rows
        if row.numeric and not row.empty and not any(unit in row.label for unit in units)
    ]


def _mixed_kinds(rows: Sequence[ComparedRow]) -> list[Check]:
    """Amounts of several kinds under one heading: readers add what stands together."""
    kinds: dict[str, dict[str, str]] = {}
    for row in rows:
        if row.kind and not row.empty:
            kinds.setdefault(row.group or row.label, {}).setdefault(row.kind, row.key)
    found = []
    for heading, first_rows in kinds.items():
        if len(first_rows) > 1:
            labels = [kind.label for kind in BudgetKind if kind.value in first_rows]
            names = Text("・".join(label.ja for label in labels), ", ".join(label.en for label in labels))
            second = list(first_rows.values())[1]
            found.append(Check(Severity.WARNING, MIXED.format(row=heading, kinds=names), row_jump(second)))
    return found


def _is_partial(cell: ComparedCell) -> bool:
    return any(PARTIAL_SIGN in line for line in cell.lines)


def _any_and_not_all(row: ComparedRow, is_so: Callable[[ComparedCell], bool]) -> bool:
    if not row.kind:
        return False
    told = [is_so(cell) for cell in row.cells if not cell.missing]
    return any(told) and not all(told)
