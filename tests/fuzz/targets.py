"""The importers under test: how the parts of a case become a file, and what is asked of it."""

import hashlib
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from navigator.db.library import Library
from navigator.domain.importing import ImportOptions
from navigator.services import tablefiles
from navigator.services.changepackage import MANIFEST, SIGNATURE
from navigator.services.factcolumns import DESCRIPTOR, fact_tables
from navigator.services.importing.encodings import LABELS
from tests.fuzz import samples
from tests.fuzz.cases import Case, Parts

_BAD_IN_NAMES = re.compile(r"[/\0]")
_LEAST_CHOICE = 232
"""From here on a choice names an encoding."""


@dataclass(frozen=True, slots=True)
class Target:
    """An importer: ``seeds`` are valid cases, ``build`` writes a case into an empty folder and returns its file."""

    name: str
    seeds: Callable[[Library], list[Case]]
    build: Callable[[Case, Path], Path]
    options: Callable[[Case], ImportOptions]
    kind: str = "import"


def file_name(name: str, otherwise: str) -> str:
    """Return a name that a file system takes."""
    plain = _BAD_IN_NAMES.sub("_", name)
    while len(plain.encode("utf-8", "replace")) > 200:
        plain = plain[1:]
    return plain if plain.strip(". ") and plain.isprintable() else otherwise


def plain_options(case: Case) -> ImportOptions:
    """Most cases ask for nothing; some name an encoding."""
    return ImportOptions(encoding=encoding_of(case))


def encoding_of(case: Case) -> str:
    """Return the encoding that a case names, '' for none."""
    return "" if case.choice < _LEAST_CHOICE else list(LABELS)[case.choice % len(LABELS)]


def _table_options(case: Case) -> ImportOptions:
    tables = ["", *fact_tables()]
    return ImportOptions(table=tables[case.form % len(tables)], encoding=encoding_of(case))


def _book_options(case: Case) -> ImportOptions:
    return ImportOptions(table="" if case.choice < _LEAST_CHOICE else list(fact_tables())[case.choice % 40])


def single(case: Case, folder: Path) -> Path:
    """Write the first part under its own name."""
    name, data = case.parts[0] if case.parts else ("", b"")
    path = folder / file_name(name, "file.csv")
    path.write_bytes(data)
    return path


def _archive(parts: Parts, path: Path) -> Path:
    with suppress(ValueError, UnicodeError):
        path.write_bytes(samples.zipped(parts))
    if not path.exists():
        path.write_bytes(b"PK\x03\x04")
    return path


def _review(case: Case, folder: Path) -> Path:
    return _archive(case.parts, folder / "RS.zip") if case.form % 2 else single(case, folder)


@cache
def _book_parts() -> Mapping[str, bytes]:
    """The parts of a workbook that are the same in each."""
    with zipfile.ZipFile(io.BytesIO(tablefiles.to_xlsx({"events": ()}))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _workbook(case: Case, folder: Path) -> Path:
    """Form 0: XML parts; 1: rows as the reader hands them on (``reader`` knows the file); 2: a raw archive."""
    path = folder / "book.xlsx"
    if case.form % 3 == 0:
        given = dict(case.parts)
        kept = [(name, data) for name, data in _book_parts().items() if name not in given]
        return _archive([*kept, *case.parts], path)
    if case.form % 3 == 1:
        sheets = [[name, data.decode("utf-8", "replace").split("\n")] for name, data in case.parts]
        rows = [[name, [line.split("\t") for line in lines]] for name, lines in sheets]
        path.write_bytes(b"PK\x03\x04")
        _archive([("xl/workbook.xml", b""), ("rows.json", json.dumps(rows).encode())], path)
        return path
    return _raw(case, path)


def _raw(case: Case, path: Path) -> Path:
    path.write_bytes(case.parts[0][1] if case.parts else b"")
    return path


def _mended(parts: Parts) -> list[tuple[str, bytes]]:
    """Put the right hashes into the descriptor, as far as it can be read."""
    contents = dict(parts)
    try:
        described = json.loads(contents[DESCRIPTOR])
        for one in described["resources"]:
            data = contents.get(f"{one['name']}.csv")
            if data is not None:
                one["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
        contents[DESCRIPTOR] = json.dumps(described).encode()
    except (ValueError, KeyError, TypeError, RecursionError):
        return list(parts)
    return [(name, contents[name]) for name, _ in parts]


def _package(case: Case, folder: Path) -> Path:
    form = case.form % 5
    if form == 0:
        place = folder / "package"
        place.mkdir()
        for name, data in _mended(case.parts):
            (place / file_name(name, "x.csv")).write_bytes(data)
        return place
    if form == 3:
        return single(case, folder)
    if form == 4:
        return _raw(case, folder / "package.zip")
    return _archive(_mended(case.parts) if form == 1 else case.parts, folder / "package.zip")


def _changes(case: Case, folder: Path) -> Path:
    """Form 0: hashes, counts and signature are made to fit; 1: as they are; 2: raw bytes."""
    path = folder / "changes.rpnx"
    if case.form % 3 == 2:
        return _raw(case, path)
    parts = list(case.parts)
    if case.form % 3 == 0:
        parts = _signed(parts)
    return _archive(parts, path)


def _signed(parts: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    contents = dict(parts)
    raw = contents.get(MANIFEST, b"")
    with suppress(ValueError, KeyError, TypeError, RecursionError):
        head = json.loads(raw)
        for one in head["tables"]:
            data = contents.get(f"changes/{one['name']}.jsonl")
            if data is not None:
                one["sha256"], one["edits"] = hashlib.sha256(data).hexdigest(), data.count(b"\n")
        raw = json.dumps(head, ensure_ascii=False).encode("utf-8", "surrogatepass")
    contents |= {MANIFEST: raw, SIGNATURE: samples.KEY.sign(raw).hex().encode()}
    return list(contents.items())


def _library(case: Case, folder: Path, base: Path) -> Path:
    """Form 0: bytes written at places («@1234»); 1: cells («table/column/row»); 2: tables dropped; 3: raw bytes."""
    path = folder / "backup.rpn"
    form = case.form % 4
    if form == 3:
        return _raw(case, path)
    raw = bytearray(base.read_bytes())
    if form == 0:
        for name, data in case.parts:
            at = int(name[1:]) % len(raw) if re.fullmatch(r"@[0-9]{1,9}", name) else 0
            raw[at : at + len(data)] = data[: len(raw) - at]
    path.write_bytes(raw)
    if form in (1, 2):
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("PRAGMA journal_mode = OFF")
            for name, data in case.parts:
                with suppress(sqlite3.Error, ValueError):
                    _in_library(connection, name, data, whole=form == 2)
    return path


def _in_library(connection: sqlite3.Connection, name: str, data: bytes, *, whole: bool) -> None:
    table, column, row = (*name.replace('"', "").split("/"), "", "")[:3]
    if whole:
        connection.execute(f'DROP TABLE "{table}"' if data[:1] < b"n" else f'DELETE FROM "{table}"')
        return
    text = data.decode("utf-8", "replace")
    value: object = data if data[:1] == b"\0" else text
    if re.fullmatch(r"-?[0-9]{1,18}", text):
        value = int(text)
    where = f"rowid % 7 = {int(row) % 7}" if row.isdigit() else "1"
    connection.execute(f'UPDATE OR IGNORE "{table}" SET "{column}" = ? WHERE {where}', (value,))


def targets(base: Path) -> dict[str, Target]:
    """Return the importers by name; ``base`` is the library whose copies are restored."""
    found = (
        Target("table-csv", samples.table_csv, single, _table_options),
        Target("table-xlsx", samples.table_xlsx, _workbook, _book_options),
        Target("jgrants", samples.jgrants, single, plain_options),
        Target("rs", samples.review, _review, plain_options),
        Target("support", samples.support, single, plain_options),
        Target("jnet21", samples.jnet21, single, plain_options),
        Target("package", samples.package, _package, plain_options),
        Target("changes", samples.changes, _changes, plain_options, "exchange"),
        Target(
            "restore", samples.restored, lambda case, folder: _library(case, folder, base), plain_options, "restore"
        ),
    )
    return {target.name: target for target in found}


NAMES = ("table-csv", "table-xlsx", "jgrants", "rs", "support", "jnet21", "package", "changes", "restore")
