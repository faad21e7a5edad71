"""Own data: imports, backup and check, exchange beside the bare tools: ``python -m benchmarks owndata``.

Every way runs in a process of its own (``benchmarks.ownsteps``) with temporary files and settings of its own, and on
copies. A ratio is of two times of one run, the bare one taken just before. Files and libraries are synthetic and say
so; they are made once and are not in any time.
"""

import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import generate, vocabulary
from benchmarks.report import NOT_MEASURED
from navigator.db.package import DESCRIPTOR
from navigator.services import tablefiles
from navigator.services.library import FACTS

ROWS = 100_000
LONGER, LARGER = 10, 5
"""How many times as many rows the long file has, and as many measures the large library: a million, and 1.1 GB."""
LONGEST_S = 1800
STEPS = "dry run,step,undo"
SHORT = "long steps"
"""Left out, the long file is not taken in: only tried, and stopped half way."""

AIM_READ_S, AIM_READ_MB, AIM_SILENT_MS = 15.0, 150.0, 500
"""R-34 of the reliability catalogue for a million rows: read and checked, and progress at least twice a second."""

Found = dict[str, Any]
PARTS = ("csv", "workbook", "long", "safety", "exchange")
TITLES = {"csv": "CSV", "workbook": "XLSX", "long": "CSV"}


def measure(
    _library: Path,
    rounds: int,
    say: Callable[[str], None],
    rows: int = ROWS,
    without: Collection[str] = (),
    cache: Path = generate.CACHE,
) -> Found:
    """Return what each part took; short bare readings are the median of ``rounds``, everything else is done once."""
    result: Found = {"rows": rows}
    for part in PARTS:
        if part in without:
            result[part] = {NOT_MEASURED: "left out"}
            continue
        say(part)
        with _ways(cache) as ways:
            load = _load()
            try:
                measure_part = _tried if part == "long" and SHORT in without else _PARTS[part]
                result[part] = measure_part(ways, rows, rounds, cache)
            except (subprocess.SubprocessError, OSError) as error:
                result[part] = {NOT_MEASURED: f"{type(error).__name__} in its process"}
            result[part]["load"] = [load, _load()]
    return result


class _Ways:
    """Runs ways in processes of their own, each in a new folder; the folders stay until the part is over."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._number = folder, 0

    def folder(self) -> Path:
        """Return a new folder."""
        self._number += 1
        made = self._folder / str(self._number)
        made.mkdir()
        return made

    def go(self, way: str, *arguments: object, folder: Path | None = None) -> Found:
        """Go one way; return what it found."""
        own = folder or self.folder()
        places = {name: own / name.casefold() for name in ("TMPDIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
        for place in places.values():
            place.mkdir()
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.ownsteps", way, str(own), *map(str, arguments)],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            timeout=LONGEST_S,
            env={**os.environ, **{name: str(place) for name, place in places.items()}},
        )
        found: Found = json.loads(done.stdout)
        return found


@contextmanager
def _ways(cache: Path) -> Iterator[_Ways]:
    """Give ways whose folders lie on the disk of the libraries."""
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="owndata-", dir=cache) as name:
        yield _Ways(Path(name))


def _file(ways: _Ways, cache: Path, rows: int, suffix: str) -> Path:
    """Return a file of synthetic measures, made at the first call."""
    deciding = (generate.__file__, vocabulary.__file__, tablefiles.__file__, FACTS / DESCRIPTOR)
    recipe = hashlib.sha256(b"".join(Path(one).read_bytes() for one in deciding)).hexdigest()[:12]
    path = cache / f"rows-{rows}-{recipe}.{suffix}"
    if not path.exists():
        for outdated in cache.glob(f"rows-{rows}-*.{suffix}"):
            outdated.unlink()
        folder = ways.folder()
        ways.go("make", rows, suffix, folder=folder)
        (folder / f"measures.{suffix}").rename(path)
    return path


def _settled(source: Path, target: Path) -> Path:
    """Copy a library; what is still to be written of it goes to the disk before anything is timed."""
    shutil.copyfile(source, target)
    if hasattr(os, "sync"):
        os.sync()
    return target


def _csv(ways: _Ways, rows: int, rounds: int, cache: Path) -> Found:
    file = _file(ways, cache, rows, "csv")
    return {"bare": _median(ways, "bare csv", file, rounds), "ours": ways.go("import", file, rows, STEPS, STEPS)}


def _workbook(ways: _Ways, rows: int, rounds: int, cache: Path) -> Found:
    file = _file(ways, cache, rows, "xlsx")
    bare = _median(ways, "bare workbook", file, rounds)
    return {"bare": bare, "reader": ways.go("worker", file), "ours": ways.go("import", file, rows, STEPS, STEPS)}


def _long(ways: _Ways, rows: int, _rounds: int, cache: Path, steps: str = STEPS) -> Found:
    rows *= LONGER
    file = _file(ways, cache, rows, "csv")
    bare = ways.go("bare csv", file)
    # Half an undo of a million rows would take another minute, and the shorter files tell of it.
    return {"bare": bare, "ours": ways.go("import", file, rows, steps, "dry run,step")}


def _tried(ways: _Ways, rows: int, rounds: int, cache: Path) -> Found:
    return _long(ways, rows, rounds, cache, "dry run")


def _safety(ways: _Ways, rows: int, _rounds: int, cache: Path) -> Found:
    source = generate.library(rows * LARGER, FACTS, cache)
    path = _settled(source, ways.folder() / "library.rpn")
    bare, ours = ways.go("bare backup", path), ways.go("backup", path)
    return {
        "library_mb": round(path.stat().st_size / 1e6, 1),
        "measures": rows * LARGER,
        "backup": {"bare": bare, "ours": ours},
        "check": {"bare": ways.go("bare check", path), "ours": ways.go("check", path)},
    }


def _exchange(ways: _Ways, rows: int, _rounds: int, cache: Path) -> Found:
    base = generate.library(rows, FACTS, cache)
    giver = ways.folder()
    package = giver / "changes.rpnx"
    given = ways.go("give", base, package, folder=giver)
    bare = ways.go("bare update", base, giver / "giver.rpn")
    merged = ways.go("merge", base, package)
    return {"bare": bare, "give": given, "merge": merged, "same_cells": bare["digest"] == merged["digest"]}


_PARTS: dict[str, Callable[[_Ways, int, int, Path], Found]] = {
    "csv": _csv,
    "workbook": _workbook,
    "long": _long,
    "safety": _safety,
    "exchange": _exchange,
}


def _median(ways: _Ways, way: str, file: Path, rounds: int) -> Found:
    runs = sorted((ways.go(way, file) for _ in range(rounds)), key=lambda run: run["seconds"])
    middle = runs[(len(runs) - 1) // 2]
    return {**middle, "seconds": statistics.median(run["seconds"] for run in runs)}


def _load() -> float | None:
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None


# Report

_HEAD = "s | processor, s | rows a second | peak memory, MB (before) | longest silence, ms | ÷ bare |"


def report(result: Found) -> str:
    """Return the tables and the aims."""
    lines = [f"| file | step | {_HEAD}", "|---|---|---|---|---|---|---|---|"]
    for part in TITLES:
        lines += _import_rows(part, result[part])
    lines += ["", "| stopped half way | step | ended after, ms | everything as before |", "|---|---|---|---|"]
    for part in TITLES:
        lines += _stop_rows(part, result[part])
    lines += [
        "",
        f"| library | work | {_HEAD.replace('rows a second', 'MB a second')}",
        "|---|---|---|---|---|---|---|---|",
    ]
    lines += _safety_rows(result["safety"])
    lines += ["", f"| exchange | step | {_HEAD.replace('rows', 'changes')}", "|---|---|---|---|---|---|---|---|"]
    lines += _exchange_rows(result["exchange"])
    lines += ["", "| aim | reached | measured |", "|---|---|---|"]
    lines += [f"| {aim} | {'yes' if reached else 'no'} | {told} |" for aim, reached, told in _aims(result)]
    return "\n".join([*lines, "", *_loads(result)])


def _row(title: str, step: str, took: Found, amount: float, bare: Found) -> str:
    """Return a line of a tool beside the ``bare`` one."""
    if NOT_MEASURED in took:
        return f"| {title} | {step} | not measured: {took[NOT_MEASURED]} | | | | | |"
    silent = "" if took["silent_ms"] is None else took["silent_ms"]
    ratio = "" if NOT_MEASURED in bare else f"{took['seconds'] / bare['seconds']:.1f}"
    return (
        f"| {title} | {step} | {took['seconds']:.2f} | {took['processor_s']:.2f} | {amount / took['seconds']:,.0f} "
        f"| {took['peak_mb']:.0f} ({took['before_mb']:.0f}) | {silent} | {ratio} |"
    )


def _import_rows(part: str, found: Found) -> list[str]:
    if NOT_MEASURED in found:
        return [f"| {part} | not measured: {found[NOT_MEASURED]} | | | | | | |"]
    bare, ours = found["bare"], found["ours"]
    rows = ours["rows"]
    title = f"{TITLES[part]}, {rows:,} rows, {ours['file_mb']:.0f} MB"
    lines = [_row(title, "bare reader", bare, rows, bare)]
    if "reader" in found:
        lines.append(_row(title, "our reader alone", found["reader"], rows, bare))
    return lines + [_row(title, step, took, rows, bare) for step, took in ours["steps"].items()]


def _stop_rows(part: str, found: Found) -> list[str]:
    if NOT_MEASURED in found:
        return [f"| {part} | | not measured: {found[NOT_MEASURED]} | |"]
    title = f"{TITLES[part]}, {found['ours']['rows']:,} rows"
    return [
        f"| {title} | {step} | not measured: {stop[NOT_MEASURED]} | |"
        if NOT_MEASURED in stop
        else f"| {title} | {step} | {stop['returned_ms']} | {'yes' if stop['same'] else 'no'} |"
        for step, stop in found["ours"]["stopped"].items()
    ]


def _safety_rows(found: Found) -> list[str]:
    if NOT_MEASURED in found:
        return [f"| | not measured: {found[NOT_MEASURED]} | | | | | | |"]
    size = found["library_mb"]
    title = f"{found['measures']:,} measures, {size:,.0f} MB"
    backup, check = found["backup"], found["check"]
    return [
        _row(title, "`sqlite3.Connection.backup`", backup["bare"], size, backup["bare"]),
        _row(title, "backup, made and verified", backup["ours"], size, backup["bare"]),
        _row(title, "`PRAGMA integrity_check`", check["bare"], size, check["bare"]),
        _row(title, "`library check`", check["ours"], size, check["bare"]),
    ]


def _exchange_rows(found: Found) -> list[str]:
    if NOT_MEASURED in found:
        return [f"| | not measured: {found[NOT_MEASURED]} | | | | | | |"]
    bare, edits = found["bare"], found["give"]["edits"]
    title = f"{edits:,} changes, {found['give']['package_mb']} MB"
    steps = {"make and sign": found["give"]["make"], **found["merge"]["steps"]}
    return [
        _row(title, "bare `UPDATE`", bare, edits, bare),
        *(_row(title, step, took, edits, bare) for step, took in steps.items()),
    ]


def _aims(result: Found) -> Iterator[tuple[str, bool, str]]:
    long = result["long"]
    if NOT_MEASURED not in long:
        dry, rows = long["ours"]["steps"]["dry run"], f"{long['ours']['rows']:,}"
        yield (
            f"{rows} rows read and checked < {AIM_READ_S:.0f} s",
            dry["seconds"] < AIM_READ_S,
            f"{dry['seconds']:.1f} s",
        )
        yield (
            f"{rows} rows read and checked < {AIM_READ_MB:.0f} MB",
            dry["peak_mb"] < AIM_READ_MB,
            f"{dry['peak_mb']:.0f} MB",
        )
    measured = [result[part]["ours"] for part in TITLES if NOT_MEASURED not in result[part]]
    if measured:
        steps = [took for ours in measured for took in ours["steps"].values() if NOT_MEASURED not in took]
        silent = max(took["silent_ms"] for took in steps)
        yield "imports: progress at least twice a second", silent <= AIM_SILENT_MS, f"silent for {silent} ms at most"
        stops = [stop for ours in measured for stop in ours["stopped"].values() if NOT_MEASURED not in stop]
        kept = all(stop["same"] for stop in stops)
        yield "a stopped step leaves nothing", kept, f"{len(stops)} stopped"
        undone = [ours["undone_whole"] for ours in measured if NOT_MEASURED not in ours["steps"]["undo"]]
        yield "an import undone leaves no row", all(undone), f"{len(undone)} undone"
    if NOT_MEASURED not in result["exchange"]:
        merge = result["exchange"]["merge"]
        yield "a merge undone leaves no changed cell", merge["undone_whole"], f"{merge['new']:,} changes"
        yield (
            "a merge sets the cells that the bare UPDATE sets",
            result["exchange"]["same_cells"],
            f"{merge['new']:,} changes",
        )


def _loads(result: Found) -> Iterator[str]:
    told = ", ".join(
        f"{part} {' to '.join(map(str, result[part]['load']))}" for part in PARTS if "load" in result[part]
    )
    yield f"Load of the machine: {told}."
    if NOT_MEASURED not in result["exchange"]:
        yield f"The backup takes {result['exchange']['merge']['backup_s']:.1f} s of the merge."
