"""A list on paper: the columns of the screen, each with the room its content needs."""

from navigator.domain.catalogues import Catalogue
from navigator.domain.document import Table
from navigator.domain.filters import Filter
from navigator.domain.results import Presentation
from navigator.services.finding import FindingService
from navigator.services.list_sheet import list_sheet
from navigator.services.sheet_parts import Stamp

COLUMNS = ("region", "name", "match")


def weights(finding: FindingService, question: Filter) -> dict[str, float]:
    result = finding.find(question)
    rows = finding.rows(result, 0, result.total, Presentation())
    sheet = list_sheet(question, rows, Presentation(), Stamp("資料版 1", "ABCD-1234"), columns=COLUMNS, lines=())
    (table,) = [block for block in sheet.blocks if isinstance(block, Table)]
    return {column.heading.lines[0]: column.weight for column in table.columns}


def test_a_column_without_anything_stays_but_leaves_the_paper_to_the_others(finding: FindingService) -> None:
    every = weights(finding, Filter(Catalogue.THEMES))
    found = weights(finding, Filter(Catalogue.THEMES, "研究"))
    assert list(every) == list(found) == ["地域", "名称", "一致"]
    assert every["一致"] < found["一致"]
    assert every["名称"] == found["名称"]
