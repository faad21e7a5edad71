"""Synthetic libraries of any number of measures, through the program's own schema and text index.

What is in one: the bundled code lists (ministries, blocks, prefectures, fields, metrics and the sources they cite),
because foreign keys need them; 60 synthetic programs; the measures and 1.1 editions each, all of origin «imported»
from one source «synthetic». No fact of the bundled package stands among them, and the file says so in its properties.

How cells are spread: each facet by the shares counted in the bundled measures (see ``SHARES``), independent of each
other; names and summaries by ``benchmarks.vocabulary``. The same seed gives the same rows.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Connection, Table, event, insert

from benchmarks import vocabulary
from navigator.db import engine as engines
from navigator.db import migrate, textindex
from navigator.db.library import create_library
from navigator.db.loading import load, set_info
from navigator.db.package import DESCRIPTOR, FactPackage, read_package
from navigator.db.schema import Base
from navigator.domain.vocabulary import (
    Block,
    Confidence,
    MeasureCategory,
    Ministry,
    Origin,
    ProgramKind,
    ProviderType,
    SourceKind,
    Stage,
)

CACHE = Path(__file__).parent / ".cache"
SOURCE = "synthetic"
CODE_LISTS = ("ministries", "blocks", "prefectures", "fields", "metrics")
PROGRAMS = 60
EDITIONS_PER_MEASURE = 1.1
FIRST_FY, LAST_FY = 1996, 2026
BATCH = 10_000

# Shares as counted in the bundled measures, rounded; "" is an empty cell.
SHARES: dict[str, dict[str, float]] = {
    "category": {
        "subsidy": 0.41, "contract_research": 0.30, "advice": 0.08, "matching": 0.06, "ip": 0.04, "training": 0.04,
        "loan": 0.03, "facility": 0.03, "": 0.01,
    },
    "stages": {
        ";": 0.04, "basic;applied": 0.11, "basic;commercialisation": 0.12, "applied;development": 0.14,
        "applied;commercialisation": 0.17, "development;commercialisation": 0.12, "development;market": 0.10,
        "commercialisation;market": 0.16, "market;market": 0.04,
    },
    "fields": {
        "": 0.34, "other": 0.14, "ict": 0.12, "agri": 0.10, "manufacturing": 0.07, "env;energy": 0.06, "env": 0.03,
        "infra": 0.03, "life": 0.03, "ict;manufacturing": 0.02, "life;agri": 0.02, "energy": 0.02, "nano": 0.01,
        "frontier": 0.01,
    },
    "eligible": {
        "": 0.04, "sme": 0.16, "company;sme": 0.13, "sme;consortium": 0.08, "company;university;public_institute": 0.08,
        "company": 0.08, "consortium": 0.07, "university;public_institute": 0.06, "university": 0.06,
        "company;university;consortium": 0.05, "company;university": 0.05, "local_government": 0.05,
        "consortium;local_government": 0.05, "sme;individual": 0.04,
    },
    "subsidy_rate": {"": 0.5, "定額": 0.15, "1/2以内": 0.2, "2/3以内": 0.1, "10/10": 0.05},
}  # fmt: skip
AMOUNTS = ("1", "3", "5", "10", "15", "20", "30", "40", "50", "97.5", "100", "200", "300", "500")


@dataclass(frozen=True, slots=True)
class Drawn:
    """The choices for one batch of measures, drawn at once."""

    columns: dict[str, list[str]]
    names: list[list[str]]
    summaries: list[list[str]]
    providers: list[tuple[str, str]]
    programs: list[int]
    places: list[tuple[tuple[str, ...], tuple[str, ...]]]
    amounts: list[str]
    endings: list[int]
    editions: list[int]
    years: list[int]
    days: list[int]


def library(measures: int, facts: Path, folder: Path = CACHE) -> Path:
    """Return the library with that many measures, made at the first call."""
    path = folder / f"measures-{measures}-{recipe(facts)}.rpn"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for outdated in folder.glob(f"measures-{measures}-*"):
            outdated.unlink()
        beside = path.with_suffix(".new")
        _make(beside, measures, read_package(facts))
        beside.rename(path)
    return path


def bundled(facts: Path, folder: Path = CACHE) -> Path:
    """Return a library of the bundled facts as the program makes it at its first start."""
    path = folder / f"bundled-{recipe(facts)}.rpn"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        for outdated in folder.glob("bundled*"):
            outdated.unlink()
        create_library(path, facts)
    return path


def recipe(facts: Path) -> str:
    """Return a short digest of everything that decides what is in a synthetic library."""
    here = Path(__file__).resolve().parent
    navigator = here.parent / "navigator"
    deciding = [here / "generate.py", here / "vocabulary.py", facts / DESCRIPTOR, navigator / "domain" / "folding.py"]
    deciding += [*sorted((navigator / "db" / "schema").glob("*.py"))]
    deciding += [navigator / "db" / name for name in ("textindex.py", "searchfields.py")]
    return hashlib.sha256(b"".join(path.read_bytes() for path in deciding)).hexdigest()[:12]


def _make(path: Path, measures: int, package: FactPackage) -> None:
    engine = engines.open_engine(path, mode="rwc")
    event.listen(engine, "connect", _hurry)
    try:
        with engines.writing(engine) as connection:
            Base.metadata.create_all(connection)
            textindex.create_index(connection)
            load(connection, _code_lists(package))
            for name, rows in base_rows().items():
                connection.execute(insert(Base.metadata.tables[name]), rows)
            _add_measures(connection, measures, package)
            textindex.rebuild(connection)
            set_info(connection, {"library_id": f"synthetic-{measures}", "change_number": "0", "synthetic": "1"})
            connection.exec_driver_sql(f"PRAGMA application_id={engines.APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={migrate.SCHEMA_VERSION}")
    finally:
        engine.dispose()


def _hurry(connection: sqlite3.Connection, _record: object) -> None:
    # The file is thrown away when the making is cut short, so nothing is lost by not waiting for the disk.
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA cache_size=-400000")


def _code_lists(package: FactPackage) -> FactPackage:
    """Return the package with its code lists, the sources they cite, and nothing else."""
    kept = {name: package.tables[name].rows for name in CODE_LISTS}
    cited = {row["source"] for rows in kept.values() for row in rows if row.get("source")}
    kept["sources"] = tuple(row for row in package.tables["sources"].rows if row["id"] in cited)
    return replace(
        package, tables={name: replace(table, rows=kept.get(name, ())) for name, table in package.tables.items()}
    )


def _row(table: Table, key: str, **cells: Any) -> dict[str, Any]:
    """Return a whole imported row; a list that is not given is empty, any other cell not given is None."""
    empty = {column.name: None for column in table.c if column.name != "id"}
    lists = {column.name: () for column in table.c if type(column.type).__name__ == "CodeList"}
    return {**empty, **lists, "fact_key": key, "origin": Origin.IMPORTED, **cells}


def base_rows() -> dict[str, list[dict[str, Any]]]:
    """Return the source and the programs that synthetic measures name, by table."""
    sources, programs = (Base.metadata.tables[name] for name in ("sources", "programs"))
    source = _row(
        sources,
        SOURCE,
        code=SOURCE,
        title_ja="合成データ（測定用）",
        title_en="Synthetic data for measuring",
        kind=SourceKind.OTHER,
        confidence=Confidence.REPORTED,
        note="Made by benchmarks/generate.py; no fact.",
    )
    ministries, kinds, words = list(Ministry), list(ProgramKind), vocabulary.words()
    made = [
        _row(
            programs,
            f"synthetic-program-{number:02d}",
            code=f"synthetic-program-{number:02d}",
            name_ja=f"合成事業 第{number:02d}号 {words[number]}",
            ministry_code=ministries[number % len(ministries)].value,
            kind=kinds[number % len(kinds)],
            start_fy=FIRST_FY,
            end_fy=LAST_FY,
            source=SOURCE,
            locator=str(number),
        )
        for number in range(PROGRAMS)
    ]
    return {"sources": [source], "programs": made}


def batches(measures: int, package: FactPackage) -> Iterator[tuple[list[dict[str, Any]], list[dict[str, Any]]]]:
    """Yield the rows of so many measures and of their rounds, a batch at a time; the same ones in every library."""
    models = [_row(Base.metadata.tables[name], "") for name in ("measures", "editions")]
    source = _Draws(package)
    for first in range(1, measures + 1, BATCH):
        yield _rows(first, source.batch(min(BATCH, measures + 1 - first)), models)


def _add_measures(connection: Connection, measures: int, package: FactPackage) -> None:
    for rows, rounds in batches(measures, package):
        connection.execute(insert(Base.metadata.tables["measures"]), rows)
        connection.execute(insert(Base.metadata.tables["editions"]), rounds)


class _Draws:
    """Draws batches of choices; one generator, so the batches follow from the seed."""

    def __init__(self, package: FactPackage) -> None:
        self._random = np.random.default_rng(vocabulary.SEED)
        self._words = vocabulary.words()
        self._weights = vocabulary.weights(len(self._words))
        self._providers = vocabulary.providers()
        self._prefectures = [row["name_ja"] for row in package.tables["prefectures"].rows]

    def batch(self, size: int) -> Drawn:
        random = self._random
        columns = {
            key: self._pick(list(shares), np.array(list(shares.values())), size) for key, shares in SHARES.items()
        }
        editions = 1 + random.poisson(EDITIONS_PER_MEASURE - 1, size)
        rounds = int(editions.sum())
        return Drawn(
            columns,
            self._phrases(size, 2, 3),
            self._phrases(size, 4, 8),
            self._pick(self._providers, vocabulary.weights(len(self._providers)), size),
            np.where(random.random(size) < 0.3, random.integers(0, PROGRAMS, size), -1).tolist(),
            self._places(size),
            self._pick(["", *AMOUNTS], np.array([0.55, *([0.45 / len(AMOUNTS)] * len(AMOUNTS))]), size),
            random.integers(0, 4, size).tolist(),
            editions.tolist(),
            # Later years hold more rounds, as on file; the square root of a uniform draw leans to the end.
            (FIRST_FY + (np.sqrt(random.random(rounds)) * (LAST_FY - FIRST_FY + 1)).astype(int)).tolist(),
            random.integers(0, 365, rounds).tolist(),
        )

    def _pick(self, values: Sequence[Any], chances: Any, size: int) -> list[Any]:
        drawn = self._random.choice(len(values), size=size, p=chances / chances.sum())
        return [values[at] for at in drawn.tolist()]

    def _phrases(self, size: int, fewest: int, most: int) -> list[list[str]]:
        lengths = self._random.integers(fewest, most + 1, size)
        drawn = self._random.choice(len(self._words), size=int(lengths.sum()), p=self._weights).tolist()
        ends = np.cumsum(lengths).tolist()
        return [
            [self._words[at] for at in drawn[end - length : end]]
            for end, length in zip(ends, lengths.tolist(), strict=True)
        ]

    def _places(self, size: int) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Four in five say no place; the others a block, two blocks, or a prefecture."""
        random, blocks = self._random, [block.value for block in Block]
        ways = random.random(size).tolist()
        block, other = random.integers(0, len(blocks), size).tolist(), random.integers(0, len(blocks), size).tolist()
        prefecture = random.integers(0, len(self._prefectures), size).tolist()
        made: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        for at, way in enumerate(ways):
            if way < 0.78:
                made.append(((), ()))
            elif way < 0.88:
                made.append(((blocks[block[at]],), ()))
            elif way < 0.9:
                made.append((tuple(dict.fromkeys((blocks[block[at]], blocks[other[at]]))), ()))
            else:
                made.append(((), (self._prefectures[prefecture[at]],)))
        return made


def _rows(
    first: int, drawn: Drawn, models: Sequence[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    measures, editions = [], []
    starts = iter(zip(drawn.years, drawn.days, strict=True))
    for at, names in enumerate(drawn.names):
        measure = {**models[0], **_measure(first + at, at, names, drawn)}
        measures.append(measure)
        editions += [{**models[1], **_edition(measure, number, *next(starts))} for number in range(drawn.editions[at])]
    return measures, editions


def _measure(number: int, at: int, names: list[str], drawn: Drawn) -> dict[str, Any]:
    code = f"synthetic-{number:07d}"
    columns, (provider, provider_type) = drawn.columns, drawn.providers[at]
    stage_from, stage_to = columns["stages"][at].split(";")
    blocks, prefectures = drawn.places[at]
    program, amount = drawn.programs[at], drawn.amounts[at]
    return {
        "fact_key": code,
        "code": code,
        "name_ja": vocabulary.title(number, names),
        "provider_ja": provider,
        "provider_type": ProviderType(provider_type),
        "program_code": f"synthetic-program-{program:02d}" if program >= 0 else None,
        "category": MeasureCategory(columns["category"][at]) if columns["category"][at] else None,
        "stage_from": Stage(stage_from) if stage_from else None,
        "stage_to": Stage(stage_to) if stage_to else None,
        "fields": _items(columns["fields"][at]),
        "eligible": _items(columns["eligible"][at]),
        "block_codes": blocks,
        "prefectures": prefectures,
        "amount_max_myen": Decimal(amount) if amount else None,
        "subsidy_rate": columns["subsidy_rate"][at] or None,
        "summary_ja": vocabulary.summary(drawn.summaries[at], drawn.endings[at]),
        "source": SOURCE,
        "locator": str(number),
    }


def _edition(measure: dict[str, Any], number: int, fy: int, day: int) -> dict[str, Any]:
    """Return a round: one in twelve names no year, two in five name no dates, as on file."""
    opens = date(fy, 4, 1) + timedelta(days=day)
    dated = day % 5 >= 2
    return {
        "fact_key": f"{measure['code']}-{number}",
        "code": f"{measure['code']}-{number}",
        "measure_code": measure["code"],
        "name_ja": f"{measure['name_ja']} {fy}年度公募",
        "fy": fy if day % 12 else None,
        "call_open": opens.isoformat() if dated else None,
        "call_close": (opens + timedelta(days=45)).isoformat() if dated else None,
        "source": SOURCE,
        "locator": measure["locator"],
    }


def _items(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()
