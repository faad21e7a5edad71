"""What a sheet is checked for before it is printed."""

from dataclasses import replace

from navigator.domain.catalogues import Catalogue
from navigator.domain.checks import FILTER_JUMP, Check, Severity, jump_target
from navigator.domain.comparison import (
    Compared,
    ComparedCell,
    ComparedRecord,
    ComparedRow,
    Comparison,
    ComparisonSpec,
)
from navigator.domain.record import RecordRef
from navigator.domain.text import Text
from navigator.services.checking_sheet import check_comparison

SOURCED = ComparedCell(("100",), (1,))


def money(key: str, *cells: ComparedCell, kind: str = "initial") -> ComparedRow:
    return ComparedRow(key, "平成19年度", cells, "年度別予算", numeric=True, marks=False, kind=kind)


def comparison(*rows: ComparedRow, unit: str = "（単位：百万円）") -> Comparison:
    records = tuple(
        ComparedRecord(RecordRef("programs", code, code), Catalogue.PROGRAMS, title, "文部科学省")
        for code, title in (("a", "第一期"), ("b", "第二期"))
    )
    spec = ComparisonSpec(tuple(Compared(record.catalogue, record.ref.code) for record in records))
    return Comparison(spec, records, rows, (), (), (), (), (), unit)


def texts(found: tuple[Check, ...]) -> list[str]:
    return [check.text.ja for check in found]


def test_a_sound_sheet_has_nothing_to_look_at() -> None:
    assert check_comparison(comparison(money("budget:initial:2007", SOURCED, SOURCED))) == ()


def test_a_figure_without_a_source_is_found_with_its_cell() -> None:
    bare = ComparedCell(("4,510",))
    (check,) = check_comparison(comparison(money("budget:initial:2007", SOURCED, bare)))
    assert check.severity is Severity.ERROR
    assert "第二期" in check.text.ja
    assert jump_target(check.jump or "") == ("budget:initial:2007", 1)


def test_nothing_on_file_and_none_need_no_source() -> None:
    rows = money("budget:initial:2007", ComparedCell(()), ComparedCell(("－",)))
    assert check_comparison(comparison(rows)) == ()


def test_an_outcome_without_a_source_is_found_and_a_sentence_is_not() -> None:
    bare = ComparedCell(("803 件",))
    outcome = ComparedRow("outcome:commercialisations", "事業化件数", (bare, SOURCED), "成果")
    purpose = ComparedRow("purpose", "目的", (bare, bare), prose=True)
    (check,) = check_comparison(comparison(outcome, purpose))
    assert check.jump == "cell:outcome:commercialisations:0"


def test_bare_numbers_without_a_unit_line_are_found() -> None:
    (check,) = check_comparison(comparison(money("scale", SOURCED, SOURCED, kind=""), unit=""))
    assert "単位" in check.text.ja
    assert jump_target(check.jump or "") == ("scale", None)


def test_a_row_that_names_its_unit_needs_no_unit_line() -> None:
    row = replace(money("scale", SOURCED, SOURCED, kind=""), label="規模（百万円）")
    assert check_comparison(comparison(row, unit="")) == ()


def test_amounts_of_several_kinds_under_one_heading_are_found_once() -> None:
    rows = [money(f"budget:{kind}:2008", SOURCED, SOURCED, kind=kind) for kind in ("initial", "request", "request")]
    (check,) = check_comparison(comparison(*rows))
    assert check.severity is Severity.WARNING
    assert "当初予算・概算要求" in check.text.ja
    assert "Initial budget, Request" in check.text.en
    assert check.jump == "row:budget:request:2008"


def test_partial_amounts_beside_whole_ones_are_found() -> None:
    partial = ComparedCell(("3,200※",), (1,))
    assert texts(check_comparison(comparison(money("budget:initial:2007", SOURCED, partial)))) == [
        "「年度別予算: 平成19年度」に内数（※）と内数でない額が並んでいます。"
    ]
    assert check_comparison(comparison(money("budget:initial:2007", partial, partial))) == ()
    assert check_comparison(comparison(money("budget:initial:2007", partial, ComparedCell(())))) == ()


def test_rows_that_the_pages_cut_are_mistakes_and_come_first() -> None:
    rows = [money(f"budget:{kind}:2008", SOURCED, SOURCED, kind=kind) for kind in ("initial", "request")]
    found = check_comparison(comparison(*rows), cut_rows=["budget:request:2008", "not shown"])
    assert [check.severity for check in found] == [Severity.ERROR, Severity.WARNING]
    assert "切れます" in found[0].text.ja


def test_an_active_filter_is_told_with_the_way_to_it() -> None:
    (check,) = check_comparison(
        comparison(money("a", SOURCED, SOURCED)), filter_line=Text("府省: 文部科学省", "Ministry: MEXT")
    )
    assert (check.severity, check.jump) == (Severity.INFO, FILTER_JUMP)
    assert "府省: 文部科学省" in check.text.ja
