"""Similar measures of measures and of programs."""

import pytest
from sqlalchemy import select

from navigator.db import facts
from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.domain.record import RecordRef
from navigator.services.coverage import CoverageService
from navigator.services.similar import LIMIT, SimilarService


@pytest.fixture(scope="module")
def similar(library: Library) -> SimilarService:
    return SimilarService(library, CoverageService(library))


def refs(library: Library, table: str) -> list[RecordRef]:
    """The first records of a table."""
    with library.reading() as connection:
        found = connection.execute(select(facts.table(table).c["fact_key", "code"]).limit(30)).all()
    return [RecordRef(table, key, code) for key, code in found]


@pytest.mark.parametrize("table", ["measures", "programs"])
def test_the_likest_come_first_with_reasons_that_add_up(similar: SimilarService, library: Library, table: str) -> None:
    seen = 0
    for ref in refs(library, table):
        found = similar.similar(ref)
        seen += len(found)
        assert len(found) <= LIMIT
        assert [one.points for one in found] == sorted((one.points for one in found), reverse=True)
        for one in found:
            assert one.ref.table == "measures"
            assert one.ref != ref
            assert one.reasons
            assert sum(reason.points for reason in one.reasons) == one.points
    assert seen


def test_other_records_have_none(similar: SimilarService) -> None:
    assert similar.similar(RecordRef("facilities", "x", "x")) == ()
    assert similar.similar(RecordRef("programs", "gone", "gone")) == ()
    with pytest.raises(UserError):
        similar.similar(RecordRef("measures", "gone", "gone"))
