"""A small library: the bundled package cut down, so that hundreds of copies are damaged and used in a minute."""

from pathlib import Path

from navigator.services.library import create_library
from tests.db.packages import ChangedPackage

PROGRAMS = 12
ROWS = 12
"""Rows kept of every other large table."""

_WHOLE = {"sources", "ministries", "blocks", "prefectures", "fields", "programs", "measures", "metrics", "subjects"}
_OF_MEASURES = ("editions",)


def cut_down(folder: Path) -> ChangedPackage:
    """Return the small package: a dozen programs and of every table what is about them, a dozen rows at most."""
    changed = ChangedPackage(folder)
    tables = changed.tables
    named = [row["code"] for row in tables["programs"] if "研究" in row["name_ja"] and not row["parent_code"]]
    changed.drop_programs({row["code"] for row in tables["programs"]} - set(named[:PROGRAMS]))
    measures = [row for row in tables["measures"] if "研究" in row["name_ja"] and not row["parent_code"]]
    kept = {row["code"] for row in measures[:PROGRAMS]}
    changed.remove("measures", lambda row: row["code"] not in kept)
    changed.remove("editions", lambda row: row["measure_code"] not in kept)
    for name, rows in tables.items():
        if name not in _WHOLE:
            tables[name] = sorted(rows, key=lambda row: "研究" not in "".join(row.values()))[:ROWS]
    _drop_dangling(changed)
    return changed


def _drop_dangling(changed: ChangedPackage) -> None:
    """Take away rows that refer to what was cut, and sources and metrics that nobody names any more."""
    tables = changed.tables
    owners = {
        "program_code": "programs", "from_code": "programs", "to_code": "programs", "region_code": "regions",
        "budget_id": "budgets", "part_of": "budgets", "event_id": "events", "survey_code": "surveys",
    }  # fmt: skip
    for column, owner in owners.items():
        key = {"budgets": "id", "events": "id", "surveys": "survey_code"}.get(owner, "code")
        known = {row[key] for row in tables[owner]} | {""}
        for name, rows in tables.items():
            if name != owner and rows and column in rows[0]:
                changed.remove(name, lambda row, c=column, k=known: row[c] not in k)  # type: ignore[misc]
    changed.remove("budgets", lambda row: bool(row["part_of"]))
    named = {cell for rows in tables.values() for row in rows for cell in (row.get("source"),) if cell}
    named |= {code for rows in tables.values() for row in rows for code in row.get("other_sources", "").split(";")}
    changed.remove("sources", lambda row: row["id"] not in named)
    changed.remove("metrics", lambda row: row["code"] not in {one["metric_code"] for one in tables["outcomes"]})


def package(folder: Path) -> Path:
    """Write the small package under the version of the bundled one."""
    return cut_down(folder).write("1.0.0")


def newer_package(folder: Path) -> Path:
    """Write a newer small package: names that changed, rows that went, rows that came."""
    changed = cut_down(folder)
    tables = changed.tables
    for name, column in (("programs", "name_ja"), ("measures", "name_ja"), ("glossary", "term_ja")):
        for row in tables[name]:
            row[column] += "（改）"
    for name in ("populations", "deflators", "outcomes", "aliases"):
        tables[name] = tables[name][len(tables[name]) // 2 :]
    tables["glossary"] = [
        *tables["glossary"],
        *({**row, "id": f"new-{row['id']}", "term_ja": f"新・{row['term_ja']}"} for row in tables["glossary"]),
    ]
    return changed.write("9.0.0")


def make(folder: Path) -> Path:
    """Make the small library in ``folder``, where the package stays as ``package``."""
    path = folder / "small.rpn"
    create_library(path, facts=package(folder / "package"))
    return path
