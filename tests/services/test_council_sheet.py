"""The council sheet: what all records share is told once, with every source of it."""

from dataclasses import replace

from navigator.domain.comparison import ComparedCell, ComparedRow
from navigator.domain.document import Table
from navigator.domain.results import Presentation
from navigator.services.council_sheet import council_sheet
from navigator.services.sheet_parts import SheetOptions, Stamp
from tests.services.test_checking_sheet import comparison


def test_a_common_row_carries_the_sources_and_notes_of_every_record() -> None:
    cells = (ComparedCell(("文部科学省",), (1, 2)), ComparedCell(("文部科学省",), (1, 3), notes=(2,)))
    shared = replace(comparison(), common=(ComparedRow("ministry", "所管", cells),))
    sheet = council_sheet(shared, SheetOptions(), Presentation(), Stamp("資料版 1", "ABCD-1234"))
    table = [block for block in sheet.blocks if isinstance(block, Table)][-1]
    cell = table.rows[0].cells[1]
    assert (cell.lines, cell.sources, cell.notes) == (("文部科学省",), (1, 2, 3), (2,))
