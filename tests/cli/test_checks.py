"""facts check and library info, create, check: exit codes and listings; damaged, newer and foreign files."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from navigator.services.library import FACTS
from tests.cli.conftest import Run
from tests.db.packages import table, table_names


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)


def test_a_new_library_holds_the_facts(run: Run) -> None:
    ran = run("facts", "check")
    assert ran.code == 0, ran.out
    rows = sum(len(table(name)) for name in table_names())
    assert f"{len(table_names())} 表・{rows:,} 行" in ran.out
    assert run("library", "check").code == 0


def test_a_changed_cell_is_listed(run: Run, own_file: Path) -> None:
    change(own_file, "UPDATE measures SET subsidy_rate = '1/2!' WHERE code = 'mext-riss'")
    ran = run("facts", "check", library=own_file)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[2:] == ["measures [mext-riss] subsidy_rate: 収録データ …、ライブラリ 「1/2!」", "相違・問題 1 件"]
    english = run("facts", "check", "--lang", "en", library=own_file)
    assert "measures [mext-riss] subsidy_rate: package" in english.out


def test_a_changed_cell_of_an_anchor_fails_the_anchor_too(run: Run, own_file: Path) -> None:
    change(own_file, "UPDATE group_totals SET programs = 18 WHERE fy = 2007")
    ran = run("facts", "check", library=own_file)
    assert ran.code == 1
    assert "基準値「平成19年度の連携施策群の施策数」: 17 のはずが 18" in ran.out


def test_library_check_finds_a_stale_index(run: Run, own_file: Path) -> None:
    change(own_file, "UPDATE search_texts SET name = name || 'x' WHERE id = 8")
    ran = run("library", "check", library=own_file)
    assert ran.code == 1
    key = table("measures")[0]["code"]
    assert f"検索用の文が記録と合いません: measures {key}" in ran.out
    assert f"索引が検索用の文と合いません: measures {key}" in ran.out
    assert "相違・問題 2 件" in ran.out


def test_library_check_finds_a_broken_reference(run: Run, own_file: Path) -> None:
    change(own_file, "UPDATE editions SET measure_code = 'gone' WHERE id = 1")
    ran = run("library", "check", library=own_file)
    assert ran.code == 1
    assert "表 editions の行 1 が、表 measures にない行を指しています。" in ran.out


def test_library_check_finds_a_wrong_counter(run: Run, own_file: Path) -> None:
    change(own_file, "UPDATE library_info SET value = '7' WHERE key = 'change_number'")
    change(own_file, "DELETE FROM library_info WHERE key = 'library_id'")
    ran = run("library", "check", library=own_file)
    assert ran.code == 1
    assert "変更の番号が 7 ですが、履歴の最後は 0 です。" in ran.out
    assert "「library_id」がありません。" in ran.out


def test_library_info(run: Run, shared_file: Path) -> None:
    ran = run("library", "info")
    assert ran.code == 0
    assert str(shared_file) in ran.out
    for name in table_names():
        assert f"  {name}: {len(table(name)):,}" in ran.out


def test_library_create(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "新しい 資料#1.rpn"
    ran = run("library", "create", str(place), library=None)
    assert ran.code == 0
    assert str(place) in ran.out
    assert "データを読み込んでいます" in ran.err
    assert run("facts", "check", library=place).code == 0
    content = place.read_bytes()
    again = run("library", "create", str(place), library=None)
    assert again.code == 2
    assert "既にあります" in again.err
    assert place.read_bytes() == content


def test_a_missing_library_is_made_and_said(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "deep" / "library.rpn"
    ran = run("find", "themes", "--format=json", library=place)
    assert ran.code == 0
    assert ran.json["total"] == len(table("themes"))
    assert f"ライブラリを作りました: {place}" in ran.err


def test_a_mistake_makes_no_library(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "library.rpn"
    for argv in (["find", "mesures"], ["find", "measures", "--as-of=x"], ["show"], ["find", "--help"], ["--version"]):
        run(*argv, library=place)
    assert not place.exists()


def test_a_foreign_file_is_refused_untouched(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "list.rpn"
    place.write_text("not a library", encoding="utf-8")
    ran = run("find", "measures", library=place)
    assert ran.code == 3
    assert "壊れているか" in ran.err
    assert place.read_text(encoding="utf-8") == "not a library"


def test_a_newer_library_is_refused_untouched(run: Run, own_file: Path) -> None:
    change(own_file, "PRAGMA user_version = 999")
    content = own_file.read_bytes()
    for argv in (["find", "measures"], ["facts", "check"], ["library", "info"]):
        ran = run(*argv, library=own_file)
        assert ran.code == 3
        assert "新しい版" in ran.err
    assert own_file.read_bytes() == content


def flip(path: Path, needle: bytes, replacement: bytes) -> None:
    content = path.read_bytes()
    assert len(needle) == len(replacement)
    assert needle in content
    path.write_bytes(content.replace(needle, replacement))


def test_an_undecodable_text_is_damage_and_is_found(run: Run, own_file: Path) -> None:
    name = next(row["name_ja"] for row in table("facilities")).encode()
    flip(own_file, name, bytes([name[0] ^ 0x10]) + name[1:])
    ran = run("find", "facilities", library=own_file)
    assert ran.code == 3
    found = run("facts", "check", library=own_file)
    assert found.code == 1
    assert "facilities [" in found.out


def test_a_code_that_no_reader_knows_is_damage(run: Run, own_file: Path) -> None:
    with closing(sqlite3.connect(own_file)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("UPDATE programs SET kind = 'mxnu' WHERE code = 'mext-chiteki-2'")
    for argv in (["show", "mext-chiteki-2", "--catalogue=programs"], ["find", "programs"]):
        ran = run(*argv, library=own_file)
        assert ran.code == 3, ran.err
        assert "壊れて" in ran.err
    found = run("facts", "check", library=own_file)
    assert found.code == 1
    assert "programs [mext-chiteki-2] kind: 収録データ 「" in found.out
    examined = run("library", "check", library=own_file)
    assert examined.code == 1
    assert "検査していません" in examined.out


def test_our_own_mistake_is_not_called_damage(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from navigator.cli import answers  # noqa: PLC0415 - only this test looks inside

    def mistake(*_: object) -> None:
        raise KeyError("ours")

    monkeypatch.setattr(answers.FindingService, "find", mistake)
    with pytest.raises(KeyError):
        run("find", "measures")


def test_a_read_only_library_is_read(run: Run, own_file: Path) -> None:
    own_file.chmod(0o444)
    own_file.parent.chmod(0o555)
    try:
        assert run("find", "measures", "--format=json", library=own_file).code == 0
        assert run("facts", "check", library=own_file).code == 0
        assert run("library", "check", library=own_file).code == 0
    finally:
        own_file.parent.chmod(0o755)


def test_the_package_is_never_written(run: Run) -> None:
    before = {path.name: path.read_bytes() for path in FACTS.iterdir()}
    run("facts", "check")
    assert {path.name: path.read_bytes() for path in FACTS.iterdir()} == before


def test_the_file_of_a_check_is_not_changed(run: Run, own_file: Path) -> None:
    content = own_file.read_bytes()
    run("facts", "check", library=own_file)
    run("library", "check", library=own_file)
    run("show", "mext-riss", library=own_file)
    assert own_file.read_bytes() == content
    assert [path.name for path in own_file.parent.iterdir()] == [own_file.name]
