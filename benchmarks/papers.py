"""Papers: the council sheet of six programs and a catalogue of all measures, by the navigator and by its peers.

Each way runs in a process of its own for each document, after the same document's words were written to a JSON file
once; the peers set the same words with the same fonts. The first time in a process is told apart from the later ones.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks import peers
from benchmarks.timing import milliseconds, peak_memory_mb
from navigator.domain.catalogues import Catalogue
from navigator.domain.comparison import Compared, ComparisonSpec
from navigator.domain.document import Document
from navigator.domain.filters import Filter
from navigator.domain.results import Presentation
from navigator.services.comparing import ComparingService
from navigator.services.finding import FindingService
from navigator.services.library import open_library
from navigator.services.reports import ReportService
from navigator.services.sheet_parts import SheetOptions

PINNED = ("weasyprint==70.0", "reportlab==5.1.0")
FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
SIX = ("mext-chiteki-1", "mext-chiteki-2", "mext-toshi-area", "meti-consortium", "maff-sentan", "mext-kesshu-joint")
TODAY = date(2026, 11, 22)
LONGEST_S = 900
DOCUMENTS = ("sheet", "catalogue")
WAYS = ("navigator", "weasyprint", "reportlab")
NOT_MEASURED = "not_measured"
AIM_SHEET_MS, AIM_RATIO, AIM_PAGES_A_SECOND = 500.0, 3.0, 100.0


def measure(library: Path, rounds: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Return what each way took for each document: first and later milliseconds, pages, bytes, peak memory."""
    result: dict[str, Any] = {"rounds": rounds, "peers": list(PINNED)}
    for name in DOCUMENTS:
        say(name)
        found = result[name] = {"navigator": _process([sys.executable, "-m", __name__, library, name, rounds])}
        words = library.with_name(f"papers-{name}.json")
        words.write_text(found["navigator"].pop("words"), encoding="utf-8")
        script = Path(__file__).with_name("paperpeers.py")
        for way in WAYS[1:]:
            say(f"{name}: {way}")
            try:
                python = peers.environment(library.parent, PINNED)
                # One warm run of a long catalogue takes a peer minutes.
                times = rounds if name == "sheet" else 1
                found[way] = _process([python, script, way, words, FONTS, times])
            except peers.NotMeasured as error:
                found[way] = {NOT_MEASURED: str(error)}
    return result


def _process(command: Sequence[object]) -> dict[str, Any]:
    try:
        done = subprocess.run(
            [str(word) for word in command], check=True, stdout=subprocess.PIPE, text=True, timeout=LONGEST_S
        )
    except subprocess.SubprocessError as error:
        raise peers.NotMeasured(f"{Path(str(command[1])).name} failed ({type(error).__name__})") from error
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def document(library: Path, name: str) -> tuple[Document, float]:
    """Return the council sheet of six programs or the catalogue of all measures, and the ms of asking the library."""
    opened = open_library(library).library
    finding = FindingService(opened, TODAY)
    reports = ReportService(opened, finding, ComparingService(opened, TODAY))
    begin = time.perf_counter()
    if name == "sheet":
        spec = ComparisonSpec(tuple(Compared(Catalogue.PROGRAMS, code) for code in SIX))
        made = reports.council(spec, SheetOptions(number="資料1"), Presentation())
    else:
        made = reports.catalogue(Filter(Catalogue.MEASURES), SheetOptions(), Presentation())
    taken = (time.perf_counter() - begin) * 1000
    opened.close()
    return made, taken


def words_of(made: Document) -> str:
    """Return a document as JSON for the peers, each block with its kind."""
    plain = asdict(made)
    for block, kind in zip(plain["blocks"], made.blocks, strict=True):
        block["kind"] = type(kind).__name__
    return json.dumps(plain, ensure_ascii=False, default=str)


def ours(library: Path, name: str, rounds: int) -> dict[str, Any]:
    """Return what layout and PDF take in this process."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - Qt for this process alone

    from navigator.qtsupport.fonts import install_fonts  # noqa: PLC0415 - as above
    from navigator.views.printing.output import pdf_bytes  # noqa: PLC0415 - as above
    from navigator.views.printing.pages import paginate  # noqa: PLC0415 - as above

    application = QGuiApplication(["benchmark", "-platform", "offscreen"])
    install_fonts(application)
    made, asked = document(library, name)
    layout, painting = [], []
    for _ in range(rounds + 1):
        pages: list[Any] = []
        layout.append(milliseconds(lambda pages=pages: pages.append(paginate(made))))
        files: list[bytes] = []
        painting.append(milliseconds(lambda pages=pages, files=files: files.append(pdf_bytes(pages[0]))))
    return {
        "first_ms": round(layout[0] + painting[0], 1),
        "warm_ms": round(statistics.median(map(sum, zip(layout[1:], painting[1:], strict=True))), 1),
        "asked_ms": round(asked, 1),
        "layout_ms": round(statistics.median(layout[1:]), 1),
        "pdf_ms": round(statistics.median(painting[1:]), 1),
        "pages": pages[0].count,
        "kilobytes": round(len(files[0]) / 1e3, 1),
        "peak_memory_mb": peak_memory_mb(),
        "words": words_of(made),
    }


def report(result: dict[str, Any]) -> str:
    """Return the tables and the aims."""
    lines = ["| paper | way | first, ms | warm, ms | pages | pages/s | file, kB | peak memory, MB | ÷ navigator |"]
    lines.append("|---|---|---|---|---|---|---|---|---|")
    for name in DOCUMENTS:
        base = result[name]["navigator"]["warm_ms"]
        for way in WAYS:
            found = result[name][way]
            if NOT_MEASURED in found:
                lines.append(f"| {name} | {way} | not measured: {found[NOT_MEASURED]} | | | | | | |")
                continue
            speed = found["pages"] / found["warm_ms"] * 1000
            lines.append(
                f"| {name} | {way} | {found['first_ms']:.0f} | {found['warm_ms']:.0f} | {found['pages']} | {speed:.0f} "
                f"| {found['kilobytes']:.0f} | {found['peak_memory_mb']:.0f} | {found['warm_ms'] / base:.1f} |"
            )
    for name in DOCUMENTS:
        own = result[name]["navigator"]
        told = f"layout {own['layout_ms']:.0f} ms and PDF {own['pdf_ms']:.0f} ms of the warm time"
        lines.append(f"\n{name}: {told}; asking the library came before, {own['asked_ms']:.0f} ms.")
    return "\n".join([*lines, "", "| aim | reached | measured |", "|---|---|---|", *_aims(result)])


def _aims(result: dict[str, Any]) -> list[str]:
    sheet, catalogue = (result[name]["navigator"] for name in DOCUMENTS)
    rows = [
        (
            f"six-program sheet ≤ {AIM_SHEET_MS:g} ms warm",
            sheet["warm_ms"] <= AIM_SHEET_MS,
            f"{sheet['warm_ms']:.0f} ms",
        )
    ]
    for name in DOCUMENTS:
        theirs = result[name]["weasyprint"].get("warm_ms")
        if theirs:
            ratio = theirs / result[name]["navigator"]["warm_ms"]
            rows.append((f"{name}: ≥ {AIM_RATIO:g} × faster than WeasyPrint", ratio >= AIM_RATIO, f"{ratio:.1f} ×"))
    speed = catalogue["pages"] / catalogue["warm_ms"] * 1000
    rows.append((f"catalogue ≥ {AIM_PAGES_A_SECOND:g} pages a second", speed >= AIM_PAGES_A_SECOND, f"{speed:.0f}"))
    return [f"| {aim} | {'yes' if reached else 'no'} | {told} |" for aim, reached, told in rows]


if __name__ == "__main__":
    print(json.dumps(ours(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])), ensure_ascii=False))
