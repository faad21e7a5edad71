"""The dry run and the step: what is new, changed, unchanged, refused; all or nothing; undone to the row (R-33)."""

from pathlib import Path

import pytest
from sqlalchemy import text

from navigator.domain.errors import UserError
from navigator.domain.importing import ImportOptions, Verdict
from tests.db import libraries
from tests.services.importing.worlds import World, csv_file, measures_csv

NEW = {"code": "t-1", "name_ja": "試験用の支援策", "provider_ja": "試験市", "source": "", "locator": ""}


def cell(world: World, sql: str) -> object:
    with world.library.reading() as connection:
        return connection.execute(text(sql)).scalar()


def test_a_row_without_a_source_cites_the_file_and_says_when(world: World, tmp_path: Path) -> None:
    path = measures_csv(tmp_path / "measures.csv", [NEW])
    world.take(path, ImportOptions(title="市の一覧", publisher="試験市", credit="CC BY 4.0 試験市"))
    source = cell(world, "SELECT source FROM measures WHERE code = 't-1'")
    assert cell(world, f"SELECT title_ja || '|' || note FROM sources WHERE code = '{source}'") == (
        "市の一覧|CC BY 4.0 試験市。2026-11-22 初回取込"
    )
    assert cell(world, "SELECT origin FROM measures WHERE code = 't-1'") == "imported"


def test_a_row_without_a_code_gets_the_same_one_each_time(world: World, tmp_path: Path) -> None:
    path = measures_csv(tmp_path / "measures.csv", [{**NEW, "code": ""}])
    world.take(path)
    assert world.counts(path) == (0, 0, 1, 0)


def test_refused_rows_hold_back_everything_unless_they_are_left_out(world: World, tmp_path: Path) -> None:
    wrong = [
        {**NEW, "code": "t-2", "name_ja": ""},
        {**NEW, "code": "t-3", "amount_max_myen": "(12)"},
        {**NEW, "code": "t-4", "category": "贈り物"},
        {**NEW, "code": "t-5", "parent_code": "nobody"},
        {**NEW, "code": "t-6", "url": "javascript:alert(1)"},
        {**NEW, "code": "t-1"},
        {**NEW, "code": "Ｔ-1"},
    ]
    path = measures_csv(tmp_path / "measures.csv", [NEW, *wrong])
    reasons = dict(zip(range(3, 10), world.reasons(path), strict=True))
    assert "空です" in reasons[3]
    assert "(12)" in reasons[4]
    assert "選べません" in reasons[5]
    assert "「nobody」は資料にもこのファイルにもありません" in reasons[6]
    assert "http" in reasons[7]
    assert "二度あります（2 行）" in reasons[8]
    assert "全角・半角" in reasons[9]
    before = libraries.dump(world.library.path)
    with pytest.raises(UserError, match="7 行あるため"):
        world.take(path)
    assert libraries.dump(world.library.path) == before
    world.take(path, leave_out=True)
    assert cell(world, "SELECT count(*) FROM measures WHERE code LIKE 't-%'") == 1


def test_rows_that_lead_to_refused_ones_or_to_themselves_are_refused(world: World, tmp_path: Path) -> None:
    rows = [
        {**NEW, "code": "t-1", "amount_max_myen": "x"},
        {**NEW, "code": "t-2", "parent_code": "t-1"},
        {**NEW, "code": "t-3", "parent_code": "t-2"},
        {**NEW, "code": "t-4", "parent_code": "t-5"},
        {**NEW, "code": "t-5", "parent_code": "t-6"},
        {**NEW, "code": "t-6", "parent_code": "t-4"},
        {**NEW, "code": "t-7", "parent_code": "t-8"},
        {**NEW, "code": "t-8"},
    ]
    path = measures_csv(tmp_path / "measures.csv", rows)
    found = {row.title + row.key: row for row in world.rows(path, Verdict.REFUSED)}
    assert len(found) == 6
    new = [row.key for row in world.rows(path, Verdict.NEW) if row.table == "measures"]
    assert new == ["t-7", "t-8"], "a row may lead to one further down"


def test_a_change_of_a_bundled_record_is_a_correction_and_can_be_undone(world: World, tmp_path: Path) -> None:
    code = str(cell(world, "SELECT code FROM measures WHERE origin = 'bundled' ORDER BY id LIMIT 1"))
    row = {"key": code, "name_ja": "直した名称"}
    path = measures_csv(tmp_path / "measures.csv", [row])
    plan = world.service.plan(path, ImportOptions(table="measures"))
    assert (plan.counts.changed, plan.counts.corrections) == (1, 1)
    before = libraries.dump(world.library.path, without=("changes", "library_info"))
    world.service.run(plan)
    plan.close()
    assert cell(world, f"SELECT name_ja FROM measures WHERE code = '{code}'") == "直した名称"
    assert cell(world, "SELECT count(*) FROM corrections") == 1
    world.suite.edits.undo()
    assert libraries.dump(world.library.path, without=("changes", "library_info")) == before
    world.suite.edits.redo()
    assert cell(world, f"SELECT name_ja FROM measures WHERE code = '{code}'") == "直した名称"


def test_an_import_makes_a_backup_and_stands_in_the_log(world: World, tmp_path: Path) -> None:
    path = measures_csv(tmp_path / "measures.csv", [NEW])
    plan = world.service.plan(path)
    result = world.service.run(plan)
    plan.close()
    assert result.backup is not None
    assert result.backup.path.exists()
    (past,) = world.service.log()
    assert (past.name, past.new, past.changed, past.undone) == ("measures.csv", 2, 0, False)
    world.suite.edits.undo()
    assert world.service.log()[0].undone
    world.suite.edits.redo()
    assert not world.service.log()[0].undone


def test_a_plan_of_an_older_state_is_not_run(world: World, tmp_path: Path) -> None:
    path = measures_csv(tmp_path / "measures.csv", [NEW])
    plan = world.service.plan(path)
    world.take(measures_csv(tmp_path / "other.csv", [{**NEW, "code": "o-1"}]))
    with pytest.raises(UserError, match="資料が変わりました"):
        world.service.run(plan)
    plan.close()


class _StopError(Exception):
    pass


def test_stopping_in_the_middle_leaves_nothing(world: World, tmp_path: Path) -> None:
    path = measures_csv(tmp_path / "measures.csv", [{**NEW, "code": f"t-{n}"} for n in range(1200)])
    plan = world.service.plan(path)
    before = libraries.dump(world.library.path)

    def stop(done: int, _total: int) -> None:
        if done >= 500:
            raise _StopError

    with pytest.raises(_StopError):
        world.service.run(plan, progress=stop)
    plan.close()
    assert libraries.dump(world.library.path) == before


def test_a_chosen_mapping_is_remembered_by_the_headings(world: World, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "list.csv", [["名前", "団体", "金額"], ["試験の助成", "試験市", "５百万円"]])
    view = world.service.look(path)
    assert view.asks
    with pytest.raises(UserError, match="どの表か"):
        world.service.plan(path)
    mapping = {"名前": "name_ja", "団体": "provider_ja", "金額": "amount_max_myen"}
    world.take(path, ImportOptions(table="measures", mapping=mapping))
    assert cell(world, "SELECT amount_max_myen FROM measures WHERE name_ja = '試験の助成'") == "5"
    later = csv_file(tmp_path / "later.csv", [["名前", "団体", "金額"], ["次の助成", "試験市", "7"]])
    assert world.service.look(later).parts[0].remembered
    world.take(later)
    assert cell(world, "SELECT amount_max_myen FROM measures WHERE name_ja = '次の助成'") == "7"


def test_budgets_need_their_program_and_say_the_kind_of_part(world: World, tmp_path: Path) -> None:
    program = str(cell(world, "SELECT code FROM programs ORDER BY id LIMIT 1"))
    rows = [
        ["program_code", "fy", "kind", "amount_myen", "is_partial"],
        [program, "令和7年度", "当初予算", "12億3,400万円", ""],
        [program, "14", "initial", "1", ""],
        ["nobody", "2020", "initial", "1", "0"],
        [program, "2021", "initial", "1", "1"],
        [program, "2022", "initial", "1.2E3", "0"],
        [program, "2023", "initial", "…", "0"],
    ]
    path = csv_file(tmp_path / "budgets.csv", rows)
    assert [row.place.line for row in world.rows(path, Verdict.REFUSED)] == [3, 4, 5, 6, 7]
    world.take(path, leave_out=True)
    assert cell(world, "SELECT amount_myen FROM budgets WHERE origin = 'imported' AND fy = 2025") == "1234"
