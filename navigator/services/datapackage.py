"""Writing the library, or a part of it, as a data package: the format of ``resources/facts`` that offices exchange.

Rows of the office stand beside the bundled ones; numbers (``id``) that the package had are kept, new rows get the next
ones. A part of the library brings every record that its rows lead to, so that no reference is left open.
"""

import contextlib
import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from copy import deepcopy
from datetime import date
from pathlib import Path

from sqlalchemy import Connection, select

from navigator.db.cells import INTERNAL_REFERENCES
from navigator.db.corrections import corrected_cells
from navigator.db.identity import fact_keys
from navigator.db.library import Library
from navigator.db.loading import read_info
from navigator.domain.errors import UserError
from navigator.domain.text import Text
from navigator.files import explain_os_error, write_atomically
from navigator.services.factcolumns import DESCRIPTOR, KEY, FactTable, descriptor, fact_tables
from navigator.services.factrows import all_texts, count_of, keys_of, table_of, text_of_data
from navigator.services.gauge import Gauge, Progress
from navigator.services.importing.known import Reference, references_of

Tables = dict[str, dict[str, dict[str, str]]]
"""Rows as texts by table and natural key."""

FOLLOWERS = {
    "measures": (("editions", "measure_code"),),
    "programs": (("budgets", "program_code"), ("outcomes", "subject_code"), ("program_features", "program_code")),
    "regions": (("participations", "region_code"), ("outcomes", "subject_code")),
}
"""What goes along with a record of a part of the library: rounds, money, figures."""

RECORD_KEYS = "recordKeys"
"""Property of a table in the descriptor: keys of rows, by line of the file, that the cells do not give."""

CORRECTIONS = "corrections"
"""Property of a table in the descriptor: cells that the office corrected, and what the bundled facts have there."""

_NUMBERS_FROM = 1
_STEPS = 2
"""Reading a row and writing it, for the progress."""


def write(
    library: Library,
    folder: Path,
    today: date,
    chosen: Mapping[str, Iterable[str]] | None = None,
    progress: Progress | None = None,
) -> dict[str, int]:
    """Write a package into a new or empty folder and return its rows by table.

    ``chosen`` are natural keys by table; without it the whole library is written. The descriptor comes last: a folder
    without one is no package.

    Raises:
        UserError: the folder holds something, or cannot be written; it is empty again then, so that the same folder
            can be chosen once there is room.
    """
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise UserError(
                Text("フォルダー「{name}」は空ではありません。", "The folder “{name}” is not empty.").format(
                    name=folder.name
                ),
                Text("空のフォルダーか、新しい名前を選んでください。", "Choose an empty folder, or a new name."),
            )
    except OSError as error:
        raise explain_os_error(error, folder) from error
    files = contents(library, today, chosen, progress)
    try:
        for name, data in files.items():
            write_atomically(folder / name, data)
    except UserError:
        _take_back(folder, files, is_new=is_new)
        raise
    resources = json.loads(files[DESCRIPTOR])["resources"]
    return {resource["name"]: resource["rowCount"] for resource in resources}


def _take_back(folder: Path, names: Iterable[str], *, is_new: bool) -> None:
    """Remove the files of a package that could not be written whole, and the folder if it was made for it."""
    with contextlib.suppress(OSError):
        for name in names:
            (folder / name).unlink(missing_ok=True)
        if is_new:
            folder.rmdir()


def contents(
    library: Library,
    today: date,
    chosen: Mapping[str, Iterable[str]] | None = None,
    progress: Progress | None = None,
) -> dict[str, bytes]:
    """Return the files of a package by name, the descriptor last."""
    with library.reading() as connection:
        info = read_info(connection)
        gauge = Gauge(progress, _STEPS * sum(count_of(connection, name) for name in fact_tables()))
        tables: Tables = {
            name: {row.pop(KEY): row for row in gauge.through(all_texts(connection, name, withdrawn=True))}
            for name in fact_tables()
        }
        numbers = _numbers(connection, tables)
        corrected = corrected_cells(connection)
    wanted = _live(library) if chosen is None else {name: set(keys) for name, keys in chosen.items()}
    kept = _closed(tables, wanted, follow=chosen is not None)
    described = deepcopy(descriptor())
    described["version"] = f"{info['package_version']}+{info['change_number']}"
    described["created"] = f"{today.isoformat()}T00:00:00Z"
    files: dict[str, bytes] = {}
    written: dict[str, list[dict[str, str]]] = {}
    for resource in described["resources"]:
        table = fact_tables()[resource["name"]]
        keys = [key for key in tables[table.name] if key in kept[table.name]]
        rows = [_row(table, tables[table.name][key], key, numbers) for key in gauge.through(keys)]
        data = _csv(table, rows)
        files[resource["path"]] = data
        resource |= {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "rowCount": len(rows)}
        written[table.name] = [dict(zip(table.columns, row, strict=True)) for row in rows]
    for resource in described["resources"]:
        own = _own_keys(resource["name"], written, tables, kept)
        if own:
            resource[RECORD_KEYS] = own
        told = [
            {"key": cell.key, "column": cell.column, "facts": text_of_data(cell.original)}
            for cell in corrected
            if cell.table == resource["name"] and cell.key in kept[cell.table]
        ]
        if told:
            resource[CORRECTIONS] = told
    files[DESCRIPTOR] = (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()
    return files


def _own_keys(
    name: str, written: Mapping[str, list[dict[str, str]]], tables: Tables, kept: Mapping[str, set[str]]
) -> dict[str, str]:
    """Return the natural keys of a table, by line of its file, that its cells do not give.

    A record keeps its key when what it says is changed, so that history, notes and other offices find it again; a
    package that says nothing of such a key would bring the record a second time.
    """
    sources = {row["id"]: key for key, row in tables["sources"].items()}
    given = [key for key in tables[name] if key in kept[name]]
    made = fact_keys(name, written[name], sources)
    return {str(line): key for line, (key, by_cells) in enumerate(zip(given, made, strict=True), 2) if key != by_cells}


def _live(library: Library) -> dict[str, set[str]]:
    """Return every row that the package has not withdrawn."""
    with library.reading() as connection:
        return {name: set(keys_of(connection, name)) for name in fact_tables()}


def _closed(tables: Tables, wanted: Mapping[str, set[str]], *, follow: bool) -> dict[str, set[str]]:
    """Return the wanted rows and all that they lead to."""
    places = _places(tables)
    kept: dict[str, set[str]] = {name: set() for name in tables}
    waiting = [(name, key) for name, keys in wanted.items() for key in keys if key in tables[name]]
    if follow:
        waiting += _following(tables, waiting)
    while waiting:
        name, key = waiting.pop()
        if key in kept[name]:
            continue
        kept[name].add(key)
        for _, reference in references_of(fact_tables()[name], tables[name][key]):
            target = places.get(reference)
            if target is not None and target not in kept[reference.table]:
                waiting.append((reference.table, target))
    return kept


def _following(tables: Tables, chosen: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    codes: dict[str, set[str]] = {}
    for name, key in chosen:
        codes.setdefault(name, set()).add(tables[name][key].get("code", key))
    return [
        (follower, key)
        for name, named in codes.items()
        for follower, column in FOLLOWERS.get(name, ())
        for key, row in tables[follower].items()
        if row[column] in named
    ]


def _places(tables: Tables) -> dict[Reference, str]:
    """Return the natural key behind everything by which a row may be named."""
    names = ("code", "id", "jis_code", "name_ja", "subject_code")
    found: dict[Reference, str] = {}
    for table, rows in tables.items():
        for key, row in rows.items():
            found[Reference(table, KEY, key)] = key
            for name in names:
                if row.get(name):
                    found.setdefault(Reference(table, name, row[name]), key)
    return found


def _numbers(connection: Connection, tables: Tables) -> dict[str, dict[str, str]]:
    """Return the number of every row of the numbered tables: that of the package, or the next one."""
    found: dict[str, dict[str, str]] = {}
    for name, rows in tables.items():
        if not fact_tables()[name].numbered:
            continue
        table = table_of(name)
        query = select(table.c.fact_key, table.c.package_id)
        given = {key: number for key, number in connection.execute(query).all() if number}
        taken = set(given.values())
        following = max((int(number) for number in taken if number.isdecimal()), default=_NUMBERS_FROM - 1)
        for key in rows:
            if key not in given:
                following += 1
                given[key] = str(following)
        found[name] = given
    return found


def _row(table: FactTable, texts: Mapping[str, str], key: str, numbers: Mapping[str, Mapping[str, str]]) -> list[str]:
    cells = dict(texts)
    if table.numbered:
        cells["id"] = numbers[table.name][key]
    for column, target in INTERNAL_REFERENCES.items():
        if cells.get(column):
            cells[column] = numbers[target][cells[column]]
    return [cells[column] for column in table.columns]


def _csv(table: FactTable, rows: Iterable[list[str]]) -> bytes:
    """Return a table as the package has it: UTF-8, comma, LF; never prefixed, as no spreadsheet is meant to open it."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows(rows)
    return buffer.getvalue().encode()
