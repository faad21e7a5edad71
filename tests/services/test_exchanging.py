"""Exchanging with another office: trust, conflicts, choices, undo, what refers to what, lost edits. All made up."""

import stat
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from navigator.db.exchange import LOCAL, SHARED
from navigator.db.writes import KEYS
from navigator.domain.errors import UserError
from navigator.domain.exchange import WHOLE, Side, Trust
from navigator.domain.results import Presentation
from navigator.domain.vocabulary import Confidence, SourceKind
from navigator.services.checking import check_library
from navigator.services.officekeys import OfficeKeys, fingerprint, is_signed
from navigator.services.sheet_parts import SheetOptions
from tests.db import libraries
from tests.services.exchanges import PROGRAM, Office, content, give, program, synonym, theme

Make = Callable[[str], Office]
NAME = {"fact_key": PROGRAM}


@pytest.fixture
def make(made_library: Path, tmp_path: Path) -> Iterator[Make]:
    """Make an office by its name."""
    offices: list[Office] = []

    def one(name: str) -> Office:
        offices.append(Office(made_library, tmp_path / name, f"事務所{name}"))
        return offices[-1]

    yield one
    for office in offices:
        office.close()


def test_every_table_that_is_written_is_shared_or_local() -> None:
    assert set(SHARED) | LOCAL == set(KEYS)
    assert {"measures", "record_notes", "consultations", "own_statuses"} <= set(SHARED)


def test_there_and_back_again_both_hold_the_same(make: Make) -> None:
    one, other = make("A"), make("B")
    synonym(one, "甲", "一")
    program(one, "own-a", "新しい事業")
    one.put("programs", NAME, {"name_ja": "Aの訂正", "summary_ja": "Aの概要"})
    other.put("programs", NAME, {"name_ja": "Bの訂正"})
    synonym(other, "乙")
    report = give(one, other)
    (conflict,) = report.conflicts
    assert (conflict.field, conflict.mine, conflict.theirs) == ("name_ja", "Bの訂正", "Aの訂正")
    assert conflict.base == "沖縄科学技術大学院大学(仮称)設立"
    assert conflict.stands is Side.MINE
    assert give(other, one).conflicts == ()
    assert content(one) == content(other)
    assert one.cell("programs", NAME, "name_ja") == "Bの訂正"
    assert one.cell("programs", NAME, "summary_ja") == "Aの概要"
    assert {row["column_name"] for row in one.rows("corrections")} == {"name_ja", "summary_ja"}
    assert (one.backups, other.backups) == (1, 1)


def test_merging_twice_changes_nothing(make: Make) -> None:
    one, other = make("A"), make("B")
    one.put("programs", NAME, {"name_ja": "Aの訂正"})
    path = one.hand()
    assert other.take(path).standing > 0
    before = libraries.dump(other.path, without=("search_texts",))
    again = other.take(path)
    assert (again.new, again.standing, again.conflicts) == (0, 0, ())
    after = libraries.dump(other.path, without=("search_texts",))
    assert {name for name in before if before[name] != after[name]} <= {"library_info"}


def test_a_look_writes_nothing(make: Make) -> None:
    one, other = make("A"), make("B")
    one.put("programs", NAME, {"name_ja": "Aの訂正"})
    opened = other.exchange.open(one.hand())
    before = libraries.dump(other.path)
    report = other.exchange.preview(opened)
    assert libraries.dump(other.path) == before
    assert report == other.exchange.merge(opened)


def test_a_merge_is_one_step_that_can_be_undone_and_done_again(make: Make) -> None:
    one, other = make("A"), make("B")
    one.put("programs", NAME, {"name_ja": "Aの訂正"})
    program(one, "own-a", "新しい事業")
    before = content(other)
    give(one, other)
    after = content(other)
    assert other.edits.undo() is not None
    assert content(other) == before
    assert other.edits.redo() is not None
    assert content(other) == after


def test_what_a_person_chooses_is_an_edit_that_all_offices_get(make: Make) -> None:
    one, other = make("A"), make("B")
    one.put("programs", NAME, {"name_ja": "Aの訂正"})
    other.put("programs", NAME, {"name_ja": "Bの訂正"})
    place = ("programs", f'{{"fact_key": "{PROGRAM}"}}', "name_ja")
    report = other.take(one.hand(), {place: Side.THEIRS})
    assert report.conflicts[0].stands is Side.THEIRS
    assert other.cell("programs", NAME, "name_ja") == "Aの訂正"
    give(other, one)
    assert one.cell("programs", NAME, "name_ja") == "Aの訂正"
    (entry,) = [entry for entry in other.exchange.log() if not entry.out]
    other.exchange.overturn(entry.conflicts[0], Side.MINE)
    give(other, one)
    assert one.cell("programs", NAME, "name_ja") == "Bの訂正"


def test_only_what_an_office_has_not_seen_is_handed_to_it(make: Make) -> None:
    one, other = make("A"), make("B")
    synonym(one, "甲")
    give(one, other)
    synonym(other, "乙")
    assert give(other, one, office=one.uuid).edits == 1
    synonym(one, "丙")
    assert one.exchange.make(office=other.uuid).edits == 1
    assert one.exchange.make().edits == 3
    assert one.exchange.make(since=date(2099, 1, 1)).edits == 0
    assert one.exchange.make(since=date(2000, 1, 1)).edits == 3
    assert one.exchange.make().data == one.exchange.make().data


def test_a_gap_is_filled_by_a_later_package(make: Make) -> None:
    one, other = make("A"), make("B")
    program(one, "own-a", "初めの名前")
    upto = one.exchange.make()
    one.put("programs", {"fact_key": "own-a"}, {"name_ja": "後の名前"})
    assert upto.edits == 1
    whole = one.hand("whole.rpnx")
    late = one.folder / "late.rpnx"
    # A package of the last edit alone, as if it were of a later day.
    with one.library.reading() as connection:
        stamps = connection.exec_driver_sql("SELECT hlc FROM changes ORDER BY id").scalars().all()
    _only_since(one, stamps[-2], late)
    report = other.take(late)
    assert (report.standing, len(report.refused)) == (0, 1)
    assert other.cell("programs", {"fact_key": "own-a"}, "code") is None
    assert not other.take(whole).refused
    assert other.cell("programs", {"fact_key": "own-a"}, "name_ja") == "後の名前"


def _only_since(office: Office, stamp: str, path: Path) -> None:
    from navigator.db import exchange as journal  # noqa: PLC0415 - this test alone makes packages by hand
    from navigator.services.changepackage import Sender, package_of, packed  # noqa: PLC0415 - as above

    keys = OfficeKeys(office.folder / "keys")
    since = {office.uuid: stamp}
    with office.library.reading() as connection:
        edits = tuple(journal.edits_since(connection, since))
        upto = journal.seen(connection)
    sender = Sender(office.uuid, office.name, keys.public_key(office.uuid))
    path.write_bytes(packed(package_of(sender, "1.0.0", since, upto, edits), lambda text: keys.sign(office.uuid, text)))


def test_a_removed_record_that_another_office_uses_stays_in_both(make: Make) -> None:
    one, other = make("A"), make("B")
    program(one, "own-a", "事業")
    give(one, other)
    theme(other, "theme-a", "own-a")
    one.remove("programs", {"fact_key": "own-a"})
    report = give(one, other)
    assert report.kept == (("programs", '{"fact_key": "own-a"}'),)
    give(other, one)
    assert content(one) == content(other)
    assert one.cell("themes", {"fact_key": "theme-a"}, "program_code") == "own-a"


def test_a_removed_source_that_is_cited_beside_others_stays(make: Make) -> None:
    one, other = make("A"), make("B")
    named = {"code": "s-1", "title_ja": "資料", "kind": SourceKind.OTHER, "confidence": Confidence.REPORTED}
    one.put("sources", {"fact_key": "s-1"}, named)
    give(one, other)
    other.put("programs", NAME, {"other_sources": ("s-1",)})
    one.remove("sources", {"fact_key": "s-1"})
    assert give(one, other).kept == (("sources", '{"fact_key": "s-1"}'),)
    give(other, one)
    assert content(one) == content(other)
    assert one.cell("sources", {"fact_key": "s-1"}, "title_ja") == "資料"


def test_a_reference_brings_a_removed_record_back(make: Make) -> None:
    one, other = make("A"), make("B")
    program(one, "own-a", "事業")
    give(one, other)
    theme(other, "theme-a", "own-a")
    one.remove("programs", {"fact_key": "own-a"})
    assert give(other, one).kept == (("programs", '{"fact_key": "own-a"}'),)
    give(one, other)
    assert content(one) == content(other)
    assert one.cell("programs", {"fact_key": "own-a"}, "name_ja") == "事業"


def test_a_removal_is_overturned_by_a_later_change(make: Make) -> None:
    one, other = make("A"), make("B")
    synonym(one, "甲")
    give(one, other)
    one.remove("synonyms", {"word": "甲", "same_as": "同義"})
    synonym(other, "甲", "まだ要る")
    (conflict,) = give(one, other).conflicts
    assert (conflict.field, conflict.theirs, conflict.stands) == (WHOLE, None, Side.MINE)
    give(other, one)
    assert content(one) == content(other)
    assert one.cell("synonyms", {"word": "甲"}, "note") == "まだ要る"
    one.exchange.overturn(conflict, Side.THEIRS)
    assert one.cell("synonyms", {"word": "甲"}, "note") is None


def test_a_merged_library_is_sound_and_tells_what_changed(make: Make) -> None:
    one, other = make("A"), make("B")
    one.put("programs", NAME, {"name_ja": "Aの訂正"})
    other.put("programs", NAME, {"name_ja": "Bの訂正"})
    synonym(one, "甲")
    give(one, other)
    give(other, one)
    for office in (one, other):
        assert [result for result in check_library(office.library) if result.findings] == []
    assert "甲" in repr(other.suite.changes.since(date(2000, 1, 1), date(2099, 1, 1)).changes)


def test_working_state_of_a_desk_is_not_handed_out(make: Make) -> None:
    one, other = make("A"), make("B")
    one.put("favourites", {"table_name": "programs", "fact_key": PROGRAM}, {"added_at": "2026-11-22T00:00:00Z"})
    assert give(one, other).edits == 0
    assert other.rows("favourites") == []


def test_an_office_is_trusted_at_first_sight_and_must_keep_its_key(make: Make) -> None:
    one, other = make("A"), make("B")
    synonym(one, "甲")
    first = other.exchange.open(one.hand())
    assert first.trust is Trust.NEW
    assert first.office.fingerprint == one.exchange.own().fingerprint
    other.exchange.merge(first)
    assert other.exchange.open(one.hand()).trust is Trust.KNOWN
    keys = OfficeKeys(one.folder / "keys")
    keys.path_of(one.uuid).unlink()
    with one.library.writing() as connection:
        connection.exec_driver_sql("DELETE FROM library_info WHERE key = 'office_public_key'")
    changed = one.hand()
    with pytest.raises(UserError) as told:
        other.exchange.open(changed)
    assert first.office.fingerprint in told.value.remedy.ja
    other.exchange.distrust(one.uuid)
    assert other.exchange.open(changed).trust is Trust.NEW


def test_a_copied_library_becomes_an_office_of_its_own(make: Make, tmp_path: Path) -> None:
    one = make("A")
    one.exchange.own()
    copied = libraries.opened(libraries.copy(one.path, tmp_path / "copy.rpn"))
    from navigator.services.exchanging import ExchangeService  # noqa: PLC0415 - over a library of its own
    from navigator.services.suite import ServiceSuite  # noqa: PLC0415 - as above

    suite = ServiceSuite(copied, libraries.TODAY)
    there = ExchangeService(copied, suite.identity, suite.edits, lambda: None, OfficeKeys(tmp_path / "elsewhere"))
    assert there.own().uuid != one.uuid
    assert there.own() == there.own()
    assert there.own().name == "事務所A"
    copied.close()


def test_edits_lost_by_an_old_backup_come_back(make: Make, tmp_path: Path) -> None:
    one, other = make("A"), make("B")
    synonym(one, "甲")
    kept = libraries.copy(one.path, tmp_path / "backup.rpn")
    synonym(one, "乙", "失われる")
    give(one, other)
    one.close()
    libraries.copy(kept, one.path)
    restored = libraries.opened(one.path)
    one.library = restored
    from navigator.services.exchanging import ExchangeService  # noqa: PLC0415 - over the restored library
    from navigator.services.suite import ServiceSuite  # noqa: PLC0415 - as above

    suite = ServiceSuite(restored, libraries.TODAY)
    one.edits = suite.edits
    one.exchange = ExchangeService(restored, suite.identity, suite.edits, lambda: None, OfficeKeys(one.folder / "keys"))
    synonym(one, "丙")
    synonym(other, "丁")
    give(other, one, office=one.uuid)
    give(one, other)
    give(other, one, office=one.uuid)
    assert one.cell("synonyms", {"word": "乙"}, "note") == "失われる"
    assert content(one) == content(other)


def test_the_history_names_the_other_office(make: Make) -> None:
    one, other = make("A"), make("B")
    one.put("programs", NAME, {"name_ja": "Aの訂正"})
    give(one, other)
    assert [entry.office for entry in other.suite.editing.history("programs", PROGRAM)] == ["事務所A"]
    other.put("programs", NAME, {"name_ja": "Bの訂正"})
    assert other.suite.editing.history("programs", PROGRAM)[0].office == "事務所B"


def test_what_did_not_stand_is_no_change_of_the_history(make: Make) -> None:
    one, other = make("A"), make("B")
    one.put("programs", NAME, {"name_ja": "Aの訂正"})
    other.put("programs", NAME, {"name_ja": "Bの訂正"})
    give(one, other)
    assert [entry.after.ja for entry in other.suite.editing.history("programs", PROGRAM)] == ["Bの訂正"]


def test_a_document_and_a_table_tell_the_conflicts(make: Make) -> None:
    one, other = make("A"), make("B")
    one.put("programs", NAME, {"name_ja": "Aの訂正", "end_fy": 2010})
    other.put("programs", NAME, {"name_ja": "Bの訂正", "end_fy": 2012})
    opened = other.exchange.open(one.hand())
    report = other.exchange.preview(opened)
    papers, shown = other.suite.exchange_papers, Presentation()
    table = papers.export(opened, report, shown)
    assert [row[1] for row in table.rows] == ["終了年度", "名称"]
    assert table.rows[1][2:] == ("沖縄科学技術大学院大学(仮称)設立", "Bの訂正", "Aの訂正", "こちら")
    document = papers.document(opened, report, SheetOptions(), shown)
    assert document.foot.check_id
    assert "事務所A" in repr(document.blocks)
    for language in ("ja", "en"):
        assert all(line.of(language) for line in papers.summary(opened, report))  # type: ignore[arg-type]


@pytest.mark.skipif(sys.platform == "win32", reason="rights are those of the folder there")
def test_the_private_key_is_its_owners_alone(tmp_path: Path) -> None:
    keys = OfficeKeys(tmp_path / "keys")
    public = keys.public_key("a")
    assert stat.S_IMODE(keys.path_of("a").stat().st_mode) == 0o600
    assert OfficeKeys(tmp_path / "keys").public_key("a") == public != keys.public_key("b")
    assert is_signed(public, keys.sign("a", b"text"), b"text")
    assert not is_signed(public, keys.sign("b", b"text"), b"text")
    assert not is_signed("no key", b"", b"text")
    assert [len(group) for group in fingerprint(public).split()] == [4] * 8


@pytest.mark.parametrize("broken", [b"", b"zz", b"\xff\xfe", b"00" * 31])
def test_a_broken_key_file_is_told_and_never_replaced(tmp_path: Path, broken: bytes) -> None:
    keys = OfficeKeys(tmp_path)
    keys.path_of("a").write_bytes(broken)
    with pytest.raises(UserError):
        keys.public_key("a")
    assert keys.path_of("a").read_bytes() == broken
