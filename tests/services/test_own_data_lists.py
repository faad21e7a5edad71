"""A corrected cell is marked in every list: screen, paper, workbook, CSV and JSON say what stood before (rule 1)."""

import io
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from navigator.domain.catalogues import SPECS, Catalogue
from navigator.domain.document import Sources, Table
from navigator.domain.filters import Filter
from navigator.domain.results import Presentation
from navigator.services import exporting, plaindata
from navigator.services.sheet_parts import SheetOptions
from navigator.services.suite import ServiceSuite
from tests.db import libraries

TODAY = date(2026, 11, 22)
JA = Presentation("ja")
PROGRAM, MEASURE = "mext-chiteki-2", "fukuoka-metaverse"


@pytest.fixture
def suite(library_file: Path):
    library = libraries.opened(library_file)
    found = ServiceSuite(library, TODAY)
    with library.reading() as connection:
        budget = connection.exec_driver_sql(
            f"SELECT fact_key FROM budgets WHERE program_code = '{PROGRAM}' AND fy = 2007 AND kind = 'initial'"
        ).scalar_one()
    found.editing.save("budgets", {"amount_myen": "9,999", "note": "所で数え直した"}, budget)
    found.editing.save("programs", {"start_fy": "H20"}, PROGRAM)
    found.editing.save(
        "measures", {"amount_max_myen": "77", "provider_ja": "試験市", "note": "試験市に確かめた"}, MEASURE
    )
    found.editing.save("editions", {"call_close": "R8.12.24"}, f"{MEASURE}-2023")
    yield found
    library.close()


PROGRAMS = Filter(Catalogue.PROGRAMS, "知的クラスター創成事業")
MEASURES = Filter(Catalogue.MEASURES, "メタバース")


def cells(suite: ServiceSuite, question: Filter, code: str) -> dict[str, str]:
    result = suite.finding.find(question)
    return next(row.cells for row in suite.finding.rows(result, 0, 50, JA) if row.ref.code == code)


def columns(question: Filter) -> list[str]:
    return [column.key for column in SPECS[question.catalogue].columns]


def test_a_corrected_cell_carries_the_sign_on_the_screen(suite: ServiceSuite) -> None:
    found = cells(suite, PROGRAMS, PROGRAM)
    assert (found["budget"], found["years"]) == ("9,999〔訂〕", "平成20–21年度〔訂〕")
    found = cells(suite, MEASURES, MEASURE)
    assert (found["ceiling"], found["deadline"], found["provider"]) == ("77〔訂〕", "R8.12.24〔訂〕", "試験市")


SAID = [
    (PROGRAMS, PROGRAM, ["開始年度（元の値 平成19年度）", "金額（元の値 5,521 百万円）"]),
    (
        MEASURES,
        MEASURE,
        ["支援額 上限（元の値 1 百万円）", "提供者（元の値 福岡市）", "募集締切（元の値 令和5年6月1日）"],
    ),
]


@pytest.mark.parametrize(("question", "code", "said"), SAID)
def test_paper_cites_the_correction_at_the_cell_and_says_what_stood_before(
    suite: ServiceSuite, question: Filter, code: str, said: list[str]
) -> None:
    sheet = suite.reports.listing(question, columns(question), SheetOptions(), JA)
    sources = next(block for block in sheet.blocks if isinstance(block, Sources))
    number, told = next(entry for entry in sources.items if entry[1].startswith("自所の訂正"))
    assert all(part in told for part in said)
    table = next(block for block in sheet.blocks if isinstance(block, Table))
    row = next(row for row in table.rows if row.key == code)
    assert [number in cell.sources for cell in row.cells].count(True) == len(said)


@pytest.mark.parametrize(("question", "code", "said"), SAID)
def test_files_say_what_stood_before_beside_the_row(
    suite: ServiceSuite, question: Filter, code: str, said: list[str]
) -> None:
    export = suite.reports.list_table(question, columns(question), JA)
    assert export.header[-1] == "自所の訂正"
    row = next(row for row in export.rows if code in row)
    assert all(part in row[-1] for part in said)
    assert said[0] in exporting.to_csv(export).decode("utf-8-sig")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(exporting.to_xlsx(export, JA))).get_sheet_by_index(0)
    line = next(line for line in sheet.to_python() if code in line)
    number = {PROGRAM: 9999.0, MEASURE: 77.0}[code]
    assert number in line, "a corrected number stays a number for the spreadsheet"


def test_a_list_without_corrections_has_no_column_of_them(suite: ServiceSuite) -> None:
    export = suite.reports.list_table(Filter(Catalogue.THEMES), columns(Filter(Catalogue.THEMES)), JA)
    assert "自所の訂正" not in export.header


def test_json_says_what_the_facts_have(suite: ServiceSuite) -> None:
    found = list(plaindata.records(suite.library, suite.finding.find(PROGRAMS)))
    corrected = [record["corrections"] for record in found if "corrections" in record]
    assert corrected == [{"start_fy": 2007}]


def test_undone_corrections_leave_no_sign(suite: ServiceSuite) -> None:
    while suite.edits.undo() is not None:
        pass
    assert "〔訂〕" not in "".join(cells(suite, PROGRAMS, PROGRAM).values())
    assert "〔訂〕" not in "".join(cells(suite, MEASURES, MEASURE).values())
