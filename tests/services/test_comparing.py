"""Records side by side: rows, marks, warnings, notes and sources, on the facts."""

import re
from collections import Counter
from decimal import Decimal
from itertools import permutations

import pytest

from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.comparison import Compared, Comparison, ComparisonSpec
from navigator.domain.errors import UserError
from navigator.domain.fiscal import YearStyle
from navigator.domain.money import format_myen
from navigator.domain.results import Presentation
from navigator.services.comparing import ComparingService
from tests.db.libraries import TODAY
from tests.db.packages import table
from tests.services import recount
from tests.services.comparisons import CHITEKI_AND_AREA, JA, SUBSIDIES, row_of, spec_of

PROGRAM_ROWS = [
    "所管", "制度名", "目的", "段階", "対象者", "分野", "規模/年", "期間", "年度別予算", "採択（応募）", "成果",
    "連携枠", "系譜", "出典",
]  # fmt: skip
MEASURE_ROWS = [
    "目的", "申請者の要件", "課題の要件", "支援規模", "補助率", "期間", "募集期間", "申請方法", "問合せ先", "出典",
]  # fmt: skip
NOT_IN_THE_FACTS = {"期間", "申請方法"}
"""Rows of product.md that no measure of the facts has anything for."""


@pytest.fixture(scope="module")
def comparing(library: Library) -> ComparingService:
    return ComparingService(library, TODAY)


def named(comparison: Comparison) -> list[str]:
    """The rows as a reader names them: a group once."""
    return list(dict.fromkeys(row.group or row.label for row in comparison.rows))


def test_programs_have_the_rows_of_the_product_page(comparing: ComparingService) -> None:
    assert named(comparing.compare(spec_of(*CHITEKI_AND_AREA), JA)) == PROGRAM_ROWS


def test_measures_have_the_rows_of_the_product_page_in_its_order(comparing: ComparingService) -> None:
    found = comparing.compare(spec_of(*SUBSIDIES, catalogue=Catalogue.MEASURES), JA)
    assert [label for label in named(found) if label in MEASURE_ROWS] == [
        label for label in MEASURE_ROWS if label not in NOT_IN_THE_FACTS
    ]


@pytest.mark.parametrize("catalogue", list(Catalogue))
def test_any_records_of_a_catalogue_can_be_compared_and_cite_what_they_say(
    comparing: ComparingService, catalogue: Catalogue
) -> None:
    codes = list(recount.records(catalogue))
    for start in range(0, len(codes) - 8, max(len(codes) // 5, 8)):
        found = comparing.compare(spec_of(*codes[start : start + 8], catalogue=catalogue), JA)
        assert [record.ref.code for record in found.records] == codes[start : start + 8]
        numbers = {citation.number for citation in found.citations}
        for row in found.rows:
            assert len(row.cells) == 8
            assert not row.empty
            for cell in row.cells:
                assert cell.missing or cell.sources
                assert set(cell.sources) <= numbers


def test_order_of_records_is_that_asked_for(comparing: ComparingService) -> None:
    first = comparing.compare(spec_of(*CHITEKI_AND_AREA), JA)
    for codes in permutations(CHITEKI_AND_AREA):
        found = comparing.compare(spec_of(*codes), JA)
        assert [record.ref.code for record in found.records] == list(codes)
        places = [CHITEKI_AND_AREA.index(code) for code in codes]
        for row in found.rows:
            same = row_of(first, row.key)
            assert [cell.lines for cell in row.cells] == [same.cells[place].lines for place in places]


def test_what_is_not_on_file_has_no_text_and_is_never_marked(comparing: ComparingService) -> None:
    found = comparing.compare(spec_of(*CHITEKI_AND_AREA), JA)
    fields = row_of(found, "field")
    facts = {row["code"]: row for row in table("programs")}
    assert [cell.missing for cell in fields.cells] == [not facts[code]["fields"] for code in CHITEKI_AND_AREA]
    assert not any(cell.missing and cell.differs for row in found.rows for cell in row.cells)
    years = {row.key for row in found.rows if row.key.startswith("budget:")}
    assert row_of(found, "budget:initial:2002").cells[1].missing
    assert "budget:initial:2001" not in years


def test_a_majority_is_not_marked_and_all_are_where_none_agree(comparing: ComparingService) -> None:
    found = comparing.compare(spec_of(*CHITEKI_AND_AREA), JA)
    assert [cell.differs for cell in row_of(found, "ministry").cells] == [False, False, False]
    assert [cell.differs for cell in row_of(found, "duration").cells] == [False, False, True]
    assert [cell.differs for cell in row_of(found, "scale").cells] == [True, True, True]
    assert not any(cell.differs for cell in row_of(found, "purpose").cells)


def test_equal_rows_are_folded_on_demand_and_none_is_lost(comparing: ComparingService) -> None:
    plain = comparing.compare(spec_of(*CHITEKI_AND_AREA), JA)
    folded = comparing.compare(spec_of(*CHITEKI_AND_AREA, fold_equal=True), JA)
    assert plain.common == ()
    assert {row.key for row in folded.common} == {row.key for row in plain.rows if row.equal} >= {"ministry", "stage"}
    assert {row.key for row in (*folded.rows, *folded.common)} == {row.key for row in plain.rows}
    assert plain.texts() == folded.texts()


def test_rows_can_be_chosen_and_ordered(comparing: ComparingService) -> None:
    found = comparing.compare(spec_of(*CHITEKI_AND_AREA, rows=("stage", "years", "ministry")), JA)
    assert [row.key for row in found.rows] == ["stage", "years", "ministry"]
    assert {option.key for option in found.options} >= {"purpose", "kind", "match"}


def test_rows_without_anything_on_file_are_shown_on_demand(comparing: ComparingService) -> None:
    codes = ("mext-chiteki-2", "mext-toshi-area")
    rows = comparing.compare(spec_of(*codes, show_empty=True), JA).rows
    assert any(row.key == "field" and row.empty for row in rows)
    assert not any(row.empty for row in comparing.compare(spec_of(*codes), JA).rows)


def test_sources_that_disagree_are_both_shown_with_the_rule(comparing: ComparingService) -> None:
    found = comparing.compare(spec_of(*CHITEKI_AND_AREA), JA)
    cell = row_of(found, "budget:initial:2007").cells[2]
    assert cell.lines == ("4,510", "（4,500）")
    assert len(cell.sources) >= 2
    (note,) = [found.notes[number - 1] for number in cell.notes]
    assert "連携施策群の集計行を優先" in note
    assert "括弧" in note


def test_partial_amounts_carry_their_sign_and_note(comparing: ComparingService) -> None:
    amounts = Counter((row["program_code"], row["fy"], row["kind"]) for row in table("budgets"))
    partial = [row for row in table("budgets") if row["is_partial"] == "1"]
    assert any(amounts[row["program_code"], row["fy"], row["kind"]] > 1 for row in partial)
    for row in partial:
        found = comparing.compare(spec_of(row["program_code"], "mext-toshi-area"), JA)
        cell = row_of(found, f"budget:{row['kind']}:{row['fy']}").cells[0]
        assert "※" in "".join(cell.lines)
        assert any("内数" in found.notes[number - 1] for number in cell.notes)


def test_each_source_has_one_number_and_each_number_is_used(comparing: ComparingService) -> None:
    for style in YearStyle:
        found = comparing.compare(spec_of(*CHITEKI_AND_AREA), Presentation("ja", style))
        numbers = [citation.number for citation in found.citations]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len({citation.source for citation in found.citations}) == len(numbers)
        used = [number for row in found.rows for cell in row.cells for number in cell.sources]
        assert list(dict.fromkeys(used)) == numbers
        notes = {number for row in found.rows for cell in row.cells for number in cell.notes}
        assert notes | {1} == set(range(1, len(found.notes) + 1))


def test_amounts_are_those_of_the_facts(comparing: ComparingService) -> None:
    found = comparing.compare(spec_of("mext-chiteki-1", "mext-chiteki-2"), JA)
    for fact in table("budgets"):
        if fact["program_code"] != "mext-chiteki-2":
            continue
        cell = row_of(found, f"budget:{fact['kind']}:{fact['fy']}").cells[1]
        assert format_myen(Decimal(fact["amount_myen"])) in "".join(cell.lines)


def test_the_signs_are_told_first_on_every_sheet(comparing: ComparingService) -> None:
    found = comparing.compare(spec_of(*SUBSIDIES, catalogue=Catalogue.MEASURES), JA)
    assert found.notes[0] == "「…」は資料なし、「－」は該当なし、「0」はゼロを表す。"


def test_kinds_stages_and_catalogues_that_differ_are_told(comparing: ComparingService) -> None:
    def warnings(*named: tuple[Catalogue, str]) -> str:
        spec = ComparisonSpec(tuple(Compared(catalogue, code) for catalogue, code in named))
        return "".join(comparing.compare(spec, JA).warnings)

    programs, measures = Catalogue.PROGRAMS, Catalogue.MEASURES
    told = warnings((programs, "mext-chiteki-1"), (programs, "meti-consortium"))
    assert "種別が異なります" in told
    assert "段階が異なります" in told
    assert warnings((programs, "mext-chiteki-1"), (programs, "mext-chiteki-2")) == ""
    assert "種類の違う記録（研究支援策・事業）" in warnings((programs, "mext-toshi-area"), (measures, "mlit-kensetsu"))


def test_a_program_inside_another_is_told(comparing: ComparingService) -> None:
    (warning,) = [
        text
        for text in comparing.compare(spec_of("mext-chiteki-2", "mext-chiteki"), JA).warnings
        if "含まれます" in text
    ]
    assert warning.startswith("「知的クラスター創成事業(第II期)」は「知的クラスター創成事業」")


def test_rounds_without_dates_are_told_by_year(comparing: ComparingService) -> None:
    found = comparing.compare(spec_of(*SUBSIDIES, catalogue=Catalogue.MEASURES), JA)
    calls = row_of(found, "call").cells[SUBSIDIES.index("mlit-kensetsu")]
    assert calls.lines == ("平成16年3月1日～平成16年3月24日", "日付の資料なし: 令和7年度・平成15年度")


def test_english(comparing: ComparingService) -> None:
    found = comparing.compare(spec_of(*CHITEKI_AND_AREA), Presentation("en", YearStyle.WESTERN))
    labels = [row.label for row in found.rows]
    assert labels[:2] == ["Ministry", "Name"]
    assert row_of(found, "budget:initial:2007").label.startswith("FY2007")
    assert found.unit == "(million yen)"
    assert not re.search("[ぁ-ん]", "".join(labels))


@pytest.mark.parametrize(
    ("codes", "told"),
    [
        (("mext-chiteki-1",), "2～8 件"),
        (tuple(row["code"] for row in table("programs")[:9]), "今は 9 件"),
        (("mext-chiteki-1", "mext-chiteki-1"), "二度"),
        (("mext-chiteki-1", "no-such-program"), "no-such-program"),
        (("mext-chiteki-1", "'; DROP TABLE programs; --"), "DROP"),
    ],
)
def test_what_cannot_be_compared_is_refused(comparing: ComparingService, codes: tuple[str, ...], told: str) -> None:
    with pytest.raises(UserError, match=re.escape(told)):
        comparing.compare(spec_of(*codes), JA)
