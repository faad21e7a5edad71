"""The natural key of a row: how notes, history and other offices name a fact.

The package's own ``id`` is stable only within one version of it, so a key is made of what the row says: a code where
there is one, else its subject, year, kind, source and locator. A source is known by its address; where several rows
would share a key (or a source has no address) the parts in ``TIE_BREAKS`` are added, and last a running number in the
order of what the rows say.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

KEY_PARTS: dict[str, tuple[str, ...]] = {
    "sources": ("url_or_file",),
    "ministries": ("code",),
    "blocks": ("code",),
    "prefectures": ("jis_code",),
    "fields": ("code",),
    "programs": ("code",),
    "program_successions": ("from_code", "to_code", "fy", "relation", "source", "locator"),
    "aliases": ("kind", "code", "alias"),
    "budgets": ("program_code", "fy", "kind", "source", "locator"),
    "group_totals": ("fy",),
    "group_memberships": ("fy", "program_code"),
    "linkages": ("program_code", "frame_name_ja", "fy", "source", "locator"),
    "decisions": ("program_code", "date_or_fy", "source", "locator"),
    "program_features": ("program_code", "kind", "source", "locator"),
    "regions": ("code",),
    "participations": ("region_code", "program_code", "subtype", "start_fy", "source", "locator"),
    "themes": ("code",),
    "stories": ("program_code", "region_code", "title_ja", "source", "locator"),
    "network_findings": ("region_code", "measure", "source", "locator"),
    "metrics": ("code",),
    "outcomes": (
        "subject_type",
        "subject_code",
        "metric_code",
        "fy_from",
        "fy_to",
        "as_of",
        "accumulation",
        "is_planned",
        "source",
        "locator",
    ),
    "subjects": ("subject_type", "subject_code"),
    "fund_distribution": ("fy", "category", "axis", "axis_code", "source", "locator"),
    "surveys": ("survey_code", "question_ja", "answer_ja", "source", "locator"),
    "survey_comments": ("survey_code", "no"),
    "measures": ("code",),
    "editions": ("code",),
    "facilities": ("code",),
    "events": ("date", "kind", "title_ja"),
    "council_activities": ("block_code", "fy", "activity_kind", "title_ja", "date", "source", "locator"),
    "findings": ("no",),
    "recommendations": ("no",),
    "goals": ("source", "level", "no"),
    "basic_plans": ("no",),
    "coordination_groups": ("no",),
    "selection_steps": ("no",),
    "selection_criteria": ("no",),
    "glossary": ("term_ja", "source", "locator"),
    "contacts": ("name_ja",),
    "deflators": ("series", "year_kind", "year", "base_year", "source"),
    "populations": ("area_kind", "jis_code", "year", "kind", "source", "locator"),
}
"""The columns that make the key, table by table; the product's identity rule, checked unique by a test."""

TIE_BREAKS: dict[str, tuple[str, ...]] = {
    "sources": ("title_ja",),
    "decisions": ("decision_ja",),
    "program_features": ("text_ja",),
    "surveys": ("respondents",),
    "glossary": ("definition_ja",),
}
"""Columns added where rows of one table share a key."""

PACKAGE_NUMBERS = frozenset({"id", "source", "other_sources", "part_of", "budget_id", "event_id"})
"""Columns that hold a package id, which is stable only within one version of the package."""

SEPARATOR = "|"


def source_keys(sources: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Return the key of every source by its id in the package."""
    return dict(zip((row["id"] for row in sources), fact_keys("sources", sources, {}), strict=True))


def fact_keys(table: str, rows: Sequence[Mapping[str, str]], sources: Mapping[str, str]) -> list[str]:
    """Return the key of every row of a package table, in order; all are different.

    ``rows`` are the cells as text, ``sources`` the source keys by source id.
    """
    keys = [_join(KEY_PARTS[table], row, sources) for row in rows]
    for column in TIE_BREAKS.get(table, ()):
        again = Counter(keys)
        keys = [
            key + SEPARATOR + row.get(column, "") if again[key] > 1 or not key else key
            for key, row in zip(keys, rows, strict=True)
        ]
    seen: Counter[str] = Counter()
    for at in sorted(range(len(rows)), key=lambda at: (keys[at], _content(rows[at]))):
        key = keys[at]
        seen[key] += 1
        if seen[key] > 1:
            keys[at] = f"{key}{SEPARATOR}#{seen[key]}"
    return keys


def key_alone(table: str, row: Mapping[str, str], sources: Mapping[str, str]) -> str:
    """Return the key of one row beside which no other is looked at: ``fact_keys`` of that row alone."""
    key = _join(KEY_PARTS[table], row, sources)
    for column in TIE_BREAKS.get(table, ()):
        if not key:
            key = SEPARATOR + row.get(column, "")
    return key


def _content(row: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what a row says, without the numbers that the next version of the package may give anew."""
    return sorted((column, cell) for column, cell in row.items() if column not in PACKAGE_NUMBERS)


def _join(columns: Sequence[str], row: Mapping[str, str], sources: Mapping[str, str]) -> str:
    """Join the cells that make a key; the package's id of a source, also as the subject of an alias, is its address."""
    of_source = {"source", "code"} if row.get("kind") == "source" else {"source"}
    cells = ((column, row.get(column, "")) for column in columns)
    return SEPARATOR.join(sources.get(cell, cell) if column in of_source else cell for column, cell in cells)
