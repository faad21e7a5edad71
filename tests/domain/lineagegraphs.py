"""Made-up lineages for tests: programs, years and successions that stand for no real ones; cycles included."""

from hypothesis import strategies as st

from navigator.domain.figures import Citation
from navigator.domain.lineage import Evidence, LineageGraph, LineageProgram, Succession
from navigator.domain.text import Text
from navigator.domain.vocabulary import Ministry, ProgramKind, Relation

FIRST, LAST = 1990, 2020
_RELATIONS = [relation for relation in Relation if relation is not Relation.ENDED]


def evidence(word: str) -> tuple[Evidence, ...]:
    """Evidence of a source that is made up."""
    return (Evidence(Citation(f"made-{word}", "somewhere")),)


def program(code: str, start: int | None = None, end: int | None = None, **more: object) -> LineageProgram:
    """A made-up program."""
    return LineageProgram(
        code, Text(f"事業{code}", f"Program {code}"), ProgramKind.RD_GRANT, start_fy=start, end_fy=end,
        evidence=evidence(code), **more,  # type: ignore[arg-type]
    )  # fmt: skip


def edge(source: str, target: str | None, fy: int | None, relation: Relation = Relation.SUCCEEDED_BY) -> Succession:
    """A made-up succession."""
    return Succession(source, target, fy, relation, evidence(f"{source}-{target}"))


@st.composite
def programs(draw: st.DrawFn, code: str, codes: list[str], *, dated: bool) -> LineageProgram:
    """A program with or without years."""
    start = draw(st.integers(FIRST, LAST))
    end = draw(st.integers(start, LAST + 4))
    known = st.just(True) if dated else st.booleans()
    return program(
        code,
        start if draw(known) else None,
        end if draw(known) else None,
        ministry=draw(st.sampled_from([Ministry.MEXT, Ministry.METI, None])),
        parent=None if dated else draw(st.sampled_from([None, None, *codes])),
    )


@st.composite
def graphs(draw: st.DrawFn, *, dated: bool = False) -> LineageGraph:
    """A graph of up to a dozen programs; edges run either way, so that there are cycles."""
    codes = [f"p{number:02}" for number in range(draw(st.integers(1, 12)))]
    members = [draw(programs(code, codes, dated=dated)) for code in codes]
    found = draw(
        st.lists(
            st.tuples(
                st.sampled_from(codes),
                st.sampled_from(codes),
                st.one_of(st.none(), st.integers(FIRST, LAST)),
                st.sampled_from(_RELATIONS),
            ),
            max_size=16,
            unique_by=lambda one: one[:3],
        )
    )
    return LineageGraph.of(members, [edge(*one) for one in found])


def reachable(graph: LineageGraph) -> dict[str, set[str]]:
    """What each program leads to, by the closure of Warshall: another way than walking."""
    codes = list(graph.programs)
    leads = {(e.source, e.target) for e in graph.edges if e.target is not None}
    for middle in codes:
        for first in codes:
            for last in codes:
                if (first, middle) in leads and (middle, last) in leads:
                    leads.add((first, last))
    return {code: {last for first, last in leads if first == code} - {code} for code in codes}
