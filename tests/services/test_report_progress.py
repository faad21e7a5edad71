"""Lists and catalogues of the finder: progress is told and may stop the work, which then leaves nothing."""

from collections.abc import Callable

import pytest
from sqlalchemy import text

from navigator.db.library import Library
from navigator.domain.catalogues import Catalogue
from navigator.domain.filters import Filter
from navigator.domain.results import Presentation
from navigator.services import reports as module
from navigator.services.comparing import ComparingService
from navigator.services.finding import FindingService
from navigator.services.reports import Progress, ReportService
from navigator.services.sheet_parts import SheetOptions
from tests.db.libraries import TODAY

QUESTION = Filter(Catalogue.THEMES)
COLUMNS = ("name", "region")
Make = Callable[[ReportService, Progress], object]

WAYS: dict[str, Make] = {
    "list": lambda reports, progress: reports.listing(QUESTION, COLUMNS, SheetOptions(), Presentation(), progress),
    "table": lambda reports, progress: reports.list_table(QUESTION, COLUMNS, Presentation(), progress),
    "catalogue": lambda reports, progress: reports.catalogue(QUESTION, SheetOptions(), Presentation(), progress),
}


class StoppedError(Exception):
    """What a cancelled job raises."""


@pytest.fixture
def reports(own_library: Library) -> ReportService:
    return ReportService(own_library, FindingService(own_library, TODAY), ComparingService(own_library, TODAY))


@pytest.mark.parametrize("way", WAYS)
def test_progress_runs_from_nothing_towards_all(
    reports: ReportService, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(module, "WINDOW", 20)
    told: list[tuple[int, int]] = []
    WAYS[way](reports, lambda done, whole: told.append((done, whole)))
    assert told[0] == (0, 62)
    assert [done for done, _whole in told] == sorted({done for done, _whole in told})
    assert len(told) > 3
    assert told[-1][0] < told[-1][1] == 62


@pytest.mark.parametrize("way", WAYS)
def test_work_that_was_stopped_registers_no_paper(reports: ReportService, own_library: Library, way: str) -> None:
    def stop(_done: int, _whole: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        WAYS[way](reports, stop)
    with own_library.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM papers")).scalar_one() == 0
