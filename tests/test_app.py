"""The start of the program: what is loaded when, and what happens to a library that cannot be opened."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import main
from navigator.app import Options, Program, parse_options
from navigator.cli import is_command
from navigator.domain.catalogues import Catalogue
from navigator.qtsupport.settings import SettingsStore
from navigator.qtsupport.theme import Theme, apply_theme, current_theme
from navigator.qtsupport.translation import install_translators
from navigator.views.data.importpart import ImportPart

ROOT = Path(main.__file__).parent
HEAVY = ("sqlalchemy", "numpy", "pyqtgraph", "alembic", "sqlite3")


def test_the_window_is_made_without_anything_heavy() -> None:
    code = f"import sys, navigator.app; print([name for name in {HEAVY!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--library", "x.rpn", "--today", "2007-04-01", "--lang", "en"], True),
        (["変更.rpnx"], True),
        (["--library", "x.rpn", "changes.RPNX"], True),
        (["exchange", "show", "changes.rpnx"], False),
        (["--lang=en"], True),
        (["find", "measures"], False),
        (["--library", "x.rpn", "facts", "check"], False),
        (["--help"], False),
        (["--version"], False),
    ],
)
def test_a_verb_means_the_command_line(arguments: list[str], window: bool) -> None:
    assert is_command(arguments) is not window


def test_options_are_read() -> None:
    found = parse_options(["--library", "a.rpn", "--today", "2007-04-01", "--lang", "en", "--theme", "dark"])
    assert found == Options(Path("a.rpn"), date(2007, 4, 1), "en", "dark")
    assert parse_options(["変更.rpnx"]).package == str(Path("変更.rpnx").absolute())


@pytest.fixture
def make_program(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Program]]:
    made: list[Program] = []
    monkeypatch.setattr(Program, "_welcome", lambda _self: None)

    def make(**options: object) -> Program:
        given = {"library": tmp_path / "library.rpn", "today": date(2026, 11, 22), **options}
        program = Program(qapp, Options(**given), SettingsStore(), lambda _path: True)
        made.append(program)
        return program

    yield make
    for program in made:
        program.window.close()
        program.window.deleteLater()
        program.end()
        program.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    install_translators(qapp, "ja")
    apply_theme(qapp, Theme.LIGHT)


def started(qtbot: QtBot, program: Program) -> Program:
    with qtbot.waitSignal(program.finder.result_changed, timeout=20_000):
        program.start()
    return program


def test_first_start_makes_the_library_and_shows_it(qtbot: QtBot, make_program: Callable[..., Program]) -> None:
    program = make_program()
    steps: list[tuple[int, int]] = []
    program.progressed.connect(lambda done, total, _what: steps.append((done, total)))
    started(qtbot, program)
    assert steps
    page = program.window.page
    assert page.results.rows.rowCount() > 300
    program.finder.set_text("クラスター")
    program.finder.set_catalogue(Catalogue.PROGRAMS)
    qtbot.waitUntil(lambda: "クラスター" in str(page.results.rows.index(0, 2).data()))
    qtbot.waitUntil(lambda: program.window.header.years.count() > 10)


def test_a_package_named_at_a_second_start_is_shown(
    qtbot: QtBot, make_program: Callable[..., Program], tmp_path: Path
) -> None:
    program = started(qtbot, make_program())
    path = tmp_path / "変更.rpnx"
    path.write_bytes(b"no package")
    shown: list[tuple[str, object]] = []
    program.desk.page_requested.connect(lambda key, what: shown.append((key, what)))
    program.raise_window(str(path))
    assert shown == [("data", path)]
    qtbot.waitUntil(lambda: "変更.rpnx" in "".join(one.text for one in program.window.messages.messages))
    program.raise_window()
    assert len(shown) == 1


def test_language_and_years_make_the_window_anew(qtbot: QtBot, make_program: Callable[..., Program]) -> None:
    program = started(qtbot, make_program())
    before = program.window
    program.finder.set_text("産学")
    program._store.update(language="en", year_style="western")
    qtbot.waitUntil(lambda: program.window is not before)
    qtbot.waitUntil(lambda: program.window.page.catalogues.tabText(1).startswith("Programs"))
    assert program.window.header.search.text() == "産学"
    qtbot.waitUntil(lambda: program.window.header.years.count() > 10)
    assert program.window.header.years.itemText(1).startswith("FY")


def test_theme_is_switched_and_kept(qtbot: QtBot, make_program: Callable[..., Program]) -> None:
    program = make_program(theme="dark")
    assert current_theme() is Theme.DARK
    program.window.header.theme_requested.emit(Theme.LIGHT)
    assert current_theme() is Theme.LIGHT
    assert program._store.value.theme == "light"


def test_a_file_that_is_no_library_gives_the_health_dialogue(
    qtbot: QtBot, make_program: Callable[..., Program], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    foreign = tmp_path / "foreign.rpn"
    foreign.write_bytes(b"no library at all" * 100)
    asked: list[str] = []

    def show(dialog: object) -> bool:
        asked.append(type(dialog).__name__)
        dialog.deleteLater()
        return False

    monkeypatch.setattr("navigator.app.run_dialog", show)
    program = make_program(library=foreign)
    with qtbot.waitSignal(program.window.closed, timeout=20_000):
        program.start()
    assert asked == ["HealthDialog"]
    assert foreign.read_bytes() == b"no library at all" * 100


def test_home_block_chosen_in_the_settings_holds_at_once(qtbot: QtBot, make_program: Callable[..., Program]) -> None:
    program = started(qtbot, make_program())
    program._store.update(home_block="kinki")
    assert program.window.header.blocks.currentData() == "kinki"


def test_the_data_version_follows_an_import(qtbot: QtBot, make_program: Callable[..., Program]) -> None:
    program = started(qtbot, make_program())
    window = program.window
    assert "・変更 0" in window.tray.version
    window.open_page("data", Path(__file__).parent / "samples" / "jgrants-v1-subsidies-list-2026-09-30.json")
    part = window.findChild(ImportPart)
    qtbot.waitUntil(lambda: part.result.run.isVisible() and part.result.run.isEnabled(), timeout=20_000)
    with qtbot.waitSignal(part.model.done, timeout=20_000):
        part.result.run.click()
    qtbot.waitUntil(lambda: "・変更 1" in window.tray.version)
