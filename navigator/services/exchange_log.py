"""The log of exchanges: what was handed out and what was merged, with conflicts that may still be overturned."""

import json
from dataclasses import dataclass

from navigator.domain.exchange import Conflict, MergeReport, Side

MOST_CONFLICTS = 2_000
"""Conflicts kept with a merge; the journal keeps every edit anyway."""


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One exchange: when (UTC), handed ``out`` or merged, with which office (empty: anybody), the file, how much."""

    at: str
    out: bool
    office: str
    name: str
    file: str
    edits: int
    standing: int = 0
    refused: int = 0
    conflicts: tuple[Conflict, ...] = ()


def content_of(at: str, office: str, name: str, file: str, report: MergeReport) -> str:
    """Return a merge as the library keeps it."""
    conflicts = [
        [
            one.table,
            one.key,
            one.field,
            one.base,
            one.mine,
            one.theirs,
            one.my_office,
            one.their_office,
            one.stands.value,
        ]
        for one in report.conflicts[:MOST_CONFLICTS]
    ]
    return json.dumps(
        {
            "at": at,
            "office": office,
            "name": name,
            "file": file,
            "edits": report.new,
            "standing": report.standing,
            "refused": len(report.refused),
            "conflicts": conflicts,
        },
        ensure_ascii=False,
    )


def entry_of(content: str) -> LogEntry:
    """Return a merge from what the library keeps."""
    data = json.loads(content)
    conflicts = tuple(Conflict(*parts[:-1], stands=Side(parts[-1])) for parts in data["conflicts"])
    named = {part: data[part] for part in ("at", "office", "name", "file", "edits", "standing", "refused")}
    return LogEntry(out=False, conflicts=conflicts, **named)
