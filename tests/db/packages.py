"""The fact package as plain files, read and written without the code under test; changed copies of it."""

import csv
import hashlib
import io
import json
import random
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

FACTS = Path(__file__).resolve().parents[2] / "resources" / "facts"

Rows = list[dict[str, str]]

REFERENCES = {"part_of": "budgets", "budget_id": "budgets", "event_id": "events"}
"""Columns that hold the package id of a row of another table."""


@cache
def descriptor() -> dict[str, object]:
    """The bundled package's datapackage.json."""
    found: dict[str, object] = json.loads((FACTS / "datapackage.json").read_text(encoding="utf-8"))
    return found


@cache
def table_names() -> tuple[str, ...]:
    """The names of the tables of the bundled package."""
    return tuple(resource["name"] for resource in descriptor()["resources"])  # type: ignore[attr-defined]


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table of the bundled package as text cells."""
    return tuple(read_csv(FACTS / f"{name}.csv"))


def read_csv(path: Path) -> Rows:
    """Read a CSV file as the standard library reads it."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def items(cell: str) -> list[str]:
    """The items of a list cell."""
    return cell.split(";") if cell else []


class ChangedPackage:
    """A copy of the bundled package in ``folder`` whose rows a test may change before ``write``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(FACTS, folder)
        self.tables: dict[str, Rows] = {name: [dict(row) for row in table(name)] for name in table_names()}

    def find(self, name: str, **cells: str) -> dict[str, str]:
        """The one row of a table with these cells."""
        (row,) = [row for row in self.tables[name] if all(row[key] == value for key, value in cells.items())]
        return row

    def remove(self, name: str, wanted: Callable[[dict[str, str]], bool]) -> None:
        """Remove rows of a table."""
        self.tables[name] = [row for row in self.tables[name] if not wanted(row)]

    def drop_programs(self, codes: set[str]) -> None:
        """Remove programs and everything that is about them."""
        for name, rows in self.tables.items():
            for column in ("program_code", "from_code", "to_code", "scope"):
                if rows and column in rows[0]:
                    self.remove(name, lambda row, c=column: row[c] in codes)  # type: ignore[misc]
        self.remove("programs", lambda row: row["code"] in codes)
        self._forget("programs", "parent_code", "programs", "code")
        self._forget("measures", "parent_code", "measures", "code")
        self._forget("group_memberships", "budget_id", "budgets", "id")
        self._forget("budgets", "part_of", "budgets", "id")
        measures = {row["code"] for row in self.tables["measures"]}
        self.remove("editions", lambda row: row["measure_code"] not in measures)

    def _forget(self, name: str, column: str, target: str, key: str) -> None:
        known = {row[key] for row in self.tables[target]}
        for row in self.tables[name]:
            row[column] = row[column] if row[column] in known else ""

    def write(self, version: str) -> Path:
        """Write the tables with new hashes and counts under ``version``; returns the folder."""
        data = json.loads(json.dumps(descriptor()))
        data["version"] = version
        for resource in data["resources"]:
            columns = [field["name"] for field in resource["schema"]["fields"]]
            out = io.StringIO(newline="")
            writer = csv.DictWriter(out, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(self.tables[resource["name"]])
            raw = out.getvalue().encode()
            (self.folder / resource["path"]).write_bytes(raw)
            resource["hash"] = f"sha256:{hashlib.sha256(raw).hexdigest()}"
            resource["bytes"] = len(raw)
            resource["rowCount"] = len(self.tables[resource["name"]])
        (self.folder / "datapackage.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        return self.folder

    def renumber(self, seed: int) -> None:
        """Give every package id anew, ids changing hands among the rows, and shuffle the rows of every table."""
        dice = random.Random(seed)
        new_ids: dict[str, dict[str, str]] = {}
        for name, rows in self.tables.items():
            if rows and "id" in rows[0]:
                old = [row["id"] for row in rows]
                new = [*old[1:], f"{old[0]}-new"]
                new_ids[name] = dict(zip(old, new, strict=True))
        sources = new_ids["sources"]
        for name, rows in self.tables.items():
            for row in rows:
                if "id" in row:
                    row["id"] = new_ids[name][row["id"]]
                if "source" in row:
                    row["source"] = sources[row["source"]]
                if row.get("other_sources"):
                    row["other_sources"] = ";".join(sources[code] for code in items(row["other_sources"]))
                if name == "aliases" and row["kind"] == "source":
                    row["code"] = sources[row["code"]]
                for column, target in REFERENCES.items():
                    if row.get(column):
                        row[column] = new_ids[target][row[column]]
            dice.shuffle(rows)
