"""No import lets an amount lie in itself (R-33): such an amount would be shown as its own part."""

from pathlib import Path

from sqlalchemy import text

from tests.services.importing.worlds import World, csv_file

COLUMNS = ["key", "program_code", "fy", "kind", "amount_myen", "is_partial", "partial_kind", "part_of", "locator"]


def row(key: str, part_of: str, amount: str = "10") -> list[str]:
    return [key, "cao-oist", "2026", "initial", amount, "0", "component" if part_of else "", part_of, f"箇所 {key}"]


def amounts(world: World) -> int:
    with world.library.reading() as connection:
        return int(connection.execute(text("SELECT count(*) FROM budgets WHERE origin = 'imported'")).scalar_one())


def test_amounts_of_a_file_do_not_lie_in_each_other(world: World, tmp_path: Path) -> None:
    path = csv_file(tmp_path / "budgets.csv", [COLUMNS, row("a", "b"), row("b", "a"), row("c", "c"), row("d", "")])
    assert world.reasons(path) == ["上位をたどると自分に戻ります"] * 3
    world.take(path, leave_out=True)
    assert amounts(world) == 1


def test_an_amount_on_file_is_not_put_under_its_part(world: World, tmp_path: Path) -> None:
    world.take(csv_file(tmp_path / "budgets.csv", [COLUMNS, row("a", ""), row("b", "a")]))
    changed = csv_file(tmp_path / "budgets2.csv", [COLUMNS, row("a", "b")])
    assert world.reasons(changed) == ["上位をたどると自分に戻ります"]
    deeper = csv_file(tmp_path / "budgets3.csv", [COLUMNS, row("c", "b")])
    assert world.reasons(deeper) == []
