"""Regions as plain data for JSON; the stable form is told in docs/command-line.md."""

from navigator.domain.regions import RegionFilter, RegionProfile, StayBar
from navigator.domain.text import Language
from navigator.services.plaindata import Plain, citation_data, field_data
from navigator.services.region_comparison import RegionComparison


def profile(found: RegionProfile, language: Language) -> Plain:
    """Return everything on file about one region, every value with the numbers of its citations."""
    return {
        "code": found.ref.code,
        "name_ja": found.title.ja,
        "name_en": found.title.en,
        "place": found.place.of(language),
        "participations": [_stay(bar) for bar in found.bars],
        "sections": [
            {
                "title": section.title.of(language),
                "fields": [field_data(field, language) for field in section.fields],
            }
            for section in found.sections
        ],
        "aliases": list(found.aliases),
        "citations": [citation_data(citation) for citation in found.citations],
    }


def _stay(bar: StayBar) -> Plain:
    stay = bar.stay
    return {
        "program_code": stay.program,
        "program": bar.label,
        "subtype": stay.subtype or None,
        "start_fy": stay.start_fy,
        "end_fy": stay.end_fy,
        "status": None if stay.status is None else stay.status.value,
        "scale": bar.scale or None,
        "evaluation": bar.evaluation or None,
        "sources": list(bar.sources),
    }


def comparison(found: RegionComparison) -> Plain:
    """Return regions side by side."""
    return {
        "codes": list(found.codes),
        "names": list(found.names),
        "rows": [
            {
                "key": row.key,
                "label": row.label,
                "group": row.group or None,
                "cells": [
                    {
                        "lines": list(cell.lines),
                        "sources": list(cell.sources),
                        "differs": cell.differs,
                        "missing": cell.missing,
                    }
                    for cell in row.cells
                ],
            }
            for row in found.rows
        ],
        "notes": list(found.notes),
        "citations": [citation_data(citation) for citation in found.citations],
    }


def filter_words(question: RegionFilter) -> list[str]:
    """Return the options of ``print regions`` that mean a question."""
    words = [f"--text={question.text}"] if question.text else []
    for key in ("blocks", "prefectures", "programs", "fields"):
        words += [f"--where={key.removesuffix('s')}={value or 'none'}" for value in getattr(question, key)]
    words += [f"--where=fy={question.fy}"] if question.fy is not None else []
    return words if question.unplaced else [*words, "--where=block=~none"]
