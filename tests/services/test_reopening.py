"""A check id opens the same comparison and says what changed in the data since."""

import pytest
from sqlalchemy import text

from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.comparison import Compared, ComparisonSpec
from navigator.domain.errors import UserError
from navigator.domain.fiscal import YearStyle
from navigator.domain.results import Presentation
from navigator.services.comparing import ComparingService
from navigator.services.finding import FindingService
from navigator.services.papers import PaperService
from navigator.services.reopening import PaperChange, ReopeningService
from navigator.services.reports import ReportService
from navigator.services.sheet_parts import SheetOptions
from tests.db.libraries import TODAY

SPEC = ComparisonSpec(
    tuple(Compared(Catalogue.PROGRAMS, code) for code in ("mext-chiteki-1", "mext-chiteki-2")), fold_equal=True
)
JAPANESE = Presentation()
ENGLISH = Presentation("en", YearStyle.WESTERN)


@pytest.fixture
def comparing(own_library: Library) -> ComparingService:
    return ComparingService(own_library, TODAY)


@pytest.fixture
def reopening(own_library: Library, comparing: ComparingService) -> ReopeningService:
    return ReopeningService(own_library, comparing)


def printed(library: Library, comparing: ComparingService, presentation: Presentation) -> str:
    reports = ReportService(library, FindingService(library, TODAY), comparing)
    return reports.council(SPEC, SheetOptions(), presentation).foot.check_id


def test_an_unchanged_library_has_no_changes(
    own_library: Library, comparing: ComparingService, reopening: ReopeningService
) -> None:
    check_id = printed(own_library, comparing, JAPANESE)
    found = reopening.reopen(check_id.lower().replace("-", " "), JAPANESE)
    assert (found.check_id, found.spec, found.changes) == (check_id, SPEC, ())


@pytest.mark.parametrize("presentation", [JAPANESE, ENGLISH])
def test_a_changed_fact_is_told_with_row_record_before_and_after(
    own_library: Library, comparing: ComparingService, reopening: ReopeningService, presentation: Presentation
) -> None:
    """The reader may look in another language and form of years than the paper was made in."""
    check_id = printed(own_library, comparing, JAPANESE)
    with own_library.writing() as connection:
        changed = connection.execute(
            text("UPDATE budgets SET amount_myen = 9999 WHERE program_code = 'mext-chiteki-1' AND fy = 2004")
        )
        assert changed.rowcount == 1
    (change,) = reopening.reopen(check_id, presentation).changes
    assert change == PaperChange("年度別予算: 平成16年度 当初予算", "知的クラスター創成事業(第I期)", "9,000", "9,999")


def test_an_unknown_id_and_another_kind_of_paper_are_refused(own_library: Library, reopening: ReopeningService) -> None:
    with pytest.raises(UserError, match="ありません"):
        reopening.reopen("AAAA-AAAA", JAPANESE)
    other = PaperService(own_library).register("list", {"filter": {}}, {})
    with pytest.raises(UserError, match="比較ではありません"):
        reopening.reopen(other, JAPANESE)
