"""Two landscapes and what lies between them fit together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.lineage import LineageGraph
from navigator.domain.lineage_changes import NO_END, NO_START, NO_YEARS, ChangeKind, as_of, between
from navigator.domain.vocabulary import Relation
from tests.domain.lineagegraphs import FIRST, LAST, edge, graphs, program

years = st.integers(FIRST - 2, LAST + 6)


@given(graphs(dated=True), years, years)
def test_the_later_landscape_is_the_earlier_one_with_the_changes(graph: LineageGraph, one: int, other: int) -> None:
    a, b = min(one, other), max(one, other)
    before, after = ({standing.code for standing in as_of(graph, fy)} for fy in (a, b))
    found = between(graph, a, b)
    born = {change.after[0] for change in found.of_kind(ChangeKind.BORN)}
    ended = {change.before[0] for change in found.of_kind(ChangeKind.ENDED)}
    assert after == (before | born) - ended


@given(graphs(), years, years)
def test_every_succession_in_between_is_told_once(graph: LineageGraph, one: int, other: int) -> None:
    a, b = min(one, other), max(one, other)
    told = [
        (before, after, change.fy)
        for change in between(graph, a, b).changes
        for before in change.before
        for after in change.after
    ]
    wanted = {(e.source, e.target, e.fy) for e in graph.edges if e.fy is not None and a < e.fy <= b}
    assert set(told) == wanted


@given(graphs(), years)
def test_unknown_years_hold_nothing_back_and_are_marked(graph: LineageGraph, fy: int) -> None:
    standing = {one.code: one.unsure for one in as_of(graph, fy)}
    for code, member in graph.programs.items():
        starts = member.start_fy is None or member.start_fy <= fy
        ends = member.end_fy is None or member.end_fy >= fy
        assert (code in standing) == (starts and ends)
    reasons = {(True, True): None, (True, False): NO_END, (False, True): NO_START, (False, False): NO_YEARS}
    for code, unsure in standing.items():
        member = graph.programs[code]
        assert unsure == reasons[member.start_fy is not None, member.end_fy is not None]


def test_mergers_and_splits_are_gathered() -> None:
    graph = LineageGraph.of(
        [program(code) for code in "abcd"],
        [
            edge("a", "c", 2010, Relation.MERGED_INTO),
            edge("b", "c", 2010, Relation.MERGED_INTO),
            edge("d", "a", 2009, Relation.SPLIT_INTO),
            edge("d", "b", 2009, Relation.SPLIT_INTO),
        ],
    )
    found = between(graph, 2008, 2010)
    (merged,), (split,) = found.of_kind(ChangeKind.MERGED), found.of_kind(ChangeKind.SPLIT)
    assert (merged.before, merged.after, len(merged.evidence)) == (("a", "b"), ("c",), 2)
    assert (split.before, split.after) == (("d",), ("a", "b"))


def test_an_end_cited_for_another_year_says_so() -> None:
    graph = LineageGraph.of([program("a", 2001, 2020)], [edge("a", None, 2010, Relation.ENDED)])
    (found,) = between(graph, 2009, 2012).of_kind(ChangeKind.ENDED)
    assert (found.fy, found.end_fy) == (2010, 2020)
    (own,) = between(graph, 2019, 2021).of_kind(ChangeKind.ENDED)
    assert (own.fy, own.end_fy) == (2020, None)


def test_years_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(ValueError, match="wrong way"):
        between(LineageGraph.of([], []), 2008, 2007)
