"""Charts: from the selection to the painted chart on screen and as a picture for paper, beside matplotlib.

Each way runs in a process of its own. The peer draws the same series with the same hatching, outlines, unit, years and
names from a JSON file, on a canvas of the same size. The first time in a process is told apart from the later ones.
"""

import json
import random
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from benchmarks import peers
from benchmarks.timing import milliseconds, peak_memory_mb
from navigator.domain.chart import (
    Chart,
    ChartForm,
    ChartSpec,
    Coverage,
    Metric,
    MetricFamily,
    Point,
    Series,
    Subject,
    SubjectKind,
)
from navigator.domain.figures import MILLION_YEN, Citation, Figure
from navigator.domain.results import Presentation
from navigator.domain.text import Text
from navigator.domain.vocabulary import BudgetKind
from navigator.services.library import open_library
from navigator.services.suite import ServiceSuite

PINNED = ("matplotlib==3.11.2",)
SIZE = (900, 500)
"""The canvas, pixels."""
TODAY = date(2026, 11, 22)
INITIAL = Metric(MetricFamily.BUDGET, "initial")
CASES = ("one program", "all programs", "47 lines", "100,000 points")
WAYS = ("screen", "paper", "matplotlib")
SHAPES = {"47 lines": (47, range(1995, 2025)), "100,000 points": (1000, range(1925, 2025))}
NOT_MEASURED = "not_measured"
LONGEST_S = 300
FRAMES, LONGEST_PAN_MS = 40, 4000.0
FONTS = Path(__file__).resolve().parents[1] / "resources" / "fonts"
AIM_ALL_MS, AIM_FRAMES, AIM_RATIO = 50.0, 60.0, 5.0


def measure(library: Path, rounds: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Return what each way took for each case: first and later milliseconds, and frames a second while panning."""
    result: dict[str, Any] = {"rounds": rounds, "peers": list(PINNED), "size": list(SIZE)}
    script = Path(__file__).with_name("plotpeers.py")
    for name in CASES:
        say(name)
        found = result[name] = {}
        for way in ("screen", "paper"):
            found[way] = _process([sys.executable, "-m", __name__, library, name, way, rounds])
        words = library.with_name("trends.json")
        words.write_text(found["screen"].pop("chart"), encoding="utf-8")
        try:
            python = peers.environment(library.parent, PINNED)
            found["matplotlib"] = _process([python, script, words, FONTS, *SIZE, rounds])
        except peers.NotMeasured as error:
            found["matplotlib"] = {NOT_MEASURED: str(error)}
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


def spec_of(suite: ServiceSuite, name: str) -> ChartSpec:
    """Return the question of a case over the facts."""
    if name == "one program":
        return ChartSpec((Subject(SubjectKind.PROGRAM, "mext-chiteki-1"),), INITIAL, ChartForm.GROUPED)
    programs = suite.trends.choices().subjects[SubjectKind.PROGRAM]
    return ChartSpec(tuple(one.subject for one in programs), INITIAL, ChartForm.STACKED)


def synthetic(name: str) -> Chart:
    """Return a made chart of lines, the same in every process; no figure of it is a fact."""
    count, years = SHAPES[name]
    chance = random.Random(20261122)
    series = []
    for number in range(count):
        value, points = chance.randrange(100, 900), []
        for fy in years:
            value = max(1, value + chance.randrange(-60, 65))
            figure = Figure(Decimal(value), MILLION_YEN, (Citation("made", ""),), kind=BudgetKind.INITIAL)
            points.append(Point(fy, figure))
        label = Text(f"合成系列{number + 1}", f"Made series {number + 1}")
        subject = Subject(SubjectKind.PROGRAM, f"made-{number}")
        series.append(Series(subject, label, tuple(points), Coverage(len(years), len(years))))
    spec = ChartSpec(tuple(one.subject for one in series), INITIAL, ChartForm.LINES)
    title = Text("合成データ（計測用）", "Synthetic data (for measuring)")
    return Chart(spec, title, MILLION_YEN, title, tuple(years), tuple(series), title)


def plain(chart: Chart) -> str:
    """Return a chart as JSON for the peer: its series with value, ※内数 and outline for every point."""
    series = [
        {
            "label": one.label.ja,
            "hollow": one.hollow,
            "points": [[point.fy, float(point.figure.value), point.partial] for point in one.points],
        }
        for one in chart.shown
    ]
    words = {"title": chart.title.ja, "unit": chart.unit.ja, "form": chart.spec.form.value, "years": chart.years}
    return json.dumps({**words, "series": series}, ensure_ascii=False)


def ours(library: Path, name: str, way: str, rounds: int) -> dict[str, Any]:
    """Return what selecting and painting take in this process."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - Qt for this process alone

    from navigator.qtsupport.fonts import install_fonts  # noqa: PLC0415 - as above
    from navigator.qtsupport.theme import Theme, apply_theme  # noqa: PLC0415 - as above

    application = QApplication(["benchmark", "-platform", "offscreen"])
    install_fonts(application)
    apply_theme(application, Theme.LIGHT)
    opened = open_library(library).library
    suite = ServiceSuite(opened, TODAY)
    made = synthetic(name) if name in SHAPES else None
    spec = None if made is not None else spec_of(suite, name)
    presentation = Presentation()
    asked: list[float] = []
    shown: list[Chart] = []

    def select() -> Chart:
        # A new value each time: nothing may be kept from the time before.
        chart = replace(made) if made is not None else suite.trends.chart(spec, presentation)
        shown[:] = [chart]
        return chart

    paint, pan = (_screen if way == "screen" else _paper)(presentation)
    times = []
    for _ in range(rounds + 1):
        asked.append(milliseconds(select))
        times.append(asked[-1] + milliseconds(lambda: paint(shown[0])))
    frames: list[float] = []
    while pan is not None and len(frames) < FRAMES and sum(frames) < LONGEST_PAN_MS:
        frames.append(milliseconds(lambda: pan(len(frames))))
    opened.close()
    return {
        "first_ms": round(times[0], 1),
        "warm_ms": round(statistics.median(times[1:]), 1),
        "asked_ms": round(statistics.median(asked[1:]), 1),
        "frame_ms": round(statistics.median(frames), 2) if frames else None,
        "worst_frame_ms": round(max(frames), 2) if frames else None,
        "points": sum(len(one.points) for one in shown[0].shown),
        "series": len(shown[0].shown),
        "peak_memory_mb": peak_memory_mb(),
        **({"chart": plain(shown[0])} if way == "screen" else {}),
    }


Paint = Callable[[Chart], object]
Pan = Callable[[int], object]


def _screen(presentation: Presentation) -> tuple[Paint, Pan | None]:
    """Return what shows a chart in the plot of the page and paints it, and what moves it a little and paints again."""
    from navigator.views.trends.chartview import ChartView  # noqa: PLC0415 - Qt for this process alone

    view = ChartView()
    view.resize(*SIZE)
    view.show()

    def paint(chart: Chart) -> None:
        view.show_chart(chart, presentation, ())
        view.grab()

    def pan(number: int) -> None:
        view.pan(0.02 if number % 10 < 5 else -0.02)
        view.grab()

    return paint, pan


def _paper(presentation: Presentation) -> tuple[Paint, Pan | None]:
    """Return what paints a chart as paper and files show it, into an image of the same size."""
    from PySide6.QtCore import QRectF  # noqa: PLC0415 - Qt for this process alone
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415 - as above

    from navigator.views.charts.picture import paint_chart  # noqa: PLC0415 - as above
    from navigator.views.charts.scene import Look  # noqa: PLC0415 - as above

    # 900 dots are 180 mm at this scale, the width of a picture in a report.
    scale = SIZE[0] / 180

    def paint(chart: Chart) -> None:
        image = QImage(*SIZE, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        paint_chart(painter, QRectF(0, 0, SIZE[0] / scale, SIZE[1] / scale), chart, presentation, Look())
        painter.end()

    return paint, None


def report(result: dict[str, Any]) -> str:
    """Return the tables and the aims."""
    lines = [
        "| chart | series | points | way | first, ms | warm, ms | asking, ms | panning, ms (worst) | ÷ screen |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name in CASES:
        own = result[name]["screen"]
        for way in WAYS:
            found = result[name][way]
            if NOT_MEASURED in found:
                lines.append(f"| {name} | | | {way} | not measured: {found[NOT_MEASURED]} | | | | |")
                continue
            frame = f"{found['frame_ms']:.1f} ({found['worst_frame_ms']:.1f})" if found.get("frame_ms") else ""
            asked = f"{found['asked_ms']:.1f}" if "asked_ms" in found else ""
            lines.append(
                f"| {name} | {own['series']} | {own['points']:,} | {way} | {found['first_ms']:.0f} | "
                f"{found['warm_ms']:.1f} | {asked} | {frame} | {found['warm_ms'] / own['warm_ms']:.1f} |"
            )
    return "\n".join([*lines, "", "| aim | reached | measured |", "|---|---|---|", *_aims(result)])


def _aims(result: dict[str, Any]) -> list[str]:
    own = result["all programs"]["screen"]
    lines = [_aim("all programs × all years ≤ 50 ms", own["warm_ms"] <= AIM_ALL_MS, f"{own['warm_ms']:.0f} ms")]
    for name in CASES:
        rate = 1000 / result[name]["screen"]["frame_ms"]
        lines.append(_aim(f"{name}: 60 frames a second while panning", rate >= AIM_FRAMES, f"{rate:.0f}"))
    for name in CASES:
        peer = result[name]["matplotlib"]
        if NOT_MEASURED not in peer:
            ratio = peer["warm_ms"] / result[name]["screen"]["warm_ms"]
            lines.append(_aim(f"{name}: ≥ 5 × faster than matplotlib", ratio >= AIM_RATIO, f"{ratio:.1f} ×"))
    return lines


def _aim(what: str, reached: object, measured: str) -> str:
    return f"| {what} | {'yes' if reached else 'no'} | {measured} |"


if __name__ == "__main__":
    print(json.dumps(ours(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]))))
