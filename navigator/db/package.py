"""Reading a fact package: a Frictionless tabular data package whose tables are checked before a row is used."""

import csv
import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from navigator.domain.errors import UserError
from navigator.domain.text import Text

DESCRIPTOR = "datapackage.json"


@dataclass(frozen=True, slots=True)
class PackageTable:
    """One table: its rows as text cells by column name, and the column types of the package's schema."""

    name: str
    columns: tuple[str, ...]
    types: Mapping[str, str]
    rows: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class FactPackage:
    """A whole package; ``created`` is the date of its version."""

    name: str
    version: str
    created: date
    tables: Mapping[str, PackageTable]


@dataclass(frozen=True, slots=True)
class PackageHead:
    """What the descriptor says without reading a table."""

    version: str
    created: date
    row_counts: Mapping[str, int]


def read_head(folder: Path) -> PackageHead:
    """Read version, date and row counts from the descriptor.

    Raises:
        UserError: the descriptor is missing or unreadable.
    """
    return _head(_descriptor(folder))


def _head(descriptor: dict[str, Any]) -> PackageHead:
    try:
        return PackageHead(
            str(descriptor["version"]),
            date.fromisoformat(descriptor["created"][:10]),
            {resource["name"]: int(resource["rowCount"]) for resource in descriptor["resources"]},
        )
    except (KeyError, TypeError, ValueError) as error:
        raise _broken(DESCRIPTOR) from error


def read_package(folder: Path) -> FactPackage:
    """Read and check a package: SHA-256, header and row count of every table.

    Raises:
        UserError: a file is missing, or differs from what the descriptor says of it.
    """
    descriptor = _descriptor(folder)
    head = _head(descriptor)
    try:
        tables = {resource["name"]: _table(folder, resource) for resource in descriptor["resources"]}
    except (KeyError, TypeError) as error:
        raise _broken(DESCRIPTOR) from error
    return FactPackage(str(descriptor["name"]), head.version, head.created, tables)


def _descriptor(folder: Path) -> dict[str, Any]:
    path = folder / DESCRIPTOR
    try:
        descriptor: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        for key in ("name", "version", "created", "resources"):
            descriptor[key]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _broken(path.name) from error
    return descriptor


def _table(folder: Path, resource: dict[str, Any]) -> PackageTable:
    path = folder / resource["path"]
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise _broken(path.name) from error
    if f"sha256:{hashlib.sha256(raw).hexdigest()}" != resource["hash"]:
        raise _broken(path.name)
    fields = resource["schema"]["fields"]
    columns = tuple(field["name"] for field in fields)
    try:
        # Not splitlines: it would cut a cell at every sign that Unicode takes for the end of a line.
        reader = csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True)
        header = tuple(next(reader))
        rows = tuple(dict(zip(columns, cells, strict=True)) for cells in reader)
    except (UnicodeDecodeError, csv.Error, StopIteration, ValueError) as error:
        raise _broken(path.name) from error
    if header != columns or len(rows) != resource["rowCount"]:
        raise _broken(path.name)
    return PackageTable(resource["name"], columns, {field["name"]: field["type"] for field in fields}, rows)


def _broken(name: str) -> UserError:
    return UserError(
        Text(
            "収録データのファイル「{name}」が欠けているか、書き換えられています。",
            "The file “{name}” of the bundled facts is missing or was altered.",
        ).format(name=name),
        Text("プログラムを入れ直してください。", "Please install the program again."),
    )
