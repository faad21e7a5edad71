"""Measure everything: ``python -m benchmarks`` (or ``./go bench``). Prints tables, writes JSON.

lineage                                measure the lineage laid out and painted, and nothing else
owndata                                measure imports, backup, check and exchange alone, and nothing else
papers                                 measure papers alone (beside WeasyPrint and ReportLab), and nothing else
regions                                measure the map and the atlas of regions, and nothing else
trends                                 measure charts alone (beside matplotlib), and nothing else
--sizes bundled,10000,100000,1000000   the libraries to measure
--texts 12 --rounds 3                  texts of each length, and how often each question is asked
--without peers,window,start           leave parts out
--rows 100000                          owndata: rows of the files and changes of the package
--without "csv,workbook,long,long steps,safety,exchange"   owndata: leave parts out
--output benchmarks/result.json        where the JSON goes
"""

import argparse
import json
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy
import PySide6
import sqlalchemy

from benchmarks import generate, lineage, owndata, papers, peers, regions, start, trends
from benchmarks.flat import flat_table
from benchmarks.questions import Question, questions
from benchmarks.report import NOT_MEASURED, report
from navigator.services.library import FACTS

PARTS = {"lineage": lineage, "owndata": owndata, "papers": papers, "regions": regions, "trends": trends}
"""What may be measured alone."""

PEER_QUESTIONS = {10_000: 3, 100_000: 2, 1_000_000: 1}
"""Questions of each kind that the competitors are asked, by the size up to which that holds."""


def main(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for."""
    parser = argparse.ArgumentParser(
        prog="benchmarks", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("part", nargs="?", choices=tuple(PARTS))
    parser.add_argument("--sizes", default="bundled,10000,100000,1000000")
    parser.add_argument("--texts", type=int, default=12)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, default=owndata.ROWS)
    parser.add_argument("--without", default="")
    parser.add_argument("--output", type=Path)
    options = parser.parse_args(arguments)
    without = set(options.without.split(","))
    output = options.output or Path(__file__).parent / f"{options.part or 'result'}.json"
    result: dict[str, Any] = {"measured": date.today().isoformat(), "machine": machine()}  # noqa: DTZ011
    if options.part is not None:
        part = PARTS[options.part]
        chosen = {"rows": options.rows, "without": without} if part is owndata else {}
        result[options.part] = part.measure(generate.bundled(FACTS), options.rounds, _say, **chosen)
        _write(output, result, part.report(result[options.part]))
        return 0
    result["libraries"] = {}
    _say("start")
    bundled = generate.bundled(FACTS)
    result["start"] = _left_out("start", without) or _guarded(lambda: start.measure(bundled, 5))
    for size in options.sizes.split(","):
        _say(size)
        library = bundled if size == "bundled" else generate.library(int(size), FACTS)
        result["libraries"][size] = measure(library, options.texts, options.rounds, without)
    _write(output, result, report(result))
    return 0


def _write(output: Path, result: dict[str, Any], tables: str) -> None:
    output.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(tables)


def machine() -> dict[str, Any]:
    """Return what a reader must know of the machine and nothing that tells which one it is."""
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9 if hasattr(os, "sysconf") else 0
    return {
        "cores": os.cpu_count(),
        "memory_gb": round(memory),
        "system": platform.system(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "pyside6": PySide6.__version__,
        "numpy": numpy.__version__,
        "sqlalchemy": sqlalchemy.__version__,
        "peers": list(peers.PINNED),
    }


def measure(library: Path, texts: int, rounds: int, without: set[str]) -> dict[str, Any]:
    """Measure one library, each way in a process of its own."""
    asked, busy = questions(library, texts), _load()
    service = _process("benchmarks.service", library, texts, rounds)
    # The plain statement may take seconds at a million measures; one round after the warming one is enough to compare.
    plain = _process("benchmarks.plain", library, texts, 1)
    window = _left_out("window", without) or _guarded(lambda: start.inside(library, texts, rounds))
    beside = _beside(library, asked, service, plain, without)
    same = service["hits"] == plain["hits"]
    for part in (service, plain, window):
        part.pop("hits", None)
        part.pop("each", None)
    measures = _count(library)
    return {
        "measures": measures,
        "file_mb": round(library.stat().st_size / 1e6, 1),
        "questions": len(asked),
        "load": [busy, _load()],
        "same_hits_as_plain_sql": same,
        "service": service,
        "window": window,
        "plain": plain,
        "beside": beside,
    }


def _beside(
    library: Path, asked: Sequence[Question], service: dict[str, Any], plain: dict[str, Any], without: set[str]
) -> dict[str, Any]:
    """Ask the competitors a few questions of each kind, and set all times for these questions side by side."""
    count = next((few for size, few in PEER_QUESTIONS.items() if _count(library) <= size), 1)
    seen: dict[str, int] = {}
    chosen = []
    for at, question in enumerate(asked):
        seen[question.kind] = seen.get(question.kind, 0) + 1
        if seen[question.kind] <= count:
            chosen.append(at)
    ours = [service["each"][at] for at in chosen]
    hits = [service["hits"][at] for at in chosen]
    beside: dict[str, Any] = {
        "questions": len(chosen),
        "service": {"p50": round(statistics.median(ours), 3)},
        "plain": _compared([plain["each"][at] for at in chosen], ours),
    }
    for name, ask in (("datasette", peers.ask_datasette), ("pandas", peers.ask_pandas)):

        def answers(ask: Callable[..., dict[str, Any]] = ask) -> dict[str, Any]:
            found = ask(peers.environment(generate.CACHE), flat_table(library), [asked[at] for at in chosen])
            same = found.pop("hits") == hits
            return {**_compared(found.pop("each"), ours), **found, "same_hits": same}

        beside[name] = _left_out("peers", without) or _guarded(answers)
    return beside


def _compared(theirs: Sequence[float], ours: Sequence[float]) -> dict[str, Any]:
    """Return their median, and the median of their time divided by ours question by question."""
    ratios = [one / other for one, other in zip(theirs, ours, strict=True)]
    return {"p50": round(statistics.median(theirs), 3), "ratio": round(statistics.median(ratios), 2)}


def _process(module: str, library: Path, texts: int, rounds: int) -> dict[str, Any]:
    command = [sys.executable, "-m", module, str(library), str(texts), str(rounds)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _guarded(work: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return what was measured, or why nothing was."""
    try:
        return work()
    except (peers.NotMeasured, subprocess.SubprocessError, OSError, ValueError, IndexError) as error:
        reason = str(error) if isinstance(error, peers.NotMeasured) else f"{type(error).__name__} in its process"
        return {NOT_MEASURED: reason}


def _left_out(part: str, without: set[str]) -> dict[str, Any] | None:
    return {NOT_MEASURED: "left out"} if part in without else None


def _count(library: Path) -> int:
    connection = sqlite3.connect(f"{library.absolute().as_uri()}?mode=ro", uri=True)
    count: int = connection.execute("SELECT count(*) FROM measures").fetchone()[0]
    connection.close()
    return count


def _load() -> float | None:
    """Return how many processes wanted a processor in the last minute, this one included; None where nobody tells."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
