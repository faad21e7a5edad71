"""Opening a file from outside: what it is by its content, never by its name, and the rows that it holds.

Whatever a file holds is read from copies in a folder of our own, which is gone when the file is closed.
"""

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import Any

from navigator.domain.errors import UserError
from navigator.domain.importing import (
    Draft,
    FileKind,
    FileView,
    ImportOptions,
    PartView,
    Provenance,
    Refusal,
)
from navigator.domain.text import Text
from navigator.services.factcolumns import DESCRIPTOR, fact_tables
from navigator.services.importing import (
    archive,
    encodings,
    grids,
    jgrants,
    jnet21,
    jsontext,
    limits,
    packages,
    rs,
    support,
    tables,
    workbooks,
)
from navigator.services.importing.characters import CellError, visible
from navigator.services.importing.grids import Grid
from navigator.services.importing.tables import Match
from navigator.services.tablefiles import BESIDE, FORMAT

Remembered = Callable[[str], tuple[str, Mapping[str, str]] | None]
"""Gives the table and mapping that were once chosen for headings (their mark)."""

_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAMPLE_ROWS = 5
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"SQLite format 3")
"""How files begin that hold no table and might pass for text."""


@dataclass(slots=True)
class OpenFile:
    """A recognised file; ``rows`` gives its drafts. Close it, or it ends with the last name for it."""

    view: FileView
    origins: tuple[Provenance, ...]
    rows: Callable[[], Iterator[Draft | Refusal]]
    remember: tuple[tuple[str, str, Mapping[str, str]], ...] = ()
    _folder: Any = field(default=None)

    def close(self) -> None:
        """Remove the copies."""
        if self._folder is not None:
            self._folder.cleanup()


def mark_of(headings: tuple[str, ...]) -> str:
    """Return the name under which a mapping of these headings is remembered."""
    return hashlib.blake2b("\x1f".join(headings).encode(), digest_size=12).hexdigest()


def open_file(
    path: Path,
    options: ImportOptions,
    remembered: Remembered,
    check: Callable[[], None] = lambda: None,
) -> OpenFile:
    """Recognise a file; ``check`` is called while waiting and may raise to stop.

    Raises:
        UserError: the file cannot be read, is not safe, too large, or holds nothing that is known.
    """
    folder = tempfile.TemporaryDirectory(prefix="rpn-import-", ignore_cleanup_errors=True)
    try:
        opened = _Opener(path, Path(folder.name), options, remembered, check).open()
    except OSError as error:
        folder.cleanup()
        raise unreadable(visible(path.name)) from error
    except BaseException:
        folder.cleanup()
        raise
    opened._folder = folder  # noqa: SLF001 - made two lines above
    return opened


def unreadable(name: str) -> UserError:
    """Return the error for a file that cannot be read at all."""
    return UserError(
        Text("「{name}」を読み取れません。", "“{name}” cannot be read.").format(name=name),
        Text("場所と、読み取りの権限を確かめてください。", "Check the place and your right to read it."),
    )


def unknown(name: str) -> UserError:
    """Return the error for a file that holds nothing that can be taken in."""
    return UserError(
        Text("「{name}」は取り込める形ではありません。", "“{name}” is of no form that can be imported.").format(
            name=name
        ),
        Text(
            "取り込めるもの: ひな形のExcel・CSV、Jグランツの JSON、行政事業レビューの CSV・ZIP（1-2、1-4、2-1、3-1）、"
            "支援制度の CSV、J-Net21 の RSS、データパッケージ。",
            "What can be imported: template workbooks and CSV, jGrants JSON, project review CSV or ZIP (1-2, 1-4, 2-1, "
            "3-1), support scheme CSV, J-Net21 RSS, data packages.",
        ),
    )


class _Opener:
    def __init__(
        self, path: Path, folder: Path, options: ImportOptions, remembered: Remembered, check: Callable[[], None]
    ) -> None:
        self._path, self._folder, self._options = path, folder, options
        self._remembered, self._check = remembered, check
        self._name = visible(path.name)

    def open(self) -> OpenFile:
        """Tell the file by its first bytes."""
        if self._path.is_dir():
            return self._package(self._path)
        if not self._path.is_file():
            raise unreadable(self._name)
        if self._path.stat().st_size > limits.EXPANDED_BYTES:
            raise limits.over_bytes(self._name, limits.EXPANDED_BYTES)
        with self._path.open("rb") as file:
            head = file.read(512)
        if not head.strip():
            raise grids.refused(self._name, Text("何も書かれていません", "it is empty"))
        if head.startswith(_OTHERS):
            raise unknown(self._name)
        if self._path.name == DESCRIPTOR:
            return self._package(self._path.parent)
        if head.startswith(_OLD_EXCEL):
            return self._workbook()
        if head.startswith(_ZIP):
            return self._zip()
        return self._text(self._path, self._name)

    # Archives and workbooks

    def _zip(self) -> OpenFile:
        with archive.opened(self._path, self._name) as opened:
            members = archive.names(opened)
            if "xl/workbook.xml" in members or "xl/workbook.bin" in members:
                return self._workbook()
            expander = archive.Expander(opened, self._name)
            kept: list[tuple[str, Path]] = []
            for number, (shown, member) in enumerate(members.items()):
                if shown.casefold().endswith((".csv", ".json", ".tsv", ".txt", ".xml")):
                    target = self._folder / f"{number}.part"
                    with target.open("wb") as file:
                        expander.to_file(member, file)
                    kept.append((shown, target))
        if any(shown.rsplit("/", 1)[-1] == DESCRIPTOR for shown, _ in kept):
            return self._package(self._unfolded(kept))
        tabular = [(shown, target) for shown, target in kept if shown.casefold().endswith((".csv", ".tsv", ".txt"))]
        if len(kept) == 1 and not tabular:
            return self._text(kept[0][1], kept[0][0])
        if not tabular:
            raise unknown(self._name)
        found = []
        for shown, target in tabular:
            encoding, ask = self._encoding(target, shown)
            if ask is not None:
                return ask
            found.append((grids.csv_grid(target, shown.rsplit("/", 1)[-1], encoding), encoding))
        return self._grids([grid for grid, _ in found], found[0][1], guarded=True)

    def _unfolded(self, kept: list[tuple[str, Path]]) -> Path:
        """Lay the files of a package side by side under the names that its descriptor may give."""
        package = self._folder / "package"
        package.mkdir()
        for shown, target in kept:
            name = shown.rsplit("/", 1)[-1]
            if name == DESCRIPTOR or name.removesuffix(".csv") in fact_tables():
                target.replace(package / name)
        return package

    def _package(self, folder: Path) -> OpenFile:
        found = packages.read(folder, self._name)
        view = FileView(self._name, FileKind.PACKAGE, provenance=self._own(FileKind.PACKAGE))
        return OpenFile(view, (), lambda: packages.drafts(found))

    def _workbook(self) -> OpenFile:
        sheets = workbooks.sheets_of(self._path, self._folder, self._name, self._check)
        found = []
        for name, spooled in sheets:
            if name in BESIDE:
                continue
            found.append(grids.spooled_grid(spooled, visible(name)))
        if not found:
            raise grids.refused(self._name, Text("何も書かれていません", "it is empty"))
        return self._grids(found, "", guarded=False)

    # Text files

    def _encoding(self, path: Path, name: str) -> tuple[str, OpenFile | None]:
        """Return the encoding of a file, or the question which one it is."""
        if self._options.encoding:
            wanted = encodings.known(self._options.encoding)
            if not encodings.decodes(path, wanted, self._check):
                raise encodings.unreadable(name)
            return wanted, None
        reading = encodings.reading_of(path, name, self._check)
        if reading.encoding:
            return reading.encoding, None
        view = FileView(self._name, FileKind.TABLE, encodings=reading.choices, provenance=self._own(FileKind.TABLE))
        return "", OpenFile(view, (), lambda: iter(()))

    def _text(self, path: Path, name: str) -> OpenFile:
        encoding, ask = self._encoding(path, name)
        if ask is not None:
            return ask
        with path.open(encoding=encoding) as file:
            first = file.read(2000).removeprefix("\ufeff").lstrip()
        if first[:1] in "[{":
            return self._json(jsontext.parsed(path, name, encoding))
        if first[:1] == "<":
            return self._xml(path, name, first)
        return self._grids([grids.csv_grid(path, name.rsplit("/", 1)[-1], encoding)], encoding, guarded=True)

    def _json(self, data: Any) -> OpenFile:
        if jgrants.is_answer(data):
            view = FileView(self._name, FileKind.JGRANTS, provenance=jgrants.PROVENANCE)
            return OpenFile(view, (jgrants.PROVENANCE,), lambda: jgrants.drafts(data, ""))
        if isinstance(data, dict) and data.get("format") == FORMAT and isinstance(data.get("tables"), dict):
            own = self._own(FileKind.TABLES)
            view = FileView(self._name, FileKind.TABLES, provenance=own)
            return OpenFile(view, (own,), lambda: packages.table_drafts(data["tables"], self._locator()))
        raise unknown(self._name)

    def _xml(self, path: Path, name: str, first: str) -> OpenFile:
        opening = first[:200].casefold()
        if "<!doctype html" in opening or "<html" in opening:
            raise UserError(
                Text("「{name}」はウェブページで、データではありません。", "“{name}” is a web page, no data.").format(
                    name=self._name
                ),
                Text("ダウンロードし直してください。", "Please download the file again."),
            )
        root = jnet21.read(path, name)
        if not jnet21.is_feed(root):
            raise unknown(self._name)
        view = FileView(self._name, FileKind.JNET21, provenance=jnet21.PROVENANCE)
        return OpenFile(view, (jnet21.PROVENANCE,), lambda: jnet21.drafts(root, ""))

    # Tables

    def _grids(self, found: list[Grid], encoding: str, *, guarded: bool) -> OpenFile:
        if not self._options.table:
            review = self._review(found, encoding)
            if review is not None:
                return review
            if len(found) == 1 and (columns := support.columns_of(found[0])) is not None:
                return self._support(found[0], columns, encoding)
        return self._own_tables(found, encoding, guarded=guarded)

    def _review(self, found: list[Grid], encoding: str) -> OpenFile | None:
        numbered = [(number, grid) for grid in found if (number := rs.number_of(grid))]
        if not numbered:
            return None
        wanted = sorted(((n, grid) for n, grid in numbered if n in rs.FILES), key=lambda one: rs.FILES.index(one[0]))
        if not wanted:
            raise unknown(self._name)
        try:
            files = [rs.rs_file(grid if len(found) > 1 else replace(grid, name=""), n) for n, grid in wanted]
        except CellError as error:
            raise grids.refused(self._name, error.reason) from error
        view = FileView(self._name, FileKind.RS, encoding=encoding, provenance=files[0].provenance)
        origins = tuple(file.provenance for file in files)
        return OpenFile(view, origins, lambda: chain.from_iterable(map(rs.drafts, files)))

    def _support(self, grid: Grid, columns: Mapping[str, str], encoding: str) -> OpenFile:
        own = self._own(FileKind.SUPPORT)
        grid = replace(grid, name="")
        view = FileView(self._name, FileKind.SUPPORT, encoding=encoding, provenance=own)
        return OpenFile(view, (own,), lambda: support.drafts(grid, columns))

    def _own_tables(self, found: list[Grid], encoding: str, *, guarded: bool) -> OpenFile:
        alone = len(found) == 1
        matched = [(grid, *self._match(grid, alone=alone)) for grid in found]
        order = list(fact_tables())
        matched.sort(key=lambda one: order.index(one[1].table) if one[1].table else -1)
        parts = tuple(self._part(grid, match, remembered=known) for grid, match, known in matched)
        own = self._own(FileKind.TABLE)
        view = FileView(self._name, FileKind.TABLE, parts, encoding, provenance=own)
        shown = [(replace(grid, name="") if alone else grid, match) for grid, match, _ in matched]

        def rows() -> Iterator[Draft | Refusal]:
            for grid, match in shown:
                yield from tables.drafts(grid, match, guarded=guarded, own_locator=self._locator())

        return OpenFile(view, (own,), rows, self._to_remember(matched))

    def _match(self, grid: Grid, *, alone: bool) -> tuple[Match, bool]:
        """Return table and columns of a grid, and whether they were remembered."""
        options = self._options
        if options.table and alone:
            match = tables.match(grid, options.table)
            if options.mapping is not None:
                match = replace(match, mapping={**match.mapping, **options.mapping})
            return match, False
        known = self._remembered(mark_of(grid.headings))
        if known is not None:
            return replace(tables.match(grid, known[0]), mapping=known[1]), True
        return tables.match(grid), False

    def _to_remember(self, matched: list[tuple[Grid, Match, bool]]) -> tuple[tuple[str, str, Mapping[str, str]], ...]:
        """Return a mapping that a person chose and that the headings alone do not give."""
        if self._options.mapping is None or len(matched) != 1:
            return ()
        grid, match, _ = matched[0]
        return ((match.table, mark_of(grid.headings), match.mapping),)

    @staticmethod
    def _part(grid: Grid, match: Match, *, remembered: bool) -> PartView:
        rows = islice((cells for line, cells in grid.rows() if line > grid.top + match.skipped), _SAMPLE_ROWS)
        sample = tuple(tuple(cell[:60] for cell in cells) for cells in rows)
        return PartView(grid.name, match.table, grid.headings, match.mapping, sample, remembered)

    # The file as a source

    def _own(self, kind: FileKind) -> Provenance:
        """Return the source that a file is where its rows name none."""
        options = self._options
        title = options.title.strip() or f"取り込んだ表「{self._name}」"
        said = json.dumps([self._name, title, options.publisher, options.address])
        return Provenance(
            code=f"im-{hashlib.blake2b(said.encode(), digest_size=5).hexdigest()}",
            title=title,
            publisher=options.publisher.strip(),
            address=options.address.strip() or self._name,
            credit=options.credit.strip(),
            confidence="primary" if kind is FileKind.SUPPORT and options.publisher else "secondary",
        )

    def _locator(self) -> str:
        return "取り込んだ表"
