"""What the finder offers is complete, named in both languages and without doubles."""

import pytest

from navigator.domain.catalogues import SPECS, Catalogue, CatalogueSpec, FacetKey


@pytest.mark.parametrize("spec", SPECS.values(), ids=lambda spec: spec.catalogue.value)
def test_keys_are_unique_and_labels_stand_in_both_languages(spec: CatalogueSpec) -> None:
    for entries in (spec.columns, spec.orders):
        keys = [entry.key for entry in entries]
        assert len(set(keys)) == len(keys)
        for language in ("ja", "en"):
            labels = [entry.label.of(language) for entry in entries]  # type: ignore[arg-type]
            assert all(labels)
            assert len(set(labels)) == len(labels)
    assert len(set(spec.facets)) == len(spec.facets)


def test_every_catalogue_has_its_spec_with_name_match_source_and_code() -> None:
    assert list(SPECS) == list(Catalogue)
    for spec in SPECS.values():
        assert {"name", "match", "source", "code"} <= {column.key for column in spec.columns}
        assert spec.orders


def test_every_facet_is_offered_somewhere() -> None:
    assert {key for spec in SPECS.values() for key in spec.facets} == set(FacetKey)


def test_eligible_bodies_and_deadline_are_in_the_row_of_a_measure() -> None:
    shown = {column.key for column in SPECS[Catalogue.MEASURES].columns if column.shown}
    assert {"eligible", "deadline", "ceiling", "match"} <= shown
