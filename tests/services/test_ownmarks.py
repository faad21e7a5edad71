"""Notes, tags and the office's own status: kept, changed, undone, and gone with the office's own record."""

from datetime import date
from pathlib import Path

import pytest

from navigator.domain.catalogues import NO_DATA, Catalogue, FacetKey
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.ownmarks import OwnMarks
from navigator.domain.record import RecordRef
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import OwnStatus
from navigator.services.suite import ServiceSuite
from tests.db import libraries
from tests.db.packages import ChangedPackage, table

TODAY = date(2026, 11, 22)
CODE = table("measures")[0]["code"]
REF = RecordRef("measures", CODE, CODE)


@pytest.fixture
def suite(library_file: Path):
    library = libraries.opened(library_file)
    yield ServiceSuite(library, TODAY)
    library.close()


def test_everything_is_kept_and_undone_step_by_step(suite: ServiceSuite) -> None:
    marks = suite.own_marks
    uid = marks.add_note(REF, "担当者に確認する。\n二行目")
    marks.change_note(uid, "確認済")
    marks.set_tags(REF, ["医療", " 来年度 ", "医療"])
    marks.set_tags(REF, ["来年度"])
    marks.set_status(REF, OwnStatus.CONSIDERING, "役員会へ", "R8.11.22")
    marks.set_status(REF, OwnStatus.APPLIED)
    found = marks.marks(REF)
    assert [note.text for note in found.notes] == ["確認済"]
    assert found.tags == ("来年度",)
    assert found.status is not None
    assert (found.status.status, found.status.comment) == (OwnStatus.APPLIED, "")
    assert marks.all_tags() == ("来年度",)
    suite.edits.undo()
    status = marks.marks(REF).status
    assert status is not None
    assert (status.status, status.comment, status.date) == (OwnStatus.CONSIDERING, "役員会へ", "2026-11-22")
    while suite.edits.undo():
        pass
    assert marks.marks(REF) == OwnMarks()
    while suite.edits.redo():
        pass
    assert marks.marks(REF) == found


@pytest.mark.parametrize("tags", [["x" * 41], [f"t{number}" for number in range(21)], ["a\0b"], ["\ud800"]])
def test_tags_that_cannot_be_kept_are_refused(suite: ServiceSuite, tags: list[str]) -> None:
    with pytest.raises(UserError):
        suite.own_marks.set_tags(REF, tags)
    assert suite.own_marks.marks(REF).tags == ()


@pytest.mark.parametrize("text", ["", "  \n", "x" * 20_001, "\ud800", "a\0"])
def test_notes_that_cannot_be_kept_are_refused(suite: ServiceSuite, text: str) -> None:
    with pytest.raises(UserError):
        suite.own_marks.add_note(REF, text)
    assert suite.own_marks.marks(REF).notes == ()


def test_a_date_that_cannot_be_read_is_refused(suite: ServiceSuite) -> None:
    with pytest.raises(UserError):
        suite.own_marks.set_status(REF, OwnStatus.APPLIED, day="来月")


def test_marks_keep_a_record_that_vanishes_from_the_package(suite: ServiceSuite, tmp_path: Path) -> None:
    suite.own_marks.set_status(REF, OwnStatus.APPLIED)
    package = ChangedPackage(tmp_path / "facts")
    package.remove("editions", lambda row: row["measure_code"] == CODE)
    package.remove("measures", lambda row: row["code"] == CODE)
    package.remove("aliases", lambda row: row["code"] == CODE)
    suite.library.close()
    library = libraries.opened(suite.library.path, package.write("1.1.0"))
    later = ServiceSuite(library, TODAY)
    assert later.own_marks.marks(REF).status is not None
    assert later.editing.draft_of("measures", CODE)["name_ja"]
    library.close()


def test_they_go_with_a_record_of_the_office_and_come_back_with_it(suite: ServiceSuite) -> None:
    key = suite.editing.save("measures", {"name_ja": "自所の助成"})
    ref = RecordRef("measures", key, key)
    suite.own_marks.add_note(ref, "メモ")
    suite.own_marks.set_tags(ref, ["印"])
    suite.own_marks.set_status(ref, OwnStatus.ADOPTED)
    marks = suite.own_marks.marks(ref)
    suite.editing.remove("measures", key)
    assert suite.own_marks.marks(ref) == OwnMarks()
    suite.edits.undo()
    assert suite.own_marks.marks(ref) == marks


def test_measures_are_found_and_listed_by_the_office_s_own_status(suite: ServiceSuite) -> None:
    applied = Filter(Catalogue.MEASURES).toggled(FacetKey.OWN, OwnStatus.APPLIED.value)
    assert suite.finding.find(applied).total == 0
    suite.own_marks.set_status(REF, OwnStatus.APPLIED)
    result = suite.finding.find(applied)
    (row,) = suite.finding.rows(result, 0, result.total, Presentation())
    assert (row.ref.code, row.cells["own"]) == (CODE, "申請")
    counts = next(facet for facet in result.facets if facet.key is FacetKey.OWN)
    assert {value.value: value.count for value in counts.values if value.count} == {
        "applied": 1,
        NO_DATA: len(table("measures")) - 1,
    }
    assert suite.finding.describe(applied).ja.endswith("自所の状況: 申請")
    suite.edits.undo()
    assert suite.finding.find(applied).total == 0
