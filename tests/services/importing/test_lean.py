"""What stands behind large imports: compact tables, remembered cells and rules, each held to the plain way (R-34)."""

import random
from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from navigator.db.identity import KEY_PARTS, fact_keys, key_alone
from navigator.domain.editing import read_draft
from navigator.domain.importing import CellChange, Likeness, Place, PlannedRow, Verdict
from navigator.domain.text import Text
from navigator.services.factcolumns import fact_tables
from navigator.services.importing import formrules, grids
from navigator.services.importing.cells import CellReader, canonical, is_free
from navigator.services.importing.characters import CellError, clean
from navigator.services.importing.formrules import FormRules
from navigator.services.importing.grids import Grid
from navigator.services.importing.marks import Marks
from navigator.services.importing.references import _Parents
from navigator.services.importing.staging import Stage
from navigator.services.importing.tables import told

WORDS = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=6),
    st.sampled_from(
        ["", "1", "5", "▲3", "12億", "平成19年度", "2007", "H19", "令和7年9月1日", "basic", "基礎", "market"]
    ),
    st.sampled_from(["1/2", "はい", "initial", "当初予算", "近畿", "kinki;kanto", "https://example.jp/", "x" * 201]),
)


@given(st.lists(st.integers(-(2**63), 2**63 - 1) | st.integers(0, 40)))
def test_marks_are_a_dict_whose_first_entries_stay(numbers: list[int]) -> None:
    marks, plain = Marks(), {}
    for row, mark in enumerate(numbers):
        if mark in plain:
            assert marks.row(marks.find(mark)) == plain[mark]
        else:
            assert marks.find(mark) == -1
            marks.add(mark, -row, row)
            plain[mark] = row
    assert len(marks) == len(plain)
    for mark, row in plain.items():
        entry = marks.find(mark)
        assert (marks.row(entry), marks.exact(entry)) == (row, -row)
        marks.put(mark, 7, 9)
        assert (marks.row(marks.find(mark)), marks.exact(marks.find(mark))) == (9, 7)


def test_marks_grow() -> None:
    marks = Marks()
    for number in range(20_000):
        marks.add(hash(str(number)), number, number)
    assert all(marks.row(marks.find(hash(str(number)))) == number for number in range(20_000))


def planned(number: int) -> PlannedRow:
    kind = number % 4
    place = Place("表" if number % 2 else "", number)
    cells = {"name_ja": f"試験 {number}", "note": "長い文。" * (number % 300)}
    if kind == 0:
        return PlannedRow(Verdict.NEW, "measures", place, f"k{number}", "題", cells, like=(Likeness("c", "名", "市"),))
    if kind == 1:
        changes = (CellChange("name_ja", "前", "後"),)
        return PlannedRow(
            Verdict.CHANGED, "measures", place, f"k{number}", "題", cells, changes, corrects=number % 8 == 1
        )
    if kind == 2:
        return PlannedRow(Verdict.UNCHANGED, "measures", place, f"k{number}")
    return PlannedRow(Verdict.REFUSED, "measures", place, title="\ud800 題", reason=Text("理由", "reason"))


def test_rows_wait_and_come_back_in_any_order() -> None:
    stage, rows = Stage(), [planned(number) for number in range(3000)]
    for number, row in enumerate(rows):
        assert stage.add(row) == number
        assert stage.row(number // 2) == rows[number // 2]
    assert [stage.row(number) for number in random.Random(1).sample(range(3000), 300)]
    for verdict in Verdict:
        assert list(stage.rows(verdict)) == [row for row in rows if row.verdict is verdict]
        assert stage.count(verdict) == len(stage.numbers(verdict)) == 750
    assert list(stage.rows(*Verdict)) == rows
    assert stage.corrections == sum(row.corrects for row in rows)
    for number in range(0, 3000, 3):
        stage.refuse(number, Text("あとで", "later"))
    refused = stage.row(0)
    assert (refused.verdict, refused.reason, refused.cells, refused.key) == (
        Verdict.REFUSED,
        Text("あとで", "later"),
        {},
        "k0",
    )
    assert stage.is_refused(0)
    kept = [row for number, row in enumerate(rows) if number % 3 and row.verdict is Verdict.CHANGED]
    assert list(stage.rows(Verdict.CHANGED)) == kept
    assert stage.corrections == sum(row.corrects for row in kept)
    assert len(stage.suspected) == sum(bool(row.like) for number, row in enumerate(rows) if number % 3)
    stage.close()
    assert stage.closed


@pytest.mark.parametrize("table", ["measures", "budgets", "outcomes", "editions"])
@settings(max_examples=60)
@given(data=st.data())
def test_a_remembered_cell_is_what_the_cell_says(table: str, data: st.DataObject) -> None:
    for column in fact_tables()[table].columns.values():
        reader, texts = CellReader(column), data.draw(st.lists(WORDS, max_size=4))
        for text in texts * 2:
            assert said(reader.__getitem__, text) == said(lambda given, one=column: canonical(one, given), text)
            if is_free(column) and (text or not column.required):
                assert canonical(column, text) == text


def said(read: object, text: str) -> object:
    assert callable(read)
    try:
        return read(text)
    except CellError as error:
        return error.reason


class Everything:
    def __contains__(self, _value: object) -> bool:
        return True


def by_the_form(table: str, cells: Mapping[str, str], *, new: bool) -> Text | None:
    """The rules as they are said: no cell is remembered, none stands for another."""
    described = fact_tables()[table]
    ruled = formrules._RULED | formrules._TOGETHER
    draft = {name: text for name, text in cells.items() if text and (name in ruled or formrules._is_long(text))}
    if new:
        draft = {**dict.fromkeys(formrules._TOGETHER & described.columns.keys(), ""), **draft}
    problems = read_draft(table, draft, lambda _target: Everything(), whole=False).problems  # type: ignore[arg-type,return-value]
    return told([(described.title_of(name), sentence) for name, sentence in problems.items()]) if problems else None


CELLS = {
    "kind": ["", "initial", "supplementary"],
    "is_partial": ["", "0", "1"],
    "partial_kind": ["", "component", "uncounted"],
    "part_of": ["", "a|2007|initial|s|l"],
    "amount_myen": ["", "1", "-1", "0"],
    "amount_min_myen": ["", "5", "-1"],
    "amount_max_myen": ["", "3", "7"],
    "stage_from": ["", "basic", "market"],
    "stage_to": ["", "basic", "market"],
    "subject_type": ["", "program", "region"],
    "accumulation": ["", "period"],
    "fy": ["", "2007", "1900"],
    "fy_from": ["", "2007"],
    "fy_to": ["", "2006", "2008"],
    "as_of": ["", "2007-03", "2007"],
    "value": ["", "0", "-3", "5.5"],
    "call_open": ["", "2025-04-01", "2025"],
    "call_close": ["", "2025-03", "2026"],
}
FREE = [
    "",
    "頁 3",
    "a\nb",
    "長" * 201,
    "長" * 301,
    "行\n" * 150,
    "長" * 20_001,
    "\u3000",
    "\x85 x",
    "\u202e",
    "x\u00a0y",
]


@pytest.mark.parametrize("table", ["measures", "editions", "programs", "budgets", "outcomes", "events"])
@settings(max_examples=150)
@given(data=st.data())
def test_remembered_rules_are_the_rules_of_the_forms(table: str, data: st.DataObject) -> None:
    rules, described = FormRules(fact_tables()[table]), fact_tables()[table]
    for _ in range(3):
        cells = {
            name: data.draw(st.sampled_from(CELLS.get(name, FREE)))
            for name in data.draw(st.sets(st.sampled_from([name for name in described.written if name != "id"])))
        }
        # Cells as they come here were read: a word of no list, say, is none of them.
        cells = {
            name: text
            for name, text in cells.items()
            if not described.columns[name].words or text in described.columns[name].words or not text
        }
        new = data.draw(st.booleans())
        # Names that other records lead to have a rule of their own.
        cells = {name: text for name, text in cells.items() if new or name not in rules._leading}
        for _again in range(2):
            assert rules.faults(cells, new=new) == by_the_form(table, cells, new=new)


@given(st.lists(st.lists(st.text(max_size=5), min_size=2, max_size=2), max_size=8))
def test_cells_are_cleaned_at_once_as_one_by_one(rows: list[list[str]]) -> None:
    grid = Grid("", ("a", "b"), 1, lambda: iter(enumerate(rows, 2)))
    one_by_one = []
    for row in rows:
        if any(row):
            try:
                one_by_one.append(tuple(map(clean, row)))
            except CellError as error:
                one_by_one.append(error.reason)
    found = [one[1] if isinstance(one, tuple) else one.reason for one in grid.clean_rows()]
    assert found == one_by_one


def test_too_long_a_cell_is_told_in_a_plain_row(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["x" * (grids.limits.CELL + 1), "a"], ["x" * (grids.limits.CELL - 1), "ab"]]
    found = list(Grid("", ("a", "b"), 1, lambda: iter(enumerate(rows, 2))).clean_rows())
    assert "文字が多すぎます" in found[0].reason.ja  # type: ignore[union-attr]
    assert found[1][1] == tuple(rows[1])  # type: ignore[index]


@pytest.mark.parametrize("table", sorted(KEY_PARTS))
@given(data=st.data())
def test_the_key_of_one_row_is_its_key_among_no_others(table: str, data: st.DataObject) -> None:
    columns = [*KEY_PARTS[table], "title_ja", "decision_ja", "text_ja", "respondents", "definition_ja", "kind"]
    row = {name: data.draw(st.sampled_from(["", "a", "s1", "source"])) for name in columns}
    sources = {"s1": "https://example.jp/"}
    assert key_alone(table, row, sources) == fact_keys(table, [row], sources)[0]


@given(st.dictionaries(st.integers(0, 12), st.integers(0, 12)))
def test_circles_of_parents_are_those_that_lead_back(parents: dict[int, int]) -> None:
    found = _Parents()
    for child, parent in parents.items():
        found.add(child, f"k{child}", f"k{parent}", on_file=False)
    circles = []
    for child, parent in parents.items():
        at, seen = parent, {child}
        while at in parents and at not in seen:
            seen.add(at)
            at = parents[at]
        if at == child:
            circles.append(child)
    assert found.circles(lambda: None) == sorted(circles)


def test_amounts_are_decimal_after_reading() -> None:
    reader = CellReader(fact_tables()["budgets"].columns["amount_myen"])
    assert Decimal(reader["12億3,400万円"]) == 1234
