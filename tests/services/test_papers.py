"""Check ids: stable for the same question, another for other data, found however they are typed."""

import re

import pytest

from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef
from navigator.services.office import OfficeService
from navigator.services.papers import PaperService
from tests.services.comparisons import CHITEKI_AND_AREA, spec_of

SPEC = spec_of(*CHITEKI_AND_AREA).to_json()


def test_an_id_is_eight_signs_that_cannot_be_misread(own_library: Library) -> None:
    assert re.fullmatch("[A-Z2-7]{4}-[A-Z2-7]{4}", PaperService(own_library).check_id("comparison", SPEC))


def test_the_same_question_has_the_same_id_and_another_question_another(own_library: Library) -> None:
    papers = PaperService(own_library)
    first = papers.register("comparison", SPEC, {"texts": {}})
    assert papers.register("comparison", dict(reversed(SPEC.items())), {"texts": {}}) == first
    others = [
        spec_of(*reversed(CHITEKI_AND_AREA)),
        spec_of(*CHITEKI_AND_AREA, rows=("stage",)),
        spec_of(*CHITEKI_AND_AREA, fold_equal=True),
        spec_of(*CHITEKI_AND_AREA, show_empty=True),
    ]
    ids = {papers.check_id("comparison", spec.to_json()) for spec in others} | {papers.check_id("list", SPEC)}
    assert len(ids) == 5
    assert first not in ids


def test_another_data_version_gives_another_id(own_library: Library) -> None:
    papers = PaperService(own_library)
    first = papers.register("comparison", SPEC, {})
    OfficeService(own_library).set_favourite(RecordRef("programs", CHITEKI_AND_AREA[0], CHITEKI_AND_AREA[0]), True)
    second = papers.register("comparison", SPEC, {})
    assert second != first
    assert papers.find(first).data_version != papers.find(second).data_version


def test_making_a_paper_changes_no_data_version(own_library: Library) -> None:
    papers = PaperService(own_library)
    first = papers.register("comparison", SPEC, {})
    papers.register("list", {"a": 1}, {})
    assert papers.check_id("comparison", SPEC) == first


def test_what_stood_on_a_paper_is_kept_as_it_was_first_made(own_library: Library) -> None:
    papers = PaperService(own_library)
    check_id = papers.register("comparison", SPEC, {"texts": {"目的": ["𠮷野", "a\nb"]}})
    papers.register("comparison", SPEC, {"texts": {}})
    found = papers.find(check_id)
    assert (found.kind, found.spec) == ("comparison", SPEC)
    assert found.content == {"texts": {"目的": ["𠮷野", "a\nb"]}}
    assert found.made_at.endswith("Z")


@pytest.mark.parametrize(
    "typed",
    [str.lower, lambda text: text.replace("-", ""), lambda text: f"  {text} ", lambda text: text.replace("-", " ")],
)
def test_an_id_is_found_however_it_is_typed(own_library: Library, typed: object) -> None:
    papers = PaperService(own_library)
    check_id = papers.register("comparison", SPEC, {})
    assert papers.find(typed(check_id)).check_id == check_id  # type: ignore[operator]


@pytest.mark.parametrize("typed", ["", "-", "AAAA-AAAA", "'; DROP TABLE papers; --", "A" * 5000, "照合番号"])
def test_an_unknown_id_is_a_sentence(own_library: Library, typed: str) -> None:
    with pytest.raises(UserError) as refused:
        PaperService(own_library).find(typed)
    assert "ありません" in refused.value.what.ja


def test_a_library_that_cannot_be_written_still_gives_ids(
    own_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = PaperService(own_library)
    first = papers.register("comparison", SPEC, {})
    monkeypatch.setattr(type(own_library), "read_only", property(lambda _library: True))
    assert papers.register("comparison", SPEC, {}) == first
    other = papers.register("list", {"a": 1}, {})
    with pytest.raises(UserError):
        papers.find(other)
