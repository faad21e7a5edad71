"""R-04: the disk fails at the n-th call, once and for good, in every act that writes files.

After each failure the old files are whole and a remedy was named; after the fault is gone the same act succeeds and
leaves nothing beside.
"""

import itertools
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from navigator import files
from navigator.db import backup
from navigator.db.library import Library
from navigator.domain.errors import UserError
from navigator.domain.safety import BackupReason
from navigator.qtsupport.settings import SettingsStore
from navigator.services.handingout import HandingOut, Selection
from navigator.services.library import create_library, open_library
from navigator.services.restoring import restore_library
from navigator.services.safety import SafetyService
from navigator.services.suite import ServiceSuite
from tests.db import libraries
from tests.db.libraries import TODAY
from tests.reliability import damages, small

pytestmark = [
    pytest.mark.reliability,
    pytest.mark.skipif(sys.platform == "win32", reason="the faults are those of POSIX"),
    # XlsxWriter does not close its own files when it fails.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

if sys.platform != "win32":
    from tests.reliability.faults import NUMBERS, Faults, no_byte_beyond

MOST = 600
"""No act makes more calls than this."""

STRIDES = {"data package": 37}
"""Acts of so many calls that after the first ten not each is tried: one file is like the other."""

NOW = datetime(2026, 11, 22, 10, 15, tzinfo=UTC)
OLD = b"old and good"


@dataclass(frozen=True)
class Act:
    """An act begun in a folder: ``do`` it; ``old`` and ``new`` tell the states before and after it."""

    do: Callable[[], object]
    old: Callable[[], bool]
    new: Callable[[], bool]
    left: frozenset[str]
    """Names that the folder holds when all is well, before or after."""


Begin = Callable[[Path, ExitStack], Act]


@pytest.fixture(scope="module")
def newer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small.newer_package(tmp_path_factory.mktemp("newer") / "package")


@pytest.fixture
def handing_out(small_library: Path) -> Iterator[HandingOut]:
    library = libraries.opened(small_library)
    yield ServiceSuite(library, TODAY).handing_out
    library.close()


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files.time, "sleep", lambda _seconds: None)


def settings(folder: Path, _stack: ExitStack) -> Act:
    path = folder / "settings.json"
    SettingsStore(path).update(language="en")
    before = path.read_bytes()
    return Act(
        lambda: SettingsStore(path).update(theme="dark"),
        lambda: path.read_bytes() == before,
        lambda: json.loads(path.read_bytes())["theme"] == "dark",
        frozenset({"settings.json"}),
    )


def export(name: str) -> Callable[[HandingOut], Begin]:
    def of(handing_out: HandingOut) -> Begin:
        def begin(folder: Path, _stack: ExitStack) -> Act:
            path = folder / name
            path.write_bytes(OLD)
            return Act(
                lambda: handing_out.write_tables(path, Selection(("programs",))),
                lambda: path.read_bytes() == OLD,
                lambda: len(path.read_bytes()) > 1000,
                frozenset({name}),
            )

        return begin

    return of


def data_package(handing_out: HandingOut) -> Begin:
    def begin(folder: Path, _stack: ExitStack) -> Act:
        out = folder / "deep" / "package"
        return Act(
            lambda: handing_out.write_package(out, Selection(("programs",))),
            # That it is empty shows in the second try: a folder that holds something is refused.
            lambda: not (out / "datapackage.json").exists(),
            lambda: (out / "datapackage.json").exists() and (out / "programs.csv").exists(),
            frozenset({"deep"}),
        )

    return begin


def backing_up(good: Path) -> Begin:
    def begin(folder: Path, stack: ExitStack) -> Act:
        library = _opened(good, folder, stack)
        kept = SafetyService(library, lambda: NOW).backup(BackupReason.MANUAL).path
        with library.writing() as connection:
            connection.exec_driver_sql("DELETE FROM glossary")
        before, state = kept.read_bytes(), damages.content(library.path)
        service = SafetyService(library, lambda: NOW + timedelta(hours=1))
        return Act(
            lambda: service.backup(BackupReason.IMPORT),
            lambda: kept.read_bytes() == before and damages.content(library.path) == state,
            lambda: (
                [one.reason for one in backup.backups_of(library.path)] == [BackupReason.MANUAL, BackupReason.IMPORT]
            ),
            frozenset({"library.rpn", "backups"}),
        )

    return begin


def copying(good: Path) -> Begin:
    def begin(folder: Path, stack: ExitStack) -> Act:
        library, target = _opened(good, folder, stack), folder / "copy.rpn"
        state = damages.content(library.path)
        return Act(
            lambda: SafetyService(library).copy_to(target),
            lambda: not target.exists(),
            lambda: damages.content(target) == state,
            frozenset({"library.rpn", "copy.rpn"}),
        )

    return begin


def restoring(good: Path) -> Begin:
    def begin(folder: Path, _stack: ExitStack) -> Act:
        path = libraries.copy(good, folder / "library.rpn")
        source = libraries.copy(good, folder / "kept.rpn")
        library = libraries.opened(path)
        with library.writing() as connection:
            connection.exec_driver_sql("DELETE FROM glossary")
        library.close()
        state, wanted = damages.content(path), damages.content(source)
        return Act(
            lambda: restore_library(path, source, lambda: NOW),
            lambda: damages.content(path) == state,
            lambda: damages.content(path) == wanted,
            frozenset({"library.rpn", "kept.rpn", "backups"}),
        )

    return begin


def making(facts: Path) -> Begin:
    def begin(folder: Path, _stack: ExitStack) -> Act:
        path = folder / "place" / "library.rpn"

        def is_whole() -> bool:
            library = open_library(path, facts=facts).library
            try:
                return damages.holds_package(library, facts)
            finally:
                library.close()

        def make() -> None:
            if not path.exists():
                create_library(path, facts=facts)

        return Act(make, lambda: not path.exists(), lambda: path.exists() and is_whole(), frozenset({"place"}))

    return begin


def _opened(good: Path, folder: Path, stack: ExitStack) -> Library:
    library = libraries.opened(libraries.copy(good, folder / "library.rpn"))
    stack.callback(library.close)
    return library


ACTS = {
    "settings": lambda _good, _handing_out: settings,
    "export csv": lambda _good, handing_out: export("list.csv")(handing_out),
    "export xlsx": lambda _good, handing_out: export("list.xlsx")(handing_out),
    "data package": lambda _good, handing_out: data_package(handing_out),
    "backup": lambda good, _handing_out: backing_up(good),
    "copy": lambda good, _handing_out: copying(good),
    "restore": lambda good, _handing_out: restoring(good),
    "making": lambda good, _handing_out: making(good.parent / "package"),
}


def fails_in_one_sentence(act: Act) -> bool:
    """Do an act and tell whether it was refused; the files are as they were then, and as they shall be otherwise."""
    try:
        act.do()
    except UserError as error:
        told = error
    else:
        return False
    assert all((told.what.ja, told.what.en, told.remedy.ja, told.remedy.en))
    return True


def beside(folder: Path, act: Act) -> set[str]:
    """What lies in the folder and in those below it that is no part of the act."""
    hidden = {one.name for one in folder.rglob("*") if one.name.startswith(".") or "-journal" in one.name}
    return hidden | {one.name for one in folder.iterdir()} - act.left


@pytest.mark.parametrize("lasting", [False, True], ids=["once", "for good"])
@pytest.mark.parametrize("name", ACTS)
def test_a_fault_at_the_nth_call(
    small_library: Path, tmp_path: Path, handing_out: HandingOut, name: str, lasting: bool
) -> None:
    begin = ACTS[name](small_library, handing_out)
    for number in NUMBERS:
        for at in itertools.chain(range(1, 11), range(11, MOST, STRIDES.get(name, 1))):
            folder = tmp_path / f"{number}-{at}"
            folder.mkdir()
            with ExitStack() as stack:
                act = begin(folder, stack)
                faults = Faults(number, at, lasting=lasting)
                with faults.happening():
                    refused = fails_in_one_sentence(act)
                assert act.old() if refused else act.new(), faults.raised_in
                if "unlink" not in faults.raised_in:
                    assert beside(folder, act) == set()
                if refused and not ("unlink" in faults.raised_in and name == "data package"):
                    act.do()
                    assert act.new()
            if not faults.raised_in:
                break
        else:
            pytest.fail("the act never comes to its end")


@pytest.mark.parametrize("name", [name for name in ACTS if name != "settings"])
def test_a_disk_that_takes_no_byte_beyond_a_size(
    small_library: Path, tmp_path: Path, handing_out: HandingOut, name: str
) -> None:
    """SQLite's own calls fail here as well."""
    begin = ACTS[name](small_library, handing_out)
    whole = small_library.stat().st_size
    refusals = 0
    for size in (0, 1, 4096, 4097, *range(20_000, whole + 300_000, whole // 12)):
        folder = tmp_path / str(size)
        folder.mkdir()
        with ExitStack() as stack:
            act = begin(folder, stack)
            with no_byte_beyond(size):
                refused = fails_in_one_sentence(act)
            refusals += refused
            assert act.old() if refused else act.new(), size
            assert beside(folder, act) == set()
            if refused:
                act.do()
            assert act.new()
    assert refusals
    assert not refused, "the last size is enough"


def test_loading_a_package_on_a_disk_that_takes_no_byte_beyond_a_size(
    small_library: Path, newer: Path, tmp_path: Path
) -> None:
    """The library opens with the facts that it has, says so, and the next start loads the package."""
    whole = small_library.stat().st_size
    old, told = damages.content(small_library), 0
    for size in (0, 4096, *range(20_000, whole + 300_000, whole // 8)):
        path = libraries.copy(small_library, tmp_path / f"{size}.rpn")
        with no_byte_beyond(size):
            try:
                opened = open_library(path, facts=newer)
            except UserError:
                told += 1
            else:
                told += bool(opened.notices)
                opened.library.close()
        opened = open_library(path, facts=newer)
        assert damages.holds_package(opened.library, newer)
        opened.library.close()
    assert told
    assert damages.content(small_library) == old
