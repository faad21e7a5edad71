"""The axes of a chart on paper: values with level lines, fiscal years in eras, gaps, bands, events and breaks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from navigator.domain.chart import Band, Mark
from navigator.domain.document import Align
from navigator.domain.money import MISSING, format_myen
from navigator.domain.results import Presentation
from navigator.views.charts.canvas import BLACK, Box, Canvas
from navigator.views.charts.frame import Axis, Frame
from navigator.views.charts.series import axis_labels
from navigator.views.printing.styles import MARK, NOTE, mm

_GRID, _BAND, _OTHER_BAND, _EVENT = "#c8c8c8", "#eeeeee", "#f7f7f7", "#555555"
_TICK = mm(0.9)
_BESIDE = mm(1.2)
EVENT_ROOM = NOTE.pixels * 1.15
"""Height of the row of event marks above the plot."""


def value_room(axis: Axis, canvas: Canvas) -> float:
    """Return the width that the numbers of the axis of values need."""
    return max(canvas.width(format_myen(value), MARK) for value in axis.values()) + _BESIDE


def year_room(years: Sequence[int], presentation: Presentation) -> float:
    """Return the height that the years need: two lines where eras have names."""
    has_eras = any(era for _mark, era in axis_labels(years, presentation))
    return _BESIDE + MARK.pixels * 1.1 + (NOTE.pixels * 1.15 if has_eras else 0.0)


def draw_values(canvas: Canvas, frame: Frame, *, numbers: bool = True) -> None:
    """Draw the level lines and their values; the line of zero comes with the years, over the bars."""
    for value in frame.axis.values():
        y = frame.y(value)
        canvas.line(((frame.box.x, y), (frame.box.right, y)), _GRID, mm(0.12))
        if numbers:
            canvas.text(frame.box.x - _BESIDE, y + MARK.pixels * 0.36, format_myen(value), MARK, Align.RIGHT)


def draw_years(canvas: Canvas, frame: Frame, presentation: Presentation) -> None:
    """Draw the line of zero, the ticks and the fiscal years; where they are too many, every so manyth."""
    for y in {frame.y(Decimal(0)), frame.box.bottom}:
        canvas.line(((frame.box.x, y), (frame.box.right, y)), BLACK, mm(0.25))
    labels = axis_labels(frame.years, presentation)
    widest = max(canvas.width(mark, MARK) for mark, _era in labels) + mm(1)
    every = max(1, -int(-widest // frame.slot))
    base = frame.box.bottom + _BESIDE + MARK.pixels * 0.9
    taken = -1e9
    for number, (fy, (mark, era)) in enumerate(zip(frame.years, labels, strict=True)):
        edge = frame.left(fy)
        canvas.line(((edge, frame.box.bottom), (edge, frame.box.bottom + _TICK)), BLACK, mm(0.15))
        if number % every == 0:
            canvas.text(frame.middle(fy), base, mark, MARK, Align.CENTRE)
        # An era that begins right before another would run into it: the second waits for its next year.
        half = canvas.width(era) / 2 if era else 0.0
        left = max(frame.box.x - _BESIDE, min(frame.middle(fy) - half, frame.box.right - 2 * half))
        if era and left > taken:
            canvas.text(left, base + NOTE.pixels * 1.1, era, NOTE)
            taken = left + 2 * half + mm(0.5)
    canvas.line(((frame.box.right, frame.box.bottom), (frame.box.right, frame.box.bottom + _TICK)), BLACK, mm(0.15))


def draw_gaps(canvas: Canvas, frame: Frame, years: Iterable[int]) -> None:
    """Mark the years without any figure; a gap is never drawn as a bar of no height."""
    for fy in years if gaps_fit(canvas, frame) else ():
        canvas.text(frame.middle(fy), frame.box.bottom - mm(1), MISSING, MARK, Align.CENTRE)


def gaps_fit(canvas: Canvas, frame: Frame) -> bool:
    """Whether the signs of gaps stand apart: closer ones would look like a dotted line."""
    return frame.slot >= canvas.width(MISSING, MARK) * 1.5


def draw_bands(canvas: Canvas, frame: Frame, bands: Iterable[Band]) -> None:
    """Lay spans of years under the plot."""
    for number, (_band, left, right) in enumerate(_seen(frame, bands)):
        box = Box(left, frame.box.y, right - left, frame.box.height)
        canvas.area(box.corners(), _OTHER_BAND if number % 2 else _BAND)


def name_bands(canvas: Canvas, frame: Frame, bands: Iterable[Band], presentation: Presentation, above: float) -> None:
    """Write the names of the bands above the plot, ``above`` layout units from it."""
    for band, left, _right in _seen(frame, bands):
        lines = band_lines(canvas, frame, band, presentation)
        top = frame.box.y - above - len(lines) * NOTE.pitch - mm(0.4)
        for row, text in enumerate(lines):
            canvas.text(left + mm(0.6), top + row * NOTE.pitch + NOTE.baseline, text)


def band_room(canvas: Canvas, frame: Frame, bands: Iterable[Band], presentation: Presentation) -> float:
    """Return the height that the names of the bands need."""
    most = max((len(band_lines(canvas, frame, band, presentation)) for band in bands), default=0)
    return most * NOTE.pitch + (mm(0.4) if most else 0.0)


def _seen(frame: Frame, bands: Iterable[Band]) -> Iterator[tuple[Band, float, float]]:
    """Yield the bands that reach into the years of the axis, with their left and right edges."""
    for band in sorted(bands, key=lambda one: one.fy_from):
        first, last = max(band.fy_from, frame.years[0]), min(band.fy_to, frame.years[-1])
        if first <= last:
            yield band, frame.left(first), frame.left(last) + frame.slot


def band_lines(canvas: Canvas, frame: Frame, band: Band, presentation: Presentation) -> tuple[str, ...]:
    """Return the name of a band in lines that fit between its edges, none where not even four letters do."""
    first, last = max(band.fy_from, frame.years[0]), min(band.fy_to, frame.years[-1])
    room = frame.slot * (last - first + 1) - mm(1.2)
    if first > last or room < NOTE.pixels * 4:
        return ()
    lines = canvas.setter.lines(band.label.of(presentation.language), NOTE, room)
    return tuple("".join(run.text for run in line.runs) for line in lines)


def numbered(marks: Iterable[Mark]) -> Mapping[int, list[int]]:
    """Return the numbers of the events (from 1, in the order of ``marks``) by year."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks, 1):
        found[mark.fy].append(number)
    return found


def draw_event_lines(canvas: Canvas, frame: Frame, marks: Iterable[Mark]) -> None:
    """Draw a dashed line in the year of every event; bars and figures stand over it."""
    for fy in numbered(marks):
        if frame.holds(fy):
            x = frame.middle(fy)
            canvas.line(((x, frame.box.y), (x, frame.box.bottom)), _EVENT, mm(0.18), (mm(0.8), mm(0.8)))


def name_events(canvas: Canvas, frame: Frame, marks: Iterable[Mark]) -> None:
    """Write the numbers of the events above the plot; what they are stands below the chart."""
    right = -1e9
    for fy, numbers in sorted(numbered(marks).items()):
        if not frame.holds(fy):
            continue
        text = "▼" + _spans(numbers)
        half = canvas.width(text, MARK) / 2
        # Signs that would touch: the later one moves right, its line says where it belongs.
        x = max(frame.middle(fy), right + half + mm(0.6))
        canvas.text(x, frame.box.y - mm(0.5), text, MARK, Align.CENTRE)
        right = x + half


def draw_breaks(canvas: Canvas, frame: Frame, years: Iterable[int]) -> None:
    """Draw the sign of a changed definition before a year: two slanted strokes on the axis and a dotted line."""
    for fy in sorted(set(years)):
        if not frame.years[0] < fy <= frame.years[-1]:
            continue
        x, bottom = frame.left(fy), frame.box.bottom
        canvas.line(((x, frame.box.y), (x, bottom)), _EVENT, mm(0.3), (mm(0.3), mm(0.9)))
        for shift in (-mm(0.6), mm(0.6)):
            canvas.line(
                ((x + shift - mm(0.7), bottom + mm(1.2)), (x + shift + mm(0.7), bottom - mm(1.2))), BLACK, mm(0.3)
            )


def _spans(numbers: Sequence[int]) -> str:
    """Return numbers in a row: 1, 3–5."""
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]}–{numbers[-1]}"
    return ",".join(str(number) for number in numbers)
