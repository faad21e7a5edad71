"""What changed, on the bundled facts, after an update of them, and in the office's own records."""

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from navigator.db.changes import local_day
from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.document import Line, Table
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.record import RecordRef
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import OwnStatus
from navigator.domain.whatchanged import ChangeKind
from navigator.services.changes import ChangesService, counted
from navigator.services.changes_sheet import changes_export, changes_sheet
from navigator.services.edits import Edits
from navigator.services.keeping import SEARCH
from navigator.services.office import OfficeService
from navigator.services.ownmarks import OwnMarksService
from navigator.services.sheet_parts import SheetOptions, Stamp
from tests.db import libraries
from tests.db.packages import ChangedPackage, table

JA = Presentation()
TODAY = date(2026, 11, 22)
STAMP = Stamp("資料版", "AAAA-BBBB")


@pytest.fixture
def changes(library: Library) -> ChangesService:
    return ChangesService(library, TODAY)


def test_new_and_ended_programs_equal_a_recount(changes: ChangesService) -> None:
    found = changes.since(date(2006, 4, 1), date(2008, 4, 1))
    told = {(change.kind, change.code) for change in found.changes}
    for row in table("programs"):
        assert ((ChangeKind.NEW, row["code"]) in told) is (row["start_fy"] in ("2007", "2008"))
        assert ((ChangeKind.ENDED, row["code"]) in told) is (row["end_fy"] in ("2006", "2007"))
    edges = {
        (row["from_code"], row["to_code"]) for row in table("program_successions") if row["fy"] in ("2007", "2008")
    }
    assert sum(change.kind is ChangeKind.SUCCESSION for change in found.changes) == len(edges)


def test_every_change_of_the_facts_has_a_source(changes: ChangesService) -> None:
    found = changes.since(date(2001, 4, 1), date(2026, 4, 1))
    assert found.changes
    assert all(found.sources(change) for change in found.changes)
    assert sum(counted(found.changes).values()) == len(found.changes)


def test_an_empty_interval_says_so(changes: ChangesService) -> None:
    found = changes.since(date(2026, 10, 1))
    assert found.changes == ()
    document = changes_sheet(found, SheetOptions(), JA, STAMP)
    assert "変更なし" in [block.text for block in document.blocks if isinstance(block, Line)]


def test_paper_and_table_hold_the_same_rows(changes: ChangesService) -> None:
    found = changes.since(date(2006, 4, 1), date(2007, 4, 1))
    (sheet,) = [block for block in changes_sheet(found, SheetOptions(), JA, STAMP).blocks if isinstance(block, Table)]
    export = changes_export(found, JA)
    assert len(sheet.rows) == len(export.rows) == len(found.changes)
    assert [row[2] for row in export.rows] == ["".join(row.cells[2].lines) for row in sheet.rows]


def test_an_update_of_the_facts_is_told_by_day_and_by_version(library_file: Path, tmp_path: Path) -> None:
    package = ChangedPackage(tmp_path / "facts")
    measure = package.tables["measures"][0]
    old, measure["name_ja"] = measure["name_ja"], "架空の名（試験用）"
    library = libraries.opened(library_file, package.write("1.1.0"))
    service = ChangesService(library, datetime.now(UTC).date() + timedelta(days=1))
    (version,) = service.versions()
    (renamed,) = service.since_version(version).changes
    assert (renamed.kind, renamed.code) == (ChangeKind.RENAMED, measure["code"])
    assert renamed.before is not None
    assert renamed.before.ja == old
    since = service.since(datetime.now(UTC).date() - timedelta(days=1))
    assert renamed in since.changes
    with pytest.raises(UserError, match="版"):
        service.since_version("0.0.1")
    library.close()


def test_the_offices_own_records_are_told_once_a_day(own_library: Library) -> None:
    office = OfficeService(own_library)
    office.save_search("医療", "", Filter(Catalogue.MEASURES))
    office.rename_item(SEARCH, "医療", "医療と健康", "覚え")
    office.save_search("消した", "", Filter(Catalogue.MEASURES))
    office.delete_item(SEARCH, "消した")
    today = datetime.now(UTC).date()
    found = ChangesService(own_library, today).since(today - timedelta(days=1))
    own = [change for change in found.changes if change.kind is ChangeKind.OWN]
    assert [(change.title.ja, change.after and change.after.ja) for change in own] == [
        ("保存したもの: 医療と健康", "追加")
    ]


def test_a_span_that_ends_before_it_begins_is_refused(changes: ChangesService) -> None:
    with pytest.raises(UserError, match="始まりより前"):
        changes.since(date(2008, 1, 1), date(2007, 1, 1))


def test_what_the_office_says_of_a_record_is_told_under_its_name(own_library: Library) -> None:
    marks = OwnMarksService(own_library, Edits(own_library))
    row = table("measures")[0]
    ref = RecordRef("measures", row["code"], row["code"])
    marks.add_note(ref, "架空のメモ（試験用）")
    marks.set_tags(ref, ["架空の札"])
    marks.set_status(ref, OwnStatus.APPLIED)
    today = datetime.now(UTC).date()
    found = ChangesService(own_library, today).since(today - timedelta(days=1))
    own = [change for change in found.changes if change.kind is ChangeKind.OWN]
    assert {(change.table, change.code) for change in own} == {("measures", row["code"])}
    assert {(change.title.ja, change.after and change.after.ja) for change in own} == {
        (f"メモ: {row['name_ja']}", "追加: 架空のメモ（試験用）"),
        (f"タグ: {row['name_ja']}", "追加: 架空の札"),
        (f"自所の状況: {row['name_ja']}", "追加"),
    }


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process can be set on POSIX only")
def test_a_day_is_one_of_the_offices_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert local_day("2026-11-21T23:30:00+00:00") == local_day("2026-11-21T23:30:00Z") == "2026-11-22"
        assert local_day("2026-11-22T14:59:59") == "2026-11-22"
        assert local_day("2026-11-22T15:00:00") == "2026-11-23"
    finally:
        monkeypatch.undo()
        time.tzset()
