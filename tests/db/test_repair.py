"""R-13: logical damage: exactly its counter finds it, a repair mends what needs no judgement and tells the rest."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from navigator.db.integrity import Check
from navigator.domain.errors import DamagedLibraryError, UserError
from navigator.domain.safety import BackupReason
from navigator.services.checking import check_facts
from navigator.services.safety import SafetyService
from tests.db import libraries

pytestmark = pytest.mark.reliability

STAR = "INSERT INTO favourites (table_name, fact_key, added_at) VALUES"
BUNDLED: dict[str, tuple[str, set[Check]]] = {
    "orphan": ("UPDATE budgets SET program_code = 'gone' WHERE id = 3", {Check.REFERENCES}),
    "impossible year": ("UPDATE budgets SET fy = 20077 WHERE id = 3", {Check.VALUES}),
    "a word for a year": ("UPDATE budgets SET fy = 'H19' WHERE id = 3", {Check.VALUES}),
    "negative amount": ("UPDATE budgets SET amount_myen = '-5' WHERE id = 3", {Check.VALUES}),
    "unknown code": ("UPDATE programs SET kind = 'mxnu' WHERE id = 3", {Check.VALUES}),
    "empty name": ("UPDATE regions SET name_ja = ' ' WHERE id = 3", {Check.VALUES}),
    "no UTF-8": ("UPDATE stories SET title_ja = CAST(x'e3ff81' AS TEXT) WHERE id = 1", {Check.VALUES}),
    "stale text": ("UPDATE search_texts SET name = name || 'x' WHERE id = 8", {Check.INDEX}),
    "counter": ("UPDATE library_info SET value = '7' WHERE key = 'change_number'", {Check.COUNTERS}),
    "no identity": ("DELETE FROM library_info WHERE key = 'library_id'", {Check.COUNTERS}),
    "orphan star": (f"{STAR} ('programs', 'gone', '2026-01-01T00:00:00Z')", {Check.MARKS}),
    "mark on a strange table": (f"{STAR} ('sqlite_master', 'x', '2026-01-01T00:00:00Z')", {Check.MARKS}),
}


def spoil(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(sql)


def found(service: SafetyService) -> dict[Check, int]:
    return {one.check: len(one.findings) for one in service.check() if one.findings}


@pytest.mark.parametrize("kind", BUNDLED)
def test_exactly_its_counter_finds_it_and_the_repair_mends_it(library_file: Path, kind: str) -> None:
    sql, checks = BUNDLED[kind]
    before = libraries.dump(library_file, without=("library_info", "changes"))
    spoil(library_file, sql)
    library = libraries.opened(library_file)
    service = SafetyService(library)
    try:
        counts = found(service)
        assert set(counts) == checks
        assert counts[next(iter(checks))] == 1 or kind == "stale text"
        assert not service.repair_plan().is_empty
        kept, done = service.repair()
        assert kept.reason is BackupReason.REPAIR
        assert done.left == ()
        assert found(service) == {}
        assert check_facts(library).same
        assert service.repair_plan().is_empty
    finally:
        library.close()
    assert libraries.dump(library_file, without=("library_info", "changes")) == before


def test_a_time_in_the_future_is_told_and_left_to_a_person(library_file: Path) -> None:
    key = "mext-chiteki-2"
    spoil(library_file, f"{STAR} ('programs', '{key}', '2999-01-01T00:00:00Z')")
    library = libraries.opened(library_file)
    service = SafetyService(library)
    assert found(service) == {Check.TIMES: 1}
    plan = service.repair_plan()
    assert plan.is_empty
    assert len(plan.left) == 1
    library.close()


def test_words_of_the_office_are_never_removed(library_file: Path) -> None:
    spoil(
        library_file,
        "INSERT INTO record_notes (uid, table_name, fact_key, text, made_at)"
        " VALUES ('u1', 'programs', 'gone', '大事なメモ', '2026-01-01T00:00:00Z')",
    )
    library = libraries.opened(library_file)
    service = SafetyService(library)
    _kept, done = service.repair()
    assert len(done.left) == 1
    assert "record_notes" in done.left[0].ja
    with library.reading() as connection:
        assert connection.exec_driver_sql("SELECT text FROM record_notes").scalar() == "大事なメモ"
    library.close()


def test_a_mark_that_is_dropped_can_be_taken_back(library_file: Path) -> None:
    spoil(library_file, f"{STAR} ('programs', 'gone', '2026-01-01T00:00:00Z')")
    library = libraries.opened(library_file)
    SafetyService(library).repair()
    with library.reading() as connection:
        (entry,) = connection.exec_driver_sql("SELECT use_case, table_name, before FROM changes").all()
    assert (entry.use_case, entry.table_name) == ("repair", "favourites")
    assert "gone" in entry.before or "2026-01-01" in entry.before
    library.close()


def test_a_damaged_file_is_not_repaired(library_file: Path) -> None:
    raw = bytearray(library_file.read_bytes())
    raw[4096 * 20 : 4096 * 21] = bytes(4096)
    library_file.write_bytes(bytes(raw))
    try:
        library = libraries.opened(library_file)
    except DamagedLibraryError:
        return
    with pytest.raises(DamagedLibraryError):
        SafetyService(library).repair()
    library.close()
    assert library_file.read_bytes() == bytes(raw)


def test_without_a_backup_nothing_is_repaired(library_file: Path) -> None:
    spoil(library_file, BUNDLED["counter"][0])
    (library_file.parent / "backups").write_text("a file of that name", encoding="utf-8")
    library = libraries.opened(library_file)
    service = SafetyService(library)
    with pytest.raises(UserError, match="控えを取れません"):
        service.repair()
    assert found(service) == {Check.COUNTERS: 1}
    library.close()


def test_a_failing_repair_changes_nothing(library_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from navigator.db import repair  # noqa: PLC0415 - only this test looks inside

    spoil(library_file, BUNDLED["orphan star"][0])
    spoil(library_file, BUNDLED["counter"][0])
    before = libraries.dump(library_file)
    library = libraries.opened(library_file)

    def fail(*_args: object) -> None:
        raise RuntimeError("midway")

    monkeypatch.setattr(repair, "_drop_marks", fail)
    with pytest.raises(RuntimeError):
        SafetyService(library).repair()
    library.close()
    assert libraries.dump(library_file) == before
