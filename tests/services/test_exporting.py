"""Workbooks and CSV files hold the rows that are shown, as text that nothing runs and numbers that are numbers."""

import csv
import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from navigator.db.library import Library
from navigator.domain.catalogues import SPECS, Catalogue, FacetKey
from navigator.domain.filters import Filter, choice_of
from navigator.domain.money import MISSING
from navigator.domain.spreadsheet import BOM, PREFIX, writable
from navigator.services.comparing import ComparingService
from navigator.services.exporting import Export, to_csv, to_xlsx
from navigator.services.finding import FindingService
from navigator.services.reports import ReportService
from tests.db.libraries import TODAY
from tests.services.comparisons import CHITEKI_AND_AREA, JA, spec_of

FY2007 = Filter(Catalogue.PROGRAMS).with_choice(choice_of(FacetKey.FY, ["2007"]))
PLAIN = Export("表", ("条件: なし",), ("名称", "額"), (("甲", "1,234.5"),), frozenset({1}))
formula_like = st.text(st.sampled_from("=+-@＝＋－＠\t\r\n 'a1あ"), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def reports(library: Library, finding: FindingService) -> ReportService:
    return ReportService(library, finding, ComparingService(library, TODAY))


def sheets(data: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def xml(data: bytes, name: str = "xl/worksheets/sheet1.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode("utf-8")


def as_text(cell: object) -> str:
    return str(cell)


def test_a_comparison_is_exported_row_by_row_as_shown(reports: ReportService) -> None:
    shown = reports.compare(spec_of(*CHITEKI_AND_AREA), JA)
    export = reports.comparison_table(spec_of(*CHITEKI_AND_AREA), JA)
    assert len(export.rows) == len(shown.rows)
    for row, exported in zip(shown.rows, export.rows, strict=True):
        assert exported[0].endswith(row.label)
        for cell, text in zip(row.cells, exported[1:], strict=True):
            marks = "".join(f"[{number}]" for number in cell.sources)
            assert text == ("\n".join(cell.lines) + marks if cell.lines else MISSING)
    written = sheets(to_xlsx(export, JA))
    table = written["比較"]
    assert [row[: len(export.header)] for row in table[len(export.lines) :]] == [
        list(row) for row in (export.header, *export.rows)
    ]
    assert table[0][0] == export.lines[0]
    assert any("注1" in str(row[0]) for row in table)


def test_the_sources_stand_on_a_sheet_of_their_own(reports: ReportService) -> None:
    export = reports.comparison_table(spec_of(*CHITEKI_AND_AREA), JA)
    header, *rows = sheets(to_xlsx(export, JA))["出典"]
    assert header[:2] == ["番号", "題名"]
    assert [int(str(row[0]).split(".")[0]) for row in rows] == [one.number for one in export.citations]
    assert [row[1] for row in rows] == [one.title for one in export.citations]


@pytest.mark.parametrize("catalogue", list(Catalogue))
def test_a_list_is_exported_row_by_row_as_shown(
    reports: ReportService, finding: FindingService, catalogue: Catalogue
) -> None:
    question = Filter(catalogue)
    keys = [column.key for column in SPECS[catalogue].columns if column.shown]
    export = reports.list_table(question, keys, JA)
    result = finding.find(question)
    rows = finding.rows(result, 0, result.total, JA)
    keys += [] if "code" in keys else ["code"]
    assert list(export.rows) == [tuple(row.cells[key] for key in keys) for row in rows]
    assert export.lines[0].startswith("条件: ")
    assert f"{result.total:,} 件" in export.lines[1]
    table = next(iter(sheets(to_xlsx(export, JA)).values()))
    assert len(table) == len(export.lines) + 1 + len(rows)
    assert [row[keys.index("code")] for row in table[len(export.lines) + 1 :]] == [
        writable(row.ref.code) for row in rows
    ]


def test_the_filter_is_the_first_line(reports: ReportService) -> None:
    export = reports.list_table(FY2007, ["name"], JA)
    assert "平成19年度" in export.lines[0]
    assert sheets(to_xlsx(export, JA))["事業"][0][0] == export.lines[0]


def test_the_header_is_frozen_and_repeated_and_has_a_filter(reports: ReportService) -> None:
    export = reports.list_table(FY2007, ["name", "ministry"], JA)
    page = xml(to_xlsx(export, JA))
    top = len(export.lines) + 1
    assert f'<pane xSplit="1" ySplit="{top}" topLeftCell="B{top + 1}"' in page
    assert 'state="frozen"' in page
    assert f'<autoFilter ref="A{top}:C{top + len(export.rows)}"' in page
    assert "<col " in page


def test_numbers_are_numbers_with_a_format() -> None:
    rows = (("甲", "1,234.5"), ("乙", "▲3"), ("丙", "…"), ("丁", "4,510※"), ("戊", "0"), ("己", "12,345"))
    data = to_xlsx(replace(PLAIN, rows=rows), JA)
    cells = [row[1] for row in sheets(data)["表"][2:]]
    assert cells == [1234.5, -3.0, "…", "4,510※", 0.0, 12345.0]
    styles = xml(data, "xl/styles.xml")
    assert "#,##0;▲#,##0;0" in styles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("999,999,999,999,999", 999_999_999_999_999.0),
        ("1,000,000,000,000,001", "1,000,000,000,000,001"),
        ("0.123456789012345", "0.123456789012345"),
        ("12.5", 12.5),
    ],
)
def test_a_number_of_more_than_fifteen_digits_stays_text(text: str, expected: object) -> None:
    assert sheets(to_xlsx(replace(PLAIN, rows=(("甲", text),)), JA))["表"][2][1] == expected


def test_figures_outside_columns_of_figures_stay_text() -> None:
    assert sheets(to_xlsx(replace(PLAIN, rows=(("0012", "1"),)), JA))["表"][2][0] == "0012"


@settings(max_examples=40)
@given(st.lists(st.tuples(formula_like, formula_like), min_size=1, max_size=6), formula_like)
def test_text_is_never_a_formula(rows: list[tuple[str, str]], name: str) -> None:
    export = replace(PLAIN, name=name, lines=(name,), header=(name, "額"), rows=tuple(rows))
    data = to_xlsx(export, JA)
    page = xml(data)
    assert "<f>" not in page
    assert "<hyperlink" not in page
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any("externalLink" in entry for entry in archive.namelist())
    table = next(iter(sheets(data).values()))
    told = [row[0] for row in table[-len(rows) :]]
    assert [as_text(cell).replace("\r", "\n") for cell in told] == [first.replace("\r", "\n") for first, _ in rows]


def test_control_characters_do_not_break_the_workbook() -> None:
    data = to_xlsx(replace(PLAIN, rows=(("a\x00b\x07<b>&amp;", "1"),)), JA)
    assert sheets(data)["表"][2][0] == "a�b�<b>&amp;"


@settings(max_examples=60)
@given(st.lists(st.tuples(formula_like, st.text(max_size=8)), max_size=6))
def test_csv_round_trips_and_runs_nothing(rows: list[tuple[str, str]]) -> None:
    data = to_csv(replace(PLAIN, rows=tuple(rows)))
    assert data.startswith(BOM)
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [[cell.removeprefix(PREFIX) for cell in row] for row in read[1:]] == [
        [writable(cell) for cell in row] for row in rows
    ]


def test_progress_is_told_and_may_stop_the_work() -> None:
    class Stop(Exception):  # noqa: N818
        pass

    def stop(done: int, total: int) -> None:
        if done:
            raise Stop

    with pytest.raises(Stop):
        to_xlsx(replace(PLAIN, rows=PLAIN.rows * 1200), JA, stop)
