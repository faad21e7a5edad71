"""Reading drafts of facts: what is typed means one cell or is refused with a sentence; nothing is guessed."""

from collections.abc import Collection
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from navigator.domain.editfields import ALWAYS_FIGURES, FIELDS, TABLE_NAMES, FieldKind, field_of
from navigator.domain.editing import FIRST_YEAR, LAST_YEAR, Reading, has_figures, items_of, read_draft
from navigator.domain.fiscal import YearStyle, format_fiscal_year
from navigator.domain.money import format_myen
from navigator.domain.vocabulary import Field, PartialKind, Stage

CODES = {
    "programs": {"p1", "p2"},
    "measures": {"m1"},
    "regions": {"r1"},
    "sources": {"s1"},
    "metrics": {"k1"},
    "prefectures": {"大阪府", "京都府"},
    "budgets": {"b1"},
    "subjects:portal": {"portal"},
}


def known(target: str) -> Collection[str]:
    return CODES.get(target, set())


BUDGET = {
    "program_code": "p1",
    "fy": "平成19年度",
    "kind": "initial",
    "amount_myen": "1億円",
    "source": "s1",
    "locator": "表1",
}
OUTCOME = {
    "subject_type": "program",
    "subject_code": "p1",
    "metric_code": "k1",
    "fy_from": "H19",
    "value": "1,234.5",
    "accumulation": "period",
    "source": "s1",
    "locator": "表1",
}
MEASURE = {"name_ja": "名", "source": "s1", "locator": "頁"}
EDITION = {"measure_code": "m1", "name_ja": "名"}


def read(table: str, draft: dict[str, str], **more: str) -> Reading:
    return read_draft(table, {**draft, **more}, known)


def test_a_whole_draft_is_read() -> None:
    found = read("budgets", BUDGET)
    assert found.problems == {}
    assert (found.values["fy"], found.values["amount_myen"]) == (2007, Decimal(100))
    assert (found.values["is_partial"], found.values["covers"], found.values["note"]) == (False, (), None)
    assert read("outcomes", OUTCOME).values["value"] == Decimal("1234.5")


@pytest.mark.parametrize("name", ["program_code", "fy", "kind", "amount_myen", "source", "locator"])
def test_a_figure_needs_all_of_it(name: str) -> None:
    assert set(read("budgets", BUDGET, **{name: " "}).problems) == {name}


@pytest.mark.parametrize(
    ("table", "draft", "more", "field"),
    [
        ("budgets", BUDGET, {"amount_myen": "たくさん"}, "amount_myen"),
        ("budgets", BUDGET, {"amount_myen": "(12)"}, "amount_myen"),
        ("budgets", BUDGET, {"amount_myen": "▲5"}, "amount_myen"),
        ("budgets", BUDGET, {"kind": "当初"}, "kind"),
        ("budgets", BUDGET, {"program_code": "p9"}, "program_code"),
        ("budgets", BUDGET, {"fy": "1949"}, "fy"),
        ("budgets", BUDGET, {"fy": "昭和70年度"}, "fy"),
        ("budgets", BUDGET, {"is_partial": "1"}, "partial_kind"),
        ("budgets", BUDGET, {"is_partial": "1", "part_of": "b1", "partial_kind": "component"}, "is_partial"),
        ("budgets", BUDGET, {"part_of": "b1"}, "partial_kind"),
        ("budgets", BUDGET, {"covers": "p1;p9"}, "covers"),
        ("outcomes", OUTCOME, {"subject_code": "r1"}, "subject_code"),
        ("outcomes", OUTCOME, {"fy_to": "H18"}, "fy_to"),
        ("outcomes", OUTCOME, {"value": "1.2E3"}, "value"),
        ("outcomes", OUTCOME, {"value": "=1+1"}, "value"),
        ("outcomes", OUTCOME, {"as_of": "2007-13"}, "as_of"),
        ("measures", MEASURE, {"amount_min_myen": "2", "amount_max_myen": "1"}, "amount_max_myen"),
        ("measures", {"name_ja": "名"}, {"amount_max_myen": "1"}, "source"),
        ("measures", {"name_ja": "名"}, {"subsidy_rate": "2/3"}, "source"),
        ("measures", {"name_ja": "名"}, {"stage_from": "market", "stage_to": "basic"}, "stage_to"),
        ("measures", {"name_ja": "名"}, {"url": "javascript:alert(1)"}, "url"),
        ("measures", {"name_ja": "名"}, {"prefectures": "大阪"}, "prefectures"),
        ("measures", {"name_ja": "名\n二行"}, {}, "name_ja"),
        ("measures", {"name_ja": "a\0b"}, {}, "name_ja"),
        ("measures", {"name_ja": "\ud800"}, {}, "name_ja"),
        ("measures", {"name_ja": "x" * 301}, {}, "name_ja"),
        ("measures", {"name_ja": ""}, {}, "name_ja"),
        ("editions", EDITION, {"call_open": "R8.4.1", "call_close": "R8.3"}, "call_close"),
        ("events", {"title_ja": "名", "kind": "seminar"}, {"is_planned": "たぶん"}, "is_planned"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field(
    table: str, draft: dict[str, str], more: dict[str, str], field: str
) -> None:
    found = read(table, draft, **more)
    assert set(found.problems) == {field}
    assert found.problems[field].ja
    assert found.problems[field].en
    assert field not in found.values


def test_only_a_supplementary_budget_takes_money_back() -> None:
    assert read("budgets", BUDGET, kind="supplementary", amount_myen="▲5").values["amount_myen"] == Decimal(-5)


def test_a_part_of_another_amount_is_a_component() -> None:
    assert read("budgets", BUDGET, part_of="b1", partial_kind="component").problems == {}
    assert read("budgets", BUDGET, is_partial="※", partial_kind="share").values["partial_kind"] is PartialKind.SHARE


def test_a_record_without_figures_needs_no_source() -> None:
    assert read("measures", {"name_ja": "名", "fields": "life"}).problems == {}
    assert not has_figures("measures", {"name_ja": "名"})
    assert all(has_figures(table, {}) for table in ALWAYS_FIGURES)


def test_some_fields_alone_ask_for_nothing_else() -> None:
    found = read_draft("measures", {"name_ja": "新しい名", "fields": "ict\nlife; ict"}, known, whole=False)
    assert found == Reading({"name_ja": "新しい名", "fields": ("ict", "life")}, {})


@given(st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False, allow_infinity=False))
def test_amounts_are_read_back_exactly(amount: Decimal) -> None:
    for text in (format_myen(amount), format(amount, "f"), f"{format_myen(amount)}百万円"):
        assert read("budgets", BUDGET, amount_myen=text).values["amount_myen"] == amount


@given(st.integers(min_value=FIRST_YEAR, max_value=LAST_YEAR), st.sampled_from(YearStyle))
def test_years_are_read_in_every_form(fy: int, style: YearStyle) -> None:
    assert read("budgets", BUDGET, fy=format_fiscal_year(fy, style)).values["fy"] == fy


@given(st.lists(st.sampled_from(Field), unique=True), st.sampled_from([";", "\n", " ; "]))
def test_lists_are_read_in_their_order(fields: list[Field], mark: str) -> None:
    assert read("measures", {"name_ja": "名", "fields": mark.join(fields)}).values["fields"] == tuple(fields)
    assert items_of(mark.join([*fields, *fields])) == tuple(fields)


@given(st.sampled_from(sorted(FIELDS)), st.data())
def test_any_text_is_read_or_refused_and_never_breaks(table: str, data: st.DataObject) -> None:
    draft = {field.name: data.draw(st.text(max_size=30), label=field.name) for field in FIELDS[table]}
    found = read_draft(table, draft, known)
    assert not found.values.keys() & found.problems.keys()
    for field in FIELDS[table]:
        if field.required:
            assert field.name in found.problems or found.values[field.name] is not None


def test_every_field_has_both_names_and_what_its_kind_needs() -> None:
    assert set(FIELDS) == set(TABLE_NAMES)
    for table, fields in FIELDS.items():
        assert len({field.name for field in fields}) == len(fields)
        for field in fields:
            assert field.label.ja
            assert field.label.en
            assert (field.term is not None) == (field.kind in {FieldKind.TERM, FieldKind.TERMS})
            assert bool(field.target) == (field.kind in {FieldKind.RECORD, FieldKind.RECORDS})
            assert field_of(table, field.name) is field
    stage = field_of("programs", "stage_from")
    assert stage is not None
    assert stage.term is Stage
