"""Data packages and JSON tables of this program as drafts.

A package numbers some of its rows (``id``); references to such a number are turned into the natural key of the row.
The key is made of what a row says, unless the descriptor names the key of its line: a record keeps its key when it is
changed.
"""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from navigator.db.cells import INTERNAL_REFERENCES
from navigator.db.identity import fact_keys, source_keys
from navigator.domain.errors import UserError
from navigator.domain.importing import Draft, Place, Refusal
from navigator.domain.text import Text
from navigator.services.datapackage import RECORD_KEYS
from navigator.services.factcolumns import DESCRIPTOR, KEY, FactTable, fact_tables
from navigator.services.importing import jsontext, limits
from navigator.services.importing.characters import CellError, clean, visible
from navigator.services.importing.tables import RowReader

Rows = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class ReadPackage:
    """The tables of a package in the order of ours, as texts; ``keys`` are those that the descriptor names, by line."""

    tables: Mapping[str, Rows]
    keys: Mapping[str, Mapping[int, str]] = field(default_factory=dict)


def read(folder: Path, name: str) -> ReadPackage:
    """Read and check a package: only tables of ours, each with the hash and the columns that the descriptor gives.

    Raises:
        UserError: it is damaged, altered or of another kind.
    """
    descriptor = jsontext.parsed(folder / DESCRIPTOR, DESCRIPTOR, "utf-8") if (folder / DESCRIPTOR).is_file() else None
    try:
        resources = {one["name"]: one for one in descriptor["resources"]}  # type: ignore[index]
        hashes = {one: str(resource["hash"]) for one, resource in resources.items()}
        named = {one: _named_keys(resource.get(RECORD_KEYS, {})) for one, resource in resources.items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _broken(name, DESCRIPTOR) from error
    strange = [one for one in resources if one not in fact_tables()]
    if strange or not resources:
        raise _broken(name, visible(str(strange[0] if strange else DESCRIPTOR)[:80]))
    tables: dict[str, Rows] = {}
    total = 0
    for table in fact_tables():
        if table in resources:
            left = limits.ROWS - sum(map(len, tables.values()))
            tables[table], size = _table(folder, table, hashes[table], name, left)
            total += size
            if total > limits.EXPANDED_BYTES:
                raise limits.over_bytes(name, limits.EXPANDED_BYTES)
    return ReadPackage(tables, {name: keys for name, keys in named.items() if keys})


def _named_keys(data: Any) -> dict[int, str]:
    """Return the keys that a descriptor names, by line."""
    if not all(isinstance(key, str) and key.strip() for key in data.values()):
        raise TypeError(data)
    return {int(line): key for line, key in data.items()}


def _table(folder: Path, table: str, expected: str, name: str, most: int) -> tuple[Rows, int]:
    """Return the rows of a table, at most ``most``, and the size of its file."""
    # Never a path out of the descriptor: the name of one of our tables.
    path = folder / f"{table}.csv"
    try:
        if path.stat().st_size > limits.PART_BYTES:
            raise limits.over_bytes(f"{name} / {table}", limits.PART_BYTES)
        raw = path.read_bytes()
        if f"sha256:{hashlib.sha256(raw).hexdigest()}" != expected:
            raise _broken(name, path.name)
        reader = csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True)
        header = next(reader)
        if header != list(fact_tables()[table].columns):
            raise _broken(name, path.name)
        # A row of commas alone is a few bytes in the file, and a hundred times as many here.
        rows = [dict(zip(header, cells, strict=True)) for cells in islice(reader, most + 1)]
    except (OSError, UnicodeDecodeError, csv.Error, StopIteration, ValueError) as error:
        raise _broken(name, path.name) from error
    if len(rows) > most:
        raise limits.over_rows(f"{name} / {table}")
    return rows, len(raw)


def drafts(package: ReadPackage) -> Iterator[Draft | Refusal]:
    """Yield every row; a row's line is that of its file."""
    sources = source_keys(package.tables.get("sources", ()))
    for line, key in package.keys.get("sources", {}).items():
        if 2 <= line < len(package.tables["sources"]) + 2:
            sources[package.tables["sources"][line - 2]["id"]] = key
    keys = {name: fact_keys(name, rows, sources) for name, rows in package.tables.items()}
    for name, named in package.keys.items():
        for line, key in named.items():
            if 2 <= line < len(keys[name]) + 2:
                keys[name][line - 2] = key
    numbers = {
        name: {row["id"]: key for row, key in zip(rows, keys[name], strict=True)}
        for name, rows in package.tables.items()
        if fact_tables()[name].numbered
    }
    for name, rows in package.tables.items():
        table = fact_tables()[name]
        reader = RowReader(table, "")
        for line, (row, key) in enumerate(zip(rows, keys[name], strict=True), 2):
            cells = {column: row[column] for column in table.written}
            for column, target in INTERNAL_REFERENCES.items():
                if cells.get(column):
                    cells[column] = numbers.get(target, {}).get(cells[column], cells[column])
            yield _draft(table, reader, Place(f"{name}.csv", line), {**cells, KEY: key})


def table_drafts(tables: Mapping[str, Any], own_locator: str) -> Iterator[Draft | Refusal]:
    """Yield the rows of tables written as JSON; the line of a row is its number in its table."""
    for name in fact_tables():
        rows = tables.get(name, ())
        reader = RowReader(fact_tables()[name], own_locator)
        for number, row in enumerate(rows if isinstance(rows, list) else (), 1):
            place = Place(name, number)
            if isinstance(row, dict) and all(isinstance(cell, str) for cell in row.values()):
                yield _draft(fact_tables()[name], reader, place, row)
            else:
                yield Refusal(place, Text("項目は文字で書いてください", "its cells must be texts"), name)
    for name in tables:
        if name not in fact_tables():
            reason = Text("「{name}」という表はありません", "there is no table “{name}”").format(
                name=visible(name[:40])
            )
            yield Refusal(Place(visible(name[:40]), 1), reason)


def _draft(table: FactTable, reader: RowReader, place: Place, row: Mapping[str, str]) -> Draft | Refusal:
    strange = [column for column in row if column != KEY and column not in table.written]
    if strange:
        reason = Text("「{name}」という項目はありません", "there is no column “{name}”").format(
            name=visible(strange[0][:40])
        )
        return Refusal(place, reason, table.name)
    try:
        cells = {column: clean(cell) for column, cell in row.items()}
    except CellError as error:
        return Refusal(place, error.reason, table.name)
    return reader.draft(place, cells)


def _broken(name: str, part: str) -> UserError:
    return UserError(
        Text(
            "データパッケージ「{name}」の「{part}」が欠けているか、書き換えられているか、知らないものです。",
            "“{part}” of the data package “{name}” is missing, altered or unknown.",
        ).format(name=name, part=part),
        Text("もう一度受け取ってください。", "Please ask for the package again."),
    )
