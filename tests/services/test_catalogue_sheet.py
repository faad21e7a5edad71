"""A catalogue on paper: contents and index are of what the records stand under."""

import pytest

from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.document import Entries, Heading
from navigator.domain.filters import Filter
from navigator.domain.results import Presentation
from navigator.services.comparing import ComparingService
from navigator.services.finding import FindingService
from navigator.services.reports import ReportService
from navigator.services.sheet_parts import SheetOptions
from tests.db.libraries import TODAY


@pytest.mark.parametrize(
    ("question", "title", "heading"),
    [
        (Filter(Catalogue.PROGRAMS, "クラスター"), "府省別索引", "文部科学省"),
        (Filter(Catalogue.FACILITIES, "大学"), "ブロック別索引", "東北"),
    ],
)
def test_the_index_names_what_the_records_stand_under(
    own_library: Library, question: Filter, title: str, heading: str
) -> None:
    finding = FindingService(own_library, TODAY)
    reports = ReportService(own_library, finding, ComparingService(own_library, TODAY))
    sheet = reports.catalogue(question, SheetOptions(), Presentation())
    contents, index = [block for block in sheet.blocks if isinstance(block, Entries)]
    assert (contents.title, index.title) == ("目次", title)
    assert heading in [entry.text for entry in contents.entries]
    parts = [block.text for block in sheet.blocks if isinstance(block, Heading) and block.level == 1]
    assert [entry.text for entry in contents.entries] == parts
    assert len(index.entries) == len(parts) + finding.find(question).total
