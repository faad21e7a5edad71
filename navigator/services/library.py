"""Opening the library for the window and the command line, and what the «about» page says of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import func, select

from navigator.db import migrate
from navigator.db.library import Library, sqlite_version
from navigator.db.library import create_library as create_file
from navigator.db.library import open_library as open_file
from navigator.db.loading import package_tables, read_info
from navigator.db.schema.base import UnreadableCellError
from navigator.domain.text import Text

FACTS = Path(__file__).resolve().parents[2] / "resources" / "facts"
"""The bundled fact package."""

Progress = Callable[[int, int, Text], None]


@dataclass(frozen=True, slots=True)
class OpenedLibrary:
    """An open library; ``notices`` are sentences for the reader."""

    library: Library
    created: bool
    notices: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class LibraryState:
    """What every window and sheet names of a library; it costs one small read."""

    path: Path
    package_version: str
    package_date: date
    change_number: int
    read_only: bool

    @property
    def data_version(self) -> Text:
        """The data version on screen and paper: version and date of the package, number of the last office change."""
        return Text("資料版 {version}（{day}）・変更 {number}", "Data {version} ({day}) · change {number}").format(
            version=self.package_version, day=self.package_date.isoformat(), number=self.change_number
        )


@dataclass(frozen=True, slots=True)
class LibraryFacts(LibraryState):
    """A library counted through: ``rows`` by table, ``withdrawn`` keys kept for the office's sake."""

    rows: dict[str, int]
    schema_version: int
    sqlite_version: str
    withdrawn: tuple[tuple[str, str], ...]


def open_library(location: Path, progress: Progress | None = None, facts: Path = FACTS) -> OpenedLibrary:
    """Open the library at ``location``, making it from the bundled facts when it is missing.

    Raises:
        DamagedLibraryError: damaged, empty or no library of this program.
        NewerLibraryError: written by a newer program.
        UserError: it cannot be read or made.
    """
    library, opening = open_file(location, facts, progress)
    return OpenedLibrary(library, opening.created, opening.notices)


def create_library(location: Path, progress: Progress | None = None, facts: Path = FACTS) -> None:
    """Make a new library from the bundled facts; a file that is there is never replaced.

    Raises:
        UserError: something of that name is there, or the place cannot be written.
    """
    create_file(location, facts, progress)


def library_state(library: Library) -> LibraryState:
    """Return the data version of an open library and whether it can be written.

    Raises:
        DamagedLibraryError: a property that every library has is missing or unreadable.
    """
    with library.reading() as connection:
        return LibraryState(*_state(library, read_info(connection)))


def library_info(library: Library) -> LibraryFacts:
    """Return an open library counted through; every table is read for it.

    Raises:
        DamagedLibraryError: a property that every library has is missing or unreadable.
    """
    with library.reading() as connection:
        info = read_info(connection)
        rows = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in package_tables()
        }
        withdrawn = tuple(
            (table.name, key)
            for table in package_tables()
            for key in connection.execute(select(table.c.fact_key).where(table.c.withdrawn.is_not(None))).scalars()
        )
        return LibraryFacts(*_state(library, info), rows, migrate.SCHEMA_VERSION, sqlite_version(), withdrawn)


def _state(library: Library, info: Mapping[str, str]) -> tuple[Path, str, date, int, bool]:
    """Read the properties that every library has; asked inside ``reading``, a missing or unreadable one is damage."""
    try:
        version, change_number = info["package_version"], int(info["change_number"])
        day = date.fromisoformat(info["package_date"])
    except (KeyError, ValueError) as error:
        raise UnreadableCellError from error
    return library.path, version, day, change_number, library.read_only
