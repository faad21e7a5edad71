"""The picture invents nothing, keeps ministries together, and crosses no more than the plain order."""

from itertools import pairwise

from hypothesis import given

from navigator.domain.chart import Band
from navigator.domain.figures import Citation
from navigator.domain.lineage import LineageGraph
from navigator.domain.lineage_layout import lay_out, naive_order, picture_of
from navigator.domain.lineage_picture import crossings
from navigator.domain.text import Text
from navigator.domain.vocabulary import Ministry, Relation
from tests.domain.lineagegraphs import edge, graphs, program


@given(graphs())
def test_every_program_has_one_lane_and_ministries_lie_together(graph: LineageGraph) -> None:
    picture = lay_out(graph)
    assert [bar.lane for bar in picture.bars] == list(range(len(graph.programs)))
    assert {bar.code for bar in picture.bars} == set(graph.programs)
    order = [
        len(Ministry) if bar.program.ministry is None else list(Ministry).index(bar.program.ministry)
        for bar in picture.bars
    ]
    assert order == sorted(order)
    assert sum(band.lanes for band in picture.bands) == picture.lanes
    for band in picture.bands:
        members = picture.bars[band.first : band.first + band.lanes]
        assert {bar.program.ministry for bar in members} == {band.ministry}


@given(graphs())
def test_no_year_is_invented(graph: LineageGraph) -> None:
    picture = lay_out(graph)
    for bar in picture.bars:
        member = bar.program
        assert bar.dated == (member.first is not None)
        assert bar.open_start == (member.start_fy is None)
        assert bar.open_end == (member.end_fy is None)
        if bar.dated and bar.cut is None:
            assert (bar.start, bar.end) == (member.first, (member.last or 0) + 1)
        if bar.cut is not None:
            assert bar.cut == member.first
            assert bar.cut < picture.fy_from


@given(graphs())
def test_it_never_crosses_more_than_the_plain_order(graph: LineageGraph) -> None:
    assert crossings(lay_out(graph)) <= crossings(picture_of(graph, naive_order(graph)))


@given(graphs())
def test_the_same_facts_give_the_same_picture(graph: LineageGraph) -> None:
    turned = LineageGraph.of(reversed(list(graph.programs.values())), graph.edges)
    assert lay_out(graph) == lay_out(turned)


@given(graphs())
def test_arrows_stand_in_the_year_of_the_succession(graph: LineageGraph) -> None:
    picture = lay_out(graph)
    for arrow in picture.arrows:
        uprights = {a[0] for a, b in pairwise(arrow.points) if a[0] == b[0]}
        assert len(uprights) <= 1
        if arrow.edge.fy is not None and arrow.edge.fy >= picture.fy_from:
            assert all(arrow.edge.fy < x < arrow.edge.fy + 1 for x in uprights)
        assert all(picture.left <= x <= picture.right for x, _y in arrow.points)


def test_a_crossing_is_taken_away() -> None:
    # In the plain order b and c stand between a and its successor.
    graph = LineageGraph.of(
        [program("a", 2001, 2010), program("b", 2002, 2012), program("c", 2003, 2012), program("z", 2008, 2015)],
        [edge("a", "z", 2008), edge("b", "c", 2005)],
    )
    assert crossings(picture_of(graph, naive_order(graph))) == 2
    assert crossings(lay_out(graph)) == 0


def test_an_arrow_begins_on_the_earlier_bar_and_ends_at_the_later() -> None:
    graph = LineageGraph.of([program("a", 2001, 2004), program("b", 2005, 2009)], [edge("a", "b", 2005)])
    (arrow,) = lay_out(graph).arrows
    (x0, y0), (x1, y1), (x2, y2) = arrow.points
    assert (x0, y0) == (2005.0, 0.5)
    assert 2005 < x1 < 2006
    assert (y1, x2) == (0.5, x1)
    assert 1 < y2 < 1.5


def test_ends_are_marks_and_plans_are_cut_to_the_axis() -> None:
    graph = LineageGraph.of([program("a", 2003, 2008)], [edge("a", None, 2007, Relation.ENDED)])
    plan = Band(2001, 2005, Text("計画", "Plan"), (Citation("made", ""),))
    picture = lay_out(graph, plans=[plan])
    assert [(mark.x, mark.lane) for mark in picture.marks] == [(2008.0, 0)]
    assert [(band.fy_from, band.fy_to) for band in picture.plans] == [(2003, 2005)]


def test_a_far_beginning_is_cut_off_the_axis_and_told() -> None:
    graph = LineageGraph.of([program("old", 1988), program("a", 2001, 2010), program("b", 2004, 2015)], [])
    picture = lay_out(graph)
    assert picture.fy_from == 2001
    (old,) = [bar for bar in picture.bars if bar.code == "old"]
    assert (old.cut, old.end) == (1988, 2001.0)


def test_nothing_is_a_picture_too() -> None:
    picture = lay_out(LineageGraph.of([], []))
    assert (picture.lanes, picture.bars, picture.arrows) == (0, (), ())
