"""Doing what a dry run has shown: one transaction, one step that can be undone, after a backup."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from navigator.db.backup import Backup
from navigator.db.cells import INTERNAL_REFERENCES
from navigator.db.library import Library
from navigator.db.writes import Writer
from navigator.domain.errors import UserError
from navigator.domain.importing import PlannedRow, Verdict
from navigator.domain.safety import BackupReason
from navigator.domain.text import Text
from navigator.domain.vocabulary import Origin
from navigator.services.edits import Edits, Telling
from navigator.services.factrows import BATCH, references, typed_cells
from navigator.services.importing.planning import ImportPlan, change_number
from navigator.services.importing.staging import Stage

MAPPING = "import_mapping"
"""Kind of a remembered mapping among what is kept by name."""

USE_CASE = "import"
"""How the journal's use case of an import begins; kind and name of the file follow."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What was done: the number of the change (None when there was nothing to do) and the backup made before it."""

    change_no: int | None
    written: int
    left_out: int
    backup: Backup | None


def run(
    library: Library,
    edits: Edits,
    plan: ImportPlan,
    at: datetime,
    *,
    leave_out: bool = False,
    progress: Progress = lambda _done, _total: None,
) -> ImportResult:
    """Write the new and changed rows of a plan.

    With refused rows nothing is written unless ``leave_out`` says that they are to be left out. An exception of
    ``progress`` leaves the library as it was.

    Raises:
        UserError: rows are refused, the library was changed since the dry run, or the backup cannot be made.
    """
    refused = plan.counts.refused
    if refused and not leave_out:
        raise _has_refused(refused)
    total = plan.counts.new + plan.counts.changed
    if not total:
        return ImportResult(None, 0, refused, None)
    _must_be_fresh(library, plan)
    telling = Telling(progress, total)
    kept = library.keep_backup(BackupReason.IMPORT, at, telling.again)
    what = Text("「{name}」の取り込み（{count} 行）", "import of “{name}” ({count} rows)").format(
        name=plan.name, count=f"{total:,}"
    )

    def work(writer: Writer) -> None:
        _write(writer, plan, total, telling)

    try:
        number = edits.change(f"{USE_CASE} {plan.kind.value} {plan.name}", what, work, telling.again)
    except IntegrityError as error:
        raise _misfit(plan.name) from error
    return ImportResult(number, total, refused, kept)


def _has_refused(count: int) -> UserError:
    return UserError(
        Text(
            "取り込めない行が {count} 行あるため、何も取り込んでいません。",
            "{count} rows are refused; nothing was imported.",
        ).format(count=f"{count:,}"),
        Text("行を直すか、取り込めない行を除く指定をしてください。", "Mend them, or choose to leave them out."),
    )


def _misfit(name: str) -> UserError:
    """Return the error for rows that the library's own rules refuse, which the dry run did not see."""
    return UserError(
        Text(
            "「{name}」の行は、このライブラリの決まりに合いません。何も取り込んでいません。",
            "The rows of “{name}” break the rules of this library. Nothing was imported.",
        ).format(name=name),
        Text("表を分けて、少しずつ取り込んでください。", "Split the file and import one table at a time."),
    )


def _must_be_fresh(library: Library, plan: ImportPlan) -> None:
    if change_number(library) != plan.change_number:
        raise UserError(
            Text("確かめた後に、資料が変わりました。", "The library was changed after the dry run."),
            Text("もう一度確かめてから取り込んでください。", "Please check the file again, then import it."),
        )


def _write(writer: Writer, plan: ImportPlan, total: int, progress: Progress) -> None:
    done, leading = 0, False
    progress(done, total)
    for table, rows in _batches(_sources_first(plan.stage)):
        writer.put_many(table, [({"fact_key": row.key}, _cells(row)) for row in rows])
        leading |= any(map(_leads, rows))
        done += len(rows)
        progress(done, total)
    if leading:
        # By now every row is there to which one of the file may lead.
        for table, rows in _batches(filter(_leads, plan.stage.rows(Verdict.NEW, Verdict.CHANGED))):
            named = [({"fact_key": row.key}, references(table, row.cells, writer.cells)) for row in rows]
            writer.put_many(table, named)
            progress(total, total)
    for table, name, mapping in plan.remember:
        content = json.dumps({"table": table, "mapping": dict(mapping)}, sort_keys=True)
        values = {"note": "", "content_json": content, "saved_at": writer.at}
        writer.put("saved_items", {"kind": MAPPING, "name": name}, values)


def _sources_first(stage: Stage) -> Iterator[PlannedRow]:
    """Yield the rows to be written; the journal names a source by its key, which a row that cites it must find."""
    for number in stage.sources:
        if stage.verdict(number) in (Verdict.NEW, Verdict.CHANGED):
            yield stage.row(number)
    yield from (row for row in stage.rows(Verdict.NEW, Verdict.CHANGED) if row.table != "sources")


def _leads(row: PlannedRow) -> bool:
    """Tell whether a row names another one by what is a number in the library."""
    return not INTERNAL_REFERENCES.keys().isdisjoint(row.cells)


def _cells(row: PlannedRow) -> dict[str, object]:
    cells: dict[str, object] = typed_cells(row.table, row.cells)
    if row.verdict is Verdict.NEW:
        cells["origin"] = Origin.IMPORTED
    return cells


def _batches(rows: Iterator[PlannedRow]) -> Iterator[tuple[str, list[PlannedRow]]]:
    """Yield rows table by table, sources before others: a format may write a measure and its round in turn."""
    waiting: dict[str, list[PlannedRow]] = {}
    for row in rows:
        if row.table != "sources" and "sources" in waiting:
            yield "sources", waiting.pop("sources")
        batch = waiting.setdefault(row.table, [])
        batch.append(row)
        if len(batch) == BATCH:
            yield row.table, waiting.pop(row.table)
    yield from waiting.items()
