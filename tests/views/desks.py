"""A desk over a real library for pages; jobs are done at once and answer with the event loop."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from navigator.db.library import Library
from navigator.domain.results import Presentation
from navigator.domain.text import Language
from navigator.qtsupport.jobs import DirectRunner
from navigator.qtsupport.settings import SettingsStore
from navigator.qtsupport.theme import Theme, apply_theme
from navigator.qtsupport.translation import install_translators
from navigator.qtsupport.windowstate import WindowState
from navigator.services.suite import ServiceSuite
from navigator.viewmodels.desk import Desk
from navigator.viewmodels.finder import FinderModel
from navigator.viewmodels.office import OfficeModel
from navigator.viewmodels.work import Work
from tests.db.libraries import TODAY


@dataclass
class Told:
    """What a page asked of the window."""

    records: list[tuple[str, str]] = field(default_factory=list)
    pages: list[tuple[str, object]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


def settle() -> None:
    """Let answers arrive and layouts come to rest."""
    for _ in range(5):
        QCoreApplication.sendPostedEvents(None, 0)
        QCoreApplication.processEvents()


@contextmanager
def desk_over(
    library: Library,
    folder: Path,
    app: QApplication,
    *,
    language: Language = "ja",
    theme: Theme = Theme.LIGHT,
    home_block: str | None = None,
    today: date = TODAY,
) -> Iterator[tuple[Desk, Told]]:
    """Give a desk whose library is open, and what is told to its window."""
    apply_theme(app, theme)
    install_translators(app, language)
    store = SettingsStore(folder / "settings.json")
    if home_block:
        store.update(home_block=home_block)
    runner = DirectRunner()
    work = Work(runner)
    finder = FinderModel(work, Presentation(language), home_block or "")
    office = OfficeModel(work, language)
    state = WindowState(folder / "window.ini")
    desk = Desk(work=work, jobs=runner, store=store, state=state, finder=finder, office=office)
    told = Told()
    desk.record_requested.connect(lambda catalogue, code: told.records.append((catalogue.value, code)))
    desk.page_requested.connect(lambda key, argument: told.pages.append((key, argument)))
    desk.noticed.connect(told.notices.append)
    for failing in (desk.failed, office.failed):
        failing.connect(lambda error: told.errors.append(error.what.ja))
    suite = ServiceSuite(library, today)
    office.set_service(suite.office)
    desk.set_suite(suite)
    settle()
    yield desk, told
    settle()
    desk.deleteLater()
    install_translators(app, "ja")
    apply_theme(app, Theme.LIGHT)
