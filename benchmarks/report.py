"""The tables and the verdict on each aim, as Markdown."""

from collections.abc import Sequence
from typing import Any

from benchmarks.questions import LABELS

NOT_MEASURED = "not_measured"

AIMS_MS = {"bundled": (16, 16), "100000": (50, 50), "1000000": (150, 300)}
"""Aims for p95 of keystroke → rows painted, ms: filter clicks, texts."""
AIM_WINDOW, AIM_ROWS, AIM_DATASETTE = 1.5, 4.0, 10.0

Table = list[Sequence[str]]


def report(result: dict[str, Any]) -> str:
    """Return all tables of a result."""
    libraries = result["libraries"]
    parts = [
        "## Question → answer, milliseconds p50 / p95",
        *(_questions(_title(name, part), part) for name, part in libraries.items()),
        "## Beside a bare minimum and what one would pick instead",
        _markdown([_BESIDE, *(_beside(name, part) for name, part in libraries.items())]),
        "## Start and memory",
        _markdown([_START, *(_started(name, part) for name, part in libraries.items())]),
        _bare(result["start"]),
        "## Aims",
        _markdown([("aim", "reached", "measured"), *aims(result)]),
    ]
    return "\n\n".join(parts) + "\n"


def _title(name: str, part: dict[str, Any]) -> str:
    load = " to ".join(str(value) for value in part["load"])
    return f"{name} ({part['measures']:,} measures; load of the machine {load})"


def _questions(title: str, part: dict[str, Any]) -> str:
    rows: Table = [("question", "service", "window", "one SQL statement, no facets")]
    for kind, label in LABELS.items():
        rows.append((label, *(_cell(part[way], "times", kind) for way in ("service", "window", "plain"))))
    for key, label in (("text", "**all texts**"), ("filters", "**all filter clicks**")):
        rows.append((label, *(_cell(part[way], key) for way in ("service", "window", "plain"))))
    return f"### {title}\n\n{_markdown(rows)}"


def _cell(measured: dict[str, Any], *path: str) -> str:
    if NOT_MEASURED in measured:
        return f"not measured: {measured[NOT_MEASURED]}"
    found = measured
    for key in path:
        found = found[key]
    return f"{found['p50']:.1f} / {found['p95']:.1f}"


_BESIDE = (
    "library",
    "questions",
    "navigator",
    "one SQL statement",
    "Datasette",
    "pandas",
    "÷ SQL",
    "÷ Datasette",
    "÷ pandas",
)


def _beside(name: str, part: dict[str, Any]) -> Sequence[str]:
    """Medians over the questions that all were asked; a ratio above 1 says that the navigator is that much faster."""
    beside = part["beside"]
    ways = ("service", "plain", "datasette", "pandas")
    cells = [
        f"not measured: {beside[way][NOT_MEASURED]}" if NOT_MEASURED in beside[way] else f"{beside[way]['p50']:.1f} ms"
        for way in ways
    ]
    ratios = [f"{beside[way]['ratio']:.1f}×" if "ratio" in beside[way] else "–" for way in ways[1:]]
    return (name, str(beside["questions"]), *cells, *ratios)


_START = (
    "library",
    "window painted, ms",
    "first rows painted, ms",
    "columns built (service), s",
    "peak memory of the program, MB",
)


def _started(name: str, part: dict[str, Any]) -> Sequence[str]:
    window = part["window"]
    if NOT_MEASURED in window:
        said = f"not measured: {window[NOT_MEASURED]}"
        return (name, said, said, f"{part['service']['open_and_build_s']:.2f}", said)
    return (
        name,
        f"{window['window_ms']:.0f}",
        f"{window['rows_ms']:.0f}",
        f"{part['service']['open_and_build_s']:.2f}",
        f"{window['peak_memory_mb']:.0f}",
    )


def _bare(start: dict[str, Any]) -> str:
    if NOT_MEASURED in start:
        return f"Start: not measured: {start[NOT_MEASURED]}"
    floor = start["imports_ms"] / start["bare_window_ms"]
    times = {name: f"{start[name]:.0f} ms" for name in ("window_ms", "rows_ms", "bare_window_ms", "imports_ms")}
    return (
        f"Medians of {start['rounds']} starts by turns, bundled facts: window painted {times['window_ms']}, first rows "
        f"{times['rows_ms']}; an empty QMainWindow {times['bare_window_ms']}; importing PySide6, numpy and "
        f"sqlalchemy.orm alone {times['imports_ms']} ({floor:.1f} × the empty window)."
    )


def aims(result: dict[str, Any]) -> Table:
    """Return a row for each aim: what is aimed at, whether it is reached, what was measured."""
    rows: Table = []
    for name, (filters, text) in AIMS_MS.items():
        part = result["libraries"].get(name)
        for key, aim in (("filters", filters), ("text", text)):
            label = f"{name}: p95 ≤ {aim} ms, {'filter clicks' if key == 'filters' else 'texts'}"
            if part is None or NOT_MEASURED in part["window"]:
                rows.append((label, "not measured", ""))
                continue
            window, service = part["window"][key]["p95"], part["service"][key]["p95"]
            rows.append((label, _verdict(window <= aim), f"window {window:.1f} ms, service {service:.1f} ms"))
    start = result["start"]
    for key, aim, label in (
        ("window_ratio", AIM_WINDOW, "first painted window"),
        ("rows_ratio", AIM_ROWS, "first rows painted"),
    ):
        told = (_verdict(start[key] <= aim), f"{start[key]:.2f} ×") if key in start else ("not measured", "")
        rows.append((f"{label} ≤ {aim:g} × the empty window", *told))
    for name, part in result["libraries"].items():
        ratio = part["beside"]["datasette"].get("ratio")
        told = (_verdict(ratio >= AIM_DATASETTE), f"{ratio:.1f} ×") if ratio else ("not measured", "")
        rows.append((f"{name}: ≥ {AIM_DATASETTE:g} × faster than Datasette", *told))
    return rows


def _verdict(reached: bool) -> str:
    return "yes" if reached else "no"


def _markdown(rows: Sequence[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    lines.insert(1, "|" + "---|" * len(rows[0]))
    return "\n".join(lines)
