"""Damaging copies of a library, using them as a person does, and telling what came of it.

The short set calls ``tried`` with hundreds of copies of a small library, ``run`` with the bundled one for minutes.
"""

import random
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path

from navigator.db import engine as engines
from navigator.db.library import Library
from navigator.db.loading import package_tables
from navigator.domain.catalogues import Catalogue
from navigator.domain.errors import UserError
from navigator.domain.filters import Filter
from navigator.domain.results import Presentation
from navigator.services.checking import check_facts, check_library
from navigator.services.finding import FindingService
from navigator.services.library import library_info, open_library
from navigator.services.office import OfficeService
from tests.db.libraries import TODAY
from tests.db.packages import FACTS

Damage = Callable[[bytearray, random.Random], None]

PAGE, SECTOR, HEADER = 4096, 512, 100


def use(path: Path, facts: Path = FACTS) -> None:
    """Open a library and read what a person reads in the first minute."""
    library = open_library(path, facts=facts).library
    try:
        service = FindingService(library, TODAY)
        for catalogue in Catalogue:
            result = service.find(Filter(catalogue, "研究"))
            for row in service.rows(result, 0, 50, Presentation())[:1]:
                service.record(catalogue, row.ref.code)
        library_info(library)
        office = OfficeService(library)
        office.tray()
        office.saved_searches()
    finally:
        library.close()


def flip_bits(count: int) -> Damage:
    """Flip ``count`` bits anywhere."""

    def damage(raw: bytearray, dice: random.Random) -> None:
        for _ in range(count):
            raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)

    return damage


def clear_sector(raw: bytearray, dice: random.Random) -> None:
    """Zero 512 bytes, as a disk does with a sector that it cannot read."""
    start = dice.randrange(len(raw) // SECTOR) * SECTOR
    raw[start : start + SECTOR] = bytes(SECTOR)


def flip_header_bit(raw: bytearray, dice: random.Random) -> None:
    """Flip a bit of the file's header."""
    raw[dice.randrange(HEADER)] ^= 1 << dice.randrange(8)


def cut(raw: bytearray, dice: random.Random) -> None:
    """Cut the file at any length."""
    del raw[dice.randrange(len(raw)) :]


def cut_at_page(raw: bytearray, dice: random.Random) -> None:
    """Cut the file between two pages."""
    del raw[dice.randrange(len(raw) // PAGE) * PAGE :]


DAMAGES: dict[str, Damage] = {
    "one bit": flip_bits(1),
    "sixteen bits": flip_bits(16),
    "a zeroed sector": clear_sector,
    "a header bit": flip_header_bit,
    "cut anywhere": cut,
    "cut at a page": cut_at_page,
}


class Trial:
    """Damages copies of one library in ``folder`` and counts what came of it in ``seen``.

    Counted are «tried»; «in use» and «by the checks» for what was told there; of what nobody told «nothing read
    differently», «text index», «facts» and «the office's»; «traceback»; «touched» for a damaged file that was written
    to. A copy that a damage did not change (a sector that was zero already) counts as «without effect» and not as
    tried.
    """

    def __init__(self, good: Path, folder: Path, facts: Path = FACTS) -> None:
        self.seen: Counter[str] = Counter()
        self.errors: list[str] = []
        self._good = good.read_bytes()
        self._whole = content(good)
        self._path = folder / "damaged.rpn"
        self._facts = facts

    def run(self, damage: Damage, count: int, dice: random.Random) -> Counter[str]:
        """Damage ``count`` copies; those without effect do not count."""
        tried = 0
        with kept_engines():
            while tried < count:
                raw = bytearray(self._good)
                damage(raw, dice)
                if raw == self._good:
                    self.seen["without effect"] += 1
                else:
                    tried += 1
                    self._try(raw)
        self._path.unlink(missing_ok=True)
        return self.seen

    def _try(self, raw: bytearray) -> None:
        self._path.write_bytes(raw)
        self.seen["tried"] += 1
        self.seen[self._told()] += 1
        left = [one.name for one in self._path.parent.iterdir() if one.name.startswith(self._path.name)]
        self.seen["touched"] += self._path.read_bytes() != raw or left != [self._path.name]

    def _told(self) -> str:
        try:
            use(self._path, self._facts)
        except UserError:
            return "in use"
        except Exception as error:  # noqa: BLE001 - what must not happen is counted
            self.errors.append(repr(error))
            return "traceback"
        try:
            return self._found_by_checks()
        except UserError:
            return "by the checks"
        except Exception as error:  # noqa: BLE001 - as above
            self.errors.append(repr(error))
            return "traceback"

    def _found_by_checks(self) -> str:
        """Ask ``library check``, and where a bundled table reads differently ``facts check`` as well."""
        library = open_library(self._path, facts=self._facts).library
        try:
            if any(result.findings for result in check_library(library)):
                return "by the checks"
            found = content(self._path)
            other = {name for name in found.keys() | self._whole.keys() if found.get(name) != self._whole.get(name)}
            if other & {table.name for table in package_tables()}:
                return "facts" if holds_package(library, self._facts) else "by the checks"
        finally:
            library.close()
        if not other:
            return "nothing read differently"
        return "text index" if all(name.startswith("search_") for name in other) else "the office's"


def holds_package(library: Library, facts: Path) -> bool:
    """Tell whether ``facts check`` finds every bundled row as it is in the package.

    Without the anchors, the totals known from the documents: those are of the whole package.
    """
    found = check_facts(library, facts)
    return not found.differences and all(one.package == one.library for one in found.counts)


@contextmanager
def kept_engines() -> Iterator[None]:
    """Give the engine of a path again once it was closed: it opens anew, and remembers its compiled statements.

    Compiling them takes half of the time of a short use.
    """
    real = engines.open_engine
    known = lru_cache(maxsize=None)(real)
    engines.open_engine = known
    try:
        yield
    finally:
        engines.open_engine = real


def content(path: Path) -> dict[str, Hashable]:
    """Return every row of every table of a file, the schema and the tables behind the text index among them."""
    found: dict[str, Hashable] = {}
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        schema = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        found["sqlite_master"] = tuple(schema)
        for kind, raw_name, _table, sql in schema:
            if kind == b"table" and not sql.startswith(b"CREATE VIRTUAL"):
                name = raw_name.decode()
                found[name] = hash(tuple(sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"')))))
    return found


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("measures.csv", "code,name_ja\n")


FOREIGN: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("研究支援策の一覧\n" * 200, encoding="utf-8"),
    "short": lambda path: path.write_bytes(b"SQLite format 3\0"),
    "zip": _zip,
    "html": lambda path: path.write_bytes(b"<!DOCTYPE html><html><body>404 Not Found</body></html>" * 10),
    "garbage": lambda path: path.write_bytes(random.Random(1).randbytes(20_000)),
    "header and garbage": lambda path: path.write_bytes(b"SQLite format 3\0" + random.Random(2).randbytes(20_000)),
}
"""Files that are no library."""
