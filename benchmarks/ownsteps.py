"""One way of ``benchmarks.owndata``, in a process of its own: ``python -m benchmarks.ownsteps WAY FOLDER ARGUMENT …``.

Each step tells its seconds, those of the processors, the resident memory before it and its peak, and how long its
progress was silent at most (``benchmarks.ownwatch``).
"""

import contextlib
import csv
import hashlib
import json
import os
import shutil
import sqlite3
import sys
import uuid
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import generate
from benchmarks.ownwatch import Found, Watch, measured, stopped
from benchmarks.report import NOT_MEASURED
from navigator.db.backup import counted
from navigator.db.library import Library
from navigator.db.loading import read_info
from navigator.db.package import read_package
from navigator.domain.safety import BackupReason
from navigator.domain.text import Text
from navigator.services.factcolumns import fact_tables
from navigator.services.factrows import cell_text
from navigator.services.library import FACTS, create_library, open_library
from navigator.services.suite import ServiceSuite
from navigator.services.tablefiles import columns_of, title_of, to_xlsx

TODAY = date(2026, 11, 22)
CHANGED = ("summary_ja", "subsidy_rate")
"""Columns of the changes that are exchanged: measures of even number get the first one changed, others the second."""
# Making


def make_file(folder: Path, rows: int, suffix: str) -> Found:
    """Write synthetic measures under the headings of a template to ``measures.csv`` or ``measures.xlsx``."""
    path = folder / f"measures.{suffix}"
    table, package = fact_tables()["measures"], read_package(FACTS)
    columns = columns_of(table)

    def drawn() -> Iterator[dict[str, str]]:
        for measures, _rounds in generate.batches(rows, package):
            for measure in measures:
                yield {name: cell_text(measure[name]) for name in table.written}

    if suffix == "xlsx":
        path.write_bytes(to_xlsx({"measures": drawn()}))
    else:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow([f"{title_of(table, name, 'ja')} [{name}]" for name in columns])
            writer.writerows([row.get(name, "") for name in columns] for row in drawn())
    return {"mb": round(path.stat().st_size / 1e6, 1)}


@contextlib.contextmanager
def opened(path: Path) -> Iterator[ServiceSuite]:
    """Open a library with its services, and close it."""
    library = open_library(path).library
    try:
        yield ServiceSuite(library, TODAY)
    finally:
        library.close()


def prepared(path: Path) -> Path:
    """Return a new library of the bundled facts with the source and the programs that synthetic measures name."""
    create_library(path, facts=FACTS)
    with opened(path) as suite:
        for table, rows in generate.base_rows().items():
            cells = [
                ({"fact_key": row["fact_key"]}, {name: row[name] for name in row if name not in ("fact_key", "origin")})
                for row in rows
            ]
            what = Text("合成データの準備", "preparing synthetic data")
            suite.edits.change("synthetic", what, lambda writer, t=table, c=cells: writer.put_many(t, c))
    return path


# Importing


def taken_in(folder: Path, file: Path, rows: int, steps: Collection[str], stops: Collection[str]) -> Found:
    """Measure dry run, step and undo of an import as far as ``steps`` goes; ``stops`` are stopped half way as well."""
    with opened(prepared(folder / "library.rpn")) as suite:
        library, importing, half = suite.library, suite.importing, rows // 2
        found: dict[str, Found] = {step: {NOT_MEASURED: "left out"} for step in ("dry run", "step", "undo")}
        stopping: dict[str, Found] = {}

        def state() -> object:
            left = sorted(path.name for path in Path(os.environ["TMPDIR"]).iterdir())
            return content(library), left, library.path.with_name(f"{library.path.name}-journal").exists()

        begin = state()
        plan, found["dry run"] = measured(lambda watch: importing.plan(file, progress=watch))
        _say("dry run", found["dry run"])
        if "dry run" in stops:
            stopping["dry run"] = stopped(lambda watch: importing.plan(file, progress=watch), half, state)
            _say("dry run stopped", stopping["dry run"])
        if "step" in stops:
            run = stopped(lambda watch: importing.run(plan, progress=watch), half, state, suite.edits.undo)
            stopping["step"] = run
            _say("step stopped", run)
            if NOT_MEASURED in run:
                plan.close()
                plan = importing.plan(file)
        if "step" in steps:
            _, found["step"] = measured(lambda watch: importing.run(plan, progress=watch))
            _say("step", found["step"])
        plan.close()
        size = library.path.stat().st_size
        if "undo" in steps:
            if "undo" in stops:
                stopping["undo"] = stopped(suite.edits.undo, half, state, suite.edits.redo)
            _, found["undo"] = measured(suite.edits.undo)
        end = state()
    return {
        "file_mb": round(file.stat().st_size / 1e6, 1),
        "rows": rows,
        "new": plan.counts.new,
        "refused": plan.counts.refused,
        "library_mb": round(size / 1e6, 1),
        "steps": found,
        "stopped": stopping,
        "undone_whole": _facts(begin) == _facts(end),
    }


def _say(what: str, found: Found) -> None:
    """Tell what was found so far: a million rows take minutes."""
    print(f"  {what}: {json.dumps(found)}", file=sys.stderr, flush=True)


def content(library: Library) -> tuple[str, dict[str, int]]:
    """Return the number of the last change and the rows of every table, those of the text index among them."""
    with library.reading() as connection:
        return read_info(connection)["change_number"], counted(connection)


def _facts(state: Any) -> dict[str, int]:
    """Return the rows of the tables of facts: the journal keeps an undone step."""
    (_change, counts), _left, _journal = state
    return {name: counts[name] for name in fact_tables()}


def bare_csv(_folder: Path, file: Path) -> Found:
    """Measure csv.reader: every cell of the decoded file is made and counted."""

    def read(_watch: Watch) -> int:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            return sum(map(len, csv.reader(lines, strict=True)))

    cells, took = measured(read)
    return {**took, "cells": cells}


def bare_workbook(_folder: Path, file: Path) -> Found:
    """Measure calamine: every cell of every sheet is made and counted."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - for this process alone

    def read(_watch: Watch) -> int:
        book = CalamineWorkbook.from_path(str(file))
        return sum(len(row) for name in book.sheet_names for row in book.get_sheet_by_name(name).iter_rows())

    cells, took = measured(read)
    return {**took, "cells": cells}


def worker(folder: Path, file: Path) -> Found:
    """Measure what the program's process for workbooks does: checking, reading, writing one JSON list a row."""
    from navigator.services.importing.worker import check_parts  # noqa: PLC0415 - for this process alone
    from navigator.services.importing.worker import main as read  # noqa: PLC0415 - as above

    (folder / "sheets").mkdir()
    with (folder / "answer.json").open("w", encoding="ascii") as answer, contextlib.redirect_stdout(answer):
        _, took = measured(lambda _watch: read([str(file), str(folder / "sheets"), file.name]))
    _, checking = measured(lambda _watch: check_parts(file, file.name))
    return {**took, "checking_s": checking["seconds"]}


# Safety


def backed_up(_folder: Path, path: Path) -> Found:
    """Measure a backup as the program makes it: copied, opened, examined, counted."""
    with opened(path) as suite:
        kept, took = measured(lambda _watch: suite.safety.backup(BackupReason.MANUAL))
        size = kept.path.stat().st_size
        kept.path.unlink()
    return {**took, "mb": round(size / 1e6, 1)}


def bare_backup(folder: Path, path: Path) -> Found:
    """Measure ``sqlite3.Connection.backup`` to a new file."""

    def copy(_watch: Watch) -> None:
        with (
            contextlib.closing(_read_only(path)) as source,
            contextlib.closing(sqlite3.connect(folder / "copy")) as to,
        ):
            source.backup(to)

    _, took = measured(copy)
    size = (folder / "copy").stat().st_size
    (folder / "copy").unlink()
    return {**took, "mb": round(size / 1e6, 1)}


def examined(_folder: Path, path: Path) -> Found:
    """Measure what ``library check`` does with an open library."""
    with opened(path) as suite:
        results, took = measured(lambda _watch: suite.safety.check())
    return {
        **took,
        "findings": {one.check.value: None if one.findings is None else len(one.findings) for one in results},
    }


def bare_check(_folder: Path, path: Path) -> Found:
    """Measure ``PRAGMA integrity_check``."""
    with contextlib.closing(_read_only(path)) as connection:
        said, took = measured(lambda _watch: connection.execute("PRAGMA integrity_check").fetchall())
    return {**took, "said": said[0][0]}


def _read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)


# Exchange


def given(folder: Path, base: Path, package: Path) -> Found:
    """Change one cell of every measure of a library; measure the package that tells it."""
    path = _office(base, folder / "giver.rpn", 1)
    with opened(path) as suite:
        suite.exchange.rename("合成事務所 一")
        with suite.library.reading() as connection:
            rows = connection.exec_driver_sql(f"SELECT fact_key, {', '.join(CHANGED)} FROM measures ORDER BY id").all()
        cells = [_changed(number, *row) for number, row in enumerate(rows)]
        what = Text("合成データの変更", "changing synthetic data")
        _, changing = measured(
            lambda _watch: suite.edits.change("synthetic", what, lambda writer: writer.put_many("measures", cells))
        )
        made, took = measured(lambda watch: suite.exchange.hand_out(package, progress=watch))
    size = round(package.stat().st_size / 1e6, 1)
    return {"changing": changing, "make": took, "edits": made.edits, "package_mb": size}


def _changed(number: int, key: str, summary: str, rate: str | None) -> tuple[dict[str, Any], dict[str, Any]]:
    column = CHANGED[number % 2]
    return {"fact_key": key}, {column: f"{summary if column == CHANGED[0] else rate or ''}（改 {number}）"}


def merged(folder: Path, base: Path, package: Path) -> Found:
    """Measure opening a package, the look at what it would do, the merge with its backup, and the undo."""
    from navigator.services.exchanging import ExchangeService  # noqa: PLC0415 - for this process alone

    path = _office(base, folder / "taker.rpn", 2)
    with opened(path) as suite:
        backups: list[Found] = []

        def backup() -> None:
            backups.append(measured(lambda _watch: suite.safety.backup(BackupReason.MERGE))[1])

        exchange = ExchangeService(suite.library, suite.identity, suite.edits, backup)
        exchange.rename("合成事務所 二")
        before = _digest(path)
        package_, opening = measured(lambda watch: exchange.open(package, progress=watch))
        _, looking = measured(lambda watch: exchange.preview(package_, progress=watch))
        report, merging = measured(lambda watch: exchange.merge(package_, progress=watch))
        after = _digest(path)
        undoing = measured(suite.edits.undo)[1]
        undone = _digest(path)
    return {
        "steps": {"open": opening, "look": looking, "merge": merging, "undo": undoing},
        "backup_s": backups[0]["seconds"],
        "new": report.new,
        "conflicts": len(report.conflicts),
        "digest": after,
        "undone_whole": undone == before,
    }


def bare_update(folder: Path, base: Path, giver: Path) -> Found:
    """Measure the same cells set by ``executemany`` in one transaction: no journal, no index, no stamps."""
    path = Path(shutil.copyfile(base, folder / "bare.rpn"))
    with contextlib.closing(_read_only(giver)) as source:
        rows = source.execute(f"SELECT fact_key, {', '.join(CHANGED)} FROM measures ORDER BY id").fetchall()
    values = [[(row[place + 1], row[0]) for row in rows[place::2]] for place in range(2)]
    with contextlib.closing(sqlite3.connect(path)) as connection:

        def update(_watch: Watch) -> None:
            with connection:
                for column, cells in zip(CHANGED, values, strict=True):
                    connection.executemany(f"UPDATE measures SET {column} = ? WHERE fact_key = ?", cells)

        _, took = measured(update)
    return {**took, "cells": sum(map(len, values)), "digest": _digest(path)}


def _office(base: Path, path: Path, number: int) -> Path:
    """Return a copy of a library that is another office's."""
    shutil.copyfile(base, path)
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        name = str(uuid.uuid5(uuid.NAMESPACE_URL, f"synthetic office {number}"))
        connection.execute("UPDATE library_info SET value = ? WHERE key = 'library_id'", (name,))
    return path


def _digest(path: Path) -> str:
    """Return a number of the cells that are exchanged."""
    digest = hashlib.sha256()
    with contextlib.closing(_read_only(path)) as connection:
        for row in connection.execute(f"SELECT fact_key, {', '.join(CHANGED)} FROM measures ORDER BY fact_key"):
            digest.update(repr(row).encode())
    return digest.hexdigest()[:16]


WAYS: dict[str, Callable[..., Found]] = {
    "make": lambda folder, rows, suffix: make_file(folder, int(rows), suffix),
    "import": lambda folder, file, rows, steps, stops: taken_in(
        folder, Path(file), int(rows), steps.split(","), stops.split(",")
    ),
    "bare csv": lambda folder, file: bare_csv(folder, Path(file)),
    "bare workbook": lambda folder, file: bare_workbook(folder, Path(file)),
    "worker": lambda folder, file: worker(folder, Path(file)),
    "backup": lambda folder, path: backed_up(folder, Path(path)),
    "bare backup": lambda folder, path: bare_backup(folder, Path(path)),
    "check": lambda folder, path: examined(folder, Path(path)),
    "bare check": lambda folder, path: bare_check(folder, Path(path)),
    "give": lambda folder, base, package: given(folder, Path(base), Path(package)),
    "merge": lambda folder, base, package: merged(folder, Path(base), Path(package)),
    "bare update": lambda folder, base, giver: bare_update(folder, Path(base), Path(giver)),
}
"""Every way: its folder, which is its own, and its arguments."""


def main(arguments: Sequence[str]) -> int:
    """Go one way and print what was found as JSON."""
    way, folder, *others = arguments
    print(json.dumps(WAYS[way](Path(folder), *others), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
