"""Comparisons and reopened papers as plain data for JSON; the stable form is told in docs/command-line.md."""

from collections.abc import Iterable

from navigator.domain.comparison import ComparedCell, ComparedRow, Comparison
from navigator.services.plaindata import Plain, citation_data
from navigator.services.rereading import Reread
from navigator.services.sheet_parts import Stamp


def comparison(found: Comparison, stamp: Stamp) -> Plain:
    """Return a comparison with its check id."""
    return {
        "check_id": stamp.check_id,
        "data_version": stamp.data_version,
        "spec": found.spec.to_json(),
        "unit": found.unit,
        "records": [
            {
                "catalogue": record.catalogue.value,
                "code": record.ref.code,
                "title": record.title,
                "subtitle": record.subtitle,
            }
            for record in found.records
        ],
        "rows": _rows(found.rows),
        "common": _rows(found.common),
        "warnings": list(found.warnings),
        "notes": list(found.notes),
        "citations": [citation_data(citation) for citation in found.citations],
        "offered": [
            {"key": option.key, "label": option.label, "default": option.default, "filled": option.filled}
            for option in found.options
        ],
    }


def _rows(rows: Iterable[ComparedRow]) -> list[Plain]:
    return [
        {
            "key": row.key,
            "label": row.label,
            "group": row.group or None,
            "kind": row.kind or None,
            "cells": [_cell(cell) for cell in row.cells],
        }
        for row in rows
    ]


def _cell(cell: ComparedCell) -> Plain:
    return {
        "lines": list(cell.lines),
        "sources": list(cell.sources),
        "notes": list(cell.notes),
        "stages": None if cell.stages is None else list(cell.stages),
        "differs": cell.differs,
        "missing": cell.missing,
    }


def reread(found: Reread) -> Plain:
    """Return a paper that was found by its check id, and what changed since."""
    paper = found.paper
    return {
        "check_id": paper.check_id,
        "kind": paper.kind,
        "spec": paper.spec,
        "made_at": paper.made_at,
        "data_version": paper.data_version,
        "data_version_now": found.version_now,
        "changes": None
        if found.changes is None
        else [
            {"row": change.row, "record": change.record, "before": change.before, "after": change.after}
            for change in found.changes
        ],
        "added": list(found.added),
        "removed": list(found.removed),
        "compared": found.compared,
    }
