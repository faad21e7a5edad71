"""The same chart drawn by matplotlib; runs in the peers' environment and imports nothing of the navigator.

``python plotpeers.py CHART.json FONTS WIDTH HEIGHT ROUNDS`` prints first and later milliseconds and peak memory. It
draws series, hatching, outlines, gaps, unit, years and names; no citations, ranges, bands or events.
"""

import json
import resource
import statistics
import sys
import time
from pathlib import Path
from typing import Any

MARKERS = "os^DP"
DASHES = ("-", "--", ":", "-.")
MOST_NAMES = 50


def draw(chart: dict[str, Any], size: tuple[int, int]) -> int:
    """Draw the chart and return the bytes of the image."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - found in the peers' environment alone
    from matplotlib.figure import Figure  # noqa: PLC0415 - as above

    figure = Figure(figsize=(size[0] / 100, size[1] / 100), dpi=100)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    years = chart["years"]
    if chart["form"] == "lines":
        _lines(axes, chart)
    else:
        _bars(axes, chart)
    axes.set_title(chart["title"])
    axes.set_ylabel(chart["unit"])
    every = max(1, len(years) // 25)
    axes.set_xticks(years[::every], [str(year) for year in years[::every]])
    axes.grid(axis="y")
    if len(chart["series"]) <= MOST_NAMES:
        axes.legend(loc="upper left", bbox_to_anchor=(1.01, 1.0), fontsize=6, ncols=1 + len(chart["series"]) // 30)
    canvas.draw()
    return len(canvas.buffer_rgba())


def _bars(axes: Any, chart: dict[str, Any]) -> None:
    base: dict[int, float] = {}
    for number, series in enumerate(chart["series"]):
        points = series["points"]
        bars = axes.bar(
            [fy for fy, _value, _partial in points],
            [value for _fy, value, _partial in points],
            bottom=[base.get(fy, 0.0) for fy, _value, _partial in points],
            width=0.8,
            label=series["label"],
            color="white" if series["hollow"] else f"C{number % 10}",
            edgecolor="black",
        )
        for bar, (fy, value, partial) in zip(bars, points, strict=True):
            base[fy] = base.get(fy, 0.0) + value
            if partial:
                bar.set_hatch("///")
        if len(chart["series"]) == 1:
            axes.bar_label(bars)


def _lines(axes: Any, chart: dict[str, Any]) -> None:
    for number, series in enumerate(chart["series"]):
        known = {fy: value for fy, value, _partial in series["points"]}
        axes.plot(
            chart["years"],
            [known.get(fy, float("nan")) for fy in chart["years"]],
            linestyle=DASHES[number % len(DASHES)],
            marker=MARKERS[number % len(MARKERS)],
            markersize=4,
            label=series["label"],
        )


def main(words: Path, fonts: Path, size: tuple[int, int], rounds: int) -> dict[str, Any]:
    """Return what drawing took."""
    import matplotlib as mpl  # noqa: PLC0415 - as above
    from matplotlib import font_manager  # noqa: PLC0415 - as above

    font_manager.fontManager.addfont(fonts / "BIZUDPGothic-Regular.ttf")
    mpl.rcParams["font.family"] = "BIZ UDPGothic"
    chart = json.loads(words.read_text(encoding="utf-8"))
    times = []
    for _ in range(rounds + 1):
        begin = time.perf_counter()
        draw(chart, size)
        times.append((time.perf_counter() - begin) * 1000)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "first_ms": round(times[0], 1),
        "warm_ms": round(statistics.median(times[1:]), 1),
        "peak_memory_mb": round(memory),
    }


if __name__ == "__main__":
    size = int(sys.argv[3]), int(sys.argv[4])
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), size, int(sys.argv[5]))))
