"""Notes, tags and the office's own status: kept, changed, undone, and gone with the office's own record."""

from datetime import date
from pathlib import Path

import pytest

from navigator.domain.catalogues import NO_DATA, Catalogue, FacetKey
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.ownmarks import OwnMarks, tag_of, tag_value
from navigator.domain.record import RecordRef
from navigator.domain.results import Presentation, ResultSet
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


def _counted(result: ResultSet) -> dict[str, int]:
    """How many of what was found have each tag."""
    (counts,) = [facet for facet in result.facets if facet.key is FacetKey.TAG]
    return {value.label.ja: value.count for value in counts.values}


@pytest.mark.parametrize("catalogue", list(Catalogue))
def test_every_catalogue_is_found_counted_and_listed_by_tags(suite: ServiceSuite, catalogue: Catalogue) -> None:
    everything = suite.finding.find(Filter(catalogue))
    assert _counted(everything) == {"なし": everything.total}
    first, second = suite.finding.refs(everything, [(0, 2)])
    suite.own_marks.set_tags(first, ["来年度", "医療"])
    suite.own_marks.set_tags(second, ["来年度"])
    assert _counted(suite.finding.find(Filter(catalogue))) == {
        "来年度": 2,
        "医療": 1,
        "なし": everything.total - 2,
    }
    both = suite.finding.find(Filter(catalogue).toggled(FacetKey.TAG, "来年度"))
    assert [row.ref for row in suite.finding.rows(both, 0, 9, Presentation())] == [first, second]
    one = Filter(catalogue).toggled(FacetKey.TAG, "来年度").toggled(FacetKey.TAG, "医療", exclude=True)
    (row,) = suite.finding.rows(suite.finding.find(one), 0, 9, Presentation())
    assert (row.ref, row.cells["tags"]) == (second, "来年度")
    assert suite.finding.describe(one).ja == f"{catalogue.label.ja} ・ タグ: 来年度 ・ 除く タグ: 医療"
    assert suite.finding.count(Filter(catalogue, "タグ:来年 NOT tag:医療")) == 1
    assert Filter.from_json(one.to_json()) == one
    suite.edits.undo()
    assert suite.finding.find(one).total == 0
    assert suite.finding.count(Filter(catalogue, "タグ:来年 NOT tag:医療")) == 0


@pytest.mark.parametrize("tag", [NO_DATA, "~除く", "=印", "なし", "a b", "<b>"])
def test_a_tag_may_be_any_word(suite: ServiceSuite, tag: str) -> None:
    suite.own_marks.set_tags(REF, [tag])
    question = Filter(Catalogue.MEASURES).toggled(FacetKey.TAG, tag_value(tag))
    assert Filter.from_json(question.to_json()) == question
    (row,) = suite.finding.rows(suite.finding.find(question), 0, 9, Presentation())
    assert (row.ref, row.cells["tags"]) == (REF, tag)
    assert suite.finding.describe(question).ja.endswith(f"タグ: {tag}")
    assert tag_of(tag_value(tag)) == tag


def test_tags_of_many_records_are_one_step(suite: ServiceSuite) -> None:
    result = suite.finding.find(Filter(Catalogue.MEASURES))
    refs = suite.finding.refs(result, [(0, 3), (10, 2)])
    assert len(refs) == 5
    marks = suite.own_marks
    marks.set_tags(refs[0], ["旧", "残す"])
    marks.change_tags(refs, ["来年度"], ["旧"])
    assert marks.tags_of(refs) == {"来年度": 5, "残す": 1}
    assert set(marks.marks(refs[0]).tags) == {"来年度", "残す"}
    assert suite.finding.count(Filter(Catalogue.MEASURES).toggled(FacetKey.TAG, "来年度")) == 5
    undone = suite.edits.undo()
    assert undone is not None
    assert undone.ja == "5 件のタグ"
    assert marks.tags_of(refs) == {"旧": 1, "残す": 1}
    suite.edits.redo()
    assert marks.tags_of(refs) == {"来年度": 5, "残す": 1}


def test_too_many_tags_of_one_record_refuse_the_whole_step(suite: ServiceSuite) -> None:
    result = suite.finding.find(Filter(Catalogue.PROGRAMS))
    refs = suite.finding.refs(result, [(0, 3)])
    suite.own_marks.set_tags(refs[2], [f"t{number}" for number in range(20)])
    with pytest.raises(UserError):
        suite.own_marks.change_tags(refs, ["もう一つ"])
    assert "もう一つ" not in suite.own_marks.tags_of(refs)


def test_the_status_of_many_measures_is_one_step(suite: ServiceSuite) -> None:
    refs = suite.finding.refs(suite.finding.find(Filter(Catalogue.MEASURES)), [(0, 4)])
    suite.own_marks.set_statuses(refs, OwnStatus.CONSIDERING, "会議で", "R8.11.22")
    considering = Filter(Catalogue.MEASURES).toggled(FacetKey.OWN, OwnStatus.CONSIDERING.value)
    assert suite.finding.count(considering) == 4
    suite.own_marks.set_statuses(refs[:2], None)
    assert suite.finding.count(considering) == 2
    suite.edits.undo()
    suite.edits.undo()
    assert suite.finding.count(considering) == 0
