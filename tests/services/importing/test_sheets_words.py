"""A dry run in words a coordinator reads."""

from pathlib import Path

import pytest

from navigator.domain.fiscal import YearStyle
from navigator.domain.importing import CellChange, Place, PlannedRow, Verdict
from navigator.domain.results import Presentation
from navigator.services.factwords import cell_words
from navigator.services.importing.sheets import Tab, cells_of, changes_of, detail_of
from tests.services.importing.worlds import MONEY, OVERVIEW, World

JA, EN = Presentation("ja", YearStyle.ERA), Presentation("en", YearStyle.WESTERN)


def named(world: World, path: Path, presentation: Presentation) -> dict[str, list[str]]:
    plan = world.service.plan(path)
    try:
        found: dict[str, list[str]] = {}
        for row in plan.stage.rows(*Verdict):
            cells = cells_of(row, Tab.NEW, plan.names, presentation)
            found.setdefault(row.table, []).append(cells[2])
        return found
    finally:
        plan.close()


def test_an_amount_is_called_by_its_program_year_and_kind(world: World) -> None:
    world.take(OVERVIEW)
    found = named(world, MONEY, JA)
    assert "危険物事故防止対策の推進 令和7年度 当初予算 95.667 百万円" in found["budgets"]
    # This project comes with the file itself.
    assert any(name.startswith("原子力発電施設等緊急時安全対策交付金 令和5年度 当初予算 ") for name in found["budgets"])
    assert not any("rssystem" in name for name in found["budgets"])


def test_cells_are_read_in_words(world: World) -> None:
    plan = world.service.plan(MONEY)
    try:
        rows = {row.table: row for row in reversed(list(plan.stage.rows(*Verdict)))}
        source, budget = rows["sources"], rows["budgets"]
        said = dict(detail_of(source, JA))
        assert (said["種別"], said["確からしさ"]) == ("政府のページ", "一次（発行元）")
        assert dict(detail_of(budget, EN))["Kind"] == "Initial budget"
        assert dict(detail_of(budget, JA))["年度"] == "令和7年度"
    finally:
        plan.close()


@pytest.mark.parametrize(
    ("table", "column", "text", "said"),
    [
        ("budgets", "amount_myen", "1234567.5", "1,234,567.5"),
        ("budgets", "is_partial", "0", "いいえ"),
        ("budgets", "fy", "十九", "十九"),
        ("budgets", "amount_myen", "many", "many"),
        ("measures", "eligible", "sme;university", "中小企業・大学等"),
        ("editions", "call_open", "2026-04", "令和8年4月"),
        ("measures", "name_ja", "", "…"),
        ("measures", "unheard_of", "x", "x"),
    ],
)
def test_a_cell_is_shown_as_people_write_it_or_as_it_stands(table: str, column: str, text: str, said: str) -> None:
    assert cell_words(table, column, text, JA) == said


def test_a_change_of_spelling_alone_is_shown_as_it_is_written() -> None:
    row = PlannedRow(
        Verdict.CHANGED,
        "budgets",
        Place("", 1),
        "k",
        changes=(CellChange("amount_myen", "100", "100.0"), CellChange("amount_myen", "1000", "1200")),
    )
    assert changes_of(row, JA) == ["金額(百万円): 100 → 100.0", "金額(百万円): 1,000 → 1,200"]
