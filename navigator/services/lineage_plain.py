"""The lineage as plain data for JSON: codes, years and citations as the facts have them."""

from collections.abc import Iterable
from typing import Any

from navigator.domain.group import Change, GroupYear
from navigator.domain.lineage import Evidence, LineageGraph, LineageProgram, Succession
from navigator.domain.lineage_changes import as_of, between
from navigator.domain.lineage_facts import LineageFacts
from navigator.domain.text import Language


def line(facts: LineageFacts, code: str | None) -> dict[str, Any]:
    """Return a program with its ancestors and descendants, nearest first, and the successions among them.

    Without a code every program and succession.
    """
    graph = facts.graph if code is None else facts.graph.only(facts.graph.line(code))
    return {
        "code": code,
        "ancestors": [] if code is None else list(facts.graph.ancestors(code)),
        "descendants": [] if code is None else list(facts.graph.descendants(code)),
        "programs": [_program(program) for program in graph.programs.values()],
        "edges": [_edge(edge) for edge in graph.edges],
        "citations": _citations(facts, graph),
    }


def landscape_of(facts: LineageFacts, fy: int, language: Language) -> dict[str, Any]:
    """Return the programs that stand in a fiscal year, and the coordination group of that year."""
    programs = []
    for one in as_of(facts.graph, fy):
        unsure = None if one.unsure is None else one.unsure.of(language)
        programs.append({**_program(facts.graph.programs[one.code]), "unsure": unsure})
    group = facts.group.get(fy)
    return {
        "as_of": fy,
        "total": len(programs),
        "programs": programs,
        "group": None if group is None else _group(group),
    }


def changes_between(facts: LineageFacts, fy_from: int, fy_to: int) -> dict[str, Any]:
    """Return what changed from one fiscal year's landscape to another's, and who joined or left the group."""
    found = between(facts.graph, fy_from, fy_to)
    changes = [
        {
            "kind": change.kind.value,
            "fy": change.fy,
            "before": list(change.before),
            "after": list(change.after),
            "end_fy": change.end_fy,
            "citations": _evidence(change.evidence),
        }
        for change in found.changes
    ]
    group = facts.group_changes.get((fy_from, fy_to))
    told = None
    if group is not None:
        told = {
            "joined": _members(group.joined),
            "left": _members(group.left),
            "all_joined": group.all_joined,
            "all_left": group.all_left,
        }
    return {"from": fy_from, "to": fy_to, "total": len(changes), "changes": changes, "group": told}


def _program(program: LineageProgram) -> dict[str, Any]:
    return {
        "code": program.code,
        "name_ja": program.name.ja,
        "name_en": program.name.en,
        "ministry": None if program.ministry is None else program.ministry.value,
        "kind": program.kind.value,
        "start_fy": program.start_fy,
        "end_fy": program.end_fy,
        "parent_code": program.parent,
    }


def _edge(edge: Succession) -> dict[str, Any]:
    return {
        "from": edge.source,
        "to": edge.target,
        "fy": edge.fy,
        "relation": edge.relation.value,
        "citations": _evidence(edge.evidence),
    }


def _evidence(evidence: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [
        {"source": one.citation.source, "locator": one.citation.locator, "note": one.note or None} for one in evidence
    ]


def _citations(facts: LineageFacts, graph: LineageGraph) -> list[dict[str, Any]]:
    """Return the sources of programs and edges, each once."""
    cited = [one for program in graph.programs.values() for one in program.evidence]
    cited += [one for edge in graph.edges for one in edge.evidence]
    return [
        {
            "source": view.source,
            "title": view.title,
            "publisher": view.publisher or None,
            "published": view.published or None,
            "address": view.address or None,
            "confidence": view.confidence.value,
        }
        for view in facts.cited(cited)
    ]


def _group(year: GroupYear) -> dict[str, Any]:
    return {
        "membership": year.membership.value,
        "lines": len(year.members),
        "measures_printed": None if year.printed is None else year.printed.measures,
        "amount_printed_myen": None if year.printed is None else year.printed.amount.value,
        "with_partial": None if year.sum is None else year.sum.with_partial,
        "without_partial": None if year.sum is None else year.sum.without_partial,
        "members": [member.code for member in year.members],
    }


def _members(changes: Iterable[Change] | None) -> list[str] | None:
    return None if changes is None else [change.member.code for change in changes]
