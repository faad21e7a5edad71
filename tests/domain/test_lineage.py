"""Walks through the lineage equal the closure of the graph; cycles end; rows of several sources are one edge."""

import pytest
from hypothesis import given

from navigator.domain.lineage import LineageFilter, LineageGraph, SuccessionRow, merged_rows
from navigator.domain.lineage_question import LineageQuestion
from navigator.domain.vocabulary import Field, Ministry, ProgramKind, Relation
from tests.domain.lineagegraphs import edge, evidence, graphs, program, reachable


@given(graphs())
def test_walks_equal_the_closure(graph: LineageGraph) -> None:
    leads = reachable(graph)
    for code in graph.programs:
        after, before = graph.descendants(code), graph.ancestors(code)
        assert set(after) == leads[code]
        assert set(before) == {other for other, found in leads.items() if code in found}
        assert len(after) == len(set(after))
        assert len(before) == len(set(before))
        assert set(graph.line(code)) == {code, *after, *before}


def test_the_nearest_come_first() -> None:
    chain = LineageGraph.of(
        [program(code) for code in "abcd"], [edge("a", "b", 2001), edge("b", "c", 2002), edge("c", "d", 2003)]
    )
    assert chain.descendants("a") == ("b", "c", "d")
    assert chain.ancestors("d") == ("c", "b", "a")
    assert chain.line("b") == ("a", "b", "c", "d")


def test_a_cycle_ends() -> None:
    ring = LineageGraph.of([program("a"), program("b")], [edge("a", "b", 2001), edge("b", "a", 2002)])
    assert ring.descendants("a") == ("b",)
    assert ring.ancestors("a") == ("b",)


def test_an_unknown_program_is_refused() -> None:
    with pytest.raises(KeyError):
        LineageGraph.of([program("a")], []).ancestors("b")


def test_an_edge_to_a_program_that_is_not_held_is_dropped() -> None:
    assert LineageGraph.of([program("a")], [edge("a", "b", 2001)]).edges == ()


def row(source: str, target: str | None, fy: int | None, word: str, relation: Relation = Relation.MERGED_INTO):
    return SuccessionRow(source, target, fy, relation, evidence(word)[0])


def test_the_same_succession_of_two_sources_is_one_edge_with_both() -> None:
    found = merged_rows([row("a", "b", 2010, "one"), row("a", "b", 2010, "two")])
    assert len(found) == 1
    assert [one.citation.source for one in found[0].evidence] == ["made-one", "made-two"]


def test_another_year_or_relation_is_another_edge() -> None:
    rows = [row("a", "b", 2010, "one"), row("a", "b", 2011, "two"), row("a", "b", 2010, "3", Relation.ABSORBED_BY)]
    assert len(merged_rows(rows)) == 3


def test_a_row_without_a_year_confirms_the_one_dated_edge() -> None:
    (found,) = merged_rows([row("a", "b", None, "vague"), row("a", "b", 2010, "dated")])
    assert (found.fy, len(found.evidence)) == (2010, 2)
    two = merged_rows([row("a", "b", None, "vague"), row("a", "b", 2010, "x"), row("a", "b", 2011, "y")])
    assert [one.fy for one in two] == [2010, 2011, None]


def test_filters_are_or_inside_and_between() -> None:
    life = program("a", ministry=Ministry.MEXT, fields=(Field.LIFE, Field.ICT))
    bare = program("b", ministry=Ministry.METI)
    graph = LineageGraph.of([life, bare], [edge("a", "b", 2001)])
    chosen = LineageFilter(frozenset({Ministry.MEXT, Ministry.METI}), frozenset({ProgramKind.RD_GRANT}))
    assert list(chosen.of(graph).programs) == ["a", "b"]
    narrow = LineageFilter(fields=frozenset({Field.ICT, Field.ENV})).of(graph)
    assert (list(narrow.programs), narrow.edges) == (["a"], ())


def test_a_question_survives_json() -> None:
    asked = LineageQuestion(
        LineageFilter(frozenset({Ministry.MEXT}), frozenset({ProgramKind.MENU}), frozenset({Field.LIFE})),
        "a", only=True, years=(2001, 2005),
    )  # fmt: skip
    assert LineageQuestion.from_json(asked.to_json()) == asked
    assert LineageQuestion.from_json(LineageQuestion(as_of=2007).to_json()) == LineageQuestion(as_of=2007)


def test_first_and_last_come_from_facts_only() -> None:
    assert program("a").first is None
    assert (program("a", 2002).first, program("a", 2002).last) == (2002, 2002)
    seen = program("a", seen=(2004, 2007))
    assert (seen.first, seen.last) == (2004, 2007)
    ended = program("a", 2002, 2005, seen=(2004, 2007))
    assert (ended.first, ended.last) == (2002, 2005)
