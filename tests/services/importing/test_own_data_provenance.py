"""Imported rows say whose they are wherever they are shown: the credit line that the terms ask for, and the day."""

import json
from datetime import date
from pathlib import Path

from navigator.domain.catalogues import SPECS, Catalogue
from navigator.domain.document import Document, Sources
from navigator.domain.filters import Filter
from navigator.domain.results import Presentation
from navigator.services import exporting
from navigator.services.record_sheet import record_sheet
from navigator.services.sheet_parts import SheetOptions, Stamp
from navigator.services.suite import ServiceSuite
from tests.services.importing.worlds import JGRANTS, World, json_file

CREDIT = "Jグランツ（jGrants）からの出典"
MEASURE = "jg-a0WJ200000CDe9hMAD"
JA = Presentation("ja")


def printed_sources(sheet: Document) -> str:
    return "\n".join(text for block in sheet.blocks if isinstance(block, Sources) for _, text in block.items)


def test_papers_and_workbooks_carry_the_credit_line(world: World) -> None:
    world.take(JGRANTS)
    view = world.suite.finding.record(Catalogue.MEASURES, MEASURE)
    assert CREDIT in printed_sources(record_sheet(view, JA, Stamp("1", "TEST")))
    question = Filter(Catalogue.MEASURES, "中東情勢")
    columns = [column.key for column in SPECS[Catalogue.MEASURES].columns]
    assert CREDIT in printed_sources(world.suite.reports.listing(question, columns, SheetOptions(), JA))
    export = world.suite.reports.list_table(question, columns, JA)
    assert [citation.credit for citation in export.citations] == [f"{CREDIT}。2026-11-22 初回取込"]
    assert exporting.to_xlsx(export, JA)


def test_bundled_sources_have_no_credit_line(world: World) -> None:
    view = world.suite.finding.record(Catalogue.PROGRAMS, "mext-chiteki-2")
    assert not any(citation.credit for citation in view.citations)


def test_a_record_tells_the_day_on_which_it_was_taken_in(world: World, tmp_path: Path) -> None:
    world.take(JGRANTS)
    data = json.loads(JGRANTS.read_text(encoding="utf-8"))
    later = {**data["result"][0], "id": "a0Wlater00000001", "title": "次の月の補助金（試験）"}
    world.suite = ServiceSuite(world.library, date(2026, 12, 22))
    world.service = world.suite.importing
    world.take(json_file(tmp_path / "later.json", {**data, "result": [later]}))
    view = world.suite.finding.record(Catalogue.MEASURES, "jg-a0Wlater00000001")
    with world.library.reading() as connection:
        at = connection.exec_driver_sql("SELECT max(at) FROM changes WHERE use_case LIKE 'import %'").scalar_one()
    # The journal has the clock's time, so the day is that of the machine.
    assert view.origin.en.startswith("Imported (")
    assert at[:4] in view.origin.en
    assert view.origin.ja.startswith("取込（令和")
