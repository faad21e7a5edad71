"""The program used for a long time by a hand that never tires; run as a process by ``soak``.

Arguments: the library, a folder, openings of windows, searches, charts, imports. It prints one line of JSON: what was
counted at the start, after the first fifty openings, and at the end.
"""

import contextlib
import ctypes
import gc
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from navigator.app import Options, Program
from navigator.domain.catalogues import Catalogue
from navigator.qtsupport.crashreport import CrashReport
from navigator.qtsupport.fonts import install_fonts
from navigator.qtsupport.settings import SettingsStore
from navigator.viewmodels.trends import spec_of_programs
from navigator.views.councils.actions import Kind
from navigator.views.councils.page import CouncilsPage
from navigator.views.data.importpart import ImportPart
from navigator.views.editing.actions import EditActions
from navigator.views.ending import EndingNotice
from navigator.views.finder.page import Paper
from navigator.views.finder.papers import FinderPapers
from tests.db.packages import table
from tests.services.importing.worlds import measures_csv

PAGES = ("finder", "comparison", "trends", "lineage", "regions", "councils", "planner", "reference", "data")
WARM = 50
"""Openings after which memory counts: caches, fonts and modules are filled by then."""

PROGRAM, MEASURE = "cao-oist", table("measures")[0]["code"]
WORDS = ("クラスター", "医療", "産学官", "地域", "中小企業", "大学", "補助", "R7", "大阪", "研究")


class Soak:
    """Drives one program."""

    def __init__(self, app: QApplication, library: Path, folder: Path) -> None:
        self.app, self.folder = app, folder
        self.program = Program(app, Options(library, date(2026, 11, 22)), SettingsStore(), lambda _path: True)
        self.program._welcome = lambda: None  # type: ignore[method-assign] - nobody is there to answer
        self.opened: Counter[str] = Counter()
        self.program.start()
        self.settle(lambda: self.program.desk.suite is not None)
        self.actions = list(self._kinds())

    # The event loop by hand

    def turn(self) -> None:
        """One turn, deletions included."""
        self.app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Turn until every job has answered and ``until`` holds; fails after a long while."""
        for number in range(200_000):
            self.turn()
            if number > 2 and self.program._runner.is_idle and until():
                self.turn()
                return
        raise TimeoutError("the program does not come to rest")

    def close_all(self) -> None:
        """Close whatever stands beside the window of the program, as Esc and the cross do."""
        for one in QApplication.topLevelWidgets():
            if isValid(one) and one is not self.program.window and one.isVisible():
                if isinstance(one, EndingNotice):
                    one.deleteLater()
                elif isinstance(one, QDialog):
                    one.reject()
                else:
                    one.close()

    def modal(self, act: Callable[[], object]) -> None:
        """Do what opens a dialogue with a loop of its own, and close it from inside."""
        timer = QTimer()
        timer.timeout.connect(self.close_all)
        timer.start(5)
        act()
        self.settle()
        timer.stop()

    # What is opened

    @property
    def edits(self) -> EditActions:
        """The actions of the window that stands now."""
        found = self.program.window.findChild(EditActions)
        assert found is not None
        return found

    def record(self, act: Callable[[], object]) -> None:
        """Do something to a record of the finder."""
        self.program.window.show_page("finder")
        self.program.finder.set_catalogue(Catalogue.MEASURES)
        self.program.finder.open_record(Catalogue.MEASURES, MEASURE)
        self.settle()
        act()
        self.settle()

    def council(self, kind: Kind) -> None:
        """Open a form of the councils' page."""
        self.program.window.open_page("councils")
        self.settle()
        page = self.program.window.findChild(CouncilsPage)
        assert page is not None
        page.actions.add(kind)
        self.settle()

    def preview(self) -> None:
        """Show the pages of the list."""
        papers = self.program.window.findChild(FinderPapers)
        assert papers is not None
        papers._run = lambda dialog: dialog.deleteLater() or True  # type: ignore[method-assign] - accepted at once
        papers.print_paper(Paper.LIST)
        self.settle()

    def window(self) -> None:
        """Make the window anew, as another language does."""
        self.program._rebuild()

    def notice(self) -> None:
        """Show the notice of the end."""
        EndingNotice().show()

    def _kinds(self) -> Iterator[tuple[str, Callable[[], object]]]:
        for key in PAGES:
            yield f"page {key}", lambda key=key: self.program.window.open_page(key)
        yield "window", self.window
        yield "crash", lambda: self.program.crashes.show(CrashReport("a", "b"))
        yield "ending", self.notice
        yield "preview", self.preview
        for name in ("settings_requested", "help_requested", "manage_searches_requested"):
            yield name, lambda name=name: self.modal(getattr(self.program.window, name).emit)
        yield (
            "save search",
            lambda: self.modal(lambda: self.program.window.save_search_requested.emit(self.program.finder.filter)),
        )
        for kind in Kind:
            yield f"council {kind.name}", lambda kind=kind: self.council(kind)
        for name in ("note", "tags", "status", "history", "edit", "parts"):
            yield name, lambda name=name: self.record(lambda: self.edits.do(name))
        # The window is made anew in between: its actions are looked up at each turn.
        yield "conflicts", lambda: self.edits.show_conflicts()  # noqa: PLW0108 - see above
        for new in ("programs", "budgets", "events"):
            yield f"new {new}", lambda new=new: self.edits.new(new)

    def open_next(self, number: int) -> None:
        """Open the next kind and close it again."""
        name, act = self.actions[number % len(self.actions)]
        act()
        self.settle()
        self.opened[name] += 1
        self.close_all()
        self.settle()

    def search(self, number: int) -> None:
        """Search for a word."""
        self.program.window.show_page("finder")
        self.program.finder.set_text(f"{WORDS[number % len(WORDS)]} {number % 7 or ''}".strip())
        self.settle()

    def chart(self, number: int) -> None:
        """Draw a chart of some programs."""
        codes = [row["code"] for row in table("programs")]
        first = number * 3 % len(codes)
        self.program.desk.page_requested.emit("trends", spec_of_programs(codes[first : first + 3]))
        self.settle()

    def take_in(self, number: int) -> None:
        """Import a small file."""
        rows = [{"code": f"s{number}-{n}", "name_ja": f"試験 {number}-{n}", "provider_ja": "試験市"} for n in range(40)]
        self.program.window.open_page("data", measures_csv(self.folder / "rows.csv", rows))
        part = self.program.window.findChild(ImportPart)
        assert part is not None
        self.settle(lambda: part.model.plan is not None)
        part.model.run(leave_out=True)
        self.settle(lambda: part.model.plan is None)
        part.give_up()
        self.settle()

    # What is counted

    def count(self) -> dict[str, object]:
        """Count what must come back to where it was, and the memory (KiB)."""
        self.program.window.show_page("finder")
        for _ in range(3):
            self.settle()
            gc.collect()
        # What is free and not given back yet is no growth: glibc keeps it in pieces.
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL("libc.so.6").malloc_trim(0)
        kinds = Counter(type(one).__name__ for one in gc.get_objects() if isinstance(one, QObject) and isValid(one))
        tops = [one for one in QApplication.topLevelWidgets() if isValid(one) and not _is_of_qt(one)]
        timers = [one for one in gc.get_objects() if isinstance(one, QTimer) and isValid(one) and one.isActive()]
        status = Path("/proc/self/status").read_text("ascii")
        return {
            "windows": len(tops),
            "titles": sorted(f"{type(one).__name__} {one.windowTitle()}" for one in tops),
            "widgets": len(QApplication.allWidgets()),
            "timers": len(timers),
            "threads": len(os.listdir("/proc/self/task")),  # noqa: PTH208 - names only
            "files": sorted(_files()),
            "screens": len(QGuiApplication.allWindows()),
            "kib": int(status.split("VmRSS:")[1].split()[0]),
            "kinds": kinds,
        }


def _is_of_qt(widget: QWidget) -> bool:
    """Whether Qt keeps it for the whole program: a tool tip, the list of a box."""
    return widget.metaObject().className() in {"QTipLabel", "QComboBoxPrivateContainer"}


def _files() -> Iterator[str]:
    for one in Path("/proc/self/fd").iterdir():
        try:
            yield str(one.readlink()).split(":")[0]
        except OSError:
            continue


def main(arguments: list[str]) -> int:
    """Use the program as the arguments say."""
    library, folder = Path(arguments[0]), Path(arguments[1])
    openings, searches, charts, imports = map(int, arguments[2:6])
    app = QApplication(["RegionalProgramNavigator"])
    app.setApplicationName("RegionalProgramNavigator")
    install_fonts(app)
    soak = Soak(app, library, folder)
    # Every kind once: what is made when first needed is there at the start of the counting.
    for number in range(len(soak.actions)):
        soak.open_next(number)
    soak.search(0)
    soak.chart(0)
    soak.take_in(0)
    soak.window()
    told = {"kinds_of_windows": len(soak.actions), "start": soak.count(), "course": []}
    for number in range(openings):
        if number == min(WARM, openings // 3):
            told["warm"] = soak.count()
        if number % WARM == 0:
            told["course"].append(soak.count()["kib"])
        soak.open_next(number)
        for act, whole in ((soak.search, searches), (soak.chart, charts), (soak.take_in, imports)):
            for turn in range(number * whole // openings, (number + 1) * whole // openings):
                act(turn + 1)
    soak.window()
    told["end"] = soak.count()
    told["opened"] = soak.opened
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    soak.program.window.close()
    soak.settle()
    soak.program.end()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
