"""library repair, backups, backup and restore on the command line."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from navigator.cli.writing import qt_application
from navigator.qtsupport.instance import SingleInstance
from tests.cli.conftest import Run
from tests.db import libraries


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)


def test_a_backup_is_made_listed_shown_and_restored(run: Run, own_file: Path, tmp_path: Path) -> None:
    assert "控えはまだありません" in run("library", "backups", library=own_file).out
    made = run("library", "backup", library=own_file)
    assert made.code == 0
    kept = next((own_file.parent / "backups").iterdir())
    assert str(kept) in made.out
    before = libraries.dump(own_file)
    change(own_file, "UPDATE programs SET name_en = 'x' WHERE code = 'mext-chiteki-1'")
    listed = run("library", "backups", library=own_file)
    assert kept.name in listed.out
    assert "手動" in listed.out
    paper = tmp_path / "変わること.pdf"
    shown = run("library", "restore", str(kept), "--dry-run", "--pdf", str(paper), library=own_file)
    assert shown.code == 0
    assert "変わる 1" in shown.out
    assert "失われる編集はありません" in shown.out
    assert paper.read_bytes().startswith(b"%PDF")
    assert libraries.dump(own_file) != before
    restored = run("library", "restore", str(kept), library=own_file)
    assert restored.code == 0
    assert "戻す前の状態も控えにあります" in restored.out
    assert libraries.dump(own_file) == before


def test_a_restore_is_refused_while_a_window_has_the_library(run: Run, own_file: Path) -> None:
    assert qt_application() is not None
    run("library", "backup", library=own_file)
    kept = next((own_file.parent / "backups").iterdir())
    window = SingleInstance(own_file)
    assert window.claim()
    try:
        refused = run("library", "restore", str(kept), library=own_file)
    finally:
        window.release()
    assert refused.code == 2
    assert "開いています" in refused.err


def test_a_damaged_library_is_restored(run: Run, own_file: Path) -> None:
    run("library", "backup", library=own_file)
    kept = next((own_file.parent / "backups").iterdir())
    before = libraries.dump(own_file)
    own_file.write_bytes(b"damaged")
    assert run("find", "measures", library=own_file).code == 3
    restored = run("library", "restore", str(kept), library=own_file)
    assert restored.code == 0
    assert "違いを示せません" in restored.err
    assert "脇に置いたファイル" in restored.out
    assert libraries.dump(own_file) == before


def test_repair_shows_then_mends(run: Run, own_file: Path) -> None:
    change(own_file, "UPDATE search_texts SET name = name || 'x' WHERE id = 8")
    change(own_file, "UPDATE library_info SET value = '7' WHERE key = 'change_number'")
    shown = run("library", "repair", "--dry-run", library=own_file)
    assert shown.code == 1
    assert "検索の索引: 1 件" in shown.out
    assert run("library", "check", library=own_file).code == 1
    done = run("library", "repair", library=own_file)
    assert done.code == 0
    assert "控え: " in done.out
    assert run("library", "check", library=own_file).code == 0
    assert "修復するものはありません" in run("library", "repair", "--dry-run", library=own_file).out


def test_a_copy_elsewhere(run: Run, own_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "stick" / "写し.rpn"
    assert run("library", "backup", "--to", str(target), library=own_file).code == 2
    target.parent.mkdir()
    assert run("library", "backup", "--to", str(target), library=own_file).code == 0
    assert libraries.dump(target) == libraries.dump(own_file)
    again = run("library", "backup", "--to", str(target), library=own_file)
    assert again.code == 2
    assert "既にあります" in again.err


@pytest.mark.parametrize(
    "words",
    [
        ["check", "--dry-run"],
        ["backup", "--pdf", "x.pdf"],
        ["restore", "x", "--to", "y"],
        ["check", "somewhere"],
        ["restore"],
    ],
)
def test_what_does_not_belong_is_refused(run: Run, words: list[str]) -> None:
    ran = run("library", *words)
    assert ran.code == 2
    assert ran.err
