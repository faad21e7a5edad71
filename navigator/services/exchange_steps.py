"""The steps of a merge inside its transaction, and how far it is."""

import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NoReturn

from navigator.db import exchange as journal
from navigator.db.mergeundone import Back, taken_back, told
from navigator.db.merging import Merger
from navigator.db.schema import Base
from navigator.db.writes import WHOLE, Writer
from navigator.domain.errors import UserError
from navigator.domain.exchange import Conflict, MergeReport, Side, TableCount
from navigator.domain.text import Text
from navigator.services.changepackage import ChangePackage, Sender
from navigator.services.exchange_log import content_of
from navigator.services.officekeys import fingerprint

MOST_AHEAD_MS = 86_400_000
"""How far a stamp may lie ahead of this computer's clock: one day, which covers every error of a time zone."""

Choices = Mapping[tuple[str, str, str], Side]
"""What a person chose, by the place (table, key, field) of a conflict; without a choice the later edit stands."""

Progress = Callable[[int, int], None]
"""Edits done and edits in all (0: not known); an exception of it ends the work and leaves nothing."""

_SECONDS = 0.1


class Telling:
    """Passes on how far a step is, not more often than people see; ``check`` says the same again meanwhile."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._last = 0, 0
        self._at = float("-inf")

    def tell(self, done: int, total: int) -> None:
        """Take note of how far the step is."""
        self._last = done, total
        self.check()

    def check(self) -> None:
        """Tell how far the step is if it was not told just now."""
        now = time.monotonic()
        if now - self._at >= _SECONDS:
            self._at = now
            self._progress(*self._last)


class RehearsedError(Exception):
    """A dry run is over: the transaction is to leave nothing."""

    def __init__(self, report: MergeReport) -> None:
        super().__init__()
        self.report = report


def latest_stamp() -> str:
    """Return the text after which a stamp lies too far ahead of this computer's clock."""
    return journal.stamp_at(journal.now_ms() + MOST_AHEAD_MS)


def merged(writer: Writer, package: ChangePackage, progress: Progress) -> MergeReport:
    """Take the edits of a package in and keep what it says of stamps."""
    report = Merger(writer, package.upto, latest_stamp(), progress).merge(package.edits)
    journal.take_note(writer.connection, package.sender.uuid, package.since, package.upto, whole=not report.refused)
    return report


def rehearse(writer: Writer, package: ChangePackage, progress: Progress) -> NoReturn:
    """Merge, look what was undone before, and leave by a ``RehearsedError``."""
    back = taken_back(writer.connection, package.edits)
    undone = told(writer.connection, back)
    raise RehearsedError(replace(merged(writer, package, progress), undone=undone))


def chosen(writer: Writer, report: MergeReport, choices: Choices) -> MergeReport:
    """Let stand what a person chose, and say so in the report."""
    settled = []
    for conflict in report.conflicts:
        side = choices.get(conflict.place, conflict.stands)
        if side is not conflict.stands:
            set_value(writer, conflict, side)
        settled.append(replace(conflict, stands=side))
    return replace(report, conflicts=tuple(settled))


def set_value(writer: Writer, conflict: Conflict, side: Side) -> None:
    """Write the value of one side of a conflict."""
    table, key = Base.metadata.tables[conflict.table], json.loads(conflict.key)
    value = conflict.mine if side is Side.MINE else conflict.theirs
    if conflict.field == WHOLE and value is None:
        writer.remove(conflict.table, key)
        return
    data = value if conflict.field == WHOLE else {conflict.field: value}
    cells = writer.cells.unpack_row(table, {name: cell for name, cell in data.items() if name not in key})
    if conflict.field != WHOLE and not journal.rows_on_file(writer.connection, table, [conflict.key]):
        raise UserError(
            Text("その記録はもうありません。", "The record is no longer there."),
            Text("画面を更新してください（F5）。", "Please refresh the page (F5)."),
        )
    writer.put(conflict.table, key, cells)


def trust(writer: Writer, sender: Sender) -> None:
    """Keep the key of an office."""
    values = {
        "name": sender.name or sender.uuid[:8],
        "public_key": sender.public_key,
        "fingerprint": fingerprint(sender.public_key),
        "trusted_since": writer.at,
    }
    writer.put("offices", {"uuid": sender.uuid}, values)


def log(writer: Writer, office: tuple[str, str], file: str, report: MergeReport) -> None:
    """Keep a merge in the log; ``office`` is its id and its name."""
    name = f"{writer.at} {office[1]} {writer.change_no}"
    values = {"note": file, "content_json": content_of(writer.at, *office, file, report), "saved_at": writer.at}
    writer.put("saved_items", {"kind": journal.LOG_KIND, "name": name}, values)


def again(found: Sequence[Back]) -> MergeReport:
    """Return what is taken in again as a report."""
    counts: dict[str, int] = {}
    for one in found:
        counts[one.record[0]] = counts.get(one.record[0], 0) + 1
    return MergeReport(tuple(TableCount(table, n, n, n) for table, n in sorted(counts.items())), (), (), ())


def given(info: Mapping[str, str], name: str) -> list[dict[str, Any]]:
    """Return what was handed out, as the library keeps it under a property."""
    found: list[dict[str, Any]] = json.loads(info.get(name) or "[]")
    return found
