"""The words of the coverage map: filters of cells, changes between maps, likeness."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.catalogues import NO_DATA, Catalogue, FacetKey
from navigator.domain.coverage import CoverageAxis, CoverageCell, CoverageMap, CoverageSpec, Heading, changes
from navigator.domain.coverage_likeness import SHARES, LikenessKind, Profile, likeness, purpose_words
from navigator.domain.errors import UserError
from navigator.domain.filters import FacetChoice
from navigator.domain.record import RecordRef
from navigator.domain.results import CeilingRange
from navigator.domain.text import Text
from navigator.domain.vocabulary import Block, Eligible, Field, Stage

SPEC = CoverageSpec(2007, Block.HOKKAIDO)


def test_a_cell_leads_to_the_finder() -> None:
    found = SPEC.filter_of(Catalogue.MEASURES, "basic", "life")
    assert (found.as_of, found.catalogue) == (2007, Catalogue.MEASURES)
    assert found.choice(FacetKey.BLOCK) == FacetChoice(FacetKey.BLOCK, ("hokkaido",))
    assert found.choice(FacetKey.STAGE) == FacetChoice(FacetKey.STAGE, ("basic",))
    assert found.choice(FacetKey.FIELD) == FacetChoice(FacetKey.FIELD, ("life",), (NO_DATA,))
    programs = CoverageSpec(2007, Block.HOKKAIDO, CoverageAxis.MINISTRY).filter_of(Catalogue.PROGRAMS, "basic", "mext")
    assert not programs.choice(FacetKey.BLOCK).include
    assert programs.choice(FacetKey.MINISTRY) == FacetChoice(FacetKey.MINISTRY, ("mext",))
    silent = SPEC.filter_of(Catalogue.MEASURES, NO_DATA, NO_DATA)
    assert silent.choice(FacetKey.FIELD) == FacetChoice(FacetKey.FIELD, (NO_DATA,))
    with pytest.raises(ValueError, match="themes"):
        SPEC.filter_of(Catalogue.THEMES, "basic", "life")


def map_of(counts: dict[tuple[str, str], tuple[int, int]], spec: CoverageSpec = SPEC) -> CoverageMap:
    rows = tuple(Heading(one, Text(one, one)) for one in ("basic", NO_DATA))
    columns = tuple(Heading(one, Text(one, one)) for one in ("life", "ict", NO_DATA))
    cells = tuple(
        CoverageCell(row.value, column.value, *counts.get((row.value, column.value), (0, 0)),
                     CeilingRange(None, None, 0, 0), None)
        for row in rows
        for column in columns
    )  # fmt: skip
    return CoverageMap(spec, rows, columns, cells, 0, 0, ())


def test_gaps_and_crowded_cells_are_named_stages_and_values_only() -> None:
    found = map_of({("basic", "life"): (4, 0), ("basic", NO_DATA): (9, 0)})
    assert [(cell.stage, cell.value) for cell in found.gaps] == [("basic", "ict")]
    assert [(cell.stage, cell.value) for cell in found.crowded] == [("basic", "life")]
    assert found.name(found.crowded[0]).ja == "basic × life"
    with pytest.raises(KeyError):
        found.cell("basic", "nowhere")


def test_two_maps_differ_in_their_counts() -> None:
    before, after = map_of({("basic", "life"): (1, 0)}), map_of({("basic", "ict"): (0, 2)})
    found = changes(before, after)
    assert [(one.column.value, one.filled, one.emptied) for one in found] == [
        ("life", False, True),
        ("ict", True, False),
    ]
    assert changes(before, before) == ()
    with pytest.raises(UserError):
        changes(before, map_of({}, CoverageSpec(2007, by=CoverageAxis.APPLICANT)))


def test_a_map_survives_json() -> None:
    assert CoverageSpec.from_json(SPEC.to_json()) == SPEC
    for data in ({}, {"fy": 2007, "block": "moon"}, {"fy": 2007, "by": "colour"}):
        with pytest.raises(UserError):
            CoverageSpec.from_json(data)


def profile(code: str, *, words: str = "", **sets: frozenset[object]) -> Profile:
    return Profile(
        RecordRef("measures", code, code),
        Text(code, code),
        sets.get("stages", frozenset()),  # type: ignore[arg-type]
        sets.get("fields", frozenset()),  # type: ignore[arg-type]
        sets.get("eligible", frozenset()),  # type: ignore[arg-type]
        purpose_words(words),
    )


def test_the_likeness_says_what_is_shared() -> None:
    one = profile("a", stages=frozenset({Stage.BASIC, Stage.APPLIED}), fields=frozenset({Field.LIFE}),
                  words="蛍光タンパク質とゲノム編集の研究開発")  # fmt: skip
    other = profile("b", stages=frozenset({Stage.APPLIED}), fields=frozenset({Field.LIFE, Field.AGRI}),
                    words="ゲノム編集とタンパク質で蛍光を見る事業")  # fmt: skip
    found = likeness(one, other)
    assert {reason.kind: reason.points for reason in found.reasons}[LikenessKind.STAGE] == 10
    assert {reason.kind: reason.points for reason in found.reasons}[LikenessKind.FIELD] == 10
    (words,) = [reason for reason in found.reasons if reason.kind is LikenessKind.PURPOSE]
    assert "ゲノム" in words.text.ja
    assert LikenessKind.APPLICANT not in {reason.kind for reason in found.reasons}


def test_what_nearly_every_measure_says_is_no_purpose() -> None:
    assert purpose_words("地域の中小企業の研究開発を支援する補助金") == frozenset()
    assert purpose_words("ﾊﾞｲｵ医薬", None) == {"バイオ", "医薬"}


profiles: Callable[[str], st.SearchStrategy[Profile]] = lambda code: st.builds(  # noqa: E731 - a strategy by name
    lambda stages, fields, eligible, words: Profile(
        RecordRef("measures", code, code), Text(code, code), stages, fields, eligible, words
    ),
    st.frozensets(st.sampled_from(list(Stage))),
    st.frozensets(st.sampled_from(list(Field))),
    st.frozensets(st.sampled_from(list(Eligible))),
    st.frozensets(st.sampled_from(["医薬", "食品", "半導体", "海洋"])),
)


@given(profiles("a"), profiles("b"))
def test_likeness_is_the_same_both_ways_and_between_0_and_100(one: Profile, other: Profile) -> None:
    there, back = likeness(one, other), likeness(other, one)
    assert there.points == back.points == sum(reason.points for reason in there.reasons)
    assert 0 <= there.points <= 100 == sum(SHARES.values())
    whole = likeness(one, one).points
    named = [bool(one.stages), bool(one.fields), bool(one.eligible), len(one.words) > 1]
    assert whole == sum(share for share, said in zip(SHARES.values(), named, strict=True) if said)
