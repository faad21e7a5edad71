"""Packages between libraries: keys of changed records, numbers of sources that mean others, own entries of both."""

import csv
import hashlib
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from navigator.domain.errors import UserError
from navigator.services.handingout import Selection
from tests.db import libraries
from tests.services.importing.worlds import World


@pytest.fixture
def other(made_library: Path, tmp_path: Path) -> World:
    """A second office's library."""
    return World(libraries.opened(libraries.copy(made_library, tmp_path / "other.rpn")))


def one(world: World, sql: str) -> list[tuple[object, ...]]:
    with world.library.reading() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def changed(world: World, folder: Path) -> Path:
    """A package of a library in which the parts of natural keys were changed; an own entry, a correction."""
    editing = world.suite.editing
    event = editing.save("events", {"title_ja": "初めの題名（試験）", "kind": "seminar", "date": "R8.5.1"})
    editing.save("events", {"title_ja": "直した題名（試験）"}, event)
    budget = one(world, "SELECT fact_key FROM budgets WHERE part_of IS NULL ORDER BY id")[0][0]
    editing.save("budgets", {"locator": "直した箇所（試験）"}, str(budget))
    world.suite.handing_out.write_package(folder, Selection())
    return folder


def test_a_record_keeps_its_key_in_a_package_when_it_is_changed(world: World, tmp_path: Path) -> None:
    package = changed(world, tmp_path / "package")
    new, differing, _, refused = world.counts(package)
    assert (new, differing, refused) == (0, 0, 0)


def test_another_office_goes_on_writing_after_it_took_in_a_package(world: World, other: World, tmp_path: Path) -> None:
    """The sources «own entry» and «own correction» of two offices are one each, whatever came first."""
    package = changed(world, tmp_path / "package")
    other.suite.editing.save("events", {"title_ja": "自所の行事（試験）", "kind": "seminar"})
    other.take(package)
    assert other.counts(package)[:2] == (0, 0)
    assert one(other, "SELECT fact_key FROM events WHERE title_ja = '直した題名（試験）'") == [
        ("2026-05-01|seminar|初めの題名（試験）",)
    ]
    other.suite.editing.save("events", {"title_ja": "次の行事（試験）", "kind": "seminar"})
    other.suite.editing.save("programs", {"name_ja": "訂正した名前（試験）"}, "cao-oist")
    own = f"own-entry-{other.suite.identity.identity().uuid}"
    assert one(other, "SELECT code, fact_key FROM sources WHERE code LIKE 'own-%' ORDER BY 1") == [
        ("own-correction", "own-correction"),
        (own, own),
    ]
    other.library.close()


def rewritten(package: Path, name: str, change: Callable[[list[list[str]]], list[list[str]]]) -> None:
    """Change a table of a package, and what the descriptor says of it."""
    path = package / f"{name}.csv"
    rows = change(list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))))
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerows(rows)
    data = buffer.getvalue().encode()
    path.write_bytes(data)
    described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    for resource in described["resources"]:
        if resource["name"] == name:
            resource |= {"hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "rowCount": len(rows) - 1}
    (package / "datapackage.json").write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")


def test_numbers_of_sources_mean_the_sources_of_the_package(world: World, tmp_path: Path) -> None:
    """The next version of the facts may number its sources otherwise; rows cite what the package cites."""
    package = tmp_path / "package"
    world.suite.handing_out.write_package(package, Selection())
    first, second = (str(row[0]) for row in one(world, "SELECT code FROM sources ORDER BY id LIMIT 2"))
    there = {first: second, second: first}

    def renumbered(rows: list[list[str]]) -> list[list[str]]:
        named = [place for place, column in enumerate(rows[0]) if column in ("source", "other_sources")]
        for row in rows[1:]:
            for place in named:
                row[place] = ";".join(there.get(code, code) for code in row[place].split(";"))
        return rows

    def numbers(rows: list[list[str]]) -> list[list[str]]:
        return [[there.get(row[0], row[0]), *row[1:]] for row in rows]

    rewritten(package, "sources", numbers)
    for path in package.glob("*.csv"):
        if path.stem not in ("sources", "aliases"):
            rewritten(package, path.stem, renumbered)
    rewritten(
        package,
        "aliases",
        lambda rows: renumbered([[row[0], there.get(row[1], row[1]), *row[2:]] for row in rows]),
    )
    assert world.counts(package)[:2] == (0, 0)


def test_a_number_of_a_source_that_is_taken_here_is_given_anew(world: World, tmp_path: Path) -> None:
    package = tmp_path / "package"
    world.suite.handing_out.write_package(package, Selection(("contacts",)))
    taken = str(one(world, "SELECT source FROM contacts LIMIT 1")[0][0])

    def another(rows: list[list[str]]) -> list[list[str]]:
        address, title = rows[0].index("url_or_file"), rows[0].index("title_ja")
        for row in rows[1:]:
            if row[0] == taken:
                row[address], row[title] = "https://example.jp/other", "別の出典（試験）"
        return rows

    rewritten(package, "sources", another)
    before = one(world, f"SELECT title_ja FROM sources WHERE code = '{taken}'")
    world.take(package)
    assert one(world, f"SELECT title_ja FROM sources WHERE code = '{taken}'") == before
    assert one(world, "SELECT code FROM sources WHERE title_ja = '別の出典（試験）'") == [(f"{taken}-2",)]
    assert one(world, f"SELECT count(*) > 0 FROM contacts WHERE source = '{taken}-2'") == [(1,)]


@pytest.mark.parametrize("keys", [[], {"x": "k"}, {"2": 5}, {"2": " "}, "k"])
def test_keys_of_another_shape_make_a_package_unknown(world: World, tmp_path: Path, keys: object) -> None:
    package = tmp_path / "package"
    world.suite.handing_out.write_package(package, Selection(("contacts",)))
    path = package / "datapackage.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    described["resources"][0]["recordKeys"] = keys
    path.write_text(json.dumps(described), encoding="utf-8")
    with pytest.raises(UserError):
        world.service.plan(package)
