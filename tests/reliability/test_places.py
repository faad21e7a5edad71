"""R-08, R-23, R-24 and the making of a library: strange places, read-only places, other clocks, faults at each step."""

import errno
import os
import sqlite3
import subprocess
import time
import unicodedata
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from navigator.db import library as library_module
from navigator.db import loading, textindex
from navigator.domain.catalogues import Catalogue, FacetKey
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.record import RecordRef
from navigator.domain.results import Presentation
from navigator.domain.safety import BackupReason
from navigator.services.finding import FindingService
from navigator.services.handingout import Selection
from navigator.services.library import create_library, library_info, open_library
from navigator.services.office import OfficeService
from navigator.services.restoring import restore_library
from navigator.services.suite import ServiceSuite
from tests.db import libraries
from tests.db.libraries import TODAY

pytestmark = pytest.mark.reliability

STAR = RecordRef("programs", "mext-chiteki-2", "mext-chiteki-2")


def look(path: Path) -> tuple[int, ...]:
    """Open, search and read; returns the totals."""
    library = open_library(path).library
    try:
        service = FindingService(library, TODAY)
        totals = []
        for catalogue in Catalogue:
            result = service.find(Filter(catalogue, "研究"))
            rows = service.rows(result, 0, 20, Presentation())
            service.record(catalogue, rows[0].ref.code)
            totals.append(result.total)
        return tuple(totals)
    finally:
        library.close()


PLACES = {
    "question mark and hash": "odd ?#dir/library.rpn",
    "percent": "地域 100%25/100%.rpn",
    "japanese": "ユーザー/山田 太郎/施策.rpn",
    "quotes": 'it\'s & "so"/a;b.rpn',
    "emoji": "📚/🗾.rpn",
    "300 characters": "/".join(["p" * 100] * 2) + "/" + "n" * 95 + ".rpn",
    "spaces at the end": "folder / library.rpn ",
    "decomposed": unicodedata.normalize("NFD", "ガイド/がくしゅう.rpn"),
    "trailing dot": "folder./library.",
    "uri words": "file:x?mode=memory/library.rpn?mode=ro&cache=shared",
    "long": "長い名前" * 10 + "/" + "n" * 240,
    "relative": "here/../there/library.rpn",
}


@pytest.mark.parametrize("name", PLACES)
def test_a_library_works_in_a_strange_place(made_library: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / PLACES[name]
    if name in ("question mark and hash", "long"):
        create_library(path)
    else:
        (tmp_path / "here").mkdir()
        path.parent.mkdir(parents=True, exist_ok=True)
        libraries.copy(made_library, path)
    assert look(path) == look(made_library)
    library = open_library(path).library
    OfficeService(library).set_favourite(STAR, True)
    exported = path.with_name("書き出し ①.csv")
    suite = ServiceSuite(library, TODAY)
    rows = suite.handing_out.write_tables(exported, Selection(("glossary",)))
    plan = suite.importing.plan(exported)
    assert (plan.counts.unchanged, plan.counts.refused) == (rows, 0)
    plan.close()
    exported.unlink()
    kept = suite.safety.backup(BackupReason.MANUAL)
    assert kept.readable
    assert look(kept.path) == look(made_library)
    library.close()
    restore_library(path, kept.path)
    with closing(sqlite3.connect(path.resolve())) as connection:
        assert connection.execute("SELECT count(*) FROM favourites").fetchone() == (1,)
    assert {other.name for other in path.parent.iterdir()} == {path.name, "backups"}


@pytest.mark.parametrize(
    "name",
    [
        "n" * 300 + ".rpn",
        "folder/" + "x" * 256,
        "/".join(["deep" * 20] * 60) + "/a.rpn",
        "/".join(["deep" * 20] * 6) + "/a.rpn",
    ],
)
def test_a_name_beyond_the_file_system_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as caught:
        open_library(tmp_path / name)
    assert caught.value.sentence("ja")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UserError):
        open_library(tmp_path / "file" / "library.rpn")


# ---- read-only


@pytest.fixture(params=["policy", "mount"])
def read_only_file(
    request: pytest.FixtureRequest, library_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A library that cannot be written: by the answer of the system, and on a mount that truly refuses."""
    if request.param == "policy":
        monkeypatch.setattr(library_module, "writable", lambda _path: False)
        yield library_file
        return
    place = tmp_path / "read-only"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(place)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no right to mount here")
    try:
        libraries.copy(library_file, place / "library.rpn")
        subprocess.run(["mount", "-o", "remount,ro", str(place)], check=True, capture_output=True)
        yield place / "library.rpn"
    finally:
        subprocess.run(["umount", "-l", str(place)], check=False, capture_output=True)


def test_everything_that_reads_works_and_the_first_write_is_one_sentence(
    read_only_file: Path, made_library: Path
) -> None:
    before = read_only_file.read_bytes()
    opened = open_library(read_only_file)
    assert opened.library.read_only
    assert any("読み取り専用" in notice.ja for notice in opened.notices)
    assert library_info(opened.library).read_only
    office = OfficeService(opened.library)
    with pytest.raises(UserError, match="読み取り専用"):
        office.set_favourite(STAR, True)
    assert office.tray() == ()
    opened.library.close()
    assert look(read_only_file) == look(made_library)
    assert read_only_file.read_bytes() == before
    assert [other.name for other in read_only_file.parent.iterdir() if other.is_file()] == [read_only_file.name]


def test_a_read_only_place_cannot_hold_a_new_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(library_module.os, "link", refuse)
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(UserError):
        open_library(tmp_path / "library.rpn")
    assert list(tmp_path.iterdir()) == []


# ---- making


class Stop(Exception):  # noqa: N818 - a fault of the test
    """The fault that a test lets happen."""


def test_a_fault_at_any_statement_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = loading.insert
    for step in (0, 7, 40):
        left = [step]

        def fail(*args: object, left: list[int] = left) -> object:
            left[0] -= 1
            if left[0] < 0:
                raise Stop
            return real(*args)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(loading, "insert", fail)
            with pytest.raises(Stop):
                open_library(tmp_path / "library.rpn")
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (textindex, "create_index"),
        (textindex, "rebuild"),
        (library_module, "load"),
        (library_module, "set_info"),
        (library_module.engines, "pragma"),
        (library_module, "_put_in_place"),
        (library_module.engines, "open_engine"),
    ],
)
def test_a_fault_at_any_step_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: object, name: str
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise Stop

    with monkeypatch.context() as patch:
        patch.setattr(place, name, fail)
        with pytest.raises(Stop):
            open_library(tmp_path / "deep" / "library.rpn")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("links", [True, False])
def test_making_never_replaces_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    """Also where the file system knows no links, and where the file appears while the library is being made."""
    path = tmp_path / "library.rpn"

    def no_links(*_args: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    if not links:
        monkeypatch.setattr(library_module.os, "link", no_links)
    path.write_bytes(b"a letter to the minister")
    with pytest.raises(UserError, match="既にあります"):
        create_library(path)
    path.unlink()
    real = library_module.load

    def load(*args: object) -> object:
        path.write_bytes(b"another letter")
        return real(*args)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(library_module, "load", load)
        with pytest.raises(UserError, match="既にあります"):
            create_library(path)
    assert path.read_bytes() == b"another letter"
    path.unlink()
    create_library(path)
    assert [other.name for other in tmp_path.iterdir()] == ["library.rpn"]


def test_two_programs_that_start_at_once_share_one_library(tmp_path: Path) -> None:
    path = tmp_path / "library.rpn"
    with ThreadPoolExecutor(2) as pool:
        libraries_made = list(pool.map(lambda _: open_library(path).library, range(2)))
    assert len({library_info(library).package_version for library in libraries_made}) == 1
    for library in libraries_made:
        library.close()
    assert [other.name for other in tmp_path.iterdir()] == ["library.rpn"]


def test_progress_counts_up_to_the_whole(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    create_library(tmp_path / "library.rpn", lambda done, of, _what: seen.append((done, of)))
    assert [done for done, _ in seen] == sorted(done for done, _ in seen)
    assert seen[-1][0] == seen[-1][1]
    assert len({of for _, of in seen}) == 1


# ---- clocks


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "UTC", "America/New_York"])
def test_answers_do_not_depend_on_the_time_zone(library_file: Path, monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        library = open_library(library_file).library
        service, office = FindingService(library, TODAY), OfficeService(library)
        counts = {}
        for key in (FacetKey.STATUS, FacetKey.FY):
            (facet,) = [f for f in service.find(Filter(Catalogue.MEASURES, as_of=2013)).facets if f.key is key]
            counts[key] = {value.value: value.count for value in facet.values}
        office.set_favourite(STAR, True)
        with library.reading() as connection:
            at = connection.exec_driver_sql("SELECT at FROM changes").scalar_one()
        library.close()
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()
    assert counts == EXPECTED.setdefault("counts", counts)
    age = time.time() - time.mktime(time.strptime(at, "%Y-%m-%dT%H:%M:%SZ")) + time.timezone
    assert abs(age) < 120, "stored times are UTC"


EXPECTED: dict[str, object] = {}
"""What the first time zone gave."""
